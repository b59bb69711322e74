"""Reads the cases: invented reports and what becomes of them, as text that anyone can read (cases/README.txt)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from timeline import table

CASES = Path(__file__).parent / "cases"
BASES = {
    "uit de zin": "timex",
    "uit een eerdere zin": "carried",
    "verschijningsdag": "publication",
}
HEAD = re.compile(r"\[(?P<id>\w+)\] (?P<paper>[^,]+), (?P<day>[\d-]+)$")
CHECK = re.compile(r"(?P<what>\w+) van (?P<id>\w+): (?P<value>.*)$")


@dataclass
class Case:
    title: str
    mentions: pd.DataFrame
    groups: set[frozenset[str]] = field(default_factory=set)
    checks: list[tuple[str, str, str]] = field(default_factory=list)


def mention(event_id: str, **cells: Any) -> dict[str, Any]:
    """A row of the table with the cells given, and what a row cannot do without."""
    published = pd.Timestamp(cells.pop("published", "2024-05-03"))
    start = cells.get("date_start")
    row: dict[str, Any] = {
        "event_id": event_id,
        "article_id": event_id,
        "publisher": f"Krant {event_id}",
        "published": published,
        "first_reported": published,
        "last_reported": published,
        "date_end": start,
        "event_date": start,
        "grain": None if start is None else "day",
        "date_basis": "none" if start is None else "timex",
        "status": "occurred",
        "event_type": "Explosions/Remote violence",
        "trigger": "aanval",
        "notes": cells.get("quote", "Aanval."),
        "quote": "Aanval.",
        "char_start": 0,
        "char_end": 10,
        "n_sources": 1,
        "mention_ids": (event_id,),
        "confidence": 0.7,
    }
    return row | cells


def frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    return table.check(table.as_table(pd.DataFrame(rows, columns=list(table.NAMES), dtype=object)))


def read_case(path: Path) -> Case:
    reports, _, wanted = path.read_text(encoding="utf-8").partition("\nverwacht:\n")
    title, *rest = reports.split("\n\n")
    rows = [row_of(block.strip().split("\n")) for block in rest if block.strip()]
    case = Case(title.strip(), frame(rows))
    for line in filter(None, map(str.strip, wanted.split("\n"))):
        if found := CHECK.match(line):
            case.checks.append((found["what"], found["id"], found["value"]))
        else:
            case.groups.add(frozenset(line.split()))
    assert sorted(name for group in case.groups for name in group) == sorted(case.mentions["event_id"]), path
    return case


def row_of(lines: list[str]) -> dict[str, Any]:
    head = HEAD.match(lines[0])
    assert head is not None, lines[0]
    told = dict(line.split(": ", 1) for line in lines[1:])
    cells: dict[str, Any] = {
        "article_id": told.pop("artikel", head["id"]),
        "publisher": head["paper"],
        "published": head["day"],
        "quote": told.pop("zin"),
    }
    cells |= days_of(told.pop("dag"))
    kind = told.pop("soort").split(", ")
    cells |= {"event_type": kind[0], "sub_event_type": kind[1] if len(kind) > 1 else None}
    if "plaats" in told:
        place = told.pop("plaats").split(", ")
        cells |= {"location": place[0], "iso": place[1]}
        if len(place) > 2:
            latitude, longitude = map(float, place[2].split())
            cells |= {"latitude": latitude, "longitude": longitude, "geo_precision": 1}
    if "wie" in told:
        cells |= dict(zip(("actor1", "actor2"), told.pop("wie").split(" > "), strict=False))
    for word, column in (("doden", "fatalities"), ("gewonden", "injured")):
        if word in told:
            low, high = bounds(told.pop(word))
            cells |= {f"{column}_low": low, f"{column}_high": high, "count_kind": "incident"}
    if told.pop("telling", None) == "lopend totaal":
        cells["count_kind"] = "cumulative"
    names = {"status": "status", "kernwoord": "trigger", "tijd": "time", "volgens": "attribution", "kop": "title"}
    names["dagwoord"] = "date_text"
    cells |= {names[word]: value for word, value in told.items()}
    return mention(head["id"], **{"notes": cells["quote"], **cells})


def days_of(told: str) -> dict[str, Any]:
    if told == "onbekend":
        return {"date_basis": "none"}
    days, basis = told.removesuffix(")").split(" (")
    lasting = days.startswith("van ")
    first, _, last = days.removeprefix("van ").partition(" tot ")
    start, end = (dt.datetime.fromisoformat(day) for day in (first, last or first))
    single = (end - start).days < 2
    core = (start, end) if lasting or start == end else (None, None)
    return {
        "date_start": start,
        "date_end": end,
        "event_date": start,
        "core_start": core[0],
        "core_end": core[1],
        "grain": "part_of_day" if single and start != end else "day",
        "date_basis": BASES[basis],
        "date_text": days,
    }


def bounds(told: str) -> tuple[int, int | None]:
    if told.startswith("minstens "):
        return int(told.removeprefix("minstens ")), None
    low, _, high = told.partition(" tot ")
    return int(low), int(high or low)


@pytest.fixture(scope="session")
def make_frame() -> Any:
    return frame


@pytest.fixture(scope="session")
def make_mention() -> Any:
    return mention


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "case" in metafunc.fixturenames:
        paths = sorted(CASES.glob("*.txt"))
        metafunc.parametrize(
            "case", [read_case(path) for path in paths if path.stem != "README"], ids=lambda c: c.title
        )
