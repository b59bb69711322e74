"""Leaves out what turns out to be no event, and settles the status, once a trigger's date is known."""

from __future__ import annotations

from timeline.events.assertion import is_object_of_infinitive
from timeline.events.dating import Dating
from timeline.events.story import Story
from timeline.events.timing import status_in_time
from timeline.events.topic import Topic
from timeline.events.triggers import CROWD, VIOLENT, Candidate
from timeline.lang.dating import load_dating
from timeline.values import DateBasis, EventType, Status

_BLOODY = VIOLENT | CROWD  # where people may fall
_LEAD = 2  # the last sentence of what counts as the lead
_LONG_ENOUGH = 400  # characters of an article that says what it is about


def settle(candidate: Candidate, status: Status, dating: Dating, story: Story, *, known: bool) -> Status | None:
    """The status of an event whose date is known, None of what tells of nothing that happened on a day.

    `known` is whether losses or a place are told.
    """
    if _is_idle_talk(candidate, status, dating, story) or _is_topic(candidate, dating, known=known):
        return None
    if status is Status.OCCURRED and _is_only_aimed(candidate, dating, story):
        return None
    status = status_in_time(candidate, status, dating, story)
    return status if can_be(candidate, status) else None


def can_be(candidate: Candidate, status: Status) -> bool:
    """Whether an event of this kind can have this status.

    Violence that might be is no event, where a summit or a truce that might be is news; violence that is known is not
    to come, and no one plans his losses.
    """
    if status is Status.HYPOTHETICAL:
        return candidate.type not in VIOLENT and candidate.type != EventType.RIOTS
    known = candidate.refers or candidate.rule.harm
    return not (status is Status.PLANNED and candidate.type in VIOLENT and known)


def _is_idle_talk(candidate: Candidate, status: Status, dating: Dating, story: Story) -> bool:
    """Whether an article about something else only touches on it, at no time that it tells.

    So in what is about neither conflict nor public affairs ("na de aanslag in Oslo zweeg de zanger"), and in what
    someone says of himself or of anyone ("wij proberen het leger in te zetten").
    """
    if story.topic is Topic.CONFLICT or candidate.rule.status is not None:
        return False
    if dating.basis not in (DateBasis.NONE, DateBasis.PUBLICATION):
        return False
    # what may come of a case is news of it ("hij kan nog worden opgepakt"), and so is what is said
    said = candidate.rule.speech or candidate.type == EventType.JUSTICE
    thinkable = status is Status.HYPOTHETICAL and not said
    elsewhere = story.topic is Topic.OTHER and len(story.text) >= _LONG_ENOUGH
    if dating.basis is DateBasis.NONE and (elsewhere or thinkable):
        return True
    if candidate.rule.speech or candidate.form.shape == "past":
        return False
    small = candidate.sentence.small
    return not (small.us | small.you).isdisjoint(candidate.sentence.words)


def _is_topic(candidate: Candidate, dating: Dating, *, known: bool) -> bool:
    """Whether a bare noun of violence is what a sentence is about in general ("streng optreden tegen geweld").

    It has no article or number before it, and nothing in its sentence says when, where or with what losses (`known`);
    in the lead it may still be the news ("Aanslag op ministerie").
    """
    index, at = candidate.sentence.index, candidate.position
    if candidate.form.shape != "noun" or candidate.type not in VIOLENT or index <= _LEAD or at == 0:
        return False
    if dating.basis is DateBasis.TIMEX or known:
        return False
    small = candidate.sentence.small
    before = candidate.sentence.lows[max(0, at - 3) : at]
    return before[-1] in small.particle_followers and small.number_words.isdisjoint(before)


def _is_only_aimed(candidate: Candidate, dating: Dating, story: Story) -> bool:
    """Whether an infinitive that nothing dates tells of no one day: a bare one, or what is aimed at ("om te vluchten").

    One that hangs on a verb of beginning, managing or forcing did happen ("begonnen te schieten"). A noun that such
    an infinitive has for its object is only aimed at too ("een opstand te beginnen").
    """
    if dating.basis is DateBasis.TIMEX:
        return False
    if candidate.form.shape == "noun":
        return is_object_of_infinitive(candidate)
    if candidate.form.shape != "inf":
        return False
    if dating.basis is DateBasis.NONE:
        return True
    sentence, at = candidate.sentence, candidate.position
    marked = at > 0 and sentence.lows[at - 1] in sentence.small.infinitive_marks
    words = load_dating(story.lang)
    return marked and words.achieved.isdisjoint(sentence.lows[slice(*candidate.clause)])
