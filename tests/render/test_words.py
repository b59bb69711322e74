"""Dates and counts in words say no more than the table knows."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render.frames import row
from timeline.lang.ui import load_ui
from timeline.render.words import name_type, write_casualties, write_count, write_span, write_when
from timeline.table import NAMES

NL, EN = load_ui("nl"), load_ui("en")


def event(first=None, last=None, **cells):
    def day(text):
        return None if text is None else dt.date.fromisoformat(text)

    dates = {"date_start": day(first), "date_end": day(last or first)}
    return (
        dict.fromkeys(NAMES) | row("x", **dates) | {k: day(v) if k.startswith("core") else v for k, v in cells.items()}
    )


@pytest.mark.parametrize(
    ("cells", "nl", "en"),
    [
        ({"first": "2022-03-23"}, "wo 23 mrt 2022", "Wed 23 Mar 2022"),
        ({"first": "2022-03-23", "time": "21:00"}, "wo 23 mrt 2022, 21:00", "Wed 23 Mar 2022, 21:00"),
        ({"first": "2022-03-21", "last": "2022-03-22"}, "ma 21 of di 22 mrt 2022", "Mon 21 or Tue 22 Mar 2022"),
        ({"first": "2021-12-31", "last": "2022-01-01"}, "vr 31 dec 2021 of za 1 jan 2022", None),
        ({"first": "2022-02-24", "last": "2022-03-03"}, "tussen 24 feb en 3 mrt 2022", "between 24 Feb and 3 Mar 2022"),
        ({"first": "2022-04-21", "last": "2022-04-30"}, "tussen 21 en 30 apr 2022", None),
        ({"first": "2022-03-26", "last": "2022-03-27"}, "weekend van 26 – 27 mrt 2022", None),
        ({"first": "2022-03-21", "last": "2022-03-27"}, "week van 21 – 27 mrt 2022", "week of 21 – 27 Mar 2022"),
        ({"first": "2022-03-01", "last": "2022-03-31"}, "maart 2022", "March 2022"),
        ({"first": "2024-02-01", "last": "2024-02-29"}, "februari 2024", None),
        ({"first": "2022-04-01", "last": "2022-06-30"}, "2e kwartaal van 2022", "Q2 2022"),
        ({"first": "2022-03-01", "last": "2022-05-31"}, "tussen 1 mrt en 31 mei 2022", None),
        ({"first": "1995-01-01", "last": "1995-12-31"}, "1995", "1995"),
        ({"first": "1990-01-01", "last": "1999-12-31"}, "1990 – 1999", "1990 – 1999"),
        ({"first": None}, "geen datum bekend", "no known date"),
        (
            {"first": "2022-03-23", "date_basis": "publication"},
            "wo 23 mrt 2022 (afgeleid)",
            "Wed 23 Mar 2022 (inferred)",
        ),
        ({"first": "2022-03-23", "date_basis": "carried"}, "wo 23 mrt 2022 (afgeleid)", None),
        (
            {"first": "2022-02-24", "last": "2022-03-23", "core_start": "2022-02-24", "core_end": "2022-03-23"},
            "24 feb – 23 mrt 2022",
            None,
        ),
        (
            {
                "first": "2022-02-24",
                "last": "2022-03-23",
                "core_start": "2022-03-03",
                "core_end": "2022-03-23",
                "status": "ongoing",
            },
            "24 feb – 23 mrt 2022, duurt voort",
            "24 Feb – 23 Mar 2022, ongoing",
        ),
    ],
)
def test_when(cells, nl, en):
    assert write_when(event(**cells), NL) == nl
    if en:
        assert write_when(event(**cells), EN) == en


@settings(max_examples=60, deadline=None)
@given(st.dates(dt.date(1600, 1, 1), dt.date(2100, 1, 1)), st.integers(1, 4000))
def test_a_period_is_never_written_as_one_day(first, length):
    last = first + dt.timedelta(days=length)
    assert write_span(first, last, NL) != write_span(first, first, NL)
    words = write_when(event(first.isoformat(), last.isoformat()), NL)
    assert words not in {write_when(event(day.isoformat()), NL) for day in (first, last)}
    assert str(last.year) in words


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (None, None, None),
        (0, 0, "0 doden"),
        (1, 1, "1 dode"),
        (40, None, "zeker 40 doden"),
        (20, 99, "20 tot 99 doden"),
        (1200, 1200, "1.200 doden"),
        (None, 5, "hooguit 5 doden"),
    ],
)
def test_counts(low, high, expected):
    assert write_count(low, high, NL, "fatalities") == expected


def test_casualties_and_types():
    both = event("2022-03-23") | {"fatalities_low": 73, "fatalities_high": 73, "injured_low": 297, "injured_high": 297}
    assert write_casualties(both, NL) == "73 doden, 297 gewonden"
    assert write_casualties(both, EN) == "73 dead, 297 injured"
    assert name_type("Piraterij", EN) == "Piraterij"
    assert name_type(" ", NL) == "onbekend"
