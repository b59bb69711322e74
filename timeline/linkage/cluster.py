"""Gathers pairs that match into events, strongest first, without chaining.

A like B and B like C do not make A and C one event: two clusters are joined only where nothing forbids it between any
of their members, none of them are unlike each other, and they match on the whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.linkage.compare import THRESHOLD, Comparison, compare, find_barrier
from timeline.linkage.profiles import Profiles

UNLIKE = 1.0
"""Below this score two mentions are unlike, and never in one cluster."""

ON_THE_WHOLE = 0.75 * THRESHOLD
"""The mean score over the pairs of two clusters that it takes to join them."""

CLOSE = 1.0
"""A reference that fits another event by nearly as much (up to this) as the best may mean either, and joins neither."""

AT_A_TIME = 2000
"""So many matching pairs, or a little more, are in hand at a time."""

SPREAD = 8
"""A cluster is compared through at most this many of its members, spread over it; smaller ones through all."""


class Join(NamedTuple):
    """A step of clustering: the two mentions (positions) whose match joined their clusters, and its score.

    `comparison` is there only where comparing the two again would not give it.
    """

    one: int
    other: int
    score: float
    comparison: Comparison | None = None


Edge = tuple[float, int, int]
"""The score of a matching pair, and their positions, the first in the stable order before the other."""


def cluster(profiles: Profiles, pairs: Iterable[tuple[int, int]]) -> tuple[list[list[int]], list[Join]]:
    """Cluster mentions from the pairs worth comparing.

    Returns every position in exactly one cluster, each in the stable order of mentions, and the joins. Mentions that no
    chain of matching pairs connects cannot come together, so each connected part is clustered by itself.
    """
    parts = _connected(_edges(profiles, pairs))
    clusters: list[list[int]] = []
    joins: list[Join] = []
    for batch in _batches(parts):
        profiles.keep(dict.fromkeys(position for edges in batch for edge in edges for position in edge[1:]))
        for edges in batch:
            grouped, made = _cluster_part(profiles, edges)
            clusters += grouped
            joins += made
    inside = {position for members in clusters for position in members}
    return clusters + [[position] for position in range(len(profiles)) if position not in inside], joins


def _edges(profiles: Profiles, pairs: Iterable[tuple[int, int]]) -> list[Edge]:
    """The matching pairs, but for those of a reference ("the attack in Kabul") that may mean several events.

    Other references do not make it unclear: their days are the less sure ones.
    """
    ranks = profiles.ranks
    edges: list[Edge] = []
    by_reference: set[tuple[int, int]] = set()
    meant: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    for pair in pairs:
        one, other = sorted(pair, key=ranks.__getitem__)
        comparison = compare(profiles[one], profiles[other])
        if comparison.score >= THRESHOLD - CLOSE and comparison.refers:
            by_reference.add((one, other))
            for known, told in ((one, other), (other, one)):
                days = profiles[told].days
                if profiles[known].days.back and days.start is not None and not days.back:
                    meant[known].append((comparison.score, days.low, days.high))
        if comparison.matches:
            edges.append((comparison.score, one, other))
    unclear = {position for position, events in meant.items() if _are_several(events)}
    return [e for e in edges if e[1:] not in by_reference or unclear.isdisjoint(e[1:])]


def _are_several(events: list[tuple[float, int, int]]) -> bool:
    """Whether the best candidates (score, first and last day) cannot all be one event."""
    best = max(score for score, _, _ in events)
    spans = [(low, high) for score, low, high in events if score > best - CLOSE]
    return max(low for low, _ in spans) > min(high for _, high in spans)


def _connected(edges: list[Edge]) -> list[list[Edge]]:
    """Part the edges into those of each connected group of mentions, the groups in the order of their first edge."""
    root_of: dict[int, int] = {}

    def root(position: int) -> int:
        while (up := root_of.setdefault(position, position)) != position:
            root_of[position] = root_of[up]
            position = up
        return position

    for edge in edges:
        root_of[root(edge[1])] = root(edge[2])
    parts: dict[int, list[Edge]] = {}
    for edge in edges:
        parts.setdefault(root(edge[1]), []).append(edge)
    return list(parts.values())


def _batches(parts: list[list[Edge]]) -> Iterator[list[list[Edge]]]:
    """The parts some at a time: few enough to keep in memory, and so many that reading them pays."""
    batch: list[list[Edge]] = []
    size = 0
    for edges in parts:
        batch.append(edges)
        size += len(edges)
        if size >= AT_A_TIME:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _cluster_part(profiles: Profiles, edges: list[Edge]) -> tuple[list[list[int]], list[Join]]:
    """Cluster the mentions that these edges connect, strongest first."""
    ranks = profiles.ranks
    member_of = {position: position for edge in edges for position in edge[1:]}
    members: dict[int, list[int]] = {position: [position] for position in member_of}
    articles = {position: {profiles.articles[position]} for position in member_of}
    joins: list[Join] = []
    for score, one, other in sorted(edges, key=lambda edge: (-edge[0], ranks[edge[1]], ranks[edge[2]])):
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
        members[left] = sorted(members[left] + members.pop(right), key=ranks.__getitem__)
        articles[left] |= articles.pop(right)
        joins.append(Join(one, other, score))
    return list(members.values()), joins


def _within_one_article(profiles: Profiles, left: list[int], right: list[int], articles: set[str]) -> bool:
    """Whether the clusters hold two events of one of these articles."""
    for article in articles:
        for one in (position for position in left if profiles.articles[position] == article):
            for other in (position for position in right if profiles.articles[position] == article):
                if find_barrier(profiles[one], profiles[other]) is not None:
                    return True
    return False


def _fit(profiles: Profiles, left: list[int], right: list[int]) -> bool:
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
