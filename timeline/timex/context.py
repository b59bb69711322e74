"""Reads the clause around an expression for signs of past or future: verb forms, prepositions, subordination."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from timeline.lang.timex import TimexData
from timeline.timex.resolve import FUTURE, PAST

TOKEN = re.compile(r"['’]?\w[\w'’-]*|[,;:()\"“”„–—]")
BREAKS = frozenset(',;:()"“”„–—')
# a sentence is looked at so far on either side; longer ones are lists or broken text
WINDOW = 400


@dataclass(frozen=True, slots=True)
class Signs:
    """Which way a clause points, whether its verb is in a present tense, and how sure that is.

    `report` when the verb says that somebody said something, `tentative` when a participle may still follow,
    `plain` when it is no more than a present tense, which also tells of what has happened.
    """

    direction: str | None
    present: bool
    strong: bool = False
    report: bool = False
    tentative: bool = False
    plain: bool = False


NOTHING = Signs(None, True)


def read_clause(low: str, start: int, end: int, sentence: tuple[int, int], data: TimexData) -> Signs:
    """The signs of the clause in which the expression at `start`..`end` stands; `low` is the text in lower case.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.timex import load_timex
    >>> read_clause("hij kwam maandag aan.", 9, 16, (0, 21), load_timex(load_lang("nl"))).direction
    'past'
    """
    left, right = max(sentence[0], start - WINDOW), min(sentence[1], end + WINDOW)
    before = TOKEN.findall(low, left, start)
    texts = before + TOKEN.findall(low, end, right)
    at = len(before)
    first, last = _clause(texts, at, data)
    near_first, near_last = _branch(texts, at, first, last, data)
    if _is_condition(texts, at, first, data):
        return Signs(FUTURE, True)
    if (fixed := _by_preposition(texts, at, first, last, data)) is not None:
        return fixed
    doubtful: Signs | None = None
    for one, other in dict.fromkeys([(near_first, near_last), (near_first, last), (first, last)]):
        signs = _verbs(tuple(texts[one:other]), at - one, data)
        if signs is not None and not signs.tentative:
            return signs
        doubtful = doubtful or signs
    if doubtful is not None:
        return _through(texts, first, last, data) or doubtful
    if (signs := _by_shape(texts, first, last, data)) is not None:
        return signs
    beyond = next((i for i in range(last + 1, len(texts)) if texts[i] in BREAKS), len(texts))
    for one, other in dict.fromkeys([(first, beyond), (0, len(texts))]):
        if (signs := _verbs(tuple(texts[one:other]), at - one, data)) is not None:
            return replace(signs, strong=False)
    return NOTHING


def _is_condition(texts: list[str], at: int, first: int, data: TimexData) -> bool:
    """Whether the clause says "als ..." or "zodra ..."; an "als" before a noun compares."""
    if first >= len(texts) or texts[first] not in data.words["if"]:
        return False
    return texts[first] not in data.words["as"] or at == first + 1 or texts[first + 1] in data.words["subject-word"]


def _by_preposition(texts: list[str], at: int, first: int, last: int, data: TimexData) -> Signs | None:
    """What the words before the expression settle: "sinds maandag", "uitgesteld naar zaterdag"."""
    words, before = data.words, texts[at - 1] if at else ""
    if before in words["since"] or words["since"].intersection(texts[max(first, at - 12) : at]):
        return Signs(PAST, True, strong=True)
    if at > 1 and before in words["around"] and texts[at - 2] in words["units"]:
        return NOTHING
    if before in words["until-ahead"]:
        return Signs(FUTURE, True)
    if before in words["of"]:
        clause = texts[first:last]
        ahead = words["ahead-of"].intersection(texts[max(first, at - 5) : at - 1])
        subject = clause[0] in words["articles"] and words["shall"].intersection(clause)
        return Signs(FUTURE if ahead or subject else PAST, True)
    if before in words["for"] and words["planned"].intersection(texts[first:last]):
        return Signs(FUTURE, True, strong=True)
    return None


def _through(texts: list[str], first: int, last: int, data: TimexData) -> Signs | None:
    """ "heeft maandag, zo meldt het leger, bekendgemaakt": the participle stands behind what is put between commas."""
    beyond = texts[last + 1 :]
    if last < len(texts) and texts[last] == "," and any(is_participle(word, data) for word in beyond):
        return Signs(PAST, True)
    return None


def _clause(texts: list[str], at: int, data: TimexData) -> tuple[int, int]:
    """The stretch of words around a position, up to a comma, a quote or a word that opens a subordinate clause."""
    openers = data.words["that"]
    stops = [i for i, word in enumerate(texts) if word in BREAKS or word in openers]
    first = max((i + (texts[i] in BREAKS) for i in stops if i < at), default=0)
    last = min((i for i in stops if i >= at), default=len(texts))
    return first, last


def _branch(texts: list[str], at: int, first: int, last: int, data: TimexData) -> tuple[int, int]:
    """The part of a clause between its conjunctions."""
    joints = data.words["and"]
    near_first = next((i + 1 for i in range(at - 1, first - 1, -1) if texts[i] in joints), first)
    near_last = next((i for i in range(at, last) if texts[i] in joints), last)
    return near_first, near_last


def _by_shape(texts: list[str], first: int, last: int, data: TimexData) -> Signs | None:
    """What a clause without a known verb says by its shape: "na de top maandag", "die zondag het werk neerleggen"."""
    clause = texts[first:last]
    if clause and clause[0] in data.words["after"]:
        return Signs(PAST, True)
    if len(clause) > 2 and clause[0] in data.words["that"] and _is_present(clause[-1], data):
        return Signs(FUTURE, True, plain=True)
    return None


def _is_present(word: str, data: TimexData) -> bool:
    """Whether a word is a verb in the present tense with its prefix before it, as at the end of a clause."""
    present = data.words["present"]
    return word in present or any(
        word.startswith(prefix) and word[len(prefix) :] in present for prefix in data.endings["prefix"]
    )


@lru_cache(maxsize=8192)
def _verbs(words: tuple[str, ...], at: int, data: TimexData) -> Signs | None:
    """The signs that the verbs of a stretch give; `at` is where the expression stood in it."""
    lists, held = data.words, set(words)
    participle = any(is_participle(word, data) for word in words)
    past = [i for i, word in enumerate(words) if is_past(word, data)]
    ahead = [i for i, word in enumerate(words) if word in lists["future"] or word in lists["shall"]]
    if ahead and not (past and min(abs(i - at) for i in past) < min(abs(i - at) for i in ahead)):
        return Signs(FUTURE, True, strong=bool(held & lists["shall"]))
    if held & lists["would"]:
        claimed = bool(held & lists["to-have"]) and participle
        return Signs(PAST if claimed else FUTURE, False)
    if past:
        return Signs(PAST, False, strong=True, report=bool(held & lists["said"]))
    if held & lists["perfect"] and participle:
        planned = held & lists["planned"] and held & lists["is"]
        return Signs(FUTURE if planned else PAST, True, strong=True)
    if held & lists["is"] and held & lists["gone"]:  # "is gaan roken"
        return Signs(PAST, True, strong=True)
    if held & lists["passive"]:
        return Signs(FUTURE, True, plain=True)
    if held & lists["to-have"] and participle:
        return Signs(PAST, True)
    if words[:1] and words[0] in lists["so"]:
        return Signs(PAST, True, report=True)
    if held & lists["report"] and not held & lists["doing"]:
        return Signs(PAST, True, report=True)
    if held & lists["present"] or any(_may_be_present(words, i, data) for i in {at - 1, at, 1} if 0 <= i < len(words)):
        return Signs(FUTURE, True, plain=True)
    infinitive = data.endings["infinitive"]
    if any(is_participle(word, data) and not word.endswith(infinitive) for word in words):
        return Signs(PAST, True)
    if held & lists["perfect"]:
        return Signs(FUTURE, True, tentative=True, plain=True)
    return Signs(FUTURE, True) if held & lists["to"] else None


def _may_be_present(words: tuple[str, ...], i: int, data: TimexData) -> bool:
    """Whether a word in the place of the verb has the ending of the third person."""
    word = words[i]
    return len(word) > 3 and word.endswith(data.endings["third-person"]) and word not in data.words["not-verb"]


def is_past(word: str, data: TimexData) -> bool:
    """Whether a word is a verb in the past tense, by list or by ending, also with a prefix ("doodstak")."""
    past = data.words["past"]
    if word in past:
        return True
    if word in data.words["not-past"] or len(word) < 5:
        return False
    if word.endswith(data.endings["past"]) and len(word) > 6:
        return not _has_mark(word, data)  # "aangekondigde" is an adjective
    return any(word.startswith(prefix) and word[len(prefix) :] in past for prefix in data.endings["prefix"])


def is_participle(word: str, data: TimexData) -> bool:
    """Whether a word looks like a past participle: its prefix and its ending, and not on the list of others."""
    if word in data.words["participle"]:
        return True
    if len(word) < 5 or not word.endswith(data.endings["participle"]) or word in data.words["not-participle"]:
        return False
    return word.startswith(data.endings["participle-start"]) or _has_mark(word, data)


def _has_mark(word: str, data: TimexData) -> bool:
    """Whether a word carries the mark of the participle, in front or behind a prefix."""
    mark = data.endings["participle-mark"]
    if word.startswith(mark):
        return True
    return any(word.startswith(prefix) and word.startswith(mark, len(prefix)) for prefix in data.endings["prefix"])
