"""Finds the words that make a sentence report an event, and the type of that event."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.events.clauses import Sentence, is_sign
from timeline.events.conditions import is_met
from timeline.events.story import Story
from timeline.events.topic import Topic
from timeline.lang.rules import Form, Rule
from timeline.values import EventType

VIOLENT = frozenset((EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS))
CROWD = frozenset((EventType.PROTESTS, EventType.RIOTS))
_ARMED = frozenset((EventType.BATTLES, EventType.EXPLOSIONS))
_BARE = "Statement"  # that a minister said something is news in a conflict only
_FEWEST = 2  # different words of a sentence that reports something: one is a title


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


def counts(rule: Rule, topic: Topic) -> bool:
    """Whether a rule counts in an article: a weak one in public affairs, one of war or words in conflict alone."""
    if not rule.weak or topic is Topic.CONFLICT:
        return True
    return topic is Topic.PUBLIC and rule.type not in _ARMED and rule.sub_type != _BARE


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
    for cues in form.needs:
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
                or (is_sign(raws[after]) and raws[after] not in sentence.small.quotes_open)
                or lows[after] in sentence.small.particle_followers
            ):
                return True
    return False
