"""Reads numbers of people and what happened to them (`casualties.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.lang import Lang
from timeline.lang.cues import Cues, make_cues, strings
from timeline.lang.roles import load_countries

SOURCE = "casualties.toml"


@dataclass(frozen=True, slots=True, eq=False)
class CasualtyWords:
    """Number words, the words for bounds around them, the people counted and the harm done to them."""

    numbers: dict[str, int]
    hundred: str
    thousand: str
    millions: dict[str, int]
    halves: dict[str, float]
    vague: dict[str, tuple[int, int]]
    vague_starts: frozenset[str]  # their first words
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    about: tuple[str, ...]
    bound_ends: frozenset[str]  # the last words of what gives a number bounds
    range: frozenset[str]
    including: tuple[str, ...]
    including_starts: frozenset[str]  # their first words
    none_harmed: Cues
    none_killed: Cues
    none_injured: Cues
    not_people: frozenset[str]
    cumulative: Cues
    killed: Cues
    injured: Cues
    other: Cues
    people: frozenset[str]
    people_tails: tuple[str, ...]
    of_them: tuple[str, ...]
    count_nouns: frozenset[str]
    of_one: frozenset[str]  # verbs in the singular, whose subject is one person dead
    between: frozenset[str]
    adjective_ends: tuple[str, ...]
    hints: frozenset[str]  # without one of these, or a figure, a sentence counts nobody
    split_first: frozenset[str]
    split_last: frozenset[str]
    several: dict[str, int]  # "echtpaar" counts two
    kin: frozenset[str]
    possessives: frozenset[str]
    aged_tails: tuple[str, ...]
    aged_after: frozenset[str]
    one_killed: frozenset[str]  # auxiliaries in the singular
    not_one_killed: frozenset[str]
    not_one: frozenset[str]
    killing_nouns: frozenset[str]
    killing_links: frozenset[str]
    mean: frozenset[str]
    nobody: frozenset[str]
    updates: Cues
    sourced: Cues
    told: Cues
    toll_links: tuple[str, ...]
    toll_sources: frozenset[str]
    dead_only: frozenset[str]
    repeatable: frozenset[str]  # the toll links of which a second source repeats the preposition only
    rises: frozenset[str]
    groups: frozenset[str]
    group_links: frozenset[str]
    there: frozenset[str]
    others: frozenset[str]
    others_links: frozenset[str]
    general: frozenset[str]
    untold: frozenset[str]
    after_units: frozenset[str]
    after_links: frozenset[str]
    between_marks: frozenset[str]  # "tussen de veertig en vijftig"
    between_links: frozenset[str]
    whole_marks: frozenset[str]  # what stands before the whole of which a number is a part
    side_marks: frozenset[str]  # "aan Russische kant"
    sides: frozenset[str]
    not_victims: frozenset[str]  # prepositions whose people are not those harmed ("door twee agenten")
    unharmed: frozenset[str]  # "bleven alle bewoners ongedeerd"
    remained: frozenset[str]
    transitive: frozenset[str]  # verbs of harm whose object stands behind them
    split_hurt_first: frozenset[str]
    split_hurt_last: frozenset[str]
    again: frozenset[str]
    among: frozenset[str]
    ordinals: frozenset[str]


@cache
def load_casualties(lang: Lang) -> CasualtyWords:
    """Read them; the number words below a hundred are spelled out here.

    Raises:
        LangError: a key is missing or has another shape.
    """
    table = lang.toml(SOURCE)
    harm, people, numbers, later = table["harm"], table["people"], table["numbers"], table["later"]
    inhabitants = {word.lower() for word in load_countries(lang).inhabitants}

    def words(entry: dict[str, Any], key: str) -> tuple[str, ...]:
        return strings(entry, key, SOURCE, needed=True)

    spelled = _spell(numbers)
    vague = numbers["vague"]
    hints = {*spelled, *vague, *numbers["halves"], *(word for phrase in vague for word in phrase.split())}
    hints |= {*words(numbers, "none_words"), str(numbers["hundred"]), str(numbers["thousand"])}
    return CasualtyWords(
        numbers=spelled,
        hints=frozenset(hints),
        hundred=str(numbers["hundred"]),
        thousand=str(numbers["thousand"]),
        millions={word: int(value) for word, value in numbers["millions"].items()},
        halves={word: float(value) for word, value in numbers["halves"].items()},
        vague={word: (int(low), int(high)) for word, (low, high) in numbers["vague"].items()},
        vague_starts=frozenset(phrase.split()[0] for phrase in vague),
        at_least=words(numbers, "at_least"),
        at_most=words(numbers, "at_most"),
        about=words(numbers, "about"),
        bound_ends=frozenset(
            phrase.split()[-1] for key in ("at_least", "at_most", "about") for phrase in words(numbers, key)
        ),
        range=frozenset(words(numbers, "range")),
        including=words(numbers, "including"),
        including_starts=frozenset(phrase.split()[0] for phrase in words(numbers, "including")),
        none_harmed=make_cues(words(numbers, "none_harmed")),
        none_killed=make_cues(words(numbers, "none_killed")),
        none_injured=make_cues(words(numbers, "none_injured")),
        not_people=frozenset(words(numbers, "not_people")),
        cumulative=make_cues(words(numbers, "cumulative")),
        killed=make_cues(words(harm, "killed")),
        injured=make_cues(words(harm, "injured")),
        other=make_cues([word for key in ("missing", "captured", "displaced") for word in words(harm, key)]),
        people=frozenset(words(people, "words")) | inhabitants,
        people_tails=words(people, "tails"),
        of_them=words(people, "of_them"),
        count_nouns=frozenset(words(people, "count_nouns")),
        of_one=frozenset(words(people, "of_one")),
        between=frozenset(words(people, "between")),
        adjective_ends=words(people, "adjective_ends"),
        split_first=frozenset(words(people, "split_first")),
        split_last=frozenset(words(people, "split_last")),
        several={word: int(value) for word, value in people["several"].items()},
        kin=frozenset(words(people, "kin")),
        possessives=frozenset(words(people, "possessives")),
        aged_tails=words(people, "aged_tails"),
        aged_after=frozenset(words(people, "aged_after")),
        one_killed=frozenset(words(people, "one_killed")),
        not_one_killed=frozenset(words(people, "not_one_killed")),
        not_one=frozenset(words(people, "not_one")),
        killing_nouns=frozenset(words(people, "killing_nouns")),
        killing_links=frozenset(words(people, "killing_links")),
        mean=frozenset(words(people, "mean")),
        nobody=frozenset(words(numbers, "nobody")),
        updates=make_cues(words(later, "updates")),
        sourced=make_cues(words(later, "sourced")),
        told=make_cues(words(later, "told")),
        toll_links=words(later, "toll_links"),
        toll_sources=frozenset(words(later, "toll_sources")),
        dead_only=frozenset(words(harm, "dead_only")),
        repeatable=frozenset(words(later, "repeatable")),
        rises=frozenset(words(later, "rises")),
        groups=frozenset(words(people, "groups")),
        group_links=frozenset(words(people, "group_links")),
        there=frozenset(words(people, "there")),
        others=frozenset(words(people, "others")),
        others_links=frozenset(words(people, "others_links")),
        general=frozenset(words(people, "general")),
        untold=frozenset(words(harm, "untold")),
        after_units=frozenset(words(later, "after_units")),
        after_links=frozenset(words(later, "after_links")),
        between_marks=frozenset(words(numbers, "between_marks")),
        between_links=frozenset(words(numbers, "between_links")),
        whole_marks=frozenset(words(people, "whole_marks")),
        side_marks=frozenset(words(people, "side_marks")),
        sides=frozenset(words(people, "sides")),
        not_victims=frozenset(words(people, "not_victims")),
        unharmed=frozenset(words(numbers, "unharmed")),
        remained=frozenset(words(numbers, "remained")),
        transitive=frozenset(words(harm, "transitive")),
        split_hurt_first=frozenset(words(harm, "split_hurt_first")),
        split_hurt_last=frozenset(words(harm, "split_hurt_last")),
        again=frozenset(words(people, "again")),
        among=frozenset(words(people, "among")),
        ordinals=frozenset(words(people, "ordinals")),
    )


def _spell(numbers: dict[str, Any]) -> dict[str, int]:
    """Every number word below a hundred ("drieëntwintig")."""
    units, tens = numbers["units"], numbers["tens"]
    spelled = {**units, **tens}
    for ten, value in tens.items():
        for unit, one in units.items():
            if 1 <= one <= 9:
                for joiner in numbers["joiner"]:
                    spelled[unit + joiner + ten] = value + one
    return spelled
