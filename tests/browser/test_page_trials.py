"""The page under load, under attack and under an accessibility checker; and what it saves."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

import timeline
from browser.overlap import CROSSINGS, ON_GLYPH
from render import frames
from render.hostile import HOSTILE
from timeline.render import draw_figure, write_page
from timeline.table import from_mentions
from timeline.values import Problem

pytestmark = pytest.mark.browser

LOADED = (
    "return [...document.querySelectorAll('#cards, #undated, #sources, #problems, #chart')]"
    ".flatMap((e) => [...e.querySelectorAll('script, style, img, image, iframe, form, base, link, meta, object')])"
    ".map((e) => e.outerHTML.slice(0, 200))"
)


@pytest.mark.parametrize(
    ("count", "level"), [(300, "glyphs"), (1000, "histogram"), (3000, "histogram"), (10_000, "histogram")]
)
def test_large_tables_draw_in_three_levels_of_detail(browser, pages, count, level):
    """How fast is for `benchmarks/page.py`: tests run on busy machines."""
    browser.open(pages.made_up(count))
    assert browser.run("return chart.dataset.level") == level
    for chip in ("[data-type='0']", "[data-status='0']"):
        browser.run("document.querySelector(arguments[0]).click()", chip)
    browser.run("document.getElementById('zoom-in').click()")
    total = f"{count:,}".replace(",", ".")
    assert browser.texts("#count")[0].endswith(f"van {total}")


def test_the_page_that_the_seeds_give(browser, pages):
    """The real way, from the articles to the page, not a frame made by hand."""
    seeds = frames.SEEDS
    page = pages.write("real", timeline.to_html(timeline.build(seeds), title="Zaadjes"))
    browser.open(page)
    shown = browser.texts("#count")[0]
    assert re.fullmatch(r"(\d+) van \1", shown) and int(shown.split()[0]) >= 20
    assert len(browser.texts("#cards .headline")) + len(browser.texts("#undated .headline")) == int(shown.split()[0])
    browser.run("chart.focus()")
    for _ in range(5):
        browser.key("ArrowDown")
    assert browser.texts(".selected blockquote")
    assert browser.texts(".selected dt")[0] == "Waarom deze datum"


def test_zooming_in_resolves_the_histogram_into_glyphs_and_labels(browser, pages):
    browser.open(pages.made_up(1000))
    assert "per periode geteld" in browser.texts("#chart-note")[0]
    levels = [browser.run("return chart.dataset.level")]
    for _ in range(7):
        browser.run("document.getElementById('zoom-in').click()")
        levels.append(browser.run("return chart.dataset.level"))
    assert list(dict.fromkeys(levels)) == ["histogram", "glyphs", "labels"]
    browser.run("document.getElementById('zoom-all').click()")
    length = "return Date.parse(chart.layout.xaxis.range[1]) - Date.parse(chart.layout.xaxis.range[0])"
    whole = browser.run(length)
    x, y = browser.run(
        "const p = [...document.querySelectorAll('#chart .barlayer .point path')]"
        ".map((e) => e.getBoundingClientRect()).sort((a, b) => b.height - a.height)[0];"
        "return [p.left + p.width / 2, p.top + p.height / 2]"
    )
    browser.hover(x, y)
    assert "gebeurtenissen" in browser.texts("#hover")[0]
    browser.click(x, y)
    assert browser.run(length) < whole / 10


def test_the_far_past_does_not_squeeze_what_most_events_are_about(browser, pages):
    rows = [frames.row("oud", date_start=frames.dt.date(1604, 5, 1), date_end=frames.dt.date(1604, 5, 31))]
    for n in range(40):
        day = frames.dt.date(2022, 3, 1) + frames.dt.timedelta(days=n)
        rows.append(frames.row(f"nieuw{n}", date_start=day, date_end=day, char_start=n * 20, char_end=n * 20 + 15))
    browser.open(pages.write("past", write_page(frames.frame(rows))))
    assert browser.texts("#count") == ["40 van 41"]
    browser.run("document.getElementById('zoom-all').click()")
    assert browser.texts("#count") == ["41 van 41"]
    ticks = browser.run("return [...document.querySelectorAll('#chart .xtick text')].map((t) => t.textContent)")
    assert "1700" in " ".join(ticks)


def test_hostile_text_neither_runs_nor_loads_nor_breaks_the_page(browser, pages):
    events = frames.hostile_events(HOSTILE)
    problems = [Problem(text, text) for text in HOSTILE]
    page = write_page(events, mentions=events, problems=problems, title=HOSTILE[0] + HOSTILE[6])
    browser.open(pages.write("hostile", page))
    for lanes in ("place", "actor", "article", "type"):
        browser.run(
            "const s = document.getElementById('lanes'); s.value = arguments[0]; s.dispatchEvent(new Event('change'))",
            lanes,
        )
    browser.run("chart.focus()")
    for _ in HOSTILE:
        browser.key("ArrowRight")
    points = browser.run(
        "scrollTo(0, 0); return [...document.querySelectorAll('#chart .textpoint text')].slice(0, 12)"
        ".map((t) => t.getBoundingClientRect()).map((b) => [b.left + 3, b.top + 6])"
    )
    for x, y in points:
        browser.hover(x, y)
    assert browser.run("return window.pwned === undefined")
    assert browser.run(LOADED) == []
    assert browser.run("return document.querySelectorAll('#chart a, a[href^=javascript]').length") == 0
    attributes = "[style*=evil], [onerror], [onload], [onmouseover], [onfocus]"
    assert browser.run("return document.querySelectorAll(arguments[0]).length", attributes) == 0
    assert browser.run("return document.documentElement.scrollWidth <= innerWidth")
    assert browser.run("return document.querySelectorAll('.event').length") == len(HOSTILE)
    tall = browser.run(
        "return Math.max(...[...document.querySelectorAll('.event summary')].map((e) => e.offsetHeight))"
    )
    assert tall < 500
    browser.resize(390, 844, mobile=True)
    assert browser.run("return document.documentElement.scrollWidth") <= 390
    assert browser.run(CROSSINGS) == []
    assert browser.run(ON_GLYPH) == []


def test_the_policy_blocks_an_injected_script(browser, pages):
    text = pages.seeds().read_text(encoding="utf-8")
    injected = text.replace("<main>", "<main><script>window.pwned=1</script><img src=x onerror='window.pwned=1'>", 1)
    browser.open(pages.write("injected", injected))
    blocked = browser.errors()
    assert browser.run("return window.pwned === undefined")
    assert sum("Content Security Policy" in message for message in blocked) >= 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ui", ["nl", "en"])
def test_axe_finds_no_violation(browser, pages, axe, scheme, ui):
    problems = [Problem("kapot.txt", "geen publicatiedatum")]
    page = write_page(frames.seed_events(), articles=frames.ARTICLES, problems=problems, ui=ui)
    browser.scheme(scheme)
    browser.open(pages.write(f"axe-{ui}", page))
    browser.click(*browser.label("Avondklok"))
    browser.cdp("Page.setBypassCSP", enabled=True)
    browser.cdp("Runtime.evaluate", expression=axe)
    found = browser.driver.execute_async_script(
        "axe.run(document).then((r) => arguments[0](r.violations.map((v) =>"
        " `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(' | ')}`)))"
    )
    browser.cdp("Page.setBypassCSP", enabled=False)
    assert found == []


def test_a_page_with_nothing_in_it_and_one_without_dates(browser, pages):
    browser.open(pages.write("nothing", write_page(from_mentions([]))))
    assert browser.texts("#count") == ["0 van 0"]
    assert browser.texts("#empty") == ["Geen gebeurtenis voldoet aan deze keuze."]
    for key in ("+", "-", "0", "ArrowRight", "Enter", "Escape"):
        browser.run("chart.focus()")
        browser.key(key)
    browser.open(pages.write("undated", write_page(frames.frame([frames.row("x", date_basis="none")]))))
    assert browser.texts("#undated .headline") == ["Gebeurtenis x"]
    browser.run("chart.focus()")
    browser.key("ArrowRight")
    assert browser.texts("#live") == ["1 van 1: Gebeurtenis x, geen datum bekend, gemeld als gebeurd"]


def test_a_page_from_the_web_says_so_when_it_is_offline(browser, pages):
    page = pages.write("cdn", write_page(frames.seed_events(), plotly="cdn"))
    assert page.stat().st_size < 150_000
    browser.cdp("Network.enable")
    browser.cdp("Network.setBlockedURLs", urls=["*://cdn.plot.ly/*"])
    browser.driver.get(page.as_uri())
    message = browser.wait("const m = document.getElementById('message'); return !m.hidden && m.textContent")
    browser.cdp("Network.setBlockedURLs", urls=[])
    assert "niet van het web worden geladen" in message
    assert len(browser.texts("#cards .headline")) == 41
    assert {url.split("/")[2] for url in browser.requests()} <= {"cdn.plot.ly"}
    assert all("cdn.plot.ly" in error for error in browser.errors())


def test_the_page_speaks_english(browser, pages):
    browser.open(pages.write("en", write_page(frames.seed_events(), ui="en")))
    assert browser.run("return document.documentElement.lang") == "en"
    assert browser.texts("#count") == ["42 of 42"]
    ticks = browser.run("return [...document.querySelectorAll('#chart .xtick text')].map((t) => t.textContent)")
    assert "14 Mar" in ticks
    assert "Zoek" not in " ".join(browser.texts("#controls"))


def saved(browser, button):
    browser.run(
        "window.saved = []; const made = URL.createObjectURL;"
        "URL.createObjectURL = (blob) => { saved.push(blob); return made(blob) };"
        "document.getElementById(arguments[0]).click()",
        button,
    )
    browser.wait("return window.saved.length > 0")
    return browser.driver.execute_async_script("const done = arguments[0]; saved.at(-1).text().then(done)")


def test_csv_holds_what_is_visible_and_no_formula(browser, pages):
    browser.open(pages.seeds())
    browser.run("document.querySelector('[data-type=\"0\"]').click()")
    rows = list(csv.reader(io.StringIO(saved(browser, "save-csv").removeprefix("\ufeff")), delimiter=";"))
    assert len(rows) - 1 == int(browser.texts("#count")[0].split()[0])
    curfew = dict(zip(rows[0], next(row for row in rows if row[0] == "e13"), strict=True))
    assert curfew["date_start"] == "2022-03-21"
    assert curfew["quote"].startswith("In de hoofdstad werd begin deze week")
    assert curfew["location"] == "Kyiv"
    hostile = frames.hostile_events(HOSTILE)
    browser.open(pages.write("formulas", write_page(hostile)))
    rows = list(csv.reader(io.StringIO(saved(browser, "save-csv").removeprefix("\ufeff"), newline=""), delimiter=";"))
    cells = [cell for row in rows for cell in row]
    assert '\'=HYPERLINK("https://evil.example";"klik")' in cells
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "@", "\t", "\r")]


def test_svg_is_saved_without_a_request(browser, pages):
    browser.open(pages.seeds())
    svg = saved(browser, "save-svg")
    assert svg.startswith("<svg")
    assert "Avondklok in Kyiv ingesteld" in svg
    assert "14 mrt" in svg


def test_figure_in_a_notebook_has_no_share_button_and_no_overlap(browser, pages):
    figure = draw_figure(frames.seed_events(), title="Oorlog in Oekraïne")
    drawn = figure.to_html(include_plotlyjs=True, default_width="1000px")
    page = pages.write(
        "figure", drawn.replace("<body>", "<body><script>document.documentElement.dataset.ready = 1</script>")
    )
    browser.open(page)
    browser.wait("return document.querySelectorAll('.textpoint text').length > 30")
    buttons = browser.run("return [...document.querySelectorAll('.modebar-btn')].map((b) => b.dataset.title)")
    assert buttons
    assert not [title for title in buttons if "share" in title.lower() or "cloud" in title.lower()]
    boxes = browser.run(
        "return [...document.querySelectorAll('.textpoint text')].map((t) => { const b = t.getBoundingClientRect();"
        "return [b.left, b.top + 4, b.right, b.bottom - 4] })"
    )
    for n, one in enumerate(boxes):
        for other in boxes[n + 1 :]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    assert json.loads(figure.to_json())["layout"]["modebar"]["remove"][0] == "sendChartToCloud"
