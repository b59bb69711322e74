"""Tells where "now" is no time: a conjunction ("nu de stad gevallen is") or a particle ("of het nu ...")."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

from timeline.lang.timex import TimexData
from timeline.timex.context import BREAKS, MANY, MEMORY, WINDOW, split
from timeline.timex.expr import Vague
from timeline.timex.joins import Found
from timeline.timex.verbs import is_done, is_finite, is_participle

# the verbs at the end of a clause are so many at most, and a subject stands before them
CLUSTER, SUBJECT = 5, 2


def keep_times(found: Iterable[Found], low: str, sents: list[tuple[int, int]], data: TimexData) -> Iterator[Found]:
    """Leave out the words for "now" that tell no time; in a list of them nothing is a clause, and all stay."""
    now, starts = data.words["now"], [start for start, _ in sents]
    sentence, asked = sents[0] if sents else (0, len(low)), 0
    for item in found:
        if isinstance(item.leaning.expr, Vague) and low[item.start : item.end] in now:
            if item.start >= sentence[1] and sents:
                sentence, asked = sents[max(bisect_right(starts, item.start) - 1, 0)], 0
            asked += 1
            if asked <= MANY and is_particle(low, item.start, item.end, sentence, data):
                continue
        yield item


def is_particle(low: str, start: int, end: int, sentence: tuple[int, int], data: TimexData) -> bool:
    """Whether "now" opens a clause or only colours it.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.timex import load_timex
    >>> data = load_timex(load_lang("nl"))
    >>> is_particle("hij vlucht nu de stad gevallen is.", 11, 13, (0, 34), data)
    True
    >>> is_particle("hij heeft nu de stad in handen.", 10, 12, (0, 31), data)
    False
    """
    left, right = max(sentence[0], start - WINDOW), min(sentence[1], end + WINDOW)
    return _is_particle(low[left:start], low[end:right], data)


@lru_cache(maxsize=MEMORY)
def _is_particle(said: str, rest: str, data: TimexData) -> bool:
    """The same, by what stands before and behind it."""
    before, after = list(split(said)), list(split(rest))
    lead = list(itertools.takewhile(lambda word: word not in BREAKS, reversed(before)))[::-1]
    if _is_choice(before, lead, after, rest[-1:], data):
        return True
    return _is_conjunction(lead, after, data)


def _is_choice(before: list[str], lead: list[str], after: list[str], mark: str, data: TimexData) -> bool:
    """ "of het nu regent of niet", "is dat nu om ons of zijn wij er om hen?"."""
    whether = data.words["whether"]
    others = [i for i, word in enumerate(after[:-1]) if word in whether]
    if len(before) > 1 and before[-2] in whether:
        return bool(others) or lead == before[-2:]
    turned = any(is_finite(after[i + 1], data) for i in others)
    return turned and mark == "?" and bool(lead) and is_finite(lead[0], data)


def _is_conjunction(lead: list[str], after: list[str], data: TimexData) -> bool:
    """Whether what follows is a clause with its verbs at the end, and no clause of another kind is going on."""
    words = data.words
    stops = words["that"] | words["question"]
    clause = list(itertools.takewhile(lambda word: word not in BREAKS and word not in stops, after))
    if len(clause) <= SUBJECT or _is_opened(lead, data):
        return False
    if is_finite(clause[0], data):  # "nu zijn bedrijf vertrekt"
        return clause[0] in words["his"] and clause[1] not in words["subject-start"] and _ends_in_verb(clause, data)
    first = not lead or lead[-1] in words["before-clause"]
    alone = first or not any(is_finite(word, data) for word in lead)
    if alone and clause[0] in words["subject-start"]:
        return any(is_finite(word, data) for word in clause[SUBJECT:])
    if not first and clause[0] not in words["subject-start"]:
        return False
    bound = words["future"] | words["shall"] | words["would"]  # "moeten nu de kosten zijn betaald"
    done = not bound.intersection(lead) and is_done(tuple(clause), data)
    return done or _ends_in_verb(clause, data, plural=first)


def _is_opened(lead: list[str], data: TimexData) -> bool:
    """Whether a subordinate clause or a question is going on; "die" before a finite verb is a subject."""
    words = data.words
    opens = words["that"] | words["if"] | words["question"] | words["in-order"]
    subject = len(lead) > 1 and lead[0] in words["subject-word"] and is_finite(lead[1], data)
    return bool(opens.intersection(lead[1:] if subject else lead))


def _ends_in_verb(clause: list[str], data: TimexData, *, plural: bool = False) -> bool:
    """Whether a finite verb is among the verbs at the end; one that looks like an infinitive only where `plural`."""
    infinitive = data.endings["infinitive"]
    for word in reversed(clause[max(SUBJECT, len(clause) - CLUSTER) :]):
        finite = is_finite(word, data)
        if finite and (plural or not (word.endswith(infinitive) or word in data.words["to-have"])):
            return True
        if not (finite or word.endswith(infinitive) or is_participle(word, data) or word in data.words["to"]):
            return False
    return False
