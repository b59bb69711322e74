"""Finds temporal expressions, anchors them, and resolves them to days."""

from timeline.timex.tagger import explain, find_timexes

__all__ = ["explain", "find_timexes"]
