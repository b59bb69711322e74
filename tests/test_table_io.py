"""The table on disk: what is written is read back, also after a spreadsheet had it, and what is broken is named."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentions import ARTICLE, mention
from timeline import table
from timeline.errors import TableError
from timeline.table.cells import parse_cell, shield, unshield
from timeline.values import CountKind, DateBasis, Grain, Status

ENDINGS = [".csv", ".json", ".parquet"]
HOSTILE = ["=1+1", "+31", "-", "@x", "'=x", "''", "\t=1", "\r", "a;b,c|d\te", 'zeg "nee"', "regel\neen", "NA", "null"]
HOSTILE += ["é„”\u202e", "＝1", " ", "0", "nan"]


def frame(*mentions):
    return table.from_mentions([(ARTICLE, each) for each in mentions or [mention()]])


def there_and_back(written: pd.DataFrame, folder: Path, ending: str) -> pd.DataFrame:
    path = folder / f"t{ending}"
    table.write_table(written, path)
    return table.read_table(path)


def edited(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "edited.csv"
    path.write_bytes(text.encode(encoding))
    return path


def rewritten(written: pd.DataFrame, *, delimiter: str = ";", **cells: str) -> str:
    """The CSV of a frame as a spreadsheet saves it, with some cells of its first row changed."""
    rows = list(csv.DictReader(io.StringIO(table.format_csv(written), newline="")))
    rows[0] |= cells
    target = io.StringIO()
    writer = csv.DictWriter(target, [*table.NAMES, *(set(rows[0]) - set(table.NAMES))], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue()


# ------------------------------------------------------------------------------------------------ there and back


@pytest.mark.parametrize("ending", ENDINGS)
def test_round_trip_of_hard_rows(tmp_path: Path, ending: str) -> None:
    written = frame(
        mention(),
        mention(
            event_id="m2",
            **dict.fromkeys(("event_date", "date_start", "date_end"), dt.date(1568, 5, 23)),
            date_edtf="1568-05-23",
            latitude=-3.4,
            longitude=0.1,
            geo_precision=3,
            confidence=0.1,
            fatalities_low=0,
            notes="",
            status=Status.DENIED,
            count_kind=CountKind.CUMULATIVE,
        ),
        *(mention(event_id=f"h{number}", actor1=text, notes=text, quote=text) for number, text in enumerate(HOSTILE)),
    )
    written["mention_ids"] = pd.Series([("m1", "x y", 'q"'), *written["mention_ids"][1:]], dtype=object)
    pd.testing.assert_frame_equal(there_and_back(written, tmp_path, ending), written)


@pytest.mark.parametrize("ending", ENDINGS)
def test_round_trip_of_an_empty_table(tmp_path: Path, ending: str) -> None:
    back = there_and_back(table.from_mentions([]), tmp_path, ending)
    assert list(back.columns) == list(table.NAMES)
    assert back.empty


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12) | st.sampled_from(HOSTILE)
DATES = st.dates(dt.date(1, 1, 1), dt.date(9998, 12, 31))


@st.composite
def mentions_of_any_kind(draw):
    start, counts = draw(DATES), sorted(draw(st.lists(st.integers(0, 2**31 - 1), min_size=2, max_size=2)))
    maybe = st.none() | TEXTS
    return mention(
        event_date=start,
        date_start=start,
        date_end=min(start + dt.timedelta(draw(st.integers(0, 400))), dt.date.max),
        core_start=None,
        core_end=None,
        date_edtf=draw(st.sampled_from([None, "2022-03", "2022-02~", "199X", "-0044"])),
        grain=draw(st.none() | st.sampled_from(Grain)),
        date_basis=draw(st.sampled_from(DateBasis)),
        status=draw(st.sampled_from(Status)),
        event_type=draw(TEXTS),
        actor1=draw(maybe),
        trigger=draw(st.just("") | TEXTS),
        casualty_text=draw(maybe),
        latitude=draw(st.none() | st.floats(-90, 90)),
        fatalities_low=counts[0],
        fatalities_high=draw(st.sampled_from([None, counts[1]])),
        confidence=draw(st.floats(0, 1, width=32)),
    )


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(mentions_of_any_kind(), max_size=4))
def test_round_trip_of_any_rows(tmp_path: Path, ending: str, rows) -> None:
    written = table.from_mentions(
        [(ARTICLE, dataclasses.replace(row, event_id=f"m{number}")) for number, row in enumerate(rows)]
    )
    pd.testing.assert_frame_equal(there_and_back(written, tmp_path, ending), written)


@given(st.text(max_size=20) | st.sampled_from(HOSTILE))
def test_a_shield_comes_off_again_and_hides_every_formula(text: str) -> None:
    assert unshield(shield(text)) == text
    assert not shield(text)[:1] or shield(text)[0] not in "=+-@\t\r\n＝＋－＠"


def test_no_cell_of_a_csv_starts_a_formula() -> None:
    written = frame(*(mention(event_id=f"h{n}", actor1=text, notes=text) for n, text in enumerate(HOSTILE)))
    cells = [cell for row in csv.reader(io.StringIO(table.format_csv(written), newline="")) for cell in row]
    assert not [cell for cell in cells if cell[:1] in tuple("=+@\t\r＝＋－＠")]
    assert not [cell for cell in cells if cell.startswith("-") and not cell[1:].replace(".", "").isdigit()]


def test_numbers_are_not_shielded() -> None:
    row = next(csv.DictReader(io.StringIO(table.format_csv(frame(mention(latitude=-3.5, longitude=1.0))))))
    assert row["latitude"] == "-3.5"


@pytest.mark.parametrize("ending", ENDINGS)
def test_columns_of_the_user_stay(tmp_path: Path, ending: str) -> None:
    back = there_and_back(frame().assign(opmerking="=x"), tmp_path, ending)
    assert list(back.columns) == [*table.NAMES, "opmerking"]
    assert back["opmerking"].tolist() == ["=x"]


def test_the_csv_opens_in_a_spreadsheet_with_its_letters_right(tmp_path: Path) -> None:
    table.write_table(frame(mention(actor1="Oekraïne")), tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_bytes().startswith("\ufeffevent_id,".encode())


def test_json_is_a_list_of_rows_with_iso_days(tmp_path: Path) -> None:
    table.write_table(frame(), tmp_path / "t.json")
    row = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))[0]
    assert (row["published"], row["mention_ids"], row["actor1"]) == ("2022-03-24", ["m1"], row["actor1"])


# ------------------------------------------------------------------------------------------------ edited by hand


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_whatever_a_spreadsheet_saves(tmp_path: Path, delimiter: str, encoding: str) -> None:
    written = frame(mention(actor1="Oekraïne"), mention(event_id="m2"))
    path = edited(tmp_path, rewritten(written, delimiter=delimiter), encoding)
    pd.testing.assert_frame_equal(table.read_table(path), written)


@pytest.mark.parametrize(
    ("name", "cell", "meant"),
    [
        ("date_start", "1-3-2022", pd.Timestamp("2022-03-01")),
        ("date_start", "01/03/2022", pd.Timestamp("2022-03-01")),
        ("date_start", "1-3-2022 00:00", pd.Timestamp("2022-03-01")),
        ("date_start", "2022-03-01T00:00:00", pd.Timestamp("2022-03-01")),
        ("fatalities_high", "1.200", 1200),
        ("fatalities_high", "1 200", 1200),
        ("fatalities_high", "1200,0", 1200),
        ("fatalities_high", " 5 ", 5),
        ("latitude", "50,45", 50.45),
        ("latitude", "-0,5", -0.5),
        ("latitude", "5,045E1", 50.45),
        ("status", "Occurred", "occurred"),
        ("time", "21:00:00", "21:00"),
        ("time", "9:05:00", "09:05"),
        ("date_edtf", "23-3-2022", "2022-03-23"),
        ("actor1", "WAAR", "WAAR"),
        ("actor1", "TRUE", "TRUE"),
        ("actor1", "'-streep", "-streep"),
        ("mention_ids", "m1; m2", ("m1", "m2")),
    ],
)
def test_cells_as_a_dutch_spreadsheet_writes_them(tmp_path: Path, name: str, cell: str, meant) -> None:
    assert table.read_table(edited(tmp_path, rewritten(frame(), **{name: cell}))).iloc[0][name] == meant


@pytest.mark.parametrize("cell", ["", "#N/A", "#N/B", "nan", "-"])
def test_cells_that_say_nothing(tmp_path: Path, cell: str) -> None:
    assert table.read_table(edited(tmp_path, rewritten(frame(), latitude=cell))).iloc[0]["latitude"] is pd.NA


def test_a_row_added_by_hand_needs_little(tmp_path: Path) -> None:
    text = (
        "Event_ID;date_start;date_end;event_type;status;notes;published;;\n"
        "mijn-1;21-3-2022;23-3-2022;Battles;occurred;Gevecht bij de brug;24-3-2022;;\n"
        ";;;;;;;;\n"
    )
    back = table.read_table(edited(tmp_path, text, "utf-8-sig"))
    row = back.iloc[0]
    assert len(back) == 1
    assert row["event_date"] == pd.Timestamp("2022-03-22")
    assert (row["mention_ids"], row["n_sources"], row["quote"]) == (("mijn-1",), 1, "")
    assert row["first_reported"] == row["published"]
    assert row["core_start"] is pd.NaT


@pytest.mark.parametrize(
    ("cells", "event_date", "edtf"),
    [
        ({"date_start": "20-3-2022"}, "2022-03-23", "2022-03-20/2022-03-23"),
        ({"date_start": "20-3-2022", "date_end": "20-3-2022"}, "2022-03-20", "2022-03-20"),
        (
            {"date_start": "1-3-2022", "date_end": "31-3-2022", "date_edtf": "mrt-22"},
            "2022-03-23",
            "2022-03-01/2022-03-31",
        ),
        ({"date_start": "1-3-2022", "date_end": "31-3-2022", "date_edtf": "2022-03"}, "2022-03-23", "2022-03"),
    ],
)
def test_what_an_edit_of_the_days_leaves_behind_follows(tmp_path: Path, cells, event_date: str, edtf: str) -> None:
    row = table.read_table(edited(tmp_path, rewritten(frame(), **cells))).iloc[0]
    assert (f"{row['event_date']:%Y-%m-%d}", row["date_edtf"]) == (event_date, edtf)


# ------------------------------------------------------------------------------------------------ broken


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"date_start": "31-2-2022"}, "row 2, column date_start: '31-2-2022' is no day of the calendar"),
        ({"date_start": "44643"}, "row 2, column date_start: '44643' is no day"),
        ({"date_start": "3-4-22"}, "row 2, column date_start: '3-4-22' is no day"),
        ({"fatalities_low": "veel"}, "row 2, column fatalities_low: 'veel' is no whole number"),
        ({"fatalities_low": "1,5"}, "row 2, column fatalities_low: '1,5' is no whole number"),
        ({"fatalities_low": "99999999999"}, "is too large a number"),
        ({"latitude": "504501"}, "row 2, column latitude: '504501' lies outside -90 to 90"),
        ({"latitude": "NB"}, "row 2, column latitude: 'NB' is no number"),
        ({"status": "gebeurd"}, "row 2, column status: 'gebeurd' is none of occurred, ongoing"),
        ({"status": ""}, "row 2: 'status' is missing"),
        ({"event_id": ""}, "row 2: 'event_id' is missing"),
        ({"date_start": "2022-04-01", "date_end": "2022-03-01"}, "row 2: date_start lies after date_end"),
        ({"mention_ids": "[1]"}, "row 2, column mention_ids: '[1]' is no list of ids"),
    ],
)
def test_a_broken_cell_is_named_by_row_and_column(tmp_path: Path, cells: dict[str, str], message: str) -> None:
    path = edited(tmp_path, rewritten(frame(), **cells))
    with pytest.raises(TableError) as caught:
        table.read_table(path)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_row_is_counted_as_the_spreadsheet_counts(tmp_path: Path) -> None:
    rows = [mention(event_id=f"m{n}", quote="twee\nregels") for n in range(3)]
    text = rewritten(frame(*rows)).replace("m2;", "m1;")
    with pytest.raises(TableError, match="row 4: its event_id stands in an earlier row too"):
        table.read_table(edited(tmp_path, text))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("t.csv", b"a;b\n1;2\n", "has no column event_id, event_type, status, published"),
        ("t.csv", b"", "is empty"),
        ("t.csv", b"\x00\x01", "is a binary file"),
        ("t.csv", b'event_id,event_type,status,published\n"a,b\n', "quotes in a cell"),
        ("t.csv", b"event_id,event_type,status,published,status\n", "the column status stands in the header twice"),
        ("t.csv", b"event_id,event_type,status,published\na,b,c,d,e\n", "row 2: has 5 cells, the header 4"),
        ("t.json", b"{", "is not JSON"),
        ("t.json", b"{}", "is no list of rows"),
        ("t.json", b'[{"event_id": "a"}]', "row 1: has no column event_type"),
        (
            "t.json",
            b'[{"event_id": 1, "event_type": "", "status": "occurred", "published": true}]',
            "row 1, column published",
        ),
        ("t.parquet", b"PAR1", "is not a Parquet file"),
        ("t.xlsx", b"", "a table ends in .csv, .json, .parquet"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(TableError, match=message) as caught:
        table.read_table(tmp_path / name)
    assert name in str(caught.value)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_missing_file_is_named(tmp_path: Path, ending: str) -> None:
    with pytest.raises(TableError, match=f"t{ending}: does not exist"):
        table.read_table(tmp_path / f"t{ending}")


def test_a_parquet_file_of_something_else(tmp_path: Path) -> None:
    pd.DataFrame({"a": [1]}).to_parquet(tmp_path / "t.parquet")
    with pytest.raises(TableError, match="has no column event_id"):
        table.read_table(tmp_path / "t.parquet")


@given(st.sampled_from(table.COLUMNS), st.text(max_size=12) | st.integers() | st.floats() | st.booleans() | st.none())
def test_any_cell_is_read_or_refused(column: table.Column, value: object) -> None:
    try:
        parse_cell(value, column)
    except ValueError as error:
        assert str(error).startswith(("is ", "lies "))
