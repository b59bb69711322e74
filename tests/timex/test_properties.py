"""What holds for every text: spans are slices, sorted, disjoint; nothing raises; weekdays move with the anchor."""

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.lang import load_lang
from timeline.lang.timex import load_timex
from timeline.segment import sentence_spans
from timeline.timex import context, find, find_timexes, leaning, rules, tagger, verbs
from timeline.timex.rules import load_rules
from timeline.values import Grain

LANG = load_lang("nl")
DATA = load_timex(LANG)
DAY = dt.date(2022, 3, 23)
SENTENCES = [example.text for rule in DATA.rules for example in rule.examples]
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()} | set(DATA.classes["monthx"]))
DCTS = (DAY, dt.datetime(2022, 3, 26, 5, 30), dt.datetime(2022, 3, 26, 21, 5), dt.date(2024, 2, 29))
KEPT = [
    kept
    for module in (context, find, leaning, tagger, verbs)
    for kept in vars(module).values()
    if hasattr(kept, "cache_clear") and kept is not rules.load_rules
]
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


ODD = "0123456789 .,:-/'’\n\r\t\x00\x85\u2028\u00a0İßǅéΣ\u0301\u200b\ud800(\"%"


def mutate(text, rng):
    """A text with some characters or words put in, taken out, swapped, in another case, or another text spliced in."""
    letters = list(text)
    for _ in range(rng.randint(1, 5)):
        i = rng.randrange(len(letters) + 1)
        match rng.randrange(7):
            case 0:
                letters.insert(i, rng.choice(ODD))
            case 1:
                del letters[i : i + rng.choice((1, 1, 12))]
            case 2 if letters[i:]:
                letters[i] = letters[i].swapcase()
            case 3 if letters[i + 1 :]:
                letters[i], letters[i + 1] = letters[i + 1], letters[i]
            case 4:
                other = rng.choice(SENTENCES)
                letters[i:i] = other[: rng.randrange(len(other))]
            case 5:
                letters += rng.choice((" ", ". ", "\n", "\n\n")) + rng.choice(SENTENCES)
            case _:
                letters[i:i] = rng.choice(WORDS)
    return rng.choice((str, str, str.upper, str.lower))("".join(letters))


@pytest.mark.parametrize("seed", range(4))
def test_mutated_sentences_keep_their_offsets(seed):
    rng = random.Random(seed)
    for _ in range(1000):
        text = mutate(rng.choice(SENTENCES), rng)
        sents = sentence_spans(text, LANG)
        found = find_timexes(text, sents=sents, dct=rng.choice(DCTS), lang=LANG)
        check(text, found)
        bounds = [bound for span in sents for bound in span]
        assert bounds == sorted(bounds)
        assert "".join("".join(text[a:b] for a, b in sents).split()) == "".join(text.split())


def test_the_same_text_gives_the_same_result():
    text = " ".join(SENTENCES[:80])
    first = tag(text)
    tag(text[::-1])
    assert tag(text) == first


def test_what_is_kept_of_one_text_is_no_part_of_another():
    """The same words mean other days on another day, at another hour, in another story."""
    texts = [f"{one} {other}" for one, other in zip(SENTENCES, SENTENCES[7:], strict=False)]
    for dct in DCTS:
        for text in texts[::3]:
            tag(text, dct)
    warm = [tag(text, dct) for text in texts[::3] for dct in DCTS]
    cold = []
    for text in texts[::3]:
        for dct in DCTS:
            for kept in KEPT:
                kept.cache_clear()
            cold.append(tag(text, dct))
    assert warm == cold


def test_looking_at_two_words_finds_what_looking_at_one_finds(monkeypatch):
    book = load_rules(LANG)
    monkeypatch.setattr(rules, "WORTHWHILE", 10**9)
    book.tables.clear()
    slow = [tag(sentence) for sentence in SENTENCES]
    monkeypatch.setattr(rules, "WORTHWHILE", 0)
    assert [tag(sentence) for sentence in SENTENCES] == slow
    assert len(book.tables) > 20
