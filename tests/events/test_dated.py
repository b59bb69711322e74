"""Reports of a day that have no trigger, in articles about conflict; and what an article is about."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline.events.scanner import TriggerScanner
from timeline.events.topic import Topic, is_opinion
from timeline.lang import load_lang
from timeline.lang.events import load_events

LEXICON = load_events(load_lang("nl"))
RULE = LEXICON.report
WAR = "Het leger bombardeerde maandag de stad. De rebellen en de troepen van de junta vechten al maanden. "


def triggers(read, text):
    return [mention.trigger for mention in read(WAR + text, dt.datetime(2024, 9, 20, 18))]


@pytest.mark.parametrize("text", RULE.examples)
def test_example_is_reported(read, text):
    assert len(triggers(read, text)) == len(triggers(read, "")) + 1


@pytest.mark.parametrize("text", RULE.rejects)
def test_reject_is_not(read, text):
    assert len(triggers(read, text)) == len(triggers(read, ""))


@pytest.mark.parametrize(
    "text",
    [
        "Opende de president woensdag in Khartoem een kantoor?",
        "De president opende in Khartoem een kantoor.",
        "Woensdag scheen de zon.",
        "‘De president opende woensdag een kantoor’, staat er.",
    ],
    ids=["question", "no-day", "no-actor", "quoted"],
)
def test_what_lacks_a_part_is_not(read, text):
    assert len(triggers(read, text)) == len(triggers(read, ""))


def test_elsewhere_a_day_and_a_name_are_no_event(read):
    text = "De burgemeester opende woensdag in Utrecht een speeltuin. De politie hield een inbreker aan."
    assert all("speeltuin" not in mention.quote for mention in read(text))


def test_it_goes_on_about_a_known_event_only_once(read):
    text = "Rusland bombardeerde dinsdag Odesa. Dinsdag stuurde Rusland daar ook foto's van rond."
    assert len(read(text)) == 1


def test_it_is_surer_with_a_trigger(read):
    mentions = read(WAR + RULE.examples[0], dt.datetime(2024, 9, 20, 18))
    assert mentions[-1].confidence < mentions[0].confidence


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("De rebellen vechten met het leger; bij bombardementen vielen doden.", Topic.CONFLICT),
        ("De rechtbank hoorde de verdachte van fraude; de advocaat eiste vrijspraak van de rechter.", Topic.PUBLIC),
        ("De trainer zag zijn elftal in de finale de rechter, de minister en de burgemeester verslaan.", Topic.OTHER),
        ("De zangeres trad op in het theater.", Topic.OTHER),
    ],
)
def test_what_an_article_is_about(text, topic):
    assert TriggerScanner(LEXICON).scan(text).topic is topic


def test_a_disaster_hurts_without_violence(read):
    assert not read(
        "Bij een aardbeving in Iran zijn tien doden gevallen, meldt het leger. De president rouwt, de VN ook."
    )
    assert read("Bij een aardbeving in Iran zijn tien doden gevallen. Rebellen bombardeerden de stad, zegt de VN.")


@pytest.mark.parametrize(
    "title", ["Lezersbrieven", "Boos op de bus. Column Jan Jansen", "Vrede? An de Wit commentaar", "Opinie | Stop"]
)
def test_title_names_opinion(title):
    assert is_opinion(title, LEXICON.topic)


@pytest.mark.parametrize(
    "title", [None, "", "Geen commentaar", "Kiev: geen commentaar", "Columns van tanks rukken op", "Brieven gevonden"]
)
def test_title_of_news_names_none(title):
    assert not is_opinion(title, LEXICON.topic)


def test_participle_of_a_date_or_before_its_noun_tells_nothing(read):
    found = triggers(read, "De president opende afgelopen mei in Khartoem een gesloten kantoor.")
    assert "opende" in found
    assert not {"afgelopen", "gesloten"} & set(found)
