"""Writes the JSON of Knight Lab's TimelineJS: one slide an event; a month stays a month, without a day."""

from __future__ import annotations

import datetime as dt
import html
import json
from collections.abc import Sequence
from typing import Any

from timeline.export.choice import Export, Row, choose, has_day

_NO_DAY = ("month", "quarter", "season")
_NO_MONTH = ("year", "decade", "century")


def to_timelinejs(rows: Sequence[Row]) -> Export:
    """Make the slides of the events that have a day; text is escaped, since TimelineJS shows it as HTML."""
    kept, left_out = choose(rows, ("no day; TimelineJS needs one", has_day))
    story = {"events": [_slide(row) for row in kept]}
    return Export(json.dumps(story, ensure_ascii=False, indent=1) + "\n", len(kept), left_out)


def _slide(row: Row) -> dict[str, Any]:
    quote = f"<blockquote>{html.escape(row['quote'])}</blockquote>"
    source = " | ".join(html.escape(part) for part in (row["publisher"], row["title"], row["published"]) if part)
    slide: dict[str, Any] = {
        "unique_id": row["event_id"],
        "start_date": _date(row["date_start"], row["grain"]) | _clock(row),
        "display_date": row["date_edtf"],
        "text": {"headline": html.escape(row["notes"] or row["trigger"]), "text": f"{quote}<p>{source}</p>"},
        "group": row["event_type"],
        "autolink": False,
    }
    if row["date_end"] != row["date_start"]:
        slide["end_date"] = _date(row["date_end"], row["grain"])
    return {name: value for name, value in slide.items() if value is not None}


def _date(day: str, grain: str | None) -> dict[str, int]:
    date = dt.date.fromisoformat(day)
    if grain in _NO_MONTH:
        return {"year": date.year}
    if grain in _NO_DAY:
        return {"year": date.year, "month": date.month}
    return {"year": date.year, "month": date.month, "day": date.day}


def _clock(row: Row) -> dict[str, int]:
    """The clock time, where the table has one ("21:00") and not a part of the day."""
    hour, colon, minute = (row["time"] or "").partition(":")
    if colon and hour.isdigit() and minute.isdigit():
        return {"hour": int(hour), "minute": int(minute)}
    return {}
