"""Builds the meanings that name a day, from the slots of a matched rule: dates, weekdays, feasts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from timeline.timex.expr import Base, Day, Expr, Holiday, Near, Relation, Unit, Weekday

Slots = Mapping[str, Any]
"""The meaning of each slot that took part in a match, with the constants of its rule."""


def full_year(value: object) -> int | None:
    """The year that digits stand for; two digits are 1940 to 2039.

    >>> full_year("'22"), full_year(71), full_year(1944)
    (2022, 1971, 1944)
    """
    if value is None:
        return None
    number = int(str(value).strip("'’‘`´"))
    if number >= 100:
        return number
    return number + (2000 if number < 40 else 1900)


def relation_of(slots: Slots, key: str) -> Relation | None:
    """The relation in a slot, None without one."""
    return Relation(slots[key]) if key in slots else None


def base_of(slots: Slots) -> Base:
    """What the rule counts from: the publication, unless it says otherwise."""
    return Base(slots.get("base", Base.PUBLICATION))


def build_date(slots: Slots) -> Expr | None:
    """A date by its numbers; None where they cannot be one."""
    day, month = int(slots["day"]), slots.get("month")
    if not 1 <= day <= 31 or not 1 <= int(month or 1) <= 12:
        return None
    return Day(
        day,
        None if month is None else int(month),
        full_year(slots.get("year")),
        slots.get("weekday"),
        relation_of(slots, "of_year"),
        relation_of(slots, "of_month"),
        relation_of(slots, "relation"),
        base_of(slots),
    )


def build_weekday(slots: Slots) -> Expr:
    """A day of the week by its relation, its week, or what the text is at."""
    return Weekday(
        int(slots["weekday"]),
        relation_of(slots, "relation"),
        slots.get("week"),
        int(slots.get("weeks_on", 0)),
        base_of(slots),
    )


def build_holiday(slots: Slots) -> Expr:
    """A feast, with what is said about its year."""
    return Holiday(
        slots["holiday"], full_year(slots.get("year")), relation_of(slots, "relation"), relation_of(slots, "of_year")
    )


def day_of(slots: Slots) -> Expr | None:
    """The day that the slots name, if they name one."""
    if "holiday" in slots:
        return build_holiday(slots)
    if "day" in slots:
        return build_date(slots)
    if "deictic" in slots:
        return Near(Unit.DAY, int(slots["deictic"]))
    if "weekday" in slots:
        return build_weekday(slots)
    return None
