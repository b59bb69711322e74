"""Counts people killed and injured: which numbers of people are of which harm, and what they make together."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.events.clauses import Sentence
from timeline.events.counts import Count
from timeline.events.harms import find_harms, give_harms
from timeline.events.numerals import LARGEST
from timeline.events.people import find_counts
from timeline.lang.casualties import CasualtyWords
from timeline.values import CountKind

_REACH = 4  # words between "niemand" and what did not happen to anyone
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


def count_casualties(
    sentence: Sentence, words: CasualtyWords, start: int = 0, end: int | None = None, *, harm: str | None = None
) -> Casualties:
    """Count the casualties told between two words of a sentence (all of it by default).

    A number of which the sentence does not say what it counts ("de stad houdt het op zes") counts those of `harm`.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.casualties import load_casualties
    >>> from timeline.lang.reading import load_reading
    >>> lang = load_lang("nl")
    >>> text = "Er vielen zeker zes doden en zo'n negentig gewonden."
    >>> found = count_casualties(Sentence(text, 0, len(text), 0, load_reading(lang)), load_casualties(lang))
    >>> found.killed, found.injured
    ((6, None), (90, 90))
    """
    end = len(sentence.lows) if end is None else end
    result = Casualties()
    if not _hints(sentence, words):
        return result
    result.updates = words.updates.found(sentence.words, sentence.padded)
    result.sourced = words.sourced.found(sentence.words, sentence.padded)
    result.told = words.told.found(sentence.words, sentence.padded)
    counts = find_counts(sentence, words, start, end)
    active = {at for at in range(start, end) if sentence.lows[at] in words.transitive}
    give_harms(counts, find_harms(sentence, words, start, end), active)
    for count in counts:
        if count.bare and count.harm is None:
            count.harm = harm
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
    spared = not (words.unharmed.isdisjoint(sentence.words) or words.remained.isdisjoint(sentence.words))
    if spared and result.injured == (None, None):
        result.injured = (0, 0)  # "bleven alle bewoners ongedeerd"
    if words.nobody.isdisjoint(sentence.words):
        return
    for at, low in enumerate(sentence.lows):
        if low in words.nobody:
            near = sentence.lows[max(0, at - _REACH) : at + 2 * _REACH]
            if result.injured == (None, None) and not words.injured.singles.isdisjoint(near):
                result.injured = (0, 0)
            split = not (words.split_first.isdisjoint(near) or words.split_last.isdisjoint(near))  # "kwam niemand om"
            if result.killed == (None, None) and (split or not words.killed.singles.isdisjoint(near)):
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
