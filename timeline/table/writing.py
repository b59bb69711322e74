"""Writes the table to `.csv`, `.json` or `.parquet`; each is read back exactly by `timeline.table.read_table`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from timeline.errors import TableError
from timeline.table.cells import shield
from timeline.table.schema import check

FORMATS = (".csv", ".json", ".parquet")


def format_of(path: str | Path) -> str:
    """Tell the format of a table file by the ending of its name.

    Raises:
        TableError: it has an ending that is no format of ours.

    >>> format_of("events.CSV")
    '.csv'
    """
    ending = Path(path).suffix.lower()
    if ending not in FORMATS:
        raise TableError(f"{path}: a table ends in {', '.join(FORMATS)}; name the file so")
    return ending


def write_table(frame: pd.DataFrame, path: str | Path) -> None:
    """Write a table; the folder is there, the ending of the name is the format.

    CSV is UTF-8 with its mark, so that a spreadsheet shows the letters right, and a cell that a spreadsheet would run
    as a formula has an apostrophe before it.

    Raises:
        TableError: the frame breaks the schema, or the ending is no format of ours.
    """
    ending, path = format_of(path), Path(path)
    if ending == ".csv":
        path.write_text(format_csv(frame), encoding="utf-8-sig", newline="")
    elif ending == ".json":
        text = json.dumps(plain_rows(frame), ensure_ascii=False, indent=1, allow_nan=False, default=str)
        path.write_text(text + "\n", encoding="utf-8", newline="\n")
    else:
        # Arrow knows lists, not tuples of Python objects
        lists = frame["mention_ids"].map(list)
        check(frame).assign(mention_ids=lists).to_parquet(path, index=False)


def format_csv(frame: pd.DataFrame) -> str:
    r"""Write a table as the text of a CSV file (RFC 4180): commas, a header, lines that end in \r\n.

    Raises:
        TableError: the frame breaks the schema.

    >>> from timeline.table import from_mentions
    >>> format_csv(from_mentions([]))[:21]
    'event_id,event_date,d'
    """
    return csv_text(map(str, frame.columns), _rows(frame))


def plain_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the rows as plain Python: None for missing, days as ISO strings, ids as lists.

    Raises:
        TableError: the frame breaks the schema.
    """
    return [dict(zip(map(str, frame.columns), row, strict=True)) for row in _rows(frame)]


def csv_text(header: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    r"""Write any header and rows as CSV, with what a spreadsheet would run shielded.

    >>> csv_text(["a", "b"], [["=1+1", None]])
    "a,b\r\n'=1+1,\r\n"
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([shield(name) for name in header])
    writer.writerows([_csv_cell(cell) for cell in row] for row in rows)
    return target.getvalue()


def _csv_cell(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, list):
        return json.dumps(cell, ensure_ascii=False)
    return shield(cell) if isinstance(cell, str) else str(cell)


def _rows(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    """The rows with plain Python cells: None for missing, days as ISO strings, ids as lists."""
    check(frame)
    columns: list[list[Any]] = []
    for name in frame.columns:
        values = frame[name]
        cells: list[Any]
        if values.dtype.kind == "M":
            cells = [None if pd.isna(day) else _day(day) for day in values]
        elif name == "mention_ids":
            cells = [list(ids) for ids in values]
        elif str(values.dtype) == "Float32":
            cells = [None if pd.isna(number) else float(str(number)) for number in values]
        else:
            missing = values.isna()
            cells = [None if gone else cell for gone, cell in zip(missing, values.astype(object), strict=True)]
        columns.append(cells)
    return list(zip(*columns, strict=True))


def _day(day: pd.Timestamp) -> str:
    """A day as it is written: without a clock time where it has none."""
    return day.isoformat().removesuffix("T00:00:00")
