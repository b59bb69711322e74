"""Finds the words that make a sentence report an event, and the type of that event."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.events.clauses import Sentence, fold, is_sign
from timeline.events.conditions import is_met
from timeline.events.story import Story
from timeline.events.topic import Topic, judge_topic
from timeline.lang.cues import Cues
from timeline.lang.events import Lexicon
from timeline.lang.rules import INSTEAD, Form, Rule
from timeline.values import EventType

VIOLENT = frozenset((EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS))
CROWD = frozenset((EventType.PROTESTS, EventType.RIOTS))
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_SHORTEST_TAIL = 3  # letters before the tail of a compound
_ARMED = frozenset((EventType.BATTLES, EventType.EXPLOSIONS))
_BARE = "Statement"  # that a minister said something is news in a conflict only
_GAME = 2  # words of sport that make an article tell of a game
_FEWEST = 2  # different words of a sentence that reports something: one is a title
_CACHED = 400_000  # words remembered per lexicon before the memory is emptied


@dataclass(slots=True)
class Candidate:
    """A trigger in its sentence: the word at `position`, its clause, and what it makes the event."""

    rule: Rule
    form: Form
    sentence: Sentence
    position: int
    clause: tuple[int, int]
    type: str
    sub_type: str | None
    refers: bool = False  # a definite noun for an event that the sentence only names


Entry = tuple[tuple[Form, ...], int, int]
"""What the lexicon knows of a word: the forms it may be, its weight for conflict, and for public affairs."""


class TriggerScanner:
    """Scans articles with one lexicon; each distinct word is looked up once and remembered."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._entries: dict[str, Entry | None] = {}
        self._counting: dict[tuple[Topic, bool], dict[str, tuple[Form, ...]]] = {}

    def scan(self, text: str, *, conflict: bool = False) -> tuple[list[tuple[int, tuple[Form, ...]]], Topic]:
        """Offsets of words that may be triggers, and what the article's words are about.

        A first pass over the distinct words leaves out what the article cannot fulfil: weak rules outside public
        affairs, and forms whose other words it does not have. The second pass finds where the rest stand. With
        `conflict` the article is taken to be about conflict whatever its words.
        """
        words = set(_WORD.findall(text))
        lows = {fold(word) for word in words}
        entries = self._entries
        if len(entries) > _CACHED:
            entries.clear()
            self._counting.clear()
        for word in words.difference(entries):
            entries[word] = self._look_up(word)
        found = [(word, entry) for word in words if (entry := entries[word]) is not None]
        score = sum(weight for _, (_, weight, _) in found)
        public = sum(weight for _, (_, _, weight) in found)
        deep = conflict or score >= self.lexicon.topic.deep_threshold
        topic = Topic.CONFLICT if conflict else judge_topic(score, public, len(text), self.lexicon.topic)
        game = topic is not Topic.CONFLICT and self._is_game(lows)
        accident = not self.lexicon.topic.accident.isdisjoint(lows) and self.lexicon.topic.not_accident.isdisjoint(lows)
        active: dict[str, tuple[Form, ...]] = {}
        counting = self._counting.setdefault((topic, deep), {})
        for word, (forms, _, _) in found:
            kept = counting.get(word)
            if kept is None:
                kept = tuple(form for form in forms if counts(form.rule, topic) and (deep or not form.rule.deep))
                counting[word] = kept
            # most forms go here: the article lacks what must stand beside them
            able = [form for form in kept if not (form.near and form.near_keys.isdisjoint(lows))]
            able = [form for form in able if not any(map(lows.isdisjoint, form.asked))]
            if able and (game or accident):
                able = [form for form in able if not (form.rule.type in VIOLENT and (game or form.rule.harm))]
            if able:
                active[word] = tuple(able)
        if not active:
            return [], topic
        hits = [(match.start(), active[match[0]]) for match in _WORD.finditer(text) if match[0] in active]
        return hits, topic

    def _is_game(self, lows: set[str]) -> bool:
        """Whether an article that is not about conflict tells of a game."""
        return len(self.lexicon.topic.sport & lows) >= _GAME and self.lexicon.topic.not_sport.isdisjoint(lows)

    def _look_up(self, word: str) -> Entry | None:
        low = fold(word)
        forms = self.lexicon.forms.get(low, ())
        if not forms and low not in self.lexicon.not_words and low.endswith(self.lexicon.tail_ends):
            longest = max((tail for tail in self.lexicon.tails if low.endswith(tail)), key=len)
            if len(low) - len(longest) >= _SHORTEST_TAIL or low == longest:
                forms = self.lexicon.tails[longest]
        weight, public = self.lexicon.topic.conflict.get(low, 0), self.lexicon.topic.public.get(low, 0)
        return (forms, weight, public) if forms or weight or public else None


def counts(rule: Rule, topic: Topic) -> bool:
    """Whether a rule counts in an article: a weak one in public affairs, one of war or words in conflict alone."""
    if not rule.weak or topic is Topic.CONFLICT:
        return True
    return topic is Topic.PUBLIC and rule.type not in _ARMED and rule.sub_type != _BARE


def words_of(low: str) -> set[str]:
    """The words of a text, as the scan splits them."""
    return set(_WORD.findall(low))


def worth_reading(forms: tuple[Form, ...], low: str, words: set[str]) -> list[Form]:
    """The forms that a sentence, given in lower case, may fulfil: a quick look before it is split into words."""
    able: list[Form] = []
    for form in forms:
        if form.near and form.near_keys.isdisjoint(words):
            continue
        for cues in form.rule.needs_of(form.kind):
            if not _glimpsed(cues, words, low):
                break
        else:
            able.append(form)
    return able


def _glimpsed(cues: Cues, words: set[str], low: str) -> bool:
    if not cues.worded or not INSTEAD.keys().isdisjoint(cues.requires) or not cues.quick.isdisjoint(words):
        return True
    for phrase in cues.phrases:
        if phrase[1:-1] in low:
            return True
    return bool(cues.tails) and any(word.endswith(cues.tails) for word in words)


def accept(form: Form, sentence: Sentence, position: int, story: Story) -> Candidate | None:
    """Make a candidate of a trigger word if it stands as its rule asks."""
    rule = form.rule
    if _is_name(sentence, position) or len(sentence.words) < _FEWEST:
        return None
    loose = form.shape == "pres" and form.kind != "phrases"  # what a phrase has beside it is a verb
    if form.shape in ("pres", "past") and _follows_article(sentence, position, present=loose):
        return None
    if form.shape == "inf" and position and sentence.lows[position - 1] in sentence.small.plural_openers:
        return None  # "de eisen" are a plural noun
    if not counts(rule, story.topic):
        return None
    if rule.type in VIOLENT and story.topic is not Topic.CONFLICT and _is_of_animals(sentence):
        return None
    if _is_generic(form, sentence, position) or _is_attribute(form, sentence, position):
        return None
    if form.shape == "part" and _is_dating(sentence, position, story):
        return None
    clause = sentence.clause_of(position)
    if form.near and not _near_found(form, sentence, position, clause):
        return None
    if rule.unless.found(sentence.words, sentence.padded) and not rule.keep.found(sentence.words, sentence.padded):
        return None
    for cues in rule.needs_of(form.kind):
        if not is_met(cues, sentence, clause, position, story):
            return None
    return vary(Candidate(rule, form, sentence, position, clause, rule.type, rule.sub_type))


def vary(candidate: Candidate) -> Candidate:
    """Give a candidate the type of the first variant of its rule that fits."""
    candidate.sub_type = candidate.rule.sub_type
    for variant in candidate.rule.variants:
        if candidate.sentence.has(variant.when, candidate.clause):
            candidate.type = variant.type
            candidate.sub_type = variant.sub_type or candidate.sub_type
            break
    return candidate


def _follows_article(sentence: Sentence, position: int, *, present: bool) -> bool:
    """Whether what looks like a verb is a noun or an adjective after an article ("het mogelijke gebruik")."""
    articles = sentence.small.articles
    if position and sentence.lows[position - 1] in articles:
        return True
    return (
        present  # "de politie schoot" has a verb after its noun
        and position > 1
        and sentence.lows[position - 2] in articles
        and sentence.lows[position - 1].endswith(sentence.small.attributive_ends)
        and not sentence.lows[position - 1].endswith(sentence.small.noun_ends)
    )


def _is_generic(form: Form, sentence: Sentence, position: int) -> bool:
    """Whether the sentence tells of anyone who might do so ("Wie terugkeert, moet ...", "als je schiet"): no event."""
    if form.shape not in ("pres", "inf"):
        return False
    if sentence.lows[0] in sentence.small.anyone and sentence.lows[-1] != "?":
        return True
    return not sentence.small.you.isdisjoint(sentence.lows[slice(*sentence.clause_of(position))])


def _is_of_animals(sentence: Sentence) -> bool:
    """Whether a sentence tells of animals and of no people ("Zes schapen zijn doodgebeten")."""
    small, words = sentence.small, sentence.words
    return not small.animals.isdisjoint(words) and small.people.isdisjoint(words)


def _is_attribute(form: Form, sentence: Sentence, position: int) -> bool:
    """Whether a participle stands before its noun ("vrijgelaten jihadisten"), with no auxiliary in its sentence."""
    small, lows = sentence.small, sentence.lows
    if form.shape != "part" or position + 1 >= len(lows) or not lows[position].endswith(small.attributive_participles):
        return False
    after = sentence.raws[position + 1]
    if not (after.isalpha() and after.islower()) or after in small.particle_followers or after in small.finite:
        return False
    return position == 0 or lows[position - 1] in small.articles or lows[position - 1] in small.number_words


def _is_dating(sentence: Sentence, position: int, story: Story) -> bool:
    """Whether a participle is part of a date ("afgelopen week") and tells of nothing."""
    return any(
        sentence.position_at(timex.start_char) <= position <= sentence.position_at(timex.end_char - 1)
        for timex in story.timexes(sentence.index)
    )


def _is_name(sentence: Sentence, position: int) -> bool:
    """Whether a word is capitalised in mid-sentence, and so is (part of) a name ("de wijk Deuzeld in Schoten")."""
    raw = sentence.raws[position]
    if not raw[0].isupper() or "-" in raw or position == 0 or is_sign(sentence.raws[position - 1]):
        return False
    return not raw.isupper() and not sentence.raws[position - 1][0].isdigit()


def _near_found(form: Form, sentence: Sentence, position: int, clause: tuple[int, int]) -> bool:
    """Whether the words that the form needs stand in its clause; a particle must close it."""
    padded = sentence.padded if form.rule.speech else sentence.padded_clause(clause)
    if form.particle is None:
        return any(phrase in padded for phrase in form.near)
    if form.near[0] not in padded:
        return False
    lows, raws = sentence.lows, sentence.raws
    size = form.particle.count(" ") + 1
    if form.shape == "inf":
        start = position - 1 - size
        marked = start >= clause[0] and lows[position - 1] in sentence.small.infinitive_marks
        return marked and " ".join(lows[start : position - 1]) == form.particle
    for at in range(position + 1, clause[1]):
        if form.particle.startswith(lows[at]) and " ".join(lows[at : at + size]) == form.particle:
            after = at + size
            if after < clause[1] and lows[after] in sentence.small.infinitive_marks:
                return False  # "kwamen om te praten"
            if (
                form.rule.speech
                or after >= clause[1]
                or is_sign(raws[after])
                or lows[after] in sentence.small.particle_followers
            ):
                return True
    return False
