"""Knows the shape of a trigger rule, reads one, and spells out the word forms that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from timeline.errors import LangError
from timeline.lang.cues import Cues, make_cues, strings
from timeline.values import Status

KINDS = ("verbs", "separable", "phrases", "nouns", "tails")
FLAGS = ("weak", "deep", "harm", "speech", "lasting", "kills", "moves", "catchall")
CONDITIONS = ("actor", "conflict", "dated", "dated-here", "dated-next", "never", "number", "place", "power")
KEYS = {"name", "type", "sub_type", *FLAGS, "status", "needs", "unless", "keep", "not_words"}
KEYS |= {"variants", "examples", "rejects", *KINDS}
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
INSTEAD = {  # what may stand instead of the words of a cue set
    "actor-or-words": "actor",
    "dated-or-words": "dated",
    "here-or-words": "dated-here",
    "power-or-words": "power",
}
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")  # as the scan splits words


@dataclass(frozen=True, slots=True)
class Variant:
    """Another type for a trigger where the cue set is found."""

    when: Cues
    type: str
    sub_type: str | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One trigger rule; what its keys mean stands in `timeline.lang.events`."""

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


def read_cues(name: str, entry: Any, source: str) -> Cues:
    """Read one cue set.

    Raises:
        LangError: it has an unknown scope or condition.
    """
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


def read_rule(entry: Any, cues: dict[str, Cues], source: str) -> Rule:
    """Read one trigger rule, with the cue sets that it may name.

    Raises:
        LangError: a key is unknown, or missing, or does not hold.
    """
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


def _named(name: Any, cues: dict[str, Cues], where: str) -> Cues:
    if name not in cues:
        raise LangError(f"{where}: there is no cue set {name!r}")
    return cues[name]


def spell_forms(rule: Rule, kind: str, entries: Iterable[str]) -> Iterable[tuple[str, Form]]:
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
