"""Says where a clause begins within a sentence: at a sign, or at a word that no comma precedes."""

from __future__ import annotations

from functools import lru_cache

from timeline.events.clauses import Sentence, is_sign
from timeline.events.phrases import PhraseReader
from timeline.lang.headline import HeadlineWords

SEPARATORS = frozenset(",;:–—-()…")
_FAR = 20  # words before "en" within which the auxiliary of both stands
_NEAR = 7  # words within which the verb of a clause that "en" opens is sought


@lru_cache(maxsize=16)
def clause_openers(words: HeadlineWords) -> frozenset[str]:
    """All words with which a clause may begin where no comma precedes it."""
    names = ("purpose", "content", "relative", "now", "subordinate", "coordinate")
    return frozenset().union(*(words.of[name] for name in names))


class ClauseOpener:
    """Finds the words of one sentence at which clauses begin."""

    reader: PhraseReader
    words: HeadlineWords
    sentence: Sentence

    def _opens(self, at: int, piece: list[int]) -> bool:
        """Whether a clause begins at a word that may open one and that no comma precedes."""
        low, before = self.reader.lows[at], self.reader.lows[at - 1]
        words = self.words.of
        after = self.reader.lows[at + 1] if at + 1 < len(self.reader.lows) else ""
        if low in words["purpose"]:
            ahead = self.reader.lows[at + 1 : at + 25]
            return self.words.purpose_mark in ahead and after not in words["purpose_not"] and not after[:1].isdigit()
        lately = self.reader.lows[max(0, at - 4) : at]
        if low in words["content"] and before in words["particles"]:
            if not words["expletive"].isdisjoint(lately) or not words["degrees"].isdisjoint(lately):
                return self._verb_ahead(at)  # "waarschuwde er ook voor dat", "liep zo hoog op dat"
            if at + 1 < len(self.reader.lows) and self.reader.is_finite(at + 1):
                return True  # "woonde een concert bij dat werd ..."
            if after in words["determiners"] or after in words["pronouns"]:
                return self._verb_ahead(at)  # "kondigde aan dat de ..."
        if before in words["prepositions"] or before in words["determiners"]:
            return False
        if is_sign(before) and before not in SEPARATORS and low not in words["links"]:
            return False
        if low in words["relative"]:
            if low in words["content"]:
                points = (
                    before in words["coordinate"] and at + 1 < len(self.reader.lows) and self.reader.is_finite(at + 1)
                )
                return before not in words["subordinate"] and not points  # "maar dat ontkent ..."
            if low in words["subject_relatives"] and before in words["subject_pronouns"] - words["determiners"]:
                return False  # "kondigde zij die maatregel aan"
            return before not in words["subordinate"] and not self.reader.is_finite(at - 1) and not self._is_inside(at)
        if low in words["now"] and self._finite(piece) is not None and self._finite(piece) != at - 1:
            return (after in words["determiners"] or after in words["pronouns"]) and self._verb_ahead(at, _NEAR + 1)
        if low in words["subordinate"]:
            if low in words["prepositions"] or after[:1].isdigit() or self.reader.is_finite(at - 1):
                return False
            return self._verb_ahead(at)
        if low in words["coordinate"]:
            low = self.reader.lows[piece[0]]
            depends = any(low in words[name] for name in ("relative", "subordinate")) and self._finite(piece) is None
            if self._is_pair(at) or self._is_inside(at) or self._joins_adjectives(at):
                return False
            cut = not depends and any(start == at for start, _ in self.sentence.clauses) and self._verb_ahead(at, _NEAR)
            next_is_verb = at + 1 < len(self.reader.lows) and self.reader.is_finite(at + 1)
            return cut or (next_is_verb and self.reader.finite_in(range(at)) is not None)
        return False

    def _is_pair(self, at: int) -> bool:
        """Whether "en" joins two infinitives of one verb before them ("kan komen en gaan")."""
        lows, ends = self.sentence.lows, self.words.ends["infinitive_ends"]
        if at + 1 >= len(lows) or not lows[at - 1].endswith(ends) or not lows[at + 1].endswith(ends):
            return False
        return not self.words.of["modal"].isdisjoint(lows[max(0, at - 12) : at - 1])

    def _joins_adjectives(self, at: int) -> bool:
        """Whether "en" stands behind an adjective that waits for its noun ("een economisch en sociaal drama")."""
        bare = self.reader.lows[at - 1].endswith(self.words.ends["adjective_ends"])
        return bare and at > 1 and self.reader.lows[at - 2] in self.words.of["bare_after"]

    def _is_inside(self, at: int) -> bool:
        """Whether what follows "en" ends with the verbs of the clause before it ("zou Jan en Piet hebben bedreigd")."""
        lows = self.sentence.lows
        if self.words.of["modal"].isdisjoint(lows[max(0, at - _FAR) : at]):
            return False
        verb = self.reader.finite_in(range(at + 1, min(at + _NEAR, len(lows))))
        infinite = verb is not None and lows[verb] in self.words.of["infinite"]
        return (
            infinite and verb is not None and verb > at + 1 and self.reader.is_rest(min(verb + 1, len(lows) - 1), True)
        )

    def _verb_ahead(self, at: int, reach: int = 30) -> bool:
        ahead = range(at + 1, min(at + reach, len(self.sentence.lows)))
        verb = self.reader.finite_in(ahead)
        if verb is None or reach != _NEAR:
            return verb is not None
        return not any(self._separates(one) for one in range(at + 1, verb))

    def _separates(self, at: int) -> bool:
        raw, sentence = self.sentence.raws[at], self.sentence
        if raw not in SEPARATORS:
            return False
        if raw == "-":
            ahead = at + 1 < len(sentence.raws) and sentence.starts[at + 1] > sentence.ends[at]
            return at == 0 or (sentence.starts[at] > sentence.ends[at - 1] and ahead)
        if raw == "," and 0 < at < len(sentence.raws) - 1:
            return not (sentence.raws[at - 1][-1].isdigit() and sentence.starts[at + 1] == sentence.ends[at])
        return True

    def _finite(self, piece: list[int]) -> int | None:
        return self.reader.finite_in(piece)
