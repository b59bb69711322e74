"""Says in one line, in the article's language, why an expression stands where it stands; the words are data."""

from __future__ import annotations

import datetime as dt

from timeline.lang.timex import TimexData
from timeline.timex.reading import Anchor, Reading
from timeline.values import Interval


def write_reason(text: str, reading: Reading, anchor: Anchor, data: TimexData, *, directed: bool) -> str:
    """The reason of a reading: the expression, the anchor, the direction, the days, the time."""
    lines = data.reasons
    if reading.interval is None:
        return lines["unplaced"].format(text=text, value=reading.value)
    parts = [text]
    if reading.anchor is not None:
        parts.append(lines["from"].format(day=write_day(reading.anchor, data)))
    if directed and anchor.direction is not None:
        parts.append(lines[anchor.direction])
    if reading.alternatives:
        parts.append(lines["doubt"].format(days=write_days(reading.alternatives[0], data)))
    days = write_days(reading.interval, data)
    time = write_time(reading.time, data)
    return f"{', '.join(parts)}: {days}{', ' + time if time else ''}"


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
