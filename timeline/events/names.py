"""Finds who is named in a sentence: countries, their adjectives and inhabitants, organisations, people, groups."""

from __future__ import annotations

from timeline.events.clauses import Sentence, is_sign
from timeline.events.nouns import Entity
from timeline.events.runs import RunFinder, first_words

_DASHES = frozenset("-–—")
_ACRONYM = 6  # letters of an acronym at most
_LONGEST = 5  # words of an organisation's or a place's name


class NameFinder(RunFinder):
    """Finds the entities of one article's sentences; remembers full names for later short forms."""

    def find(self, sentence: Sentence) -> list[Entity]:
        """All entities of a sentence, in order, disjoint."""
        entities: list[Entity] = []
        raws, done = sentence.raws, 0
        for position in [at for at, opens in enumerate(map(self.openers.__getitem__, raws)) if opens]:
            if position < done:
                continue
            raw = raws[position]
            named = raw[0].isupper() or ("-" in raw and self.is_linked(raw))
            entity = self._capitalised(sentence, position) if named else None
            entity = entity or self.common(sentence, position, entities)
            if entity is None:
                continue
            if entity.kind in ("name", "person") and not entity.title:
                self._take_acronym(entity, sentence, entities)
            entities.append(entity)
            done = entity.last
        return entities

    def _take_acronym(self, entity: Entity, sentence: Sentence, before: list[Entity]) -> None:
        """Name an organisation by the acronym in brackets after it ("Coördinator Terrorisme en Veiligheid (NCTV)")."""
        after = sentence.raws[entity.last : entity.last + 3]
        if len(after) == 3 and after[0] == "(" and after[2] == ")" and after[1].isupper() and len(after[1]) > 1:
            entity.kind = "organisation"
            entity.name = self.words.organisations.get(after[1], after[1])
            joined = bool(before) and before[-1].last == entity.first - 1 and before[-1].kind in ("name", "person")
            if joined and sentence.lows[entity.first - 1] in sentence.small.coordinators:
                entity.first = before.pop().first

    def _capitalised(self, sentence: Sentence, position: int) -> Entity | None:
        raws, lows = sentence.raws, sentence.lows
        most = _LONGEST if raws[position] in first_words(self.words, self.known) else 1
        for length in range(min(most, len(raws) - position), 0, -1):
            name = raws[position] if length == 1 else " ".join(raws[position : position + length])
            if name in self.words.organisations:
                return Entity("organisation", position, position + length, self.words.organisations[name])
            if name in self.words.seats:
                iso = self.words.seats[name]
                return Entity("seat", position, position + length, self.known.title[iso], iso)
            if name in self.known.names:
                iso = self.known.names[name]
                return Entity("country", position, position + length, self.country_name(iso), iso)
        low = lows[position]
        if low in self.known.adjectives:
            iso = self.known.adjectives[low]
            name = self.words.adjective_names.get(low, self.country_name(iso))
            return Entity("adjective", position, position + 1, name, iso)
        if low in self.words.state and position and lows[position - 1] in self.known.adjectives:
            return None  # "Nederlandse F-16's": a noun that acts, though capitalised
        person = position + 2 < len(raws) and raws[position + 1][0].isupper() and raws[position + 2][0].isupper()
        if raws[position] in self.known.inhabitants and person and raws[position + 1] not in self.known.names:
            return self._name(sentence, position + 1)  # "de Iraniër Ali Rezai"
        if raws[position] in self.known.inhabitants:
            iso = self.known.inhabitants[raws[position]]
            name = self.words.peoples.get(iso, self.country_name(iso))
            return Entity("inhabitant", position, position + 1, name, iso)
        prefix, _, tail = raws[position].partition("-")
        if tail and prefix in self.words.organisations and (tail in self.words.titles or self.people.is_title(tail)):
            named = position + 1 < len(raws) and raws[position + 1][0].isupper()
            following = self._capitalised(sentence, position + 1) if named else None
            if following is not None and following.kind in ("person", "name"):
                return Entity("person", position, following.last, following.name, title=True)
            holder = self.people.holder(sentence, position, position)
            if holder is not None:
                return Entity("person", position, position + 1, holder, title=True)
            return Entity("organisation", position, position + 1, self.words.organisations[prefix], title=True)
        if tail and prefix in self.words.organisations:
            named = position + 1 < len(raws) and raws[position + 1][0].isupper() and tail.islower()
            following = self._capitalised(sentence, position + 1) if named else None
            if following is not None and following.kind in ("organisation", "name"):
                return Entity("organisation", position, following.last, following.name)  # "VN-missie Minusma"
            return Entity("organisation", position, position + 1, self.words.organisations[prefix])
        return self._name(sentence, position)

    def _name(self, sentence: Sentence, position: int) -> Entity | None:
        """A run of capitalised words, with small links inside."""
        raws = sentence.raws
        before = raws[position - 1] if position else "."
        if before in self.words.clitics or (raws[position] in self.words.openers and is_sign(before)):
            return None
        if sentence.lows[position] in sentence.small.number_words or self._is_dateline(sentence, position):
            return None
        if position == 0 and self.people.is_title(sentence.lows[0]):
            return self._titled(sentence, 0)
        if self.merely_opens(sentence, position) or self.says_what_place(sentence, position):
            return None
        if self.describes(sentence, position):
            return Entity("name", position, position + 1, raws[position], mute=True)
        tail = raws[position].rpartition("-")[2]
        if tail != raws[position] and tail.islower() and len(tail) > 2 and tail not in self.words.group:
            if self.people.is_title(tail) or tail in self.words.victim or tail in self.words.name_tails:
                return Entity("group", position, position + 1, raws[position], title=self.people.is_title(tail))
            return None  # "S-300-raket", "NIOD-rapport": a thing named after something
        while (
            raws[position] in self.words.not_first_names
            and position + 1 < len(raws)
            and raws[position + 1][0].isupper()
        ):
            position += 1  # "minister van Buitenlandse Zaken Antony Blinken"
        described = raws[position].lower().rpartition("-")[2] in self.known.adjectives
        if described and position + 1 < len(raws) and raws[position + 1][0].isupper():
            position += 1  # "de Nederlands-Rwandese Anna Bakker"
        position += self.is_of_region(sentence, position)
        last = self.run_end(sentence, position)
        if (
            last == position + 1
            and position > 0
            and raws[position - 1] in (".", ":")
            and raws[position] in self.words.openers
        ):
            return None
        if " ".join(raws[position:last]) in self.words.openers:
            return None  # a heading without a full stop goes before ("... eist excuses De Russische ...")
        return self._of_run(sentence, position, last)

    def _of_run(self, sentence: Sentence, position: int, last: int) -> Entity:
        """Who or what a run of capitalised words is."""
        raws = sentence.raws
        name = " ".join(raws[position:last])
        if (owner := self.people.owner(raws[position])) is not None:
            # "Bakari's gezant Jan Jansen": he himself is not who acts
            return Entity("person", position, position + 1, owner, mute=last > position + 1)
        if raws[position].endswith(self.words.adjective_tails) and last > position + 1:
            body = not self.words.organisation_parts.isdisjoint(raws[position:last])
            return Entity("organisation" if body else "name", position, last, name, mute=not body)
        if self._is_body(sentence, position, last):
            return Entity("organisation", position, last, name)
        initial = len(raws[last - 1]) == 1 and last < len(raws) and raws[last] == "."
        titled = self._title_before(sentence, position)
        if last - position == 1:
            full = self.people.full_name(name)
            kind = "person" if titled or full != name or name in self.people.titled else "name"
            street = not titled and name.lower().endswith(self.words.street_tails)
            return Entity(kind, position, last, f"{full}." if initial else full, title=titled, mute=street)
        if titled or not self.gazetteer.is_listed(name):
            kind = "person" if titled or self._looks_personal(name) else "name"
            return Entity(kind, position, last, f"{name}." if initial else name, title=titled)
        return Entity("name", position, last, name)

    def _is_dateline(self, sentence: Sentence, position: int) -> bool:
        """Whether a word in capitals opens a line of where it was written ("DEN HAAG –", "KIEV (ANP) –")."""
        raws = sentence.raws
        if position > 1 or not raws[position].isupper() or len(raws[position]) <= 2:
            return False
        return any(raw in _DASHES for raw in raws[position + 1 : position + 8])

    def _is_body(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether a name is that of an organisation by its form: an acronym, its words, or the noun before it."""
        raws = sentence.raws
        before = sentence.lows[first - 1] if first else ""
        several = last > first + 1
        if before in self.words.bodies or (several and not self.words.organisation_parts.isdisjoint(raws[first:last])):
            return True
        if (
            not several
            and raws[first].endswith(self.words.organisation_tails)
            and not self.gazetteer.is_listed(raws[first])
        ):
            return True
        numbered = first > 0 and raws[first - 1][0].isdigit()  # "de 737 MAX"
        acronym = last == first + 1 and not numbered and raws[first].isupper() and 2 < len(raws[first]) <= _ACRONYM
        shouted = first + 1 < len(raws) and any(len(raw) > 2 and raw.isupper() for raw in raws[first + 1 : first + 3])
        return acronym and not shouted and raws[first].isalnum() and first > 0

    def _titled(self, sentence: Sentence, position: int) -> Entity | None:
        if position + 1 < len(sentence.raws) and sentence.raws[position + 1][0].isupper():
            return None  # the name itself follows and is found next, with this title before it
        return Entity("group", position, position + 1, sentence.lows[position], title=True)

    def _looks_personal(self, name: str) -> bool:
        return self.gazetteer.find(name) is None

    def _title_before(self, sentence: Sentence, position: int) -> bool:
        """Whether an office stands before the name ("minister van Buitenlandse Zaken Antony Blinken").

        What the office is of ("de burgemeester van Goma") bears no office itself.
        """
        back = position - 1
        if back > 0 and sentence.lows[back] in self.words.title_links and sentence.lows[back] not in ("en",):
            return False
        while back >= 0 and position - back < 7:
            low = sentence.lows[back]
            if self.people.is_title(low) or self.people.is_title(low.rsplit("-", 1)[-1]):
                return True
            if not (low in self.words.title_links or sentence.raws[back][0].isupper()):
                return False
            back -= 1
        return False
