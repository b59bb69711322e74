"""Names a source in an article's words: where the naming begins and ends, and whom a pronoun or noun stands for."""

from __future__ import annotations

from timeline.events.clauses import Sentence, is_sign
from timeline.events.nouns import Entity
from timeline.events.story import Story
from timeline.lang.assertion import AssertionWords
from timeline.lang.roles import load_places

_LONGEST_SOURCE = 12  # words of a source
_HEADLESS = 3  # words taken of a source of which no word is known
_NAMED_BEFORE = 8  # sentences in which the organisation may stand that a noun stands for
_NOUN_REACH = 4  # words between a common noun that tells and its verb
_BODIES = ("name", "organisation")
Span = tuple[int, int]


class SourceNamer:
    """Names the sources of one sentence."""

    def __init__(self, sentence: Sentence, story: Story, words: AssertionWords) -> None:
        self.sentence, self.story, self.words = sentence, story, words

    def name(self, source: Span) -> str | None:
        """A source as the article calls it: a pronoun gives way to the name, as does a surname to the full one."""
        first, last = source
        sentence, story = self.sentence, self.story
        if last == first + 1:
            low = sentence.lows[first]
            if low in story.actors.pronouns:
                return story.antecedent(sentence.index, low)
            if low in self.words.stand_ins and first and sentence.lows[first - 1] in self.words.determiners:
                return self._organisation_before() or low
            for entity in story.entities(sentence.index):
                if (entity.first, entity.last, entity.kind) == (first, last, "person"):
                    return entity.name
        return " ".join(story.text[sentence.starts[first] : sentence.ends[last - 1]].split())

    def _organisation_before(self) -> str | None:
        """The organisation named last before, for which "de dienst" stands."""
        index = self.sentence.index
        for back in range(index - 1, max(-1, index - 1 - _NAMED_BEFORE), -1):
            for entity in reversed(self.story.entities(back)):
                if entity.kind == "organisation":
                    return self.story.text[slice(*self._offsets(back, entity.first, entity.last))]
        return None

    def _offsets(self, index: int, first: int, last: int) -> Span:
        sentence = self.story.sentence(index)
        return sentence.starts[first], sentence.ends[last - 1]

    def after(self, position: int, *, unknown: bool = True) -> Span | None:
        """The words from a position on that name a source, or None where they name none.

        Of a source of which no word is known the first few are taken, where `unknown` ones may be.
        """
        sentence, words = self.sentence, self.words
        lows, raws = sentence.lows, sentence.raws
        position += next((at for at, low in enumerate(lows[position:]) if low not in words.skip), 0)
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
            if is_sign(raw) or raw[0].isdigit() or (low in words.stop and not linked):
                break
            if at + 1 in ends or self._names(at, position):
                end = at + 1
            elif end and not linked and at + 1 < len(lows) and lows[end - 1] in adjectives and end == at:
                end = at + 1  # "de Armeense ombudsman"
            elif (linked and not (at + 1 < len(lows) and self._goes_on(at + 1))) or (
                not linked and end and lows[end - 1] not in adjectives
            ):
                break
            at += 1
        end = end or (min(at, position + _HEADLESS) if unknown else position)
        while end > position and (lows[end - 1] in words.determiners or lows[end - 1] in words.noun_links):
            end -= 1
        if lows[end - 1] in words.infinitive_mark or (end == at and lows[end - 1] in adjectives):
            return None  # "zeggen bevel te hebben gekregen", "veroordeelden de Turkse aanval"
        if end <= position or " ".join(lows[position:end]) in words.empty:
            return None
        return position, end

    def _names(self, at: int, position: int) -> bool:
        """Whether a word names or ends the naming of a source ("de gouverneur van de deelstaat Borno")."""
        low = self.sentence.lows[at]
        if self.sentence.raws[at][0].isupper() or low in self.words.source_nouns or low in self.story.actors.titles:
            return True
        linked = at > position and self.sentence.lows[at - 1] in self.words.noun_links
        return linked and self._is_place_noun(at)

    def _goes_on(self, at: int) -> bool:
        """Whether a source goes on after "van" ("het ministerie van Defensie", "van het leger")."""
        lows = self.sentence.lows
        low = lows[at]
        if low in self.words.determiners and at + 1 < len(lows):
            at, low = at + 1, lows[at + 1]
        return self.sentence.raws[at][0].isupper() or low in self.words.source_nouns or self._is_place_noun(at)

    def _is_place_noun(self, at: int) -> bool:
        """Whether a noun for places stands before its name."""
        after = self.sentence.raws[at + 1 : at + 2]
        nouns = load_places(self.story.lang).place_nouns
        return self.sentence.lows[at] in nouns and bool(after) and after[0][0].isupper()

    def before(self, verb: int) -> Span | None:
        """The subject before a speaking verb: the first who can speak, not one after a preposition."""
        sentence, places = self.sentence, load_places(self.story.lang)
        clause = sentence.clause_of(verb)
        entities = [
            entity
            for entity in self.story.entities(sentence.index)
            if clause[0] <= entity.first and entity.last <= verb and self._may_speak(entity)
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
            if entity.kind in _BODIES and first > clause[0] and self._is_adjective(first - 1):
                first -= 1  # "het Syrisch Observatorium"
            following = entities[order + 1] if order + 1 < len(entities) else entity
            named = following.kind == "person" and following.first == entity.last  # "de Amerikaanse president Biden"
            return first, following.last if named else self._whole(entity, verb)
        return self._source_noun_before(verb, clause[0])

    def _is_adjective(self, at: int) -> bool:
        return self.sentence.lows[at] in self.story.gazetteer.countries.adjectives

    def _may_speak(self, entity: Entity) -> bool:
        """Whether an entity may be one who speaks; a possessive ("haar advocaten") is not."""
        if entity.kind == "pronoun":
            return entity.name in self.story.actors.subject_pronouns
        return entity.kind not in ("adjective", "victim")

    def _whole(self, entity: Entity, verb: int) -> int:
        """Where the naming of a subject ends, with whose it is ("een woordvoerder van het ministerie zei")."""
        lows = self.sentence.lows
        links = self.words.noun_links if entity.kind in _BODIES else self.story.actors.of_marks
        if entity.kind == "person" or lows[entity.last] not in links:
            return entity.last
        longer = self.after(entity.first)
        return longer[1] if longer is not None and longer[1] <= verb else entity.last

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
                described = position > start and self._is_adjective(position - 1)
                return position - described, position + 1  # "Turkse media"
        return None
