"""Reads an expression by the one beside it: a coordinated day, a date between commas, the heading of a diary above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.timex import units
from timeline.timex.expr import Base, Day, Month, Offset, Unit, Weekday, Year
from timeline.timex.joins import Found
from timeline.timex.leaning import Leaning, bare
from timeline.timex.reading import Anchor
from timeline.timex.remembered import LONG_AGO
from timeline.timex.resolve import resolve
from timeline.values import Interval

if TYPE_CHECKING:
    from timeline.timex.anchor import Narrative


def days_apposed(text: Narrative, found: Found) -> Interval | None:
    """The date in full that stands between commas behind a distance from the story: "een jaar later, op 3 mei 2019"."""
    after = text.following
    if after is None or not isinstance(found.expr, Offset) or found.expr.base is not Base.FOCUS:
        return None
    between = text.low[found.end : after.start]
    if not between.startswith(",") or between[1:].strip() not in text.data.words["apposition"]:
        return None
    expr = bare(after.expr)
    whole_years = isinstance(expr, Year) and found.expr.steps[-1].unit is Unit.YEAR
    if not whole_years and (not isinstance(expr, Day | Month) or expr.year is None):
        return None
    reading = resolve(expr, Anchor(text.dct))
    return reading.interval if reading else None


def days_beside(text: Narrative, found: Found, leaning: Leaning) -> Interval | None:
    """The days of the expression right before, where the two are coordinated and of one kind; or of the heading above.

    A diary goes on from heading to heading: "Woensdag 14 juli 2021", and below it "Donderdag".
    """
    above = text.heading
    if above and not above.time and found.start in text.headings and isinstance(leaning.about, Weekday | Month):
        return above.interval if _goes_on_below(text, leaning, above.interval) else None
    last, before = text.any, text.previous
    if last is None or before is None or last.position != before.start:
        return None
    one = before.leaning.named
    if one is None or type(one) is not type(leaning.named):
        return None
    between = text.low[before.end : found.start].strip()
    return last.interval if between in text.data.words["coordination"] else None


def _goes_on_below(text: Narrative, leaning: Leaning, above: Interval) -> bool:
    """Whether a heading is of the days after the one above it: that is long ago, or one of a diary's dates."""
    if (text.dct - above.end).days > LONG_AGO:
        return True
    if leaning.weekday is None or not text.diary:
        return False
    return units.weekday_on_or_after(units.add_days(above.end, 1), leaning.weekday.weekday) <= text.dct


def is_chained(text: Narrative) -> bool:
    """Whether the last expression went on from the story in this same sentence: "de dag erna ..., op zondag ..."."""
    near, before = text.day, text.previous
    if near is None or before is None or near.position != before.start or near.sentence != text.place.sentence:
        return False
    return before.leaning.unit is not None
