"""Reads the longest match of the rules at one word, with the words around it that a rule asks for or forbids."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from timeline.lang.timex import TimexData
from timeline.timex.leaning import Leaning, leaning_of
from timeline.timex.meaning import build
from timeline.timex.pattern import read_slot, slots_of
from timeline.timex.rules import APOSTROPHES, DIGITS, Rule, RuleBook
from timeline.timex.template import DIGIT, LETTERS

# the word before, read backwards: it is far cheaper than to look for what ends here
DROW = re.compile(r"\w(?:[\w'’.]{0,20}\w)?")
WORD_AFTER = re.compile(r"[ \t\u00a0]{0,3}([\w%€$]*)")
BLANKS, GAP, LONGEST, ENCLOSING = " \t\u00a0", 3, 22, ",;:()"
MARKS = " \t*•-–—#"
# a capital in the middle of a sentence makes a name: "op Zondag", "Paarse Vrijdag", "De Winter"
CAPITAL_BEFORE = re.compile(r"[\w,;]['’]?[ \t]$")
NEXT = re.compile(r" ([^\W\d]\w*)")
SECOND = re.compile(r"([^\w\n])(?:[^\w\n'’‘`´]{0,3})(['’‘`´]s\b|['’‘`´]?\w+)")
SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")
PLAIN = {"\u00a0": " ", "\t": " ", "\u202f": " ", "–": "-", "—": "-", "‑": "-", "’": "'", "‘": "'", "`": "'", "´": "'"}
ANY_NUMBER = "#"
MEMORY = 8192
# how far the words around a match are looked at
REACH = 30
# how long a match can be
AHEAD = 200
# and how far "close by in the sentence" goes
NEARBY = 70
Piece = tuple[int, int, Leaning, str, str]
Stretch = tuple[int, tuple[Piece, ...]]
NOTHING: Stretch = (0, ())


class Member(NamedTuple):
    """A meaning that a match stands for, and its group; the first and the last may reach to the ends of the match."""

    leaning: Leaning
    group: int
    first: bool
    last: bool


def read_at(text: str, low: str, start: int, word: str, book: RuleBook) -> Stretch:
    """The longest match at a word, as offsets from it: how long it is, and the expressions in it."""
    if word[0] in DIGITS:
        rules = _for_number(low, word, start + len(word), book)
    elif word in book.busy:
        rules = book.narrowed(word, *_next_word(low, start + len(word)))
    elif word[0] in APOSTROPHES:  # "’s" is "'s"
        rules = book.by_head.get("'s", ())
    else:
        rules = book.by_head.get(word, ())
    if not rules:
        return NOTHING
    opening, best = start, _longest(text, low, start, rules)
    if word[0] in DIGITS and start and low[start - 1] in APOSTROPHES:  # "'68", but "'11 september" is a quoted date
        short = _longest(text, low, start - 1, rules)
        if short is not None and (best is None or best[1].end() <= short[1].end()):
            opening, best = start - 1, short
    if best is None:
        return NOTHING
    rule, match = best
    done = match.end()
    pieces: list[Piece] = []
    for leaning, group, first, last in _members(rule, match.groups(), book.data):
        begin = opening if first else match.start(group)
        end = done if last else match.end(group)
        pieces.append((begin - start, end - start, leaning, rule.text.name, word_before(low, begin)))
    return done - start, tuple(pieces)


def _for_number(low: str, word: str, end: int, book: RuleBook) -> tuple[Rule, ...]:
    """The rules for a number, by the letters that it carries ("24e", "4u45") or by what comes next."""
    letters = None if word.isdecimal() else LETTERS.search(word)
    if word not in book.by_head:
        return book.narrowed(DIGIT, *(("", letters[0]) if letters else _next_word(low, end)))
    rules = book.narrowed(word, *_next_word(low, end))
    if letters:  # "17de" is a word of a class, and a number with its ending
        both = {*rules, *book.narrowed(word, "", letters[0])}
        rules = tuple(sorted(both, key=lambda rule: rule.order))
    return rules


def _next_word(low: str, end: int) -> tuple[str, str]:
    """The mark after a word and the word after that, as templates have them."""
    plain = NEXT.match(low, end)  # what stands there nearly always
    if plain is not None:
        return " ", plain[1]
    following = SECOND.match(low, end)
    if following is None:
        return " ", ""
    mark, second = following.groups()
    mark, letter = PLAIN.get(mark, mark), second[0]
    if letter in APOSTROPHES:
        return mark, DIGIT if second[1] in DIGITS else "'s"
    return mark, DIGIT if letter in DIGITS else second


def _longest(text: str, low: str, start: int, rules: tuple[Rule, ...]) -> tuple[Rule, re.Match[str]] | None:
    best: tuple[Rule, re.Match[str]] | None = None
    end = start
    for rule in rules:
        if rule.needs and not _holds(low[start : start + AHEAD], rule.needs):
            continue
        match = rule.match(low, start)
        if match is None or match.end() <= end or (rule.guarded and not _fits(low, match, rule)):
            continue
        if rule.text.name_guard and _in_name(text, rule, match):
            continue
        best, end = (rule, match), match.end()
    return best


def _holds(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of these stands in the text, be it within a word."""
    for word in words:  # noqa: SIM110 (a generator costs more than the search)
        if word in text:
            return True
    return False


def _in_name(text: str, rule: Rule, match: re.Match[str]) -> bool:
    """Whether a match, or one of its members, is part of a name: it has a capital, and a word before it."""
    if not rule.text.members:
        return _is_name(text, match.start())
    groups = [i for i, (slot, _) in enumerate(rule.pattern.groups, 1) if slot in rule.text.members]
    return any(_is_name(text, match.start(i)) for i in groups if match[i] is not None)


def _is_name(text: str, start: int) -> bool:
    """Whether the word has a capital, and a word before it in its sentence."""
    if not text[start].isupper():
        return False
    before = CAPITAL_BEFORE.search(text[max(0, start - REACH) : start])
    return before is not None and not text[start : start + 3].isupper()


def _fits(low: str, match: re.Match[str], rule: Rule) -> bool:
    """Whether the words around the match are what the rule asks for."""
    if rule.text.line_start and low[max(0, match.start() - REACH) : match.start()].rpartition("\n")[2].strip(MARKS):
        return False
    if rule.after or rule.not_after:
        word = word_before(low, match.start())
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


def word_before(low: str, start: int) -> str:
    """The word or the mark before a position; none where more than some blanks lie between.

    >>> word_before("sinds  maandag", 7), word_before("(zie o.a. maandag", 10), word_before("(maandag", 1)
    ('sinds', '', '(')
    """
    floor = start - REACH if start > REACH else 0
    if start > 1 and low[start - 1] == " ":  # a word and one blank, which is what stands there nearly always
        blank = low.rfind(" ", floor, start - 1)
        last = low[(blank if blank >= 0 else floor - 1) + 1 : start - 1]
        if last.isalnum() and len(last) <= LONGEST:
            return last
    before = low[floor:start].removesuffix("\n")
    word = before.rstrip(BLANKS)
    if not word or len(before) - len(word) > GAP:
        return ""
    if word[-1] in ENCLOSING:
        return word[-1]
    last = word[word.rfind(" ") + 1 :]
    if last.isalnum() and len(last) <= LONGEST:
        return last
    found = DROW.match(word[::-1])
    return found[0][::-1] if found else ""


@lru_cache(maxsize=MEMORY)
def _members(rule: Rule, texts: tuple[str | None, ...], data: TimexData) -> tuple[Member, ...]:
    """What the groups of a match mean; the same for the same words, wherever they stand."""
    shared = {**rule.text.args, **slots_of(rule.pattern, texts, data)}
    if not rule.text.members:
        expr = build(rule.text.op, shared)
        return () if expr is None else (Member(leaning_of(expr), 0, first=True, last=True),)
    found: list[Member] = []
    present = [name for name in rule.text.members if name in shared]
    for name in present:
        slots = enumerate(zip(texts, rule.pattern.groups, strict=True), start=1)
        group, text, kind = next((i, text, kind) for i, (text, (slot, kind)) in slots if slot == name and text)
        slot = name.rstrip("0123456789")
        if (expr := build(rule.text.op, {**shared, slot: read_slot(text, kind, data)})) is not None:
            first, lead = name == present[0], shared.get("lead")
            if first and lead == 2:  # with the modifier before it
                group = next(i for i, text in enumerate(texts, start=1) if text)
            found.append(Member(leaning_of(expr), group, first=first and not lead, last=name == present[-1]))
    return tuple(found)
