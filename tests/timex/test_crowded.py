"""Lists and tables: where expressions crowd, what has been read before is not read again, and nothing changes by it."""

import datetime as dt
import pickle
import random
from dataclasses import FrozenInstanceError, fields

import pytest

from timeline.lang import load_lang
from timeline.segment import sentence_spans
from timeline.timex import find, find_timexes, match
from timeline.timex.rules import load_rules
from timeline.values import Timex

LANG = load_lang("nl")
DCT = dt.datetime(2022, 3, 23, 5, 30)
BOOK = load_rules(LANG)
EXPRESSIONS = sorted({example.expr for rule in BOOK.rules for example in rule.text.examples})
WORDS = [
    "nu",
    "mei",
    "20:15",
    "ma 5/3",
    "3 mei",
    "Pasen",
    "1940,",
    "6e",
    "Mei",
    "uiterlijk",
    "sinds",
    "leeftijd",
    "dag",
]


def soup(seed):
    rng = random.Random(seed)
    unit = [rng.choice(rng.choice((EXPRESSIONS, WORDS))) for _ in range(rng.randint(1, 30))]
    glue = rng.choice((" ", ", ", ". ", "\n", " en ", " op "))
    return (glue.join(unit) + glue) * (3_000 // len(glue.join(unit) + glue) + 2)


def found_in(text):
    return list(find.find_all(text, find.lower(text), BOOK))


@pytest.mark.parametrize("seed", range(40))
def test_what_was_read_before_is_what_is_read_again(seed, monkeypatch):
    text = soup(seed)
    monkeypatch.setattr(find, "CLOSE", 0)
    afresh = found_in(text)
    monkeypatch.setattr(find, "CLOSE", 10_000)
    assert found_in(text) == afresh
    monkeypatch.setattr(find, "MEMORY", 3)
    assert found_in(text) == afresh


def test_crowded_text_is_read_once(monkeypatch):
    read, read_at = [], find.read_at
    monkeypatch.setattr(find, "read_at", lambda *args: read.append(args[2]) or read_at(*args))
    assert len(found_in("8 mei 9 mei 20:15 " * 700)) == 1_400
    assert len(read) < 600


def test_no_rule_looks_further_than_what_is_compared():
    # the widest match, what may stand beside it, and what a rule looks for close by
    assert match.AHEAD + match.NEARBY + 40 <= find.FORTH
    assert max(match.REACH, match.NEARBY) + 2 <= find.BACK


@pytest.mark.parametrize("text", ["Op 3 mei om 20.15 uur, en gisteren.", "Pasen 2021. Sinds 1940 elke maandag."])
def test_a_timex_is_as_its_class_makes_it(text):
    found = find_timexes(text, sents=sentence_spans(text, LANG), dct=DCT, lang=LANG)
    assert len(found) >= 2
    for timex in found:
        made = Timex(**{field.name: getattr(timex, field.name) for field in fields(Timex)})
        assert type(timex) is Timex
        assert timex == made
        assert hash(timex) == hash(made)
        assert repr(timex) == repr(made)
        assert pickle.loads(pickle.dumps(timex)) == made
        with pytest.raises(FrozenInstanceError):
            timex.value = "2022"


@pytest.mark.parametrize("block", [1, 7, 64])
def test_where_a_text_is_cut_into_blocks_changes_nothing(block, monkeypatch):
    text = soup(block) + "Op 3 mei om 20.15 uur, ’s avonds; 24-02-2022, '68'\u2028de jaren '90.\n" * 3
    whole = found_in(text)
    monkeypatch.setattr(find, "BLOCK", block)
    assert found_in(text) == whole
