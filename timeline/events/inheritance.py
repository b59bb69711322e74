"""Says which place an event takes over that its own sentence does not name: "daar", "de stad", the sentences before it,
the scene of the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.clauses import Sentence
from timeline.events.gazetteer import Place
from timeline.events.landmarks import Named
from timeline.events.scene import Scene, is_heading
from timeline.events.sites import SiteFinder
from timeline.events.story import Story
from timeline.events.triggers import Candidate
from timeline.lang.roles import load_places
from timeline.values import EventType

_LOOK_BACK = 3  # sentences
_ITEM = 5  # sentences of an item of a digest before an event
_PACT, _A_COURT = "Agreement", "court"
_TO_LAND = 3  # words from a preposition to "land"
_TOWN, _REGION, _COUNTRY = 1, 2, 3
_COURT = frozenset(("Trial", "Ruling", "Sentence", "Charge", "Warrant", "Arrest or imprisonment"))
_EARLIER = frozenset(("Arrest or imprisonment", "Arrests", "Release", "Detention"))  # of which a court only hears


class Inheritance:
    """The places that one article's events take over."""

    def __init__(self, story: Story, scene: Scene, sites: SiteFinder, candidates: Sequence[Candidate]) -> None:
        self.story, self.scene, self.sites = story, scene, sites
        self.words = load_places(story.lang)
        self._elsewhere = _only_talked(candidates)
        self._moves = frozenset(candidate.sentence.index for candidate in candidates if candidate.rule.moves)

    def there(self, candidate: Candidate) -> Place | None:
        """The place that "daar" takes up from the sentence before, or "hier" from the story."""
        index, lows = candidate.sentence.index, candidate.sentence.lows[slice(*candidate.clause)]
        if index and not self.words.there.isdisjoint(lows):
            named = [entry for entry in self.sites.named(index - 1) if entry.lead]
            return _carried_over(named[-1].place) if named else None
        if self.words.here.isdisjoint(lows):
            return None
        place = self.scene.of_news or self.scene.town
        return _carried_over(place) if place is not None else None

    def posted(self, candidate: Candidate) -> Place | None:
        """The country of the story, where an embassy of another speaks."""
        country, sentence = self.scene.country, candidate.sentence
        if country is None or self.words.posts.isdisjoint(sentence.lows[slice(*candidate.clause)]):
            return None
        adjectives = self.story.gazetteer.countries.adjectives
        for at in range(max(1, candidate.clause[0]), candidate.clause[1]):
            if (
                sentence.lows[at] in self.words.posts
                and adjectives.get(sentence.lows[at - 1], country.iso) != country.iso
            ):
                return _carried_over(country)
        return None

    def taken_up(self, candidate: Candidate) -> Place | None:
        """The town named last, where the event's clause has "de stad", or a site that a town has ("het ziekenhuis")."""
        sentence, spoken = candidate.sentence, candidate.type == EventType.DIPLOMACY
        for at in range(max(1, candidate.clause[0]), candidate.clause[1]):
            low, after = sentence.lows[at], sentence.raws[at + 1 : at + 2]
            if self._is_own_land(sentence, at):
                return self._homeland(sentence, at)
            if spoken:
                continue
            if low not in self.words.taken_up and low not in self.words.town_sites:
                continue
            named = bool(after) and (after[0][0].isupper() or after[0] in self.story.actors.of_marks)
            if sentence.lows[at - 1] in self.words.taken_marks and not named:
                return self._last_town(sentence.index, at)
        return None

    def _is_own_land(self, sentence: Sentence, at: int) -> bool:
        """Whether a word is for somebody's own country ("in eigen land", "naar haar vaderland")."""
        low, words = sentence.lows[at], self.words
        own = low in words.homelands or (low in words.own_lands and sentence.lows[at - 1] in words.own_marks)
        return own and not words.prepositions.isdisjoint(sentence.lows[max(0, at - _TO_LAND) : at])

    def _homeland(self, sentence: Sentence, at: int) -> Place | None:
        """The country of whom the sentence names before a word, else that of the story."""
        for entity in reversed(self.story.entities(sentence.index)):
            if entity.first < at and entity.iso is not None:
                return Place(self.story.gazetteer.country_of(entity.iso), entity.iso, None, None, _COUNTRY)
        return self.scene.country

    def _last_town(self, index: int, at: int) -> Place | None:
        """The town of the story's country that was named last before a word, or that of the news, or one unlisted."""
        unknown, country = None, self.scene.country
        for back in range(index, -1, -1):
            for named in reversed(self.sites.named(back)):
                if not named.lead or (back == index and named.at > at):
                    continue
                if named.place.precision == _TOWN and (country is None or named.place.iso == country.iso):
                    return _carried_over(named.place)
                if named.place.latitude is None and named.place.precision == _REGION:
                    unknown = unknown or named.place
        told = self.scene.of_news or self.scene.town
        if told is None or told.precision != _TOWN or (country is not None and told.iso != country.iso):
            return unknown
        return _carried_over(told)

    def before(self, candidate: Candidate, *, recent: bool = True) -> Place | None:
        """The place of the sentences before, back to the heading of the part."""
        index = candidate.sentence.index
        if is_heading(index, self.story):
            return None
        court = self.scene.court if candidate.sub_type in _COURT else None
        heard = candidate.type != EventType.JUSTICE or candidate.sub_type in _EARLIER
        crime = self._of_crime() if heard and not recent else None
        if self.scene.is_digest:
            return self._of_item(index)
        for back in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
            heading = is_heading(back, self.story)
            if candidate.type == EventType.JUSTICE and (told := self._court(back)) is not None:
                return told
            if back not in self._elsewhere or candidate.type == EventType.JUSTICE:
                named = [entry for entry in self.sites.named(back) if self._is_carried(entry, back)]
                if named:
                    place = self.sites.best(named, back, moves=candidate.rule.moves)
                    if crime is not None and crime.iso != place.iso and self._is_of_court(place):
                        return _carried_over(crime)
                    within = court is not None and place.precision == _COUNTRY and place.iso == court.iso
                    return _carried_over(court if court is not None and within else place)
            if heading:
                break
        return None

    def _of_crime(self) -> Place | None:
        """Where it was that a court hears of, as the title of an article about its case says."""
        return self.scene.of_title if self.scene.court is not None else None

    def _is_of_court(self, place: Place) -> bool:
        """Whether a place lies where the court sits, and so not where a crime elsewhere was done."""
        return self.scene.court is not None and place.iso == self.scene.court.iso

    def _court(self, index: int) -> Place | None:
        """Where a court sits that a sentence names, as the language knows it."""
        actors = self.story.actors
        for entity in self.story.entities(index):
            home = actors.homes.get(entity.name) if actors.kinds.get(entity.name) == _A_COURT else None
            place = self.story.gazetteer.find(home) if home is not None else None
            if place is not None and place.precision < _COUNTRY:
                return _carried_over(place)
        return None

    def _is_carried(self, named: Named, index: int) -> bool:
        """Whether a place may be that of what the next sentences tell: no way, no street, and no government."""
        place, name = named.place, named.place.name
        reached = index in self._moves and named.lead in self.words.goals  # "de kist vliegt naar Kinshasa"
        passed = not reached and self.sites.is_passed(index, named.at)
        if place.iso is None or passed or named.lead in self.words.through:
            return False
        seat = not named.lead and name in self.story.gazetteer.countries.capitals
        return not seat and not name.lower().endswith(self.story.actors.street_tails)

    def _of_item(self, index: int) -> Place | None:
        """The country whose name or people the same item of a digest names last before an event."""
        for back in range(index, max(-1, index - 1 - _ITEM), -1):
            for entity in self.story.entities(back):
                if entity.iso is not None:
                    return Place(self.story.gazetteer.country_of(entity.iso), entity.iso, None, None, _COUNTRY)
        return None

    def setting(self, candidate: Candidate, *, recent: bool) -> Place | None:
        """Where the story is set; what a court does is done where it sits."""
        told = None if recent or candidate.sub_type not in _EARLIER else self.scene.of_title
        if told is not None:
            return _carried_over(told)
        if candidate.type == EventType.JUSTICE and self.scene.court is not None:
            return _carried_over(self.scene.court)
        place = (self.scene.of_news or self.scene.town) if recent else self.scene.of_history
        if place is None or place.iso is None:
            place = self.scene.country
        return _carried_over(place) if place is not None else None


def _carried_over(place: Place) -> Place:
    """A place as that of an event which does not name it itself: known no better than to the region."""
    return replace(place, precision=max(place.precision, _REGION))


def _only_talked(candidates: Sequence[Candidate]) -> frozenset[int]:
    """The sentences that tell of nothing but what is said, also in court: what they are about was somewhere else."""
    kinds: dict[int, set[bool]] = {}
    for candidate in candidates:
        agreed = candidate.sub_type in _COURT or candidate.sub_type == _PACT
        talked = candidate.type == EventType.DIPLOMACY or candidate.rule.speech or agreed
        kinds.setdefault(candidate.sentence.index, set()).add(talked)
    return frozenset(index for index, kind in kinds.items() if kind == {True})
