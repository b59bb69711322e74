"""Finds who says so of an event: in its sentence, in the next, around a quotation, or carried on from before."""

from __future__ import annotations

import re
from functools import cache

from timeline.events.chains import SourceChain
from timeline.events.naming import Span
from timeline.events.scene import is_heading
from timeline.events.sources import SourceFinder
from timeline.events.story import Story
from timeline.events.triggers import VIOLENT, Candidate
from timeline.lang.assertion import AssertionWords
from timeline.lang.roles import load_places
from timeline.values import Status

_FINITE = ("pres", "past")
_CHARGE = "Charge"
_LATER = 2  # sentences after a quotation that may name its speaker
_INTRODUCED = 8  # sentences before a quotation in which its speaker may be introduced
_ANSWERED = 3  # sentences around one in the first person in which a question or a quotation may stand
_ASKED = ("?", "?’", '?"', "?”", "?'")
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
    return finder.own() if finder.reports(at) else None


def own_source(
    candidate: Candidate, speaker: str | None, actor: str | None, story: Story, words: AssertionWords
) -> str | None:
    """Who says so where no source is named: who speaks where that is the event, or who tells of their own deeds."""
    if candidate.rule.speech:
        return speaker or actor or _speaker_of(candidate, story, words)
    return actor if any(phrase in candidate.sentence.padded for phrase in words.of_oneself) else None


def _speaker_of(candidate: Candidate, story: Story, words: AssertionWords) -> str | None:
    """Who says what a trigger that is itself said tells, where no list knows who acts."""
    if candidate.form.shape not in _FINITE:
        return None
    if not words.first_person.isdisjoint(candidate.sentence.lows[slice(*candidate.clause)]):
        return _Teller(candidate, story, words).quoted()
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
        return self.quoted()

    def quoted(self) -> str | None:
        """The speaker of a quotation that the sentence stands in, or of a sentence in the first person."""
        quotation = self.story.quotations.around(self.sentence.start + 1, self.sentence.end - 2)
        if quotation is not None:
            return self._quoter(quotation) or self._speaker()
        if self.words.first_person.isdisjoint(self.sentence.words) or not self._is_spoken():
            return None
        return self._speaker()

    def _is_spoken(self) -> bool:
        """Whether a sentence in the first person is said to a reporter: others are quoted beside it, or it answers.

        In a column or a letter nobody is, and who says "I" has written it.
        """
        story, index = self.story, self.sentence.index
        near = range(max(0, index - _ANSWERED), min(index + _ANSWERED + 1, len(story.spans)))
        spans = [story.spans[other] for other in near]
        asked = any(story.text[start:end].endswith(_ASKED) for start, end in spans[: index - near[0]])
        return asked or any(start < spans[-1][1] and end > spans[0][0] for start, end in story.quotations.spans)

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
            if (found := self._told_by(self._finder(later))) is not None:
                return found
        return None

    def prosecutor(self) -> str | None:
        """Who prosecutes, where the sentence tells of what someone is suspected of and the article names them."""
        crime = self.candidate.type in VIOLENT or self.candidate.sub_type == _CHARGE
        if not crime or self.words.suspecting.isdisjoint(self.sentence.words):
            return None
        found = _any_of(self.words.prosecutors).search(self.story.text)
        return found[0] if found is not None else None

    def _quoter(self, quotation: Span) -> str | None:
        """Who is named in the sentences in which a quotation ends and begins, outside it."""
        for offset in (quotation[1] - 1, quotation[0]):
            index = self.story.sentence_at(offset)
            if index is None:
                continue
            finder = self._finder(index)
            sentence = finder.sentence
            outside = [
                position for position, start in enumerate(sentence.starts) if not quotation[0] <= start < quotation[1]
            ]
            if not any(sentence.lows[at] in self.words.speaking or sentence.raws[at] == ":" for at in outside):
                continue
            for entity in self.story.entities(index):
                if entity.kind in ("person", "pronoun") and entity.first in outside:
                    return finder.name((entity.first, entity.last))
            for at in outside:
                if finder.speaks(at, sentence.lows[at]) and (found := finder.beside(at)) is not None:
                    return found[0]
        return None

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

    def _speaker(self) -> str | None:
        """Whom a quoted sentence quotes: named beside a speaking verb soon after or before, or introduced before."""
        story, index = self.story, self.sentence.index
        before = range(index - 1, max(-1, index - 3), -1)
        later = range(index + 1, min(index + 1 + _LATER, len(story.spans)))
        for other in (*before[:1], *later, *before[1:]):
            if not story.same_paragraph(index, other):
                continue
            name = self._who_speaks(other) or (self._who_opens(other) if other < index else None)
            if name is not None:
                return name
        for back in range(index - 1, max(-1, index - 1 - _INTRODUCED), -1):
            if not self._is_quoted(back):
                for entity in story.entities(back)[:1]:
                    if entity.kind == "person" and entity.first <= 1 and not self._is_placed(back, entity.first):
                        return entity.name
        for other in range(min(index, _LEAD) + 1):
            for entity in story.entities(other):
                if entity.kind == "person" and not self._is_placed(other, entity.first):
                    return entity.name
        return None

    def _who_opens(self, index: int) -> str | None:
        """The person with whom a sentence before a quotation begins ("Burgemeester Jansen toont zich bezorgd.")."""
        first = next(iter(self.story.entities(index)), None)
        if first is None or first.kind != "person" or self._is_quoted(index):
            return None
        is_title = self._finder(index).is_title
        return first.name if all(map(is_title, range(first.first))) and not is_title(first.last - 1) else None

    def _is_placed(self, index: int, first: int) -> bool:
        """Whether a preposition of place says that a run of capitals is no person ("in Mai Kadra")."""
        return first > 0 and self.story.sentence(index).lows[first - 1] in load_places(self.story.lang).inside

    def _is_quoted(self, index: int) -> bool:
        start, end = self.story.spans[index]
        return self.story.quotations.around(start + 1, end - 2) is not None

    def _who_speaks(self, index: int) -> str | None:
        """Who speaks in a sentence that is not itself quoted: a person, else who stands beside its speaking verb."""
        finder = self._finder(index)
        if self.words.speaking.isdisjoint(finder.sentence.words) or self._is_quoted(index):
            return None
        people = [
            one.name
            for one in self.story.entities(index)
            if one.kind == "person" and not self._is_placed(index, one.first)
        ]
        found = (finder.beside(at) for at, low in enumerate(finder.sentence.lows[:-1]) if finder.speaks(at, low))
        beside = next((source[0] for source in found if source is not None), None)
        named = next((name for name in people if beside is not None and name in beside), None)
        return named or beside or next(iter(people), None)
