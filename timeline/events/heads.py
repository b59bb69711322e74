"""Finds the one whom the words of a subject name, those in a list with them, and the other of two parties."""

from __future__ import annotations

from timeline.events.nouns import Entity
from timeline.events.standing import NOUNS, Standing
from timeline.events.subjects import Subject

OF_PARTIES = ("Agreement", "Talks")  # what two parties have with each other
_APPOSED = 15  # words from a subject to the name of the person who it is


class HeadReader(Standing):
    """Reads subjects for the one whom they name."""

    def head(self, subject: Subject, *, undergoes: bool = False) -> Entity | None:
        """The one whom the words of a subject name; None where they name a thing, or only where it is."""
        lows, first = self.sentence.lows, subject.at[0]
        after = lows[subject.at[1]] if len(subject.at) > 1 else ""
        pointing = lows[first] in self.actors.demonstratives and after in self.words.determiners
        alone = lows[first] in self.actors.demonstratives | self.actors.subject_pronouns | self.actors.speaker_pronouns
        if not subject.relative and (pointing or (alone and not after)):
            return Entity("pronoun", first, first + 1, lows[first])
        within = self.within(subject.at)
        if lows[first] in self.words.determiners and (apposed := self.apposed(first)) is not None:
            return apposed
        able = [one for one in within if (self.acts(one) or one.kind in NOUNS) and not self.is_thing(one)]
        able = [one for one in able if one.kind != "pronoun"]
        things = [one for one in within if undergoes and one.kind in ("victim", "noun")]
        many = next((at for at in subject.at[1:] if lows[at] in self.actors.of_many), None)
        if not able and many is not None and lows[many - 1] in self.actors.of_marks:
            return Entity("pronoun", many, many + 1, lows[many])  # "twee van hen"
        head = next(iter([*(one for one in able if one.kind != "adjective"), *things, *able]), None)
        if head is None and subject.own:
            return self.head(Subject(subject.own))
        if head is not None and head.name.rsplit(" ", 1)[-1] in self.actors.members:
            bodies = (one for one in able if one.kind == "organisation" and self.before(one) in self.actors.of_marks)
            head = next(bodies, head)  # "de landen van de organisatie"
        if head is None and not undergoes:
            return self._capital(within)
        head = self._counted(head, within)
        return self.listed(head)[0] if head is not None and not undergoes else head

    def _capital(self, within: list[Entity]) -> Entity | None:
        """The government whose seat is named for it ("Boedapest blokkeert de steun")."""
        one = next((one for one in within if one.kind == "name" and one.name in self.capitals), None)
        if one is None or len(within) > 1 or self.is_place(one) or self.candidate.rule.harm:
            return None
        iso = self.capitals[one.name]
        return Entity("seat", one.first, one.last, self.story.gazetteer.country_of(iso) or one.name, iso)

    def _counted(self, head: Entity | None, within: list[Entity]) -> Entity | None:
        """Those of whom a group is ("een groep van dertien gijzelaars", "een auto met Russische soldaten")."""
        if head is None or head.name not in self.actors.measures:
            return head
        marks = self.actors.of_marks | self.actors.with_marks
        behind = [one for one in within if one.first > head.last and self.before(one) in marks]
        if (named := next((one for one in behind if one.kind == "inhabitant"), None)) is not None:
            return Entity("people", named.first, named.last, self.sentence.raws[named.first])
        counted = (one for one in behind if one.kind in (*NOUNS, "group") and not self.is_thing(one))
        return next(counted, head)

    def apposed(self, start: int) -> Entity | None:
        """The person whose name stands between commas after a subject ("de leider, Jan Jansen, eiste")."""
        raws = self.sentence.raws
        for entity in self.entities:
            if entity.kind == "person" and start < entity.first <= start + _APPOSED and entity.last < len(raws):
                between = raws[start + 1 : entity.first]
                told = not self.sentence.small.finite.isdisjoint(self.sentence.lows[start + 1 : entity.first])
                if between and not told and between[-1] == raws[entity.last] == "," and between.count(",") == 1:
                    return entity
        return None

    def listed(self, entity: Entity | None) -> list[Entity]:
        """The members of the list that ends with someone named, in order ("Hongarije, Slowakije en Roemenië")."""
        found = [entity] if entity is not None else []
        lows, small = self.sentence.lows, self.sentence.small
        for one in reversed([one for one in self.entities if entity is not None and one.last < entity.first + 1]):
            at = found[0].first - 1
            if one.last != at or not (lows[at] == "," or lows[at] in small.coordinators) or one.kind != found[0].kind:
                break
            found.insert(0, one)
        return found

    def other_party(self, head: Entity | None) -> Entity | None:
        """The second of two who agree or talk with each other ("Armenië en Azerbeidzjan sloten een bestand")."""
        if head is None or self.candidate.sub_type not in OF_PARTIES:
            return None
        lows, small = self.sentence.lows, self.sentence.small
        after = next((one for one in self.entities if one.first == head.last + 1), None)
        return after if after is not None and lows[head.last] in small.coordinators and self.acts(after) else None
