"""Places by name: the countries, regions and exonyms of the language, and the cities of `cities.tsv`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from timeline.lang import Lang
from timeline.lang.roles import load_countries, load_places


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
        known = (self.countries.names, self.countries.capitals, self.words.regions, self.words.exonyms)
        self._sounds = re.compile("|".join(sorted(self.words.sounds, key=len, reverse=True)))
        self._folded = {name.lower(): name for names in known for name in names}

    def listed_as(self, name: str) -> str | None:
        """How a name in other letters is listed ("PORT-AU-PRINCE": "Port-au-Prince"), or None where it is not."""
        return self._folded.get(name.lower())

    def country_of(self, iso: str) -> str:
        """The country's name in the language."""
        return self.countries.title.get(iso, iso)

    def capital_of(self, iso: str, text: str) -> str | None:
        """The capital of a country, by the name that a text has for it, else by its first."""
        names = [name for name, code in self.countries.capitals.items() if code == iso]
        return next((name for name in names if name in text), names[0] if names else None)

    def find(self, name: str, near: Iterable[str] = ()) -> Place | None:
        """Find a place by its exact name; of several cities the one in a country of `near`, else the largest.

        >>> from timeline.lang import load_lang
        >>> Gazetteer(load_lang("nl")).find("Charkov").iso
        'UA'
        """
        country = self.countries.names.get(name) or self.countries.names.get(name.replace(" ", "-"))
        if country is not None:
            return Place(name, country, None, None, 3)
        if (region := self.words.regions.get(name)) is not None:
            iso, latitude, longitude = region
            return Place(name, iso or None, latitude, longitude, 2)
        if (exonym := self.words.exonyms.get(name)) is not None:
            there, iso = exonym
            cities = [city for city in _cities(there) if city[0] == iso]
            if cities:
                return Place(name, iso, cities[0][1], cities[0][2], 1)
            return Place(name, iso, None, None, 1)
        if (capital := self.countries.capitals.get(name)) is not None:
            cities = [city for city in _cities(name) if city[0] == capital]
            if cities:
                return Place(name, capital, cities[0][1], cities[0][2], 1)
            return Place(name, capital, None, None, 1)
        if name in self.words.never_places or len(name) < 3:
            return None
        found = _cities(name) or self._as_written_elsewhere(name)
        if not found:
            return self._part(name, near)
        near = set(near)
        best = next((city for city in found if city[0] in near), None)
        best = best or next((city for city in found if city[0] in self.words.home), found[0])
        return Place(name, best[0], best[1], best[2], 1)

    def _as_written_elsewhere(self, name: str) -> list[tuple[str, float, float]]:
        """The cities that a name stands for by its sound, where another alphabet is written ("Jevlach")."""
        other = self._sounds.sub(lambda found: self.words.sounds[found[0]], name.lower())
        if other == name.lower():
            return []
        return [city for city in _cities(other.title()) if city[0] in self.words.transcribed]

    def _part(self, name: str, near: Iterable[str]) -> Place | None:
        """A part of a place by a name of two halves: "Zuid-Libanon", "Rotterdam-Feijenoord"."""
        first, _, rest = name.partition("-")
        if not rest or not rest[0].isupper():
            return None
        if first in self.words.compass:
            whole = self.find(rest, near)
            return None if whole is None else Place(name, whole.iso, whole.latitude, whole.longitude, 2)
        whole = self.find(first, near)
        return (
            None if whole is None or whole.precision > 1 else Place(name, whole.iso, whole.latitude, whole.longitude, 1)
        )

    def town_of(self, word: str) -> Place | None:
        """The town that an adjective is made of.

        >>> from timeline.lang import load_lang
        >>> Gazetteer(load_lang("nl")).town_of("Rotterdamse").name
        'Rotterdam'
        """
        name = self.words.town_adjectives.get(word)
        return self.find(name) if name is not None else None

    def is_listed(self, name: str) -> bool:
        """Whether the name is a country, region or exonym of the language, which no surname is taken for."""
        return name in self.countries.names or name in self.words.regions or name in self.words.exonyms


@cache
def _lines() -> dict[str, str]:
    """The lines of the file of cities by name; of one name several, joined, largest first."""
    text = (files("timeline.lang") / "cities.tsv").read_text(encoding="utf-8")
    lines: dict[str, str] = {}
    for line in text.splitlines():
        name, _, place = line.partition("\t")
        lines[name] = f"{lines[name]}\n{place}" if name in lines else place
    return lines


def _cities(name: str) -> list[tuple[str, float, float]]:
    """The cities of a name, largest first, as (ISO code, latitude, longitude)."""
    found = _lines().get(name)
    if found is None:
        return []
    fields = (place.split("\t") for place in found.split("\n"))
    return [(iso, float(latitude), float(longitude)) for iso, latitude, longitude, _ in fields]
