"""Turns a parsed template into one bounded regular expression, and reads the slots of what it matches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline.errors import LangError
from timeline.lang.timex import TimexData, Value
from timeline.timex.template import DIGIT, Choice, Look, Mark, Nodes, Number, Words, first_words, openings, parse

SPACE = "[ \t\u00a0\u202f]{1,3}"
APOSTROPHE = "['’‘`´]"
DASH = "[-–—‑]"
MARKS = {" ": SPACE, "'": APOSTROPHE, "-": DASH, "–": DASH}
# a match ends where a word ends; a number does not end where it goes on
RIGHT = r"(?!\w|-\w|[.,:/]\d|[%€$@]|(?<=[a-z])-\s)"
RIGHT_OPEN = r"(?!\w)"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled template: the expression, what each group holds (slot and class), and the template's pieces."""

    regex: re.Pattern[str]
    groups: tuple[tuple[str, str], ...]
    nodes: Nodes

    def heads(self) -> frozenset[str]:
        """The words that a match can begin with."""
        return frozenset(word for word, _ in first_words(self.nodes))

    def seconds(self, word: str) -> frozenset[tuple[str, str]]:
        """The (mark, word) that can come next where `word` is the first; both empty where a match may end with it."""
        only = "" if word == DIGIT else word
        rests = {rest for head, rest in first_words(self.nodes, only=only) if head == word}
        return frozenset(opening for rest in rests for opening in openings(rest))


def one_of(words: Iterable[str]) -> str:
    """A regex for any of the words, longest first, blanks and apostrophes as they are in running text."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", SPACE).replace("'", APOSTROPHE) for word in ordered)


def _regex(nodes: Nodes, data: TimexData, groups: list[tuple[str, str]]) -> str:
    """The regex of a sequence; each slot is a group, and `groups` tells in order what they hold."""
    parts: list[str] = []
    for node in nodes:
        match node:
            case Words(texts=texts, slot=None):
                parts.append(re.escape(texts[0]))
            case Words(texts=texts, slot=tuple(slot)):
                groups.append(slot)
                parts.append(f"({one_of(texts)})")
            case Number(slot=slot):
                groups.append(slot)
                parts.append(f"({data.numbers[slot[1]]})")
            case Mark(char=char):
                parts.append(MARKS.get(char, re.escape(char)))
            case Choice(branches=branches, optional=optional):
                inside = "|".join(_regex(branch, data, groups) for branch in branches)
                parts.append(f"(?:{inside}){'?' if optional else ''}")
            case Look(branches=branches, wanted=wanted):
                inside = "|".join(_regex(branch, data, groups) for branch in branches)
                parts.append(f"(?{'=' if wanted else '!'}{inside})")
    return "".join(parts)


def compile_between(template: str, data: TimexData, where: str) -> re.Pattern[str]:
    """Compile what may stand between two expressions; it may be empty, and it ends where the second begins.

    Raises:
        LangError: the template does not hold.
    """
    return re.compile(_regex(parse(template, data, where), data, []))


def compile_pattern(template: str, data: TimexData, where: str) -> Pattern:
    """Compile a rule's template.

    Raises:
        LangError: the template does not hold; the message names `where` and the position.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.timex import load_timex
    >>> pattern = compile_pattern("[begin ]{month}", load_timex(load_lang("nl")), "here")
    >>> pattern.regex.match("begin maart")[1], "begin" in pattern.heads(), (" ", "mei") in pattern.seconds("begin")
    ('maart', True, True)
    """
    nodes = parse(template, data, where)
    groups: list[tuple[str, str]] = []
    regex = _regex(nodes, data, groups)
    if any(not word for word, _ in first_words(nodes)):
        raise LangError(f"{where}: the pattern matches nothing at all")
    # what looks ahead says itself how the match ends
    right = RIGHT_OPEN if ">(" in template else RIGHT
    return Pattern(re.compile(regex + right), tuple(groups), nodes)


def slots_of(pattern: Pattern, texts: Sequence[str | None], data: TimexData) -> dict[str, Value]:
    """The meaning of each slot that took part in a match, by the slot's name; `texts` are the match's groups."""
    slots: dict[str, Value] = {}
    for text, (name, kind) in zip(texts, pattern.groups, strict=True):
        if text is not None and name not in slots:
            slots[name] = read_slot(text, kind, data)
    return slots


def read_slot(text: str, kind: str, data: TimexData) -> Value:
    """What the text of a slot means: a number, or a word of its class."""
    return read_number(text) if kind in data.numbers else read_word(text, data.classes[kind])


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
