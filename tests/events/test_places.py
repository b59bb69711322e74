"""Where events are: the scene of an article, and the names of rules and places in the data."""

import datetime as dt

import pytest

from timeline.events import find_mentions
from timeline.events.gazetteer import Gazetteer
from timeline.events.scene import Scene
from timeline.events.story import Story
from timeline.lang import load_lang
from timeline.lang.events import load_events
from timeline.lang.roles import load_places
from timeline.segment import sentence_spans
from timeline.values import Article

LANG = load_lang("nl")
SHOT = "Een man is op klaarlichte dag doodgeschoten."


def story_of(text: str, title: str | None = None) -> Story:
    article = Article("a", title, text, dt.datetime(2022, 3, 23, 18))
    return Story(article, sentence_spans(text, LANG), [], LANG, Gazetteer(LANG))


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        ("Dode bij schietpartij in Tilburg", SHOT, "Tilburg"),
        ("Man doodgeschoten op straat. VEENENDAAL", SHOT, "Veenendaal"),
        ("Man doodgeschoten op straat. lelystad", SHOT, "Lelystad"),
        ("Gevechten rond luchthaven Haïti", SHOT, "Haïti"),
        ("Golf van Amsterdamse schietpartijen", SHOT, "Amsterdam"),
        (None, f"PORT-AU-PRINCE (ANP/AFP) - {SHOT}", "Port-au-Prince"),
        (None, f"Goma - {SHOT}", "Goma"),
        (None, f"lelystad {SHOT}", "Lelystad"),
        (None, f"Machtsstrijd - {SHOT}", None),
        ("Noord-Koreaanse leider reist", f"De Noord-Koreaanse leider reist. {SHOT}", None),
        ("Rusland stuurt soldaten", SHOT, None),
        ("Kort nieuws", f"In Tilburg is feest. {SHOT}", None),
    ],
)
def test_news_comes_from_the_dateline_or_the_title(title, text, place):
    found = Scene(story_of(text, title)).of_news
    assert (found.name if found else None) == place


def test_a_place_that_was_carried_over_is_known_no_better_than_to_the_region():
    text = f"In Tilburg is gisteren een vrouw aangevallen. {SHOT}"
    article = Article("a", None, text, dt.datetime(2022, 3, 23, 18))
    rows = find_mentions(article, sents=sentence_spans(text, LANG), timexes=[], lang=LANG)
    assert [(row.trigger, row.location, row.geo_precision) for row in rows] == [
        ("aangevallen", "Tilburg", 1),
        ("doodgeschoten", "Tilburg", 2),
    ]


def test_the_country_of_a_story_is_the_one_named_most():
    text = "In Mali vochten rebellen. De Malinese regering zweeg. Frankrijk keek toe."
    assert Scene(story_of(text)).country.iso == "ML"
    assert Scene(story_of("Frankrijk keek toe.")).country is None


def test_rules_named_in_the_places_exist():
    known = {rule.name for rule in load_events(LANG).rules}
    words = load_places(LANG)
    assert words.own_rules <= known
    assert words.unplaced_rules <= known
    assert words.decisions <= known


def test_adjectives_of_towns_are_of_towns_that_are_known():
    gazetteer = Gazetteer(LANG)
    unknown = [town for town in load_places(LANG).town_adjectives.values() if gazetteer.find(town) is None]
    assert unknown == []


def test_a_name_is_found_by_its_sound_only_where_another_alphabet_is_written():
    gazetteer = Gazetteer(LANG)
    assert gazetteer.find("Tsjornomorsk").iso == "UA"
    assert gazetteer.find("Tasjkent").iso == "UZ"
    assert gazetteer.find("Tsjester") is None  # "Chester" is written as it is


def places_of(text: str) -> list[tuple[str, str | None]]:
    article = Article("a", None, text, dt.datetime(2022, 3, 23, 18))
    rows = find_mentions(article, sents=sentence_spans(text, LANG), timexes=[], lang=LANG)
    return [(row.trigger, row.location) for row in rows]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Artillerie heeft het Malinese mijnstadje Kobodougou beschoten.", "Kobodougou"),
        ("Er vielen bommen op het ziekenhuis van Kobodougou.", "Kobodougou"),
        ("Bij gevechten in het naburige Kobo Dougou vielen doden.", "Kobo Dougou"),
        ("Boven Kobodougou zijn twee drones neergeschoten.", "Kobodougou"),
        ("Het leger omsingelde Goma. Later werd de stad gebombardeerd.", "Goma"),
        ("GOMA (ANP) - Het bleef stil. Toen vielen er bommen op het ziekenhuis.", "Goma"),
        # elsewhere in the article it is one who acts, or it is no town
        ("Strijders van Kobodougou zijn woedend. Kobodougou heeft een kamp beschoten.", None),
        ("Het ministerie van Milieu werd beschoten.", None),
        ("Het leger omsingelde Goma. Later werd een stad gebombardeerd in Rwanda.", "Rwanda"),
    ],
)
def test_a_town_on_no_list_and_one_that_is_taken_up(text, place):
    assert places_of(text)[-1][1] == place
