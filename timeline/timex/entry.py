"""Places the entries of a liveblog: on which day each stamp is, from the order that the stamps run in."""

from __future__ import annotations

import datetime as dt
import itertools
import operator
from collections.abc import Iterable

from timeline.timex import units
from timeline.timex.expr import TimeOfDay
from timeline.timex.joins import Found

# a heading is a date with no more than some marks around it
MARGIN = 12
MARKS = " .:-–—*•#\t"
# a step of fewer minutes against the order of the blog is a slip, not a midnight
SLIP = 60
# who publishes before five in the morning still has the evening before in the blog
SMALL_HOURS, NOON, DAY = 300, 720, 1440
Heading = tuple[Found, bool]
"""An expression that opens an entry (True), or another one that fills its line."""


def find_headings(found: Iterable[Found], text: str) -> list[Heading]:
    """The expressions that open an entry or fill their line."""
    headings: list[Heading] = []
    for item in found:
        stamped = isinstance(item.leaning.expr, TimeOfDay) and item.leaning.expr.stamp
        if stamped or text.rfind("\n", item.start - MARGIN if item.start > MARGIN else 0, item.start) >= 0:
            stamp = is_heading(item, text)
            if stamp is not None:
                headings.append((item, stamp))
    return headings


def is_heading(found: Found, text: str) -> bool | None:
    """Whether a time of day opens an entry: it is written as a stamp, or it fills its line.

    False where another expression fills its line, None where nothing does.

    >>> from timeline.timex.expr import TimeOfDay
    >>> from timeline.timex.leaning import leaning_of
    >>> is_heading(Found(5, 14, leaning_of(TimeOfDay(hour=21, minute=5)), ""), "Kop\\n\\n21.05 uur\\nTekst")
    True
    """
    expr = found.leaning.expr
    if not isinstance(expr, TimeOfDay) or expr.inner is not None or expr.hour is None:
        return False if fills_line(found, text) else None
    return True if expr.stamp or fills_line(found, text) else None


def fills_line(found: Found, text: str) -> bool:
    """Whether an expression is all there is on its line, and that line is not the first."""
    line = text.rfind("\n", max(0, found.start - MARGIN), found.start)
    if line < 0:
        return False
    right = text[found.end : found.end + MARGIN].partition("\n")[0]
    return not (text[line + 1 : found.start] + right).strip(MARKS)


def place_entries(headings: Iterable[Heading], dct: dt.date, now: dt.time | None) -> dict[int, dt.date]:
    """The day of each stamp, by where it stands; the stamps after a heading that names a day are left to that day.

    `headings` are the stamps (True) and what else fills its line.

    >>> from timeline.timex.expr import TimeOfDay
    >>> from timeline.timex.leaning import leaning_of
    >>> times = [leaning_of(TimeOfDay(hour=hour, stamp=True)) for hour in (1, 23, 20)]
    >>> stamps = [(Found(start, start, time, ""), True) for start, time in enumerate(times)]
    >>> [day.day for day in place_entries(stamps, dt.date(2023, 7, 27), dt.time(1, 40)).values()]
    [27, 26, 26]
    """
    stamps = [item for item, _ in itertools.takewhile(operator.itemgetter(1), headings)]
    minutes = [_minutes(item) for item in stamps]
    if not stamps:
        return {}
    clock = None if now is None or now == dt.time() else now.hour * 60 + now.minute
    turned = _newest_first(minutes, clock)
    if not turned:
        stamps, minutes = stamps[::-1], minutes[::-1]
    before = clock is not None and clock < SMALL_HOURS and minutes[0] > NOON
    day = units.add_days(dct, -1) if before else dct
    days = {stamps[0].start: day}
    for (later, earlier), stamp in zip(itertools.pairwise(minutes), stamps[1:], strict=True):
        day = units.add_days(day, -1) if earlier - later > SLIP else day
        days[stamp.start] = day
    return days


def _minutes(stamp: Found) -> int:
    assert isinstance(stamp.expr, TimeOfDay)
    return (stamp.expr.hour or 0) * 60 + (stamp.expr.minute or 0)


def _newest_first(minutes: list[int], clock: int | None) -> bool:
    """Whether the latest entry stands on top: most steps go back, or the top is nearer to the publication."""
    steps = [other - one for one, other in itertools.pairwise(minutes)]
    falls = sum(step < 0 for step in steps) - sum(step > 0 for step in steps)
    if clock is not None and (falls == 0 or len(steps) == 1):
        return (clock - minutes[0]) % DAY < (clock - minutes[-1]) % DAY
    return falls > 0
