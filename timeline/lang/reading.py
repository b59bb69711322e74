"""Reads the small words of the shallow reading (`reading.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from timeline.lang import Lang
from timeline.lang.cues import strings

SOURCE = "reading.toml"


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """Where clauses begin, and what opens and closes a quotation."""

    clause_openers: frozenset[str]
    no_cut_after: frozenset[str]
    after_comma: frozenset[str]
    coordinators: frozenset[str]
    relatives: frozenset[str]
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


@cache
def load_reading(lang: Lang) -> ReadingWords:
    """Read them.

    Raises:
        LangError: a key is missing or is no list of strings.
    """
    table = lang.toml(SOURCE)

    def words(key: str) -> frozenset[str]:
        return frozenset(strings(table, key, SOURCE, needed=True))

    return ReadingWords(
        clause_openers=words("clause_openers"),
        no_cut_after=words("no_cut_after"),
        after_comma=words("after_comma"),
        coordinators=words("coordinators"),
        relatives=words("relatives"),
        sharing=words("sharing"),
        pair_openers=words("pair_openers"),
        finite=words("finite"),
        quotes_open=words("quotes_open"),
        quotes_close=words("quotes_close"),
        particle_followers=words("particle_followers"),
        number_words=words("number_words"),
        infinitive_marks=words("infinitive_marks"),
        plural_openers=words("plural_openers"),
        us=words("us"),
        articles=words("articles"),
        locatives=words("locatives"),
        attributive_ends=strings(table, "attributive_ends", SOURCE, needed=True),
        noun_ends=strings(table, "noun_ends", SOURCE, needed=True),
        attributive_participles=strings(table, "attributive_participles", SOURCE, needed=True),
        anyone=words("anyone"),
        animals=words("animals"),
        people=words("people"),
        you=words("you"),
        bodies=words("bodies"),
        body_ends=strings(table, "body_ends", SOURCE, needed=True),
    )
