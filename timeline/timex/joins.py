"""Joins neighbours that are one expression: a day and a time of day, a part of a day and a clock time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from timeline.timex.expr import Expr, TimeOfDay
from timeline.timex.leaning import Leaning, leaning_of
from timeline.timex.rules import Join, RuleBook

MEMORY = 8192
# how far apart neighbours can stand
REACH = 30


class Found(NamedTuple):
    """An expression in the text: where, what it means, which rule, its modifier, and the word or mark before it."""

    start: int
    end: int
    leaning: Leaning
    rule: str
    mod: str | None = None
    before: str = ""

    @property
    def expr(self) -> Expr:
        """The unresolved meaning."""
        return self.leaning.expr


def join(low: str, found: Iterable[Found], book: RuleBook) -> Iterator[Found]:
    """Join neighbours that are one expression: a day and a time of day, with what may stand between them."""
    ways, left, last = book.joins, None, ""
    for right in found:
        item, kind = right, right.leaning.kind
        if left is not None:
            rule = _join_of(low, left.end, right.start, ways.get((last, kind), ())) if kind and last else None
            if rule is not None:
                item = _merge(left, right, last, rule)
                kind = item.leaning.kind
            if rule is None or rule.text.apart:
                yield left
        left, last = item, kind
    if left is not None:
        yield left


def _join_of(low: str, end: int, start: int, joins: Sequence[Join]) -> Join | None:
    """The join that what stands between two neighbours allows."""
    if start - end > REACH:
        return None
    return next((join for join in joins if join.between.fullmatch(low, end, start)), None)


def _merge(left: Found, right: Found, kind: str, join: Join) -> Found:
    """The two as one; where they stay apart, the right one with the half of the clock that the left one tells."""
    expr = _combine(left.expr, right.expr)
    if not join.text.apart:
        rule = left.rule if kind == "day" else right.rule
        return Found(left.start, right.end, leaning_of(expr), rule, None, left.before)
    if isinstance(expr, TimeOfDay) and isinstance(right.expr, TimeOfDay):
        return right._replace(leaning=leaning_of(replace(right.expr, hour=expr.hour)))
    return right


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
