"""Every rule's examples and rejects, from the data files."""

import re

import pytest

from timeline.lang import load_lang
from timeline.lang.timex import RuleText, load_timex
from timeline.timex import find_timexes

LANG = load_lang("nl")
RULES = load_timex(LANG).rules
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{i}") for rule in RULES for i, example in enumerate(rule.examples)
]
REJECTS = [pytest.param(rule, text, id=f"{rule.name}-{i}") for rule in RULES for i, text in enumerate(rule.rejects)]


def tag(text, dct):
    sents = [found.span() for found in re.finditer(r"[^\n]*?(?:[.!?](?=\s|$)|\n|$)", text) if found[0].strip()]
    return find_timexes(text, sents=sents, dct=dct, lang=LANG)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example_is_found_and_placed(rule: RuleText, example):
    found = tag(example.text, example.dct)
    by_text = {timex.text: timex for timex in found}
    assert example.expr in by_text, [(timex.text, timex.rule) for timex in found]
    timex = by_text[example.expr]
    days = timex.interval and (timex.interval.start, timex.interval.end)
    assert days == (example.start and (example.start, example.end))
    if rule.op != "nothing":
        assert rule.name in {timex.rule for timex in found}


@pytest.mark.parametrize(("rule", "text"), REJECTS)
def test_reject_is_not_this_rule(rule: RuleText, text):
    assert rule.name not in {timex.rule for timex in tag(text, load_timex(LANG).rules[0].examples[0].dct)}
