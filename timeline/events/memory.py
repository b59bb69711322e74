"""Remembers what was found out about single words: texts repeat theirs, so that most are looked into only once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_MOST = 65_536


class WordMemory(dict[str, T]):
    """What `read` says of a word, by the word; asking for one that is not there works it out.

    It is emptied before it holds more than `most` words.

    >>> lengths = WordMemory(len)
    >>> lengths["dorp"], lengths["dorp"], len(lengths)
    (4, 4, 1)
    """

    def __init__(self, read: Callable[[str], T], most: int = _MOST) -> None:
        super().__init__()
        self._read, self._most = read, most

    def __missing__(self, word: str) -> T:
        if len(self) >= self._most:
            self.clear()
        found = self[word] = self._read(word)
        return found
