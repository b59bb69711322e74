"""Judges how sure an event is, from cues with a scope, in the manner of ConText."""

from __future__ import annotations

from itertools import pairwise

from timeline.events.clauses import Sentence
from timeline.events.triggers import VIOLENT, Candidate
from timeline.lang.assertion import AssertionWords, StatusCue
from timeline.values import Status

_BLAME_REACH = 5  # words before a noun of violence
_DISPUTED = (Status.DENIED, Status.CLAIMED)


def judge(candidate: Candidate, words: AssertionWords) -> Status | None:
    """The status that the words around a trigger give it, or None where they undo the event.

    The tense and the date have their say later, in `timeline.events.dating`.
    """
    sentence, position = candidate.sentence, candidate.position
    start, end = candidate.clause
    lows = sentence.lows
    padded = sentence.padded_clause(candidate.clause)
    if _undone(candidate, padded, words) or _is_referred_to(candidate, words):
        return None
    if sentence.raws[-1] == "?" and not any(sentence.quoted):
        return None
    if candidate.rule.status is not None:
        return candidate.rule.status
    if candidate.rule.speech and candidate.form.shape == "inf" and _only_wished(candidate, words):
        return None
    if lows[start] in words.irrealis or (start > 0 and lows[start - 1] in words.irrealis):
        return None if not candidate.rule.speech else Status.HYPOTHETICAL
    if not candidate.rule.speech and _is_doubted(candidate, words):
        return None
    blamed = _is_blamed(candidate, words)
    for cue in words.status:
        if blamed and cue.status in _DISPUTED:
            continue
        if candidate.rule.speech and cue.status is not Status.HYPOTHETICAL:
            continue  # what is said may be planned or denied; that it is said is so
        if cue.status is not Status.DENIED and _told_as_fact(candidate, cue.status, words):
            continue
        if is_cued(cue, sentence, candidate.clause):
            return cue.status
    modal = not words.modal.isdisjoint(lows[start:end])
    if candidate.form.shape == "part" and modal and not words.passive.isdisjoint(lows[start:end]):
        return Status.HYPOTHETICAL
    if candidate.form.shape == "inf" and not words.modal.isdisjoint(lows[start:position]):
        return Status.HYPOTHETICAL
    return Status.OCCURRED


def _is_referred_to(candidate: Candidate, words: AssertionWords) -> bool:
    """Whether what has the form of a verb's stem is a noun that refers to something told before ("die oproep")."""
    lows, at = candidate.sentence.lows, candidate.position
    stem = candidate.form.shape == "pres" and not lows[at].endswith(words.verb_ends)
    return stem and at > 0 and lows[at - 1] in words.definite


def _is_blamed(candidate: Candidate, words: AssertionWords) -> bool:
    """Whether its clause says of a noun of violence who has to do with it, and not that it was."""
    if candidate.form.shape != "noun" or candidate.type not in VIOLENT:
        return False
    first = max(candidate.clause[0], candidate.position - _BLAME_REACH)
    return not words.blame.isdisjoint(candidate.sentence.lows[first : candidate.position])


def _only_wished(candidate: Candidate, words: AssertionWords) -> bool:
    """Whether speaking is what someone should do or tries to ("China moet de invasie veroordelen")."""
    lows, at = candidate.sentence.lows, candidate.position
    marked = at > 0 and lows[at - 1] in words.infinitive_mark
    return marked or not words.must.isdisjoint(lows[candidate.clause[0] : at])


def _is_doubted(candidate: Candidate, words: AssertionWords) -> bool:
    """Whether its clause is what is asked or not known ("het is de vraag of ...")."""
    lows, start = candidate.sentence.lows, candidate.clause[0]
    at = start if lows[start] in words.whether else start - 1
    if at < 1 or lows[at] not in words.whether:
        return False
    return not words.doubting.isdisjoint(lows[max(0, at - 2) : at])


def _told_as_fact(candidate: Candidate, status: Status, words: AssertionWords) -> bool:
    """Whether the form of the trigger leaves no room for a cue: a finite past, or a definite noun for a plan."""
    if candidate.form.shape == "past":
        return True
    before = candidate.sentence.lows[max(0, candidate.position - 2) : candidate.position]
    return status is Status.PLANNED and candidate.form.shape == "noun" and not words.definite.isdisjoint(before)


def is_cued(cue: StatusCue, sentence: Sentence, clause: tuple[int, int]) -> bool:
    """Whether a cue stands in its scope: the clause, or the sentence around it."""
    padded = sentence.padded if cue.cues.scope == "sentence" else sentence.padded_clause(clause)
    return sentence.has(cue.cues, clause) or any(_in_order(pair, padded) for pair in cue.pairs)


def _in_order(pair: tuple[str, str], scope: str) -> bool:
    at = scope.find(pair[0])
    return at >= 0 and scope.find(pair[1], at + len(pair[0]) - 1) >= 0


def _undone(candidate: Candidate, padded: str, words: AssertionWords) -> bool:
    """Whether a negation or a word that makes it merely thinkable undoes the event."""
    if candidate.rule.status is not None:
        return False  # the rule knows what its "geen" means
    lows, position = candidate.sentence.lows, candidate.position
    start = max(candidate.clause[0], position - words.negation_reach)
    before = lows[start:position]
    if candidate.form.shape == "noun":
        thinkable = not words.thinkable.isdisjoint(before[-3:]) or not words.preparing.isdisjoint(before)
        if thinkable or _is_averted(candidate, words):
            return True
    elif candidate.form.shape in ("pres", "past"):
        # the finite verb is negated after it, closely or at the end of its clause
        before = [*before, *lows[position + 1 : position + 4]]
    if words.negation.isdisjoint(before):
        return False
    return not words.negation_but.found(set(), padded)


def _is_averted(candidate: Candidate, words: AssertionWords) -> bool:
    """Whether an infinitive with "te" after a noun says that it is to be hindered ("om onrust te voorkomen")."""
    for before, low in pairwise(candidate.sentence.lows[candidate.position + 1 : candidate.clause[1]]):
        if before in words.referring:
            return False
        if before in words.infinitive_mark:
            return low in words.averted
    return False


def is_object_of_infinitive(candidate: Candidate) -> bool:
    """Whether a clause has no verb but the infinitive with "te" that closes it, after the trigger."""
    sentence, (start, end) = candidate.sentence, candidate.clause
    lows, small = sentence.lows, sentence.small
    while end > start and not lows[end - 1][0].isalnum():
        end -= 1
    closed = end - candidate.position > 2 and lows[end - 2] in small.infinitive_marks
    return closed and small.finite.isdisjoint(lows[start:end])
