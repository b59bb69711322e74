"""Sentences as words with offsets, split into clauses: the shallow reading that every other module works on."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from timeline.events.memory import remembered
from timeline.lang.cues import Cues
from timeline.lang.reading import ReadingWords

_TOKEN = re.compile(r"[\w&]+(?:[-'’.:/]\w+)*|[^\s\w]")  # one word or one sign; each character is looked at once
_PAIR = 4  # words from "tussen" to the "en" that goes with it
_SIGNS = frozenset(",;:–—()\"“”„‘’«»'")


class Sentence:
    """One sentence of an article: its words (`raws`, and `lows` in lower case), their offsets, and its clauses.

    A clause is a pair of word positions, the end exclusive. `padded` is the lower-case words joined by single spaces
    with one on either side, in which phrases are sought.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.reading import load_reading
    >>> sentence = Sentence("De stad viel, nadat troepen oprukten.", 0, 37, 0, load_reading(load_lang("nl")))
    >>> [" ".join(sentence.raws[a:b]) for a, b in sentence.clauses]
    ['De stad viel ,', 'nadat troepen oprukten .']
    """

    def __init__(self, text: str, start: int, end: int, index: int, words: ReadingWords) -> None:
        self.start, self.end, self.index = start, end, index
        self.text = text[start:end]
        self.small = words
        self.raws: list[str] = _TOKEN.findall(text, start, end)
        self.lows = [*map(str.lower, self.raws)]
        if "’" in self.text:
            self.lows = [fold(raw) if len(raw) > 1 else raw.lower() for raw in self.raws]

    @remembered
    def starts(self) -> list[int]:
        """The offset of each word in the article; many a sentence is only asked for its words."""
        found, at = [], 0
        for raw in self.raws:
            at = self.text.index(raw, at)
            found.append(self.start + at)
            at += len(raw)
        return found

    @remembered
    def ends(self) -> list[int]:
        """The offset behind each word."""
        return [start + len(raw) for start, raw in zip(self.starts, self.raws, strict=True)]

    @remembered
    def padded(self) -> str:
        """The words in the form in which phrases are sought."""
        return " " + " ".join(self.lows) + " "

    @remembered
    def words(self) -> set[str]:
        """The words in lower case, and abbreviations in capitals besides."""
        return self._words(0, len(self.lows))

    @remembered
    def clauses(self) -> list[tuple[int, int]]:
        """Clauses in order, without gaps."""
        cuts = [0]
        lows, openers, finite = self.lows, self.small.clause_openers, self.small.finite
        after_comma = self.small.after_comma
        for position in range(1, len(lows) - 1):
            low = lows[position]
            before = lows[position - 1]
            cut = low in openers and before not in self.small.no_cut_after
            if (not cut and before == "," and low in after_comma) or (not cut and before in ";:–—"):
                cut = True
            elif not cut and low in self.small.after_verb and before in self.small.closing:
                cut = position + 2 < len(lows)
            elif not cut and low in self.small.after_noun:
                cut = self._opens_relative(position, cuts[-1])
            elif not cut and before == ",":
                cut = self._goes_on(position, lows[cuts[-1]])
            elif not cut and low in self.small.coordinators:
                cut = self._joins_clauses(position, finite)
            if cut and position > cuts[-1]:
                cuts.append(position)
        return [*zip(cuts, [*cuts[1:], len(lows)], strict=True)]

    def _opens_relative(self, position: int, start: int) -> bool:
        """Whether "die" after a noun opens a relative clause without a comma ("een man die maandag werd opgepakt").

        Then its verb follows, and the main clause has one of its own.
        """
        lows, small, before = self.lows, self.small, self.lows[position - 1]
        no_nouns = (small.finite, small.articles, small.particle_followers, small.infinitive_marks, small.no_nouns)
        if not before.isalpha() or any(before in words for words in no_nouns) or before.endswith(small.past_ends):
            return False
        end = next((at for at in range(position, len(lows)) if is_sign(self.raws[at])), len(lows))
        inner = lows[position + 2 : end]
        if not any(low in small.finite or low.endswith(small.past_ends) for low in inner):
            return False
        if any(low in small.finite or low.endswith(small.past_ends) for low in lows[start:position]):
            return True
        return lows[start] not in small.subordinators and not small.finite.isdisjoint(lows[end:])

    def _goes_on(self, position: int, opener: str) -> bool:
        """Whether the main clause goes on, with its verb, after a subordinate one that begins with `opener`."""
        low, small = self.lows[position], self.small
        if opener in small.subordinators:
            return low in small.finite or low.endswith(small.past_ends)
        return opener in small.relatives and low in small.finite

    def _joins_clauses(self, position: int, finite: frozenset[str]) -> bool:
        """Whether the coordinator joins clauses: a finite verb soon after it, and one before it."""
        lows, marks = self.lows, self.small.infinitive_marks
        if lows[position - 1][0].isdigit() and lows[position + 1][0].isdigit():
            return False  # "30 en 40 huizen"
        ahead = range(position + 1, min(position + 6, len(lows)))
        behind = lows[max(0, position - 25) : position]
        if not self.small.pair_openers.isdisjoint(lows[max(0, position - _PAIR) : position]):
            return False  # "op een dijk tussen Urk en Lemmer hebben beschoten"
        joins = any(lows[at] in finite and lows[at - 1] not in marks and not self._owns(at) for at in ahead)
        return joins and any(word in finite for word in behind)

    def _owns(self, position: int) -> bool:
        """Whether what may be a verb is a possessive before its noun ("de sjeik en zijn gewapende aanhang")."""
        if self.lows[position] not in self.small.articles or position + 1 == len(self.lows):
            return False
        after = self.raws[position + 1]
        return after[0].isupper() and after.endswith(self.small.attributive_ends)

    def clause_of(self, position: int) -> tuple[int, int]:
        """The clause in which the word at this position stands."""
        for clause in self.clauses:
            if clause[0] <= position < clause[1]:
                return clause
        return (0, len(self.lows))

    def reach_of(self, clause: tuple[int, int], *, shared: bool = False) -> tuple[int, int]:
        """A clause together with the one before it, where it leans on that one for its subject.

        With `shared` only where the two also share what opens them ("riep maandag ... en stuurde ...").
        """
        first, small = clause[0], self.small
        if not first:
            return clause
        before, opener = self.clause_of(first - 1), self.lows[first]
        if opener in small.sharing and self.lows[first + 1] in small.finite:
            return (before[0], clause[1])
        if shared:
            return clause
        if opener in small.relatives:
            return (before[0], clause[1])
        if opener in small.finite and before[0] and self.lows[before[0]] in small.relatives:
            return (self.clause_of(before[0] - 1)[0], clause[1])  # the main clause goes on
        return clause

    def padded_clause(self, clause: tuple[int, int]) -> str:
        """The words of a clause in the form in which phrases are sought."""
        if clause == (0, len(self.lows)):
            return self.padded
        return " " + " ".join(self.lows[clause[0] : clause[1]]) + " "

    def has(self, cues: Cues, clause: tuple[int, int]) -> bool:
        """Whether a cue set is found in its scope."""
        if cues.scope == "sentence" or clause == (0, len(self.lows)):
            return cues.found(self.words, self.padded)
        return cues.found(self._words(*clause), self.padded_clause(clause))

    def _words(self, first: int, last: int) -> set[str]:
        """The words between two positions in lower case, and abbreviations in capitals besides."""
        capitals = [raw for raw in filter(str.isupper, self.raws[first:last]) if len(raw) > 1]
        return {*self.lows[first:last], *capitals}

    def position_at(self, offset: int) -> int:
        """The position of the word at a character offset of the article, or of the first one after it."""
        return max(0, min(bisect_right(self.ends, offset), len(self.ends) - 1))

    @remembered
    def spelled(self) -> list[str]:
        """The words in lower case, but abbreviations as they are: "OM" is no preposition."""
        if sum(map(str.isupper, self.raws)) > len(self.raws) / 2:
            return self.lows
        return [raw if len(raw) > 1 and raw.isupper() else low for raw, low in zip(self.raws, self.lows, strict=True)]

    @remembered
    def widths(self) -> list[int]:
        """The characters of each word, with the space before it; what a line may lose, as a sign, counts for none."""
        gaps = [False, *(first > last for first, last in zip(self.starts[1:], self.ends, strict=False))]
        return [
            0 if is_sign(raw) else len(raw) - raw.count("'") - raw.count("’") + gap
            for raw, gap in zip(self.raws, gaps, strict=True)
        ]

    @remembered
    def quoted(self) -> list[bool]:
        """For each word whether it stands within quotation marks."""
        marks, inside = [], False
        for raw in self.raws:
            if raw in self.small.quotes_open and not inside:
                inside = True
                marks.append(True)
            elif raw in self.small.quotes_close and inside:
                inside = False
                marks.append(True)
            else:
                marks.append(inside)
        return marks


def fold(text: str) -> str:
    """A text in lower case with straight apostrophes, as the language's files spell their words.

    >>> fold("F-16’s")
    "f-16's"
    """
    return text.lower().replace("’", "'")


@lru_cache(maxsize=65536)
def is_sign(raw: str) -> bool:
    """Whether a token is a sign rather than a word."""
    return raw in _SIGNS or not (raw[0].isalnum() or raw[0] == "_")
