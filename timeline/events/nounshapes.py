"""Shapes of a noun that names the event: with its complements, or with the clause that describes it."""

from __future__ import annotations

from timeline.events.dependents import DependentArranger, Shape
from timeline.events.excerpt import Excerpt
from timeline.events.nounphrases import Phrase
from timeline.events.wording import Part

_FEWEST = 2  # words of a clause that describes
_TOLD, _NAMED, _BARE, _DOUBTFUL = 2, 3, 4, 6  # what counts against a noun: alone most, and where it is in doubt


class NominalArranger(DependentArranger):
    """Arranges noun phrases."""

    def _opens(self, at: int) -> bool:
        low = self.sentence.lows[at]
        return low in self.words.of["prepositions"] and low not in self.words.of["belonging"]

    def _is_of(self, at: int) -> bool:
        return self.sentence.lows[at] in self.words.of["belonging"]

    def _nominal(self, positions: list[int]) -> Shape | None:
        """The trigger's noun phrase with what says of whom and where ("Russische aanval op burgers")."""
        phrases = self.reader.read(positions)
        i = next((i for i, one in enumerate(phrases) if self.trigger in one.at), None)
        if i is None or phrases[i].kind not in ("noun", "prep"):
            return None
        at = self._own_core(phrases[i])
        if not at:
            return None
        if not any(one.kind == "finite" for one in phrases):  # a verb that was not known for one
            owned = [n for n, one in enumerate(at) if one < self.trigger and self._is_of(one)]
            at = at[owned[-1] + 1 :] if owned else at
            at = at[self.sentence.lows[at[0]] in self.words.of["articles"] :]
        parts = [Part(at)]
        for following in phrases[i + 1 :]:
            if following.kind != "prep" or self._is(following, "circumstance"):
                break
            parts.append(Part(following.at, 3 if len(parts) > 1 else 1))
        day = self._day_behind(at) if len(parts) == 1 == len(at) else []
        if day:
            parts.append(Part(day))  # "Invasie op 24 februari"
        told = len(parts) > 1 + bool(day) or any(self.sentence.lows[one] in self.words.of["belonging"] for one in at)
        named = bool(day) or any(self.sentence.raws[one][0].isupper() for one in at if one)
        cost = _TOLD if told else _NAMED if named else _BARE
        aimed = self.words.purpose_mark in (self.sentence.lows[one] for one in positions)
        doubtful = self.telling.unsure or aimed or not self._is_plainly_told(positions)
        return Shape(parts, cost + _DOUBTFUL * doubtful)

    def _day_behind(self, at: list[int]) -> list[int]:
        """The day that stands behind a noun, with its preposition."""
        day: list[int] = []
        while at[-1] + len(day) + 1 in self.gone:
            day.append(at[-1] + len(day) + 1)
        return day if len(day) > 1 and self._opens(day[0]) else []

    def _tallied(self, positions: list[int]) -> Shape | None:
        """The number and what it counts of "het aantal omgekomen soldaten is geschat op zevenduizend"."""
        if self.words.of["tallied"].isdisjoint(self.sentence.words):
            return None
        phrases = self.reader.read(positions)
        lows, marks = self.sentence.lows, self.words.of["tally_marks"]
        counted = next((one for one in phrases if any(lows[at] in self.words.of["tallied"] for at in one.at[:2])), None)
        told = [one for one in phrases if one.kind == "prep" and lows[one.at[0]] in marks and len(one.at) > 1]
        told = [one for one in told if all(self.reader.counts(at) for at in one.at[1:])]
        if counted is None or len(told) != 1 or counted.kind != "noun" or not self._affirms(positions):
            return None
        at = next(n for n, one in enumerate(counted.at) if lows[one] in self.words.of["tallied"]) + 1
        return Shape([Part(told[0].at[1:]), Part(counted.at[at:])], 1) if counted.at[at:] else None

    def _described(self, excerpt: Excerpt) -> Shape | None:
        """The trigger's noun with the clause that describes it ("Bloedbad aangericht in een dorp")."""
        opened = bool(excerpt.attached) and self._is(Phrase("noun", excerpt.attached), "subject_relatives")
        phrase = self.reader.read(excerpt.at)[-1]
        if not opened or self.trigger not in phrase.at or self.telling.unsure or phrase.kind not in ("noun", "prep"):
            return None
        at = self._own_core(phrase)
        if not at:
            return None
        parts = self._verb_last(excerpt.attached[1:], Phrase("noun", at))
        if parts is not None and len(excerpt.attached) > _FEWEST:
            return Shape(parts, 1)
        return Shape([Part(at), *self._phrase_parts(excerpt.attached)], 2)

    def _own_core(self, phrase: Phrase) -> list[int]:
        """The trigger's noun phrase from its last preposition on, without its article."""
        at = phrase.at
        opened = [n for n, one in enumerate(at) if one < self.trigger and self._opens(one)]
        at = at[opened[-1] :] if opened else at
        while at and self.sentence.lows[at[0]] in self.words.of["prepositions"] | self.words.of["determiners"]:
            at = at[1:]
        return at

    def _is_plainly_told(self, positions: list[int]) -> bool:
        """Whether a clause neither denies nor doubts what it tells."""
        lows = {self.sentence.lows[at] for at in positions}
        return all(lows.isdisjoint(self.words.of[name]) for name in ("negation", "hedges", "doubt"))
