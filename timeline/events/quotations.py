"""Finds what stands between quotation marks, over several sentences too, and who speaks there."""

from __future__ import annotations

import re
from bisect import bisect_right

_SIGNS = re.compile(r"\n\s*\n|,,|''|’’|[\"“”„‘’'«»]")
_CLOSERS = {
    "“": ("”", "“"),
    "„": ("”", "“"),
    "‘": ("’",),
    "«": ("»",),
    '"': ('"', "”"),
    "'": ("'", "’", "''"),
    "”": ("”",),
    ",,": ("''", "’’", '"', "”", "“"),
}
_NESTED = re.compile(r"['‘][^'‘’\n]{1,60}['’](?!\w)")  # "'De 'rustige' tijd duurt voort.'"
_CLITIC = 2  # characters after an apostrophe that are a shortened word ("'s avonds")


class Quotations:
    """The quotations of a text, as spans of characters, in order; one never runs past the end of its paragraph.

    >>> text = "‘Het begon ’s nachts. Toen vluchtten we.’ Zij woont nu in Gent."
    >>> [text[start:end] for start, end in Quotations(text).spans]
    ['‘Het begon ’s nachts. Toen vluchtten we.’']
    >>> text = ",,Wij zijn 'moe'. Het is klaar'', zegt zij."
    >>> [text[start:end] for start, end in Quotations(text).spans]
    [",,Wij zijn 'moe'. Het is klaar''"]
    """

    def __init__(self, text: str) -> None:
        self.spans: list[tuple[int, int]] = []
        opened: tuple[int, tuple[str, ...]] | None = None
        passed = 0
        for match in _SIGNS.finditer(text):
            at, sign = match.start(), match[0]
            if at < passed:
                continue
            if "\n" in sign:
                opened = None
            elif opened is None:
                if sign in _CLOSERS and _may_open(text, at, match.end()):
                    opened = (at, _CLOSERS[sign])
            elif sign in opened[1] and _may_close(text, at, match.end()):
                self.spans.append((opened[0], match.end()))
                opened = None
            elif (nested := _NESTED.match(text, at)) is not None and _may_open(text, at, match.end()):
                passed = nested.end()
        self._starts = [start for start, _ in self.spans]

    def around(self, start: int, end: int) -> tuple[int, int] | None:
        """The quotation in which the characters from `start` to `end` stand, or None."""
        index = bisect_right(self._starts, start) - 1
        if index < 0 or self.spans[index][1] < end:
            return None
        return self.spans[index]


def _may_open(text: str, at: int, end: int) -> bool:
    before, after = text[at - 1 : at], text[end : end + _CLITIC]
    if before.isalnum() or not after or after[0].isspace():
        return False
    return not (text[at] in "'’" and after[0].isalpha() and after[1:].isspace())


def _may_close(text: str, at: int, end: int) -> bool:
    return not text[at - 1].isspace() and not text[end : end + 1].isalnum()
