"""Finds temporal expressions in a text: the longest match at each word, then neighbours joined; no calendar yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, compress, islice

from timeline.timex.density import LIMIT, SEVERAL, SPARSE, Skip, find_prose, ignore
from timeline.timex.expr import Vague
from timeline.timex.joins import Found, join
from timeline.timex.match import MEMORY, Stretch, read_at, word_before
from timeline.timex.rules import Opens, RuleBook

WORD = re.compile(r"(['’‘`´]s\b|\w+)")  # splits a text into what stands between the words, and the words
# a text is split block by block, each of so many characters and what is left of the last word
BLOCK, BETWEEN = 65_536, re.compile(r"[^\w'’‘`´]")
GLUE = "-/_@#&.:+~="
NUMBER_GLUE = "-.,:/–+"
# so many words that may begin an expression, so close together on the average, are a list or a table
SOME, CLOSE = 256, 10
# no rule looks further back or ahead than this
BACK, FORTH = 72, 320
Opening = tuple[int, str]


def lower(text: str) -> str:
    """The text in lower case, with every character where it was."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def find(text: str, book: RuleBook) -> list[Found]:
    """Find every temporal expression, in text order, disjoint.

    >>> from timeline.lang import load_lang
    >>> from timeline.timex.rules import load_rules
    >>> [(found.start, found.rule) for found in find("Eergisteren niet.", load_rules(load_lang("nl")))]
    [(0, 'day-deictic')]
    """
    return list(find_all(text, lower(text), book))


def find_all(text: str, low: str, book: RuleBook, on_skip: Skip = ignore) -> Iterator[Found]:
    """The same one by one; `low` is the text in lower case, `on_skip` learns of each stretch that is not read."""
    words = book.data.words
    latest, joint = words["latest"], words["latest-joint"]
    for item in join(low, _scan(text, low, book, on_skip), book):
        yield _with_latest(low, item, latest, joint) if item.before in latest or item.before in joint else item


def _with_latest(low: str, found: Found, latest: frozenset[str], joint: frozenset[str]) -> Found:
    """Take "uiterlijk" into the date that it sets as a deadline, with the preposition between them."""
    word, at = found.before, found.start
    if word in joint:
        at = low.rindex(word, 0, at)
        word = word_before(low, at)
    if word not in latest or isinstance(found.expr, Vague):
        return found
    start = low.rindex(word, 0, at)
    return found._replace(start=start, mod="BEFORE", before=word_before(low, start))


def _scan(text: str, low: str, book: RuleBook, on_skip: Skip) -> Iterator[Found]:
    """The longest match at each word that begins one, but for what lies deep in a list.

    Where they crowd, what has been read before is not read again.
    """
    known: dict[str, Stretch] = {}
    at = done = tried = looked = worn = 0
    crowded = False
    while at < len(low):
        for opening in _openings(low, at, book.opens):
            start, word = opening
            if start < done or (start > 1 and low[start - 1] not in " \n" and _glued(low, start)):
                continue
            tried += 1
            if not tried % SOME:
                crowded, looked = start - looked < SOME * CLOSE, start
            if crowded and start >= BACK:
                length, pieces = _read_again(text, low, opening, book, known)
            else:
                length, pieces = read_at(text, low, start, word, book)
            if not length:
                continue
            done = start + length
            for first, last, leaning, rule, before in pieces:
                yield Found(start + first, start + last, leaning, rule, None, before)
            worn = (worn if worn > start else start) + SPARSE * len(pieces)
            if worn > start + SPARSE * LIMIT:
                break
        else:
            return
        at = find_prose(low, done, lambda start, end: _is_dense(text[start:end], low[start:end], book))
        if done < at:
            on_skip(done, at)
        done = at


def _openings(low: str, at: int, opens: Opens) -> Iterator[Opening]:
    """The words that may begin an expression, each with where it begins."""
    while at < len(low):
        cut = BETWEEN.search(low, at + BLOCK)
        end = cut.start() if cut else len(low)
        parts = WORD.split(low[at:end])
        words = parts[1::2]
        starts = islice(accumulate(map(len, parts), initial=at), 1, None, 2)
        yield from compress(zip(starts, words, strict=False), map(opens.__getitem__, words))
        at = end


def _read_again(text: str, low: str, opening: Opening, book: RuleBook, known: dict[str, Stretch]) -> Stretch:
    """The longest match at a word; what came with the same text around it before is not looked for again."""
    start, word = opening
    around = text[start - BACK : start + FORTH]
    stretch = known.get(around)
    if stretch is None:
        if len(known) >= MEMORY:
            known.clear()
        stretch = known[around] = read_at(text, low, start, word, book)
    return stretch


def _is_dense(text: str, low: str, book: RuleBook) -> bool:
    """Whether a stretch of text holds more expressions than plain text does."""
    return sum(1 for _ in islice(_scan(text, low, book, ignore), SEVERAL)) == SEVERAL


def _glued(low: str, start: int) -> bool:
    """Whether the word goes on from the one before: an address, a compound, a number with a fraction."""
    before, mark = low[start - 2], low[start - 1]
    if mark in NUMBER_GLUE and before.isdecimal():
        return True
    return (mark in GLUE and before.isalnum()) or mark in "/@#_€$£"
