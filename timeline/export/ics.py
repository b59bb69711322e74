"""Writes iCalendar (RFC 5545): one all-day entry an event, for any calendar program."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from timeline.export.choice import REPORTED, Export, Row, choose, has_day, is_vague

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_WIDTH = 75  # bytes a line may have before it is folded


def to_ics(rows: Sequence[Row]) -> Export:
    """Make the entries of the events that have a day.

    An event that happened on one of several days spans them all, with a "~" before its summary. What is planned,
    denied or supposed is tentative. The stamp is the last day of report, so that the same table gives the same file.
    """
    kept, left_out = choose(rows, ("no day; a calendar needs one", has_day))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//conflict-timeline//timeline//EN", "CALSCALE:GREGORIAN"]
    for row in kept:
        lines += ["BEGIN:VEVENT", *_entry(row), "END:VEVENT"]
    text = "".join(fold(line) + "\r\n" for line in [*lines, "END:VCALENDAR"])
    return Export(text, len(kept), left_out)


def _entry(row: Row) -> Iterator[str]:
    last = dt.date.fromisoformat(row["date_end"])
    yield f"UID:{_clean(row['event_id'])}@conflict-timeline"
    yield f"DTSTAMP:{_compact(row['last_reported'])}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_compact(row['date_start'])}"
    if last < dt.date.max:  # the end is exclusive, and there is no day after the last
        yield f"DTEND;VALUE=DATE:{_compact((last + dt.timedelta(days=1)).isoformat())}"
    yield f"SUMMARY:{'~ ' if is_vague(row) else ''}{escape(row['notes'] or row['trigger'])}"
    told = [row["date_edtf"], row["time"], row["quote"], row["attribution"], row["publisher"], row["title"]]
    yield f"DESCRIPTION:{escape(chr(10).join(part for part in told if part))}"
    if row["location"]:
        yield f"LOCATION:{escape(row['location'])}"
    if row["latitude"] is not None and row["longitude"] is not None:
        yield f"GEO:{row['latitude']:.6f};{row['longitude']:.6f}"
    yield f"CATEGORIES:{escape(row['event_type'])}"
    yield f"STATUS:{'CONFIRMED' if row['status'] in REPORTED else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"
    if row["url"] and row["url"].startswith(("http://", "https://")):
        yield f"URL:{_clean(row['url'])}"


def _compact(day: str) -> str:
    return day[:10].replace("-", "")


def _clean(text: str) -> str:
    """Text on one line, without what could begin a line of its own."""
    return _CONTROL.sub("", text).replace("\n", "")


def escape(text: str) -> str:
    r"""Escape a text value as RFC 5545, section 3.3.11, has it.

    >>> escape("een; twee,\ndrie")
    'een\\; twee\\,\\ndrie'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return _CONTROL.sub(" ", text)


def fold(line: str) -> str:
    r"""Fold a line to 75 bytes, never inside a character.

    >>> max(len(part.encode()) for part in fold("é" * 200).split("\r\n"))
    75
    """
    parts, size = [""], 0
    for sign in line:
        width = len(sign.encode("utf-8"))
        if size + width > _WIDTH:
            parts.append("")
            size = 1  # the space that begins a folded line
        parts[-1] += sign
        size += width
    return "\r\n ".join(parts)
