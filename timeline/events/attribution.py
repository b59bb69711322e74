"""Finds who says so: "volgens X", "meldt X", "X zegt dat", the next sentence, the speaker of a quotation."""

from __future__ import annotations

from timeline.events.clauses import Sentence, is_sign
from timeline.events.story import Story
from timeline.events.triggers import Candidate
from timeline.lang.assertion import AssertionWords
from timeline.lang.roles import load_places

_LONGEST_SOURCE = 12  # words of a source
_HEADLESS = 3  # words taken of a source of which no word is known
_LATER = 2  # sentences after a quotation that may name its speaker
Span = tuple[int, int]


def attribute(candidate: Candidate, story: Story, words: AssertionWords) -> tuple[str | None, list[Span]]:
    """Who says so, in the article's words, and the spans of words of the sentence that only say that."""
    finder = _SourceFinder(candidate, story, words)
    found = finder.in_sentence()
    if found is not None:
        return found
    return finder.around(), []


class _SourceFinder:
    """The source of one candidate."""

    def __init__(self, candidate: Candidate, story: Story, words: AssertionWords) -> None:
        self.candidate, self.story, self.words = candidate, story, words
        self.sentence = candidate.sentence

    def in_sentence(self) -> tuple[str, list[Span]] | None:
        """The source that the sentence itself names."""
        sentence, words, lows = self.sentence, self.words, self.sentence.lows
        for at, low in enumerate(lows[:-1]):
            if low not in words.prefixes:
                continue
            start = at + 1
            if low in words.needs_verb:
                if lows[at + 1] not in words.speaking:
                    continue
                start = at + 2
            source = self._after(sentence, start)
            if source is not None:
                name = self._name(sentence, source)
                shown = name if start > at + 1 else f"{low} {name}"
                return shown, [(at, source[1])]
        if self.candidate.rule.speech:
            return None
        for at, low in enumerate(lows):
            if low in words.speaking and at != self.candidate.position and self._completed(at):
                found = self._beside(at)
                if found is not None:
                    return found
        return None

    def _completed(self, at: int) -> bool:
        """Whether a verb that speaks only with its other half has it."""
        end = self.words.completed_by.get(self.sentence.lows[at])
        return end is None or end in self.sentence.lows[at + 1 :]

    def _beside(self, at: int) -> tuple[str, list[Span]] | None:
        """The source beside a speaking verb: its subject before it, else what follows it."""
        sentence, words = self.sentence, self.words
        before = self._before(at)
        if before is not None:
            reports = not words.that.isdisjoint(sentence.lows[at + 1 :])
            return self._name(sentence, before), [(before[0], at + 1)] if reports else []
        source = self._after(sentence, at + 1)
        if source is None:
            return None
        return self._name(sentence, source), [(at, source[1])]

    def around(self) -> str | None:
        """The source that the next sentence names, or the speaker whom the sentence quotes."""
        index, story = self.sentence.index, self.story
        if index + 1 < len(story.spans) and story.same_paragraph(index, index + 1):
            following = story.sentence(index + 1)
            lows = following.lows
            if len(lows) > 2 and lows[0] in self.words.opens_next and lows[1] in self.words.speaking:
                source = self._after(following, 2)
                if source is not None:
                    return self._name(following, source)
        if self.candidate.rule.speech or self.words.first_person.isdisjoint(self.sentence.words):
            return None
        return self._speaker()

    def _speaker(self) -> str | None:
        """Whom a sentence in the first person quotes: named near a speaking verb soon after, else first in the text."""
        story, index = self.story, self.sentence.index
        for other in range(index + 1, min(index + 1 + _LATER, len(story.spans))):
            sentence = story.sentence(other)
            if not self.words.speaking.isdisjoint(sentence.words):
                for entity in story.entities(other):
                    if entity.kind == "person":
                        return entity.name
        for other in range(min(index, _HEADLESS) + 1):
            for entity in story.entities(other):
                if entity.kind == "person":
                    return entity.name
        return None

    def _name(self, sentence: Sentence, source: Span) -> str:
        first, last = source
        if last == first + 1:
            if resolved := self.story.antecedent(sentence.index, sentence.lows[first]):
                return resolved
            for entity in self.story.entities(sentence.index):
                if (entity.first, entity.last, entity.kind) == (first, last, "person"):
                    return entity.name  # a surname gives way to the full name
        return " ".join(self.story.text[sentence.starts[first] : sentence.ends[last - 1]].split())

    def _after(self, sentence: Sentence, position: int) -> Span | None:
        """The words from a position on that name a source, or None where they name none."""
        lows, raws, words = sentence.lows, sentence.raws, self.words
        while position < len(lows) and lows[position] in words.skip:
            position += 1
        ends = {entity.last for entity in self.story.entities(sentence.index)}
        at, end = position, 0
        while at < len(lows) and at - position < _LONGEST_SOURCE:
            low, raw = lows[at], raws[at]
            linked = low in words.noun_links and at > position
            ended = is_sign(raw) or raw[0].isdigit() or (low in words.stop and not linked)
            if ended:
                break
            named = raw[0].isupper() or low in words.source_nouns or low in self.story.actors.titles or at + 1 in ends
            if named:
                end = at + 1
            elif (linked and not (at + 1 < len(lows) and self._goes_on(sentence, at + 1))) or (
                not linked and end and lows[end - 1] not in self.story.gazetteer.countries.adjectives
            ):
                break
            at += 1
        end = end or min(at, position + _HEADLESS)
        while end > position and (lows[end - 1] in words.determiners or lows[end - 1] in words.noun_links):
            end -= 1
        if end <= position or " ".join(lows[position:end]) in words.empty:
            return None
        return position, end

    def _goes_on(self, sentence: Sentence, at: int) -> bool:
        """Whether a source goes on after "van" ("het ministerie van Defensie", "van het leger")."""
        low = sentence.lows[at]
        if low in self.words.determiners and at + 1 < len(sentence.lows):
            at, low = at + 1, sentence.lows[at + 1]
        return sentence.raws[at][0].isupper() or low in self.words.source_nouns

    def _before(self, verb: int) -> Span | None:
        """The subject before a speaking verb: the first who can speak, not one after a preposition."""
        sentence, places = self.sentence, load_places(self.story.lang)
        clause = sentence.clause_of(verb)
        entities = [
            entity
            for entity in self.story.entities(sentence.index)
            if clause[0] <= entity.first and entity.last <= verb and entity.kind not in ("adjective", "victim")
        ]
        for order, entity in enumerate(entities):
            at = entity.first - 1
            while at > 0 and sentence.lows[at] in self.words.determiners:
                at -= 1
            before = sentence.lows[at] if at >= 0 else ""
            linked = before in self.words.noun_links and before not in self.words.determiners
            if before in places.prepositions or linked:
                continue
            first = entity.first
            while first > clause[0] and sentence.lows[first - 1] in self.story.actors.titles:
                first -= 1
            following = entities[order + 1] if order + 1 < len(entities) else entity
            named = following.kind == "person" and following.first == entity.last  # "de Amerikaanse president Biden"
            return first, following.last if named else entity.last
        return None
