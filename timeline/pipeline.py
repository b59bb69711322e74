"""Knows the order of the stages, and runs them: the public functions, and `run` for the command line.

articles -> sentences -> temporal expressions -> event mentions -> table -> merge -> page
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import cast

import pandas as pd
import plotly.graph_objects as go

from timeline import linkage, render, table
from timeline.analysis import OnProgress, analyse_all, tell
from timeline.lang import DEFAULT, load_lang
from timeline.load import read_articles
from timeline.segment import sentence_spans
from timeline.timex import find_timexes
from timeline.values import Article, EventMention, OnProblem, Problem, Timex


@dataclass(frozen=True, slots=True)
class Result:
    """What one run made: the frames, the articles read, what went wrong, and how many there were of everything.

    `counts` has the keys articles, sentences, expressions, mentions, events, problems.
    """

    articles: tuple[Article, ...]
    mentions: pd.DataFrame
    events: pd.DataFrame
    problems: tuple[Problem, ...]
    counts: dict[str, int]


def read(
    paths: str | Path | Iterable[str | Path],
    *,
    published: str | dt.date | None = None,
    language: str = DEFAULT,
    on_problem: OnProblem | None = None,
) -> Iterator[Article]:
    """Read articles from files and folders, one by one.

    Args:
        paths: files or folders; see `timeline.load` for the formats.
        published: the publication date of texts that do not say it themselves.
        language: the language of articles that do not say it themselves.
        on_problem: called for each article that cannot be read, while the rest goes on; without it such a problem
            is a warning.

    Raises:
        InputError: there is nothing to read at all.
    """
    several = [paths] if isinstance(paths, str | Path) else list(paths)
    return read_articles(several, published=published, language=language, on_problem=on_problem)


def sentences(text: str, *, lang: str = DEFAULT) -> list[tuple[int, int]]:
    """Split a text into sentences: (first character, one past the last) of each, in order.

    >>> sentences("De NAVO vergadert. Kiev wacht af.")
    [(0, 18), (19, 33)]
    """
    return sentence_spans(text, load_lang(lang))


def timexes(text: str, *, dct: dt.date | dt.datetime, lang: str = DEFAULT) -> list[Timex]:
    """Find the temporal expressions of a text published at `dct`, in order and without overlap.

    >>> [str(t.interval.start) for t in timexes("Dat gebeurde dinsdag.", dct=dt.date(2022, 3, 24))]
    ['2022-03-22']
    """
    language = load_lang(lang)
    return find_timexes(text, sents=sentence_spans(text, language), dct=dct, lang=language)


def mentions(
    articles: Iterable[Article],
    *,
    lang: str = DEFAULT,
    model: str | None = None,
    lexicon: str | Path | None = None,
    on_problem: OnProblem | None = None,
) -> pd.DataFrame:
    """Make one row per mention of an event; articles are taken one by one and their texts are not kept.

    An article tells each of its events in one row, but for those that a heading of it tells too.

    Args:
        articles: any iterable, also a generator.
        lang: the language whose data is used; an article in another language is reported and left out.
        model: a trained spaCy pipeline that is installed, by name, for its named entities and parse.
        lexicon: a TOML file with the user's own triggers and types.
        on_problem: called for each article that could not be analysed; without it such a problem is a warning.

    Raises:
        LangError: no data for that language, or the lexicon does not hold.
        ModelError: the pipeline is not installed.
    """
    found = analyse_all(articles, lang=lang, model=model, lexicon=lexicon, on_problem=on_problem)
    return table.from_mentions(
        (dataclasses.replace(done.article, text=""), mention) for done in found for mention in done.mentions
    )


def merge(
    mentions: pd.DataFrame,
    *,
    corrections: str | Path | None = None,
    previous: pd.DataFrame | None = None,
    on_problem: OnProblem | None = None,
) -> pd.DataFrame:
    """Join the mentions of one event across articles into one row per event.

    Events that are in `previous`, the table of an earlier run on fewer articles, keep the ids that they have there.

    Raises:
        TableError: the frame breaks the schema of the table.
    """
    return linkage.link(table.check(mentions), corrections=corrections, previous=previous, on_problem=on_problem)


def build(
    inputs: str | Path | Iterable[str | Path | Article],
    *,
    published: str | dt.date | None = None,
    lang: str = DEFAULT,
    model: str | None = None,
    lexicon: str | Path | None = None,
    corrections: str | Path | None = None,
    previous: pd.DataFrame | None = None,
    on_problem: OnProblem | None = None,
) -> pd.DataFrame:
    """Go the whole way from files, folders or articles to the table of merged events.

    The arguments are those of `read`, `mentions` and `merge`.
    """
    return run(
        inputs,
        published=published,
        lang=lang,
        model=model,
        lexicon=lexicon,
        corrections=corrections,
        previous=previous,
        on_problem=on_problem,
    ).events


def run(
    inputs: str | Path | Iterable[str | Path | Article],
    *,
    published: str | dt.date | None = None,
    lang: str = DEFAULT,
    model: str | None = None,
    lexicon: str | Path | None = None,
    corrections: str | Path | None = None,
    previous: pd.DataFrame | None = None,
    merge: bool = True,
    on_problem: OnProblem | None = None,
    on_progress: OnProgress | None = None,
) -> Result:
    """Go the whole way and keep everything on the way: what the command line and the page need.

    With `merge=False` every mention is an event of its own.

    Raises:
        InputError: there is nothing to read at all.
        ValueError: corrections or previous events are given with `merge=False`: they name merged events.
    """
    if (corrections is not None or previous is not None) and not merge:
        raise ValueError("corrections and previous name merged events: merge=False leaves nothing for them to name")
    problems: list[Problem] = []

    def note(problem: Problem) -> None:
        problems.append(problem)
        tell(problem, on_problem)

    articles = tuple(_articles(inputs, published=published, lang=lang, on_problem=note))
    counts: Counter[str] = Counter(articles=len(articles))
    pairs: list[tuple[Article, EventMention]] = []
    analyses = analyse_all(articles, lang=lang, model=model, lexicon=lexicon, on_problem=note, on_progress=on_progress)
    for done in analyses:
        counts.update(sentences=len(done.sents), expressions=len(done.timexes), mentions=len(done.mentions))
        pairs.extend((done.article, mention) for mention in done.mentions)
    frame = table.from_mentions(pairs)
    linked = linkage.link(frame, corrections=corrections, previous=previous, on_problem=note) if merge else frame
    counts.update(events=len(linked), problems=len(problems))
    return Result(articles, frame, linked, tuple(problems), dict(counts))


def figure(events: pd.DataFrame, *, title: str | None = None, ui: str = DEFAULT) -> go.Figure:
    """Draw the events as a plain Plotly figure, for a notebook; `ui` is the language of its labels.

    Raises:
        TableError: the frame breaks the schema of the table.
    """
    return render.draw_figure(table.check(events), title=title, ui=ui)


def to_html(
    events: pd.DataFrame,
    *,
    mentions: pd.DataFrame | None = None,
    articles: Sequence[Article] = (),
    problems: Sequence[Problem] = (),
    title: str | None = None,
    ui: str = DEFAULT,
    plotly: str = "embed",
) -> str:
    """Write the events as one HTML page that works offline.

    Args:
        events: one row per event.
        mentions: the mentions that were merged, to show the sources of an event side by side.
        articles: the articles, to show each sentence in its text.
        problems: what could not be done, to say so on the page.
        title: the heading; one is made from the events when there is none.
        ui: the language of the interface, "nl" or "en".
        plotly: "embed" for a file that works offline, "cdn" for a small one that does not.

    Raises:
        TableError: a frame breaks the schema of the table.
    """
    return render.write_page(
        table.check(events),
        mentions=mentions,
        articles=articles,
        problems=problems,
        title=title,
        ui=ui,
        plotly=plotly,
    )


def _articles(
    inputs: str | Path | Iterable[str | Path | Article],
    *,
    published: str | dt.date | None,
    lang: str,
    on_problem: OnProblem,
) -> Iterator[Article]:
    """Articles as they are, and those that the paths among the inputs hold, in the order given."""
    several = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    if not several:
        yield from read([], published=published, language=lang, on_problem=on_problem)
    for are_articles, group in groupby(several, key=lambda entry: isinstance(entry, Article)):
        if are_articles:
            yield from cast("Iterator[Article]", group)
        else:
            paths = cast("Iterator[str | Path]", group)
            yield from read(paths, published=published, language=lang, on_problem=on_problem)
