"""Reads the tense of a stretch of words from its verb forms, which are data: lists, endings and prefixes."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import lru_cache

from timeline.lang.timex import TimexData
from timeline.timex.reading import FUTURE, PAST

QUOTES = "'’‘"
# the word lists of finite verbs
FINITE = ("perfect", "present", "passive", "future", "shall", "would")
MEMORY = 8192


@dataclass(frozen=True, slots=True)
class Signs:
    """Which way a clause points, whether its verb is in a present tense, and how sure that is.

    `strong` when there is no doubt, `tentative` when a participle may still follow, `plain` when it is no more than a
    present tense, which also tells of what has happened.
    """

    direction: str | None
    present: bool
    strong: bool = False
    tentative: bool = False
    plain: bool = False


@lru_cache(maxsize=MEMORY)
def read_verbs(words: tuple[str, ...], at: int, data: TimexData) -> Signs | None:
    """The signs that the verbs of a stretch give, None without any; `at` is where the expression stood in it.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.timex import load_timex
    >>> read_verbs(("hij", "kwam", "aan"), 2, load_timex(load_lang("nl"))).direction
    'past'
    """
    lists, held = data.words, frozenset(words)
    past = [i for i, word in enumerate(words) if is_past(word, data)]
    if (signs := _ahead(words, at, held, past, data)) is not None:
        return signs
    if past:
        return Signs(PAST, False, strong=True)
    perfect = held & lists["perfect"]
    if perfect and perfect <= lists["his"] and _follows_preposition(words, data):
        perfect = frozenset()
    if perfect and any(is_participle(word, data) for word in words) and not _is_possessive(held, perfect, data):
        planned = (held & lists["planned"] and held & lists["is"]) or held & lists["scheduled"]
        return Signs(FUTURE if planned else PAST, True, strong=True)
    if held & lists["is"] and held & lists["gone"]:  # "is gaan roken"
        return Signs(PAST, True, strong=True)
    if held & lists["passive"]:
        return Signs(FUTURE, True, plain=True)
    if (words[:1] and words[0] in lists["so"]) or (held & lists["report"] and not held & lists["doing"]):
        return Signs(PAST, True)
    finite = any(word.endswith(data.endings["finite"]) for word in words)
    if finite or held & lists["present"] or _second_is_verb(words, at, data):
        return Signs(FUTURE, True, plain=True)
    return _without_finite(words, held, bool(perfect), data)


def _is_possessive(held: frozenset[str], perfect: frozenset[str], data: TimexData) -> bool:
    """Whether the auxiliaries are no verbs: "zijn" beside another verb is "his"."""
    lists = data.words
    return perfect <= lists["his"] and any(not is_participle(word, data) for word in held & lists["present"])


def _follows_preposition(words: tuple[str, ...], data: TimexData) -> bool:
    """Whether each "zijn" stands behind a preposition: "aan het eind van zijn toespraak"."""
    his, prepositions = data.words["his"], data.words["preposition"]
    return all(i > 0 and words[i - 1] in prepositions for i, word in enumerate(words) if word in his)


def _ahead(words: tuple[str, ...], at: int, held: frozenset[str], past: list[int], data: TimexData) -> Signs | None:
    """What "zal", "wil" and "zou" say; beside a past form the nearest counts, and an infinitive counts for nothing."""
    lists = data.words
    verbs = (held & lists["future"]) | (held & lists["shall"])
    ahead = [i for i, word in enumerate(words) if word in verbs] if verbs else []
    if past:
        ahead = [i for i in ahead if words[i] not in lists["modal-infinitive"]]
    if ahead and not (past and min(abs(i - at) for i in past) < min(abs(i - at) for i in ahead)):
        done = not held & lists["shall"] and is_done(words, data)
        return Signs(PAST if done else FUTURE, True, strong=bool(held & lists["shall"]))
    if held & lists["would"]:
        return Signs(PAST if is_done(words, data) else FUTURE, False)
    return None


def _without_finite(words: tuple[str, ...], held: frozenset[str], perfect: bool, data: TimexData) -> Signs | None:
    """What a stretch without a known finite verb says: a participle, "te" with an infinitive, a bare auxiliary."""
    infinitive = data.endings["infinitive"]
    to, pairs = data.words["to"], itertools.pairwise(words)
    if held & to and any(one in to and other in data.words["to-have"] for one, other in pairs):
        return Signs(PAST, True)
    if any(is_participle(word, data) and not word.endswith(infinitive) for word in words):
        return Signs(PAST, True)
    if perfect:
        return Signs(FUTURE, True, tentative=True)
    return Signs(FUTURE, True) if held & to else None


def _second_is_verb(words: tuple[str, ...], at: int, data: TimexData) -> bool:
    """Whether the word in the second place, where the finite verb stands, has the ending of the third person."""
    if len(words) > 1 and words[0].lstrip(QUOTES) in data.words["first-person"] and not is_participle(words[1], data):
        return True  # "ik slaap al jaren slecht"
    i = 0 if at == 0 else 1
    if len(words) <= i or words[0] in data.words["preposition"]:
        return False
    word = words[i]
    if len(word) < 4 or not word.endswith(data.endings["third-person"]) or word in data.words["perfect"]:
        return False
    # right behind the expression that opens the clause stands the finite verb, whatever it looks like
    return word not in data.words["not-verb"] and (i == 0 or not is_participle(word, data))


def is_done(words: tuple[str, ...], data: TimexData) -> bool:
    """Whether a stretch holds "hebben" or "zijn" right beside a participle: what is claimed or wished is past."""
    helpers = data.words["to-have"]
    if helpers.isdisjoint(words):
        return False
    pairs = itertools.pairwise(words)
    return any(
        (one in helpers and is_participle(other, data)) or (other in helpers and is_participle(one, data))
        for one, other in pairs
    )


def is_present(word: str, data: TimexData) -> bool:
    """Whether a word is a verb in the present tense with its prefix before it, as at the end of a clause."""
    present = data.words["present"]
    if word in present or word.endswith(data.endings["finite"]):
        return True
    return any(rest in present for rest in _unprefixed(word, data))


@lru_cache(maxsize=MEMORY)
def is_finite(word: str, data: TimexData) -> bool:
    """Whether a word is a finite verb, as far as the lists and the endings know."""
    return any(word in data.words[name] for name in FINITE) or is_past(word, data) or is_present(word, data)


@lru_cache(maxsize=MEMORY)
def is_past(word: str, data: TimexData) -> bool:
    """Whether a word is a verb in the past tense, by list or by ending, also with a prefix ("doodstak")."""
    past = data.words["past"]
    if word in past:
        return True
    if word in data.words["not-past"] or len(word) < 5:
        return False
    if word.endswith(data.endings["past"]) and len(word) > 6:
        return not _has_mark(word, data)  # "aangekondigde" is an adjective
    return any(rest in past for rest in _unprefixed(word, data))


@lru_cache(maxsize=MEMORY)
def is_participle(word: str, data: TimexData) -> bool:
    """Whether a word looks like a past participle: its prefix and its ending, and not on the list of others."""
    if word in data.words["participle"]:
        return True
    if len(word) < 5 or not word.endswith(data.endings["participle"]) or word in data.words["not-participle"]:
        return False
    if word.endswith(data.endings["not-participle"]) or word.endswith(data.endings["finite"]):
        return False
    return word.startswith(data.endings["participle-start"]) or _has_mark(word, data)


def _has_mark(word: str, data: TimexData) -> bool:
    """Whether a word carries the mark of the participle, in front or behind a prefix."""
    mark = data.endings["participle-mark"]
    return word.startswith(mark) or any(rest.startswith(mark) for rest in _unprefixed(word, data))


def _unprefixed(word: str, data: TimexData) -> list[str]:
    """What is left of a word without each separable prefix that it has."""
    prefixes = data.endings["prefix"]
    if not word.startswith(prefixes):
        return []
    return [word[len(prefix) :] for prefix in prefixes if word.startswith(prefix)]
