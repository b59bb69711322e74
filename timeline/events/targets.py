"""Says who undergoes what an active verb says: its object, or whom a preposition marks."""

from __future__ import annotations

from timeline.events.heads import HeadReader
from timeline.events.memory import remembered
from timeline.events.nouns import Entity
from timeline.events.standing import NOUNS
from timeline.values import EventType

_PEACEFUL = (EventType.DIPLOMACY, EventType.STRATEGIC_DEVELOPMENTS, EventType.HUMANITARIAN, EventType.PROTESTS)
_SEIZED = ("Non-violent transfer of territory", "Looting/property destruction", "Other", "Arrests", "Coup d'etat")
_ASKED = ("Demand",)  # here the one who shall do it is whom it is asked of
_WITH_OTHERS = (EventType.BATTLES, EventType.RIOTS, EventType.DIPLOMACY)
_NEAR = 2  # words from a possessive to its noun, with an adjective between


class TargetReader(HeadReader):
    """Finds the target of an active verb."""

    def undergoing(self, others: list[Entity]) -> Entity | None:
        """Who of these undergoes what the verb says."""
        others = [one for one in others if self.may_undergo(one)]
        objects = [one for phrase in self.clause.objects for one in self.within(phrase) if one in others]
        objects = [one for one in objects if not self.is_thing(one) and not self.is_place(one)]
        objects = [one for one in objects if self.acts(one) or one.kind in NOUNS]
        marked = [one for one in others if self.before(one) in self.marks and one.kind != "noun"]
        rest = [one for one in others if self.acts(one) and not self.is_place(one)]
        rest = [one for one in rest if one.first not in self.clause.governed]
        things = [one for one in others if one.kind == "victim"]
        towns = [one for one in others if self.is_town(one)]
        beside = [one for one in others if self.before(one) in self.actors.with_marks and self.acts(one)]
        marked += beside if self.candidate.type in _WITH_OTHERS else []
        asked = [one for one in others if self.before(one) in self.actors.of_marks and self.acts(one)]
        asked = asked if self.candidate.rule.speech else []  # "eist van Servië dat", not "de invasie van Oekraïne"
        order = (*objects, *marked, *rest, *things, *towns)
        if self.sentence.lows[self.candidate.position] in self.actors.discussing:
            return next(iter(beside), None)  # "de rol van China bespreken"
        if self.candidate.type == EventType.HUMANITARIAN:
            order = (*things, *objects, *marked, *rest, *towns)
        elif self.candidate.rule.speech or self.candidate.type == EventType.DIPLOMACY:
            order = (*objects, *rest, *marked, *(one for one in asked if not one.title), *things, *towns)
        return next(iter(order), None)

    @remembered
    def marks(self) -> frozenset[str]:
        """The prepositions that mark who undergoes; of talks and statements not those that say what they are about."""
        topics = self.actors.topic_marks if self.candidate.type == EventType.DIPLOMACY else frozenset()
        return self.actors.patient_marks - topics

    def may_undergo(self, one: Entity) -> bool:
        """Whether someone can be the target: not of what is said, and not what the one who acts has and sends."""
        return self.in_reach(one) and self.can_undergo(one)

    def can_undergo(self, one: Entity) -> bool:
        """Whether someone is none whom the one who acts only has and sends, and no building of which one talks."""
        if self.candidate.type not in _PEACEFUL:
            return True
        if self.is_struck(one) and self.candidate.sub_type not in _SEIZED:
            return False
        return not (self._is_own(one) or self.is_sent(one))

    @remembered
    def _reach(self) -> frozenset[int]:
        """The words of the clause itself, without what depends on it."""
        return frozenset(self.clause.excerpt.at)

    def in_reach(self, one: Entity) -> bool:
        """Whether someone is named in the clause itself, and not in what is said or in a relative clause."""
        if not self._reach:
            return True
        marks = self.places.prepositions | self.actors.of_marks
        asked = self.candidate.sub_type in _ASKED and one.first > min(self._reach)
        if asked and self.before(one) not in marks:
            return True  # "eist dat Rusland vertrekt"
        return not self._reach.isdisjoint(range(one.first, one.last))

    def is_struck(self, one: Entity) -> bool:
        """Whether what is named is a building, a vehicle or a town: only a deed strikes these."""
        return self.is_thing(one) or (one.kind == "name" and not self.acts(one))

    def _is_own(self, one: Entity) -> bool:
        """Whether a possessive says that someone belongs to another ("trok zijn troepen terug")."""
        ahead = self.sentence.lows[max(0, one.first - _NEAR) : one.first]
        if self.candidate.rule.speech:
            return False  # "noemt zijn tegenstanders verraders"
        return one.kind in (*NOUNS, "group", "noun") and not self.actors.possessing.isdisjoint(ahead)

    def is_sent(self, one: Entity) -> bool:
        """Whether those named are forces, whom one sends or withdraws and does nothing to."""
        if one.kind not in ("group", "people", "noun") or self.candidate.sub_type == "Arrests":
            return False
        noun = one.name.rsplit(" ", 1)[-1]
        return noun in self.actors.sent or noun.endswith(self.actors.sent_tails)
