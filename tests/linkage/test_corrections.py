"""The user's corrections: the file, what each does, and what is told when one no longer matches."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.errors import InputError
from timeline.linkage import (
    Correction,
    drop_event,
    edit_event,
    link,
    merge_events,
    merge_log,
    read_corrections,
    split_event,
    write_corrections,
)
from timeline.linkage.corrections import Reference
from timeline.values import Problem

DOCS = Path(__file__).parents[2] / "docs" / "corrections.md"


@pytest.fixture(scope="module")
def mentions(make_frame: Any, make_mention: Any) -> pd.DataFrame:
    """Two reports of one attack, one of another, and talks."""
    day = pd.Timestamp("2024-05-02")
    market = "Bij een raketinslag op een bouwmarkt in Charkov zijn donderdag elf mensen omgekomen."
    return make_frame(
        [
            make_mention("a", date_start=day, location="Charkov", iso="UA", quote=market, fatalities_low=11),
            make_mention("b", date_start=day, location="Charkov", iso="UA", quote=market, fatalities_low=11),
            make_mention("c", date_start=day, location="Lviv", iso="UA", quote="Drones troffen een depot in Lviv."),
            make_mention("d", date_start=day, event_type="Diplomacy", quote="In Parijs begon overleg over wapens."),
        ]
    )


def groups(events: pd.DataFrame) -> set[tuple[str, ...]]:
    return set(events["mention_ids"])


def test_uncorrected(mentions: pd.DataFrame) -> None:
    assert groups(link(mentions)) == {("a", "b"), ("c",), ("d",)}


def test_merge_joins_what_the_rules_keep_apart(mentions: pd.DataFrame) -> None:
    events = link(mentions, corrections=[merge_events("b", "c", why="één golf")])
    assert groups(events) == {("a", "b", "c"), ("d",)}
    by_hand = merge_log(mentions, corrections=[merge_events("b", "c", why="één golf")]).iloc[-1]
    assert by_hand["reasons"] == "met de hand samengevoegd (één golf)"
    assert pd.isna(by_hand["score"])


def test_split_takes_a_mention_out(mentions: pd.DataFrame) -> None:
    assert groups(link(mentions, corrections=[split_event("a", "b")])) == {("a",), ("b",), ("c",), ("d",)}
    assert merge_log(mentions, corrections=[split_event("a", "b")]).empty


def test_split_without_mentions_takes_everything_apart(mentions: pd.DataFrame) -> None:
    both = [merge_events("a", "c", "d"), split_event("a")]
    assert groups(link(mentions, corrections=both)) == {("a",), ("b",), ("c",), ("d",)}


def test_edit_fills_cells_and_whole_dates(mentions: pd.DataFrame) -> None:
    fix = edit_event("b", location="Kiev", date="2024-05-01/2024-05-02", fatalities_low=12)
    row = link(mentions, corrections=[fix]).set_index("event_id").loc["a"]
    assert (row["location"], row["fatalities_low"], row["date_edtf"]) == ("Kiev", 12, "2024-05-01/2024-05-02")
    assert row["date_end"] == pd.Timestamp("2024-05-02")


def test_drop_leaves_an_event_out(mentions: pd.DataFrame) -> None:
    assert groups(link(mentions, corrections=[drop_event("b")])) == {("c",), ("d",)}


def test_a_sentence_names_an_event(mentions: pd.DataFrame) -> None:
    gone = Correction("drop", (Reference(article="c", sentence="Drones troffen"),))
    assert groups(link(mentions, corrections=[gone])) == {("a", "b"), ("d",)}


@pytest.mark.parametrize(
    ("correction", "told"),
    [
        (merge_events("a", "nergens"), "there is no nergens"),
        (drop_event("nergens"), "there is no nergens"),
        (split_event("a", "c"), "a is not joined with it"),
        (split_event("c"), "c is not joined with it"),
        (edit_event("a", date="morgen"), "morgen"),
        (edit_event("a", status="misschien"), "misschien"),
        (edit_event("a", fatalities_low=5, fatalities_high=2), "fatalities_low lies after fatalities_high"),
        (Correction("drop", (Reference(article="c", sentence="Geen drones"),)), "Geen drones"),
    ],
    ids=str,
)
def test_what_no_longer_matches_is_told_and_left_out(mentions: pd.DataFrame, correction: Correction, told: str) -> None:
    problems: list[Problem] = []
    events = link(mentions, corrections=[correction], on_problem=problems.append)
    pd.testing.assert_frame_equal(events, link(mentions))
    assert len(problems) == 1
    assert told in problems[0].message


def test_without_a_listener_it_is_a_warning(mentions: pd.DataFrame) -> None:
    with pytest.warns(UserWarning, match="no longer matches"):
        link(mentions, corrections=[drop_event("nergens")])


def test_the_file_is_read_on_a_build(mentions: pd.DataFrame, tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    write_corrections(path, [merge_events("a", "c", why='"zelfde" aanval'), drop_event("d")])
    assert groups(link(mentions, corrections=path)) == {("a", "b", "c")}


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
references = st.one_of(st.builds(Reference, texts), st.builds(Reference, st.none(), article=texts, sentence=texts))
corrections = st.one_of(
    st.builds(
        Correction, st.just("merge"), st.lists(references, min_size=2, max_size=3).map(tuple), why=st.none() | texts
    ),
    st.builds(Correction, st.just("split"), st.tuples(references), st.lists(references, max_size=2).map(tuple)),
    st.builds(Correction, st.just("drop"), st.tuples(references), why=st.none() | texts),
    st.builds(
        Correction,
        st.just("edit"),
        st.tuples(references),
        cells=st.dictionaries(st.sampled_from(["location", "notes"]), texts, min_size=1),
    ),
)


@settings(deadline=None)  # it writes files, and machines may be busy
@given(written=st.lists(corrections, max_size=4))
def test_what_is_written_is_read_back(written: list[Correction], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "round.toml"
    write_corrections(path, written)
    assert read_corrections(path) == written


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[correction]]\ndo = 'join'", "`do` is one of"),
        ("[[correction]]\ndo = 'merge'\nevents = ['a']", "two or more"),
        ("[[correction]]\ndo = 'drop'\nevents = 'a'", "drop does not know events"),
        ("[[correction]]\ndo = 'drop'", "named by its id"),
        ("[[correction]]\ndo = 'drop'\nevent = {article = 'a'}", "named by its id"),
        ("[[correction]]\ndo = 'edit'\nevent = 'a'\nset = {quote = 'x'}", "quote cannot be edited"),
        ("[[correction]]\ndo = 'edit'\nevent = 'a'\nset = {kleur = 'x'}", "kleur cannot be edited"),
        ("[[correction]]\ndo = 'edit'\nevent = 'a'", "at least one column"),
        ("merge a b", "cannot be read as corrections"),
        ("correction = 1", "only [[correction]] tables"),
        ("[other]\na = 1", "only [[correction]] tables"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_corrections(path)
    assert told in str(refused.value)
    assert str(path) in str(refused.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nergens\.toml"):
        read_corrections(tmp_path / "nergens.toml")


def test_the_documented_file_is_valid(tmp_path: Path) -> None:
    example = DOCS.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    path = tmp_path / "corrections.toml"
    path.write_text(example, encoding="utf-8")
    assert [correction.do for correction in read_corrections(path)] == ["merge", "split", "edit", "drop"]
