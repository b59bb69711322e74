"""Says whom a relative clause tells of, and whether that is the one who acts in it."""

from __future__ import annotations

from timeline.events.arrangement import Arranger
from timeline.events.nounphrases import Phrase


class RelativeArranger(Arranger):
    """Knows the subject of the relative clauses of one sentence."""

    def _nearest(self, phrase: Phrase) -> Phrase | None:
        """Whom a relative clause behind a phrase tells of: in "het bezoek van Borrell" the name."""
        at, named = phrase.at, self.sentence.raws[phrase.at[-1]][0].isupper()
        if phrase.kind == "prep" and not (named and self._is(phrase, "people_marks")):
            return None
        if phrase.kind not in ("noun", "prep"):
            return None
        owned = [i for i, one in enumerate(at) if self.sentence.lows[one] in self.words.of["belonging"]]
        if owned and named and self._is_person(at[owned[-1] + 1 :]):
            return Phrase("noun", at[owned[-1] + 1 :], sure=phrase.sure)
        return Phrase("noun", at[1:] if phrase.kind == "prep" else at, sure=phrase.sure)

    def _is_person(self, at: list[int]) -> bool:
        known = {word for name in self.telling.persons for word in name.split()}
        return any(self.sentence.raws[one] in known for one in at)

    def _acts(self, antecedent: Phrase, verb: Phrase, phrases: list[Phrase]) -> bool:
        """Whether whom a relative clause tells of is known to be the one who acts in it, and is not singled out."""
        name, lows = self.telling.actor, self.sentence.lows
        if not name or not self._holds(antecedent, name) or any(self._holds(one, name) for one in phrases):
            return False
        told = next((one for one in phrases if self.trigger in one.at), None)
        if told is None or told.kind not in ("finite", "rest") or not self._is_one_clause(verb, told):
            return False
        last = lows[antecedent.at[-1]]
        many = last.endswith(("en", "s")) or last in self.words.of["many"]
        single = not self.words.of["singling"].isdisjoint(lows[at] for at in antecedent.at)
        return not single and lows[verb.at[0]].endswith("n") == many

    def _must_act(self, antecedent: Phrase, verb: Phrase, phrases: list[Phrase]) -> bool:
        """Whether only whom a relative clause tells of can be its subject: no other noun, or none that goes with it."""
        lows = self.sentence.lows
        nouns = [one for one in phrases if one.kind in ("noun", "pron")]
        many = self._is_plural(antecedent)
        told = next((one for one in phrases if self.trigger in one.at), None)
        if told is None or len(nouns) > 1 or self.telling.unsure or many != lows[verb.at[0]].endswith("n"):
            return False
        if not self._is_one_clause(verb, told) or not self.words.of["singling"].isdisjoint(
            lows[at] for at in antecedent.at
        ):
            return False
        if not nouns or many != self._is_plural(nouns[0]):
            return not nouns or nouns[0].kind == "noun"
        return lows[nouns[0].at[0]] in self.words.of["articles_first_spared"]

    def _is_one_clause(self, verb: Phrase, told: Phrase) -> bool:
        """Whether no comma stands between two verbs."""
        first, last = sorted((verb.at[0], told.at[0]))
        return "," not in self.sentence.raws[first:last]

    def _holds(self, phrase: Phrase, name: str) -> bool:
        """Whether the last word of a name stands in a phrase."""
        last = name.rsplit(maxsplit=1)[-1]
        return any(self.sentence.raws[at] == last for at in phrase.at)

    def _is_plural(self, phrase: Phrase) -> bool:
        """Whether a noun phrase is that of several, by the ending of its head."""
        lows, of = self.sentence.lows, self.words.of
        owned = next((n for n, at in enumerate(phrase.at) if n and lows[at] in of["belonging"]), len(phrase.at))
        core = phrase.at[:owned]
        head = lows[core[-1]]
        if any(lows[at] in of["links"] for at in core) or head in of["many"]:
            return True
        if self.sentence.raws[core[-1]][0].isupper() or head in of["singular"]:
            return False
        return head.endswith(self.words.ends["plural_ends"])
