"""Reads the clause around an expression for signs of past or future: verb forms, prepositions, subordination."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from timeline.lang.timex import TimexData
from timeline.timex.resolve import FUTURE, PAST

TOKEN = re.compile(r"['’]?\w[\w'’-]*|[,;:()\"“”„–—]")
BREAKS = frozenset(',;:()"“”„–—')
# a sentence is looked at so far on either side; longer ones are lists or broken text
WINDOW = 400


@dataclass(frozen=True, slots=True)
class Signs:
    """Which way a clause points, and whether its verb is in a present tense."""

    direction: str | None
    present: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the sentence and where it begins."""

    start: int
    text: str


def read_clause(low: str, start: int, end: int, sentence: tuple[int, int], data: TimexData) -> Signs:
    """The signs of the clause in which the expression at `start`..`end` stands; `low` is the text in lower case.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.timex import load_timex
    >>> read_clause("hij kwam maandag aan.", 9, 16, (0, 21), load_timex(load_lang("nl"))).direction
    'past'
    """
    left, right = max(sentence[0], start - WINDOW), min(sentence[1], end + WINDOW)
    words = [Word(left + found.start(), found[0]) for found in TOKEN.finditer(low[left:right])]
    at = sum(word.start < start for word in words)
    after = sum(word.start < end for word in words)
    texts = [word.text for word in words]
    before = texts[at - 1] if at else ""
    if (fixed := _by_preposition(texts, at, before, data)) is not None:
        return fixed
    for first, last in _clauses(texts, at, after, data):
        part = texts[first:at] + texts[after:last]
        if (signs := _verbs(tuple(part), at - first, data)) is not None:
            return signs
    return Signs(None, True)


def _by_preposition(texts: list[str], at: int, before: str, data: TimexData) -> Signs | None:
    """What the word right before the expression settles: "sinds maandag", "uitgesteld naar zaterdag"."""
    words = data.words
    if before in words["since"]:
        return Signs(PAST, True)
    if before in words["until-ahead"]:
        return Signs(FUTURE, True)
    if before in words["for"] and any(word in words["planned"] for word in texts):
        return Signs(FUTURE, True)
    return None


def _clauses(texts: list[str], at: int, after: int, data: TimexData) -> list[tuple[int, int]]:
    """The stretches of words to ask, closest first: up to a conjunction, to a comma, the next ones, the sentence."""
    joints, openers = data.words["and"], data.words["that"]

    def stop(word: str) -> bool:
        return word in BREAKS or word in openers

    first = next((i + (texts[i] in BREAKS) for i in range(at - 1, -1, -1) if stop(texts[i])), 0)
    last = next((i for i in range(after, len(texts)) if stop(texts[i])), len(texts))
    near_first = next((i + 1 for i in range(at - 1, first - 1, -1) if texts[i] in joints), first)
    near_last = next((i for i in range(after, last) if texts[i] in joints), last)
    beyond = next((i for i in range(last + 1, len(texts)) if texts[i] in BREAKS), len(texts))
    spans = [(near_first, near_last), (near_first, last), (first, last), (first, beyond), (0, len(texts))]
    return list(dict.fromkeys(spans))


@lru_cache(maxsize=4096)
def _verbs(words: tuple[str, ...], at: int, data: TimexData) -> Signs | None:
    """The signs that the verbs of a stretch give; `at` is where the expression stood in it."""
    lists = data.words
    held = set(words)
    participle = any(is_participle(word, data) for word in words)
    infinitive_past = bool(held & lists["to-have"]) and participle
    if held & lists["future"] and not (held & lists["past"] and not infinitive_past and _nearest_past(words, at, data)):
        return Signs(FUTURE, True)
    if held & lists["would"]:
        return Signs(PAST if infinitive_past else FUTURE, False)
    if any(is_past(word, data) for word in words):
        return Signs(PAST, False)
    if held & lists["perfect"] and participle:
        return Signs(FUTURE if held & lists["planned"] and held & lists["is"] else PAST, True)
    if held & lists["passive"]:
        return Signs(FUTURE, True)
    if infinitive_past:
        return Signs(PAST, True)
    if held & lists["present"]:
        return Signs(FUTURE, True)
    if held & lists["report"]:
        return Signs(PAST, True)
    if held & lists["perfect"]:
        return Signs(FUTURE, True) if not participle else Signs(PAST, True)
    if any(word in lists["to"] for word in words):
        return Signs(FUTURE, True)
    if participle:
        return Signs(PAST, True)
    if words and words[0] in lists["that"] and len(words) > 2:
        return Signs(FUTURE, True)
    return None


def _nearest_past(words: tuple[str, ...], at: int, data: TimexData) -> bool:
    """Whether the past form stands nearer to the expression than the future one."""
    past = min((abs(i - at) for i, word in enumerate(words) if word in data.words["past"]), default=99)
    future = min((abs(i - at) for i, word in enumerate(words) if word in data.words["future"]), default=99)
    return past < future


def is_past(word: str, data: TimexData) -> bool:
    """Whether a word is a verb in the past tense, by list or by ending."""
    if word in data.words["past"]:
        return True
    return word.endswith(data.endings["past"]) and word not in data.words["not-past"] and len(word) > 6


def is_participle(word: str, data: TimexData) -> bool:
    """Whether a word looks like a past participle: its prefix and its ending, and not on the list of nouns."""
    if word in data.words["participle"]:
        return True
    if word in data.words["not-participle"] or len(word) < 5:
        return False
    return word.endswith(data.endings["participle"]) and (
        word.startswith(data.endings["participle-start"])
        or any(part in word for part in data.endings["participle-inside"])
    )
