"""Reads `.txt` and `.md` files: the text, and the YAML front matter before it if there is some."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from timeline.errors import MetadataError
from timeline.lang.load import LoadData
from timeline.load.decoding import read_text
from timeline.load.draft import Draft, name_fields
from timeline.load.metadata import Note

_FENCE = "---"
_LONGEST_HEAD = 20_000  # front matter is a few lines; a longer one is an attempt to choke the reader


def read_plain(path: Path, words: LoadData, note: Note) -> Iterator[Draft]:
    """Read one text file; the article's text begins after the front matter.

    Raises:
        InputError: the file is no text.
        MetadataError: the front matter is not closed, or not YAML.
    """
    text, remark = read_text(path)
    if remark:
        note(str(path), remark)
    text = text.removeprefix("\ufeff")
    head, text = split_front_matter(text)
    yield Draft(str(path), path.stem, text, name_fields(head, words))


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    r"""Split the front matter from a text; values stay the words that were written.

    Raises:
        MetadataError: it is not closed by a line ---, or is not YAML with one value a key.

    >>> split_front_matter("---\npublished: 2022-03-23\n---\nDe tekst.\n")
    ({'published': '2022-03-23'}, 'De tekst.\n')
    """
    first, _, rest = text.partition("\n")
    if first.rstrip() != _FENCE:
        return {}, text
    lines = rest[:_LONGEST_HEAD].split("\n")
    last = next((number for number, line in enumerate(lines) if line.rstrip() in (_FENCE, "...")), None)
    if last is None:
        raise MetadataError("front matter begins but never ends; close it with a line ---")
    head = "\n".join(lines[:last])
    try:
        # the base loader makes strings of everything: no objects, and an impossible date is ours to report
        table = yaml.load(head, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise MetadataError(
            f"front matter is not YAML ({str(error).splitlines()[0]}); write key: value lines"
        ) from error
    if table in (None, ""):
        table = {}
    if not isinstance(table, dict):
        raise MetadataError("front matter is not a list of key: value lines")
    return table, rest[len(head) + len(lines[last]) + 1 :].removeprefix("\n")
