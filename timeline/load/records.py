"""Reads `.jsonl` (one article a line) and `.json` (one article, a list of them, or a list under a key)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from timeline.errors import InputError
from timeline.lang.load import LoadData
from timeline.load.decoding import read_text
from timeline.load.draft import FIELDS, Draft, name_fields
from timeline.load.metadata import Note

_LISTS = ("articles", "items", "documents", "records", "entries")


def read_json_lines(path: Path, words: LoadData, note: Note) -> Iterator[Draft]:
    """Read one article a line; a line that does not hold is noted, and the rest goes on.

    Raises:
        InputError: the file is no text.
    """
    text, remark = read_text(path)
    if remark:
        note(str(path), remark)
    # only real line breaks: str.splitlines would also cut at U+2028, which JSON allows inside a string
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if line.strip():
            place = f"{path}, line {number}"
            try:
                yield from _draft(json.loads(line), place, f"{path.stem}-{number}", words, note)
            except (ValueError, RecursionError) as error:
                note(place, f"is not JSON ({error}); correct the line or leave it out")


def read_json(path: Path, words: LoadData, note: Note) -> Iterator[Draft]:
    """Read a JSON file that holds one article or several.

    Raises:
        InputError: the file is no text or not JSON.
    """
    text, remark = read_text(path)
    if remark:
        note(str(path), remark)
    try:
        whole = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"is not JSON ({error}); one article a line goes in a .jsonl file") from error
    if isinstance(whole, dict):
        inner = next((whole[key] for key in _LISTS if isinstance(whole.get(key), list)), None)
        if inner is None:
            yield from _draft(whole, str(path), path.stem, words, note)
            return
        whole = inner
    if not isinstance(whole, list):
        raise InputError("holds no article: an object with a text, or a list of them, is needed")
    for number, record in enumerate(whole, start=1):
        yield from _draft(record, f"{path}, article {number}", f"{path.stem}-{number}", words, note)


def _draft(record: Any, place: str, name: str, words: LoadData, note: Note) -> Iterator[Draft]:
    """The article of one record, or none, with a note."""
    fields = name_fields(record, words) if isinstance(record, dict) else {}
    text = fields.pop("text", None)
    if text is None:
        empty = isinstance(record, dict) and any(key in record for key in FIELDS["text"])
        lack = "has an empty text" if empty else "has no key text (or body, content)"
        note(place, f"{lack}; give the article its text or leave it out")
    else:
        yield Draft(place, name, text.replace("\r\n", "\n").replace("\r", "\n"), fields)
