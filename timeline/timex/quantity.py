"""Builds the meanings that count, from the slots of a matched rule: offsets, windows, durations, sets."""

from __future__ import annotations

from timeline.timex.dated import Slots, base_of, day_of
from timeline.timex.expr import Expr, Offset, Step, Unit, Vague, Window
from timeline.timex.units import CODE, duration_value

# units that are so many of another
SCALED = {"halfhour": (Unit.MINUTE, 30), "quarterhour": (Unit.MINUTE, 15)}
HALF_A_YEAR, HOURS_OF_DAY = 0.5, 24


def _steps(slots: Slots) -> tuple[Step, ...]:
    """The quantities in the slots: `count`+`unit`, then `count2`+`unit2`, ...; without a count one."""
    steps = [_step(slots["unit"], _count(slots, "count"))]
    steps += [_step(slots[f"unit{i}"], _count(slots, f"count{i}")) for i in "234" if f"unit{i}" in slots]
    return tuple(steps)


def _whole_step(step: Step) -> Step:
    """As a distance, half a year is counted in months and 24 hours in days."""
    if step.unit is Unit.HALF or (step.unit is Unit.YEAR and step.count == HALF_A_YEAR):
        return Step(Unit.MONTH, step.count * (6 if step.unit is Unit.HALF else 12))
    if step.unit is Unit.HOUR and step.count >= HOURS_OF_DAY and step.count % HOURS_OF_DAY == 0:
        return Step(Unit.DAY, step.count / HOURS_OF_DAY)
    return step


def _step(unit: str, count: float) -> Step:
    smaller, factor = SCALED.get(unit, (None, 1))
    return Step(smaller or Unit(unit), count * factor)


def _count(slots: Slots, key: str) -> float:
    whole = float(slots.get(key, 1))
    return whole + float(slots.get("extra", 0)) if key == "count" else whole


def build_offset(slots: Slots) -> Expr | None:
    """A distance from a day; what counts vaguely is no distance."""
    if "vague" in slots:
        return Vague("DATE", "PAST_REF" if int(slots["sign"]) < 0 else "FUTURE_REF", slots.get("mod"))
    if _count(slots, "count") < float(slots.get("least", 0)):
        return None  # "over een week of een ..." counts nothing
    steps = tuple(_whole_step(step) for step in _steps(slots))
    start = day_of(slots) if slots.get("from") else None
    mod = slots.get("mod")
    if mod in ("MORE_THAN", "LESS_THAN"):
        mod = {("MORE_THAN", -1): "BEFORE", ("LESS_THAN", -1): "AFTER"}.get((mod, int(slots["sign"])), "APPROX")
    return Offset(
        steps, int(slots["sign"]), base_of(slots), start, bool(slots.get("exact")), mod, bool(slots.get("ahead_only"))
    )


def build_window(slots: Slots) -> Expr | None:
    """Some units that end on or begin with the publication."""
    if "vague" in slots:
        return build_duration(slots)
    if _count(slots, "count") < float(slots.get("least", 0)):
        return None
    kind = str(slots.get("type", "DURATION"))
    present, ahead = bool(slots.get("needs_present")), bool(slots.get("needs_ahead"))
    return Window(_steps(slots), int(slots["sign"]), slots.get("mod"), present, kind, base_of(slots), ahead)


def build_duration(slots: Slots) -> Expr:
    """How long something takes."""
    step = _steps(slots)[0]
    value = "P" + CODE[step.unit].format("X") if "vague" in slots else duration_value(step)
    return Vague("DURATION", value, slots.get("mod"))


def build_set(slots: Slots) -> Expr:
    """How often something happens."""
    if "weekday" in slots:
        return Vague("SET", f"XXXX-WXX-{slots['weekday']}", slots.get("mod"))
    return Vague("SET", duration_value(_steps(slots)[0]), slots.get("mod"))


def build_eve(slots: Slots) -> Expr:
    """The day before a feast or a date."""
    return Offset((Step(Unit.DAY, 1),), -1, start=day_of(slots), exact=True)
