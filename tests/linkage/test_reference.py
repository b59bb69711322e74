"""References back to a known event: the examples and rejects of the language's data, executed."""

from __future__ import annotations

from typing import Any

import pytest

from timeline.lang import load_lang
from timeline.lang.linkage import load_linkage
from timeline.linkage.reference import find_any_reference, find_reference

WORDS = load_linkage(load_lang("nl"))


@pytest.mark.parametrize("example", WORDS.reference.examples, ids=lambda example: example[0])
def test_examples(example: Any) -> None:
    sentence, trigger, how = example
    day = next((word for word in ("maandag", "dinsdag") if word in sentence), "")
    found = find_reference(sentence, trigger, WORDS, day=day)
    assert found is not None and found.how == how


@pytest.mark.parametrize("reject", WORDS.reference.rejects, ids=lambda reject: reject[0])
def test_rejects(reject: Any) -> None:
    assert find_reference(*reject, WORDS) is None


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("Het aantal doden van de luchtaanval op Homs is gestegen.", "luchtaanval"),
        ("Het dodental van de gevechten in Homs is gestegen.", None),
        ("Het dodental van een luchtaanval is gestegen.", None),
        ("", None),
    ],
)
def test_the_event_that_a_toll_is_of(sentence: str, noun: str | None) -> None:
    found = find_any_reference(sentence, WORDS)
    assert (found.word if found else None) == noun


def test_odd_triggers_are_no_reference() -> None:
    for trigger in ("", "-", "de", "aanslag aanslag aanslag aanslag"):
        assert find_reference("De aanslag.", trigger, WORDS) is None
