"""Calendar arithmetic on days and intervals: ISO weeks, months, seasons, and the parts of a period."""

from __future__ import annotations

import calendar
import datetime as dt

from timeline.timex.expr import Part, Step, Unit
from timeline.values import Grain, Interval

SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
PART_START = {"TMO": 5, "TMI": 12, "TAF": 12, "TEV": 18}
SEASON_AT = {month: season for season, month in SEASON_START.items()}
GRAIN_OF = {
    Unit.SECOND: Grain.PART_OF_DAY, Unit.MINUTE: Grain.PART_OF_DAY,  Unit.HOUR: Grain.PART_OF_DAY,
    Unit.DAY: Grain.DAY, Unit.WORKDAY: Grain.DAY, Unit.WEEKEND: Grain.WEEKEND, Unit.WEEK: Grain.WEEK,
    Unit.MONTH: Grain.MONTH, Unit.QUARTER: Grain.QUARTER, Unit.HALF: Grain.QUARTER, Unit.YEAR: Grain.YEAR,
    Unit.DECADE: Grain.DECADE, Unit.CENTURY: Grain.CENTURY,
}  # fmt: skip
CODE = {
    Unit.SECOND: "T{}S", Unit.MINUTE: "T{}M", Unit.HOUR: "T{}H", Unit.DAY: "{}D", Unit.WORKDAY: "{}D",
    Unit.WEEKEND: "{}WE", Unit.WEEK: "{}W", Unit.MONTH: "{}M", Unit.QUARTER: "{}Q", Unit.HALF: "{}H",
    Unit.YEAR: "{}Y", Unit.DECADE: "{}DE", Unit.CENTURY: "{}C",
}  # fmt: skip
MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}
DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7}
SATURDAY = 6
HOURS = {Unit.HOUR: 3600, Unit.MINUTE: 60, Unit.SECOND: 1}


def duration_value(step: Step) -> str:
    """The TIMEX3 value of a quantity.

    >>> duration_value(Step(Unit.YEAR, 1.5)), duration_value(Step(Unit.HOUR, 3))
    ('P1.5Y', 'PT3H')
    """
    count = int(step.count) if step.count == int(step.count) else step.count
    return "P" + CODE[step.unit].format(count)


def one_day(day: dt.date) -> Interval:
    """The interval of a single day."""
    return Interval(day, day, Grain.DAY)


def add_days(day: dt.date, days: int) -> dt.date:
    """Shift a day, staying within the years that `datetime.date` can hold.

    >>> add_days(dt.date(2022, 3, 1), -1)
    datetime.date(2022, 2, 28)
    """
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of another month, or that month's last day.

    >>> add_months(dt.date(2022, 3, 31), -1)
    datetime.date(2022, 2, 28)
    """
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_of(year: int, month: int) -> Interval:
    """The days of a month."""
    return Interval(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]), Grain.MONTH)


def years_of(first: int, last: int, grain: Grain) -> Interval:
    """All days of the years `first` to `last`, both inclusive."""
    return Interval(dt.date(max(first, 1), 1, 1), dt.date(min(last, 9999), 12, 31), grain)


def season_of(season: str, year: int) -> Interval:
    """A meteorological season; a winter is named after the year it begins in.

    >>> season_of("WI", 2019).end
    datetime.date(2020, 2, 29)
    """
    start = dt.date(year, SEASON_START[season], 1)
    return Interval(start, add_days(add_months(start, 3), -1), Grain.SEASON)


def span_of(year: int, number: int, count: int) -> Interval:
    """The nth of `count` equal parts of a year: quarters, halves, terms of four months."""
    size = 12 // count
    start = dt.date(year, (number - 1) * size + 1, 1)
    return Interval(start, add_days(add_months(start, size), -1), Grain.QUARTER)


def week_of(day: dt.date) -> Interval:
    """The ISO week, Monday to Sunday, that holds a day."""
    monday = add_days(day, -day.weekday())
    return Interval(monday, add_days(monday, 6), Grain.WEEK)


def coming_week(day: dt.date) -> Interval:
    """The seven days from a day on; in a weekend those of the week that is about to begin.

    >>> coming_week(dt.date(2022, 3, 24)).end, coming_week(dt.date(2022, 3, 26)).end
    (datetime.date(2022, 3, 30), datetime.date(2022, 4, 3))
    """
    if day.isoweekday() >= SATURDAY:
        return week_of(add_days(day, 7))
    return Interval(day, add_days(day, 6), Grain.WEEK)


def unit_of(day: dt.date, unit: Unit) -> Interval:
    """The calendar unit that holds a day."""
    match unit:
        case Unit.WEEK:
            return week_of(day)
        case Unit.WEEKEND:
            week = week_of(day)
            return Interval(add_days(week.start, 5), week.end, Grain.WEEKEND)
        case Unit.MONTH:
            return month_of(day.year, day.month)
        case Unit.QUARTER:
            return span_of(day.year, (day.month + 2) // 3, 4)
        case Unit.HALF:
            return span_of(day.year, (day.month + 5) // 6, 2)
        case Unit.YEAR:
            return years_of(day.year, day.year, Grain.YEAR)
        case Unit.DECADE:
            return years_of(day.year // 10 * 10, day.year // 10 * 10 + 9, Grain.DECADE)
        case Unit.CENTURY:
            first = day.year // 100 * 100
            return years_of(first, first + 99, Grain.CENTURY)
        case _:
            return one_day(day)


def shift(day: dt.date, unit: Unit, count: float) -> dt.date:
    """Move a day by a number of units; halves of a unit go by days.

    >>> shift(dt.date(2022, 3, 24), Unit.WEEK, -1.5)
    datetime.date(2022, 3, 14)
    """
    whole = int(count)
    rest = count - whole
    if unit is Unit.WORKDAY:
        return _shift_workdays(day, whole)
    if unit in MONTHS:
        months = count * MONTHS[unit]
        moved = add_months(day, int(months))
        return add_days(moved, round((months - int(months)) * 30))
    if unit in DAYS:
        return add_days(add_days(day, whole * DAYS[unit]), int(rest * DAYS[unit]))
    return day


def _shift_workdays(day: dt.date, count: int) -> dt.date:
    step = 1 if count > 0 else -1
    weeks, left = divmod(min(abs(count), 100_000), 5)
    day = add_days(day, step * weeks * 7)
    while left:
        day = add_days(day, step)
        left -= day.weekday() < 5
    return day


def shift_by(day: dt.date, steps: tuple[Step, ...], sign: int) -> dt.date:
    """Move a day by several quantities, the largest units first, as people count."""
    for step in steps:
        day = shift(day, step.unit, sign * min(step.count, 100_000))
    return day


def weekday_on_or_before(day: dt.date, weekday: int) -> dt.date:
    """The last Monday (1) to Sunday (7) that is not after the day.

    >>> weekday_on_or_before(dt.date(2022, 3, 23), 4)
    datetime.date(2022, 3, 17)
    """
    return add_days(day, -((day.isoweekday() - weekday) % 7))


def weekday_on_or_after(day: dt.date, weekday: int) -> dt.date:
    """The first Monday (1) to Sunday (7) that is not before the day."""
    return add_days(day, (weekday - day.isoweekday()) % 7)


def part_of(whole: Interval, part: Part) -> Interval:
    """The beginning, middle or end of a period, as the conventions cut it.

    >>> part_of(month_of(2022, 4), Part.END).start
    datetime.date(2022, 4, 21)
    """
    start, end = whole.start, whole.end
    match whole.grain:
        case Grain.MONTH:
            cuts = {Part.START: (start, add_days(start, 9)), Part.MID: (add_days(start, 10), add_days(start, 19))}
            bounds = cuts.get(part, (add_days(start, 20), end))
        case Grain.WEEK:
            cuts = {Part.START: (start, add_days(start, 2)), Part.MID: (add_days(start, 2), add_days(start, 3))}
            bounds = cuts.get(part, (add_days(start, 4), end))
        case Grain.YEAR:
            cuts = {
                Part.START: (start, add_days(add_months(start, 3), -1)),
                Part.MID: (add_months(start, 4), add_days(add_months(start, 8), -1)),
            }
            bounds = cuts.get(part, (add_months(start, 9), end))
        case Grain.SEASON | Grain.QUARTER | Grain.DECADE | Grain.CENTURY:
            # a decade begins with four years and ends with three: "begin jaren negentig" is 1990 to 1993
            size = (end.year - start.year) * 12 + end.month - start.month + 1
            first, last = (
                (size * 2 // 5, size * 7 // 10) if whole.grain >= Grain.DECADE else (size // 3, size - size // 3)
            )
            cuts = {
                Part.START: (start, add_days(add_months(start, first), -1)),
                Part.MID: (add_months(start, first), add_days(add_months(start, last), -1)),
            }
            bounds = cuts.get(part, (add_months(start, last), end))
        case _:
            bounds = (start, end)
    return Interval(*bounds, whole.grain)


def half_of(whole: Interval, *, first: bool) -> Interval:
    """The first or second half of a period, cut at whole months where it has an even number of them.

    >>> half_of(month_of(2022, 4), first=True).end
    datetime.date(2022, 4, 15)
    """
    size = (whole.end.year - whole.start.year) * 12 + whole.end.month - whole.start.month + 1
    middle = add_months(whole.start, size // 2) if size % 2 == 0 else add_days(whole.start, whole.days // 2)
    bounds = (whole.start, add_days(middle, -1)) if first else (middle, whole.end)
    return Interval(*bounds, whole.grain)


def nth_of(whole: Interval, number: int, weekday: int | None) -> Interval | None:
    """The nth week of a period (weekday None) or its nth weekday; counted from the end where the number is negative."""
    if weekday is None:
        return _nth_week(whole, number)
    first = weekday_on_or_after(whole.start, weekday)
    last = weekday_on_or_before(whole.end, weekday)
    day = add_days(first, 7 * (number - 1)) if number > 0 else add_days(last, 7 * (number + 1))
    return one_day(day) if whole.start <= day <= whole.end else None


def _nth_week(whole: Interval, number: int) -> Interval:
    """A year's first week is ISO week 1; so it is with months: a week belongs where its Thursday is."""
    if whole.grain is Grain.YEAR:
        first = week_of(dt.date(whole.start.year, 1, 4))
        last = week_of(dt.date(whole.end.year, 12, 28))
    else:
        first = week_of(weekday_on_or_after(whole.start, 4))
        last = week_of(weekday_on_or_before(whole.end, 4))
    anchor = first if number > 0 else last
    return week_of(add_days(anchor.start, 7 * (number - 1 if number > 0 else number + 1)))
