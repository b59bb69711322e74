"""The chart of an event's toll: what it draws of who said how many, and that it says the same in words."""

from __future__ import annotations

import html
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render.frames import toll_frames
from render.hostile import HOSTILE
from timeline.lang.ui import load_ui
from timeline.render import write_page
from timeline.render.rows import rows_of
from timeline.render.toll import draw_tolls

NL = load_ui("nl")


def draw(counts, papers=None):
    rows = rows_of(toll_frames(counts, papers)[1])
    return draw_tolls(rows, [row["publisher"] for row in rows], NL)


def labels(svg):
    return re.findall(r'class="count"[^>]*>([^<]+)<', svg)


def test_a_rising_toll():
    svg = draw([(2, 6, None), (3, 14, 14), (9, 17, 20)])
    assert "<figcaption>Doden: wie meldde hoeveel, en wanneer</figcaption>" in svg
    assert sorted(labels(svg)) == ["14", "17–20", "6+"]
    assert svg.count("<circle") == 3 and svg.count('class="open"') == 1 and svg.count('class="range"') == 1
    assert "2 mrt 2022" in svg and "9 mrt 2022" in svg
    assert re.findall("<title>([^<]+)", svg) == [
        "Krant 0: zeker 6 doden",
        "Krant 1: 14 doden",
        "Krant 2: 17 tot 20 doden",
    ]
    label = re.search('aria-label="([^"]+)"', svg)[1]
    assert "uit 3 berichten" in label and "Krant 0: zeker 6 doden" in label and "Krant 2: 17 tot 20 doden" in label


def test_the_steps_go_up_and_down_with_the_reports():
    heights = [
        float(y)
        for y in re.findall(
            r"[V ]([\d.]+)", re.search('class="steps" d="([^"]+)"', draw([(2, 50, 50), (4, 20, 20), (5, 40, 40)]))[1]
        )
    ]
    assert heights[0] < heights[2] < heights[1], "fifty stands highest, then forty, then twenty"


@pytest.mark.parametrize("counts", [[], [(2, 6, 6)], [(2, 6, 6), (3, 6, 6)], [(2, None, None), (3, 6, 6)]])
def test_no_chart_where_there_are_no_several_counts(counts):
    assert (draw(counts) if counts else draw_tolls([], [], NL)) == ""


def test_reports_of_one_day_stand_side_by_side():
    svg = draw([(2, 6, 6), (2, 9, 9), (2, 12, 12)])
    across = [float(x) for x in re.findall('cx="([^"]+)"', svg)]
    assert len(set(across)) == 3 and across == sorted(across)
    assert svg.count("2 mrt 2022") == 1


def test_hostile_names_are_escaped():
    for text in HOSTILE:
        svg = draw([(2, 6, 6), (3, 9, 9)], [text, text])
        tree = ElementTree.fromstring(f"<div>{html_free(svg)}</div>")
        assert {element.tag for element in tree.iter()} <= {
            "div",
            "figure",
            "figcaption",
            "svg",
            "path",
            "text",
            "g",
            "title",
            "circle",
        }


def html_free(svg):
    """The chart as XML, which knows fewer entities by name than HTML does."""
    return svg.replace("&#x27;", "&apos;")


bounds = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(sorted)
said = st.one_of(
    bounds.map(tuple),
    st.integers(0, 10**6).map(lambda low: (low, None)),
    st.integers(0, 10**6).map(lambda high: (None, high)),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 28), said), min_size=2, max_size=12))
def test_everything_stays_within_the_drawing(drawn):
    svg = draw([(day, *count) for day, count in drawn])
    if svg:
        across = [float(x) for x in re.findall(r'(?:cx|x)="([-\d.]+)"', svg)]
        heights = [float(y) for y in re.findall(r'(?:cy|y)="([-\d.]+)"', svg)]
        assert all(0 <= x <= 340 for x in across) and all(0 <= y <= 118 for y in heights)
        assert svg.count("<circle") == len(drawn)


def test_the_card_has_the_chart_above_the_sources_and_the_ids_of_its_mentions():
    event, mentions = toll_frames([(2, 6, 6), (3, 9, 9)])
    page = html.unescape(write_page(event, mentions=mentions, plotly="cdn"))
    assert page.index('<figure class="toll">') < page.index("<table>")
    assert 'data-ids="event-m1"' in page


def test_it_speaks_english():
    rows = rows_of(toll_frames([(2, 6, 6), (3, 9, 9)])[1])
    assert "Deaths: who reported how many, and when" in draw_tolls(rows, ["A", "B"], load_ui("en"))
