"""A heading that tells what the text under it tells: two mentions, with one day, and one event after merging."""

from __future__ import annotations

import datetime as dt

import pytest

import timeline
from timeline.events.gazetteer import Gazetteer
from timeline.events.headings import find_headings
from timeline.events.story import Story
from timeline.lang import load_lang
from timeline.values import Article

NL = load_lang("nl")
DAY = dt.date(2024, 5, 3)


def headings_of(text: str) -> list[str]:
    spans = timeline.sentences(text)
    story = Story(Article("a", None, text, DAY), spans, [], NL, Gazetteer(NL))
    return [text[slice(*spans[index])] for index in sorted(find_headings(story))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drone treft brug\nEen drone trof woensdag de brug.", ["Drone treft brug"]),
        ("Drone treft brug.\nEen drone trof woensdag de brug.", []),
        ("Een drone trof de brug.\n\nRellen in Keulen\n\nIn Keulen waren rellen.", ["Rellen in Keulen"]),
        ("Een drone trof de brug zonder dat iemand het zag", []),
        ("een tekst\nzonder punten\nen zonder zinnen", []),
        (f"Brug geraakt {'en nog eens ' * 30}\nEen drone trof de brug.", []),
    ],
    ids=["first-line", "closed", "between", "only-line", "no-signs", "too-long"],
)
def test_a_heading_stands_alone_and_unclosed(text: str, expected: list[str]) -> None:
    assert headings_of(text) == expected


TEXT = (
    "Vier doden bij aanslag in Mogadishu\n"
    "Bij een aanslag in de Somalische hoofdstad Mogadishu zijn donderdag vier mensen gedood. "
    "De aanslag werd gepleegd bij een hotel."
)


def test_heading_and_text_are_two_mentions_of_one_event() -> None:
    mentions = timeline.mentions([Article("a", None, TEXT, DAY)])
    assert sorted(mentions["char_start"]) == [0, TEXT.index("Bij")]
    assert set(mentions["date_start"].dt.date) == {dt.date(2024, 5, 2)}
    assert set(mentions["date_basis"]) == {"carried", "timex"}  # the heading has its day from the text
    events = timeline.merge(mentions)
    assert len(events) == 1
    event = events.iloc[0]
    assert event["quote"].startswith("Bij een aanslag")
    assert event["n_sources"] == 1
    assert set(event["mention_ids"]) == set(mentions["event_id"])
    assert event["confidence"] == mentions.loc[mentions["char_start"] > 0, "confidence"].item()


def test_what_only_the_heading_tells_the_event_tells_too() -> None:
    text = "Rebellen doden vijf burgers in Bunia\nBij een aanval op een markt zijn donderdag burgers gedood."
    events = timeline.build([Article("a", None, text, DAY)])
    assert [(row.fatalities_low, row.location) for row in events.itertuples()] == [(5, "Bunia")]
