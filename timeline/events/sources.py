"""Finds who says so within one sentence: "volgens X", "meldt X", "X zegt dat", "door X geschat", "X: ..."."""

from __future__ import annotations

from timeline.events.clauses import Sentence, is_sign
from timeline.events.evidence import EvidenceFinder, Source
from timeline.events.naming import Span
from timeline.events.story import Story
from timeline.lang.assertion import AssertionWords

_LONGEST_SOURCE = 12  # words of a source
_THAT_REACH = 8  # words between a verb of thinking and the clause that it governs
_ATTRIBUTE = 2  # words from an article to a participle before its noun
_MODAL_REACH = 8  # words between a modal verb and its infinitive
_TOLD_BACK = 3  # sentences in a row that tell what "hij" said
_SPEAKERS = ("person", "organisation", "country", "seat")


class SourceFinder(EvidenceFinder):
    """The sources that one sentence names for the event at a position of it (-1 where it is of another sentence)."""

    def __init__(self, sentence: Sentence, position: int, story: Story, words: AssertionWords) -> None:
        super().__init__(sentence, story, words)
        self.position = position
        self.back = _TOLD_BACK  # sentences before that it may ask for whom "hij" stands

    def name(self, source: Span) -> str | None:
        """A source as the article calls it; "hij" is who told the sentence before, where that is no name."""
        low = self.sentence.lows[source[0]]
        if self.back and source[1] == source[0] + 1 and low in self.story.actors.subject_pronouns:
            return self._teller_before() or super().name(source)
        return super().name(source)

    def _teller_before(self) -> str | None:
        """Who told the sentence before, by an office alone ("een woordvoerder van de rebellen")."""
        index = self.sentence.index - 1
        if index < 0 or not self.story.same_paragraph(index, index + 1):
            return None
        before = SourceFinder(self.story.sentence(index), -1, self.story, self.words)
        before.back = self.back - 1
        found = before.find()
        if found is None:
            return None
        told = [word for word in found[0].split() if word not in self.words.prefixes]
        head = next((word.lower() for word in told if self.is_source_noun(word.lower())), "")
        named = bool(told) and told[-1][0].isupper() and self.story.actors.of_marks.isdisjoint(told)
        return " ".join(told) if head.endswith(self.words.tellers) and not named else None

    def find(self, *, speech: bool = False) -> Source | None:
        """The source that the sentence itself names; of an event that is itself said, only one in so many words."""
        lows, prefixes, pairs = self.sentence.lows, self.words.prefixes, self.words.prefix_pairs
        for at, low in enumerate(lows[:-1]):
            found = self.prefixed(at) if low in prefixes or low in pairs else None
            if found is not None:
                return found
        if speech:
            return None
        named = self._before_colon() or self.evidence()
        if named is not None:
            return named
        for at, low in enumerate(lows):
            if at == self.position:
                continue
            if low in self.words.said:
                found = self._has_said(at)
                if found is not None:
                    return found
            if self.speaks(at, low):
                found = self.beside(at)
                if found is not None:
                    return found
        return None

    def _has_said(self, at: int) -> Source | None:
        """Who has said what stands before ("een man is opgepakt, heeft de politie gemeld")."""
        lows = self.sentence.lows
        for helper in range(at - 1, max(0, at - _LONGEST_SOURCE), -1):
            if lows[helper] in self.words.have:
                inverted = is_sign(self.sentence.raws[helper - 1])
                source = self.after(helper + 1, unknown=False) if inverted else None
                name = self.name(source) if source is not None else None
                return (name, [(helper, at + 1)]) if name is not None else None
        return None

    def _before_colon(self) -> Source | None:
        """Who speaks before a colon (`Minister Wallace: "We sturen geen troepen"`)."""
        raws = self.sentence.raws
        for entity in self.story.entities(self.sentence.index):
            if entity.last >= min(len(raws) - 1, _LONGEST_SOURCE):
                return None
            if raws[entity.last] == ":" and entity.kind in _SPEAKERS and self.position > entity.last:
                return self.name((entity.first, entity.last)) or entity.name, [(0, entity.last + 1)]
        return None

    def prefixed(self, at: int) -> Source | None:
        """The source after a preposition of source."""
        words, lows = self.words, self.sentence.lows
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
        source = self.after(start)
        name = self.name(source) if source is not None else None
        if source is None or name is None:
            return None
        return name if start > at + 1 else f"{low} {name}", [(at, source[1])]

    def speaks(self, at: int, low: str) -> bool:
        """Whether the word tells that someone says something; a verb in two halves must have its other half."""
        words, lows = self.words, self.sentence.lows
        if low in words.said:
            ahead = lows[at + 1 : at + 1 + _THAT_REACH]
            return not (words.that.isdisjoint(ahead[:2]) and words.infinitive_mark.isdisjoint(ahead))
        if not (low in words.speaking or low in words.completed_by) or (
            at and (lows[at - 1] in words.not_before_speaking or lows[at - 1] in words.determiners)
        ):
            return False
        if low in words.reflexive and not words.oneself.isdisjoint(lows[slice(*self.sentence.clause_of(at))]):
            return False  # "omdat zich steeds meer militairen melden"
        ends = words.completed_by.get(low)
        if ends is None and low in words.thinking and not self.reports(at):
            return False  # "de politie vond drugs"
        ahead = lows[max(self.sentence.clause_of(at)[0], at - _MODAL_REACH) : at]
        if low.endswith(words.infinitive_ends) and not (words.must | words.modal).isdisjoint(ahead):
            return False  # "de verdachten moeten levenslang vrezen"
        if ends is None:
            return not self._is_attribute(at)
        after = " " + " ".join(lows[at + 1 :]) + " "
        found = [after.find(f" {end} ") for end in ends]
        first = min((place for place in found if place >= 0), default=-1)
        beside = set(after[: max(first, 0)].split())
        # "sprak met de top van de vakbond" is no "sprak van"
        return first >= 0 and not (set(ends) <= words.noun_links and not words.beside_marks.isdisjoint(beside))

    def _is_attribute(self, at: int) -> bool:
        """Whether what looks like a verb stands before a noun ("het verboden verklaarde referendum")."""
        raws, lows, words = self.sentence.raws, self.sentence.lows, self.words
        if at < _ATTRIBUTE or at + 1 >= len(raws) or not (raws[at - 1].islower() and raws[at + 1].islower()):
            return False
        if lows[at - _ATTRIBUTE] not in words.determiners or self.is_source_noun(lows[at - 1]):
            return False
        free = raws[at + 1].isalpha() and self.first_of(at + 1) == at + 1 and lows[at + 1] not in words.stop
        described = lows[at - 1].endswith(words.described_ends) and not self.is_title(at - 1)
        return free and described and lows[at + 1] not in words.that and lows[at + 1] not in words.determiners

    def reports(self, at: int) -> bool:
        """Whether a verb stands after what it reports, or before a clause that it reports."""
        lows = self.sentence.lows
        words = self.words
        if not at or is_sign(self.sentence.raws[at - 1]) or (at == 1 and lows[0] in words.opens_next):
            return True
        ahead = at + 1 < len(lows) and (self.sentence.raws[at + 1] in ":," or self.sentence.quoted[at + 1])
        behind = lows[at + 1 : at + 1 + _THAT_REACH]
        return ahead or not words.that.isdisjoint(behind) or not words.how.isdisjoint(behind[:_ATTRIBUTE])

    def beside(self, at: int) -> Source | None:
        """The source beside a speaking verb: its subject before it, else what follows it."""
        sentence, words = self.sentence, self.words
        before_it = sentence.raws[at - 1] if at else ""
        inverted = is_sign(before_it) and before_it != ")" and sentence.lows[at] not in words.said if at else False
        before = None if inverted else self.before(at)
        if before is not None:
            name = self.name(before)
            reports = not words.that.isdisjoint(sentence.lows[at + 1 :])
            return None if name is None else (name, [(before[0], at + 1)] if reports else [])
        if inverted and (opener := self._before_apposition(at)) is not None:
            return opener, []
        source = self.after(at + 1, unknown=(inverted or at == 0) and self.opens_noun(self.first_of(at + 1)))
        if source is not None and inverted and self._has_object(at, source[1]):
            return None
        name = self.name(source) if source is not None else None
        if source is None or name is None:
            return None
        return name, [(at, source[1])]

    def _has_object(self, verb: int, behind: int) -> bool:
        """Whether a verb that may also mean no saying has a noun for its object ("..., vond de douane drugs")."""
        sentence = self.sentence
        if sentence.lows[verb] not in self.words.thinking or behind >= len(sentence.raws):
            return False
        low, raw = sentence.lows[behind], sentence.raws[behind]
        ends = is_sign(raw) or low in self.words.stop or low in self.words.that or self.first_of(behind) != behind
        return not ends and low not in sentence.small.particle_followers

    def _before_apposition(self, verb: int) -> str | None:
        """Who speaks behind what stands beside the name ("Jan Jansen, een arts, zegt", "De baas, Jan Jansen, zegt")."""
        for entity in self.story.entities(self.sentence.index):
            named = entity.kind == "person" and entity.last == verb - 1 and entity.first > 1
            if named and self.sentence.raws[entity.first - 1] == ",":
                return self.name((entity.first, entity.last))
        for entity in self.story.entities(self.sentence.index):
            if entity.last >= verb - 1 or self.sentence.raws[entity.last] == ",":
                opens = all(self.is_title(at) for at in range(entity.first))
                return self.name((entity.first, entity.last)) if opens and entity.last < verb - 1 else None
        return None

    def is_title(self, at: int) -> bool:
        """Whether a word may stand before a name: an office, an article, a country's adjective."""
        low = self.sentence.lows[at]
        return low in self.story.actors.titles or low in self.words.determiners or self._is_adjective(at)

    def own(self) -> str | None:
        """Who says what the word at the position tells, by its place alone: where no list knows who acts."""
        found, behind = self.before(self.position), self.position + 1
        if found is None and self.opens_noun(self.first_of(behind), bare=False):
            found = self.after(behind, unknown=False)
        elif found is None and self.sentence.lows[behind : behind + 1] and self.sentence.lows[behind] in (
            self.story.actors.subject_pronouns
        ):  # fmt: skip
            found = (behind, behind + 1)
        return self.name(found) if found is not None else None

    def inverted_subject(self, shape: str) -> str | None:
        """Who speaks, behind a clause and the verb that is itself the event ("..., spreekt de junta tegen")."""
        at = self.position
        if shape not in ("pres", "past") or not at or self.sentence.raws[at - 1] != ",":
            return None
        if self.sentence.lows[0] not in self.words.that and not self.sentence.quoted[max(0, at - 2)]:
            return None
        source = self.after(at + 1, unknown=False)
        return self.name(source) if source is not None else None
