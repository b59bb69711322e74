"""The spaCy component, and dateparser behind the rules."""

import datetime as dt
from itertools import pairwise

import pytest
import spacy

from timeline.errors import PublicationDateError
from timeline.lang import load_lang
from timeline.timex import find_timexes
from timeline.timex.component import TimexComponent

LANG = load_lang("nl")
DAY = dt.date(2022, 3, 23)


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("nl")
    pipeline.add_pipe("sentencizer")
    pipeline.add_pipe("timeline_timex")
    return pipeline


def test_the_component_sets_timexes_and_spans(nlp):
    doc = nlp.make_doc("Hij kwam gisteren. Hij vertrekt op 3 mei 2022.")
    doc._.dct = DAY
    doc = nlp(doc)
    assert [timex.value for timex in doc._.timexes] == ["2022-03-22", "2022-05-03"]
    assert [(span.text, span.label_) for span in doc.spans["timexes"]] == [("gisteren", "DATE"), ("3 mei 2022", "DATE")]


def test_the_component_needs_a_publication_date(nlp):
    with pytest.raises(PublicationDateError, match=r"doc\._\.dct"):
        nlp("Hij kwam gisteren.")


def test_without_sentences_the_text_is_one():
    doc = spacy.blank("nl").make_doc("Hij kwam gisteren")
    doc._.dct = DAY
    assert [timex.text for timex in TimexComponent("nl")(doc)._.timexes] == ["gisteren"]


@pytest.mark.parametrize(
    ("text", "expression", "day"),
    [
        ("Op February 24, 2022 begon het.", "February 24, 2022", "2022-02-24"),
        ("Le 24 février 2022 staat er.", "24 février 2022", "2022-02-24"),
        ("Am 1. Dezember 2021, zo staat er.", "1. Dezember 2021", "2021-12-01"),
    ],
)
def test_dateparser_reads_dates_in_full_in_other_languages(text, expression, day):
    (timex,) = find_timexes(text, sents=[], dct=DAY, lang=LANG)
    assert (timex.text, timex.value, timex.rule) == (expression, day, "dateparser")


@pytest.mark.parametrize(
    "text", ["Er waren 12 doden 2022.", "De 12 marktkramers 2022.", "February 31, 2022", "Mar 2022"]
)
def test_dateparser_is_not_asked_to_guess(text):
    assert "dateparser" not in {timex.rule for timex in find_timexes(text, sents=[], dct=DAY, lang=LANG)}


def test_dateparser_does_not_run_into_the_expression_before():
    text = "Sinds de 24e mei 5, 2022"
    found = find_timexes(text, sents=[], dct=DAY, lang=LANG)
    assert all(one.end_char <= other.start_char for one, other in pairwise(found))
