"""Finds who says so: "volgens X", "meldt X", "X zegt dat", the next sentence, the speaker of a quotation."""

from __future__ import annotations

from dataclasses import replace

from timeline.events.clauses import Sentence, is_sign
from timeline.events.story import Story
from timeline.events.triggers import Candidate
from timeline.lang.assertion import AssertionWords
from timeline.lang.roles import load_places
from timeline.values import Status

_LONGEST_SOURCE = 12  # words of a source
_HEADLESS = 3  # words taken of a source of which no word is known
_NOUN_REACH = 4  # words between a common noun that tells and its verb
_MODAL_REACH = 8  # words between a modal verb and its infinitive
_LATER = 2  # sentences after a quotation that may name its speaker
_SPEAKERS = ("person", "organisation", "country", "seat")
Span = tuple[int, int]


def attribute(
    candidate: Candidate, status: Status, story: Story, words: AssertionWords
) -> tuple[str | None, list[Span]]:
    """Who says so, in the article's words, and the spans of words of the sentence that only say that."""
    finder = _SourceFinder(candidate, story, words)
    found = finder.in_sentence()
    if found is not None:
        return found
    return finder.around() or finder.carried(status), []


class _SourceFinder:
    """The source of one candidate."""

    def __init__(self, candidate: Candidate, story: Story, words: AssertionWords) -> None:
        self.candidate, self.story, self.words = candidate, story, words
        self.sentence = candidate.sentence

    def in_sentence(self) -> tuple[str, list[Span]] | None:
        """The source that the sentence itself names."""
        lows = self.sentence.lows
        for at in range(len(lows) - 1):
            found = self._prefixed(at)
            if found is not None:
                return found
        if self.candidate.rule.speech:
            return None
        named = self._before_colon()
        if named is not None:
            return named
        for at, low in enumerate(lows):
            if at == self.candidate.position or not self._speaks(at, low):
                continue
            found = self._beside(at)
            if found is not None:
                return found
        return None

    def _before_colon(self) -> tuple[str, list[Span]] | None:
        """Who speaks before a colon (`Minister Wallace: "We sturen geen troepen"`)."""
        raws = self.sentence.raws
        for entity in self.story.entities(self.sentence.index):
            if entity.last >= min(len(raws) - 1, _LONGEST_SOURCE):
                return None
            if raws[entity.last] == ":" and entity.kind in _SPEAKERS and self.candidate.position > entity.last:
                return self._name(self.sentence, (entity.first, entity.last)) or entity.name, [(0, entity.last + 1)]
        return None

    def _prefixed(self, at: int) -> tuple[str, list[Span]] | None:
        """The source after a preposition of source."""
        sentence, words, lows = self.sentence, self.words, self.sentence.lows
        low = lows[at]
        start = at + 1
        if low in words.prefix_pairs:
            if lows[start] != words.prefix_pairs[low]:
                return None
            start += 1
        elif low not in words.prefixes:
            return None
        elif low in words.needs_verb:
            if lows[start] not in words.speaking:
                return None
            start += 1
        source = self._after(sentence, start)
        name = self._name(sentence, source) if source is not None else None
        if source is None or name is None:
            return None
        return name if start > at + 1 else f"{low} {name}", [(at, source[1])]

    def _speaks(self, at: int, low: str) -> bool:
        """Whether the word tells that someone says something; a verb in two halves must have its other half."""
        words = self.words
        if low in words.said:
            return not words.that.isdisjoint(self.sentence.lows[at + 1 : at + 3])
        if low not in words.speaking or (at and self.sentence.lows[at - 1] in words.not_before_speaking):
            return False
        ahead = self.sentence.lows[max(self.sentence.clause_of(at)[0], at - _MODAL_REACH) : at]
        if not (words.must | words.modal).isdisjoint(ahead):
            return False  # "de verdachten moeten levenslang vrezen"
        end = words.completed_by.get(low)
        return end is None or f" {end} " in " " + " ".join(self.sentence.lows[at + 1 :]) + " "

    def _beside(self, at: int) -> tuple[str, list[Span]] | None:
        """The source beside a speaking verb: its subject before it, else what follows it."""
        sentence, words = self.sentence, self.words
        inverted = at > 0 and is_sign(sentence.raws[at - 1]) and sentence.lows[at] not in words.said
        before = None if inverted else self._before(at)
        if before is not None:
            name = self._name(sentence, before)
            reports = not words.that.isdisjoint(sentence.lows[at + 1 :])
            return None if name is None else (name, [(before[0], at + 1)] if reports else [])
        source = self._after(sentence, at + 1)
        name = self._name(sentence, source) if source is not None else None
        if source is None or name is None:
            return None
        return name, [(at, source[1])]

    def around(self) -> str | None:
        """The source that the next sentence names, or the speaker whom the sentence quotes."""
        index, story = self.sentence.index, self.story
        if index + 1 < len(story.spans) and story.same_paragraph(index, index + 1):
            found = self._told_by(story.sentence(index + 1))
            if found is not None:
                return found
        if self.candidate.rule.speech:
            return None
        quotation = story.quotations.around(self.sentence.start + 1, self.sentence.end - 2)
        if quotation is not None:
            return self._quoter(quotation) or self._speaker()
        if not self.words.first_person.isdisjoint(self.sentence.words):
            return self._speaker()
        return None

    def carried(self, status: Status | None) -> str | None:
        """The source of the sentence before, where this one goes on with what it claims ("Hij zou ook ...")."""
        index, story = self.sentence.index, self.story
        if status is not Status.CLAIMED or not index or not story.same_paragraph(index - 1, index):
            return None
        earlier = story.sentence(index - 1)
        finder = _SourceFinder(replace(self.candidate, sentence=earlier, position=-1), story, self.words)
        for at in range(len(earlier.lows) - 1):
            found = finder._prefixed(at) or (finder._beside(at) if finder._speaks(at, earlier.lows[at]) else None)
            if found is not None:
                return found[0]
        return None

    def _quoter(self, quotation: Span) -> str | None:
        """Who is named in the sentences in which a quotation ends and begins, outside it."""
        for offset in (quotation[1] - 1, quotation[0]):
            index = self.story.sentence_at(offset)
            if index is None:
                continue
            sentence = self.story.sentence(index)
            outside = [
                position for position, start in enumerate(sentence.starts) if not quotation[0] <= start < quotation[1]
            ]
            if not any(sentence.lows[at] in self.words.speaking or sentence.raws[at] == ":" for at in outside):
                continue
            for entity in self.story.entities(index):
                if entity.kind in ("person", "pronoun") and entity.first in outside:
                    return self._name(sentence, (entity.first, entity.last))
        return None

    def _told_by(self, following: Sentence) -> str | None:
        """The source in a sentence that tells who told the one before it ("Dat meldt X", "Dat heeft X gezegd")."""
        lows, words = following.lows, self.words
        if len(lows) < 3 or lows[0] not in words.opens_next:
            return None
        perfect = lows[1] in words.have and not words.said.isdisjoint(lows[-3:])
        if lows[1] not in words.speaking and not perfect:
            return None
        source = self._after(following, 2)
        return self._name(following, source) if source is not None else None

    def _speaker(self) -> str | None:
        """Whom a quoted sentence quotes: named near a speaking verb soon after or before, else first in the text."""
        story, index = self.story, self.sentence.index
        near = [*range(index + 1, min(index + 1 + _LATER, len(story.spans))), *range(index - 1, max(-1, index - 3), -1)]
        for other in near:
            sentence = story.sentence(other)
            if self.words.speaking.isdisjoint(sentence.words) or not story.same_paragraph(index, other):
                continue
            if story.quotations.around(sentence.start + 1, sentence.end - 2) is None:
                for entity in story.entities(other):
                    if entity.kind == "person":
                        return entity.name
        for other in range(min(index, _HEADLESS) + 1):
            for entity in story.entities(other):
                if entity.kind == "person":
                    return entity.name
        return None

    def _name(self, sentence: Sentence, source: Span) -> str | None:
        first, last = source
        if last == first + 1:
            if sentence.lows[first] in self.story.actors.pronouns:
                return self.story.antecedent(sentence.index, sentence.lows[first])
            for entity in self.story.entities(sentence.index):
                if (entity.first, entity.last, entity.kind) == (first, last, "person"):
                    return entity.name  # a surname gives way to the full name
        return " ".join(self.story.text[sentence.starts[first] : sentence.ends[last - 1]].split())

    def _after(self, sentence: Sentence, position: int) -> Span | None:
        """The words from a position on that name a source, or None where they name none."""
        lows, raws, words = sentence.lows, sentence.raws, self.words
        while position < len(lows) and lows[position] in words.skip:
            position += 1
        entities = self.story.entities(sentence.index)
        ends = {entity.last for entity in entities}
        spans = {entity.first: entity.last for entity in entities if entity.kind not in ("adjective", "pronoun")}
        adjectives = self.story.gazetteer.countries.adjectives
        at, end = position, 0
        while at < len(lows) and at - position < _LONGEST_SOURCE:
            low, raw = lows[at], raws[at]
            if raw[0].isupper() and spans.get(at, at) > at + 1:
                at = end = spans[at]  # "Artsen zonder Grenzen"
                continue
            linked = low in words.noun_links and at > position
            ended = is_sign(raw) or raw[0].isdigit() or (low in words.stop and not linked)
            if ended:
                break
            named = raw[0].isupper() or low in words.source_nouns or low in self.story.actors.titles or at + 1 in ends
            if named:
                end = at + 1
            elif end and not linked and at + 1 < len(lows) and lows[end - 1] in adjectives and end == at:
                end = at + 1  # "de Armeense ombudsman"
            elif (linked and not (at + 1 < len(lows) and self._goes_on(sentence, at + 1))) or (
                not linked and end and lows[end - 1] not in adjectives
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
        return self._source_noun_before(verb, clause[0])

    def _source_noun_before(self, verb: int, start: int) -> Span | None:
        """A common noun that tells, shortly before its verb ("De krant schreef dat")."""
        lows, places = self.sentence.lows, load_places(self.story.lang)
        for position in range(verb - 1, max(start, verb - _NOUN_REACH) - 1, -1):
            if lows[position] not in self.words.source_nouns:
                continue
            at = position - 1
            while at >= start and lows[at] in self.words.determiners:
                at -= 1
            before = lows[at] if at >= start else ""
            if before not in places.prepositions and before not in self.words.noun_links:
                return position, position + 1
        return None
