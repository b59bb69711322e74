"""The cases: invented reports as text, and which of them are one event."""

from __future__ import annotations

from typing import Any

import pandas as pd

from timeline.linkage import explain_merge, link, merge_log

COLUMNS = {"status": "status", "plaats": "location", "bronnen": "n_sources", "eerste": "first_reported", "zin": "quote"}


def groups_of(events: pd.DataFrame) -> set[frozenset[str]]:
    return {frozenset(ids) for ids in events["mention_ids"]}


def told(row: pd.Series, what: str) -> str:
    """A cell as the cases write it."""
    if what == "dag":
        return row["date_edtf"] if pd.notna(row["date_edtf"]) else f"{row['date_start']:%Y-%m-%d}"
    if what in ("doden", "gewonden"):
        column = {"doden": "fatalities", "gewonden": "injured"}[what]
        low, high = row[f"{column}_low"], row[f"{column}_high"]
        if pd.isna(high):
            return f"minstens {low}"
        return str(low) if low == high else f"{low} tot {high}"
    value = row["conflicts"] if what == "strijdig" else row[COLUMNS[what]]
    return "niets" if pd.isna(value) else str(value)


def test_case(case: Any) -> None:
    events = link(case.mentions)
    reasons = "\n".join(merge_log(case.mentions)["reasons"])
    near = "\n".join(explain_merge(name, case.mentions) for name in case.mentions["event_id"])
    assert groups_of(events) == case.groups, f"{reasons}\n\n{near}"
    for what, name, value in case.checks:
        row = next(row for _, row in events.iterrows() if name in row["mention_ids"])
        assert told(row, what) == value, f"{what} van {name}"
