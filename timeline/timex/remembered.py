"""Tells from which day of long ago a remembered word counts: "we dachten: morgen is het voorbij"."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from timeline.lang.timex import TimexData
from timeline.timex.context import around, split
from timeline.timex.expr import Base, Near, Relation, Weekday
from timeline.timex.hours import NEARBY
from timeline.timex.joins import Found
from timeline.timex.leaning import bare

if TYPE_CHECKING:
    from timeline.timex.anchor import Narrative

# from a day so long ago what was said then is not counted from the publication, in days
LONG_AGO = 12
# a remembered word stands close behind its colon, and the verb just before that, in words
INSIDE, LEAD = 6, 6


def remembered_day(text: Narrative, found: Found, sentence: tuple[int, int]) -> dt.date | None:
    """The day that the story is at, where an expression stands in what somebody said or thought that day."""
    near, place = text.past_day, text.place
    if near is None or (text.dct - near.interval.end).days <= LONG_AGO or not _is_deictic(found):
        return None
    if near.paragraph != place.paragraph or place.sentence - near.sentence > NEARBY:
        return None
    said, _ = around(text.low, found.start, found.end, sentence)
    return near.interval.end if is_quoted_thought(said, text.data) else None


def _is_deictic(found: Found) -> bool:
    """Whether an expression counts from when it is said."""
    match bare(found.expr):
        case Near(base=Base.PUBLICATION):
            return True
        case Weekday(base=Base.PUBLICATION, relation=None | Relation.COMING | Relation.NEXT):
            return True
    return False


def is_quoted_thought(said: str, data: TimexData) -> bool:
    """Whether the words before an expression end in a verb of saying or thinking in the past, a colon, and few more.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.timex import load_timex
    >>> data = load_timex(load_lang("nl"))
    >>> is_quoted_thought("ik dacht nog: tegen ", data), is_quoted_thought("ik dacht dat ik ", data)
    (True, False)
    """
    lead, colon, inside = said.rpartition(":")
    return (
        bool(colon) and len(split(inside)) <= INSIDE and bool(data.words["thought"].intersection(split(lead)[-LEAD:]))
    )
