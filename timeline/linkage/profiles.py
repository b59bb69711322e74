"""Reads the rows of a table into profiles when they are asked for, and forgets them again, so that memory stays small.

A profile takes ten times the room of its row. Whoever goes through many keeps those of one block (`keep`), and a few
chunks of rows beside it are remembered; what every step needs of all rows (ids, articles, order, days) is kept apart.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import pandas as pd

from timeline.lang.linkage import LinkageWords
from timeline.linkage.profile import COLUMNS, DAY_COLUMNS, Profile, read_days, read_profile

CHUNK = 256
"""Rows that are read at a time."""

CHUNKS = 8
"""Chunks that are remembered beside those kept."""


class Profiles:
    """The profiles of the rows of a frame of mentions (see `timeline.table`), by position, read as they are needed.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.linkage import load_linkage
    >>> from timeline.table import from_mentions
    >>> len(Profiles(from_mentions([]), load_linkage(load_lang("nl"))))
    0
    """

    def __init__(self, mentions: pd.DataFrame, words: LinkageWords) -> None:
        self._mentions = mentions[list(COLUMNS)]
        self._words = words
        self._kept: dict[int, Profile] = {}
        self._chunks: OrderedDict[int, list[Profile]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._mentions)

    def __iter__(self) -> Iterator[Profile]:
        for start in range(0, len(self), CHUNK):
            yield from self._read(range(start, min(start + CHUNK, len(self))))

    def __getitem__(self, position: int) -> Profile:
        if (kept := self._kept.get(position)) is not None:
            return kept
        number, place = divmod(position, CHUNK)
        if number not in self._chunks:
            start = number * CHUNK
            self._chunks[number] = self._read(range(start, min(start + CHUNK, len(self))))
            if len(self._chunks) > CHUNKS:
                self._chunks.popitem(last=False)
        return self._chunks[number][place]

    def keep(self, positions: Iterable[int]) -> None:
        """Read these profiles unless they are kept already, and forget all others."""
        kept = {position: self._kept.get(position) for position in positions}
        missing = [position for position, profile in kept.items() if profile is None]
        self._chunks.clear()
        self._kept = {position: profile for position, profile in kept.items() if profile is not None}
        for start in range(0, len(missing), CHUNK):
            part = missing[start : start + CHUNK]
            self._kept.update(zip(part, self._read(part), strict=True))

    @cached_property
    def ids(self) -> list[str]:
        """The id of each mention."""
        return list(self._mentions["event_id"])

    @cached_property
    def articles(self) -> list[str]:
        """The id of each mention's article."""
        return list(self._mentions["article_id"])

    @cached_property
    def ranks(self) -> list[int]:
        """The place of each mention in the stable order: first reported first, never the order of the rows."""
        by = ["published", "article_id", "char_start", "event_id"]
        frame = self._mentions[by].assign(published=self._mentions["published"].dt.normalize()).reset_index(drop=True)
        ranks = [0] * len(frame)
        for rank, position in enumerate(frame.sort_values(by, kind="stable").index):
            ranks[position] = rank
        return ranks

    @cached_property
    def spans(self) -> tuple[array[int], array[int], array[int]]:
        """Of each mention the first and the last day it may mean, and how many days it names (0 without a date)."""
        low, high, length = array("q"), array("q"), array("q")
        for start in range(0, len(self), CHUNK):
            for cells in _rows(self._mentions[list(DAY_COLUMNS)].iloc[start : start + CHUNK]):
                days = read_days(cells, self._words)
                low.append(days.low)
                high.append(days.high)
                length.append(days.length)
        return low, high, length

    def _read(self, positions: Iterable[int]) -> list[Profile]:
        numbers = list(positions)
        rows = _rows(self._mentions.iloc[numbers])
        return [read_profile(number, row, self._words) for number, row in zip(numbers, rows, strict=True)]


def _rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows as plain cells, None where missing."""
    cells = frame.astype(object)
    names = [str(name) for name in frame]
    for row in cells.where(cells.notna(), None).itertuples(index=False, name=None):
        yield dict(zip(names, row, strict=True))
