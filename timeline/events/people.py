"""Finds the numbers of a sentence that count people: by the noun behind them, a toll before them, one person alone."""

from __future__ import annotations

from functools import cache

from timeline.events.clauses import Sentence, is_sign
from timeline.events.counts import (
    Count,
    counts_alone,
    drop_appositions,
    group_at,
    is_of_side,
    is_repeated,
    join_others,
    part_of,
    rose_to,
)
from timeline.events.memory import WordMemory
from timeline.events.numerals import between_two, read_number, word_value
from timeline.lang.casualties import CasualtyWords

_REACH = 4  # words between a number and the people it counts
_SOURCE = 7  # words between a source and the bare number that is its toll
_YEARS = range(1900, 2101)


@cache
def _openers(words: CasualtyWords) -> WordMemory[bool]:
    """Whether a word may open a number of people, or those of whom some are told apart: most do not."""
    listed = (words.vague_starts, words.halves, words.several, words.possessives, words.aged_after, words.groups)
    return WordMemory(
        lambda low: (
            low[0].isdigit()
            or low in words.including_starts
            or low in words.among
            or any(low in known for known in listed)
            or word_value(low, words) is not None
        )
    )


def find_counts(sentence: Sentence, words: CasualtyWords, start: int, end: int) -> list[Count]:
    """The numbers between two words of a sentence that count people, left to right."""
    counts: list[Count] = []
    lows, opens = sentence.lows, _openers(words)
    position, included_until = start, -1
    while position < end:
        if not opens[lows[position]]:
            position += 1
            continue
        if lows[position] in words.including_starts and any(
            _phrase_at(lows, position, phrase) for phrase in words.including
        ):
            included_until = _clause_end(sentence, position, end)
        elif (after := _after_whole(sentence, position, end, words)) is not None:
            whole, position = _count_at(sentence, position + 2, end, words), after
            included_until = _clause_end(sentence, position, end)
            counts += [whole] if whole is not None else []
            continue
        count = _count_at(sentence, position, end, words)
        if count is None:
            position += 1
            continue
        if count.last > count.first and position > included_until:
            joined = bool(counts) and _only_joined(sentence, counts[-1].last, count.first, words)
            count.coordinated = joined or (count.coordinated and bool(counts))
            if not count.coordinated and _name_joined(sentence, count.first, start):
                count.add_one()
            elif not count.coordinated:
                join_others(sentence, counts, count, words)
            counts.append(count)
        position = max(count.last, position + 1)
    return drop_appositions(sentence, counts, words)


def _after_whole(sentence: Sentence, position: int, end: int, words: CasualtyWords) -> int | None:
    """Where the whole ends of which a part follows ("onder de acht doden zijn twee kinderen"), or None."""
    lows = sentence.lows
    if lows[position] not in words.among or position + 2 >= end or lows[position + 1] not in words.whole_marks:
        return None
    count = _count_at(sentence, position + 2, end, words)
    told = count is not None and count.last > count.first and _says_harm(lows, count.last, words)
    return count.last if count is not None and told else None


def _count_at(sentence: Sentence, position: int, end: int, words: CasualtyWords) -> Count | None:
    """The count that begins at a position; one of no people, whose words are passed over, is empty."""
    lows = sentence.lows
    number = between_two(lows, position, words) or read_number(lows, position, words)
    one = _one_at(lows, position, words) or group_at(lows, position, words)
    if one is not None:
        return one
    if number is None:
        return None
    low, high, after = number
    people = _people_after(sentence, part_of(lows, after, words), end, words)
    if people == after and low in _YEARS:
        people = None  # no noun follows: a year
    first, least, most = _bounded(lows, position, low, high, words)
    governed = people is not None and people > after and first > 0 and lows[first - 1] in words.not_victims
    if people is not None and governed and not _says_harm(lows, people, words):
        return Count(people, people, low, high)  # "door twee agenten"
    if people is not None and position and lows[position - 1] in words.toll_sources:
        return Count(people, people, low, high)  # "volgens twee artsen"
    if people is not None:
        return Count(first, people, least, most, single=lows[position] in sentence.small.articles)
    if low not in _YEARS and _ends_here(sentence, after) and is_of_side(lows, first, words):
        return Count(first, after, least, most, bare=True, coordinated=True)
    if after - position == 1 and _ends_here(sentence, after) and _is_told(sentence, first, words):
        return Count(first, after, least, most, bare=True)
    if low > 1 and low not in _YEARS and counts_alone(sentence, first, after, words):
        return Count(first, after, least, most)
    return Count(after, after, low, high)


def _says_harm(lows: list[str], after: int, words: CasualtyWords) -> bool:
    """Whether the noun before a position says by itself what happened ("drie doden")."""
    noun = lows[after - 1]
    return noun in words.killed.singles or noun in words.injured.singles


def _is_told(sentence: Sentence, first: int, words: CasualtyWords) -> bool:
    """Whether what stands before a bare number tells a toll ("het observatorium houdt het op")."""
    lows = sentence.lows
    if not words.toll_sources.isdisjoint(lows[max(0, first - _SOURCE) : first]) or is_repeated(sentence, first, words):
        return True
    return any(_phrase_before(lows, first, phrase) for phrase in words.toll_links)


def _one_at(lows: list[str], position: int, words: CasualtyWords) -> Count | None:
    """One person or pair that no number counts: "mijn zwager", "de zestienjarige", "een echtpaar"."""
    low, following = lows[position], lows[position + 1 : position + 3]
    if low in words.several:
        return Count(position, position + 1, words.several[low], words.several[low], single=True)
    if low in words.possessives and following:
        described = following[0] in words.injured.singles or following[0].endswith(words.adjective_ends)
        hurt = len(following) > 1 and described and following[0] not in words.kin  # "haar zwaargewonde dochter"
        if following[hurt] in words.kin:
            return Count(position, position + 2 + hurt, 1, 1, single=True)
    ordinal = len(following) > 1 and following[0] in words.ordinals and following[1] in words.one_killed
    if low in words.aged_after and ordinal:
        return Count(position, position + 2, 1, 1, single=True)  # "een zesde raakte gewond"
    if low in words.aged_after and following and following[0].endswith(words.aged_tails):
        named = len(following) > 1 and following[1] in words.people
        return Count(position, position + 2 + named, 1, 1, single=True)
    return None


def _name_joined(sentence: Sentence, first: int, start: int) -> bool:
    """Whether a person's name is joined to a count ("Janssen en twee medestanders")."""
    at = first - 2
    raws, lows = sentence.raws, sentence.lows
    if at <= start or lows[first - 1] not in sentence.small.coordinators or not raws[at][0].isupper():
        return False
    while at > start and raws[at][0].isupper():
        at -= 1
    opens = at == start and raws[at][0].isupper() and first - 2 - at >= 1
    return opens or lows[at] in sentence.small.finite


def _only_joined(sentence: Sentence, left: int, right: int, words: CasualtyWords) -> bool:
    """Whether only a coordinator stands between two counts ("een vader en zijn twee kinderen")."""
    if left + 1 < right and sentence.lows[left] in words.group_links:
        age = read_number(sentence.lows, left + 1, words)
        left = age[2] if age is not None else left  # "een peuter van twee en een man van 41"
    between = [low for low in sentence.lows[left:right] if low != "," and low not in words.possessives]
    return len(between) <= 1 and all(low in sentence.small.coordinators for low in between)


def _clause_end(sentence: Sentence, position: int, end: int) -> int:
    for at in range(position + 1, end):
        if sentence.raws[at] in ",;.()":
            return at
    return end


def _phrase_at(lows: list[str], position: int, phrase: str) -> bool:
    parts = phrase.split()
    return lows[position : position + len(parts)] == parts


def _phrase_before(lows: list[str], position: int, phrase: str) -> int:
    """How many words the phrase takes just before a position, or 0."""
    parts = phrase.split()
    return len(parts) if position >= len(parts) and lows[position - len(parts) : position] == parts else 0


def _bounded(
    lows: list[str], position: int, low: int, high: int, words: CasualtyWords
) -> tuple[int, int | None, int | None]:
    """The bounds after what stands before the number ("zeker", "hooguit", "ongeveer")."""
    if not position or lows[position - 1] not in words.bound_ends:
        return position, low, high
    for phrases, make in ((words.at_least, (low, None)), (words.at_most, (None, high)), (words.about, (low, high))):
        for phrase in phrases:
            if taken := _phrase_before(lows, position, phrase):
                exact = phrases is words.at_most and rose_to(lows, position, words)
                return position - taken, *((low, high) if exact else make)
    return position, low, high


def _people_after(sentence: Sentence, position: int, end: int, words: CasualtyWords) -> int | None:
    """The position after the people that a number before `position` counts, or None where it counts something else."""
    lows = sentence.lows
    if any(_phrase_at(lows, position, phrase) for phrase in words.of_them):
        return position
    if not words.count_nouns.isdisjoint(lows[:position]) and _ends_here(sentence, position):
        return position  # "het dodental is opgelopen tot 36"
    for at in range(position, min(position + _REACH, end)):
        low = lows[at]
        if low in words.not_people or is_sign(sentence.raws[at]):
            return None
        if low in words.people or low in words.kin or low.endswith(words.people_tails):
            return at + 2 if at + 1 < end and lows[at + 1] in words.people else at + 1  # "veertig dode burgers"
        if not (low in words.between or low.endswith(words.adjective_ends)):
            return None
    return None


def _ends_here(sentence: Sentence, position: int) -> bool:
    """Whether no noun follows a number: a sign, a preposition or the end of the sentence does."""
    if position >= len(sentence.lows):
        return True
    return is_sign(sentence.raws[position]) or sentence.lows[position] in sentence.small.particle_followers
