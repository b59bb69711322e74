"""Finds conflict events in articles: what happened, when, who, where, how many casualties, and who says so."""

from timeline.events.mentions import find_mentions

__all__ = ["find_mentions"]
