"""Other tools' formats: what each holds, what it leaves out and says so, and hostile text in every one."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentions import ARTICLE, mention
from timeline import export, table
from timeline.cli import main
from timeline.cli.options import EXPORTS
from timeline.errors import TableError
from timeline.export import acled, ucdp
from timeline.values import Article, CountKind, Grain, Status

HOSTILE = '</script><script>alert(1)</script>\r\nBEGIN:VEVENT\nEND:VCALENDAR;,\\ =1+1 "x" \x07\u202e'


def frame(*given: dict, article: Article = ARTICLE):
    return table.from_mentions(
        [(article, mention(event_id=f"m{number}", **fields)) for number, fields in enumerate(given or [{}], start=1)]
    )


def rows_of(made: export.Export) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made.text, newline="")))


def entries_of(made: export.Export) -> list[dict[str, str]]:
    """The entries of an iCalendar file, read as RFC 5545 says: unfold, then name and value."""
    assert made.text.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in made.text.split("\r\n"))
    found: list[dict[str, str]] = []
    for line in made.text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        name, value = line.split(":", 1)
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1][name] = value
    return found


def days(start: dt.date, end: dt.date, grain: Grain, **more) -> dict:
    return {"date_start": start, "date_end": end, "event_date": start, "grain": grain, **more}


MARCH = days(dt.date(2022, 3, 1), dt.date(2022, 3, 31), Grain.MONTH, date_edtf="2022-03")
SIEGE = days(dt.date(2022, 3, 4), dt.date(2022, 3, 23), Grain.DAY)
SIEGE |= {"core_start": dt.date(2022, 3, 4), "core_end": dt.date(2022, 3, 23), "status": Status.ONGOING}
UNDATED = dict.fromkeys(("date_start", "date_end", "event_date", "grain", "date_edtf"))


def test_the_command_line_offers_every_format() -> None:
    assert tuple(export.FORMATS) == EXPORTS


@pytest.mark.parametrize("name", export.FORMATS)
def test_every_event_is_written_or_counted_as_left_out(name: str) -> None:
    events = frame(
        {}, MARCH, SIEGE, UNDATED, {"status": Status.DENIED}, {"event_type": "Diplomacy"}, {"fatalities_low": 3}
    )
    made = export.export(events, name)
    assert made.written + sum(int(words.split()[0]) for words in made.left_out) == len(events)
    assert made == export.export(events, name)


@pytest.mark.parametrize("name", export.FORMATS)
def test_an_empty_table_is_a_file_without_events(name: str) -> None:
    made = export.export(table.from_mentions([]), name)
    assert (made.written, made.left_out) == (0, ())
    assert made.text


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(TableError, match="there is no format 'kml'; there are acled, geojson"):
        export.export(frame(), "kml")


def test_a_frame_that_breaks_the_schema_is_refused() -> None:
    with pytest.raises(TableError, match="no column 'status'"):
        export.export(frame().drop(columns="status"), "ics")


# ------------------------------------------------------------------------------------------------ GeoJSON


def test_geojson_has_longitude_before_latitude_and_no_invented_place() -> None:
    made = export.export(frame({"latitude": 50.45, "longitude": 30.52}, {}), "geojson")
    first, second = json.loads(made.text)["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [30.52, 50.45]}
    assert second["geometry"] is None
    assert (first["id"], first["properties"]["date_start"], first["properties"]["actor1"]) == ("m1", "2022-03-23", None)
    assert made.written == 2


# ------------------------------------------------------------------------------------------------ TimelineJS


def test_timelinejs_keeps_a_month_a_month() -> None:
    slides = json.loads(export.export(frame(MARCH, SIEGE, {"time": "21:05"}, {"time": "ochtend"}), "timelinejs").text)
    month, siege, clock, part = slides["events"]
    assert (month["start_date"], month["end_date"]) == ({"year": 2022, "month": 3}, {"year": 2022, "month": 3})
    assert month["display_date"] == "2022-03"
    assert siege["end_date"] == {"year": 2022, "month": 3, "day": 23}
    assert clock["start_date"] == {"year": 2022, "month": 3, "day": 23, "hour": 21, "minute": 5}
    assert part["start_date"] == {"year": 2022, "month": 3, "day": 23}
    assert "end_date" not in part


def test_timelinejs_counts_events_without_a_day() -> None:
    made = export.export(frame({}, UNDATED), "timelinejs")
    assert (made.written, made.left_out) == (1, ("1 left out: no day; TimelineJS needs one",))


# ------------------------------------------------------------------------------------------------ iCalendar


def test_ics_ends_on_the_day_after_and_marks_what_is_vague() -> None:
    day, month, siege, denied = entries_of(
        export.export(frame({}, MARCH, SIEGE, {"status": Status.PLANNED, "latitude": 1.5, "longitude": 2.0}), "ics")
    )
    assert (day["DTSTART;VALUE=DATE"], day["DTEND;VALUE=DATE"]) == ("20220323", "20220324")
    assert (month["SUMMARY"][:2], siege["SUMMARY"][:2]) == ("~ ", "Aa")
    assert (siege["STATUS"], denied["STATUS"]) == ("CONFIRMED", "TENTATIVE")
    assert (day["DTSTAMP"], denied["GEO"]) == ("20220324T000000Z", "1.500000;2.000000")
    assert "GEO" not in day


def test_ics_knows_the_last_day_of_the_calendar() -> None:
    last = days(dt.date(9999, 12, 31), dt.date(9999, 12, 31), Grain.DAY)
    assert "DTEND;VALUE=DATE" not in entries_of(export.export(frame(last), "ics"))[0]


# ------------------------------------------------------------------------------------------------ ACLED and UCDP


def test_acled_holds_what_is_said_to_have_happened() -> None:
    made = export.export(
        frame(
            {"iso": "UA", "sub_event_type": "Air/drone strike", "fatalities_low": 40},
            {"event_type": "Diplomacy"},
            {"status": Status.HYPOTHETICAL},
            UNDATED,
            {"event_type": "Riots", "sub_event_type": "Violent demonstration", "status": Status.CLAIMED},
        ),
        "acled",
    )
    strike, riot = rows_of(made)
    assert tuple(strike) == acled.COLUMNS
    assert (strike["iso"], strike["country"], strike["year"]) == ("804", "Ukraine", "2022")
    assert (strike["disorder_type"], riot["disorder_type"]) == ("Political violence", "Demonstrations")
    assert (strike["fatalities"], riot["fatalities"]) == ("40", "")
    assert made.left_out == (
        "1 left out: a type that ACLED does not have",
        "1 left out: planned, denied or supposed",
        "1 left out: no day",
    )


def test_ucdp_holds_what_killed() -> None:
    deadly = {"fatalities_low": 20, "fatalities_high": 99, "event_type": "Battles", "geo_precision": 1}
    against = {"fatalities_low": 1, "event_type": "Violence against civilians", "location": None, "country": "Syrië"}
    running = {"fatalities_low": 7000, "count_kind": CountKind.CUMULATIVE} | MARCH
    made = export.export(frame(deadly, against | {"iso": "SY"}, running, {"fatalities_low": 0}, {}), "ucdp")
    battle, civilians, war = rows_of(made)
    assert tuple(battle) == ucdp.COLUMNS
    assert (battle["low"], battle["best"], battle["high"], battle["where_prec"]) == ("20", "20", "99", "1")
    assert (civilians["type_of_violence"], civilians["where_prec"], civilians["country"]) == ("3", "6", "Syria")
    assert (war["event_clarity"], war["date_prec"], war["high"]) == ("2", "4", "")
    assert made.left_out == ("2 left out: no death reported",)


@pytest.mark.parametrize(
    ("start", "end", "precision"),
    [
        ("2022-03-23", "2022-03-23", 1),
        ("2022-03-23", "2022-03-24", 2),
        ("2022-03-21", "2022-03-27", 3),
        ("2022-03-01", "2022-03-31", 4),
        ("2022-01-01", "2022-12-31", 5),
    ],
)
def test_date_precision_of_ucdp(start: str, end: str, precision: int) -> None:
    assert ucdp.date_precision(start, end) == precision


# ------------------------------------------------------------------------------------------------ hostile


def test_hostile_text_breaks_no_format() -> None:
    article = Article("a1", HOSTILE, "x", dt.date(2022, 3, 24), HOSTILE, "javascript:alert(1)")
    texts = dict.fromkeys(("actor1", "location", "notes", "quote", "attribution", "trigger"), HOSTILE)
    events = frame({**texts, "fatalities_low": 1}, article=article)
    made = {name: export.export(events, name) for name in export.FORMATS}
    assert all(each.written == 1 for each in made.values())
    entry = entries_of(made["ics"])
    assert len(entry) == 1
    assert made["ics"].text.count("\r\nEND:VCALENDAR") == 1
    assert "URL" not in entry[0]
    assert "\x07" not in made["ics"].text
    slide = json.loads(made["timelinejs"].text)["events"][0]
    assert "<script" not in slide["text"]["headline"] + slide["text"]["text"]
    assert json.loads(made["geojson"].text)["features"][0]["properties"]["notes"] == HOSTILE
    for name in ("acled", "ucdp"):
        assert len(rows_of(made[name])) == 1


def test_formulas_are_shielded_in_frames() -> None:
    made = export.export(frame({"actor1": "=1+1"}), "acled")
    assert rows_of(made)[0]["actor1"] == "'=1+1"


# ------------------------------------------------------------------------------------------------ by command


@pytest.mark.parametrize("name", export.FORMATS)
def test_export_command(tmp_path: Path, name: str) -> None:
    table.write_table(frame({"fatalities_low": 2}, UNDATED), tmp_path / "t.csv")
    target = tmp_path / "new" / "file"
    done = CliRunner().invoke(main, ["export", str(tmp_path / "t.csv"), "-o", str(target), "--format", name])
    assert done.exit_code == 0
    assert target.read_bytes().decode() == export.export(table.read_table(tmp_path / "t.csv"), name).text
    assert done.stdout.endswith(f" -> {target}\n")
    assert ("left out" in done.stderr) == (name != "geojson")
