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


def reason_of(text, dct):
    return find_timexes(text, sents=[(0, len(text))], dct=dct, lang=LANG)[0].reason


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Maandenlang was het stil.", "Maandenlang: een duur"),
        ("Elke week is er markt.", "Elke week: iets wat terugkeert"),
        ("Jaren eerder stond daar een molen.", "Jaren eerder: ergens in het verleden"),
        ("Hij is nu thuis.", "nu: het heden, zonder vaste datum"),
    ],
)
def test_reason_without_days_has_words_and_no_codes(text, words):
    assert reason_of(text, TUESDAY) == f"{words}, niet op de kalender te plaatsen"


def test_a_part_of_a_day_that_nobody_named_has_no_mixed_value():
    text = "Die ochtend was het stil."
    (timex,) = find_timexes(text, sents=[(0, len(text))], dct=TUESDAY, lang=LANG)
    assert (timex.value, timex.interval) == ("PAST_REF", None)


def test_reason_names_no_direction_that_the_days_do_not_have():
    reason = reason_of("Dat moet beter (Trouw, 9 maart).", TUESDAY)
    assert reason == "9 maart, gerekend vanaf di 12 maart 2024, de dichtstbijzijnde: za 9 maart 2024"
    assert "toekomst" not in reason_of("Hij wil dinsdag al beginnen.", TUESDAY)


def test_reason_says_when_the_other_yesterday_holds():
    reason = reason_of("Dat gebeurde gisteren.", dt.datetime(2024, 3, 12, 6))
    written = "(of zo 10 maart 2024, als de tekst al een dag voor het verschijnen geschreven is)"
    assert reason == f"gisteren, gerekend vanaf di 12 maart 2024: ma 11 maart 2024 {written}"


def test_dct_may_be_a_day_a_naive_or_an_aware_moment():
    text = "Dat gebeurde gisteren."
    moments = [dt.date(2024, 3, 12), TUESDAY, TUESDAY.replace(tzinfo=dt.UTC)]
    found = [find_timexes(text, sents=[], dct=dct, lang=LANG) for dct in moments]
    assert found[0] == found[1] == found[2]
    assert found[0][0].value == "2024-03-11"


@pytest.mark.parametrize("text", ["Een maand later trok het leger zich terug.", "Een dag eerder was het nog stil."])
def test_what_counts_from_an_unknown_day_is_not_said_to_lie_ahead_or_behind(text):
    assert "een moment waarvan de dag niet bekend is" in reason_of(text, TUESDAY)
