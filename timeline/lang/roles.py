"""Reads where things happen (`places.toml`, `places_countries.csv`, CLDR's country names)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError

from timeline.errors import LangError
from timeline.lang import Lang
from timeline.lang.cues import read_fields, strings

PLACES = "places.toml"
COUNTRIES = "places_countries.csv"


@dataclass(frozen=True, slots=True, eq=False)
class Countries:
    """Countries by every word for them; keys are as written, but for `adjectives`, which are lower case."""

    title: dict[str, str]  # ISO code -> the name a reader expects
    names: dict[str, str]
    adjectives: dict[str, str]
    inhabitants: dict[str, str]
    capitals: dict[str, str]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Regions with their position, Dutch names of foreign places, and the words that tell a place from a name."""

    regions: dict[str, tuple[str, float, float]]
    exonyms: dict[str, tuple[str, str]]
    prepositions: frozenset[str]
    place_nouns: frozenset[str]
    place_tails: tuple[str, ...]
    beside: frozenset[str]
    taken_up: frozenset[str]
    taken_marks: frozenset[str]
    town_sites: frozenset[str]
    fillers: frozenset[str]
    near: tuple[str, ...]
    directions: frozenset[str]
    inside: frozenset[str]
    parts_of: frozenset[str]
    never_places: frozenset[str]
    through: frozenset[str]
    loose: frozenset[str]
    returning: frozenset[str]
    origins: frozenset[str]
    capital_nouns: frozenset[str]
    there: frozenset[str]
    here: frozenset[str]
    parties: frozenset[str]
    governing: frozenset[str]  # towns that stand for a government, besides the capitals
    digests: frozenset[str]
    digest_series: frozenset[str]
    courts: frozenset[str]
    against: frozenset[str]
    home: frozenset[str]  # ISO codes of countries whose towns come before larger ones elsewhere
    compass: frozenset[str]
    town_adjectives: dict[str, str]
    site_nouns: frozenset[str]
    site_tails: tuple[str, ...]
    institutions: frozenset[str]
    meetings: frozenset[str]
    meeting_tails: tuple[str, ...]
    wholes: frozenset[str]
    own_rules: frozenset[str]
    unplaced_rules: frozenset[str]
    decisions: frozenset[str]
    of_countries: frozenset[str]
    quarters: frozenset[str]
    of_governments: frozenset[str]
    ways: frozenset[str]
    goals: frozenset[str]
    borders: frozenset[str]
    border_links: frozenset[str]
    homelands: frozenset[str]
    own_marks: frozenset[str]
    own_lands: frozenset[str]
    posts: frozenset[str]
    place_marks: frozenset[str]
    street_leads: frozenset[str]
    meanwhile: frozenset[str]
    town_bodies: frozenset[str]
    transcribed: frozenset[str]  # ISO codes of countries whose names are written by their sound
    sounds: dict[str, str]  # how the language writes a sound -> how the list of cities does


@cache
def load_countries(lang: Lang) -> Countries:
    """Read the countries: names from CLDR and the language's own file, adjectives and inhabitants from the latter.

    Raises:
        LangError: the file is absent or a row does not hold.
    """
    endings = strings(lang.toml(PLACES), "adjective_endings", PLACES, needed=True)
    plain, bent = strings(lang.toml(PLACES), "adjective_bent", PLACES, needed=True)
    try:
        title = {code: name for code, name in Locale.parse(lang.code).territories.items() if code.isalpha()}
    except UnknownLocaleError:
        title = {}
    names = {name: code for code, name in title.items() if len(code) == 2}
    adjectives: dict[str, str] = {}
    inhabitants: dict[str, str] = {}
    capitals: dict[str, str] = {}
    try:
        rows = list(csv.DictReader((lang.folder / COUNTRIES).read_text(encoding="utf-8").splitlines(), delimiter=";"))
    except FileNotFoundError as error:
        raise LangError(f"the language {lang.code!r} has no file {COUNTRIES}") from error
    for number, row in enumerate(rows, start=2):
        code = row.get("iso") or ""
        if len(code) != 2 or None in row or None in row.values():
            raise LangError(f"{COUNTRIES}: line {number}: needs iso;aliases;adjective;inhabitants;capitals")
        for alias in filter(None, row["aliases"].split("|")):
            names[alias] = code
        title.setdefault(code, row["aliases"].split("|")[0] or code)
        for adjective in row["adjective"].replace("_", " ").split():
            adjectives |= {adjective.lower() + ending: code for ending in endings}
            if adjective.endswith(plain):
                adjectives[adjective.lower().removesuffix(plain) + bent] = code
        inhabitants |= dict.fromkeys(row["inhabitants"].split(), code)
        capitals |= dict.fromkeys(filter(None, row["capitals"].split("|")), code)
    return Countries(title, names, adjectives, inhabitants, capitals)


@cache
def load_places(lang: Lang) -> PlaceWords:
    """Read regions, exonyms and the words around places.

    Raises:
        LangError: a key is missing or has another shape.
    """
    table = lang.toml(PLACES)
    regions: dict[str, tuple[str, float, float]] = {}
    for name, entry in table.get("regions", {}).items():
        if not isinstance(entry, list) or len(entry) != 3:
            raise LangError(f"{PLACES}: regions.{name}: must be [ISO code, latitude, longitude]")
        regions[name] = (str(entry[0]), float(entry[1]), float(entry[2]))
    exonyms: dict[str, tuple[str, str]] = {}
    for name, entry in table.get("exonyms", {}).items():
        if not isinstance(entry, str) or "," not in entry:
            raise LangError(f"{PLACES}: exonyms.{name}: must be 'name,ISO code'")
        there, code = entry.rsplit(",", 1)
        exonyms[name] = (there, code)

    return read_fields(
        PlaceWords,
        table,
        PLACES,
        regions=regions,
        exonyms=exonyms,
        town_adjectives=_town_adjectives(table),
        sounds=_sounds(table),
    )


def _sounds(table: dict[str, Any]) -> dict[str, str]:
    """How the language writes sounds of names -> how the list of cities does."""
    sounds = table.get("sounds", {})
    if not sounds or not all(isinstance(written, str) for written in sounds.values()):
        raise LangError(f"{PLACES}: sounds: must be letters and what stands for them in the list of cities")
    return dict(sounds)


def _town_adjectives(table: dict[str, Any]) -> dict[str, str]:
    """Adjectives as they stand in a text -> the town, with and without the ending of a noun that is no neuter."""
    made: dict[str, str] = {}
    for town, stems in table.get("town_adjectives", {}).items():
        if not isinstance(stems, str):
            raise LangError(f"{PLACES}: town_adjectives.{town}: must be one adjective or more, in one string")
        for stem in stems.split():
            made |= dict.fromkeys((stem, stem + "e"), town)
    return made
