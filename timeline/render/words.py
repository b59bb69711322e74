"""Puts dates and counts into words: "ma 21 of di 22 mrt 2022", "7.000 tot 15.000 doden"."""

from __future__ import annotations

import calendar
import datetime as dt

from timeline.lang.ui import Ui, fill
from timeline.render.markup import one_line
from timeline.render.rows import Row, is_dated
from timeline.values import DateBasis, Status


def write_day(day: dt.date, ui: Ui, pattern: str = "day") -> str:
    """Write one day by a pattern of the language's `[dates]`.

    >>> from timeline.lang.ui import load_ui
    >>> write_day(dt.date(2022, 3, 23), load_ui("nl"))
    'wo 23 mrt 2022'
    """
    return fill(
        ui.dates[pattern],
        wd=ui.calendar["weekdays_short"][day.weekday()],
        weekday=ui.calendar["weekdays"][day.weekday()],
        d=day.day,
        mon=ui.calendar["months_short"][day.month - 1],
        month=ui.calendar["months"][day.month - 1],
        y=day.year,
    )


def write_span(first: dt.date, last: dt.date, ui: Ui, *, joint: str = "span", style: str = "short") -> str:
    """Write two days, the first without what it shares with the last.

    >>> from timeline.lang.ui import load_ui
    >>> write_span(dt.date(2022, 2, 24), dt.date(2022, 3, 23), load_ui("nl"))
    '24 feb – 23 mrt 2022'
    """
    if first == last:
        return write_day(first, ui, style)
    shared = style
    if first.year == last.year:
        shared = f"{style}_same_month" if first.month == last.month else f"{style}_same_year"
    return fill(ui.dates[joint], first=write_day(first, ui, shared), last=write_day(last, ui, style))


def write_when(row: Row, ui: Ui) -> str:
    """Write when an event happened, no more precisely than the table knows it."""
    if not is_dated(row):
        return ui.dates["none"]
    first, last = row["date_start"], row["date_end"]
    words = _write_period(first, last, row, ui)
    if row["time"] and (last - first).days <= 1:
        words = fill(ui.dates["at_time"], date=words, time=one_line(row["time"], 40))
    if row["status"] == Status.ONGOING:
        words = fill(ui.dates["ongoing"], date=words)
    if row["date_basis"] in (DateBasis.CARRIED, DateBasis.PUBLICATION):
        words = fill(ui.dates["derived"], date=words)
    return words


def _write_period(first: dt.date, last: dt.date, row: Row, ui: Ui) -> str:
    days = (last - first).days + 1
    if days == 1:
        return write_day(first, ui)
    if row["core_start"] == first and row["core_end"] == last:
        return write_span(first, last, ui)
    if (unit := _write_unit(first, last, ui)) is not None:
        return unit
    if row["core_start"] is not None:
        return write_span(first, last, ui)
    if days == 2:
        return write_span(first, last, ui, joint="either", style="day")
    return write_span(first, last, ui, joint="between")


def _write_unit(first: dt.date, last: dt.date, ui: Ui) -> str | None:
    """Name a period that is exactly one unit of the calendar."""
    days = (last - first).days + 1
    if days == 7 and first.weekday() == 0:
        return fill(ui.dates["week"], span=write_span(first, last, ui))
    if days == 2 and first.weekday() == 5:
        return fill(ui.dates["weekend"], span=write_span(first, last, ui))
    if first.day != 1 or last.day != calendar.monthrange(last.year, last.month)[1]:
        return None
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1:
        return write_day(first, ui, "month")
    if months == 3 and first.month % 3 == 1:
        return fill(ui.dates["quarter"], n=(first.month + 2) // 3, y=first.year)
    if months == 12 and first.month == 1:
        return write_day(first, ui, "year")
    if months % 12 == 0 and first.month == 1:
        return fill(ui.dates["span"], first=first.year, last=last.year)
    return None


def write_count(low: int | None, high: int | None, ui: Ui, noun: str) -> str | None:
    """Write a bounded count of people; None where neither bound is known.

    >>> from timeline.lang.ui import load_ui
    >>> write_count(7000, 15000, load_ui("nl"), "fatalities"), write_count(40, None, load_ui("nl"), "injured")
    ('7.000 tot 15.000 doden', 'zeker 40 gewonden')
    """
    if low is None and high is None:
        return None
    if low == high == 1:
        return ui.casualties[f"{noun}_single"]
    if high is None:
        count = fill(ui.casualties["at_least"], low=ui.digits(int(low or 0)))
    elif low == high:
        count = ui.digits(int(high))
    elif low is None:
        count = fill(ui.casualties["at_most"], high=ui.digits(int(high)))
    else:
        count = fill(ui.casualties["range"], low=ui.digits(int(low)), high=ui.digits(int(high)))
    return fill(ui.casualties[noun], count=count)


def name_type(event_type: str, ui: Ui) -> str:
    """Name an event type; one of a user's own lexicon goes by its own name.

    >>> from timeline.lang.ui import load_ui
    >>> name_type("Justice", load_ui("nl")), name_type("Piraterij", load_ui("nl"))
    ('Recht', 'Piraterij')
    """
    return ui.event_types.get(event_type) or one_line(event_type, 60) or ui.text["lanes_unknown"]


def write_casualties(row: Row, ui: Ui) -> str | None:
    """Write the dead and the injured of an event; None where the table knows neither."""
    dead = write_count(row["fatalities_low"], row["fatalities_high"], ui, "fatalities")
    injured = write_count(row["injured_low"], row["injured_high"], ui, "injured")
    if dead and injured:
        return fill(ui.casualties["joined"], first=dead, second=injured)
    return dead or injured
