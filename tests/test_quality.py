"""Quality floors: no figure of benchmarks/score.py may fall below what benchmarks/baseline.json says was reached."""

import json
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
FLOORS = json.loads((BENCHMARKS / "baseline.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def measured():
    sys.path.insert(0, str(BENCHMARKS))
    try:
        import score
    finally:
        sys.path.remove(str(BENCHMARKS))
    return score.figures()


def test_the_corpus_is_the_one_that_was_pinned(measured):
    assert measured["corpus"] == FLOORS["corpus"], "the corpus changed: look at the figures, then score.py --pin"


@pytest.mark.parametrize("figure", [name for name in FLOORS if name != "corpus"])
def test_no_figure_falls_below_its_floor(measured, figure):
    assert measured[figure] >= FLOORS[figure] - 0.0001, "benchmarks/score.py shows every figure"
