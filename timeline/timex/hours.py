"""Decides on which day a time of day is that stands without one: that of the text, of a heading, of publication."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.timex import units
from timeline.timex.expr import TimeOfDay
from timeline.timex.joins import Found
from timeline.timex.reading import FUTURE, PAST
from timeline.timex.story import Mention, Place
from timeline.timex.verbs import Signs

if TYPE_CHECKING:
    from timeline.timex.anchor import Narrative

# for how many sentences a day that the text names holds for a bare time of day, and a year for a bare month
NEARBY = 3
# how far back the words are that make the hour that of a scene: "het is 21.20 uur"
LEAD = 14


@dataclass(frozen=True, slots=True)
class Hours:
    """The day of a bare time of day, None where it is none in particular; `open` where the day before may be meant."""

    day: dt.date | None
    open: bool = False


def time_day(text: Narrative, found: Found, signs: Signs) -> Hours:
    """The day that a bare time of day is on: the one just named, that of the sub-heading, or of publication."""
    near, expr, place = text.day, found.leaning.expr, text.place
    timeless = isinstance(expr, TimeOfDay) and expr.hour is None
    if timeless and not (signs.direction == PAST or text.heading):
        # "'s avonds kijkt hij tv" is no evening in particular, unless the sentence has named the day
        return Hours(near.interval.end if near and near.sentence == place.sentence else None)
    if _too_late(text, found, signs):
        near = text.past_day
        held = near and near.interval.end < text.dct and place.sentence - near.sentence <= 3 * NEARBY
        return Hours(near.interval.end if near and held else units.add_days(text.dct, -1))
    if text.headings.get(found.start):
        return Hours(text.entries.get(found.start, text.today))
    if near and near.late and isinstance(expr, TimeOfDay) and expr.toward:
        return Hours(units.add_days(near.interval.start, 1))  # "vrijdagavond ... Tegen de ochtend"
    if near and near.sentence == place.sentence:
        return Hours(near.interval.end)
    if text.heading:
        return Hours(text.heading.interval.start)
    if near and near.paragraph == place.paragraph and place.sentence - near.sentence <= NEARBY:
        # what lies ahead is no day for what has happened already
        held = signs.direction == FUTURE or near.interval.end <= text.today
        return Hours(near.interval.end if held else text.today)
    return _without_day(text, found, near, place, signs, timeless=timeless)


def _without_day(
    text: Narrative, found: Found, near: Mention | None, place: Place, signs: Signs, *, timeless: bool
) -> Hours:
    """A time of day far from any day: of the publication; a newspaper has the evening before in it."""
    if text.undated and timeless:
        if near is None and place.sentence < NEARBY:
            return Hours(text.today, open=True)  # the opening of a report, of today or of the day before
        close = near and near.interval.end <= text.today and place.sentence - near.sentence < NEARBY
        return Hours(near.interval.end if near and close else None)
    if not (text.undated or text.early) or not isinstance(found.expr, TimeOfDay):
        return Hours(text.today)
    lead = text.low[max(0, found.start - LEAD) : found.start].strip()
    if lead.endswith(tuple(text.data.words["scene"])):
        return Hours(units.add_days(text.today, -1), open=True)
    return Hours(text.today, open=signs.direction == PAST)


def _too_late(text: Narrative, found: Found, signs: Signs) -> bool:
    """Whether a time of day that the clause has in the past had not come yet when the text was published."""
    expr = found.leaning.expr
    if not isinstance(expr, TimeOfDay) or text.now is None or text.undated or expr.stamp:
        return False
    if text.today != text.dct:
        return False
    hour = expr.hour if expr.hour is not None else units.PART_START.get(expr.code or "", 0)
    return signs.direction == PAST and signs.strong and (hour, expr.minute or 0) > (text.now.hour, text.now.minute)
