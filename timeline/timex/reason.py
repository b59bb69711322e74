"""Says in one line, in the article's language, why an expression stands where it stands; the words are data."""

from __future__ import annotations

import datetime as dt

from timeline.lang.timex import TimexData
from timeline.timex.reading import CLOSE, FUTURE, PAST, Anchor, Reading
from timeline.values import Grain, Interval

TENSE = "past_tense"
"""What decided where the verb itself is in the past tense; other signs only point to the past."""
REFERENCES = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")
"""The values that point at a stretch of time without days."""


def write_reason(text: str, reading: Reading, anchor: Anchor, data: TimexData, *, directed: bool) -> str:
    """The reason of a reading: the expression, the anchor, what decided, the days, the time, the other reading."""
    lines = data.reasons
    if reading.interval is None:
        return lines["unplaced"].format(text=text, kind=lines[_kind_of(reading)])
    parts = [text]
    if reading.anchor is not None:
        parts.append(lines["from"].format(day=_write_anchor(reading.anchor, anchor, data)))
    if directed and (decided := _what_decided(reading.interval, anchor)) is not None:
        parts.append(lines[decided])
    days = write_days(reading.interval, data)
    time = write_time(reading.time, data)
    other = _write_other(reading, anchor, data, directed=directed) if reading.alternatives else ""
    return f"{', '.join(parts)}: {days}{', ' + time if time else ''}{other}"


def _write_anchor(day: dt.date, anchor: Anchor, data: TimexData) -> str:
    """What an expression counts from: the day, or the month or year that the text is at."""
    focus = anchor.focus
    if focus is None or focus.start != day or day == anchor.day:
        return write_day(day, data)
    if focus.grain is Grain.YEAR:
        return str(day.year)
    return f"{data.names['months'][day.month - 1]} {day.year}" if focus.grain is Grain.MONTH else write_day(day, data)


def _kind_of(reading: Reading) -> str:
    """What an expression without days is, by the key of its words."""
    if reading.unanchored:
        return "unanchored"
    return reading.value if reading.value in REFERENCES else reading.type


def _what_decided(interval: Interval, anchor: Anchor) -> str | None:
    """The direction where the days lie that way; where they lie the other way they are the nearest ones."""
    lies = PAST if interval.end < anchor.day else FUTURE if interval.start > anchor.day else None
    if anchor.direction is None or lies is None:
        return None
    if lies == anchor.direction:
        return TENSE if lies == PAST and not anchor.present else lies
    away = min(abs((day - anchor.day).days) for day in (interval.start, interval.end))
    leans = anchor.beside is not None or anchor.told is not None or anchor.told_year is not None
    return "nearest" if away <= CLOSE and not leans else None


def _write_other(reading: Reading, anchor: Anchor, data: TimexData, *, directed: bool) -> str:
    """The other days that can be meant; in a morning paper the day before may be the one of the writing."""
    assert reading.interval is not None
    other = reading.alternatives[0]
    written = anchor.early and not directed and (reading.interval.start - other.end).days == 1
    return data.reasons["written" if written else "doubt"].format(days=write_days(other, data))


def write_time(time: str | None, data: TimexData) -> str | None:
    """A clock time as it is, a part of the day by its name."""
    if time is None or ":" in time:
        return time
    return data.reasons.get(time, time)


def write_day(day: dt.date, data: TimexData) -> str:
    """A day as a reader writes it: "di 12 maart 2024"."""
    return f"{data.names['weekdays'][day.weekday()]} {day.day} {data.names['months'][day.month - 1]} {day.year}"


def write_days(interval: Interval, data: TimexData) -> str:
    """One day, or the first and the last."""
    if interval.start == interval.end:
        return write_day(interval.start, data)
    return data.reasons["range"].format(first=write_day(interval.start, data), last=write_day(interval.end, data))
