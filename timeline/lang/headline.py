"""Reads how a sentence becomes a headline (`headline.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from timeline.errors import LangError
from timeline.lang import Lang
from timeline.lang.cues import strings
from timeline.lang.events import load_events
from timeline.lang.reading import load_reading
from timeline.lang.roles import load_countries
from timeline.lang.rules import Form

SOURCE = "headline.toml"
TENSES = "timex-verbs.toml"
_WORDS = {
    "verbs": (
        "be", "have", "modal", "fall", "victims", "particles", "speaking", "not_participle", "infinite",
        "infinitive_ends", "participle_starts", "participle_ends", "finite", "not_finite", "finite_ends", "office_ends",
        "loosened", "whole",
    ),
    "small": (
        "prepositions", "circumstance", "belonging", "determiners", "bare_after", "about", "pronouns",
        "subject_pronouns", "expletive", "articles_first", "articles_bare", "links", "spare", "adverbs", "nouns_in_e",
        "bare_adjectives", "adjective_ends", "negation",
        "name_links", "people_ends", "definite", "subject_relatives", "hedges",
        "articles", "may_be_nouns", "directions", "kept", "people_marks", "nominative",
        "pointing", "loose", "asking", "reporting", "passive", "many", "doubt",
        "present_passive", "at_time", "relational", "before_time", "attribute_ends", "holding",
        "before_day", "held", "bare_times", "intensive", "after_span", "complements", "with_complement",
        "goals", "placing", "objects",
        "number_ends", "opening", "ranges", "beside", "closing", "singling",
        "articles_first_spared", "with_article", "object_pronouns", "plural_pronouns",
        "definite_articles", "town_ends", "aims", "announcing", "questions", "degrees", "agent", "time_nouns",
        "interposed", "singular", "plural_ends", "unfinished", "neuter", "name_articles",
        "first_person",
        "quantities", "tallied", "tally_marks",
    ),
    "clauses": ("subordinate", "relative", "content", "purpose", "purpose_not", "aside", "coordinate",
        "may_compare", "free", "adverbial", "place_relatives", "now", "certain", "conditional"),
}  # fmt: skip

_FINITE = ("be", "have", "modal", "fall", "finite")


@dataclass(frozen=True, slots=True, eq=False)
class HeadlineWords:
    """What a headline leaves out, what it may not end with, and how long it may be.

    `of` has the word sets by name; `finite` and `participles` are verb forms, `adjectives` those of countries.
    """

    limit: int
    most: int  # where nothing shorter can be made
    ellipsis: str
    colon: str
    purpose_mark: str
    not_last: frozenset[str]
    of: dict[str, frozenset[str]]
    ends: dict[str, tuple[str, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], bool], ...]]
    finite: frozenset[str]
    verbs: frozenset[str]  # the finite forms that are nothing else
    past: frozenset[str]
    participles: frozenset[str]
    adjectives: frozenset[str]
    numbers: frozenset[str]
    closed: frozenset[str]
    not_verbs: frozenset[str]  # small words, after which a subject may stand as well
    countries: frozenset[str]


@cache
def load_headline(lang: Lang) -> HeadlineWords:
    """Read them, with the verb forms that the other data of the language have.

    Raises:
        LangError: a key is missing or has another shape.
    """
    table = lang.toml(SOURCE)
    for key, kind in (("limit", int), ("most", int), ("ellipsis", str), ("colon", str)):
        if not isinstance(table.get(key), kind):
            raise LangError(f"{SOURCE}: {key!r} is missing or has another type")
    lists = {
        name: strings(table.get(part, {}), name, f"{SOURCE}: {part}", needed=True)
        for part, names in _WORDS.items()
        for name in names
    }
    tenses = lang.toml(TENSES)["words"]
    listed = load_events(lang).forms
    participles = {word for word, forms in listed.items() if any(form.shape == "part" for form in forms)}
    finite = {*tenses["past"], *tenses["present"], *(word for key in _FINITE for word in lists[key])}
    finite |= _only_finite(listed) - participles - {*lists["not_finite"]}
    finite -= {*lists["prepositions"], *lists["particles"]}
    return HeadlineWords(
        limit=table["limit"],
        most=table["most"],
        ellipsis=table["ellipsis"],
        colon=table["colon"],
        purpose_mark=str(table.get("clauses", {}).get("purpose_mark", "")),
        not_last=frozenset(strings(table, "not_last", SOURCE, needed=True)),
        of={name: frozenset(entries) for name, entries in lists.items()},
        ends=lists,
        phrases=_phrases(lists),
        finite=frozenset(finite),
        verbs=frozenset(finite - {*lists["determiners"]}),
        past=frozenset(tenses["past"]),
        participles=frozenset(participles),
        adjectives=frozenset(load_countries(lang).adjectives),
        numbers=load_reading(lang).number_words,
        closed=frozenset(
            lists["prepositions"] + lists["determiners"] + lists["about"] + lists["held"] + lists["pronouns"]
        )
        | load_reading(lang).number_words,
        not_verbs=_small(lists),
        countries=frozenset(name for name in load_countries(lang).names if " " not in name),
    )  # fmt: skip


def _only_finite(listed: dict[str, tuple[Form, ...]]) -> set[str]:
    """The forms of the events' verbs that are a finite verb and nothing else: no stem, no infinitive, no noun."""
    return {
        word
        for word, forms in listed.items()
        if all(form.shape in ("pres", "past") for form in forms) and f"{word}t" not in listed and " " not in word
    }


def _small(lists: dict[str, tuple[str, ...]]) -> frozenset[str]:
    names = (*_WORDS["clauses"], "prepositions", "determiners", "pronouns", "links", "about", "particles")
    single = (word for name in ("spare", "adverbs") for entry in lists[name] for word in entry.split())
    return frozenset((*(word for name in names for word in lists[name]), *single))


def _phrases(lists: dict[str, tuple[str, ...]]) -> dict[str, tuple[tuple[tuple[str, ...], bool], ...]]:
    """Adverbs by their first word, the longest first, each with whether it can go."""
    found: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for name in ("spare", "adverbs"):
        for entry in lists[name]:
            parts = tuple(entry.split())
            found.setdefault(parts[0], []).append((parts, name == "spare"))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in found.items()}
