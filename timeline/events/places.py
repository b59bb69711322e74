"""Says where an event was: the place nearest to its trigger, in its clause, its sentence, or a little before."""

from __future__ import annotations

from dataclasses import replace

from timeline.events.gazetteer import Place
from timeline.events.nouns import Entity
from timeline.events.story import Story
from timeline.events.triggers import VIOLENT, Candidate
from timeline.lang.roles import load_places
from timeline.values import EventType

_LOOK_BACK = 3  # sentences
_OWN_REACH = 5  # words after a noun in which a place is its own ("de invasie van Oekraïne")


class PlaceFinder:
    """Finds places in one article; countries named in it decide between cities of the same name."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.words = load_places(story.lang)
        self._sentences: dict[int, list[tuple[int, Place]]] = {}

    def locate(
        self, candidate: Candidate, sources: list[tuple[int, int]], *, toll: bool = False, home: str | None = None
    ) -> Place | None:
        """The place of an event, or None where the article names none near it.

        `home` is the seat of a court that acts. A running `toll` is of a whole war, so no place is carried over to it.
        """
        index = candidate.sentence.index
        here = [
            (at, place) for at, place in self.named(index) if not any(first <= at < last for first, last in sources)
        ]
        if candidate.type in VIOLENT:
            # "gevlucht naar Tsjaad" does not say where people were killed
            here = [entry for entry in here if not self._is_passed(index, entry[0])]
        if candidate.form.shape == "noun":
            own = [entry for entry in here if 1 <= entry[0] - candidate.position <= _OWN_REACH]
            if own:
                return self._best(own, candidate, index)
        inside = [entry for entry in here if candidate.clause[0] <= entry[0] < candidate.clause[1]]
        if not inside and home is not None:
            return self.story.gazetteer.find(home)
        for entries in (inside, here):
            if entries:
                return self._best(entries, candidate, index)
        if not candidate.rule.speech and candidate.type != EventType.DIPLOMACY:
            for back in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
                if toll:
                    break
                if named := [entry for entry in self.named(back) if entry[1].iso is not None]:
                    return self._best(named, candidate, back)
        return self._main()

    def _best(self, entries: list[tuple[int, Place]], candidate: Candidate, index: int) -> Place:
        """The place that no motion leads to or from, then the finest, then the nearest to the trigger."""

        position = candidate.position if index == candidate.sentence.index else 0

        def rank(entry: tuple[int, Place]) -> tuple[bool, bool, int, int]:
            at, place = entry
            passed = self._is_passed(index, at) and not candidate.rule.moves
            return place.iso is None, passed, place.precision, abs(at - position)

        return min(entries, key=rank)[1]

    def _is_passed(self, index: int, at: int) -> bool:
        """Whether a place is where one goes to or comes from; a list of such places is taken as a whole."""
        sentence = self.story.sentence(index)
        names = {entry[0] for entry in self.named(index)}
        while at > 1 and sentence.lows[at - 1] in sentence.small.coordinators and at - 2 in names:
            at -= 2
        return 0 < at <= len(sentence.lows) and sentence.lows[at - 1] in self.words.directions

    def named(self, index: int) -> list[tuple[int, Place]]:
        """The places that a sentence names as places, with the position of their first word."""
        found = self._sentences.get(index)
        if found is None:
            found = self._sentences[index] = []
            for entity in self.story.entities(index):
                if (place := self._place_of(entity, index)) is not None:
                    found.append((entity.first, place))
        return found

    def _place_of(self, entity: Entity, index: int) -> Place | None:
        sentence = self.story.sentence(index)
        if entity.kind not in ("country", "name", "person", "seat") or entity.title:
            return None
        name = " ".join(sentence.raws[entity.first : entity.last])
        listed = self.story.gazetteer.is_listed(name)
        if entity.kind == "person" and not listed:
            return None
        before = sentence.lows[entity.first - 1] if entity.first else ","
        opens = before in sentence.small.coordinators or not before[0].isalnum()
        capital = name in self.story.gazetteer.countries.capitals and opens  # it may stand for its government
        bare = entity.place or (listed and entity.kind != "country" and not capital)
        if not self._marked(entity, index) and not bare:
            return None
        place = self.story.gazetteer.find(name, self.story.countries)
        if place is not None and place.precision == 1 and self._is_near(entity, index):
            place = replace(place, precision=2)
        return place

    def _marked(self, entity: Entity, index: int) -> bool:
        """Whether a preposition or a noun for places leads up to the name."""
        sentence = self.story.sentence(index)
        at = entity.first - 1
        while at >= 0 and entity.first - at < 6:
            low = sentence.lows[at]
            if low in self.words.prepositions or low in self.words.place_nouns:
                return True
            if low in self.story.actors.of_marks and at and sentence.lows[at - 1] in self.story.actors.titles:
                return True  # "de burgemeester van Mariupol"
            if low not in self.words.fillers and not (low in sentence.small.coordinators or low == ","):
                return (
                    sentence.raws[at][0].isupper()
                    and at > 0
                    and sentence.lows[at - 1] in (",", *sentence.small.coordinators)
                )
            at -= 1
        return index == 0 and entity.first == 0

    def _is_near(self, entity: Entity, index: int) -> bool:
        sentence = self.story.sentence(index)
        ahead = " " + " ".join(sentence.lows[max(0, entity.first - 6) : entity.first]) + " "
        return any(f" {word} " in ahead for word in self.words.near)

    def _main(self) -> Place | None:
        """The country of the place that the article names most, where it names one more than once."""
        for name, times in self.story.places.most_common(3):
            place = self.story.gazetteer.find(name)
            if times > 1 and place is not None and place.iso is not None:
                return Place(self.story.gazetteer.country_of(place.iso), place.iso, None, None, 3)
        for iso, times in self.story.countries.most_common(1):
            if times > 1 and not self.story.places:
                return Place(self.story.gazetteer.country_of(iso), iso, None, None, 3)
        return None
