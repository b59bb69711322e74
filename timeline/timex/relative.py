"""Calendar arithmetic on meanings that count from a day: "vorige week", "dit weekend", "de afgelopen drie weken"."""

from __future__ import annotations

import datetime as dt

from timeline.timex import units
from timeline.timex.expr import LATER, Base, Near, Unit, Vague, Window
from timeline.timex.reading import FUTURE, Anchor, Reading, by_direction, chosen, date_reading, value_of
from timeline.values import Grain, Interval


def place_near(expr: Near, anchor: Anchor) -> Reading | None:
    """A unit so many before or after the one of a day: "twee dagen terug", "volgende maand"."""
    base: Interval | None = units.one_day(anchor.day)
    if expr.base is Base.FOCUS:
        base = anchor.focus
        finer = base is not None and units.GRAIN_OF[expr.unit] < base.grain and expr.unit is not Unit.DAY
        ahead = base is None and anchor.direction == FUTURE and anchor.strong
        if base is None or finer or (expr.unit is Unit.DAY and base.grain > Grain.DAY):
            return Reading("DATE", "FUTURE_REF" if ahead else "PAST_REF")
    assert base is not None
    if expr.unit is Unit.WORKDAY:
        monday = units.week_of(units.add_days(base.start, 7 * expr.count)).start
        return date_reading(Interval(monday, units.add_days(monday, 4), Grain.WEEK), base.start)
    if expr.unit is Unit.WEEKEND:
        return _weekend(expr, anchor, base.start)
    if expr.unit is Unit.WEEK and expr.mod == "coming" and expr.base is Base.PUBLICATION:
        week = units.coming_week(anchor.day)
        return Reading("DATE", value_of(units.week_of(units.add_days(week.start, 3))), week, anchor=anchor.day)
    if expr.by_direction:  # a night that is past began the day before
        day = anchor.day if anchor.direction == FUTURE else units.add_days(anchor.day, -1)
        return date_reading(units.one_day(day), anchor.day)
    if expr.unit is Unit.DAY and expr.count < 0 and expr.base is Base.PUBLICATION and anchor.early:
        # a morning paper was written the day before, and now and then its yesterday is still that day's
        day = units.add_days(base.start, expr.count)
        other = units.one_day(units.add_days(day, -1))
        return date_reading(units.one_day(day), base.start, alternatives=(other,), confidence=0.9)
    # the morning after a night is that of the day it ran into
    late = base.grain is Grain.PART_OF_DAY and expr.count > 0 and expr.mod is None
    start = base.end if late else base.start
    moved = units.shift(units.unit_of(start, expr.unit).start, expr.unit, expr.count)
    if expr.year is not None:  # "op die dag in 1982"
        moved = units.add_months(moved, 12 * (expr.year - moved.year))
        return date_reading(units.unit_of(moved, expr.unit))
    interval = units.unit_of(moved, expr.unit)
    return date_reading(interval, base.start)


def _weekend(expr: Near, anchor: Anchor, day: dt.date) -> Reading:
    """ "dit weekend" on the first days of a week is the one behind us where the clause is about the past."""
    this = units.unit_of(day, Unit.WEEKEND)
    last = units.unit_of(units.add_days(day, -7), Unit.WEEKEND)
    coming = units.unit_of(units.add_days(day, 7), Unit.WEEKEND)
    match expr.mod:
        case "this":
            if day.isoweekday() >= 5:
                return date_reading(this, day)
            if anchor.direction is None:
                return chosen(this, last, anchor)
            return by_direction(last, this, anchor, nearest=False)
        case "coming":
            return date_reading(this if day.isoweekday() < 6 else coming, day)
        case "next":
            other = this if day.isoweekday() < 6 else None
            return date_reading(coming, day, alternatives=(other,) if other else (), confidence=0.8 if other else 1.0)
        case "last" | "past":
            return date_reading(last, day)
    return date_reading(units.unit_of(units.add_days(day, 7 * expr.count), Unit.WEEKEND), day)


def place_window(expr: Window, anchor: Anchor) -> Reading | None:
    """A length of time that ends or begins at a day: "al twintig dagen", "de komende drie weken"."""
    value = units.duration_value(expr.steps[0])
    aloof = expr.needs_ahead and (anchor.direction != FUTURE or anchor.plain)
    if expr.steps[0].unit in units.HOURS or (expr.needs_present and not anchor.present) or aloof:
        return Reading(expr.type, value, None, expr.mod)
    if expr.base is Base.SENTENCE:  # "sloot woensdag voor vijf weken de brug"
        if anchor.focus is None or anchor.focus.days > 2:
            return Reading(expr.type, value, None, expr.mod)
        start = anchor.focus.end
        end = max(units.add_days(units.shift_by(start, expr.steps, 1), -1), start)
        return Reading(expr.type, value, Interval(start, end, Grain.DAY), expr.mod, anchor=start)
    far = units.shift_by(anchor.day, expr.steps, expr.sign)
    if expr.sign < 0:
        # "meer dan twintig dagen" began before the twenty days that end today
        begun = far if expr.mod == "MORE_THAN" else units.add_days(far, 1)
        interval = Interval(min(begun, anchor.day), anchor.day, Grain.DAY)
    else:
        interval = Interval(anchor.day, max(units.add_days(far, -1), anchor.day), Grain.DAY)
    return Reading(expr.type, value, interval, expr.mod, anchor=anchor.day)


def place_vague(expr: Vague, anchor: Anchor) -> Reading | None:
    """What has no place on the calendar, as TIMEX3 writes it."""
    if expr.value == LATER:  # "enkele dagen later" is behind us too, unless the clause is about what is to come
        ahead = anchor.direction == FUTURE and not anchor.plain
        return Reading(expr.type, "FUTURE_REF" if ahead else "PAST_REF", None, expr.mod)
    return Reading(expr.type, expr.value, None, expr.mod)
