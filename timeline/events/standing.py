"""How those named in a sentence stand: what is before them, what governs them, who of them can act."""

from __future__ import annotations

from timeline.events.memory import remembered
from timeline.events.nouns import Entity
from timeline.events.references import References
from timeline.events.story import Story
from timeline.events.subjects import ClauseReader
from timeline.events.triggers import Candidate
from timeline.lang.actors import load_actors
from timeline.lang.assertion import AssertionWords
from timeline.lang.roles import load_places

NOUNS = ("people", "victim", "adjective")  # these act only where they are the subject, or after "door"
Roles = tuple[Entity | None, Entity | None]
_ACTING = frozenset(("country", "organisation", "seat", "person", "group", "inhabitant", "pronoun"))
_BESIDE = 4  # determiners, numbers and adjectives before a noun
_BESIDE_TIME = 8  # words between the commas behind an expression of time
_SHORTEST_ADJECTIVE = 3  # letters that an adjective has more than


class Standing:
    """Those named in the sentence of one trigger; who tells it is left out."""

    def __init__(
        self, candidate: Candidate, story: Story, words: AssertionWords, sources: list[tuple[int, int]]
    ) -> None:
        self.candidate, self.story, self.words = candidate, story, words
        self.actors = load_actors(story.lang)
        self.places = load_places(story.lang)
        self.sentence = candidate.sentence
        # of what the trigger itself says the one who says it acts
        self.sources = [one for one in sources if not one[0] <= candidate.position < one[1]]
        self.references = References(story, self.sentence, sources)
        self.all = story.entities(self.sentence.index)
        self.capitals = story.gazetteer.countries.capitals

    @remembered
    def entities(self) -> list[Entity]:
        """Those named, without who tells it, what no one is and what stands in brackets."""
        return [
            entity
            for entity in self.merged(self.all)
            if not any(first <= entity.first < last for first, last in self.sources)
            and entity.name not in self.actors.no_actors
            and not (entity.first in self.bracketed and self.candidate.position not in self.bracketed)
            and not self.is_predicate(entity)
            and (not entity.first <= self.candidate.position < entity.last or self.begins_noun(entity))
        ]

    def is_predicate(self, entity: Entity) -> bool:
        """Whether a noun is what another is ("als voorzitter"), an adjective that of a town ("het Franse Nice")."""
        if entity.kind == "adjective":
            after = self.sentence.raws[entity.last : entity.last + 1]
            return bool(after) and after[0][0].isupper() and self.story.gazetteer.is_listed(after[0])
        bare = entity.first > 0 and self.sentence.lows[entity.first - 1] in self.actors.as_marks
        common = entity.kind in ("group", "people", "noun", "victim") and entity.name.islower()
        return bare and common and not entity.name.endswith(self.actors.plural_nouns)

    @remembered
    def bracketed(self) -> set[int]:
        """The words that stand in brackets."""
        found: set[int] = set()
        if "(" not in self.sentence.raws:
            return found
        depth = 0
        for at, raw in enumerate(self.sentence.raws):
            depth += raw == "("
            if depth:
                found.add(at)
            depth = max(0, depth - (raw == ")"))
        return found

    @remembered
    def clause(self) -> ClauseReader:
        """The trigger's clause, read without expressions of time and without who tells it."""
        sentence = self.sentence
        hidden = {at for first, last in self.sources for at in range(first, last)}
        for timex in self.story.timexes(sentence.index):
            first = sentence.position_at(timex.start_char)
            hidden |= set(range(first, sentence.position_at(timex.end_char - 1) + 1))
            while first and sentence.lows[first - 1] in self.actors.before_time:
                first -= 1  # "in de nacht van maandag": the words that lead to it go as well
                hidden.add(first)
            hidden |= self._beside_time(sentence.position_at(timex.end_char - 1) + 1)
        for at in range(len(sentence.lows) - 1):
            if tuple(sentence.lows[at : at + 2]) in self.actors.estimates:
                hidden |= {at, at + 1}
        return ClauseReader(self.candidate, self.story, hidden - {self.candidate.position})

    def _beside_time(self, first: int) -> set[int]:
        """What stands beside an expression of time and before the verb ("op 6 mei, de feestdag, werd")."""
        raws, small = self.sentence.raws, self.sentence.small
        if first >= len(raws) or raws[first] != ",":
            return set()
        last = next((at for at in range(first + 1, min(first + _BESIDE_TIME, len(raws) - 1)) if raws[at] == ","), None)
        ended = last is not None and self.sentence.lows[last + 1] in small.finite
        return set(range(first, last + 1)) if last is not None and ended else set()

    def begins_noun(self, entity: Entity) -> bool:
        """Whether a country's adjective is one with the trigger ("een Russische droneaanval")."""
        return entity.kind == "country" and entity.first < self.candidate.position

    def merged(self, entities: list[Entity]) -> list[Entity]:
        """The entities without the nouns that a name follows at once ("de oppositieleider Juan Guaidó")."""
        kept: list[Entity] = []
        for entity in entities:
            if kept and entity.name in self.actors.not_first_names and self.linked(kept[-1].last, entity.first):
                continue  # "het Russische ministerie van Defensie": the office, and not what it is of
            office = bool(kept) and kept[-1].title and kept[-1].kind in ("group", "noun", "country")
            office = office or (bool(kept) and kept[-1].name in self.actors.bodies)
            if office and entity.kind in ("person", "organisation") and self.linked(kept[-1].last, entity.first):
                kept.pop()
            kept.append(entity)
        return kept

    def linked(self, first: int, last: int) -> bool:
        """Whether between an office and a name stand only the words of the office ("van Buitenlandse Zaken")."""
        lows, raws = self.sentence.lows[first:last], self.sentence.raws[first:last]
        links, parts = self.actors.title_links, self.actors.not_first_names
        return all(low in links or raw in parts for low, raw in zip(lows, raws, strict=True))

    def in_clause(self, entity: Entity) -> bool:
        """Whether someone is named in the trigger's clause."""
        return self.start <= entity.first < self.candidate.clause[1]

    @remembered
    def start(self) -> int:
        """Where the trigger's clause begins, with what stands before it without a verb ("Jansen, een agent, is")."""
        start = self.candidate.clause[0]
        for first, last in reversed(self.sentence.clauses):
            if last == start and self.sentence.small.finite.isdisjoint(self.sentence.lows[first:last]):
                start = first
        return start

    def before(self, entity: Entity) -> str:
        """The word before an entity, determiners, numbers and adjectives skipped; of a list that before its first."""
        at = entity.first - 1
        lows, small = self.sentence.lows, self.sentence.small
        while at > 0 and (lows[at] == "," or lows[at] in small.coordinators):
            earlier = next((other for other in self.all if other.last == at and other.kind == entity.kind), None)
            if earlier is None:
                break
            at = earlier.first - 1
        reach = max(-1, at - _BESIDE)
        while at > reach and self.stands_between(at):
            at -= 1
        return lows[at] if at >= 0 else ""

    def stands_between(self, at: int) -> bool:
        """Whether a word may stand between a preposition and its noun: a determiner, a number, an adjective."""
        low, raw, small = self.sentence.lows[at], self.sentence.raws[at], self.sentence.small
        if (
            raw in small.quotes_open
            or low in self.words.determiners
            or low in small.number_words
            or low[0].isdecimal()
            or low in self.actors.about
        ):
            return True
        if (
            low in self.actors.bodies
            or low.endswith(self.actors.people_tails)
            or low in self.story.gazetteer.countries.adjectives
        ):
            return True
        return raw.islower() and len(low) > _SHORTEST_ADJECTIVE and low.endswith("e") and low not in small.finite

    def is_place(self, entity: Entity) -> bool:
        """Whether what stands before a name makes it a place."""
        if entity.kind not in ("country", "name", "seat", "person") or entity.title:
            return False
        before = self.before(entity)
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

    def acts(self, entity: Entity) -> bool:
        """Whether someone named can act wherever they stand."""
        if entity.mute or entity.name in self.actors.no_actors:
            return False
        if entity.kind == "name":
            # a town does not act, but its name may stand for a government that speaks ("Moskou ontkent")
            town = self.story.gazetteer.is_listed(entity.name) or entity.name in self.capitals
            town = town or entity.place
            return entity.title or (self.candidate.rule.speech if town else not self.is_place(entity))
        return entity.kind in _ACTING or entity.title

    def is_thing(self, entity: Entity) -> bool:
        """Whether what undergoes is a building or a vehicle, and not people."""
        thing = entity.name in self.actors.things or entity.name.endswith(self.actors.thing_tails)
        return entity.kind == "victim" and thing

    def is_town(self, entity: Entity) -> bool:
        """Whether a name is perhaps that of a town that undergoes ("Goma werd beschoten")."""
        return entity.kind == "name" and not entity.mute and not self.is_place(entity)

    def within(self, positions: tuple[int, ...]) -> list[Entity]:
        """Those named by the words at these positions."""
        return [entity for entity in self.entities if entity.first in positions or entity.last - 1 in positions]

    def led_by(self) -> str:
        """The preposition before a noun and its article."""
        lows = self.sentence.lows[max(0, self.candidate.position - 2) : self.candidate.position]
        return next((low for low in reversed(lows) if low not in self.words.determiners), "")
