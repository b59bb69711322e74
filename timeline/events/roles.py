"""Says who acts and who undergoes, and under which name."""

from __future__ import annotations

from timeline.events.nominal import NounRoles
from timeline.events.nouns import Entity
from timeline.events.story import Story
from timeline.events.triggers import Candidate
from timeline.events.verbal import VerbRoles
from timeline.lang.assertion import AssertionWords
from timeline.values import EventType

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
        if agent is None and self.candidate.form.shape != "noun":
            agent = self.holder(pool)
        if agent is not None and self._merely_tells(agent):
            agent = None
        if agent is None and target is None and self.clause.subject is None:
            agent = next((entity for entity in self.entities if entity.kind == "adjective"), None)
        fled = agent is not None and agent.kind in ("victim", "people", "inhabitant")
        if fled and self.candidate.type == EventType.HUMANITARIAN and self.candidate.form.shape != "noun":
            agent, target = None, agent  # who flees or goes hungry does not act
        target = target or self.struck(pool)
        if target is None:
            others = (entity for entity in pool if entity.kind == "victim" and entity is not agent)
            target = next((entity for entity in others if self.may_undergo(entity)), None)
        first, second = self._name(agent), self._name(target, undergoes=True)
        if self.candidate.type == EventType.PROTESTS:
            people = agent is not None and agent.kind == "victim"
            if first is None and (crowd := self._crowd()) is not None:
                first, second = crowd, None
            elif people or first is None:
                against = target is not None and target.kind != "victim" and self.before(target) in (
                    self.actors.patient_marks
                )  # fmt: skip
                first, second = self._demonstrators(), (second if against else None)
        return first, (second if second != first else None), self._written(agent, first)

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

    def _merely_tells(self, agent: Entity) -> bool:
        """Whether a person only says what was fought ("de burgemeester zegt troepen te hebben verdreven")."""
        fought = self.candidate.type in (EventType.BATTLES, EventType.EXPLOSIONS)
        told = self.clause.finite in self.words.speaking and self.candidate.form.shape in ("part", "inf")
        return fought and told and agent.kind in ("person", "pronoun")

    def _written(self, entity: Entity | None, name: str | None) -> str | None:
        """The one who acts as the sentence has it ("Moskou"), but a person by the full name."""
        if entity is None or entity.kind in ("person", "pronoun") or name is None:
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
        if entity.kind in ("group", "people", "noun") and (taken_up := self.references.of_noun(entity)) is not None:
            return taken_up
        if entity.kind == "name" and self.candidate.rule.speech and entity.name in self.capitals:
            return self.story.gazetteer.country_of(self.capitals[entity.name])
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
