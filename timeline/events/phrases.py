"""Reads the words of one clause as phrases: noun phrases, what a preposition opens, verbs, adverbs."""

from __future__ import annotations

from timeline.events.clauses import is_sign
from timeline.events.memory import remembered
from timeline.events.nounphrases import NounReader, Phrase


class PhraseReader(NounReader):
    """Reads phrases of one sentence."""

    @remembered
    def _known(self) -> dict[tuple[int, ...], list[Phrase]]:
        """What was read before: the same words are asked for by several shapes of a headline."""
        return {}

    def read(self, positions: list[int]) -> list[Phrase]:
        """The phrases of these words, in order and without gaps."""
        key = tuple(positions)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._phrases(positions)
        return list(known)

    def _phrases(self, positions: list[int]) -> list[Phrase]:
        found: list[Phrase] = []
        i = 0
        while i < len(positions):
            phrase, i = self._next(positions, i)
            linked = len(found) > 1 and found[-1].kind == "link" and found[-2].kind == "prep"
            if (
                phrase.kind == "prep" and linked and self.lows[phrase.at[0]] == self.lows[found[-2].at[0]]
            ):  # "over Oekraïne en over de NAVO"
                phrase.at = found[-2].at + found[-1].at + phrase.at
                del found[-2:]
            found.append(phrase)
        return found

    def _next(self, positions: list[int], i: int) -> tuple[Phrase, int]:
        at, low, of = positions[i], self.lows[positions[i]], self.words.of
        if is_sign(self.raws[at]):
            return Phrase("sign", [at]), i + 1
        last = i + 1 == len(positions) or is_sign(self.raws[positions[i + 1]])
        if (known := self._time(positions, i) or self._adverb(positions, i)) is not None:
            return known
        if low == self.words.purpose_mark and not last:
            return Phrase("rest", positions[i : i + 2]), i + 2
        if self.is_finite(at):
            return Phrase("finite", [at]), i + 1
        if self.is_rest(at, last) or (last and i and self._is_infinitive(low)):
            return Phrase("rest", [at]), i + 1
        if low in of["prepositions"] and not self._estimates(positions, i):
            return self._prepositional(positions, i)
        named = low in of["pronouns"] or (low in of["subject_pronouns"] and not last)
        if named and not (low in of["determiners"] and not last and self.can_open(positions[i + 1])):
            return Phrase("pron", [at]), i + 1
        if low in of["links"]:
            return Phrase("link", [at]), i + 1
        return self._noun(positions, i)

    def can_open(self, at: int) -> bool:
        """Whether a determiner before this word has its noun after it."""
        low = self.lows[at]
        return (
            not (
                is_sign(self.raws[at])
                or low in self.words.of["prepositions"]
                or low in self.words.of["pronouns"]
                or low in self.words.phrases
                or low in self.words.of["coordinate"]
                or self.is_finite(at)
            )
            or low in self.words.of["determiners"]
        )

    def _time(self, positions: list[int], i: int) -> tuple[Phrase, int] | None:
        """A temporal expression, with the preposition before it where that says no more than "at that time"."""
        if not self.times:
            return None
        timed = self.lows[positions[i]] in self.words.of["at_time"] and i + 1 < len(positions)
        j = i + (timed and self.lows[positions[i + 1]] not in self.words.of["bare_times"])
        last, day = self.times.get(positions[j], (0, False))
        here = positions[i : j + last - positions[j]]
        if not last or here[-1] != last - 1 or self.trigger in here:
            return None
        bare = i == j and (
            self.lows[here[0]] in self.words.of["articles"] or all(self.raws[at][0].isdigit() for at in here)
        )
        end = i + len(here)
        if bare is False and not day and i == j and self._opens_span(positions, end):
            behind, k = self._prepositional(positions, end)
            return Phrase("prep", [*here, *behind.at], sure=behind.sure), k  # "vijf minuten na het ingaan"
        if not day or bare:
            return None
        return Phrase("adverb", list(here), spare=day), i + len(here)

    def _opens_span(self, positions: list[int], i: int) -> bool:
        """Whether what follows a length of time says from when it counts."""
        return i + 1 < len(positions) and self.lows[positions[i]] in self.words.of["after_span"]

    def _estimates(self, positions: list[int], i: int) -> bool:
        """Whether a preposition here belongs to a number ("naar schatting honderd")."""
        words = [self.lows[at] for at in positions[i : i + 2]]
        counted = i + 2 < len(positions) and self._counts(positions[i + 2])
        return counted and all(word in self.words.of["about"] for word in words)

    def _adverb(self, positions: list[int], i: int) -> tuple[Phrase, int] | None:
        known = self.words.phrases.get(self.lows[positions[i]])
        if known is None:
            return None
        if positions[i] and self.raws[positions[i]][0].isupper() and not is_sign(self.raws[positions[i] - 1]):
            return None  # "Jabal al-Zawiya", "Al Hol"
        for parts, spare in known:
            if not self._stands(parts, positions, i):
                continue
            here = positions[i : i + len(parts)]
            if self.trigger not in here:
                following = positions[i + len(parts)] if i + len(parts) < len(positions) else None
                about = following is not None and self.lows[following] in self.words.of["about"]
                estimated = parts[0] in self.words.of["about"] and following is not None and self._counts(following)
                if len(parts) == 1 and (estimated or about):
                    continue  # "al twintig dagen" is read with its number
                if parts[-1] in self.words.of["prepositions"] and following is not None:
                    noun, j = self._noun(positions, i + len(parts))
                    if spare and self._time_end(positions, i + len(parts)) is not None:
                        return Phrase("adverb", [*here, *noun.at], spare=True), j  # "voor het eerst in drie weken"
                    return Phrase("prep", [*here, *noun.at], sure=noun.sure), j
                return Phrase("adverb", list(here), spare=spare), i + len(parts)
        return None

    def _prepositional(self, positions: list[int], i: int) -> tuple[Phrase, int]:
        at, low = positions[i], self.lows[positions[i]]
        j = i + 1
        while j < len(positions) and self.lows[positions[j]] in self.words.of["prepositions"]:
            j += 1
        ended = j == len(positions) or is_sign(self.raws[positions[j]]) or self.lows[positions[j]] == (
            self.words.purpose_mark
        ) or self.lows[positions[j]] in self.words.of[
            "links"
        ] or self.is_finite(positions[j]) or self.is_rest(positions[j], j + 1 == len(positions))  # fmt: skip
        if low in self.words.of["particles"] and (ended or j > i + 1):
            return Phrase("particle", [at]), i + 1
        if ended:
            return Phrase("particle", positions[i:j]), j
        if self.lows[positions[j]] in self.words.of["pronouns"] and not (
            self.lows[positions[j]] in self.words.of["determiners"]
            and j + 1 < len(positions)
            and self.can_open(positions[j + 1])
        ):
            return Phrase("prep", positions[i : j + 1]), j + 1
        noun, k = self._noun(positions, j)
        return Phrase("prep", [*positions[i:j], *noun.at], sure=noun.sure), k
