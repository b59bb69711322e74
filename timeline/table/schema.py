"""The columns of the table of events and their dtypes, frames made of mentions, and the check that guards them.

The schema is one list, `COLUMNS`; a frame of mentions and a frame of merged events have the same columns. Names
follow ACLED and UCDP GED where they have one. Missing is NA, never 0, never "".
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from timeline.errors import TableError
from timeline.values import Article, CountKind, DateBasis, EventMention, Grain, Status

DAYS = "datetime64[s]"  # nanoseconds end in 1677; wars do not


class Column(NamedTuple):
    """One column: its name, its pandas dtype, and whether it may be missing."""

    name: str
    dtype: str
    nullable: bool = True


COLUMNS: tuple[Column, ...] = (
    Column("event_id", "string", nullable=False),
    Column("event_date", DAYS),
    Column("date_start", DAYS),
    Column("date_end", DAYS),
    Column("core_start", DAYS),
    Column("core_end", DAYS),
    Column("date_edtf", "string"),
    Column("grain", "category"),
    Column("time_precision", "Int8"),
    Column("time", "string"),
    Column("date_text", "string"),
    Column("date_value", "string"),
    Column("date_mod", "string"),
    Column("date_anchor", DAYS),
    Column("date_basis", "category", nullable=False),
    Column("date_rule", "string"),
    Column("date_reason", "string"),
    Column("date_alternatives", "string"),
    Column("date_char_start", "Int64"),
    Column("date_char_end", "Int64"),
    Column("status", "category", nullable=False),
    Column("event_type", "category", nullable=False),
    Column("sub_event_type", "category"),
    Column("trigger", "string", nullable=False),
    Column("actor1", "string"),
    Column("actor2", "string"),
    Column("location", "string"),
    Column("country", "string"),
    Column("iso", "string"),
    Column("latitude", "Float64"),
    Column("longitude", "Float64"),
    Column("geo_precision", "Int8"),
    Column("fatalities_low", "Int32"),
    Column("fatalities_high", "Int32"),
    Column("injured_low", "Int32"),
    Column("injured_high", "Int32"),
    Column("count_kind", "category"),
    Column("casualty_text", "string"),
    Column("attribution", "string"),
    Column("notes", "string", nullable=False),
    Column("quote", "string", nullable=False),
    Column("article_id", "string", nullable=False),
    Column("title", "string"),
    Column("publisher", "string"),
    Column("url", "string"),
    Column("published", DAYS, nullable=False),
    Column("char_start", "Int64", nullable=False),
    Column("char_end", "Int64", nullable=False),
    Column("n_sources", "Int16", nullable=False),
    Column("mention_ids", "object", nullable=False),
    Column("first_reported", DAYS, nullable=False),
    Column("last_reported", DAYS, nullable=False),
    Column("conflicts", "string"),
    Column("confidence", "Float32", nullable=False),
)
NAMES: tuple[str, ...] = tuple(column.name for column in COLUMNS)

# closed vocabularies; the event types are open, since a user's own lexicon may add some
VOCABULARIES: dict[str, tuple[str, ...]] = {
    "grain": tuple(grain.name.lower() for grain in Grain),
    "date_basis": tuple(DateBasis),
    "status": tuple(Status),
    "count_kind": tuple(CountKind),
}


def _cell(value: Any) -> Any:
    if isinstance(value, Grain):
        return value.name.lower()
    return value


def from_mentions(mentions: Iterable[tuple[Article, EventMention]]) -> pd.DataFrame:
    """Make the frame of mentions, one row each, in the order given; checked.

    >>> len(from_mentions([]))
    0
    """
    rows = []
    for article, mention in mentions:
        row = {name: _cell(getattr(mention, name)) for name in _MENTION_FIELDS}
        row |= {
            "title": article.title,
            "publisher": article.publisher,
            "url": article.url,
            "published": article.published_on,
            "first_reported": article.published_on,
            "last_reported": article.published_on,
            "n_sources": 1,
            "mention_ids": (mention.event_id,),
            "conflicts": None,
        }
        rows.append(row)
    return check(as_table(pd.DataFrame(rows, columns=list(NAMES), dtype=object)))


_MENTION_FIELDS = tuple(field.name for field in dataclasses.fields(EventMention))


def as_table(frame: pd.DataFrame) -> pd.DataFrame:
    """Put the columns in order and give them their dtypes; columns that are not ours stay, at the end.

    Raises:
        TableError: a cell does not fit its column's dtype; the message names the column.
    """
    done: dict[str, pd.Series] = {}
    for column in COLUMNS:
        values = frame[column.name] if column.name in frame else pd.Series([None] * len(frame), index=frame.index)
        try:
            if column.dtype == "category":
                values = values.astype("object").where(values.notna(), None)
                known = VOCABULARIES.get(column.name)
                if known and (foreign := values[values.notna() & ~values.isin(known)]).size:
                    raise ValueError(f"{foreign.iloc[0]!r} is none of {', '.join(known)}")
                done[column.name] = values.astype(pd.CategoricalDtype(list(known)) if known else "category")
            elif column.dtype == DAYS:
                done[column.name] = pd.to_datetime(values).astype(np.dtype(DAYS))
            else:
                dtype: Any = column.dtype  # one of many literals for the stubs
                done[column.name] = values.astype(dtype)
        except (ValueError, TypeError, OverflowError) as error:
            raise TableError(f"column {column.name}: {error}") from error
    extra = {str(name): frame[name] for name in frame if name not in done}
    return pd.DataFrame(done | extra, index=frame.index)


def check(frame: pd.DataFrame, *, first_row: int = 1) -> pd.DataFrame:
    """Return the frame as it is if it keeps the schema; `first_row` is the number of the first row in messages.

    Raises:
        TableError: a column is absent or has another dtype, a cell that may not be missing is, a first day comes
            after its last, the certain days are not within the possible ones, or two rows bear one `event_id`.
    """
    for column in COLUMNS:
        if column.name not in frame:
            raise TableError(f"the table has no column {column.name!r}")
        dtype = str(frame[column.name].dtype)
        if dtype != column.dtype:
            raise TableError(f"column {column.name!r} is {dtype}, not {column.dtype}")
        if not column.nullable and (missing := frame[column.name].isna()).any():
            raise TableError(f"row {first_row + _place(missing)}: {column.name!r} is missing")
    orders = (
        ("date_start", "date_end"),
        ("core_start", "core_end"),
        ("date_start", "core_start"),
        ("core_end", "date_end"),
        ("fatalities_low", "fatalities_high"),
        ("injured_low", "injured_high"),
        ("char_start", "char_end"),
        ("first_reported", "last_reported"),
    )
    for low, high in orders:
        wrong = (frame[low] > frame[high]).fillna(False).astype(bool)
        if wrong.any():
            raise TableError(f"row {first_row + _place(wrong)}: {low} lies after {high}")
    if (again := frame["event_id"].duplicated()).any():
        raise TableError(f"row {first_row + _place(again)}: its event_id stands in an earlier row too")
    return frame


def _place(where: pd.Series) -> int:
    """The first position where the mask holds, for messages."""
    return int(where.to_numpy().argmax())
