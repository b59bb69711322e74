"""Hostile input: strings that make careless patterns slow, and characters that move offsets."""

import datetime as dt
import re._parser as sre_parser

import pytest

from timeline.lang import load_lang
from timeline.timex import context, find_timexes, match, remembered
from timeline.timex.rules import load_rules

LANG = load_lang("nl")
DAY = dt.date(2022, 3, 23)
UNITS = [
    "maandag ",
    "een ",
    "de nacht van ",
    "1",
    "1 ",
    "1, 2, ",
    "24-02-",
    "'s ",
    "'",
    "jaar ",
    "in de ",
    "van 3 tot ",
    "2010-",
    "januari, ",
    "eerste ",
    "een week of ",
    "tussen ",
    "zo'n anderhalve week ",
    "maandag op ",
    "\u00a0",
    "\n",
    "(",
    "20:15:",
    "ge",
    "februari en ",
    "vroege ",
    "is het precies ",
    "die ",
    "0" * 50,
    "a" * 200,
    "januari februari ",
    "' ' ' ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_no_faster_than_the_text(unit):
    asked = [attempts((unit * size)[:size]) for size in (4_000, 8_000)]
    assert asked[1] <= 2.2 * asked[0] + 100
    assert asked[1] <= 20 * 8_000


def attempts(text):
    """How often a pattern is tried while the expressions of a text are found."""
    tried = 0

    def counted(match):
        def count(*args):
            nonlocal tried
            tried += 1
            return match(*args)

        return count

    rules = load_rules(LANG).rules
    try:
        for rule in rules:
            object.__setattr__(rule, "match", counted(rule.pattern.regex.match))
        find_timexes(text, sents=[(0, len(text))], dct=DAY, lang=LANG)
    finally:
        for rule in rules:
            object.__setattr__(rule, "match", rule.pattern.regex.match)
    return tried


def test_a_sentence_without_end_is_not_read_from_its_start_each_time(monkeypatch):
    read = []
    monkeypatch.setattr(remembered, "split", lambda said: read.append(len(said)) or context.split(said))
    text = "Op 3 maart 1999 dacht hij: " + "maandag, 20:15, " * 400
    find_timexes(text, sents=[(0, len(text))], dct=DAY, lang=LANG)
    assert read
    assert max(read) <= context.WINDOW


def test_templates_have_no_unbounded_repetition():
    for rule in load_rules(LANG).rules:
        assert not [mark for mark in ("*", "+", ",}") if mark in strip_classes(rule.pattern.regex.pattern)], (
            rule.text.name
        )


def test_no_match_is_longer_than_what_is_looked_ahead():
    for rule in load_rules(LANG).rules:
        longest = sre_parser.parse(rule.pattern.regex.pattern).getwidth()[1]
        assert longest <= match.AHEAD, rule.text.name


def test_a_match_holds_a_word_that_its_rule_needs():
    rules = [rule for rule in load_rules(LANG).rules if rule.needs]
    assert len(rules) > 5
    for rule in rules:
        for example in rule.text.examples:
            found = [rule.match(example.text.lower(), at) for at in range(len(example.text))]
            assert all(any(word in match[0] for word in rule.needs) for match in found if match), rule.text.name


def strip_classes(pattern):
    """The pattern without escapes and character classes, in which these marks mean themselves."""
    out, at = [], 0
    while at < len(pattern):
        if pattern[at] == "\\":
            at += 2
        elif pattern[at] == "[":
            at = pattern.index("]", at + 2) + 1
        else:
            out.append(pattern[at])
            at += 1
    return "".join(out)


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "İİİ maandag 3 mei 2022", "ǅ gisteren", "🙂 gisteren 🙂", "\ud800 gisteren"]
)
def test_odd_characters_do_not_move_offsets(text):
    for timex in find_timexes(text, sents=[], dct=DAY, lang=LANG):
        assert timex.text == text[timex.start_char : timex.end_char]
        assert "gisteren" in timex.text or "maandag" in timex.text


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max, dt.date(1582, 10, 10)])
@pytest.mark.parametrize(
    "text",
    [
        "vorige eeuw",
        "over 400 jaar",
        "9000 weken geleden",
        "gisteren",
        "Pasen",
        "eind volgend jaar",
        "komende week",
        "de nacht van maandag op dinsdag",
        "over 99999 eeuwen",
        "vorig weekend",
        "in oktober",
        "begin maart volgend jaar",
        "mei vorig jaar",
        "de zomer van volgend jaar",
        "deze winter",
        "het eerste kwartaal van vorig jaar",
        "zaterdag 29 februari",
        "de 31e",
        "in de nacht van 31 december op 1 januari",
    ],
)
def test_the_ends_of_the_calendar_hold(day, text):
    for timex in find_timexes(text, sents=[(0, len(text))], dct=day, lang=LANG):
        assert timex.value
        assert timex.text == text[timex.start_char : timex.end_char]
