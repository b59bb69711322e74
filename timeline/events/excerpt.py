"""Picks the words of the clause that tells of an event, without asides, sources, brackets and what depends on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.events.clauses import Sentence, is_sign
from timeline.events.phrases import PhraseReader
from timeline.lang.headline import HeadlineWords

_SEPARATORS = frozenset(",;:–—-()…")
_ENDS = frozenset(".!?…")
_LISTED = 3  # words of a member of a list
_LABEL = 6  # words of what stands before a colon or a dash


@dataclass(slots=True)
class Excerpt:
    """A clause: `kind` is main, says ("..., zegt hij"), content ("dat ..."), relative, dependent or purpose.

    `before` is the clause on which one that is not a main clause depends, or which lends its subject; `speech` is what
    is said where the clause only says who says so.
    """

    kind: str
    at: list[int]
    before: list[int] = field(default_factory=list)
    shares: bool = False  # a second verb of one subject ("en beschuldigt ...")
    content: list[int] = field(default_factory=list)
    opener: str = ""  # the word that makes it depend
    whole: list[int] = field(default_factory=list)  # from the clause before to the end of this one
    attached: list[int] = field(default_factory=list)  # what follows without a comma and belongs to it
    rest: list[int] = field(default_factory=list)  # all that follows, but for who says so
    host: Excerpt | None = None  # the main clause on which a clause depends


class Excerpter:
    """Splits one sentence into pieces and puts those of the trigger's clause together."""

    def __init__(self, reader: PhraseReader, gone: set[int], words: HeadlineWords) -> None:
        self.reader, self.words = reader, words
        self.sentence: Sentence = reader.sentence
        self.trigger = reader.trigger
        gone |= {at - 1 for at in gone if at and reader.lows[at - 1] in words.of["articles"] and at != self.trigger}
        gone -= {self.trigger}
        self.first = next((at for at, raw in enumerate(self.sentence.raws) if raw[0].isalnum()), 0)
        if self.sentence.lows[self.first] in words.of["coordinate"] - words.of["content"] - {self.trigger}:
            gone.add(self.first)  # "Maar het leger ..."
            self.first += 1
        self.gone = gone
        self.pieces: list[list[int]] = []
        self.signs: list[str] = []  # the sign before each piece
        self.kept: list[int] = []  # the words of all pieces and the signs between them
        self._cut(gone)
        self.openers = {piece[0] for piece in self.pieces if reader.lows[piece[0]] in words.of["subordinate"]}

    def _cut(self, gone: set[int]) -> None:
        piece: list[int] = []
        depth, sign = 0, ""
        inside = self._bracketed()
        ended = len(self.sentence.raws)
        while ended and self.sentence.raws[ended - 1] in _ENDS:
            ended -= 1
        for at, raw in enumerate(self.sentence.raws[:ended]):
            depth += raw == "("
            hidden = depth > 0 and not inside
            depth -= raw == ")" and depth > 0
            if hidden or at in gone:
                continue
            self.kept.append(at)
            if self._separates(at):
                if piece:
                    self.pieces.append(piece)
                    self.signs.append(sign)
                    piece = []
                sign = raw
            elif piece and self._opens(at):
                self.pieces.append(piece)
                self.signs.append(sign)
                piece, sign = [at], ""
            else:
                piece.append(at)
        if piece:
            self.pieces.append(piece)
            self.signs.append(sign)

    def _bracketed(self) -> bool:
        """Whether the trigger stands in brackets, so that they cannot go."""
        raws = self.sentence.raws[: self.trigger]
        return raws.count("(") > raws.count(")")

    def _separates(self, at: int) -> bool:
        raw, sentence = self.sentence.raws[at], self.sentence
        if raw not in _SEPARATORS:
            return False
        if raw == "-":
            ahead = at + 1 < len(sentence.raws) and sentence.starts[at + 1] > sentence.ends[at]
            return at == 0 or (sentence.starts[at] > sentence.ends[at - 1] and ahead)
        if raw == "," and 0 < at < len(sentence.raws) - 1:
            return not (sentence.raws[at - 1][-1].isdigit() and sentence.starts[at + 1] == sentence.ends[at])
        return True

    def _opens(self, at: int) -> bool:
        """Whether a clause begins at a word that no comma precedes."""
        low, before = self.sentence.lows[at], self.sentence.lows[at - 1]
        words = self.words.of
        after = self.sentence.lows[at + 1] if at + 1 < len(self.sentence.lows) else ""
        if low in words["purpose"]:
            ahead = self.sentence.lows[at + 1 : at + 25]
            return self.words.purpose_mark in ahead and after not in words["purpose_not"] and not after[:1].isdigit()
        lately = self.sentence.lows[max(0, at - 4) : at]
        if low in words["content"] and before in words["particles"] and not words["expletive"].isdisjoint(lately):
            return self._verb_ahead(at)  # "waarschuwde er ook voor dat"
        if before in words["prepositions"] or before in words["determiners"]:
            return False
        if is_sign(before) and before not in _SEPARATORS:
            return False
        if low in words["relative"]:
            if low in words["content"]:
                return True
            return before not in words["subordinate"] and not self.reader.is_finite(at - 1)
        if low in words["subordinate"]:
            if low in words["prepositions"] or after[:1].isdigit() or self.reader.is_finite(at - 1):
                return False
            return self._verb_ahead(at)
        if low in words["coordinate"]:
            cut = any(start == at for start, _ in self.sentence.clauses) and self._verb_ahead(at, 7)
            next_is_verb = at + 1 < len(self.sentence.lows) and self.reader.is_finite(at + 1)
            return cut or (next_is_verb and any(self.reader.is_finite(one) for one in range(at)))
        return False

    def _verb_ahead(self, at: int, reach: int = 30) -> bool:
        ahead = range(at + 1, min(at + reach, len(self.sentence.lows)))
        return any(self.reader.is_finite(one) for one in ahead)

    def _low(self, piece: list[int]) -> str:
        for at in piece:
            if self.sentence.raws[at][0].isalnum():
                return self.sentence.lows[at]
        return ""

    def _finite(self, piece: list[int]) -> int | None:
        return next((at for at in piece if self.reader.is_finite(at)), None)

    def _kind(self, k: int) -> str:
        """What sort of clause a piece is by its first word."""
        low, words = self._low(self.pieces[k]), self.words.of
        verb = self._finite(self.pieces[k][1:])
        if low in words["subordinate"] and (verb is not None or low not in words["prepositions"]):
            return "dependent"
        if low in words["purpose"] and self.words.purpose_mark in (self.sentence.lows[at] for at in self.pieces[k]):
            return "purpose"
        second = self.pieces[k][1] if len(self.pieces[k]) > 1 else None
        if not k and self.pieces[0][0] > 1 and low in words["content"] and second is not None:
            return "content"  # what stood before only said who says so
        closing = second is not None and self.reader.is_finite(second) and second == self.pieces[k][-1]
        if k and low in words["relative"] and second is not None and (closing or not self.reader.is_finite(second)):
            comma = self.signs[k] == ","
            before = self.reader.read(self.pieces[k - 1])[-1].kind
            told = self.trigger in self.pieces[k - 1] and self.reader.shape != "noun"
            if told and not comma and low in words["content"]:
                return "content"
            said = before not in ("noun", "prep") or self._reports(self.pieces[k - 1])
            return "content" if low in words["content"] and not comma and said else "relative"
        return "main"

    def _reports(self, piece: list[int]) -> bool:
        known = [self.words.of[name] for name in ("reporting", "asking", "holding")]
        return any(self.sentence.lows[at] in words for at in piece for words in known)

    def told(self) -> list[int]:
        """The sentence without brackets, sources, date, and who says so at its end."""
        end = self._told_end(0) if self.pieces else -1
        return [at for at in self.kept if at <= end]

    def _is_aside(self, k: int) -> bool:
        """Whether a piece can go: it depends on another, only says who says so, or stands beside a noun."""
        if k == 0:
            return self._kind(k) != "main"
        piece = self.pieces[k]
        return bool(self._kind(k) != "main" or self._low(piece) in self.words.of["aside"])

    def excerpt(self) -> Excerpt:
        """The clause of the trigger."""
        k = next((i for i, piece in enumerate(self.pieces) if self.trigger in piece), None)
        if k is None:
            return Excerpt("main", [self.trigger])
        kind = self._kind(k)
        if kind != "main":
            main = next((i for i in range(k - 1, -1, -1) if self._kind(i) == "main"), None)
            before = self.pieces[main] if main is not None else []
            skip = 1 if kind != "purpose" else 0
            at = self.pieces[k][skip:] or self.pieces[k]
            if self._finite(at) is None and kind != "purpose":
                for piece in self.pieces[k + 1 :]:  # "terwijl de stad, die ..., werd beschoten"
                    if self._finite(piece) is not None and self._low(piece) not in self.words.of["relative"]:
                        at = at + piece
                        break
            whole = [one for one in range(before[0], at[-1] + 1) if one not in self.gone] if before and at else []
            host = self._main(main) if main is not None else None
            return Excerpt(kind, at, before, whole=whole, opener=self._low(self.pieces[k]), host=host)
        return self._main(k)

    def _main(self, k: int) -> Excerpt:
        """The main clause in which this piece stands, with what follows it."""
        excerpt = self._clause(k)
        last = next((i for i, piece in enumerate(self.pieces) if excerpt.at[-1] in piece), k)
        i = last + 1
        while i < len(self.pieces) and self.signs[i] == "" and self._kind(i) != "main":
            excerpt.attached = [*excerpt.attached, *self.pieces[i]]
            i += 1
        end = self._told_end(last)
        excerpt.rest = [at for at in self.kept if excerpt.at[-1] < at <= end]
        return excerpt

    def _told_end(self, k: int) -> int:
        """The last word after this piece before it is only said who says so."""
        for i in range(k + 1, len(self.pieces)):
            low = self._low(self.pieces[i])
            if self.signs[i] in (",", "–", "-", "—") and low in self.words.of["speaking"]:
                return self.pieces[i - 1][-1]
        return self.pieces[-1][-1]

    def _clause(self, k: int) -> Excerpt:
        piece = self.pieces[k]
        low = self._low(piece)
        verb = self._finite(piece)
        piece = piece + (self._adjectives(k) if verb is None else self._adjectives(k) or self._broken_off(k))
        coordinate = low in self.words.of["coordinate"]
        if coordinate and verb is not None:
            piece = piece[1:] or piece
            ahead = next((i for i in range(k - 1, -1, -1) if self._kind(i) == "main"), None)
            before = self._main(ahead).at if ahead is not None else []
            return Excerpt("main", piece, before, shares=piece[:1] == [verb], content=self._said(k))
        if k and verb == piece[0] and low in self.words.of["speaking"] and self._finite(self.pieces[0]) is not None:
            host = self._main(0) if self._kind(0) == "main" else None
            return Excerpt("says", piece, host.at if host else [], host=host)
        if k == 0 and low in self.words.of["free"] and len(self.pieces) > 1 and self._finite(self.pieces[1][:1]):
            return Excerpt("main", [at for at in range(piece[0], self.pieces[1][-1] + 1) if at not in self.gone])
        left = self._left(k, verb)
        at = [*left, *piece] if left else list(piece)
        if verb is None and self._finite(left) is None:
            at += self._right(k)
        return Excerpt("main", at, content=self._said(k))

    def _adjectives(self, k: int) -> list[int]:
        """The rest of a list of adjectives ("zorgen over politieke, financiële en militaire steun")."""
        last = self.sentence.lows[self.pieces[k][-1]]
        if not last.endswith("e") or last.endswith("ie") or last in self.words.of["nouns_in_e"]:
            return []
        if self.sentence.raws[self.pieces[k][-1]][0].isupper() or self.signs[k + 1 : k + 2] != [","]:
            return []
        return [self.pieces[k][-1] + 1, *self.pieces[k + 1]]

    def _broken_off(self, k: int) -> list[int]:
        """The end of a clause behind an apposition ("zet de ambassadeur, Jan Jansen, het land uit")."""
        if k + 2 >= len(self.pieces) or self.signs[k + 1] != "," or self.signs[k + 2] != ",":
            return []
        beside, end = self.pieces[k + 1], self.pieces[k + 2]
        if self._finite(beside) is not None or self._finite(end) is not None:
            return []
        closing = self.reader.read(end)[-1].kind in ("particle", "rest")
        lows = self.sentence.lows
        listed = any(lows[at] in self.words.of["links"] for at in end)
        apposed = not self._is_aside(k + 1) and lows[beside[0]] not in self.words.of["prepositions"] and not listed
        return end if closing or apposed or self.reader.is_rest(beside[0], False) else []

    def _said(self, k: int) -> list[int]:
        """The clause of what is said: "dat ..." after this piece."""
        if k + 1 < len(self.pieces) and self._kind(k + 1) == "content":
            said = self.pieces[k + 1]
            if k + 2 < len(self.pieces) and self._finite(said) is None and self.signs[k + 2] == "":
                said = said + self.pieces[k + 2]
            return said if self._finite(said) is not None else []
        return []

    def _left(self, k: int, verb: int | None) -> list[int]:
        """The pieces before this one that its clause needs: its subject, its verb, the other members of a list."""
        piece = self.pieces[k]
        if self.signs[k] in (":", ";", "–", "—", "-", "("):
            return []
        listed: list[int] = []
        i = k - 1
        needs = verb is None or verb == piece[0]
        while i >= 0:
            other = self.pieces[i]
            stops = self.signs[i + 1] in (":", ";", "–", "—", "-")
            if stops:
                break
            if not self._is_aside(i):
                has = self._finite(other) is not None
                if needs and (has == (verb is None)):
                    if (
                        not has
                        and i
                        and self._kind(i) == "main"
                        and self.signs[i] == ","
                        and (self._is_aside(i - 1) or not self._finite(self.pieces[i - 1]))
                    ):
                        i -= 1
                        continue  # an apposition: the subject stands before it
                    return [*other, *listed]
                if has or len(other) > _LISTED:
                    break
                listed = [*other, other[-1] + 1, *listed]
            i -= 1
        members = any(self.sentence.lows[at] in self.words.of["links"] for at in piece[:4])
        return listed if listed and members and not needs else []

    def _right(self, k: int) -> list[int]:
        """The rest of a clause that was broken off ("Een konvooi, dat ..., moest omkeren")."""
        for i in range(k + 1, len(self.pieces)):
            if self.signs[i] in (":", ";", "–", "—"):
                break
            if self._kind(i) == "main" and self._finite(self.pieces[i][:1]) is not None:
                if self._low(self.pieces[i]) in self.words.of["speaking"]:
                    break
                return self.pieces[i]
        return []
