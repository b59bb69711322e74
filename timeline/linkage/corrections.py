"""The user's own word on the joins: a small TOML file of corrections, read, written and applied on every build.

The format is described in `docs/corrections.md`. Corrections are applied in the order of the file, after the automatic
clustering. Each names events by the id of any of their mentions, or by an article and the first words of a sentence, so
that it survives a run on more articles.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from timeline.errors import InputError
from timeline.table import NAMES

ACTIONS = {"merge": "events", "split": "event", "edit": "event", "drop": "event"}
FIXED = frozenset(
    [
        "event_id",
        "article_id",
        "char_start",
        "char_end",
        "mention_ids",
        "n_sources",
        "first_reported",
        "last_reported",
        "quote",
        "title",
        "publisher",
        "url",
        "published",
    ]
)
"""Columns that trace the row to its sources, and so are not for editing."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Names a mention: by its id, or by its article and the first words of its sentence."""

    event_id: str | None = None
    article: str | None = None
    sentence: str | None = None

    def __str__(self) -> str:
        return self.event_id if self.event_id is not None else f"{self.article}: {self.sentence!r}"


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: `do` is merge, split, edit or drop.

    `events` are those to merge, or the one to change; `mentions` those that a split takes out together (none: the
    event falls apart into single mentions); `cells` the columns that an edit fills.
    """

    do: str
    events: tuple[Reference, ...]
    mentions: tuple[Reference, ...] = ()
    cells: Mapping[str, Any] = field(default_factory=dict)
    why: str | None = None

    def __str__(self) -> str:
        return f"{self.do} {', '.join(map(str, self.events))}"


def merge_events(*events: str, why: str | None = None) -> Correction:
    """Say that events are one.

    >>> str(merge_events("a1", "b2"))
    'merge a1, b2'
    """
    return Correction("merge", tuple(map(Reference, events)), why=why)


def split_event(event: str, *mentions: str, why: str | None = None) -> Correction:
    """Say that mentions are an event of their own, or, naming none, that an event falls apart.

    >>> str(split_event("a1", "b2"))
    'split a1'
    """
    return Correction("split", (Reference(event),), tuple(map(Reference, mentions)), why=why)


def edit_event(event: str, *, why: str | None = None, **cells: Any) -> Correction:
    """Fill columns of an event's row; `date` ("2022-03-24", "2022-03-21/2022-03-23") sets all columns of the days.

    >>> edit_event("a1", location="Brussel").cells["location"]
    'Brussel'
    """
    return Correction("edit", (Reference(event),), cells=cells, why=why)


def drop_event(event: str, *, why: str | None = None) -> Correction:
    """Leave an event out.

    >>> str(drop_event("a1"))
    'drop a1'
    """
    return Correction("drop", (Reference(event),), why=why)


def read_corrections(path: str | Path) -> list[Correction]:
    """Read a file of corrections, in its order.

    Raises:
        InputError: the file cannot be read or breaks the format; the message names the file, the place, the remedy.
    """
    try:
        raw = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path}: cannot be read as corrections: {error}") from error
    entries = raw.get("correction", [])
    if set(raw) - {"correction"} or not isinstance(entries, list):
        raise InputError(f"{path}: only [[correction]] tables stand in this file (docs/corrections.md)")
    return [_parse(entry, f"{path}, correction {number}") for number, entry in enumerate(entries, 1)]


def _parse(entry: Any, where: str) -> Correction:
    do = entry.get("do") if isinstance(entry, dict) else None
    if do not in ACTIONS:
        raise InputError(f"{where}: `do` is one of {', '.join(ACTIONS)}, not {do!r}")
    key = ACTIONS[do]
    allowed = {"do", "why", key} | ({"mentions"} if do == "split" else {"set"} if do == "edit" else set())
    if unknown := set(entry) - allowed:
        raise InputError(f"{where}: {do} does not know {', '.join(sorted(unknown))}")
    named = entry.get(key) if key == "events" else [entry.get(key)]
    if not isinstance(named, list) or len(named) < (2 if do == "merge" else 1):
        raise InputError(f"{where}: `events` is a list of two or more")
    mentions = entry.get("mentions", [])
    cells = entry.get("set", {})
    if not isinstance(mentions, list) or not isinstance(cells, dict) or (do == "edit" and not cells):
        raise InputError(f"{where}: `mentions` is a list, `set` a table with at least one column")
    if wrong := sorted((set(cells) - set(NAMES) - {"date"}) | (set(cells) & FIXED)):
        raise InputError(f"{where}: {', '.join(wrong)} cannot be edited")
    why = entry.get("why")
    return Correction(
        do,
        tuple(_reference(ref, where) for ref in named),
        tuple(_reference(ref, where) for ref in mentions),
        cells,
        None if why is None else str(why),
    )


def _reference(ref: Any, where: str) -> Reference:
    if isinstance(ref, str) and ref:
        return Reference(ref)
    if (
        isinstance(ref, dict)
        and set(ref) == {"article", "sentence"}
        and all(isinstance(v, str) and v for v in ref.values())
    ):
        return Reference(None, ref["article"], ref["sentence"])
    raise InputError(
        f'{where}: an event is named by its id, or by {{article = "…", sentence = "first words"}}, not {ref!r}'
    )


def write_corrections(path: str | Path, corrections: Iterable[Correction]) -> None:
    """Write corrections to a file that `read_corrections` reads back; what was in it is replaced."""
    Path(path).write_text("\n".join(map(_toml, corrections)), encoding="utf-8", newline="\n")


def _toml(correction: Correction) -> str:
    key = ACTIONS[correction.do]
    events = [_toml_reference(ref) for ref in correction.events]
    lines = ["[[correction]]", f"do = {_quoted(correction.do)}"]
    lines.append(f"events = [{', '.join(events)}]" if key == "events" else f"event = {events[0]}")
    if correction.mentions:
        lines.append(f"mentions = [{', '.join(map(_toml_reference, correction.mentions))}]")
    if correction.cells:
        lines.append(f"set = {{{', '.join(f'{name} = {_toml_value(v)}' for name, v in correction.cells.items())}}}")
    if correction.why is not None:
        lines.append(f"why = {_quoted(correction.why)}")
    return "\n".join(lines) + "\n"


def _toml_reference(ref: Reference) -> str:
    if ref.event_id is not None:
        return _quoted(ref.event_id)
    return f"{{article = {_quoted(ref.article or '')}, sentence = {_quoted(ref.sentence or '')}}}"


def _toml_value(value: Any) -> str:
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    return _quoted(str(value))


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's, but TOML has the delete character escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
