"""Finds which places a sentence names as places: by a preposition, a noun for places, or a list."""

from __future__ import annotations

from dataclasses import replace

from timeline.events.clauses import Sentence, is_sign
from timeline.events.gazetteer import Place
from timeline.events.landmarks import Landmarks, Named
from timeline.events.nouns import Entity
from timeline.events.scene import Scene
from timeline.events.story import Story
from timeline.lang.roles import load_places

_LEAD = 6  # words between a name and what leads up to it
_LONGER = 2  # words after a name that may still belong to that of a region
_AROUND = 3  # words from a place to that around it ("het Plein in Den Haag")
_LONGEST_WORD = 40  # characters
_TOWN, _REGION, _COUNTRY = 1, 2, 3


class SiteFinder:
    """Finds the places of one article's sentences, each sentence once."""

    def __init__(self, story: Story, scene: Scene) -> None:
        self.story = story
        self.scene = scene
        self.words = load_places(story.lang)
        self.landmarks = Landmarks(story, scene)
        self._leading = self.words.inside | self.words.loose | self.words.against
        self._sentences: dict[int, list[Named]] = {}

    def named(self, index: int) -> list[Named]:
        """The places that a sentence names as places, with the position of their first word."""
        found = self._sentences.get(index)
        if found is None:
            found = self._sentences[index] = []
            for entity in self.story.entities(index):
                entry = self._place_of(entity, index) or self._body(entity, index) or self._street(entity, index)
                if entry is not None and (entry.lead != "," or _goes_on(found, entry, self.story.sentence(index))):
                    found.append(entry)
            found += self.landmarks.find(index)
            found.sort(key=lambda named: named.at)
            found[:] = self._in_countries(found, self.story.sentence(index))
        return found

    def is_passed(self, index: int, at: int) -> bool:
        """Whether a place is where one goes to or comes from; a list of such places is taken as a whole."""
        sentence = self.story.sentence(index)
        names = {named.at for named in self.named(index)}
        while at > 1 and sentence.lows[at - 1] in sentence.small.coordinators and at - 2 in names:
            at -= 2
        return 0 < at <= len(sentence.lows) and sentence.lows[at - 1] in self.words.directions

    def best(self, entries: list[Named], index: int, position: int = 0, *, moves: bool = False) -> Place:
        """The place that no motion leads to or from, then the finest, then the nearest to a position."""

        def rank(named: Named) -> tuple[bool, bool, int, int]:
            passed = named.lead in self.words.ways or (self.is_passed(index, named.at) and not moves)
            unknown = named.place.iso is None and named.place.latitude is not None  # a continent or a sea
            return unknown, passed, named.place.precision, abs(named.at - position)

        return min(entries, key=rank).place

    def _in_countries(self, found: list[Named], sentence: Sentence) -> list[Named]:
        """The places with the country of those that are on no list: that of the place around them, else the only one.

        "bij het Paleis in Rabat", "in Bunagana, in het oosten van Congo".
        """
        countries = {named.place.iso for named in found if named.place.precision == _COUNTRY}
        alone = next(iter(countries)) if len(countries) == 1 else None
        placed: list[Named] = []
        for named, around in zip(found, [*found[1:], None], strict=False):
            iso = named.place.iso
            if is_unlisted(named.place):
                iso = alone
                close = around is not None and around.at - named.at <= _AROUND and around.lead in self.words.inside
                if around is not None and close and not is_sign(sentence.raws[around.at - 2]):
                    iso = around.place.iso
            placed.append(named if iso == named.place.iso else named._replace(place=replace(named.place, iso=iso)))
        return placed

    def _place_of(self, entity: Entity, index: int) -> Named | None:
        sentence = self.story.sentence(index)
        if entity.kind not in ("country", "name", "person", "seat") or entity.title:
            return None
        last = entity.last
        while last < len(sentence.raws) and _is_joined(sentence.raws[last]):
            last += 1  # "Jabal al-Zawiya"
        for longer in range(last + 1, min(last + _LONGER, len(sentence.raws)) + 1):
            if " ".join(sentence.raws[entity.first : longer]) in self.words.regions:
                last = longer  # "Golf van Oman"
        name = " ".join(sentence.raws[entity.first : last])
        listed = self.story.gazetteer.is_listed(name)
        lead = self._lead(entity, index)
        if entity.kind == "person" and not listed:
            return self._unlisted(entity, name, lead, index)
        before = sentence.lows[entity.first - 1] if entity.first else ","
        opens = before in sentence.small.coordinators or not before[0].isalnum()
        capital = self._is_seat(name) and opens  # it may stand for its government
        bare = entity.place or (listed and entity.kind != "country" and not capital)
        if lead is None and (not bare or (before in self.words.parties and self._is_seat(name))):
            return None  # "een akkoord met Brussel", "kritiek aan Moskou"
        if lead is None and before in self.story.actors.of_marks and self._is_of_government(name, entity, sentence):
            return None
        place = self.story.gazetteer.find(name, self._near(entity, index))
        if place is not None and lead in self.words.quarters and place.iso not in self.story.countries:
            return self._unlisted(entity, name, lead, index)  # of the town told of, not a town elsewhere
        if place is None:
            return self._unlisted(entity, name, lead, index)
        if place.precision == 1 and self._is_near(entity, index):
            place = replace(place, precision=2)
        return Named(entity.first, place, lead or "")

    def _is_of_government(self, name: str, entity: Entity, sentence: Sentence) -> bool:
        """Whether a capital is the government to which something belongs ("zonder toestemming van Moskou")."""
        return self._is_seat(name) and sentence.lows[entity.first - 2] in self.words.of_governments

    def _body(self, entity: Entity, index: int) -> Named | None:
        """The town after which an institution is named that works there ("de Universiteit Utrecht")."""
        raws, last = self.story.sentence(index).raws, entity.last
        if raws[entity.first].lower() in self.words.town_bodies and last == entity.first + 2:
            town = self.story.gazetteer.find(raws[last - 1], self.story.countries)
        elif entity.first and raws[entity.first - 1].lower() in self.words.town_bodies and last == entity.first + 1:
            town = self.story.gazetteer.find(raws[entity.first], self.story.countries)
        else:
            return None
        return Named(entity.first, town, "") if town is not None and town.precision == _TOWN else None

    def _street(self, entity: Entity, index: int) -> Named | None:
        """A street, which lies in the town of the story ("in de Kerkstraat")."""
        if not entity.mute or not entity.name.lower().endswith(self.story.actors.street_tails):
            return None
        lead = self._lead(entity, index)
        if lead is None:  # "aan de Dorpsstraat"
            ahead = self.story.sentence(index).lows[max(0, entity.first - 2) : entity.first]
            lead = next((low for low in ahead if low in self.words.street_leads), None)
        if not lead:
            return None
        raws, news = self.story.sentence(index).raws, self.scene.of_news
        town = self.story.gazetteer.town_of(raws[entity.first - 1])  # "in het Haagse Westduinpark"
        town = town or (news if news is not None and news.precision == _TOWN else self.scene.town)
        name = " ".join(raws[entity.first : entity.last])
        place = town and replace(town, name=name, precision=_TOWN)
        return Named(entity.first, place or Place(name, None, None, None, _TOWN), lead)

    def _near(self, entity: Entity, index: int) -> list[str]:
        """Countries in which a town is sought first: that of the adjective before it, else those of the article."""
        before = self.story.sentence(index).lows[entity.first - 1] if entity.first else ""
        iso = self.story.gazetteer.countries.adjectives.get(before)
        return [iso] if iso is not None else list(self.story.countries)

    def _unlisted(self, entity: Entity, name: str, lead: str | None, index: int) -> Named | None:
        """A place that no list knows, by the word right before it ("bij gevechten in Mai Kadra")."""
        if lead is None or not lead or entity.mute or name.rsplit(maxsplit=1)[-1] in self.words.never_places:
            return None
        of = lead in self.story.actors.of_marks
        if not (of or self._is_place_noun(lead)) and lead not in self._leading:
            return None
        if (of or lead in self.words.against) and entity.kind != "name":
            return None
        sentence = self.story.sentence(index)
        before = sentence.lows[entity.first - 1]
        adjectives = self.story.gazetteer.countries.adjectives
        town = self.story.gazetteer.town_of(sentence.raws[entity.first - 1])  # "in het Groningse Baflo"
        if before != lead and before not in adjectives and before not in self.words.beside and town is None:
            return None
        if not self._is_only_a_place(name, before):
            return None
        noun = entity.first - 2  # "de Ethiopische grensstad Zalambessa"
        iso = (
            town.iso
            if town is not None
            else adjectives.get(before) or (adjectives.get(sentence.lows[noun]) if noun >= 0 else None)
        )
        return Named(entity.first, Place(name, iso, None, None, _REGION), lead)

    def _is_only_a_place(self, name: str, before: str) -> bool:
        """Whether an article names a place as such each time, and never as one who acts."""
        text, at = self.story.text, -1
        while (at := text.find(name, at + 1)) >= 0:
            if text[at - 1 : at].isalnum() or text[at + len(name) : at + len(name) + 1].isalnum():
                continue
            ahead = text[max(0, at - _LONGEST_WORD) : at].lower()
            lead = ahead.split()[-1] if ahead.endswith(" ") and not ahead.isspace() else ""
            if lead != before and lead not in self.words.prepositions and not lead.endswith(self.words.site_tails):
                return False
        return True

    def _is_place_noun(self, low: str) -> bool:
        """Whether a word makes the name behind it one of a place ("het mijnstadje Rubaya")."""
        return low in self.words.place_nouns or low.endswith(self.words.place_tails)

    def _lead(self, entity: Entity, index: int) -> str | None:
        """The preposition or noun for places that leads up to a name, or None; "" where the name opens the article."""
        sentence = self.story.sentence(index)
        at = entity.first - 1
        while at >= 0 and entity.first - at < _LEAD:
            low = sentence.lows[at]
            if low in self.words.prepositions or self._is_place_noun(low):
                return low
            if low in self.words.border_links and at and sentence.lows[at - 1] in self.words.borders:
                return low  # "de grens met India"
            if low in self.story.actors.between_marks and entity.kind != "country":
                return low  # "tussen Mook en Groesbeek"
            if low in self.story.actors.of_marks and at and sentence.lows[at - 1] in self.story.actors.titles:
                return low  # "de burgemeester van Mariupol"
            if low in self.story.actors.of_marks and at and sentence.lows[at - 1] in self.words.town_sites:
                return low  # "het ziekenhuis van Adigrat"
            known = self.story.gazetteer.countries.adjectives
            adjective = low in known or sentence.raws[at] in self.words.town_adjectives
            if (
                low not in self.words.fillers
                and not adjective
                and not (low in sentence.small.coordinators or low == ",")
            ):
                if not sentence.raws[at][0].isupper() or not at:
                    return None
                listed = sentence.lows[at - 1] in (",", *sentence.small.coordinators)
                return "," if listed or low.endswith(self.story.actors.street_tails) else None
            at -= 1
        opens = index == 0 and entity.first == 0 and entity.last < len(sentence.raws)
        behind = sentence.raws[entity.last] if opens else ""
        verb = behind.islower() and behind[0].isalpha()  # "Brussel legde sancties op"
        return "" if opens and not (verb and self._is_seat(sentence.raws[0])) else None

    def _is_seat(self, name: str) -> bool:
        """Whether a name may stand for a government or a union of states."""
        return name in self.story.gazetteer.countries.capitals or name in self.words.governing

    def _is_near(self, entity: Entity, index: int) -> bool:
        sentence = self.story.sentence(index)
        ahead = " " + " ".join(sentence.lows[max(0, entity.first - 6) : entity.first]) + " "
        return any(f" {word} " in ahead for word in self.words.near)


def is_unlisted(place: Place) -> bool:
    """Whether a place is on no list, so that its country is not known."""
    return place.latitude is None and place.iso is None


def _is_joined(raw: str) -> bool:
    """Whether a word is the second half of an Arabic name ("al-Zawiya")."""
    head, _, tail = raw.partition("-")
    return head.islower() and len(head) < 4 and tail[:1].isupper()


def _goes_on(found: list[Named], entry: Named, sentence: Sentence) -> bool:
    """Whether a name after a comma goes on with places ("in Dnipro, Odesa en Lviv")."""
    signs = (",", *sentence.small.coordinators)
    return bool(found) and all(
        low in signs or sentence.raws[at][0].isupper()
        for at, low in enumerate(sentence.lows[found[-1].at : entry.at], start=found[-1].at)
    )
