"""Finds the common nouns of a sentence that act or undergo, and whom a definite office stands for."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from timeline.events.clauses import Sentence, fold
from timeline.events.fullnames import FullNames
from timeline.events.gazetteer import Gazetteer
from timeline.events.memory import WordMemory, remembered
from timeline.lang import Lang
from timeline.lang.actors import ActorWords, load_actors

_MANY = ("en", "s")
_OFFICE = 2  # words behind an office that say of what it is
_CAPITALISED = re.compile(r"\b[A-ZÀ-Þ][\w-]+")


@dataclass(slots=True)
class Entity:
    """Something named in a sentence, from word `first` up to (not including) `last`.

    `kind` is country, adjective, inhabitant, organisation, seat, person, group, people (nouns that act only where they
    are subjects), victim, noun, pronoun or name (capitalised, perhaps a place; `place` where a pipeline says so).
    `name` is canonical, `iso` the country's code where it is one.
    `title` marks an office, and names that bear one; `mute` a street or an adjective, which neither acts nor undergoes.
    """

    kind: str
    first: int
    last: int
    name: str
    iso: str | None = None
    title: bool = False
    place: bool = False
    mute: bool = False


@cache
def _nouns(words: ActorWords) -> WordMemory[bool]:
    """Whether a word in lower case may be a common noun that acts or undergoes, or a pronoun: most are not."""
    listed = words.group | words.state | words.titles | words.victim | words.pronouns | words.people
    tails = (*words.victim_tails, *words.people_tails, *words.title_tails)
    return WordMemory(lambda low: low in listed or low.endswith(tails))


@cache
def _openers(words: ActorWords) -> WordMemory[bool]:
    """Whether a word as written may open what is named in a sentence."""
    nouns, land = _nouns(words), words.own_land[-1]

    def opens(raw: str) -> bool:
        low = fold(raw)
        return raw[0].isupper() or (raw[0].isalpha() and ("-" in low or low == land or nouns[low]))

    return WordMemory(opens)


class NounFinder:
    """Finds the nouns and pronouns of one article's sentences."""

    def __init__(self, text: str, lang: Lang, gazetteer: Gazetteer) -> None:
        self.text = text
        self.words = load_actors(lang)
        self.gazetteer = gazetteer
        self.people = FullNames(text, self.words, gazetteer)
        self.known = self.gazetteer.countries
        self.openers, self._nouns = _openers(self.words), _nouns(self.words)

    def common(self, sentence: Sentence, position: int, before: list[Entity]) -> Entity | None:
        """A common noun that acts or undergoes, or a pronoun."""
        low = sentence.lows[position]
        if "-" in low:
            head, _, tail = sentence.raws[position].partition("-")
            if head in self.words.cabinets and tail[:1].isupper():
                return Entity("group", position, position + 1, sentence.raws[position])  # "het kabinet-Drees"
        if low == self.words.own_land[-1] and position and sentence.lows[position - 1] == self.words.own_land[0]:
            return self._own_land(position)
        if not self._nouns[low]:
            return None
        if low in self.words.group or low in self.words.state:
            return self._group(sentence, position, before)
        if low in self.words.titles:
            return self._office(sentence, position) or Entity("group", position, position + 1, low, title=True)
        if low in self.words.victim or low.endswith(self.words.victim_tails):
            return self._victim(sentence, position, before)
        if low in self.words.pronouns:
            return Entity("pronoun", position, position + 1, low)
        if low in self.words.people or low.endswith((*self.words.people_tails, *self.words.title_tails)):
            after = sentence.raws[position + 1] if position + 1 < len(sentence.raws) else "."
            if after[0].isupper() and not low.endswith(_MANY):
                return None  # "de crimineel Jan Jansen"
            return self._people_of(sentence, position, before)
        return None

    def _own_land(self, position: int) -> Entity | None:
        """The country of who writes ("ons land"): of those it may be the one that the article names most."""
        iso = self._home
        return Entity("country", position - 1, position + 1, self.country_name(iso), iso, title=True) if iso else None

    @remembered
    def _home(self) -> str | None:
        counted = Counter(
            iso
            for word in _CAPITALISED.findall(self.text)
            if (iso := self.known.adjectives.get(word.lower()) or self.known.names.get(word)) in self.words.home_lands
        )
        most = counted.most_common(2)
        return most[0][0] if len(most) == 1 or (most and most[0][1] > most[1][1]) else None

    def _victim(self, sentence: Sentence, position: int, before: list[Entity]) -> Entity:
        """A noun for those who undergo, with a country's adjective before it ("Palestijnse vrouwen")."""
        previous, low = before[-1] if before else None, sentence.lows[position]
        listed = low in self.words.things or low.endswith(self.words.thing_tails)
        if previous is None or previous.kind != "adjective" or previous.last != position or listed:
            return Entity("victim", position, position + 1, low)
        before.pop()
        words = f"{sentence.raws[previous.first]} {low}"
        return Entity("victim", previous.first, position + 1, words, previous.iso)

    def _people_of(self, sentence: Sentence, position: int, before: list[Entity]) -> Entity:
        """A noun for people, with the adjective of a country or a town before it ("Europese ministers")."""
        previous = before[-1] if before else None
        if previous is not None and previous.last == position and (previous.mute or previous.kind == "adjective"):
            before.pop()
            words = " ".join(sentence.raws[previous.first : position + 1])
            return Entity("people", previous.first, position + 1, words, previous.iso)
        return Entity("people", position, position + 1, sentence.lows[position])

    def _group(self, sentence: Sentence, position: int, before: list[Entity]) -> Entity:
        """A noun that acts, alone or with a country's adjective just before it, which it takes in."""
        low = sentence.lows[position]
        previous = before[-1] if before else None
        if previous is not None and previous.kind == "adjective" and previous.last >= position - 1:
            if low in self.words.state:
                before.pop()
                holder = self.people.holder(sentence, previous.first, position) if self.people.is_title(low) else None
                if holder is not None:
                    return Entity("person", previous.first, position + 1, holder, title=True)
                name = self.words.peoples.get(previous.iso or "", previous.name)
                return Entity("country", previous.first, position + 1, name, previous.iso, title=True)
            if low in self.words.group:
                before.pop()
                words = " ".join(sentence.raws[previous.first : position + 1])
                return Entity(
                    "group", previous.first, position + 1, words, previous.iso, title=self.people.is_title(low)
                )
        owner = self._country_behind(sentence, position) if low in self.words.state else None
        if owner is not None:
            return owner
        if previous is not None and previous.mute and previous.last == position and low not in self.words.group:
            return self._people_of(sentence, position, before)  # "Europese leiders"
        kind = "group" if low in self.words.group else "people" if low in self.words.people else "noun"
        return self._office(sentence, position) or Entity(
            kind, position, position + 1, low, title=self.people.is_title(low)
        )

    def country_name(self, iso: str) -> str:
        """The country's name in the language."""
        return self.known.title.get(iso, iso)

    def _country_behind(self, sentence: Sentence, position: int) -> Entity | None:
        """The country whose government or army a noun is of ("het leger van Mali", "een delegatie uit Oman")."""
        raws = sentence.raws
        if position + 2 >= len(raws) or raws[position + 1] not in self.words.of_country:
            return None
        iso = self.known.names.get(raws[position + 2])
        if iso is None:
            return None
        return Entity("country", position, position + 3, self.country_name(iso), iso, title=True)

    def _office(self, sentence: Sentence, position: int) -> Entity | None:
        """The person whom a definite office stands for ("de veldmaarschalk"), where the article gives it to one."""
        low, raws = sentence.lows[position], sentence.raws
        before = sentence.lows[position - 1] if position else ""
        after = raws[position + 1] if position + 1 < len(raws) else "."
        if before not in self.words.definite or not self.people.is_title(low):
            return None
        if after[0].isupper() or (after in self.words.title_links and not self._is_sole(sentence, position)):
            return None  # a name or what the office is of follows
        holder = self.people.sole_holder(low)
        return Entity("person", position, position + 1, holder, title=True) if holder else None

    def _is_sole(self, sentence: Sentence, position: int) -> bool:
        """Whether an office is of a town, and the article gives it to no other ("de burgemeester van Goma")."""
        behind = sentence.raws[position + 1 : position + 3]
        if len(behind) < _OFFICE or not behind[1][0].isupper():
            return False
        office = f"{sentence.lows[position]} {behind[0]} "
        return self.text.count(office) == self.text.count(office + behind[1])
