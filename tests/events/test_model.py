"""A trained pipeline adds what it knows of names; a tiny one is made here."""

import datetime as dt

import pytest
import spacy

TEXT = "In Blauwdorp hebben rebellen gisteren een aanval uitgevoerd. Volgens Jan Jansen vielen tien doden."


@pytest.fixture(name="nlp", scope="module")
def _nlp():
    nlp = spacy.blank("nl")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Blauwdorp"}, {"label": "PER", "pattern": "Jan Jansen"}])
    return nlp


def test_a_place_that_only_the_pipeline_knows_is_not_lost_as_an_actor(read, nlp):
    text = "Rebellen hebben gisteren Blauwdorp gebombardeerd."
    (plain,) = read(text)
    (mention,) = read(text, doc=nlp(text))
    assert mention.actor1 == plain.actor1 == "rebellen"
    assert (mention.actor2, mention.trigger) == ("Blauwdorp", "gebombardeerd")


def test_a_pipeline_changes_nothing_that_our_lists_know(read, nlp):
    text = "Rusland bombardeerde dinsdag Charkov."
    assert read(text) == read(text, doc=nlp(text))


def test_the_whole_way_with_a_doc(read, nlp):
    mentions = read(TEXT, dt.datetime(2022, 3, 23, 18), doc=nlp(TEXT))
    assert [mention.trigger for mention in mentions] == ["aanval"]
    assert mentions[0].attribution == "volgens Jan Jansen"
    assert mentions[0].fatalities_low == 10
