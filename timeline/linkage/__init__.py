"""Joins mentions of one event, in the four steps of record linkage: block, compare, cluster, canonical."""

from timeline.linkage.corrections import (
    Correction,
    drop_event,
    edit_event,
    merge_events,
    read_corrections,
    split_event,
    write_corrections,
)
from timeline.linkage.log import explain_merge, merge_log
from timeline.linkage.stages import link
from timeline.linkage.toll import tolls

__all__ = [
    "Correction",
    "drop_event",
    "edit_event",
    "explain_merge",
    "link",
    "merge_events",
    "merge_log",
    "read_corrections",
    "split_event",
    "tolls",
    "write_corrections",
]
