"""Time the way from text to table beside two peers, in one process and one run: figures are ratios.

    python benchmarks/speed.py [PATH...] [--published DATE] [--rounds N] [--peer-articles N]

The peers are spaCy's blank Dutch tokenizer, which only splits words, and `dateparser.search.search_dates`, which only
looks for dates. dateparser is slow, so it reads the first N articles only, and its ratio is over those.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import time
from collections.abc import Callable, Sequence

import spacy
from dateparser.search import search_dates

import timeline
from timeline.analysis import analyse
from timeline.events import find_mentions
from timeline.lang import load_lang
from timeline.segment import sentence_spans
from timeline.timex import find_timexes


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def text_stages(articles: Sequence[timeline.Article]) -> dict[str, float]:
    """Seconds of each text stage over all articles, one after the other."""
    lang = load_lang()
    sents: list[list[tuple[int, int]]] = []
    found: list[list[timeline.Timex]] = []
    return {
        "sentences": seconds(lambda: sents.extend(sentence_spans(a.text, lang) for a in articles)),
        "timexes": seconds(
            lambda: found.extend(
                find_timexes(a.text, sents=s, dct=a.dct, lang=lang) for a, s in zip(articles, sents, strict=True)
            )
        ),
        "mentions": seconds(
            lambda: [
                find_mentions(a, sents=s, timexes=t, lang=lang) for a, s, t in zip(articles, sents, found, strict=True)
            ]
        ),
    }


def tokenize(articles: Sequence[timeline.Article]) -> None:
    nlp = spacy.blank("nl")  # new each round, so that its cache of words is as cold as ours
    for article in articles:
        nlp.make_doc(article.text)


def search(articles: Sequence[timeline.Article]) -> None:
    for article in articles:
        search_dates(article.text, languages=["nl"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=["seeds/"])
    parser.add_argument("--published")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peer-articles", type=int, default=40)
    options = parser.parse_args()
    articles = list(timeline.read(options.paths, published=options.published))
    few = articles[: options.peer_articles]
    size = sum(len(article.text.encode()) for article in articles)
    print(f"{len(articles)} articles, {size / 1e3:,.0f} kB, {options.rounds} rounds, median")

    analyse(articles[0], lang=load_lang())  # the language's data is read once, before the clock starts
    rounds: dict[str, list[float]] = {}
    for _ in range(options.rounds):
        for stage, taken in text_stages(articles).items():
            rounds.setdefault(stage, []).append(taken)
        rounds.setdefault("tokenizer", []).append(seconds(lambda: tokenize(articles)))
        rounds.setdefault("dateparser", []).append(seconds(lambda: search(few)))
        rounds.setdefault("timexes, same few", []).append(text_stages(few)["timexes"])
        rounds.setdefault("build", []).append(seconds(lambda: timeline.build(articles)))
    median = {name: statistics.median(taken) for name, taken in rounds.items()}
    for name, taken in median.items():
        print(f"  {name:20} {taken:8.3f} s")
    whole = median["sentences"] + median["timexes"] + median["mentions"]
    print(f"text to mentions       {len(articles) / whole:8.0f} articles/s, {size / whole / 1e3:,.0f} kB/s")
    print(f"to the merged table    {len(articles) / median['build']:8.0f} articles/s")
    print(f"timexes / tokenizer    {median['timexes'] / median['tokenizer']:8.2f} of its time")
    print(f"text to mentions / tok {whole / median['tokenizer']:8.2f} of its time")
    print(f"dateparser / timexes   {median['dateparser'] / median['timexes, same few']:8.1f} times slower than ours")
    print(f"peak memory            {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")


if __name__ == "__main__":
    main()
