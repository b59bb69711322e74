"""Runs the text stages on articles, one by one: sentences, temporal expressions, event mentions."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from timeline.errors import TimelineError
from timeline.events import find_mentions
from timeline.lang import Lang, load_lang
from timeline.segment import load_nlp, sentence_spans
from timeline.timex import describe, find_timexes
from timeline.values import Article, EventMention, OnProblem, Problem, Timex

Span = tuple[int, int]
NOWHERE = (sys.maxsize, sys.maxsize)
OnProgress = Callable[[int, int], None]
"""Called after each article with how many are done and how many there are."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the text stages found in one article."""

    article: Article
    sents: list[tuple[int, int]]
    timexes: list[Timex]
    mentions: list[EventMention]


def analyse(
    article: Article,
    *,
    lang: Lang,
    nlp: Language | None = None,
    lexicon: Path | None = None,
    on_problem: OnProblem | None = None,
) -> Analysis:
    """Run the text stages on one article: sentences, temporal expressions, event mentions.

    `nlp` is a trained pipeline that the user named; without one, the rules work on the text alone. A list of thousands
    of dates is not read to its end, which is reported; without its dates no event is taken from the rest of it either.
    """
    doc = nlp(article.text) if nlp is not None else None
    sents = read = sentence_spans(article.text, lang)
    skipped: list[Span] = []
    found = find_timexes(
        article.text, sents=sents, dct=article.dct, lang=lang, on_skip=lambda *span: skipped.append(span)
    )
    if skipped:
        tell(Problem(article.article_id, describe(skipped)), on_problem)
        read = _outside(sents, skipped)
    events = find_mentions(article, sents=read, timexes=found, lang=lang, lexicon=lexicon, doc=doc)
    return Analysis(article, sents, found, events)


def _outside(sents: list[Span], skipped: list[Span]) -> list[Span]:
    """The sentences that lie wholly outside the stretches that were skipped; both are in text order."""
    kept: list[Span] = []
    stretches = iter(skipped)
    first, last = next(stretches)
    for start, end in sents:
        while last <= start:
            first, last = next(stretches, NOWHERE)
        if end <= first:
            kept.append((start, end))
    return kept


def analyse_all(
    articles: Iterable[Article],
    *,
    lang: str,
    model: str | None,
    lexicon: str | Path | None,
    on_problem: OnProblem | None,
    on_progress: OnProgress | None = None,
) -> Iterator[Analysis]:
    """Analyse article by article; one that fails is reported by name, and the rest goes on."""
    language = load_lang(lang)
    nlp = load_nlp(lang, model) if model else None
    own = Path(lexicon) if lexicon else None
    total = len(articles) if isinstance(articles, Sequence) else 0
    seen: set[tuple[str, int]] = set()
    for number, article in enumerate(articles, start=1):
        known = (article.article_id, hash(article.text))
        if known in seen:  # its events would bear the ids of those of the first
            tell(Problem(article.article_id, "came in twice with the same text, and was read once"), on_problem)
        elif article.language.split("-")[0].lower() != lang:
            problem = f"is in {article.language!r} and was left out: there is a timeline of {lang!r} only"
            tell(Problem(article.article_id, problem), on_problem)
        else:
            try:
                done = analyse(article, lang=language, nlp=nlp, lexicon=own, on_problem=on_problem)
            except TimelineError:
                raise
            except Exception as error:  # one bad article never stops the rest
                flaw = f"could not be analysed ({type(error).__name__}: {error}); please report this with its text"
                tell(Problem(article.article_id, flaw), on_problem)
            else:
                yield done
        seen.add(known)
        if on_progress:
            on_progress(number, total)


def tell(problem: Problem, on_problem: OnProblem | None) -> None:
    """Hand a problem to the caller, or warn where there is none to hand it to: nothing is lost in silence."""
    if on_problem is not None:
        on_problem(problem)
    else:
        warnings.warn(f"{problem.source}: {problem.message}", stacklevel=3)
