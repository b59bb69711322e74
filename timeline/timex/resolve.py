"""Calendar arithmetic on meanings: an unresolved meaning and what it is relative to give a TIMEX3 value and days."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from timeline.timex import named, relative, units
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
    Season,
    TimeOfDay,
    Unit,
    Vague,
    Weekday,
    WeekOf,
    Window,
    Year,
)  # fmt: skip
from timeline.timex.reading import DOUBTFUL, FUTURE, Anchor, Reading, date_reading, value_of
from timeline.values import Grain, Interval

SMALL_HOURS = 6
"""Before this hour a night is the one that began the day before."""
NOON = 12
# a focus of so many days or fewer can be moved by days as a whole
VAGUE = 11
TODAY = Near(Unit.DAY, 0)
# how sure the first of two readings is where the second is rare
LIKELY = 0.9
# a night that began so many days ago ended yesterday
NIGHT_AND_DAY = 2
# from what happened so many days ago no present tense counts on into the days to come
LONG_AGO = 60
# an anniversary in such a period is of one as long
WHOLE = {Grain.WEEK: Unit.WEEK, Grain.MONTH: Unit.MONTH, Grain.YEAR: Unit.YEAR}
# nor so many days ahead from any that is not to come itself
FAR_AHEAD = 30


def resolve(expr: Expr, anchor: Anchor) -> Reading | None:
    """Place a meaning on the calendar; None where it is no date at all (31 April).

    >>> resolve(Near(Unit.DAY, -1), Anchor(dt.date(2022, 3, 1))).value
    '2022-02-28'
    """
    reading: Reading | None = RESOLVERS[type(expr)](expr, anchor)
    return reading


def _offset(expr: Offset, anchor: Anchor) -> Reading | None:
    smallest = expr.steps[-1].unit
    if expr.ahead_only and not (anchor.direction == FUTURE and anchor.strong):
        return Reading("DURATION", units.duration_value(expr.steps[0]), None, expr.mod)
    if anchor.apposed is not None:  # "een jaar later, op 3 mei 2019, ..."
        return date_reading(units.unit_of(anchor.apposed.start, smallest), mod=expr.mod)
    base = units.one_day(anchor.day)
    time: tuple[int, int] | None = (anchor.now.hour, anchor.now.minute) if anchor.now else None
    # where nothing is told of, an exact distance ahead counts from now: "de trein vertrekt 1 dag en 2 uur later"
    ahead_of_now = anchor.focus is None and expr.sign > 0 and len(expr.steps) > 1 and anchor.direction == FUTURE
    if expr.base is not Base.PUBLICATION and not ahead_of_now:
        if anchor.focus is None:
            return Reading("DATE", "PAST_REF" if expr.sign < 0 else "FUTURE_REF", unanchored=True)
        base, time = anchor.focus, anchor.focus_time
    if expr.start is not None:
        inner = resolve(expr.start, anchor)
        if inner is None or inner.interval is None:
            return inner
        base, time = inner.interval, None
    grain = units.GRAIN_OF[smallest]
    fine = smallest in (Unit.DAY, *units.HOURS) and base.days <= 2
    if grain is Grain.DAY and 2 < base.days <= VAGUE:  # "een dag eerder" than "begin mei" is as wide as that
        bounds = [units.shift_by(day, expr.steps, expr.sign) for day in (base.start, base.end)]
        wide = Interval(bounds[0], bounds[1], Grain.DAY)
        return Reading("DATE", bounds[0].isoformat()[:7], wide, "APPROX", anchor=base.start)
    if grain < base.grain and not fine:
        return Reading("DATE", "PAST_REF" if expr.sign < 0 else "FUTURE_REF", anchor=base.start, unanchored=True)
    day = units.shift_by(base.end if base.days <= 2 else base.start, expr.steps, expr.sign)
    if smallest in units.HOURS:
        return _offset_hours(expr, day, time)
    if _runs_past(expr, base, day, anchor):
        # a history does not run past its publication
        return Reading("DATE", "FUTURE_REF", anchor=base.start, unanchored=True)
    if expr.base is Base.SENTENCE and base.grain in WHOLE:  # "volgende maand is het een jaar geleden"
        return date_reading(units.unit_of(day, WHOLE[base.grain]), base.start)
    exact = expr.exact or len(expr.steps) > 1 or (expr.start is not None and smallest is not Unit.YEAR)
    interval = units.one_day(day) if exact and grain < Grain.DECADE else units.unit_of(day, smallest)
    return date_reading(interval, base.start, mod=expr.mod)


def _runs_past(expr: Offset, base: Interval, day: dt.date, anchor: Anchor) -> bool:
    """Whether a history would run past its publication: from long ago, or far into the days to come."""
    if expr.base is not Base.FOCUS or day <= anchor.day:
        return False
    if anchor.direction != FUTURE:
        return True
    ago, ahead = (anchor.day - base.end).days, (day - anchor.day).days
    return not anchor.strong and (ago > LONG_AGO or (ago >= 0 and ahead > FAR_AHEAD))


def _offset_hours(expr: Offset, day: dt.date, time: tuple[int, int] | None) -> Reading:
    if time is None:
        return Reading("TIME", day.isoformat(), units.one_day(day), expr.mod, anchor=day)
    seconds = sum(units.HOURS.get(step.unit, 0) * min(step.count, 1e6) for step in expr.steps)
    minutes = time[0] * 60 + time[1] + expr.sign * int(seconds // 60)
    moved = units.add_days(day, minutes // 1440)
    clock = f"{minutes % 1440 // 60:02d}:{minutes % 60:02d}"
    return Reading("TIME", f"{moved.isoformat()}T{clock}", units.one_day(moved), expr.mod, clock, day)


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


def _after_midnight(expr: Night, anchor: Anchor) -> bool:
    """Whether "die nacht" is the one that began the day before, as the text is at its small hours."""
    if not isinstance(expr.start, Near) or expr.start.base is not Base.FOCUS or anchor.focus is None:
        return False
    return anchor.focus.days == 1 and anchor.focus_time is not None and anchor.focus_time[0] < SMALL_HOURS


def _night(expr: Night, anchor: Anchor) -> Reading | None:
    inner = resolve(expr.start, anchor)
    if inner is None or inner.interval is None:
        return inner
    start = inner.interval.start
    if isinstance(expr.start, Weekday) and anchor.plain and start > anchor.day:
        # a present tense about the night that ended yesterday tells of it, as about a weekday
        before = units.add_days(start, -7)
        if (anchor.day - before).days <= NIGHT_AND_DAY:
            night = Interval(start, units.add_days(start, 1), Grain.PART_OF_DAY)
            inner, start = replace(inner, alternatives=(night,), confidence=0.8), before
    if _after_midnight(expr, anchor):
        start = units.add_days(start, -1)
    interval = Interval(start, units.add_days(start, 1), Grain.PART_OF_DAY)
    return replace(inner, type="TIME", value=f"{start.isoformat()}TNI", interval=interval, time="TNI")


def _time(expr: TimeOfDay, anchor: Anchor) -> Reading | None:
    clock = None if expr.hour is None else f"{expr.hour:02d}:{expr.minute or 0:02d}"
    tail = f"T{clock}" if clock else expr.code or ""
    mod = expr.mod
    if expr.inner is not None:
        inner = resolve(expr.inner, anchor)
        if inner is None or inner.interval is None:
            if inner is None:
                return None
            value = inner.value if inner.value.endswith("_REF") else inner.value + tail
            return replace(inner, type="TIME", value=value, time=clock or expr.code)
        interval = inner.interval
        if isinstance(expr.inner, Night) and expr.hour is not None:  # "vannacht om 3 uur" is after midnight
            interval = units.one_day(interval.end if expr.hour < NOON else interval.start)
        day = interval.start
        if (
            expr.inner == TODAY
            and expr.code == "TEV"
            and anchor.printed
            and (anchor.direction != FUTURE or anchor.plain)
        ):
            # a newspaper tells of the evening before as it was lived: "vanavond rijst de vraag"
            inner = replace(inner, alternatives=(units.one_day(units.add_days(day, -1)),), confidence=LIKELY)
    elif anchor.time_day is None:
        return Reading("TIME", f"XXXX-XX-XX{tail}", None, mod, clock or expr.code)
    else:
        day = anchor.time_day
        interval, inner = units.one_day(day), Reading("TIME", "", anchor=day)
        if anchor.time_open:
            other = anchor.day if day < anchor.day else units.add_days(day, -1)
            inner = replace(inner, alternatives=(units.one_day(other),), confidence=DOUBTFUL)
    value = f"{day.isoformat()}{tail}"
    grain = Interval(interval.start, interval.end, Grain.PART_OF_DAY)
    return replace(inner, type="TIME", value=value, interval=grain, mod=mod, time=clock or expr.code)


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
        return date_reading(units.week_of(monday), anchor.day if expr.year is None else None)
    inner = resolve(expr.inner, anchor) if expr.inner is not None else None
    if inner is None or inner.interval is None:
        return inner
    week = units.unit_of(inner.interval.start, Unit.WEEKEND if expr.weekend else Unit.WEEK)
    return replace(inner, interval=week, value=value_of(week))


RESOLVERS: dict[type, Any] = {
    Year: named.place_year,
    Decade: named.place_decade,
    Century: named.place_century,
    Month: named.place_month,
    Season: named.place_season,
    Quarter: named.place_quarter,
    Day: named.place_day,
    Weekday: named.place_weekday,
    Near: relative.place_near,
    Offset: _offset,
    Window: relative.place_window,
    PartOf: _part,
    Night: _night,
    TimeOfDay: _time,
    Holiday: named.place_holiday,
    Nth: _nth,
    WeekOf: _week,
    Vague: relative.place_vague,
}
"""What resolves each kind of meaning."""
