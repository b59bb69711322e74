"""Knows the shape of a language's words for reading files, `load.toml`, and refuses what does not hold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from timeline.errors import LangError
from timeline.lang import Lang

FILE = "load.toml"


@dataclass(frozen=True, slots=True)
class LoadData:
    """`months` maps the first three letters of a month to its number; `fields` a word for a field to the field."""

    months: dict[str, int]
    fields: dict[str, str]


@cache
def load_load(lang: Lang) -> LoadData:
    """Read and check the words by which files of a language name their fields and their dates.

    Raises:
        LangError: a table is absent or holds something else than its words; the message names it.

    >>> from timeline.lang import load_lang
    >>> load_load(load_lang("nl")).months["mrt"]
    3
    """
    table = lang.toml(FILE)
    months = table.get("months")
    if (
        not isinstance(months, dict)
        or set(months.values()) != set(range(1, 13))
        or any(len(key) != 3 for key in months)
    ):
        raise LangError(f"{FILE}: months must give the numbers 1 to 12 to beginnings of three letters")
    fields = table.get("fields")
    if not isinstance(fields, dict) or not all(isinstance(words, list) for words in fields.values()):
        raise LangError(f"{FILE}: fields must give a list of words to each field")
    return LoadData(months, {word: field for field, words in fields.items() for word in words})
