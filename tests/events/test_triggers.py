"""Every rule fires in its examples and not in its rejects."""

import datetime as dt

import pytest

from timeline.events.assertion import judge
from timeline.events.gazetteer import Gazetteer
from timeline.events.scanner import TriggerScanner
from timeline.events.story import Story
from timeline.events.triggers import accept
from timeline.lang import load_lang
from timeline.lang.assertion import load_assertion
from timeline.lang.events import load_events
from timeline.segment import sentence_spans
from timeline.timex import find_timexes
from timeline.values import Article

LANG = load_lang("nl")
LEXICON = load_events(LANG)
SCANNER = TriggerScanner(LEXICON)


def fired(text: str) -> set[str]:
    """The names of the rules that fire in a text of an article about conflict."""
    dct = dt.datetime(2022, 3, 23, 18, 0)
    sents = sentence_spans(text, LANG)
    timexes = find_timexes(text, sents=sents, dct=dct, lang=LANG)
    story = Story(Article("a", None, text, dct), sents, timexes, LANG, Gazetteer(LANG))
    names = set()
    scan = SCANNER.scan(text, conflict=True)
    for offset, sieve in scan.hits:
        sentence = story.sentence(story.sentence_at(offset))
        for form in sieve.left_in(scan.words_in(sentence.start, sentence.end)):
            candidate = accept(form, sentence, sentence.position_at(offset), story)
            if candidate is not None and judge(candidate, load_assertion(LANG)) is not None:
                names.add(form.rule.name)
    return names


@pytest.mark.parametrize(("rule", "text"), [(r.name, text) for r in LEXICON.rules for text in r.examples])
def test_example_fires(rule, text):
    assert rule in fired(text)


@pytest.mark.parametrize(("rule", "text"), [(r.name, text) for r in LEXICON.rules for text in r.rejects])
def test_reject_is_silent(rule, text):
    assert rule not in fired(text)


def test_every_rule_has_examples_and_rejects():
    assert all(rule.examples and rule.rejects for rule in LEXICON.rules)
