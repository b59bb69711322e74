"""Measures how well reports of one event are joined, on invented reports of near-misses: pairwise precision and recall.

    python benchmarks/merging.py [FILE] [--errors]

The reports (`merging/reports.txt`) are from six invented newspapers. In them, the words that report an event are marked
with its name: `[raketaanval|kramatorsk]`. The names are what the joining should come to. A mention found by the program
takes the name of the mark in its sentence that lies nearest its own trigger; what the program finds beside the marks is
an event of its own, so that a join with it is false.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

import timeline

REPORTS = Path(__file__).parent / "merging" / "reports.txt"
HEADER = re.compile(r"^\[(\w+)\] (.+), (\d{4}-\d\d-\d\dT\d\d:\d\d)$")
MARK = re.compile(r"\[([^|\]\n]+)\|([\w-]+)\]")
ZONE = dt.timezone(dt.timedelta(hours=1))


@dataclass(frozen=True, slots=True)
class Mark:
    """The words in an article that report the event of this name."""

    article: str
    start: int
    end: int
    event: str


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs of mentions: joined as they should be; joined in all; that should be, of those found; of all marked."""

    right: int
    joined: int
    found: int
    marked: int

    @property
    def precision(self) -> float:
        return self.right / self.joined if self.joined else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs of which the program found both mentions."""
        return self.right / self.found if self.found else 1.0


def read_reports(path: Path) -> tuple[list[timeline.Article], list[Mark]]:
    """The articles, without marks, and the marks at their places in the text."""
    articles: list[timeline.Article] = []
    marks: list[Mark] = []
    for block in path.read_text(encoding="utf-8").split("\n\n")[1:]:
        head, _, body = block.strip().partition("\n")
        told = HEADER.match(head)
        if told is None:
            raise ValueError(f"{path}: not the head of a report: {head!r}")
        name, publisher, when = told.groups()
        text, at = "", 0
        for mark in MARK.finditer(body):
            text += body[at : mark.start()]
            marks.append(Mark(name, len(text), len(text) + len(mark[1]), mark[2]))
            text, at = text + mark[1], mark.end()
        text += body[at:]
        dct = dt.datetime.fromisoformat(when).replace(tzinfo=ZONE)
        articles.append(timeline.Article(name, text.partition("\n")[0], text, dct, publisher))
    return articles, marks


def name_mentions(mentions: pd.DataFrame, marks: list[Mark]) -> dict[str, Mark | None]:
    """The mark of each mention; None where it reports something that is not marked."""
    return {row["event_id"]: nearest(row, marks) for _, row in mentions.iterrows()}


def nearest(row: pd.Series, marks: list[Mark]) -> Mark | None:
    start, end = row["char_start"], row["char_end"]
    here = [m for m in marks if m.article == row["article_id"] and start <= m.start and m.end <= end]
    at = start + max(0, row["quote"].find(row["trigger"]))
    return min(here, key=lambda mark: abs(mark.start - at), default=None)


def pairs_of(groups: list[list[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in itertools.combinations(sorted(group), 2)}


def score(mentions: pd.DataFrame, events: pd.DataFrame, marks: list[Mark]) -> tuple[Score, list[tuple[str, str, str]]]:
    """The score, and the pairs that are wrong: (false or missed, mention, mention)."""
    mark = name_mentions(mentions, marks)
    named: dict[str, list[str]] = {}
    for name, its in mark.items():
        named.setdefault(its.event if its else name, []).append(name)
    wanted = pairs_of(list(named.values()))
    joined = pairs_of([list(ids) for ids in events["mention_ids"]])
    in_text = {one.event: sum(other.event == one.event for other in marks) for one in marks}
    wrong = [("false", *pair) for pair in sorted(joined - wanted)] + [
        ("missed", *pair) for pair in sorted(wanted - joined)
    ]
    everything = sum(n * (n - 1) // 2 for n in in_text.values())
    return Score(len(joined & wanted), len(joined), len(wanted), everything), wrong


def measure(path: Path = REPORTS) -> tuple[Score, list[tuple[str, str, str]], pd.DataFrame]:
    articles, marks = read_reports(path)
    mentions = timeline.mentions(articles)
    result, wrong = score(mentions, timeline.merge(mentions), marks)
    return result, wrong, mentions


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", default=REPORTS)
    parser.add_argument("--errors", action="store_true", help="print the pairs that are wrong")
    options = parser.parse_args()
    result, wrong, mentions = measure(options.file)
    rows = mentions.set_index("event_id")
    for kind, *pair in wrong if options.errors else []:
        print(kind)
        for name in pair:
            row = rows.loc[name]
            print(
                f"    {row['article_id']} {row['date_edtf']} {row['status']} {row['trigger']!r}: {row['quote'][:140]!r}"
            )
    print(f"pairs joined {result.joined}, right {result.right}: precision {result.precision:.3f}")
    print(f"pairs to join {result.found} of the {result.marked} marked: recall {result.recall:.3f}")


if __name__ == "__main__":
    main()
