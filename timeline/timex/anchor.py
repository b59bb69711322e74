"""Decides what each expression is relative to: the publication, or the day that the text is at; and which way."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from timeline.lang.timex import TimexData
from timeline.timex import units
from timeline.timex.context import MANY, NOTHING, is_verbless, read_clause
from timeline.timex.entry import Heading, place_entries
from timeline.timex.expr import Base, Day, Near, Night, Offset, PartOf, TimeOfDay, Unit, Window
from timeline.timex.habit import is_habit
from timeline.timex.hours import NEARBY, time_day
from timeline.timex.joins import Found
from timeline.timex.leaning import Leaning
from timeline.timex.neighbours import days_apposed, days_beside, is_chained
from timeline.timex.reading import EARLY, FUTURE, MIDNIGHT, PAST, Anchor, Settled
from timeline.timex.remembered import LONG_AGO, remembered_day
from timeline.timex.story import Mention, Place, Story
from timeline.timex.verbs import Signs
from timeline.values import Grain, Interval

# "de dag erna ..., op zondag ..." goes on from a day so long ago, in days
WEEK = 7
# the value of what has no day but now
PRESENT = "PRESENT_REF"
# so close after "vorig jaar" a month is one of that year
LISTED = 45
DAY = Grain.DAY  # an enum's members are slow to look up
FINE = (Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.SECOND, Unit.WEEK, Unit.WEEKEND)


@dataclass(slots=True)
class Narrative:
    """What the text has said so far about where on the calendar it is.

    `headings` are the starts of the expressions that fill their line or are stamps (True), `entries` the stamps' days.
    """

    text: str
    low: str
    sents: list[tuple[int, int]]
    dct: dt.date
    now: dt.time | None
    data: TimexData
    place: Place = field(init=False)
    since: frozenset[str] = field(init=False)
    coordination: frozenset[str] = field(init=False)
    day: Mention | None = None
    past_day: Mention | None = None
    any: Mention | None = None
    heading: Mention | None = None
    previous: Found | None = None
    headings: dict[int, bool] = field(default_factory=dict)
    entries: dict[int, dt.date] = field(default_factory=dict)
    story: Story = field(default_factory=Story)
    today: dt.date = field(init=False)
    read: Signs = NOTHING
    lead: str = ""
    telling: Interval | None = None
    custom: int = -1
    weekend: Mention | None = None
    following: Found | None = None
    aside: bool = False
    diary: bool = False

    def __post_init__(self) -> None:
        self.today = self.dct
        self.place = Place(self.text, self.sents)
        self.since, self.coordination = self.data.words["since"], self.data.words["coordination"]

    def know_headings(self, headings: list[Heading]) -> None:
        """Take note of the expressions that open an entry or fill their line, before the first is anchored."""
        self.entries = place_entries(headings, self.dct, self.now)
        self.headings = {item.start: stamp for item, stamp in headings}

    @property
    def undated(self) -> bool:
        """Whether the publication is known by its day alone."""
        return self.now is None or self.now == MIDNIGHT

    @property
    def early(self) -> bool:
        """Whether the text was published in the small hours, as morning papers are."""
        return self.now is not None and not self.undated and self.now.hour < EARLY

    def _clause(self, found: Found) -> Signs:
        """The signs of the clause around an expression."""
        return read_clause(self.low, found.start, found.end, self.place.bounds(), self.data)

    @property
    def clock(self) -> dt.time | None:
        """The time of publication, where the text is at that day."""
        return self.now if self.today == self.dct else None

    def is_free(self, found: Found) -> bool:
        """Whether nothing that the text has said bears on an expression."""
        if not found.leaning.free or found.mod is not None or found.start in self.headings:
            return False
        past = self.past_day  # what was said on a day of long ago may be remembered
        remote = past is not None and (self.dct - past.interval.end).days > LONG_AGO
        return not (remote and isinstance(found.leaning.about, Near))

    def go_past(self, start: int) -> None:
        """Come by an expression that leans on nothing."""
        self.place.go_to(start)
        self.place.count_on()
        self.read, self.telling, self.aside = NOTHING, None, False

    def anchor(self, found: Found) -> Anchor:
        """What an expression is relative to, given all that came before it; what it does not lean on is left out."""
        leaning = found.leaning
        self.place.go_to(found.start)
        self.read = signs = self._signs(found, leaning)
        self.telling = self._told(found, leaning, signs) if leaning.yearless else None
        focus = self._focus(found, leaning, signs) if leaning.placed else None
        hours = time_day(self, found, signs) if leaning.timed else None
        weekend = self.weekend if leaning.weekday else None
        then = remembered_day(self, found, self.place.bounds())
        self.aside, today = then is not None, then or self._today_of(found, leaning)
        return Anchor(
            today,
            self.now if today == self.dct else None,
            focus.interval if focus else None,
            focus.time if focus else None,
            hours.day if hours else None,
            hours.open if hours else False,
            self.telling,
            self._told_day(leaning, signs) if leaning.weekday else None,
            self._told_year(leaning, signs) if self.story.years else None,
            signs.direction,
            signs.present,
            signs.strong,
            signs.plain,
            days_beside(self, found, leaning) if leaning.named or found.start in self.headings else None,
            self.heading.interval.start if self.heading and not self.heading.time and leaning.weekday else None,
            weekend.interval if weekend and weekend.sentence == self.place.sentence else None,
            days_apposed(self, found) if leaning.placed else None,
            self._is_habit(found, leaning, signs) if leaning.habitual else False,
            self.data,
        )

    def _today_of(self, found: Found, leaning: Leaning) -> dt.date:
        """The day that an expression counts from: the publication, or the day of the heading above it."""
        if not leaning.weekday or self.today == self.dct or (self.heading and self.heading.time):
            return self.today
        if (self.dct - self.today).days > LONG_AGO:
            return self.today
        # under "Maandag" a bare weekday is one of the days before publication: "donderdag waren het er twintig";
        # with "had" in front it is one before the heading
        return self.today if found.before in self.data.words["had"] else self.dct

    def _is_habit(self, found: Found, leaning: Leaning, signs: Signs) -> bool:
        """Whether an expression is no day in particular; the hours beside a habit in its sentence are its hours."""
        sentence = self.place.sentence
        if leaning.timed and self.custom == sentence:
            return True
        if self.place.count > MANY or not is_habit(found, self.low, self.place.bounds(), signs, self.data):
            return False
        self.custom = sentence
        return True

    def _signs(self, found: Found, leaning: Leaning) -> Signs:
        """The signs of the clause, where the expression needs them; a deadline lies ahead."""
        if found.mod is not None:
            return Signs(FUTURE, True)
        if self.place.count_on() > MANY or not leaning.signed:
            return NOTHING
        signs = self._clause(found)
        return self.read if leaning.named and signs.plain and self._goes_on(found) else signs

    def _goes_on(self, found: Found) -> bool:
        """Whether a day has the verb of the one before it: "vrijdag telden ze zes schepen, zaterdag twintig"."""
        before, (start, end) = self.previous, self.place.bounds()
        if before is None or before.start < start or before.leaning.named is None:
            return False
        return found.before == "," and is_verbless(self.low, found.end, end, self.data)

    def _focus(self, found: Found, leaning: Leaning, signs: Signs) -> Mention | None:
        """The period that "een dag later", "die week" or "dat jaar" starts from."""
        unit, sentence = leaning.unit, self.place.sentence
        if isinstance(found.leaning.expr, Near) and found.leaning.expr.year is not None:
            return self.day
        if isinstance(found.leaning.expr, Offset) and found.leaning.expr.base is Base.SENTENCE:
            here = next((near for near in (self.day, self.any) if near and near.sentence == sentence), None)
            return here or Mention(Interval(self.today, self.today, Grain.DAY), 0, sentence, 0)
        if isinstance(found.leaning.expr, Window):
            return self.day if self.day and self.day.sentence == sentence else None
        if unit not in FINE:  # what is told of is not in a year still to come
            told = signs.direction == PAST and not signs.present
            return None if told and self.any and self.any.interval.start > self.today else self.any
        near, last = self.past_day if signs.direction == PAST else self.day, self.any
        under = self.heading is not None and not self.heading.time
        if under and near is not None and near.interval.start > self.today:
            near = self.past_day  # below "Maandag" a "morgen" in a quote leaves the text where it was
        if self.heading and not self.heading.time and isinstance(found.leaning.expr, PartOf):
            return self.heading
        if self.heading and not self.heading.time and (near is None or sentence - near.sentence > 1):
            return self.heading
        newer = last and (near is None or last.position > near.position)
        if last and newer and last.interval.grain in (Grain.WEEK, Grain.MONTH):
            return last
        return near

    def _told(self, found: Found, leaning: Leaning, signs: Signs) -> Interval | None:
        """The period of the history that the text is telling, from which a month or day without a year goes on."""
        if signs.present and found.before in self.since:
            return None  # what has been so since then is told from today
        if self.telling and self.previous and self._joined(self.previous, found):
            return self.telling
        return self._telling(leaning, signs)

    def _telling(self, leaning: Leaning, signs: Signs) -> Interval | None:
        """The period just named, or else where the story is."""
        near, place = self.any, self.place
        over = near is not None and (near.since or (near.until and signs.present))  # "tot 1980 heette het zo"
        if near is not None and not over and signs.direction != FUTURE and near.interval.end < self.today:
            listed = place.position - near.position <= LISTED
            # "We trouwden in 2017. Op 21 januari."
            adds = signs.direction is None and near.explicit and place.sentence - near.sentence == 1
            here = near.sentence == place.sentence and (near.explicit or listed)
            if near.interval.grain >= Grain.YEAR and (here or adds):
                return near.interval
            finer = near.explicit and near.interval.grain < Grain.YEAR and near.paragraph == place.paragraph
            if finer and place.sentence - near.sentence <= 2 * NEARBY:
                return near.interval
        return self.story.told(leaning.about, place, signs, self.today)

    def _told_day(self, leaning: Leaning, signs: Signs) -> dt.date | None:
        """The day of some time ago that a bare weekday goes on from: "op zaterdag 25 januari ... en zondag"."""
        near, weekday, place = self.day, leaning.weekday, self.place
        if near is None or weekday is None:
            return None
        if near.historic and signs.plain and near.paragraph == place.paragraph:
            return near.interval.end
        if not near.dated or signs.direction != PAST or signs.present:
            return None
        passed = (self.today - near.interval.end).days
        if place.sentence - near.sentence > NEARBY or passed <= (WEEK if is_chained(self) else LONG_AGO):
            return None
        # in a new paragraph the weekday of today or yesterday is that of the news
        fresh = {self.today.isoweekday(), units.add_days(self.today, -1).isoweekday()}
        return None if place.paragraph != near.paragraph and weekday.weekday in fresh else near.interval.end

    def _told_year(self, leaning: Leaning, signs: Signs) -> int | None:
        """The year that the text gave the same date before."""
        expr = leaning.about
        if not isinstance(expr, Day) or expr.month is None or signs.direction != PAST:
            return None
        return None if signs.present and not signs.strong else self.story.years.get((expr.month, expr.day))

    def note(self, found: Found, settled: Settled) -> None:
        """Remember where on the calendar the text now is."""
        before, self.previous = self.previous, found
        if before is None or not self._joined(before, found):
            self.lead = found.before
        interval, anchor = settled.place, settled.anchor
        if interval is None:
            if found.start in self.headings and settled.fields[2] == PRESENT:  # a heading that says "now"
                self.heading, self.today, self.story.at = None, self.dct, None
            return
        if self.aside:  # what was expected then leaves the text where it was
            return
        leaning, day, place = found.leaning, self.day, self.place
        # a year stays written as long as each expression goes on from the one before, and not from the publication
        going_on = (self.any is not None and self.any.explicit) or self.story.at is not None
        going_on = going_on and anchor not in (self.dct, self.today)
        explicit = anchor is None or leaning.of_year or going_on
        dated = leaning.dated
        if day is not None and day.dated:
            dated = dated or leaning.timed or anchor == day.interval.end
        since, until = found.before in self.since, found.before in self.data.words["until"]
        historic = self.read.plain and interval.end < self.today  # a day behind us told in the present tense
        self.any = mention = Mention(
            interval,
            place.position,
            place.sentence,
            place.paragraph,
            settled.clock,
            explicit,
            dated,
            settled.late,
            since,
            until,
            historic,
        )
        if interval.grain is Grain.WEEKEND:
            self.weekend = mention
        if explicit or self.story.at is not None:
            self._note_story(found, leaning, mention)
        if interval.grain <= DAY and not self._looks_back(found, leaning):
            self.day = mention
            if interval.end <= self.today:
                self.past_day = mention
            if found.start in self.headings:
                self._note_heading(found, mention)

    def _looks_back(self, found: Found, leaning: Leaning) -> bool:
        """Whether the text stays at its day: "diezelfde nacht", or under a day's heading "had zaterdag gedreigd"."""
        if isinstance(found.leaning.expr, Night) and leaning.unit:
            return True
        under = self.heading is not None and not self.heading.time
        return under and leaning.weekday is not None and found.before in self.data.words["had"]

    def _note_story(self, found: Found, leaning: Leaning, mention: Mention) -> None:
        """Let the story know a place where it goes on or ends; a year needs a clause that tells of it."""
        unread = mention.explicit and not leaning.signed and self.place.count <= MANY
        signs = self._clause(found) if unread and mention.interval.grain >= Grain.SEASON else self.read
        # named in passing, alone or at the head of a list: "sinds 2011", "de oorlog van 2006", "(1960)"
        aside = self.lead in self.data.words["aside"]
        past = mention.interval.end < self.today
        self.story.note(leaning.about, mention, signs, aside=aside, past=past)

    def _joined(self, before: Found, found: Found) -> bool:
        """Whether an expression is coordinated with the one before it: "in januari en september"."""
        return self.low[before.end : found.start].strip() in self.coordination

    def _note_heading(self, found: Found, mention: Mention) -> None:
        """Let a date that fills its line, or a stamp, set the day of what stands below it."""
        if self.headings[found.start]:
            self.heading = mention
            self.today = mention.interval.start if found.start in self.entries else self.today
        elif not isinstance(found.leaning.expr, TimeOfDay):
            self.heading, self.diary = mention, self.diary or mention.dated
            if len(self.headings) > 1:  # a single date is that of the newspaper
                self.today = mention.interval.end if mention.interval.end <= self.dct else self.dct
