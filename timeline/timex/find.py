"""Finds temporal expressions in a text: the longest match at each word, then neighbours joined; no calendar yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from timeline.timex.expr import Day, Expr, Holiday, Near, Offset, TimeOfDay, Unit, Weekday
from timeline.timex.meaning import build
from timeline.timex.pattern import read_number, read_word, slots_of
from timeline.timex.rules import Rule, RuleBook
from timeline.timex.template import DIGIT

SCAN = re.compile(r"['’‘`´]s\b|\w+")
WORD_BEFORE = re.compile(r"([,;:()]|\w(?:[\w'’.]{0,20}\w)?)[ \t\u00a0]{0,3}$")
WORD_AFTER = re.compile(r"[ \t\u00a0]{0,3}([\w%€$]*)")
MARKS = " \t*•-–—#"
# a capital in the middle of a sentence makes a name: "op Zondag", "Paarse Vrijdag", "De Winter"
CAPITAL_BEFORE = re.compile(r"[\w,;]['’]?[ \t]$")
SECOND = re.compile(r"([^\w\n])(?:[^\w\n'’‘`´]{0,3})(['’‘`´]s\b|['’‘`´]?\w+)")
SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")
LETTERS = re.compile(r"[^\W\d_]+")
PLAIN = {"\u00a0": " ", "\t": " ", "\u202f": " ", "–": "-", "—": "-", "‑": "-", "’": "'", "‘": "'", "`": "'", "´": "'"}
DIGITS = "0123456789"
APOSTROPHES = "'’‘`´"
ANY_NUMBER = "#"
# how far the words around a match are looked at
REACH = 30
# and how far "close by in the sentence" goes
NEARBY = 70
GLUE = "-/_@#&.:+~="
NUMBER_GLUE = "-.,:/–+"


@dataclass(frozen=True, slots=True)
class Found:
    """An expression in the text: where, which rule, and what it means."""

    start: int
    end: int
    expr: Expr
    rule: str


def lower(text: str) -> str:
    """The text in lower case, with every character where it was."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def find(text: str, book: RuleBook) -> list[Found]:
    """Find every temporal expression, in text order, disjoint.

    >>> from timeline.lang import load_lang
    >>> from timeline.timex.rules import load_rules
    >>> [(found.start, found.rule) for found in find("Eergisteren niet.", load_rules(load_lang("nl")))]
    [(0, 'day-deictic')]
    """
    low = lower(text)
    return join(low, list(_scan(text, low, book)), book)


def _scan(text: str, low: str, book: RuleBook) -> Iterator[Found]:
    by_head, busy = book.by_head, book.busy
    done = 0
    for token in SCAN.finditer(low):
        word = token[0]
        rules = by_head.get(word, ())
        number = word[0] in DIGITS
        if not (rules or number or word[0] in APOSTROPHES):
            continue
        start = token.start()
        if start < done or _glued(low, start):
            continue
        if number:
            rules = _for_number(low, word, token.end(), book)
        elif word in busy:
            rules = book.narrowed(word, *_next_word(low, token.end()))
        best = _longest(text, low, start, rules or by_head.get("'s", ()))
        if best is None:
            continue
        rule, match = best
        done = match.end()
        yield from _meanings(rule, match, book)


def _for_number(low: str, word: str, end: int, book: RuleBook) -> tuple[Rule, ...]:
    """The rules for a number, by the letters that it carries ("24e", "4u45") or by what comes next."""
    letters = LETTERS.search(word)
    mark, second = ("", letters[0]) if letters else _next_word(low, end)
    known = word if word in book.by_head else DIGIT
    return book.narrowed(known, mark, second)


def _next_word(low: str, end: int) -> tuple[str, str]:
    """The mark after a word and the word after that, as templates have them."""
    following = SECOND.match(low, end)
    if following is None:
        return " ", ""
    mark, second = PLAIN.get(following[1], following[1]), following[2]
    if second[0] in APOSTROPHES:
        return mark, DIGIT if second[1] in DIGITS else "'s"
    return mark, DIGIT if second[0] in DIGITS else second


def _glued(low: str, start: int) -> bool:
    """Whether the word goes on from the one before: an address, a compound, a number with a fraction."""
    if start < 2 or low[start - 1] in " \n":
        return False
    before, mark = low[start - 2], low[start - 1]
    if mark in NUMBER_GLUE and before.isdecimal():
        return True
    return (mark in GLUE and before.isalnum()) or mark in "/@#_€$£"


def _longest(text: str, low: str, start: int, rules: tuple[Rule, ...]) -> tuple[Rule, re.Match[str]] | None:
    best: tuple[Rule, re.Match[str]] | None = None
    end = start
    for rule in rules:
        match = rule.pattern.regex.match(low, start)
        if match is None or match.end() <= end or (rule.guarded and not _fits(low, match, rule)):
            continue
        if rule.text.name_guard and any(_in_name(text, at) for at in _starts(rule, match)):
            continue
        best, end = (rule, match), match.end()
    return best


def _starts(rule: Rule, match: re.Match[str]) -> list[int]:
    """Where the expressions of a match begin: with the match, or with its members."""
    if not rule.text.members:
        return [match.start()]
    slots = enumerate(rule.pattern.groups, 1)
    return [match.start(i) for i, (slot, _) in slots if slot in rule.text.members and match[i] is not None]


def _in_name(text: str, start: int) -> bool:
    """Whether the word is part of a name: it has a capital, and a word before it in its sentence."""
    if not text[start].isupper():
        return False
    return (
        CAPITAL_BEFORE.search(text[max(0, start - REACH) : start]) is not None and not text[start : start + 3].isupper()
    )


def _fits(low: str, match: re.Match[str], rule: Rule) -> bool:
    """Whether the words around the match are what the rule asks for."""
    if rule.text.line_start and low[max(0, match.start() - REACH) : match.start()].rpartition("\n")[2].strip(MARKS):
        return False
    if rule.after or rule.not_after:
        found = WORD_BEFORE.search(low[max(0, match.start() - REACH) : match.start()])
        word = found[1] if found else ""
        word = ANY_NUMBER if word.isdecimal() else word
        if word in rule.not_after or (rule.after and word not in rule.after):
            return False
    if rule.before or rule.not_before:
        following = WORD_AFTER.match(low, match.end())
        word = following[1] if following else ""
        if word in rule.not_before or (rule.before and word not in rule.before):
            return False
    return not (rule.near or rule.not_near) or _is_near(low, match, rule)


def _is_near(low: str, match: re.Match[str], rule: Rule) -> bool:
    """Whether a word that the rule asks for stands close by in the sentence, and none that it forbids."""
    left = SENTENCE_END.split(low[max(0, match.start() - NEARBY) : match.start()])[-1]
    right = SENTENCE_END.split(low[match.end() : match.end() + NEARBY])[0]
    words = LETTERS.findall(left) + LETTERS.findall(right)
    if rule.not_near and rule.not_near.holds(words):
        return False
    return not rule.near or rule.near.holds(words)


def _meanings(rule: Rule, match: re.Match[str], book: RuleBook) -> Iterator[Found]:
    """The expressions that a match stands for: one, or one for each member of a range or enumeration."""
    shared = {**rule.text.args, **slots_of(rule.pattern, match, book.data)}
    if not rule.text.members:
        if (expr := build(rule.text.op, shared)) is not None:
            yield Found(match.start(), match.end(), expr, rule.text.name)
        return
    present = [name for name in rule.text.members if name in shared]
    for name in present:
        index = next(i for i, (slot, _) in enumerate(rule.pattern.groups, 1) if slot == name and match[i] is not None)
        kind = rule.pattern.groups[index - 1][1]
        slot = name.rstrip("0123456789")
        value = (
            read_number(match[index]) if kind in book.data.numbers else read_word(match[index], book.data.classes[kind])
        )
        start = match.start() if name == present[0] else match.start(index)
        end = match.end() if name == present[-1] else match.end(index)
        if name == present[0] and "lead" in shared:
            start = match.start(index)
        if (expr := build(rule.text.op, {**shared, slot: value})) is not None:
            yield Found(start, end, expr, rule.text.name)


def join(low: str, found: list[Found], book: RuleBook) -> list[Found]:
    """Join neighbours that are one expression: a day and a time of day, with what may stand between them."""
    joined: list[Found] = []
    for item in found:
        if joined and (merged := _join_pair(low, joined[-1], item, book)) is not None:
            joined[-1:] = merged
        else:
            joined.append(item)
    return joined


def _join_pair(low: str, left: Found, right: Found, book: RuleBook) -> list[Found] | None:
    if right.start - left.end > REACH:
        return None
    kinds = kind_of(left.expr), kind_of(right.expr)
    between = low[left.end : right.start]
    for rule in book.joins:
        if (rule.text.left, rule.text.right) == kinds and rule.between.fullmatch(between):
            expr = _combine(left.expr, right.expr)
            if rule.text.apart and isinstance(expr, TimeOfDay) and isinstance(right.expr, TimeOfDay):
                return [left, replace(right, expr=replace(right.expr, hour=expr.hour))]
            return [Found(left.start, right.end, expr, left.rule if kinds[0] == "day" else right.rule)]
    return None


def kind_of(expr: Expr) -> str:
    """Which part an expression can play in a join: a day, a time without a day, a part of a day, or none."""
    match expr:
        case TimeOfDay(stamp=True):
            return ""
        case TimeOfDay(inner=None, hour=None):
            return "part"
        case TimeOfDay(inner=None):
            return "clock"
        case TimeOfDay(hour=None):
            return "day-part"
        case TimeOfDay(code=None):
            return "day-clock"
        case Day() | Weekday() | Holiday() | Near(unit=Unit.DAY):
            return "day"
        case Offset(steps=steps) if steps[-1].unit is Unit.DAY:
            return "day"
        case _:
            return ""


def _combine(left: Expr, right: Expr) -> Expr:
    """One time of day out of two neighbours; the part of the day tells which half of the clock is meant."""
    times = [expr for expr in (left, right) if isinstance(expr, TimeOfDay)]
    days = [expr for expr in (left, right) if not isinstance(expr, TimeOfDay)]
    clock = next((time for time in times if time.hour is not None), times[0])
    code = next((time.code for time in times if time.code), None)
    inner = days[0] if days else next((time.inner for time in times if time.inner is not None), None)
    hour = clock.hour
    if hour is not None and hour < 12 and (code == "TEV" or (code == "TAF" and hour < 11)):
        hour += 12
    mod = clock.mod or next((time.mod for time in times if time.mod), None)
    return replace(clock, code=code, hour=hour, inner=inner, mod=mod)
