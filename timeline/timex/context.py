"""Reads the clause around an expression for signs of past or future: prepositions, subordination, verbs."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache, lru_cache

from timeline.lang.timex import TimexData
from timeline.timex.reading import FUTURE, PAST
from timeline.timex.verbs import FINITE, Signs, is_done, is_participle, is_past, is_present, read_verbs

TOKEN = re.compile(r"['’]?\w[\w'’-]*|[,;:()\"“”„–—]")
BREAKS = frozenset(',;:()"“”„–—')
# a sentence is looked at so far on either side; longer ones are lists or broken text
WINDOW = 400
# a sentence with more expressions than this is a list, and its clauses have nothing to say
MANY = 16
MEMORY, FEW = 1024, 16
# so many words before an expression "de aanstaande vergadering in" begins at most
UPCOMING = 4
NOTHING = Signs(None, True)


def read_clause(low: str, start: int, end: int, sentence: tuple[int, int], data: TimexData) -> Signs:
    """The signs of the clause in which the expression at `start`..`end` stands; `low` is the text in lower case.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.timex import load_timex
    >>> read_clause("hij kwam maandag aan.", 9, 16, (0, 21), load_timex(load_lang("nl"))).direction
    'past'
    """
    said, rest = around(low, start, end, sentence)
    return _read_around(said, rest, data)


def around(low: str, start: int, end: int, sentence: tuple[int, int]) -> tuple[str, str]:
    """What stands before and behind an expression in its sentence, as far as is looked."""
    first, last = sentence
    if start - first > WINDOW:
        first = start - WINDOW
    if last - end > WINDOW:
        last = end + WINDOW
    return low[first:start], low[end:last]


@lru_cache(maxsize=FEW)
def split(text: str) -> tuple[str, ...]:
    """The words and the marks of a stretch of text; those of the last stretches are at hand.

    >>> split("sinds mei, 's nachts")
    ('sinds', 'mei', ',', "'s", 'nachts')
    """
    return tuple(TOKEN.findall(text))


@lru_cache(maxsize=MEMORY)
def _read_around(left: str, right: str, data: TimexData) -> Signs:
    """The signs of the clause that an expression has on its left and right; in lists the same ones come back."""
    before = _without_brackets(split(left))
    texts = before + _without_brackets(split(right))
    at = len(before)
    first, last = _clause(texts, at, data)
    if (signs := _by_opening(texts, at, first, last, data)) is not None:
        return signs
    if (signs := _by_preposition(texts, at, first, last, data)) is not None:
        return signs
    doubtful: Signs | None = None
    near_first, near_last = _branch(texts, at, first, last, data)
    for one, other in dict.fromkeys([(near_first, near_last), (near_first, last), (first, last)]):
        signs = read_verbs(tuple(texts[one:other]), at - one, data)
        if signs is not None and not signs.tentative:
            return _claimed(_aimed(signs, texts, at, data), texts, at, data)
        doubtful = doubtful or signs
    if doubtful is not None:
        return _through(texts, last, data) or doubtful
    return _by_shape(texts, at, first, last, data) or _from_around(texts, at, first, last, data)


def _without_brackets(texts: tuple[str, ...]) -> list[str]:
    """The words without what stands between brackets."""
    if "(" not in texts or ")" not in texts:
        return list(texts)
    closed = len(texts) - 1 - texts[::-1].index(")")
    kept: list[str] = []
    inside = False
    for i, word in enumerate(texts):
        if inside:
            inside = word != ")"
        elif word == "(" and i < closed:
            inside = True
        else:
            kept.append(word)
    return kept


def _clause(texts: list[str], at: int, data: TimexData) -> tuple[int, int]:
    """The stretch of words around a position, up to a comma, a quote or a word that opens a subordinate clause."""
    opens, compares = _openers(data), data.words["as"]
    stops = [i for i, word in enumerate(texts) if word in opens and (word not in compares or _is_when(texts, i, data))]
    here = bisect_left(stops, at)
    before = stops[here - 1] if here else -1
    first = before + (texts[before] in BREAKS) if here else 0
    return first, stops[here] if here < len(stops) else len(texts)


@cache
def _openers(data: TimexData) -> frozenset[str]:
    """The marks and words at which a clause begins or ends, or may do so."""
    return BREAKS | data.words["that"] | data.words["as"]


def _is_when(texts: list[str], i: int, data: TimexData) -> bool:
    """Whether a word opens a clause of time or condition; before a noun it compares ("als eerste")."""
    return bool(data.words["subject-word"].intersection(texts[i + 1 : i + 2]))


def _branch(texts: list[str], at: int, first: int, last: int, data: TimexData) -> tuple[int, int]:
    """The part of a clause between its conjunctions."""
    joints = data.words["and"]
    near_first = next((i + 1 for i in range(at - 1, first - 1, -1) if texts[i] in joints), first)
    near_last = next((i for i in range(at, last) if texts[i] in joints), last)
    return near_first, near_last


def _by_opening(texts: list[str], at: int, first: int, last: int, data: TimexData) -> Signs | None:
    """What the first word of the clause settles: "als ...", "zodra ...", "om ... te ..."."""
    words, clause = data.words, texts[first:last]
    # an "als" before a noun compares
    compares = (
        clause[:1] and clause[0] in words["as"] and at != first + 1 and not words["subject-word"] & {*clause[1:2]}
    )
    if clause and clause[0] in words["if"] and not compares:
        return Signs(FUTURE, True)
    if words["in-order"].intersection(texts[first:at]) and words["to"].intersection(texts[at:last]):
        return None if any(is_past(word, data) for word in texts[:at]) else Signs(FUTURE, True)
    return None


def _by_preposition(texts: list[str], at: int, first: int, last: int, data: TimexData) -> Signs | None:
    """What the words before the expression settle: "sinds maandag", "uitgesteld naar zaterdag"."""
    words, before, clause = data.words, texts[at - 1] if at else "", texts[first:last]
    if before in words["since"] or words["since"].intersection(texts[max(first, at - 12) : at]):
        return Signs(PAST, not words["had"].intersection(clause), strong=True)
    if before in words["until"] and words["prolonged"].intersection(clause):
        return Signs(FUTURE, True, strong=True)
    if before in words["resolved"] and words["to"].intersection(texts[at:]):
        return None if words["to-have"].intersection(texts[at:]) else Signs(FUTURE, True)
    if before in words["neuter"] and at > 1 and texts[at - 2] in words["of"] and words["after"].intersection(clause):
        return Signs(PAST, True)
    if at > 1 and before in words["around"] and texts[at - 2] in words["units"]:
        return NOTHING
    if before in words["until-ahead"]:
        return Signs(FUTURE, True)
    starts = before in words["from-then-on"] or (at > 1 and before in words["of"] and texts[at - 2] in words["onset"])
    if starts and not any(is_past(word, data) for word in clause) and not is_done(tuple(clause), data):
        return Signs(FUTURE, True)
    if before in words["of"] and not (texts[at : at + 1] and texts[at] in words["until"]):
        if at > 1 and texts[at - 2].endswith(data.endings["befallen"]):
            return Signs(PAST, True)  # "verantwoordelijk voor de aanslag van zaterdag": nobody knows of one to come
        ahead = words["ahead-of"].intersection(texts[max(first, at - 5) : at - 1])
        subject = clause[0] in words["articles"] and words["shall"].intersection(clause)
        awaited = at > 1 and texts[at - 2].endswith(data.endings["awaited"]) and not words["after"].intersection(clause)
        awaited = awaited and not any(is_past(word, data) for word in clause)
        return Signs(FUTURE if ahead or subject or awaited else PAST, True)
    called = [i for i in range(first, at) if texts[i] in words["announced"]]
    if called and words["toward"].intersection(texts[called[-1] : at]):
        return Signs(FUTURE, True, strong=True)
    if before in words["for"] and words["planned"].intersection(clause):
        return Signs(FUTURE, True, strong=True)
    if before in words["for"] and any(word.endswith(data.endings["awaited"]) for word in texts[at:last]):
        return Signs(FUTURE, True, strong=True)  # "riep voor donderdag een staking uit"
    if before in words["for"] and words["promise"].intersection(texts[:at]) and words["to"].intersection(texts[at:]):
        return Signs(FUTURE, True)
    if before in words["preposition"] and words["upcoming"].intersection(texts[max(first, at - UPCOMING) : at - 1]):
        return Signs(FUTURE, True, strong=True)
    if before in words["set-date"]:
        return None if any(is_past(word, data) for word in clause) else Signs(FUTURE, True)
    if before in words["awaited-in"] and at > 1 and texts[at - 2].endswith(data.endings["awaited"]):
        return None if any(is_past(word, data) for word in clause) else Signs(FUTURE, True)
    if before in words["for"] and not any(is_past(word, data) for word in clause):
        return Signs(FUTURE, True, plain=True)
    return None


def _aimed(signs: Signs, texts: list[str], at: int, data: TimexData) -> Signs:
    """ "verwacht maandag klaar te zijn", "de bedoeling is dat in mei gebouwd te hebben": done by a day to come."""
    if signs.direction != PAST or not signs.present or not data.words["aiming"].intersection(texts[:at]):
        return signs
    to, have = data.words["to"], data.words["to-have"]
    ahead = any(one in to and other in have for one, other in itertools.pairwise(texts[at:]))
    return replace(signs, direction=FUTURE) if ahead else signs


def _claimed(signs: Signs, texts: list[str], at: int, data: TimexData) -> Signs:
    """ "zou zaterdag, aldus de politie, zijn geslagen": a claim about the past, though its end stands further on."""
    if signs.direction != FUTURE or signs.present:
        return signs
    beyond = texts[at:]
    return replace(signs, direction=PAST) if is_done(tuple(beyond), data) else signs


def _through(texts: list[str], last: int, data: TimexData) -> Signs | None:
    """ "heeft maandag, zo meldt het leger, bekendgemaakt": the participle stands behind what is put in between."""
    beyond = texts[last:]
    if beyond[:1] == [","] and "," in beyond[1:]:
        resumed = beyond[beyond.index(",", 1) + 1 :]
        if any(is_participle(word, data) for word in resumed):
            return Signs(PAST, True)
    if not beyond or beyond[0] not in data.words["goes-on"]:
        return None
    # what goes on without a verb of its own is the same clause: "is vrijdag als eerste na de pauze gehoord"
    same = itertools.takewhile(lambda word: not _is_finite(word, data), beyond)
    return Signs(PAST, True) if any(is_participle(word, data) for word in same) else None


def is_verbless(low: str, start: int, end: int, data: TimexData) -> bool:
    """Whether the words up to the next mark or conjunction hold no finite verb."""
    stops = BREAKS | data.words["and"] | data.words["that"]
    words = itertools.takewhile(lambda word: word not in stops, TOKEN.findall(low, start, min(end, start + WINDOW)))
    return not any(_is_finite(word, data) for word in words)


def _is_finite(word: str, data: TimexData) -> bool:
    """Whether a word is a verb that a clause of its own would have."""
    return any(word in data.words[name] for name in FINITE) or is_past(word, data)


def _by_shape(texts: list[str], at: int, first: int, last: int, data: TimexData) -> Signs | None:
    """What a clause without a known verb says by its shape: "na de top maandag", "die zondag het werk neerleggen"."""
    clause = texts[first:last]
    if clause and clause[0] in data.words["after"]:
        return Signs(PAST, True)
    if data.words["on-to"].intersection(texts[at : at + 1]):  # "Minister vrijdag naar Berlijn"
        return Signs(FUTURE, True, plain=True)
    if len(clause) > 2 and clause[0] in data.words["that"] and is_present(clause[-1], data):
        return Signs(FUTURE, True, plain=True)
    return None


def _from_around(texts: list[str], at: int, first: int, last: int, data: TimexData) -> Signs:
    """What the clause and the one after it say together, or else the whole sentence."""
    beyond = next((i for i in range(last + 1, len(texts)) if texts[i] in BREAKS), len(texts))
    for one, other in dict.fromkeys([(first, beyond), (0, len(texts))]):
        signs = read_verbs(tuple(texts[one:other]), at - one, data)
        if signs is not None and (not signs.tentative or other == len(texts)):
            return replace(signs, strong=False)
    return NOTHING
