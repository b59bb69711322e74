"""The page as text: complete without a script, the same bytes each time, every sentence once."""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import hashlib
import html
import json
import re
import subprocess
import sys
from importlib.resources import files

import pytest
from plotly.offline import get_plotlyjs

from render.frames import ARTICLES, frame, hostile_events, made_up, row, seed_events
from render.hostile import HOSTILE
from timeline.errors import LangError, TableError
from timeline.render import write_page
from timeline.render.page import SCRIPTS
from timeline.render.theme import OTHER_HUES, STATUS_GLYPHS, TYPE_HUES, hue_of, order_types
from timeline.table import from_mentions
from timeline.values import Article, EventType, Problem, Status


@pytest.fixture(scope="module")
def seeds():
    return write_page(seed_events(), articles=ARTICLES, title="Oorlog in Oekraïne", plotly="cdn")


def visible(page):
    """The text of the page's body as a reader without script gets it."""
    body = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", page[page.index("<body>") :])
    return html.unescape(re.sub(r"<[^>]+>", "", body))


def test_the_same_table_gives_the_same_bytes_in_any_process(seeds):
    assert write_page(seed_events(), articles=ARTICLES, title="Oorlog in Oekraïne", plotly="cdn") == seeds
    code = (
        "import sys, hashlib; sys.path.insert(0, 'tests'); from render.frames import *;"
        "from timeline.render import write_page;"
        "page = write_page(seed_events(), articles=ARTICLES, title='Oorlog in Oekraïne', plotly='cdn');"
        "print(hashlib.sha256(page.encode()).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={"PYTHONHASHSEED": "5", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PATH": ""},
    )  # fmt: skip
    assert done.stdout.strip() == hashlib.sha256(seeds.encode()).hexdigest()


def test_the_order_of_the_rows_does_not_matter(seeds):
    shuffled = seed_events().sample(frac=1, random_state=3)
    assert write_page(shuffled, articles=ARTICLES[::-1], title="Oorlog in Oekraïne", plotly="cdn") == seeds


def test_the_list_stands_in_the_html_with_reasons_and_sources(seeds):
    text = visible(seeds)
    for words in (
        "Avondklok in Kyiv ingesteld",
        "tussen 21 en 23 mrt 2022",
        "“begin deze week”",
        "gelezen vanaf de dag van publicatie",
        "73 doden, 297 gewonden (lopend totaal)",
        "42 gebeurtenissen uit 2 artikelen",
        "uit een andere zin",
        "geen datum genoemd: dag van publicatie",
        "Zonder datum 1",
    ):
        assert words in text
    assert '<html lang="nl">' in seeds


def test_each_sentence_is_stored_once_and_linked(seeds):
    sentence = "In de hoofdstad werd begin deze week een avondklok ingesteld"
    plain = re.sub(r"</?u[^>]*>", "", seeds)
    assert plain.count(sentence) == 1
    for target in re.findall(r'(?:href="#|data-sentence=")([zd]\d+-\d+)"', seeds):
        assert seeds.count(f'id="{target}"') == 1
    ids = re.findall(r' id="([^"]+)"', seeds)
    assert len(ids) == len(set(ids))


def test_without_the_articles_the_quoted_sentences_stand_there():
    page = write_page(seed_events(), plotly="cdn")
    assert visible(page).count("een avondklok ingesteld om inwoners te beschermen") == 1
    assert "De aangehaalde zinnen" in page
    assert re.search(r'<u id="d1-\d+">begin deze week</u>', page)


def test_a_sentence_that_is_not_in_the_text_as_quoted_stays_in_its_card():
    article = Article("a", "Kop", "Heel iets anders.", dt.date(2022, 3, 23))
    event = row(
        "x",
        quote="Dit staat er niet.",
        char_start=3,
        char_end=20,
        date_start=dt.date(2022, 3, 23),
        date_end=dt.date(2022, 3, 23),
    )
    page = write_page(frame([event]), articles=[article], plotly="cdn")
    assert '<blockquote dir="auto">Dit staat er niet.</blockquote>' in page
    assert "Heel iets anders." in page


def test_a_merged_event_puts_its_sources_side_by_side():
    def mention(name, article, number, dead):
        day = dt.date(2022, 3, number)
        cells = {"article_id": article, "publisher": f"Krant {article}", "quote": f"Zin van {article}.", "char_end": 11}
        cells |= {"date_start": day, "date_end": day, "published": dt.date(2022, 3, 24)}
        return row(name, **cells, fatalities_low=dead, fatalities_high=dead)

    mentions = [mention("m1", "a", 22, 3), mention("m2", "b", 23, 5)]
    event = mentions[0] | {
        "event_id": "e1",
        "mention_ids": ("m1", "m2"),
        "n_sources": 2,
        "conflicts": "datum: 22 of 23 maart",
    }
    page = write_page(frame([event]), mentions=frame(mentions), plotly="cdn")
    table = page[page.index("<table>") : page.index("</table>")]
    cells = [html.unescape(re.sub("<[^>]+>", "", cell)) for cell in re.findall(r"(?s)<t[hd][^>]*>(.*?)</t[hd]>", table)]
    assert cells[4:] == [
        "Krant a, 24 mrt 2022", "di 22 mrt 2022", "gemeld als gebeurd", "3 doden",
        "Krant b, 24 mrt 2022", "wo 23 mrt 2022", "gemeld als gebeurd", "5 doden",
    ]  # fmt: skip
    assert "2 bronnen" in page
    assert "datum: 22 of 23 maart" in page
    series = json.loads(re.search(r'id="series">(.*?)</script>', page)[1])
    assert series["columns"]["articles"] == [[0, 1]]


def test_the_policy_names_exactly_what_runs(seeds):
    page = write_page(seed_events())
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1])
    assert "default-src 'none'" in policy and "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]

    def digest(text):
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    own = re.search(r'(?s)<script type="module">(.*?)</script>', page)[1]
    packed = re.search(r'id="plotly-packed">([^<]+)<', page)[1]
    library = gzip.decompress(base64.b64decode(packed)).decode()
    assert library == get_plotlyjs()
    assert set(re.findall(r"'sha256-([^']+)'", policy)) == {digest(own), digest(library)}
    assert re.findall(r'(?:src|href)="(https?:[^"]*)"', page) == []
    assert 'src="https://cdn.plot.ly/plotly-' in seeds and f'integrity="sha256-{digest(library)}"' in seeds


def test_size_of_a_page_of_fifty_events():
    assert len(write_page(made_up(50)).encode()) < 2_250_000


def test_hostile_text_stays_text():
    events = hostile_events(HOSTILE)
    page = write_page(
        events, mentions=events, problems=[Problem(text, text) for text in HOSTILE], title=HOSTILE[1], plotly="cdn"
    )
    assert page.count("<script") == 4
    assert not re.search(r"<(img|iframe|form|base|link|object|embed)\b", page)
    assert not re.search(r"<[^>]*\son\w+=", page)
    assert not re.search(r'href="(?!#|https://)', page)
    assert not set(page) & {"\x00", "\x07", "\x1b", "\u202e", "\u2066"}


def test_types_of_a_users_own_lexicon_get_a_lane_and_a_colour():
    event = row("x", event_type="Piraterij", date_start=dt.date(2022, 3, 1), date_end=dt.date(2022, 3, 1))
    page = write_page(frame([event]), plotly="cdn")
    assert "Piraterij" in visible(page)
    assert f"--t0:{OTHER_HUES[0].light}" in page
    assert order_types(["Zeeroof", "Battles", "Aardbeving"]) == ["Battles", "Aardbeving", "Zeeroof"]
    assert hue_of("Zeeroof", ["Battles", "Aardbeving", "Zeeroof"]) == OTHER_HUES[1]


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


GROUNDS = ("ground", "panel", "lane", "chosen")


def test_every_colour_stands_out_from_its_lane():
    grounds = [("#f5f6f9", "#ffffff"), ("#222836", "#181d29")]
    for hue in (*TYPE_HUES.values(), *OTHER_HUES):
        for colour, lanes in zip(hue, grounds, strict=True):
            for ground in lanes:
                assert contrast(colour, ground) >= 4.5, (colour, ground)
    assert set(TYPE_HUES) == set(EventType) and set(STATUS_GLYPHS) == set(Status)


def test_every_text_of_the_page_stands_out_in_light_and_dark():
    css = (files("timeline.render") / "assets" / "page.css").read_text(encoding="utf-8")
    themes = [
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block)) for block in re.findall(r"(?s):root[^{]*\{(.*?)\}", css)
    ]
    assert len(themes) == 3 and themes[1] == themes[2]
    for theme in themes:
        for text, grounds in {"ink": GROUNDS, "soft": GROUNDS, "accent": GROUNDS, "mark-ink": ("mark",)}.items():
            for ground in grounds:
                assert contrast(theme[text], theme[ground]) >= 4.5, (text, ground, theme[text], theme[ground])


def test_nothing_at_all_and_no_dates_at_all():
    assert "0 gebeurtenissen uit 0 artikelen" in write_page(from_mentions([]), plotly="cdn")
    page = write_page(frame([row("x", date_basis="none")]), plotly="cdn")
    assert "1 gebeurtenis uit 1 artikel" in visible(page) and "geen datum bekend" in visible(page)


def test_problems_stand_at_the_foot(seeds):
    page = write_page(seed_events(), problems=[Problem("kapot.txt", "geen datum; geef --published")], plotly="cdn")
    assert "kapot.txt: geen datum; geef --published" in visible(page)
    assert 'id="problems"' not in seeds


def test_a_frame_that_breaks_the_schema_is_refused():
    with pytest.raises(TableError, match="has no column"):
        write_page(seed_events().drop(columns="status"))
    with pytest.raises(LangError):
        write_page(seed_events(), ui="fr")
    with pytest.raises(ValueError, match="embed"):
        write_page(seed_events(), plotly="nergens")


def test_the_scripts_ask_no_clock_and_no_network():
    code = "\n".join((files("timeline.render") / "assets" / name).read_text(encoding="utf-8") for name in SCRIPTS)
    assert not re.search(r"Date\.now|new Date\(\)|Math\.random|fetch\(|XMLHttpRequest|eval\(|innerHTML|toLocale", code)
