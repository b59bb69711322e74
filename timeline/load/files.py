"""Knows which files of a folder hold articles, and which reader each format has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from timeline.errors import InputError
from timeline.lang.load import LoadData
from timeline.load.draft import Draft
from timeline.load.metadata import NAME, Note, read_metadata, read_table_of_articles
from timeline.load.output import is_output
from timeline.load.plain import read_plain
from timeline.load.records import read_json, read_json_lines
from timeline.load.teller import Teller
from timeline.load.webpage import read_webpage

Reader = Callable[[Path, LoadData, Note], Iterator[Draft]]
Table = dict[str, dict[str, str]]
"""What a `metadata.csv` says of each file, by its name in the folder."""

FORMATS: dict[str, Reader] = {
    "": read_plain,
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_plain,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json,
    ".csv": read_table_of_articles,
    ".html": read_webpage,
    ".htm": read_webpage,
}
_KNOWN = "a .txt, .md, .jsonl, .json, .csv or .html file"
_ABOUT = ("readme", "license", "licence", "copying")  # files about a folder, never articles of it


class Found(NamedTuple):
    """A file with articles, and what the `metadata.csv` beside it says of it."""

    path: Path
    fields: Mapping[str, str]


def read_file(path: Path, words: LoadData, note: Note) -> Iterator[Draft]:
    """Read the articles of one file, by the ending of its name.

    Raises:
        InputError: the file cannot be read as articles.
    """
    reader = FORMATS.get(path.suffix.lower())
    if path.parts[:1] in (("http:",), ("https:",)):
        raise InputError(
            "is a web address, and only files are read; save the page from your browser and give that file"
        )
    if not path.exists():
        raise InputError("does not exist; check the name and the folder")
    if reader is None:
        raise InputError(f"has a format that is not read; give {_KNOWN}")
    if is_output(path):
        raise InputError("is what timeline wrote, not an article; `timeline render` makes a page of a table")
    return reader(path, words, note)


def list_files(paths: Iterable[Path], words: LoadData, tell: Teller) -> Iterator[Found]:
    """List the files with articles at some paths, those of a folder by name and with those of its folders.

    Hidden files, files about the folder (README, LICENSE), and what timeline wrote hold no articles. A single file that
    is given by name has the `metadata.csv` beside it too, and a `metadata.csv` stands for its folder.
    """
    beside: dict[Path, Table] = {}  # a shell gives the files of a folder one by one, with one table beside them
    for path in paths:
        try:
            if path.is_dir():
                yield from _of_folder(path, words, tell)
            elif path.name == NAME and path.is_file():
                yield from _of_folder(path.parent, words, tell)
            elif (path.parent / NAME).is_file() and path.is_file():
                if path.parent not in beside:
                    names = {entry.name for entry in path.parent.iterdir()}
                    beside[path.parent] = _metadata(path.parent, names, words, tell, _ignore)
                yield Found(path, beside[path.parent].get(path.name, {}))
            else:
                yield Found(path, {})
        except OSError as error:
            tell.failed(str(path), InputError(f"cannot be read ({error.strerror}); check its rights"))


def _of_folder(folder: Path, words: LoadData, tell: Teller) -> Iterator[Found]:
    files = sorted(entry for entry in folder.rglob("*") if _is_article(entry, folder))
    if not files:
        tell.failed(str(folder), InputError(f"is a folder without articles; put {_KNOWN} in it"))
    tables: dict[Path, Table] = {}
    for home in sorted({parent for file in files for parent in file.parents if parent.is_relative_to(folder)}):
        if (home / NAME).is_file():
            names = {file.relative_to(home).as_posix() for file in files if file.is_relative_to(home)}
            tables[home] = _metadata(home, names, words, tell, tell.note)
    for file in files:
        fields: dict[str, str] = {}
        for home, table in tables.items():  # the nearest table wins
            if file.is_relative_to(home):
                fields |= table.get(file.relative_to(home).as_posix(), {})
        yield Found(file, fields)


def _is_article(entry: Path, folder: Path) -> bool:
    """A visible file, not the table beside the articles, not one about the folder, not one that timeline wrote."""
    if any(part.startswith(".") for part in entry.relative_to(folder).parts) or not entry.is_file():
        return False
    return entry.name != NAME and entry.stem.lower() not in _ABOUT and not is_output(entry)


def _metadata(folder: Path, names: set[str], words: LoadData, tell: Teller, note: Note) -> Table:
    """The `metadata.csv` of a folder, or nothing where it is broken; then its articles speak for themselves."""
    try:
        return read_metadata(folder, names, words, note)
    except InputError as error:
        tell.note(str(folder / NAME), str(error))
        return {}


def _ignore(place: str, message: str) -> None:
    """Rows about other files are no problem of the one file that was asked for."""
