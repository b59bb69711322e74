"""Draws the toll of an event over time: who said how many, and when, as a small chart of steps in the card."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from timeline.lang.ui import Ui
from timeline.render.markup import escape, one_line
from timeline.render.rows import Row
from timeline.render.words import write_count, write_day

KINDS = {"fatalities": ("toll_fatalities", "toll_fatalities_label"), "injured": ("toll_injured", "toll_injured_label")}
"""The counts of the table, with the heading of each chart and what it tells those who cannot see it."""

_WIDTH, _HEIGHT = 340.0, 118.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 34.0, 326.0, 22.0, 92.0
_OPEN = 11.0  # how far the stroke of an open bound ("at least six") stands out
_LINE = 13.0  # the height of a label
_LABEL = 7.0  # the width of a character of a label, a little on the large side


class Point(NamedTuple):
    """What one source said: from `low` to `high`, None where a bound is open."""

    day: dt.date
    source: str
    low: int | None
    high: int | None

    @property
    def value(self) -> int:
        """The number that the line goes through: the lower bound, which was counted."""
        return int(self.high or 0) if self.low is None else int(self.low)


def draw_tolls(mentions: Sequence[Row], sources: Sequence[str], ui: Ui) -> str:
    """Draw a chart for the dead and one for the injured, each where sources give several counts; "" where none do.

    `mentions` are those of one event, with the name of the source of each.
    """
    charts = []
    for kind in KINDS:
        points = read_points(mentions, sources, kind)
        if len({(point.low, point.high) for point in points}) > 1:
            charts.append(_draw(points, kind, ui))
    return "".join(charts)


def read_points(mentions: Sequence[Row], sources: Sequence[str], kind: str) -> list[Point]:
    """Read who said how many, first reported first; mentions without a count are left out."""
    points = [
        Point(row["published"], source, row[f"{kind}_low"], row[f"{kind}_high"])
        for row, source in zip(mentions, sources, strict=True)
        if row[f"{kind}_low"] is not None or row[f"{kind}_high"] is not None
    ]
    return sorted(points, key=lambda point: point.day)


def top_of_scale(highest: int) -> int:
    """Round a count up to 1, 2, 4 or 5 times a power of ten.

    >>> [top_of_scale(n) for n in (0, 3, 17, 52, 120)]
    [1, 4, 20, 100, 200]
    """
    unit = 1
    while True:
        for step in (1, 2, 4, 5):
            if step * unit >= highest:
                return step * unit
        unit *= 10


def _draw(points: list[Point], kind: str, ui: Ui) -> str:
    top = top_of_scale(max(max(point.low or 0, point.high or 0) for point in points))
    across = _across(points)
    told = [_say(point, kind, ui) for point in points]
    parts = [_scale(top, ui), _line([(x, _height(point.value, top)) for x, point in zip(across, points, strict=True)])]
    for x, point, title in zip(across, points, told, strict=True):
        parts.append(f"<g><title>{escape(title)}</title>{_spot(x, point, top)}</g>")
    parts += [*_labels(across, points, top, ui), *_days(points, ui)]
    heading, label = KINDS[kind]
    says = escape(ui.say(label, n=len(points), first=told[0], last=told[-1]))
    return (
        f'<figure class="toll"><figcaption>{escape(ui.text[heading])}</figcaption>'
        f'<svg viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" role="img" aria-label="{says}">{"".join(parts)}</svg></figure>'
    )


def _across(points: list[Point]) -> list[float]:
    """Where the points stand from left to right: by day, or side by side where all are of one day."""
    days = (points[-1].day - points[0].day).days
    if days:
        shares = [(point.day - points[0].day).days / days for point in points]
    else:
        shares = [number / max(1, len(points) - 1) for number in range(len(points))]
    return [round(_LEFT + 8 + share * (_RIGHT - _LEFT - 16), 1) for share in shares]


def _height(value: int, top: int) -> float:
    return round(_BOTTOM - (_BOTTOM - _TOP) * value / top, 1)


def _scale(top: int, ui: Ui) -> str:
    lines = []
    for value in (0, top):
        y = _height(value, top)
        lines.append(f'<path class="scale" d="M{_LEFT:g} {y:g}H{_RIGHT:g}"/>')
        lines.append(f'<text x="{_LEFT - 5:g}" y="{y + 4:g}" text-anchor="end">{ui.digits(value)}</text>')
    return "".join(lines)


def _line(spots: list[tuple[float, float]]) -> str:
    """The number that stands at each time: flat until another is reported."""
    steps = "".join(f"H{x:g}V{y:g}" for x, y in spots[1:])
    return f'<path class="steps" d="M{spots[0][0]:g} {spots[0][1]:g}{steps}H{_RIGHT:g}"/>'


def _spot(x: float, point: Point, top: int) -> str:
    """A dot for the count, with a stroke to its other bound; dashed where that is open."""
    y = _height(point.value, top)
    stroke = ""
    if point.low is None:
        stroke = f'<path class="open" d="M{x:g} {y:g}v{_OPEN:g}"/>'
    elif point.high is None:
        stroke = f'<path class="open" d="M{x:g} {y:g}v-{_OPEN:g}"/>'
    elif point.high != point.low:
        stroke = f'<path class="range" d="M{x:g} {y:g}V{_height(point.high, top):g}"/>'
    return f'{stroke}<circle cx="{x:g}" cy="{y:g}" r="3.5"/>'


def _say(point: Point, kind: str, ui: Ui) -> str:
    count = write_count(point.low, point.high, ui, kind) or ""
    return ui.say("toll_point", source=one_line(point.source, 80), count=count)


def _labels(across: list[float], points: list[Point], top: int, ui: Ui) -> list[str]:
    """The number above each dot where it is new and there is room; the last one before all others."""
    written: list[tuple[float, float, float]] = []
    labels = []
    last = len(points) - 1
    for i in (last, *range(last)):
        text = _figure(points[i], ui)
        half = max(10.0, len(text) * _LABEL / 2)
        x = min(max(across[i], _LEFT + half), _WIDTH - half)
        above = _OPEN + 3 if points[i].high is None else 7
        y = max(10.0, _height(max(points[i].low or 0, points[i].high or 0), top) - above)
        repeated = 0 < i < last and text == _figure(points[i - 1], ui)
        if repeated or any(abs(x - a) < half + room and abs(y - b) < _LINE for a, b, room in written):
            continue
        written.append((x, y, half))
        labels.append(f'<text class="count" x="{x:g}" y="{y:g}" text-anchor="middle">{text}</text>')
    return labels


def _figure(point: Point, ui: Ui) -> str:
    """A count in figures alone: 17, 20–99, 6+."""
    if point.high is None:
        return f"{ui.digits(point.value)}+"
    if point.low is None:
        return f"≤{ui.digits(int(point.high))}"
    return (
        ui.digits(int(point.low))
        if point.low == point.high
        else f"{ui.digits(int(point.low))}–{ui.digits(int(point.high))}"
    )


def _days(points: list[Point], ui: Ui) -> list[str]:
    """The first and the last day of report, below."""
    first, last = points[0].day, points[-1].day
    y = f"{_BOTTOM + 18:g}"
    ends = [f'<text x="{_LEFT:g}" y="{y}">{escape(write_day(first, ui, "short"))}</text>']
    if first != last:
        ends.append(f'<text x="{_RIGHT:g}" y="{y}" text-anchor="end">{escape(write_day(last, ui, "short"))}</text>')
    return ends
