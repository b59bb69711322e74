"""Every cue of factuality is found in its examples and not in its rejects."""

import pytest

from timeline.events.assertion import is_cued
from timeline.events.clauses import Sentence
from timeline.lang import load_lang
from timeline.lang.assertion import load_assertion
from timeline.lang.reading import load_reading

LANG = load_lang("nl")
CUES = load_assertion(LANG).status


def cued(cue, text: str) -> bool:
    sentence = Sentence(text, 0, len(text), 0, load_reading(LANG))
    return any(is_cued(cue, sentence, clause) for clause in sentence.clauses)


@pytest.mark.parametrize(("cue", "text"), [(cue, text) for cue in CUES for text in cue.examples])
def test_example_is_cued(cue, text):
    assert cued(cue, text)


@pytest.mark.parametrize(("cue", "text"), [(cue, text) for cue in CUES for text in cue.rejects])
def test_reject_is_not(cue, text):
    assert not cued(cue, text)


def test_there_are_cues_for_every_status_but_the_plain_one():
    assert {cue.status.value for cue in CUES} == {"denied", "hypothetical", "claimed", "planned", "ongoing"}
