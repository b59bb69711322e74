"""Whatever the text: spans are slices, orders hold, ids are unique and stable, nothing is raised."""

import datetime as dt
import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.events import find_mentions
from timeline.lang import load_lang
from timeline.values import Article, Grain, Interval, Timex

LANG = load_lang("nl")
SENTENCES = [
    "Bij een Russische raketaanval op Charkov vielen dinsdag zeker zes doden en zo'n negentig gewonden.",
    "Volgens het Rode Kruis zijn sinds het uitbreken van de oorlog 1,6 miljoen mensen gevlucht.",
    "President Macron waarschuwde voor een nieuwe aanval, aldus zijn woordvoerder.",
    "De rebellen trokken zich terug uit Goma, nadat het leger de stad had beschoten.",
    "In Khartoem demonstreerden tienduizenden mensen tegen generaal Burhan.",
    "De rechtbank veroordeelde hem tot tien jaar cel.",
]
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31))


def check(article: Article, sents, timexes=()):
    mentions = find_mentions(article, sents=sents, timexes=list(timexes), lang=LANG)
    assert mentions == find_mentions(article, sents=sents, timexes=list(timexes), lang=LANG)
    assert len({mention.event_id for mention in mentions}) == len(mentions)
    for mention in mentions:
        assert article.text[mention.char_start : mention.char_end] == mention.quote
        assert (mention.char_start, mention.char_end) in sents
        assert mention.notes and mention.trigger in mention.quote
        assert (mention.date_start is None) == (mention.date_end is None) == (mention.event_date is None)
        if mention.date_start is not None:
            assert mention.date_start <= mention.event_date <= mention.date_end
        if mention.core_start is not None:
            assert mention.date_start <= mention.core_start <= mention.core_end <= mention.date_end
        for low, high in (
            (mention.fatalities_low, mention.fatalities_high),
            (mention.injured_low, mention.injured_high),
        ):
            assert low is None or high is None or 0 <= low <= high < 2**31
        assert 0 <= mention.confidence <= 1
    return mentions


def cut(text: str, marks: list[int]) -> list[tuple[int, int]]:
    edges = sorted({0, len(text), *(mark % (len(text) + 1) for mark in marks)})
    return [(a, b) for a, b in pairwise(edges) if text[a:b].strip()]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300), st.lists(st.integers(0, 300), max_size=4), DAYS)
def test_any_text(text, marks, day):
    check(Article("a", None, text, day), cut(text, marks))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4),
    st.lists(
        st.tuples(
            st.integers(0, 400),
            st.sampled_from(["", "\x00", "İ", '"', "(", "\n\n", "een ", "2019", "’", "99999999999"]),
        ),
        max_size=6,
    ),
    st.lists(st.tuples(st.integers(0, 400), st.integers(1, 20), DAYS, st.integers(0, 400)), max_size=4),
    DAYS,
)
def test_mutated_sentences(sentences, inserts, spans, day):
    text = " ".join(sentences)
    for mark, piece in inserts:
        at = mark % (len(text) + 1)
        text = text[:at] + piece + text[at:]
    timexes, end = [], 0
    for mark, length, start, days in sorted(spans):
        first = max(end, mark % len(text))
        end = min(len(text), first + length)
        last = min(dt.date.max, start + dt.timedelta(days=days))
        if first < end:
            timexes.append(Timex(first, end, text[first:end], "DATE", "X", interval=Interval(start, last, Grain.DAY)))
    check(Article("a", None, text, day), cut(text, [len(sentence) + 1 for sentence in sentences]), timexes)


@pytest.mark.parametrize(
    "text",
    [
        "aanval " * 5000,
        "(" * 3000 + "gedood",
        "A" * 20000 + " werd gedood",
        "honderd" * 2000 + " doden gevallen",
        "de " * 8000 + "aanslag",
        "Van de " * 3000 + "aanval in Kiev vielen doden",
        '"' * 4000 + "bombardeerde",
    ],
    ids=["one-word", "brackets", "long-name", "long-number", "articles", "names", "quotes"],
)
def test_huge_sentences_are_read_in_time(text):
    started = time.process_time()
    check(Article("a", None, text, dt.date(2022, 3, 23)), [(0, len(text))])
    assert time.process_time() - started < 8


def test_no_sentences_no_events():
    assert check(Article("a", None, "", dt.date(2022, 3, 23)), []) == []


def test_timexes_outside_the_sentences_are_left_alone():
    text = SENTENCES[0]
    beyond = Timex(500, 510, "x", "DATE", "X", interval=Interval(dt.date(2022, 1, 1), dt.date(2022, 1, 1), Grain.DAY))
    assert check(Article("a", None, text, dt.date(2022, 3, 23)), [(0, len(text))], [beyond])
