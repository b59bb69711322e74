"""Feasts that move: by Easter, by the weekday, by another calendar."""

import datetime as dt

import pytest

from timeline.lang import load_lang
from timeline.timex import explain
from timeline.values import Grain

LANG = load_lang("nl")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Pasen 2024", "2024-03-31", "2024-03-31"),
        ("Tweede Paasdag 2019", "2019-04-22", "2019-04-22"),
        ("Hemelvaartsdag 2022", "2022-05-26", "2022-05-26"),
        ("Pinkstermaandag 2023", "2023-05-29", "2023-05-29"),
        ("Koningsdag 2025", "2025-04-26", "2025-04-26"),  # the 27th is a Sunday
        ("Koningsdag 2024", "2024-04-27", "2024-04-27"),
        ("Prinsjesdag 2023", "2023-09-19", "2023-09-19"),
        ("Moederdag 2024", "2024-05-12", "2024-05-12"),
        ("Thanksgiving 2022", "2022-11-24", "2022-11-24"),
        ("Suikerfeest 2022", "2022-05-02", "2022-05-02"),
        ("ramadan 2022", "2022-04-02", "2022-05-01"),
        ("Kerstdagen 2022", "2022-12-25", "2022-12-26"),
        ("kerstnacht 2022", "2022-12-24", "2022-12-25"),
    ],
)
def test_feast(text, first, last):
    (timex,) = explain(text, dct=dt.date(2022, 3, 23), lang=LANG)
    assert (str(timex.interval.start), str(timex.interval.end)) == (first, last)
    assert (timex.interval.grain is Grain.DAY) == (first == last)


def test_a_feast_that_did_not_exist_yet_is_no_date():
    assert not [timex for timex in explain("Koningsdag 1950", dct=dt.date(2022, 3, 23), lang=LANG) if timex.interval]


@pytest.mark.parametrize(
    ("text", "year"), [("vorige Pasen", 2021), ("komende Pasen", 2022), ("Pasen vorig jaar", 2021)]
)
def test_feast_by_relation(text, year):
    (timex,) = explain(text, dct=dt.date(2022, 3, 23), lang=LANG)
    assert timex.interval.start.year == year
