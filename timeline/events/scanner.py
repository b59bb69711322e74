"""Looks an article's words up in the lexicon: which may be triggers, and what the words are about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass
from itertools import accumulate

from timeline.events.clauses import fold
from timeline.events.memory import WordMemory
from timeline.events.story import Story
from timeline.events.topic import Topic, judge_topic
from timeline.events.triggers import VIOLENT, counts
from timeline.lang.cues import Cues
from timeline.lang.events import Lexicon
from timeline.lang.rules import Form, Rule

_WORDS = re.compile(r"(\w+(?:[-'’]\w+)*)")  # splits a text into what stands between the words, and the words
_SHORTEST_TAIL = 3  # letters before the tail of a compound
_GAME = 2  # words of sport that make an article tell of a game
_CACHED = 400_000  # words remembered per lexicon before the memory is emptied
_SIFTED = 256  # combinations of near words remembered per word


class Sieve:
    """The forms that a word may be, with a quick way to those whose other words stand near it.

    A verb such as "komen" has a form for each of a hundred phrases; most sentences have the words of none.
    """

    __slots__ = ("_bare", "_keys", "_left", "forms")

    def __init__(self, forms: tuple[Form, ...]) -> None:
        self.forms = forms
        self._bare = any(not form.near for form in forms)
        self._keys = frozenset[str]().union(*(form.near_keys for form in forms))
        self._left: dict[frozenset[str], tuple[Form, ...]] = {}

    def may_pass(self, words: set[str]) -> bool:
        """Whether an article has what any of the forms needs near it."""
        return self._bare or not self._keys.isdisjoint(words)

    def left_in(self, words: Collection[str]) -> tuple[Form, ...]:
        """The forms that need no other word near them, or one of these."""
        if not self._keys:
            return self.forms
        near = self._keys.intersection(words)
        left = self._left.get(near)
        if left is None:
            if len(self._left) >= _SIFTED:
                self._left.clear()
            left = tuple(form for form in self.forms if not form.near or not form.near_keys.isdisjoint(near))
            self._left[near] = left
        return left


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found in one article: the offsets of words that may be triggers, and what the article is about."""

    hits: list[tuple[int, Sieve]]
    topic: Topic
    lows: list[str]
    starts: list[int]  # of each of `lows` in the text

    def words_in(self, first: int, last: int) -> set[str]:
        """The words, in lower case, that begin between two offsets."""
        return set(self.lows[bisect_left(self.starts, first) : bisect_left(self.starts, last)])


Kind = tuple[Topic, bool, bool, bool]
"""A kind of article: its topic, whether it is about little but conflict, tells of a game, of an accident."""


class TriggerScanner:
    """Scans articles with one lexicon; each distinct word is looked up once and remembered."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._lows = WordMemory(self._learn, 2 * _CACHED)  # emptied here, with what belongs to it
        self._forms: dict[str, tuple[Form, ...]] = {}
        self._weights: dict[str, tuple[int, int]] = {}  # for conflict and for public affairs
        self._sieves: dict[Kind, WordMemory[Sieve]] = {}

    def scan(self, text: str, *, conflict: bool = False) -> Scan:
        """Find the words that may be triggers, and what the article's words are about.

        Rules that do not count in an article of its kind are left out: weak ones outside public affairs, violence in a
        game. With `conflict` the article is taken to be about conflict whatever its words.
        """
        if len(self._lows) > _CACHED:
            for memory in (self._lows, self._forms, self._weights, self._sieves):
                memory.clear()
        parts = _WORDS.split(text)
        words = parts[1::2]
        lows = [*map(self._lows.__getitem__, words)]
        distinct = set(words)
        there = {*map(self._lows.__getitem__, distinct)}
        weights = [self._weights[word] for word in self._weights.keys() & distinct]
        score, public = sum(weight for weight, _ in weights), sum(weight for _, weight in weights)
        deep = conflict or score >= self.lexicon.topic.deep_threshold
        topic = Topic.CONFLICT if conflict else judge_topic(score, public, len(text), self.lexicon.topic)
        kind = (topic, deep, topic is not Topic.CONFLICT and self._is_game(there), self._is_accident(there))
        sieves = self._sieves_of(kind)
        known = [(word, sieves[word]) for word in self._forms.keys() & distinct]
        active = {word: sieve for word, sieve in known if sieve.may_pass(there)}
        starts = [*accumulate(map(len, parts))][::2]
        hits = [(start, active[word]) for start, word in zip(starts, words, strict=False) if word in active]
        return Scan(hits, topic, lows, starts)

    def _learn(self, word: str) -> str:
        """Look up a word that no article had before; it is remembered in lower case."""
        low = fold(word)
        if forms := self._look_up(low):
            self._forms[word] = forms
        weight, public = self.lexicon.topic.conflict.get(low, 0), self.lexicon.topic.public.get(low, 0)
        if weight or public:
            self._weights[word] = (weight, public)
        return low

    def _look_up(self, low: str) -> tuple[Form, ...]:
        forms = self.lexicon.forms.get(low, ())
        if not forms and low not in self.lexicon.not_words and low.endswith(self.lexicon.tail_ends):
            longest = max((tail for tail in self.lexicon.tails if low.endswith(tail)), key=len)
            if len(low) - len(longest) >= _SHORTEST_TAIL or low == longest:
                forms = self.lexicon.tails[longest]
        return forms

    def _sieves_of(self, kind: Kind) -> WordMemory[Sieve]:
        """The forms of a word that count in articles of a kind."""
        sieves = self._sieves.get(kind)
        if sieves is None:
            sieves = self._sieves[kind] = WordMemory(
                lambda word: Sieve(tuple(form for form in self._forms[word] if _counts_in(kind, form.rule))), _CACHED
            )
        return sieves

    def _is_game(self, lows: set[str]) -> bool:
        """Whether an article that is not about conflict tells of a game."""
        return len(self.lexicon.topic.sport & lows) >= _GAME and self.lexicon.topic.not_sport.isdisjoint(lows)

    def _is_accident(self, lows: set[str]) -> bool:
        """Whether an article tells of an accident, whose dead nobody killed."""
        return not self.lexicon.topic.accident.isdisjoint(lows) and self.lexicon.topic.not_accident.isdisjoint(lows)


def _counts_in(kind: Kind, rule: Rule) -> bool:
    topic, deep, game, accident = kind
    if rule.type in VIOLENT and (game or (accident and rule.harm)):
        return False
    return counts(rule, topic) and (deep or not rule.deep)


def worth_reading(forms: tuple[Form, ...], words: set[str], index: int, story: Story) -> list[Form]:
    """The forms whose rules the words of a sentence may fulfil: a quick look before it is read."""
    found = []
    for form in forms:
        for cues in form.glimpsed:
            if cues.quick.isdisjoint(words) and not _glimpsed(cues, words, index, story):
                break
        else:
            found.append(form)
    return found


def _glimpsed(cues: Cues, words: set[str], index: int, story: Story) -> bool:
    """Whether phrases or tails of a cue set, of which no single word is there, may stand in a sentence."""
    if not cues.phrases and not cues.tails:
        return False
    low = story.low(index)
    for phrase in cues.phrases:
        if phrase[1:-1] in low:
            return True
    tails = tuple([tail for tail in cues.tails if tail in low])
    return bool(tails) and any(word.endswith(tails) for word in words)
