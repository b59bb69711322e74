"""Decides what each expression is relative to: the publication, or the day that the text is at; and which way."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from timeline.lang.timex import TimexData
from timeline.timex import units
from timeline.timex.context import NOTHING, read_clause
from timeline.timex.entry import fills_line, is_stamp
from timeline.timex.expr import (
    Base,
    Day,
    Near,
    Night,
    Offset,
    PartOf,
    TimeOfDay,
    Unit,
    Window,
)  # fmt: skip
from timeline.timex.find import REACH, WORD_BEFORE, Found
from timeline.timex.habit import can_be_habit, is_habit
from timeline.timex.leaning import focus_unit, named_day, needs_signs
from timeline.timex.reading import FUTURE, PAST, Anchor, Reading
from timeline.timex.story import Mention, Place, Story, bare, days_ago, is_dated, is_yearless, names_year, weekday_of
from timeline.timex.verbs import Signs
from timeline.values import Grain, Interval

# for how many sentences a day that the text names holds for a bare time of day, and a year for a bare month
NEARBY = 3
# so close after "vorig jaar" a month is one of that year
LISTED = 45
# a bare weekday is that of the last days, unless the text is at a day of longer ago, in days
LONG_AGO = 12
# the parts of a day, and the hour, after which the morning to come is that of the next day
LATE, EVENING = ("TEV", "TNI"), 18
# a sentence with more expressions than this is a list, and its clauses have nothing to say
MANY = 30
FINE = (Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.SECOND, Unit.WEEK, Unit.WEEKEND)


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
    entries: dict[int, dt.date] = field(default_factory=dict)
    sections: int = 0
    story: Story = field(default_factory=Story)
    today: dt.date = field(init=False)
    read: Signs = NOTHING
    aside: bool = False
    telling: Interval | None = None
    asked: tuple[int, int] = (-1, 0)
    custom: int = -1

    def __post_init__(self) -> None:
        self.today = self.dct
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
        self.read = signs = self.signs(found)
        sentence, paragraph = self.sentence_of(found.start), self.paragraph_of(found.start)
        place = Place(found.start, sentence, paragraph)
        focus = self._focus(found, sentence, signs)
        return Anchor(
            day=self._today_of(found),
            now=self.now if self.today == self.dct else None,
            focus=focus.interval if focus else None,
            focus_time=focus.time if focus else None,
            time_day=self._time_day(found, sentence, paragraph, signs),
            told=self._told(found, place, signs),
            told_day=self._told_day(found, place, signs),
            told_year=self._told_year(found, signs),
            direction=signs.direction,
            present=signs.present,
            strong=signs.strong,
            plain=signs.plain,
            beside=self._beside(found),
            scene=self.heading.interval.start if self.heading and not self.heading.time else None,
            habit=self._is_habit(found, sentence, signs),
            holidays=self.data.holidays,
        )

    def _today_of(self, found: Found) -> dt.date:
        """The day that an expression counts from: the publication, or the day of the heading above it."""
        if self.today == self.dct or weekday_of(found.expr) is None or (self.heading and self.heading.time):
            return self.today
        # under "Maandag" a bare weekday is one of the days before publication: "donderdag waren het er twintig";
        # with "had" in front it is one before the heading
        return self.today if self._word_before(found) in self.data.words["had"] else self.dct

    def _is_habit(self, found: Found, sentence: int, signs: Signs) -> bool:
        """Whether an expression is no day in particular; the hours beside a habit in its sentence are its hours."""
        if not can_be_habit(found.expr):
            return False
        hours = isinstance(found.expr, TimeOfDay) and found.expr.inner is None and self.custom == sentence
        if hours or is_habit(found, self.low, self.bounds(found.start), signs, self.data):
            self.custom = sentence
            return True
        return False

    def _word_before(self, found: Found) -> str:
        """The word or the mark before an expression."""
        word = WORD_BEFORE.search(self.low[max(0, found.start - REACH) : found.start])
        return word[1] if word else ""

    def signs(self, found: Found) -> Signs:
        """The signs of the clause, where the expression needs them."""
        sentence = self.sentence_of(found.start)
        self.asked = (sentence, self.asked[1] + 1) if self.asked[0] == sentence else (sentence, 0)
        if self.asked[1] > MANY or not needs_signs(found.expr):
            return NOTHING
        return read_clause(self.low, found.start, found.end, self.bounds(found.start), self.data)

    def _focus(self, found: Found, sentence: int, signs: Signs) -> Mention | None:
        """The period that "een dag later", "die week" or "dat jaar" starts from."""
        unit = focus_unit(found.expr)
        if isinstance(found.expr, Near) and found.expr.year is not None:
            return self.day
        if isinstance(found.expr, Offset) and found.expr.base is Base.SENTENCE:
            here = self.day if self.day and self.day.sentence == sentence else None
            return here or Mention(Interval(self.today, self.today, Grain.DAY), 0, sentence, 0)
        if isinstance(found.expr, Window):
            return self.day if self.day and self.day.sentence == sentence else None
        if unit not in FINE:
            return self.any
        near, last = self.past_day if signs.direction == PAST else self.day, self.any
        under = self.heading is not None and not self.heading.time
        if under and near is not None and near.interval.start > self.today:
            near = self.past_day  # below "Maandag" a "morgen" in a quote leaves the text where it was
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
        one, other = named_day(before.expr), named_day(found.expr)
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
        if is_stamp(found, self.text):
            return self.entries.get(found.start, self.today)
        if near and near.late and isinstance(expr, TimeOfDay) and expr.toward:
            return units.add_days(near.interval.start, 1)  # "vrijdagavond ... Tegen de ochtend"
        if near and near.sentence == sentence:
            return near.interval.end
        if self.heading:
            return self.heading.interval.start
        if near and near.paragraph == paragraph and sentence - near.sentence <= NEARBY:
            # what lies ahead is no day for what has happened already
            return near.interval.end if signs.direction == FUTURE or near.interval.end <= self.today else self.today
        return self.today

    def _too_late(self, found: Found, signs: Signs) -> bool:
        """Whether a time of day that the clause has in the past had not come yet when the text was published."""
        expr = found.expr
        if not isinstance(expr, TimeOfDay) or self.now is None or self.now.time() == dt.time() or expr.stamp:
            return False
        if self.today != self.dct:
            return False
        hour = expr.hour if expr.hour is not None else units.PART_START.get(expr.code or "", 0)
        return signs.direction == PAST and signs.strong and (hour, expr.minute or 0) > (self.now.hour, self.now.minute)

    def _told(self, found: Found, place: Place, signs: Signs) -> Interval | None:
        """The period of the history that the text is telling, from which a month or day without a year goes on."""
        before, self.telling = self.telling, None
        if not is_yearless(found.expr):
            return None
        if before is not None and self._joined(self.previous, found):
            self.telling = before
        else:
            self.telling = self._telling(found, place, signs)
        return self.telling

    def _telling(self, found: Found, place: Place, signs: Signs) -> Interval | None:
        """The period just named, or else where the story is."""
        near = self.any
        if near is not None and signs.direction != FUTURE and near.interval.end < self.today:
            listed = place.position - near.position <= LISTED
            if near.interval.grain >= Grain.YEAR and near.sentence == place.sentence and (near.explicit or listed):
                return near.interval
            finer = near.explicit and near.interval.grain < Grain.YEAR and near.paragraph == place.paragraph
            if finer and place.sentence - near.sentence <= 2 * NEARBY:
                return near.interval
        return self.story.told(found.expr, place, signs, days_ago(found.expr, self.today))

    def _told_day(self, found: Found, place: Place, signs: Signs) -> dt.date | None:
        """The day of some time ago that a bare weekday goes on from: "op zaterdag 25 januari ... en zondag"."""
        near, weekday = self.day, weekday_of(found.expr)
        if near is None or not near.dated or weekday is None or signs.direction != PAST or signs.present:
            return None
        if place.sentence - near.sentence > NEARBY or (self.today - near.interval.end).days <= LONG_AGO:
            return None
        # in a new paragraph the weekday of today or yesterday is that of the news
        fresh = {self.today.isoweekday(), units.add_days(self.today, -1).isoweekday()}
        return None if place.paragraph != near.paragraph and weekday.weekday in fresh else near.interval.end

    def _told_year(self, found: Found, signs: Signs) -> int | None:
        """The year that the text gave the same date before."""
        expr = bare(found.expr)
        if not isinstance(expr, Day) or expr.month is None or signs.direction != PAST:
            return None
        return None if signs.present and not signs.strong else self.story.years.get((expr.month, expr.day))

    def note(self, found: Found, reading: Reading) -> None:
        """Remember where on the calendar the text now is."""
        interval = reading.interval
        before, self.previous = self.previous, found
        self.aside = self._is_aside(found, before)
        if interval is None or reading.type not in ("DATE", "TIME") or interval.grain > Grain.YEAR:
            return
        if isinstance(found.expr, PartOf | Window):
            interval = replace(interval, grain=max(interval.grain, Grain.WEEK))
        clock = reading.time if reading.time and ":" in reading.time else None
        time = (int(clock[:2]), int(clock[3:])) if clock else None
        # a year stays written as long as each expression goes on from the one before, and not from the publication
        going_on = bool(self.any and self.any.explicit) or self.story.at is not None
        going_on = going_on and reading.anchor not in (self.dct, self.today)
        explicit = reading.anchor is None or names_year(found.expr) or going_on
        where = self.sentence_of(found.start), self.paragraph_of(found.start)
        timed = isinstance(found.expr, TimeOfDay) and found.expr.inner is None
        carried = self.day is not None and self.day.dated and (timed or reading.anchor == self.day.interval.end)
        dated = is_dated(found.expr) or carried
        late = reading.time in LATE or bool(time and time[0] >= EVENING)
        mention = Mention(interval, found.start, *where, time, explicit, dated, late)
        self.any = mention
        self._note_story(found, mention)
        if interval.grain <= Grain.DAY and not self._looks_back(found):
            self.day = mention
            if interval.end <= self.today:
                self.past_day = mention
            self._note_heading(found, mention)

    def _looks_back(self, found: Found) -> bool:
        """Whether the text stays at its day: "diezelfde nacht", or under a day's heading "had zaterdag gedreigd"."""
        if isinstance(found.expr, Night) and focus_unit(found.expr):
            return True
        under = self.heading is not None and not self.heading.time
        return under and weekday_of(found.expr) is not None and self._word_before(found) in self.data.words["had"]

    def _note_story(self, found: Found, mention: Mention) -> None:
        """Let the story know the place; a year needs a clause that tells of it."""
        signs = self.read
        if mention.explicit and signs.direction is None and mention.interval.grain >= Grain.SEASON:
            signs = read_clause(self.low, found.start, found.end, self.bounds(found.start), self.data)
        past = mention.interval.end < self.today
        self.story.note(found.expr, mention, signs, aside=self.aside, past=past)

    def _joined(self, before: Found | None, found: Found) -> bool:
        """Whether an expression is coordinated with the one before it: "in januari en september"."""
        return before is not None and self.low[before.end : found.start].strip() in self.data.words["coordination"]

    def _is_aside(self, found: Found, before: Found | None) -> bool:
        """Whether a place is named in passing: "sinds 2011", "de oorlog van 2006", "(1960)"."""
        if before is not None and self._joined(before, found):
            return self.aside
        return self._word_before(found) in self.data.words["aside"]

    def _note_heading(self, found: Found, mention: Mention) -> None:
        """Let a date that fills its line, or a stamp, set the day of what stands below it."""
        if is_stamp(found, self.text):
            self.heading = mention
            self.today = mention.interval.start if found.start in self.entries else self.today
        elif fills_line(found, self.text) and not isinstance(found.expr, TimeOfDay):
            self.heading = mention
            if self.sections > 1:  # a single date is that of the newspaper
                self.today = mention.interval.end if mention.interval.end <= self.dct else self.dct
