"""Headlines: made of the sentence's words, never too long, never ragged; the shapes are in `cases/headlines.txt`."""

import datetime as dt
import re
from collections import Counter
from itertools import pairwise, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.errors import LangError
from timeline.events.clauses import Sentence
from timeline.events.headline import make_headline
from timeline.events.telling import Telling
from timeline.lang import Lang, load_lang
from timeline.lang.headline import load_headline
from timeline.lang.reading import load_reading

LANG = load_lang("nl")
WORDS, READING = load_headline(LANG), load_reading(LANG)
CLAUSES = [
    "in Kyiv zijn 73 burgers omgekomen",
    "de rebellen rukten op naar de hoofdstad",
    "die de stad hadden ingenomen",
    "volgens het 'Rode Kruis'",
    'president Jansen noemde dat "een misdaad"',
    "terwijl het leger (met tanks) de brug opblies",
    "zo'n 2,8 miljoen mensen gevlucht",
    "hij zei dat er geen troepen worden gestuurd",
    "om de inwoners te evacueren",
    "zegt burgemeester Ali B. van Homs",
    "’s avonds vielen er doden",
    "en Rusland",
]
SHAPES = ["noun", "pres", "past", "part", "inf"]
SPARED = frozenset("'\"‘’“”„()")


def words_of(line: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", line.lower()))


def halved(found: Counter[str], allowed: Counter[str]) -> Counter[str]:
    """The words of a line, a verb and the particle it left behind as the one word they were ("blies", "op")."""
    for particle, verb in product(WORDS.ends["loosened"], list(found)):
        if particle in found and found[particle + verb] < allowed[particle + verb]:
            found = found - Counter((particle, verb)) + Counter((particle + verb,))
    return found


def check(text: str, at: int, shape: str, dropped=(), **telling) -> str:
    sentence = Sentence(text, 0, len(text), 0, READING)
    position = at % len(sentence.raws)
    line = make_headline(sentence, position, list(dropped), WORDS, Telling(shape, **telling))
    allowed = words_of(text)
    for name in telling.values():
        allowed += words_of(name) if isinstance(name, str) else Counter()
    assert line and len(line) <= WORDS.most, line
    assert line == line.strip(), line
    assert halved(words_of(line), allowed) - allowed == Counter(), line
    for opening, closing in (('"', '"'), ("“", "”"), ("(", ")")):
        assert line.count(opening) == line.count(closing) if opening != closing else line.count(opening) % 2 == 0, line
    bare = "".join(sign for sign in line if sign not in SPARED).strip()
    if any(sign.isalnum() for sign in text):
        assert bare[:1] not in ",.;:!?-–—", line
        assert bare[-1:] not in ",;:-–—", line
    return line


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=5),
    st.sampled_from([", ", " ", " – ", ": ", "; "]),
    st.tuples(st.integers(0, 200), st.sampled_from(SHAPES), st.booleans()),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 4)), max_size=2),
)
def test_headlines_of_joined_clauses(clauses, joint, trigger, spans):
    at, shape, speech = trigger
    dropped = [(first, first + length) for first, length in spans]
    check(joint.join(clauses) + ".", at, shape, dropped, speech=speech, actor="Jansen", speaker="Ali Veli")


@settings(max_examples=80, deadline=None)
@given(st.text(min_size=1, max_size=200), st.integers(0, 200), st.sampled_from(SHAPES))
def test_any_text_has_a_headline(text, at, shape):
    sentence = Sentence(text, 0, len(text), 0, READING)
    if sentence.raws:
        line = make_headline(sentence, at % len(sentence.raws), [], WORDS, Telling(shape))
        assert line and len(line) <= WORDS.most


def test_what_does_not_fit_is_cut_at_a_whole_word():
    text = "Dat de vergaderende afgevaardigden" + " onverwijld" * 12 + " de besprekingen hervatten, bleek vandaag."
    line = check(text, 16, "inf")
    assert line.endswith(WORDS.ellipsis)
    assert line[:-1] in text


@pytest.mark.parametrize(
    "text",
    [
        "Betogers trokken naar het parlement en belaagden de ambassade, waarna de politie traangas inzette.",
        "Het bestand dat vrijdag inging na een top in Genève werd maandag geschonden door rebellen.",
        "De rebellen hebben de stad ingenomen en het leger heeft de brug opgeblazen.",
    ],
)
def test_two_events_of_a_sentence_have_two_headlines(read, text):
    notes = [mention.notes for mention in read(text, dt.datetime(2022, 3, 23, 18, 0))]
    assert len(notes) > 1
    assert len(set(notes)) == len(notes)


def test_no_headline_ends_on_a_word_that_asks_for_more(read):
    texts = [f"{one}, {other}." for one, other in pairwise(CLAUSES)]
    for text in texts:
        for mention in read(text[:1].upper() + text[1:]):
            last = mention.notes.rstrip(WORDS.ellipsis).split()[-1].strip("'\"").lower()
            assert last not in WORDS.not_last or last in WORDS.of["particles"], mention.notes


@pytest.mark.parametrize("key", ["limit", "most", "ellipsis", "colon"])
def test_data_without_a_key_is_refused(key):
    class Broken(Lang):
        def toml(self, name):
            table = dict(super().toml(name))
            table.pop(key, None)
            return table

    with pytest.raises(LangError, match=key):
        load_headline(Broken("nl", LANG.folder))
