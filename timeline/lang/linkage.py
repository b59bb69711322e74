"""Knows the shape of a language's words for joining reports, `linkage.toml`, and refuses what does not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from babel import Locale

from timeline.errors import LangError
from timeline.lang import Lang
from timeline.lang.stems import StemRules, plain, read_stem_rules, words_of

FILE = "linkage.toml"
REASONS = [
    "same-day",
    "same-night",
    "day-within",
    "days-overlap",
    "near-publication",
    "both-by-publication",
    "adjacent-days",
    "undated",
    "referred-to",
    "background-day",
    "same-place",
    "near-place",
    "place-within",
    "same-country",
    "place-unclear",
    "place-guessed",
    "also-named",
    "same-kind",
    "other-kind",
    "same-type",
    "related-type",
    "same-trigger",
    "rare-kind",
    "same-actors",
    "shared-actor",
    "other-actors",
    "same-count",
    "counts-fit",
    "counts-differ",
    "wording-alike",
    "wording-unlike",
    "headlines-alike",
    "same-target",
    "other-target",
    "same-clock",
    "other-clock",
    "told-anew",
    "plan-and-fact",
    "guess-and-fact",
    "wire-copy",
    "by-hand",
    "repeats-text",
]
BARRIERS = [
    "same-article",
    "already-joined",
    "toll-and-incident",
    "denial",
    "types-clash",
    "different-days",
    "too-vague",
    "different-places",
    "nothing-shared",
]
CONFLICTS = [
    "days",
    "fatalities",
    "injured",
    "places",
    "perpetrator",
    "version",
    "separator",
    "or",
    "unknown-publisher",
    "at-least",
    "range",
    "dated-overlap",
    "dated-range",
    "dated-lasting",
]
EXPLAIN = ["heading", "single", "mention", "join", "reason", "near", "barrier", "below", "cluster", "why"]


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """How a sentence refers back to an event that is known: "de aanslag in Utrecht", "na het zware bombardement".

    A noun of an event after a determiner, with nothing between but words on one of the endings of adjectives. After
    one of `after` the event is past already, whatever day the sentence names, unless that day comes after `of`.
    `examples` are (sentence, trigger, "known" or "after"), `rejects` (sentence, trigger).
    """

    nouns: tuple[str, ...]
    determiners: frozenset[str]
    after: frozenset[str]
    of: frozenset[str]
    adjectives: tuple[str, ...]
    examples: tuple[tuple[str, str, str], ...]
    rejects: tuple[tuple[str, str], ...]


@dataclass(frozen=True, eq=False)
class LinkageWords:
    """One language's words for linkage.

    `stop`, `common`, `rare` and `victims` hold stems, `countries`, `agencies`, `updates` and `anew` folded names and
    phrases. `concepts` maps the stems of words for one thing to one of them, `phrases` does so for whole phrases;
    `names` maps the stems of one name's spellings to one of them.
    """

    code: str
    rules: StemRules
    heads: tuple[str, ...]
    linking: tuple[str, ...]
    stop: frozenset[str]
    common: frozenset[str]
    countries: frozenset[str]
    agencies: frozenset[str]
    updates: frozenset[str]
    anew: frozenset[str]
    rare: frozenset[str]
    victims: frozenset[str]
    concepts: Mapping[str, str]
    phrases: Mapping[str, str]
    names: Mapping[str, str]
    reference: ReferenceWords
    targets: Mapping[str, str]
    reasons: Mapping[str, str]
    barriers: Mapping[str, str]
    conflicts: Mapping[str, str]
    explain: Mapping[str, str]

    def stem(self, word: str) -> str:
        """Give the stem in which the forms of a word meet; not a word of the language itself."""
        return _stem(self, word)

    def parts(self, word: str) -> tuple[str, ...]:
        """Give the stems that a word counts as: a compound counts as its head and what stands before it.

        >>> from timeline.lang import load_lang
        >>> load_linkage(load_lang("nl")).parts("topoverleg")
        ('overleg', 'top')
        """
        return _parts(self, word)

    def fold_name(self, name: str) -> str:
        """Fold the spellings of a name into one; not a name of the language itself.

        >>> from timeline.lang import load_lang
        >>> words = load_linkage(load_lang("nl"))
        >>> words.fold_name("Volodymyr Zelensky") == words.fold_name("Volodymyr Zelenskyy")
        True
        """
        return " ".join(self.names.get(stem, stem) for stem in map(self.stem, words_of(name)))


@lru_cache(maxsize=1 << 16)
def _stem(words: LinkageWords, word: str) -> str:
    return words.rules.stem(word)


@lru_cache(maxsize=1 << 16)
def _parts(words: LinkageWords, word: str) -> tuple[str, ...]:
    whole = words.stem(word)
    if whole in words.concepts:
        return (words.concepts[whole],)
    for head in words.heads:
        if whole.endswith(head) and len(whole) > len(head):
            rest = whole.removesuffix(head)
            for link in words.linking:
                rest = rest.removesuffix(link) if len(rest) > len(link) + 3 else rest
            rest = words.stem(rest)
            return (words.concepts.get(head, head), words.concepts.get(rest, rest)) if len(rest) >= 3 else (whole,)
    return (whole,)


@cache
def load_linkage(lang: Lang) -> LinkageWords:
    """Read and check `linkage.toml`.

    Raises:
        LangError: a part is absent, a stem rule has no example or breaks one, or a text names what it may not.
    """
    raw = lang.toml(FILE)
    where = f"{lang.code}/{FILE}"
    rules = read_stem_rules(_part(raw, "stem", list, where), _part(raw, "spelling", list, where), where)
    stem = rules.stem
    names = {stem(word): stem(kind) for kind, words in _part(raw, "names", dict, where).items() for word in words}
    named = [(kind, word) for kind, words in _part(raw, "concepts", dict, where).items() for word in words]
    return LinkageWords(
        code=lang.code,
        rules=rules,
        heads=tuple(sorted({stem(word) for word in _part(raw, "heads", list, where)}, key=lambda h: (-len(h), h))),
        linking=tuple(_part(raw, "linking", list, where)),
        stop=rules.all_of(_part(raw, "stop", str, where)),
        common=rules.all_of(_part(raw, "common", str, where)),
        countries=frozenset(plain(n) for code, n in Locale(lang.code).territories.items() if code.isalpha()),
        agencies=frozenset(plain(name) for name in _part(raw, "agencies", list, where)),
        updates=frozenset(plain(word) for word in _part(raw, "updates", list, where)),
        anew=frozenset(plain(word) for word in _part(raw, "anew", list, where)),
        victims=rules.all_of(" ".join(_part(raw, "victims", list, where))),
        rare=rules.all_of(" ".join(_part(raw, "rare", list, where))),
        concepts=names | {stem(word): stem(kind) for kind, word in named if word.isalpha()},
        phrases={word: kind for kind, word in named if not word.isalpha()},
        names=names,
        reference=_reference(_part(raw, "reference", dict, where), where),
        targets={stem(word): kind for kind, words in _part(raw, "targets", dict, where).items() for word in words},
        reasons=_texts(raw, "reasons", REASONS, where),
        barriers=_texts(raw, "barriers", BARRIERS, where),
        conflicts=_texts(raw, "conflicts", CONFLICTS, where),
        explain=_texts(raw, "explain", EXPLAIN, where),
    )


def _part(raw: dict[str, Any], key: str, kind: type, where: str) -> Any:
    if not isinstance(raw.get(key), kind) or not raw[key]:
        raise LangError(f"{where}: {key} is absent, empty, or not a {kind.__name__}")
    return raw[key]


def _reference(raw: dict[str, Any], where: str) -> ReferenceWords:
    where = f"{where}: [reference]"
    examples, rejects = (_part(raw, key, list, where) for key in ("examples", "rejects"))
    return ReferenceWords(
        nouns=tuple(_part(raw, "nouns", list, where)),
        determiners=frozenset(_part(raw, "determiners", list, where)),
        after=frozenset(_part(raw, "after", list, where)),
        of=frozenset(_part(raw, "of", list, where)),
        adjectives=tuple(_part(raw, "adjectives", list, where)),
        examples=tuple((str(text), str(trigger), str(kind)) for text, trigger, kind in examples),
        rejects=tuple((str(text), str(trigger)) for text, trigger in rejects),
    )


def _texts(raw: dict[str, Any], section: str, keys: list[str], where: str) -> dict[str, str]:
    """The texts of a section, whole and no more; an unknown key is a slip of the pen."""
    texts = _part(raw, section, dict, where)
    if off := set(keys) ^ set(texts):
        raise LangError(f"{where}: [{section}] lacks or does not know: {', '.join(sorted(off))}")
    return {key: str(text) for key, text in texts.items()}
