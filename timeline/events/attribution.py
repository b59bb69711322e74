"""Finds who says so of an event: in its sentence, in the next, around a quotation, or carried on from before."""

from __future__ import annotations

import re
from functools import cache

from timeline.events.chains import SourceChain
from timeline.events.naming import Span
from timeline.events.scene import is_heading
from timeline.events.sources import SourceFinder
from timeline.events.speakers import QuotedSpeaker
from timeline.events.story import Story
from timeline.events.triggers import VIOLENT, Candidate
from timeline.lang.assertion import AssertionWords
from timeline.values import Status

_FINITE = ("pres", "past")
_CHARGE = "Charge"
_TITLED = 8  # words between a speaking verb and a name with its office
_FEWEST = 3  # words of a sentence that tells who told the one before it
_TOLD_IN_LEAD = 2  # sentences of a lead after which their source may follow
_LEAD = 3  # the last sentence of a lead, in which a story's speaker is named


def attribute(
    candidate: Candidate, status: Status, story: Story, words: AssertionWords
) -> tuple[str | None, list[Span]]:
    """Who says so, in the article's words, and the spans of words of the sentence that only say that."""
    finder = SourceFinder(candidate.sentence, candidate.position, story, words)
    found = finder.find(speech=candidate.rule.speech)
    if found is not None:
        return found
    if not candidate.rule.speech and (speaker := _told_by_trigger(candidate, finder)) is not None:
        return speaker, []
    if candidate.rule.speech and (speaker := finder.inverted_subject(candidate.form.shape)) is not None:
        return speaker, []
    teller = _Teller(candidate, story, words)
    return teller.around() or SourceChain(candidate, story, words).carried(status) or teller.prosecutor(), []


def _told_by_trigger(candidate: Candidate, finder: SourceFinder) -> str | None:
    """Who says it, where the trigger itself tells that someone does ("de officier betoogde dat")."""
    at = candidate.position
    if candidate.form.shape not in _FINITE or not finder.speaks(at, candidate.sentence.lows[at]):
        return None
    found = finder.beside(at) if finder.reports(at) else None
    return found[0] if found is not None else None


def own_source(
    candidate: Candidate, speaker: str | None, actor: str | None, story: Story, words: AssertionWords
) -> str | None:
    """Who says so where no source is named: who speaks where that is the event, or who tells of their own deeds."""
    if candidate.rule.speech:
        spokesman = _spokesman_of(speaker or actor, candidate, story, words)
        return spokesman or speaker or actor or _speaker_of(candidate, story, words)
    return actor if any(phrase in candidate.sentence.padded for phrase in words.of_oneself) else None


def _spokesman_of(actor: str | None, candidate: Candidate, story: Story, words: AssertionWords) -> str | None:
    """Who speaks in the next sentence for a country or a body ("Kenia ontkent. 'Onzin', zei minister Otieno.")."""
    later = candidate.sentence.index + 1
    if actor is None or later >= len(story.spans):
        return None
    start = story.spans[later][0]
    if not any(first == start for first, _ in story.quotations.spans):
        return None
    acts = [one for one in story.entities(candidate.sentence.index) if one.kind == "person"]
    if acts or not story.same_paragraph(later - 1, later):
        return None
    sentence = story.sentence(later)
    finder = SourceFinder(sentence, -1, story, words)
    for at, low in enumerate(sentence.lows[:-1]):
        if not finder.speaks(at, low) or sentence.quoted[at]:
            continue
        for one in story.entities(later):
            near = one.kind == "person" and at < one.first <= at + _TITLED
            if near and any(word.endswith(words.spokesmen) for word in sentence.lows[at + 1 : one.first]):
                found = finder.beside(at)
                return found[0] if found is not None and one.name in found[0] else one.name
    return None


def _speaker_of(candidate: Candidate, story: Story, words: AssertionWords) -> str | None:
    """Who says what a trigger that is itself said tells, where no list knows who acts."""
    if candidate.form.shape not in _FINITE:
        return None
    if not words.first_person.isdisjoint(candidate.sentence.lows[slice(*candidate.clause)]):
        return QuotedSpeaker(candidate.sentence, story, words).find()
    return SourceFinder(candidate.sentence, candidate.position, story, words).own()


def source_of_sentence(index: int, story: Story, words: AssertionWords) -> str | None:
    """Who says what a sentence tells, where the sentence itself names them."""
    found = SourceFinder(story.sentence(index), -1, story, words).find()
    return found[0] if found is not None else None


@cache
def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


class _Teller:
    """The sources that other sentences name for one candidate."""

    def __init__(self, candidate: Candidate, story: Story, words: AssertionWords) -> None:
        self.candidate, self.story, self.words = candidate, story, words
        self.sentence = candidate.sentence

    def _finder(self, index: int) -> SourceFinder:
        return SourceFinder(self.story.sentence(index), -1, self.story, self.words)

    def around(self) -> str | None:
        """The source that the next sentence names, or the speaker whom the sentence quotes."""
        index, story = self.sentence.index, self.story
        if (told := self._told_after(index)) is not None:
            return told
        if self.candidate.rule.speech:
            return None
        if is_heading(index, story) and index + 1 < len(story.spans) and (told := self._of_text(index + 1)):
            return told
        return QuotedSpeaker(self.sentence, self.story, self.words).find()

    def _of_text(self, index: int) -> str | None:
        """The source of the sentence under a heading, which that sentence names or the one after it."""
        if found := self._finder(index).find():
            return found[0]
        return self._told_after(index)

    def _told_after(self, index: int) -> str | None:
        """The source that the sentence after one names for it; in a lead also the next but one."""
        story, until = self.story, index + 1 + (_TOLD_IN_LEAD if index <= _LEAD else 1)
        for later in range(index + 1, min(until, len(story.spans))):
            if not story.same_paragraph(index, later):
                return None
            finder = self._finder(later)
            if (found := self._told_by(finder)) is not None:
                return found
            if index <= _LEAD and later == index + 1 and (found := self._closes(finder)) is not None:
                return found
        return None

    def _closes(self, following: SourceFinder) -> str | None:
        """The source that closes the second sentence of a lead ("Daardoor ..., vertelt burgemeester Jansen.")."""
        sentence, words = following.sentence, self.words
        if sentence.lows[0] not in words.resuming:
            return None
        for at in range(len(sentence.lows) - 2, 2, -1):
            if sentence.raws[at] != ",":
                continue
            found = following.prefixed(at + 1) if sentence.lows[at + 1] in words.prefixes else None
            if found is None and following.speaks(at + 1, sentence.lows[at + 1]):
                found = following.beside(at + 1)
            return found[0] if found is not None else None
        return None

    def prosecutor(self) -> str | None:
        """Who prosecutes, where the sentence tells of what someone is suspected of and the article names them."""
        crime = self.candidate.type in VIOLENT or self.candidate.sub_type == _CHARGE
        if not crime or self.words.suspecting.isdisjoint(self.sentence.words):
            return None
        found = _any_of(self.words.prosecutors).search(self.story.text)
        return found[0] if found is not None else None

    def _told_by(self, following: SourceFinder) -> str | None:
        """The source in a sentence that tells who told the one before it.

        "Dat meldt X", "Dat heeft X gezegd", "Dat is bevestigd door X", "Dat blijkt uit cijfers van X", "Aldus X".
        """
        lows, words = following.sentence.lows, self.words
        if len(lows) < _FEWEST:
            return None
        whole = following.prefixed(0)
        if whole is not None and (lows[0] in words.closing or whole[1][0][1] >= len(lows) - 1):
            return whole[0]
        if lows[0] not in words.opens_next:
            return None
        if lows[1] in words.prefix_pairs:
            found = following.prefixed(1)
            of = found is not None and not self.story.actors.of_marks.isdisjoint(lows[slice(*found[1][0])])
            return found[0] if found is not None and of else None
        said = not words.said.isdisjoint(lows[2 : following.sentence.clause_of(1)[1]])
        if said and lows[1] in words.passive | words.passive_perfect:
            by = next((at for at, low in enumerate(lows) if low in self.story.actors.agent_markers), None)
            source = following.after(by + 1) if by is not None and by + 1 < len(lows) else None
        elif (said and lows[1] in words.have) or (lows[1] in words.speaking and following.speaks(1, lows[1])):
            source = following.after(2)
        else:
            return None
        return following.name(source) if source is not None else None
