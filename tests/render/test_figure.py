"""The figure as a small projection: what is drawn where, what it says, and that labels do not lie over each other."""

from __future__ import annotations

import datetime as dt
import json

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render.frames import frame, hostile_events, made_up, row, seed_events
from render.hostile import HOSTILE
from timeline.render import draw_figure
from timeline.render.layout import MOST_LABELS, Box, make_box, make_lanes, pack_boxes, text_width, tick_days
from timeline.render.rows import day_number, rows_of
from timeline.table import from_mentions


@pytest.fixture(scope="module")
def figure():
    return draw_figure(seed_events(), title="Oorlog in Oekraïne")


def glyphs(figure):
    return {
        trace.name: trace for trace in figure.data if trace.type == "scatter" and trace.mode == "markers" and trace.name
    }


def test_a_plain_figure_that_is_the_same_each_time(figure):
    assert type(figure) is go.Figure
    assert draw_figure(seed_events(), title="Oorlog in Oekraïne").to_json() == figure.to_json()


def test_status_is_told_by_glyph_and_hover(figure):
    drawn = {name: (trace.marker.symbol, len(trace.x)) for name, trace in glyphs(figure).items()}
    assert drawn["gemeld als gebeurd"] == ("circle", 17)
    assert drawn["gepland"] == ("diamond", 9)
    assert drawn["mogelijk of gevreesd"] == ("triangle-up", 4)
    assert drawn["ontkend of uitgesloten"] == ("circle-x", 1)
    hover = next(text for (text,) in glyphs(figure)["gemeld als gebeurd"].customdata if "Avondklok" in text)
    assert "tussen 21 en 23 mrt 2022" in hover and "begin deze week" in hover and "“In de hoofdstad" in hover


def test_bars_pale_for_possible_and_solid_for_certain(figure):
    bars = [
        (base, round(length / 86_400_000), colour[-5:-1])
        for trace in figure.data
        if trace.type == "bar" and trace.legendgroup == "ongoing"
        for base, length, colour in zip(trace.base, trace.x, trace.marker.color, strict=True)
    ]
    assert ("2022-02-24T00:00:00", 28, ",0.3") in bars
    assert ("2022-03-03T00:00:00", 21, "0.75") in bars


def test_what_goes_on_has_an_arrowhead(figure):
    arrows = next(trace for trace in figure.data if trace.type == "scatter" and trace.marker.symbol == "triangle-right")
    assert arrows.legendgroup == "ongoing"
    assert set(arrows.x) == {"2022-03-24T00:00:00"}


def test_dutch_dates_lanes_and_no_share_button(figure):
    layout = figure.layout
    assert "14 mrt" in layout.xaxis.ticktext
    assert [text.split("</b>")[0] for text in layout.yaxis.ticktext][:2] == [
        "<b>Gevechten",
        "<b>Beschietingen en<br>explosies",
    ]
    assert "sendChartToCloud" in layout.modebar.remove
    assert "zonder datum: 1" in layout.title.text
    assert layout.xaxis2.matches == "x"
    english = draw_figure(seed_events(), ui="en")
    assert "14 Mar" in english.layout.xaxis.ticktext


def test_labels_are_on_the_second_axis_so_that_the_range_slider_does_not_repeat_them(figure):
    for trace in figure.data:
        assert (trace.xaxis == "x2") == (trace.type == "scatter" and trace.mode == "text")


def test_hostile_text_is_escaped_and_no_template():
    figure = json.loads(draw_figure(hostile_events(HOSTILE), title=HOSTILE[10]).to_json())
    texts = [figure["layout"]["title"]["text"], *figure["layout"]["yaxis"]["ticktext"]]
    for trace in figure["data"]:
        texts += trace.get("text") or []
        texts += [cell for cells in trace.get("customdata", []) for cell in cells]
        assert trace.get("hovertemplate") in (None, "%{customdata[0]}<extra></extra>")
    for text in texts:
        bare = text
        for tag in ("<br>", "<b>", "</b>", "<i>", "</i>"):
            bare = bare.replace(tag, "")
        assert "<" not in bare and ">" not in bare


def test_many_events_have_glyphs_and_no_labels():
    figure = draw_figure(made_up(MOST_LABELS + 20))
    assert not [trace for trace in figure.data if trace.xaxis == "x2"]
    assert sum(len(trace.x) for trace in glyphs(figure).values()) == MOST_LABELS + 20


def test_nothing_and_no_dates():
    assert len(draw_figure(from_mentions([])).data) == 0
    assert len(draw_figure(frame([row("x", date_basis="none")])).data) == 0
    old = dt.date(1, 1, 1)
    assert len(draw_figure(frame([row("x", date_start=old, date_end=dt.date(9999, 12, 31))])).data) > 0


boxes = st.lists(st.tuples(st.floats(0, 700), st.floats(1, 300)), max_size=40)


@settings(max_examples=80, deadline=None)
@given(boxes)
def test_packed_boxes_never_overlap_and_waste_no_line(spans):
    placed = [Box({"event_id": str(n)}, "", left, left + width, 0, False) for n, (left, width) in enumerate(spans)]
    lines = pack_boxes(placed)
    for n, one in enumerate(placed):
        for other in placed[n + 1 :]:
            assert one.line != other.line or one.right <= other.left or other.right <= one.left
    assert {box.line for box in placed} == set(range(lines))


@settings(max_examples=60, deadline=None)
@given(st.integers(-700_000, 2_900_000), st.integers(1, 700_000))
def test_ticks_are_few_and_within_the_view(start, length):
    start = min(start, 2_932_000 - length)
    days, pattern = tick_days((float(start), float(start + length)))
    assert len(days) <= 14
    assert all(start <= day_number(day) <= start + length for day in days)
    assert pattern in ("axis_day", "axis_month", "year")


def test_labels_fit_their_place():
    rows = rows_of(seed_events())
    view = (day_number(dt.date(2022, 2, 20)), day_number(dt.date(2022, 5, 3)))
    made = [make_box(one, one["notes"], view) for one in rows if one["date_start"]]
    lanes = make_lanes(made, ["Battles", "Diplomacy"])
    assert [lane.name for lane in lanes] == ["Battles", "Diplomacy"]
    assert lanes[1].top > lanes[0].lines
    assert text_width("wijd") > text_width("lil.")
