"""Reads who acts (`actors.toml`) and where (`places.toml`, `places_countries.csv`, CLDR's country names)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError

from timeline.errors import LangError
from timeline.lang import Lang
from timeline.lang.cues import strings

ACTORS = "actors.toml"
PLACES = "places.toml"
COUNTRIES = "places_countries.csv"


@dataclass(frozen=True, slots=True)
class Countries:
    """Countries by every word for them; keys are as written, but for `adjectives`, which are lower case."""

    title: dict[str, str]  # ISO code -> the name a reader expects
    names: dict[str, str]
    adjectives: dict[str, str]
    inhabitants: dict[str, str]
    capitals: dict[str, str]


@dataclass(frozen=True, slots=True)
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
    no_target_tails: tuple[str, ...]
    thousands: tuple[str, ...]
    plural_nouns: tuple[str, ...]
    owning: dict[str, str]  # a possessive -> the pronoun for the same one
    reacting: frozenset[str]
    striking: frozenset[str]
    whereby: frozenset[str]
    both: frozenset[str]
    both_marks: frozenset[str]
    members: frozenset[str]
    of_country: frozenset[str]
    reflexive: str
    of_people: dict[str, str]  # an adjective -> those who act
    organisation_parts: frozenset[str]
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
    of_marks: frozenset[str]
    between_marks: frozenset[str]
    clitics: frozenset[str]
    definite: frozenset[str]
    demonstrators: str
    name_tails: frozenset[str]
    demonym_tails: tuple[str, ...]
    street_tails: tuple[str, ...]
    of_others: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Regions with their position, Dutch names of foreign places, and the words that tell a place from a name."""

    regions: dict[str, tuple[str, float, float]]
    exonyms: dict[str, tuple[str, str]]
    prepositions: frozenset[str]
    place_nouns: frozenset[str]
    fillers: frozenset[str]
    near: tuple[str, ...]
    directions: frozenset[str]
    inside: frozenset[str]
    parts_of: frozenset[str]
    never_places: frozenset[str]
    through: frozenset[str]
    loose: frozenset[str]
    origins: frozenset[str]
    capital_nouns: frozenset[str]
    there: frozenset[str]
    digests: frozenset[str]
    digest_series: frozenset[str]
    courts: frozenset[str]
    against: frozenset[str]
    home: frozenset[str]  # ISO codes of countries whose towns come before larger ones elsewhere
    compass: frozenset[str]
    town_adjectives: dict[str, str]
    site_nouns: frozenset[str]
    site_tails: tuple[str, ...]
    institutions: frozenset[str]
    meetings: frozenset[str]
    meeting_tails: tuple[str, ...]
    wholes: frozenset[str]
    own_rules: frozenset[str]
    unplaced_rules: frozenset[str]


@cache
def load_countries(lang: Lang) -> Countries:
    """Read the countries: names from CLDR and the language's own file, adjectives and inhabitants from the latter.

    Raises:
        LangError: the file is absent or a row does not hold.
    """
    endings = strings(lang.toml(PLACES), "adjective_endings", PLACES, needed=True)
    plain, bent = strings(lang.toml(PLACES), "adjective_bent", PLACES, needed=True)
    try:
        title = {code: name for code, name in Locale.parse(lang.code).territories.items() if code.isalpha()}
    except UnknownLocaleError:
        title = {}
    names = {name: code for code, name in title.items() if len(code) == 2}
    adjectives: dict[str, str] = {}
    inhabitants: dict[str, str] = {}
    capitals: dict[str, str] = {}
    try:
        rows = list(csv.DictReader((lang.folder / COUNTRIES).read_text(encoding="utf-8").splitlines(), delimiter=";"))
    except FileNotFoundError as error:
        raise LangError(f"the language {lang.code!r} has no file {COUNTRIES}") from error
    for number, row in enumerate(rows, start=2):
        code = row.get("iso") or ""
        if len(code) != 2 or None in row or None in row.values():
            raise LangError(f"{COUNTRIES}: line {number}: needs iso;aliases;adjective;inhabitants;capitals")
        for alias in filter(None, row["aliases"].split("|")):
            names[alias] = code
        title.setdefault(code, row["aliases"].split("|")[0] or code)
        for adjective in row["adjective"].replace("_", " ").split():
            adjectives |= {adjective.lower() + ending: code for ending in endings}
            if adjective.endswith(plain):
                adjectives[adjective.lower().removesuffix(plain) + bent] = code
        inhabitants |= dict.fromkeys(row["inhabitants"].split(), code)
        capitals |= dict.fromkeys(filter(None, row["capitals"].split("|")), code)
    return Countries(title, names, adjectives, inhabitants, capitals)


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
        no_target_tails=strings(words, "no_target_tails", ACTORS, needed=True),
        thousands=strings(words, "thousands", ACTORS, needed=True),
        plural_nouns=strings(words, "plural_nouns", ACTORS, needed=True),
        owning=dict(table.get("owning", {})),
        reacting=word_set("reacting"),
        striking=word_set("striking"),
        whereby=word_set("whereby"),
        both=word_set("both"),
        both_marks=word_set("both_marks"),
        members=word_set("members"),
        of_country=word_set("of_country"),
        reflexive=str(words["reflexive"]),
        of_people=dict(table.get("of_people", {})),
        organisation_parts=word_set("organisation_parts"),
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
        of_marks=word_set("of_marks"),
        between_marks=word_set("between_marks"),
        clitics=word_set("clitics"),
        definite=word_set("definite"),
        demonstrators=str(words["demonstrators"]),
        name_tails=word_set("name_tails"),
        demonym_tails=strings(words, "demonym_tails", ACTORS, needed=True),
        street_tails=strings(words, "street_tails", ACTORS, needed=True),
        of_others=word_set("of_others"),
    )


@cache
def load_places(lang: Lang) -> PlaceWords:
    """Read regions, exonyms and the words around places.

    Raises:
        LangError: a key is missing or has another shape.
    """
    table = lang.toml(PLACES)
    regions: dict[str, tuple[str, float, float]] = {}
    for name, entry in table.get("regions", {}).items():
        if not isinstance(entry, list) or len(entry) != 3:
            raise LangError(f"{PLACES}: regions.{name}: must be [ISO code, latitude, longitude]")
        regions[name] = (str(entry[0]), float(entry[1]), float(entry[2]))
    exonyms: dict[str, tuple[str, str]] = {}
    for name, entry in table.get("exonyms", {}).items():
        if not isinstance(entry, str) or "," not in entry:
            raise LangError(f"{PLACES}: exonyms.{name}: must be 'name,ISO code'")
        there, code = entry.rsplit(",", 1)
        exonyms[name] = (there, code)

    def words(key: str) -> frozenset[str]:
        return frozenset(strings(table, key, PLACES, needed=True))

    return PlaceWords(
        regions=regions,
        exonyms=exonyms,
        prepositions=words("prepositions"),
        place_nouns=words("place_nouns"),
        fillers=words("fillers"),
        near=strings(table, "near", PLACES, needed=True),
        directions=words("directions"),
        inside=words("inside"),
        parts_of=words("parts_of"),
        never_places=words("never_places"),
        through=words("through"),
        loose=words("loose"),
        origins=words("origins"),
        capital_nouns=words("capital_nouns"),
        there=words("there"),
        digests=words("digests"),
        digest_series=words("digest_series"),
        courts=words("courts"),
        against=words("against"),
        home=words("home"),
        compass=words("compass"),
        town_adjectives=_town_adjectives(table),
        site_nouns=words("site_nouns"),
        site_tails=strings(table, "site_tails", PLACES, needed=True),
        institutions=words("institutions"),
        meetings=words("meetings"),
        meeting_tails=strings(table, "meeting_tails", PLACES, needed=True),
        wholes=words("wholes"),
        own_rules=words("own_rules"),
        unplaced_rules=words("unplaced_rules"),
    )


def _town_adjectives(table: dict[str, Any]) -> dict[str, str]:
    """Adjectives as they stand in a text -> the town, with and without the ending of a noun that is no neuter."""
    made: dict[str, str] = {}
    for town, stems in table.get("town_adjectives", {}).items():
        if not isinstance(stems, str):
            raise LangError(f"{PLACES}: town_adjectives.{town}: must be one adjective or more, in one string")
        for stem in stems.split():
            made |= dict.fromkeys((stem, stem + "e"), town)
    return made
