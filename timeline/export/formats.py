"""Knows the formats by name, and checks a table before any of them sees it."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from timeline.errors import TableError
from timeline.export.acled import to_acled
from timeline.export.choice import Export
from timeline.export.geojson import to_geojson
from timeline.export.ics import to_ics
from timeline.export.timelinejs import to_timelinejs
from timeline.export.ucdp import to_ucdp
from timeline.table import check, plain_rows

__all__ = ["FORMATS", "Export", "export"]

FORMATS: dict[str, Callable[[list[dict[str, object]]], Export]] = {
    "acled": to_acled,
    "geojson": to_geojson,
    "ics": to_ics,
    "timelinejs": to_timelinejs,
    "ucdp": to_ucdp,
}


def export(events: pd.DataFrame, name: str) -> Export:
    """Write a table in the format of another tool.

    Raises:
        TableError: the frame breaks the schema, or there is no such format.

    >>> from timeline.table import from_mentions
    >>> export(from_mentions([]), "geojson").written
    0
    """
    if name not in FORMATS:
        raise TableError(f"there is no format {name!r}; there are {', '.join(FORMATS)}")
    return FORMATS[name](plain_rows(check(events)))
