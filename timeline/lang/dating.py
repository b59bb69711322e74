"""Reads which temporal expression dates which event (`dating.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from timeline.errors import LangError
from timeline.lang import Lang
from timeline.lang.cues import Cues, make_cues, strings

SOURCE = "dating.toml"
REASONS = ("soon_after", "publication", "carried", "since", "until", "none", "ends_published")


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
    shortly: frozenset[str]
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

    def words(key: str) -> frozenset[str]:
        return frozenset(strings(table, key, SOURCE, needed=True))

    return DatingWords(
        since=words("since"),
        until=words("until"),
        already=words("already"),
        of=words("of"),
        between=words("between"),
        range_links=words("range_links"),
        undated=words("undated"),
        relative=words("relative"),
        shut_in=words("shut_in"),
        leading=words("leading"),
        between_pair=words("between_pair"),
        war_nouns=words("until_published"),
        achieved=words("achieved"),
        time_parts=words("time_parts"),
        after=words("after"),
        shortly=words("shortly"),
        start_words=make_cues(strings(table, "start_words", SOURCE, needed=True)),
        reasons={key: str(reasons[key]) for key in REASONS},
    )
