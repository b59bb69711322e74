"""Each file in tests/cases/ is an article and the rows that must come of it; see tests/cases/README.md."""

from pathlib import Path

import pandas as pd
import pytest

import timeline

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


def parts(path):
    """(header fields, text, names of the columns, expected rows) of a case file."""
    head, text, rows = path.read_text(encoding="utf-8").split("\n====\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    lines = [[cell.strip() for cell in line.split("|")] for line in rows.strip().splitlines()]
    return fields, text, lines[0], [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def shown(value):
    """A cell as the case files write it: - for a missing one, a day without its time."""
    if pd.isna(value):
        return "-"
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_article_gives_these_rows_and_no_others(path):
    fields, text, columns, expected = parts(path)
    article = timeline.Article(path.stem, None, text, pd.Timestamp(fields["published"]).to_pydatetime())
    found = timeline.mentions([article]).sort_values(["char_start", "event_id"])
    got = [{name: shown(row[name]) for name in columns} for row in found.to_dict("records")]
    order = [tuple(row.values()) for row in expected]
    assert sorted(tuple(row.values()) for row in got) == sorted(order)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_row_can_be_traced_to_its_words(path):
    fields, text, _, _ = parts(path)
    article = timeline.Article(path.stem, None, text, pd.Timestamp(fields["published"]).to_pydatetime())
    for row in timeline.mentions([article]).to_dict("records"):
        assert text[row["char_start"] : row["char_end"]] == row["quote"]
        assert row["trigger"].split(" ")[0] in row["quote"]
        if row["date_basis"] == "timex":
            assert text[row["date_char_start"] : row["date_char_end"]] == row["date_text"]
            assert row["char_start"] <= row["date_char_start"] < row["char_end"]
            assert row["date_rule"] and row["date_reason"]


def test_there_are_cases():
    assert len(CASES) >= 6
