"""Says who acts and who undergoes by a noun: adjectives, "van" and "door", and the verb beside it."""

from __future__ import annotations

from itertools import pairwise

from timeline.events.clauses import is_sign
from timeline.events.nouns import Entity
from timeline.events.standing import NOUNS, Roles
from timeline.events.targets import TargetReader
from timeline.events.triggers import VIOLENT
from timeline.values import EventType

_OF_REACH = 8  # words from a noun for a killing to the name of the one killed
_JOINT = (EventType.BATTLES, EventType.RIOTS, EventType.DIPLOMACY)  # what one does with another
_NEAR = 4  # words from a noun to whom "van" or "door" names


class NounRoles(TargetReader):
    """The roles about a noun."""

    def of_noun(self, pool: list[Entity]) -> Roles:
        """ "de Russische aanval op Kiev", "een aanslag van IS", "de aanval door rebellen"."""
        at = self.candidate.position
        pair = self.between()
        if pair is not None:
            return pair
        undergone = self.sentence.lows[at].endswith(self.actors.of_undergoing)
        agent, target = self._beside(pool, undergone=undergone)
        owner = self._owner(at)
        if owner is not None:
            agent, target = (agent, owner) if undergone else (owner, target)
        if target is None and self.candidate.type == EventType.VIOLENCE_AGAINST_CIVILIANS:
            target = self._killed_by_noun(pool)
        if target is None or self.is_town(target):
            target = self._hit(pool) or target
        target = target or self.other_party(agent)
        subject = self.clause.subject
        justice = self.candidate.type == EventType.JUSTICE and self.clause.place_of(at)[0] == "noun"
        if justice and subject is not None and not self.actors.punished.isdisjoint(self.clause.lows):
            return agent, self.head(subject) or target  # "de verdachten krijgen levenslang"
        if agent is None and self._is_charge(at):
            return self._charged(at), target
        if agent is None:
            rest = [entity for entity in pool if entity is not target]
            agent = self._performer(rest) if self.candidate.type in VIOLENT else self._mover(rest)
        return agent, target

    def _beside(self, pool: list[Entity], *, undergone: bool) -> Roles:
        """Whom the words beside the noun name: an adjective, "van", "door" and "tussen", "op" and "tegen"."""
        at = self.candidate.position
        agent, target = self._called(at), None
        remembered = self.candidate.sub_type == "Commemoration"  # of what is remembered
        for entity in pool:
            before = self.before(entity)
            near = (
                entity.first > at
                and not remembered
                and before in self.actors.of_marks
                and self._apart(at, entity.first) <= _NEAR
            )
            if entity.mute:
                continue
            if entity.kind in ("adjective", "country") and entity.first < at <= entity.last:
                agent = agent or entity
            elif entity.first > at and (
                (before in self.marks and self._is_aimed(at, entity.first)) or (near and undergone)
            ):
                target = target or (entity if entity.kind != "noun" and self.can_undergo(entity) else None)
            elif entity.first > at and before in self.actors.with_marks and self.candidate.type in _JOINT:
                target = target or (entity if self.acts(entity) else None)
            elif near and self.is_thing(entity):
                target = target or entity
            elif (
                (before in self.actors.agent_markers and self._is_joined(at, entity.first))
                or near
                or (entity.first > at and before in self.actors.between_marks)
            ):
                agent = agent or (entity if self.acts(entity) or entity.kind in NOUNS else None)
        return (agent if agent is None or agent.kind != "victim" else None), target

    def _is_aimed(self, at: int, first: int) -> bool:
        """Whether what a preposition marks belongs to the noun: of a peaceful one no verb stands between."""
        aimed = self.candidate.type in VIOLENT or self.candidate.type == EventType.PROTESTS
        return aimed or self.sentence.small.finite.isdisjoint(self.sentence.lows[at + 1 : first])

    def _apart(self, at: int, first: int) -> int:
        """How many words stand between two, without signs and expressions of time."""
        raws, hidden = self.sentence.raws, self.clause.hidden
        return 1 + sum(not is_sign(raws[one]) and one not in hidden for one in range(at + 1, first))

    def _is_joined(self, at: int, first: int) -> bool:
        """Whether no relative clause opens between a noun and what stands behind it."""
        return self.actors.of_relatives.isdisjoint(self.sentence.lows[at + 1 : first])

    def between(self) -> tuple[Entity, Entity] | None:
        """The two that stand on either side of what is between them ("het bestand tussen Israël en Hamas")."""
        lows, small = self.sentence.lows, self.sentence.small
        for one, other in pairwise(self.all):
            joined = lows[one.last] in small.coordinators and all(
                self.stands_between(at) for at in range(one.last + 1, other.first)
            )
            if joined and self.before(one) in self.actors.between_marks and self.acts(one) and self.acts(other):
                return one, other
        return None

    def _owner(self, at: int) -> Entity | None:
        """The pronoun that says whose something is ("zijn aanhouding")."""
        named = next((one for one in self.entities if one.last == at and one.kind == "person"), None)
        if named is not None and self.sentence.raws[at - 1].endswith(self.actors.genitives):
            return named  # "Pietersens terugkeer"
        first = at - 2 if at > 1 and self.stands_between(at - 1) and at - 1 else at - 1
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
        after = next((one for one in self.entities if one.first == at + 2 and self.acts(one)), None)
        return after if lows[at + 1 : at + 2] and lows[at + 1] in self.actors.of_relatives else None

    def _is_charge(self, at: int) -> bool:
        """Whether a noun for violence says of what someone is suspected or for what convicted."""
        kind, opener = self.clause.place_of(at)
        charged = kind == "prep" and opener in self.actors.charge_marks and self.candidate.type in VIOLENT
        return charged and not self.actors.charging.isdisjoint(self.clause.lows)

    def _charged(self, at: int) -> Entity | None:
        """Who is suspected: the subject of a passive or of "staat terecht", else the object, never who charges."""
        clause, lows = self.clause, self.sentence.lows
        if clause.subject is None:
            return None
        if clause.finite not in self.actors.charging or clause.finite in self.actors.punished:
            return self.head(clause.subject)
        objects = (one for phrase in clause.objects for one in self.within(phrase) if one.first < at)
        pronouns = (
            Entity("pronoun", one, one + 1, lows[one])
            for one in clause.excerpt.at
            if lows[one] in self.actors.object_pronouns
        )
        return next(objects, None) or next(pronouns, None)

    def _performer(self, pool: list[Entity]) -> Entity | None:
        """Who does what a noun names, where its clause says so ("het leger begon een offensief")."""
        clause, at = self.clause, self.candidate.position
        kind, opener = clause.place_of(at)
        if kind == "subject" or (kind == "prep" and opener not in self.actors.performing_links):
            return None
        if not self.actors.reacting.isdisjoint(clause.lows):
            return None
        if clause.verb is None:
            if self.led_by() in self.actors.of_others:
                return None
            free = (one for one in pool if self.acts(one) and not self.is_place(one) and self.in_reach(one))
            return next((one for one in free if one.first not in clause.governed), None)
        if clause.subject is None or self.actors.performing.isdisjoint(clause.lows):
            return None
        return self.head(clause.subject)

    def _mover(self, pool: list[Entity]) -> Entity | None:
        """Who acts where a noun for a peaceful event stands: the subject of its clause, else the first one named."""
        clause = self.clause
        if clause.place_of(self.candidate.position)[0] == "noun" and not self.actors.reacting.isdisjoint(clause.lows):
            return None
        if clause.subject is not None:
            head = self.head(clause.subject)
            return head if head is None or head.kind != "victim" else None
        free = (one for one in pool if self.acts(one) and not self.is_place(one))
        return next((one for one in free if one.first not in clause.governed), None)

    def _killed_by_noun(self, pool: list[Entity]) -> Entity | None:
        """The person whom a noun for violence is of ("de liquidatie van de crimineel Jan Pietersen")."""
        at, lows = self.candidate.position, self.sentence.lows
        if at + 1 >= len(lows) or lows[at + 1] not in self.actors.of_marks:
            return None
        following = (entity for entity in pool if entity.kind == "person" and at < entity.first <= at + _OF_REACH)
        return next((one for one in following if not any(is_sign(low) for low in lows[at + 1 : one.first])), None)

    def struck(self, pool: list[Entity]) -> Entity | None:
        """Who was struck: "was het doelwit van een aanslag", "een graf met de lichamen van tien burgers"."""
        lows, at = self.sentence.lows, self.candidate.position
        if not self.actors.struck.isdisjoint(lows[max(0, at - 5) : at]) and self.clause.subject is not None:
            people = (one for one in self.entities if one.kind == "person" and one.last <= at)
            return self.head(self.clause.subject) or next(people, None)
        for entity in pool:
            ahead = lows[max(0, entity.first - 3) : entity.first]
            if self.before(entity) in self.actors.of_marks and not self.actors.corpses.isdisjoint(ahead):
                return entity
        return None

    def _hit(self, pool: list[Entity]) -> Entity | None:
        """Who is told to be struck beside a noun for an attack ("waarbij drie soldaten sneuvelden")."""
        if self.candidate.type not in VIOLENT:
            return None
        lows, at, clause = self.sentence.lows, self.candidate.position, self.clause
        behind = next((one for one in range(at, len(lows)) if lows[one] in self.actors.whereby), len(lows))
        for entity in self.entities:
            if entity.first > behind and (self.acts(entity) or entity.kind in NOUNS) and entity.kind != "adjective":
                return entity
        kind, _ = clause.place_of(at)
        if kind == "prep" and clause.subject is not None and not self.actors.harmed.isdisjoint(clause.lows):
            head = self.head(clause.subject, undergoes=True)
            return head if head is not None and head.kind in ("victim", "people", "group", "inhabitant") else None
        if kind == "subject" and not self.actors.striking.isdisjoint(clause.lows):
            objects = [one for phrase in clause.objects for one in self.within(phrase) if one in pool]
            return next(iter(objects), None)
        return None
