"""Knows how the forms and the spellings of one word meet in one stem: rules of a language, each with its proof."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from timeline.errors import LangError

_WORD = re.compile(r"[^\W_]{1,60}")
_DOUBLED = re.compile(r"(.)\1+")
_HARDENED = str.maketrans({"z": "s", "v": "f", "d": "t"})

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StemRule:
    """An ending that comes off a word, and how many letters must remain; with the pairs that prove it."""

    name: str
    ending: str
    keep: int
    examples: Pairs
    rejects: Pairs


@dataclass(frozen=True, slots=True)
class SpellingRule:
    """Letters that one language writes where ours writes others (kh, ch); with the pairs that prove it."""

    name: str
    written: str
    ours: str
    examples: Pairs
    rejects: Pairs


@dataclass(frozen=True, slots=True)
class StemRules:
    """The rules by which a word gets its stem: first the spellings, each in turn, then the first ending that fits."""

    spellings: tuple[SpellingRule, ...]
    endings: tuple[StemRule, ...]

    def stem(self, word: str) -> str:
        """Give the stem of a word; not a word of the language itself."""
        folded = plain(word)
        for spelling in self.spellings:
            folded = folded.replace(spelling.written, spelling.ours)
        for rule in self.endings:
            if folded.endswith(rule.ending) and len(folded) - len(rule.ending) >= rule.keep:
                folded = folded.removesuffix(rule.ending)
                break
        return harden(_DOUBLED.sub(r"\1", folded))

    def all_of(self, text: str) -> frozenset[str]:
        """Give the stems of the words of a text."""
        return frozenset(self.stem(word) for word in words_of(text))


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


def harden(stem: str) -> str:
    """Final devoicing, by which the forms of one word meet: huizen and huis, beloofde and belooft.

    >>> harden("huiz")
    'huis'
    """
    return stem[:-1] + stem[-1:].translate(_HARDENED)


def read_stem_rules(endings: list[Any], spellings: list[Any], where: str) -> StemRules:
    """Read and prove the rules of a language; `where` names the file in messages.

    Raises:
        LangError: a rule has no example or no reject, or does not do what they say.
    """
    rules = StemRules(
        tuple(_spelling(entry, where) for entry in spellings), tuple(_ending(entry, where) for entry in endings)
    )
    proven: list[StemRule | SpellingRule] = [*rules.spellings, *rules.endings]
    for rule in proven:
        for one, other in rule.examples:
            if rules.stem(one) != rules.stem(other):
                raise LangError(f"{where}: by the stem rule {rule.name!r}, {one!r} and {other!r} do not meet")
        for one, other in rule.rejects:
            if rules.stem(one) == rules.stem(other):
                raise LangError(f"{where}: by the stem rule {rule.name!r}, {one!r} and {other!r} wrongly meet")
    return rules


def _ending(entry: dict[str, Any], where: str) -> StemRule:
    name = _name(entry)
    try:
        return StemRule(name, str(entry["ending"]), int(entry["keep"]), *_proof(entry, where))
    except (KeyError, ValueError, TypeError) as error:
        raise LangError(f"{where}: the stem rule {name!r} does not hold: {error}") from error


def _spelling(entry: dict[str, Any], where: str) -> SpellingRule:
    name = _name(entry)
    try:
        return SpellingRule(name, str(entry["written"]), str(entry["ours"]), *_proof(entry, where))
    except (KeyError, ValueError, TypeError) as error:
        raise LangError(f"{where}: the stem rule {name!r} does not hold: {error}") from error


def _name(entry: dict[str, Any]) -> str:
    return str(entry.get("name", "?"))


def _proof(entry: dict[str, Any], where: str) -> tuple[Pairs, Pairs]:
    examples, rejects = (tuple((str(a), str(b)) for a, b in entry[key]) for key in ("examples", "rejects"))
    if not examples or not rejects:
        raise LangError(f"{where}: the stem rule {_name(entry)!r} has no example or no reject")
    return examples, rejects
