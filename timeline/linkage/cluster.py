"""Gathers pairs that match into events, strongest first, without chaining.

A like B and B like C do not make A and C one event: two clusters are joined only where nothing forbids it between any
of their members, none of them are unlike each other, and they match on the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.linkage.compare import THRESHOLD, Comparison, compare, find_barrier
from timeline.linkage.profile import Profile

UNLIKE = 1.0
"""Below this score two mentions are unlike, and never in one cluster."""

ON_THE_WHOLE = 0.75 * THRESHOLD
"""The mean score over the pairs of two clusters that it takes to join them."""

SPREAD = 8
"""A cluster is compared through at most this many of its members, spread over it; smaller ones through all."""


class Join(NamedTuple):
    """A step of clustering: the two mentions (positions) whose match joined their clusters."""

    one: int
    other: int
    comparison: Comparison


def cluster(profiles: Sequence[Profile], pairs: Iterable[tuple[int, int]]) -> tuple[list[list[int]], list[Join]]:
    """Cluster mentions from the pairs worth comparing.

    Returns every position in exactly one cluster, each in the stable order of mentions, and the joins in the order
    they were made.
    """
    edges = sorted(_edges(profiles, pairs))
    member_of = list(range(len(profiles)))
    members: dict[int, list[int]] = {position: [position] for position in member_of}
    articles = {position: {profiles[position].article} for position in member_of}
    joins: list[Join] = []
    for _, _, _, one, other in edges:
        left, right = member_of[one], member_of[other]
        if left == right:
            continue
        both = articles[left] & articles[right]
        if both and _within_one_article(profiles, members[left], members[right], both):
            continue
        if not _fit(profiles, members[left], members[right]):
            continue
        if len(members[left]) < len(members[right]):
            left, right = right, left
        for position in members[right]:
            member_of[position] = left
        members[left] = sorted(members[left] + members.pop(right), key=lambda position: profiles[position].order)
        articles[left] |= articles.pop(right)
        joins.append(Join(one, other, compare(profiles[one], profiles[other])))
    return list(members.values()), joins


def _within_one_article(profiles: Sequence[Profile], left: list[int], right: list[int], articles: set[str]) -> bool:
    """Whether the clusters hold two events of one of these articles."""
    for article in articles:
        for one in (position for position in left if profiles[position].article == article):
            for other in (position for position in right if profiles[position].article == article):
                if find_barrier(profiles[one], profiles[other]) is not None:
                    return True
    return False


def _edges(
    profiles: Sequence[Profile], pairs: Iterable[tuple[int, int]]
) -> set[tuple[float, tuple[int, str, int, str], tuple[int, str, int, str], int, int]]:
    """The matching pairs, to be sorted: highest score first, ties in the stable order of mentions."""
    edges = set()
    for pair in pairs:
        one, other = sorted(pair, key=lambda position: profiles[position].order)
        comparison = compare(profiles[one], profiles[other])
        if comparison.matches:
            edges.add((-comparison.score, profiles[one].order, profiles[other].order, one, other))
    return edges


def _fit(profiles: Sequence[Profile], left: list[int], right: list[int]) -> bool:
    """Whether two clusters may be one: no pair forbidden or unlike, and a match on the whole."""
    scores = []
    for one in _spread(left):
        for other in _spread(right):
            comparison = compare(profiles[one], profiles[other])
            if comparison.barrier is not None or comparison.score < UNLIKE:
                return False
            scores.append(comparison.score)
    return sum(scores) / len(scores) >= ON_THE_WHOLE


def _spread(members: list[int]) -> list[int]:
    if len(members) <= SPREAD:
        return members
    return [members[index * (len(members) - 1) // (SPREAD - 1)] for index in range(SPREAD)]
