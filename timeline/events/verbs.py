"""Tells the verbs of a sentence from its other words, by form and by what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from timeline.events.clauses import Sentence, is_sign
from timeline.lang.headline import HeadlineWords

_SHORTEST_PARTICIPLE = 5  # letters


@lru_cache(maxsize=65536)
def _is_finite_form(low: str, words: HeadlineWords) -> bool:
    """Whether a word is listed as a finite verb, has its particle before it ("insloeg"), or ends as one."""
    joined = (low[len(one) :] for one in words.ends["particles"] if low.startswith(one))
    if low in words.finite or any(rest in words.past for rest in joined):
        return True
    ended = low.isalpha() and low.endswith(words.ends["finite_ends"])
    return ended and not (low.startswith("ge") and low.endswith("e"))


@lru_cache(maxsize=65536)
def _counts(low: str, words: HeadlineWords) -> bool:
    """Whether a word is a number, in figures or letters."""
    listed = low in words.numbers and low not in words.of["determiners"]
    return listed or low[0].isdigit() or low.endswith(words.ends["number_ends"])


@lru_cache(maxsize=65536)
def _is_participle(low: str, words: HeadlineWords) -> tuple[bool, bool]:
    """Whether a word is listed as a participle, and whether it has the form of one."""
    if len(low) < _SHORTEST_PARTICIPLE or not low[0].isalpha() or low in words.of["not_participle"]:
        return False, False
    formed = low.startswith(words.ends["participle_starts"]) and low.endswith(words.ends["participle_ends"])
    return low in words.participles and not low.endswith("e"), formed


class VerbReader:
    """Reads the verbs of one sentence; `trigger` is the position of the event's word and `shape` that of its form."""

    def __init__(
        self,
        sentence: Sentence,
        trigger: int,
        shape: str,
        words: HeadlineWords,
        *,
        times: tuple[tuple[int, int, bool], ...] = (),
        heads: frozenset[int] = frozenset(),
        owners: frozenset[str] = frozenset(),
    ) -> None:
        self.sentence, self.words = sentence, words
        self.raws = sentence.raws
        self.lows = sentence.spelled
        self.trigger, self.shape = trigger, shape
        self.heads, self.owners = heads, owners
        self._finite: dict[int, bool] = {}  # each word is asked for many times
        self.times = {first: (last, day) for first, last, day in times}

    def is_finite(self, at: int) -> bool:
        """Whether a word is a finite verb, as far as its form tells."""
        known = self._finite.get(at)
        if known is None:
            known = self._finite[at] = self._reads_finite(at)
        return known

    def finite_in(self, positions: Iterable[int]) -> int | None:
        """The first of these words that is a finite verb."""
        known = self._finite
        for at in positions:
            if known[at] if at in known else self.is_finite(at):
                return at
        return None

    def _reads_finite(self, at: int) -> bool:
        low, before = self.lows[at], self.lows[at - 1] if at else ""
        if at != self.trigger:
            known = _is_finite_form(low, self.words) or self._has_subject_behind(at)
            if not known or (self.raws[at][0].isupper() and at):
                return False
        if at and self._counts(at - 1) and not self.raws[at - 1].isdigit():
            return False
        if at == self.trigger:
            if before in self.words.of["articles"]:
                return False
            if self.shape == "part" and low.endswith("en"):
                return self._has_subject_behind(at)  # "verloren ze"
            return self.shape in ("pres", "past") or (self.shape == "inf" and self._is_plural())
        if low in self.words.of["determiners"] and at == 0:
            return False
        after = self.lows[at + 1] if at + 1 < len(self.lows) else ""
        if before == self.words.purpose_mark:
            return False
        if before in self.words.of["determiners"]:
            helps = any(low in self.words.of[one] for one in ("be", "have", "modal"))
            pointed = before in self.words.of["pronouns"] and low not in self.words.of["determiners"]
            if before in self.words.of["subject_relatives"] and self._tells(at):
                return True
            return helps and pointed  # "het is ...", "volgens haar heeft ..."
        if before.endswith(self.words.ends["attribute_ends"]) and before not in self.words.phrases:
            return False
        return not (low in self.words.of["determiners"] and (self._owns(before, after) or self._has_other(at)))

    def _tells(self, at: int) -> bool:
        """Whether a verb behind "die" has what it tells behind it ("die meenden dat ...")."""
        low, after = self.lows[at], self.lows[at + 1] if at + 1 < len(self.lows) else ""
        return (
            after in self.words.of["certain"]
            and low in self.words.verbs
            and low.endswith(("den", "ten", "de", "te", "t"))
        )

    def _has_subject_behind(self, at: int) -> bool:
        """Whether an unlisted word is a verb because its subject stands behind it ("mist hij")."""
        if at + 1 >= len(self.lows) or self.lows[at + 1] not in self.words.of["nominative"]:
            return False
        low = self.lows[at]
        return low.isalpha() and not low.endswith(self.words.ends["finite_ends"]) and low not in self.words.not_verbs

    def _has_other(self, at: int) -> bool:
        """Whether what follows is a noun, and the clause has another verb ("dat Rusland zijn troepen stuurt")."""
        if (
            is_sign(self.raws[at - 1])
            or at + 1 >= len(self.lows)
            or not self._is_content(at + 1)
            or self._counts(at + 1)
        ):
            return False
        if self.is_rest(at + 1, True) or self.raws[at + 1][0].isupper():
            return False
        first, last = self.sentence.clause_of(at)
        return any(
            (one == self.trigger and self.shape in ("pres", "past"))
            or (one != at and self.lows[one] in self.words.verbs)
            for one in range(first, last)
        )

    def _is_plural(self) -> bool:
        """Whether the trigger is the plural of the present rather than an infinitive: its clause has no other verb."""
        first, last = self.sentence.clause_of(self.trigger)
        if self.trigger and self.lows[self.trigger - 1] == self.words.purpose_mark:
            return False
        nouns = self.words.of["may_be_nouns"]
        others = [self.lows[at] for at in range(first, last) if at != self.trigger]
        return not any(
            (low in self.words.verbs and low not in nouns) or low == self.words.purpose_mark for low in others
        )

    def _owns(self, before: str, after: str) -> bool:
        """Whether a word that is a verb and a possessive too is the latter: after a preposition, verb or "en"."""
        if before in self.words.of["prepositions"] or before in self.words.finite:
            return True
        if before not in self.words.of["links"] or after in self.words.phrases:
            return False
        return not any(after in self.words.of[one] for one in ("prepositions", "determiners", "pronouns"))

    def _counts(self, at: int) -> bool:
        return at < len(self.lows) and _counts(self.lows[at], self.words)

    def counts(self, at: int) -> bool:
        """Whether a word is a number or stands with one ("zeker 40 tot 50")."""
        return self._counts(at) or self.lows[at] in self.words.of["about"] or self.lows[at] in self.words.of["ranges"]

    def is_rest(self, at: int, last: bool) -> bool:
        """Whether a word is a participle, or an infinitive where it closes its clause."""
        low = self.lows[at]
        if at == self.trigger:
            named = (
                at + 1 < len(self.raws)
                and self.raws[at + 1][0].isupper()
                and self.lows[at + 1] not in self.words.closed
            )
            return self.shape == "inf" or (self.shape == "part" and not named)
        listed, formed = _is_participle(low, self.words)
        if not (listed or formed) or self.raws[at][0].isupper():
            return False
        before = self.lows[at - 1] if at else ""
        closes = at + 1 == len(self.raws) or is_sign(self.raws[at + 1])
        helped = closes and before in self.words.of["be"] and not low.endswith("en")  # "... zijn ingediend."
        if (before in self.words.of["determiners"] and not helped) or before in self.words.of["prepositions"]:
            return False
        if before.endswith("e") and at > 1 and self.lows[at - 2] in self.words.of["articles"]:
            return False  # "het koloniale verleden"
        if listed:
            return True
        if self.lows[at - 1].endswith("e") or self._counts(at - 1):
            return False
        return last or any(self.lows[at + 1] in self.words.of[one] for one in ("prepositions", "be", "have"))

    def _is_infinitive(self, low: str) -> bool:
        return low.endswith(self.words.ends["infinitive_ends"]) and not low.endswith("heden") and any(
            self.lows[at] in self.words.of["modal"] for at in range(len(self.lows))
        )  # fmt: skip

    def _is_content(self, at: int) -> bool:
        low = self.lows[at]
        if is_sign(self.raws[at]) or self.is_finite(at):
            return self.raws[at] == "-"
        return (
            low not in self.words.of["prepositions"]
            and low not in self.words.of["pronouns"]
            and (low not in self.words.phrases or low in self.words.of["about"])
        )
