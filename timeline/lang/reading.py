"""Reads the small words of the shallow reading (`reading.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from timeline.lang import Lang
from timeline.lang.cues import read_fields

SOURCE = "reading.toml"


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """Where clauses begin, and what opens and closes a quotation."""

    clause_openers: frozenset[str]
    no_cut_after: frozenset[str]
    after_comma: frozenset[str]
    coordinators: frozenset[str]
    relatives: frozenset[str]
    subordinators: frozenset[str]
    past_ends: tuple[str, ...]
    sharing: frozenset[str]
    pair_openers: frozenset[str]
    finite: frozenset[str]
    quotes_open: frozenset[str]
    quotes_close: frozenset[str]
    particle_followers: frozenset[str]
    number_words: frozenset[str]
    infinitive_marks: frozenset[str]
    plural_openers: frozenset[str]
    us: frozenset[str]
    articles: frozenset[str]
    locatives: frozenset[str]
    attributive_ends: tuple[str, ...]
    noun_ends: tuple[str, ...]
    attributive_participles: tuple[str, ...]
    anyone: frozenset[str]
    animals: frozenset[str]
    people: frozenset[str]
    you: frozenset[str]
    bodies: frozenset[str]
    body_ends: tuple[str, ...]
    resulting: frozenset[str]
    after_verb: frozenset[str]
    after_noun: frozenset[str]
    no_nouns: frozenset[str]
    closing: frozenset[str]


@cache
def load_reading(lang: Lang) -> ReadingWords:
    """Read them.

    Raises:
        LangError: a key is missing or is no list of strings.
    """
    return read_fields(ReadingWords, lang.toml(SOURCE), SOURCE)
