"""What resolving needs and gives: the anchor an expression is relative to, and the reading with its days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, NamedTuple

from timeline.lang.timex import TimexData
from timeline.timex import units
from timeline.values import Grain, Interval

PAST, FUTURE = "past", "future"
DOUBTFUL = 0.6
# a date so close, while its other reading is so far, is the close one unless the verb leaves no doubt
CLOSE, FAR = 75, 200
# a day of nearly a year ago bears its year: without one, even beside a past tense, it is that of the coming weeks
AT_HAND, YEAR_AGO = 30, 330
EARLY = 7
MIDNIGHT = dt.time()


class Anchor(NamedTuple):
    """What an expression is relative to; a tuple, as what was once resolved against the same anchor is known.

    `day` is the publication day, `now` its time where known, `focus` the period that the text is at (None: none), with
    its clock (hour, minute) in `focus_time`, `time_day` the day that a bare time of day belongs to (`time_open` where
    it may be the day beside it), `told` the period of a history from which a date without year goes on, `told_day` the
    day of some time ago from which a weekday does, `told_year` the year that the text gave the same date before.
    `direction` is "past", "future" or None where the clause gives no sign; `present` is False in past tense; `strong`
    when there is no doubt, `plain` when it is just a present tense. `beside` is the neighbour that the expression is
    coordinated with ("maandag en dinsdag"), `scene` the day that the text's own heading sets, `weekend` the weekend
    that its sentence has named, `apposed` the date that stands beside it ("een jaar later, op 3 mei 2019, ..."),
    `habit` whether the sentence tells of what is always so, or only imagined.
    """

    day: dt.date
    now: dt.time | None = None
    focus: Interval | None = None
    focus_time: tuple[int, int] | None = None
    time_day: dt.date | None = None
    time_open: bool = False
    told: Interval | None = None
    told_day: dt.date | None = None
    told_year: int | None = None
    direction: str | None = None
    present: bool = True
    strong: bool = False
    plain: bool = False
    beside: Interval | None = None
    scene: dt.date | None = None
    weekend: Interval | None = None
    apposed: Interval | None = None
    habit: bool = False
    data: TimexData | None = None

    @property
    def printed(self) -> bool:
        """Whether the text may be a newspaper's: published in the small hours, or on a day without an hour."""
        return self.now is None or self.now == MIDNIGHT or self.early

    @property
    def early(self) -> bool:
        """Whether the text was published in the small hours, as morning papers are."""
        return self.now is not None and self.now != MIDNIGHT and self.now.hour < EARLY


@dataclass(frozen=True, slots=True)
class Reading:
    """A resolved expression: TIMEX3 type, value and mod, its days, the clock, the anchor and the other readings."""

    type: str
    value: str
    interval: Interval | None = None
    mod: str | None = None
    time: str | None = None
    anchor: dt.date | None = None
    alternatives: tuple[Interval, ...] = ()
    confidence: float = 1.0
    unanchored: bool = False  # it counts from a moment whose day is not known


class Settled(NamedTuple):
    """All that is known of an expression in its place.

    `fields` are those of its `Timex` after the offsets, `anchor` the day that it was resolved against. `place` are the
    days that the text is at from there on (None: it is where it was), with the `clock`; after a `late` one the morning
    to come is that of the next day.
    """

    fields: tuple[Any, ...]
    anchor: dt.date | None
    place: Interval | None
    clock: tuple[int, int] | None
    late: bool


def value_of(interval: Interval) -> str:
    """The TIMEX3 value of a whole calendar unit.

    >>> value_of(units.week_of(dt.date(2022, 3, 23)))
    '2022-W12'
    """
    start = interval.start
    match interval.grain:
        case Grain.DAY | Grain.PART_OF_DAY:
            return start.isoformat()
        case Grain.WEEK:
            return "{}-W{:02d}".format(*start.isocalendar()[:2])
        case Grain.WEEKEND:
            return "{}-W{:02d}-WE".format(*start.isocalendar()[:2])
        case Grain.MONTH:
            return f"{start.year:04d}-{start.month:02d}"
        case Grain.QUARTER:
            half = interval.days > 100
            return f"{start.year:04d}-{'H' if half else 'Q'}{start.month // (6 if half else 3) + 1}"
        case Grain.SEASON:
            return f"{start.year:04d}-{units.SEASON_AT[start.month]}"
        case Grain.DECADE:
            return f"{start.year // 10:03d}"
        case Grain.CENTURY:
            return f"{start.year // 100:02d}"
        case _:
            return f"{start.year:04d}"


def date_reading(interval: Interval, anchor: dt.date | None = None, **more: Any) -> Reading:
    """The reading of a whole calendar unit as a date; `anchor` is None where the text gives it in full."""
    return Reading("DATE", value_of(interval), interval, anchor=anchor, **more)


def chosen(first: Interval, other: Interval | None, anchor: Anchor) -> Reading:
    """A reading by direction: doubtful, with the other one kept, where the clause gave no sign."""
    if anchor.direction is not None or other is None or other == first:
        return date_reading(first, anchor.day)
    return date_reading(first, anchor.day, alternatives=(other,), confidence=DOUBTFUL)


def by_direction(past: Interval, future: Interval, anchor: Anchor, *, nearest: bool) -> Reading:
    """The past or the future one by the clause's direction; without a sign the nearest, or the past one."""
    behind, ahead = (anchor.day - past.end).days, (future.start - anchor.day).days
    if not anchor.strong and min(behind, ahead) <= CLOSE and max(behind, ahead) >= FAR:
        return date_reading(past if behind < ahead else future, anchor.day)
    if nearest and not anchor.present and ahead <= AT_HAND and behind >= YEAR_AGO:
        return date_reading(future, anchor.day, alternatives=(past,), confidence=DOUBTFUL)
    if past == future or anchor.direction == PAST:
        return date_reading(past, anchor.day)
    if anchor.direction == FUTURE:
        return date_reading(future, anchor.day)
    first = future if nearest and ahead < behind else past
    return chosen(first, future if first is past else past, anchor)
