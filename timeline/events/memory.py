"""Remembers what was found out: about single words, which texts repeat, and about an object that asks itself again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

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


class remembered(Generic[T]):  # noqa: N801 (a decorator, as `property` is)
    """An attribute that is worked out when it is first asked for, as `functools.cached_property`.

    That one takes a lock each time on Python 3.11, and an article asks for tens of such attributes. Objects that have
    this are of one article and of one thread.

    >>> class Word:
    ...     @remembered
    ...     def length(self):
    ...         print("counted")
    ...         return 4
    >>> word = Word()
    >>> word.length, word.length
    counted
    (4, 4)
    """

    def __init__(self, work_out: Callable[[Any], T]) -> None:
        self._work_out = work_out
        self.__doc__ = work_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> remembered[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> remembered[T] | T:
        """The value; from then on the instance has it itself."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._work_out(instance)
        return value
