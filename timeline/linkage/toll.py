"""Knows the toll of an event over time: who said how many, and when."""

from __future__ import annotations

import pandas as pd

from timeline.errors import InputError

COLUMNS = [
    "published",
    "publisher",
    "attribution",
    "fatalities_low",
    "fatalities_high",
    "injured_low",
    "injured_high",
    "casualty_text",
    "article_id",
    "quote",
    "event_id",
]
_COUNTS = ["fatalities_low", "fatalities_high", "injured_low", "injured_high"]


def tolls(event_id: str, mentions: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """List the counts of casualties that the mentions of one event give, first reported first.

    `event_id` names the event in `events`, itself or by any of its mentions. In the result it names the mention; there
    is one row for each mention with a count.

    Raises:
        InputError: there is no such event.
    """
    inside = events["mention_ids"].map(lambda ids: event_id in ids).astype(bool)
    found = events.loc[(events["event_id"] == event_id) | inside, "mention_ids"]
    if found.empty:
        raise InputError(f"there is no event {event_id!r} in this table; its ids stand in the column event_id")
    members = mentions[mentions["event_id"].isin(list(found.iloc[0]))]
    counted = members[members[_COUNTS].notna().any(axis=1)]
    return counted.sort_values(["published", "article_id", "char_start"], kind="stable")[COLUMNS].reset_index(drop=True)
