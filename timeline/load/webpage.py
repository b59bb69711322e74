"""Reads an article out of a saved web page: its paragraphs, and what its head says of title, date and publisher.

News sites mark their articles up for search engines and social media; where a page does not, its main text is taken
to be the paragraphs and headings of its `article`, `main` or `body`. Scripts, menus, captions and forms are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from timeline.errors import InputError
from timeline.lang.load import LoadData
from timeline.load.decoding import read_text
from timeline.load.draft import Draft, name_fields
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
        "head",
    }
)
_BREAKS = frozenset({"br", "div", "section", "ul", "ol", "table", "tr"})
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
    page = Page()
    page.feed(source)
    page.close()
    text = page.text()
    if not text:
        raise InputError("holds no paragraphs of an article; save the article's text as .txt")
    yield Draft(str(path), path.stem, text, name_fields(page.fields, words))


class Page(HTMLParser):
    """Collects the blocks of text of a page by the home they stand in, and the fields of its head."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: dict[str, str] = {}
        self.blocks: dict[str, list[str]] = {home: [] for home in _HOMES}
        self.open: list[str] = []
        self.block: list[str] | None = None
        self.ld: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element: a block of text, a part to skip, or a field of the head."""
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            if name in _HEAD and given.get("content"):
                self.fields.setdefault(_HEAD[name], given["content"])
        elif tag == "html" and given.get("lang"):
            self.fields.setdefault("language", given["lang"])
        elif tag == "time" and given.get("datetime"):
            self.fields.setdefault("date", given["datetime"])
        elif tag == "script" and given.get("type") == "application/ld+json":
            self.ld = []
        if tag in _SKIPPED or tag in _HOMES:
            self.open.append(tag)
        if tag in _BLOCKS or tag in _BREAKS:
            self._end_block()
            self.block = [] if tag in _BLOCKS or self.block is not None else None

    def handle_endtag(self, tag: str) -> None:
        """Close an element, with those that were left open inside it."""
        if tag == "script" and self.ld is not None:
            self._read_linked("".join(self.ld))
            self.ld = None
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if tag in _BLOCKS:
            self._end_block()

    def handle_data(self, data: str) -> None:
        """Take text where an article's text stands."""
        if self.ld is not None:
            self.ld.append(data)
        elif self.block is not None and _SKIPPED.isdisjoint(self.open):
            self.block.append(data)

    def close(self) -> None:
        """Take what was left open."""
        super().close()
        self._end_block()

    def text(self) -> str:
        """The article: the blocks of the innermost home that has any, a line each."""
        return next(("\n\n".join(self.blocks[home]) for home in _HOMES if self.blocks[home]), "")

    def _end_block(self) -> None:
        text = " ".join("".join(self.block or ()).split())
        self.block = None
        if text:
            home = next((home for home in _HOMES if home in self.open), "body")
            self.blocks[home].append(text)

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
