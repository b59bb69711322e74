"""Judges from its words what an article is about: conflict, other public affairs, or something else."""

from __future__ import annotations

import re
from enum import IntEnum

from timeline.lang.topic import TopicWords

_LONG_ENOUGH = 400  # characters of text in which one word of conflict is to be expected
_LONG, _PER_WORD = 4000, 800  # a text longer than the first needs a word of conflict more for each of the second
_PUBLIC_ENOUGH = 300  # characters of text in which one word of public affairs is to be expected
_FEWEST = 3
_PARTS = re.compile(r"[.|:?!]")
_BYLINE = 3  # words of it, at least
_SHORT = 30  # characters of a part of a title that names a section and who writes it


class Topic(IntEnum):
    """What an article is about, as far as its events go."""

    OTHER = 0
    PUBLIC = 1  # police and courts, parliament and parties, strikes and protest
    CONFLICT = 2


def judge_topic(conflict: int, public: int, length: int, words: TopicWords) -> Topic:
    """What an article is about, from its distinct words for and against either, and its length in characters.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.events import load_events
    >>> judge_topic(0, 6, 1500, load_events(load_lang("nl")).topic).name
    'PUBLIC'
    """
    asked = words.threshold + max(0, length - _LONG) // _PER_WORD
    if conflict >= min(asked, max(1, length // _LONG_ENOUGH)):
        return Topic.CONFLICT
    if public >= max(_FEWEST, min(words.public_threshold, length / _PUBLIC_ENOUGH)):
        return Topic.PUBLIC
    return Topic.OTHER


def is_opinion(title: str | None, words: TopicWords) -> bool:
    """Whether a title says that what is under it is opinion: a column, a comment, letters.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.events import load_events
    >>> is_opinion("Boos. Column Jan Jansen", load_events(load_lang("nl")).topic)
    True
    """
    parts = [part.strip() for part in _PARTS.split(title or "") if part.strip()]
    return any(part.lower() in words.opinion or (len(parts) > 1 and _is_byline(part, words)) for part in parts)


def _is_byline(part: str, words: TopicWords) -> bool:
    """Whether a part of a title is the name of a kind of opinion with that of who gives it ("Column Jan Jansen")."""
    said = part.split()
    if len(part) > _SHORT or len(said) < _BYLINE:
        return False
    name = said[1:] if said[0].lower() in words.opinion else said[:-1] if said[-1].lower() in words.opinion else []
    return bool(name) and name[-1][0].isupper()
