"""Invented articles whose dates depend on what came before: histories, overviews, liveblogs, stories."""

import datetime as dt
import re
from pathlib import Path

import pytest

from timeline.lang import load_lang
from timeline.timex import find_timexes

LANG = load_lang("nl")
CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
SENTENCE = re.compile(r"[^\n]*?(?:[.!?](?=\s|$)|\n|$)")


def read_case(path):
    published, text, rows = path.read_text(encoding="utf-8").split("\n====\n")
    expected = [tuple(cell.strip() for cell in row.split("|")) for row in rows.strip().splitlines()]
    return dt.datetime.fromisoformat(published.removeprefix("published:").strip()), text, expected


def write_days(interval):
    if interval is None:
        return "-"
    return str(interval.start) if interval.start == interval.end else f"{interval.start}/{interval.end}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_expression_of_the_text_is_found_and_placed(path):
    published, text, expected = read_case(path)
    sents = [found.span() for found in SENTENCE.finditer(text) if found[0].strip()]
    found = find_timexes(text, sents=sents, dct=published, lang=LANG)
    assert [(timex.text, write_days(timex.interval)) for timex in found] == expected


def test_there_are_cases():
    assert len(CASES) >= 6
