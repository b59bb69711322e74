"""Finds whose figures, writing or care a sentence rests on: "uit een rapport van X blijkt", "door X geteld"."""

from __future__ import annotations

from timeline.events.naming import SourceNamer, Span

_LONGEST_SOURCE = 12  # words of a source
_DESCRIBED = 4  # words from a verb to the document in which something stands
_HELPS = "other"  # the kind of organisations that neither fight nor govern
Source = tuple[str, list[Span]]  # the name, and the spans of words that only say that


class EvidenceFinder(SourceNamer):
    """The sources of one sentence that do not speak in it, but have counted, written or seen."""

    def evidence(self) -> Source | None:
        """The first of them."""
        return self._counted() or self._shown() or self._documented() or self._observed() or self._treated()

    def _shown(self) -> Source | None:
        """Whose figures show it ("uit een rapport van Amnesty blijkt dat")."""
        lows, words = self.sentence.lows, self.words
        for at, low in enumerate(lows):
            if low not in words.prefix_pairs or words.prefix_pairs[low] not in lows[max(0, at - _LONGEST_SOURCE) : at]:
                continue
            first = at - 1 - lows[:at][::-1].index(words.prefix_pairs[low])
            for of in range(first + 1, at):
                if lows[of] in self.story.actors.of_marks and (source := self.after(of + 1)) is not None:
                    name = self.name(source) if source[1] <= at else None
                    return (name, [(first, at + 1)]) if name is not None else None
        return None

    def _documented(self) -> Source | None:
        """Whose writing it stands in ("zo staat in een rapport van de VN", "in de brief van X staat dat")."""
        lows, words = self.sentence.lows, self.words
        if words.documents.isdisjoint(self.sentence.words) or words.stands.isdisjoint(self.sentence.words):
            return None
        for at in range(1, len(lows) - 2):
            if lows[at] not in words.documents or lows[at + 1] not in self.story.actors.of_marks:
                continue
            ahead = [back for back in range(max(0, at - _DESCRIBED), at) if lows[back] in words.stands]
            source = self.after(at + 2)
            if source is None:
                continue
            last = source[1] - (lows[source[1] - 1] in words.stands)  # "van de VN staat"
            if last > source[0] and (ahead or not words.stands.isdisjoint(lows[last : last + 1])):
                name = self.name((source[0], last))
                return (name, [(ahead[0], last)] if ahead else []) if name is not None else None
        return None

    def _observed(self) -> Source | None:
        """For whom those work who saw it ("verslaggevers van persbureau AFP troffen lichamen aan")."""
        lows, words = self.sentence.lows, self.words
        for at in range(len(lows) - 2):
            if lows[at] in words.observers and lows[at + 1] in self.story.actors.of_marks:
                source = self.after(at + 2, unknown=False)
                name = self.name(source) if source is not None else None
                if name is not None:
                    return name, []
        return None

    def _treated(self) -> Source | None:
        """Who treated those who were hurt, and so counted them ("het Rode Kruis behandelde twintig gewonden")."""
        sentence, words = self.sentence, self.words
        if words.treating.isdisjoint(sentence.words) or words.hurt.isdisjoint(sentence.words):
            return None
        for at, low in enumerate(sentence.lows):
            if low not in words.treating:
                continue
            clause = sentence.clause_of(at)
            for entity in self.story.entities(sentence.index):
                helps = self.story.actors.kinds.get(entity.name, _HELPS) == _HELPS
                if entity.kind == "organisation" and helps and clause[0] <= entity.first < at:
                    return entity.name, []
        return None

    def _counted(self) -> Source | None:
        """Who counted, in the passive: "het aantal doden is door de NAVO geschat op"."""
        lows, words = self.sentence.lows, self.words
        for at, low in enumerate(lows):
            if low not in words.counted_by:
                continue
            clause = self.sentence.clause_of(at)
            for marker in range(at - 1, max(clause[0], at - _LONGEST_SOURCE) - 1, -1):
                if lows[marker] in self.story.actors.agent_markers:
                    source = self.after(marker + 1)
                    if source is not None and source[1] <= at and (name := self.name(source)) is not None:
                        return name, [(marker, source[1])]
        return None
