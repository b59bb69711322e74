"""The page of the seed articles in a real browser: it draws, and answers to mouse, keys, address and paper."""

from __future__ import annotations

import base64
import re

import pytest

from browser.overlap import BOXES, CROSSINGS, ON_GLYPH, overlaps

pytestmark = pytest.mark.browser


def test_draws_all_events_with_labels_that_do_not_overlap(browser, pages):
    browser.open(pages.seeds())
    labels = browser.run(BOXES)
    assert len([label for label in labels if "Avondklok" in label[4]]) == 1
    assert overlaps(labels) == []
    assert browser.run("return chart.dataset.level") == "labels"
    assert len(browser.texts("#cards .headline")) == 41
    assert browser.texts("#undated .headline") == ["Klitschko: overgave is geen optie"]
    ticks = browser.run("return [...document.querySelectorAll('#chart .xtick text')].map((t) => t.textContent)")
    assert "14 mrt" in ticks
    assert browser.texts("#count") == ["42 van 42"]


@pytest.mark.parametrize("width", [1100, 1440, 1900, 500])
def test_labels_are_packed_again_for_every_width_and_zoom(browser, pages, width):
    browser.size(width, 900)
    browser.open(pages.seeds())
    for _ in range(4):
        assert overlaps(browser.run(BOXES)) == []
        assert browser.run(CROSSINGS) == [], "a label lies over a bar or a glyph"
        assert browser.run(ON_GLYPH) == []
        browser.run("document.getElementById('zoom-in').click()")
    browser.resize(width - 90, 900)
    assert overlaps(browser.run(BOXES)) == []


def test_hover_shows_the_sentence_with_its_date_marked(browser, pages):
    browser.open(pages.seeds())
    browser.hover(*browser.label("Avondklok in Kyiv"))
    assert browser.texts("#hover .headline") == ["Avondklok in Kyiv ingesteld"]
    assert browser.texts("#hover mark") == ["begin deze week"]
    assert "tussen 21 en 23 mrt 2022" in browser.texts("#hover .when")[0]
    browser.hover(700, 20)
    assert browser.texts("#hover") == []


def test_click_selects_opens_the_card_and_names_it_in_the_address(browser, pages):
    browser.open(pages.seeds())
    browser.click(*browser.label("Makariv en bijna"))
    assert browser.texts(".selected .headline") == ["Makariv en bijna heel Irpin weer Oekraïens"]
    assert browser.driver.current_url.endswith("#event-e05")
    assert browser.texts(".selected mark") == ["nu al"]
    assert "nu al" in browser.texts(".selected dd")[0]
    ring = "return [...document.querySelectorAll('#chart .scatterlayer .trace:last-child .point')].length"
    assert browser.run(ring) == 1
    assert browser.run("return chart.layout.xaxis.type") == "date"
    assert len(browser.run(BOXES)) > 40
    link = browser.run("return document.querySelector('.selected .from a').getAttribute('href')")
    assert browser.run("return document.querySelector(arguments[0]).textContent", link).startswith("Hij stelt dat")


def test_words_that_date_two_events_are_marked_for_each(browser, pages):
    browser.open(pages.seeds(), "#event-e01")
    assert browser.texts(".selected mark") == ["24 februari"]
    browser.open(pages.seeds(), "#event-e02")
    assert browser.texts(".selected mark") == ["kort na de invasie op 24 februari"]


def test_a_date_carried_over_links_to_its_words_in_another_sentence(browser, pages):
    browser.open(pages.seeds(), "#event-e10")
    assert browser.texts(".selected mark") == []
    browser.run("document.querySelector('.selected dd a').click()")
    assert browser.texts("u:target") == ["een krappe maand geleden"]


def test_a_sentence_is_stored_once(pages):
    text = pages.seeds().read_text(encoding="utf-8")
    assert len(re.findall("avondklok ingesteld om inwoners", text)) == 1


def test_search_folds_accents_finds_in_sentences_and_counts(browser, pages):
    browser.open(pages.seeds())
    browser.key("/")
    browser.write("oekraine mariupol")
    assert browser.run("return document.activeElement.id") == "search"
    found = browser.texts("#cards .headline")
    assert "Beschietingen ontregelen stroom en water Mariupol" in found
    assert len(found) < 12
    assert browser.texts("#count") == [f"{len(browser.texts('.event .headline'))} van 42"]
    assert "q=oekraine+mariupol" in browser.driver.current_url
    browser.key("Escape")
    assert len(browser.texts("#cards .headline")) == 41
    browser.write("zzzz")
    assert browser.texts("#empty") == ["Geen gebeurtenis voldoet aan deze keuze."]


def test_chips_hide_a_kind_carry_counts_and_back_undoes(browser, pages):
    browser.open(pages.seeds())
    diplomacy = "[...document.querySelectorAll('#types .chip')].find((c) => c.textContent.includes('Diplomatie'))"
    before = browser.texts("#types .n")
    assert sum(map(int, before)) == 42
    browser.run(f"{diplomacy}.click()")
    assert browser.run(f"return {diplomacy}.getAttribute('aria-pressed')") == "false"
    assert browser.texts("#count") == ["22 van 42"]
    assert "gemeld als gebeurd 17" not in " ".join(browser.texts("#statuses .chip"))
    assert browser.texts("#types .n") == before
    assert not any("Biden reist" in label[4] for label in browser.run(BOXES))
    browser.driver.back()
    browser.wait("return document.getElementById('count').textContent === '42 van 42'")
    assert any("Biden reist" in label[4] for label in browser.run(BOXES))
    browser.run(
        f"{diplomacy}.dispatchEvent(new MouseEvent('click', {{shiftKey: true, bubbles: true}}))",
    )
    assert browser.texts("#count") == ["20 van 42"]


@pytest.mark.parametrize(
    ("lanes", "lane", "twice"),
    [("place", "Mariupol", None), ("actor", "Rusland", "China wil Rusland financieel"), ("article", "Artikel 2", None)],
)
def test_lanes_by_place_actor_and_article(browser, pages, lanes, lane, twice):
    browser.open(pages.seeds())
    browser.run(
        "const s = document.getElementById('lanes'); s.value = arguments[0]; s.dispatchEvent(new Event('change'))",
        lanes,
    )
    names = browser.run("return [...document.querySelectorAll('#chart .ytick text')].map((t) => t.textContent)")
    assert any(lane in name for name in names)
    assert overlaps(browser.run(BOXES)) == []
    assert f"lanes={lanes}" in browser.driver.current_url
    if twice:
        assert len([label for label in browser.run(BOXES) if twice in label[4]]) == 2


def test_brush_by_mouse_and_by_key_narrows_chart_and_list(browser, pages):
    browser.open(pages.seeds())
    x, y = browser.middle(".handle[data-edge=from]")
    browser.drag(x, y, x + 300)
    shown = browser.texts("#cards .headline")
    assert "Rusland valt Oekraïne binnen" not in shown
    assert "Avondklok in Kyiv ingesteld" in shown
    assert "from=2022-03" in browser.driver.current_url
    assert overlaps(browser.run(BOXES)) == []
    before = int(browser.run("return document.querySelector('.handle[data-edge=to]').getAttribute('aria-valuenow')"))
    browser.run("document.querySelector('.handle[data-edge=to]').focus()")
    browser.key("ArrowLeft")
    after = int(browser.run("return document.querySelector('.handle[data-edge=to]').getAttribute('aria-valuenow')"))
    assert after < before
    browser.run("document.getElementById('reset').click()")
    assert browser.texts("#count") == ["42 van 42"]


def test_dragging_the_chart_pans_it(browser, pages):
    browser.open(pages.seeds())
    browser.run("document.getElementById('zoom-in').click()")
    before = browser.run("return chart.layout.xaxis.range[0]")
    browser.drag(500, 700, 700)
    browser.wait("return chart.layout.xaxis.range[0] !== arguments[0]", before)
    assert browser.run("return chart.layout.xaxis.range[0]") < before
    assert overlaps(browser.run(BOXES)) == []


def test_keyboard_steps_announces_zooms_goes_to_the_list_and_clears(browser, pages):
    browser.open(pages.seeds())
    browser.run("chart.focus()")
    browser.key("ArrowRight")
    assert browser.texts("#live") == ["1 van 42: Rusland valt Oekraïne binnen, do 24 feb 2022, gemeld als gebeurd"]
    browser.key("ArrowRight")
    assert browser.texts("#live")[0].startswith("2 van 42: ")
    browser.key("ArrowLeft")
    assert browser.texts(".selected .headline") == ["Rusland valt Oekraïne binnen"]
    browser.key("Enter")
    focused = (
        "return document.activeElement.tagName + ' ' + document.activeElement.querySelector('.headline')?.textContent"
    )
    assert browser.run(focused) == "SUMMARY Rusland valt Oekraïne binnen"
    browser.key("ArrowDown")
    assert browser.texts("#live")[0].startswith("2 van 42: ")
    browser.key("Escape")
    assert browser.texts(".selected .headline") == []
    length = "return Date.parse(chart.layout.xaxis.range[1]) - Date.parse(chart.layout.xaxis.range[0])"
    whole = browser.run(length)
    browser.key("+")
    assert browser.run(length) == pytest.approx(whole / 2, rel=0.01)
    browser.key("-")
    assert browser.run(length) == pytest.approx(whole, rel=0.01)
    browser.key("+")
    browser.key("0")
    assert browser.run(length) == pytest.approx(whole, rel=0.01)


def test_deep_link_opens_the_event_also_where_a_filter_would_hide_it(browser, pages):
    browser.open(pages.seeds(), "#event-e13&lanes=place&q=niets")
    assert browser.texts(".selected .headline") == ["Avondklok in Kyiv ingesteld"]
    assert browser.run("return document.getElementById('lanes').value") == "place"
    assert browser.texts(".selected mark") == ["begin deze week"]
    assert browser.run("return scrollY") == 0


def test_back_and_forward_walk_through_the_chosen_events(browser, pages):
    browser.open(pages.seeds())
    browser.click(*browser.label("Avondklok in Kyiv"))
    browser.click(*browser.label("Makariv en bijna"))
    browser.driver.back()
    browser.wait("return document.querySelector('.selected .headline')?.textContent.startsWith('Avondklok')")
    browser.driver.back()
    browser.wait("return document.querySelector('.selected') === null")
    browser.driver.forward()
    browser.wait("return document.querySelector('.selected .headline')?.textContent.startsWith('Avondklok')")


def test_a_link_to_a_sentence_goes_to_the_source_text(browser, pages):
    browser.open(pages.seeds())
    browser.click(*browser.label("Avondklok in Kyiv"))
    browser.press(".selected .from a")
    assert browser.run("return document.querySelector(':target').textContent").startswith("In de hoofdstad werd")
    assert browser.run(
        "const b = document.querySelector(':target').getBoundingClientRect(); return b.top > 0 && b.top < innerHeight"
    )


def test_a_sentence_in_the_source_text_leads_back_to_its_event(browser, pages):
    browser.open(pages.seeds())
    x, y = browser.run(
        "const s = [...document.querySelectorAll('.sent')].find((s) => s.textContent.startsWith('In de hoofdstad'));"
        "s.scrollIntoView({block: 'center'}); const b = s.getClientRects()[0]; return [b.left + 20, b.top + 8]"
    )
    browser.click(x, y)
    assert browser.texts(".selected .headline") == ["Avondklok in Kyiv ingesteld"]
    assert browser.run(
        "const b = document.querySelector('.selected').getBoundingClientRect(); return b.top < innerHeight"
    )


def test_the_dates_stay_in_sight_while_one_scrolls(browser, pages):
    browser.open(pages.seeds())
    assert browser.texts("#dates span") == []
    browser.run("scrollTo(0, 600)")
    browser.wait("return document.querySelector('#dates.stuck') !== null")
    assert "14 mrt" in browser.texts("#dates span")
    tick = "[...document.querySelectorAll('#chart .xtick text')].find((t) => t.textContent === '14 mrt')"
    stuck = "[...document.querySelectorAll('#dates span')].find((t) => t.textContent === '14 mrt')"
    middle = "const b = ({}).getBoundingClientRect(); return b.left + b.width / 2"
    assert browser.run(middle.format(tick)) == pytest.approx(browser.run(middle.format(stuck)), abs=3)


def test_mobile_fits_the_width_and_a_tap_selects(browser, pages):
    browser.size(390, 844, mobile=True)
    browser.open(pages.seeds())
    assert browser.run("return document.documentElement.scrollWidth") <= 390
    assert overlaps(browser.run(BOXES)) == []
    browser.swipe(200, 700, -300)
    assert browser.run("return scrollY") > 100, "a swipe over the drawing scrolls the page"
    assert browser.texts("#types .chip") == []
    browser.run("document.getElementById('filters-toggle').click()")
    assert len(browser.texts("#types .chip")) == 6
    x, y = browser.label("Avondklok in")
    browser.cdp("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
    browser.cdp("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
    browser.wait("return document.querySelector('.selected .headline')?.textContent.startsWith('Avondklok')")
    assert browser.texts("#hover.sheet mark") == ["begin deze week"]
    assert browser.run(
        "const b = hover.getBoundingClientRect(); return b.left >= 0 && b.right <= 390 && b.bottom <= 844"
    )


def test_print_shows_every_card_and_fits_the_paper(browser, pages):
    browser.open(pages.seeds())
    pdf = base64.b64decode(browser.cdp("Page.printToPDF", printBackground=True, preferCSSPageSize=True)["data"])
    assert pdf.startswith(b"%PDF")
    assert 5 < len(re.findall(rb"/Type\s*/Page\b", pdf)) < 30
    browser.wait("return !document.documentElement.classList.contains('printing')")
    assert overlaps(browser.run(BOXES)) == []


def test_dates_are_the_same_in_every_time_zone(browser, pages):
    view = "#from=2022-03-20T00%3A00&to=2022-03-30T00%3A00"
    browser.open(pages.seeds(), view)
    at_home = browser.run(BOXES)
    browser.cdp("Emulation.setTimezoneOverride", timezoneId="America/Los_Angeles")
    browser.open(pages.seeds(), view)
    assert browser.run(BOXES) == at_home
    ticks = browser.run("return [...document.querySelectorAll('#chart .xtick text')].map((t) => t.textContent)")
    assert {"21 mrt", "22 mrt", "23 mrt"} <= set(ticks)
    browser.cdp("Emulation.setTimezoneOverride", timezoneId="")


def test_dark_by_preference_and_by_button(browser, pages):
    ground = "return getComputedStyle(document.body).backgroundColor"
    browser.open(pages.seeds())
    light = browser.run(ground)
    browser.run("document.getElementById('theme').click()")
    dark = browser.run(ground)
    assert dark != light
    assert browser.run("return chart.layout.paper_bgcolor") != "#ffffff"
    browser.scheme("dark")
    browser.open(pages.seeds())
    assert browser.run(ground) == dark
    assert browser.run("return document.getElementById('theme').getAttribute('aria-pressed')") == "true"


def test_without_script_the_list_is_complete(browser, pages):
    browser.cdp("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.driver.get(pages.seeds().as_uri())
    finally:
        browser.cdp("Emulation.setScriptExecutionDisabled", value=False)
    assert len(browser.texts(".event .headline")) == 42
    assert browser.texts("noscript .note") or "JavaScript" in browser.run("return document.body.textContent")
    assert browser.texts("#controls") == []


def test_a_browser_that_cannot_unpack_says_so_and_keeps_the_list(browser, pages):
    script = browser.cdp("Page.addScriptToEvaluateOnNewDocument", source="delete window.DecompressionStream")
    try:
        browser.driver.get(pages.seeds().as_uri())
        message = browser.wait("const m = document.getElementById('message'); return !m.hidden && m.textContent")
    finally:
        browser.cdp("Page.removeScriptToEvaluateOnNewDocument", identifier=script["identifier"])
    assert "de lijst is volledig" in message
    assert len(browser.texts("#cards .headline")) == 41
