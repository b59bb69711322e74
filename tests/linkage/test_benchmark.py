"""The joins on the invented reports of benchmarks/merging: hardly ever a false one, and not fewer than were reached."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))
try:
    import merging
finally:
    sys.path.remove(str(BENCHMARKS))

# a little below what was reached, since what the program reads of the sentences changes too
FLOORS = {"reports.txt": (0.94, 0.58), "reports-2.txt": (0.94, 0.50)}


@pytest.mark.parametrize("name", FLOORS)
def test_joins_hold_their_floor(name: str) -> None:
    score, wrong, _ = merging.measure(BENCHMARKS / "merging" / name)
    precision, recall = FLOORS[name]
    assert score.precision >= precision, wrong
    assert score.recall >= recall, wrong


def test_the_score_counts_false_and_missed_pairs(tmp_path: Path) -> None:
    sentence = "Bij een [raketaanval|{}] op een markt in Kramatorsk zijn dinsdag zes mensen gedood."
    blocks = [
        f"[{paper}] Krant {paper}, 2024-03-06T09:00\nKop\n{sentence.format(event)}"
        for paper, event in (("a", "x"), ("b", "x"), ("c", "y"))
    ]
    text = "\n\n".join(["Three reports.", *blocks])
    (tmp_path / "reports.txt").write_text(text, encoding="utf-8")
    score, wrong, mentions = merging.measure(tmp_path / "reports.txt")
    assert (score.right, score.joined, score.found, score.marked) == (1, 3, 1, 1)
    assert len(mentions) == 3
    assert [kind for kind, *_ in wrong] == ["false", "false"]
    articles, marks = merging.read_reports(tmp_path / "reports.txt")
    assert all(
        article.text[mark.start : mark.end] == "raketaanval" for article, mark in zip(articles, marks, strict=True)
    )
