"""Says who acts and who undergoes, and under which name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.model import arguments_of
from timeline.events.nominal import NounRoles
from timeline.events.nouns import Entity
from timeline.events.story import Story
from timeline.events.triggers import VIOLENT, Candidate
from timeline.events.verbal import VerbRoles
from timeline.lang.assertion import AssertionWords
from timeline.values import EventType

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NEAR = 3  # words from an adjective to the noun for what happened
_TOLD = (EventType.DIPLOMACY, EventType.PROTESTS)  # here someone undergoes only what the verb does to them
_SAID = ("Refusal", "Denial", "Promise", "Warning", "Condemnation", "Threat", "Demand", "Statement", "Accusation")
_UNDERGONE = (EventType.HUMANITARIAN, EventType.VIOLENCE_AGAINST_CIVILIANS)  # here a people is people, no government


def find_roles(
    candidate: Candidate, story: Story, words: AssertionWords, sources: list[tuple[int, int]]
) -> tuple[str | None, str | None, str | None]:
    """The names of the one who acts and the one who undergoes, and the former as written; None where there is none.

    `sources` are the spans of words that say who tells it; who tells is not who acts.
    """
    return _RoleFinder(candidate, story, words, sources).find()


class _RoleFinder(VerbRoles, NounRoles):
    """The roles of one trigger."""

    def find(self) -> tuple[str | None, str | None, str | None]:
        inside = [entity for entity in self.entities if self.in_clause(entity)]
        pool = inside if any(self.acts(entity) and not self.is_place(entity) for entity in inside) else self.entities
        shape = self.candidate.form.shape
        named = shape == "inf" and self.led_by() in self.actors.takes_up_after  # "het oprollen van de bende"
        agent, target = self.of_noun(pool) if shape == "noun" or named else self.of_verb(pool)
        agent = self._agent(agent, pool, alone=target is None)
        if shape != "noun" and self.story.doc is not None:
            agent, target = self._parsed(self.story.doc, agent, target)
        fled = agent is not None and agent.kind in ("victim", "people", "inhabitant")
        if fled and self.candidate.type == EventType.HUMANITARIAN and shape != "noun":
            agent, target = None, agent  # who flees or goes hungry does not act
        struck = self.struck(pool)
        if struck is not None and agent is not None and struck.name == agent.name:
            agent = None  # "de premier was het slachtoffer van een staatsgreep"
        target = target or struck or self._possessor() or self._victim([one for one in pool if one is not agent])
        first, second = self._name(agent), self._name(target, undergoes=True)
        if self.candidate.type == EventType.PROTESTS:
            first, second = self._protesters(agent, target, (first, second))
        return first, (second if second != first else None), self._written(agent, first)

    def _parsed(self, doc: Doc, agent: Entity | None, target: Entity | None) -> tuple[Entity | None, Entity | None]:
        """The roles with what a trained pipeline's parse shows: both of them it decides, of one it fills a gap."""
        parsed = arguments_of(doc, self.sentence.starts[self.candidate.position])
        first, second = self._entity_at(parsed.subject), self._entity_at(parsed.object)
        if first is not None and second is not None:
            return first, second
        if self._undergoes:
            first, second = None, first
        acting = agent if agent is not None or first is target else first
        undergoing = target if target is not None or second is acting else second
        return acting, undergoing

    def _entity_at(self, offset: int | None) -> Entity | None:
        """Who is named by the word at a character offset of the article."""
        if offset is None or not self.sentence.start <= offset < self.sentence.end:
            return None
        at = self.sentence.position_at(offset)
        return next((one for one in self.entities if one.first <= at < one.last), None)

    def _agent(self, agent: Entity | None, pool: list[Entity], *, alone: bool) -> Entity | None:
        """Who acts, where the noun or the verb does not say so, or names one who only tells it."""
        if agent is None and self.candidate.form.shape != "noun":
            agent = self.holder(pool)
        if agent is not None and (self._merely_tells(agent) or self._judges(agent)):
            agent = None
        if agent is None and self.candidate.type == EventType.DIPLOMACY and self.candidate.sub_type in _SAID:
            agent = self._teller()
        if agent is None and alone and self.clause.subject is None:
            agent = next((entity for entity in self.entities if self._describes(entity)), None)
        return agent

    def _victim(self, others: list[Entity]) -> Entity | None:
        """Whom a noun for those who undergo names, where the event strikes someone."""
        if self.candidate.type in _TOLD:
            return None
        victims = [one for one in others if one.kind == "victim" and self.may_undergo(one)]
        return next((one for one in victims if not (self.is_thing(one) and self._is_inside(one))), None)

    def _protesters(
        self, agent: Entity | None, target: Entity | None, names: tuple[str | None, str | None]
    ) -> tuple[str | None, str | None]:
        """Who protests and against whom: of whom nothing is said are protesters."""
        first, second = names
        if first is None and (crowd := self._crowd()) is not None:
            return crowd, None
        if first is not None and (agent is None or agent.kind != "victim"):
            return names
        against = target is not None and target.kind != "victim" and self.before(target) in self.actors.patient_marks
        return self._demonstrators(), second if against else None

    def _demonstrators(self) -> str:
        """Those who protest by the word that the article has for them."""
        names = self.actors.demonstrators
        return next((one for one in names if one in self.story.text), names[0])

    def _crowd(self) -> str | None:
        """Those who protest by a noun that no list has ("tientallen vissers demonstreerden")."""
        subject = self.clause.subject
        if self.candidate.form.shape == "noun" or subject is None or self.within(subject.at):
            return None
        noun = self.sentence.raws[subject.at[-1]]
        if noun in self.sentence.small.number_words or noun.endswith(self.actors.thousands):
            return None
        return noun if noun.islower() and noun.endswith(self.actors.plural_nouns) else None

    def _describes(self, entity: Entity) -> bool:
        """Whether a country's adjective stands near before the trigger ("Russische nachtelijke aanval")."""
        near = entity.kind == "adjective" and 0 < self.candidate.position - entity.first <= _NEAR
        return near or (entity.kind == "adjective" and self.candidate.form.shape != "noun")

    def _possessor(self) -> Entity | None:
        """Whose request, sentence or house something is done to ("wees zijn asielaanvraag af")."""
        lows, owning = self.sentence.lows, self.actors.owning
        for at in self.clause.excerpt.at[1:]:
            if lows[at] in self.actors.possessed and lows[at - 1] in owning:
                return Entity("pronoun", at - 1, at, owning[lows[at - 1]])
        return None

    def _is_inside(self, entity: Entity) -> bool:
        """Whether a building is only where it happens ("in de haven onderschept")."""
        return self.before(entity) in self.places.inside

    def _teller(self) -> Entity | None:
        """Who says it, where saying it is the event ("benadrukte dat er geen troepen worden gestuurd")."""
        told = [one for one in self.all if any(first <= one.first < last for first, last in self.sources)]
        return next((one for one in told if one.kind in ("person", "organisation", "country", "pronoun")), None)

    def _judges(self, agent: Entity) -> bool:
        """Whether one who only looks into violence is taken for who did it."""
        return self.candidate.type in VIOLENT and agent.name in self.actors.judging

    def _merely_tells(self, agent: Entity) -> bool:
        """Whether a person only says what was fought ("de burgemeester zegt troepen te hebben verdreven")."""
        fought = self.candidate.type in (EventType.BATTLES, EventType.EXPLOSIONS)
        told = self.clause.finite in self.words.speaking and self.candidate.form.shape in ("part", "inf")
        return fought and told and agent.kind in ("person", "pronoun")

    def _written(self, entity: Entity | None, name: str | None) -> str | None:
        """The one who acts as the sentence has it ("Moskou"), but a person by the full name."""
        chief = entity is not None and entity.kind in ("organisation", "country") and entity.name != name
        if entity is None or chief or entity.kind in ("person", "pronoun") or name is None:
            return name
        return " ".join(self.sentence.raws[entity.first : entity.last])

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
            self_named = next((one for one in self.all if entity.last + 2 <= one.first <= entity.last + 4), None)
            return self_named.name if self_named is not None else entity.name
        noun = entity.kind in ("group", "people", "noun") or (
            entity.title and entity.kind in ("organisation", "country")
        )
        if noun and (taken_up := self.references.of_noun(entity)) is not None:
            return taken_up
        if entity.kind == "name" and self.candidate.rule.speech and entity.name in self.capitals:
            return self.story.gazetteer.country_of(self.capitals[entity.name])
        before = self.sentence.lows[entity.first - 1] if entity.first else ""
        counted = undergoes and (before in self.sentence.small.number_words or before.isdecimal())
        called = undergoes and self.candidate.type == EventType.PROTESTS  # "riep de Venezolanen op"
        if entity.kind == "inhabitant" and (counted or called or self.candidate.type in _UNDERGONE):
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
        marks = self.actors.both_marks | (self.actors.definite if entity.name in self.actors.sides else set())
        return not marks.isdisjoint(ahead)

    def _is_free(self, entity: Entity) -> bool:
        """Whether no preposition governs someone named."""
        marks = self.places.prepositions | self.actors.of_marks | self.actors.patient_marks | self.actors.agent_markers
        return entity.first not in self.clause.governed and self.before(entity) not in marks

    def _is_plural(self, entity: Entity) -> bool:
        """Whether the verb of a pronoun is plural."""
        if entity.name in self.actors.nominative:
            return False
        beside = self.sentence.lows[max(0, entity.first - 1) : entity.last + 1]
        ending = self.clause.finite
        return not self.actors.plural_verbs.isdisjoint(beside) or ending.endswith(self.actors.plural_ends)
