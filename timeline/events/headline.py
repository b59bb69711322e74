"""Shortens a sentence to a headline of its own words."""

from __future__ import annotations

from timeline.events.clauses import Sentence, is_sign
from timeline.lang.headline import HeadlineWords

_TIGHT = frozenset(",.;:!?)”’%")


def make_headline(sentence: Sentence, position: int, dropped: list[tuple[int, int]], words: HeadlineWords) -> str:
    """The sentence in at most `words.limit` characters or so, without what `dropped` spans (its source, its date).

    What does not fit is cut at the end of a clause, else at a word, with an ellipsis.
    """
    parts = _main_parts(sentence, position, words)
    gone = {at for first, last in dropped for at in range(first, last)}
    if sentence.lows[:1] and 0 in gone:
        gone = gone if _still_clause(sentence, gone) else set()
    kept = [at for first, last in parts for at in range(first, last) if at not in gone or at == position]
    text = _join(sentence, kept)
    if len(text) > words.limit:
        text = _shorten(sentence, kept, words)
    return text[:1].upper() + text[1:] if text else sentence.text[: words.limit].strip()


def _still_clause(sentence: Sentence, gone: set[int]) -> bool:
    return len(gone) * 2 < len(sentence.lows)


def _main_parts(sentence: Sentence, position: int, words: HeadlineWords) -> list[tuple[int, int]]:
    """The trigger's clause and those before it that are no subordinate ones."""
    own = sentence.clause_of(position)
    if sentence.lows[own[0]] in words.subordinate and own[0] > 0:
        return [(own[0], own[1])] if len(sentence.text) > words.limit else [(0, len(sentence.lows))]
    return [
        clause
        for clause in sentence.clauses
        if clause == own or (clause[0] < own[0] and sentence.lows[clause[0]] not in words.subordinate)
    ]


def _join(sentence: Sentence, kept: list[int]) -> str:
    """The words with the spaces that they have in the article."""
    pieces: list[str] = []
    for order, at in enumerate(kept):
        if order and kept[order - 1] == at - 1:
            gap = sentence.starts[at] > sentence.ends[at - 1]
        else:
            gap = bool(order) and sentence.raws[at] not in _TIGHT
        pieces.append((" " if gap and pieces else "") + sentence.raws[at])
    text = "".join(pieces).strip()
    while text and text[-1] in ".,;:–—- ":
        text = text[:-1]
    while text and text[0] in ".,;:–—- )":
        text = text[1:]
    return text


def _shorten(sentence: Sentence, kept: list[int], words: HeadlineWords) -> str:
    """The first words that fit, not ending on a word that asks for another."""
    length, fitting = 0, 0
    for at in kept:
        length += len(sentence.raws[at]) + 1
        if length > words.limit - 1:
            break
        fitting += 1
    kept = kept[:fitting]
    while kept and (sentence.lows[kept[-1]] in words.not_last or is_sign(sentence.raws[kept[-1]])):
        kept = kept[:-1]
    return _join(sentence, kept) + words.ellipsis if kept else ""
