"""Joins neighbours that are one expression: a day and a time of day, a part of a day and a clock time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from timeline.timex.expr import Day, Expr, Holiday, Near, Night, Offset, TimeOfDay, Unit, Weekday
from timeline.timex.rules import Join, RuleBook

MEMORY = 8192
# how far apart neighbours can stand
REACH = 30


class Found(NamedTuple):
    """An expression in the text: where, which rule, and what it means."""

    start: int
    end: int
    expr: Expr
    rule: str
    mod: str | None = None


def join(low: str, found: list[Found], book: RuleBook) -> list[Found]:
    """Join neighbours that are one expression: a day and a time of day, with what may stand between them."""
    joined: list[Found] = []
    last = ""
    for right in found:
        item, kind = right, kind_of(right.expr)
        rule = _join_of(low, joined[-1].end, item.start, book.joins.get((last, kind), ())) if kind and last else None
        if rule is not None:
            item = _merge(joined[-1] if rule.text.apart else joined.pop(), right, last, rule)
            kind = kind_of(item.expr)
        joined.append(item)
        last = kind
    return joined


def _join_of(low: str, end: int, start: int, joins: Sequence[Join]) -> Join | None:
    """The join that what stands between two neighbours allows."""
    if start - end > REACH:
        return None
    return next((join for join in joins if join.between.fullmatch(low, end, start)), None)


def _merge(left: Found, right: Found, kind: str, join: Join) -> Found:
    """The two as one; where they stay apart, the right one with the half of the clock that the left one tells."""
    expr = _combine(left.expr, right.expr)
    if not join.text.apart:
        return Found(left.start, right.end, expr, left.rule if kind == "day" else right.rule)
    if isinstance(expr, TimeOfDay) and isinstance(right.expr, TimeOfDay):
        return right._replace(expr=replace(right.expr, hour=expr.hour))
    return right


@lru_cache(maxsize=MEMORY)
def kind_of(expr: Expr) -> str:
    """Which part an expression can play in a join: a day, a time without a day, a part of a day, or none."""
    match expr:
        case TimeOfDay(stamp=True):
            return ""
        case TimeOfDay(inner=None, hour=None):
            return "part"
        case TimeOfDay(inner=None):
            return "clock"
        case TimeOfDay(hour=None) | Night():
            return "day-part"
        case TimeOfDay(code=None):
            return "day-clock"
        case Day() | Weekday() | Holiday() | Near(unit=Unit.DAY):
            return "day"
        case Offset(steps=steps) if steps[-1].unit is Unit.DAY:
            return "day"
        case _:
            return ""


@lru_cache(maxsize=MEMORY)
def _combine(left: Expr, right: Expr) -> Expr:
    """One time of day out of two neighbours; the part of the day tells which half of the clock is meant."""
    times = [expr for expr in (left, right) if isinstance(expr, TimeOfDay)]
    days = [expr for expr in (left, right) if not isinstance(expr, TimeOfDay)]
    clock = next((time for time in times if time.hour is not None), times[0])
    code = next((time.code for time in times if time.code), None)
    inner = days[0] if days else next((time.inner for time in times if time.inner is not None), None)
    hour = clock.hour
    if hour is not None and hour < 12 and (code == "TEV" or (code == "TAF" and hour < 11)):
        hour += 12
    mod = clock.mod or next((time.mod for time in times if time.mod), None)
    return replace(clock, code=code, hour=hour, inner=inner, mod=mod)
