"""Reads numbers in words and figures, vague numbers and ranges."""

from __future__ import annotations

import re

from timeline.lang.casualties import CasualtyWords

_FIGURE = re.compile(r"\d{1,3}(?:[.]\d{3}){1,4}|\d{1,9}(?:,\d{1,3})?")
LARGEST = 2_000_000_000  # what the table's 32-bit columns hold


def read_number(lows: list[str], position: int, words: CasualtyWords) -> tuple[int, int, int] | None:
    """Read a number, vague word or range at a position: (low, high, position after it), or None.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.casualties import load_casualties
    >>> read_number(["zevenduizend", "tot", "vijftienduizend"], 0, load_casualties(load_lang("nl")))
    (7000, 15000, 3)
    """
    for length in (2, 1) if lows[position] in words.vague_starts else ():
        vague = words.vague.get(" ".join(lows[position : position + length]))
        if vague is not None and position + length <= len(lows):
            return *vague, position + length
    single = _single_number(lows, position, words)
    if single is None:
        return None
    value, after = single
    if after + 1 < len(lows) and lows[after] in words.range:
        other = _single_number(lows, after + 1, words)
        if other is not None and other[0] > value:
            return value, other[0], other[1]
    return value, value, after


def between_two(lows: list[str], position: int, words: CasualtyWords) -> tuple[int, int, int] | None:
    """Read the numbers of "tussen de veertig en vijftig" at the first of them: (low, high, position after), or None.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.casualties import load_casualties
    >>> between_two(["tussen", "de", "veertig", "en", "vijftig"], 2, load_casualties(load_lang("nl")))
    (40, 50, 5)
    """
    if not position or words.between_marks.isdisjoint(lows[max(0, position - 2) : position]):
        return None
    one = _single_number(lows, position, words)
    if one is None or one[1] + 1 >= len(lows) or lows[one[1]] not in words.between_links:
        return None
    at = one[1] + 1
    other = _single_number(lows, at + (lows[at] in words.whole_marks and at + 1 < len(lows)), words)
    return (one[0], other[0], other[1]) if other is not None and other[0] > one[0] else None


def _single_number(lows: list[str], position: int, words: CasualtyWords) -> tuple[int, int] | None:
    low = lows[position]
    value: float | None = None
    if low[0].isdigit():
        if not low.isascii() or not _FIGURE.fullmatch(low):
            return None
        value = float(low.replace(".", "").replace(",", "."))
        tail = lows[position + 1 : position + 4]
        if (
            len(tail) == 3
            and tail[0] == ","
            and tail[1].isdecimal()
            and (tail[2] in words.millions or tail[2] == words.thousand)
        ):
            value, position = float(f"{int(value)}.{tail[1][:3]}"), position + 2  # "5,4 miljoen"
    else:
        value = words.halves.get(low)
        if value is None:
            value = word_value(low, words)
    if value is None:
        return None
    after = position + 1
    if after < len(lows):
        factor = words.millions.get(lows[after]) or (1000 if lows[after] == words.thousand else None)
        if factor:
            value, after = value * factor, after + 1
            if after < len(lows) and lows[after] == "." and lows[after - 1] + "." in words.millions:
                after += 1
    if value != int(value) or value > LARGEST:
        return None
    return int(value), after


def word_value(low: str, words: CasualtyWords) -> int | None:
    """The value of a number word up to 999,999 ("drieduizend", "tweehonderdvijftig").

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.casualties import load_casualties
    >>> word_value("tweeduizendvijfhonderd", load_casualties(load_lang("nl")))
    2500
    """
    if (value := words.numbers.get(low)) is not None:
        return value
    if len(low) > 60:
        return None
    if words.thousand in low:
        head, _, tail = low.partition(words.thousand)
        before = _below_thousand(head, words) if head else 1
        behind = _below_thousand(tail, words) if tail else 0
        return None if before is None or behind is None else before * 1000 + behind
    return _below_thousand(low, words)


def _below_thousand(low: str, words: CasualtyWords) -> int | None:
    if words.hundred not in low:
        return words.numbers.get(low)
    head, _, tail = low.partition(words.hundred)
    before = words.numbers.get(head) if head else 1
    behind = words.numbers.get(tail) if tail else 0
    return None if before is None or behind is None else before * 100 + behind
