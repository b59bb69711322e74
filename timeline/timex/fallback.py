"""Leaves to dateparser what the rules leave: dates written out in full in another language or notation.

Only a date whose day, month and year all stand there is asked for; dateparser's own guesses (a relative "donderdag",
a day for "maart 2022") are never taken.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from timeline.lang.timex import TimexData
from timeline.timex.expr import Day, Year
from timeline.timex.joins import Found
from timeline.timex.leaning import leaning_of
from timeline.timex.match import word_before

# the day and the name of the month before a year: "24 février 2022", "February 24, 2022", "24. Februar 2022"
LEAD = re.compile(
    r"(?<![\w.,/-])(?:\d{1,2}(?:er|st|nd|rd|th|\.)?[ -](?:of )?(?P<a>[^\W\d_]{3,12})\.?"
    r"|(?P<b>[^\W\d_]{3,12})\.? \d{1,2}(?:st|nd|rd|th)?)[ ,-]{1,2}$"
)
REACH = 28
MEMORY = 1024
RULE = "dateparser"


def widen_all(found: Iterable[Found], low: str, data: TimexData) -> Iterator[Found]:
    """Widen each lone year to the date in full that it ends, unless that would run into the expression before it."""
    end = 0
    for item in found:
        wide = widen(item, low, data) if isinstance(item.leaning.expr, Year) else item
        chosen = item if wide.start < end else wide
        yield chosen
        end = chosen.end


def widen(found: Found, low: str, data: TimexData) -> Found:
    """Take the day and the month before a lone year into the expression, where dateparser can read them.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.timex import load_timex
    >>> widen(Found(12, 16, leaning_of(Year(2022)), "year-bare"), "24 février à 2022", load_timex(load_lang("nl"))).rule
    'year-bare'
    """
    if not isinstance(found.expr, Year):
        return found
    lead = _lead_of(low[max(0, found.start - REACH) : found.start], data)
    if not lead:
        return found
    start = found.start - lead
    day = _parse(low[start : found.end], tuple(data.fallback["languages"]))
    if day is None:
        return found
    return Found(start, found.end, leaning_of(Day(day.day, day.month, day.year)), RULE, None, word_before(low, start))


@lru_cache(maxsize=MEMORY)
def _lead_of(said: str, data: TimexData) -> int:
    """How many characters before a year may be its day and its month."""
    lead = LEAD.search(said)
    return len(lead[0]) if lead and (lead["a"] or lead["b"]).startswith(tuple(data.fallback["months"])) else 0


@lru_cache(maxsize=MEMORY)
def _parse(text: str, languages: tuple[str, ...]) -> dt.date | None:
    """What dateparser makes of a date in full; None where a part is missing."""
    import dateparser  # noqa: PLC0415  (slow to load, and hardly any Dutch text needs it)

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True, "DATE_ORDER": "DMY"}
    parsed = dateparser.parse(text, languages=list(languages), settings=settings)
    return parsed.date() if parsed else None
