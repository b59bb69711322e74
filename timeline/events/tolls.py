"""Reads what no number says of a toll: one person killed, a toll told in a later sentence, and how two tolls join."""

from __future__ import annotations

from dataclasses import replace

from timeline.events.attribution import source_of_sentence
from timeline.events.casualties import Bounds, Casualties, count_casualties, span
from timeline.events.clauses import Sentence
from timeline.events.story import Story
from timeline.events.triggers import VIOLENT, Candidate
from timeline.lang.assertion import load_assertion
from timeline.lang.casualties import CasualtyWords, load_casualties
from timeline.values import CountKind, EventType

_NAMED_SOON = 8  # words between a noun for a killing and the name of the one killed
_LINKED = 5  # words between "een dag na" and its noun
_HELPED = 14  # words between an auxiliary and its participle
_AFTER = 3  # sentences after an event in which its toll may be told
_TALKED = (EventType.DIPLOMACY, EventType.JUSTICE)  # where nobody falls
_ENDS = (".", "!", "?", '"', "”", "’", "'", ")")


class TollReader:
    """Counts the casualties of the candidates of one article, each sentence and clause once."""

    def __init__(self, candidates: list[Candidate], story: Story) -> None:
        self._violent: dict[int, set[tuple[int, int]]] = {}
        self._places: dict[int, set[int]] = {}  # of the violent words
        for one in candidates:
            if one.type in VIOLENT and not one.rule.harm:
                self._violent.setdefault(one.sentence.index, set()).add(one.clause)
                self._places.setdefault(one.sentence.index, set()).add(one.position)
        self.words = load_casualties(story.lang)
        self._counted: dict[tuple[int, int, int], Casualties] = {}

    def read(self, candidate: Candidate) -> Casualties:
        """The toll of a candidate's sentence; of its clause, where violent events have theirs in other clauses."""
        sentence = candidate.sentence
        whole = self._count(sentence, (0, len(sentence.lows)))
        violent = self._violent.get(sentence.index, set())
        if self.only_dates(candidate):
            return Casualties()
        if violent and candidate.type in _TALKED:
            return Casualties()  # "de vrouw die bij haar vlucht werd geraakt, zit vast"
        clauses = violent - {candidate.clause}
        if whole.counted and clauses:
            own = self._count(sentence, candidate.clause)
            if own.counted:
                return replace(own)
            if candidate.type not in VIOLENT or any(self._count(sentence, clause).counted for clause in clauses):
                return Casualties()
        toll = replace(whole)
        if toll.killed == (None, None) and _is_one_killed(candidate, self.words):
            toll.killed, toll.kind = (1, 1), toll.kind or CountKind.INCIDENT
        return toll

    def only_dates(self, candidate: Candidate) -> bool:
        """Whether it only says when another violent event of its sentence was ("een dag na de aanslag in Mosul")."""
        others = self._places.get(candidate.sentence.index, set()) - {candidate.position}
        return bool(others) and candidate.form.shape == "noun" and _follows_time(candidate, self.words)

    def _count(self, sentence: Sentence, part: tuple[int, int]) -> Casualties:
        key = (sentence.index, *part)
        found = self._counted.get(key)
        if found is None:
            found = self._counted[key] = count_casualties(sentence, self.words, *part)
        return found


def _follows_time(candidate: Candidate, words: CasualtyWords) -> bool:
    """Whether a time before or after it is told ("een dag na de aanslag")."""
    lows, at = candidate.sentence.lows, candidate.position
    for link in range(at - 1, max(0, at - _LINKED), -1):
        if lows[link] in words.after_links:
            return lows[link - 1] in words.after_units
    return False


def _is_one_killed(candidate: Candidate, words: CasualtyWords) -> bool:
    """Whether the grammar says that one person was killed: a verb in the singular, or "de moord op Pim Janssen"."""
    sentence, at = candidate.sentence, candidate.position
    if sentence.lows[at] in words.of_one:
        return True
    if candidate.form.shape == "noun":
        return sentence.lows[at] in words.killing_nouns and _names_one(sentence, at, words)
    first, last = candidate.clause
    lows, articles = sentence.lows, sentence.small.articles
    if not words.untold.isdisjoint(lows[first:last]):
        return False
    # "na de dood van zijn voorganger": behind an article it is a noun
    told = [
        at
        for at in range(first, last)
        if lows[at] in words.killed.singles and lows[at] not in words.dead_only and lows[at - 1] not in articles
    ]
    if not told and not any(phrase in sentence.padded for phrase in words.killed.phrases):
        return False
    auxiliary = _auxiliary(sentence, candidate.position, words)
    if auxiliary is None:
        return False
    return words.not_one.isdisjoint(lows[min(first, auxiliary) : max([*told, auxiliary, at]) + 1 if told else last])


def _auxiliary(sentence: Sentence, at: int, words: CasualtyWords) -> int | None:
    """The position of the auxiliary in the singular of a verb, or None where it has none or one in the plural."""
    lows = sentence.lows
    places: list[int] = [*range(at + 1, min(at + 3, len(lows))), *range(at, max(-1, at - _HELPED), -1)]
    for position in places:
        low = lows[position]
        if low in words.possessives and position and lows[position - 1] in sentence.small.particle_followers:
            continue  # "in zijn slaapkamer"
        if low in words.one_killed and not sentence.raws[position].isupper():
            return position
        if low in words.not_one_killed or low == ";":
            return None
    return None


def _names_one(sentence: Sentence, at: int, words: CasualtyWords) -> bool:
    """Whether a name follows a noun for a killing, joined to it by "op" or "van"."""
    raws, lows = sentence.raws, sentence.lows
    if at + 2 >= len(lows) or lows[at + 1] not in words.killing_links:
        return False
    if not words.mean.isdisjoint(lows[max(0, at - 3) : at]):
        return False
    for position in range(at + 2, min(at + _NAMED_SOON, len(raws) - 1)):
        if not raws[position][0].isalnum():
            return False
        if raws[position][0].isupper() and lows[position] not in words.people:
            if raws[position + 1][0].isupper():
                return True
            if not raws[position + 1].islower() or lows[position + 1] in sentence.small.particle_followers:
                return position == at + 2
    return False


def count_victim(casualties: Casualties, name: str) -> None:
    """Count one person, who bears a name, as killed, where nobody else was counted."""
    words = name.split()
    if not casualties.counted and len(words) > 1 and all(word[0].isupper() for word in (words[0], words[-1])):
        casualties.killed, casualties.kind = (1, 1), CountKind.INCIDENT


def join_tolls(mine: Casualties, other: Casualties) -> None:
    """Join a later toll to an earlier one of the same event.

    What was not counted is filled in; an update takes the place of what was told before, as does an exact number that
    of a vague one; what another source counts widens the bounds.
    """
    mine.killed = _join(mine.killed, other.killed, other)
    mine.injured = _join(mine.injured, other.injured, other)
    mine.kind = mine.kind or other.kind
    mine.updates, mine.sourced = mine.updates or other.updates, mine.sourced or other.sourced
    if mine.text is None:
        mine.text = other.text
    elif other.text and other.text not in mine.text:
        mine.text = f"{mine.text}; {other.text}"


def _join(mine: Bounds, other: Bounds, toll: Casualties) -> Bounds:
    if mine in ((None, None), other):
        return other
    if other == (None, None):
        return mine
    if toll.updates:
        return other
    low, high = mine
    if low is not None and high is not None and other[0] is not None and low < high and low <= other[0] <= high:
        return other  # "tientallen" gives way to "zeker zeventig"
    if toll.sourced and other != (0, 0) and mine != (0, 0):
        return span(mine, other)
    return mine


def toll_after(index: int, taken: set[int], story: Story, mine: Casualties) -> Casualties:
    """The toll that the sentences after an event tell: up to one that tells another event, or that heads a part.

    `mine` is the toll of the event's own sentence, `taken` are the indexes of sentences that tell events of their own.
    """
    words = load_casualties(story.lang)
    toll = Casualties()
    for later in range(index + 1, min(index + 1 + _AFTER, len(story.spans))):
        if later in taken or not _goes_on(story, later):
            break
        told = (mine.killed != (None, None), mine.injured != (None, None))
        harm = {(True, False): "killed", (False, True): "injured"}.get(told)
        if toll.killed != (None, None):
            harm = "killed"
        here = count_casualties(story.sentence(later), words, harm=harm)
        if here.counted and here.kind is not CountKind.CUMULATIVE:
            join_tolls(toll, here)
            toll.source = toll.source or source_of_sentence(later, story, load_assertion(story.lang))
    return toll


def _goes_on(story: Story, index: int) -> bool:
    """Whether a sentence goes on with what the one before told, and is no heading."""
    return story.sentence(index).text.endswith(_ENDS)
