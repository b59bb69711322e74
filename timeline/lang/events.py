"""Reads event triggers (`events_*.toml`) and the words of conflict (`events_context.toml`).

A `[[trigger]]` has a kebab-case `name`, a `type` (any string; ACLED's names and ours are the usual ones), perhaps a
`sub_type`, and the words that trigger it:

    verbs      "inf pres pres | past past | participle"
    separable  "particle = inf pres | past | participle"; the particle comes after the finite verb, or is joined to it
    phrases    "words / other words = inf pres | past | participle"; the words stand anywhere in the verb's clause
    nouns      "singular plural ..."; a noun of several words has them joined by "_"
    tails      as nouns, but any compound that ends so counts too; `not_words` takes some out again

`needs` names, per kind of word, cue sets of which each must be found; `unless` are words that undo the trigger in the
same sentence, unless one of `keep` stands there; `variants` give another type where a cue set is found. `harm` marks
words that tell what an attack did, `speech` those where the speaker is the actor, `weak` those that count only in an
article about conflict or other public affairs, `deep` those that count only in one that is about little else but
conflict; `lasting` marks what
goes on while it is told in the present tense, `kills` what leaves a single named person dead, `moves` verbs of motion,
whose "is" makes no passive, `catchall` the one rule
without words, in `events_dated.toml` ([report]). `status` is the status an event of this rule has by itself.
`examples` and `rejects` are sentences in which the rule must fire and must not.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from timeline.errors import LangError
from timeline.lang import Lang
from timeline.lang.cues import Cues, make_cues, strings
from timeline.lang.reading import load_reading
from timeline.lang.topic import TopicWords, read_topic
from timeline.values import Status

FILES = (
    "events_violence.toml",
    "events_strategic.toml",
    "events_diplomacy.toml",
    "events_killing.toml",
    "events_explosion.toml",
    "events_territory.toml",
    "events_battle.toml",
    "events_politics.toml",
    "events_justice.toml",
    "events_humanitarian.toml",
    "events_talks.toml",
    "events_protest.toml",
    "events_affairs.toml",
    "events_course.toml",
    "events_police.toml",
    "events_public.toml",
    "events_turns.toml",
    "events_bench.toml",
    "events_saying.toml",
    "events_office.toml",
    "events_warfare.toml",
    "events_passage.toml",
    "events_distress.toml",
    "events_parley.toml",
    "events_relief.toml",
)
CONTEXT = "events_context.toml"
DATED = "events_dated.toml"
FLAGS = ("weak", "deep", "harm", "speech", "lasting", "kills", "moves", "catchall")
KINDS = ("verbs", "separable", "phrases", "nouns", "tails")
CONDITIONS = ("actor", "conflict", "dated", "dated-here", "dated-next", "never", "number", "place", "power")
INSTEAD = {  # what may stand instead of the words of a cue set
    "actor-or-words": "actor",
    "dated-or-words": "dated",
    "here-or-words": "dated-here",
    "power-or-words": "power",
}
KEYS = {"name", "type", "sub_type", *FLAGS, "status", "needs", "unless", "keep", "not_words"}
KEYS |= {"variants", "examples", "rejects", *KINDS}
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")  # as the scan splits words
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Variant:
    """Another type for a trigger where the cue set is found."""

    when: Cues
    type: str
    sub_type: str | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One trigger rule; see the module's docstring."""

    name: str
    type: str
    sub_type: str | None
    weak: bool
    deep: bool
    harm: bool
    speech: bool
    lasting: bool
    kills: bool
    moves: bool
    catchall: bool
    status: Status | None
    needs: tuple[tuple[str, tuple[Cues, ...]], ...]
    unless: Cues
    keep: Cues
    variants: tuple[Variant, ...]
    examples: tuple[str, ...]
    rejects: tuple[str, ...]
    source: str

    def needs_of(self, kind: str) -> tuple[Cues, ...]:
        """The cue sets that a word of this kind needs."""
        for name, cues in self.needs:
            if name == kind:
                return cues
        return ()


@cache
def _keys_of(phrases: tuple[str, ...]) -> frozenset[str]:
    # the longest run of letters: a phrase may hold signs ("'t"), which the scan does not take for words
    return frozenset(max(_WORD.findall(phrase), key=len) for phrase in phrases)


@dataclass(frozen=True, slots=True)
class Form:
    """One word form that may trigger a rule.

    `shape` is "inf", "pres", "past", "part" or "noun"; `near` are phrases (padded) of which one must stand in the
    clause; with `particle` it must come after the word, and before an infinitive with "te" ("in te nemen").
    """

    rule: Rule
    kind: str
    shape: str
    near: tuple[str, ...] = ()
    particle: str | None = None
    near_keys: frozenset[str] = field(init=False)  # the longest word of each phrase of `near`, for a quick look
    needs: tuple[Cues, ...] = field(init=False)  # the cue sets of which each must be found
    glimpsed: tuple[Cues, ...] = field(init=False)  # those of them that words of the sentence alone fulfil

    def __post_init__(self) -> None:
        needs = self.rule.needs_of(self.kind)
        worded = tuple(cues for cues in needs if cues.worded and INSTEAD.keys().isdisjoint(cues.requires))
        object.__setattr__(self, "needs", needs)
        object.__setattr__(self, "glimpsed", worded)
        object.__setattr__(self, "near_keys", _keys_of(self.near))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All trigger rules of a language, by word form, and the words that make an article one about conflict."""

    rules: tuple[Rule, ...]
    report: Rule  # of what has a day and an actor but no trigger
    forms: dict[str, tuple[Form, ...]]
    tails: dict[str, tuple[Form, ...]]
    tail_ends: tuple[str, ...]
    not_words: frozenset[str]
    topic: TopicWords


def load_events(lang: Lang, lexicon: Path | None = None) -> Lexicon:
    """Read the triggers of a language, and before them those of a user's own file, which win where both fit.

    Raises:
        LangError: a file is absent, is not TOML, or a rule does not hold; the message names file and key.
    """
    if lexicon is None:
        return _load(lang)
    stamp = lexicon.stat().st_mtime_ns if lexicon.is_file() else 0
    return _load_with(lang, lexicon, stamp)


@cache
def _load(lang: Lang) -> Lexicon:
    tables = [(name, lang.toml(name)) for name in FILES]
    return _build(lang, tables)


@cache
def _load_with(lang: Lang, lexicon: Path, stamp: int) -> Lexicon:
    del stamp  # only there so that a changed file is read again
    try:
        table = tomllib.loads(lexicon.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise LangError(f"{lexicon}: cannot be read as a lexicon: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise LangError(f"{lexicon}: not valid TOML: {error}") from error
    return _build(lang, [(str(lexicon), table), *((name, lang.toml(name)) for name in FILES)])  # the user's come first


def _build(lang: Lang, tables: list[tuple[str, dict[str, Any]]]) -> Lexicon:
    context = lang.toml(CONTEXT)
    cues = {name: _cue_set(name, entry, CONTEXT) for name, entry in context.get("cues", {}).items()}
    reading = load_reading(lang)
    small = reading.particle_followers | reading.articles | reading.clause_openers | reading.number_words
    rules: list[Rule] = []
    forms: dict[str, list[Form]] = {}
    tails: dict[str, list[Form]] = {}
    barred: set[str] = set()
    for source, table in tables:
        own = {name: _cue_set(name, entry, source) for name, entry in table.get("cues", {}).items()}
        for entry in table.get("trigger", []):
            rule = _rule(entry, cues | own, source)
            if (taken := next((other for other in rules if other.name == rule.name), None)) is not None:
                raise LangError(f"{source}: trigger {rule.name!r}: the name is taken by one of {taken.source}")
            rules.append(rule)
            for kind in KINDS:
                for word, form in _forms(rule, kind, strings(entry, kind, f"{source}: trigger {rule.name!r}")):
                    if form.shape == "noun" and word in small:
                        where = f"{source}: trigger {rule.name!r}: {kind}"
                        raise LangError(f"{where}: {word!r} is no noun; the words of one noun are joined by '_'")
                    (tails if kind == "tails" else forms).setdefault(word, []).append(form)
            barred |= {word.lower() for word in strings(entry, "not_words", source)}
    return Lexicon(
        rules=tuple(rules),
        report=_report(lang, cues),
        forms={word: tuple(entries) for word, entries in forms.items()},
        tails={word: tuple(entries) for word, entries in tails.items()},
        tail_ends=tuple(tails),
        not_words=frozenset(barred),
        topic=read_topic(context, CONTEXT),
    )


def _cue_set(name: str, entry: Any, source: str) -> Cues:
    where = f"{source}: cues.{name}"
    if not isinstance(entry, dict):
        raise LangError(f"{where}: must be a table")
    scope = entry.get("scope", "sentence")
    if scope not in ("clause", "sentence"):
        raise LangError(f"{where}: 'scope' is {scope!r}, neither 'clause' nor 'sentence'")
    requires = strings(entry, "requires", where)
    for condition in requires:
        if condition not in (known := (*CONDITIONS, *INSTEAD)):
            raise LangError(f"{where}: 'requires' knows {', '.join(known)}, not {condition!r}")
    return make_cues(
        strings(entry, "words", where), tails=strings(entry, "tails", where), scope=scope, requires=requires
    )


def _rule(entry: Any, cues: dict[str, Cues], source: str) -> Rule:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not _NAME.fullmatch(entry["name"]):
        raise LangError(f"{source}: every trigger needs a kebab-case 'name'")
    where = f"{source}: trigger {entry['name']!r}"
    if unknown := sorted(entry.keys() - KEYS):
        raise LangError(f"{where}: unknown key {unknown[0]!r}")
    if not isinstance(entry.get("type"), str) or not entry["type"]:
        raise LangError(f"{where}: 'type' is missing")
    if entry.get("catchall") is not True and not any(strings(entry, kind, where) for kind in KINDS):
        raise LangError(f"{where}: no words; give one of {', '.join(KINDS)}")
    status = entry.get("status")
    if status is not None and status not in tuple(Status):
        raise LangError(f"{where}: 'status' is {status!r}, none of {', '.join(Status)}")
    return Rule(
        name=entry["name"],
        type=entry["type"],
        sub_type=entry.get("sub_type"),
        weak=entry.get("weak") is True or entry.get("deep") is True,
        deep=entry.get("deep") is True,
        harm=entry.get("harm") is True,
        speech=entry.get("speech") is True,
        lasting=entry.get("lasting") is True,
        kills=entry.get("kills") is True,
        moves=entry.get("moves") is True,
        catchall=entry.get("catchall") is True,
        status=Status(status) if status else None,
        needs=tuple(
            (kind, tuple(_named(name, cues, where) for name in names)) for kind, names in entry.get("needs", {}).items()
        ),
        unless=make_cues(strings(entry, "unless", where)),
        keep=make_cues(strings(entry, "keep", where)),
        variants=tuple(
            Variant(
                when=_named(variant.get("when"), cues, where),
                type=variant.get("type", entry["type"]),
                sub_type=variant.get("sub_type"),
            )
            for variant in entry.get("variants", [])
        ),
        examples=strings(entry, "examples", where, needed=True),
        rejects=strings(entry, "rejects", where),
        source=source,
    )


def _report(lang: Lang, cues: dict[str, Cues]) -> Rule:
    """The rule of `events_dated.toml`, which has no words of its own."""
    table = lang.toml(DATED)
    own = {name: _cue_set(name, entry, DATED) for name, entry in table.get("cues", {}).items()}
    return _rule(table.get("report"), cues | own, DATED)


def _named(name: Any, cues: dict[str, Cues], where: str) -> Cues:
    if name not in cues:
        raise LangError(f"{where}: there is no cue set {name!r}")
    return cues[name]


def _forms(rule: Rule, kind: str, entries: Iterable[str]) -> Iterable[tuple[str, Form]]:
    """Every word form that the entries of one kind spell out, with how it must stand in its clause."""
    for entry in entries:
        if kind in ("nouns", "tails"):
            for noun in entry.lower().split():
                parts = noun.split("_")
                near = (f" {' '.join(parts)} ",) if len(parts) > 1 else ()
                yield parts[-1], Form(rule, kind, "noun", near)
            continue
        others, spec = entry.split("=", 1) if "=" in entry else ("", entry)
        present, past, participle = _paradigm(spec, rule, kind)
        if kind == "separable":
            particle = others.strip()
            padded = f" {particle} "
            for word in present[:1]:
                yield word, Form(rule, kind, "inf", (padded,), particle)  # "in te nemen"
            for shape, words in (("pres", present), ("past", past)):
                for word in words:
                    yield word, Form(rule, kind, shape, (padded,), particle)
                    yield particle + word, Form(rule, kind, "inf" if word == present[0] else shape)
            for word in participle:
                yield particle + word, Form(rule, kind, "part")
            continue
        phrases = tuple(f" {phrase.strip().lower()} " for phrase in others.split(" / ")) if others else ()
        for shape, words in (("pres", present[1:]), ("past", past), ("part", participle), ("inf", present[:1])):
            for word in words:
                yield word, Form(rule, kind, shape, phrases)


def _paradigm(spec: str, rule: Rule, kind: str) -> tuple[list[str], list[str], list[str]]:
    parts = [part.split() for part in spec.lower().split("|")]
    if len(parts) != 3 or not any(parts):
        raise LangError(
            f"{rule.source}: trigger {rule.name!r}: {kind}: {spec.strip()!r} is not 'present | past | participle'"
        )
    return parts[0], parts[1], parts[2]
