"""Tells in which tense and voice a trigger stands, from its form and the auxiliaries around it."""

from __future__ import annotations

from enum import Enum, auto

from timeline.events.triggers import Candidate
from timeline.lang.assertion import AssertionWords
from timeline.lang.rules import Form


class Tense(Enum):
    """When the clause says the event is."""

    PAST = auto()
    PRESENT = auto()
    PERFECT = auto()
    PLUPERFECT = auto()
    FUTURE = auto()
    NONE = auto()


def read_form(candidate: Candidate, forms: tuple[Form, ...], words: AssertionWords) -> Form:
    """The form of a trigger whose word may be read in two ways.

    A past tense or an infinitive that is a participle too ("beschoten") is that where its clause has an auxiliary; an
    infinitive that is a plural noun too is a noun where nothing governs it.
    """
    form = candidate.form
    if form.shape not in ("past", "inf", "pres"):
        return form
    noun = next((one for one in forms if one.rule is form.rule and one.shape == "noun"), None)
    if noun is not None and form.shape == "inf" and not form.near:
        return noun if _is_plural_present(candidate, words) else form
    other = next(
        (one for one in forms if one.rule is form.rule and one.shape == "part" and one.near == form.near), None
    )
    if other is None:
        return form
    there = set(candidate.sentence.lows[slice(*candidate.clause)])
    helped = not (words.have | words.passive | words.passive_perfect | words.perfect).isdisjoint(there)
    return other if helped else form


def tense_of(candidate: Candidate, words: AssertionWords) -> Tense:
    """The tense of a trigger's clause; of its sentence where the clause has no finite verb."""
    shape = candidate.form.shape
    if shape == "past":
        return Tense.PAST
    lows = candidate.sentence.lows
    if shape == "inf" and _is_plural_present(candidate, words):
        return Tense.PRESENT
    for part in (lows[slice(*candidate.clause)], lows):
        found = _tense_among(part, shape, words)
        if found is not Tense.NONE:
            return found
    return Tense.PRESENT if shape == "pres" else Tense.NONE


def _is_plural_present(candidate: Candidate, words: AssertionWords) -> bool:
    """Whether what looks like an infinitive is the plural of the present: nothing in its clause governs it."""
    lows = candidate.sentence.lows
    if candidate.position and lows[candidate.position - 1] in words.infinitive_mark:
        return False
    return words.governing.isdisjoint(lows[slice(*candidate.clause)])


def _tense_among(lows: list[str], shape: str, words: AssertionWords) -> Tense:
    there = set(lows)
    if shape == "part":
        if not words.pluperfect.isdisjoint(there):
            return Tense.PLUPERFECT
        if not words.past.isdisjoint(there):
            return Tense.PAST
        if not words.perfect.isdisjoint(there):
            return Tense.PERFECT
        if not words.passive.isdisjoint(there):
            return Tense.FUTURE if not words.future.isdisjoint(there) else Tense.PRESENT
        return Tense.NONE
    if shape == "pres":
        return Tense.PRESENT
    going = words.future if shape == "inf" else words.will
    if not going.isdisjoint(there):
        return Tense.FUTURE
    if not words.past.isdisjoint(there):
        return Tense.PAST
    if not words.perfect.isdisjoint(there):
        return Tense.PERFECT
    if not words.passive.isdisjoint(there):
        return Tense.PRESENT
    return Tense.NONE


def is_passive(candidate: Candidate, words: AssertionWords) -> bool:
    """Whether the trigger is a participle with a passive auxiliary: the subject undergoes."""
    if candidate.form.shape != "part" or candidate.rule.moves:
        return False
    there = set(candidate.sentence.lows[slice(*candidate.clause)])
    if not words.passive.isdisjoint(there):
        return True
    return words.have.isdisjoint(there) and not words.passive_perfect.isdisjoint(there)
