"""Knows when a text is no longer text but a list of dates, and where text begins again."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence

# Text may hold one expression in so many characters for ever, and so many expressions that stand closer together, which
# plain text in between wears off. No article comes near: over those we know the count never passes ten.
SPARSE, LIMIT = 64, 2_000
# beyond, only every so many characters are looked at, so many of them: several expressions there, and the list goes on
STEP, PROBE, SEVERAL = 1024, 128, 2
Skip = Callable[[int, int], None]
"""Called for each stretch that is not read: its first character, and one past its last."""


def find_prose(text: str, start: int, is_dense: Callable[[int, int], bool]) -> int:
    """Where plain text begins again after a list that goes on at `start`, at a new line or a new word; or the end.

    >>> find_prose("1 mei\\n" * 500 + "Het werd stil in de stad. " * 50, 60, lambda start, end: start < 3_000)
    3000
    """
    before, at = start, start + STEP
    while at + PROBE < len(text) and is_dense(at, at + PROBE):
        before, at = at, at + STEP
    at = at if at + PROBE < len(text) else len(text)
    while at - PROBE > before and not is_dense(at - PROBE, at):
        at -= PROBE
    line = text.rfind("\n", max(start, at - PROBE), at) + 1
    return line or (text.find(" ", at, at + PROBE) + 1) or at


def ignore(start: int, end: int) -> None:
    """Take no notice: a list within a list is one list."""


def describe(skipped: Sequence[tuple[int, int]]) -> str:
    """Say for people which stretches were not read, and why.

    >>> describe([(28_000, 9_000_000)])
    'more than 2,000 dates in a row with hardly a word between them: characters 28,000 to 9,000,000 were not read'
    """
    (start, end), *others = skipped
    where = f"characters {start:,} to {end:,}"
    if others:
        size = sum(end - start for start, end in others)
        where += f", and {size:,} characters in {len(others):,} stretches further on (up to {others[-1][1]:,}),"
    return f"more than {LIMIT:,} dates in a row with hardly a word between them: {where} were not read"


def warn(start: int, end: int) -> None:
    """Warn of a stretch that was not read, where nobody asked to be told: nothing is lost in silence."""
    warnings.warn(describe([(start, end)]), stacklevel=2)
