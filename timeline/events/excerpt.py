"""Picks the words of the clause that tells of an event, without asides, sources, brackets and what depends on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.events.pieces import PieceCutter

_APPOSED = 2  # pieces back to the beginning of a clause that an apposition breaks off
_LISTED = 3  # words of a member of a list


@dataclass(slots=True)
class Excerpt:
    """A clause: `kind` is main, says ("..., zegt hij"), content ("dat ..."), relative, dependent or purpose.

    `before` is the clause on which one that is not a main clause depends, or which lends its subject; `speech` is what
    is said where the clause only says who says so. `hedged` is a content that is only conceded.
    """

    kind: str
    at: list[int]
    before: list[int] = field(default_factory=list)
    shares: bool = False  # a second verb of one subject ("en beschuldigt ...")
    content: list[int] = field(default_factory=list)
    opener: str = ""  # the word that makes it depend
    attached: list[int] = field(default_factory=list)  # what follows without a comma and belongs to it
    rest: list[int] = field(default_factory=list)  # all that follows, but for who says so
    host: Excerpt | None = None  # the main clause on which a clause depends


class Excerpter(PieceCutter):
    """Puts the pieces of the trigger's clause together."""

    def excerpt(self) -> Excerpt:
        """The clause of the trigger."""
        k = next((i for i, piece in enumerate(self.pieces) if self.trigger in piece), None)
        if k is None:
            return Excerpt("main", [self.trigger])
        kind = self._kind(k)
        if kind == "main" and self._joins_dependent(k):
            return self._depending(k, "hedged", [])
        if kind == "main" and (opened := self._opened_before(k)) is not None:
            return self._depending(opened, self._kind(opened), self.pieces[k])
        if kind != "main":
            return self._depending(k, kind, [])
        return self._main(k)

    def _opened_before(self, k: int) -> int | None:
        """The piece that opens the clause which this one ends ("dat zes mensen, die ..., worden vervolgd")."""
        piece = self.pieces[k]
        i = k - 1
        if i > 0 and self.reader.is_rest(piece[0], False) and self._kind(i) != "main":
            return i if self.reader.read(self.pieces[i])[-1].kind == "rest" else None  # "geschopt, geslagen en ..."
        if self.signs[k] != ",":
            return None
        if not self.reader.is_finite(piece[0]):
            if self._finite(piece) is None or k < _APPOSED or self._finite(self.pieces[k - 1]) is not None:
                return None
            return k - _APPOSED if self._is_unfinished(k - _APPOSED) else None
        while i > 0 and self._kind(i) == "relative" and self._finite(self.pieces[i]) is not None:
            i -= 1
        return i if 0 <= i < k - 1 and self._is_unfinished(i) else None

    def _joins_dependent(self, k: int) -> bool:
        """Whether a piece goes on a clause whose verb comes last ("die ons bedreigt en ook echt aanvalt")."""
        piece = self.pieces[k]
        if not k or self._low(piece) not in self.words.of["coordinate"] or self._kind(k - 1) == "main":
            return False
        verb = self._finite(piece)
        ended = verb is not None and verb > piece[0] + 1
        return ended and all(self.reader.is_rest(at, True) for at in piece if verb is not None and at > verb)

    def _is_unfinished(self, k: int) -> bool:
        return self._kind(k) in ("content", "dependent") and self._finite(self.pieces[k]) is None

    def _depending(self, k: int, kind: str, more: list[int]) -> Excerpt:
        """A clause that depends on another, with the one on which it does; `more` is what ends it further on."""
        main = next((i for i in range(k - 1, -1, -1) if self._kind(i) == "main"), None)
        before = self.pieces[main] if main is not None else []
        if kind == "relative" and k and self._kind(k - 1) == "content":
            before = self.pieces[k - 1]  # "dat zaken, waarin ..."
        at = (self.pieces[k][kind != "purpose" :] or self.pieces[k]) + more
        if self._finite(at) is None and kind != "purpose":
            for piece in self.pieces[k + 1 :]:  # "terwijl de stad, die ..., werd beschoten"
                if self._finite(piece) is not None and self._low(piece) not in self.words.of["relative"]:
                    at = at + piece
                    break
        if kind == "content" and k and self._kind(k - 1) != "main":
            told = any(self.sentence.lows[at] in self.words.of["reporting"] for at in self.pieces[k - 1])
            kind = kind if told and self._kind(k - 1) == "content" else "hedged"  # "hoewel hij zei dat ..."
        host = self._main(main) if main is not None else None
        goes_on = self.signs[k + 1 : k + 2] == [""] and self._kind(k + 1) == "content"
        return Excerpt(
            kind,
            at,
            before,
            opener=self._low(self.pieces[k]),
            host=host,
            attached=self.pieces[k + 1] if goes_on else [],
        )

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

    def _clause(self, k: int) -> Excerpt:
        piece = self.pieces[k]
        low = self._low(piece)
        verb = self._finite(piece)
        piece = piece + (self._adjectives(k) if verb is None else self._adjectives(k) or self._broken_off(k))
        coordinate = low in self.words.of["coordinate"]
        if coordinate and verb is not None:
            piece = piece[1:] or piece
            return Excerpt(
                "main",
                piece,
                self._sharer(k),
                shares=piece[:1] == [verb] == [self.pieces[k][0] + 1],
                content=self._said(k),
            )
        speaks = low in self.words.of["speaking"] or (
            low in self.words.of["reporting"] and self.signs[k] == "," and verb == self.trigger
        )
        if k and verb == piece[0] and speaks and self._finite(self.pieces[0]) is not None:
            host = self._main(0) if self._kind(0) == "main" else None
            return Excerpt("says", piece, host.at if host else [], host=host)
        if k == 0 and low in self.words.of["free"] and len(self.pieces) > 1 and self._finite(self.pieces[1][:1]):
            return Excerpt("main", [at for at in range(piece[0], self.pieces[1][-1] + 1) if at not in self.gone])
        left = self._left(k, verb)
        apart = self.sentence.lows[piece[0]] not in self.words.of["prepositions"]
        comma = left and piece[0] == left[-1] + 2 and self.signs[k] == "," and apart
        at = [*left, *([left[-1] + 1] if comma else []), *piece] if left else list(piece)
        if verb is None and self._finite(left) is None:
            at += self._right(k)
        return Excerpt("main", at, content=self._said(k))

    def _sharer(self, k: int) -> list[int]:
        """The clause before this one that has the subject of both."""
        nearest: list[int] = []
        for i in range(k - 1, -1, -1):
            if self._kind(i) == "main":
                at = self._main(i).at
                phrases = self.reader.read(at)
                verb = next((n for n, one in enumerate(phrases) if one.kind == "finite"), 0)
                kinds = [one.kind for one in phrases[:verb]]
                if verb and kinds[0] in ("noun", "pron") and set(kinds[1:]) <= {"prep", "adverb"}:
                    return at
                nearest = nearest or at
            if self.signs[i] in (";", ":"):
                break
        return nearest

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
        related = self._kind(k + 1) == "relative"
        if (self._finite(beside) is not None and not related) or self._finite(end) is not None:
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
            n = k + 2
            while n < len(self.pieces) and self.signs[n] == "" and self._kind(n) == "purpose":
                said = said + self.pieces[n]
                n += 1
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
                named = self.closing and self._lists_names(other, [*listed, *piece])
                if has or (len(other) > _LISTED and not named and not self._closes(piece)):
                    break
                if len(other) > _LISTED and not named:
                    i -= 1
                    continue
                listed = [*other, other[-1] + 1, *listed]
            i -= 1
        members = any(self.sentence.lows[at] in self.words.of["links"] for at in piece[:4])
        return listed if listed and members and not needs else []

    def _lists_names(self, other: list[int], behind: list[int]) -> bool:
        """Whether a piece ends with a name of a list that goes on behind it ("leden van CDA, VVD en D66")."""
        raws, lows = self.sentence.raws, self.sentence.lows
        links = any(lows[at] in self.words.of["links"] for at in behind[:_LISTED])
        return links and raws[other[-1]][0].isupper() and raws[behind[0]][0].isupper()

    def _closes(self, piece: list[int]) -> bool:
        """Whether a piece is the end of a clause that an apposition broke off (", scherp veroordeeld")."""
        phrases = self.reader.read(piece)
        return phrases[-1].kind in ("rest", "particle") and all(
            one.kind != "noun" or len(one.at) == 1 for one in phrases
        )

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
