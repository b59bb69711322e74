"""Says how well a temporal expression fits a trigger: by clause, distance, and the noun or clause it belongs to."""

from __future__ import annotations

import datetime as dt

from timeline.events.clauses import Sentence
from timeline.events.tense import Tense
from timeline.events.triggers import VIOLENT, Candidate
from timeline.lang.dating import DatingWords
from timeline.values import Status, Timex

FAR = 20.0  # so bad a fit dates nothing
_OTHER_CLAUSE = 5.0
_LEADING_CLAUSE = 1.0  # an expression that opens the sentence holds for all of it
_NOUN_REACH = 6  # words between a noun and its own date
_CASE_REACH = 5  # words before a noun that may make it a case
_ANNOUNCED = 3.0
_TOLD = frozenset((Tense.PERFECT, Tense.PLUPERFECT))


def is_case(candidate: Candidate, tense: Tense, words: DatingWords) -> bool:
    """Whether violence is only what a suspect, a court or a memorial has to do with: it was before the sentence's day.

    So a noun ("opgepakt op verdenking van een aanslag"), and what a relative clause tells of someone ("een man opgepakt
    die de aanslag heeft voorbereid").
    """
    if candidate.type not in VIOLENT or candidate.rule.harm:
        return False
    lows, (first, last) = candidate.sentence.lows, candidate.clause
    if candidate.form.shape != "noun" or lows[first] in words.relative:
        return tense in _TOLD and first > 0 and lows[first] in words.relative
    before = lows[max(first, candidate.position - _CASE_REACH) : candidate.position]
    if not words.case_marks.isdisjoint(before):
        return True
    return not words.case_reasons.isdisjoint(before) and not words.case_courts.isdisjoint(lows[first:last])


def is_own(candidate: Candidate, timex: Timex, words: DatingWords) -> bool:
    """Whether an expression belongs to a noun right before it, or stands in the relative clause of a verb."""
    at = candidate.sentence.position_at(timex.start_char)
    clause = candidate.sentence.clause_of(at)
    if clause != candidate.clause:
        return clause[0] == candidate.position + 1 and candidate.sentence.lows[clause[0]] in words.relative
    return candidate.form.shape != "noun" or 1 <= at - candidate.position <= _NOUN_REACH


def _takes_up(candidate: Candidate, at: int, words: DatingWords) -> bool:
    """Whether the trigger's clause tells more of the noun that an expression dates ("de aanval van 3 mei, waarbij")."""
    sentence, first = candidate.sentence, candidate.clause[0]
    if first and sentence.lows[first] in sentence.small.sharing:
        first = sentence.clause_of(first - 1)[0]
    return at < first and sentence.lows[first] in words.taking_up


def is_of_noun(sentence: Sentence, timex: Timex, words: DatingWords) -> bool:
    """Whether an expression belongs to the noun before it, and says nothing of the sentence ("de aanval van 3 mei")."""
    at = sentence.position_at(timex.start_char)
    if at < 2 or sentence.lows[at - 1] not in words.of or sentence.lows[at - 2] in words.time_parts:
        return False
    return sentence.raws[at - 2][0].isalpha() and not _opens_range(sentence, timex, words)


def misfit_of(candidate: Candidate, timex: Timex, tense: Tense, published: dt.date, words: DatingWords) -> float:
    """How badly an expression fits a trigger: 0 or less is best, `FAR` and more is not at all."""
    sentence = candidate.sentence
    at = sentence.position_at(timex.start_char)
    misfit = abs(at - candidate.position) / 20
    noun = candidate.form.shape == "noun"
    before = sentence.lows[at - 1] if at else ""
    if _is_ahead(candidate, timex, tense, published):
        return FAR
    owned = before in words.of and at >= 2 and sentence.lows[at - 2] not in words.time_parts
    if owned and not _opens_range(sentence, timex, words):
        if noun and 1 <= at - candidate.position <= _NOUN_REACH and sentence.clause_of(at) == candidate.clause:
            return 0.0
        if sentence.raws[at - 2][0].isalpha() and not _takes_up(candidate, at, words):
            return FAR  # "na de aanval van dinsdag": the expression belongs to that noun
    clause = sentence.clause_of(at)
    if clause != candidate.clause and not candidate.rule.speech and is_aside(sentence, clause, words):
        return FAR
    if clause != candidate.clause:
        misfit += _LEADING_CLAUSE if at <= 1 else _across(candidate, clause, words)
    if noun and 1 <= at - candidate.position <= 3:
        misfit -= 2.0
    if timex.type == "DURATION":
        misfit += 1.0
    behind = timex.interval is not None and timex.interval.start < published
    if behind and candidate.rule.status is Status.PLANNED:
        misfit += _ANNOUNCED  # the day on which it was announced
    return misfit


def _is_ahead(candidate: Candidate, timex: Timex, tense: Tense, published: dt.date) -> bool:
    """Whether the expression lies in the future of something said or done already."""
    if candidate.rule.status is Status.PLANNED:
        return False  # "heeft voor donderdag een staking uitgeroepen"
    told = tense in (Tense.PAST, Tense.PLUPERFECT) or candidate.rule.speech
    told = told or (tense is Tense.PERFECT and candidate.form.shape != "noun")
    return told and timex.interval is not None and timex.interval.start > published and tense is not Tense.FUTURE


def is_aside(sentence: Sentence, clause: tuple[int, int], words: DatingWords) -> bool:
    """Whether a clause behind a comma only says who reported it, and when ("..., meldde het OM zaterdag")."""
    first, last = clause
    if not first or sentence.raws[first - 1] != ",":
        return False
    inner = sentence.lows[first:last]
    return inner[0] in words.reporting_first and not words.reporting.isdisjoint(inner)


def _across(candidate: Candidate, clause: tuple[int, int], words: DatingWords) -> float:
    """The misfit of an expression in another clause: one that a subordinate clause shuts in dates little outside it."""
    sentence = candidate.sentence
    if clause[0] == 0 or clause[0] < candidate.clause[0]:
        return _OTHER_CLAUSE
    opener = sentence.lows[clause[0]]
    if opener in words.relative:
        # "het pakket, dat uiterlijk maandag ...": the clause dates the noun just before it
        return _LEADING_CLAUSE if clause[0] - candidate.position <= 2 and candidate.form.shape == "noun" else FAR
    return FAR if opener in words.shut_in else _OTHER_CLAUSE


def _opens_range(sentence: Sentence, timex: Timex, words: DatingWords) -> bool:
    """Whether "van" opens a range ("van 3 tot 5 mei") rather than belonging to a noun."""
    after = sentence.position_at(timex.end_char)
    return after < len(sentence.lows) and sentence.lows[after] in words.range_links


def partner_of(sentence: Sentence, timexes: list[Timex], index: int, words: DatingWords) -> Timex | None:
    """The other end of a range, or the other half of a pair of adjoining days, of which this expression is one."""
    for first, second in ((index, index + 1), (index - 1, index)):
        if first < 0 or second >= len(timexes):
            continue
        one, other = timexes[first], timexes[second]
        start, end = sentence.position_at(one.end_char), sentence.position_at(other.start_char)
        between = sentence.lows[start:end]
        if not between or len(between) > 3 or between[0] not in words.range_links:
            continue
        at = sentence.position_at(one.start_char)
        opened = at > 0 and (sentence.lows[at - 1] in words.between or sentence.lows[at - 1] in words.of)
        if opened or (len(between) == 1 and between[0] in words.between_pair and _adjoin(one, other)):
            return other if first == index else one
    return None


def _adjoin(one: Timex, other: Timex) -> bool:
    """Whether two expressions cover days that touch ("vannacht en vanochtend")."""
    if one.interval is None or other.interval is None:
        return False
    return abs((other.interval.start - one.interval.end).days) <= 1
