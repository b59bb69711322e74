"""Settles when an event was, from what its mentions say: the most precise date that all of them can share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from babel.dates import format_date

from timeline.lang.linkage import LinkageWords
from timeline.linkage.profile import Profile
from timeline.linkage.sources import tell_versions
from timeline.values import DateBasis, Status

Row = Mapping[str, Any]

COLUMNS = [
    "event_date",
    "date_start",
    "date_end",
    "core_start",
    "core_end",
    "date_edtf",
    "grain",
    "time_precision",
    "time",
    "date_text",
    "date_value",
    "date_mod",
    "date_anchor",
    "date_basis",
    "date_rule",
    "date_reason",
    "date_alternatives",
    "date_char_start",
    "date_char_end",
    "article_id",
]

_FACT = (Status.OCCURRED, Status.ONGOING, Status.CLAIMED)


def settle_days(
    members: Sequence[Profile], rows: Sequence[Row], words: LinkageWords
) -> tuple[dict[str, Any], str | None]:
    """Give the date columns (with the `article_id` they are from), and the line that tells of a contradiction.

    An expression outweighs a date carried over only where they agree in part; a report's own day counts only where
    nothing better is known, and then the earliest report's; and so does the day of a sentence that only refers back.
    """
    told = [i for i, m in enumerate(members) if m.days.basis in (DateBasis.TIMEX, DateBasis.CARRIED) and m.days.length]
    told = [i for i in told if members[i].status in _FACT] or told
    told = [i for i in told if members[i].days.exact or not members[i].days.back] or told
    if not told:
        dated = [i for i, m in enumerate(members) if m.days.length]
        earliest = min(dated, key=lambda i: (members[i].days.start, members[i].order)) if dated else 0
        return {column: rows[earliest][column] for column in COLUMNS}, None
    spans = [_span(members[i]) for i in told]
    if all(members[i].days.lasting for i in told):
        start, end, how = min(s for s, _ in spans), max(e for _, e in spans), "dated-lasting"
    else:
        start, end, how = max(s for s, _ in spans), min(e for _, e in spans), "dated-overlap"
    conflict = None
    if start > end:
        start, end, how = min(s for s, _ in spans), max(e for _, e in spans), "dated-range"
        conflict = tell_versions("days", [(tell_span(*_span(members[i]), words), members[i]) for i in told], words)
    givers = [i for i in told if _span(members[i]) == (start, end)]
    if givers and conflict is None:
        best = min(givers, key=lambda i: (members[i].days.basis != DateBasis.TIMEX, rows[i]["time"] is None, i))
        return {column: rows[best][column] for column in COLUMNS}, None
    return _derived(start, end, words.conflicts[how], rows[told[0]], lasting=how == "dated-lasting"), conflict


def _span(member: Profile) -> tuple[int, int]:
    assert member.days.start is not None and member.days.end is not None
    return member.days.start, member.days.end


def tell_span(start: int, end: int, words: LinkageWords) -> str:
    """Write days (ordinals, inclusive) for people.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.linkage import load_linkage
    >>> tell_span(738238, 738238, load_linkage(load_lang("nl")))
    '24 maart 2022'
    """
    first, last = (format_date(dt.date.fromordinal(day), "d MMMM y", locale=words.code) for day in (start, end))
    return first if start == end else words.conflicts["range"].format(low=first, high=last)


def date_cells(start: int, end: int, *, lasting: bool = False) -> dict[str, Any]:
    """Give the columns that follow from the days alone (ordinals, inclusive); the rest of the date is unknown."""
    first, last = dt.datetime.fromordinal(start), dt.datetime.fromordinal(end)
    core = (first, last) if start == end or lasting else (None, None)
    return {
        "event_date": dt.datetime.fromordinal(start + (end - start) // 2),
        "date_start": first,
        "date_end": last,
        "core_start": core[0],
        "core_end": core[1],
        "date_edtf": _edtf(start, end),
        "grain": "day",
        "time_precision": 1 if start == end else 2 if end - start < 31 else 3,
        **dict.fromkeys(
            [
                "time",
                "date_text",
                "date_value",
                "date_mod",
                "date_anchor",
                "date_alternatives",
                "date_char_start",
                "date_char_end",
            ]
        ),
    }


def _derived(start: int, end: int, reason: str, row: Row, *, lasting: bool) -> dict[str, Any]:
    return {
        **date_cells(start, end, lasting=lasting),
        "date_basis": row["date_basis"],
        "date_rule": None,
        "date_reason": reason,
        "article_id": row["article_id"],
    }


def _edtf(start: int, end: int) -> str:
    first, last = dt.date.fromordinal(start).isoformat(), dt.date.fromordinal(end).isoformat()
    return first if start == end else f"{first}/{last}"
