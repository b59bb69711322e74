"""On which days a named day falls in a year, from the language's data: fixed, by Easter, or by another calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from dateutil.easter import easter  # type: ignore[import-untyped]

from timeline.timex.units import add_days, month_of, nth_of
from timeline.values import Grain, Interval

EASTER_YEARS = range(1583, 4100)


def days_in(key: str, year: int, holidays: Mapping[str, Mapping[str, Any]]) -> Interval | None:
    """The days of a named day in a year; None where it did not exist or its calendar does not reach.

    >>> days_in("x", 2022, {"x": {"easter": 39}}).start
    datetime.date(2022, 5, 26)
    """
    entry = holidays[key]
    if not entry.get("from", 1) <= year <= 9998:
        return None
    start = _start(entry, year)
    if start is None:
        return None
    if "before" in entry:
        start = _weekday_before(start, entry["before"])
    end = add_days(start, entry.get("days", 1) - 1)
    return Interval(start, end, Grain.DAY if start == end else Grain.WEEK)


def _start(entry: Mapping[str, Any], year: int) -> dt.date | None:
    if "fixed" in entry:
        month, day = entry["fixed"]
        return _fixed(entry, year, month, day)
    if "easter" in entry:
        return add_days(easter(year), entry["easter"]) if year in EASTER_YEARS else None
    if "nth" in entry:
        number, weekday, month = entry["nth"]
        found = nth_of(month_of(year, month), number, weekday)
        return add_days(found.start, entry.get("offset", 0)) if found else None
    return _elsewhere(entry["country"], entry["named"], year, entry.get("offset", 0))


def _fixed(entry: Mapping[str, Any], year: int, month: int, day: int) -> dt.date:
    """A fixed day, moved off a Sunday where the custom is so."""
    found = dt.date(year, month, day)
    return add_days(found, entry["sunday"]) if "sunday" in entry and found.isoweekday() == 7 else found


def _weekday_before(day: dt.date, weekday: int) -> dt.date:
    return add_days(day, -((day.isoweekday() - weekday - 1) % 7 + 1))


@lru_cache(maxsize=512)
def _elsewhere(country: str, named: str, year: int, offset: int) -> dt.date | None:
    """A movable feast that another calendar sets, as the library of holidays has it for a country that keeps it."""
    import holidays  # noqa: PLC0415  (slow to load, and few texts name such a feast)

    days = holidays.country_holidays(country, years=year, language="en_US")
    found = [day for day, name in sorted(days.items()) if named in name]
    return add_days(found[0], offset) if found else None
