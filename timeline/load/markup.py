"""Reads HTML into tags and text, in time that grows with the length of the page whatever stands in it.

Python's own `html.parser` takes minutes for a page of half a megabyte with tags that are never closed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)((?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+)>")
_LOOSE_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)([^<>]*+)>")
_ATTRIBUTE = re.compile(r"([a-zA-Z_:][\w:.-]*+)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>=`]++))")
_RAW = ("script", "style", "template", "noscript", "svg", "iframe", "textarea")
_LONGEST_TAG = 20_000  # of a longer one the attributes are not read


class Token(NamedTuple):
    """A start tag, an end tag (`closes`), or a piece of text (no `tag`)."""

    tag: str
    text: str = ""
    closes: bool = False

    def attributes(self) -> dict[str, str]:
        """The attributes of a start tag that have a value."""
        found = _ATTRIBUTE.findall(self.text[:_LONGEST_TAG])
        return {name.lower(): html.unescape(one or two or bare) for name, one, two, bare in found}


def read_markup(source: str) -> Iterator[Token]:
    """Split a page into tags and text, without comments; what a script or style holds comes as one text.

    >>> [token.tag or token.text for token in read_markup("<p>a &lt; b<br>c</p>")]
    ['p', 'a < b', 'br', 'c', 'p']
    """
    place, loose = 0, False
    while (sign := source.find("<", place)) >= 0:
        if sign > place:
            yield Token("", html.unescape(source[place:sign]))
        if source.startswith(("<!", "<?"), sign):
            place = _after_declaration(source, sign)
            continue
        found = (_LOOSE_TAG if loose else _TAG).match(source, sign)
        if found is None and not loose:
            # a quote that is never closed; once is enough to know that this page has such
            loose = _is_open(source, sign)
            found = _LOOSE_TAG.match(source, sign)
        if found is None:
            yield Token("", "<")
            place = sign + 1
            continue
        name, closes = found[2].lower(), bool(found[1])
        yield Token(name, found[3], closes)
        place = found.end()
        if name in _RAW and not closes:
            end = re.compile(f"</{name}", re.IGNORECASE).search(source, place)
            stop = end.start() if end else len(source)
            yield Token("", source[place:stop])
            place = stop
    if place < len(source):
        yield Token("", html.unescape(source[place:]))


def _is_open(source: str, sign: int) -> bool:
    """Whether a tag begins here whose attributes run to the end of the page."""
    return source[sign + 1 : sign + 2].isalpha() or source.startswith("</", sign)


def _after_declaration(source: str, sign: int) -> int:
    """The place after a comment or declaration; the end of the page where it is never closed."""
    closer = "-->" if source.startswith("<!--", sign) else ">"
    end = source.find(closer, sign)
    return len(source) if end < 0 else end + len(closer)
