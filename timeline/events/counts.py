"""Tells which numbers count people without a noun of their own, and which repeat or add to another count."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.events.clauses import Sentence, is_sign
from timeline.events.numerals import LARGEST, read_number
from timeline.lang.casualties import CasualtyWords

_HARM_SOON = 6  # words between an auxiliary and what happened
_RISE_SOON = 6  # words between a verb of rising and where the toll rose to
_AND_OTHERS = 2  # words that join a person to the others


@dataclass(slots=True)
class Count:
    """A number of people from word `first` to `last`, with its bounds.

    `single` marks one person or pair that no number counts ("mijn zwager"), `bare` a number without a noun after it.
    """

    first: int
    last: int
    low: int | None
    high: int | None
    harm: str | None = None
    coordinated: bool = False
    single: bool = False
    bare: bool = False

    def add_one(self) -> None:
        """Count one more person."""
        self.low = None if self.low is None else min(self.low + 1, LARGEST)
        self.high = None if self.high is None else min(self.high + 1, LARGEST)


def group_at(lows: list[str], position: int, words: CasualtyWords) -> Count | None:
    """The people of a group whose number follows it: "een gezin van vijf".

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.casualties import load_casualties
    >>> group_at(["gezin", "van", "vijf"], 0, load_casualties(load_lang("nl"))).low
    5
    """
    if lows[position] not in words.groups or position + 2 >= len(lows) or lows[position + 1] not in words.group_links:
        return None
    number = read_number(lows, position + 2, words)
    return None if number is None else Count(position, number[2], number[0], number[1])


def counts_alone(sentence: Sentence, first: int, after: int, words: CasualtyWords) -> bool:
    """Whether a number from `first` to before `after` counts people by what happened to them ("en negen gewond")."""
    lows = sentence.lows
    if after >= len(lows):
        return False
    if first and not (
        is_sign(sentence.raws[first - 1])
        or lows[first - 1] in sentence.small.coordinators
        or lows[first - 1] in words.there
        or lows[first - 1] in words.again
        or lows[first - 1] in words.not_one_killed
    ):
        return False
    hurt = (words.killed.singles, words.injured.singles)
    if any(lows[after] in singles for singles in hurt):
        return True
    if first > 1 and lows[first - 1] in words.there and any(lows[first - 2] in singles for singles in hurt):
        return is_sign(sentence.raws[after]) or lows[after] in sentence.small.particle_followers  # "verwondde er acht."
    reach = range(after + 1, min(after + _HARM_SOON, len(lows)))
    return lows[after] in words.not_one_killed and any(lows[at] in singles for at in reach for singles in hurt)


def part_of(lows: list[str], after: int, words: CasualtyWords) -> int:
    """Where the people stand of whom a number is a part ("twee van de vijf gijzelaars", "een van de agenten")."""
    if after + 2 >= len(lows) or lows[after] not in words.group_links or lows[after + 1] not in words.whole_marks:
        return after
    whole = read_number(lows, after + 2, words)
    return whole[2] if whole is not None else after + 2


def is_of_side(lows: list[str], first: int, words: CasualtyWords) -> bool:
    """Whether a number without a noun is the toll of one side ("aan Russische kant negen")."""
    return (
        first > 1
        and lows[first - 1] in words.sides
        and not words.side_marks.isdisjoint(lows[max(0, first - 4) : first])
    )


def rose_to(lows: list[str], position: int, words: CasualtyWords) -> bool:
    """Whether what stands before a number says where a toll rose or fell to ("opgelopen tot"): that is exact."""
    return not words.rises.isdisjoint(lows[max(0, position - _RISE_SOON) : position])


def is_repeated(sentence: Sentence, first: int, words: CasualtyWords) -> bool:
    """Whether a bare number is one more source's toll, its verb left out ("hield het op zes, de stad op negen")."""
    if not first:
        return False
    repeated = [phrase for phrase in words.repeatable if phrase.endswith(f" {sentence.lows[first - 1]}")]
    if not repeated:
        return False
    before = f" {' '.join(sentence.lows[: first - 1])} "
    return any(f" {phrase} " in before for phrase in repeated)


def join_others(sentence: Sentence, counts: list[Count], count: Count, words: CasualtyWords) -> None:
    """Count the person whom "anderen" leaves out: "generaal Jansen en vijf anderen", "samen met zes anderen"."""
    lows, first = sentence.lows, count.first
    if lows[count.last - 1] not in words.others or first < _AND_OTHERS:
        return
    if " ".join(lows[first - _AND_OTHERS : first]) in words.others_links:
        count.coordinated = bool(counts)
        if not counts:
            count.add_one()
    elif lows[first - 1] in sentence.small.coordinators and sentence.raws[first - 2][0].isupper():
        count.add_one()


def drop_appositions(sentence: Sentence, counts: list[Count], words: CasualtyWords) -> list[Count]:
    """The counts without those that only say who the ones counted before were ("twee doden, een man en een kind")."""
    kept: list[Count] = []
    at = 0
    while at < len(counts):
        whole = counts[at]
        kept.append(whole)
        at += 1
        if whole.high is None or whole.last >= len(sentence.raws) or sentence.raws[whole.last] != ",":
            continue
        if (
            sentence.lows[whole.last - 1] not in words.general
            or at == len(counts)
            or counts[at].first != whole.last + 1
        ):
            continue
        until, total = at, 0
        while until < len(counts) and total < whole.high and not _is_harm(sentence, counts[until], words):
            total += counts[until].high or 0
            until += 1
        if total == whole.high or (total < whole.high and _is_harm(sentence, whole, words)):
            at = until
    return kept


def _is_harm(sentence: Sentence, count: Count, words: CasualtyWords) -> bool:
    """Whether the noun counted says what happened ("twee doden")."""
    noun = sentence.lows[count.last - 1]
    return noun in words.killed.singles or noun in words.injured.singles
