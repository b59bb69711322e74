"""Knows where an article's story is set: by its dateline, its title, the town it is told of most, its main country."""

from __future__ import annotations

import re
from collections import Counter

from timeline.events.gazetteer import Place
from timeline.events.leads import leads_of
from timeline.events.memory import remembered
from timeline.events.story import Story
from timeline.lang.roles import load_places

_DATELINE = re.compile(r"([^\W\d_][\w'’/ -]{1,30}?)(?: ?\([^()\n]{2,30}\))?(?: [-–—] ?|[-–—] )(?=['\"‘“„A-ZÀ-Þ])")
_LOW_DATELINE = re.compile(r"([a-zà-ÿ][a-zà-ÿ'-]{2,25}) (?=[A-ZÀ-Þ][a-zà-ÿ])")
_AFTER_NOUN = re.compile(
    r"(?<=[a-zà-ÿ] )[A-ZÀ-Þ][\w'’-]{1,30}(?: [A-ZÀ-Þ][\w'’-]{1,30}){0,2}"
)  # "Gevechten rond luchthaven Haïti"
_PARTS = re.compile(r"[.?!|:]['\"’”]* +")  # between a headline and what a paper prints above it
_ENDS = (".", "!", "?", '"', "”", "’", "'", ")", ",", ";", ":")
_HEADING = 120  # characters of a heading
_OFTEN = 4  # times that people or things from a country are named before the story is taken to be set there
_ENOUGH = 2  # times that a place is named before the story is taken to be set there


class Scene:
    """The places of events that have none of their own; each is worked out when first asked for.

    >>> import datetime as dt
    >>> from timeline.events.gazetteer import Gazetteer
    >>> from timeline.lang import load_lang
    >>> from timeline.values import Article
    >>> text, lang = "GOMA (ANP) - Het bleef er gisteren stil.", load_lang("nl")
    >>> article = Article("a", None, text, dt.date(2022, 3, 23))
    >>> Scene(Story(article, [(0, len(text))], [], lang, Gazetteer(lang))).of_news.name
    'Goma'
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        words = load_places(story.lang)
        self._leads = leads_of(story.lang)
        title = (story.article.title or "").strip().lower()
        self.is_digest = title in words.digests or title.startswith(tuple(f"{name} " for name in words.digest_series))

    @remembered
    def of_news(self) -> Place | None:
        """Where the news comes from: the place in the dateline, in what stands above the headline, or in that."""
        title, text = self.story.article.title or "", self.story.text
        if self.is_digest:
            return None
        start = len(title) if title and text.startswith(title) else 0
        start += len(text[start:]) - len(text[start:].lstrip())
        for pattern in (_DATELINE, _LOW_DATELINE):
            found = pattern.match(text, start)
            if found is not None and (place := self._town(found[1].split("/")[0])) is not None:
                return place
        parts = _PARTS.split(title)
        if len(parts) > 1 and (place := self._town(parts[-1])) is not None:
            return place
        return self.of_title or self._described(title)

    @remembered
    def of_title(self) -> Place | None:
        """The place that the title names as one."""
        title = self.story.article.title or ""
        for finder in (self._leads.inside, self._leads.near):
            for name in finder.find(title):
                if (place := self.longest(name)) is not None:
                    return place
        for names in (_AFTER_NOUN.findall(title), self._leads.of.find(title)):
            for name in names:
                place = self.longest(name)
                if place is not None and (self.country is None or place.iso == self.country.iso):
                    return place
        return None

    @remembered
    def town(self) -> Place | None:
        """The town or region in which the article tells most, where it names it more than once or no other."""
        counts: Counter[str] = Counter()
        for name in self._leads.inside.find(self.story.text):
            place = self.longest(name)
            if place is not None and place.iso is not None and place.precision < 3:
                counts[place.name] += 1
        ranked = counts.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] < max(_ENOUGH, ranked[1][1] + 1)):
            return None
        town = self.story.gazetteer.find(ranked[0][0], self.story.countries)
        return town if town is None or self.country is None or town.iso == self.country.iso else None

    @remembered
    def _counts(self) -> Counter[str]:
        """How often the article names each country, by its own name, its towns and its people."""
        gazetteer, counts = self.story.gazetteer, Counter(self.story.countries)
        for name, times in self.story.places.items():
            if name not in gazetteer.countries.names and (place := gazetteer.find(name)) is not None and place.iso:
                counts[place.iso] += times
        title = self.story.article.title or ""
        for name in [*self._leads.near.find(self.story.text), *self._leads.near.find(title)]:
            if (place := self.longest(name)) is not None and place.iso is not None:
                counts[place.iso] += 1
        return counts

    @remembered
    def _named(self) -> set[str | None]:
        """The countries that the article names, or towns of which, and not only people and things from them."""
        places = (self.story.gazetteer.find(name) for name in self.story.places)
        return {place.iso for place in places if place is not None}

    @remembered
    def country(self) -> Place | None:
        """The country that the article names most, and more than once."""
        if self.is_digest:
            return None
        for iso, times in self._counts.most_common():
            if times < _ENOUGH:
                return None
            if iso in self._named or times >= _OFTEN:  # an ambassador's country is not that of the story
                return Place(self.story.gazetteer.country_of(iso), iso, None, None, 3)
        return None

    @remembered
    def of_history(self) -> Place | None:
        """Where what happened before the news is set: where the title says, if that is of weight, else the country."""
        place, country = self.of_title, self.country
        if country is None or place is None or place.iso is None:
            return country or self.of_news or self.town
        return place if 2 * self._counts[place.iso] >= self._counts[country.iso or ""] else country

    @remembered
    def court(self) -> Place | None:
        """Where the court sits of which an article tells ("de rechtbank in Assen")."""
        for name in self._leads.courts.find(self.story.text):
            if (place := self.longest(name)) is not None:
                return place
        return None

    def longest(self, name: str) -> Place | None:
        """The place whose name is the longest beginning of a run of capitalised words."""
        words = name.split()
        for length in range(len(words), 0, -1):
            place = self.story.gazetteer.find(" ".join(words[:length]), self.story.countries)
            if place is not None:
                return place
        return None

    def _town(self, name: str) -> Place | None:
        """A place by a name that stands alone, in whatever letters."""
        name = name.strip()
        written = (name, self.story.gazetteer.listed_as(name), name.title())
        for one in filter(None, written):
            if (place := self.story.gazetteer.find(one, self.story.countries)) is not None:
                return place
        return None

    def _described(self, title: str) -> Place | None:
        """The town whose adjective the title has ("Amsterdamse liquidaties")."""
        for word in title.split():
            if (town := self.story.gazetteer.town_of(word)) is not None:
                return town
        return None


def is_heading(index: int, story: Story) -> bool:
    """Whether a sentence heads what follows: it stands on a line of its own and does not end as a sentence."""
    start, end = story.spans[index]
    if end - start > _HEADING or story.text[start:end].endswith(_ENDS):
        return False
    return story.text[end : end + 2].lstrip(" ").startswith("\n")
