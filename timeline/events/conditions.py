"""Says whether what a trigger rule needs beside its word is there: cue words, someone who acts, a date, a place."""

from __future__ import annotations

from timeline.events.clauses import Sentence
from timeline.events.story import Story
from timeline.lang.cues import Cues
from timeline.lang.rules import INSTEAD

_NEXT = 3  # words between a noun and the date that makes it an event


def is_met(cues: Cues, sentence: Sentence, clause: tuple[int, int], position: int, story: Story) -> bool:
    """Whether a cue set that the rule needs is found, with all that it requires."""
    found = not cues.worded or sentence.has(cues, sentence.reach_of(clause))
    for condition in cues.requires:
        if condition in INSTEAD:
            found = found or _holds(INSTEAD[condition], sentence, clause, position, story)
        elif not _holds(condition, sentence, clause, position, story):
            return False
    return found


def _dated(sentence: Sentence, story: Story) -> bool:
    return any(timex.interval is not None for timex in story.timexes(sentence.index))


def _holds(condition: str, sentence: Sentence, clause: tuple[int, int], position: int, story: Story) -> bool:
    if condition == "conflict":
        return bool(story.topic)
    if condition == "dated":
        return _dated(sentence, story)
    if condition == "dated-here":
        clause = sentence.reach_of(clause, shared=True)
        return any(
            clause[0] <= sentence.position_at(timex.start_char) < clause[1]
            for timex in story.timexes(sentence.index)
            if timex.interval is not None
        )
    if condition == "dated-next":
        ahead = range(position + 1, position + 2 + _NEXT)
        return any(sentence.position_at(timex.start_char) in ahead for timex in story.timexes(sentence.index))
    if condition == "number":
        return any(raw[0].isdigit() for raw in sentence.raws) or not sentence.small.number_words.isdisjoint(
            sentence.words
        )
    if condition == "never":
        return False
    entities = story.entities(sentence.index)
    clause = sentence.reach_of(clause)
    if condition == "actor":
        speakers = ("country", "organisation", "seat", "person", "group", "inhabitant")
        small, lows = sentence.small, sentence.lows[slice(*clause)]
        if any(low in small.bodies or low.endswith(small.body_ends) for low in lows):
            return True
        return any(
            entity.kind in speakers
            or (entity.kind == "pronoun" and entity.name in story.actors.subject_pronouns)
            or entity.title
            or (entity.kind == "name" and entity.first < position)
            for entity in entities
            if clause[0] <= entity.first < clause[1]
        )
    if condition == "power":
        return any(
            entity.title or entity.kind in ("country", "organisation", "seat", "inhabitant")
            for entity in entities
            if clause[0] <= entity.first < clause[1]
        )
    if condition == "place":
        return any(entity.kind in ("country", "name", "seat") for entity in entities)
    return True
