"""Finds whom a sentence quotes: who is named around its quotation, before its answer, or in the lead."""

from __future__ import annotations

from collections import Counter

from timeline.events.clauses import Sentence
from timeline.events.naming import Span
from timeline.events.sources import SourceFinder
from timeline.events.story import Story
from timeline.lang.assertion import AssertionWords
from timeline.lang.roles import load_places

_LATER = 2  # sentences after a quotation that may name its speaker
_INTRODUCED = 8  # sentences before a quotation in which its speaker may be introduced
_ANSWERED = 3  # sentences around one in the first person in which a question or a quotation may stand
_ASKED = ("?", "?’", '?"', "?”", "?'")
_FREQUENT = 20  # sentences of an interview that show whom it is with
_LEAD = 3  # the last sentence of a lead, in which a story's speaker is named


class QuotedSpeaker:
    """Who speaks in one sentence, where others are quoted or answer."""

    def __init__(self, sentence: Sentence, story: Story, words: AssertionWords) -> None:
        self.sentence, self.story, self.words = sentence, story, words

    def _finder(self, index: int) -> SourceFinder:
        return SourceFinder(self.story.sentence(index), -1, self.story, self.words)

    def find(self) -> str | None:
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
        return self._interviewed()

    def _interviewed(self) -> str | None:
        """The person of whom the lead tells, and the text before an answer most."""
        story, index = self.story, self.sentence.index
        named: Counter[str] = Counter()
        lead: dict[str, None] = {}
        for other in range(min(index, _FREQUENT)):
            for entity in story.entities(other):
                if entity.kind != "person" or self._is_placed(other, entity.first):
                    continue
                named[entity.name] += 1
                if other <= _LEAD:
                    lead[entity.name] = None
        return max(lead, key=lambda name: named[name], default=None)

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
