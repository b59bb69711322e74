"""Reads how a sentence becomes a headline (`headline.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from timeline.errors import LangError
from timeline.lang import Lang
from timeline.lang.cues import strings

SOURCE = "headline.toml"


@dataclass(frozen=True, slots=True)
class HeadlineWords:
    """What a headline leaves out, what it may not end with, and how long it may be."""

    limit: int
    ellipsis: str
    drop: frozenset[str]
    subordinate: tuple[str, ...]
    attribution: frozenset[str]
    not_last: frozenset[str]
    finite: frozenset[str]


@cache
def load_headline(lang: Lang) -> HeadlineWords:
    """Read them.

    Raises:
        LangError: a key is missing or has another shape.
    """
    table = lang.toml(SOURCE)
    if not isinstance(table.get("limit"), int) or not isinstance(table.get("ellipsis"), str):
        raise LangError(f"{SOURCE}: 'limit' must be a number and 'ellipsis' a string")
    return HeadlineWords(
        limit=table["limit"],
        ellipsis=table["ellipsis"],
        drop=frozenset(strings(table, "drop", SOURCE, needed=True)),
        subordinate=strings(table, "subordinate", SOURCE, needed=True),
        attribution=frozenset(strings(table, "attribution", SOURCE, needed=True)),
        not_last=frozenset(strings(table, "not_last", SOURCE, needed=True)),
        finite=frozenset(strings(table, "finite", SOURCE, needed=True)),
    )
