"""The frozen types that travel between the stages: articles, intervals, temporal expressions, event mentions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from timeline.errors import InputError


class Grain(IntEnum):
    """How coarse a calendar interval is, finest first, so that grains compare.

    >>> Grain.DAY < Grain.MONTH
    True
    """

    PART_OF_DAY = 0
    DAY = 1
    WEEKEND = 2
    WEEK = 3
    MONTH = 4
    QUARTER = 5
    SEASON = 6
    YEAR = 7
    DECADE = 8
    CENTURY = 9


class Status(StrEnum):
    """The factuality of an event, as the article has it."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CLAIMED = "claimed"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class DateBasis(StrEnum):
    """Where the date of an event comes from."""

    TIMEX = "timex"
    CARRIED = "carried"
    PUBLICATION = "publication"
    NONE = "none"


class EventType(StrEnum):
    """ACLED's six event types in ACLED's own strings (codebook 2023), and three of ours for what ACLED leaves out."""

    BATTLES = "Battles"
    EXPLOSIONS = "Explosions/Remote violence"
    VIOLENCE_AGAINST_CIVILIANS = "Violence against civilians"
    PROTESTS = "Protests"
    RIOTS = "Riots"
    STRATEGIC_DEVELOPMENTS = "Strategic developments"
    DIPLOMACY = "Diplomacy"
    HUMANITARIAN = "Humanitarian"
    JUSTICE = "Justice"


class CountKind(StrEnum):
    """Whether a count of casualties is of one incident or a running toll."""

    INCIDENT = "incident"
    CUMULATIVE = "cumulative"


@dataclass(frozen=True, slots=True)
class Article:
    """One news article. `dct` is its document creation time (TimeML), with zone where known.

    Raises:
        InputError: the id or the text is no text, or `dct` is no date; a frame's empty cell is a usual cause.

    >>> Article("a1", "Kop", "Tekst.", dt.date(2022, 3, 23)).published_on
    datetime.date(2022, 3, 23)
    """

    article_id: str
    title: str | None
    text: str
    dct: dt.date | dt.datetime
    publisher: str | None = None
    url: str | None = None
    language: str = "nl"

    def __post_init__(self) -> None:
        for name, value in (("article_id", self.article_id), ("text", self.text), ("language", self.language)):
            if not isinstance(value, str):
                raise InputError(f"article {self.article_id!r}: {name} is {value!r}; give a text (str)")
        if not isinstance(self.dct, dt.date) or self.dct != self.dct:  # pandas' NaT is a date that equals no date
            raise InputError(f"article {self.article_id!r}: dct is {self.dct!r}; give a datetime.date or datetime")

    @property
    def published_on(self) -> dt.date:
        """The calendar day of publication, local to the article."""
        return self.dct.date() if isinstance(self.dct, dt.datetime) else self.dct


@dataclass(frozen=True, slots=True)
class Interval:
    """Calendar days from `start` to `end`, both inclusive, never empty.

    Raises:
        ValueError: `start` is after `end`.

    >>> Interval(dt.date(2022, 3, 21), dt.date(2022, 3, 23), Grain.DAY).days
    3
    """

    start: dt.date
    end: dt.date
    grain: Grain

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"an interval starts on or before the day it ends: {self.start} > {self.end}")

    @property
    def days(self) -> int:
        """The number of days, at least 1."""
        return (self.end - self.start).days + 1


@dataclass(frozen=True, slots=True)
class Timex:
    """One temporal expression and its TIMEX3 reading.

    `start_char` and `end_char` are character offsets in the article text, end exclusive, and `text` is that slice.
    `type` is DATE, TIME, DURATION or SET; `value` and `mod` follow TIMEX3. `interval` is None where the expression
    cannot be placed on the calendar. `time` is "21:00" or a part of the day in the article's language.
    `anchor` is the day it was resolved against (None for an explicit date), `rule` the rule's name, `reason` one line
    for people in the article's language. `alternatives` are the other open readings, most likely first, and
    `confidence` (0 to 1) is below 1 where there are some.
    """

    start_char: int
    end_char: int
    text: str
    type: str
    value: str
    mod: str | None = None
    interval: Interval | None = None
    time: str | None = None
    anchor: dt.date | None = None
    rule: str = ""
    reason: str = ""
    alternatives: tuple[Interval, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One mention of an event in one sentence; its fields are columns of the table, None is a missing cell.

    Days are inclusive; offsets are characters in the article text, ends exclusive. `char_start` and `char_end`
    span the sentence, `date_char_start` and `date_char_end` the temporal expression that dates the event.
    """

    event_id: str
    article_id: str
    event_date: dt.date | None
    date_start: dt.date | None
    date_end: dt.date | None
    core_start: dt.date | None
    core_end: dt.date | None
    date_edtf: str | None
    grain: Grain | None
    time_precision: int | None
    time: str | None
    date_text: str | None
    date_value: str | None
    date_mod: str | None
    date_anchor: dt.date | None
    date_basis: DateBasis
    date_rule: str | None
    date_reason: str | None
    date_alternatives: str | None
    date_char_start: int | None
    date_char_end: int | None
    status: Status
    event_type: str
    sub_event_type: str | None
    trigger: str
    actor1: str | None
    actor2: str | None
    location: str | None
    country: str | None
    iso: str | None
    latitude: float | None
    longitude: float | None
    geo_precision: int | None
    fatalities_low: int | None
    fatalities_high: int | None
    injured_low: int | None
    injured_high: int | None
    count_kind: CountKind | None
    casualty_text: str | None
    attribution: str | None
    notes: str
    quote: str
    char_start: int
    char_end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be done for one input, while the rest goes on: what, where, and the remedy."""

    source: str
    message: str


OnProblem = Callable[[Problem], None]
"""Called for each problem that does not stop the run; nothing is lost in silence."""
