"""The scan of an article leaves a sentence the forms that its words allow, and nothing else."""

import pytest

from timeline.events.scanner import Sieve, TriggerScanner
from timeline.lang import load_lang
from timeline.lang.events import load_events

LEXICON = load_events(load_lang("nl"))
MANY = max(LEXICON.forms, key=lambda word: len(LEXICON.forms[word]))  # the word with most phrases
WORDS = sorted({key for form in LEXICON.forms[MANY] for key in form.near_keys})


@pytest.mark.parametrize("words", [set(), set(WORDS), {*WORDS[:3], "fietspad"}, {"fietspad"}])
def test_sieve_leaves_what_a_form_by_form_look_leaves(words):
    forms = LEXICON.forms[MANY]
    expected = tuple(form for form in forms if not form.near or not form.near_keys.isdisjoint(words))
    sieve = Sieve(forms)
    assert sieve.left_in(words) == sieve.left_in(set(words)) == expected
    assert sieve.may_pass(words) == bool(expected)


def test_sieve_forgets_rather_than_grows():
    sieve = Sieve(LEXICON.forms[MANY])
    for first in WORDS:
        for second in WORDS[:40]:
            assert sieve.left_in({first, second})
    assert len(sieve._left) <= 256


def test_words_of_a_stretch_are_those_that_begin_in_it():
    text = "De F-16’s bombardeerden Goma. Het leger zweeg."
    scan = TriggerScanner(LEXICON).scan(text, conflict=True)
    assert scan.words_in(0, 29) == {"de", "f-16's", "bombardeerden", "goma"}
    assert scan.words_in(30, len(text)) == {"het", "leger", "zweeg"}
    assert text.startswith("bombardeerden", scan.hits[0][0])
