"""Follows a source from the sentence that names it to the ones that go on with what it tells."""

from __future__ import annotations

from timeline.events.sources import SourceFinder
from timeline.events.story import Story
from timeline.events.triggers import Candidate
from timeline.lang.assertion import AssertionWords
from timeline.values import Status

_BEFORE = 2  # sentences before one that goes on with what someone claims


class SourceChain:
    """The sources of the sentences before one candidate's, where it goes on with what they tell."""

    def __init__(self, candidate: Candidate, story: Story, words: AssertionWords) -> None:
        self.candidate, self.story, self.words = candidate, story, words
        self.index = candidate.sentence.index

    def carried(self, status: Status | None) -> str | None:
        """The source that is carried on, if any."""
        return self._claimed(status) or self._added() or self._of_kin()

    def _finder(self, index: int) -> SourceFinder:
        return SourceFinder(self.story.sentence(index), -1, self.story, self.words)

    def _claimed(self, status: Status | None) -> str | None:
        """Who claimed what this sentence claims further ("Hij zou ook ...").

        Who accuses is a source too ("Haar advocaten hebben een klacht ingediend. De politie zou ...").
        """
        if status is not Status.CLAIMED:
            return None
        for back in range(self.index - 1, max(-1, self.index - 1 - _BEFORE), -1):
            if not self.story.same_paragraph(back, self.index):
                return None
            finder = self._finder(back)
            for at, low in enumerate(finder.sentence.lows[:-1]):
                found = finder.prefixed(at) or (finder.beside(at) if finder.speaks(at, low) else None)
                if found is not None:
                    return found[0]
            for at, low in enumerate(finder.sentence.lows):
                if low in self.words.accusing and (source := finder.before(at)) is not None:
                    return finder.name(source)
        return None

    def _added(self) -> str | None:
        """Who told the sentence before, to which this one adds ("Ook werd een brug geraakt")."""
        lows, words = self.candidate.sentence.lows, self.words
        if lows[0] not in words.adding or len(lows) == 1 or lows[1] not in self._auxiliaries:
            return None
        if not self.index or not self.story.same_paragraph(self.index - 1, self.index):
            return None
        found = self._finder(self.index - 1).find()
        return found[0] if found is not None else None

    @property
    def _auxiliaries(self) -> frozenset[str]:
        words = self.words
        return words.passive | words.passive_perfect | words.have | words.modal | words.must

    def _of_kin(self) -> str | None:
        """Who was quoted just before, where this sentence tells of their kin ("Haar broer werd doodgeschoten")."""
        lows, story = self.candidate.sentence.lows, self.story
        if lows[0] not in story.actors.owning or len(lows) == 1 or lows[1] not in self.words.kin or not self.index:
            return None
        start, end = story.spans[self.index - 1]
        quoted = any(first < end and last > start for first, last in story.quotations.spans)
        if not quoted or not story.same_paragraph(self.index - 1, self.index):
            return None
        finder = self._finder(self.index - 1)
        for at, low in enumerate(finder.sentence.lows[:-1]):
            if finder.speaks(at, low) and (found := finder.beside(at)) is not None:
                return found[0]
        return None
