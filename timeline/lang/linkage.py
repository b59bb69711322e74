"""Knows the shape of a language's words for joining reports, `linkage.toml`, and refuses what does not hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from babel import Locale

from timeline.errors import LangError
from timeline.lang import Lang

FILE = "linkage.toml"
REASONS = [
    "same-day",
    "same-night",
    "day-within",
    "days-overlap",
    "near-publication",
    "both-by-publication",
    "adjacent-days",
    "undated",
    "background-day",
    "same-place",
    "near-place",
    "place-within",
    "same-country",
    "place-unclear",
    "place-guessed",
    "also-named",
    "same-kind",
    "other-kind",
    "same-type",
    "related-type",
    "same-trigger",
    "rare-kind",
    "same-actors",
    "shared-actor",
    "other-actors",
    "same-count",
    "counts-fit",
    "counts-differ",
    "wording-alike",
    "wording-unlike",
    "headlines-alike",
    "same-target",
    "other-target",
    "same-clock",
    "other-clock",
    "told-anew",
    "plan-and-fact",
    "guess-and-fact",
    "wire-copy",
    "by-hand",
    "repeats-text",
]
BARRIERS = [
    "same-article",
    "already-joined",
    "toll-and-incident",
    "denial",
    "types-clash",
    "different-days",
    "too-vague",
    "different-places",
    "nothing-shared",
]
CONFLICTS = [
    "days",
    "fatalities",
    "injured",
    "places",
    "perpetrator",
    "version",
    "separator",
    "or",
    "unknown-publisher",
    "at-least",
    "range",
    "dated-overlap",
    "dated-range",
    "dated-lasting",
]
EXPLAIN = ["heading", "single", "mention", "join", "reason", "near", "barrier", "below", "cluster", "why"]

_WORD = re.compile(r"[^\W_]{1,60}")
_DOUBLED = re.compile(r"(.)\1+")
_HARDENED = str.maketrans({"z": "s", "v": "f", "d": "t"})


@dataclass(frozen=True, slots=True)
class StemRule:
    """An ending that comes off a word, and how many letters must remain; with the pairs that prove it."""

    name: str
    ending: str
    keep: int
    examples: tuple[tuple[str, str], ...]
    rejects: tuple[tuple[str, str], ...]


@dataclass(frozen=True, eq=False)
class LinkageWords:
    """One language's words for linkage.

    `stop`, `common` and `rare` hold stems, `countries`, `agencies`, `updates` and `anew` folded names and
    phrases. `concepts`
    maps the stems of words for one thing to one of them, `phrases` does so for whole phrases.
    """

    code: str
    rules: tuple[StemRule, ...]
    heads: tuple[str, ...]
    linking: tuple[str, ...]
    stop: frozenset[str]
    common: frozenset[str]
    countries: frozenset[str]
    agencies: frozenset[str]
    updates: frozenset[str]
    anew: frozenset[str]
    rare: frozenset[str]
    concepts: Mapping[str, str]
    phrases: Mapping[str, str]
    targets: Mapping[str, str]
    reasons: Mapping[str, str]
    barriers: Mapping[str, str]
    conflicts: Mapping[str, str]
    explain: Mapping[str, str]

    def stem(self, word: str) -> str:
        """Give the stem in which the forms of a word meet; not a word of the language itself."""
        return _stem(self, word)

    def parts(self, word: str) -> tuple[str, ...]:
        """Give the stems that a word counts as: a compound counts as its head and what stands before it.

        >>> from timeline.lang import load_lang
        >>> load_linkage(load_lang("nl")).parts("topoverleg")
        ('overleg', 'top')
        """
        return _parts(self, word)


def plain(text: str) -> str:
    """Fold a text to lower case without accents, so that spellings of one word meet.

    >>> plain("Oekraïne")
    'oekraine'
    """
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def words_of(text: str) -> list[str]:
    """Give the words of a text in order; a hyphen parts them, figures are words.

    >>> words_of("De NAVO-top")
    ['De', 'NAVO', 'top']
    """
    return _WORD.findall(text)


def stem(word: str, rules: tuple[StemRule, ...]) -> str:
    """Give a word's stem by the rules, the first that fits."""
    folded = plain(word)
    for rule in rules:
        if folded.endswith(rule.ending) and len(folded) - len(rule.ending) >= rule.keep:
            folded = folded.removesuffix(rule.ending)
            break
    return _harden(_DOUBLED.sub(r"\1", folded))


def _harden(stem: str) -> str:
    """Final devoicing, by which the forms of one word meet: huizen and huis, beloofde and belooft."""
    return stem[:-1] + stem[-1:].translate(_HARDENED)


@lru_cache(maxsize=1 << 16)
def _stem(words: LinkageWords, word: str) -> str:
    return stem(word, words.rules)


@lru_cache(maxsize=1 << 16)
def _parts(words: LinkageWords, word: str) -> tuple[str, ...]:
    whole = words.stem(word)
    if whole in words.concepts:
        return (words.concepts[whole],)
    for head in words.heads:
        if whole.endswith(head) and len(whole) > len(head):
            rest = whole.removesuffix(head)
            for link in words.linking:
                rest = rest.removesuffix(link) if len(rest) > len(link) + 3 else rest
            rest = _harden(rest)
            return (words.concepts.get(head, head), words.concepts.get(rest, rest)) if len(rest) >= 3 else (whole,)
    return (whole,)


@cache
def load_linkage(lang: Lang) -> LinkageWords:
    """Read and check `linkage.toml`.

    Raises:
        LangError: a part is absent, a stem rule has no example or breaks one, or a text names what it may not.
    """
    raw = lang.toml(FILE)
    where = f"{lang.code}/{FILE}"
    rules = tuple(_rule(entry, where) for entry in _part(raw, "stem", list, where))
    for rule in rules:
        _prove(rule, rules, where)
    named = [(kind, word) for kind, words in _part(raw, "concepts", dict, where).items() for word in words]
    return LinkageWords(
        code=lang.code,
        rules=rules,
        heads=tuple(
            sorted({stem(word, rules) for word in _part(raw, "heads", list, where)}, key=lambda h: (-len(h), h))
        ),
        linking=tuple(_part(raw, "linking", list, where)),
        stop=_stems(_part(raw, "stop", str, where), rules),
        common=_stems(_part(raw, "common", str, where), rules),
        countries=frozenset(plain(n) for code, n in Locale(lang.code).territories.items() if code.isalpha()),
        agencies=frozenset(plain(name) for name in _part(raw, "agencies", list, where)),
        updates=frozenset(plain(word) for word in _part(raw, "updates", list, where)),
        anew=frozenset(plain(word) for word in _part(raw, "anew", list, where)),
        rare=_stems(" ".join(_part(raw, "rare", list, where)), rules),
        concepts={stem(word, rules): stem(kind, rules) for kind, word in named if word.isalpha()},
        phrases={word: kind for kind, word in named if not word.isalpha()},
        targets={
            stem(word, rules): kind for kind, words in _part(raw, "targets", dict, where).items() for word in words
        },
        reasons=_texts(raw, "reasons", REASONS, where),
        barriers=_texts(raw, "barriers", BARRIERS, where),
        conflicts=_texts(raw, "conflicts", CONFLICTS, where),
        explain=_texts(raw, "explain", EXPLAIN, where),
    )


def _part(raw: dict[str, Any], key: str, kind: type, where: str) -> Any:
    if not isinstance(raw.get(key), kind) or not raw[key]:
        raise LangError(f"{where}: {key} is absent, empty, or not a {kind.__name__}")
    return raw[key]


def _rule(entry: dict[str, Any], where: str) -> StemRule:
    name = entry.get("name", "?")
    try:
        pairs = {key: tuple((str(a), str(b)) for a, b in entry[key]) for key in ("examples", "rejects")}
        rule = StemRule(str(name), str(entry["ending"]), int(entry["keep"]), pairs["examples"], pairs["rejects"])
    except (KeyError, ValueError, TypeError) as error:
        raise LangError(f"{where}: the stem rule {name!r} does not hold: {error}") from error
    if not rule.examples or not rule.rejects:
        raise LangError(f"{where}: the stem rule {name!r} has no example or no reject")
    return rule


def _prove(rule: StemRule, rules: tuple[StemRule, ...], where: str) -> None:
    for one, other in rule.examples:
        if stem(one, rules) != stem(other, rules):
            raise LangError(f"{where}: by the stem rule {rule.name!r}, {one!r} and {other!r} do not meet in one stem")
    for one, other in rule.rejects:
        if stem(one, rules) == stem(other, rules):
            raise LangError(f"{where}: by the stem rule {rule.name!r}, {one!r} and {other!r} wrongly meet in one stem")


def _stems(text: str, rules: tuple[StemRule, ...]) -> frozenset[str]:
    return frozenset(stem(word, rules) for word in words_of(text))


def _texts(raw: dict[str, Any], section: str, keys: list[str], where: str) -> dict[str, str]:
    """The texts of a section, whole and no more; an unknown key is a slip of the pen."""
    texts = _part(raw, section, dict, where)
    if off := set(keys) ^ set(texts):
        raise LangError(f"{where}: [{section}] lacks or does not know: {', '.join(sorted(off))}")
    return {key: str(text) for key, text in texts.items()}
