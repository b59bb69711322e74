"""Packs the events of the figure into lanes and rows so that no label lies over another.

The figure knows no real pixels, so widths of text are estimated from above, and the drawing is packed for a width
that a notebook has at least.
"""

from __future__ import annotations

import datetime as dt
import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.render.rows import Row, day_number, glyph_day

PLOT_WIDTH = 760.0
MOST_LABELS = 250
# the calendar of Python and Plotly ends there
_FIRST_DAY = float(day_number(dt.date.min))
_LAST_DAY = float(day_number(dt.date.max))
_NARROW = frozenset("ijltfrI .,:;'’‘|!()[]-–“”\"")
_WIDE = frozenset("mwMW@%…—")


@dataclass(slots=True)
class Box:
    """One event in the drawing: its row of the table, where it stands, its label ("" for none); days as numbers."""

    row: Row
    label: str
    left: float
    right: float
    label_at: float
    inside: bool
    line: int = 0


@dataclass(frozen=True, slots=True)
class Lane:
    """The events of one type: `top` is the number of its first line, `lines` how many it has."""

    name: str
    top: float
    lines: int
    boxes: tuple[Box, ...]


def text_width(text: str, size: float = 12) -> float:
    """Estimate how wide text is in pixels, rather too wide than too narrow.

    >>> text_width("ill") < text_width("mmm")
    True
    """
    em = 0.0
    for char in text:
        if char in _NARROW:
            em += 0.36
        elif char in _WIDE or unicodedata.east_asian_width(char) in "WF":
            em += 1.0
        else:
            em += 0.68 if char.isupper() else 0.6
    return em * size


def view_of(rows: Iterable[Row]) -> tuple[float, float]:
    """The period of the drawing: all days of the dated events, with a little air; a day without any."""
    firsts, ends = [], []
    for row in rows:
        firsts.append(day_number(row["date_start"]))
        ends.append(day_number(row["date_end"]) + 1)
    if not firsts:
        return 0.0, 1.0
    first, end = min(firsts), max(ends)
    air = max(1.0, (end - first) * 0.03)
    return max(first - air, _FIRST_DAY), min(end + air, _LAST_DAY)


def opening_view(rows: Sequence[Row], whole: tuple[float, float]) -> tuple[float, float]:
    """The part of the whole period that is shown first: the stretch that holds most events, where it is far shorter.

    One event of centuries ago would else squeeze what the table is about; the page does the same (`state.js`).
    """
    length = whole[1] - whole[0]
    days = sorted(glyph_day(row) for row in rows)
    if len(days) < 20 or length <= 180:
        return whole
    count = math.ceil(len(days) * 0.85)
    low, high = min(zip(days, days[count - 1 :], strict=False), key=lambda pair: (pair[1] - pair[0], pair[0]))
    air = max(3.0, (high - low) * 0.25)
    if (high - low + 2 * air) * 3 >= length:
        return whole
    return max(whole[0], low - air), min(whole[1], high + air)


def make_box(row: Row, label: str, view: tuple[float, float]) -> Box:
    """Place one event and its label: right of it if there is room, else left, else on its bar."""
    scale = PLOT_WIDTH / (view[1] - view[0])
    at = (glyph_day(row) - view[0]) * scale
    first = (day_number(row["date_start"]) - view[0]) * scale
    end = (day_number(row["date_end"]) + 1 - view[0]) * scale
    left, right = min(first, at - 8), max(end, at + 8)
    wide = text_width(label)
    inside = False
    if not label or right + 6 + wide <= PLOT_WIDTH:
        start = right + 6
    elif left - 6 - wide >= 0:
        start = left - 6 - wide
    else:
        start, inside = min(max(at + 12, 4), max(4.0, PLOT_WIDTH - wide)), True
    box = Box(row, label, left, right, view[0] + start / scale, inside)
    if label:
        box.left, box.right = min(left, start), max(right, start + wide)
    return box


def pack_boxes(boxes: Sequence[Box], gap: float = 8) -> int:
    """Give each box the first line in which it lies over no other; returns how many lines there are.

    Boxes are taken from left to right, so a line is free where its last box has ended.
    """
    ends: list[float] = []
    for box in sorted(boxes, key=lambda box: (box.left, box.right, box.row["event_id"])):
        line = next((n for n, end in enumerate(ends) if end + gap <= box.left), len(ends))
        if line == len(ends):
            ends.append(0.0)
        ends[line] = box.right
        box.line = line
    return len(ends)


def make_lanes(boxes: Sequence[Box], types: Sequence[str], space: float = 0.7) -> list[Lane]:
    """Put the boxes into a lane for each type, from the top down, and pack each lane."""
    lanes = []
    top = 0.0
    for name in types:
        members = tuple(box for box in boxes if box.row["event_type"] == name)
        if members:
            lines = max(2, pack_boxes(members))  # a name takes two
            lanes.append(Lane(name, top, lines, members))
            top += lines + space
    return lanes


def tick_days(view: tuple[float, float], wanted: int = 11) -> tuple[list[dt.date], str]:
    """Choose round days for the dates below the drawing, and the pattern of `[dates]` to write them by.

    >>> days, pattern = tick_days((0.0, 30.0))
    >>> len(days) <= 11, pattern
    (True, 'axis_day')
    """
    first, last = (dt.date(1970, 1, 1) + dt.timedelta(days=int(day)) for day in view)
    span = max(1, (last - first).days)
    for step in (1, 2, 7, 14):
        if span / step <= wanted:
            start = first + dt.timedelta(days=(-first.weekday()) % 7 if step >= 7 else 1)
            count = (last - start).days // step + 1
            return [start + dt.timedelta(days=step * n) for n in range(count)], "axis_day"
    for months in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200):
        if span / 30.4 / months <= wanted:
            return _months(first, last, months), "axis_month" if months < 12 else "year"
    return [first, last], "year"


def _months(first: dt.date, last: dt.date, step: int) -> list[dt.date]:
    days = []
    for month in range((first.year * 12 + first.month - 1) // step * step, last.year * 12 + last.month, step):
        if first <= (day := dt.date(max(1, month // 12), month % 12 + 1, 1)) <= last:
            days.append(day)
    return days
