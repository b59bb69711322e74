"""The words of the page and the figure: reads a language's `ui.toml` and checks that it says everything.

A language of the page needs no more than a `ui.toml`; one that articles are read in has a `language.toml` too
(see `timeline.lang.load_lang`). The file of the default language is the measure: every other has the same keys, and
in each text the same names in braces.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from timeline.errors import LangError
from timeline.lang import DEFAULT, Lang
from timeline.values import CountKind, DateBasis, EventType, Grain, Status

_HOLE = re.compile(r"\{(\w{1,30})\}")
_SIZES = {"months": 12, "months_short": 12, "weekdays": 7, "weekdays_short": 7}
_LABELLED: dict[str, tuple[str, ...]] = {
    "event_types": tuple(map(str, EventType)),
    "statuses": tuple(map(str, Status)),
    "bases": tuple(map(str, DateBasis)),
    "grains": tuple(grain.name.lower() for grain in Grain),
    "count_kinds": tuple(map(str, CountKind)),
}
_SECTIONS = ("name", "number", "csv", "calendar", "dates", *_LABELLED, "casualties", "text", "plotly")


@dataclass(frozen=True, slots=True)
class Ui:
    """One language's words for the page; each mapping is a table of its `ui.toml`."""

    code: str
    number: Mapping[str, str]
    csv: Mapping[str, str]
    calendar: Mapping[str, tuple[str, ...]]
    dates: Mapping[str, str]
    event_types: Mapping[str, str]
    statuses: Mapping[str, str]
    bases: Mapping[str, str]
    grains: Mapping[str, str]
    count_kinds: Mapping[str, str]
    casualties: Mapping[str, str]
    text: Mapping[str, str]
    plotly: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """Give the text `key`, its names in braces filled in.

        >>> load_ui("nl").say("list_shown", shown=3, total=41)
        '3 van 41'
        """
        return fill(self.text[key], **values)

    def count(self, noun: str, n: int) -> str:
        """Give a number with its noun, in the singular for one.

        >>> load_ui("nl").count("events", 1200)
        '1.200 gebeurtenissen'
        """
        return self.text[f"{noun}_one"] if n == 1 else self.say(f"{noun}_many", n=self.digits(n))

    def digits(self, n: int) -> str:
        """Write a whole number with the language's thousands separator."""
        return f"{n:,}".replace(",", self.number["thousands"])


def fill(pattern: str, **values: object) -> str:
    """Put the values in the pattern's names in braces; nothing else in it or in them has a meaning.

    >>> fill("{a} of {b}", a="{b}", b=2)
    '{b} of 2'
    """
    return _HOLE.sub(lambda hole: str(values[hole[1]]), pattern)


def ui_codes() -> list[str]:
    """List the languages that the page can speak.

    >>> ui_codes()
    ['en', 'nl']
    """
    home = files("timeline.lang")
    return sorted(entry.name for entry in home.iterdir() if entry.is_dir() and (entry / "ui.toml").is_file())


@cache
def load_ui(code: str = DEFAULT) -> Ui:
    """Load the words of the page in one language.

    Raises:
        LangError: the page does not speak it, or its `ui.toml` does not hold; the message names file and key.

    >>> load_ui("nl").statuses["planned"]
    'gepland'
    """
    if code not in ui_codes():
        raise LangError(f"the page has no words for the language {code!r}; it has: {', '.join(ui_codes())}")
    tables = _read(code)
    if code != DEFAULT:
        check_same(tables, _read(DEFAULT), code)
    rest = {name: tables[name] for name in _SECTIONS if name not in ("name", "calendar")}
    calendar = {name: tuple(words) for name, words in tables["calendar"].items()}
    return Ui(code=code, calendar=calendar, **rest)


def _read(code: str) -> dict[str, dict[str, Any]]:
    tables = Lang(code, files("timeline.lang") / code).toml("ui.toml")
    check_ui(tables, code)
    return tables


def check_ui(tables: Mapping[str, Any], code: str) -> None:
    """Check one `ui.toml` by itself: its tables, the calendar's sizes, a label for every word of the table.

    Raises:
        LangError: something is absent or of the wrong kind; the message names file and key.
    """
    where = f"{code}/ui.toml"
    for section in _SECTIONS:
        if not isinstance(tables.get(section), dict):
            raise LangError(f"{where}: the table [{section}] is missing")
        for key, value in tables[section].items():
            if section != "calendar" and (not isinstance(value, str) or not value):
                raise LangError(f"{where}: [{section}] {key} is not a text")
    for key, size in _SIZES.items():
        words = tables["calendar"].get(key)
        if not isinstance(words, list) or len(words) != size or not all(isinstance(word, str) for word in words):
            raise LangError(f"{where}: [calendar] {key} is not a list of {size} words")
    for section, keys in _LABELLED.items():
        for key in keys:
            if key not in tables[section]:
                raise LangError(f"{where}: [{section}] has no label for {key!r}")


def check_same(tables: Mapping[str, Any], measure: Mapping[str, Any], code: str) -> None:
    """Check that one `ui.toml` has the keys of another and the same names in braces in each text.

    Raises:
        LangError: a key is missing, is unknown, or a text fills in other names; the message names file and key.
    """
    where = f"{code}/ui.toml"
    for section in _SECTIONS:
        for key in sorted(set(tables[section]) ^ set(measure[section])):
            fault = "is missing" if key in measure[section] else "is unknown"
            raise LangError(f"{where}: [{section}] {key} {fault}")
        for key, value in tables[section].items():
            wanted = measure[section][key]
            if isinstance(value, str) and not set(_HOLE.findall(value)) <= set(_HOLE.findall(wanted)):
                raise LangError(f"{where}: [{section}] {key} fills in names that the text in {DEFAULT} does not")
