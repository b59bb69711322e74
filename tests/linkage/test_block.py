"""Blocks that are too large to compare every pair in: cost stays bounded, and what belongs together still meets."""

from __future__ import annotations

from typing import Any

import pandas as pd

from timeline.lang import load_lang
from timeline.lang.linkage import load_linkage
from timeline.linkage import link
from timeline.linkage.block import FULL, NEIGHBOURS, candidate_pairs
from timeline.linkage.profiles import Profiles

DAY = pd.Timestamp("2024-05-02")


def reports(make_frame: Any, make_mention: Any, number: int, towns: int) -> pd.DataFrame:
    """Reports of one sentence about several towns on one day, each in an article of its own."""
    spots = [
        {"location": f"Stad{town}", "iso": "UA", "latitude": 45.0 + town, "longitude": 30.0, "geo_precision": 1}
        for town in range(towns)
    ]
    quote = "Een drone trof het depot in {}, meldt de gouverneur."
    return make_frame(
        [
            make_mention(
                f"m{i:04}", date_start=DAY, quote=quote.format(spots[i % towns]["location"]), **spots[i % towns]
            )
            for i in range(number)
        ]
    )


def test_a_full_block_costs_no_more_than_its_neighbours(make_frame: Any, make_mention: Any) -> None:
    number = 3 * FULL
    profiles = Profiles(reports(make_frame, make_mention, number, 3), load_linkage(load_lang("nl")))
    pairs = list(candidate_pairs(profiles))
    most = max(len(profile.keys) for profile in profiles)
    assert all(one < other for one, other in pairs)
    assert len(pairs) <= number * max(NEIGHBOURS, FULL) * most
    assert len(pairs) < number * (number - 1) // 2 / 1.5


def test_in_full_blocks_what_belongs_together_still_meets(make_frame: Any, make_mention: Any) -> None:
    events = link(reports(make_frame, make_mention, 3 * FULL, 3))
    assert sorted(events["mention_ids"].map(len)) == [FULL, FULL, FULL]


def test_an_empty_frame_and_one_mention(make_frame: Any, make_mention: Any) -> None:
    assert link(make_frame([])).empty
    alone = make_frame([make_mention("a")])
    pd.testing.assert_frame_equal(link(alone), alone)
