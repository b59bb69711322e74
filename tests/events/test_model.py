"""A trained pipeline adds what it knows of names and of who does what; tiny ones are made here."""

import datetime as dt

import pytest
import spacy
from spacy.tokens import Doc

from timeline.events.model import Arguments, arguments_of

TEXT = "In Blauwdorp hebben rebellen gisteren een aanval uitgevoerd. Volgens Jan Jansen vielen tien doden."


@pytest.fixture(name="nlp", scope="module")
def _nlp():
    nlp = spacy.blank("nl")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Blauwdorp"}, {"label": "PER", "pattern": "Jan Jansen"}])
    return nlp


def test_a_place_that_only_the_pipeline_knows_is_not_lost_as_an_actor(read, nlp):
    text = "Rebellen hebben gisteren Blauwdorp gebombardeerd."
    (plain,) = read(text)
    (mention,) = read(text, doc=nlp(text))
    assert mention.actor1 == plain.actor1 == "rebellen"
    assert (mention.actor2, mention.trigger) == ("Blauwdorp", "gebombardeerd")


def test_a_pipeline_changes_nothing_that_our_lists_know(read, nlp):
    text = "Rusland bombardeerde dinsdag Charkov."
    assert read(text) == read(text, doc=nlp(text))


def test_the_whole_way_with_a_doc(read, nlp):
    mentions = read(TEXT, dt.datetime(2022, 3, 23, 18), doc=nlp(TEXT))
    assert [mention.trigger for mention in mentions] == ["aanval"]
    assert mentions[0].attribution == "volgens Jan Jansen"
    assert mentions[0].fatalities_low == 10


def _parse(text, arcs):
    """A Doc as a parser leaves it: `arcs` give words their head and relation, all others hang on the first verb."""
    nlp = spacy.blank("nl")
    words = [token.text for token in nlp(text)]
    spaces = [bool(token.whitespace_) for token in nlp(text)]
    root = next(words.index(head) for head, _ in arcs.values() if head not in arcs)
    heads = [words.index(arcs[word][0]) if word in arcs else root for word in words]
    deps = [arcs[word][1] if word in arcs else ("ROOT" if at == root else "dep") for at, word in enumerate(words)]
    tags = ["PRON" if word in ("die", "dat") else "X" for word in words]
    return Doc(nlp.vocab, words=words, spaces=spaces, heads=heads, deps=deps, pos=tags)


@pytest.mark.parametrize(
    ("text", "verb", "arcs", "acts", "undergoes"),
    [
        (
            "Rebellen beschoten soldaten.",
            "beschoten",
            {"Rebellen": ("beschoten", "nsubj"), "soldaten": ("beschoten", "obj")},
            "Rebellen",
            "soldaten",
        ),
        (
            "Soldaten werden door rebellen beschoten.",
            "beschoten",
            {"Soldaten": ("beschoten", "nsubj:pass"), "rebellen": ("beschoten", "obl:agent")},
            "rebellen",
            "Soldaten",
        ),
        (
            "Rebellen rukten op en beschoten soldaten.",
            "beschoten",
            {"Rebellen": ("rukten", "nsubj"), "beschoten": ("rukten", "conj"), "soldaten": ("beschoten", "obj")},
            "Rebellen",
            "soldaten",
        ),
        (
            "Het waren rebellen die soldaten beschoten.",
            "beschoten",
            {
                "beschoten": ("rebellen", "acl:relcl"),
                "die": ("beschoten", "nsubj"),
                "soldaten": ("beschoten", "obj"),
                "Het": ("rebellen", "expl"),
            },
            "rebellen",
            "soldaten",
        ),
    ],
)
def test_a_parse_shows_who_acts_and_who_undergoes(text, verb, arcs, acts, undergoes):
    assert arguments_of(_parse(text, arcs), text.index(verb)) == Arguments(text.index(acts), text.index(undergoes))


def test_without_a_parse_there_is_nothing_to_take_over(nlp):
    assert arguments_of(nlp(TEXT), TEXT.index("uitgevoerd")) == Arguments()


def test_a_parse_decides_where_it_shows_both(read):
    text = "Volgens getuigen zouden het de rebellen zijn die gisteren in Gao het konvooi beschoten."
    arcs = {
        "beschoten": ("rebellen", "acl:relcl"),
        "die": ("beschoten", "nsubj"),
        "konvooi": ("beschoten", "obj"),
        "zouden": ("rebellen", "aux"),
    }
    (plain,) = read(text)
    (mention,) = read(text, doc=_parse(text, arcs))
    assert (plain.actor1, plain.actor2) != ("rebellen", "konvooi")
    assert (mention.actor1, mention.actor2) == ("rebellen", "konvooi")
    assert mention.location == plain.location == "Gao"


def test_a_parse_of_one_fills_a_gap_and_overrules_nothing(read):
    text = "Zonder dat iemand het zag, beschoten gisteren in alle vroegte, in de mist, soldaten Gao."
    arcs = {"soldaten": ("beschoten", "nsubj")}
    (plain,), (mention,) = read(text), read(text, doc=_parse(text, arcs))
    assert (plain.actor1, mention.actor1) == (None, "soldaten")

    text = "Tegen de avond hadden die gisteren soldaten beschoten."
    arcs = {"soldaten": ("beschoten", "nsubj")}
    (plain,), (mention,) = read(text), read(text, doc=_parse(text, arcs))
    assert (mention.actor1, mention.actor2) == (plain.actor1, plain.actor2) == (None, "soldaten")
