"""Picks the pairs of mentions worth comparing: those that share a stretch of days and a telling word or a town.

Each block is one stretch of days and one key, so that cost and memory grow with the blocks and not with the square of
the mentions. On small inputs no pair is lost that `compare` could join: without a shared key it forbids the join.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from timeline.linkage.nearness import VAGUE
from timeline.linkage.profile import Profile
from timeline.linkage.profiles import Profiles

STRETCH = 6
"""Days to a stretch; a mention stands in every stretch that its window touches."""

FULL = 150
"""Up to this size every pair of a block is compared; a larger one is sorted and each compared with its neighbours."""

NEIGHBOURS = 30

_LONG = VAGUE // 3
"""Mentions that span more days than this also meet by key alone, since theirs would touch too many stretches."""


def candidate_pairs(profiles: Profiles) -> Iterator[tuple[int, int]]:
    """Give the pairs of positions in `profiles` worth comparing, each once, the lower first, one stretch after another.

    Only the profiles of the stretch at hand are kept; a pair is to be compared when it comes.
    """
    low, high, length = profiles.spans
    by_stretch: dict[int, list[int]] = defaultdict(list)
    long: list[int] = []
    for position in range(len(profiles)):
        if length[position] > _LONG:
            long.append(position)
        if length[position] <= VAGUE:
            for stretch in range(low[position] // STRETCH, high[position] // STRETCH + 1):
                by_stretch[stretch].append(position)
    profiles.keep(long)
    for one, other in _pairs_within(profiles, long):
        if max(length[one], length[other]) > VAGUE:
            yield one, other
    for stretch in sorted(by_stretch):
        positions = by_stretch.pop(stretch)
        profiles.keep(positions)
        for one, other in _pairs_within(profiles, positions):
            if max(low[one], low[other]) // STRETCH == stretch:  # the first in which they meet
                yield one, other


def _pairs_within(profiles: Profiles, positions: list[int]) -> Iterator[tuple[int, int]]:
    """The pairs of one stretch, each once."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for position in positions:
        for key in profiles[position].keys:
            by_key[key].append(position)
    seen: set[tuple[int, int]] = set()
    for block in by_key.values():
        for pair in _pairs_of_block(profiles, block):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _pairs_of_block(profiles: Profiles, block: list[int]) -> Iterator[tuple[int, int]]:
    if len(block) <= FULL:
        yield from combinations(block, 2)  # positions come in ascending order
        return
    block = sorted(block, key=lambda position: _neighbourhood(profiles[position]))
    for index, position in enumerate(block):
        for other in block[index + 1 : index + 1 + NEIGHBOURS]:
            yield min(position, other), max(position, other)


def _neighbourhood(profile: Profile) -> tuple[object, ...]:
    """Sorts likely matches next to each other: by kind, place and day, then by what is told."""
    place = profile.place.folded if profile.place else ""
    return (profile.type, place, profile.days.high, profile.subtype or "", profile.text, profile.order)
