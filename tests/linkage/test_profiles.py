"""Profiles are read when they are asked for, and only those of the block at hand are kept."""

from __future__ import annotations

from typing import Any

import pandas as pd

from timeline.lang import load_lang
from timeline.lang.linkage import load_linkage
from timeline.linkage import link
from timeline.linkage import profiles as room
from timeline.linkage.profiles import Profiles


def reports(make_frame: Any, make_mention: Any, number: int) -> pd.DataFrame:
    first = pd.Timestamp("2020-01-01")
    return make_frame(
        [
            make_mention(
                f"m{n:03}",
                published=first + pd.Timedelta(days=n // 2),
                date_start=first + pd.Timedelta(days=n // 2),
                location="Charkov",
                iso="UA",
                quote=f"Bij een raketaanval op fabriek {n // 2} in Charkov vielen doden.",
            )
            for n in range(number)
        ]
    )


def test_a_profile_is_the_same_however_it_is_read(make_frame: Any, make_mention: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(room, "CHUNK", 7)
    profiles = Profiles(reports(make_frame, make_mention, 40), load_linkage(load_lang("nl")))
    one_by_one = [profiles[position] for position in range(40)]
    assert list(profiles) == one_by_one
    profiles.keep([3, 38, 11])
    assert [profiles[position] for position in (38, 3, 11, 4)] == [one_by_one[position] for position in (38, 3, 11, 4)]


def test_the_light_columns_agree_with_the_profiles(make_frame: Any, make_mention: Any) -> None:
    mentions = reports(make_frame, make_mention, 9).sample(frac=1, random_state=4)
    profiles = Profiles(mentions, load_linkage(load_lang("nl")))
    low, high, length = profiles.spans
    for position, profile in enumerate(profiles):
        days = profile.days
        assert (profiles.ids[position], profiles.articles[position]) == (profile.id, profile.article)
        assert (low[position], high[position], length[position]) == (days.low, days.high, days.length)
    in_order = sorted(range(9), key=profiles.ranks.__getitem__)
    assert [profiles[position].order for position in in_order] == sorted(profile.order for profile in profiles)


def test_linking_holds_the_profiles_of_a_block_only(make_frame: Any, make_mention: Any, monkeypatch: Any) -> None:
    most = 0
    keep = Profiles.keep

    def watched(self: Profiles, positions: Any) -> None:
        nonlocal most
        keep(self, positions)
        most = max(most, len(self._kept))

    monkeypatch.setattr(Profiles, "keep", watched)
    monkeypatch.setattr("timeline.linkage.cluster.AT_A_TIME", 10)
    monkeypatch.setattr("timeline.linkage.stages.AT_A_TIME", 10)
    events = link(reports(make_frame, make_mention, 600))
    assert len(events) == 300
    assert 0 < most < 100
