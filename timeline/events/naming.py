"""Names a source in an article's words: where the naming begins and ends, and whom a pronoun or noun stands for."""

from __future__ import annotations

from timeline.events.clauses import Sentence, is_sign
from timeline.events.memory import remembered
from timeline.events.nouns import Entity
from timeline.events.references import References
from timeline.events.story import Story
from timeline.lang.assertion import AssertionWords
from timeline.lang.roles import load_places

_LONGEST_SOURCE = 12  # words of a source
_HEADLESS = 3  # words taken of a source of which no word is known
_NAMED_BEFORE = 8  # sentences in which the organisation may stand that a noun stands for
_LONGEST_DESCRIPTION = 7  # words of what stands between a source's article and its noun
_NOUN_REACH = 4  # words between a common noun that tells and its verb
_BODIES = ("name", "organisation")
_NOUNS = ("group", "people", "noun")
Span = tuple[int, int]


class SourceNamer:
    """Names the sources of one sentence."""

    def __init__(self, sentence: Sentence, story: Story, words: AssertionWords) -> None:
        self.sentence, self.story, self.words = sentence, story, words

    def name(self, source: Span) -> str | None:
        """A source as the article calls it: a pronoun gives way to the name, as does a surname to the full one."""
        first, last = source
        sentence, story = self.sentence, self.story
        known = last == first + 2 and sentence.lows[first] in self.words.determiners
        if known and sentence.lows[first + 1] in self.words.stand_ins and (stood := self._organisation_before()):
            return stood  # "volgens de organisatie"
        if last == first + 1:
            low = sentence.lows[first]
            if low in story.actors.pronouns:
                return story.antecedent(sentence.index, low)
            if low in self.words.stand_ins and first and sentence.lows[first - 1] in self.words.determiners:
                return self._organisation_before() or low
            for entity in story.entities(sentence.index):
                if (entity.first, entity.last) != source:
                    continue
                if entity.kind == "person":
                    return entity.name
                taken_up = References(story, sentence, []).of_noun(entity) if entity.kind in _NOUNS else None
                if taken_up is not None:
                    return taken_up  # "de president"
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
        lows, adjectives = sentence.lows, self.story.gazetteer.countries.adjectives
        position = self.first_of(position)
        described = self._behind_description(position)
        if described is not None:
            named = self.after(described)
            return None if named is None else (position, named[1])
        at, end = self._extent(position)
        end = end or (min(at, position + _HEADLESS) if unknown else position)
        while end > position and (lows[end - 1] in words.determiners or lows[end - 1] in words.noun_links):
            end -= 1
        if lows[end - 1] in words.infinitive_mark or (end == at and lows[end - 1] in adjectives):
            return None  # "zeggen bevel te hebben gekregen", "veroordeelden de Turkse aanval"
        if end <= position or " ".join(lows[position:end]) in words.empty:
            return None
        return position, end

    def _extent(self, position: int) -> Span:
        """Where a source's words stop, and where the last word stands that is known to name it (0 for none)."""
        sentence, words = self.sentence, self.words
        lows, raws = sentence.lows, sentence.raws
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
            if linked and low in words.determiners and not self._joins(at - 1):
                break  # "de zegsman de regering"
            stops = low in words.stop and not (raw.isupper() and len(raw) > 1)  # "het OM" is no "om"
            stops = stops and not linked and not (at == position and low in words.determiners)  # "zijn partij"
            counts = at > position and low in sentence.small.number_words and low not in words.determiners
            if is_sign(raw) or raw[0].isdigit() or stops or counts or (at in self._dated and not end):
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
        return at, end

    @remembered
    def _dated(self) -> set[int]:
        """The words of temporal expressions, which name nobody ("zegt dit weekend een getuige")."""
        sentence = self.sentence
        spans = [(timex.start_char, timex.end_char) for timex in self.story.timexes(sentence.index)]
        return {at for at, start in enumerate(sentence.starts) if any(first <= start < end for first, end in spans)}

    def first_of(self, position: int) -> int:
        """The first word from a position on that may begin a source: no adverb, no expression of time."""
        lows, skip = self.sentence.lows, self.words.skip
        return next(
            (at for at in range(position, len(lows)) if lows[at] not in skip and at not in self._dated), position
        )

    def _behind_description(self, position: int) -> int | None:
        """Where a source's noun stands behind what a preposition and a participle say of it, or None.

        "het door Hamas gecontroleerde ministerie", "het in Londen gevestigde observatorium".
        """
        lows, raws = self.sentence.lows, self.sentence.raws
        first = position + 1
        if first >= len(lows) or lows[position] not in self.words.determiners:
            return None
        if lows[first] not in self.words.describing:
            return None
        for at in range(first + 2, min(first + _LONGEST_DESCRIPTION, len(lows) - 1)):
            if is_sign(raws[at]):
                return None
            if raws[at].islower() and lows[at].endswith(self.words.described_ends) and not is_sign(raws[at + 1]):
                return at + 1
        return None

    def opens_noun(self, at: int, *, bare: bool = True) -> bool:
        """Whether a word may begin a noun that no list knows: an article, a number, a `bare` plural, a capital."""
        if at >= len(self.sentence.lows):
            return False
        low, small = self.sentence.lows[at], self.sentence.small
        if low in small.number_words or low in self.words.determiners or low in small.articles:
            return True
        if low in self.words.definite or self.sentence.raws[at][0].isupper():
            return True
        after = self.sentence.lows[at + 1] if at + 1 < len(self.sentence.lows) else "."
        ends = is_sign(after) or after in self.words.stop or after in small.particle_followers
        return bare and ends and low.endswith(self.story.actors.plural_nouns)

    def _joins(self, at: int) -> bool:
        low = self.sentence.lows[at]
        return low in self.words.noun_links and low not in self.words.determiners

    def _names(self, at: int, position: int) -> bool:
        """Whether a word names or ends the naming of a source ("de gouverneur van de deelstaat Borno")."""
        low = self.sentence.lows[at]
        if self.sentence.raws[at][0].isupper() or low in self.story.actors.titles or self.is_source_noun(low):
            return True
        linked = at > position and self.sentence.lows[at - 1] in self.words.noun_links
        return linked and self._is_place_noun(at)

    def _goes_on(self, at: int) -> bool:
        """Whether a source goes on after "van" ("het ministerie van Defensie", "van het leger")."""
        lows = self.sentence.lows
        low = lows[at]
        if low in self.words.determiners and at + 1 < len(lows):
            at, low = at + 1, lows[at + 1]
        return self.sentence.raws[at][0].isupper() or self.is_source_noun(low) or self._is_place_noun(at)

    def is_source_noun(self, low: str) -> bool:
        """Whether a common noun, also at the end of a compound, tells things ("legerwoordvoerder")."""
        return low in self.words.source_nouns or low.endswith(self.words.source_tails)

    def _is_place_noun(self, at: int) -> bool:
        """Whether a noun for places stands before its name."""
        after = self.sentence.raws[at + 1 : at + 2]
        nouns = load_places(self.story.lang).place_nouns
        return self.sentence.lows[at] in nouns and bool(after) and after[0][0].isupper()

    def before(self, verb: int) -> Span | None:
        """The subject before a speaking verb: the first who can speak, not one after a preposition."""
        sentence, places = self.sentence, load_places(self.story.lang)
        clause = sentence.clause_of(verb)
        free = [at for at in range(clause[0], verb) if sentence.lows[at] in self.words.free_relatives]
        if free:
            clause = (free[-1] + 1, clause[1])  # "belaagd door wat de omroep AFA-leden noemde"
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
            if before in places.prepositions or linked or before in self.words.oblique:
                continue  # "in een brief aan de Kamer stelt"
            first = entity.first
            while first > clause[0] and sentence.lows[first - 1] in self.story.actors.titles:
                first -= 1
            if entity.kind in _BODIES and first > clause[0] and self._is_adjective(first - 1):
                first -= 1  # "het Syrisch Observatorium"
            following = entities[order + 1] if order + 1 < len(entities) else entity
            # "de Amerikaanse president Biden", "Persbureau Reuters"
            named = following.kind in ("person", *_BODIES) and following.first == entity.last
            return first, following.last if named else self._whole(entity, verb)
        return self._source_noun_before(verb, clause[0]) or self._of_relative(verb)

    def _of_relative(self, verb: int) -> Span | None:
        """Whom a relative pronoun right before a speaking verb stands for ("burgemeester Jansen, die zegt dat")."""
        sentence = self.sentence
        at = verb - 1
        if at < 1 or sentence.lows[at] not in self.words.relatives or not is_sign(sentence.raws[at - 1]):
            return None
        for entity in self.story.entities(sentence.index):
            if entity.last == at - 1 and entity.kind == "person":
                return entity.first, entity.last
        return (at - 2, at - 1) if at > 1 and self.is_source_noun(sentence.lows[at - 2]) else None

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
            if not self.is_source_noun(lows[position]):
                continue
            at = position - 1
            while at >= start and lows[at] in self.words.determiners:
                at -= 1
            before = lows[at] if at >= start else ""
            if before not in places.prepositions and before not in self.words.noun_links:
                described = position > start and self._is_adjective(position - 1)
                return position - described, position + 1  # "Turkse media"
        return None
