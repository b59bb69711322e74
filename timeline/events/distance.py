"""Dates what something else came a stated time after ("vier dagen na de aanslag", "een week nadat ...")."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple

from timeline.events.clauses import Sentence
from timeline.events.triggers import Candidate
from timeline.lang.dating import DatingWords
from timeline.values import Grain, Interval, Timex

_DURATION = re.compile(r"P(\d{1,4})([DWMY])")
_NOUN_SOON = 5  # words from "na" to the noun that it governs
_LEAD = 1  # the last sentence that tells of the day of publication where it names no other


class Distance(NamedTuple):
    """The days of an event that came a stated time before another, that time, and the other's day as written."""

    days: Interval
    timex: Timex
    main: Timex | None


def days_before(candidate: Candidate, timexes: list[Timex], published: dt.date, words: DatingWords) -> Distance | None:
    """The days of a trigger behind "N days after", counted back from what else dates its sentence; None elsewhere."""
    sentence = candidate.sentence
    for timex in timexes:
        if timex.type != "DURATION" or _DURATION.fullmatch(timex.value or "") is None:
            continue
        at = sentence.position_at(timex.end_char - 1) + 1
        if _is_governed(candidate, at, words):
            own = candidate.clause if at == candidate.clause[0] else (at, candidate.position + 2)
            others = [one for one in timexes if one is not timex and one.interval is not None]
            if any(_is_own(sentence, one, own, words) for one in others):
                return None
            main = next((one for one in others if one.type in ("DATE", "TIME")), None)
            day = _day_of(main) if main is not None else published if sentence.index <= _LEAD else None
            days = _around(day, timex) if day is not None else None
            return None if days is None else Distance(days, timex, main)
    return None


def _day_of(timex: Timex) -> dt.date | None:
    """The day of an expression that names one."""
    interval = timex.interval
    return interval.start if interval is not None and interval.grain <= Grain.DAY else None


def _is_governed(candidate: Candidate, at: int, words: DatingWords) -> bool:
    """Whether the word at a position is "na" before the trigger's noun, or opens its clause as "nadat"."""
    lows = candidate.sentence.lows
    if at >= len(lows):
        return False
    if lows[at] in words.after_clause:
        return candidate.clause[0] == at
    soon = candidate.form.shape == "noun" and 1 <= candidate.position - at <= _NOUN_SOON
    between = lows[at + 1 : candidate.position]
    return soon and lows[at] in words.after and candidate.sentence.small.finite.isdisjoint(between)


def _is_own(sentence: Sentence, timex: Timex, own: tuple[int, int], words: DatingWords) -> bool:
    """Whether an expression dates the trigger itself: in its clause, or behind its noun, with "van" or without."""
    at = sentence.position_at(timex.start_char)
    return own[0] <= at < own[1] or (at == own[1] and sentence.lows[at - 1] in words.of)


def _around(day: dt.date, timex: Timex) -> Interval | None:
    """The day, week, month or year that lies a duration before a day; a rough number of days gives their week."""
    then = back_from(day, timex.value or "")
    if then is None:
        return None
    unit = (timex.value or "")[-1]
    if unit == "D" and timex.mod is None:
        return Interval(then, then, Grain.DAY)
    if unit in "DW":
        monday = then - dt.timedelta(days=then.weekday())
        return Interval(monday, monday + dt.timedelta(days=6), Grain.WEEK)
    if unit == "M":
        last = calendar.monthrange(then.year, then.month)[1]
        return Interval(then.replace(day=1), then.replace(day=last), Grain.MONTH)
    return Interval(dt.date(then.year, 1, 1), dt.date(then.year, 12, 31), Grain.YEAR)


def back_from(day: dt.date, value: str) -> dt.date | None:
    """The day so many days, weeks, months or years (a TIMEX3 duration) before a day; None before the year 1.

    >>> back_from(dt.date(2024, 3, 31), "P1M")
    datetime.date(2024, 2, 29)
    """
    match = _DURATION.fullmatch(value)
    if match is None:
        return None
    amount, unit = int(match[1]), match[2]
    try:
        if unit in "DW":
            return day - dt.timedelta(days=amount * (7 if unit == "W" else 1))
        year, month = divmod(day.year * 12 + day.month - 1 - amount * (12 if unit == "Y" else 1), 12)
        return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None
