"""Lists without end: they are left out and named, what is text is read, and reading goes on behind them."""

import datetime as dt
import itertools
import json
import random
from pathlib import Path

import pytest

from timeline.lang import load_lang
from timeline.segment import sentence_spans
from timeline.timex import density, find_timexes
from timeline.timex.rules import load_rules

LANG = load_lang("nl")
DCT = dt.datetime(2022, 3, 23, 5, 30)
CORPUS = Path(__file__).parents[2] / "benchmarks" / "corpus" / "articles.jsonl"
PROSE = "De ministers kwamen niet meer terug op het voorstel van de regering, die er geen geld voor over had. "
EXPRESSIONS = sorted({example.expr for rule in load_rules(LANG).rules for example in rule.text.examples})


def read(text):
    """The expressions of a text, and the stretches that were not read."""
    skipped = []
    sents = sentence_spans(text, LANG)
    found = find_timexes(text, sents=sents, dct=DCT, lang=LANG, on_skip=lambda *span: skipped.append(span))
    return found, skipped


@pytest.mark.parametrize("unit", ["nu ", "maandag, ", "20:15\n", "3 mei.\n", "1 mei jl.\n", "3, 4 en 5 mei; "])
def test_a_list_without_end_is_left_out_and_named(unit):
    text = unit * 6_000
    found, skipped = read(text)
    ((start, end),) = skipped
    assert density.LIMIT // 5 < len(found) < 2 * density.LIMIT
    assert found[-1].end_char <= start < len(text) // 2
    assert end >= len(text) - len(unit)


@pytest.mark.parametrize("between", ["\n", " ", "\n\n"])
def test_reading_goes_on_where_text_begins_again(between):
    table = "3 mei 1940\n" * 4_000
    text = table + between + PROSE * 30 + "Op 4 juni 2021 kwamen ze terug. " + PROSE * 20
    found, skipped = read(text)
    ((_, end),) = skipped
    assert len(table) - density.PROBE <= end <= len(table) + density.PROBE
    assert text[end - 1].isspace()
    assert [timex.value for timex in found if timex.start_char >= len(table)] == ["2021-06-04"]


def test_what_was_read_before_the_list_got_too_long_stays():
    text = "3 mei 1940\n" * 4_000
    found, ((start, _),) = read(text)
    short, none = read(text[:start])
    assert none == []
    assert found == short


def test_text_between_lists_buys_no_more_than_it_should():
    text = ("maandag, " * 3_000 + PROSE * 5 + "\n") * 20
    found, skipped = read(text)
    assert len(found) <= 2 * density.LIMIT + len(text) / density.SPARSE
    assert 1 <= len(skipped) <= 40
    assert all(start < end for start, end in skipped)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(skipped))
    inside = [t for t in found if any(start < t.end_char and t.start_char < end for start, end in skipped)]
    assert inside == []


@pytest.mark.parametrize("seed", range(12))
def test_nothing_is_read_more_densely_for_long(seed):
    rng = random.Random(seed)
    pieces = []
    for _ in range(rng.randint(3, 30)):
        glue = rng.choice((" ", ", ", "\n", ". "))
        pieces.append(glue.join(rng.choices(EXPRESSIONS, k=rng.randint(1, 3_000))) + glue)
        pieces.append(PROSE * rng.randint(0, 12))
    text = "".join(pieces)
    found, skipped = read(text)
    left = len(text) - sum(end - start for start, end in skipped)
    assert len(found) <= density.LIMIT + 50 + len(text) / density.SPARSE
    assert 0 < left <= len(text)
    assert read(text) == (found, skipped)


def test_no_article_is_left_out():
    with CORPUS.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    assert all(read(text)[1] == [] for text in [*texts, "\n\n".join(texts * 20)])


def test_a_liveblog_is_read_to_its_end():
    blog = "".join(f"{20 - i // 100:02}:{59 - i % 60:02}\n{PROSE}{PROSE}\n\n" for i in range(2_000))
    found, skipped = read(blog)
    assert skipped == []
    assert len(found) == 2_000


def test_a_long_chronology_is_read_to_its_end():
    rng = random.Random(0)
    days = [f"{rng.randint(1, 28)} mei {rng.randint(1900, 2000)}: " for _ in range(5_000)]
    chronology = "\n".join((day + PROSE)[:60] for day in days)
    found, skipped = read(chronology)
    assert skipped == []
    assert len(found) == 5_000


@pytest.mark.parametrize("count", [300, 1_500])
def test_a_table_in_an_article_is_read(count):
    table = "".join(f"ma {1 + i % 28}/5\n" for i in range(count))
    found, skipped = read(PROSE * 3 + "\n" + table + PROSE * 3)
    assert skipped == []
    assert len(found) == count


def test_who_did_not_ask_is_warned():
    text = "nu " * 5_000
    with pytest.warns(UserWarning, match=r"characters [\d,]+ to [\d,]+ were not read"):
        find_timexes(text, sents=[(0, len(text))], dct=DCT, lang=LANG)


def test_many_stretches_are_told_in_one_line():
    told = density.describe([(10, 2_000), (3_000, 4_000), (5_000, 6_500)])
    assert "characters 10 to 2,000" in told
    assert "2,500 characters in 2 stretches further on (up to 6,500)" in told
