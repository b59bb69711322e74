"""Knows which words of a mention tell which event it is, and how much each tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from timeline.lang.linkage import LinkageWords
from timeline.lang.stems import plain, words_of

NAME, NUMBER, WORD, COMMON = 1.3, 1.0, 1.0, 0.3
"""How much a word tells: a name more than a noun, a word that half of all war reports share next to nothing."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The telling words of a text: stems with their weights, the weights' sum, and the words they were read from."""

    weights: Mapping[str, float]
    total: float
    surfaces: Mapping[str, str]

    def shared(self, other: Wording, *, but: frozenset[str] = frozenset()) -> float:
        """Add up the weights of the stems that both have, without those of `but`."""
        both = (self.weights.keys() & other.weights.keys()) - but
        return sum(min(self.weights[stem], other.weights[stem]) for stem in both)

    def alike(self, other: Wording, *, but: frozenset[str] = frozenset()) -> float:
        """Say how alike two texts are without the stems of `but`, from 0 (no stem shared) to 1 (the same stems)."""
        left, right = (text.total - sum(text.weights.get(stem, 0.0) for stem in but) for text in (self, other))
        return self.shared(other, but=but) / (left * right) ** 0.5 if min(left, right) > 0 else 0.0


def read_wording(text: str, words: LinkageWords, *, skip: str = "") -> Wording:
    """Read a text's telling words.

    Stop words and the words of `skip` (the date, which is compared as a date) are left out. The weights do not
    depend on the other mentions, so that a new article leaves the joins of the others as they are.
    """
    left_out = stems_of(skip, words) | words.stop
    weights: dict[str, float] = {}
    surfaces: dict[str, str] = {}
    for word in words_of(_fold_phrases(text, words)):
        if len(word) < 2 or words.stem(word) in left_out:
            continue
        for part in words.parts(word):
            if len(part) < 2 or part in left_out:
                continue
            tells = _tells(word, part, words)
            if tells > weights.get(part, 0.0):
                weights[part], surfaces[part] = tells, word
    return Wording(weights, sum(weights.values()), surfaces)


def stems_of(text: str, words: LinkageWords) -> frozenset[str]:
    """Give all stems of a text, whatever they tell."""
    return frozenset(part for word in words_of(_fold_phrases(text, words)) for part in words.parts(word))


def _fold_phrases(text: str, words: LinkageWords) -> str:
    for phrase, concept in words.phrases.items():
        if phrase in text.lower():
            text = re.sub(re.escape(phrase), concept, text, flags=re.IGNORECASE)
    return text


def _tells(word: str, stem: str, words: LinkageWords) -> float:
    if stem in words.common or plain(word) in words.countries:
        return COMMON
    if word.isdigit():
        return NUMBER
    return NAME if word[0].isupper() else WORD


def read_actors(names: tuple[str | None, ...], trigger: str, words: LinkageWords) -> dict[str, str]:
    """Give the actors that can tell one event from another, folded name to name.

    "Soldiers", "people" or the attack itself say nothing about who it was, and a difference between them nothing
    about which event.
    """
    told = {words.fold_name(name): name for name in names if name}
    vague = words.stop | words.common
    itself = stems_of(trigger, words)

    def tells(name: str) -> bool:
        unsaid = vague if name[:1].isupper() else vague | itself
        return plain(name) in words.countries or any(
            len(stem) > 1 and stem not in unsaid for stem in stems_of(name, words)
        )

    return {folded: name for folded, name in told.items() if tells(name)}


def read_trigger(trigger: str, wording: Wording, words: LinkageWords) -> frozenset[str]:
    """Give the stems of a trigger, without the names in it: a "NAVO-top" is a top."""
    stems = stems_of(trigger, words) - words.stop
    return frozenset(stem for stem in stems if wording.weights.get(stem) != NAME) or stems


def names_any(text: str, phrases: Iterable[str]) -> bool:
    """Say whether a text has one of some folded words or phrases, as whole words.

    >>> names_any("Het dodental is verder opgelopen.", {"dodental"})
    True
    """
    folded = f" {' '.join(words_of(plain(text)))} "
    return any(f" {phrase} " in folded for phrase in phrases)
