"""Knows the shape of a language's sentence data, `segment.toml`, and refuses what does not hold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.errors import LangError
from timeline.lang import Lang

FILE = "segment.toml"
KINDS = ("all", "name", "number", "small")
"""What holds a sentence together after an abbreviation; `segment.toml` says what each means."""
WORD_LISTS = ("openers", "particles", "name_parts", "clitics", "domains", "bridges")


@dataclass(frozen=True, slots=True)
class SegmentRule:
    """Abbreviations that behave alike, with the texts that prove it (`|` marks each sentence boundary)."""

    name: str
    before: str
    words: frozenset[str]
    examples: tuple[str, ...]
    rejects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SegmentData:
    """The words that sentence boundaries hang on. `kinds` maps an abbreviation, in lower case, to its kind."""

    rules: tuple[SegmentRule, ...]
    kinds: dict[str, str]
    openers: frozenset[str]
    particles: frozenset[str]
    name_parts: frozenset[str]
    clitics: frozenset[str]
    domains: frozenset[str]
    bridges: frozenset[str]
    adjective_endings: tuple[str, ...]


@cache
def load_segment(lang: Lang) -> SegmentData:
    """Read and check the sentence data of a language.

    Raises:
        LangError: a key is absent, empty or of the wrong type, or a rule has no example; the message names it.

    >>> from timeline.lang import load_lang
    >>> load_segment(load_lang("nl")).kinds["prof"]
    'name'
    """
    table = lang.toml(FILE)
    rules = tuple(_rule(entry) for entry in table.get("rule", ()))
    words = table.get("words", {})
    lists = {name: frozenset(_strings(words, name, "words")) for name in WORD_LISTS}
    endings = tuple(_strings(words, "adjective_endings", "words"))
    # a word in two rules keeps the first: the file goes from the strictest rule to the loosest
    kinds = {word.lower(): rule.before for rule in reversed(rules) for word in rule.words}
    return SegmentData(rules=rules, kinds=kinds, adjective_endings=endings, **lists)


def _rule(entry: dict[str, Any]) -> SegmentRule:
    name = entry.get("name")
    if not isinstance(name, str) or not name:
        raise LangError(f"{FILE}: a rule has no name")
    if entry.get("before") not in KINDS:
        raise LangError(f"{FILE}: rule {name}: before must be one of {', '.join(KINDS)}, not {entry.get('before')!r}")
    return SegmentRule(
        name=name,
        before=entry["before"],
        words=frozenset(_strings(entry, "words", name)),
        examples=tuple(_strings(entry, "examples", name)),
        rejects=tuple(_strings(entry, "rejects", name)),
    )


def _strings(entry: dict[str, Any], key: str, place: str) -> list[str]:
    value = entry.get(key)
    if not isinstance(value, list) or not value or not all(isinstance(item, str) and item for item in value):
        raise LangError(f"{FILE}: {place}: {key} must be a list of words that is not empty")
    return value
