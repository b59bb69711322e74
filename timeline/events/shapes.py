"""The shapes that the headline of one event may take: clause by clause, from the surest to the last resort."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.events.dependents import Shape
from timeline.events.excerpt import Excerpt
from timeline.events.lines import fit_parts
from timeline.events.nounshapes import NominalArranger
from timeline.events.telling import capitalised
from timeline.events.wording import Part

_BARE = 2  # parts of a clause that has a subject and a verb alone
_ALWAYS = 5  # the rank of a phrase that goes in any case
_TOLD, _WHOLE = 2, 3  # what counts against the whole sentence, without its source and as it stands


class Shaper(NominalArranger):
    """The shapes that the headline of one event may take.

    `least` is what counts against the best line so far: what counts as much from the beginning is not made any more.
    """

    least = 100

    def shapes(self) -> Iterator[Shape]:
        """The shapes one by one, each with its cost; of two that cost the same the first is the better."""
        for shape in self._in_turn(self.excerpter.excerpt()):
            if shape is not None and shape.parts:
                yield shape

    def _in_turn(self, excerpt: Excerpt) -> Iterator[Shape | None]:
        if excerpt.kind == "main":
            yield from self._of_main(excerpt)
        elif excerpt.kind == "says":
            yield self._shape(self._says(excerpt))
        elif excerpt.kind == "purpose":
            yield from self._of_purpose(excerpt)
        else:
            yield from self._of_dependent(excerpt)
        if self.telling.shape == "noun":
            yield self._described(excerpt)
            yield self._nominal(excerpt.at)
        yield from self._of_sentence(excerpt)

    def _of_main(self, excerpt: Excerpt) -> Iterator[Shape | None]:
        yield self._shape(self._speech(excerpt))
        yield self._shape(self._claim(excerpt))
        main = self._main(excerpt)
        if main is None:
            return
        if self.telling.counted:
            yield self._tallied(excerpt.at)
        asked = self._asks_more(excerpt) or self._breaks_off(main, excerpt)
        limited = bool(excerpt.attached) and self.sentence.lows[excerpt.attached[0]] in self.words.of["relative"]
        asked = asked or (limited and len(main) == _BARE and self.reader.is_finite(main[-1].at[-1]))
        hidden = 4 if self.excerpter.in_brackets() else 0
        bare = len(main) == _BARE and bool(excerpt.attached)
        yield Shape(main, hidden or (6 + bare if asked else 2 if limited else 0))
        if excerpt.attached and not excerpt.content:
            yield self._with_rest(main, excerpt.attached, 0 if asked else 1)
        if excerpt.rest and self.least > 1 and not (hidden and self.reader.finite_in(excerpt.at) is not None):
            yield self._with_rest(main, excerpt.rest, 1)

    def _with_rest(self, main: list[Part], rest: list[int], cost: int) -> Shape | None:
        """A main clause with what follows it; what stood last in it must still do so for a relative clause."""
        main = [part for part in main if part.rank < _ALWAYS]
        opener = next((at for at in rest if self.sentence.raws[at][0].isalnum()), rest[0])
        last = main[-1].at[-1:] if main else []
        said = self.excerpter.opens_content(opener)
        if said:
            own = next((part for part in main if part.text or opener - 1 in part.at), None)
            if own is None:
                return None
            main = [Part(part.at, 0, part.text, part.short) if part is own else part for part in main]
        elif self.sentence.lows[opener] in self.words.of["relative"]:
            kept = self.excerpter.kept
            if not last or any(last[0] < at < opener and self.sentence.raws[at][0].isalnum() for at in kept):
                return None
            for i in range(len(main) - 1, -1, -1):  # what it belongs to stays, with what that belongs to
                main[i] = Part(main[i].at, 0, main[i].text, main[i].short)
                if not i or not main[i - 1].rank or main[i - 1].at[-1:] != [main[i].at[0] - 1]:
                    break
        return Shape([*main, *(self._loosened(rest) if said else self._phrase_parts(rest))], cost)

    def _breaks_off(self, main: list[Part], excerpt: Excerpt) -> bool:
        """Whether a line would end with its verb, and what the verb asks for follows."""
        at = main[-1].at[-1:]
        if not excerpt.rest or not at or not self.reader.is_finite(at[0]):
            return False
        return bool(excerpt.attached) or not self.excerpter.depends(excerpt.rest)

    def _of_purpose(self, excerpt: Excerpt) -> list[Shape | None]:
        """The main clause with its purpose, in which the trigger stands."""
        direct = bool(excerpt.before) and not self.excerpter.depends([excerpt.at[0] - 1])
        host = self._main(Excerpt("main", excerpt.before)) if direct else None
        return [self._shape([*host, *self._phrase_parts(excerpt.at)]) if host else None]

    def _of_sentence(self, excerpt: Excerpt) -> Iterator[Shape | None]:
        """The sentence from the main clause on, or as it stands."""
        host = excerpt.host
        if host is not None and self.least > 1:
            main = self._main(host, said=True)
            if main is not None:
                yield self._with_rest(main, host.rest, 1) if host.rest else Shape(main, 1)
        kept = self.excerpter.told() if self.least > _TOLD else []
        if kept and kept[0] <= self.excerpter.first:
            yield Shape(self._plain(kept), _TOLD)
        if self.least > _WHOLE:
            yield Shape(self._plain(list(range(len(self.sentence.raws)))), _WHOLE)

    def _plain(self, positions: list[int]) -> list[Part]:
        """Words in their order; for a pronoun that opens them the name."""
        phrases = self.reader.read(positions)
        parts = [self.names.give_name(Part(one.at), one) for one in phrases]
        if phrases and phrases[0].kind in ("pron", "noun") and (name := self.names.name_for(phrases)):
            parts[0] = Part([], 0, name)
        return parts

    def opens_noun(self, at: int) -> bool:
        """Whether a noun may follow a determiner here ("dit land", not "dit heeft")."""
        return self.reader.can_open(at)

    def _says(self, excerpt: Excerpt) -> list[Part] | None:
        """What is said, after who says it ("..., zegt Stoltenberg")."""
        who = self.telling.actor if self.telling.speech or self.trigger in excerpt.at else None
        if not who or excerpt.host is None:
            return None
        return self._quoted(who, self._completed(excerpt.host))

    def _completed(self, excerpt: Excerpt) -> list[Part] | None:
        """A main clause with what its verb asks for."""
        main = self._main(excerpt)
        if main is not None and self._asks_more(excerpt):
            return [*main, *self._phrase_parts(excerpt.attached)]
        return main

    def _claim(self, excerpt: Excerpt) -> list[Part] | None:
        """What someone claims to have done ("zegt de troepen te hebben teruggedrongen")."""
        who = self.telling.speaker or self._voice(excerpt)
        if not who or self.telling.denied:
            return None
        phrases = [one for one in self.reader.read(excerpt.at) if not self._needless(one)]
        verb = next((i for i, one in enumerate(phrases) if one.kind == "finite"), None)
        if verb is None:
            return None
        rests = [one for one in phrases[verb:] if one.kind == "rest"]
        lead = [Part([], 0, capitalised(who) + self.words.colon)]
        lows = {self.sentence.lows[at] for at in excerpt.at}
        if (
            self._is(phrases[verb], "speaking")
            and len(rests) > 1
            and (self.sentence.lows[rests[0].at[-1]] in self.words.of["have"])
        ):
            middle = phrases[verb + 1 : phrases.index(rests[0])]
            nouns = [one for one in middle if one.kind == "noun"]
            if len(nouns) != 1:
                return None
            return lead + self._parts([*nouns, *rests[1:], *(one for one in middle if one is not nouns[0])], [])
        if not lows.isdisjoint(self.words.of["hedges"]):
            return None
        return self._quoted(who, self._completed(excerpt))

    def _voice(self, excerpt: Excerpt) -> str | None:
        """Who says "we" in a clause that stands by itself."""
        raws, known = self.sentence.raws, self.words.of["first_person"]
        words = [at for at in excerpt.at if raws[at][0].isalnum()]
        own = any(raws[at].lower() in known and (at == words[0] or raws[at].islower()) for at in words)
        return self.telling.voice if own and not self.reader.is_finite(words[0]) else None

    def _speech(self, excerpt: Excerpt) -> list[Part] | None:
        """Who says, and what: "Stoltenberg zei dat ...", or "Stoltenberg: ..." where that is too long."""
        if not excerpt.content or not (self.telling.speech or self.telling.shape != "noun"):
            return None
        main = self._main(excerpt, said=True)
        if main is None:
            return None
        whole = [*main, *self._loosened(excerpt.content)]
        if fit_parts(self.sentence, whole, self.words, self.trigger)[0] is not None:
            return whole
        said = self._verb_last(excerpt.content[1:], None)
        who = self.telling.actor
        if said is None or not who or not self.telling.speech or not self._may_quote(excerpt.content):
            return whole
        return self._quoted(who, said) or whole
