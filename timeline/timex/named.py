"""Places what the calendar has names for: years, months, seasons, dates, weekdays and feasts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from timeline.timex import holiday, units
from timeline.timex.expr import (
    Base,
    Century,
    Day,
    Decade,
    Holiday,
    Month,
    Quarter,
    Relation,
    Season,
    Weekday,
    Year,
)
from timeline.timex.reading import DOUBTFUL, FUTURE, Anchor, Reading, by_direction, date_reading
from timeline.values import Grain, Interval

# so many years may lie between two days that come back seldom, such as 29 February
LEAP = 9

Make = Callable[[int], Interval | None]
"""Gives the days of a recurring period in a year, None where it has none."""

# so many days on a story seldom jumps to a date without its year, and so near before it a date looks back
FLASHBACK, NEAR_BACK = 270, 100
# over so long a winter a text does not go on to a month without its year, where its story is of these years
LATELY, OVER_WINTER = 3, 120
# so many days into a meteorological season people still await it: theirs begins on the 21st
JUST_BEGUN = 35
# from a dated day a story goes on to a weekday within so many days
FEW_DAYS = 3


def place_year(expr: Year, anchor: Anchor) -> Reading | None:
    """All days of a year."""
    return date_reading(units.years_of(expr.year, expr.year, Grain.YEAR)) if 1 <= expr.year <= 9999 else None


def place_decade(expr: Decade, anchor: Anchor) -> Reading | None:
    """The ten years of a decade."""
    return date_reading(units.years_of(expr.start, expr.start + 9, Grain.DECADE))


def place_century(expr: Century, anchor: Anchor) -> Reading | None:
    """The hundred years of a century, as people count: the 17th is 1600 to 1699."""
    return date_reading(units.years_of((expr.number - 1) * 100, expr.number * 100 - 1, Grain.CENTURY))


def _written_year(expr: Month | Season | Day | Quarter, anchor: Anchor) -> int | None:
    """The year that the text gives, in digits, as "vorig jaar", or through the period that it is at."""
    if expr.year is not None:
        return expr.year
    if expr.of_year is not None:
        base = anchor.focus.start.year if expr.base is Base.FOCUS and anchor.focus else anchor.day.year
        return base + {Relation.LAST: -1, Relation.PAST: -1, Relation.THIS: 0}.get(expr.of_year, 1)
    if expr.base is Base.FOCUS and anchor.focus is not None:
        return anchor.focus.start.year
    return None


def _year_from(expr: Month | Season | Day | Quarter, anchor: Anchor) -> dt.date | None:
    """The day whose year an expression takes; None where it gives the year itself."""
    if expr.year is not None:
        return None
    return anchor.focus.start if expr.base is Base.FOCUS and anchor.focus is not None else anchor.day


def _recurring(
    make: Make, anchor: Anchor, relation: Relation | None, *, nearest: bool = False, begun: int = 0
) -> Reading | None:
    """A period that comes back every year, in the year that its relation or the direction of the clause asks for.

    One that began no more than `begun` days ago can still be called the coming one.
    """
    reach = 2 if make(anchor.day.year - 1) and make(anchor.day.year + 1) else LEAP
    found = [period for year in range(anchor.day.year - reach, anchor.day.year + reach + 1) if (period := make(year))]
    before = [period for period in found if period.end < anchor.day]
    after = [period for period in found if period.start > anchor.day]
    now = [period for period in found if period.start <= anchor.day <= period.end]
    if not before or not after:
        return None
    match relation:
        case Relation.LAST | Relation.PAST:
            return date_reading(before[-1], anchor.day)
        case Relation.COMING | Relation.NEXT:
            if relation is Relation.COMING and now and (anchor.day - now[0].start).days <= begun:
                return date_reading(now[0], anchor.day, alternatives=(after[0],), confidence=DOUBTFUL)
            return date_reading(after[0], anchor.day)
        case Relation.THIS:
            this_year = [period for period in found if period.start.year == anchor.day.year]
            return date_reading((now or this_year or after)[0], anchor.day)
    if anchor.beside is not None:  # "op 3 april, 20 mei en 7 juli"
        start = anchor.beside.start
        near = [period for year in (start.year, start.year + 1) if (period := make(year))]
        following = [period for period in near if period.start > start]
        return date_reading(following[0], anchor.day) if following else None
    if (
        anchor.told is not None
        and (told := _going_on(make, anchor.told, anchor.day)) is not None
        and told.end < anchor.day
    ):
        return date_reading(told, anchor.told.start)
    if now:
        return date_reading(now[0], anchor.day)
    return by_direction(before[-1], after[0], anchor, nearest=nearest)


def _going_on(make: Make, told: Interval, today: dt.date) -> Interval | None:
    """The first of a recurring period after the history's last one; the one just before it where that is far nearer."""
    year = told.start.year
    periods = [period for year in (year - 1, year, year + 1) if (period := make(year))]
    later = next((period for period in periods if period.end >= told.start), None)
    back = next((period for period in reversed(periods) if period.end < told.start), None)
    if later is None or back is None or told.grain >= Grain.YEAR:
        return later
    ahead, behind = (later.start - told.start).days, (told.start - back.end).days
    if ahead > FLASHBACK and behind < NEAR_BACK:
        return back
    # after a winter a text of these years names the new year, or it means the one of publication
    lately = today.year - told.start.year <= LATELY and later.start.year > told.start.year
    return None if lately and ahead > OVER_WINTER else later


def _within(make: Make) -> Make:
    """The same, with nothing outside the years that `datetime.date` can hold; the last one's winter has no end."""
    return lambda year: make(year) if dt.MINYEAR <= year < dt.MAXYEAR else None


def place_month(expr: Month, anchor: Anchor) -> Reading | None:
    """A month: in the year that the text gives, else by the direction of the clause."""
    make = _within(lambda year: units.month_of(year, expr.month))
    year = _written_year(expr, anchor)
    if year is not None:
        month = make(year)
        return date_reading(month, _year_from(expr, anchor)) if month else None
    return _recurring(make, anchor, expr.relation)


def place_season(expr: Season, anchor: Anchor) -> Reading | None:
    """A season: in the year that the text gives, else by the direction of the clause."""
    make = _within(lambda year: units.season_of(expr.season, year))
    year = _written_year(expr, anchor)
    if year is not None:
        season = make(year)
        return date_reading(season, _year_from(expr, anchor)) if season else None
    return _recurring(make, anchor, expr.relation, begun=JUST_BEGUN)


def place_quarter(expr: Quarter, anchor: Anchor) -> Reading | None:
    """A part of a year: of the year that the text gives, else of the year of publication."""
    year = _written_year(expr, anchor)
    if year is None:
        year = anchor.day.year
    span = _within(lambda year: units.span_of(year, expr.number, expr.count))(year)
    return date_reading(span, _year_from(expr, anchor)) if span else None


def _make_day(year: int, month: int, day: int) -> Interval | None:
    try:
        return units.one_day(dt.date(year, month, day))
    except ValueError:
        return None


def place_day(expr: Day, anchor: Anchor) -> Reading | None:
    """A date: in the year that the text gives, else by its weekday, else by the direction of the clause."""
    if expr.month is None:
        return _day_of_month(expr, anchor)
    year = _written_year(expr, anchor)
    if year is None and anchor.told_year is not None:
        interval = _make_day(anchor.told_year, expr.month, expr.day)
        return date_reading(interval, interval.start) if interval else None
    if year is not None:
        interval = _make_day(year, expr.month, expr.day)
        return date_reading(interval, _year_from(expr, anchor)) if interval else None

    def make(year: int) -> Interval | None:
        interval = _make_day(year, expr.month or 1, expr.day)
        fits = interval and expr.weekday in (None, interval.start.isoweekday())
        return interval if fits else None

    if expr.weekday is None:
        return _recurring(make, anchor, expr.relation, nearest=True)
    if anchor.told is not None and (told := _going_on(make, anchor.told, anchor.day)) is not None:
        return date_reading(told, anchor.told.start)
    fits = [day for year in range(anchor.day.year - 9, anchor.day.year + 10) if (day := make(year))]
    nearest = min(fits, key=lambda day: abs((day.start - anchor.day).days), default=None)
    # a weekday that only fits years away is more likely a slip of the pen than a date of long ago
    if nearest is None or abs((nearest.start - anchor.day).days) > 400:
        return place_day(replace(expr, weekday=None), anchor)
    return date_reading(nearest, anchor.day)


def _day_of_month(expr: Day, anchor: Anchor) -> Reading | None:
    """ "de 24e": of the month named, else the last or next one; "vrijdag de 15e" is a 15th that is a Friday."""
    base = anchor.focus.start if expr.base is Base.FOCUS and anchor.focus else anchor.day
    first = base.replace(day=1)
    if expr.of_month is not None:
        moved = units.add_months(first, {Relation.LAST: -1, Relation.PAST: -1, Relation.THIS: 0}.get(expr.of_month, 1))
        interval = _make_day(moved.year, moved.month, expr.day)
        return date_reading(interval, anchor.day) if interval else None
    months = [units.add_months(first, count) for count in range(-13, 14)]
    days = [day for month in months if (day := _make_day(month.year, month.month, expr.day))]
    days = [day for day in days if expr.weekday in (None, day.start.isoweekday())]
    before = [day for day in days if day.start <= base]
    after = [day for day in days if day.start >= base]
    if not before or not after:
        return None
    return by_direction(before[-1], after[0], anchor, nearest=expr.weekday is not None)


def place_weekday(expr: Weekday, anchor: Anchor) -> Reading | None:
    """A day of the week: on or before the publication with past meaning, on or after it with future meaning."""
    day, number = anchor.day, expr.weekday
    if expr.base is Base.FOCUS:
        if anchor.focus is None:
            return Reading("DATE", f"XXXX-WXX-{number}")
        near = _focus_weekday(expr, anchor.focus)
        return date_reading(units.one_day(near), anchor.focus.start)
    if expr.week is not None:
        return date_reading(units.one_day(units.add_days(units.week_of(day).start, 7 * expr.week + number - 1)), day)
    if expr.weeks_on:
        start = units.weekday_on_or_after(units.add_days(day, 1), number)
        return date_reading(units.one_day(units.add_days(start, 7 * expr.weeks_on)), day)
    if (told := _told_weekday(expr, anchor)) is not None:
        return told
    before = units.one_day(units.weekday_on_or_before(units.add_days(day, -1), number))
    after = units.one_day(units.weekday_on_or_after(units.add_days(day, 1), number))
    match expr.relation:
        case Relation.LAST | Relation.PAST:
            return date_reading(before, day)
        case Relation.NEXT:
            other = units.one_day(units.add_days(after.start, 7))
            return date_reading(after, day, alternatives=(other,), confidence=0.8)
        case Relation.COMING:
            return date_reading(after, day)
    if day.isoweekday() == number:
        return date_reading(units.one_day(day), day)
    if expr.relation is Relation.THIS and not anchor.strong:
        return date_reading(after, day, alternatives=(before,), confidence=DOUBTFUL)
    if anchor.plain and (day - before.start).days == 1:
        # a present tense about the day before tells of it: nobody writes "dinsdag" on a Wednesday for six days on
        return date_reading(before, day, alternatives=(after,), confidence=0.8)
    return by_direction(before, after, anchor, nearest=False)


def _focus_weekday(expr: Weekday, focus: Interval) -> dt.date:
    """ "die dinsdag" is the nearest, "de dinsdag erop" the first after, "de dinsdag ervoor" the last before."""
    if expr.relation is Relation.NEXT:
        return units.weekday_on_or_after(units.add_days(focus.end, 1), expr.weekday)
    if expr.relation is Relation.LAST:
        return units.weekday_on_or_before(units.add_days(focus.start, -1), expr.weekday)
    return units.weekday_on_or_after(units.add_days(focus.start, -3), expr.weekday)


def _told_weekday(expr: Weekday, anchor: Anchor) -> Reading | None:
    """A bare weekday that leans on its neighbour ("vorige woensdag en donderdag") or on the day the text tells of."""
    if expr.relation is not None:
        return None
    if anchor.weekend is not None:  # "in het weekend: zaterdag ..., zondag ..."
        within = units.weekday_on_or_after(anchor.weekend.start, expr.weekday)
        if within <= anchor.weekend.end:
            return date_reading(units.one_day(within), anchor.weekend.start)
    if anchor.beside is not None:
        after = units.weekday_on_or_after(units.add_days(anchor.beside.end, 1), expr.weekday)
        return date_reading(units.one_day(after), anchor.day)
    if anchor.told_day is not None:
        after = units.weekday_on_or_after(units.add_days(anchor.told_day, 1), expr.weekday)
        if (after - anchor.told_day).days <= FEW_DAYS:
            return date_reading(units.one_day(after), anchor.told_day)
    if anchor.scene is not None and anchor.direction == FUTURE and not anchor.present:
        after = units.weekday_on_or_after(units.add_days(anchor.scene, 1), expr.weekday)
        return date_reading(units.one_day(after), anchor.scene)
    return None


def place_holiday(expr: Holiday, anchor: Anchor) -> Reading | None:
    """A feast: in the year that the text gives, else by the direction of the clause."""
    year = expr.year
    if year is None and expr.of_year is not None:
        year = anchor.day.year + {Relation.LAST: -1, Relation.PAST: -1, Relation.THIS: 0}.get(expr.of_year, 1)

    def make(year: int) -> Interval | None:
        return holiday.days_in(expr.key, year, anchor.data.holidays) if anchor.data else None

    if year is not None:
        interval = make(year)
        return date_reading(interval, anchor.day if expr.year is None else None) if interval else None
    reading = _recurring(make, anchor, expr.relation, nearest=True)
    if reading is None or reading.interval is None:
        return reading
    first, last = reading.interval.start, reading.interval.end
    week = units.week_of(first)
    if week.start <= first and last <= week.end and first != last:
        return reading  # a feast within one week bears its number
    return replace(reading, value=first.isoformat() if first == last else f"{first}/{last}")
