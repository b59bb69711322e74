"""Knows what an article is before its date is known: named fields from any format, in one shape."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from timeline.lang.load import LoadData

FIELDS: dict[str, tuple[str, ...]] = {
    "file": ("file", "filename", "path"),
    "id": ("id", "article_id", "guid"),
    "title": ("title", "headline"),
    "text": ("text", "body", "content", "maintext", "article"),
    "published": (
        "published",
        "published_at",
        "publication_date",
        "date_published",
        "datepublished",
        "date",
        "pubdate",
        "dct",
    ),
    "publisher": ("publisher", "source", "newspaper", "site", "sitename"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
}
"""Each field with the names by which files call it, the likeliest first."""


_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a file has it. `place` names it in messages, `name` is its id when it says none itself."""

    place: str
    name: str
    text: str
    fields: Mapping[str, str] = field(default_factory=dict)

    def with_fields(self, more: Mapping[str, str]) -> Draft:
        """The same article with fields from elsewhere, which give way to its own."""
        return replace(self, fields={**more, **self.fields})


def mend(text: str) -> str:
    r"""Replace half characters, which JSON and file names can hold and no file in UTF-8 can.

    >>> mend("half \ud83d heel")
    'half \ufffd heel'
    """
    return _HALF.sub("\ufffd", text)


def name_fields(entry: Mapping[Any, Any], words: LoadData) -> dict[str, str]:
    """Pick the fields that are known out of a row or record; empty ones are left out.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.load import load_load
    >>> name_fields({"Titel": "Kop", "published_at": "2022-03-23", "x": 1, "url": ""}, load_load(load_lang("nl")))
    {'title': 'Kop', 'published': '2022-03-23'}
    """
    given = {str(key).strip().lower(): value for key, value in entry.items() if isinstance(key, str)}
    found: dict[str, str] = {}
    for name, english in FIELDS.items():
        own = [word for word, meant in words.fields.items() if meant == name]
        for key in (*english, *own):
            value = given.get(key)
            if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
                found[name] = str(value) if name == "text" else str(value).strip()
                break
    return found
