"""Mentions in headings: paired with their own article's text, and with nothing else."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from timeline.linkage import explain_merge, link, merge_log, split_event

DAY = pd.Timestamp("2024-05-02")
HEADING = {
    "article_id": "een",
    "quote": "Drone treft bouwmarkt in Charkov",
    "trigger": "treft",
    "location": "Charkov",
    "date_start": DAY,
    "sub_event_type": "Air/drone strike",
}
TEXT = HEADING | {
    "quote": "Een drone trof donderdag een bouwmarkt in Charkov.",
    "trigger": "trof",
    "char_start": 40,
    "char_end": 90,
}


def frame_of(make_frame: Any, make_mention: Any, *rows: dict[str, Any]) -> pd.DataFrame:
    return make_frame([make_mention(f"m{number}", **row) for number, row in enumerate(rows)])


@pytest.fixture
def pair(make_frame: Any, make_mention: Any) -> Any:
    def pair_with(**changes: Any) -> pd.DataFrame:
        return link(frame_of(make_frame, make_mention, HEADING, TEXT | changes))

    return pair_with


def test_the_text_is_the_face_of_the_event(pair: Any) -> None:
    events = pair()
    assert len(events) == 1
    assert events.iloc[0]["quote"] == TEXT["quote"]
    assert events.iloc[0]["mention_ids"] == ("m0", "m1")
    assert events.iloc[0]["n_sources"] == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"article_id": "twee", "event_type": "Diplomacy"},
        {"event_type": "Protests", "sub_event_type": "Peaceful protest"},
        {"date_start": DAY + pd.Timedelta(days=3), "date_end": DAY + pd.Timedelta(days=3)},
        {"status": "planned"},
        {"count_kind": "cumulative"},
        {"quote": "Drone treft ook het station"},
    ],
    ids=["another-article", "another-type", "another-day", "planned", "toll", "two-headings"],
)
def test_what_does_not_agree_stays_apart(pair: Any, changes: dict[str, Any]) -> None:
    assert len(pair(**changes)) == 2


def test_the_log_says_why(make_frame: Any, make_mention: Any) -> None:
    mentions = frame_of(make_frame, make_mention, HEADING, TEXT)
    log = merge_log(mentions)
    assert list(log["reasons"]) == ["de kop zegt wat het artikel eronder zegt"]
    assert "de kop zegt wat het artikel eronder zegt" in explain_merge("m1", mentions)


def test_a_user_may_split_them(make_frame: Any, make_mention: Any) -> None:
    mentions = frame_of(make_frame, make_mention, HEADING, TEXT)
    assert len(link(mentions, corrections=[split_event("m0", "m0")])) == 2


def test_linking_twice_changes_nothing(make_frame: Any, make_mention: Any) -> None:
    once = link(frame_of(make_frame, make_mention, HEADING, TEXT))
    pd.testing.assert_frame_equal(link(once), once)
