"""Follows the story that a text tells of the past: from which day or year a date without a year goes on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from timeline.timex.expr import Day, Expr, Holiday, Month, Night, PartOf, Season, TimeOfDay, Weekday, WeekOf
from timeline.timex.reading import FUTURE, PAST
from timeline.timex.verbs import Signs
from timeline.values import Grain, Interval

# for how many sentences a story goes on by itself: within its paragraph, beyond it, and from a year
WITHIN, BEYOND, FROM_YEAR = 6, 5, 6
# how far back a date without a year is seldom meant, unless a story is told, in days
RECENT, LATEST = 100, 45


@dataclass(slots=True)
class Mention:
    """A place on the calendar that the text has named: where, and in which sentence."""

    interval: Interval
    position: int
    sentence: int
    paragraph: int
    time: tuple[int, int] | None = None
    explicit: bool = False
    dated: bool = False
    late: bool = False
    since: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands."""

    position: int
    sentence: int
    paragraph: int


@dataclass(slots=True)
class Story:
    """The latest day, month or year that the text's history is at, and the dates that it gave with their year."""

    at: Mention | None = None
    years: dict[tuple[int, int], int] = field(default_factory=dict)

    def note(self, expr: Expr, mention: Mention, signs: Signs, *, aside: bool, past: bool) -> None:
        """Go on to a place that the text has named with its year or from the story; any other place ends the story."""
        expr = bare(expr)
        if isinstance(expr, Day) and expr.month and expr.year:
            self.years[(expr.month, expr.day)] = expr.year
        if aside:
            return
        if not mention.explicit or not past:
            self.at = None
        elif mention.interval.grain < Grain.SEASON or (signs.direction == PAST and not signs.present):
            self.at = mention

    def told(self, expr: Expr, place: Place, signs: Signs, away: int) -> Interval | None:
        """The period that a date without a year goes on from; `away` is how many days ago it was last."""
        at = self.at
        if at is None or signs.direction == FUTURE:
            return None
        passed = place.sentence - at.sentence
        narrated = signs.direction == PAST and not signs.present
        if at.interval.grain >= Grain.SEASON:
            if passed == 0:
                return at.interval
            near = FROM_YEAR if isinstance(bare(expr), Day) else 1
            recent = LATEST if passed == 1 and at.paragraph == place.paragraph else RECENT
            return at.interval if narrated and passed <= near and away > recent else None
        if at.paragraph == place.paragraph and passed <= WITHIN:
            return at.interval
        return at.interval if narrated and passed <= BEYOND else None


def bare(expr: Expr) -> Expr:
    """The date or period that an expression is about, without the part of it that is meant."""
    while True:
        match expr:
            case TimeOfDay(inner=inner) | PartOf(inner=inner) | WeekOf(inner=inner) if inner is not None:
                expr = inner
            case Night(start=inner):
                expr = inner
            case _:
                return expr


def names_year(expr: Expr) -> bool:
    """Whether an expression says in words which year it is of: "6 januari vorig jaar"."""
    expr = bare(expr)
    return isinstance(expr, Day | Month | Season | Holiday) and expr.of_year is not None


def is_yearless(expr: Expr) -> bool:
    """Whether an expression comes back every year, so that a story can say which one is meant."""
    expr = bare(expr)
    return isinstance(expr, Day | Month | Season | Holiday) and expr.year is None and expr.of_year is None


def weekday_of(expr: Expr) -> Weekday | None:
    """The weekday that an expression is about."""
    expr = bare(expr)
    return expr if isinstance(expr, Weekday) else None


def is_dated(expr: Expr) -> bool:
    """Whether an expression names a day by its month and its weekday: the text counts weekdays from there."""
    expr = bare(expr)
    return isinstance(expr, Day) and expr.month is not None and expr.weekday is not None


def days_ago(expr: Expr, today: dt.date) -> int:
    """How many days ago a yearly date or month was last."""
    expr = bare(expr)
    month = expr.month if isinstance(expr, Day | Month) else None
    if month is None:
        return 0
    day = expr.day if isinstance(expr, Day) else 28
    last = dt.date(2000, month, min(day, 28)).timetuple().tm_yday
    return (today.timetuple().tm_yday - last) % 365
