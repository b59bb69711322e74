"""One article under reading: its sentences, expressions and names, each worked out once and when first needed."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from timeline.events.clauses import Sentence, fold
from timeline.events.gazetteer import Gazetteer
from timeline.events.memory import remembered
from timeline.events.model import with_model
from timeline.events.names import NameFinder
from timeline.events.nouns import Entity
from timeline.events.quotations import Quotations
from timeline.events.topic import Topic
from timeline.lang import Lang
from timeline.lang.actors import load_actors
from timeline.lang.dating import load_dating
from timeline.lang.reading import load_reading
from timeline.values import Article, Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CAPITALISED = re.compile(r"\b[A-ZÀ-Þ][\w'’-]{1,40}")
_ANTECEDENT = 6  # sentences in which the person is sought whom a pronoun stands for
_HEADING_SLACK = 2  # characters around the date in a heading
_HEADING_LENGTH = 60
_STAMP_SIGNS = ("–", "-", "—", ":", "|")


def _stands(alias: str, text: str) -> bool:
    """Whether a name stands in a text as a word, or before a hyphen ("M23-rebellen")."""
    return re.search(rf"(?<!\w){re.escape(alias)}(?!\w)", text) is not None


class Story:
    """An article with the spans and expressions that were found in it."""

    def __init__(
        self,
        article: Article,
        spans: list[tuple[int, int]],
        timexes: list[Timex],
        lang: Lang,
        gazetteer: Gazetteer,
        *,
        doc: Doc | None = None,
    ) -> None:
        self.article = article
        self.text = article.text
        self.published: dt.date = article.published_on
        self.spans = spans
        self.lang = lang
        self.gazetteer = gazetteer
        self.actors = load_actors(lang)
        self.topic = Topic.CONFLICT
        self.doc = doc
        self._starts = [start for start, _ in spans]
        self._timexes: dict[int, list[Timex]] = {}
        for timex in timexes:
            if (index := self.sentence_at(timex.start_char)) is not None:
                self._timexes.setdefault(index, []).append(timex)
        self._lows: dict[int, str] = {}
        self._sentences: dict[int, Sentence] = {}
        self._entities: dict[int, list[Entity]] = {}
        self._names = NameFinder(article.text, lang, gazetteer)
        self._words = load_reading(lang)

    def sentence_at(self, offset: int) -> int | None:
        """The index of the sentence in which a character stands."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self.spans[index][1]:
            return None
        return index

    def sentence(self, index: int) -> Sentence:
        """The sentence with this index, split into words."""
        found = self._sentences.get(index)
        if found is None:
            start, end = self.spans[index]
            found = self._sentences[index] = Sentence(self.text, start, end, index, self._words)
        return found

    def low(self, index: int) -> str:
        """The sentence's text in lower case."""
        found = self._lows.get(index)
        if found is None:
            start, end = self.spans[index]
            found = self._lows[index] = fold(self.text[start:end])
        return found

    @property
    def dated(self) -> list[int]:
        """The indices of the sentences with a temporal expression, in order."""
        return sorted(self._timexes)

    def timexes(self, index: int) -> list[Timex]:
        """The temporal expressions of a sentence, in order."""
        return self._timexes.get(index, [])

    def entities(self, index: int) -> list[Entity]:
        """Who and what is named in a sentence, in order."""
        found = self._entities.get(index)
        if found is None:
            found = self._names.find(self.sentence(index))
            if self.doc is not None:
                found = with_model(found, self.sentence(index), self.doc)
            self._entities[index] = found
        return found

    @remembered
    def quotations(self) -> Quotations:
        """What stands between quotation marks."""
        return Quotations(self.text)

    @remembered
    def _headings(self) -> list[tuple[int, Timex]]:
        """Sentences that are little more than a date or a time, and head what follows ("Maandag 28 maart")."""
        headings = []
        for index in sorted(self._timexes):
            start, end = self.spans[index]
            first = self._timexes[index][0]
            if first.interval is None or first.start_char - start > _HEADING_SLACK:
                continue
            alone = end - self._timexes[index][-1].end_char <= _HEADING_SLACK and end - start <= _HEADING_LENGTH
            stamped = first.type == "TIME" and self.text[first.end_char : end].lstrip()[:1] in _STAMP_SIGNS
            lined = "\n" in self.text[max(0, start - 2) : start] or start == 0
            if lined and (alone or stamped):
                headings.append((index, first))
        return headings

    @remembered
    def capitalised(self) -> Counter[str]:
        """How often each capitalised word stands in the article."""
        return Counter(_CAPITALISED.findall(self.text))

    @remembered
    def places(self) -> Counter[str]:
        """How often the article names each place that the language lists."""
        known, capitals = self.gazetteer.is_listed, self.gazetteer.countries.capitals
        return Counter({word: times for word, times in self.capitalised.items() if word in capitals or known(word)})

    @remembered
    def countries(self) -> Counter[str]:
        """How often the article names each country, as a name, an adjective or an inhabitant."""
        known = self.gazetteer.countries
        counts: Counter[str] = Counter()
        for word, times in self.capitalised.items():
            iso = known.names.get(word) or known.adjectives.get(word.lower()) or known.inhabitants.get(word)
            if iso is not None:
                counts[iso] += times
        return counts

    @remembered
    def organisations(self) -> tuple[str, ...]:
        """The organisations that the article names, of those that the language lists."""
        text, names = self.text, self.actors.organisations
        return tuple(dict.fromkeys(name for alias, name in names.items() if alias in text and _stands(alias, text)))

    def heading_before(self, index: int) -> Timex | None:
        """The date that heads the section in which a sentence stands."""
        found = None
        for at, timex in self._headings:
            if at > index:
                break
            found = timex
        return found

    def war_start(self) -> Timex | None:
        """The finest expression that dates a war, an invasion or an attack which an article counts from."""
        nouns = load_dating(self.lang).war_nouns
        dated = []
        for index in sorted(self._timexes):
            for timex in self._timexes[index]:
                if timex.interval is None or timex.type not in ("DATE", "TIME"):
                    continue
                sentence = self.sentence(index)
                at = sentence.position_at(timex.start_char)
                if not nouns.isdisjoint(sentence.lows[max(0, at - 4) : at]):
                    dated.append((timex.interval.days, timex.start_char, timex))
        return min(dated)[2] if dated else None

    def antecedent(self, index: int, pronoun: str, *, plural: bool = False) -> str | None:
        """Whom a pronoun in a sentence stands for: the person named first in the sentence before, or before that.

        With a plural verb beside it, a pronoun stands for the group named last before it.
        """
        if pronoun not in self.actors.pronouns:
            return None
        if plural:
            groups = ("group", "country", "organisation")
            for entity in reversed(self.entities(index - 1) if index else []):
                if entity.kind in groups and (entity.title or entity.kind == "group"):
                    return entity.name
            return None
        for back in range(index - 1, max(-1, index - _ANTECEDENT), -1):
            entities = self.entities(back)
            for entity in entities:
                if entity.kind == "person" and not self.marked(back, entity):
                    return entity.name
                if entity.kind == "pronoun" and entity.name in self.actors.subject_pronouns:
                    break  # that sentence goes on about the same person
            else:
                people = [entity for entity in entities if entity.kind == "person"]
                if people:
                    return people[0].name
        return None

    def marked(self, index: int, entity: Entity) -> bool:
        """Whether a preposition before a person says that it is not the subject."""
        before = self.sentence(index).lows[entity.first - 1] if entity.first else ""
        return (
            before in self.actors.agent_markers or before in self.actors.of_marks or before in self.actors.patient_marks
        )

    def same_paragraph(self, one: int, other: int) -> bool:
        """Whether no blank line stands between two sentences."""
        first, last = min(one, other), max(one, other)
        return "\n\n" not in self.text[self.spans[first][1] : self.spans[last][0]]
