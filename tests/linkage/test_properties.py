"""What holds for every input: nothing lost, no order, no chain, and the same as comparing all with all."""

from __future__ import annotations

import itertools
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import table
from timeline.lang import load_lang
from timeline.lang.linkage import load_linkage
from timeline.linkage import link, merge_events, merge_log, split_event
from timeline.linkage.block import candidate_pairs
from timeline.linkage.cluster import cluster
from timeline.linkage.compare import compare
from timeline.linkage.profiles import Profiles

DAYS = [pd.Timestamp("2024-05-01") + pd.Timedelta(days=day) for day in range(4)]
PLACES = [
    ("Kiev", "UA", 50.45, 30.52),
    ("Charkov", "UA", 49.98, 36.25),
    ("Gaza", "PS", 31.50, 34.47),
    ("Oekraïne", "UA", None, None),
    (None, None, None, None),
]
SENTENCES = [  # each with its trigger
    ("Bij een raketaanval op een bouwmarkt zijn doden gevallen.", "raketaanval"),
    ("Een drone heeft de bouwmarkt in brand gezet.", "brand"),
    ("De gouverneur spreekt van een raket op een station.", "raket"),
    ("Onderhandelaars bereikten een akkoord over gevangenen.", "akkoord"),
    ("Het akkoord over de ruil van gevangenen is getekend.", "akkoord"),
    ("De raketaanval houdt de stad bezig.", "raketaanval"),
    ("Na de zware raketaanval op een bouwmarkt werd er weer geschoten.", "raketaanval"),
    ("Het dodental van de raketaanval op een bouwmarkt is opgelopen.", "dodental"),
]
BACK = ("De raketaanval", "Na de zware raketaanval", "Het dodental van de raketaanval")
TYPES = ["Explosions/Remote violence", "Battles", "Strategic developments", "Diplomacy", "Justice"]

reports = st.fixed_dictionaries(
    {
        "article_id": st.sampled_from(["een", "twee", "drie", "vier", "vijf"]),
        "date_start": st.sampled_from([*DAYS, None]),
        "basis": st.sampled_from(["timex", "carried", "publication"]),
        "late": st.integers(0, 3),
        "place": st.sampled_from(PLACES),
        "told": st.sampled_from(SENTENCES),
        "event_type": st.sampled_from(TYPES),
        "status": st.sampled_from(sorted(table.VOCABULARIES["status"])),
        "actor1": st.sampled_from(["Rusland", "Oekraïne", None]),
        "fatalities": st.sampled_from([None, 0, 3, 40]),
        "count_kind": st.sampled_from([None, "cumulative"]),
    }
)


@pytest.fixture(scope="session")
def build(make_frame: Any, make_mention: Any) -> Any:
    def frame_of(drawn: list[dict[str, Any]]) -> pd.DataFrame:
        rows = []
        for number, told in enumerate(drawn):
            cells = dict(told)
            basis, late, place, deaths = (cells.pop(key) for key in ("basis", "late", "place", "fatalities"))
            cells["quote"], cells["trigger"] = cells.pop("told")
            start = cells["date_start"]
            cells["quote"] += f" ({place[0]})"  # only a place that the sentence names keeps events apart
            cells |= dict(zip(("location", "iso", "latitude", "longitude"), place, strict=True))
            cells |= {"fatalities_low": deaths, "fatalities_high": deaths}
            cells |= {
                "published": (start or DAYS[0]) + pd.Timedelta(days=late),
                "date_basis": basis if start else "none",
            }
            cells |= {
                "char_start": 100 * number,
                "char_end": 100 * number + 50,
                "publisher": f"Krant {cells['article_id']}",
            }
            rows.append(make_mention(f"m{number:02}", **cells))
        return make_frame(rows)

    return frame_of


many = st.lists(reports, max_size=9)
checked = settings(max_examples=20, deadline=None)


@checked
@given(drawn=many)
def test_every_mention_is_in_exactly_one_event(build: Any, drawn: Any) -> None:
    mentions = build(drawn)
    inside = [name for ids in link(mentions)["mention_ids"] for name in ids]
    assert sorted(inside) == sorted(mentions["event_id"])


@checked
@given(drawn=many, seed=st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(build: Any, drawn: Any, seed: Any) -> None:
    mentions = build(drawn)
    order = list(range(len(mentions)))
    seed.shuffle(order)
    pd.testing.assert_frame_equal(link(mentions), link(mentions.iloc[order]))


@checked
@given(drawn=many)
def test_linking_events_again_changes_nothing(build: Any, drawn: Any) -> None:
    events = link(build(drawn))
    pd.testing.assert_frame_equal(link(events), events)


@checked
@given(drawn=many)
def test_an_event_keeps_to_the_never_merge_rules(build: Any, drawn: Any) -> None:
    mentions = build(drawn).set_index("event_id")
    for ids in link(mentions.reset_index())["mention_ids"]:
        rows = mentions.loc[list(ids)]
        back = rows["quote"].str.startswith(BACK)
        assert rows.loc[~back, "article_id"].is_unique
        total = (rows["count_kind"] == "cumulative") & ~rows["quote"].str.startswith("Het dodental van de raketaanval")
        assert len(set(total)) == 1
        assert len(set(rows["status"] == "denied")) == 1
        assert rows.loc[(rows["date_basis"] == "timex") & ~back, "date_start"].nunique() <= 1
        assert len(set(rows["location"].dropna()) - {"Oekraïne"}) <= 1


@checked
@given(drawn=many)
def test_blocks_lose_no_pair_that_matches(build: Any, drawn: Any) -> None:
    profiles = Profiles(build(drawn), load_linkage(load_lang("nl")))
    everything = list(itertools.combinations(range(len(profiles)), 2))
    matching = {pair for pair in everything if compare(profiles[pair[0]], profiles[pair[1]]).matches}
    assert matching <= set(candidate_pairs(profiles))
    by_blocks, _ = cluster(profiles, candidate_pairs(profiles))
    by_force = brute_force(profiles)
    assert {frozenset(members) for members in by_blocks} == by_force


def brute_force(profiles: list[Any]) -> set[frozenset[int]]:
    """The definition of the clusters: every matching pair, strongest first, no pair unlike, a match on the whole."""

    def rank(pair: tuple[int, int]) -> Any:
        orders = sorted(profiles[position].order for position in pair)
        return (-compare(profiles[pair[0]], profiles[pair[1]]).score, orders)

    every = itertools.combinations(range(len(profiles)), 2)
    every = list(every)
    unclear = {position for position in range(len(profiles)) if may_mean_several(profiles, position)}

    def joins(pair: tuple[int, int]) -> bool:
        outcome = compare(profiles[pair[0]], profiles[pair[1]])
        return outcome.matches and not (outcome.refers and unclear & set(pair))

    matching = sorted(filter(joins, every), key=rank)
    groups = {frozenset([position]) for position in range(len(profiles))}
    for one, other in matching:
        left = next(group for group in groups if one in group)
        right = next(group for group in groups if other in group)
        if left == right:
            continue
        outcomes = [compare(profiles[a], profiles[b]) for a in left for b in right]
        apart = any(outcome.barrier is not None or outcome.score < 1.0 for outcome in outcomes)
        if not apart and sum(outcome.score for outcome in outcomes) / len(outcomes) >= 3.0:
            groups = (groups - {left, right}) | {left | right}
    return groups


def may_mean_several(profiles: list[Any], position: int) -> bool:
    """Whether a mention refers back to what two others tell about as well, and these cannot be of one day."""
    if not profiles[position].days.back:
        return False
    told = []
    for other in range(len(profiles)):
        outcome = compare(profiles[position], profiles[other])
        days = profiles[other].days
        if other != position and outcome.refers and outcome.score >= 3.0 and days.start is not None and not days.back:
            told.append((outcome.score, days))
    best = max((score for score, _ in told), default=0.0)
    near = [days for score, days in told if score > best - 1.0]
    return any(one.low > other.high for one in near for other in near)


@checked
@given(drawn=many, later=many)
def test_events_keep_their_ids_when_articles_are_added(build: Any, drawn: Any, later: Any) -> None:
    few, more = build(drawn), build(drawn + later)
    before = link(few)
    after = link(more, previous=before)
    assert after["event_id"].is_unique
    assert all(row["event_id"] in row["mention_ids"] for _, row in after.iterrows())
    known = dict(zip(before["mention_ids"].map(frozenset), before["event_id"], strict=True))
    for _, row in after.iterrows():
        old = frozenset(row["mention_ids"]) & set(few["event_id"])
        assert row["event_id"] == known.get(old, row["event_id"]), "what was one event and still is keeps its id"


@checked
@given(drawn=st.lists(reports, min_size=2, max_size=8), pick=st.data())
def test_splitting_off_any_mention_and_merging_it_again_restores(build: Any, drawn: Any, pick: Any) -> None:
    mentions = build(drawn)
    events = link(mentions)
    joined = [ids for ids in events["mention_ids"] if len(ids) > 1]
    if not joined:
        return
    ids = pick.draw(st.sampled_from(joined))
    one = pick.draw(st.sampled_from(ids))
    other = next(name for name in ids if name != one)
    apart = link(mentions, corrections=[split_event(other, one)])
    assert len(apart) == len(events) + 1
    again = link(mentions, corrections=[split_event(other, one), merge_events(other, one)])
    pd.testing.assert_frame_equal(again, events)


@checked
@given(drawn=st.lists(reports, min_size=2, max_size=8), pick=st.data())
def test_a_split_after_a_merge_restores(build: Any, drawn: Any, pick: Any) -> None:
    mentions = build(drawn)
    events = link(mentions)
    if len(events) < 2:
        return
    names = pick.draw(st.permutations(list(events["event_id"])))[:2]
    away = events.loc[events["event_id"] == names[1], "mention_ids"].iloc[0]
    together = link(mentions, corrections=[merge_events(*names)])
    assert len(together) == len(events) - 1
    again = link(mentions, corrections=[merge_events(*names), split_event(names[0], *away)])
    pd.testing.assert_frame_equal(again, events)


@checked
@given(drawn=many)
def test_an_unrelated_article_leaves_every_event_as_it_was(
    build: Any, make_frame: Any, make_mention: Any, drawn: Any
) -> None:
    mentions = build(drawn)
    stranger = make_mention(
        "zz",
        published="2024-05-02",
        date_start=DAYS[1],
        event_type="Protests",
        trigger="betoging",
        location="Caracas",
        iso="VE",
        quote="Studenten betoogden tegen hogere collegegelden.",
    )
    more = pd.concat([mentions.astype(object), make_frame([stranger]).astype(object)], ignore_index=True)
    grown = link(table.as_table(more))
    pd.testing.assert_frame_equal(
        grown[grown["event_id"] != "zz"].reset_index(drop=True), link(mentions), check_categorical=False
    )


@checked
@given(drawn=many)
def test_comparing_is_symmetric(build: Any, drawn: Any) -> None:
    profiles = Profiles(build(drawn), load_linkage(load_lang("nl")))
    for one, other in itertools.combinations(profiles, 2):
        assert compare(one, other) == compare(other, one)


@checked
@given(drawn=many)
def test_the_log_accounts_for_every_join(build: Any, drawn: Any) -> None:
    mentions = build(drawn)
    log = merge_log(mentions)
    assert len(log) == len(mentions) - len(link(mentions))
    assert (log["score"] >= 4.0).all()
    assert log["reasons"].str.len().gt(0).all()
