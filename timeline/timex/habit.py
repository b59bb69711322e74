"""Tells where a weekday, a part of the day or a clock time is no day in particular: a custom, or what is imagined."""

from __future__ import annotations

from functools import lru_cache

from timeline.lang.timex import TimexData
from timeline.timex.context import MEMORY, around, split
from timeline.timex.expr import Expr, Holiday, Night, TimeOfDay, Weekday
from timeline.timex.joins import Found
from timeline.timex.reading import Reading
from timeline.timex.verbs import Signs, is_finite

# so many different weekdays in one sentence are the week as it always is, where anybody is its subject
SERIES = 3
# what ends a clause, and what stands in a list of words for the expression itself
BORDERS = frozenset(',;:"“”„–—')
DAY = "#"


def is_habit(found: Found, low: str, sentence: tuple[int, int], signs: Signs, data: TimexData) -> bool:
    """Whether the sentence around an expression tells of a custom, or of something that is only imagined.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.timex import load_timex
    >>> from timeline.timex.leaning import leaning_of
    >>> text, signs = "de raad komt meestal op maandag bijeen.", Signs("future", True, plain=True)
    >>> is_habit(Found(24, 31, leaning_of(Weekday(1)), ""), text, (0, 39), signs, load_timex(load_lang("nl")))
    True
    """
    said, rest = around(low, found.start, found.end, sentence)
    if not said and not rest:
        return False
    own, timed = low[found.start : found.end], found.leaning.timed
    if timed and _is_daily(said, data):
        return True
    named = isinstance(found.leaning.expr, Holiday) or not (timed or signs.present)
    return _is_said(said, data) or (not named and _is_told(said, own, rest, timed or signs.strong, data))


@lru_cache(maxsize=MEMORY)
def _is_daily(said: str, data: TimexData) -> bool:
    """Whether the words before a time of day say that it is so each day."""
    return any(_stands(phrase, said) for phrase in data.words["each-day"])


@lru_cache(maxsize=MEMORY)
def _is_said(said: str, data: TimexData) -> bool:
    """Whether the words before an expression leave no day to it."""
    return any(_stands(phrase, said) for phrase in data.words["my-time"]) or _is_imagined(said, data)


def _stands(phrase: str, said: str) -> bool:
    """Whether a text has a phrase that begins a word: "het toestel dat" says nothing of "stel dat"."""
    at = said.find(phrase)
    while at > 0 and said[at - 1].isalnum():
        at = said.find(phrase, at + 1)
    return at >= 0


@lru_cache(maxsize=MEMORY)
def _is_told(said: str, own: str, rest: str, sure: bool, data: TimexData) -> bool:
    """Whether the words around an expression tell of a custom; where `sure` of its day, only an adverb does."""
    before, after = split(said), split(rest)
    clause = _clause(before, after)
    if _has_adverb(clause, data):
        return True
    if sure:
        return False
    names = tuple(data.classes["weekday"])
    weekdays = {word[:4] for word in (*before, *split(own), *after) if word.startswith(names)}
    anybody = _is_anybody(clause, data)
    series = len(weekdays) >= SERIES and bool(data.words["we"].intersection(before))
    led = before[-1:] and before[-1] in data.words["on-only"]
    if (series or anybody) and led:
        return True
    return _is_limited(before, after, data) or _is_open(before, after, data)


def _is_imagined(said: str, data: TimexData) -> bool:
    """Whether the clause that leads to the expression is about what is not so: "alsof", "stel je voor dat"."""
    openings = [phrase for phrase in data.words["imagined"] if _stands(phrase, said)]
    return any("," not in said.rpartition(phrase)[2] for phrase in openings)


def _clause(before: tuple[str, ...], after: tuple[str, ...]) -> list[str]:
    """The words between the marks around an expression; brackets are no border."""
    first = next((i + 1 for i in range(len(before) - 1, -1, -1) if before[i] in BORDERS), 0)
    last = next((i for i, word in enumerate(after) if word in BORDERS), len(after))
    return [*before[first:], *after[:last]]


def _is_anybody(clause: list[str], data: TimexData) -> bool:
    """Whether the subject is anybody: "wat je op maandag eet"; behind its verb it is who is spoken to."""
    found = [i for i, word in enumerate(clause) if word in data.words["anybody"]]
    return any(i == 0 or not is_finite(clause[i - 1], data) for i in found)


def _has_adverb(clause: list[str], data: TimexData) -> bool:
    """Whether an adverb says that it is so again and again; "nog steeds" and "steeds meer" do not."""
    words = data.words
    if words["custom"].intersection(clause):
        return True
    again = [i for i, word in enumerate(clause) if word in words["again"]]
    return any(
        clause[i - 1 : i] != [word] and clause[i + 1 : i + 2] and clause[i + 1] in words["again-next"]
        for i in again
        for word in words["still"]
    )


def _is_limited(before: tuple[str, ...], after: tuple[str, ...], data: TimexData) -> bool:
    """Whether the sentence says "alleen op maandag", of this day or of a neighbour."""
    words = [*before, DAY, *after]
    limits = [i for i, word in enumerate(words[:-2]) if word in data.words["limit"]]
    days = data.classes["weekday"]
    return any(words[i + 1] in data.words["on-only"] and (words[i + 2] in days or words[i + 2] == DAY) for i in limits)


def _is_open(before: tuple[str, ...], after: tuple[str, ...], data: TimexData) -> bool:
    """Whether these are opening hours: "open van dinsdag tot en met zondag"."""
    words = [*before, DAY, *after]
    opened = [i for i, word in enumerate(words) if word in data.words["opened"]]
    days = data.classes["weekday"]
    return any(
        words[i + 1] in data.words["hours-from"] and (words[i + 2] in days or words[i + 2] == DAY)
        for i in opened
        if i + 2 < len(words)
    )


def habit_of(expr: Expr) -> Reading:
    """The reading of an expression that names no day in particular: its weekday or its time, and no days."""
    match expr:
        case Weekday(weekday=number):
            return Reading("DATE", f"XXXX-WXX-{number}")
        case TimeOfDay(inner=inner, code=code, hour=hour, minute=minute, mod=mod):
            clock = None if hour is None else f"{hour:02d}:{minute or 0:02d}"
            day = f"XXXX-WXX-{inner.weekday}" if isinstance(inner, Weekday) else "XXXX-XX-XX"
            return Reading("TIME", f"{day}T{clock}" if clock else f"{day}{code}", None, mod, clock or code)
        case Night(start=Weekday(weekday=number)):
            return Reading("TIME", f"XXXX-WXX-{number}TNI", None, None, "TNI")
    return Reading("DATE", "XXXX")
