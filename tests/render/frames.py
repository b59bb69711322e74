"""Frames for the tests of the page: one by hand for the two seed articles, and made-up ones of any size."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path
from typing import Any

import pandas as pd

from timeline.table import COLUMNS, as_table, check
from timeline.values import Article, DateBasis, EventType, Status

SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLES = (
    Article("000", None, (SEEDS / "000_cb445e1e078a2101.txt").read_text(encoding="utf-8"), dt.date(2022, 3, 23)),
    Article("002", None, (SEEDS / "002_ff8d18362c7ff3dc.txt").read_text(encoding="utf-8"), dt.date(2022, 3, 24)),
)

B, X, C, S, D, H = (
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Strategic developments",
    "Diplomacy",
    "Humanitarian",
)
SEED_EVENTS = (Path(__file__).parent / "seed-events.txt").read_text(encoding="utf-8").splitlines()[1:]
TYPES = {"B": B, "X": X, "C": C, "S": S, "D": D, "H": H}


def _day(text: str) -> dt.date:
    return dt.date(2022, int(text[:2]), int(text[2:]))


def _days(text: str) -> tuple[dt.date | None, dt.date | None]:
    if not text:
        return None, None
    first, _, last = text.partition("-")
    return _day(first), _day(last or first)


def row(event_id: str, **cells: Any) -> dict[str, Any]:
    """One row with all that may not be missing, and what is given."""
    published = cells.get("published", dt.date(2022, 3, 23))
    base = {
        "event_id": event_id, "date_basis": "timex", "status": "occurred", "event_type": "Battles", "trigger": "aanval",
        "notes": f"Gebeurtenis {event_id}", "quote": f"Er was {event_id}.", "article_id": "a", "published": published,
        "char_start": 0, "char_end": 10, "n_sources": 1, "mention_ids": (event_id,), "first_reported": published,
        "last_reported": published, "confidence": 0.8,
    }  # fmt: skip
    return base | cells


def frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """The rows as a checked table."""
    return check(as_table(pd.DataFrame(rows, dtype=object)))


def seed_events() -> pd.DataFrame:
    """Forty-two events of the seed articles, one of them without a date; the summit is in both articles."""
    return frame([_seed_row(n, line) for n, line in enumerate(SEED_EVENTS, start=1)])


def _seed_row(number: int, line: str) -> dict[str, Any]:
    notes, kind, status, days, core, words, basis, opening, actor1, actor2, place = line.split("|")
    article = next(one for one in ARTICLES if opening in one.text)
    start = article.text.index(opening)
    end = start + len(article.text[start:].split("\n")[0].split(". ")[0])
    end += article.text[end : end + 1] == "."
    first, last = _days(days)
    core_first, core_last = _days(core)
    at = article.text.find(words, start if basis == "timex" else 0) if words else -1
    casualties: dict[str, Any] = {}
    if "73" in notes:
        casualties = {"fatalities_low": 73, "fatalities_high": 73, "injured_low": 297, "injured_high": 297}
        casualties |= {
            "count_kind": "cumulative",
            "casualty_text": "in totaal 73 burgers",
            "attribution": "stadsbestuur",
        }
    if notes.startswith("7.000"):
        casualties = {"fatalities_low": 7000, "fatalities_high": 15000, "attribution": "volgens de NAVO"}
    return row(
        f"e{number:02}",
        notes=notes,
        event_type=TYPES[kind],
        status=status,
        date_start=first,
        date_end=last,
        event_date=first,
        core_start=core_first,
        core_end=core_last,
        grain="day" if first == last and first else None,
        date_basis=basis,
        time="21:00" if "Melsbroek" in notes else None,
        date_text=words or None,
        date_char_start=at if at >= 0 else None,
        date_char_end=at + len(words) if at >= 0 else None,
        date_anchor=article.dct if words and not words[0].isdigit() else None,
        date_rule="dag-maand" if words[:1].isdigit() else "deel-van-week" if words else None,
        date_reason=f"gelezen vanaf de dag van publicatie, {article.dct:%d-%m-%Y}" if words else None,
        quote=article.text[start:end],
        char_start=start,
        char_end=end,
        article_id=article.article_id,
        published=article.dct,
        first_reported=article.dct,
        last_reported=article.dct,
        actor1=actor1 or None,
        actor2=actor2 or None,
        location=place or None,
        trigger=notes.split()[-1],
        **casualties,
    )


def made_up(count: int, *, articles: int = 20, seed: int = 7) -> pd.DataFrame:
    """Events of all types and statuses over about a year; the same for the same arguments."""
    pick = random.Random(seed)
    places = [
        f"{head}{tail}"
        for head in ("Noord", "Zuid", "Oud", "Nieuw", "Klein")
        for tail in ("stad", "dorp", "haven", "brug")
    ]
    actors = ["Rusland", "Oekraïne", "NAVO", "Rode Kruis", "Verenigde Naties", "de regering", "het leger", "rebellen"]
    verbs = ["slaat in bij", "trekt op naar", "verlaat", "beschuldigt bestuur van", "stuurt hulp naar", "overlegt in"]
    rows = []
    for n in range(count):
        first = dt.date(2022, 2, 1) + dt.timedelta(days=int(pick.triangular(0, 400, 80)))
        length = pick.choice((0, 0, 0, 0, 1, 2, 6, 13, 30))
        certain = length > 5 and pick.random() < 0.4
        actor, place = pick.choice(actors), pick.choice(places)
        article = pick.randrange(articles)
        published = dt.date(2022, 3, 1) + dt.timedelta(days=article * 400 // articles)
        sentence = f"{actor.capitalize()} {pick.choice(verbs)} {place}, zo bleek {n} keer."
        rows.append(
            row(
                f"m{n:05}",
                notes=sentence[:-1].replace(", zo bleek", ""),
                quote=sentence,
                char_start=n * 90,
                char_end=n * 90 + len(sentence),
                event_type=pick.choice(list(EventType)),
                status=pick.choice([*Status, Status.OCCURRED, Status.OCCURRED]),
                date_start=first,
                date_end=first + dt.timedelta(days=length),
                event_date=first + dt.timedelta(days=length // 2),
                core_start=first + dt.timedelta(days=1) if certain else None,
                core_end=first + dt.timedelta(days=length - 1) if certain else None,
                date_basis=pick.choice(list(DateBasis)[:3]),
                date_text="die dag",
                date_reason="verzonnen voor de proef",
                date_rule="proef",
                actor1=actor,
                actor2=pick.choice(actors),
                location=place,
                country="Oekraïne",
                article_id=f"a{article:03}",
                published=published,
                first_reported=published,
                last_reported=published,
                fatalities_low=pick.randrange(40) if n % 7 == 0 else None,
            )
        )
    return frame(rows)


def hostile_events(strings: tuple[str, ...]) -> pd.DataFrame:
    """One event for each string, with that string in every column that holds text."""
    rows = []
    for n, text in enumerate(strings):
        day = dt.date(2022, 3, 1) + dt.timedelta(days=n)
        names = [column.name for column in COLUMNS if column.dtype == "string" or column.name == "sub_event_type"]
        cells: dict[str, Any] = dict.fromkeys(names, text)
        cells |= {"event_id": f"{text}{n}", "mention_ids": (f"{text}{n}", text), "event_type": text}
        cells |= {"date_start": day, "date_end": day, "event_date": day, "char_end": len(text), "published": day}
        cells |= {"date_char_start": 0, "date_char_end": len(text), "date_basis": list(DateBasis)[n % 3]}
        cells |= {"first_reported": day, "last_reported": day, "n_sources": 2, "fatalities_low": 1}
        rows.append(row(**{"status": list(Status)[n % 6], **cells}))
    return frame(rows)


def toll_frames(counts: list[tuple[int, int | None, int | None]], papers: list[str] | None = None) -> Any:
    """An event and its mentions: for each the day in March 2022 it was published, and the bounds of the dead."""
    day = dt.date(2022, 3, 1)
    mentions = []
    for number, (published, low, high) in enumerate(counts):
        cells = {
            "article_id": f"a{number}", "publisher": papers[number] if papers else f"Krant {number}", "date_start": day,
            "date_end": day, "published": dt.date(2022, 3, published), "fatalities_low": low, "fatalities_high": high,
            "quote": f"Zin {number}.", "char_end": 6,
        }  # fmt: skip
        mentions.append(row(f"m{number}", **cells))
    event = mentions[0] | {"event_id": "m0", "mention_ids": tuple(m["event_id"] for m in mentions), "n_sources": 2}
    return frame([event]), frame(mentions)
