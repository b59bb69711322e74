"""Says what a phrase of a headline is worth: what the event hangs on stays, where and under what circumstances goes."""

from __future__ import annotations

from timeline.events.clauses import Sentence
from timeline.events.nounphrases import Phrase
from timeline.lang.headline import HeadlineWords

_QUOTES = frozenset("'\"‘’“”„")
_SPAN = 4  # words of a length of time before "na"


class PhraseRanker:
    """Ranks the phrases of one sentence; the higher, the sooner a phrase goes (0: never)."""

    sentence: Sentence
    trigger: int
    words: HeadlineWords

    def _rank(self, phrases: list[Phrase], i: int, closing: int, keep: int) -> int:
        phrase = phrases[i]
        if self._leads_on(phrases, i) or self._completes(phrases, i) or self._is_asked(phrases, i):
            return 0
        beside = 0 < i < keep - 1 and self._is_beside(phrases, i)
        if self.trigger in phrase.at or (i < max(keep, 1) and not beside) or phrase.kind != "prep":
            return 0
        around = [*phrases[i - 1 : i], *phrases[i + 1 : i + 2]]
        open_ended = self.sentence.lows[phrase.at[-1]] in self.words.of["determiners"]
        if open_ended or self._is_quoted(phrase) or any(one.kind == "link" for one in around):
            return 0  # "bij 'Zondag met Jansen'"
        if beside:
            return 1
        counted = any(
            self.sentence.raws[at][0].isdigit()
            or self.sentence.lows[at] in self.words.numbers - self.words.of["bare_after"]
            for at in phrase.at
        )
        if counted or self._is(phrase, "kept") or self.sentence.lows[phrase.at[0]] in self.words.of["belonging"]:
            return 1
        if any(self.sentence.lows[at] in self.words.of["circumstance"] for at in phrase.at[:_SPAN]):
            return 4
        if any(self.sentence.lows[one.at[0]] == self.words.purpose_mark for one in phrases):
            return 0  # "riep de leiders op de steun te vergroten"
        if i > closing and i > 1:
            return 2 if self.sentence.lows[phrase.at[0]] in self.words.of["directions"] else 3
        return 2

    def _is_quoted(self, phrase: Phrase) -> bool:
        """Whether a quotation mark opens or closes right at a phrase that is not all that is quoted."""
        sentence, first, last = self.sentence, phrase.at[0], phrase.at[-1]
        opens = first > 0 and sentence.raws[first - 1] in _QUOTES and sentence.ends[first - 1] == sentence.starts[first]
        if sum(raw in _QUOTES for raw in sentence.raws[first : last + 1]) % 2:
            return False  # "uit een 'horrorhuis'"
        more = last + 1 < len(sentence.raws) and sentence.raws[last + 1] in _QUOTES
        return opens != (more and sentence.starts[last + 1] == sentence.ends[last])

    def _is_beside(self, phrases: list[Phrase], i: int) -> bool:
        """Whether a phrase hangs on the common noun of the subject ("inwoners van een dorp in het noorden")."""
        ends = phrases[i + 1].kind in ("prep", "finite")
        plain = self.sentence.raws[phrases[i].at[0] - 1].islower() or self._is(phrases[i], "loose")
        return ends and phrases[0].kind == "noun" and plain  # not in "Raad voor de Rechtspraak"

    def _leads_on(self, phrases: list[Phrase], i: int) -> bool:
        """Whether the event hangs on this phrase ("wegens betrokkenheid bij de aanslag")."""
        for j in range(i, len(phrases) - 1):
            linked = phrases[j].kind == "prep" and self.sentence.lows[phrases[j].at[-1]] in self.words.of["relational"]
            if not linked or phrases[j + 1].kind != "prep" or phrases[j + 1].at[0] != phrases[j].at[-1] + 1:
                return False
            if self.trigger in phrases[j + 1].at:
                return True
        return False

    def _is_asked(self, phrases: list[Phrase], i: int) -> bool:
        """Whether a verb of the clause asks for this phrase ("ingestemd met", "zette ... op een lijst")."""
        opener = self.sentence.lows[phrases[i].at[0]]
        for asked, verbs in (("complements", "with_complement"), ("goals", "placing")):
            if opener in self.words.of[asked] and any(
                self.sentence.lows[at] in self.words.of[verbs]
                for one in phrases[:i]
                if one.kind in ("finite", "rest")
                for at in one.at
            ):
                return all(one.kind != "prep" or one.at[-1] + 1 != phrases[i].at[0] for one in phrases[i - 1 : i])
        return False

    def _completes(self, phrases: list[Phrase], i: int) -> bool:
        """Whether this is all that stands behind the verb ("veranderden in een ruïne")."""
        verb = next((n for n, one in enumerate(phrases) if one.kind == "finite"), None)
        if verb is None or self._is(phrases[verb], "have"):
            return False
        first = next((n for n in range(verb + 1, len(phrases)) if phrases[n].kind != "adverb"), None)
        if i != first:
            return False
        return not any(one.kind in ("noun", "rest", "particle", "pron") for one in phrases[verb + 1 :])

    def _is(self, phrase: Phrase, *names: str) -> bool:
        return any(self.sentence.lows[phrase.at[0]] in self.words.of[name] for name in names)
