"""Turns the slots of a matched rule into an unresolved meaning; each operation that rules can name stands here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from timeline.errors import LangError
from timeline.timex.dated import (
    Slots,
    base_of,
    build_date,
    build_holiday,
    build_weekday,
    day_of,
    full_year,
    relation_of,
)
from timeline.timex.expr import (
    Base,
    Century,
    Decade,
    Expr,
    Month,
    Near,
    Night,
    Nth,
    Part,
    PartOf,
    Quarter,
    Relation,
    Season,
    Step,
    TimeOfDay,
    Unit,
    Vague,
    WeekOf,
    Window,
    Year,
)
from timeline.timex.quantity import build_duration, build_eve, build_offset, build_set, build_window

Build = Callable[[Slots], Expr | None]


def build(op: str, slots: Slots) -> Expr | None:
    """The meaning of a rule's operation with these slots; None where the slots do not go together.

    >>> build("year", {"year": 2014})
    Year(year=2014)
    """
    return OPERATIONS[op](slots)


def check_operation(op: str, where: str) -> None:
    """Refuse a rule whose operation does not exist.

    Raises:
        LangError: the message names the rule and lists the operations there are.
    """
    if op not in OPERATIONS:
        raise LangError(f"{where}: no operation {op!r}; there are: {', '.join(sorted(OPERATIONS))}")


def _month(slots: Slots) -> Expr:
    return Month(
        int(slots["month"]),
        full_year(slots.get("year")),
        relation_of(slots, "relation"),
        relation_of(slots, "of_year"),
        base_of(slots),
    )


def _season(slots: Slots) -> Expr:
    return Season(
        slots["season"],
        full_year(slots.get("year")),
        relation_of(slots, "relation"),
        relation_of(slots, "of_year"),
        base_of(slots),
    )


def _quarter(slots: Slots) -> Expr | None:
    number, count = int(slots["number"]), int(slots.get("count", 4))
    if number < 0:
        number += count + 1
    if not 1 <= number <= count:
        return None
    return Quarter(number, count, full_year(slots.get("year")), relation_of(slots, "of_year"), base_of(slots))


def _near(slots: Slots) -> Expr | None:
    """A unit by its relation: "vorige maand"; "afgelopen jaar" is a window, "afgelopen weekend" is not."""
    unit, relation = Unit(slots["unit"]), Relation(slots["relation"])
    if relation is Relation.PAST and unit not in (Unit.WEEKEND, Unit.QUARTER, Unit.HALF):
        return Window((Step(unit, 1),), -1)
    count = {Relation.LAST: -1, Relation.PAST: -1, Relation.THIS: 0, Relation.COMING: 1, Relation.NEXT: 1}[relation]
    if unit is Unit.WEEKEND:
        return Near(unit, count, base_of(slots), by_direction=relation is Relation.THIS, mod=relation.value)
    return Near(unit, count, base_of(slots))


def _near_alone(slots: Slots) -> Expr | None:
    """A unit that is no part of a larger expression: "komende week" then begins with the publication."""
    found = _near(slots)
    if isinstance(found, Near) and found.unit is Unit.WEEK and slots["relation"] == Relation.COMING.value:
        return replace(found, mod=Relation.COMING.value)
    return found


def period(slots: Slots) -> Expr | None:
    """The period that the slots name, the most specific first."""
    if "number_of_quarter" in slots:
        return _quarter({**slots, "number": slots["number_of_quarter"]})
    if "month" in slots:
        return _month({key: value for key, value in slots.items() if key != "relation" or "unit" not in slots})
    if "season" in slots:
        return _season(slots)
    if "decade" in slots:
        return _decade(slots)
    if "century" in slots:
        return _century(slots)
    if "year" in slots:
        return Year(full_year(slots["year"]) or 1)
    if "unit" in slots:
        return _near({"relation": "this", **slots})
    return None


def _decade(slots: Slots) -> Expr | None:
    number = int(str(slots["decade"]).strip("'’‘`´"))
    if number >= 100:
        return Decade(number // 10 * 10)
    start = 2000 + number if number in (0, 10, 20) else 1900 + number
    return Decade(start - 100 if slots.get("century_before") else start)


def _century(slots: Slots) -> Expr | None:
    number = slots["century"]
    return Century(int(number)) if 1 <= int(number) <= 21 else None


def _part(slots: Slots) -> Expr | None:
    inner = period(slots)
    return None if inner is None else PartOf(Part(slots["part"]), inner)


def _vague(slots: Slots) -> Expr:
    return Vague(str(slots["type"]), str(slots["value"]), slots.get("mod"))


def _night(slots: Slots) -> Expr | None:
    start = day_of(slots)
    return None if start is None else Night(start)


def _time(slots: Slots) -> Expr | None:
    """A clock time or a part of the day; "half vier 's middags" is in the afternoon."""
    code, mod = slots.get("daypart"), slots.get("mod")
    inner = day_of(slots)
    if "hour" not in slots:
        toward = bool(slots.get("toward")) and code == "TMO"
        return TimeOfDay(code, mod=mod, inner=inner, stamp=bool(slots.get("stamp")), toward=toward)
    hour, minute = int(slots["hour"]), slots.get("minute")
    shift = int(slots.get("shift", 0))
    if hour > 24 or int(minute or 0) > 59:
        return None
    if shift or slots.get("half"):
        total = hour * 60 + shift - (30 if slots.get("half") else 0)
        hour, minute = total // 60 % 24, total % 60
    if code in ("TAF", "TEV") and hour < 12 and not (code == "TAF" and hour == 11):
        hour += 12
    if code == "TNI" and hour in (10, 11):
        hour += 12
    return TimeOfDay(code, hour % 24, None if minute is None else int(minute), mod, inner, bool(slots.get("stamp")))


def _nth(slots: Slots) -> Expr | None:
    inner = period({key: value for key, value in slots.items() if key not in ("weekday", "number")})
    unit = Unit(slots["what"]) if "what" in slots else None
    return None if inner is None else Nth(int(slots["number"]), unit, slots.get("weekday"), inner)


def _week(slots: Slots) -> Expr | None:
    if "number" in slots:
        return WeekOf(number=int(slots["number"]), year=full_year(slots.get("year")))
    return WeekOf(day_of(slots))


def _weekend_of(slots: Slots) -> Expr | None:
    """The weekend of the week that a day lies in."""
    day = day_of(slots)
    return None if day is None else WeekOf(day, weekend=True)


def _focus(slots: Slots) -> Expr:
    return Near(Unit(slots["unit"]), int(slots.get("count", 0)), Base.FOCUS, year=full_year(slots.get("year")))


def _focus_part(slots: Slots) -> Expr:
    """A part of the day that the text is at, or of the one after or before it; its night runs into the next day."""
    count = int(slots.get("count", 0))
    if slots["daypart"] == "TNI":
        return Night(Near(Unit.DAY, min(count, 0), Base.FOCUS))
    return TimeOfDay(slots["daypart"], inner=Near(Unit.DAY, count, Base.FOCUS, mod="part"))


def _weekday_part(slots: Slots) -> Expr:
    """A weekday by its relation or week, with or without a part of the day."""
    day = build_weekday(slots)
    return TimeOfDay(slots["daypart"], inner=day) if "daypart" in slots else day


OPERATIONS: dict[str, Build] = {
    "nothing": lambda slots: None,
    "year": lambda slots: Year(full_year(slots["year"]) or 1),
    "date": build_date,
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "decade": _decade,
    "century": _century,
    "near": _near_alone,
    "deictic": lambda slots: Near(Unit.DAY, int(slots["deictic"])),
    "focus": _focus,
    "focus-part": _focus_part,
    "eve": build_eve,
    "weekend-of": _weekend_of,
    "near-count": lambda slots: Near(Unit(slots["unit"]), int(slots["count"]), base_of(slots)),
    "tonight": lambda slots: Night(Near(Unit.DAY, 0, by_direction=True)),
    "weekday-part": _weekday_part,
    "part": _part,
    "weekday": build_weekday,
    "offset": build_offset,
    "window": build_window,
    "duration": build_duration,
    "set": build_set,
    "vague": _vague,
    "night": _night,
    "time": _time,
    "holiday": build_holiday,
    "nth": _nth,
    "week": _week,
}
"""The operations that a rule's meaning can name."""
