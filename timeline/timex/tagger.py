"""The three steps in order for one text: find the expressions, anchor each, resolve it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields, make_dataclass, replace
from functools import lru_cache
from typing import Any, cast

from timeline.lang import Lang
from timeline.lang.timex import TimexData
from timeline.timex.anchor import Narrative
from timeline.timex.density import Skip, warn
from timeline.timex.entry import find_headings
from timeline.timex.expr import PartOf, Window
from timeline.timex.fallback import widen_all
from timeline.timex.find import find_all, lower
from timeline.timex.habit import habit_of
from timeline.timex.joins import Found
from timeline.timex.leaning import Leaning
from timeline.timex.particle import keep_times
from timeline.timex.reading import Anchor, Settled
from timeline.timex.reason import write_reason, write_time
from timeline.timex.resolve import resolve
from timeline.timex.rules import load_rules
from timeline.values import Grain, Timex

# so many readings are kept for when the same words come back
MEMORY = 8192
# the parts of a day, and the hour, after which the morning to come is that of the next day
LATE, EVENING = ("TEV", "TNI"), 18
# the same slots as a `Timex`, not frozen yet
Unfrozen = make_dataclass("Unfrozen", [field.name for field in fields(Timex)], slots=True)


def find_timexes(
    text: str, *, sents: list[tuple[int, int]], dct: dt.date | dt.datetime, lang: Lang, on_skip: Skip = warn
) -> list[Timex]:
    """Find and resolve the temporal expressions of a text, in text order, disjoint.

    `sents` are the character spans of its sentences (none: the text is one sentence), `dct` is when it was published.
    The result depends on nothing else, least of all on today's date. A text that is no text but thousands of dates in a
    row is not read to its end: `on_skip` is called with the first and the last character (exclusive) of each stretch
    that is left out; without it such a stretch is a warning.

    >>> from timeline.lang import load_lang
    >>> found = find_timexes("Hij kwam maandag.", sents=[(0, 17)], dct=dt.date(2024, 3, 12), lang=load_lang("nl"))
    >>> found[0].value, found[0].reason
    ('2024-03-11', 'maandag, gerekend vanaf di 12 maart 2024, verleden tijd: ma 11 maart 2024')
    """
    book = load_rules(lang)
    low = lower(text)
    found = list(widen_all(find_all(text, low, book, on_skip), low, book.data))
    narrative = Narrative(text, low, sents, *_moment(dct), book.data)
    narrative.know_headings(find_headings(found, text))
    return list(_settle_all(keep_times(_take(found), low, sents, book.data), narrative))


def _moment(dct: dt.date | dt.datetime) -> tuple[dt.date, dt.time | None]:
    """The day of publication, and its time where known."""
    return (dct.date(), dct.time()) if isinstance(dct, dt.datetime) else (dct, None)


def _take(found: list[Found]) -> Iterator[Found]:
    """Hand over the expressions one by one and keep none, so that a text of millions is not held twice."""
    found.reverse()
    while found:
        yield found.pop()


def _settle_all(found: Iterator[Found], narrative: Narrative) -> Iterator[Timex]:
    """Anchor and resolve each expression, and let the narrative know where it is and which is the next one."""
    text, data, after = narrative.text, narrative.data, next(found, None)
    while after is not None:
        item, after = after, next(found, None)
        start, end, leaning, rule, mod, _ = item
        if narrative.is_free(item):
            narrative.go_past(start)
            settled = _read_free(text[start:end], leaning, rule, (narrative.today, narrative.clock), data)
        else:
            narrative.following = after
            settled = _read(text[start:end], leaning, rule, mod, narrative.anchor(item))
        if settled is not None:
            narrative.note(item, settled)
            yield _make_timex(start, end, settled.fields)


def _make_timex(start: int, end: int, rest: tuple[Any, ...]) -> Timex:
    """The same as `Timex(start, end, *rest)`, in a quarter of the time: a frozen class sets its fields one by one."""
    made: Any = Unfrozen(start, end, *rest)
    made.__class__ = Timex
    return cast("Timex", made)


@lru_cache(maxsize=MEMORY)
def _read_free(
    text: str, leaning: Leaning, rule: str, today: tuple[dt.date, dt.time | None], data: TimexData
) -> Settled | None:
    """Resolve an expression that leans on nothing but the day and the time of the text."""
    return _read(text, leaning, rule, None, Anchor(*today, data=data))


@lru_cache(maxsize=MEMORY)
def _read(text: str, leaning: Leaning, rule: str, mod: str | None, anchor: Anchor) -> Settled | None:
    """Resolve an expression and say why; the same for the same words in the same place."""
    expr = leaning.expr
    reading = habit_of(expr) if anchor.habit else resolve(expr, anchor)
    if reading is None:
        return None
    assert anchor.data is not None
    rest = (
        text,
        reading.type,
        reading.value,
        reading.mod or mod,
        reading.interval,
        write_time(reading.time, anchor.data),
        reading.anchor,
        rule,
        write_reason(text, reading, anchor, anchor.data, directed=leaning.directed),
        reading.alternatives,
        reading.confidence,
    )
    place = reading.interval if reading.type in ("DATE", "TIME") else None
    if place is not None and isinstance(expr, PartOf | Window):
        place = replace(place, grain=max(place.grain, Grain.WEEK))
    if place is not None and place.grain > Grain.YEAR:
        place = None
    clock = (int(reading.time[:2]), int(reading.time[3:])) if reading.time and ":" in reading.time else None
    late = reading.time in LATE or (clock is not None and clock[0] >= EVENING)
    return Settled(rest, reading.anchor, place, clock, late)


def explain(expression: str, *, dct: dt.date | dt.datetime, lang: Lang) -> list[Timex]:
    """Find and resolve the expressions in a few words that stand alone, such as "afgelopen dinsdag".

    >>> from timeline.lang import load_lang
    >>> [timex.value for timex in explain("afgelopen dinsdag", dct=dt.date(2022, 3, 15), lang=load_lang("nl"))]
    ['2022-03-08']
    """
    return find_timexes(expression, sents=[(0, len(expression))], dct=dct, lang=lang)
