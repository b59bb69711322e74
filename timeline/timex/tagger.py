"""The three steps in order for one text: find the expressions, anchor each, resolve it."""

from __future__ import annotations

import datetime as dt

from timeline.lang import Lang
from timeline.timex.anchor import Narrative
from timeline.timex.entry import fills_line, is_stamp, place_entries
from timeline.timex.fallback import widen_all
from timeline.timex.find import Found, find, lower
from timeline.timex.habit import habit_of
from timeline.timex.leaning import is_directed
from timeline.timex.particle import keep_times
from timeline.timex.reason import write_reason, write_time
from timeline.timex.resolve import resolve
from timeline.timex.rules import load_rules
from timeline.values import Timex


def find_timexes(text: str, *, sents: list[tuple[int, int]], dct: dt.date | dt.datetime, lang: Lang) -> list[Timex]:
    """Find and resolve the temporal expressions of a text, in text order, disjoint.

    `sents` are the character spans of its sentences (none: the text is one sentence), `dct` is when it was published.
    The result depends on nothing else, least of all on today's date.

    >>> from timeline.lang import load_lang
    >>> found = find_timexes("Hij kwam maandag.", sents=[(0, 17)], dct=dt.date(2024, 3, 12), lang=load_lang("nl"))
    >>> found[0].value, found[0].reason
    ('2024-03-11', 'maandag, gerekend vanaf di 12 maart 2024, verleden tijd: ma 11 maart 2024')
    """
    book = load_rules(lang)
    low = lower(text)
    found = widen_all(find(text, book), low, book.data)
    day, now = (dct.date(), dct) if isinstance(dct, dt.datetime) else (dct, None)
    narrative = Narrative(
        text=text,
        low=low,
        sents=sents,
        dct=day,
        now=now,
        data=book.data,
        entries=place_entries(found, text, day, now.time() if now else None),
        sections=sum(fills_line(item, text) or is_stamp(item, text) for item in found),
    )
    found = keep_times(found, low, [narrative.bounds(item.start) for item in found], book.data)
    return [timex for item in found if (timex := _settle(item, narrative)) is not None]


def _settle(found: Found, narrative: Narrative) -> Timex | None:
    """Anchor and resolve one expression, and let the narrative know where it is."""
    anchor = narrative.anchor(found)
    reading = habit_of(found.expr) if anchor.habit else resolve(found.expr, anchor)
    if reading is None:
        return None
    narrative.note(found, reading)
    text = narrative.text[found.start : found.end]
    return Timex(
        start_char=found.start,
        end_char=found.end,
        text=text,
        type=reading.type,
        value=reading.value,
        mod=reading.mod,
        interval=reading.interval,
        time=write_time(reading.time, narrative.data),
        anchor=reading.anchor,
        rule=found.rule,
        reason=write_reason(text, reading, anchor, narrative.data, directed=is_directed(found.expr)),
        alternatives=reading.alternatives,
        confidence=reading.confidence,
    )


def explain(expression: str, *, dct: dt.date | dt.datetime, lang: Lang) -> list[Timex]:
    """Find and resolve the expressions in a few words that stand alone, such as "afgelopen dinsdag".

    >>> from timeline.lang import load_lang
    >>> [timex.value for timex in explain("afgelopen dinsdag", dct=dt.date(2022, 3, 15), lang=load_lang("nl"))]
    ['2022-03-08']
    """
    return find_timexes(expression, sents=[(0, len(expression))], dct=dct, lang=lang)
