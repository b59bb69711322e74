"""The explanation of a merge, in Dutch, and the words it is made of."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from timeline.errors import InputError, LangError
from timeline.lang import Lang, load_lang
from timeline.lang.linkage import load_linkage
from timeline.linkage import explain_merge, merge_events, merge_log
from timeline.linkage.weights import WEIGHTS

DOCS = Path(__file__).parents[2] / "docs" / "merging.md"
WORDS = load_linkage(load_lang("nl"))
SOURCE = (files("timeline.lang") / "nl" / "linkage.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", [*WORDS.rules.spellings, *WORDS.rules.endings], ids=lambda rule: rule.name)
def test_stem_rules(rule: Any) -> None:
    for one, other in rule.examples:
        assert WORDS.stem(one) == WORDS.stem(other)
    for one, other in rule.rejects:
        assert WORDS.stem(one) != WORDS.stem(other)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("topoverleg", ("overleg", "top")),
        ("vredesoverleg", ("overleg", WORDS.stem("vrede"))),
        ("gevangenenruil", ("uitwiseling", WORDS.concepts[WORDS.stem("gevangenen")])),
        ("top", ("top",)),
        ("stop", ("stop",)),
    ],
)
def test_compounds_come_apart(word: str, parts: tuple[str, ...]) -> None:
    assert WORDS.parts(word) == parts


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('same-day = "', 'same-dag = "'), "same-dag"),
        (("examples = [", "voorbeelden = ["), "plural-en"),
        (('written = "kh"', 'written = "kk"'), "kh-ch"),
        (('rejects = [["Khan", "Kan"]]', "rejects = []"), "kh-ch"),
        (("determiners = [", "bepalers = ["), "determiners"),
        (('["aanvallen", "aanval"]', '["aanvallen", "inval"]'), "do not meet"),
        (('rejects = [["teen", "tent"]]', 'rejects = [["doden", "dood"]]'), "wrongly meet"),
        (('rejects = [["teen", "tent"]]', "rejects = []"), "no reject"),
        (("heads = [", "koppen = ["), "heads"),
    ],
)
def test_words_that_do_not_hold_are_refused(tmp_path: Any, change: tuple[str, str], told: str) -> None:
    assert change[0] in SOURCE
    (tmp_path / "linkage.toml").write_text(SOURCE.replace(*change, 1), encoding="utf-8")
    with pytest.raises(LangError) as refused:
        load_linkage(Lang("nl", tmp_path))
    assert told in str(refused.value)
    assert "linkage.toml" in str(refused.value)


def test_the_documented_weights_are_the_weights() -> None:
    rows = re.findall(r"^\| ([a-z-]+) \| (-?[\d.]+) \|$", DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert {name: float(points) for name, points in rows} == WEIGHTS


def test_every_text_fills_its_braces() -> None:
    known = {"day", "other", "place", "kind", "word", "actors", "count", "words", "why"}
    raw = tomllib.loads(SOURCE)
    for section in ("reasons", "barriers"):
        for text in raw[section].values():
            assert "{" not in text.format(**dict.fromkeys(known, "x"))


@pytest.fixture(scope="module")
def mentions(make_frame: Any, make_mention: Any) -> pd.DataFrame:
    day = pd.Timestamp("2024-05-02")
    market = "Bij een raketinslag op een bouwmarkt in Charkov zijn donderdag elf mensen omgekomen."
    spot = {"location": "Charkov", "iso": "UA", "actor1": "Rusland"}
    return make_frame(
        [
            make_mention("a", date_start=day, quote=market, fatalities_low=11, published="2024-05-02", **spot),
            make_mention("b", date_start=day, quote="De raket op de bouwmarkt in Charkov doodde elf mensen.", **spot),
            make_mention("c", date_start=day, quote="Drones boven een station in Charkov.", fatalities_low=1, **spot),
        ]
    )


def test_the_log_gives_score_weights_and_reasons(mentions: pd.DataFrame) -> None:
    log = merge_log(mentions)
    assert len(log) == 1
    row = log.iloc[0]
    assert (row["event_id"], {row["mention_a"], row["mention_b"]}) == ("a", {"a", "b"})
    assert row["score"] == pytest.approx(sum(row["weights"].values()), abs=1e-3)
    assert "zelfde dag (2 mei 2024)" in row["reasons"]
    assert "zelfde plaats (Charkov)" in row["reasons"]


def test_an_explanation_tells_what_was_joined_and_what_nearly_was(mentions: pd.DataFrame) -> None:
    told = explain_merge("b", mentions)
    assert told.startswith("a: 2 vermeldingen, 2 onafhankelijke bronnen")
    assert "+1.8  zelfde dag (2 mei 2024)" in told
    assert "Bijna, maar niet samengevoegd:" in told
    assert "een ander doelwit (bouwmarkt tegenover station)" in told


def test_a_join_by_hand_is_told(mentions: pd.DataFrame) -> None:
    assert "met de hand samengevoegd (zelfde golf)" in explain_merge(
        "c", mentions, corrections=[merge_events("a", "c", why="zelfde golf")]
    )


def test_an_unknown_event_is_refused(mentions: pd.DataFrame) -> None:
    with pytest.raises(InputError, match="nergens"):
        explain_merge("nergens", mentions)
