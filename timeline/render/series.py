"""What the page's script draws from: columns of numbers for the events, in the order of the page, and the words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from timeline.lang.ui import Ui
from timeline.render.cards import Context
from timeline.render.markup import one_line
from timeline.render.rows import Row, actors_of, day_number, glyph_day, is_dated, place_of
from timeline.render.theme import HATCHED, STATUS_GLYPHS
from timeline.render.words import name_type

_COUNTS = ("fatalities_low", "fatalities_high", "injured_low", "injured_high")


class Names:
    """Gives each name a number, in the order in which they come."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, name: str) -> int:
        """The number of a name; a new one for a new name."""
        return self.numbers.setdefault(one_line(name, 80), len(self.numbers))

    def listed(self) -> list[str]:
        """All names, by number."""
        return list(self.numbers)


def make_series(rows: Sequence[Row], context: Context) -> dict[str, Any]:
    """Make the columns; a day is a count of days since 1970, a missing value null."""
    places, actors = Names(), Names()
    statuses = list(STATUS_GLYPHS)
    columns: dict[str, list[Any]] = {
        "first": [_day(row, "date_start") for row in rows],
        "last": [_day(row, "date_end") for row in rows],
        "coreFirst": [_day(row, "core_start") for row in rows],
        "coreLast": [_day(row, "core_end") for row in rows],
        "at": [round(glyph_day(row), 4) if is_dated(row) else None for row in rows],
        "type": [context.types.index(row["event_type"]) for row in rows],
        "status": [statuses.index(row["status"]) for row in rows],
        "place": [places.number(place) if (place := place_of(row)) else None for row in rows],
        "actors": [[actors.number(name) for name in actors_of(row)] for row in rows],
        "articles": [_articles(row, context) for row in rows],
        "counts": [[row[name] for name in _COUNTS] for row in rows],
    }
    return {
        "columns": columns,
        "places": places.listed(),
        "actors": actors.listed(),
        "types": [name_type(name, context.ui) for name in context.types],
        "statuses": [_status(name, context.ui) for name in statuses],
        "articles": [
            {"name": source.name(context.ui), "day": day_number(source.published)} for source in context.sources
        ],
    }


def _day(row: Row, name: str) -> int | None:
    return None if row[name] is None or not is_dated(row) else day_number(row[name])


def _articles(row: Row, context: Context) -> list[int]:
    """The numbers (from 0) of the articles that report the event: those of its mentions, at least its own."""
    names = row["mention_ids"] if isinstance(row["mention_ids"], (tuple, list)) else ()
    numbers = {context.sources.of(context.mentions[name]).number - 1 for name in names if name in context.mentions}
    return sorted(numbers | {context.sources.of(row).number - 1})


def _status(name: str, ui: Ui) -> dict[str, Any]:
    glyph = STATUS_GLYPHS[name]
    return {
        "key": name,
        "label": ui.statuses[name],
        "symbol": glyph.symbol,
        "filled": glyph.filled,
        "slanted": glyph.slanted,
        "hatched": name in HATCHED,
    }


def make_words(ui: Ui) -> dict[str, Any]:
    """Hand the script its words: texts, dates, calendar, numbers, and what Plotly needs of a locale."""
    calendar = {name: list(words) for name, words in ui.calendar.items()}
    return {
        "code": ui.code,
        "text": dict(ui.text),
        "dates": dict(ui.dates),
        "calendar": calendar,
        "thousands": ui.number["thousands"],
        "separator": ui.csv["separator"],
        "locale": plotly_locale(ui),
    }


def plotly_locale(ui: Ui) -> dict[str, Any]:
    """Make the locale that Plotly wants in its config: button texts, names of months and days."""
    days, short_days = ui.calendar["weekdays"], ui.calendar["weekdays_short"]
    return {
        "dictionary": dict(ui.plotly),
        "format": {
            "days": [days[-1], *days[:-1]],
            "shortDays": [short_days[-1], *short_days[:-1]],
            "months": list(ui.calendar["months"]),
            "shortMonths": list(ui.calendar["months_short"]),
            "decimal": ui.number["decimal"],
            "thousands": ui.number["thousands"],
            "date": "%d-%m-%Y",
        },
    }
