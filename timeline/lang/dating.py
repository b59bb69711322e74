"""Reads which temporal expression dates which event (`dating.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from timeline.errors import LangError
from timeline.lang import Lang
from timeline.lang.cues import Cues, make_cues, read_fields, strings

SOURCE = "dating.toml"
REASONS = (
    "soon_after",
    "distance",
    "publication_day",
    "publication",
    "carried",
    "since",
    "until",
    "none",
    "ends_published",
)


@dataclass(frozen=True, slots=True)
class DatingWords:
    """The words before an expression that say how it dates, and the reasons given to people."""

    since: frozenset[str]
    until: frozenset[str]
    already: frozenset[str]
    of: frozenset[str]
    between: frozenset[str]
    range_links: frozenset[str]
    undated: frozenset[str]
    relative: frozenset[str]
    shut_in: frozenset[str]
    leading: frozenset[str]
    between_pair: frozenset[str]
    war_nouns: frozenset[str]
    achieved: frozenset[str]
    time_parts: frozenset[str]
    after: frozenset[str]
    after_clause: frozenset[str]
    taking_up: frozenset[str]
    reporting_first: frozenset[str]
    reporting: frozenset[str]
    reporting_of: frozenset[str]
    shortly: frozenset[str]
    case_marks: frozenset[str]
    case_reasons: frozenset[str]
    case_courts: frozenset[str]
    start_words: Cues
    reasons: dict[str, str]


@cache
def load_dating(lang: Lang) -> DatingWords:
    """Read them.

    Raises:
        LangError: a key or a reason is missing.
    """
    table = lang.toml(SOURCE)
    reasons = table.get("reasons", {})
    for key in REASONS:
        if not isinstance(reasons.get(key), str):
            raise LangError(f"{SOURCE}: reasons.{key} is missing")

    return read_fields(
        DatingWords,
        table,
        SOURCE,
        war_nouns=frozenset(strings(table, "until_published", SOURCE, needed=True)),
        start_words=make_cues(strings(table, "start_words", SOURCE, needed=True)),
        reasons={key: str(reasons[key]) for key in REASONS},
    )
