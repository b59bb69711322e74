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
    subordinate: tuple[str, ...]
    not_last: frozenset[str]
    auxiliary: frozenset[str]
    participle_starts: tuple[str, ...]
    date_prepositions: frozenset[str]


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
        subordinate=strings(table, "subordinate", SOURCE, needed=True),
        not_last=frozenset(strings(table, "not_last", SOURCE, needed=True)),
        auxiliary=frozenset(strings(table, "auxiliary", SOURCE, needed=True)),
        participle_starts=strings(table, "participle_starts", SOURCE, needed=True),
        date_prepositions=frozenset(strings(table, "date_prepositions", SOURCE, needed=True)),
    )
