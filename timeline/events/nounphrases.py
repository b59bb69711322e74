"""Reads noun phrases: where they begin, which adjectives and names belong to them, where they surely end."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.events.clauses import is_sign
from timeline.events.verbs import VerbReader

_INSIDE = frozenset("-'‘“\"„")  # signs that stand within a noun phrase
_PLURAL = ("en", "s")
_HUNG = 3  # words behind an article that a participle and its noun need
_REACH = 8  # words behind an article within which the participle stands


@dataclass(slots=True)
class Phrase:
    """Words of a sentence by position. `kind` is noun, prep, pron, finite, rest (of the verb), particle, adverb, sign.

    `spare`: the headline can do without. `sure`: where a noun phrase ends is certain.
    """

    kind: str
    at: list[int]
    spare: bool = False
    sure: bool = True


class NounReader(VerbReader):
    """Reads the noun phrases of one sentence."""

    def _noun(self, positions: list[int], i: int) -> tuple[Phrase, int]:
        """A noun phrase from here on, with "van ..." and "en ..." behind it."""
        j, sure = self._core(positions, i)
        while j < len(positions) - 1:
            low, after = self.lows[positions[j]], positions[j + 1]
            linked = low in self.words.of["links"] and self._is_content(after) and after not in self.times
            owned = low in self.words.of["belonging"] and not is_sign(self.raws[after])
            if not linked and not owned:
                break
            j, also = self._core(positions, j + 1)
            sure = sure and also
        return Phrase("noun", positions[i:j], sure=sure), j

    def _determined(self, positions: list[int], i: int) -> int:
        """The position behind the articles and numbers that open a noun phrase."""
        j, words = i, self.words.of
        about, determiners = words["about"], words["determiners"]
        while j < len(positions):
            low = self.lows[positions[j]]
            opens = low in determiners or low in about or self._counts(positions[j]) or self._spans(positions, j, i)
            opens = opens or (
                low in words["quantities"] and i < j < len(positions) - 1 and self._is_content(positions[j + 1])
            )
            if not opens and (low != "," or j == i or not self.raws[positions[j - 1]][-1].isdigit()):
                break
            j += 1
        return j

    def _spans(self, positions: list[int], j: int, i: int) -> bool:
        """Whether a word between two numbers makes a range of them ("6 tot 9 maanden")."""
        within = i < j < len(positions) - 1 and self.lows[positions[j]] in self.words.of["ranges"]
        return within and self._counts(positions[j - 1]) and self._counts(positions[j + 1])

    def _core(self, positions: list[int], i: int) -> tuple[int, bool]:
        """Where a noun phrase that begins at `i` ends without what hangs on it, and whether that is certain."""
        words, end = self.words.of, len(positions)
        if (timed := self._time_end(positions, i)) is not None:
            return timed, True
        j = self._behind_participle(positions, self._determined(positions, i), i)
        before = self.lows[positions[j - 1]] if j > i else ""
        bare = unlike = before in words["bare_after"] or before in words["quantities"]
        while j < end:
            at = positions[j]
            low = self.lows[at]
            left_out = j > i and at != positions[j - 1] + 1 and self.raws[positions[j - 1] + 1] != "("
            if left_out or (is_sign(self.raws[at]) and self.raws[at] not in _INSIDE):
                break
            if j > i and (self.is_finite(at) or low in words["prepositions"]):
                return j, low not in words["prepositions"]
            if j > i and (self._time_end(positions, j) is not None or self._is_set(positions, j)):
                return j, True
            if j > i and low in words["links"]:
                bare, j = unlike, j + 1
                continue
            if self._is_listed(positions, j):
                j += 2
                continue
            if self._is_name(at):
                j = self._list_end(positions, self._name_end(positions, j))
                if self._owns_next(positions, j):
                    continue
                return j, True
            after = positions[j + 1] if j + 1 < end else None
            content = after is not None and (self._is_content(after) or self.lows[after] in words["links"])
            if after is None or not content or not self._is_adjective(at, after, bare):
                definite = self.lows[positions[i]] in words["definite"] and not low.endswith("e")
                return self._with_name(positions, j), definite or self._ends_surely(positions, j)
            bare = bare and self.lows[after] in words["links"]
            j += 1
        return max(j, i + 1), j > i

    def _behind_participle(self, positions: list[int], j: int, i: int) -> int:
        """Where the noun begins before which a participle stands with all its own ("een in Gent gestolen auto")."""
        if not i < j < len(positions) - _HUNG or self.lows[positions[j]] not in self.words.of["prepositions"]:
            return j
        if self.lows[positions[j - 1]] not in self.words.of["articles"]:
            return j
        for k in range(j + 2, min(j + _REACH, len(positions) - 1)):
            at, low = positions[k], self.lows[positions[k]]
            if is_sign(self.raws[at]) or low in self.words.of["determiners"] - self.words.of["articles"]:
                return j
            formed = low.startswith(self.words.ends["participle_starts"]) and low.endswith(("de", "te", "en"))
            known = low in self.words.participles or low.removesuffix("e") in self.words.participles
            if (formed or known) and self.raws[at].islower() and self._is_content(positions[k + 1]):
                return k + 1
        return j

    def _list_end(self, positions: list[int], j: int) -> int:
        """Where a list of names ends of which the first ends at `j` ("Polen, Estland en Letland")."""
        k = j
        while k + 1 < len(positions) and self.raws[positions[k]] == "," and self._is_name(positions[k + 1]):
            k = self._name_end(positions, k + 1)
        linked = k > j and k + 1 < len(positions) and self.lows[positions[k]] in self.words.of["links"]
        return k if linked and self._is_name(positions[k + 1]) else j

    def _time_end(self, positions: list[int], i: int) -> int | None:
        """Where a temporal expression that begins here ends."""
        if positions[i] not in self.times:
            return None
        last, _ = self.times[positions[i]]
        end = i + last - positions[i]
        return end if last and end <= len(positions) and positions[end - 1] == last - 1 else None

    def _is_set(self, positions: list[int], i: int) -> bool:
        """Whether a set phrase of several words begins here ("ten noorden van")."""
        known = self.words.phrases.get(self.lows[positions[i]])
        return known is not None and any(len(parts) > 1 and self._stands(parts, positions, i) for parts, _ in known)

    def _stands(self, parts: tuple[str, ...], positions: list[int], i: int) -> bool:
        """Whether the words of a set phrase, of which the first does, all stand here."""
        if len(parts) == 1:
            return True  # most are single words
        return i + len(parts) <= len(positions) and all(
            self.lows[positions[i + n]] == parts[n] for n in range(1, len(parts))
        )

    def _is_listed(self, positions: list[int], j: int) -> bool:
        """Whether an adjective stands here with a comma and more after it ("politieke, financiële steun")."""
        if j + 2 >= len(positions) or self.raws[positions[j + 1]] != "," or self.raws[positions[j]][0].isupper():
            return False
        return self.lows[positions[j]].endswith("e") and self._is_content(positions[j + 2])

    def _owns_next(self, positions: list[int], j: int) -> bool:
        """Whether a name ends here that owns what follows ("Maduro's aanhang")."""
        owner = self.lows[positions[j - 1]]
        if self.raws[positions[j - 1]] in self.owners and self._goes_on(positions, j):
            return True  # "Trumps beslissing"
        return owner.endswith(("'s", "’s")) and not owner[:-2][-1:].isdigit() and self._goes_on(positions, j)

    def _goes_on(self, positions: list[int], j: int) -> bool:
        """Whether a noun follows here, without an article of its own."""
        return j < len(positions) and self._is_content(positions[j]) and (
            self.lows[positions[j]] not in self.words.of["determiners"]
        )  # fmt: skip

    def _name_end(self, positions: list[int], j: int) -> int:
        """Where a name ends, with the dot of an initial and small links inside."""
        start = j
        while j < len(positions):
            known = self.words.countries
            if j > start and self.raws[positions[j]] in known and self.raws[positions[j - 1]] in known:
                break
            if j > start and positions[j] in self.heads:
                break
            low, before = self.lows[positions[j]], self.raws[positions[j - 1]] if j else ""
            linked = low in self.words.of["name_links"] and j + 1 < len(positions) and self._is_name(positions[j + 1])
            linked = linked and self.raws[positions[j + 1]] not in self.words.countries
            initial = low == "." and len(before) == 1
            if not (self._is_name(positions[j]) or initial or (linked and self._is_name(positions[j - 1]))):
                break
            j += 1
        return j

    def _is_name(self, at: int) -> bool:
        raw = self.raws[at]
        capital = (
            raw[0].isupper()
            or (raw[0] in "'’" and at + 1 < len(self.raws) and self.raws[at + 1][0].isupper())
            or ("-" in raw and self._is_linked_name(raw))
        )
        if not capital or (at == 0 and self.lows[at] in self.words.closed):
            return False
        ending = self.lows[at].rpartition("-")[2]
        after = self.raws[at + 1] if at + 1 < len(self.raws) else ""
        described = after[:1].islower() and after not in self.words.closed and not self.is_finite(at + 1)
        return ending not in self.words.adjectives and not (
            described and ending.endswith(self.words.ends["people_ends"]) and after not in self.words.of["links"]
        )

    def _is_linked_name(self, raw: str) -> bool:
        """Whether a word is a name with a small link before its hyphen ("al-Zawiya")."""
        link, _, rest = raw.partition("-")
        return link in self.words.of["name_links"] and rest[:1].isupper()

    def _is_adjective(self, at: int, after: int, bare: bool) -> bool:
        low = self.lows[at]
        if is_sign(self.raws[at]) or low.rpartition("-")[2] in self.words.adjectives or self._counts(at):
            return True
        if low in self.words.of["bare_adjectives"] or low.endswith(self.words.ends["adjective_ends"]):
            return self.raws[after][0].islower()
        if self.lows[after] in self.words.of["links"]:
            if bare and not low.endswith(_PLURAL) and after + 2 < len(self.lows):
                owned = self.lows[after + 1] in self.words.of["determiners"]  # "een staking en een betoging"
                return not owned and self._is_content(after + 1) and self._is_content(after + 2)
            return low.endswith("e") and low not in self.words.of["nouns_in_e"] and not low.endswith("ie")
        if low.endswith("e"):
            article = self.lows[after] in self.words.of["articles"]  # "waar de douane de lading vond"
            return low not in self.words.of["nouns_in_e"] and not low.endswith("ie") and not article
        if self.raws[after][0].isupper() and self.lows[after] not in self.words.adjectives:
            return False
        if self.lows[after] in self.words.of["determiners"] or low in self.words.of["not_participle"]:
            return False
        formed = low.startswith(self.words.ends["participle_starts"]) and low.endswith("en")
        return bare and (formed or not low.endswith(_PLURAL)) and not self.is_rest(after, True)

    def _with_name(self, positions: list[int], j: int) -> int:
        """The end of a phrase whose noun is at `j`, with the name that a singular noun may have behind it."""
        k = j + 1
        if not self.lows[positions[j]].endswith("en") and k < len(positions) and self._is_name(positions[k]):
            k = self._name_end(positions, k)
        return k

    def _ends_surely(self, positions: list[int], j: int) -> bool:
        k = self._with_name(positions, j)
        if k >= len(positions):
            return True
        at = positions[k]
        closed = ("prepositions", "determiners", "pronouns", "links", "about")
        return (
            is_sign(self.raws[at])
            or any(self.lows[at] in self.words.of[one] for one in closed)
            or self.lows[at] in self.words.phrases
            or self._counts(at)
            or self.is_finite(at)
            or self.is_rest(at, k + 1 == len(positions))
            or self._is_name(at)
            or self.lows[at] in self.words.adjectives
            or self.lows[positions[j]].endswith(_PLURAL)
        )
