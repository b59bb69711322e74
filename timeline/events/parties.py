"""Gives a truce or talks that name no party the two whom the article names for them, where one pair stands out."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from timeline.events.folding import Found
from timeline.events.story import Story

Pair = tuple[str | None, str | None]
_OF_PARTIES = ("Agreement", "Talks")  # what two parties have with each other
_PARTIES = ("country", "organisation", "group", "seat")


def share_parties(events: list[Found], mentions: list[Found], story: Story) -> None:
    """Fill in the parties of truces and talks that name none; nothing where no pair stands out."""
    lacking = [event for event in events if event.candidate.sub_type in _OF_PARTIES and event.actor1 is None]
    if not lacking:
        return
    pairs = _pairs_between(story) or [
        (one.actor1, one.actor2)
        for one in mentions
        if one.actor1 and one.actor2 and one.candidate.sub_type == _OF_PARTIES[0]
    ]
    counted = Counter(pairs).most_common(2)
    if len(counted) == 1 or (counted and counted[0][1] > counted[1][1]):
        for event in lacking:
            event.actor1, event.actor2 = counted[0][0]


def _pairs_between(story: Story) -> list[Pair]:
    """The pairs between whom something is, in all of the article ("de oorlog tussen Israël en Hamas")."""
    pairs: list[Pair] = []
    for index in range(len(story.spans)):
        if not any(f" {mark} " in story.low(index) for mark in story.actors.between_marks):
            continue
        sentence = story.sentence(index)
        for one, other in pairwise(story.entities(index)):
            joined = other.first - one.last == 1 and sentence.lows[one.last] in sentence.small.coordinators
            between = one.first and sentence.lows[one.first - 1] in story.actors.between_marks
            if joined and between and one.kind in _PARTIES and other.kind in _PARTIES:
                pairs.append((one.name, other.name))
    return pairs
