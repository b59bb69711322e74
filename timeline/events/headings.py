"""Tells which sentences of an article are headings: lines by themselves that no sign closes."""

from __future__ import annotations

from timeline.events.story import Story

_CLOSED = (".", "!", "?", "…", ":", ";", ",")
_QUOTES = "\"”’'»“) "
_LONGEST = 200  # characters; a longer line is a paragraph of a text without full stops


def find_headings(story: Story) -> frozenset[int]:
    """The indices of an article's headings; none where no sentence of it is closed.

    >>> from timeline.events.gazetteer import Gazetteer
    >>> from timeline.lang import load_lang
    >>> from timeline.values import Article
    >>> import datetime as dt
    >>> article = Article("a", None, "Brug geraakt door drone\\nEen drone trof de brug.", dt.date(2024, 5, 3))
    >>> nl = load_lang("nl")
    >>> sorted(find_headings(Story(article, [(0, 23), (24, 47)], [], nl, Gazetteer(nl))))
    [0]
    """
    headings, signs = set(), False
    for index, (start, end) in enumerate(story.spans):
        closed = story.text[start:end].rstrip(_QUOTES).endswith(_CLOSED)
        signs = signs or closed
        if not closed and end - start <= _LONGEST and _alone(story.text, start, end):
            headings.add(index)
    return frozenset(headings) if signs else frozenset()


def _alone(text: str, start: int, end: int) -> bool:
    """Whether the span fills its line, and another line follows."""
    before = text[max(0, start - 2) : start].rstrip(" \t")[-1:]
    rest = text[end : end + 2].lstrip(" \t")
    return before in ("", "\n") and rest[:1] == "\n"
