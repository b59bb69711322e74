"""Calendar arithmetic on meanings: an unresolved meaning and what it is relative to give a TIMEX3 value and days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from timeline.timex import holiday, units
from timeline.timex.expr import (
    Base,
    Century,
    Day,
    Decade,
    Expr,
    Holiday,
    Month,
    Near,
    Night,
    Nth,
    Offset,
    Part,
    PartOf,
    Quarter,
    Relation,
    Season,
    TimeOfDay,
    Unit,
    Vague,
    Weekday,
    WeekOf,
    Window,
    Year,
)  # fmt: skip
from timeline.values import Grain, Interval

PAST, FUTURE = "past", "future"
DOUBTFUL = 0.6
# a date so close, while its other reading is so far, is the close one unless the verb leaves no doubt
CLOSE, FAR = 75, 200


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression is relative to.

    `day` is the publication day, `now` its time where known, `focus` the period that the text is at (None: none),
    `time_day` the day that a bare time of day belongs to, `told` the period of a history from which a date without
    year goes on.
    `direction` is "past", "future" or None where the clause gives no sign; `present` is False in past tense; `strong`
    when there is no doubt, `plain` when it is just a present tense. `beside` is the neighbour that the expression is
    coordinated with ("maandag en dinsdag"), `scene` the day that the text's own heading sets.
    """

    day: dt.date
    now: dt.datetime | None = None
    focus: Interval | None = None
    focus_time: tuple[int, int] | None = None
    time_day: dt.date | None = None
    told: Interval | None = None
    direction: str | None = None
    present: bool = True
    strong: bool = False
    plain: bool = False
    beside: Interval | None = None
    scene: dt.date | None = None
    holidays: Any = None


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


def resolve(expr: Expr, anchor: Anchor) -> Reading | None:
    """Place a meaning on the calendar; None where it is no date at all (31 April).

    >>> resolve(Near(Unit.DAY, -1), Anchor(dt.date(2022, 3, 1))).value
    '2022-02-28'
    """
    reading: Reading | None = RESOLVERS[type(expr)](expr, anchor)
    return reading


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


def _date(interval: Interval, anchor: dt.date | None = None, **more: Any) -> Reading:
    return Reading("DATE", value_of(interval), interval, anchor=anchor, **more)


def _chosen(chosen: Interval, other: Interval | None, anchor: Anchor) -> Reading:
    """A reading by direction: doubtful, with the other one kept, where the clause gave no sign."""
    if anchor.direction is not None or other is None or other == chosen:
        return _date(chosen, anchor.day)
    return _date(chosen, anchor.day, alternatives=(other,), confidence=DOUBTFUL)


def _by_direction(past: Interval, future: Interval, anchor: Anchor, *, nearest: bool) -> Reading:
    """The past or the future one by the clause's direction; without a sign the nearest, or the past one."""
    behind, ahead = (anchor.day - past.end).days, (future.start - anchor.day).days
    if not anchor.strong and min(behind, ahead) <= CLOSE and max(behind, ahead) >= FAR:
        return _date(past if behind < ahead else future, anchor.day)
    if past == future or anchor.direction == PAST:
        return _date(past, anchor.day)
    if anchor.direction == FUTURE:
        return _date(future, anchor.day)
    first = future if nearest and ahead < behind else past
    return _chosen(first, future if first is past else past, anchor)


def _year(expr: Year, anchor: Anchor) -> Reading | None:
    return _date(units.years_of(expr.year, expr.year, Grain.YEAR)) if 1 <= expr.year <= 9999 else None


def _decade(expr: Decade, anchor: Anchor) -> Reading | None:
    return _date(units.years_of(expr.start, expr.start + 9, Grain.DECADE))


def _century(expr: Century, anchor: Anchor) -> Reading | None:
    return _date(units.years_of((expr.number - 1) * 100, expr.number * 100 - 1, Grain.CENTURY))


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


def _recurring(make: Any, anchor: Anchor, relation: Relation | None, *, nearest: bool = False) -> Reading | None:
    """A period that comes back every year, in the year that its relation or the direction of the clause asks for."""
    found = [period for year in range(anchor.day.year - 9, anchor.day.year + 10) if (period := make(year))]
    before = [period for period in found if period.end < anchor.day]
    after = [period for period in found if period.start > anchor.day]
    now = [period for period in found if period.start <= anchor.day <= period.end]
    if not before or not after:
        return None
    match relation:
        case Relation.LAST | Relation.PAST:
            return _date(before[-1], anchor.day)
        case Relation.COMING | Relation.NEXT:
            return _date(after[0], anchor.day)
        case Relation.THIS:
            this_year = [period for period in found if period.start.year == anchor.day.year]
            return _date((now or this_year or after)[0], anchor.day)
    if anchor.told is not None and (told := _going_on(make, anchor.told)) is not None and told.end < anchor.day:
        return _date(told, anchor.told.start)
    if now:
        return _date(now[0], anchor.day)
    return _by_direction(before[-1], after[0], anchor, nearest=nearest)


def _going_on(make: Any, told: Interval) -> Interval | None:
    """The first of a recurring period that begins after the history's last one did."""
    later = [period for year in (told.start.year, told.start.year + 1) if (period := make(year))]
    return next((period for period in later if period.end >= told.start), None)


def _month(expr: Month, anchor: Anchor) -> Reading | None:
    year = _written_year(expr, anchor)
    if year is not None:
        return _date(units.month_of(year, expr.month), anchor.day if expr.year is None else None)
    return _recurring(lambda y: units.month_of(y, expr.month), anchor, expr.relation)


def _season(expr: Season, anchor: Anchor) -> Reading | None:
    year = _written_year(expr, anchor)
    if year is not None:
        return _date(units.season_of(expr.season, year), anchor.day if expr.year is None else None)
    return _recurring(lambda y: units.season_of(expr.season, y), anchor, expr.relation)


def _quarter(expr: Quarter, anchor: Anchor) -> Reading | None:
    year = _written_year(expr, anchor)
    if year is None:
        year = anchor.day.year
    return _date(units.span_of(year, expr.number, expr.count), anchor.day if expr.year is None else None)


def _make_day(year: int, month: int, day: int) -> Interval | None:
    try:
        return units.one_day(dt.date(year, month, day))
    except ValueError:
        return None


def _day(expr: Day, anchor: Anchor) -> Reading | None:
    if expr.month is None:
        return _day_of_month(expr, anchor)
    year = _written_year(expr, anchor)
    if year is not None:
        interval = _make_day(year, expr.month, expr.day)
        return _date(interval, anchor.day if expr.year is None else None) if interval else None

    def make(year: int) -> Interval | None:
        interval = _make_day(year, expr.month or 1, expr.day)
        fits = interval and expr.weekday in (None, interval.start.isoweekday())
        return interval if fits else None

    if expr.weekday is None:
        return _recurring(make, anchor, expr.relation, nearest=True)
    fits = [day for year in range(anchor.day.year - 9, anchor.day.year + 10) if (day := make(year))]
    nearest = min(fits, key=lambda day: abs((day.start - anchor.day).days), default=None)
    # a weekday that only fits years away is more likely a slip of the pen than a date of long ago
    if nearest is None or abs((nearest.start - anchor.day).days) > 400:
        return _day(replace(expr, weekday=None), anchor)
    return _date(nearest, anchor.day)


def _day_of_month(expr: Day, anchor: Anchor) -> Reading | None:
    """ "de 24e": of the month named, else the last or next one; "vrijdag de 15e" is a 15th that is a Friday."""
    base = anchor.focus.start if expr.base is Base.FOCUS and anchor.focus else anchor.day
    first = base.replace(day=1)
    if expr.of_month is not None:
        moved = units.add_months(first, {Relation.LAST: -1, Relation.PAST: -1, Relation.THIS: 0}.get(expr.of_month, 1))
        interval = _make_day(moved.year, moved.month, expr.day)
        return _date(interval, anchor.day) if interval else None
    months = [units.add_months(first, count) for count in range(-13, 14)]
    days = [day for month in months if (day := _make_day(month.year, month.month, expr.day))]
    days = [day for day in days if expr.weekday in (None, day.start.isoweekday())]
    before = [day for day in days if day.start <= base]
    after = [day for day in days if day.start >= base]
    if not before or not after:
        return None
    return _by_direction(before[-1], after[0], anchor, nearest=expr.weekday is not None)


def _weekday(expr: Weekday, anchor: Anchor) -> Reading | None:
    day, number = anchor.day, expr.weekday
    if expr.base is Base.FOCUS:
        if anchor.focus is None:
            return Reading("DATE", f"XXXX-WXX-{number}")
        near = units.weekday_on_or_after(units.add_days(anchor.focus.start, -3), number)
        return _date(units.one_day(near), anchor.focus.start)
    if expr.week is not None:
        return _date(units.one_day(units.add_days(units.week_of(day).start, 7 * expr.week + number - 1)), day)
    if expr.weeks_on:
        start = units.weekday_on_or_after(units.add_days(day, 1), number)
        return _date(units.one_day(units.add_days(start, 7 * expr.weeks_on)), day)
    if (told := _told_weekday(expr, anchor)) is not None:
        return told
    before = units.one_day(units.weekday_on_or_before(units.add_days(day, -1), number))
    after = units.one_day(units.weekday_on_or_after(units.add_days(day, 1), number))
    match expr.relation:
        case Relation.LAST | Relation.PAST:
            return _date(before, day)
        case Relation.NEXT:
            other = units.one_day(units.add_days(after.start, 7))
            return _date(after, day, alternatives=(other,), confidence=0.8)
        case Relation.COMING:
            return _date(after, day)
    if day.isoweekday() == number:
        return _date(units.one_day(day), day)
    if expr.relation is Relation.THIS and not anchor.strong:
        return _date(after, day, alternatives=(before,), confidence=DOUBTFUL)
    if anchor.plain and (day - before.start).days == 1:
        # a present tense about the day before tells of it: nobody writes "dinsdag" on a Wednesday for six days on
        return _date(before, day, alternatives=(after,), confidence=0.8)
    return _by_direction(before, after, anchor, nearest=False)


def _told_weekday(expr: Weekday, anchor: Anchor) -> Reading | None:
    """A bare weekday that leans on its neighbour ("vorige woensdag en donderdag") or on the day the text tells of."""
    if expr.relation is not None:
        return None
    if anchor.beside is not None:
        after = units.weekday_on_or_after(units.add_days(anchor.beside.end, 1), expr.weekday)
        return _date(units.one_day(after), anchor.day)
    if anchor.scene is not None and anchor.direction == FUTURE and not anchor.present:
        after = units.weekday_on_or_after(units.add_days(anchor.scene, 1), expr.weekday)
        return _date(units.one_day(after), anchor.scene)
    return None


def _near(expr: Near, anchor: Anchor) -> Reading | None:
    base: Interval | None = units.one_day(anchor.day)
    if expr.base is Base.FOCUS:
        base = anchor.focus
        if base is None or (units.GRAIN_OF[expr.unit] < base.grain and expr.unit is not Unit.DAY):
            return Reading("DATE", "PAST_REF")
        if expr.unit is Unit.DAY and base.grain > Grain.DAY:
            return Reading("DATE", "PAST_REF")
    assert base is not None
    if expr.unit is Unit.WORKDAY:
        monday = units.week_of(units.add_days(base.start, 7 * expr.count)).start
        return _date(Interval(monday, units.add_days(monday, 4), Grain.WEEK), base.start)
    if expr.unit is Unit.WEEKEND:
        return _weekend(expr, anchor, base.start)
    if expr.by_direction:  # a night that is past began the day before
        day = anchor.day if anchor.direction == FUTURE else units.add_days(anchor.day, -1)
        return _date(units.one_day(day), anchor.day)
    start = base.end if base.grain is Grain.PART_OF_DAY and expr.count > 0 else base.start
    moved = units.shift(units.unit_of(start, expr.unit).start, expr.unit, expr.count)
    interval = units.unit_of(moved, expr.unit)
    return _date(interval, base.start)


def _weekend(expr: Near, anchor: Anchor, day: dt.date) -> Reading:
    """ "dit weekend" on the first days of a week is the one behind us where the clause is about the past."""
    this = units.unit_of(day, Unit.WEEKEND)
    last = units.unit_of(units.add_days(day, -7), Unit.WEEKEND)
    coming = units.unit_of(units.add_days(day, 7), Unit.WEEKEND)
    match expr.mod:
        case "this":
            if day.isoweekday() >= 5:
                return _date(this, day)
            if anchor.direction is None:
                return _chosen(this, last, anchor)
            return _by_direction(last, this, anchor, nearest=False)
        case "coming":
            return _date(this if day.isoweekday() < 6 else coming, day)
        case "next":
            other = this if day.isoweekday() < 6 else None
            return _date(coming, day, alternatives=(other,) if other else (), confidence=0.8 if other else 1.0)
        case "last" | "past":
            return _date(last, day)
    return _date(units.unit_of(units.add_days(day, 7 * expr.count), Unit.WEEKEND), day)


def _offset(expr: Offset, anchor: Anchor) -> Reading | None:
    smallest = expr.steps[-1].unit
    base = units.one_day(anchor.day)
    time: tuple[int, int] | None = (anchor.now.hour, anchor.now.minute) if anchor.now else None
    if expr.base is not Base.PUBLICATION:
        if anchor.focus is None:
            return Reading("DATE", "PAST_REF" if expr.sign < 0 else "FUTURE_REF")
        base, time = anchor.focus, anchor.focus_time
    if expr.start is not None:
        inner = resolve(expr.start, anchor)
        if inner is None or inner.interval is None:
            return inner
        base, time = inner.interval, None
    grain = units.GRAIN_OF[smallest]
    if grain < base.grain and not (smallest is Unit.DAY and base.grain is Grain.PART_OF_DAY):
        return Reading("DATE", "PAST_REF" if expr.sign < 0 else "FUTURE_REF", anchor=base.start)
    day = units.shift_by(base.end if base.days <= 2 else base.start, expr.steps, expr.sign)
    if smallest in units.HOURS:
        return _offset_hours(expr, day, time)
    exact = expr.exact or len(expr.steps) > 1 or (expr.start is not None and smallest is not Unit.YEAR)
    interval = units.one_day(day) if exact and grain < Grain.DECADE else units.unit_of(day, smallest)
    return _date(interval, base.start, mod=expr.mod)


def _offset_hours(expr: Offset, day: dt.date, time: tuple[int, int] | None) -> Reading:
    if time is None:
        return Reading("TIME", day.isoformat(), units.one_day(day), expr.mod, anchor=day)
    seconds = sum(units.HOURS.get(step.unit, 0) * min(step.count, 1e6) for step in expr.steps)
    minutes = time[0] * 60 + time[1] + expr.sign * int(seconds // 60)
    moved = units.add_days(day, minutes // 1440)
    clock = f"{minutes % 1440 // 60:02d}:{minutes % 60:02d}"
    return Reading("TIME", f"{moved.isoformat()}T{clock}", units.one_day(moved), expr.mod, clock, day)


def _window(expr: Window, anchor: Anchor) -> Reading | None:
    value = units.duration_value(expr.steps[0])
    if expr.steps[0].unit in units.HOURS or (expr.needs_present and not anchor.present):
        return Reading(expr.type, value, None, expr.mod)
    far = units.shift_by(anchor.day, expr.steps, expr.sign)
    if expr.sign < 0:
        interval = Interval(min(units.add_days(far, 1), anchor.day), anchor.day, Grain.DAY)
    else:
        interval = Interval(anchor.day, max(units.add_days(far, -1), anchor.day), Grain.DAY)
    return Reading(expr.type, value, interval, expr.mod, anchor=anchor.day)


def _part(expr: PartOf, anchor: Anchor) -> Reading | None:
    inner = resolve(expr.inner, anchor)
    if inner is None or inner.interval is None:
        return inner
    whole = inner.interval
    edge = anchor.day
    if isinstance(expr.inner, Near) and expr.inner.base is Base.FOCUS and anchor.focus is not None:
        edge = units.add_days(anchor.focus.start, -1 if expr.part is Part.EARLIER else 1)
    match expr.part:
        case Part.EARLIER:
            interval = Interval(whole.start, max(min(edge, whole.end), whole.start), whole.grain)
            return replace(inner, interval=interval, mod="BEFORE")
        case Part.FIRST_HALF | Part.SECOND_HALF:
            return replace(inner, interval=units.half_of(whole, first=expr.part is Part.FIRST_HALF))
        case Part.LATER | Part.REST:
            interval = Interval(min(max(edge, whole.start), whole.end), whole.end, whole.grain)
            return replace(inner, interval=interval, mod="AFTER" if expr.part is Part.LATER else None)
        case _:
            others = tuple(units.part_of(other, expr.part) for other in inner.alternatives)
            cut = units.part_of(whole, expr.part)
            return replace(inner, interval=cut, mod=expr.part.value, alternatives=others)


def _night(expr: Night, anchor: Anchor) -> Reading | None:
    inner = resolve(expr.start, anchor)
    if inner is None or inner.interval is None:
        return inner
    start = inner.interval.start
    interval = Interval(start, units.add_days(start, 1), Grain.PART_OF_DAY)
    return replace(inner, type="TIME", value=f"{start.isoformat()}TNI", interval=interval, time="TNI")


def _time(expr: TimeOfDay, anchor: Anchor) -> Reading | None:
    clock = None if expr.hour is None else f"{expr.hour:02d}:{expr.minute or 0:02d}"
    tail = f"T{clock}" if clock else expr.code or ""
    mod = expr.mod
    if expr.inner is not None:
        inner = resolve(expr.inner, anchor)
        if inner is None or inner.interval is None:
            return (
                inner
                if inner is None
                else replace(inner, type="TIME", value=inner.value + tail, time=clock or expr.code)
            )
        interval = inner.interval
        day = interval.start
    elif anchor.time_day is None:
        return Reading("TIME", f"XXXX-XX-XX{tail}", None, mod, clock or expr.code)
    else:
        day = anchor.time_day
        interval, inner = units.one_day(day), Reading("TIME", "", anchor=day)
    value = f"{day.isoformat()}{tail}"
    grain = Interval(interval.start, interval.end, Grain.PART_OF_DAY)
    return replace(inner, type="TIME", value=value, interval=grain, mod=mod, time=clock or expr.code)


def _holiday(expr: Holiday, anchor: Anchor) -> Reading | None:
    year = expr.year
    if year is None and expr.of_year is not None:
        year = anchor.day.year + {Relation.LAST: -1, Relation.PAST: -1, Relation.THIS: 0}.get(expr.of_year, 1)

    def make(year: int) -> Interval | None:
        return holiday.days_in(expr.key, year, anchor.holidays)

    if year is not None:
        interval = make(year)
        return _date(interval, anchor.day if expr.year is None else None) if interval else None
    reading = _recurring(make, anchor, expr.relation, nearest=True)
    if reading is None or reading.interval is None:
        return reading
    return reading if reading.interval.days > 1 else replace(reading, value=reading.interval.start.isoformat())


def _nth(expr: Nth, anchor: Anchor) -> Reading | None:
    inner = resolve(expr.inner, anchor)
    if inner is None or inner.interval is None:
        return inner
    whole = inner.interval
    if expr.unit in (None, Unit.WEEK):
        found = units.nth_of(whole, expr.number, expr.weekday)
    else:
        assert expr.unit is not None
        anchored = whole.start if expr.number > 0 else whole.end
        steps = expr.number - 1 if expr.number > 0 else expr.number + 1
        found = units.unit_of(units.shift(units.unit_of(anchored, expr.unit).start, expr.unit, steps), expr.unit)
        if not whole.start <= found.start <= whole.end:
            return None
    return (
        None
        if found is None
        else replace(inner, interval=found, value=value_of(found), alternatives=(), confidence=inner.confidence)
    )


def _week(expr: WeekOf, anchor: Anchor) -> Reading | None:
    if expr.number is not None:
        year = expr.year or anchor.day.year
        try:
            monday = dt.date.fromisocalendar(year, expr.number, 1)
        except ValueError:
            return None
        return _date(units.week_of(monday), anchor.day if expr.year is None else None)
    inner = resolve(expr.inner, anchor) if expr.inner is not None else None
    if inner is None or inner.interval is None:
        return inner
    week = units.unit_of(inner.interval.start, Unit.WEEKEND if expr.weekend else Unit.WEEK)
    return replace(inner, interval=week, value=value_of(week))


def _vague(expr: Vague, anchor: Anchor) -> Reading | None:
    return Reading(expr.type, expr.value, None, expr.mod)


RESOLVERS: dict[type, Any] = {
    Year: _year, Decade: _decade, Century: _century, Month: _month, Season: _season, Quarter: _quarter, Day: _day,
    Weekday: _weekday, Near: _near, Offset: _offset, Window: _window, PartOf: _part, Night: _night, TimeOfDay: _time,
    Holiday: _holiday, Nth: _nth, WeekOf: _week, Vague: _vague,
}  # fmt: skip
"""What resolves each kind of meaning."""
