"""Draws the table as a plain Plotly figure that works in a notebook by itself: lanes, bars, glyphs, labels, hover.

Every text that goes to Plotly is escaped, and the hover text goes as `customdata`: a template would expand what
stands in it between `%{` and `}`.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from timeline.lang.ui import Ui, load_ui
from timeline.render.cards import headline
from timeline.render.layout import MOST_LABELS, Box, Lane, make_box, make_lanes, opening_view, tick_days, view_of
from timeline.render.markup import one_line, plotly_text
from timeline.render.rows import Row, day_number, glyph_day, is_dated, rows_of, sort_rows
from timeline.render.theme import FONT, HATCHED, STATUS_GLYPHS, hue_of, order_types
from timeline.render.words import name_type, write_casualties, write_day, write_when
from timeline.table import check
from timeline.values import Status

_MS_PER_DAY = 86_400_000
_EPOCH = dt.datetime(1970, 1, 1)
_LINE = 20.0  # pixels that a line with a label takes; without labels a line takes less, the less the more there are
_TALLEST = 3000
_MARGIN = {"l": 150, "r": 20, "t": 96, "b": 30}
# "Share chart…" would send the data to a cloud service, see the config option showSendToCloud
_REMOVED = ["sendChartToCloud", "select2d", "lasso2d", "autoScale2d"]


def draw_figure(events: pd.DataFrame, *, title: str | None = None, ui: str = "nl") -> go.Figure:
    """Draw a frame of events as a timeline; events without a date are counted in the title, not drawn.

    Args:
        events: a frame of the schema of `timeline.table`.
        title: the heading; a general one where None.
        ui: the language of the figure's own words, see `timeline.lang.ui.ui_codes`.

    Raises:
        LangError: the figure has no words for `ui`.
        TableError: the frame breaks the schema.

    >>> from timeline.table import from_mentions
    >>> type(draw_figure(from_mentions([]))).__name__
    'Figure'
    """
    words = load_ui(ui)
    rows = sort_rows(rows_of(check(events)))
    dated = [row for row in rows if is_dated(row)]
    whole = view_of(dated)
    view = opening_view(dated, whole)
    types = order_types(row["event_type"] for row in rows)
    few = len(dated) <= MOST_LABELS
    lanes = make_lanes([make_box(row, one_line(headline(row), 60) if few else "", view) for row in dated], types)
    figure = go.Figure()
    for status in STATUS_GLYPHS:
        _add_status(figure, status, lanes, types, words)
    depth = lanes[-1].top + lanes[-1].lines if lanes else 1
    line = _LINE if few else min(12.0, max(3.0, _TALLEST / depth))
    figure.update_traces(marker_size=min(11.0, line), selector={"mode": "markers", "showlegend": None})
    heading = plotly_text(title or words.text["title"])
    if undated := len(rows) - len(dated):
        heading += f" · {plotly_text(words.text['undated_heading'].lower())}: {words.digits(undated)}"
    _set_axes(figure, lanes, whole, view, words)
    _set_layout(figure, heading, depth * line, words)
    _add_lanes(figure, lanes)
    _add_publications(figure, rows, view)
    return figure


def _add_status(figure: go.Figure, status: str, lanes: Sequence[Lane], types: list[str], ui: Ui) -> None:
    """Add what is drawn of one status; the legend shows and hides it as one."""
    placed = [(lane, box) for lane in lanes for box in lane.boxes if box.row["status"] == status]
    if not placed:
        return
    lines = [lane.top + box.line for lane, box in placed]
    colours = [hue_of(box.row["event_type"], types).light for _, box in placed]
    group: dict[str, Any] = {"legendgroup": status, "hoverinfo": "skip", "showlegend": False}
    for trace in _bars(status, [box for _, box in placed], lines, colours):
        figure.add_trace(go.Bar(**trace, **group))
    glyph = STATUS_GLYPHS[status]
    if status == Status.ONGOING:
        ends = [_moment(day_number(box.row["date_end"]) + 1) for _, box in placed]
        arrows = {"symbol": "triangle-right", "size": 10, "color": colours, "opacity": 1}
        figure.add_trace(go.Scatter(x=ends, y=lines, mode="markers", marker=arrows, **group))
    figure.add_trace(
        go.Scatter(
            x=[_moment(glyph_day(box.row)) for _, box in placed],
            y=lines,
            mode="markers",
            name=plotly_text(ui.statuses[status]),
            legendgroup=status,
            marker={
                "symbol": glyph.symbol,
                "opacity": 1,
                "color": colours if glyph.filled else "#ffffff",
                "line": {"color": colours, "width": 2},
            },
            customdata=[[hover_text(box.row, ui)] for _, box in placed],
            hovertemplate="%{customdata[0]}<extra></extra>",
        )
    )
    labelled = [(line, box) for line, (_, box) in zip(lines, placed, strict=True) if box.label]
    beside = [(line, box) for line, box in labelled if not box.inside]
    if beside:
        figure.add_trace(_label_trace(beside, glyph.slanted, group))
    for line, box in labelled:
        if box.inside:
            _add_label_on_bar(figure, line, box, glyph.slanted)


def _bars(status: str, boxes: Sequence[Box], lines: Sequence[float], colours: Sequence[str]) -> list[dict[str, Any]]:
    """The pale bars of the possible days and the solid ones of the certain days."""
    traces = []
    for first, last, strength in (("date_start", "date_end", 0.3), ("core_start", "core_end", 0.75)):
        kept = [
            (box.row, line, colour)
            for box, line, colour in zip(boxes, lines, colours, strict=True)
            if box.row[first] is not None and box.row[first] < box.row[last]
        ]
        if not kept:
            continue
        shade = [_fade(colour, strength) for _, _, colour in kept]
        marker: dict[str, Any] = {"color": shade, "cornerradius": 3}
        if status in HATCHED:
            marker["pattern"] = {"shape": "/", "fgcolor": [colour for *_, colour in kept], "bgcolor": shade, "size": 6}
        traces.append(
            {
                "orientation": "h",
                "base": [_moment(day_number(row[first])) for row, _, _ in kept],
                "x": [((row[last] - row[first]).days + 1) * _MS_PER_DAY for row, _, _ in kept],
                "y": [line for _, line, _ in kept],
                "width": 0.44,
                "marker": marker,
            }
        )
    return traces


def _label_trace(labelled: Sequence[tuple[float, Box]], slanted: bool, group: dict[str, Any]) -> go.Scatter:
    """The labels, on an x axis of their own: a range slider repeats only what is on the first."""
    return go.Scatter(
        x=[_moment(box.label_at) for _, box in labelled],
        y=[line for line, _ in labelled],
        xaxis="x2",
        mode="text",
        text=[plotly_text(box.label) for _, box in labelled],
        textposition="middle right",
        textfont={"style": "italic" if slanted else "normal"},
        **group,
    )


def _add_label_on_bar(figure: go.Figure, line: float, box: Box, slanted: bool) -> None:
    """A label that finds no room beside its bar lies on it, on a ground of its own."""
    figure.add_annotation(
        xref="x",
        x=_moment(box.label_at),
        xanchor="left",
        yref="y",
        y=line,
        text=plotly_text(box.label),
        showarrow=False,
        bgcolor="rgba(255,255,255,0.9)",
        borderpad=0,
        font={"style": "italic" if slanted else "normal"},
    )


def hover_text(row: Row, ui: Ui) -> str:
    """What the figure shows over an event: headline, date, status, who and where, casualties, sentence, reason."""
    who = " · ".join(one_line(name, 60) for name in (row["actor1"], row["actor2"], row["location"]) if name)
    numbers = write_casualties(row, ui)
    lines = [
        f"<b>{_wrap(headline(row))}</b>",
        plotly_text(write_when(row, ui)),
        _wrap(f"{ui.statuses[row['status']]}{' · ' + who if who else ''}"),
        plotly_text(numbers) if numbers else "",
        f"<i>{_wrap(ui.say('quote_marks', text=one_line(row['quote'], 400)))}</i>",
    ]
    reason = " · ".join(one_line(part, 160) for part in (row["date_text"], row["date_reason"]) if part)
    lines.append(_wrap(f"{ui.text['why']}: {reason or ui.bases[row['date_basis']]}"))
    return "<br>".join(line for line in lines if line)


def _wrap(text: str) -> str:
    return "<br>".join(plotly_text(line) for line in textwrap.wrap(text, 76, break_long_words=True))


def _moment(day: float) -> str:
    return (_EPOCH + dt.timedelta(seconds=round(day * 86400))).isoformat()


def _fade(colour: str, strength: float) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{strength})"


def _set_axes(
    figure: go.Figure, lanes: Sequence[Lane], whole: tuple[float, float], view: tuple[float, float], ui: Ui
) -> None:
    depth = lanes[-1].top + lanes[-1].lines if lanes else 1
    period = [_moment(view[0]), _moment(view[1])]
    days, pattern = tick_days(view)
    ticks = [(day, pattern) for day in days]
    if whole != view:  # years for who moves the range slider out of the opening view
        ticks += [(day, "year") for day in tick_days(whole)[0] if not view[0] <= day_number(day) <= view[1]]
    figure.update_layout(
        xaxis={
            "type": "date",
            "range": period,
            "zeroline": False,
            "tickvals": [day.isoformat() for day, _ in ticks],
            "ticktext": [plotly_text(write_day(day, ui, form)) for day, form in ticks],
            "gridcolor": "#e4e7ee",
            "rangeslider": {
                "visible": True,
                "thickness": 0.08,
                "range": [_moment(whole[0]), _moment(whole[1])],
                "yaxis": {"rangemode": "fixed", "range": [depth, -1]},
            },
        },
        xaxis2={"type": "date", "range": period, "overlaying": "x", "matches": "x", "visible": False},
        yaxis={
            "range": [depth - 0.3, -0.7],
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "tickvals": [lane.top + (lane.lines - 1) / 2 for lane in lanes],
            "ticktext": [_lane_name(lane, ui) for lane in lanes],
        },
    )


def _set_layout(figure: go.Figure, title: str, drawing: float, ui: Ui) -> None:
    """Set what stands around the drawing, which is `drawing` pixels high."""
    slider = 60
    figure.update_layout(
        title={
            "text": title,
            "x": 0.01,
            "xanchor": "left",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "pad": {"t": 14},
            "subtitle": {"text": plotly_text(ui.text["figure_hint"])},
        },
        template="none",
        font={"family": FONT, "size": 12, "color": "#171c2a"},
        height=int(drawing) + _MARGIN["t"] + _MARGIN["b"] + slider + 30,
        xaxis_rangeslider_thickness=min(0.12, slider / (drawing + slider + 30)),
        margin=_MARGIN,
        barmode="overlay",
        hovermode="closest",
        hoverlabel={"align": "left", "bgcolor": "#ffffff", "font": {"size": 12, "color": "#171c2a"}},
        modebar={"remove": _REMOVED},
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "title": {"text": ""}},
    )


def _add_lanes(figure: go.Figure, lanes: Sequence[Lane]) -> None:
    """Tint every second lane."""
    for lane in lanes[::2]:
        figure.add_shape(
            type="rect",
            xref="paper",
            x0=0,
            x1=1,
            yref="y",
            y0=lane.top - 0.8,
            y1=lane.top + lane.lines - 0.2,
            fillcolor="#f5f6f9",
            line={"width": 0},
            layer="below",
        )


def _lane_name(lane: Lane, ui: Ui) -> str:
    lines = "<br>".join(plotly_text(line) for line in textwrap.wrap(name_type(lane.name, ui), 20)[:3])
    return f"<b>{lines}</b><br>{ui.digits(len(lane.boxes))}"


def _add_publications(figure: go.Figure, rows: Sequence[Row], view: tuple[float, float]) -> None:
    """A dotted line for each day of publication in the period, as long as there are few."""
    days = sorted({day_number(row["published"]) for row in rows})
    seen = [day for day in days if view[0] < day + 0.5 < view[1]]
    for day in seen if len(seen) <= 12 else ():
        figure.add_shape(
            type="line", x0=_moment(day + 0.5), x1=_moment(day + 0.5), yref="paper", y0=0, y1=1, layer="below",
            line={"color": "#525c70", "width": 1.2, "dash": "dot"},
        )  # fmt: skip
