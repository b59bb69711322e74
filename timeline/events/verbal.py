"""Says who acts and who undergoes by a verb: its subject, its voice, its objects, what a preposition marks."""

from __future__ import annotations

from itertools import pairwise

from timeline.events.memory import remembered
from timeline.events.nouns import Entity
from timeline.events.standing import NOUNS, Roles
from timeline.events.subjects import Subject
from timeline.events.targets import TargetReader
from timeline.events.tense import is_passive
from timeline.events.triggers import VIOLENT
from timeline.values import EventType

ARRESTS = "Arrests"  # ACLED's name for them
ABDUCTIONS = "Abduction/forced disappearance"
_BODIES = ("country", "organisation")
_SHORTEST = 4  # letters of a noun


class VerbRoles(TargetReader):
    """The roles about a verb."""

    def of_verb(self, pool: list[Entity]) -> Roles:
        """The roles about the verb; the pronoun right before "te" and an infinitive is whom it is done to."""
        agent, target = self._of_clause(pool)
        at = self.candidate.position
        objects = self.actors.object_pronouns | self.actors.owning.keys()  # "hem", "haar"
        ahead = (one for one in self.entities if one.kind == "pronoun" and one.last == at - 1)
        pronoun = next((one for one in ahead if one.name in objects), None)
        if pronoun is None or self.sentence.lows[at - 1] not in self.words.infinitive_mark:
            return agent, target
        if agent is None or agent.first == pronoun.first:
            agent = target if target is not None and target.first != pronoun.first else None
        return agent, pronoun  # "door hem te vermoorden denkt de bende"

    def _of_clause(self, pool: list[Entity]) -> Roles:
        """ "het leger beschoot de stad", "door rebellen ontvoerd", "drie mensen kwamen om"."""
        subject = self.clause.subject
        passive = self._is_passive()
        by = None
        finite = (
            self.candidate.form.shape == "inf" and self.clause.finite == self.sentence.lows[self.candidate.position]
        )
        if passive or (self.candidate.form.shape in ("part", "inf") and not finite):
            named = (entity for entity in pool if self.acts(entity) or entity.kind in NOUNS)
            by = next((entity for entity in named if self.before(entity) in self.actors.agent_markers), None)
        if self._is_attributive:
            return self._of_attribute(pool)
        if subject is not None and self._is_cut_off(subject):
            at = self.candidate.position
            return self._of_words([one for one in self.entities if self.start <= one.first < at], by, passive=passive)
        if subject is None:
            return self._of_words(pool, by, passive=passive)
        return self._of_subject(subject, pool, by, passive=passive)

    def _is_cut_off(self, subject: Subject) -> bool:
        """Whether what looks like the subject stands behind the clause ("toen het leger de stad innam, ging hij")."""
        at, first = self.candidate.position, subject.at[0]
        after = self.sentence.raws[at + 1 : at + 2] == [","]
        return after and first > at and self.candidate.form.shape in ("past", "pres") and self.start < at - 1

    def _of_subject(self, subject: Subject, pool: list[Entity], by: Entity | None, *, passive: bool) -> Roles:
        """The roles where the clause shows its subject."""
        within = self.within(subject.at)
        undergoes = self._undergoes and not self._has_object(passive=passive)
        head = self.head(subject, undergoes=passive or undergoes)
        if passive or undergoes or by is not None:
            towns = (entity for entity in within if self.is_town(entity))
            holder = self.holder(pool) if undergoes else None
            if passive and head is not None and self.is_sent(head) and self._is_sending:
                return by, None  # "er werden manschappen gestuurd"
            return (by if passive or not undergoes else holder), head or next(towns, None) or self._plain(subject)
        beside = self._object_beside(within)
        others = [entity for entity in pool if entity is not head and (entity not in within or entity in beside)]
        if not self.actors.receiving.isdisjoint({self.sentence.lows[self.candidate.position], self.clause.finite}):
            giver = (one for one in others if self.before(one) in self.actors.of_marks and self.acts(one))
            if (given := next(giver, None)) is not None:
                return given, head  # "Roemenië krijgt van de NAVO wapens"
        target = self.undergoing([one for one in others if one not in self.listed(head)])
        return head, target or self.other_party(head)

    def _object_beside(self, within: list[Entity]) -> list[Entity]:
        """Who stands right behind the one who acts and is the object ("dat de NAVO China zal oproepen").

        Without an article before it an organisation has a branch there ("Unicef Nederland").
        """
        at, lows, articles = self.candidate.position, self.sentence.lows, self.sentence.small.articles
        named = [(one, other) for one, other in pairwise(within) if one.last == other.first and other.last <= at]
        return [
            other
            for one, other in named
            if other.kind in _BODIES
            and (one.kind == "country" or (one.kind in _BODIES and lows[one.first - 1] in articles))
        ]

    def _plain(self, subject: Subject) -> Entity | None:
        """Who or what is attacked or arrested, by a noun that no list has ("een telecomgebouw werd getroffen")."""
        arrest = self.candidate.sub_type == ARRESTS or self.candidate.type == EventType.JUSTICE
        if not (self.candidate.type in VIOLENT or arrest) or subject.relative:
            return None
        lows = self.sentence.lows
        last = next((at for at in subject.at[1:] if lows[at] in self.actors.of_marks), subject.at[-1] + 1) - 1
        noun = self.sentence.raws[last] if last else lows[0]
        known = noun in self.sentence.small.number_words or noun in self.actors.no_subject
        known = known or noun.endswith((*self.actors.no_target_tails, *self.actors.thousands))
        if known or not noun.islower() or not noun.isalpha() or len(noun) < _SHORTEST or last not in subject.at:
            return None
        opener = lows[subject.at[0]]
        counted = opener in self.words.determiners or opener in self.sentence.small.number_words or opener.isdecimal()
        if not counted and not (last == 0 and noun.endswith(self.actors.plural_nouns)):
            return None
        return Entity("victim", last, last + 1, noun)

    def _is_passive(self) -> bool:
        """Whether the subject undergoes by the voice: an auxiliary, none in a headline, one before "en"."""
        candidate, low = self.candidate, self.sentence.lows[self.candidate.position]
        if candidate.form.shape == "part" and low.endswith(self.actors.going):
            return not self.words.passive.isdisjoint(self.sentence.lows[slice(*candidate.clause)])
        if candidate.form.shape == "part" and not candidate.rule.moves and self._is_helped():
            return True
        if candidate.rule.moves and candidate.form.shape == "part" and self._is_moved():
            return True
        if candidate.form.shape == "part" and self._opens_subject():
            return False  # "donderdag ontmoet de premier zijn ambtgenoten"
        if candidate.type == EventType.RIOTS and low in self.actors.undergoing:
            return False  # "zijn slaags geraakt"
        headline = candidate.form.shape == "part" and self.clause.verb is None and not candidate.rule.moves
        alone = low in self.words.passive  # "wordt verdacht van"
        return is_passive(candidate, self.words) or headline or alone or self._passive_before()

    @property
    def _is_sending(self) -> bool:
        """Whether what is told of forces is that they are sent, or will not be."""
        return self.candidate.rule.moves or self.candidate.type == EventType.DIPLOMACY

    def _is_helped(self) -> bool:
        """Whether the auxiliary of a passive stands right beside the participle, whatever else the sentence has."""
        lows, at = self.sentence.lows, self.candidate.position
        beside = (*lows[at - 1 : at], *lows[at + 1 : at + 2])
        return not (self.words.passive | self.words.passive_perfect).isdisjoint(beside)

    def _is_moved(self) -> bool:
        """Whether the subject is sent and does not go ("er werden militairen gestuurd")."""
        return self.clause.finite in self.words.passive | self.words.passive_perfect

    def _opens_subject(self) -> bool:
        """Whether what may be a participle is a finite verb before its subject."""
        subject, at = self.clause.subject, self.candidate.position
        return subject is not None and subject.at[0] == at + 1 and self.clause.finite == self.sentence.lows[at]

    def _passive_before(self) -> bool:
        """Whether a second participle shares the auxiliary of a passive ("werd gevangengenomen en vermoord")."""
        words, lows, at = self.words, self.sentence.lows, self.candidate.position
        joined = at > 1 and lows[at - 1] in self.sentence.small.coordinators
        if self.candidate.form.shape not in ("part", "pres") or not joined:
            return False
        helping = words.have | words.passive | words.passive_perfect
        last = next((low for low in reversed(lows[:at]) if low in helping), "")
        return lows[at - 2] in self.clause.words.participles and last in words.passive

    @remembered
    def _undergoes(self) -> bool:
        """Whether the subject undergoes what an active verb says ("de stad viel", "twee mensen kwamen om")."""
        form, low = self.candidate.form, self.sentence.lows[self.candidate.position]
        whole = low if form.particle is None else f"{form.particle} {low}"
        held = self.candidate.type == EventType.JUSTICE or self.candidate.sub_type == ABDUCTIONS
        spare = self.candidate.form.shape == "inf" and self.clause.finite in self.actors.punished
        if held and (low in self.actors.punished or spare or self._is_before_court()):
            return True
        falls = whole in self.actors.undergoing and self.candidate.type != EventType.RIOTS  # "slaags geraakt"
        return self.candidate.rule.harm or falls

    def _is_before_court(self) -> bool:
        """Whether the subject stands before a court ("komen voor de rechter")."""
        lows, courts = self.sentence.lows, self.actors.courts
        first, last = self.candidate.clause
        marks = (at for at in range(first, last) if lows[at] in self.actors.court_marks)
        return any(not courts.isdisjoint(lows[at + 1 : at + 3]) for at in marks)

    def _has_object(self, *, passive: bool) -> bool:
        """Whether a verb for what an attack did has someone for its object ("de politie doodde twee betogers")."""
        if passive or not self.candidate.rule.harm:
            return False
        objects = (one for phrase in self.clause.objects for one in self.within(phrase))
        return any(self.acts(one) or one.kind in NOUNS for one in objects)

    @remembered
    def _is_attributive(self) -> bool:
        """Whether a participle stands before its noun ("het aantal omgekomen militairen is onbekend")."""
        clause, at = self.clause, self.candidate.position
        if self.candidate.form.shape != "part" or clause.verb is None:
            return False
        after = next((one for one in clause.phrases if one.at[0] == at + 1), None)
        return after is not None and after.kind == "noun" and clause.phrases[clause.verb].at[0] > at

    def _of_attribute(self, pool: list[Entity]) -> Roles:
        """The roles about a participle before its noun: who follows undergoes, who stands before with "door" acts."""
        at = self.candidate.position
        phrase = next(one for one in self.clause.phrases if one.at[0] == at + 1)
        within = [one for one in self.within(tuple(phrase.at)) if self.acts(one) or one.kind in NOUNS]
        ahead = [one for one in pool if one.last <= at and at - one.last <= 1]
        by = next((one for one in ahead if self.before(one) in self.actors.agent_markers), None)
        return by, next((one for one in within if one.first > at), None)

    def holder(self, pool: list[Entity]) -> Entity | None:
        """In whose hands something is ("viel in handen van de rebellen", "is in Oekraïense handen")."""
        lows = self.sentence.lows
        for entity in pool:
            first = entity.first - 1
            while first > 0 and self.stands_between(first):
                first -= 1
            held = first > 0 and lows[first] in self.actors.of_marks
            if held and not self.actors.holding.isdisjoint(lows[max(0, first - 2) : first]):
                return entity
            if entity.kind == "adjective" and lows[entity.last : entity.last + 1] and lows[entity.last] in (
                self.actors.holding
            ):  # fmt: skip
                return entity
        return None

    def _of_words(self, pool: list[Entity], by: Entity | None, *, passive: bool) -> Roles:
        """The roles by order alone, where the clause shows no subject (headlines, infinitives)."""
        marked = [entity for entity in pool if self.before(entity) in self.actors.patient_marks]
        able = [entity for entity in pool if self.acts(entity) and not self.is_place(entity)]
        free = [entity for entity in able if entity is not by and entity not in marked]
        free = [entity for entity in free if entity.first not in self.clause.governed]
        things = [entity for entity in pool if entity.kind == "victim"]
        towns = [entity for entity in pool if self.is_town(entity)]
        if passive or by is not None or self._undergoes:
            # "Tsjernihiv werd beschoten": the town undergoes, where nothing else does
            people = sorted((*free, *(one for one in things if not self.is_thing(one))), key=lambda one: one.first)
            people = [one for one in people if one.first not in self.clause.governed]
            undergoing = next(iter([*people, *things, *([] if self.candidate.rule.harm else towns), *marked]), None)
            return by, undergoing
        agent = next(iter(free), None)
        return agent, self.undergoing([entity for entity in pool if entity is not agent])
