"""The one row of an event: which date, toll, status, place and sources come out of many mentions."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from timeline.errors import InputError
from timeline.linkage import link, merge_events, tolls

DAY = pd.Timestamp("2024-05-02")
QUOTE = "Bij een raketinslag op een bouwmarkt in Charkov zijn mensen omgekomen."


@pytest.fixture
def settle(make_frame: Any, make_mention: Any) -> Any:
    """The row of mentions that are joined by hand, so that only the canonical step is at work."""

    def row_of(*cells: dict[str, Any]) -> pd.Series:
        rows = [make_mention(f"m{number}", **{"quote": QUOTE, **told}) for number, told in enumerate(cells)]
        events = link(make_frame(rows), corrections=[merge_events(*(row["event_id"] for row in rows))])
        assert len(events) == 1
        return events.iloc[0]

    return row_of


def span(first: str, last: str, **cells: Any) -> dict[str, Any]:
    return {
        "date_start": pd.Timestamp(first),
        "date_end": pd.Timestamp(last),
        "event_date": pd.Timestamp(first),
        **cells,
    }


def test_the_date_is_what_all_can_share(settle: Any) -> None:
    row = settle(span("2024-05-01", "2024-05-03"), span("2024-05-02", "2024-05-05"))
    assert row["date_edtf"] == "2024-05-02/2024-05-03"
    assert pd.isna(row["conflicts"])
    assert pd.isna(row["core_start"])


def test_days_that_cannot_be_shared_are_a_range_and_a_conflict(settle: Any) -> None:
    row = settle(span("2024-05-01", "2024-05-01", publisher="De Avond"), span("2024-05-03", "2024-05-03"))
    assert (row["date_start"], row["date_end"]) == (pd.Timestamp("2024-05-01"), pd.Timestamp("2024-05-03"))
    assert row["conflicts"] == "dag: 1 mei 2024 (De Avond) of 3 mei 2024 (Krant m1)"
    assert row["time_precision"] == 2


def test_a_lasting_event_spans_all_its_reports(settle: Any) -> None:
    def siege(first: str, last: str) -> dict[str, Any]:
        days = span(first, last)
        return {**days, "core_start": days["date_start"], "core_end": days["date_end"], "status": "ongoing"}

    row = settle(siege("2024-05-01", "2024-05-20"), siege("2024-05-04", "2024-05-24"))
    assert row["date_edtf"] == "2024-05-01/2024-05-24"
    assert row["core_end"] == pd.Timestamp("2024-05-24")


def test_an_expression_outweighs_the_day_of_the_report(settle: Any) -> None:
    row = settle(
        span("2024-05-03", "2024-05-03", date_basis="publication", published="2024-05-03"),
        span(
            "2024-05-02",
            "2024-05-02",
            date_text="donderdag",
            date_char_start=5,
            date_char_end=14,
            published="2024-05-04",
        ),
    )
    assert (row["date_start"], row["date_text"], row["date_basis"]) == (DAY, "donderdag", "timex")
    assert row["article_id"] == "m1"  # the lead is dated as the event is, so that the offsets hold in its article
    assert (row["date_char_start"], row["date_char_end"]) == (5, 14)


def test_offsets_of_another_article_are_not_taken_over(settle: Any) -> None:
    row = settle(
        {"date_start": DAY, "status": "planned", "date_char_start": 5, "date_char_end": 14},
        {"date_start": DAY + pd.Timedelta(days=1), "date_basis": "publication", "published": "2024-05-03"},
    )
    assert (row["status"], row["article_id"], row["date_start"]) == ("occurred", "m1", DAY)
    assert pd.isna(row["date_char_start"])


@pytest.mark.parametrize(
    ("statuses", "outcome"),
    [
        (("planned", "occurred"), "occurred"),
        (("occurred", "planned"), "occurred"),
        (("claimed", "occurred"), "occurred"),
        (("ongoing", "occurred"), "occurred"),
        (("occurred", "ongoing"), "ongoing"),
        (("planned", "claimed"), "claimed"),
        (("hypothetical", "planned"), "planned"),
    ],
)
def test_the_status_is_the_strongest_and_latest(settle: Any, statuses: tuple[str, str], outcome: str) -> None:
    one, other = ({"status": status, "date_start": DAY} for status in statuses)
    assert settle({**one, "published": "2024-05-02"}, {**other, "published": "2024-05-03"})["status"] == outcome


@pytest.mark.parametrize(
    ("counts", "days", "outcome"),
    [
        (((4, 4), (11, 11)), ("02", "03"), (11, 11)),
        (((120, 120), (43, 43)), ("02", "03"), (43, 43)),
        (((5, 5), (9, 9)), ("03", "03"), (5, 9)),
        (((36, 36), (30, None)), ("02", "03"), (36, 36)),
        (((5, 5), (8, None)), ("03", "03"), (5, None)),
        (((5, 5), (None, None)), ("02", "03"), (5, 5)),
        (((0, 0), (0, 0)), ("02", "02"), (0, 0)),
    ],
)
def test_the_toll(settle: Any, counts: Any, days: Any, outcome: Any) -> None:
    told = [
        {"fatalities_low": low, "fatalities_high": high, "date_start": DAY, "published": f"2024-05-{day}"}
        for (low, high), day in zip(counts, days, strict=True)
    ]
    row = settle(*told)
    assert (
        tuple(None if pd.isna(row[f"fatalities_{end}"]) else row[f"fatalities_{end}"] for end in ("low", "high"))
        == outcome
    )


def test_who_blames_whom_is_a_conflict(settle: Any) -> None:
    one, other = ({"date_start": DAY, "actor1": a, "actor2": b} for a, b in (("Moskou", "Kiev"), ("Kiev", "Moskou")))
    row = settle({**one, "attribution": "volgens het leger"}, {**other, "status": "claimed"})
    assert row["conflicts"] == "dader: Moskou (Krant m0) of Kiev (Krant m1)"
    assert pd.isna(settle(one, other)["conflicts"])  # where nobody says so, it may be a slip of ours


def test_the_most_precise_place_wins(settle: Any) -> None:
    row = settle(
        {"date_start": DAY, "location": "Oekraïne", "country": "Oekraïne", "iso": "UA", "geo_precision": 3},
        {"date_start": DAY, "location": "Charkov", "country": "Oekraïne", "iso": "UA", "geo_precision": 1},
    )
    assert (row["location"], row["geo_precision"]) == ("Charkov", 1)


def test_sources_of_one_agency_are_one(settle: Any) -> None:
    row = settle(
        {"publisher": "De Avond", "attribution": "persbureau Reuters", "quote": "Een raket trof Charkov."},
        {"publisher": "Noorderkrant", "attribution": "volgens Reuters", "quote": "Charkov lag onder vuur."},
        {"publisher": "Zuiderpost", "quote": "In Charkov is een bouwmarkt geraakt."},
    )
    assert row["n_sources"] == 2
    assert row["mention_ids"] == ("m0", "m1", "m2")


def test_first_and_last_reported(settle: Any) -> None:
    row = settle({"published": "2024-05-02"}, {"published": "2024-05-09"}, {"published": "2024-05-04"})
    assert (row["first_reported"], row["last_reported"]) == (pd.Timestamp("2024-05-02"), pd.Timestamp("2024-05-09"))


def test_more_sources_make_it_surer_and_a_contradiction_less(settle: Any) -> None:
    alone, both = settle({"confidence": 0.6, "date_start": DAY}), settle(*[{"confidence": 0.6, "date_start": DAY}] * 2)
    assert alone["confidence"] == pytest.approx(0.6)
    copied = both["confidence"]
    torn = settle(
        {"confidence": 0.6, "date_start": DAY}, {"confidence": 0.6, "date_start": DAY + pd.Timedelta(days=2)}
    )["confidence"]
    assert copied > torn
    assert torn < 0.84


def test_tolls_over_time(make_frame: Any, make_mention: Any) -> None:
    rows = [
        make_mention("a", published="2024-05-02", fatalities_low=4, date_start=DAY, quote=QUOTE, char_end=60),
        make_mention("b", published="2024-05-05", fatalities_low=16, date_start=DAY, quote=QUOTE, char_end=60),
        make_mention("c", published="2024-05-03", date_start=DAY, quote=QUOTE, char_end=60),
    ]
    mentions = make_frame(rows)
    events = link(mentions)
    told = tolls("a", mentions, events)
    assert list(told["fatalities_low"]) == [4, 16]
    assert list(told["event_id"]) == ["a", "b"]
    with pytest.raises(InputError, match="nergens"):
        tolls("nergens", mentions, events)


def test_columns_that_are_not_ours_stay(make_frame: Any, make_mention: Any) -> None:
    mentions = make_frame([make_mention("a"), make_mention("b")]).assign(mine=[1, 2])
    assert list(link(mentions)["mine"]) == [1, 2]
