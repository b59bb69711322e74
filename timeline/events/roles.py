"""Says who acts and who undergoes, by the kind of trigger, position, voice and the words before a name."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

from timeline.events.clauses import is_sign
from timeline.events.names import Entity
from timeline.events.references import References
from timeline.events.story import Story
from timeline.events.subjects import ClauseReader, Subject
from timeline.events.tense import is_passive
from timeline.events.triggers import VIOLENT, Candidate
from timeline.lang.assertion import AssertionWords
from timeline.lang.roles import load_actors, load_places
from timeline.values import EventType

_ACTING = frozenset(("country", "organisation", "seat", "person", "group", "inhabitant", "pronoun"))
_NOUNS = ("people", "victim", "adjective")  # these act only where they are the subject, or after "door"

_APPOSED = 15  # words from a subject to the name of the person who it is
_BESIDE = 4  # determiners, numbers and adjectives before a noun
_SHORTEST_ADJECTIVE = 3  # letters that an adjective has more than
_OF_REACH = 8  # words from a noun for a killing to the name of the one killed
OF_PARTIES = ("Agreement", "Talks")  # what two parties have with each other
_UNDERGONE = (EventType.HUMANITARIAN, EventType.VIOLENCE_AGAINST_CIVILIANS)  # here a people is people, no government
Roles = tuple[Entity | None, Entity | None]


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
        # of what the trigger itself says the one who says it acts
        self.sources = [one for one in sources if not one[0] <= candidate.position < one[1]]
        self.references = References(story, self.sentence, sources)
        self._all = story.entities(self.sentence.index)
        self._capitals = story.gazetteer.countries.capitals

    def find(self) -> tuple[str | None, str | None, str | None]:
        inside = [entity for entity in self._entities if self._in_clause(entity)]
        pool = inside if any(self._acts(entity) and not self._is_place(entity) for entity in inside) else self._entities
        agent, target = self._of_noun(pool) if self.candidate.form.shape == "noun" else self._of_verb(pool)
        if agent is None and self.candidate.form.shape != "noun":
            agent = self._holder(pool)
        if agent is None and target is None and self._clause.subject is None:
            agent = next((entity for entity in self._entities if entity.kind == "adjective"), None)
        fled = agent is not None and agent.kind in ("victim", "people", "inhabitant")
        if fled and self.candidate.type == EventType.HUMANITARIAN and self.candidate.form.shape != "noun":
            agent, target = None, agent  # who flees or goes hungry does not act
        target = target or self._struck(pool)
        if target is None:
            target = next((entity for entity in pool if entity.kind == "victim" and entity is not agent), None)
        first, second = self._name(agent), self._name(target, undergoes=True)
        if self.candidate.type == EventType.PROTESTS:
            people = agent is not None and agent.kind == "victim"
            if first is None and (crowd := self._crowd()) is not None:
                first, second = crowd, None
            elif people or (first is None and (target is None or target.kind == "victim")):
                first, second = self.actors.demonstrators, None
        return first, (second if second != first else None), self._written(agent, first)

    def _crowd(self) -> str | None:
        """Those who protest by a noun that no list has ("tientallen vissers demonstreerden")."""
        subject = self._clause.subject
        if self.candidate.form.shape == "noun" or subject is None or self._within(subject.at):
            return None
        noun = self.sentence.raws[subject.at[-1]]
        if noun in self.sentence.small.number_words or noun.endswith(self.actors.thousands):
            return None
        return noun if noun.islower() and noun.endswith(self.actors.plural_nouns) else None

    def _written(self, entity: Entity | None, name: str | None) -> str | None:
        """The one who acts as the sentence has it ("Moskou"), but a person by the full name."""
        if entity is None or entity.kind in ("person", "pronoun") or name is None:
            return name
        return " ".join(self.sentence.raws[entity.first : entity.last])

    @cached_property
    def _entities(self) -> list[Entity]:
        return [
            entity
            for entity in self._merged(self._all)
            if not any(first <= entity.first < last for first, last in self.sources)
            and entity.name not in self.actors.no_actors
            and not (entity.first in self._bracketed and self.candidate.position not in self._bracketed)
            and (not entity.first <= self.candidate.position < entity.last or self._begins_noun(entity))
        ]

    @cached_property
    def _bracketed(self) -> set[int]:
        """The words that stand in brackets."""
        found: set[int] = set()
        depth = 0
        for at, raw in enumerate(self.sentence.raws):
            depth += raw == "("
            if depth:
                found.add(at)
            depth = max(0, depth - (raw == ")"))
        return found

    @cached_property
    def _clause(self) -> ClauseReader:
        """The trigger's clause, read without expressions of time and without who tells it."""
        sentence = self.sentence
        hidden = {at for first, last in self.sources for at in range(first, last)}
        for timex in self.story.timexes(sentence.index):
            first = sentence.position_at(timex.start_char)
            hidden |= set(range(first, sentence.position_at(timex.end_char - 1) + 1))
            while first and sentence.lows[first - 1] in self.actors.before_time:
                first -= 1  # "in de nacht van maandag": the words that lead to it go as well
                hidden.add(first)
        for at in range(len(sentence.lows) - 1):
            if tuple(sentence.lows[at : at + 2]) in self.actors.estimates:
                hidden |= {at, at + 1}
        return ClauseReader(self.candidate, self.story, hidden - {self.candidate.position})

    def _begins_noun(self, entity: Entity) -> bool:
        """Whether a country's adjective is one with the trigger ("een Russische droneaanval")."""
        return entity.kind == "country" and entity.first < self.candidate.position

    def _merged(self, entities: list[Entity]) -> list[Entity]:
        """The entities without the nouns that a name follows at once ("de oppositieleider Juan Guaidó")."""
        kept: list[Entity] = []
        for entity in entities:
            office = bool(kept) and kept[-1].title and kept[-1].kind in ("group", "noun", "country")
            office = office or (bool(kept) and kept[-1].name in self.actors.bodies)
            if office and entity.kind in ("person", "organisation") and self._linked(kept[-1].last, entity.first):
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
        """The word before an entity, determiners, numbers and adjectives skipped; of a list that before its first."""
        at = entity.first - 1
        lows, small = self.sentence.lows, self.sentence.small
        while at > 0 and (lows[at] == "," or lows[at] in small.coordinators):
            earlier = next((other for other in self._all if other.last == at and other.kind == entity.kind), None)
            if earlier is None:
                break
            at = earlier.first - 1
        reach = max(-1, at - _BESIDE)
        while at > reach and self._stands_between(at):
            at -= 1
        return lows[at] if at >= 0 else ""

    def _stands_between(self, at: int) -> bool:
        """Whether a word may stand between a preposition and its noun: a determiner, a number, an adjective."""
        low, raw, small = self.sentence.lows[at], self.sentence.raws[at], self.sentence.small
        if low in self.words.determiners or low in small.number_words or low.isdecimal():
            return True
        if low in self.actors.bodies or low in self.story.gazetteer.countries.adjectives:
            return True
        return raw.islower() and len(low) > _SHORTEST_ADJECTIVE and low.endswith("e") and low not in small.finite

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

    def _of_noun(self, pool: list[Entity]) -> Roles:
        """ "de Russische aanval op Kiev", "een aanslag van IS", "de aanval door rebellen"."""
        at = self.candidate.position
        pair = self._between()
        if pair is not None:
            return pair
        agent = self._called(at)
        target = None
        owner = self._owner(at)
        undergone = self.sentence.lows[at].endswith(self.actors.of_undergoing)
        for entity in pool:
            before = self._before(entity)
            near = entity.first > at and before in self.actors.of_marks and entity.first - at <= 4
            if entity.mute:
                continue
            if entity.kind in ("adjective", "country") and entity.first < at <= entity.last:
                agent = agent or entity
            elif entity.first > at and (before in self.actors.patient_marks or (near and undergone)):
                target = target or (entity if entity.kind != "noun" else None)
            elif near and self._is_thing(entity):
                target = target or entity
            elif (
                before in self.actors.agent_markers
                or near
                or (entity.first > at and before in self.actors.between_marks)
            ):
                agent = agent or (entity if self._acts(entity) or entity.kind in _NOUNS else None)
        if agent is not None and agent.kind == "victim":
            agent = None
        if owner is not None:
            agent, target = (agent, owner) if undergone else (owner, target)
        if target is None and self.candidate.type == EventType.VIOLENCE_AGAINST_CIVILIANS:
            target = self._killed_by_noun(pool)
        if target is None or self._is_town(target):
            target = self._hit(pool) or target
        if target is None:
            target = self._other_party(agent)
        if agent is None:
            rest = [entity for entity in pool if entity is not target]
            agent = self._performer(rest) if self.candidate.type in VIOLENT else self._mover(rest)
        return agent, target

    def _owner(self, at: int) -> Entity | None:
        """The pronoun that says whose something is ("zijn aanhouding")."""
        first = at - 2 if at > 1 and self._stands_between(at - 1) and at - 1 else at - 1
        low = self.sentence.lows[at - 1] if at else ""
        first = at - 1 if low in self.actors.owning else first
        if first < 0 or self.sentence.lows[first] not in self.actors.owning:
            return None
        return Entity("pronoun", first, first + 1, self.actors.owning[self.sentence.lows[first]])

    def _called(self, at: int) -> Entity | None:
        """Who acts by an adjective before a noun or by what says that they did it ("de aanslag die IS pleegde")."""
        lows = self.sentence.lows
        if at and (name := self.actors.of_people.get(lows[at - 1])) is not None:
            return Entity("group", at - 1, at, name)
        after = next((one for one in self._entities if one.first == at + 2 and self._acts(one)), None)
        return after if lows[at + 1 : at + 2] and lows[at + 1] in self.actors.of_relatives else None

    def _performer(self, pool: list[Entity]) -> Entity | None:
        """Who does what a noun names, where its clause says so ("het leger begon een offensief")."""
        clause, at = self._clause, self.candidate.position
        kind, opener = clause.place_of(at)
        if kind == "subject" or (kind == "prep" and opener not in self.actors.performing_links):
            return None
        if not self.actors.reacting.isdisjoint(clause.lows):
            return None
        if clause.verb is None:
            if self._led_by() in self.actors.of_others:
                return None
            free = (one for one in pool if self._acts(one) and not self._is_place(one))
            return next((one for one in free if one.first not in clause.governed), None)
        if clause.subject is None or self.actors.performing.isdisjoint(clause.lows):
            return None
        return self._head(clause.subject)

    def _mover(self, pool: list[Entity]) -> Entity | None:
        """Who acts where a noun for a peaceful event stands: the subject of its clause, else the first one named."""
        clause = self._clause
        if clause.place_of(self.candidate.position)[0] == "noun" and not self.actors.reacting.isdisjoint(clause.lows):
            return None
        if clause.subject is not None:
            head = self._head(clause.subject)
            return head if head is None or head.kind != "victim" else None
        free = (one for one in pool if self._acts(one) and not self._is_place(one))
        return next((one for one in free if one.first not in clause.governed), None)

    def _killed_by_noun(self, pool: list[Entity]) -> Entity | None:
        """The person whom a noun for violence is of ("de liquidatie van de crimineel Jan Pietersen")."""
        at, lows = self.candidate.position, self.sentence.lows
        if at + 1 >= len(lows) or lows[at + 1] not in self.actors.of_marks:
            return None
        following = (entity for entity in pool if entity.kind == "person" and at < entity.first <= at + _OF_REACH)
        return next((one for one in following if not any(is_sign(low) for low in lows[at + 1 : one.first])), None)

    def _struck(self, pool: list[Entity]) -> Entity | None:
        """Who was struck: "was het doelwit van een aanslag", "een graf met de lichamen van tien burgers"."""
        lows, at = self.sentence.lows, self.candidate.position
        if not self.actors.struck.isdisjoint(lows[max(0, at - 5) : at]) and self._clause.subject is not None:
            return self._head(self._clause.subject)
        for entity in pool:
            ahead = lows[max(0, entity.first - 3) : entity.first]
            if self._before(entity) in self.actors.of_marks and not self.actors.corpses.isdisjoint(ahead):
                return entity
        return None

    def _hit(self, pool: list[Entity]) -> Entity | None:
        """Who is told to be struck beside a noun for an attack ("waarbij drie soldaten sneuvelden", "trof een kerk")."""
        if self.candidate.type not in VIOLENT:
            return None
        lows, at, clause = self.sentence.lows, self.candidate.position, self._clause
        behind = next((one for one in range(at, len(lows)) if lows[one] in self.actors.whereby), len(lows))
        for entity in self._entities:
            if entity.first > behind and (self._acts(entity) or entity.kind in _NOUNS) and entity.kind != "adjective":
                return entity
        kind, _ = clause.place_of(at)
        if kind == "prep" and clause.subject is not None and not self.actors.harmed.isdisjoint(clause.lows):
            head = self._head(clause.subject, undergoes=True)
            return head if head is not None and head.kind in ("victim", "people", "group", "inhabitant") else None
        if kind == "subject" and not self.actors.striking.isdisjoint(clause.lows):
            objects = [one for phrase in clause.objects for one in self._within(phrase) if one in pool]
            return next(iter(objects), None)
        return None

    def _led_by(self) -> str:
        """The preposition before a noun and its article."""
        lows = self.sentence.lows[max(0, self.candidate.position - 2) : self.candidate.position]
        return next((low for low in reversed(lows) if low not in self.words.determiners), "")

    def _between(self) -> tuple[Entity, Entity] | None:
        """The two that stand on either side of what is between them ("het bestand tussen Israël en Hamas")."""
        lows, small = self.sentence.lows, self.sentence.small
        for one, other in pairwise(self._all):
            joined = lows[one.last] in small.coordinators and all(
                self._stands_between(at) for at in range(one.last + 1, other.first)
            )
            if joined and self._before(one) in self.actors.between_marks and self._acts(one) and self._acts(other):
                return one, other
        return None

    def _of_verb(self, pool: list[Entity]) -> Roles:
        subject = self._clause.subject
        able = [entity for entity in pool if self._acts(entity) and not self._is_place(entity)]
        headline = self.candidate.form.shape == "part" and self._clause.verb is None
        passive = is_passive(self.candidate, self.words) or (headline and not self.candidate.rule.moves)
        passive = passive or self.sentence.lows[self.candidate.position] in self.words.passive  # "wordt verdacht van"
        by = None
        if passive or self.candidate.form.shape in ("part", "inf"):
            named = (entity for entity in pool if self._acts(entity) or entity.kind in _NOUNS)
            by = next((entity for entity in named if self._before(entity) in self.actors.agent_markers), None)
        if self.candidate.form.shape == "inf" and self._led_by() in self.actors.takes_up_after:
            return self._of_noun(pool)  # "het oprollen van de bende"
        if self._is_attributive:
            return self._of_attribute(pool)
        if subject is None:
            return self._of_words(pool, able, by, passive=passive)
        within = self._within(subject.at)
        undergoes = self._undergoes and not self._has_object(passive=passive)
        head = self._head(subject, undergoes=passive or undergoes)
        if passive or undergoes or by is not None:
            towns = (entity for entity in within if self._is_town(entity))
            holder = self._holder(pool) if undergoes else None
            return (by if passive or not undergoes else holder), head or next(towns, None)
        others = [entity for entity in pool if entity is not head and entity not in within]
        if not self.actors.receiving.isdisjoint({self.sentence.lows[self.candidate.position], self._clause.finite}):
            giver = (one for one in others if self._before(one) in self.actors.of_marks and self._acts(one))
            if (given := next(giver, None)) is not None:
                return given, head  # "Roemenië krijgt van de NAVO wapens"
        target = self._undergoing([one for one in others if one not in self._listed(head)])
        return head, target or self._other_party(head)

    def _listed(self, entity: Entity | None) -> list[Entity]:
        """The members of the list that ends with someone named, in order ("Hongarije, Slowakije en Roemenië")."""
        found = [entity] if entity is not None else []
        lows, small = self.sentence.lows, self.sentence.small
        for one in reversed([one for one in self._entities if entity is not None and one.last < entity.first + 1]):
            at = found[0].first - 1
            if one.last != at or not (lows[at] == "," or lows[at] in small.coordinators) or one.kind != found[0].kind:
                break
            found.insert(0, one)
        return found

    def _other_party(self, head: Entity | None) -> Entity | None:
        """The second of two who agree or talk with each other ("Armenië en Azerbeidzjan sloten een bestand")."""
        if head is None or self.candidate.sub_type not in OF_PARTIES:
            return None
        lows, small = self.sentence.lows, self.sentence.small
        after = next((one for one in self._entities if one.first == head.last + 1), None)
        return after if after is not None and lows[head.last] in small.coordinators and self._acts(after) else None

    @cached_property
    def _is_attributive(self) -> bool:
        """Whether a participle stands before its noun ("het aantal omgekomen militairen is onbekend")."""
        clause, at = self._clause, self.candidate.position
        if self.candidate.form.shape != "part" or clause.verb is None:
            return False
        after = next((one for one in clause.phrases if one.at[0] == at + 1), None)
        return after is not None and after.kind == "noun" and clause.phrases[clause.verb].at[0] > at

    def _of_attribute(self, pool: list[Entity]) -> Roles:
        """The roles about a participle before its noun: who follows undergoes, who stands before with "door" acts."""
        at = self.candidate.position
        phrase = next(one for one in self._clause.phrases if one.at[0] == at + 1)
        within = [one for one in self._within(tuple(phrase.at)) if self._acts(one) or one.kind in _NOUNS]
        ahead = [one for one in pool if one.last <= at and at - one.last <= 1]
        by = next((one for one in ahead if self._before(one) in self.actors.agent_markers), None)
        return by, next((one for one in within if one.first > at), None)

    @cached_property
    def _undergoes(self) -> bool:
        """Whether the subject undergoes what an active verb says ("de stad viel", "twee mensen kwamen om")."""
        form, low = self.candidate.form, self.sentence.lows[self.candidate.position]
        whole = low if form.particle is None else f"{form.particle} {low}"
        return self.candidate.rule.harm or whole in self.actors.undergoing

    def _has_object(self, *, passive: bool) -> bool:
        """Whether a verb for what an attack did has someone for its object ("de politie doodde twee betogers")."""
        if passive or not self.candidate.rule.harm:
            return False
        objects = (one for phrase in self._clause.objects for one in self._within(phrase))
        return any(self._acts(one) or one.kind in _NOUNS for one in objects)

    def _holder(self, pool: list[Entity]) -> Entity | None:
        """In whose hands something is ("viel in handen van de rebellen", "is in Oekraïense handen")."""
        lows = self.sentence.lows
        for entity in pool:
            first = entity.first - 1
            while first > 0 and self._stands_between(first):
                first -= 1
            held = first > 0 and lows[first] in self.actors.of_marks
            if held and not self.actors.holding.isdisjoint(lows[max(0, first - 2) : first]):
                return entity
            if entity.kind == "adjective" and lows[entity.last : entity.last + 1] and lows[entity.last] in (
                self.actors.holding
            ):  # fmt: skip
                return entity
        return None

    def _of_words(self, pool: list[Entity], able: list[Entity], by: Entity | None, *, passive: bool) -> Roles:
        """The roles by order alone, where the clause shows no subject (headlines, infinitives)."""
        marked = [entity for entity in pool if self._before(entity) in self.actors.patient_marks]
        free = [entity for entity in able if entity is not by and entity not in marked]
        free = [entity for entity in free if entity.first not in self._clause.governed]
        things = [entity for entity in pool if entity.kind == "victim"]
        towns = [entity for entity in pool if self._is_town(entity)]
        if passive or by is not None or self._undergoes:
            # "Tsjernihiv werd beschoten": the town undergoes, where nothing else does
            people = sorted((*free, *(one for one in things if not self._is_thing(one))), key=lambda one: one.first)
            people = [one for one in people if one.first not in self._clause.governed]
            undergoing = next(iter([*people, *things, *([] if self.candidate.rule.harm else towns), *marked]), None)
            return by, undergoing
        agent = next(iter(free), None)
        return agent, self._undergoing([entity for entity in pool if entity is not agent])

    def _undergoing(self, others: list[Entity]) -> Entity | None:
        """Who undergoes what an active verb says: its object, or whom a preposition marks."""
        objects = [one for phrase in self._clause.objects for one in self._within(phrase) if one in others]
        objects = [one for one in objects if not self._is_thing(one) and (self._acts(one) or one.kind in _NOUNS)]
        marked = [one for one in others if self._before(one) in self.actors.patient_marks and one.kind != "noun"]
        rest = [one for one in others if self._acts(one) and not self._is_place(one)]
        rest = [one for one in rest if one.first not in self._clause.governed]
        things = [one for one in others if one.kind == "victim"]
        towns = [one for one in others if self._is_town(one)]
        asked = [one for one in others if self._before(one) in self.actors.of_marks and self._acts(one)]
        order = (*objects, *marked, *rest, *things, *towns)
        if self.candidate.type == EventType.HUMANITARIAN:
            order = (*things, *objects, *marked, *rest, *towns)
        elif self.candidate.rule.speech or self.candidate.type == EventType.DIPLOMACY:
            order = (*objects, *rest, *marked, *(one for one in asked if not one.title), *things, *towns)
        return next(iter(order), None)

    def _within(self, positions: tuple[int, ...]) -> list[Entity]:
        return [entity for entity in self._entities if entity.first in positions or entity.last - 1 in positions]

    def _head(self, subject: Subject, *, undergoes: bool = False) -> Entity | None:
        """The one whom the words of a subject name; None where they name a thing, or only where it is."""
        lows, first = self.sentence.lows, subject.at[0]
        after = lows[subject.at[1]] if len(subject.at) > 1 else ""
        pointing = lows[first] in self.actors.demonstratives and after in self.words.determiners
        alone = lows[first] in self.actors.demonstratives | self.actors.subject_pronouns | self.actors.speaker_pronouns
        if not subject.relative and (pointing or (alone and not after)):
            return Entity("pronoun", first, first + 1, lows[first])
        within = self._within(subject.at)
        if lows[first] in self.words.determiners and (apposed := self._apposed(first)) is not None:
            return apposed
        able = [one for one in within if (self._acts(one) or one.kind in _NOUNS) and not self._is_thing(one)]
        able = [one for one in able if one.kind != "pronoun"]
        things = [one for one in within if undergoes and one.kind in ("victim", "noun")]
        many = next((at for at in subject.at[1:] if lows[at] in self.actors.of_many), None)
        if not able and many is not None and lows[many - 1] in self.actors.of_marks:
            return Entity("pronoun", many, many + 1, lows[many])  # "twee van hen"
        head = next(iter([*(one for one in able if one.kind != "adjective"), *things, *able]), None)
        if head is None and subject.own:
            return self._head(Subject(subject.own))
        if head is not None and head.name in self.actors.members:
            bodies = (one for one in able if one.kind == "organisation" and self._before(one) in self.actors.of_marks)
            head = next(bodies, head)  # "de landen van de organisatie"
        return self._listed(head)[0] if head is not None and not undergoes else head

    def _apposed(self, start: int) -> Entity | None:
        """The person whose name stands between commas after a subject ("de leider van de partij, Jan Jansen, eiste")."""
        raws = self.sentence.raws
        for entity in self._entities:
            if entity.kind == "person" and start < entity.first <= start + _APPOSED and entity.last < len(raws):
                between = raws[start + 1 : entity.first]
                if between and between[-1] == raws[entity.last] == "," and between.count(",") == 1:
                    return entity
        return None

    def _is_thing(self, entity: Entity) -> bool:
        thing = entity.name in self.actors.things or entity.name.endswith(self.actors.thing_tails)
        return entity.kind == "victim" and thing

    def _is_town(self, entity: Entity) -> bool:
        return entity.kind == "name" and not entity.mute and not self._is_place(entity)

    def _name(self, entity: Entity | None, *, undergoes: bool = False) -> str | None:
        if entity is None:
            return None
        if entity.name in self.actors.both and self._led_both(entity):
            return None  # the parties that the article names elsewhere
        if entity.kind == "pronoun":
            return self.references.of_pronoun(entity.first, plural=self._is_plural(entity), free=self._is_free)
        lows = self.sentence.lows
        named = lows[entity.last : entity.last + 2]
        if len(named) == 2 and named[0] in self.actors.of_relatives and named[1] == self.actors.reflexive:
            self_named = next((one for one in self._all if entity.last + 2 <= one.first <= entity.last + 4), None)
            return self_named.name if self_named is not None else entity.name
        if entity.kind in ("group", "people", "noun") and (taken_up := self.references.of_noun(entity)) is not None:
            return taken_up
        if entity.kind == "name" and self.candidate.rule.speech and entity.name in self._capitals:
            return self.story.gazetteer.country_of(self._capitals[entity.name])
        before = self.sentence.lows[entity.first - 1] if entity.first else ""
        counted = undergoes and (before in self.sentence.small.number_words or before.isdecimal())
        if entity.kind == "inhabitant" and (counted or self.candidate.type in _UNDERGONE):
            return self.sentence.raws[entity.first]
        if (
            undergoes
            and entity.kind == "victim"
            and self.candidate.type not in (EventType.PROTESTS, EventType.HUMANITARIAN)
        ):
            return self.actors.same_as.get(entity.name, entity.name)
        return entity.name

    def _led_both(self, entity: Entity) -> bool:
        """Whether a noun for two parties has a definite article or "both" before it."""
        ahead = self.sentence.lows[max(0, entity.first - 2) : entity.first]
        return not self.actors.both_marks.isdisjoint(ahead)

    def _is_free(self, entity: Entity) -> bool:
        """Whether no preposition governs someone named."""
        marks = self.places.prepositions | self.actors.of_marks | self.actors.patient_marks | self.actors.agent_markers
        return entity.first not in self._clause.governed and self._before(entity) not in marks

    def _is_plural(self, entity: Entity) -> bool:
        """Whether the verb of a pronoun is plural."""
        if entity.name in self.actors.nominative:
            return False
        beside = self.sentence.lows[max(0, entity.first - 1) : entity.last + 1]
        ending = self._clause.finite
        return not self.actors.plural_verbs.isdisjoint(beside) or ending.endswith(self.actors.plural_ends)
