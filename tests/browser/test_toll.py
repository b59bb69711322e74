"""The chart of an event's toll in a real browser, and an event asked for by an id that it no longer bears."""

from __future__ import annotations

import pytest

from browser.overlap import overlaps
from render.frames import toll_frames
from render.hostile import HOSTILE
from timeline.render import write_page

pytestmark = pytest.mark.browser

COUNTS = [(2, 6, None), (3, 14, 14), (3, 14, 14), (4, 40, 55), (9, None, 48), (20, 47, 47)]
LABELS = (
    "return [...document.querySelectorAll('.selected .toll .count')].map((t) => [t.getBoundingClientRect(), t])"
    ".map(([b, t]) => [b.left, b.top, b.right, b.bottom, t.textContent])"
)


def page_of(counts=COUNTS, papers=None):
    event, mentions = toll_frames(counts, papers)
    return write_page(event, mentions=mentions)


@pytest.mark.parametrize(("width", "mobile"), [(1440, False), (390, True)])
def test_the_chart_stands_in_the_card_and_fits(browser, pages, width, mobile):
    browser.size(width, 1000, mobile=mobile)
    browser.open(pages.write("toll", page_of()), "#event-m0")
    assert browser.texts(".selected .toll figcaption") == ["Doden: wie meldde hoeveel, en wanneer"]
    box = browser.run(
        "const b = document.querySelector('.toll svg').getBoundingClientRect(); return [b.width, b.height]"
    )
    assert 200 < box[0] <= 400 and 70 < box[1] < 160
    assert len(browser.run(LABELS)) >= 4
    assert overlaps(browser.run(LABELS)) == []
    assert browser.run("return document.documentElement.scrollWidth") <= width
    assert browser.run("return document.querySelectorAll('.selected .toll circle').length") == len(COUNTS)
    named = browser.run("return document.querySelector('.toll svg').getAttribute('aria-label')")
    assert "uit 6 berichten" in named and "zeker 6 doden" in named and "47 doden" in named


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_chart_can_be_seen_by_day_and_by_night(browser, pages, scheme):
    browser.scheme(scheme)
    browser.open(pages.write("toll", page_of()), "#event-m0")
    colours = browser.run(
        "const of = (s, key) => getComputedStyle(document.querySelector(s))[key];"
        "return [of('.toll .count', 'fill'), of('.toll .steps', 'stroke'), of('.panel', 'backgroundColor')]"
    )
    number, line, ground = (brightness(colour) for colour in colours)
    assert contrast(number, ground) > 4.5 and contrast(line, ground) > 3


def brightness(colour):
    parts = [int(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def test_axe_finds_no_violation_in_an_open_card(browser, pages, axe):
    browser.open(pages.write("toll", page_of()), "#event-m0")
    browser.run(axe)
    found = browser.driver.execute_async_script(
        "axe.run('.selected').then((r) => arguments[0](r.violations.map((v) => v.id)))"
    )
    assert found == []


def test_hostile_names_neither_run_nor_break_the_chart(browser, pages):
    counts = [(1 + number % 28, 3 * number, None) for number in range(len(HOSTILE))]
    browser.open(pages.write("toll-hostile", page_of(counts, list(HOSTILE))), "#event-m0")
    assert browser.run("return window.pwned === undefined")
    assert browser.run("return document.querySelectorAll('.selected .toll circle').length") == len(HOSTILE)
    assert (
        browser.run("return document.querySelectorAll('.toll script, .toll img, .toll a, .toll [onload]').length") == 0
    )


@pytest.mark.parametrize("address", ["#event-m0", "#event-m3", "#m3"])
def test_an_event_is_found_by_the_id_of_any_of_its_mentions(browser, pages, address):
    browser.open(pages.write("toll", page_of()), address)
    assert browser.run("return document.querySelector('.selected')?.id") == "event-m0"
