import datetime as dt

import pandas as pd
import pytest

from mentions import ARTICLE, mention
from timeline import table
from timeline.errors import TableError
from timeline.values import Grain


def frame(*mentions):
    return table.from_mentions([(ARTICLE, each) for each in mentions or [mention()]])


def test_the_frame_has_the_columns_in_order_with_their_dtypes():
    got = frame()
    assert tuple(got.columns) == table.NAMES
    assert {name: str(dtype) for name, dtype in got.dtypes.items()} == {c.name: c.dtype for c in table.COLUMNS}


def test_an_empty_frame_keeps_the_schema():
    assert table.check(table.from_mentions([])).empty


def test_missing_is_na_and_zero_is_zero():
    row = frame(mention(fatalities_low=0, fatalities_high=0, actor1=None)).iloc[0]
    assert row["fatalities_low"] == 0
    assert row["actor1"] is pd.NA
    assert row["injured_low"] is pd.NA


def test_a_mention_tells_where_and_when_it_was_reported():
    row = frame().iloc[0]
    assert row["published"] == row["first_reported"] == row["last_reported"] == pd.Timestamp("2022-03-24")
    assert row["mention_ids"] == ("m1",)
    assert row["n_sources"] == 1


def test_days_before_1677_fit():
    siege = dt.date(1573, 12, 11)
    assert frame(mention(date_start=siege, date_end=siege, event_date=siege)).loc[0, "date_start"].year == 1573


def test_a_coarse_grain_is_written_by_its_name():
    assert frame(mention(grain=Grain.PART_OF_DAY)).loc[0, "grain"] == "part_of_day"


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (lambda f: f.drop(columns="quote"), "no column 'quote'"),
        (lambda f: f.assign(fatalities_low=[3.5]), "'fatalities_low' is float64, not Int32"),
        (lambda f: f.assign(date_end=pd.array(["2022-03-22"], table.DAYS)), "row 1: date_start lies after date_end"),
        (lambda f: f.assign(quote=pd.array([None], "string")), "row 1: 'quote' is missing"),
        (lambda f: f.assign(core_start=pd.array(["2022-03-22"], table.DAYS)), "date_start lies after core_start"),
        (lambda f: pd.concat([f, f], ignore_index=True), "row 2: its event_id stands in an earlier row"),
    ],
)
def test_check_refuses_a_frame_that_breaks_the_schema(broken, message):
    with pytest.raises(TableError, match=message):
        table.check(broken(frame()))


def test_as_table_refuses_a_word_outside_a_closed_vocabulary():
    with pytest.raises(TableError, match="column status: 'gebeurd' is none of occurred, ongoing"):
        table.as_table(frame().assign(status="gebeurd"))


def test_as_table_keeps_the_columns_of_others_at_the_end():
    got = table.as_table(frame().assign(mine=["x"])[["mine", *table.NAMES]])
    assert got.columns[-1] == "mine"
    table.check(got)
