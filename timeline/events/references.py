"""Finds whom a pronoun or a noun with a definite article stands for ("zij", "die", "we", "het land", "de dictator")."""

from __future__ import annotations

import re
from collections.abc import Callable

from timeline.events.clauses import Sentence
from timeline.events.nouns import Entity
from timeline.events.story import Story
from timeline.lang.actors import load_actors

_FAR = 10  # sentences in which an organisation was named that a noun takes up
_REACH = 3  # sentences in which that is sought which a noun or a plural stands for
_BODIES = ("organisation", "country")
_PEOPLE = ("group", "people", "inhabitant")


class References:
    """Resolves what one sentence takes up from before it; `spoken` are the spans of words that say who tells it."""

    def __init__(self, story: Story, sentence: Sentence, spoken: list[tuple[int, int]]) -> None:
        self.story, self.sentence, self.spoken = story, sentence, spoken
        self.actors = load_actors(story.lang)

    def of_pronoun(self, at: int, *, plural: bool, free: Callable[[Entity], bool]) -> str | None:
        """The name for the pronoun at a position; `free` says who in its sentence is governed by no preposition."""
        low = self.sentence.lows[at]
        low = self.actors.owning.get(low, low)  # "zijn aanhouding"
        if low in self.actors.speaker_pronouns:
            return self._speaker() if self.sentence.quoted[at] else None
        if low in self.actors.demonstratives:
            return self._nearest(at, plural=plural)
        if low in self.actors.of_many:
            return self._many(at, people_only=True)
        if plural:
            return self._many(at)
        if low in self.actors.object_pronouns:
            return self._object(at) or self.story.antecedent(self.sentence.index, low) or self._single()
        if low not in self.actors.subject_pronouns:
            return None
        person = self._author() or self._earlier_person(at, free) or self.story.antecedent(self.sentence.index, low)
        return person or self._single()

    def _object(self, at: int) -> str | None:
        """Whom a pronoun that is an object stands for, of those in its own sentence: not the one who acts there."""
        ahead = [one for one in self._entities(self.sentence.index) if one.last <= at and not one.mute]
        people = [
            one for one in ahead if one.kind in ("person", "victim", *_PEOPLE) and one.name not in self.actors.things
        ]
        others = [one for one in people[1:] if not one.name.endswith(self.actors.plural_nouns) or one.kind == "person"]
        return others[-1].name if others else None

    def _single(self) -> str | None:
        """The man or woman without a name of whom the sentence before tells."""
        for index in list(self._before())[:2]:
            nouns = [one for one in self._entities(index) if one.name.rsplit(" ", 1)[-1] in self.actors.singles]
            if nouns:
                return nouns[0].name
        return None

    def of_noun(self, entity: Entity) -> str | None:
        """The name for a noun that takes up someone named before ("het land", "de dictator"), if it does."""
        if entity.last - entity.first > 1 or not self._takes_up(entity):
            return None
        if entity.name in self.actors.rulers:
            return self._only_person()
        if entity.kind in _BODIES:
            return self._chief(self.sentence.lows[entity.first])
        kinds = self.actors.takes_up.get(entity.name)
        if kinds is None:
            return None
        if "country" in kinds:
            lands = (one.name for i in self._before() for one in self._entities(i) if one.kind == "country")
            return next(lands, None)
        fitting = [name for name in self.story.organisations if self.actors.kinds.get(name) in kinds]
        if len(fitting) > 1:
            here = [one.name for one in self._entities(self.sentence.index) if one.last <= entity.first]
            near = [one.name for index in self._before() for one in self._entities(index)]
            fitting = [name for name in (*here, *near) if name in fitting][:1]
        elif fitting and fitting[0] not in self._lately():
            return None
        return fitting[0] if fitting else self._unlisted()

    def _only_person(self) -> str | None:
        """The one person of the last sentence before that names any."""
        named = ({one.name for one in self._entities(i) if one.kind == "person"} for i in self._before())
        people = next((names for names in named if names), set())
        return people.pop() if len(people) == 1 else None

    def _chief(self, office: str) -> str | None:
        """Who heads a body ("de NAVO-chef"): the one person named just before, whom no other office is given."""
        if "-" not in office or not office.endswith(self.actors.title_tails):
            return None
        person = self._only_person()
        offices = re.findall(rf"([\w-]{{1,40}}) {re.escape(person)}", self.story.text) if person is not None else []
        other = [one for one in map(str.lower, offices) if one in self.actors.rulers and not office.endswith(one)]
        return person if not other else None

    def _unlisted(self) -> str | None:
        """The organisation that no list has and that the sentence before names first."""
        index = self.sentence.index - 1
        named = [one for one in self._entities(index) if one.kind == "organisation"] if index >= 0 else []
        return named[0].name if named and named[0].name not in self.actors.kinds else None

    def _lately(self) -> set[str]:
        """The names of the sentences before, far enough back for what the article is about."""
        index = self.sentence.index
        return {one.name for other in range(max(0, index - _FAR), index) for one in self._entities(other)}

    def _takes_up(self, entity: Entity) -> bool:
        raws, lows = self.sentence.raws, self.sentence.lows
        after = raws[entity.last] if entity.last < len(raws) else "."
        at = entity.first - 1
        if at > 0 and raws[at].islower() and lows[at].endswith("e") and lows[at] not in self.actors.takes_up_after:
            at -= 1  # "de afgezette president"
        known = at >= 0 and lows[at] in self.actors.takes_up_after
        return known and not after[0].isupper() and after not in self.actors.title_links

    def _before(self) -> range:
        index = self.sentence.index
        return range(index - 1, max(-1, index - 1 - _REACH), -1)

    def _entities(self, index: int) -> list[Entity]:
        return self.story.entities(index)

    def _speaker(self) -> str | None:
        """Who says "we": the one named beside the quotation."""
        entities = self._entities(self.sentence.index)
        named = [one for one in entities if any(first <= one.first < last for first, last in self.spoken)]
        outside = [one for one in entities if not self.sentence.quoted[one.first]]
        for one in (*named, *outside):
            if one.kind in ("person", "organisation", "country", "seat", "name"):
                return one.name
        return None

    def _author(self) -> str | None:
        """Of a sentence that says what stands in a message ("daarin") the one whose message it is."""
        index = self.sentence.index
        if not index or self.actors.in_message.isdisjoint(self.sentence.lows):
            return None
        ahead = self.story.sentence(index - 1)
        for at, low in enumerate(ahead.lows[:-1]):
            if low.endswith(self.actors.message_tails) and ahead.lows[at + 1] in self.actors.of_marks:
                return next(
                    (one.name for one in self._entities(index - 1) if one.kind == "person" and one.first > at), None
                )
        return None

    def _earlier_person(self, at: int, free: Callable[[Entity], bool]) -> str | None:
        """The person named before a pronoun in its own sentence, whom no preposition governs."""
        quoted = self.sentence.quoted
        for one in self._entities(self.sentence.index):
            if one.kind == "person" and one.last <= at and free(one) and quoted[one.first] == quoted[at]:
                return one.name
        return None

    def _nearest(self, at: int, *, plural: bool) -> str | None:
        """The one named last before a demonstrative."""
        if plural:
            return self._many(at, last=True)
        index = self.sentence.index
        kinds = ("person", "organisation", "country", "group", "people", "victim")
        here = [one for one in self._entities(index) if one.kind in kinds and one.last <= at]
        people = here or [one for one in (self._entities(index - 1) if index else []) if one.kind in kinds]
        return people[-1].name if people else None

    def _many(self, at: int, *, last: bool = False, people_only: bool = False) -> str | None:
        """Those named before a plural pronoun: a group, an organisation, a country's people, two people."""
        index = self.sentence.index
        here = [one for one in self._entities(index) if one.last <= at]
        for entities in (here, *(self._entities(other) for other in self._before())):
            many = [one for one in entities if self._is_many(one, people_only=people_only)]
            if many:
                return self._called(many[-1 if last else 0], entities)
            for kinds in (("person",), _PEOPLE):
                single = [one for one in entities if one.kind in kinds]
                if len({one.name for one in single}) > 1:
                    return single[0].name
        return None

    def _called(self, one: Entity, entities: list[Entity]) -> str:
        """The name of those whom a pronoun takes up; some people of a country by what they are ("enkele Canadezen")."""
        if one.kind != "inhabitant":
            return one.name
        index = next(
            (i for i in (self.sentence.index, *self._before()) if self._entities(i)[: len(entities)] == entities), None
        )
        if index is None:
            return one.name
        sentence = self.story.sentence(index)
        ahead = sentence.lows[one.first - 1] if one.first else ""
        some = ahead in sentence.small.number_words or ahead in self.actors.about
        return sentence.raws[one.first] if some else one.name

    def _is_many(self, one: Entity, *, people_only: bool) -> bool:
        """Whether someone named is more than one: an organisation, a country's forces, a noun in the plural."""
        if one.kind == "country":
            return one.title
        if one.kind == "organisation":
            return not people_only
        if one.kind == "inhabitant" or one.mute:
            return one.kind == "inhabitant"
        return one.kind in _PEOPLE and one.name.endswith(self.actors.plural_nouns) and one.name not in self.actors.both
