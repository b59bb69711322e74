"""Knows the shape of a language's data for temporal expressions: `timex.toml` and the rule files that it lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from timeline.errors import LangError
from timeline.lang import Lang

MAIN = "timex.toml"

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Example:
    """A text in which a rule finds `expr` and places it on `start`..`end` (None: not on the calendar)."""

    text: str
    expr: str
    start: date | None
    end: date | None
    dct: date


@dataclass(frozen=True, slots=True)
class RuleText:
    """One rule as written: what it matches, what that means, where it holds and where it does not.

    `members` names slots that are expressions of their own ("3, 4 en 5 mei"). `after` and `not_after` name word lists
    that the previous word must or must not be in, `before` and `not_before` the next word. A mark before the expression
    counts as a word, the beginning of a line as "". `near` names lists of which a word must stand close by in the
    sentence ("-leeftijd": any word that ends so), `not_near` lists of which none may. `name_guard` drops what stands in
    a name ("De Winter"), `line_start` what does not begin its line. `op` "nothing" takes the text out of the reach of
    the other rules.
    """

    name: str
    file: str
    pattern: str
    op: str
    args: Mapping[str, Value]
    members: tuple[str, ...]
    after: tuple[str, ...]
    not_after: tuple[str, ...]
    before: tuple[str, ...]
    not_before: tuple[str, ...]
    near: tuple[str, ...]
    not_near: tuple[str, ...]
    name_guard: bool
    line_start: bool
    examples: tuple[Example, ...]
    rejects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JoinText:
    """How two neighbouring expressions become one: a day and a time of day with `between` in the middle.

    Where `apart` they stay two, and the first only tells which half of the clock the second means.
    """

    name: str
    left: str
    right: str
    between: str
    apart: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class TimexData:
    """All of a language's data for temporal expressions, checked; compared by identity, as there is one a language."""

    classes: Mapping[str, Mapping[str, Value]]
    numbers: Mapping[str, str]
    macros: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    endings: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]
    reasons: Mapping[str, str]
    holidays: Mapping[str, Mapping[str, Any]]
    fallback: Mapping[str, Any]
    rules: tuple[RuleText, ...]
    joins: tuple[JoinText, ...]


@cache
def load_timex(lang: Lang) -> TimexData:
    """Read and check a language's data for temporal expressions; the same object for the same language.

    Raises:
        LangError: a file or a key is missing or of the wrong shape, a rule is without example or reject, or two rules
            bear one name; the message names file and rule.

    >>> from timeline.lang import load_lang
    >>> load_timex(load_lang("nl")).classes["weekday"]["donderdag"]
    4
    """
    main = lang.toml(MAIN)
    default = _require(main, "default_dct", date, MAIN)
    rules: list[RuleText] = []
    classes: dict[str, Any] = dict(_require(main, "class", dict, MAIN))
    words = {key: set(value) for key, value in _require(main, "words", dict, MAIN).items()}
    for name in _require(main, "files", list, MAIN):
        content = lang.toml(name)
        for key, value in content.get("words", {}).items():
            words.setdefault(key, set()).update(value)
        classes |= content.get("class", {})
        rules += [_read_rule(entry, name, default) for entry in content.get("rule", [])]
    seen: set[str] = set()
    for rule in rules:
        if rule.name in seen:
            raise LangError(f"{rule.file}: two rules are named {rule.name!r}; rename one")
        seen.add(rule.name)
    return TimexData(
        classes=_freeze(classes),
        numbers=_freeze(_require(main, "number", dict, MAIN)),
        macros=_freeze(_require(main, "macro", dict, MAIN)),
        words=_freeze({key: frozenset(value) for key, value in words.items()}),
        endings=_freeze({key: tuple(value) for key, value in _require(main, "endings", dict, MAIN).items()}),
        names=_freeze({key: tuple(value) for key, value in _require(main, "names", dict, MAIN).items()}),
        reasons=_freeze(_require(main, "reason", dict, MAIN)),
        holidays=_freeze(lang.toml("timex-holidays.toml").get("day", {})),
        fallback=_freeze(_require(main, "fallback", dict, MAIN)),
        rules=tuple(rules),
        joins=tuple(_read_join(entry) for entry in _require(main, "join", list, MAIN)),
    )


def _freeze(mapping: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a view that nobody can change, since every caller shares it."""
    return MappingProxyType(dict(mapping))


def _require(table: Mapping[str, Any], key: str, kind: type, where: str) -> Any:
    """Return `table[key]`, or name the file and the key that do not hold."""
    if not isinstance(table.get(key), kind):
        raise LangError(f"{where}: the key {key!r} must be a {kind.__name__}; it is {table.get(key)!r}")
    return table[key]


def _read_rule(entry: dict[str, Any], file: str, default: date) -> RuleText:
    name = _require(entry, "name", str, file)
    where = f"{file}: rule {name!r}"
    meaning = dict(_require(entry, "meaning", dict, where))
    examples = tuple(_read_example(example, where, default) for example in _require(entry, "examples", list, where))
    rejects = tuple(_require(entry, "rejects", list, where))
    if not examples or not rejects:
        raise LangError(f"{where} needs at least one example and one reject")
    return RuleText(
        name=name,
        file=file,
        pattern=_require(entry, "pattern", str, where),
        op=str(meaning.pop("op", "")),
        args=MappingProxyType(meaning),
        members=tuple(entry.get("members", ())),
        after=tuple(entry.get("after", ())),
        not_after=tuple(entry.get("not_after", ())),
        before=tuple(entry.get("before", ())),
        not_before=tuple(entry.get("not_before", ())),
        near=tuple(entry.get("near", ())),
        not_near=tuple(entry.get("not_near", ())),
        name_guard=bool(entry.get("name_guard", False)),
        line_start=bool(entry.get("line_start", False)),
        examples=examples,
        rejects=rejects,
    )


def _read_example(example: object, where: str, default: date) -> Example:
    """Read `[text, expression, days, publication day]`; days are `D`, `D/D` or `-`, the last is optional."""
    match example:
        case [str(text), str(expr), str(days)]:
            dct = default
        case [str(text), str(expr), str(days), date() as dct]:
            pass
        case _:
            raise LangError(f"{where}: an example is [text, expression, days, publication day?], not {example!r}")
    if expr not in text:
        raise LangError(f"{where}: the expression {expr!r} does not stand in {text!r}")
    try:
        bounds = [] if days == "-" else [date.fromisoformat(day) for day in days.split("/")]
    except ValueError as error:
        raise LangError(f"{where}: {days!r} is not a day, two days, or '-'") from error
    return Example(text, expr, bounds[0] if bounds else None, bounds[-1] if bounds else None, dct)


def _read_join(entry: dict[str, Any]) -> JoinText:
    name, left, right, between = (_require(entry, key, str, MAIN) for key in ("name", "left", "right", "between"))
    return JoinText(name, left, right, between, bool(entry.get("apart", False)))
