"""The unresolved meanings that an expression can have: no word of any language, and no day yet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """A unit of the calendar or the clock."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKDAY = "workday"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Relation(StrEnum):
    """How a named unit lies to its anchor: "vorige week", "deze week", "volgende week"."""

    LAST = "last"
    PAST = "past"
    THIS = "this"
    COMING = "coming"
    NEXT = "next"


class Part(StrEnum):
    """A part of a period, as TIMEX3 names it; EARLIER and LATER end and begin at the anchor."""

    FIRST_HALF = "FIRST_HALF"
    SECOND_HALF = "SECOND_HALF"
    START = "START"
    MID = "MID"
    END = "END"
    EARLIER = "EARLIER"
    LATER = "LATER"
    REST = "REST"


class Base(StrEnum):
    """What an expression is counted from: the publication, the day that the text is at, or that of its sentence."""

    PUBLICATION = "publication"
    FOCUS = "focus"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the calendar."""

    year: int


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years from `start`."""

    start: int


@dataclass(frozen=True, slots=True)
class Century:
    """The hundred years of a numbered century."""

    number: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month by name; the year as written, or related to the anchor's, or open."""

    month: int
    year: int | None = None
    relation: Relation | None = None
    of_year: Relation | None = None
    base: Base = Base.PUBLICATION


@dataclass(frozen=True, slots=True)
class Quarter:
    """The nth of `count` equal parts of a year (4 for quarters, 2 for halves, 3 for terms of four months)."""

    number: int
    count: int = 4
    year: int | None = None
    of_year: Relation | None = None
    base: Base = Base.PUBLICATION


@dataclass(frozen=True, slots=True)
class Season:
    """A meteorological season: SP, SU, FA or WI."""

    season: str
    year: int | None = None
    relation: Relation | None = None
    of_year: Relation | None = None
    base: Base = Base.PUBLICATION


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar by number; what is None is open. A weekday beside a date helps to find its year."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    of_year: Relation | None = None
    of_month: Relation | None = None
    relation: Relation | None = None
    base: Base = Base.PUBLICATION


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, bare or related to its anchor, or in the week `week` weeks from the anchor's."""

    weekday: int
    relation: Relation | None = None
    week: int | None = None
    weeks_on: int = 0
    base: Base = Base.PUBLICATION


@dataclass(frozen=True, slots=True)
class Near:
    """The `count`th unit before or after the anchor's own: "vorige maand", "dit jaar"."""

    unit: Unit
    count: int
    base: Base = Base.PUBLICATION
    by_direction: bool = False
    mod: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One quantity of time, such as two weeks or half a year."""

    unit: Unit
    count: float


@dataclass(frozen=True, slots=True)
class Offset:
    """A distance from an anchor: "drie weken geleden"; `ahead_only` where "na drie weken" may be how long it lasts."""

    steps: tuple[Step, ...]
    sign: int
    base: Base = Base.PUBLICATION
    start: Expr | None = None
    exact: bool = False
    mod: str | None = None
    ahead_only: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """N units that end on (-1) or begin on (1) the anchor: "de afgelopen drie weken", "al een jaar".

    With `needs_present` no days in a past tense; with `needs_ahead` only where the clause speaks of an act to come.
    """

    steps: tuple[Step, ...]
    sign: int
    mod: str | None = None
    needs_present: bool = False
    type: str = "DURATION"
    base: Base = Base.PUBLICATION
    needs_ahead: bool = False


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part of a period."""

    part: Part
    inner: Expr


@dataclass(frozen=True, slots=True)
class Night:
    """The night that begins on one day and ends on the next."""

    start: Expr


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A part of the day ("TEV") or a clock time, on the day `inner` says, or the text is at; `toward` it is to come."""

    code: str | None = None
    hour: int | None = None
    minute: int | None = None
    mod: str | None = None
    inner: Expr | None = None
    stamp: bool = False
    toward: bool = False


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day, by its key in the language's data."""

    key: str
    year: int | None = None
    relation: Relation | None = None
    of_year: Relation | None = None


@dataclass(frozen=True, slots=True)
class Nth:
    """The nth week, day or weekday of a period; -1 is the last."""

    number: int
    unit: Unit | None
    weekday: int | None
    inner: Expr


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that a day lies in, or (`number`) a week of the year by its number."""

    inner: Expr | None = None
    number: int | None = None
    year: int | None = None
    weekend: bool = False


LATER = "LATER"
"""What a vague distance from the story has as its value, until the clause tells on which side of today it lies."""


@dataclass(frozen=True, slots=True)
class Vague:
    """What has a TIMEX3 type and value, and no place on the calendar: PRESENT_REF, P3D, a set."""

    type: str
    value: str
    mod: str | None = None


Expr = (
    Year | Decade | Century | Month | Quarter | Season | Day | Weekday | Near | Offset | Window | PartOf | Night
    | TimeOfDay | Holiday | Nth | WeekOf | Vague
)  # fmt: skip
"""Any of the meanings above."""
