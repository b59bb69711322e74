"""Applies the user's corrections: merges and splits to the clusters, edits and drops to the rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from timeline import table
from timeline.errors import TableError
from timeline.linkage.corrections import Correction, Reference
from timeline.linkage.dating import date_cells
from timeline.linkage.profiles import Profiles
from timeline.values import DateBasis, OnProblem, Problem


class Amendments:
    """A list of corrections over the mentions of one run. What no longer matches is reported and left out."""

    def __init__(
        self,
        corrections: Sequence[Correction],
        profiles: Profiles,
        mentions: pd.DataFrame,
        *,
        source: str,
        on_problem: OnProblem | None,
    ) -> None:
        self.corrections = corrections
        self._profiles = profiles
        self._source = source
        self._on_problem = on_problem
        self._position_of = {name: i for i, name in enumerate(profiles.ids)} if corrections else {}
        self._quotes = [str(quote) for quote in mentions["quote"]] if corrections else []

    def regroup(self, clusters: list[list[int]]) -> tuple[list[list[int]], list[tuple[Correction, int, int]]]:
        """Apply merges and splits to clusters of positions, in order.

        Returns the clusters, and for each merge the pairs of positions that it joined.
        """
        groups = {number: list(members) for number, members in enumerate(clusters)}
        group_of = {position: number for number, members in groups.items() for position in members}
        by_hand: list[tuple[Correction, int, int]] = []
        for correction in self.corrections:
            if correction.do not in ("merge", "split"):
                continue
            found = self._find_all(correction, correction.events)
            if found is None:
                continue
            if correction.do == "split":
                self._split(groups, group_of, found[0], correction)
                continue
            first = group_of[found[0]]
            for position in found[1:]:
                if (other := group_of[position]) != first:
                    by_hand.append((correction, found[0], position))
                    moved = groups.pop(other)
                    groups[first] += moved
                    group_of |= dict.fromkeys(moved, first)
        return list(groups.values()), by_hand

    def _split(
        self, groups: dict[int, list[int]], group_of: dict[int, int], position: int, correction: Correction
    ) -> None:
        number = group_of[position]
        if correction.mentions:
            named = self._find_all(correction, correction.mentions)
            if named is None:
                return
            parts = [[p for p in dict.fromkeys(named) if group_of[p] == number]]
        else:
            parts = [[p] for p in groups[number] if p != position]
        if not any(parts) or len(parts[0]) == len(groups[number]):
            self._tell(correction, f"{correction.events[0]} is not joined with it")
            return
        for new, part in enumerate(parts, start=max(groups) + 1):
            groups[new] = part
            group_of |= dict.fromkeys(part, new)
        groups[number] = [p for p in groups[number] if group_of[p] == number]

    def amend(self, events: pd.DataFrame) -> pd.DataFrame:
        """Apply edits and drops to the rows of the events."""
        changes = [correction for correction in self.corrections if correction.do in ("edit", "drop")]
        if not changes:
            return events
        row_of = {mention: row for row, ids in enumerate(events["mention_ids"]) for mention in ids}
        row_of |= {event: row for row, event in enumerate(events["event_id"])}
        dropped: set[int] = set()
        cells = events.astype(object)  # typed again once, after the last edit
        for correction in changes:
            found = self._find_all(correction, correction.events)
            if found is None:
                continue
            row = row_of[self._profiles.ids[found[0]]]
            if correction.do == "drop":
                dropped.add(row)
            else:
                self._edit(cells, row, correction)
        if any(correction.do == "edit" for correction in changes):
            events = table.as_table(cells)
        return events.drop(index=sorted(dropped))

    def _edit(self, cells: pd.DataFrame, row: int, correction: Correction) -> None:
        """Change a row of the events' cells, unless the row would then break the table."""
        try:
            given = dict(correction.cells)
            if "date" in given:
                given = cells_of_days(str(given.pop("date")), correction.why) | given
            changed = cells.iloc[[row]].copy()
            for name, cell in given.items():
                changed[name] = pd.Series([cell], index=changed.index, dtype=object)
            table.check(table.as_table(changed))
        except (TableError, ValueError) as error:
            self._tell(correction, str(error))
            return
        cells.iloc[row] = changed.iloc[0]

    def _find_all(self, correction: Correction, references: Sequence[Reference]) -> list[int] | None:
        """The position of each mention named; None, and a report, where one is not there."""
        found = []
        for ref in references:
            position = self._find(ref)
            if position is None:
                self._tell(correction, f"there is no {ref}")
                return None
            found.append(position)
        return found

    def _find(self, ref: Reference) -> int | None:
        if ref.event_id is not None:
            return self._position_of.get(ref.event_id)
        hits = [
            i
            for i, article in enumerate(self._profiles.articles)
            if article == ref.article and self._quotes[i].startswith(ref.sentence or "")
        ]
        return min(hits, key=self._profiles.ranks.__getitem__, default=None)

    def _tell(self, correction: Correction, what: str) -> None:
        if self._on_problem is not None:
            message = f"the correction “{correction}” no longer matches: {what}; mend or remove it"
            self._on_problem(Problem(self._source, message))


def cells_of_days(days: str, why: str | None) -> dict[str, Any]:
    """Give the date columns for days that the user sets, "2022-03-24" or "2022-03-21/2022-03-23".

    Raises:
        ValueError: the days are no ISO 8601 dates, or in the wrong order.

    >>> cells_of_days("2022-03-24", None)["date_edtf"]
    '2022-03-24'
    """
    first, _, last = days.partition("/")
    start = dt.date.fromisoformat(first).toordinal()
    end = dt.date.fromisoformat(last).toordinal() if last else start
    if end < start:
        raise ValueError(f"{days}: the last day comes before the first")
    return {**date_cells(start, end), "date_basis": DateBasis.TIMEX, "date_rule": None, "date_reason": why}
