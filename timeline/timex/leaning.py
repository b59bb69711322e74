"""What an unresolved expression leans on: the text before it, or the direction of its clause."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from timeline.timex.expr import (
    LATER,
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
    Quarter,
    Relation,
    Season,
    TimeOfDay,
    Unit,
    Vague,
    Weekday,
    WeekOf,
    Window,
)  # fmt: skip

MEMORY = 4096
TODAY = Near(Unit.DAY, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Leaning:
    """What can be said of an expression wherever it stands; a text names few different ones, and many times.

    `kind` is the part that the expression can play in a join, `about` the date or period without the part of it that is
    meant, `named` the weekday or date that can lie behind or ahead, `unit` that by which it leans on the text.
    `directed`: the direction of its clause decides; `signed`: its clause has something to say; `placed`: it counts from
    where the text is, not from the publication; `timed`: it is a time of a day that it does not name; `yearless`: it
    comes back every year, so that a story can say which is meant; `of_year`: it says in words which year it is of;
    `dated`: it names a day by its month and its weekday; `habitual`: it may name no day in particular; `free`: none of
    these, so that only the day of the text counts.
    """

    expr: Expr
    kind: str
    about: Expr
    named: Weekday | Day | None
    unit: Unit | None
    weekday: Weekday | None
    directed: bool
    signed: bool
    placed: bool
    timed: bool
    yearless: bool
    of_year: bool
    dated: bool
    habitual: bool
    free: bool


@lru_cache(maxsize=MEMORY)
def leaning_of(expr: Expr) -> Leaning:
    """Work out what an expression leans on.

    >>> leaning_of(Night(Weekday(1))).directed, leaning_of(Month(5, of_year=Relation.LAST)).yearless
    (True, False)
    """
    about, unit, directed = bare(expr), focus_unit(expr), is_directed(expr)
    yearly = about if isinstance(about, Day | Month | Season | Holiday) else None
    of_year = yearly is not None and yearly.of_year is not None
    signed, placed = _is_signed(expr) or directed or unit is not None, _is_placed(expr)
    timed, habitual = isinstance(expr, TimeOfDay) and expr.inner is None, can_be_habit(expr)
    yearless = yearly is not None and yearly.year is None and not of_year
    return Leaning(
        expr=expr,
        kind=kind_of(expr),
        about=about,
        named=named_day(expr),
        unit=unit,
        weekday=about if isinstance(about, Weekday) else None,
        directed=directed,
        signed=signed,
        placed=placed,
        timed=timed,
        yearless=yearless,
        of_year=of_year,
        dated=isinstance(about, Day) and about.month is not None and about.weekday is not None,
        habitual=habitual,
        free=not (signed or placed or timed or yearless or habitual or isinstance(about, Weekday)),
    )


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


def bare(expr: Expr) -> Expr:
    """The date or period that an expression is about, without the part of it that is meant."""
    while True:
        match expr:
            case TimeOfDay(inner=inner) | PartOf(inner=inner) | WeekOf(inner=inner) if inner is not None:
                expr = inner
            case Night(start=inner):
                expr = inner
            case _:
                return expr


def _is_placed(expr: Expr) -> bool:
    """Whether an expression, or one that it is made of, counts from where the text is."""
    match expr:
        case Month() | Season() | Quarter() | Day() | Weekday() | Near() | Window():
            return expr.base is not Base.PUBLICATION
        case Offset(base=base, start=inner):
            return base is not Base.PUBLICATION or (inner is not None and _is_placed(inner))
        case PartOf(inner=inner) | Night(start=inner) | Nth(inner=inner):
            return _is_placed(inner)
        case TimeOfDay(inner=inner) | WeekOf(inner=inner):
            return inner is not None and _is_placed(inner)
    return False


def _is_signed(expr: Expr) -> bool:
    """Whether the tense around an expression matters though it neither lies behind or ahead nor leans on the text."""
    return (
        isinstance(expr, Window)
        or (isinstance(expr, Vague) and expr.value == LATER)
        or (isinstance(expr, Offset) and expr.ahead_only)
        or (isinstance(expr, TimeOfDay) and (expr.inner is None or (expr.inner == TODAY and expr.code == "TEV")))
    )


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


def can_be_habit(expr: Expr) -> bool:
    """Whether an expression may name no day in particular: it has no date, no relation and no neighbour that has."""
    match expr:
        case Weekday(relation=None, week=None, weeks_on=0, base=Base.PUBLICATION):
            return True
        case TimeOfDay(inner=None, stamp=False) | Holiday(year=None, relation=None, of_year=None):
            return True
        case TimeOfDay(inner=Weekday() as inner) | Night(start=Weekday() as inner):
            return can_be_habit(inner)
    return False
