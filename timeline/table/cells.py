"""Knows how a cell of the table is written in a file, and reads it back, also as spreadsheets change it.

Excel with Dutch settings turns 2022-03-23 into 23-3-2022, 50.45 into 50,45, 1200 into 1.200 and 21:00 into 21:00:00.
Each of these is read for what it was; what could be two things is an error, never a guess.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

from timeline.table.schema import DAYS, VOCABULARIES, Column

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]0?0:00(?::00(?:\.0+)?)?Z?)?")
_DUTCH_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: 0?0:00(?::00)?)?")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+")
_WHOLE = re.compile(r"([+-]?\d+)(?:[.,]0*)?")
_DECIMAL = re.compile(r"[+-]?\d*[.,]?\d+(?:[eE][+-]?\d+)?")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2}):00")
_MISSING = frozenset({"", "#n/a", "#n/b"})
_MISSING_NUMBERS = _MISSING | {"na", "n/a", "nan", "nat", "null", "none", "<na>", "-"}
_LIMITS: dict[str, tuple[float, float]] = {"latitude": (-90, 90), "longitude": (-180, 180), "confidence": (0, 1)}
_BITS = {"Int8": 7, "Int16": 15, "Int32": 31, "Int64": 63}


def shield(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula; `unshield` takes it away again.

    >>> shield("=1+1"), shield("-"), unshield(shield("'=x"))
    ("'=1+1", "'-", "'=x")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unshield(text: str) -> str:
    """Take away the apostrophe of `shield`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def parse_cell(value: Any, column: Column) -> Any:
    """Read one cell of a file; None where it is missing.

    Raises:
        ValueError: the cell is not what its column holds; the message says what that is.

    >>> parse_cell("23-3-2022", Column("date_start", DAYS)), parse_cell("1.200", Column("injured_low", "Int32"))
    (datetime.date(2022, 3, 23), 1200)
    """
    if column.name == "mention_ids":
        return _parse_ids(value)
    if value is None or (isinstance(value, str) and _is_missing(value, column)):
        return "" if column.dtype == "string" and not column.nullable and column.name != "event_id" else None
    if column.dtype == DAYS:
        return _parse_day(value)
    if column.dtype.startswith("Int"):
        return _parse_whole(value, _BITS[column.dtype])
    if column.dtype.startswith("Float"):
        return _parse_decimal(value, *_LIMITS[column.name])
    return _parse_text(str(value), column.name)


def _is_missing(text: str, column: Column) -> bool:
    if column.dtype in ("string", "category"):  # here "NA" and "-" may be what an article says
        return text.lower() in _MISSING
    return text.strip().lower() in _MISSING_NUMBERS


def _parse_day(value: Any) -> dt.date:
    if isinstance(value, dt.date):
        return value
    text = str(value).strip()
    if found := _ISO_DAY.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _DUTCH_DAY.fullmatch(text):
        day, month, year = map(int, found.groups())
    else:
        raise ValueError("is no day; write 2022-03-23 or 23-3-2022")
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise ValueError("is no day of the calendar; write 2022-03-23 or 23-3-2022") from error


def _parse_whole(value: Any, bits: int) -> int:
    text = str(value).strip()
    if isinstance(value, bool):
        raise ValueError("is no whole number")
    if _THOUSANDS.fullmatch(text):
        number = int(re.sub(r"[^\d+-]", "", text))
    elif found := _WHOLE.fullmatch(text):
        number = int(found[1])
    else:
        raise ValueError("is no whole number")
    if not -(2**bits) <= number < 2**bits:
        raise ValueError("is too large a number for this column")
    return number


def _parse_decimal(value: Any, low: float, high: float) -> float:
    text = str(value).strip()
    if isinstance(value, bool) or not _DECIMAL.fullmatch(text):
        raise ValueError("is no number; write 50.45 or 50,45")
    number = float(text.replace(",", "."))
    if not low <= number <= high:
        raise ValueError(f"lies outside {low} to {high}; did the spreadsheet lose its decimal point?")
    return number


def _parse_text(text: str, name: str) -> str:
    known = VOCABULARIES.get(name)
    if known:
        word = text.strip().lower()
        if word not in known:
            raise ValueError(f"is none of {', '.join(known)}")
        return word
    if name == "time" and (found := _CLOCK.fullmatch(text.strip())):
        return f"{int(found[1]):02}:{found[2]}"
    if name in ("date_edtf", "date_value") and _DUTCH_DAY.fullmatch(text.strip()):
        return _parse_day(text).isoformat()
    return text


def _parse_ids(value: Any) -> tuple[str, ...] | None:
    """The ids of mentions: a JSON list, or ids with white space or semicolons between them."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            value = re.split(r"[\s;]+", value.strip())
    if isinstance(value, str | int):
        value = [str(value)]
    if not isinstance(value, list | tuple) or not value or not all(isinstance(each, str) for each in value):
        raise ValueError('is no list of ids; write ["id1", "id2"]')
    return tuple(value)
