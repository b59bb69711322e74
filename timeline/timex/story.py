"""Follows the story that a text tells of the past: from which day or year a date without a year goes on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from timeline.timex.expr import Day, Expr, Month
from timeline.timex.reading import FUTURE, PAST
from timeline.timex.verbs import Signs
from timeline.values import Grain, Interval

# for how many sentences a story goes on by itself: within its paragraph, beyond it, and from a year
WITHIN, BEYOND, FROM_YEAR = 6, 5, 6
# how far back a date without a year is seldom meant, unless a story is told, in days
RECENT, LATEST = 100, 45


@dataclass(slots=True)
class Mention:
    """A place on the calendar that the text has named: where, and in which sentence."""

    interval: Interval
    position: int
    sentence: int
    paragraph: int
    time: tuple[int, int] | None = None
    explicit: bool = False
    dated: bool = False
    late: bool = False
    since: bool = False
    until: bool = False
    historic: bool = False


@dataclass(slots=True)
class Place:
    """Where the text is; it only goes on. `count` is how many expressions of the sentence came before."""

    text: str
    sents: list[tuple[int, int]]
    position: int = 0
    sentence: int = 0
    paragraph: int = 0
    count: int = 0
    counted: int = -1
    next_sentence: int = 0
    next_line: int = -1

    def go_to(self, start: int) -> None:
        """Know the sentence and the paragraph of a position further on."""
        if start >= self.next_sentence:
            sents, following = self.sents, self.sentence + 1
            while following < len(sents) and sents[following][0] <= start:  # the next one, nearly always
                following += 1
            self.sentence = following - 1
            self.next_sentence = sents[following][0] if following < len(sents) else len(self.text)
        if start > self.next_line:
            self.paragraph += self.text.count("\n", self.position, start)
            line = self.text.find("\n", start)
            self.next_line = line if line >= 0 else len(self.text)
        self.position = start

    def count_on(self) -> int:
        """Count an expression of this sentence; gives how many came before it."""
        if self.counted == self.sentence:
            self.count += 1
        else:
            self.counted, self.count = self.sentence, 0
        return self.count

    def bounds(self) -> tuple[int, int]:
        """The sentence that the text is at; without sentences the text is one."""
        return self.sents[self.sentence] if self.sents else (0, len(self.text))


@dataclass(slots=True)
class Story:
    """The latest day, month or year that the text's history is at, and the dates that it gave with their year."""

    at: Mention | None = None
    years: dict[tuple[int, int], int] = field(default_factory=dict)

    def note(self, expr: Expr, mention: Mention, signs: Signs, *, aside: bool, past: bool) -> None:
        """Go on to a place that the text has named with its year or from the story; any other place ends the story."""
        if isinstance(expr, Day) and expr.month and expr.year:
            self.years[(expr.month, expr.day)] = expr.year
        if aside:
            return
        if not mention.explicit or not past:
            self.at = None
        elif mention.interval.grain < Grain.SEASON or (signs.direction == PAST and not signs.present):
            self.at = mention

    def told(self, expr: Expr, place: Place, signs: Signs, today: dt.date) -> Interval | None:
        """The period that a date without a year goes on from."""
        at = self.at
        if at is None or signs.direction == FUTURE:
            return None
        passed = place.sentence - at.sentence
        narrated = signs.direction == PAST and not signs.present
        if at.interval.grain >= Grain.SEASON:
            if passed == 0:
                return at.interval
            near = FROM_YEAR if isinstance(expr, Day) else 1
            recent = LATEST if passed == 1 and at.paragraph == place.paragraph else RECENT
            return at.interval if narrated and passed <= near and days_ago(expr, today) > recent else None
        if at.paragraph == place.paragraph and passed <= WITHIN:
            return at.interval
        return at.interval if narrated and passed <= BEYOND else None


def days_ago(expr: Expr, today: dt.date) -> int:
    """How many days ago a yearly date or month was last."""
    month = expr.month if isinstance(expr, Day | Month) else None
    if month is None:
        return 0
    day = expr.day if isinstance(expr, Day) else 28
    last = dt.date(2000, month, min(day, 28)).timetuple().tm_yday
    return (today.timetuple().tm_yday - last) % 365
