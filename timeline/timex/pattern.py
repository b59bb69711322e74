"""Turns a rule's template into one bounded regular expression, and knows with which words its matches begin.

The template language: `{class}` or `{class:name}` a slot, `<macro>` a named sub-template, `[x]` optional, `(x|y)`
alternatives, `>(x)` followed by x, `!(x)` not followed by x, a space any blank within a line, `'` any apostrophe,
`-` any dash. There is no repetition, so every match is bounded by the length of its template.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from timeline.errors import LangError
from timeline.lang.timex import TimexData, Value

SPACE = "[ \t\u00a0\u202f]{1,3}"
APOSTROPHE = "['’‘`´]"
DASH = "[-–—‑]"
DIGIT = "#"
# a match ends where a word ends; a number does not end where it goes on
RIGHT = r"(?!\w|-\w|[.,:/]\d|[%€$@])"
RIGHT_OPEN = r"(?!\w)"
MACRO_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Head:
    """The first letters of a match; `exact` when they are its whole first word, None while that is not known."""

    text: str
    exact: bool | None


Item = tuple[set[Head], bool]
"""The heads of a piece of a template, and whether it can match nothing."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled template: the expression, what each group holds, and how matches begin."""

    regex: re.Pattern[str]
    groups: tuple[tuple[str, str], ...]
    heads: frozenset[Head]


@dataclass(slots=True)
class _Compiler:
    text: str
    data: TimexData
    where: str
    groups: list[tuple[str, str]] = field(default_factory=list)
    at: int = 0

    def fail(self, why: str) -> LangError:
        return LangError(f"{self.where}: {why} at position {self.at} of {self.text!r}")

    def sequence(self, closing: str) -> tuple[str, list[Item]]:
        """Parse up to one of `closing`: the regex, and (heads, may be empty) of each item."""
        parts: list[str] = []
        items: list[Item] = []
        while self.at < len(self.text) and self.text[self.at] not in closing:
            regex, heads, empty = self.item()
            parts.append(regex)
            items.append((heads, empty))
        return "".join(parts), items

    def item(self) -> tuple[str, set[Head], bool]:
        char = self.text[self.at]
        if char == "{":
            return self.slot()
        if char in "([":
            return self.choice("]" if char == "[" else ")", optional=char == "[")
        if char in ">!" and self.text[self.at + 1 : self.at + 2] == "(":
            self.at += 1
            regex, _, _ = self.choice(")", optional=False)
            return f"(?{'=' if char == '>' else '!'}{regex})", set(), True
        if char in ")]}|":
            raise self.fail(f"an unexpected {char!r}")
        return self.literal()

    def literal(self) -> tuple[str, set[Head], bool]:
        if (char := self.text[self.at]) in " '-.,:/–":
            self.at += 1
            known = {" ": SPACE, "'": APOSTROPHE, "-": DASH, "–": DASH}
            return known.get(char, re.escape(char)), {Head(char, True)}, False
        found = re.compile(r"[^\W]+").match(self.text, self.at)
        if found is None:
            self.at += 1
            return re.escape(char), {Head(char, True)}, False
        self.at = found.end()
        return re.escape(found[0]), {Head(found[0], None)}, False

    def slot(self) -> tuple[str, set[Head], bool]:
        end = self.text.find("}", self.at)
        name, _, alias = self.text[self.at + 1 : end].partition(":")
        self.at = end + 1
        if name in self.data.numbers:
            regex, heads = self.data.numbers[name], {Head(DIGIT, True)}
        elif name in self.data.classes:
            regex, heads = one_of(self.data.classes[name]), set(map(_head_of, self.data.classes[name]))
        else:
            raise self.fail(f"no class {name!r}")
        self.groups.append((alias or name, name))
        return f"({regex})", heads, False

    def choice(self, closing: str, *, optional: bool) -> tuple[str, set[Head], bool]:
        self.at += 1
        branches: list[str] = []
        heads: set[Head] = set()
        empty = optional
        while True:
            regex, items = self.sequence("|" + closing)
            branches.append(regex)
            found, nothing = _first(items)
            heads |= found
            empty |= nothing
            if self.at >= len(self.text):
                raise self.fail(f"a missing {closing!r}")
            self.at += 1
            if self.text[self.at - 1] == closing:
                break
        return f"(?:{'|'.join(branches)}){'?' if optional else ''}", heads, empty


def _head_of(word: str) -> Head:
    """The first token of a word list's entry, as the scanner cuts it."""
    found = re.match(r"['’‘]s\b|\w+", word)
    if found is None:
        return Head(word[:1], True)
    return Head(found[0], True if found.end() < len(word) else None)


def _first(items: list[Item], *, final: bool = False) -> Item:
    """The heads of a sequence, and whether it may be empty; a head is a whole word when no letter can follow it."""
    heads: set[Head] = set()
    for index, (found, empty) in enumerate(items):
        following, open_end = _first(items[index + 1 :]) if index + 1 < len(items) else (set(), True)
        letters = any(head.text == DIGIT or head.text[0].isalnum() for head in following)
        exact = False if letters else None if open_end and not final else True
        heads |= {Head(head.text, exact) if head.exact is None else head for head in found}
        if not empty:
            return heads, False
    return heads, True


def one_of(words: Iterable[str]) -> str:
    """A regex for any of the words, longest first, blanks and apostrophes as they are in running text."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", SPACE).replace("'", APOSTROPHE) for word in ordered)


def expand(template: str, macros: Mapping[str, str], where: str) -> str:
    """Put the macros' templates in the place of their names.

    Raises:
        LangError: a macro that does not exist, or that contains itself.

    >>> expand("<day> mei", {"day": "(een|twee)"}, "here")
    '((een|twee)) mei'
    """
    for _ in range(MACRO_DEPTH):
        names = re.findall(r"<([\w-]+)>", template)
        if not names:
            return template
        for name in names:
            if name not in macros:
                raise LangError(f"{where}: no macro <{name}>")
            template = template.replace(f"<{name}>", f"({macros[name]})")
    raise LangError(f"{where}: macros are nested too deep, or one contains itself")


def compile_between(template: str, data: TimexData, where: str) -> re.Pattern[str]:
    """Compile what may stand between two expressions; it may be empty, and it ends where the second begins.

    Raises:
        LangError: the template does not hold.
    """
    regex, _ = _Compiler(f"({expand(template, data.macros, where)})", data, where).sequence("")
    return re.compile(regex)


def compile_pattern(template: str, data: TimexData, where: str) -> Pattern:
    """Compile a rule's template.

    Raises:
        LangError: the template does not hold; the message names `where` and the position.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.timex import load_timex
    >>> pattern = compile_pattern("[begin ]{month}", load_timex(load_lang("nl")), "here")
    >>> pattern.regex.match("begin maart")[1]
    'maart'
    """
    compiler = _Compiler(f"({expand(template, data.macros, where)})", data, where)
    regex, items = compiler.sequence("")
    heads, empty = _first(items, final=True)
    if empty:
        raise LangError(f"{where}: the pattern matches nothing at all")
    right = RIGHT_OPEN if ">(" in template else RIGHT
    spaced = frozenset(head for head in heads if head.text.strip())
    return Pattern(re.compile(regex + right), tuple(compiler.groups), spaced)


def slots_of(pattern: Pattern, match: re.Match[str], data: TimexData) -> dict[str, Value]:
    """The meaning of each slot that took part in the match, by the slot's name."""
    slots: dict[str, Value] = {}
    for index, (name, kind) in enumerate(pattern.groups, start=1):
        text = match[index]
        if text is None or name in slots:
            continue
        slots[name] = read_number(text) if kind in data.numbers else read_word(text, data.classes[kind])
    return slots


def read_word(text: str, words: Mapping[str, Value]) -> Value:
    """What a word of a class means, whatever its blanks and apostrophes look like."""
    value = words.get(text)
    return words[re.sub(APOSTROPHE, "'", re.sub(SPACE, " ", text))] if value is None else value


def read_number(text: str) -> Value:
    """The number that digits spell; text that is no plain number stays text.

    >>> read_number("3"), read_number("2,5"), read_number("'22")
    (3, 2.5, "'22")
    """
    if text.isdecimal():
        return int(text)
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return text
