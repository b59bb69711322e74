"""Reads whatever paths the user gives into articles, one bad article at a time reported and left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from timeline.errors import InputError, PublicationDateError
from timeline.lang import load_lang
from timeline.lang.load import LoadData, load_load
from timeline.load.draft import Draft, mend
from timeline.load.files import list_files, read_file
from timeline.load.metadata import Note
from timeline.load.published import REMEDIES, parse_published
from timeline.load.teller import Teller
from timeline.load.wrapping import unwrap
from timeline.values import Article, OnProblem


def read_articles(
    paths: Iterable[str | Path],
    *,
    published: str | dt.date | None = None,
    language: str = "nl",
    on_problem: OnProblem | None = None,
) -> Iterator[Article]:
    """Read articles from files and folders, in the order given; the files of a folder by name.

    Args:
        paths: files (.txt, .md, .jsonl, .json, .csv, .html) and folders of them.
        published: the publication date of texts that do not say it themselves.
        language: the language of articles that do not say it themselves; also the one their dates are written in.
        on_problem: called for each article that cannot be read and each doubt, while the rest goes on; without it
            a problem is a warning.

    Raises:
        PublicationDateError: `published` is no date.
        InputError: there is no article to read at all.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "brug.txt"
    ...     _ = path.write_text("De brug is kapot.")
    ...     [article.article_id for article in read_articles([path], published="23 maart 2022")]
    ['brug']
    """
    words = load_load(load_lang(language))
    fallback = _given_date(published, words)
    tell = Teller(on_problem)
    taken: dict[str, int] = {}
    for draft in _drafts([Path(path) for path in paths], words, tell):
        try:
            article = _article(draft, fallback, language, words)
        except InputError as error:
            tell.failed(draft.place, error)
            continue
        tell.succeeded()
        yield _with_own_id(article, draft.place, taken, tell.note)
    tell.finish()


def _drafts(paths: list[Path], words: LoadData, tell: Teller) -> Iterator[Draft]:
    """The articles of all paths; a path that gives none is told of, and a file given twice is read once."""
    seen: set[Path] = set()
    for found in list_files(paths, words, tell):
        real = found.path.resolve()
        if real in seen:
            tell.note(str(found.path), "was given twice; it was read once")
            continue
        seen.add(real)
        try:
            for draft in read_file(found.path, words, tell.note):
                yield draft.with_fields(found.fields)
        except InputError as error:
            tell.failed(str(found.path), error)


def _given_date(published: str | dt.date | None, words: LoadData) -> dt.date | None:
    if published is None:
        return None
    try:
        return parse_published(published, words)
    except ValueError as error:
        raise PublicationDateError(f"the publication date given, {error}") from error


def _article(draft: Draft, fallback: dt.date | None, language: str, words: LoadData) -> Article:
    """Make the article of a draft.

    Raises:
        PublicationDateError: its date is unknown or impossible.
    """
    own = draft.fields.get("published", fallback)
    if own is None:
        raise PublicationDateError(f"has no publication date; {REMEDIES}")
    try:
        dct = parse_published(own, words)
    except ValueError as error:
        raise PublicationDateError(f"its publication date does not hold: {error}; {REMEDIES}") from error
    given = {name: mend(value) for name, value in draft.fields.items()}
    return Article(
        article_id=given.get("id", mend(draft.name)),
        title=given.get("title"),
        text=unwrap(mend(draft.text)),
        dct=dct,
        publisher=given.get("publisher"),
        url=given.get("url"),
        language=given.get("language", language),
    )


def _with_own_id(article: Article, place: str, taken: dict[str, int], note: Note) -> Article:
    """Give an article another id where an earlier one bears it; `taken` tells how many asked for each id."""
    own = name = article.article_id
    while name in taken:
        taken[own] += 1
        name = f"{own}-{taken[own]}"
    taken[name] = 1
    if name == own:
        return article
    note(place, f"has the id {own!r} that an earlier article has; it was named {name!r}")
    return replace(article, article_id=name)
