"""Names behind a lead are those that a pattern of all leads would find."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.events.leads import LeadFinder
from timeline.events.memory import WordMemory

LEADS = ["in", "nabij", "hof te", "te"]
PATTERN = re.compile(rf"\b(?i:{'|'.join(LEADS)}) ([A-ZÀ-Þ][\w'’-]{{1,30}}(?: [A-ZÀ-Þ][\w'’-]{{1,30}}){{0,2}})")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hij woont in Goma en werkt nabij Port Said.", ["Goma", "Port Said"]),
        ("Het begin Maart was stil.", []),
        ("IN Goma", ["Goma"]),
        ("in Te Velde", ["Te Velde"]),
        ("het hof te Gent", ["Gent"]),
    ],
)
def test_names_behind_leads(text, names):
    assert list(LeadFinder(LEADS).find(text)) == names


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["in", "In", "begin", "nabij", "hof", "te", "Te", "Goma", "Ab", "-in", ","])))
def test_finder_agrees_with_the_pattern(words):
    text = " ".join(words)
    assert list(LeadFinder(LEADS).find(text)) == PATTERN.findall(text)


def test_memory_stays_small():
    asked = []
    memory = WordMemory(lambda word: asked.append(word) or len(word), most=2)
    assert [memory[word] for word in ("a", "bb", "a", "ccc", "a")] == [1, 2, 1, 3, 1]
    assert asked == ["a", "bb", "ccc", "a"]
    assert len(memory) <= 2
