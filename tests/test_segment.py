"""Sentences: the rules' own examples, cases as text, invariants on any text, and the spaCy component."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.errors import LangError, ModelError
from timeline.lang import Lang, load_lang
from timeline.lang.segment import load_segment
from timeline.segment import load_nlp, sentence_spans

NL = load_lang("nl")
CASES = [
    line
    for line in (Path(__file__).parent / "cases" / "segment" / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("# ")
]
SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, NL)]


def split_marked(marked: str) -> tuple[str, list[str]]:
    """A case "a. | b." as the text "a. b." and its sentences."""
    marked = marked.replace("⏎", "\n")
    text = marked.replace("| ", "").replace("|", "")
    return text, [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("marked", CASES)
def test_case(marked: str) -> None:
    text, expected = split_marked(marked)
    assert sentences(text) == expected


RULES = load_segment(NL).rules


@pytest.mark.parametrize(
    ("rule", "marked"), [(rule.name, text) for rule in RULES for text in (*rule.examples, *rule.rejects)]
)
def test_rule(rule: str, marked: str) -> None:
    text, expected = split_marked(marked)
    assert sentences(text) == expected, rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_examples_and_rejects_are_about_their_rule(rule) -> None:
    """An example holds a full stop of the rule's own words inside a sentence, a reject holds one at an end."""

    def words(part: str) -> set[str]:
        return {token.strip("(),").removesuffix(".").lower() for token in part.split() if "." in token}

    for example in rule.examples:
        assert rule.words & set().union(*(words(part) for part in split_marked(example)[1])), example
    if rule.before != "all":
        for reject in rule.rejects:
            assert any(part.rstrip(".").split()[-1].lower() in rule.words for part in split_marked(reject)[1]), reject


def test_a_text_that_lost_its_line_breaks_keeps_its_subheadings_apart() -> None:
    filler = "De stad ligt al weken onder vuur en niemand weet hoe lang het nog duurt. " * 9
    text = filler + "Zware avond Toen kwam de regen. Rode lijn De Duitse regering zweeg."
    text += " 3. Nasleep In Kiev is het stil. 4 Wat nu? Het boek De lange weg is uit."
    assert sentences(text)[9:] == [
        "Zware avond",
        "Toen kwam de regen.",
        "Rode lijn",
        "De Duitse regering zweeg.",
        "3. Nasleep",
        "In Kiev is het stil.",
        "4 Wat nu?",
        "Het boek De lange weg is uit.",
    ]


def test_a_text_with_its_line_breaks_keeps_long_paragraphs_whole() -> None:
    paragraph = "De stad ligt al weken onder vuur en niemand weet hoe lang het nog duurt. " * 9 + "Zij las Het geheim."
    assert sentences("\n".join([paragraph] * 5))[9::10] == ["Zij las Het geheim."] * 5


def test_a_short_line_is_never_cut_at_a_capital() -> None:
    assert sentences("Zware avond Toen kwam de regen.") == ["Zware avond Toen kwam de regen."]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_seeds(path: Path) -> None:
    found = sentences(path.read_text(encoding="utf-8"))
    assert {"000": 48, "002": 27}[path.name[:3]] == len(found)
    assert not any(sentence.endswith(' "') or sentence.startswith('" ') for sentence in found)
    if path.name.startswith("000"):
        assert any(sentence.endswith("donderdag bespreken tijdens de top.") for sentence in found)
    else:
        assert "Geen troepen naar Oekraïne" in found


def assert_holds(text: str) -> None:
    spans = sentence_spans(text, NL)
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(start < end for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


PIECES = st.sampled_from(
    [
        "De man ",
        "gen. ",
        "B. ",
        "J.P. ",
        "o.a. ",
        '"',
        "'",
        ",,",
        "''",
        "„",
        "”",
        "…",
        "... ",
        ". ",
        "! ",
        "? ",
        ".",
        "\n",
        "\r\n",
        "De ",
        "Hij ",
        "3 ",
        "(",
        ")",
        "'s Middags ",
        "nu.nl ",
        "- ",
        "• ",
        "Kiev",
        "brug",
        " ",
        "\xa0",
        "\u2028",
        "\x1c",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join)))
def test_spans_hold_every_character_once_in_order(text: str) -> None:
    assert_holds(text)
    assert_holds("Een lange regel zonder einde " * 25 + text)


@pytest.mark.parametrize(
    "piece", [".", '."', "a. ", "B. ", "''", ". \n", "De De ", "!?", "\u200b", "(", ".A", "…", " ", "\u200b "]
)
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    def seconds(count: int) -> float:
        begun = time.perf_counter()
        sentence_spans(piece * count, NL)
        return time.perf_counter() - begun

    assert seconds(32_000) < 5 * seconds(16_000) + 0.1


def test_empty_texts_have_no_sentences() -> None:
    assert sentence_spans("", NL) == sentence_spans(" \n\t\u00a0", NL) == []


def test_component_marks_the_same_sentences() -> None:
    text = 'Kop zonder punt\nDe top duurt. Stoltenberg sprak. "Nooit." zei hij.\n\n- punt een'
    nlp = load_nlp("nl")
    assert [sent.text.strip() for sent in nlp(text).sents] == sentences(text)


def test_component_takes_any_text() -> None:
    nlp = load_nlp("nl")
    assert [len(list(nlp(text).sents)) for text in ("", " ", "a.B.c", "ingesteld.Alle")] == [0, 1, 1, 2]


def test_absent_pipeline_says_how_to_install_it() -> None:
    with pytest.raises(ModelError, match=r"python -m spacy download nl_core_not_there"):
        load_nlp("nl", model="nl_core_not_there")


def test_named_pipeline_gets_our_sentences(tmp_path: Path) -> None:
    import spacy

    other = spacy.blank("nl")
    other.add_pipe("sentencizer")
    other.to_disk(tmp_path / "pipe")
    nlp = load_nlp("nl", model=str(tmp_path / "pipe"))
    assert nlp.pipe_names == ["timeline_sentences"]
    assert [sent.text for sent in nlp("Dat zei gen. Petrov. Hij ging.").sents] == ["Dat zei gen. Petrov.", "Hij ging."]


GOOD = """
[[rule]]
name = "a"
before = "all"
words = ["x"]
examples = ["y"]
rejects = ["z"]
"""


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (GOOD.replace('examples = ["y"]', ""), "a: examples"),
        (GOOD.replace('"all"', '"sometimes"'), "before must be one of"),
        (GOOD.replace('name = "a"', ""), "no name"),
        (GOOD, "words: openers"),
    ],
)
def test_broken_language_data_is_refused_by_name(tmp_path: Path, broken: str, message: str) -> None:
    (tmp_path / "segment.toml").write_text(broken, encoding="utf-8")
    with pytest.raises(LangError, match=message):
        load_segment(Lang("xx", tmp_path))
