"""Reads who acts and who undergoes (`actors.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.errors import LangError
from timeline.lang import Lang
from timeline.lang.cues import strings

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

    return ActorWords(
        organisations=organisations,
        seats=dict(table.get("seats", {})),
        homes=dict(table.get("homes", {})),
        peoples=dict(table.get("peoples", {})),
        state=word_set("state"),
        group=word_set("group"),
        victim=word_set("victim") | word_set("target"),
        victim_tails=strings(words, "victim_tails", ACTORS, needed=True)
        + strings(words, "target_tails", ACTORS, needed=True),
        adjective_names={key.lower(): str(name) for key, name in table.get("adjective_names", {}).items()},
        titles=word_set("titles"),
        title_tails=strings(words, "title_tails", ACTORS, needed=True),
        title_links=word_set("title_links"),
        name_links=word_set("name_links"),
        pronouns=word_set("pronouns"),
        subject_pronouns=word_set("subject_pronouns"),
        people=word_set("people"),
        people_tails=strings(words, "people_tails", ACTORS, needed=True),
        demonstratives=word_set("demonstratives"),
        speaker_pronouns=word_set("speaker_pronouns"),
        rulers=word_set("rulers"),
        takes_up={noun: tuple(kinds) for noun, kinds in table.get("takes_up", {}).items()},
        kinds={name: entry[0] for name, entry in table.get("organisations", {}).items()},
        neuter=word_set("neuter"),
        singles=word_set("singles"),
        holding=word_set("holding"),
        bodies=word_set("bodies"),
        struck=word_set("struck"),
        corpses=word_set("corpses"),
        possessives=strings(words, "possessives", ACTORS, needed=True),
        of_relatives=word_set("of_relatives"),
        of_many=word_set("of_many"),
        harmed=word_set("harmed"),
        forces=word_set("forces"),
        no_target_tails=strings(words, "no_target_tails", ACTORS, needed=True),
        thousands=strings(words, "thousands", ACTORS, needed=True),
        plural_nouns=strings(words, "plural_nouns", ACTORS, needed=True),
        owning=dict(table.get("owning", {})),
        reacting=word_set("reacting"),
        striking=word_set("striking"),
        whereby=word_set("whereby"),
        own_land=strings(words, "own_land", ACTORS, needed=True),
        home_lands=strings(words, "home_lands", ACTORS, needed=True),
        both=word_set("both"),
        sides=word_set("sides"),
        truces=word_set("truces"),
        cabinets=word_set("cabinets"),
        both_marks=word_set("both_marks"),
        members=word_set("members"),
        of_country=word_set("of_country"),
        reflexive=str(words["reflexive"]),
        of_people=dict(table.get("of_people", {})),
        organisation_parts=word_set("organisation_parts"),
        organisation_tails=strings(words, "organisation_tails", ACTORS, needed=True),
        takes_up_after=word_set("takes_up_after"),
        in_message=word_set("in_message"),
        message_tails=strings(words, "message_tails", ACTORS, needed=True),
        things=word_set("target"),
        thing_tails=strings(words, "target_tails", ACTORS, needed=True),
        undergoing=word_set("undergoing"),
        performing=word_set("performing"),
        performing_links=word_set("performing_links"),
        receiving=word_set("receiving"),
        before_time=word_set("before_time"),
        estimates=frozenset(tuple(one.split()) for one in word_set("estimates")),
        of_undergoing=strings(words, "of_undergoing", ACTORS, needed=True),
        plural_ends=strings(words, "plural_ends", ACTORS, needed=True),
        no_subject=word_set("no_subject"),
        nominative=word_set("nominative"),
        agent_markers=word_set("agent_markers"),
        openers=word_set("openers"),
        not_first_names=word_set("not_first_names"),
        plural_verbs=word_set("plural_verbs"),
        no_actors=word_set("no_actors"),
        same_as=dict(table.get("same_as", {})),
        patient_marks=word_set("patient_marks"),
        topic_marks=word_set("topic_marks"),
        possessing=word_set("possessing"),
        arresting=strings(words, "arresting", ACTORS, needed=True),
        object_pronouns=word_set("object_pronouns"),
        about=word_set("about"),
        going=strings(words, "going", ACTORS, needed=True),
        measures=word_set("measures"),
        sent=word_set("sent"),
        sent_tails=strings(words, "sent_tails", ACTORS, needed=True),
        with_marks=word_set("with_marks"),
        punished=word_set("punished"),
        of_marks=word_set("of_marks"),
        between_marks=word_set("between_marks"),
        clitics=word_set("clitics"),
        definite=word_set("definite"),
        demonstrators=strings(words, "demonstrators", ACTORS, needed=True),
        name_tails=word_set("name_tails"),
        demonym_tails=strings(words, "demonym_tails", ACTORS, needed=True),
        adjective_tails=strings(words, "adjective_tails", ACTORS, needed=True),
        street_tails=strings(words, "street_tails", ACTORS, needed=True),
        of_others=word_set("of_others"),
    )
