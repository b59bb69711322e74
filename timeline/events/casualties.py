"""Counts people killed and injured: numbers in words and figures, bounds, ranges, and what is no casualty."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from timeline.events.clauses import Sentence, is_sign
from timeline.events.counts import (
    Count,
    counts_alone,
    drop_appositions,
    group_at,
    is_repeated,
    join_others,
    rose_to,
)
from timeline.events.memory import WordMemory
from timeline.events.numerals import LARGEST, read_number, word_value
from timeline.lang.casualties import CasualtyWords
from timeline.values import CountKind

_REACH = 4  # words between a number and the people it counts
_SOURCE = 7  # words between a source and the bare number that is its toll
_YEARS = range(1900, 2101)
Bounds = tuple[int | None, int | None]


@dataclass(slots=True)
class Casualties:
    """Bounds (None is open or unknown), whether they are a running toll, and the words."""

    killed: Bounds = (None, None)
    injured: Bounds = (None, None)
    kind: CountKind | None = None
    text: str | None = None
    updates: bool = False  # told as replacing an earlier toll
    sourced: bool = False  # told as one source's toll
    told: bool = False  # told with the day of the telling
    source: str | None = None  # who says so, of a toll that a sentence of its own tells

    @property
    def counted(self) -> bool:
        """Whether anything was counted."""
        return self.killed != (None, None) or self.injured != (None, None)


def count_casualties(sentence: Sentence, words: CasualtyWords, start: int = 0, end: int | None = None) -> Casualties:
    """Count the casualties told between two words of a sentence (all of it by default).

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.casualties import load_casualties
    >>> from timeline.lang.reading import load_reading
    >>> lang = load_lang("nl")
    >>> text = "Er vielen zeker vier doden en zo'n zeventig gewonden."
    >>> found = count_casualties(Sentence(text, 0, len(text), 0, load_reading(lang)), load_casualties(lang))
    >>> found.killed, found.injured
    ((4, None), (70, 70))
    """
    end = len(sentence.lows) if end is None else end
    result = Casualties()
    if not _hints(sentence, words):
        return result
    result.updates = words.updates.found(sentence.words, sentence.padded)
    result.sourced = words.sourced.found(sentence.words, sentence.padded)
    result.told = words.told.found(sentence.words, sentence.padded)
    counts = _counts(sentence, words, start, end)
    _match(counts, _harms(sentence, words, start, end))
    for kind in ("killed", "injured"):
        mine = [count for count in counts if count.harm == kind]
        if mine:
            bounds = _together(mine, updated=result.updates)
            if kind == "killed":
                result.killed = bounds
            else:
                result.injured = bounds
            first, last = mine[0].first, mine[-1].last
            text = sentence.text[sentence.starts[first] - sentence.start : sentence.ends[last - 1] - sentence.start]
            result.text = text if result.text is None else f"{result.text}; {text}"
    _none_harmed(sentence, words, result)
    if result.counted:
        running = words.cumulative.found(sentence.words, sentence.padded)
        result.kind = CountKind.CUMULATIVE if running else CountKind.INCIDENT
    return result


def _hints(sentence: Sentence, words: CasualtyWords) -> bool:
    """Whether anything in the sentence may be a number of people: a quick look."""
    if not words.hints.isdisjoint(sentence.words):
        return True
    if words.killed.found(sentence.words, sentence.padded):
        return True
    if words.thousand in sentence.padded or words.hundred in sentence.padded:
        return True
    return any(low[0].isdigit() for low in sentence.lows)


def _none_harmed(sentence: Sentence, words: CasualtyWords, result: Casualties) -> None:
    """Zero, where the sentence says that there were none."""
    padded = sentence.padded
    everyone = words.none_harmed.found(sentence.words, padded)
    if result.killed == (None, None) and (everyone or words.none_killed.found(sentence.words, padded)):
        result.killed = (0, 0)
    if result.injured == (None, None) and (everyone or words.none_injured.found(sentence.words, padded)):
        result.injured = (0, 0)
    if words.nobody.isdisjoint(sentence.words):
        return
    for at, low in enumerate(sentence.lows):
        if low in words.nobody:
            near = sentence.lows[max(0, at - _REACH) : at + 2 * _REACH]
            if result.injured == (None, None) and not words.injured.singles.isdisjoint(near):
                result.injured = (0, 0)
            if result.killed == (None, None) and not words.killed.singles.isdisjoint(near):
                result.killed = (0, 0)


def _together(counts: list[Count], *, updated: bool) -> Bounds:
    """Several counts of one harm: coordinated ones add up, of others the last holds, or both where sources differ."""
    last = counts[-1]
    low, high = last.low, last.high
    for count in reversed(counts[:-1]):
        if not last.coordinated:
            if last.bare and not updated:
                return span(_together(counts[:-1], updated=updated), (low, high))
            break
        low = None if low is None or count.low is None else min(low + count.low, LARGEST)
        high = None if high is None or count.high is None else min(high + count.high, LARGEST)
        last = count
    return (low, high)


def span(one: Bounds, other: Bounds) -> Bounds:
    """The bounds of two tolls that stand beside each other, from the lowest to the highest.

    >>> span((70, None), (91, 91))
    (70, 91)
    """
    lows = [low for low in (one[0], other[0]) if low is not None]
    highs = [high for high in (one[1], other[1]) if high is not None]
    return min(lows, default=None), max(highs, default=None)


@cache
def _openers(words: CasualtyWords) -> WordMemory[bool]:
    """Whether a word may open a number of people, or those of whom some are told apart: most do not."""
    listed = (words.vague_starts, words.halves, words.several, words.possessives, words.aged_after, words.groups)
    return WordMemory(
        lambda low: (
            low[0].isdigit()
            or low in words.including_starts
            or any(low in known for known in listed)
            or word_value(low, words) is not None
        )
    )


def _counts(sentence: Sentence, words: CasualtyWords, start: int, end: int) -> list[Count]:
    """Numbers that count people, left to right."""
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
        count = _count_at(sentence, position, end, words)
        if count is None:
            position += 1
            continue
        if count.last > count.first and position > included_until:
            count.coordinated = bool(counts) and _only_joined(sentence, counts[-1].last, count.first)
            if not count.coordinated and _name_joined(sentence, count.first, start):
                count.add_one()
            elif not count.coordinated:
                join_others(sentence, counts, count, words)
            counts.append(count)
        position = max(count.last, position + 1)
    return drop_appositions(sentence, counts, words)


def _count_at(sentence: Sentence, position: int, end: int, words: CasualtyWords) -> Count | None:
    """The count that begins at a position; one of no people, whose words are passed over, is empty."""
    lows = sentence.lows
    number = read_number(lows, position, words)
    one = _one_at(lows, position, words) or group_at(lows, position, words)
    if one is not None:
        return one
    if number is None:
        return None
    low, high, after = number
    people = _people_after(sentence, after, end, words)
    if people == after and low in _YEARS:
        people = None  # no noun follows: a year
    first, least, most = _bounded(lows, position, low, high, words)
    if people is not None and position and lows[position - 1] in words.toll_sources:
        return Count(people, people, low, high)  # "volgens twee artsen"
    if people is not None:
        return Count(first, people, least, most, single=lows[position] in sentence.small.articles)
    if after - position == 1 and _ends_here(sentence, after) and _is_told(sentence, first, words):
        return Count(first, after, least, most, bare=True)
    if low > 1 and low not in _YEARS and counts_alone(sentence, first, after, words):
        return Count(first, after, least, most)
    return Count(after, after, low, high)


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
        hurt = len(following) > 1 and following[0] in words.injured.singles  # "haar zwaargewonde dochter"
        if following[hurt] in words.kin:
            return Count(position, position + 2 + hurt, 1, 1, single=True)
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


def _only_joined(sentence: Sentence, left: int, right: int) -> bool:
    """Whether only a coordinator stands between two counts."""
    between = [low for low in sentence.lows[left:right] if low != ","]
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
        if low in words.people or low.endswith(words.people_tails):
            return at + 2 if at + 1 < end and lows[at + 1] in words.people else at + 1  # "veertig dode burgers"
        if not (low in words.between or low.endswith(words.adjective_ends)):
            return None
    return None


def _ends_here(sentence: Sentence, position: int) -> bool:
    """Whether no noun follows a number: a sign, a preposition or the end of the sentence does."""
    if position >= len(sentence.lows):
        return True
    return is_sign(sentence.raws[position]) or sentence.lows[position] in sentence.small.particle_followers


def _harms(sentence: Sentence, words: CasualtyWords, start: int, end: int) -> list[tuple[int, str]]:
    """Positions of words that say what happened to people, with what."""
    harms: list[tuple[int, str]] = []
    lows = sentence.lows
    for kind, cues in (("killed", words.killed), ("injured", words.injured), ("other", words.other)):
        if not cues.singles.isdisjoint(sentence.words):
            harms += [
                (at, kind)
                for at in range(start, end)
                if lows[at] in cues.singles and not _is_owned(sentence, at, words)
            ]
        for phrase in cues.phrases:
            if phrase in sentence.padded:
                parts = phrase.split()
                harms += [(at, kind) for at in range(start, end) if lows[at : at + len(parts)] == parts]
    for at in range(start, end) if not words.split_first.isdisjoint(sentence.words) else ():
        if lows[at] in words.split_first:
            harms += [(late, "killed") for late in range(at + 1, end) if lows[late] in words.split_last][:1]
    return sorted(set(harms))


def _is_owned(sentence: Sentence, at: int, words: CasualtyWords) -> bool:
    """Whether the dead are someone's ("met foto's van hun doden"): nobody is told to have fallen."""
    before = sentence.lows[at - 1] if at else ""
    owned = before in words.possessives and before not in sentence.small.finite
    return owned and sentence.lows[at] in words.general


def _match(counts: list[Count], harms: list[tuple[int, str]]) -> None:
    """Give each count the harm it is of: the first one after it and before the next count, else the last before it."""
    for index, count in enumerate(counts):
        following = counts[index + 1].first if index + 1 < len(counts) else 10**9
        inside = [kind for at, kind in harms if count.first <= at < count.last]
        after = [kind for at, kind in harms if count.last <= at < following]
        before = [kind for at, kind in harms if at < count.first]
        if inside and inside[-1] == "other" and "other" not in after[:1]:
            harmed = [kind for kind in before if kind != "other"]
            inside = after[:1] or harmed[-1:] or inside  # "drie gijzelaars werden vermoord"
        found = inside or after[:1] or ([] if count.single else before[-1:])
        count.harm = found[-1] if found else None
        if count.bare and count.harm is None and index:
            count.harm = counts[index - 1].harm
    for earlier, count in pairwise(counts):
        if count.coordinated and count.harm is None:
            count.harm = earlier.harm
    for count, later in zip(reversed(counts[:-1]), reversed(counts), strict=False):
        if later.coordinated and count.harm is None:
            count.harm = later.harm
