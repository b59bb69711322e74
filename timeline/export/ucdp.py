"""Writes a CSV with the columns of UCDP GED (codebook 24.1), so that rows lie beside UCDP's own.

It is not UCDP data: nobody checked it. UCDP holds events of organised violence with at least one death, so only those
are written. `best` is the lowest number reported, as UCDP prefers the careful one; the side of the dead is unknown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from timeline.export.choice import Export, Row, choose, has_day, is_reported
from timeline.export.countries import name_country
from timeline.table import csv_text

_VIOLENT = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Riots")
_ONE_SIDED = 3
_COUNTRY_LEVEL = 6
_WHERE = {1: 1, 2: 2, 3: 4}  # ACLED's town, near a town, region: UCDP's exact, near, first-order region
COLUMNS = (
    "id", "year", "type_of_violence", "side_a", "side_b", "source_article", "source_date", "source_headline",
    "where_prec", "where_coordinates", "latitude", "longitude", "country", "event_clarity", "date_prec", "date_start",
    "date_end", "deaths_unknown", "best", "high", "low",
)  # fmt: skip


def to_ucdp(rows: Sequence[Row]) -> Export:
    """Make the CSV of the events that UCDP would hold."""
    kept, left_out = choose(
        rows,
        ("no violence between or by organised groups", lambda row: row["event_type"] in _VIOLENT),
        ("no death reported", lambda row: (row["fatalities_low"] or row["fatalities_high"] or 0) > 0),
        ("planned, denied or supposed", is_reported),
        ("no day", has_day),
    )
    cells = [_row(row) for row in kept]
    return Export(csv_text(COLUMNS, [[entry[name] for name in COLUMNS] for entry in cells]), len(kept), left_out)


def _row(row: Row) -> dict[str, Any]:
    country = name_country(row["iso"])
    broad = row["location"] is None or row["location"] == row["country"]
    return {
        "id": row["event_id"],
        "year": row["date_start"][:4],
        "type_of_violence": _ONE_SIDED if row["event_type"] == "Violence against civilians" else None,
        "side_a": row["actor1"],
        "side_b": row["actor2"],
        "source_article": row["url"] or row["publisher"],
        "source_date": row["published"],
        "source_headline": row["title"],
        "where_prec": _COUNTRY_LEVEL if broad and country else _WHERE.get(row["geo_precision"]),
        "where_coordinates": row["location"],
        "latitude": row["latitude"],
        "longitude": row["longitude"],
        "country": country,
        "event_clarity": 2 if row["count_kind"] == "cumulative" else 1,
        "date_prec": date_precision(row["date_start"], row["date_end"]),
        "date_start": row["date_start"],
        "date_end": row["date_end"],
        "deaths_unknown": row["fatalities_low"],
        "best": row["fatalities_low"],
        "high": row["fatalities_high"],
        "low": row["fatalities_low"],
    }


def date_precision(start: str, end: str) -> int:
    """Give UCDP's date_prec: 1 a day, 2 up to six days, 3 a week, 4 up to a month, 5 longer.

    >>> date_precision("2022-03-21", "2022-03-23"), date_precision("2022-03-01", "2022-03-31")
    (2, 4)
    """
    days = (dt.date.fromisoformat(end) - dt.date.fromisoformat(start)).days + 1
    return next((precision for precision, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= most), 5)
