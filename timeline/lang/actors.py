"""Reads who acts and who undergoes (`actors.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.errors import LangError
from timeline.lang import Lang
from timeline.lang.cues import read_fields, strings

ACTORS = "actors.toml"


@dataclass(frozen=True, slots=True, eq=False)
class ActorWords:
    """Organisations, seats of government, and the nouns that act, undergo, or give a name its office."""

    organisations: dict[str, str]  # alias -> canonical name
    seats: dict[str, str]
    homes: dict[str, str]  # a court -> the town where it sits
    peoples: dict[str, str]  # ISO code -> a people that stands for itself and not for a state
    state: frozenset[str]
    group: frozenset[str]
    victim: frozenset[str]
    victim_tails: tuple[str, ...]
    adjective_names: dict[str, str]  # an adjective -> a people other than its country
    titles: frozenset[str]
    town_offices: frozenset[str]
    surname_links: frozenset[str]
    title_tails: tuple[str, ...]
    title_links: frozenset[str]
    name_links: frozenset[str]
    pronouns: frozenset[str]
    subject_pronouns: frozenset[str]
    people: frozenset[str]
    people_tails: tuple[str, ...]
    demonstratives: frozenset[str]
    speaker_pronouns: frozenset[str]
    rulers: frozenset[str]
    takes_up: dict[str, tuple[str, ...]]  # a noun -> the kinds of those that it may take up
    kinds: dict[str, str]  # an organisation's canonical name -> its kind
    neuter: frozenset[str]
    singles: frozenset[str]
    holding: frozenset[str]
    bodies: frozenset[str]
    struck: frozenset[str]
    corpses: frozenset[str]
    possessives: tuple[str, ...]
    of_relatives: frozenset[str]
    of_many: frozenset[str]
    harmed: frozenset[str]
    forces: frozenset[str]
    no_target_tails: tuple[str, ...]
    thousands: tuple[str, ...]
    plural_nouns: tuple[str, ...]
    owning: dict[str, str]  # a possessive -> the pronoun for the same one
    reacting: frozenset[str]
    striking: frozenset[str]
    whereby: frozenset[str]
    own_land: tuple[str, ...]  # the words for the country of who writes
    home_lands: tuple[str, ...]  # the ISO codes of those that it may be
    both: frozenset[str]
    sides: frozenset[str]
    truces: frozenset[str]
    cabinets: frozenset[str]
    both_marks: frozenset[str]
    members: frozenset[str]
    of_country: frozenset[str]
    reflexive: str
    of_people: dict[str, str]  # an adjective -> those who act
    organisation_parts: frozenset[str]
    organisation_tails: tuple[str, ...]
    takes_up_after: frozenset[str]
    in_message: frozenset[str]
    message_tails: tuple[str, ...]
    things: frozenset[str]
    thing_tails: tuple[str, ...]
    undergoing: frozenset[str]
    performing: frozenset[str]
    performing_links: frozenset[str]
    receiving: frozenset[str]
    before_time: frozenset[str]
    estimates: frozenset[tuple[str, ...]]
    of_undergoing: tuple[str, ...]
    plural_ends: tuple[str, ...]
    no_subject: frozenset[str]
    nominative: frozenset[str]
    agent_markers: frozenset[str]
    openers: frozenset[str]
    not_first_names: frozenset[str]
    plural_verbs: frozenset[str]
    no_actors: frozenset[str]
    same_as: dict[str, str]  # a noun for people -> the noun that stands in the table
    patient_marks: frozenset[str]
    topic_marks: frozenset[str]
    possessing: frozenset[str]
    arresting: tuple[str, ...]
    object_pronouns: frozenset[str]
    about: frozenset[str]
    genitives: tuple[str, ...]
    state_acts: frozenset[str]
    town_nouns: frozenset[str]
    armies: frozenset[str]
    charging: frozenset[str]
    charge_marks: frozenset[str]
    possessed: frozenset[str]
    as_marks: frozenset[str]
    only_subjects: frozenset[str]
    judging: frozenset[str]
    courts: frozenset[str]
    court_marks: frozenset[str]
    going: tuple[str, ...]
    measures: frozenset[str]
    sent: frozenset[str]
    sent_tails: tuple[str, ...]
    with_marks: frozenset[str]
    punished: frozenset[str]
    of_marks: frozenset[str]
    between_marks: frozenset[str]
    clitics: frozenset[str]
    definite: frozenset[str]
    demonstrators: tuple[str, ...]
    name_tails: frozenset[str]
    demonym_tails: tuple[str, ...]
    adjective_tails: tuple[str, ...]
    street_tails: tuple[str, ...]
    of_others: frozenset[str]


@cache
def load_actors(lang: Lang) -> ActorWords:
    """Read the words for those who act.

    Raises:
        LangError: a key is missing or is no list of strings.
    """
    table = lang.toml(ACTORS)
    organisations: dict[str, str] = {}
    for name, entry in table.get("organisations", {}).items():
        if not isinstance(entry, list) or len(entry) < 2 or not all(isinstance(word, str) for word in entry):
            raise LangError(f"{ACTORS}: organisations.{name}: must be a kind and at least one name")
        organisations |= dict.fromkeys(entry[1:], name)
    words: dict[str, Any] = table.get("words", {})

    def word_set(key: str) -> frozenset[str]:
        return frozenset(strings(words, key, ACTORS, needed=True))

    return read_fields(
        ActorWords,
        words,
        ACTORS,
        organisations=organisations,
        seats=dict(table.get("seats", {})),
        homes=dict(table.get("homes", {})),
        peoples=dict(table.get("peoples", {})),
        victim=word_set("victim") | word_set("target"),
        victim_tails=strings(words, "victim_tails", ACTORS, needed=True)
        + strings(words, "target_tails", ACTORS, needed=True),
        adjective_names={key.lower(): str(name) for key, name in table.get("adjective_names", {}).items()},
        takes_up={noun: tuple(kinds) for noun, kinds in table.get("takes_up", {}).items()},
        kinds={name: entry[0] for name, entry in table.get("organisations", {}).items()},
        owning=dict(table.get("owning", {})),
        of_people=dict(table.get("of_people", {})),
        things=word_set("target"),
        thing_tails=strings(words, "target_tails", ACTORS, needed=True),
        estimates=frozenset(tuple(one.split()) for one in word_set("estimates")),
        same_as=dict(table.get("same_as", {})),
    )
