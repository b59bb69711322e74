"""Finds temporal expressions, anchors them, and resolves them to days."""

from timeline.timex.density import describe
from timeline.timex.tagger import explain, find_timexes

__all__ = ["describe", "explain", "find_timexes"]
