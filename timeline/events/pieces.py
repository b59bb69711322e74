"""Cuts one sentence into the pieces of which its clauses are made: at signs, and at words that open a clause."""

from __future__ import annotations

from timeline.events.clauses import Sentence, is_sign
from timeline.events.openings import SEPARATORS, ClauseOpener, clause_openers
from timeline.events.phrases import PhraseReader
from timeline.lang.headline import HeadlineWords

_HEADING = 14  # words within which a heading ends that was glued to the sentence
_REPEATED = 2  # words that stand at the beginning of both
_ENDS = frozenset(".!?…")


class PieceCutter(ClauseOpener):
    """Splits one sentence into pieces and says what each is; `signs` has the sign before each piece."""

    def __init__(self, reader: PhraseReader, gone: set[int], words: HeadlineWords, *, closing: bool = False) -> None:
        self.reader, self.words = reader, words
        self.sentence: Sentence = reader.sentence
        self.trigger = reader.trigger
        dropped = set(gone)
        gone |= {at - 1 for at in gone if at and reader.lows[at - 1] in words.of["articles"] and at != self.trigger}
        gone -= {self.trigger}
        gone |= self._glued()
        self.first = next(
            (at for at, raw in enumerate(self.sentence.raws) if raw[0].isalnum() and at not in gone - dropped), 0
        )
        if self.sentence.lows[self.first] in words.of["coordinate"] - words.of["content"] - {self.trigger}:
            gone.add(self.first)  # "Maar het leger ..."
            self.first += 1
        self.gone = gone
        self.pieces: list[list[int]] = []
        self.signs: list[str] = []  # the sign before each piece
        self._kinds: dict[int, str] = {}
        self.kept: list[int] = []  # the words of all pieces and the signs between them
        self.closing = closing
        self._cut(gone)
        if closing:
            self._close_relatives()
        opening = words.of["subordinate"] | words.of["now"]
        self.openers = {piece[0] for piece in self.pieces if reader.lows[piece[0]] in opening}

    def _cut(self, gone: set[int]) -> None:
        piece: list[int] = []
        depth, sign = 0, ""
        inside = self.in_brackets()
        lows, openers = self.reader.lows, clause_openers(self.words)
        ended = len(self.sentence.raws)
        if ended > 1 and self.sentence.raws[ended - 2] in _ENDS:
            ended -= 1  # the quote that closes behind the full stop
        while ended and self.sentence.raws[ended - 1] in _ENDS:
            ended -= 1
        for at, raw in enumerate(self.sentence.raws[:ended]):
            depth += raw == "("
            hidden = depth > 0 and not inside
            depth -= raw == ")" and depth > 0
            if hidden or at in gone:
                continue
            self.kept.append(at)
            if raw in SEPARATORS and self._separates(at):
                if piece:
                    self.pieces.append(piece)
                    self.signs.append(sign)
                    piece = []
                sign = raw
            elif piece and lows[at] in openers and self._opens(at, piece):
                self.pieces.append(piece)
                self.signs.append(sign)
                piece, sign = [at], ""
            else:
                piece.append(at)
        if piece:
            self.pieces.append(piece)
            self.signs.append(sign)

    def _close_relatives(self) -> None:
        """Ends a relative clause where the verb of the clause around it follows ("De man die weigerde | is vrij")."""
        opening = self.words.of["relative"]
        k = 1
        while k < len(self.pieces):
            piece, low = self.pieces[k], self._low(self.pieces[k])
            if self.signs[k] == "" and low in opening and self._waits(k - 1):
                at = self._second_verb(piece)
                if at is not None:
                    self.pieces[k : k + 1] = [piece[: piece.index(at)], piece[piece.index(at) :]]
                    self.signs.insert(k + 1, "")
            k += 1

    def _waits(self, k: int) -> bool:
        """Whether a main clause that has its verb yet to come ends with this piece."""
        opening = self.words.of["relative"]
        while k > 0 and self._low(self.pieces[k]) in opening:
            k -= 1
        low = self._low(self.pieces[k])
        depends = any(low in self.words.of[name] for name in ("subordinate", "relative", "content", "purpose"))
        return not depends and self._finite(self.pieces[k]) is None

    def _second_verb(self, piece: list[int]) -> int | None:
        """The finite verb of a piece behind the one of its own clause, with other words between them."""
        first = self._finite(piece[1:])
        if first is None:
            return None
        after = [at for at in piece if at > first]
        n = 0
        while n < len(after) and (self.reader.is_finite(after[n]) or self.reader.is_rest(after[n], False)):
            n += 1
        infinitive = self.words.ends["infinitive_ends"]
        for at in after[max(n, 1) :]:
            if self.reader.is_finite(at):
                low, before = self.sentence.lows[at], self.sentence.lows[at - 1]
                return None if low.endswith(infinitive) and before in self.words.of["modal"] else at
        return None

    def _glued(self) -> set[int]:
        """The words of a heading glued to the sentence or, where the heading tells of the event, those behind it."""
        raws, lows = self.sentence.raws, self.sentence.lows
        articles, numbers = self.words.of["articles"], self.words.numbers
        for at in range(1, min(_HEADING, len(raws) - 1)):
            if not raws[at][0].isupper() or is_sign(raws[at - 1]):
                continue
            again = at > _REPEATED and raws[at : at + _REPEATED] == raws[:_REPEATED]
            plain = raws[at + 1][0].islower() or lows[at + 1] in self.words.adjectives
            again = again or (raws[at - 1].islower() and lows[at] == lows[at - 1] and lows[at] not in self.words.closed)
            opens = lows[at] in articles or lows[at] in numbers
            opens = opens and lows[at - 1] not in self.words.of["prepositions"]
            dateline = at == 1 and raws[0].islower() and raws[0].isalpha() and lows[0] not in self.words.closed
            if again or (opens and (plain or dateline)):
                return set(range(at)) if self.trigger >= at else set(range(at, len(raws)))
        return set()

    def in_brackets(self) -> bool:
        """Whether the trigger stands in brackets, so that they cannot go."""
        raws = self.sentence.raws[: self.trigger]
        return raws.count("(") > raws.count(")")

    def _low(self, piece: list[int]) -> str:
        for at in piece:
            if self.sentence.raws[at][0].isalnum():
                return self.sentence.lows[at]
        return ""

    def _kind(self, k: int) -> str:
        """What sort of clause a piece is by its first word; each is asked for many times."""
        known = self._kinds.get(k)
        if known is None:
            known = self._kinds[k] = self._reads_kind(k)
        return known

    def _reads_kind(self, k: int) -> str:
        low, words = self._low(self.pieces[k]), self.words.of
        verb = self._finite(self.pieces[k][1:])
        opened = low in words["subordinate"] or (k > 0 and low in words["now"] and self.signs[k] == "")
        if opened and (verb is not None or low not in words["prepositions"]):
            return "dependent"
        if low in words["purpose"] and self.words.purpose_mark in (self.sentence.lows[at] for at in self.pieces[k]):
            return "purpose"
        if k and low in words["content"] - words["certain"] and verb is not None and self._comes_last(k, verb):
            return "content"  # "onduidelijk of het leger ingrijpt"
        second = self.pieces[k][1] if len(self.pieces[k]) > 1 else None
        if not k and self.pieces[0][0] > 1 and low in words["content"] and second is not None:
            return "content"  # what stood before only said who says so
        alone = second is not None and (second == self.pieces[k][-1] or self.signs[k] == "")
        dated = second is not None and second > self.pieces[k][0] + 1  # "die vorige week waren opgepakt"
        closing = second is not None and (alone or dated) and self.reader.is_finite(second)
        if k and low in words["relative"] and second is not None and (closing or not self.reader.is_finite(second)):
            comma = self.signs[k] == ","
            degrees = (self.sentence.lows[at] for at in self.pieces[k - 1][1:])
            if low in words["certain"] and not words["degrees"].isdisjoint(degrees):
                return "content"  # "zo laag, dat ..."
            before = self.reader.read(self.pieces[k - 1])[-1].kind
            ended = self.reader.read(self.pieces[k - 1])[-1]
            acts = before == "prep" and self.reader.lows[ended.at[0]] in words["agent"]  # "door een groep die ..."
            told = self.trigger in self.pieces[k - 1] and self.reader.shape != "noun" and not acts
            if told and not comma and low in words["content"]:
                return "content"
            loose = before == "particle" and self.words.of["expletive"].isdisjoint(
                self.sentence.lows[at] for at in self.pieces[k - 1]
            )
            said = (before not in ("noun", "prep") and not loose) or self._reports(self.pieces[k - 1])
            return "content" if low in words["content"] and not comma and said else "relative"
        return "main"

    def _comes_last(self, k: int, verb: int) -> bool:
        """Whether the verb of a piece stands at its end, as in a clause that depends on another."""
        piece = self.pieces[k]
        return verb > piece[0] + 1 and all(self.reader.is_rest(at, True) for at in piece if at > verb)

    def _reports(self, piece: list[int]) -> bool:
        known = [self.words.of[name] for name in ("reporting", "asking", "holding")]
        return any(self.sentence.lows[at] in words for at in piece for words in known)

    def told(self) -> list[int]:
        """The sentence without brackets, sources, date, and who says so at its end."""
        end = self._told_end(0) if self.pieces else -1
        return [at for at in self.kept if at <= end]

    def depends(self, positions: list[int]) -> bool:
        """Whether the piece of the first of these words is no main clause."""
        for k, piece in enumerate(self.pieces):
            if any(at in piece for at in positions):
                return self._kind(k) != "main" or self._low(piece) in self.words.of["coordinate"]
        return False

    def opens_content(self, at: int) -> bool:
        """Whether "dat" at this word opens a clause, and is no pronoun."""
        return any(piece[0] == at and self._kind(k) == "content" for k, piece in enumerate(self.pieces))

    def _is_aside(self, k: int) -> bool:
        """Whether a piece can go: it depends on another, only says who says so, or stands beside a noun."""
        if k == 0:
            return self._kind(k) != "main"
        piece = self.pieces[k]
        return bool(self._kind(k) != "main" or self._low(piece) in self.words.of["aside"])

    def _told_end(self, k: int) -> int:
        """The last word after this piece before it is only said who says so."""
        for i in range(k + 1, len(self.pieces)):
            low, first = self._low(self.pieces[i]), self.pieces[i][0]
            goes_on = i + 1 < len(self.pieces) and self.signs[i + 1] == "" and self._kind(i + 1) == "content"
            said = (low in self.words.of["speaking"] and not goes_on) or self._follows_source(first)
            if self.signs[i] in (",", "–", "-", "—") and said:
                return self.pieces[i - 1][-1]
        return self.pieces[-1][-1]

    def _follows_source(self, at: int) -> bool:
        """Whether what stands before a word was dropped back to a comma ("..., zei de minister op het vliegveld")."""
        before = at - 1
        while before in self.gone:
            before -= 1
        return 0 < before < at - 1 and self.sentence.raws[before] in SEPARATORS
