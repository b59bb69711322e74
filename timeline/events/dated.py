"""Finds what an article reports of a day beside the events that have triggers: someone who acts, a date and a verb."""

from __future__ import annotations

from collections.abc import Collection

from timeline.events.clauses import Sentence
from timeline.events.folding import Found
from timeline.events.nouns import Entity
from timeline.events.story import Story
from timeline.events.topic import Topic
from timeline.events.triggers import Candidate, vary
from timeline.lang.headline import HeadlineWords, load_headline
from timeline.lang.rules import Form, Rule
from timeline.values import EventType, Grain, Timex

_ACTORS = frozenset(("country", "organisation", "seat", "person", "group", "inhabitant", "name"))
_PUBLIC = frozenset((EventType.JUSTICE, EventType.PROTESTS, EventType.VIOLENCE_AGAINST_CIVILIANS))
_BESIDE = 2  # sentences within which the same actor's same day is the same event


def find_dated(story: Story, rule: Rule, taken: Collection[int]) -> list[Candidate]:
    """Candidates in sentences that report something of a day or month; none in those whose indices are `taken`.

    Only articles about conflict are read: elsewhere a date and a name tell of anything.
    """
    if story.topic is Topic.OTHER:
        return []
    words = load_headline(story.lang)
    found = []
    for index in story.dated:
        if index in taken:
            continue
        sentence = story.sentence(index)
        if sentence.raws[-1] == "?" or rule.unless.found(sentence.words, sentence.padded):
            continue
        dated = next((at for timex in story.timexes(index) if (at := _place_of(timex, sentence)) is not None), None)
        if dated is None or not any(_may_act(one, sentence) for one in story.entities(index)):
            continue
        clause = sentence.clause_of(dated)
        verb = _verb_in(sentence, clause, words, story.timexes(index))
        if verb is not None:
            position, shape = verb
            one = vary(Candidate(rule, Form(rule, "verbs", shape), sentence, position, clause, rule.type, None))
            if story.topic is Topic.CONFLICT or one.type in _PUBLIC:
                found.append(one)
    return found


def _may_act(entity: Entity, sentence: Sentence) -> bool:
    """Whether someone named is not only where something was ("in Israël")."""
    before = sentence.lows[entity.first - 1] if entity.first else ""
    return entity.title or (entity.kind in _ACTORS and before not in sentence.small.locatives)


def leave_known(dated: list[Found], told: list[Found]) -> list[Found]:
    """Without those that go on about an event told nearby: the same days and the same actor."""
    return [
        entry
        for entry in dated
        if not any(
            abs(entry.index - other.index) <= _BESIDE
            and entry.actor1 is not None
            and entry.actor1 in (other.actor1, other.actor2)
            and (entry.dating.start, entry.dating.end) == (other.dating.start, other.dating.end)
            for other in told
        )
    ]


def _place_of(timex: Timex, sentence: Sentence) -> int | None:
    """Where an expression for a day or month stands, None for another and for one that is quoted."""
    if timex.interval is None or timex.type not in ("DATE", "TIME") or timex.interval.grain > Grain.MONTH:
        return None
    at = sentence.position_at(timex.start_char)
    return None if sentence.quoted[at] else at


def _verb_in(
    sentence: Sentence, clause: tuple[int, int], words: HeadlineWords, timexes: list[Timex]
) -> tuple[int, str] | None:
    """The verb that tells what happened: the participle, or else the first finite verb that is no auxiliary.

    Neither a participle in a date ("afgelopen mei") nor one before its noun ("een gepland feest") is that.
    """
    helping, first = words.of["be"] | words.of["have"] | words.of["modal"], None
    spent = {at for one in timexes for at in range(*_span_of(one, sentence))}
    for at in range(*clause):
        low = sentence.lows[at]
        if sentence.quoted[at] or (sentence.raws[at][0].isupper() and at):
            continue
        attributive = at > 0 and sentence.lows[at - 1] in sentence.small.articles
        if low in words.participles and low not in words.finite and at not in spent and not attributive:
            return at, "part"
        if first is None and low in words.verbs and low not in helping:
            governed = not words.of["modal"].isdisjoint(sentence.lows[clause[0] : at])
            first = at, "past" if low in words.past else "inf" if governed else "pres"
    return first


def _span_of(timex: Timex, sentence: Sentence) -> tuple[int, int]:
    return sentence.position_at(timex.start_char), sentence.position_at(timex.end_char - 1) + 1
