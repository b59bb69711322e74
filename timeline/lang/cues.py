"""Sets of cue words in a form that is quick to look for: single words, phrases, and tails of compounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar, get_origin, get_type_hints

from timeline.errors import LangError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cues:
    """Words, phrases and tails, any of which counts. `scope` is "clause" or "sentence"; `requires` names conditions.

    A word in capitals is an abbreviation and counts only so ("OM" is no "om"); all others are in lower case.

    A phrase is kept with a space on either side, so that it is sought in text padded in the same way.

    >>> make_cues(["OM"]).found({"om"}, " om ")
    False
    >>> make_cues(["raket", "van kracht"], tails=["bom"]).found({"de", "bermbom"}, " de bermbom ")
    True
    """

    singles: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    scope: str = "sentence"
    requires: tuple[str, ...] = ()
    worded: bool = field(default=True)
    quick: frozenset[str] = field(init=False)  # `singles` in lower case, for a quick look

    def __post_init__(self) -> None:
        object.__setattr__(self, "quick", frozenset(word.lower() for word in self.singles))

    def found(self, words: set[str], padded: str) -> bool:
        """Whether any cue stands among the words (lower case), or in their padded text."""
        if not self.singles.isdisjoint(words):
            return True
        for phrase in self.phrases:
            if phrase in padded:
                return True
        if self.tails:
            tails = self.tails
            return any(word.endswith(tails) for word in words)
        return False


def make_cues(
    words: Iterable[str], *, tails: Iterable[str] = (), scope: str = "sentence", requires: Iterable[str] = ()
) -> Cues:
    """Compile cue words; a word with a space in it is a phrase."""
    words, tails = [word if word.isupper() else word.lower() for word in words], tuple(tails)
    return Cues(
        singles=frozenset(word for word in words if " " not in word),
        phrases=tuple(f" {word} " for word in words if " " in word),
        tails=tails,
        scope=scope,
        requires=tuple(requires),
        worded=bool(words or tails),
    )


def strings(table: dict[str, Any], key: str, source: str, *, needed: bool = False) -> tuple[str, ...]:
    """A list of strings in the data, or nothing where the key is absent.

    Raises:
        LangError: it is something else, or is needed and absent; the message names file and key.
    """
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise LangError(f"{source}: {key!r} must be a list of strings")
    if needed and not value:
        raise LangError(f"{source}: {key!r} is missing or empty")
    return tuple(value)


def read_fields(kind: type[T], table: dict[str, Any], source: str, **given: Any) -> T:
    """Make a dataclass of words from the data: each field is under its own name, but for those `given`.

    A field that is a set or a tuple wants a list of strings, one that is a `str` a single string.

    Raises:
        LangError: a key is missing, empty or of another shape; the message names file and key.

    >>> from typing import NamedTuple
    >>> class Words(NamedTuple):
    ...     titles: frozenset[str]
    ...     marks: tuple[str, ...]
    >>> read_fields(Words, {"titles": ["generaal"]}, "actors.toml", marks=("van",))
    Words(titles=frozenset({'generaal'}), marks=('van',))
    >>> read_fields(Words, {"titles": "generaal"}, "actors.toml", marks=("van",))
    Traceback (most recent call last):
    timeline.errors.LangError: actors.toml: 'titles' must be a list of strings
    """
    values = dict(given)
    for name, hint in get_type_hints(kind).items():
        if name in values:
            continue
        if hint is str:
            values[name] = table.get(name)
            if not isinstance(values[name], str):
                raise LangError(f"{source}: {name!r} must be a string")
        else:
            words = strings(table, name, source, needed=True)
            values[name] = frozenset(words) if get_origin(hint) is frozenset else words
    return kind(**values)
