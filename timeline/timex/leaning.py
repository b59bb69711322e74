"""What an unresolved expression leans on: the text before it, or the direction of its clause."""

from __future__ import annotations

from timeline.timex.expr import (
    Base,
    Day,
    Expr,
    Holiday,
    Month,
    Near,
    Night,
    Nth,
    Offset,
    PartOf,
    Relation,
    Season,
    TimeOfDay,
    Unit,
    Weekday,
    WeekOf,
    Window,
)  # fmt: skip


def named_day(expr: Expr) -> Weekday | Day | None:
    """The weekday or the date that an expression is about, where it can lie behind or ahead."""
    if isinstance(expr, TimeOfDay) and expr.inner is not None:
        expr = expr.inner
    return expr if isinstance(expr, Weekday | Day) else None


def focus_unit(expr: Expr) -> Unit | None:
    """The unit by which an expression leans on the text; None where it does not."""
    match expr:
        case Offset(base=Base.FOCUS | Base.SENTENCE, steps=steps):
            return steps[-1].unit
        case Near(base=Base.FOCUS, unit=unit):
            return unit
        case Weekday(base=Base.FOCUS) | Day(base=Base.FOCUS, month=None):
            return Unit.DAY
        case Month(base=Base.FOCUS) | Season(base=Base.FOCUS) | Day(base=Base.FOCUS):
            return Unit.YEAR
        case PartOf(inner=inner) | Nth(inner=inner) | Night(start=inner):
            return focus_unit(inner)
        case TimeOfDay(inner=inner) | WeekOf(inner=inner) if inner is not None:
            return focus_unit(inner)
    return None


def needs_signs(expr: Expr) -> bool:
    """Whether the clause around an expression has something to say about it."""
    match expr:
        case Window() | Offset(ahead_only=True):
            return True
        case TimeOfDay(inner=None) | TimeOfDay(inner=Near(unit=Unit.DAY, count=0), code="TEV"):
            return True
    return is_directed(expr) or focus_unit(expr) is not None


def is_directed(expr: Expr) -> bool:
    """Whether an expression can lie behind or ahead, so that the direction of its clause decides."""
    match expr:
        case Weekday(relation=relation, week=None, weeks_on=0, base=Base.PUBLICATION):
            return relation in (None, Relation.THIS)
        case Day(year=None, of_year=None, relation=None) | Month(year=None, of_year=None, relation=None):
            return expr.base is Base.PUBLICATION
        case Season(year=None, of_year=None, relation=None, base=Base.PUBLICATION):
            return True
        case Holiday(year=None, of_year=None, relation=None):
            return True
        case Near(by_direction=ambiguous):
            return ambiguous
        case PartOf(inner=inner) | Night(start=inner) | Nth(inner=inner):
            return is_directed(inner)
        case TimeOfDay(inner=inner) | WeekOf(inner=inner) | Offset(start=inner):
            return inner is not None and is_directed(inner)
    return False
