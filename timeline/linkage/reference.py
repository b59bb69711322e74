"""Knows when a mention refers back to an event that is known: "the attack in Utrecht", "since that shelling"."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from timeline.lang.linkage import LinkageWords
from timeline.lang.stems import words_of

_BETWEEN = 3  # words that may stand between a determiner and its noun
_BEFORE_DAY = 6  # words between the noun and "of" a day: "the attack on the market of Kramatorsk of 5 March"


class Reference(StrEnum):
    """How a mention refers back: to an event that is KNOWN, or to one AFTER which the sentence goes on."""

    KNOWN = "known"
    AFTER = "after"


class Noun(NamedTuple):
    """The noun of an event that is referred to, and how."""

    word: str
    how: Reference


def find_reference(sentence: str, trigger: str, words: LinkageWords, *, day: str = "") -> Noun | None:
    """Find whether a trigger stands in its sentence as an event that is known; `day` is what dates it, as written.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.linkage import load_linkage
    >>> nl = load_linkage(load_lang("nl"))
    >>> find_reference("Sinds de aanslag in Utrecht is het stil.", "aanslag", nl).how
    <Reference.AFTER: 'after'>
    >>> find_reference("In Utrecht was een aanslag.", "aanslag", nl) is None
    True
    """
    said, sought = words_of(sentence.lower()), words_of(trigger.lower())
    if not sought or not sought[-1].endswith(words.reference.nouns):
        return None
    for at in range(len(said) - len(sought) + 1):
        if said[at : at + len(sought)] == sought:
            how = _how(said, at, words)
            own = words_of(day.lower())
            elsewhere = not any(said[i : i + len(own)] == own for i in range(len(said)))
            if how is Reference.AFTER and own and (elsewhere or _dated(said[at + len(sought) :], own, words)):
                return Noun(trigger, Reference.KNOWN)
            return Noun(trigger, how) if how else None
    return None


def find_any_reference(sentence: str, words: LinkageWords) -> Noun | None:
    """Find the first event that a sentence refers to as known, whatever its trigger is: "the toll of the attack"."""
    said = words_of(sentence.lower())
    for at, word in enumerate(said):
        if word.endswith(words.reference.nouns) and (how := _how(said, at, words)):
            return Noun(word, how)
    return None


def _how(said: list[str], at: int, words: LinkageWords) -> Reference | None:
    """How the noun at this place refers: by the determiner before it, with only adjectives between."""
    reference = words.reference
    for back in range(at - 1, max(-1, at - 2 - _BETWEEN), -1):
        if said[back] in reference.determiners:
            return Reference.AFTER if back and said[back - 1] in reference.after else Reference.KNOWN
        if not said[back].endswith(reference.adjectives) or words.stem(said[back]) in words.anew:
            return None
    return None


def _dated(rest: list[str], day: list[str], words: LinkageWords) -> bool:
    """Whether the words after a noun give its own day: "of Monday", or the day at once."""
    for at in range(min(len(rest), _BEFORE_DAY)):
        if rest[at : at + len(day)] == day:
            return at == 0 or rest[at - 1] in words.reference.of
    return False
