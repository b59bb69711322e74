"""Writes a CSV with the columns of ACLED's export (codebook 2023), so that rows lie beside ACLED's own.

It is not ACLED data: nobody checked it. Only ACLED's six event types, and what is said to have happened. Fatalities are
the lowest number reported, as ACLED counts, and empty where none is reported (ACLED writes 0 there).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from timeline.export.choice import Export, Row, choose, has_day, is_reported
from timeline.export.countries import name_country, number_country
from timeline.table import csv_text

_VIOLENCE, _DEMONSTRATIONS, _DEVELOPMENTS = "Political violence", "Demonstrations", "Strategic developments"
_DISORDER = {
    "Battles": _VIOLENCE,
    "Explosions/Remote violence": _VIOLENCE,
    "Violence against civilians": _VIOLENCE,
    "Riots": _VIOLENCE,
    "Protests": _DEMONSTRATIONS,
    "Strategic developments": _DEVELOPMENTS,
}
_DISORDER_OF_SUB = {
    "Violent demonstration": _DEMONSTRATIONS,
    "Excessive force against protesters": f"{_VIOLENCE}; {_DEMONSTRATIONS}",
}
COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "actor2", "civilian_targeting", "iso", "country", "location", "latitude", "longitude", "geo_precision", "source",
    "notes", "fatalities", "tags",
)  # fmt: skip


def to_acled(rows: Sequence[Row]) -> Export:
    """Make the CSV of the events that ACLED would hold."""
    kept, left_out = choose(
        rows,
        ("a type that ACLED does not have", lambda row: row["event_type"] in _DISORDER),
        ("planned, denied or supposed", is_reported),
        ("no day", has_day),
    )
    cells = [_row(row) for row in kept]
    return Export(csv_text(COLUMNS, [[entry[name] for name in COLUMNS] for entry in cells]), len(kept), left_out)


def _row(row: Row) -> dict[str, Any]:
    return {
        "event_id_cnty": row["event_id"],
        "event_date": row["event_date"],
        "year": row["event_date"][:4],
        "time_precision": row["time_precision"],
        "disorder_type": _DISORDER_OF_SUB.get(row["sub_event_type"], _DISORDER.get(row["event_type"])),
        "event_type": row["event_type"],
        "sub_event_type": row["sub_event_type"],
        "actor1": row["actor1"],
        "actor2": row["actor2"],
        "civilian_targeting": "Civilian targeting" if row["event_type"] == "Violence against civilians" else None,
        "iso": number_country(row["iso"]),
        "country": name_country(row["iso"]),
        "location": row["location"],
        "latitude": row["latitude"],
        "longitude": row["longitude"],
        "geo_precision": row["geo_precision"],
        "source": row["publisher"],
        "notes": row["notes"],
        "fatalities": row["fatalities_low"],
        "tags": row["status"],
    }
