"""Measure the memory that reading many articles takes: the text stages one after another, and the table of mentions.

    python benchmarks/memory.py [PATH...] [--published DATE] [--articles N]

The articles come from a generator, N of them, made by going round those in PATH; each time round every number in the
text is another, so that no cache can live off texts it has seen. Printed are the resident memory at a tenth and at the
whole of the N, and the growth between them per article: near zero for the stages, the size of its rows for the table.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import timeline
from timeline.analysis import analyse
from timeline.lang import load_lang

NUMBER = re.compile(r"\d+")


def resident() -> float:
    """Resident memory of this process now, in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def varied(articles: Sequence[timeline.Article], number: int) -> Iterator[timeline.Article]:
    """`number` articles, one at a time, with other numbers and another id each time round."""
    for index, article in enumerate(itertools.islice(itertools.cycle(articles), number)):
        turn = index // len(articles)
        text = (
            NUMBER.sub(lambda digits, turn=turn: str(int(digits[0][:9]) + turn), article.text) if turn else article.text
        )
        yield dataclasses.replace(article, article_id=f"{article.article_id}-{turn}", text=text)


def marked(articles: Iterator[timeline.Article], marks: dict[int, float]) -> Iterator[timeline.Article]:
    """The same articles; notes the memory each time a count in `marks` has been handed on and is done with."""
    for index, article in enumerate(articles):
        if index in marks:
            marks[index] = resident()
        yield article
    marks[max(marks)] = resident()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=["seeds/"])
    parser.add_argument("--published")
    parser.add_argument("--articles", type=int, default=2000)
    options = parser.parse_args()
    given = list(timeline.read(options.paths, published=options.published))
    number, tenth = options.articles, options.articles // 10
    print(f"{number} articles made of {len(given)}")

    lang = load_lang()
    marks = {tenth: 0.0, number: 0.0}
    rows = 0
    for article in marked(varied(given, number), marks):
        rows += len(analyse(article, lang=lang).mentions)
    report("text stages, nothing kept", marks, tenth, number)
    marks = {tenth: 0.0, number: 0.0}
    frame = timeline.mentions(marked(varied(given, number), marks))
    report(f"table of {len(frame)} mentions", marks, tenth, number)


def report(name: str, marks: dict[int, float], tenth: int, number: int) -> None:
    growth = (marks[number] - marks[tenth]) * 1e3 / (number - tenth)
    print(
        f"{name:32} {marks[tenth]:7.0f} MB at {tenth}, {marks[number]:7.0f} MB at {number}: {growth:6.2f} kB an article"
    )


if __name__ == "__main__":
    main()
