"""Compiles a language's rules, and finds the few that a word can begin."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cache

from timeline.errors import LangError
from timeline.lang import Lang
from timeline.lang.timex import JoinText, RuleText, TimexData, load_timex
from timeline.timex.meaning import check_operation
from timeline.timex.pattern import Pattern, compile_between, compile_pattern
from timeline.timex.template import DIGIT, LETTERS, needed

# before a pattern so long is tried, a look at whether a word that it cannot do without stands in what comes
LONG, FEW = 2000, 10
# a word that so many rules begin with is looked at together with the next one
BUSY = 2
DIGITS = "0123456789"
APOSTROPHES = "'’‘`´"
# so many words are remembered
MEMORY = 65_536
# where nothing need follow
ENDED = ("", "")
# a word is met so often before it is worth a table
WORTHWHILE = 60


@dataclass(frozen=True, slots=True)
class Nearby:
    """Words, and endings of words, that a rule looks for close by."""

    words: frozenset[str]
    ends: tuple[str, ...]

    def holds(self, found: list[str]) -> bool:
        """Whether one of these is among the words found."""
        if not self.words.isdisjoint(found):
            return True
        return bool(self.ends) and any(word.endswith(self.ends) for word in found)


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One compiled rule; the previous word must be in `after`, not in `not_after`, the next likewise.

    `match` is the pattern's, at hand since it is called for most words; each match holds one of `needs`, if there are.
    """

    text: RuleText
    order: int
    pattern: Pattern
    after: frozenset[str]
    not_after: frozenset[str]
    before: frozenset[str]
    not_before: frozenset[str]
    near: Nearby | None
    not_near: Nearby | None
    guarded: bool
    match: Callable[[str, int], re.Match[str] | None]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """How two neighbours become one expression."""

    text: JoinText
    between: re.Pattern[str]


class Opens(dict[str, bool]):
    """Whether a word may begin an expression, which is found out once for each."""

    def __init__(self, heads: Collection[str]) -> None:
        super().__init__()
        self.heads = heads

    def __missing__(self, word: str) -> bool:
        if len(self) >= MEMORY:
            self.clear()
        opens = self[word] = word in self.heads or word[0] in DIGITS or word[0] in APOSTROPHES
        return opens


@dataclass(slots=True)
class RuleBook:
    """All compiled rules of a language, found by the first words of what they match.

    `joins` has the ways in which two neighbours become one expression, by their kinds.
    """

    data: TimexData
    rules: tuple[Rule, ...]
    joins: dict[tuple[str, str], list[Join]]
    by_head: dict[str, tuple[Rule, ...]]
    busy: frozenset[str]
    opens: Opens
    tables: dict[str, dict[tuple[str, str], tuple[Rule, ...]]] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)

    def candidates(self, word: str) -> tuple[Rule, ...]:
        """The rules whose matches may begin with this lower-case word, in the order of the files."""
        return self.by_head.get(word) or self.by_head.get(DIGIT if word[0].isdecimal() else "", ())

    def narrowed(self, word: str, mark: str, second: str) -> tuple[Rule, ...]:
        """The candidates for a word that begins much ("een", a number), given the mark and the word that come next."""
        table = self.tables.get(word)
        if table is None:
            self.seen[word] += 1
            if self.seen[word] < WORTHWHILE:
                return self.candidates(word)
            table = self.tables[word] = self._table(word)
        return table.get((mark, second)) or table[ENDED]

    def _table(self, word: str) -> dict[tuple[str, str], tuple[Rule, ...]]:
        """For each (mark, word) that can come after `word` the rules that go on with it, or that may end before it."""
        letters = LETTERS.search(word) if word[0].isdecimal() else None
        heads = {word, DIGIT} if word[0].isdecimal() else {word}
        found: dict[tuple[str, str], set[Rule]] = {ENDED: set()}
        for rule in self.candidates(word):
            for head in heads:
                for mark, second in rule.pattern.seconds(head):
                    # "11.11.11" goes on as any number does
                    opening = (mark, DIGIT if second[:1].isdecimal() else second)
                    if letters is not None and head == DIGIT:
                        if opening != ("", letters[0]):
                            continue
                        opening = ENDED  # "17de" is a word, and a number with its letters, whatever comes next
                    found.setdefault(opening, set()).add(rule)
        return {
            opening: tuple(sorted(rules | found[ENDED], key=lambda rule: rule.order))
            for opening, rules in found.items()
        }


@cache
def load_rules(lang: Lang) -> RuleBook:
    """Compile a language's rules, once.

    Raises:
        LangError: a rule names a class, macro, word list or operation that does not exist.

    >>> from timeline.lang import load_lang
    >>> [rule.text.name for rule in load_rules(load_lang("nl")).candidates("eergisteren")][:1]
    ['day-deictic']
    """
    data = load_timex(lang)
    rules = tuple(_compile(rule, order, data) for order, rule in enumerate(data.rules))
    by_head: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        for head in rule.pattern.heads():
            by_head[head].append(rule)
    for head in [head for head in by_head if head[:1].isdecimal()]:
        by_head[head] = sorted({*by_head[head], *by_head[DIGIT]}, key=lambda rule: rule.order)
    joins: dict[tuple[str, str], list[Join]] = defaultdict(list)
    for text in data.joins:
        between = compile_between(text.between, data, f"join {text.name!r}")
        joins[text.left, text.right].append(Join(text, between))
    busy = frozenset(head for head, found in by_head.items() if len(found) >= BUSY and not head[0].isdecimal())
    busy -= {DIGIT}
    heads = {head: tuple(found) for head, found in by_head.items()}
    return RuleBook(data, rules, dict(joins), heads, busy, Opens(heads))


def _compile(rule: RuleText, order: int, data: TimexData) -> Rule:
    where = f"{rule.file}: rule {rule.name!r}"
    check_operation(rule.op, where)
    after, not_after = _words(rule.after, data, where), _words(rule.not_after, data, where)
    before, not_before = _words(rule.before, data, where), _words(rule.not_before, data, where)
    near, not_near = (_nearby(_words(names, data, where)) for names in (rule.near, rule.not_near))
    guarded = bool(after or not_after or before or not_before or near or not_near or rule.line_start)
    pattern = compile_pattern(rule.pattern, data, where)
    slots = {name for name, _ in pattern.groups}
    if missing := set(rule.members) - slots:
        raise LangError(f"{where}: no slot for the members {sorted(missing)}")
    words = needed(pattern.nodes) if len(pattern.regex.pattern) > LONG else frozenset()
    needs = tuple(sorted(words)) if len(words) <= FEW else ()
    match = pattern.regex.match
    return Rule(rule, order, pattern, after, not_after, before, not_before, near, not_near, guarded, match, needs)


def _nearby(words: frozenset[str]) -> Nearby | None:
    """The words and the endings ("-leeftijd") of a list; None where it is empty."""
    ends = tuple(sorted(word[1:] for word in words if word.startswith("-")))
    return Nearby(frozenset(word for word in words if not word.startswith("-")), ends) if words else None


def _words(names: tuple[str, ...], data: TimexData, where: str) -> frozenset[str]:
    """The words of the named lists together."""
    for name in names:
        if name not in data.words:
            raise LangError(f"{where}: no word list {name!r}")
    return frozenset().union(*(data.words[name] for name in names))
