"""Decides what each expression is relative to: the publication, or the day that the text is at; and which way."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from timeline.lang.timex import TimexData
from timeline.timex import units
from timeline.timex.context import read_clause
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
from timeline.timex.find import Found
from timeline.timex.reading import FUTURE, PAST, Anchor, Reading
from timeline.timex.verbs import Signs
from timeline.values import Grain, Interval

# for how many sentences a day that the text names holds for a bare time of day, and a year for a bare month
NEARBY = 3
# a heading is a date with no more than some marks around it
MARGIN = 12
MARKS = " .:-–—*•#\t"
# a sentence with more expressions than this is a list, and its clauses have nothing to say
MANY = 30
FINE = (Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.SECOND, Unit.WEEK, Unit.WEEKEND)


@dataclass(slots=True)
class Mention:
    """A place on the calendar that the text has named: where, and in which sentence."""

    interval: Interval
    position: int
    sentence: int
    paragraph: int
    time: tuple[int, int] | None = None
    explicit: bool = False


@dataclass(slots=True)
class Narrative:
    """What the text has said so far about where on the calendar it is."""

    text: str
    low: str
    sents: list[tuple[int, int]]
    dct: dt.date
    now: dt.datetime | None
    data: TimexData
    starts: list[int] = field(init=False)
    paragraphs: list[int] = field(init=False)
    day: Mention | None = None
    past_day: Mention | None = None
    any: Mention | None = None
    heading: Mention | None = None
    previous: Found | None = None
    asked: tuple[int, int] = (-1, 0)

    def __post_init__(self) -> None:
        self.starts = [start for start, _ in self.sents]
        self.paragraphs = [found.start() for found in re.finditer(r"\n", self.text)]

    def sentence_of(self, position: int) -> int:
        """The number of the sentence that holds a position."""
        return max(bisect_right(self.starts, position) - 1, 0)

    def paragraph_of(self, position: int) -> int:
        """The number of the line that holds a position."""
        return bisect_right(self.paragraphs, position)

    def bounds(self, position: int) -> tuple[int, int]:
        """The sentence that holds a position; the whole text where there is none."""
        return self.sents[self.sentence_of(position)] if self.sents else (0, len(self.text))

    def anchor(self, found: Found) -> Anchor:
        """What an expression is relative to, given all that came before it."""
        signs = self.signs(found)
        sentence, paragraph = self.sentence_of(found.start), self.paragraph_of(found.start)
        focus = self._focus(found, sentence, signs)
        return Anchor(
            day=self.dct,
            now=self.now,
            focus=focus.interval if focus else None,
            focus_time=focus.time if focus else None,
            time_day=self._time_day(found, sentence, paragraph, signs),
            told=self._told(sentence, paragraph, signs),
            direction=signs.direction,
            present=signs.present,
            strong=signs.strong,
            plain=signs.plain,
            beside=self._beside(found),
            scene=self.heading.interval.start if self.heading and not self.heading.time else None,
            holidays=self.data.holidays,
        )

    def signs(self, found: Found) -> Signs:
        """The signs of the clause, where the expression needs them."""
        sentence = self.sentence_of(found.start)
        self.asked = (sentence, self.asked[1] + 1) if self.asked[0] == sentence else (sentence, 0)
        if self.asked[1] > MANY or not needs_signs(found.expr):
            return Signs(None, True)
        return read_clause(self.low, found.start, found.end, self.bounds(found.start), self.data)

    def _focus(self, found: Found, sentence: int, signs: Signs) -> Mention | None:
        """The period that "een dag later", "die week" or "dat jaar" starts from."""
        unit = _focus_unit(found.expr)
        if isinstance(found.expr, Offset) and found.expr.base is Base.SENTENCE:
            here = self.day if self.day and self.day.sentence == sentence else None
            return here or Mention(Interval(self.dct, self.dct, Grain.DAY), 0, sentence, 0)
        if isinstance(found.expr, Window):
            return self.day if self.day and self.day.sentence == sentence else None
        if unit not in FINE:
            return self.any
        near, last = self.past_day if signs.direction == PAST else self.day, self.any
        if self.heading and not self.heading.time and isinstance(found.expr, PartOf):
            return self.heading
        if self.heading and not self.heading.time and (near is None or sentence - near.sentence > 1):
            return self.heading
        newer = last and (near is None or last.position > near.position)
        if last and newer and last.interval.grain in (Grain.WEEK, Grain.MONTH):
            return last
        return near

    def _beside(self, found: Found) -> Interval | None:
        """The days of the expression right before, where the two are coordinated and of one kind."""
        last, before = self.any, self.previous
        if last is None or before is None or last.position != before.start:
            return None
        one, other = _named(before.expr), _named(found.expr)
        if one is None or type(one) is not type(other):
            return None
        between = self.low[before.end : found.start].strip()
        return last.interval if between in self.data.words["coordination"] else None

    def _time_day(self, found: Found, sentence: int, paragraph: int, signs: Signs) -> dt.date | None:
        """The day that a bare time of day is on: the one just named, that of the sub-heading, or of publication."""
        near = self.day
        expr = found.expr
        if isinstance(expr, TimeOfDay) and expr.hour is None and not (signs.direction == PAST or self.heading):
            # "'s avonds kijkt hij tv" is no evening in particular, unless the sentence has named the day
            return near.interval.end if near and near.sentence == sentence else None
        if self._too_late(found, signs):
            near = self.past_day
            held = near and near.interval.end < self.dct and sentence - near.sentence <= 3 * NEARBY
            return near.interval.end if near and held else units.add_days(self.dct, -1)
        if isinstance(found.expr, TimeOfDay) and found.expr.stamp:
            return self.heading.interval.start if self.heading and not self.heading.time else self.dct
        if near and near.sentence == sentence:
            return near.interval.end
        if self.heading:
            return self.heading.interval.start
        if near and near.paragraph == paragraph and sentence - near.sentence <= NEARBY:
            # what lies ahead is no day for what has happened already
            return near.interval.end if signs.direction == FUTURE or near.interval.end <= self.dct else self.dct
        return self.dct

    def _too_late(self, found: Found, signs: Signs) -> bool:
        """Whether a time of day that the clause has in the past had not come yet when the text was published."""
        expr = found.expr
        if not isinstance(expr, TimeOfDay) or self.now is None or self.now.time() == dt.time() or expr.stamp:
            return False
        hour = expr.hour if expr.hour is not None else units.PART_START.get(expr.code or "", 0)
        return signs.direction == PAST and signs.strong and (hour, expr.minute or 0) > (self.now.hour, self.now.minute)

    def _told(self, sentence: int, paragraph: int, signs: Signs) -> Interval | None:
        """The period of the history that the text is telling, from which a month or day without a year goes on."""
        near = self.any
        if near is None or signs.direction == FUTURE or not near.explicit or near.interval.end >= self.dct:
            return None
        if near.interval.grain >= Grain.YEAR:
            return near.interval if near.sentence == sentence and signs.direction == PAST else None
        return near.interval if near.paragraph == paragraph and sentence - near.sentence <= 2 * NEARBY else None

    def note(self, found: Found, reading: Reading) -> None:
        """Remember where on the calendar the text now is."""
        interval = reading.interval
        self.previous = found
        if interval is None or reading.type not in ("DATE", "TIME") or interval.grain > Grain.YEAR:
            return
        if isinstance(found.expr, PartOf | Window):
            interval = replace(interval, grain=max(interval.grain, Grain.WEEK))
        clock = reading.time if reading.time and ":" in reading.time else None
        time = (int(clock[:2]), int(clock[3:])) if clock else None
        # a year stays written as long as each expression goes on from the one before, and not from the publication
        explicit = reading.anchor is None or bool(self.any and self.any.explicit and reading.anchor != self.dct)
        where = self.sentence_of(found.start), self.paragraph_of(found.start)
        mention = Mention(interval, found.start, *where, time, explicit)
        self.any = mention
        if interval.grain <= Grain.DAY:
            self.day = mention
            if interval.end <= self.dct:
                self.past_day = mention
            if self._is_heading(found):
                self.heading = mention

    def _is_heading(self, found: Found) -> bool:
        """Whether the expression fills its line, as the date above an entry of an overview or a liveblog does."""
        if isinstance(found.expr, TimeOfDay):
            return found.expr.stamp
        left = self.text[max(0, found.start - MARGIN) : found.start].rpartition("\n")
        right = self.text[found.end : found.end + MARGIN].partition("\n")[0]
        return bool(left[1]) and not (left[2] + right).strip(MARKS)


def _named(expr: Expr) -> Weekday | Day | None:
    """The weekday or the date that an expression is about, where it can lie behind or ahead."""
    if isinstance(expr, TimeOfDay) and expr.inner is not None:
        expr = expr.inner
    return expr if isinstance(expr, Weekday | Day) else None


def _focus_unit(expr: Expr) -> Unit | None:
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
        case PartOf(inner=inner) | Nth(inner=inner):
            return _focus_unit(inner)
        case TimeOfDay(inner=inner) | WeekOf(inner=inner) if inner is not None:
            return _focus_unit(inner)
    return None


def needs_signs(expr: Expr) -> bool:
    """Whether the clause around an expression has something to say about it."""
    match expr:
        case Window() | Offset(ahead_only=True):
            return True
        case TimeOfDay(inner=None):
            return True
    return is_directed(expr) or _focus_unit(expr) is not None


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
