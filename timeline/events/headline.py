"""Shortens a sentence to a headline of its own words."""

from __future__ import annotations

from timeline.events.clauses import Sentence, is_sign
from timeline.lang.headline import HeadlineWords

_TIGHT = frozenset(",.;:!?)”’%")
_EDGES = " .,;:–—-"
Span = tuple[int, int]


def make_headline(sentence: Sentence, position: int, dropped: list[Span], words: HeadlineWords) -> str:
    """The sentence in at most `words.limit` characters, without what the spans of `dropped` say (source, date).

    Only what can go without breaking the word order goes: later clauses, a source or a date in mid-sentence, a source
    at the start together with the passive auxiliary after it. What does not fit is cut at a word, with an ellipsis.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.headline import load_headline
    >>> from timeline.lang.reading import load_reading
    >>> text = "Volgens de stad zijn in Kyiv 73 burgers omgekomen, onder wie vier kinderen."
    >>> sentence = Sentence(text, 0, len(text), 0, load_reading(load_lang("nl")))
    >>> make_headline(sentence, 8, [(0, 3)], load_headline(load_lang("nl")))
    'In Kyiv 73 burgers omgekomen'
    """
    kept = [at for first, last in _clauses(sentence, position, words) for at in range(first, last)]
    gone = {at for span in dropped for at in _droppable(sentence, span, words)} - {position}
    kept = [at for at in kept if at not in gone]
    if kept and _asks_for_more(sentence, kept, position, words):
        end = sentence.clause_of(kept[-1])[1]
        kept += [at for at in range(end, len(sentence.lows)) if at not in gone]
    text = _join(sentence, kept)
    if len(text) > words.limit:
        text = _shorten(sentence, kept, words)
    text = text or sentence.text[: words.limit - 1].strip() + words.ellipsis
    return text[:1].upper() + text[1:]


def _asks_for_more(sentence: Sentence, kept: list[int], position: int, words: HeadlineWords) -> bool:
    """Whether what is kept cannot stand: it ends on a word that asks for another, or on a verb of speaking."""
    lows, last = sentence.lows, kept[-1]
    end = sentence.clause_of(last)[1]
    reports = last == position and end < len(lows) and lows[end] in sentence.small.coordinators
    return reports or lows[last] in words.not_last


def _droppable(sentence: Sentence, span: Span, words: HeadlineWords) -> range:
    """The words that can go with a span, none where the sentence would not stand without it."""
    first, last = span
    lows = sentence.lows
    if first > 0:
        if first > 1 and is_sign(sentence.raws[first - 1]) and last < len(lows) and is_sign(sentence.raws[last]):
            return range(first - 1, last + 1)  # between two commas: both go
        return range(first, last)
    # "Volgens de stad zijn in Kyiv ... omgekomen": without the auxiliary the rest is in the order of headlines
    own = sentence.clauses[0]
    closing = next((low for low in reversed(lows[slice(*own)]) if low[0].isalpha()), "")
    if last < own[1] and lows[last] in words.auxiliary and closing.startswith(words.participle_starts):
        return range(first, last + 1)
    return range(0)


def _clauses(sentence: Sentence, position: int, words: HeadlineWords) -> list[Span]:
    """The clauses from the start of the sentence to that of the trigger, subordinate ones between them left out."""
    own = sentence.clause_of(position)
    clauses = sentence.clauses
    if own == clauses[0]:
        return [own]
    if sentence.lows[own[0]] in words.subordinate:
        return [clause for clause in clauses if clause[0] <= own[0]]
    return [
        clause
        for clause in clauses
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
    return "".join(pieces).strip(_EDGES)


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
