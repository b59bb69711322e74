"""What holds for every text: spans are slices, sorted, disjoint; nothing raises; weekdays move with the anchor."""

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.lang import load_lang
from timeline.lang.timex import load_timex
from timeline.timex import find_timexes, rules
from timeline.timex.rules import load_rules
from timeline.values import Grain

LANG = load_lang("nl")
DATA = load_timex(LANG)
DAY = dt.date(2022, 3, 23)
SENTENCES = [example.text for rule in DATA.rules for example in rule.examples]
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()} | set(DATA.classes["monthx"]))
dates = st.dates(dt.date(1000, 1, 1), dt.date(3000, 12, 31))
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join),
    st.lists(st.sampled_from([*"0123456789-./:' ,", "uur", " maart ", "'s "]), max_size=25).map("".join),
)


def tag(text, dct=DAY):
    return find_timexes(text, sents=[(0, len(text))] if text else [], dct=dct, lang=LANG)


def check(text, found):
    at = 0
    for timex in found:
        assert at <= timex.start_char < timex.end_char <= len(text)
        assert timex.text == text[timex.start_char : timex.end_char]
        assert timex.type in ("DATE", "TIME", "DURATION", "SET")
        assert timex.rule
        assert timex.value
        assert timex.reason.startswith(timex.text)
        assert 0 < timex.confidence <= 1
        assert (timex.confidence < 1) or not timex.alternatives
        if timex.interval is not None and timex.interval.grain <= Grain.DAY and timex.type == "DATE":
            assert timex.interval.days > 1 or timex.value.startswith(str(timex.interval.start))
        at = timex.end_char


@settings(max_examples=250, deadline=None)
@given(texts, dates)
def test_spans_are_slices_and_nothing_raises(text, day):
    check(text, tag(text, day))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(DATA.classes["weekday"])), dates, st.integers(-60, 60))
def test_weekdays_move_with_the_anchor(weekday, day, weeks):
    number = DATA.classes["weekday"][weekday]
    for text, low, high in [
        (f"Hij kwam {weekday}.", -6, 0),
        (f"Hij zal {weekday} komen.", 0, 6),
        (f"Afgelopen {weekday} kwam hij.", -7, -1),
        (f"Komende {weekday} komt hij.", 1, 7),
    ]:
        first = tag(text, day)[0].interval.start
        assert first.isoweekday() == number
        assert low <= (first - day).days <= high
        moved = day + dt.timedelta(weeks=weeks)
        assert (tag(text, moved)[0].interval.start - first).days == 7 * weeks


@settings(max_examples=60, deadline=None)
@given(st.dates(dt.date(1000, 1, 1), dt.date(2099, 12, 31)))
def test_value_and_interval_agree(day):
    months = load_timex(LANG).names["months"]
    text = f"Op {day.day} {months[day.month - 1]} {day.year} gebeurde het."
    (timex,) = tag(text)
    assert (timex.value, timex.interval.start, timex.interval.end) == (day.isoformat(), day, day)
    assert timex.anchor is None


@settings(max_examples=60, deadline=None)
@given(dates, st.integers(1, 400))
def test_counting_back_and_forth_agree(day, count):
    back, forth = tag(f"{count} dagen geleden", day)[0], tag(f"Over {count} dagen", day)[0]
    assert (day - back.interval.start).days == (forth.interval.start - day).days == count


def mutate(text, rng):
    letters = list(text)
    for _ in range(rng.randint(1, 4)):
        i = rng.randrange(len(letters) + 1)
        match rng.randrange(4):
            case 0:
                letters.insert(i, rng.choice("0123456789 .,:-/'’\n\u00a0İßǅé\u200b(\"%"))
            case 1 if letters:
                del letters[min(i, len(letters) - 1)]
            case 2 if letters:
                j = min(i, len(letters) - 1)
                letters[j] = letters[j].swapcase()
            case _:
                letters[i:i] = rng.choice(WORDS)
    return "".join(letters)


@pytest.mark.parametrize("seed", range(4))
def test_mutated_sentences_keep_their_offsets(seed):
    rng = random.Random(seed)
    for _ in range(1000):
        text = mutate(rng.choice(SENTENCES), rng)
        check(text, tag(text))


def test_the_same_text_gives_the_same_result():
    text = " ".join(SENTENCES[:80])
    assert tag(text) == tag(text)


def test_looking_at_two_words_finds_what_looking_at_one_finds(monkeypatch):
    book = load_rules(LANG)
    monkeypatch.setattr(rules, "WORTHWHILE", 10**9)
    book.tables.clear()
    slow = [tag(sentence) for sentence in SENTENCES]
    monkeypatch.setattr(rules, "WORTHWHILE", 0)
    assert [tag(sentence) for sentence in SENTENCES] == slow
    assert len(book.tables) > 20
