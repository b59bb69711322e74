"""Counts people killed and injured: numbers in words and figures, bounds, ranges, and what is no casualty."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.events.clauses import Sentence, is_sign
from timeline.events.numerals import LARGEST, read_number
from timeline.lang.casualties import CasualtyWords
from timeline.values import CountKind

_REACH = 4  # words between a number and the people it counts
Bounds = tuple[int | None, int | None]


@dataclass(slots=True)
class Casualties:
    """Bounds (None is open or unknown), whether they are a running toll, and the words."""

    killed: Bounds = (None, None)
    injured: Bounds = (None, None)
    kind: CountKind | None = None
    text: str | None = None

    @property
    def counted(self) -> bool:
        """Whether anything was counted."""
        return self.killed != (None, None) or self.injured != (None, None)


@dataclass(slots=True)
class _Count:
    """A number of people from word `first` to `last`, with its bounds."""

    first: int
    last: int
    low: int | None
    high: int | None
    harm: str | None = None
    coordinated: bool = False


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
    counts = _counts(sentence, words, start, end)
    harms = _harms(sentence, words, start, end)
    _match(counts, harms)
    for kind in ("killed", "injured"):
        mine = [count for count in counts if count.harm == kind]
        if mine:
            bounds = _together(mine)
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


def count_victim(casualties: Casualties, name: str) -> None:
    """Count one person, who bears a name, as killed, where nobody else was counted."""
    words = name.split()
    if not casualties.counted and len(words) > 1 and all(word[0].isupper() for word in (words[0], words[-1])):
        casualties.killed, casualties.kind = (1, 1), CountKind.INCIDENT


def _hints(sentence: Sentence, words: CasualtyWords) -> bool:
    """Whether anything in the sentence may be a number of people: a quick look."""
    if not words.hints.isdisjoint(sentence.words):
        return True
    return any(low[0].isdigit() or words.thousand in low or words.hundred in low for low in sentence.words)


def _none_harmed(sentence: Sentence, words: CasualtyWords, result: Casualties) -> None:
    """Zero, where the sentence says that there were none."""
    padded = sentence.padded
    everyone = words.none_harmed.found(sentence.words, padded)
    if result.killed == (None, None) and (everyone or words.none_killed.found(sentence.words, padded)):
        result.killed = (0, 0)
    if result.injured == (None, None) and (everyone or words.none_injured.found(sentence.words, padded)):
        result.injured = (0, 0)


def _together(counts: list[_Count]) -> Bounds:
    """Several counts of one harm: coordinated ones add up, of others the last holds."""
    last = counts[-1]
    low, high = last.low, last.high
    for count in reversed(counts[:-1]):
        if not last.coordinated:
            break
        low = None if low is None or count.low is None else min(low + count.low, LARGEST)
        high = None if high is None or count.high is None else min(high + count.high, LARGEST)
        last = count
    return (low, high)


def _counts(sentence: Sentence, words: CasualtyWords, start: int, end: int) -> list[_Count]:
    """Numbers that count people, left to right."""
    counts: list[_Count] = []
    lows = sentence.lows
    position, included_until = start, -1
    while position < end:
        if lows[position] in words.including_starts and any(
            _phrase_at(lows, position, phrase) for phrase in words.including
        ):
            included_until = _clause_end(sentence, position, end)
        number = read_number(lows, position, words)
        if number is None:
            position += 1
            continue
        low, high, after = number
        people = _people_after(sentence, after, end, words)
        if people is not None and position > included_until:
            first, least, most = _bounded(lows, position, low, high, words)
            coordinated = bool(counts) and _only_joined(sentence, counts[-1].last, first)
            counts.append(_Count(first, people, least, most, coordinated=coordinated))
        position = after
    return counts


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
    for phrases, make in ((words.at_least, (low, None)), (words.at_most, (None, high)), (words.about, (low, high))):
        for phrase in phrases:
            if taken := _phrase_before(lows, position, phrase):
                return position - taken, *make
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
            return at + 1
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
        harms += [(at, kind) for at in range(start, end) if lows[at] in cues.singles]
        for phrase in cues.phrases:
            if phrase in sentence.padded:
                parts = phrase.split()
                harms += [(at, kind) for at in range(start, end) if lows[at : at + len(parts)] == parts]
    for at in range(start, end):
        if lows[at] in words.split_first:
            harms += [(late, "killed") for late in range(at + 1, end) if lows[late] in words.split_last][:1]
    return sorted(set(harms))


def _match(counts: list[_Count], harms: list[tuple[int, str]]) -> None:
    """Give each count the harm it is of: the first one after it and before the next count, else the last before it."""
    for index, count in enumerate(counts):
        following = counts[index + 1].first if index + 1 < len(counts) else 10**9
        inside = [kind for at, kind in harms if count.first <= at < count.last]
        after = [kind for at, kind in harms if count.last <= at < following]
        before = [kind for at, kind in harms if at < count.first]
        found = inside or after[:1] or before[-1:]
        count.harm = found[-1] if found else None
    for count, later in zip(reversed(counts[:-1]), reversed(counts), strict=False):
        if later.coordinated and count.harm is None:
            count.harm = later.harm
