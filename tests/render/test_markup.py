"""No hostile text comes through as anything but text."""

from __future__ import annotations

import html
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render.hostile import HOSTILE
from timeline.render.markup import clean, escape, one_line, plotly_text, script_json, web_link

anything = st.one_of(st.text(), st.sampled_from(HOSTILE))


@settings(max_examples=150, deadline=None)
@given(anything)
def test_escaped_text_holds_no_markup_and_reads_back(text):
    assert not set(escape(text)) & set("<>\"'")
    assert html.unescape(escape(text)) == clean(text)
    assert not set(plotly_text(text)) & set("<>\n\r")


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.text(), anything, max_size=3))
def test_json_in_a_script_element_cannot_end_it(value):
    text = script_json(value)
    assert not set(text) & set("<>&\u2028\u2029")
    cleaned = {clean(key): clean(cell) for key, cell in value.items()}
    assert {clean(key): clean(cell) for key, cell in json.loads(text).items()} == cleaned


@settings(max_examples=80, deadline=None)
@given(anything, st.integers(2, 60))
def test_a_line_is_one_line_within_its_limit(text, limit):
    line = one_line(text, limit)
    assert len(line) <= limit
    assert len(line.splitlines()) <= 1


@pytest.mark.parametrize("url", ["https://nos.nl/artikel/1", "http://example.org/?a=1&b=2"])
def test_web_links(url):
    assert web_link(url) == url


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "data:text/html,x", "//evil.example", "https://", "https://a b", "https://a\nb",
     "vbscript:x", "file:///etc/passwd", "https://[::1", "JaVaScRiPt:x", "https://a.nl/" + "a" * 3000],
)  # fmt: skip
def test_what_is_no_link(url):
    assert web_link(url) is None
