"""Chooses which events a format can hold, and keeps count of those it cannot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
"""A row of the table as plain Python: None for missing, days as ISO strings."""

REPORTED = ("occurred", "ongoing", "claimed")
"""The statuses of what is said to have happened; data sets of events hold no plans, denials or hypotheses."""


@dataclass(frozen=True, slots=True)
class Export:
    """The text of a file, how many events it holds, and what was left out, in words."""

    text: str
    written: int
    left_out: tuple[str, ...] = ()


def choose(rows: Sequence[Row], *tests: tuple[str, Callable[[Row], bool]]) -> tuple[list[Row], tuple[str, ...]]:
    """Keep the rows that pass every test; a test has the words for what fails it.

    >>> choose([{"n": 1}, {"n": 2}], ("small numbers", lambda row: row["n"] > 1))
    ([{'n': 2}], ('1 left out: small numbers',))
    """
    failed: Counter[str] = Counter()
    kept = []
    for row in rows:
        reason = next((words for words, test in tests if not test(row)), None)
        if reason is None:
            kept.append(row)
        else:
            failed[reason] += 1
    return kept, tuple(f"{count} left out: {words}" for words, count in failed.items())


def has_day(row: Row) -> bool:
    """Whether an event can be placed on the calendar at all."""
    return row["date_start"] is not None and row["date_end"] is not None


def is_reported(row: Row) -> bool:
    """Whether an event is said to have happened."""
    return row["status"] in REPORTED


def is_vague(row: Row) -> bool:
    """Whether an event happened on one of several days, and not on all of them."""
    return row["date_start"] != row["date_end"] and row["core_start"] is None
