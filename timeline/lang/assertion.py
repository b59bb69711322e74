"""Reads how sure an event is and who says so (`assertion.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.errors import LangError
from timeline.lang import Lang
from timeline.lang.cues import Cues, make_cues, strings
from timeline.values import Status

SOURCE = "assertion.toml"


@dataclass(frozen=True, slots=True)
class StatusCue:
    """A cue for a status, with its scope; `pairs` are two words in this order within the scope."""

    name: str
    status: Status
    cues: Cues
    pairs: tuple[tuple[str, str], ...]
    examples: tuple[str, ...]
    rejects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AssertionWords:
    """All cues of factuality and attribution."""

    status: tuple[StatusCue, ...]
    negation: frozenset[str]
    negation_reach: int
    negation_but: Cues
    thinkable: frozenset[str]
    irrealis: frozenset[str]
    referring: frozenset[str]
    averted: frozenset[str]
    doubting: frozenset[str]
    whether: frozenset[str]
    course: frozenset[str]
    blame: frozenset[str]
    preparing: frozenset[str]
    modal: frozenset[str]
    must: frozenset[str]
    past: frozenset[str]
    perfect: frozenset[str]
    pluperfect: frozenset[str]
    passive: frozenset[str]
    passive_perfect: frozenset[str]
    have: frozenset[str]
    future: frozenset[str]
    will: frozenset[str]
    governing: frozenset[str]
    infinitive_mark: frozenset[str]
    verb_ends: tuple[str, ...]
    announcing: frozenset[str]
    granting: frozenset[str]
    decision: frozenset[str]
    usual: frozenset[str]
    prefixes: frozenset[str]
    speaking: frozenset[str]
    stop: frozenset[str]
    noun_links: frozenset[str]
    empty: frozenset[str]
    determiners: frozenset[str]
    definite: frozenset[str]
    that: frozenset[str]
    skip: frozenset[str]
    source_nouns: frozenset[str]
    completed_by: dict[str, tuple[str, ...]]
    thinking: frozenset[str]
    counted_by: frozenset[str]
    suspecting: frozenset[str]
    prosecutors: frozenset[str]
    observers: frozenset[str]
    infinitive_ends: tuple[str, ...]
    accusing: frozenset[str]
    stand_ins: frozenset[str]
    said: frozenset[str]
    not_before_speaking: frozenset[str]
    prefix_pairs: dict[str, str]
    needs_verb: frozenset[str]
    first_person: frozenset[str]
    opens_next: frozenset[str]
    reflexive: frozenset[str]  # speaking verbs that with "zich" tell of no one who speaks
    oneself: frozenset[str]
    relatives: frozenset[str]
    free_relatives: frozenset[str]
    oblique: frozenset[str]  # prepositions behind which nobody speaks
    beside_marks: frozenset[str]
    describing: frozenset[str]  # prepositions that open what describes a source before its noun
    described_ends: tuple[str, ...]  # of the participle that closes it
    source_tails: tuple[str, ...]  # ends of compounds that are sources
    how: frozenset[str]  # open a clause that tells what someone saw
    documents: frozenset[str]
    stands: frozenset[str]  # say that something is written in a document
    closing: frozenset[str]  # open a sentence that only names a source
    resuming: frozenset[str]  # open a sentence that goes on with what the one before told
    adding: frozenset[str]  # open a sentence that adds to the one before
    of_oneself: tuple[str, ...]  # phrases that say that who acts is who says so
    tellers: tuple[str, ...]  # ends of the offices of one person who tells
    treating: frozenset[str]  # who does this to those who were hurt has counted them
    hurt: frozenset[str]
    spokesmen: tuple[str, ...]  # ends of the offices of those who speak for a country or a body
    kin: frozenset[str]  # behind a possessive, those of whom one who is quoted tells


@cache
def load_assertion(lang: Lang) -> AssertionWords:
    """Read them.

    Raises:
        LangError: a cue has no example, names no known status, or a key is missing.
    """
    table = lang.toml(SOURCE)
    negation, tense, said = (table.get(key, {}) for key in ("negation", "tense", "attribution"))

    def words(entry: dict[str, Any], key: str) -> frozenset[str]:
        return frozenset(strings(entry, key, SOURCE, needed=True))

    return AssertionWords(
        status=tuple(_status_cue(entry) for entry in table.get("status", [])),
        negation=words(negation, "words"),
        negation_reach=int(negation["reach"]),
        negation_but=make_cues(strings(negation, "but", SOURCE)),
        thinkable=words(negation, "thinkable"),
        irrealis=words(negation, "irrealis"),
        referring=words(negation, "referring"),
        averted=words(negation, "averted"),
        doubting=words(negation, "doubting"),
        whether=words(negation, "whether"),
        blame=words(negation, "blame"),
        preparing=words(negation, "preparing"),
        course=words(negation, "course"),
        modal=words(negation, "modal"),
        must=words(negation, "must"),
        past=words(tense, "past"),
        perfect=words(tense, "perfect"),
        pluperfect=words(tense, "pluperfect"),
        passive=words(tense, "passive"),
        passive_perfect=words(tense, "passive_perfect"),
        have=words(tense, "have"),
        future=words(tense, "future"),
        will=words(tense, "will"),
        governing=words(tense, "governing"),
        infinitive_mark=words(tense, "infinitive_mark"),
        verb_ends=strings(tense, "verb_ends", SOURCE, needed=True),
        announcing=words(tense, "announcing"),
        granting=words(tense, "granting"),
        decision=words(tense, "decision"),
        usual=words(tense, "usual"),
        prefixes=words(said, "prefixes"),
        speaking=words(said, "speaking"),
        stop=words(said, "stop"),
        noun_links=words(said, "noun_links"),
        empty=words(said, "empty"),
        determiners=words(said, "determiners"),
        definite=words(negation, "definite"),
        that=words(said, "that"),
        skip=words(said, "skip"),
        source_nouns=words(said, "source_nouns"),
        completed_by={
            str(verb): (ends,) if isinstance(ends, str) else tuple(ends)
            for verb, ends in said.get("completed_by", {}).items()
        },
        thinking=words(said, "thinking"),
        counted_by=words(said, "counted_by"),
        suspecting=words(said, "suspecting"),
        prosecutors=words(said, "prosecutors"),
        observers=words(said, "observers"),
        infinitive_ends=strings(said, "infinitive_ends", SOURCE, needed=True),
        accusing=words(said, "accusing"),
        stand_ins=words(said, "stand_ins"),
        said=words(said, "said"),
        not_before_speaking=words(said, "not_before_speaking"),
        prefix_pairs={str(verb): str(link) for verb, link in said.get("prefix_pairs", {}).items()},
        needs_verb=words(said, "needs_verb"),
        first_person=words(said, "first_person"),
        opens_next=words(said, "opens_next"),
        reflexive=words(said, "reflexive"),
        oneself=words(said, "oneself"),
        relatives=words(said, "relatives"),
        free_relatives=words(said, "free_relatives"),
        oblique=words(said, "oblique"),
        beside_marks=words(said, "beside_marks"),
        describing=words(said, "describing"),
        described_ends=strings(said, "described_ends", SOURCE, needed=True),
        source_tails=strings(said, "source_tails", SOURCE, needed=True),
        how=words(said, "how"),
        documents=words(said, "documents"),
        stands=words(said, "stands"),
        closing=words(said, "closing"),
        resuming=words(said, "resuming"),
        adding=words(said, "adding"),
        of_oneself=tuple(f" {phrase} " for phrase in strings(said, "of_oneself", SOURCE, needed=True)),
        tellers=strings(said, "tellers", SOURCE, needed=True),
        treating=words(said, "treating"),
        hurt=words(said, "hurt"),
        spokesmen=strings(said, "spokesmen", SOURCE, needed=True),
        kin=words(said, "kin"),
    )


def _status_cue(entry: dict[str, Any]) -> StatusCue:
    where = f"{SOURCE}: status {entry.get('name')!r}"
    if entry.get("status") not in tuple(Status):
        raise LangError(f"{where}: 'status' is {entry.get('status')!r}, none of {', '.join(Status)}")
    pairs = entry.get("pairs", [])
    if not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        raise LangError(f"{where}: 'pairs' must be a list of two words each")
    return StatusCue(
        name=str(entry["name"]),
        status=Status(entry["status"]),
        cues=make_cues(strings(entry, "words", where, needed=True), scope=entry.get("scope", "clause")),
        pairs=tuple((f" {first} ", f" {second} ") for first, second in pairs),
        examples=strings(entry, "examples", where, needed=True),
        rejects=strings(entry, "rejects", where),
    )
