"""Places by a common noun: with the adjective of a country or a town ("in een Syrisch kamp"), or for a capital."""

from __future__ import annotations

from typing import NamedTuple

from timeline.events.clauses import Sentence
from timeline.events.gazetteer import Place
from timeline.events.scene import Scene
from timeline.events.story import Story
from timeline.lang.roles import load_places

_AHEAD = 3  # words between an adjective and the noun that makes it a place
_COUNTRY = 3


class Named(NamedTuple):
    """A place that a sentence names: the position of its first word, the place, and the word that leads up to it."""

    at: int
    place: Place
    lead: str


class Landmarks:
    """Finds the places of one article that a common noun stands for."""

    def __init__(self, story: Story, scene: Scene) -> None:
        self.story, self.scene = story, scene
        self.words = load_places(story.lang)

    def find(self, index: int) -> list[Named]:
        """Places by an adjective and a common noun ("in een Syrisch kamp", "nabij de Roemeense grens")."""
        sentence = self.story.sentence(index)
        found = []
        for at in range(1, len(sentence.raws) - 1):
            if sentence.lows[at] in self.words.capital_nouns and (named := self._capital(sentence, at)) is not None:
                found.append(named)
            if not sentence.raws[at][0].isupper() or (place := self.of_adjective(sentence.raws[at])) is None:
                continue
            site = any(map(self.is_site, sentence.lows[at + 1 : at + _AHEAD]))
            lead = self._site_lead(sentence, at)
            if site and lead is not None:
                found.append(Named(at, place, lead))
        return found

    def is_site(self, low: str) -> bool:
        """Whether a common noun is one for a place."""
        return low in self.words.site_nouns or low.endswith(self.words.site_tails)

    def _site_lead(self, sentence: Sentence, at: int) -> str | None:
        """The preposition that leads up to a place by a common noun."""
        ahead = at - 1
        while ahead > 0 and (
            sentence.lows[ahead] in self.words.fillers or sentence.lows[ahead] in sentence.small.articles
        ):
            ahead -= 1
        return sentence.lows[ahead] if sentence.lows[ahead] in self.words.prepositions else None

    def _capital(self, sentence: Sentence, at: int) -> Named | None:
        """The capital that "de hoofdstad" stands for: of the country of its adjective, or of the story's."""
        after = sentence.raws[at + 1 : at + 2]
        adjective = self.story.gazetteer.countries.adjectives.get(sentence.lows[at - 1])
        lead = self._site_lead(sentence, at - (adjective is not None))
        if lead is None or (after and after[0][0].isupper()):
            return None  # the name follows
        iso = adjective or (self.scene.country.iso if self.scene.country is not None else None)
        name = self.story.gazetteer.capital_of(iso, self.story.text) if iso is not None else None
        place = self.story.gazetteer.find(name) if name is not None else None
        return Named(at, place, lead) if place is not None else None

    def of_adjective(self, word: str) -> Place | None:
        """The country or town that an adjective is made of."""
        iso = self.story.gazetteer.countries.adjectives.get(word.lower())
        if iso is not None:
            return Place(self.story.gazetteer.country_of(iso), iso, None, None, _COUNTRY)
        return self.story.gazetteer.town_of(word)
