"""Finds the words that say what happened to people, and tells which of them belongs to which number of people."""

from __future__ import annotations

from itertools import pairwise

from timeline.events.clauses import Sentence
from timeline.events.counts import Count
from timeline.lang.casualties import CasualtyWords

_NOBODY = 3  # words from "niemand" to what happened to nobody
_BESIDE = 3  # words between a verb and the one person that it harms


def find_harms(sentence: Sentence, words: CasualtyWords, start: int, end: int) -> list[tuple[int, str]]:
    """Positions of words that say what happened to people, with what."""
    harms: list[tuple[int, str]] = []
    lows = sentence.lows
    for kind, cues in (("killed", words.killed), ("injured", words.injured), ("other", words.other)):
        if not cues.singles.isdisjoint(sentence.words):
            harms += [
                (at, kind)
                for at in range(start, end)
                if lows[at] in cues.singles
                and not _is_owned(sentence, at, words)
                and words.nobody.isdisjoint(lows[max(0, at - _NOBODY) : at])
            ]
        for phrase in cues.phrases:
            if phrase in sentence.padded:
                parts = phrase.split()
                harms += [(at, kind) for at in range(start, end) if lows[at : at + len(parts)] == parts]
    if words.split_first.isdisjoint(sentence.words) and words.split_hurt_first.isdisjoint(sentence.words):
        return sorted(set(harms))
    for at in range(start, end):
        if lows[at] in words.split_first:
            harms += [(late, "killed") for late in range(at + 1, end) if lows[late] in words.split_last][:1]
        if lows[at] in words.split_hurt_first:
            harms += [(late, "injured") for late in range(at + 1, end) if lows[late] in words.split_hurt_last][:1]
    return sorted(set(harms))


def _is_owned(sentence: Sentence, at: int, words: CasualtyWords) -> bool:
    """Whether the dead are someone's ("bij het graf van hun doden"): nobody is told to have fallen."""
    before = sentence.lows[at - 1] if at else ""
    owned = before in words.possessives and before not in sentence.small.finite
    return owned and sentence.lows[at] in words.general


def give_harms(counts: list[Count], harms: list[tuple[int, str]], active: set[int]) -> None:
    """Give each count the harm it is of: the first one after it and before the next count, else the last before it.

    The `active` verbs have whom they harm behind them ("kostte aan drie mensen het leven en verwondde er acht").
    """
    for index, count in enumerate(counts):
        following = counts[index + 1].first if index + 1 < len(counts) else 10**9
        inside = [kind for at, kind in harms if count.first <= at < count.last]
        last = index + 1 == len(counts)
        after = [kind for at, kind in harms if count.last <= at < following and (last or at not in active)]
        before = [kind for at, kind in harms if at < count.first]
        if inside and inside[-1] == "other" and "other" not in after[:1]:
            harmed = [kind for kind in before if kind != "other"]
            inside = after[:1] or harmed[-1:] or inside  # "drie gijzelaars werden vermoord"
        beside = not count.single or any(at in active for at in range(count.first - _BESIDE, count.first))
        found = inside or after[:1] or (before[-1:] if beside else [])
        count.harm = found[-1] if found else None
        if count.bare and count.harm is None and index:
            count.harm = counts[index - 1].harm
    for earlier, count in pairwise(counts):
        if count.coordinated and count.harm is None:
            count.harm = earlier.harm
    for count, later in zip(reversed(counts[:-1]), reversed(counts), strict=False):
        if later.coordinated and count.harm is None:
            count.harm = later.harm
