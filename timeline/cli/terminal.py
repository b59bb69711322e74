"""Writes findings for a terminal: dates marked in a text, one expression explained, what a run found.

What comes from an article is hostile here too: control characters could move the cursor or hide text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from timeline.values import Article, Interval, Timex

# C0 and C1 controls but for tab and line end, marks that change the direction of what follows, half characters
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_COUNTS = ("articles", "sentences", "expressions", "mentions", "events", "problems")
_MEANINGS = {
    "DATE": "a date",
    "TIME": "a time of day",
    "DURATION": "a length of time",
    "SET": "something that repeats",
}
_MODS = {
    "START": "its beginning",
    "MID": "its middle",
    "END": "its end",
    "APPROX": "about",
    "BEFORE": "before it",
    "AFTER": "after it",
    "LESS_THAN": "less than that",
    "MORE_THAN": "more than that",
}


def clean(text: str) -> str:
    r"""Make a text safe to print: control characters become a visible mark.

    >>> clean("rood \x1b[31m\x07")
    'rood \ufffd[31m\ufffd'
    """
    return _CONTROL.sub("\ufffd", text)


def tell_days(interval: Interval | None) -> str:
    """Write the days an expression means, "-" for none on the calendar.

    >>> import datetime as dt
    >>> from timeline.values import Grain
    >>> tell_days(Interval(dt.date(2022, 3, 21), dt.date(2022, 3, 23), Grain.DAY))
    '2022-03-21..2022-03-23'
    """
    if interval is None:
        return "-"
    if interval.start == interval.end:
        return interval.start.isoformat()
    return f"{interval.start.isoformat()}..{interval.end.isoformat()}"


def mark_dates(text: str, timexes: Iterable[Timex], *, begin: str = "[", end: str = "]") -> str:
    """Mark each expression in a text, with the days it means behind it.

    >>> mark_dates("Hij kwam.", [])
    'Hij kwam.'
    """
    parts: list[str] = []
    place = 0
    for timex in timexes:
        meant = tell_days(timex.interval) if timex.interval else timex.value
        clock = f" {timex.time}" if timex.time and timex.time not in meant else ""
        parts += [clean(text[place : timex.start_char]), begin, clean(timex.text), f" = {meant}{clock}", end]
        place = timex.end_char
    return "".join([*parts, clean(text[place:])])


def tell_article(article: Article, timexes: Iterable[Timex], *, begin: str = "[", end: str = "]") -> str:
    """Write an article with its dates marked, under a line that says which article it is."""
    head = " | ".join([article.article_id, *([article.title] if article.title else []), article.dct.isoformat()])
    return f"# {clean(head)}\n\n{mark_dates(article.text, timexes, begin=begin, end=end).strip()}\n"


def tell_timex(timex: Timex) -> str:
    """Explain one expression: the rule, its meaning, the anchor, value and days, and other open readings."""
    facts = {
        "rule": timex.rule,
        "meaning": ", ".join(part for part in (_MEANINGS.get(timex.type), _MODS.get(timex.mod or "")) if part),
        "anchor": timex.anchor.isoformat() if timex.anchor else "none: the expression says it all",
        "value": timex.value,
        "days": tell_days(timex.interval),
        "time": timex.time,
        "reason": timex.reason,
        "or": ", ".join(map(tell_days, timex.alternatives)),
    }
    lines = [f"  {name:<8} {clean(fact)}" for name, fact in facts.items() if fact]
    return "\n".join([clean(timex.text), *lines])


def tell_counts(counts: Mapping[str, int], path: Path | None = None) -> str:
    """Write the closing line of a run: how many of everything, and where the file is.

    >>> tell_counts({"articles": 2, "events": 1})
    '2 articles, 1 event'
    """
    told = ", ".join(
        f"{counts[name]} {name[: -1 if counts[name] == 1 else None]}" for name in _COUNTS if name in counts
    )
    return told if path is None else clean(f"{told} -> {path}")
