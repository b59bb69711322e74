"""The table as the drawing modules read it: one plain dict a row, a missing cell None, a day a `date`."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pandas as pd

from timeline.table import COLUMNS, DAYS

Row = dict[str, Any]

_EPOCH = dt.date(1970, 1, 1).toordinal()
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


def rows_of(frame: pd.DataFrame) -> list[Row]:
    """Turn a frame of the schema into rows, in order; columns that are not ours are left out."""
    cells: dict[str, list[Any]] = {}
    for column in COLUMNS:
        values = frame[column.name]
        if column.dtype == DAYS:
            cells[column.name] = [None if pd.isna(value) else value.date() for value in values]
        elif column.dtype == "object":
            cells[column.name] = list(values)
        else:
            plain = values.astype(object)
            cells[column.name] = plain.where(values.notna(), None).tolist()
    return [dict(zip(cells, row, strict=True)) for row in zip(*cells.values(), strict=True)]


def is_dated(row: Row) -> bool:
    """Whether the event has a place on the calendar."""
    return row["date_start"] is not None and row["date_end"] is not None


def is_exact(row: Row) -> bool:
    """Whether the event has a day rather than a period."""
    return is_dated(row) and row["date_start"] == row["date_end"]


def day_number(day: dt.date) -> int:
    """Count the days since 1 January 1970, which is how the page's script keeps days.

    >>> day_number(dt.date(1970, 1, 2))
    1
    """
    return day.toordinal() - _EPOCH


def glyph_day(row: Row) -> float:
    """Place the glyph of a dated event on the axis, in days: the start of what is certain, else the middle.

    A clock time moves the glyph of a one-day event within its day.
    """
    if row["core_start"] is not None and row["core_start"] != row["core_end"]:
        return day_number(row["core_start"]) + 0.5
    first, last = day_number(row["date_start"]), day_number(row["date_end"])
    if first == last and (clock := _CLOCK.search(row["time"] or "")):
        return first + int(clock[1]) / 24 + int(clock[2]) / 1440
    return (first + last + 1) / 2


def actors_of(row: Row) -> list[str]:
    """The actors that the row names, each once."""
    return list(dict.fromkeys(name for name in (row["actor1"], row["actor2"]) if name))


def place_of(row: Row) -> str | None:
    """The place of an event, else its country."""
    name: str | None = row["location"] or row["country"]
    return name


def sort_rows(rows: list[Row]) -> list[Row]:
    """Order events by day: first day, then those known to the day, then the shorter period; undated last."""

    def key(row: Row) -> tuple[Any, ...]:
        if not is_dated(row):
            return (1, 0, 0, 0.0, row["article_id"], row["char_start"], row["event_id"])
        first = day_number(row["date_start"])
        length = day_number(row["date_end"]) - first
        return (0, first, length, glyph_day(row), row["article_id"], row["char_start"], row["event_id"])

    return sorted(rows, key=key)
