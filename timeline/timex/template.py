"""Parses a rule's template into pieces, and lists the words that its matches can begin with.

The template language: `{class}` or `{class:name}` a slot, `<macro>` a named sub-template, `[x]` optional, `(x|y)`
alternatives, `>(x)` followed by x, `!(x)` not followed by x, a space any blank within a line, `'` any apostrophe,
`-` any dash. There is no repetition, so every match is bounded by the length of its template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from timeline.errors import LangError
from timeline.lang.timex import TimexData

TOKEN = re.compile(r"'s\b|\w+")
MARKS = " '-.,:/–"
DIGIT = "#"
LETTERS = re.compile(r"[^\W\d_]+")
MACRO_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Words:
    """One of these texts, each in lower case, which may be of several words; `slot` names the class they are of."""

    texts: tuple[str, ...]
    slot: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """Digits, as the regex named `slot[1]` in the data writes them."""

    slot: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """A blank, a dash, an apostrophe or another mark that is not part of a word."""

    char: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences, or nothing where `optional`."""

    branches: tuple[Nodes, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Look:
    """What must (or must not) follow, without being part of the match."""

    branches: tuple[Nodes, ...]
    wanted: bool


Node = Words | Number | Mark | Choice | Look
Nodes = tuple[Node, ...]


@dataclass(slots=True)
class _Parser:
    text: str
    data: TimexData
    where: str
    at: int = 0

    def fail(self, why: str) -> LangError:
        return LangError(f"{self.where}: {why} at position {self.at} of {self.text!r}")

    def sequence(self, closing: str) -> Nodes:
        nodes: list[Node] = []
        while self.at < len(self.text) and self.text[self.at] not in closing:
            nodes.append(self.node())
        return tuple(nodes)

    def node(self) -> Node:
        char = self.text[self.at]
        if char == "{":
            return self.slot()
        if char in "([":
            return Choice(self.branches("]" if char == "[" else ")"), char == "[")
        if char in ">!" and self.text[self.at + 1 : self.at + 2] == "(":
            self.at += 1
            return Look(self.branches(")"), char == ">")
        if char in ")]}|":
            raise self.fail(f"an unexpected {char!r}")
        found = None if char in MARKS else re.compile(r"\w+").match(self.text, self.at)
        self.at += 1 if found is None else len(found[0])
        return Mark(char) if found is None else Words((found[0],))

    def slot(self) -> Node:
        end = self.text.find("}", self.at)
        name, _, alias = self.text[self.at + 1 : end].partition(":")
        if name in self.data.numbers:
            self.at = end + 1
            return Number((alias or name, name))
        if name not in self.data.classes:
            raise self.fail(f"no class {name!r}")
        self.at = end + 1
        return Words(tuple(self.data.classes[name]), (alias or name, name))

    def branches(self, closing: str) -> tuple[Nodes, ...]:
        self.at += 1
        found: list[Nodes] = []
        while True:
            found.append(self.sequence("|" + closing))
            if self.at >= len(self.text):
                raise self.fail(f"a missing {closing!r}")
            self.at += 1
            if self.text[self.at - 1] == closing:
                return tuple(found)


def parse(template: str, data: TimexData, where: str) -> Nodes:
    """Parse a template, its macros put in their places.

    Raises:
        LangError: the template does not hold; the message names `where` and the position.
    """
    return _Parser(f"({expand(template, data.macros, where)})", data, where).sequence("")


def expand(template: str, macros: Mapping[str, str], where: str) -> str:
    """Put the macros' templates in the place of their names.

    Raises:
        LangError: a macro that does not exist, or that contains itself.

    >>> expand("<day> mei", {"day": "een|twee"}, "here")
    '(een|twee) mei'
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


def first_words(nodes: Nodes, head: str = "", only: str = "") -> Iterator[tuple[str, Nodes]]:
    """Each first word that a sequence can have, with what follows it; `DIGIT` stands for any that begins with a digit.

    `head` is the beginning of the word that is known already; with `only`, ways that lead to another word are left out.

    >>> sorted(word for word, _ in first_words((Words(("dins", "zon")), Words(("dag",)), Mark(" "), Words(("af",)))))
    ['dinsdag', 'zondag']
    """
    if not nodes:
        yield head, ()
        return
    node, rest = nodes[0], nodes[1:]
    match node:
        case Words(texts=texts):
            for text in texts:
                yield from _after_text(text, rest, head, only)
        case Number():
            yield head or DIGIT, rest
        case Mark() if head:
            yield head, nodes
        case Choice(branches=branches, optional=optional):
            for branch in (*branches, ()) if optional else branches:
                yield from first_words(branch + rest, head, only)
        case _:
            yield from first_words(rest, head, only)


def _after_text(text: str, rest: Nodes, head: str, only: str) -> Iterator[tuple[str, Nodes]]:
    """Go on with a text of a class, which may hold the end of the word."""
    if not head and not TOKEN.match(text):
        text = text.lstrip(MARKS)
    found = TOKEN.match(text)
    if not text:
        yield from first_words(rest, head, only)
    elif found is None:
        yield head, (Words((text,)), *rest)
    elif only and not only.startswith(head + found[0]):
        return
    elif found.end() < len(text):
        yield head + found[0], (Words((text[found.end() :],)), *rest)
    else:
        yield from first_words(rest, head + text, only)


def openings(nodes: Nodes) -> Iterator[tuple[str, str]]:
    """Each (mark, word) that what follows a first word can begin with; both empty where nothing need follow.

    >>> sorted(openings((Mark("-"), Words(("mei", "juni")))))
    [('-', 'juni'), ('-', 'mei')]
    """
    if not nodes:
        yield "", ""
        return
    node, rest = nodes[0], nodes[1:]
    match node:
        case Mark(char=char):
            yield from ((char, word) for word, _ in first_words(rest))
        case Choice(branches=branches, optional=optional):
            for branch in (*branches, ()) if optional else branches:
                yield from openings(branch + rest)
        case Words(texts=texts) if texts[0][:1] in MARKS:
            yield from ((text[0], word) for text in texts for word, _ in first_words((Words((text[1:],)), *rest)))
        case Look():
            yield from openings(rest)
        case _:
            yield from (("", word) for word, _ in first_words(nodes))


def needed(nodes: Nodes) -> frozenset[str]:
    """Words of which every match holds at least one, as few as can be; none where that cannot be said.

    >>> ends = Choice(((Words(("af",)),), (Words(("aan",)),)), optional=False)
    >>> sorted(needed((Words(("twee", "drie", "vier")), Mark(" "), ends)))
    ['aan', 'af']
    """
    sets = [words for node in reversed(nodes) if (words := _needed_of(node))]
    return min(sets, key=len, default=frozenset())


def _needed_of(node: Node) -> frozenset[str]:
    match node:
        case Words(texts=texts):
            words = [max(LETTERS.findall(text), key=len, default="") for text in texts]
            return frozenset(words) if all(words) else frozenset()
        case Choice(branches=branches, optional=False):
            sets = [needed(branch) for branch in branches]
            return frozenset().union(*sets) if all(sets) else frozenset()
    return frozenset()
