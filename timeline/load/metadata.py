"""Reads tables of articles: the `metadata.csv` beside a folder of texts, and `.csv` files that hold the texts."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

from timeline.errors import MetadataError
from timeline.lang.load import LoadData
from timeline.load.decoding import read_text
from timeline.load.draft import Draft, name_fields

NAME = "metadata.csv"
_LONGEST_CELL = 2**31 - 1  # an article in a cell is longer than the csv module allows by itself

Note = Callable[[str, str], None]
"""Called with a place and what is wrong there."""


def read_rows(path: Path, needed: tuple[str, ...], words: LoadData, note: Note) -> Iterator[tuple[int, dict[str, str]]]:
    """Read a table with a header, whatever its delimiter; gives each row's line number and its known fields.

    Raises:
        MetadataError: the file is no table, or lacks a column of `needed`; the message names it.
    """
    text, remark = read_text(path)
    if remark:
        note(str(path), remark)
    text = text.removeprefix("\ufeff")
    head = text.lstrip("\n").split("\n", 1)[0]
    delimiter = max(",;\t|", key=head.count)
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = next((row for row in rows if any(cell.strip() for cell in row)), [])
        known = name_fields(dict.fromkeys(header, "x"), words)
        if absent := [name for name in needed if name not in known]:
            raise MetadataError(
                f"has no column {' and no column '.join(absent)} (its columns: {', '.join(header)[:200]}); "
                f"the first line must name the columns, at least {', '.join(needed)}"
            )
        for row in rows:
            if any(cell.strip() for cell in row):
                if len(row) > len(header):
                    sizes = f"has {len(row)} cells, the header {len(header)}"
                    note(f"{path}, line {rows.line_num}", f"{sizes}; put quotes around a cell with {delimiter!r} in it")
                yield rows.line_num, name_fields(dict(zip(header, row, strict=False)), words)
    except csv.Error as error:
        raise MetadataError(f"line {rows.line_num}: {error}; quotes in a cell must be doubled and closed") from error


def read_metadata(folder: Path, names: set[str], words: LoadData, note: Note) -> dict[str, dict[str, str]]:
    """Read the `metadata.csv` of a folder: the fields of each file, by its name in the folder.

    Raises:
        MetadataError: the table does not hold.
    """
    path = folder / NAME
    found: dict[str, dict[str, str]] = {}
    for line, fields in read_rows(path, ("file", "published"), words, note):
        place = f"{path}, line {line}"
        name = fields.pop("file", "").replace("\\", "/").removeprefix("./")
        if not name:
            note(place, "names no file; fill in the column file")
        elif name not in names:
            note(place, f"names {name}, which is not in {folder}; correct the name or leave the row out")
        elif name in found:
            note(place, f"names {name} a second time; the first row was used")
        else:
            found[name] = fields
    return found


def read_table_of_articles(path: Path, words: LoadData, note: Note) -> Iterator[Draft]:
    """Read a `.csv` with one article a row; a column with the text is needed.

    Raises:
        MetadataError: the table does not hold.
    """
    for number, (line, fields) in enumerate(read_rows(path, ("text",), words, note), start=1):
        place = f"{path}, line {line}"
        if "text" in fields:
            yield Draft(place, f"{path.stem}-{number}", fields.pop("text"), fields)
        else:
            note(place, "has no text; fill it in or leave the row out")
