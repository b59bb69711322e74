"""Reads a table from `.csv`, `.json` or `.parquet`, also one that was edited by hand in a spreadsheet."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from timeline.errors import InputError, TableError
from timeline.load.decoding import read_text
from timeline.table.cells import parse_cell, unshield
from timeline.table.schema import COLUMNS, NAMES, as_table, check
from timeline.table.writing import format_of

_FIRST_ROW = 2  # a spreadsheet counts the header as row 1
_LONGEST_CELL = 2**31 - 1
_COLUMN = {column.name: column for column in COLUMNS}
_PLAIN_EDTF = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")
_EDTF = re.compile(r"[-\d/~?%.XYESTZ:+{},]+")  # ISO 8601-2
# what a row that a person adds by hand must have; the rest may be missing or follows from it
_REQUIRED = ("event_id", "event_type", "status", "published")


def read_table(path: str | Path) -> pd.DataFrame:
    """Read a table of events or mentions and check it.

    A CSV may have semicolons, tabs or bars for commas, a byte order mark, days as 23-3-2022, numbers as 1.200 or 50,45.
    Columns that are not ours stay, at the end.

    Raises:
        TableError: the file cannot be read, a column is absent, or a cell does not hold; the message names the row (as
            a spreadsheet numbers it: the header is row 1) and the column.
    """
    path = Path(path)
    ending = format_of(path)
    try:
        if ending == ".parquet":
            return check(_from_parquet(path))
        rows, first = (_csv_rows(path), _FIRST_ROW) if ending == ".csv" else (_json_rows(path), 1)
        return check(_frame(rows, first), first_row=first)
    except (TableError, InputError) as error:
        raise TableError(f"{path}: {error}") from error


def _from_parquet(path: Path) -> pd.DataFrame:
    if not path.is_file():
        raise TableError("does not exist; check the name and the folder")
    try:
        frame = pd.read_parquet(path)
    except (pa.ArrowException, OSError, ValueError, KeyError) as error:
        raise TableError(f"is not a Parquet file that can be read ({str(error).splitlines()[0]})") from error
    _refuse_absent(list(map(str, frame.columns)))
    ids = [None if value is None else tuple(map(str, value)) for value in frame["mention_ids"]]
    return as_table(frame.assign(mention_ids=pd.Series(ids, index=frame.index, dtype=object)))


def _csv_rows(path: Path) -> list[dict[str, Any]]:
    text, _ = read_text(path, keep_line_ends=True)  # a cell may hold any line end
    text = text.removeprefix("\ufeff")
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=head.count)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[dict[str, Any]] = []
    try:
        header = _header(next(reader, []))
        for number, cells in enumerate(reader, start=_FIRST_ROW):
            if len(cells) > len(header) and any(cells[len(header) :]):
                raise TableError(f"row {number}: has {len(cells)} cells, the header {len(header)}; quote the delimiter")
            rows.append({name: unshield(cell) for name, cell in zip(header, cells, strict=False) if name})
    except csv.Error as error:
        raise TableError(
            f"row {len(rows) + _FIRST_ROW}: {error}; quotes in a cell must be doubled and closed"
        ) from error
    while rows and not any(cell.strip() for cell in rows[-1].values()):
        rows.pop()  # spreadsheets leave empty rows at the end
    return rows


def _header(cells: list[str]) -> list[str]:
    """The names of the columns: ours whatever their case, others as they are."""
    names = [unshield(cell.strip()) for cell in cells]
    names = [name.lower() if name.lower() in _COLUMN else name for name in names]
    if twice := sorted({name for name in names if name and names.count(name) > 1}):
        raise TableError(f"the column {twice[0]} stands in the header twice; leave one out")
    _refuse_absent(names)
    return names


def _json_rows(path: Path) -> list[dict[str, Any]]:
    text, _ = read_text(path)
    try:
        rows = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise TableError(f"is not JSON ({error})") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise TableError("is no list of rows; a table is a list of objects, one a row")
    for number, row in enumerate(rows, start=1):
        try:
            _refuse_absent(list(row))
        except TableError as error:
            raise TableError(f"row {number}: {error}") from error
    return rows


def _refuse_absent(names: list[str]) -> None:
    if absent := [name for name in _REQUIRED if name not in names]:
        raise TableError(f"has no column {', '.join(absent)}; is this a table that timeline wrote?")


def _frame(rows: list[dict[str, Any]], first: int) -> pd.DataFrame:
    """Parse every cell, and fill in what a row without a story can be told to be."""
    columns: dict[str, list[Any]] = {name: [] for name in NAMES}
    for number, row in enumerate(rows, start=first):
        parsed = _fill({name: _parse(row.get(name), name, number) for name in NAMES})
        for name, value in parsed.items():
            columns[name].append(value)
    extra = dict.fromkeys(name for row in rows for name in row if name not in _COLUMN)
    for name in extra:
        cells = [row.get(name) for row in rows]
        columns[name] = [None if cell == "" else cell for cell in cells]
    return as_table(pd.DataFrame(columns, dtype=object))


def _parse(value: Any, name: str, row: int) -> Any:
    try:
        return parse_cell(value, _COLUMN[name])
    except ValueError as error:
        raise TableError(f"row {row}, column {name}: {str(value)[:60]!r} {error}") from error


def _fill(row: dict[str, Any]) -> dict[str, Any]:
    """Give a row that a person added or changed what follows from the rest of it; nothing is made up."""
    start, end = row["date_start"], row["date_end"]
    if start and end and start <= end:
        if row["event_date"] and not start <= row["event_date"] <= end:
            row["event_date"] = None
        if row["date_edtf"] and not _agrees(row["date_edtf"], start, end):
            row["date_edtf"] = "/".join(dict.fromkeys((start.isoformat(), end.isoformat())))
    follows = {
        "event_date": start + (end - start) // 2 if start and end else None,
        "first_reported": row["published"],
        "last_reported": row["published"],
        "mention_ids": (row["event_id"],),
        "n_sources": 1,
        "date_basis": "none",
        "char_start": 0,
        "char_end": 0,
        "confidence": 1.0,
    }
    return {name: follows.get(name) if value is None else value for name, value in row.items()}


def _agrees(edtf: str, start: dt.date, end: dt.date) -> bool:
    """Whether an EDTF string may still say those days: an edit leaves it behind, Excel makes "mrt-22" of a month."""
    if _PLAIN_EDTF.fullmatch(edtf):
        first, _, last = edtf.partition("/")
        return (first, last or first) == (start.isoformat(), end.isoformat())
    return _EDTF.fullmatch(edtf) is not None
