"""Runs the four steps of linkage in order (block, compare, cluster, canonical), with the user's corrections between."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from timeline import table
from timeline.lang import DEFAULT, load_lang
from timeline.lang.linkage import LinkageWords, load_linkage
from timeline.linkage.amendments import Amendments
from timeline.linkage.block import candidate_pairs
from timeline.linkage.canonical import settle_row
from timeline.linkage.cluster import Join, cluster
from timeline.linkage.corrections import Correction, read_corrections
from timeline.linkage.headings import join_headings, leave_out, pair_headings
from timeline.linkage.profiles import Profiles
from timeline.values import OnProblem, Problem

Corrections = str | Path | Sequence[Correction]
"""A file of corrections, or the corrections themselves."""

AT_A_TIME = 500
"""Events of several mentions whose rows are made at a time."""


@dataclass(frozen=True, slots=True)
class Linkage:
    """What clustering found: `clusters` of positions in `profiles` (each in stable order), and how they came about.

    `headings` gives for a heading's mention the one of its article's text that it repeats; `known` are the ids of the
    events of an earlier run.
    """

    words: LinkageWords
    profiles: Profiles
    clusters: list[list[int]]
    joins: list[Join]
    by_hand: list[tuple[Correction, int, int]]
    headings: dict[int, int]
    amendments: Amendments
    known: frozenset[str]

    def name_of(self, members: Sequence[int]) -> str:
        """Give the id of an event: that of its first mention which already named an event, else of its first."""
        ids = [self.profiles.ids[position] for position in members]
        return next((name for name in ids if name in self.known), ids[0])


def link(
    mentions: pd.DataFrame,
    *,
    corrections: Corrections | None = None,
    previous: pd.DataFrame | None = None,
    on_problem: OnProblem | None = None,
    language: str = DEFAULT,
) -> pd.DataFrame:
    """Join the mentions of one event into one row each.

    Args:
        mentions: a frame of mentions (see `timeline.table`), in any order. Rows that were joined before stay as they
            are, so that linking a frame of events changes nothing.
        corrections: the user's corrections, or the file they stand in; see docs/corrections.md.
        previous: the events of an earlier run, on fewer articles: an event keeps the id that it had there. Without it
            an event bears the id of its first mention, which changes when an earlier report of it is added.
        on_problem: called for each correction that no longer matches; without it such a problem is a warning.
        language: the language of the mentions.

    Returns:
        A frame of events with the same columns, in the order of their days. Every mention is in exactly one event, but
        for those that the user drops. An event always bears the id of one of its mentions.

    Raises:
        InputError: the file of corrections breaks the format.

    >>> from timeline.table import from_mentions
    >>> len(link(from_mentions([])))
    0
    """
    note = on_problem or warn
    mentions = mentions.reset_index(drop=True)
    linked = join(mentions, corrections=corrections, previous=previous, on_problem=note, language=language)
    events = linked.amendments.amend(_canonical_rows(mentions, linked).reset_index(drop=True))
    dated = events.sort_values(["event_date", "first_reported", "event_id"], na_position="last", kind="stable")
    return table.check(dated.reset_index(drop=True))


def join(
    mentions: pd.DataFrame,
    *,
    corrections: Corrections | None,
    on_problem: OnProblem | None,
    previous: pd.DataFrame | None = None,
    language: str = DEFAULT,
) -> Linkage:
    """Cluster the mentions and apply the user's merges and splits; the steps before the canonical rows."""
    words = load_linkage(load_lang(language))
    given = read_corrections(corrections) if isinstance(corrections, str | Path) else list(corrections or ())
    profiles = Profiles(mentions, words)
    headings = pair_headings(mentions, profiles)
    clusters, joins = cluster(profiles, leave_out(headings, candidate_pairs(profiles)))
    clusters, joins = join_headings(headings, clusters, joins)

    source = str(corrections) if isinstance(corrections, str | Path) else "corrections"
    amendments = Amendments(given, profiles, mentions, source=source, on_problem=on_problem)
    clusters, by_hand = amendments.regroup(clusters)
    clusters = [sorted(members, key=profiles.ranks.__getitem__) for members in clusters]
    clusters.sort(key=lambda members: profiles.ranks[members[0]])
    known = frozenset() if previous is None else frozenset(previous["event_id"])
    return Linkage(words, profiles, clusters, joins, by_hand, headings, amendments, known)


def warn(problem: Problem) -> None:
    """Warn of a problem, for callers that did not ask to be told of it."""
    warnings.warn(f"{problem.source}: {problem.message}", stacklevel=2)


def _canonical_rows(mentions: pd.DataFrame, linked: Linkage) -> pd.DataFrame:
    """One row per cluster, with the dtypes of the table; single mentions are taken over as they are."""
    singles = mentions.iloc[[members[0] for members in linked.clusters if len(members) == 1]]
    joined = [members for members in linked.clusters if len(members) > 1]
    frames = [singles]
    for start in range(0, len(joined), AT_A_TIME):
        rows = list(_joined_rows(mentions, joined[start : start + AT_A_TIME], linked))
        frames.append(table.as_table(pd.DataFrame(rows, columns=mentions.columns, dtype=object)))
    return table.as_table(pd.concat(frames, ignore_index=True)) if joined else singles


def _joined_rows(mentions: pd.DataFrame, clusters: list[list[int]], linked: Linkage) -> Iterator[dict[str, Any]]:
    """The rows of these clusters, cells as objects, None where missing."""
    positions = [position for members in clusters for position in members]
    linked.profiles.keep(positions)
    cells = mentions.iloc[positions].astype(object)
    records: list[dict[Any, Any]] = cells.where(cells.notna(), None).to_dict("records")
    row_of = dict(zip(positions, records, strict=True))
    for members in clusters:
        telling = [position for position in members if linked.headings.get(position) not in members]
        profiles = [linked.profiles[position] for position in telling]
        row = settle_row(profiles, [row_of[position] for position in telling], linked.words)
        ids = dict.fromkeys(name for position in members for name in row_of[position]["mention_ids"])
        yield row | {"event_id": linked.name_of(members), "mention_ids": tuple(ids)}
