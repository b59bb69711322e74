"""Reads the words that tell what an article is about (`[context]` to `[opinion]`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from timeline.lang.cues import strings


@dataclass(frozen=True, slots=True)
class TopicWords:
    """Words with what they weigh for or against a topic, and how much it takes."""

    conflict: dict[str, int]
    threshold: int
    deep_threshold: int  # of an article that is about little else
    public: dict[str, int]
    public_threshold: int
    sport: frozenset[str]
    not_sport: frozenset[str]
    accident: frozenset[str]
    not_accident: frozenset[str]
    opinion: frozenset[str]


def read_topic(table: dict[str, Any], source: str) -> TopicWords:
    """Read them from the tables of a file.

    Raises:
        LangError: a list of words is missing or is none.
    """

    def words(name: str, key: str = "words") -> tuple[str, ...]:
        return strings(table.get(name, {}), key, f"{source}: {name}", needed=True)

    against, sport = words("context", "against"), words("sport")
    return TopicWords(
        conflict=dict.fromkeys(words("context"), 1) | dict.fromkeys(against, -1),
        threshold=int(table["context"]["threshold"]),
        deep_threshold=int(table["context"]["deep"]),
        public=dict.fromkeys([*against, *sport], -1) | dict.fromkeys(words("public"), 1),
        public_threshold=int(table["public"]["threshold"]),
        sport=frozenset(sport),
        not_sport=frozenset(words("sport", "keep")),
        accident=frozenset(words("accident")),
        not_accident=frozenset(words("accident", "keep")),
        opinion=frozenset(words("opinion")),
    )
