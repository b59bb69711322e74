"""Writes GeoJSON (RFC 7946), for maps: one feature an event, with every column of the table as a property."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from timeline.export.choice import Export, Row


def to_geojson(rows: Sequence[Row]) -> Export:
    """Make a FeatureCollection; an event without coordinates has no geometry, as the standard allows."""
    collection = {"type": "FeatureCollection", "features": [_feature(row) for row in rows]}
    return Export(json.dumps(collection, ensure_ascii=False, indent=1, allow_nan=False, default=str) + "\n", len(rows))


def _feature(row: Row) -> dict[str, Any]:
    place = (row["longitude"], row["latitude"])  # in this order, says RFC 7946
    geometry = None if None in place else {"type": "Point", "coordinates": list(place)}
    return {"type": "Feature", "id": row["event_id"], "geometry": geometry, "properties": row}
