"""Undoes the wrapping of a text at a fixed width, as archives and e-mail have it, without moving a character."""

from __future__ import annotations

import re
from itertools import pairwise

_LINE = re.compile(r"[^\n]+")
_FEWEST, _WIDEST = 6, 120  # fewer or longer lines are not wrapped at a fixed width
_FULL = 0.7  # of the widest line; a shorter one ends a paragraph
_MOST = 0.6  # of the lines of a wrapped text go on in lower case


def unwrap(text: str) -> str:
    r"""Make a space of each line break inside a paragraph of a wrapped text; other texts stay as they are.

    Elsewhere a line break ends a sentence, and no date is sought across it. Offsets stay the same.

    >>> unwrap("Kop\nTekst.")
    'Kop\nTekst.'
    """
    lines = [line.span() for line in _LINE.finditer(text) if not line[0].isspace()]
    width = max((len(text[start:end].strip()) for start, end in lines), default=0)
    if len(lines) < _FEWEST or width > _WIDEST:
        return text
    near = [(one, two) for one, two in pairwise(lines) if two[0] == one[1] + 1]  # no blank line between
    goes_on = sum(text[two[0]].islower() and text[one[0] : one[1]].rstrip()[-1] not in ".!?:" for one, two in near)
    if len(near) < _FEWEST - 2 or goes_on < _MOST * len(near):
        return text
    signs = list(text)
    for one, _ in near:
        if len(text[one[0] : one[1]].strip()) > _FULL * width:
            signs[one[1]] = " "
    return "".join(signs)
