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

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from timeline.errors import LangError
from timeline.lang import Lang
from timeline.lang.cues import Cues, strings
from timeline.lang.reading import load_reading
from timeline.lang.rules import KINDS, Form, Rule, read_cues, read_rule, spell_forms
from timeline.lang.topic import TopicWords, read_topic

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
    cues = {name: read_cues(name, entry, CONTEXT) for name, entry in context.get("cues", {}).items()}
    reading = load_reading(lang)
    small = reading.particle_followers | reading.articles | reading.clause_openers | reading.number_words
    rules: list[Rule] = []
    forms: dict[str, list[Form]] = {}
    tails: dict[str, list[Form]] = {}
    barred: set[str] = set()
    for source, table in tables:
        own = {name: read_cues(name, entry, source) for name, entry in table.get("cues", {}).items()}
        for entry in table.get("trigger", []):
            rule = read_rule(entry, cues | own, source)
            if (taken := next((other for other in rules if other.name == rule.name), None)) is not None:
                raise LangError(f"{source}: trigger {rule.name!r}: the name is taken by one of {taken.source}")
            rules.append(rule)
            for kind in KINDS:
                for word, form in spell_forms(rule, kind, strings(entry, kind, f"{source}: trigger {rule.name!r}")):
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


def _report(lang: Lang, cues: dict[str, Cues]) -> Rule:
    """The rule of `events_dated.toml`, which has no words of its own."""
    table = lang.toml(DATED)
    own = {name: read_cues(name, entry, DATED) for name, entry in table.get("cues", {}).items()}
    return read_rule(table.get("report"), cues | own, DATED)
