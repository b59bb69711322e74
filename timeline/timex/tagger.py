"""The three steps in order for one text: find the expressions, anchor each, resolve it."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace
from functools import lru_cache

from timeline.lang import Lang
from timeline.timex.anchor import Narrative
from timeline.timex.entry import is_heading, place_entries
from timeline.timex.expr import Expr, PartOf, Window
from timeline.timex.fallback import widen_all
from timeline.timex.find import find, lower
from timeline.timex.habit import habit_of
from timeline.timex.joins import Found
from timeline.timex.leaning import leaning_of
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
    day, now = (dct.date(), dct.time()) if isinstance(dct, dt.datetime) else (dct, None)
    headings = {item: stamp for item in found if (stamp := is_heading(item, text)) is not None}
    narrative = Narrative(
        text=text,
        low=low,
        sents=sents,
        dct=day,
        now=now,
        data=book.data,
        headings={item.start: stamp for item, stamp in headings.items()},
        entries=place_entries(headings, day, now),
    )
    found = keep_times(found, low, sents, book.data)
    settled = (_settle(item, after, narrative) for item, after in itertools.zip_longest(found, found[1:]))
    return [timex for timex in settled if timex is not None]


def _settle(found: Found, after: Found | None, narrative: Narrative) -> Timex | None:
    """Anchor and resolve one expression, and let the narrative know where it is; `after` is the next one."""
    narrative.following = after
    start, end, expr, rule, mod = found
    settled = _read(narrative.text[start:end], expr, rule, mod, narrative.anchor(found))
    if settled is None:
        return None
    narrative.note(found, settled)
    return Timex(start, end, *settled.fields)


@lru_cache(maxsize=MEMORY)
def _read(text: str, expr: Expr, rule: str, mod: str | None, anchor: Anchor) -> Settled | None:
    """Resolve an expression and say why; the same for the same words in the same place."""
    reading = habit_of(expr) if anchor.habit else resolve(expr, anchor)
    if reading is None:
        return None
    assert anchor.data is not None
    fields = (
        text,
        reading.type,
        reading.value,
        reading.mod or mod,
        reading.interval,
        write_time(reading.time, anchor.data),
        reading.anchor,
        rule,
        write_reason(text, reading, anchor, anchor.data, directed=leaning_of(expr).directed),
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
    return Settled(fields, reading.anchor, place, clock, late)


def explain(expression: str, *, dct: dt.date | dt.datetime, lang: Lang) -> list[Timex]:
    """Find and resolve the expressions in a few words that stand alone, such as "afgelopen dinsdag".

    >>> from timeline.lang import load_lang
    >>> [timex.value for timex in explain("afgelopen dinsdag", dct=dt.date(2022, 3, 15), lang=load_lang("nl"))]
    ['2022-03-08']
    """
    return find_timexes(expression, sents=[(0, len(expression))], dct=dct, lang=lang)
