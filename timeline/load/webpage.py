"""Reads an article out of a saved web page: its paragraphs, and what its head says of title, date and publisher.

News sites mark their articles up for search engines and social media; where a page does not, its main text is taken
to be the paragraphs and headings of its `article`, `main` or `body`. Scripts, menus, captions and forms are left out.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from timeline.errors import InputError
from timeline.lang.load import LoadData
from timeline.load.decoding import read_text
from timeline.load.draft import Draft, name_fields
from timeline.load.markup import Token, read_markup
from timeline.load.metadata import Note

_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "li", "blockquote"})
_SKIPPED = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "aside",
        "footer",
        "form",
        "figure",
        "figcaption",
        "button",
        "svg",
        "iframe",
        "select",
        "textarea",
        "head",
    }
)
_BREAKS = frozenset({"br", "div", "section", "ul", "ol", "table", "tr"})
_TELLING = ("meta", "html", "time", "script")
_HOMES = ("article", "main", "body")
_HEAD: dict[str, str] = {
    "article:published_time": "published",
    "datepublished": "published",
    "date": "published",
    "dc.date": "published",
    "dcterms.created": "published",
    "og:title": "title",
    "og:url": "url",
    "og:site_name": "publisher",
}


def read_webpage(path: Path, words: LoadData, note: Note) -> Iterator[Draft]:
    """Read the article of one saved page.

    Raises:
        InputError: the file is no text, or no paragraph of an article is in it.
    """
    source, remark = read_text(path)
    if remark:
        note(str(path), remark)
    page = Page(source)
    text = page.text()
    if not text:
        raise InputError("holds no paragraphs of an article; save the article's text as .txt")
    yield Draft(str(path), path.stem, text, name_fields(page.fields, words))


class Page:
    """Collects the blocks of text of a page by the home they stand in, and the fields of its head."""

    def __init__(self, source: str) -> None:
        self.fields: dict[str, str] = {}
        self.blocks: dict[str, list[str]] = {home: [] for home in _HOMES}
        self.open: Counter[str] = Counter()
        self.block: list[str] | None = None
        self.linked = False
        for token in read_markup(source):
            if not token.tag:
                self._take_text(token.text)
            elif token.closes:
                self._close_tag(token.tag)
            else:
                self._open_tag(token)
        self._end_block()

    def text(self) -> str:
        """The article: the blocks of the innermost home that has any, a line each."""
        return next(("\n\n".join(self.blocks[home]) for home in _HOMES if self.blocks[home]), "")

    def _open_tag(self, token: Token) -> None:
        """Open an element: a block of text, a part to skip, or a field of the head."""
        tag = token.tag
        if tag in _TELLING:
            self._read_attributes(tag, token.attributes())
        if tag == "body":
            self.open["head"] = 0  # its end tag may be left out
        if tag in _SKIPPED or tag in _HOMES:
            self.open[tag] += 1
        if tag in _BLOCKS or tag in _BREAKS:
            goes_on = self.block is not None
            self._end_block()
            self.block = [] if tag in _BLOCKS or goes_on else None

    def _close_tag(self, tag: str) -> None:
        self.open[tag] -= self.open[tag] > 0
        self.linked = False
        if tag in _BLOCKS:
            self._end_block()

    def _take_text(self, text: str) -> None:
        """Take text where an article's text stands, and the linked data of the head."""
        if self.linked:
            self._read_linked(text)
        elif self.block is not None and not any(self.open[tag] for tag in _SKIPPED):
            self.block.append(text)

    def _end_block(self) -> None:
        text = " ".join("".join(self.block or ()).split())
        self.block = None
        if text:
            home = next((home for home in _HOMES if self.open[home]), "body")
            self.blocks[home].append(text)

    def _read_attributes(self, tag: str, given: dict[str, str]) -> None:
        if tag == "meta":
            name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            if name in _HEAD and given.get("content"):
                self.fields.setdefault(_HEAD[name], given["content"])
        elif tag == "html" and given.get("lang"):
            self.fields.setdefault("language", given["lang"])
        elif tag == "time" and given.get("datetime"):
            self.fields.setdefault("date", given["datetime"])
        elif tag == "script":
            self.linked = given.get("type") == "application/ld+json"

    def _read_linked(self, source: str) -> None:
        """Take the fields of a NewsArticle in JSON-LD; a page whose JSON does not hold still has its text."""
        try:
            nodes: Any = json.loads(source)
        except (ValueError, RecursionError):
            return
        if isinstance(nodes, dict):
            nodes = nodes.get("@graph", [nodes])
        for node in nodes if isinstance(nodes, list) else ():
            if isinstance(node, dict) and "Article" in str(node.get("@type")):
                publisher = node.get("publisher")
                own = {
                    "published": node.get("datePublished"),
                    "title": node.get("headline"),
                    "publisher": publisher.get("name") if isinstance(publisher, dict) else publisher,
                }
                self.fields |= {name: value for name, value in own.items() if isinstance(value, str) and value}
