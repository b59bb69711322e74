"""Knows a file that timeline itself wrote: a page or a table among the articles is none of them."""

from __future__ import annotations

from pathlib import Path

_HEAD = 2_000  # bytes in which the mark stands
_MARKS = {
    ".html": (b'<meta name="generator" content="timeline">',),
    ".htm": (b'<meta name="generator" content="timeline">',),
    ".csv": (b"event_id", b"date_basis"),
    ".json": (b'"event_id"', b'"date_basis"'),
}


def is_output(path: Path) -> bool:
    """Whether a file is a page or a table that timeline wrote.

    >>> is_output(Path("nowhere.html"))
    False
    """
    marks = _MARKS.get(path.suffix.lower())
    if marks is None:
        return False
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:  # whoever reads it will say what is wrong with it
        return False
    return all(mark in head for mark in marks)
