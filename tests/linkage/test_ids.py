"""What is promised of an event's id: it is that of one of its mentions, it stays, and it always finds the event."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from timeline.linkage import edit_event, explain_merge, link, merge_log, split_event, tolls

DAY = pd.Timestamp("2024-05-02")


@pytest.fixture(scope="module")
def reports(make_frame: Any, make_mention: Any) -> Any:
    """Reports of one attack by the day of publication, in any order."""

    def of(*days: int) -> pd.DataFrame:
        quote = "Bij een raketinslag op een bouwmarkt in Charkov zijn donderdag elf mensen omgekomen."
        cells = {"date_start": DAY, "location": "Charkov", "iso": "UA", "quote": quote, "fatalities_low": 11}
        return make_frame([make_mention(f"d{day}", published=f"2024-05-{day:02}", **cells) for day in days])

    return of


def test_a_later_report_leaves_the_id(reports: Any) -> None:
    assert list(link(reports(4))["event_id"]) == list(link(reports(4, 6))["event_id"]) == ["d4"]


def test_an_earlier_report_leaves_the_id_that_is_known(reports: Any) -> None:
    before = link(reports(4, 6))
    after = link(reports(3, 4, 6), previous=before)
    assert list(after["event_id"]) == ["d4"]
    assert list(after["mention_ids"]) == [("d3", "d4", "d6")]
    assert list(link(reports(3, 4, 6))["event_id"]) == ["d3"]
    assert list(merge_log(reports(3, 4, 6), previous=before)["event_id"]) == ["d4", "d4"]
    assert explain_merge("d6", reports(3, 4, 6), previous=before).startswith("d4: ")


def test_of_two_events_that_become_one_the_first_id_stays(reports: Any) -> None:
    before = link(reports(3, 4, 6), corrections=[split_event("d3", "d4", "d6")])
    assert sorted(before["event_id"]) == ["d3", "d4"]
    assert list(link(reports(3, 4, 6), previous=before)["event_id"]) == ["d3"]


def test_of_one_event_that_becomes_two_each_has_an_id_of_its_own(reports: Any) -> None:
    before = link(reports(4, 6))
    after = link(reports(3, 4, 6), previous=before, corrections=[split_event("d4", "d6")])
    assert {row["event_id"]: row["mention_ids"] for _, row in after.iterrows()} == {"d4": ("d3", "d4"), "d6": ("d6",)}


def test_a_correction_by_an_id_of_an_earlier_run_still_matches(reports: Any) -> None:
    mine = [edit_event("d4", location="Charkiv")]
    for days in ((4,), (4, 6), (3, 4, 6)):
        assert list(link(reports(*days), corrections=mine)["location"]) == ["Charkiv"]


def test_the_toll_is_found_by_any_id(reports: Any) -> None:
    mentions = reports(3, 4)
    events = link(mentions)
    pd.testing.assert_frame_equal(tolls("d4", mentions, events), tolls("d3", mentions, events))
