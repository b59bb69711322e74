"""Short stories in which an expression leans on what was said before, or on how it is said."""

import datetime as dt
from pathlib import Path

import pytest

from timeline.lang import load_lang
from timeline.segment import sentence_spans
from timeline.timex import find_timexes

LANG = load_lang("nl")
TUESDAY = dt.datetime(2024, 3, 12, 12)

STORIES = Path(__file__).with_name("stories.txt").read_text(encoding="utf-8")


def read_stories():
    for line in STORIES.strip().splitlines():
        if line and not line.startswith("#"):
            text, *wanted = [part.strip() for part in line.split("|")]
            yield pytest.param(text.replace("\\n", "\n"), [tuple(w.split(" = ")) for w in wanted if w], id=text[:60])


def days(timex):
    interval = timex.interval
    if interval is None:
        return "-"
    return str(interval.start) if interval.days == 1 else f"{interval.start}/{interval.end}"


@pytest.mark.parametrize(("text", "wanted"), list(read_stories()))
def test_story(text, wanted):
    found = find_timexes(text, sents=sentence_spans(text, LANG), dct=TUESDAY, lang=LANG)
    by_text = {timex.text: days(timex) for timex in found}
    if not wanted:
        assert not [timex.text for timex in found if timex.interval]
    for expression, expected in wanted:
        assert by_text.get(expression) == expected, by_text


def test_the_other_reading_is_kept_where_the_clause_gives_no_sign():
    text = "Geen treinen in Gent vrijdag"
    (timex,) = find_timexes(text, sents=[(0, len(text))], dct=TUESDAY, lang=LANG)
    assert timex.confidence < 1
    assert str(timex.alternatives[0].start) == "2024-03-15"
    assert "of vr 15 maart 2024" in timex.reason


def test_reason_names_anchor_direction_and_days():
    text = "Hij kwam maandagavond aan."
    (timex,) = find_timexes(text, sents=[(0, len(text))], dct=TUESDAY, lang=LANG)
    assert timex.reason == "maandagavond, gerekend vanaf di 12 maart 2024, verleden tijd: ma 11 maart 2024, avond"
    assert (timex.value, timex.time, timex.type) == ("2024-03-11TEV", "avond", "TIME")


def test_dct_may_be_a_day_a_naive_or_an_aware_moment():
    text = "Dat gebeurde gisteren."
    moments = [dt.date(2024, 3, 12), TUESDAY, TUESDAY.replace(tzinfo=dt.UTC)]
    found = [find_timexes(text, sents=[], dct=dct, lang=LANG) for dct in moments]
    assert found[0] == found[1] == found[2]
    assert found[0][0].value == "2024-03-11"
