"""Says what date and tense make of the status of an event: what is yet to come is planned, what lasts is going on."""

from __future__ import annotations

import datetime as dt

from timeline.events.dating import Dating
from timeline.events.story import Story
from timeline.events.tense import Tense, tense_of
from timeline.events.triggers import Candidate
from timeline.lang.assertion import AssertionWords, load_assertion
from timeline.lang.dating import load_dating
from timeline.values import DateBasis, Status

_MORNING = 12  # a paper of before noon tells of today's events beforehand
_NEAR = 3  # sentences before one in which a decision may be told
_DOUBTED = (Status.CLAIMED, Status.PLANNED)


def status_in_time(candidate: Candidate, status: Status, dating: Dating, story: Story) -> Status:
    """The status that an event has in the light of its date and of the tense of its clause."""
    published = story.published
    if status in (Status.OCCURRED, Status.ONGOING) and dating.start is not None and dating.start > published:
        return Status.PLANNED
    if status in _DOUBTED:
        return _dated_otherwise(candidate, status, dating, story)
    if status is not Status.OCCURRED or candidate.rule.status is not None:
        return status
    if dating.lasting:
        return Status.ONGOING
    words = load_assertion(story.lang)
    tense = tense_of(candidate, words)
    if candidate.rule.lasting and dating.basis is not DateBasis.TIMEX and _still_lasts(candidate, tense, story):
        return Status.ONGOING
    over = candidate.form.shape == "noun" and dating.end is not None and dating.end < published
    if tense is Tense.FUTURE and dating.basis is not DateBasis.CARRIED and not over:
        return Status.PLANNED
    if tense is Tense.PRESENT and (
        _is_ahead(candidate, dating, story) or _is_announced(candidate, dating, words, story)
    ):
        return Status.PLANNED
    return status


def _still_lasts(candidate: Candidate, tense: Tense, story: Story) -> bool:
    """Whether what lasts by nature is told in the present, or in the perfect with "al" or "sinds"."""
    if tense is Tense.PRESENT:
        return True
    sentence, words = candidate.sentence, load_dating(story.lang)
    since = words.start_words.found(sentence.words, sentence.padded)
    return tense is Tense.PERFECT and (since or not words.already.isdisjoint(sentence.lows[slice(*candidate.clause)]))


def _dated_otherwise(candidate: Candidate, status: Status, dating: Dating, story: Story) -> Status:
    """What an expression beside the event says against a cue: the past is no plan, what is ahead no rumour."""
    timex, published = dating.timex, story.published
    if timex is None or dating.basis is not DateBasis.TIMEX or dating.start is None or dating.end is None:
        return status
    if status is Status.PLANNED:
        here = candidate.clause[0] <= candidate.sentence.position_at(timex.start_char) < candidate.clause[1]
        tense, shape = tense_of(candidate, load_assertion(story.lang)), candidate.form.shape
        told = shape == "noun" or (shape != "inf" and tense in (Tense.PAST, Tense.PLUPERFECT))
        return Status.OCCURRED if here and told and dating.end < published else status
    return Status.PLANNED if candidate.form.shape in ("noun", "inf") and dating.start >= published else status


def _is_ahead(candidate: Candidate, dating: Dating, story: Story) -> bool:
    """Whether the days of an event told in the present are not over ("deze week", "de komende weken"), or are today."""
    published = story.published
    if dating.basis is not DateBasis.TIMEX or dating.start is None or dating.end is None:
        return False
    if dating.start == dating.end == published:
        dct = story.article.dct
        return not isinstance(dct, dt.datetime) or dct.hour < _MORNING
    return dating.start <= published < dating.end and not candidate.rule.lasting


def _is_announced(candidate: Candidate, dating: Dating, words: AssertionWords, story: Story) -> bool:
    """Whether the present tells what was decided and is to be done ("De NAVO stuurt militairen naar ...").

    Only of verbs of sending and adding, where the clause says neither that it is going on nor that it is usual; with
    those of giving and getting a decision or a sending must be told here or shortly before.
    """
    if dating.basis is not DateBasis.PUBLICATION:
        return False
    sentence, verb = candidate.sentence, candidate.sentence.lows[candidate.position]
    if not words.usual.isdisjoint(sentence.lows[slice(*candidate.clause)]):
        return False
    if verb in words.announcing:
        return True
    if verb not in words.granting:
        return False
    near = range(max(0, sentence.index - _NEAR), sentence.index + 1)
    told = words.decision | words.announcing
    return any(not told.isdisjoint(story.sentence(index).lows) for index in near)
