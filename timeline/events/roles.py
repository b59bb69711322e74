"""Says who acts and who undergoes, by the kind of trigger, position, voice and the words before a name."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

from timeline.events.clauses import is_sign
from timeline.events.names import Entity
from timeline.events.story import Story
from timeline.events.tense import is_passive
from timeline.events.triggers import Candidate
from timeline.lang.assertion import AssertionWords
from timeline.lang.roles import load_actors, load_places
from timeline.values import EventType

_ACTING = frozenset(("country", "organisation", "seat", "person", "group", "inhabitant", "pronoun"))

_OF_REACH = 8  # words from a noun for a killing to the name of the one killed
_UNDERGONE = (EventType.HUMANITARIAN, EventType.VIOLENCE_AGAINST_CIVILIANS)  # here a people is people, no government


def find_roles(
    candidate: Candidate, story: Story, words: AssertionWords, sources: list[tuple[int, int]]
) -> tuple[str | None, str | None, str | None]:
    """The names of the one who acts and the one who undergoes, and the former as written; None where there is none.

    `sources` are the spans of words that say who tells it; who tells is not who acts.
    """
    return _RoleFinder(candidate, story, words, sources).find()


class _RoleFinder:
    """The roles of one trigger."""

    def __init__(
        self, candidate: Candidate, story: Story, words: AssertionWords, sources: list[tuple[int, int]]
    ) -> None:
        self.candidate, self.story, self.words = candidate, story, words
        self.actors = load_actors(story.lang)
        self.places = load_places(story.lang)
        self.sentence = candidate.sentence
        self.sources = sources
        self._all = story.entities(self.sentence.index)
        self._capitals = story.gazetteer.countries.capitals

    def find(self) -> tuple[str | None, str | None, str | None]:
        inside = [entity for entity in self._entities() if self._in_clause(entity)]
        pool = (
            inside if any(self._acts(entity) and not self._is_place(entity) for entity in inside) else self._entities()
        )
        agent = target = None
        if self.candidate.form.shape == "noun":
            agent, target = self._of_noun(pool)
        else:
            agent, target = self._of_verb(pool)
        if agent is None and target is None:
            agent = next((entity for entity in self._entities() if entity.kind == "adjective"), None)
        if target is None:
            target = next((entity for entity in pool if entity.kind == "victim"), None)
        first, second = self._name(agent), self._name(target, undergoes=True)
        if self.candidate.type == EventType.PROTESTS and first is None and (target is None or target.kind == "victim"):
            first, second = self.actors.demonstrators, None
        return first, (second if second != first else None), self._written(agent, first)

    def _written(self, entity: Entity | None, name: str | None) -> str | None:
        """The one who acts as the sentence has it ("Moskou"), but a person by the full name."""
        if entity is None or entity.kind in ("person", "pronoun") or name is None:
            return name
        return " ".join(self.sentence.raws[entity.first : entity.last])

    def _entities(self) -> list[Entity]:
        return [
            entity
            for entity in self._merged(self.story.entities(self.sentence.index))
            if not any(first <= entity.first < last for first, last in self.sources)
            and (not entity.first <= self.candidate.position < entity.last or self._begins_noun(entity))
        ]

    def _begins_noun(self, entity: Entity) -> bool:
        """Whether a country's adjective is one with the trigger ("een Russische droneaanval")."""
        return entity.kind == "country" and entity.first < self.candidate.position

    def _merged(self, entities: list[Entity]) -> list[Entity]:
        """The entities without the nouns that a name follows at once ("de oppositieleider Juan Guaidó")."""
        kept: list[Entity] = []
        for entity in entities:
            office = bool(kept) and kept[-1].title and kept[-1].kind in ("group", "noun", "country")
            if office and entity.kind == "person" and self._linked(kept[-1].last, entity.first):
                kept.pop()
            kept.append(entity)
        return kept

    def _linked(self, first: int, last: int) -> bool:
        """Whether between an office and a name stand only the words of the office ("van Buitenlandse Zaken")."""
        lows, raws = self.sentence.lows[first:last], self.sentence.raws[first:last]
        links, parts = self.actors.title_links, self.actors.not_first_names
        return all(low in links or raw in parts for low, raw in zip(lows, raws, strict=True))

    def _in_clause(self, entity: Entity) -> bool:
        return self._start <= entity.first < self.candidate.clause[1]

    @cached_property
    def _start(self) -> int:
        """Where the trigger's clause begins, with what stands before it without a verb ("Jansen, een agent, is")."""
        start = self.candidate.clause[0]
        for first, last in reversed(self.sentence.clauses):
            if last == start and self.sentence.small.finite.isdisjoint(self.sentence.lows[first:last]):
                start = first
        return start

    def _before(self, entity: Entity) -> str:
        """The word before an entity, its determiner skipped; for a member of a list, that before the list."""
        at = entity.first - 1
        lows, small = self.sentence.lows, self.sentence.small
        while at > 0 and (lows[at] == "," or lows[at] in small.coordinators):
            earlier = next((other for other in self._all if other.last == at and other.kind == entity.kind), None)
            if earlier is None:
                break
            at = earlier.first - 1
        if at >= 0 and self.sentence.lows[at] in self.words.determiners:
            at -= 1
        return self.sentence.lows[at] if at >= 0 else ""

    def _is_place(self, entity: Entity) -> bool:
        if entity.kind not in ("country", "name", "seat", "person") or entity.title:
            return False
        before = self._before(entity)
        if entity.kind == "person":
            # "in Maaret Misrin": two capitalised words that no list knows
            return before in self.places.inside or before in self.places.place_nouns
        if before in self.actors.of_marks:
            nearby = self.sentence.lows[max(0, entity.first - 3) : entity.first]
            located = not (self.places.parts_of | self.places.place_nouns).isdisjoint(nearby)
            return located or (entity.kind == "name" and self.story.gazetteer.find(entity.name) is not None)
        if before in self.places.place_nouns:
            return entity.kind == "name"
        return before in self.places.prepositions and before not in self.actors.agent_markers

    def _acts(self, entity: Entity) -> bool:
        if entity.mute or entity.name in self.actors.no_actors:
            return False
        if entity.kind == "name":
            # a town does not act, but its name may stand for a government that speaks ("Moskou ontkent")
            town = self.story.gazetteer.is_listed(entity.name) or entity.name in self._capitals
            town = town or entity.place
            return entity.title or (self.candidate.rule.speech if town else not self._is_place(entity))
        return entity.kind in _ACTING or entity.title

    def _of_noun(self, pool: list[Entity]) -> tuple[Entity | None, Entity | None]:
        """ "de Russische aanval op Kiev", "een aanslag van IS", "de aanval door rebellen"."""
        at = self.candidate.position
        pair = self._between()
        if pair is not None:
            return pair
        agent = target = None
        for entity in pool:
            before = self._before(entity)
            if entity.kind in ("adjective", "country") and entity.first < at <= entity.last:
                agent = agent or entity
            elif entity.first > at and before in self.actors.patient_marks:
                target = target or entity
            elif before in self.actors.agent_markers or (
                entity.first > at and before in self.actors.of_marks and entity.first - at <= 4
            ):
                agent = agent or (entity if self._acts(entity) or entity.kind == "adjective" else None)
        if target is None and self.candidate.type == EventType.VIOLENCE_AGAINST_CIVILIANS:
            target = self._killed_by_noun(pool)
        if agent is None and self._led_by() not in self.actors.of_others:
            agent = next((e for e in pool if e is not target and self._acts(e) and not self._is_place(e)), None)
        return agent, target

    def _killed_by_noun(self, pool: list[Entity]) -> Entity | None:
        """The person whom a noun for violence is of ("de liquidatie van de crimineel Jan Pietersen")."""
        at, lows = self.candidate.position, self.sentence.lows
        if at + 1 >= len(lows) or lows[at + 1] not in self.actors.of_marks:
            return None
        following = (entity for entity in pool if entity.kind == "person" and at < entity.first <= at + _OF_REACH)
        return next((one for one in following if not any(is_sign(low) for low in lows[at + 1 : one.first])), None)

    def _led_by(self) -> str:
        """The preposition before a noun and its article."""
        lows = self.sentence.lows[max(0, self.candidate.position - 2) : self.candidate.position]
        return next((low for low in reversed(lows) if low not in self.words.determiners), "")

    def _between(self) -> tuple[Entity, Entity] | None:
        """The two that stand on either side of what is between them ("het bestand tussen Israël en Hamas")."""
        lows, small = self.sentence.lows, self.sentence.small
        for one, other in pairwise(self._all):
            joined = other.first - one.last == 1 and lows[one.last] in small.coordinators
            if joined and self._before(one) in self.actors.between_marks and self._acts(one) and self._acts(other):
                return one, other
        return None

    def _of_verb(self, pool: list[Entity]) -> tuple[Entity | None, Entity | None]:
        able = [entity for entity in pool if self._acts(entity) and not self._is_place(entity)]
        passive = is_passive(self.candidate, self.words)
        by = None
        if passive or self.candidate.form.shape in ("part", "inf"):
            by = next((entity for entity in able if self._before(entity) in self.actors.agent_markers), None)
        marked = [entity for entity in pool if self._before(entity) in self.actors.patient_marks]
        free = [entity for entity in able if entity is not by and entity not in marked]
        if passive or by is not None or self.candidate.rule.harm:
            # "Tsjernihiv werd beschoten": the town undergoes, where nothing else does
            towns = [] if self.candidate.rule.harm else [entity for entity in pool if self._is_town(entity)]
            victims = [entity for entity in pool if entity.kind == "victim"]
            undergoing = next(iter([*free, *victims, *towns, *marked]), None)
            return by, undergoing
        agent = next((entity for entity in free if self._follows(entity)), next(iter(free), None))
        rest = [entity for entity in free if entity is not agent]
        towns = [entity for entity in pool if self._is_town(entity)]
        things = [entity for entity in pool if entity.kind == "victim"]
        order = (*marked, *rest, *things, *towns)
        if self.candidate.type == EventType.HUMANITARIAN:
            order = (*things, *marked, *rest, *towns)
        elif self.candidate.rule.speech:
            order = (*rest, *marked, *things, *towns)
        target = next((entity for entity in order if entity is not agent), None)
        return agent, target

    def _is_town(self, entity: Entity) -> bool:
        return entity.kind == "name" and not entity.mute and not self._is_place(entity)

    def _follows(self, entity: Entity) -> bool:
        """Whether a pronoun comes at once after a finite trigger: then it is its subject ("gisteren riep hij")."""
        finite = self.candidate.form.shape in ("pres", "past")
        return finite and entity.kind == "pronoun" and entity.first == self.candidate.position + 1

    def _name(self, entity: Entity | None, *, undergoes: bool = False) -> str | None:
        if entity is None:
            return None
        if entity.kind == "pronoun":
            if entity.name not in self.actors.subject_pronouns:
                return None
            beside = self.sentence.lows[max(0, entity.first - 1) : entity.last + 1]
            plural = not self.actors.plural_verbs.isdisjoint(beside)
            return self.story.antecedent(self.sentence.index, entity.name, plural=plural)
        if entity.kind == "name" and self.candidate.rule.speech and entity.name in self._capitals:
            return self.story.gazetteer.country_of(self._capitals[entity.name])
        before = self.sentence.lows[entity.first - 1] if entity.first else ""
        counted = undergoes and (before in self.sentence.small.number_words or before.isdecimal())
        if entity.kind == "inhabitant" and (counted or self.candidate.type in _UNDERGONE):
            return self.sentence.raws[entity.first]
        if entity.kind == "victim" and self.candidate.type not in (EventType.PROTESTS, EventType.HUMANITARIAN):
            return self.actors.same_as.get(entity.name, entity.name)
        return entity.name
