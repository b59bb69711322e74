"""Word lists of a language: none has a word twice, and no form is held for a finite verb and for none."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import timeline.lang

LISTS = sorted(Path(timeline.lang.__file__).parent.glob("*/*.toml"))


def word_lists(value: object, key: str = "") -> Iterator[tuple[str, list[str]]]:
    """The lists of words in a table, with their keys; not its examples, in which a day may stand twice."""
    if isinstance(value, dict):
        for name, entry in value.items():
            if name not in ("examples", "rejects"):
                yield from word_lists(entry, f"{key}.{name}" if key else name)
    elif isinstance(value, list) and value and all(isinstance(entry, str) for entry in value):
        yield key, value
    elif isinstance(value, list):
        for n, entry in enumerate(value):
            yield from word_lists(entry, f"{key}[{n}]")


@pytest.mark.parametrize("path", LISTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_word_stands_twice(path):
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    twice = {key: [word for word, n in Counter(words).items() if n > 1] for key, words in word_lists(table)}
    assert {key: words for key, words in twice.items() if words} == {}


def test_the_check_finds_a_double():
    assert dict(word_lists({"a": [{"words": ["om", "om"], "examples": ["x", "x"]}]})) == {"a[0].words": ["om", "om"]}


def test_no_form_is_finite_and_not():
    verbs = tomllib.loads((Path(timeline.lang.__file__).parent / "nl" / "headline.toml").read_text("utf-8"))["verbs"]
    assert not set(verbs["finite"]) & set(verbs["not_finite"])
