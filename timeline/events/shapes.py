"""The shapes that the headline of one event may take: clause by clause, from the surest to the last resort."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.events.arrangement import Arranger, capitalised
from timeline.events.excerpt import Excerpt
from timeline.events.phrases import Phrase
from timeline.events.wording import Part, fit_parts

_ALWAYS, _LOOSE, _FIXED = 5, 4, 0  # how soon a phrase of a clause goes
_FEWEST = 2  # words of a clause that describes
_BARE, _RISKY, _DOUBTFUL = 4, 3, 6  # what counts against a noun alone, with a relative clause, or in doubt


@dataclass(slots=True)
class Shape:
    """The parts of a line, and what counts against it beforehand."""

    parts: list[Part]
    cost: int = 0


class Shaper(Arranger):
    """The shapes that the headline of one event may take."""

    def shapes(self) -> list[Shape]:
        """The shapes, each with its cost; of two that cost the same the first is the better."""
        excerpt = self.excerpter.excerpt()
        found: list[Shape | None] = []
        if excerpt.kind == "main":
            found += self._of_main(excerpt)
        elif excerpt.kind == "says":
            found.append(self._shape(self._says(excerpt)))
        elif excerpt.kind == "purpose":
            found += self._of_purpose(excerpt)
        else:
            found += self._of_dependent(excerpt)
        if self.telling.shape == "noun":
            found += [self._described(excerpt), self._nominal(excerpt.at)]
        found += self._of_sentence(excerpt)
        return [shape for shape in found if shape is not None and shape.parts]

    def _shape(self, parts: list[Part] | None, cost: int = 0) -> Shape | None:
        return Shape(parts, cost) if parts else None

    def _of_main(self, excerpt: Excerpt) -> list[Shape | None]:
        main = self._main(excerpt)
        found = [self._shape(self._speech(excerpt)), self._shape(self._claim(excerpt))]
        if main is None:
            return found
        asked = self._asks_more(excerpt)
        limited = bool(excerpt.attached) and self.sentence.lows[excerpt.attached[0]] in self.words.of["relative"]
        hidden = 4 if self.excerpter.in_brackets() else 0
        found.append(Shape(main, hidden or (5 if asked else 2 if limited else 0)))
        if excerpt.attached and not excerpt.content:
            found.append(self._with_rest(main, excerpt.attached, 0 if asked else 1))
        if excerpt.rest:
            found.append(self._with_rest(main, excerpt.rest, 1))
        return found

    def _with_rest(self, main: list[Part], rest: list[int], cost: int) -> Shape | None:
        """A main clause with what follows it; what stood last in it must still do so for a relative clause."""
        main = [part for part in main if part.rank < _ALWAYS]
        opener = next((at for at in rest if self.sentence.raws[at][0].isalnum()), rest[0])
        last = main[-1].at[-1:] if main else []
        said = self.excerpter.opens_content(opener)
        if said:
            own = next((part for part in main if part.text or opener - 1 in part.at), None)
            if own is None:
                return None
            main = [Part(part.at, 0, part.text, part.short) if part is own else part for part in main]
        elif self.sentence.lows[opener] in self.words.of["relative"]:
            kept = self.excerpter.kept
            if not last or any(last[0] < at < opener and self.sentence.raws[at][0].isalnum() for at in kept):
                return None
            for i in range(len(main) - 1, -1, -1):  # what it belongs to stays, with what that belongs to
                main[i] = Part(main[i].at, 0, main[i].text, main[i].short)
                if not i or not main[i - 1].rank or main[i - 1].at[-1:] != [main[i].at[0] - 1]:
                    break
        return Shape([*main, *(self._loosened(rest) if said else self._phrase_parts(rest))], cost)

    def _asks_more(self, excerpt: Excerpt) -> bool:
        """Whether the verb of a clause asks for what stands behind it ("sommeert ... om", "bepaalt wanneer ...")."""
        asking = self.words.of["asking"]
        if not excerpt.attached:
            return False
        open_end = self.reader.is_finite(excerpt.at[-1]) and len(excerpt.at) > 1
        return open_end or any(self.sentence.lows[at] in asking for at in excerpt.at)

    def _of_purpose(self, excerpt: Excerpt) -> list[Shape | None]:
        """The main clause with its purpose, in which the trigger stands."""
        host = self._main(Excerpt("main", excerpt.before)) if excerpt.before else None
        return [self._shape([*host, *self._phrase_parts(excerpt.at)]) if host else None]

    def _of_sentence(self, excerpt: Excerpt) -> list[Shape | None]:
        """The sentence from the main clause on, or as it stands."""
        found: list[Shape | None] = []
        host = excerpt.host
        if host is not None:
            main = self._main(host)
            if main is not None:
                found.append(self._with_rest(main, host.rest, 1) if host.rest else Shape(main, 1))
        everything = list(range(len(self.sentence.raws)))
        first = self.excerpter.first
        kept = self.excerpter.told()
        if kept and kept[0] <= first:
            found.append(Shape(self._plain(kept), 2))
        found.append(Shape(self._plain(everything), 3))
        return found

    def _plain(self, positions: list[int]) -> list[Part]:
        """Words in their order; for a pronoun that opens them the name."""
        phrases = self.reader.read(positions)
        parts = [Part(one.at) for one in phrases]
        if phrases and phrases[0].kind == "pron" and (name := self._named(phrases)):
            parts[0] = Part([], 0, name)
        return parts

    def _phrase_parts(self, positions: list[int]) -> list[Part]:
        """The phrases of what follows a main clause, without what says nothing."""
        phrases = [one for one in self.reader.read(positions) if not self._needless(one)]
        return [Part(one.at) for one in phrases]

    def opens_noun(self, at: int) -> bool:
        """Whether a noun may follow a determiner here ("dit land", not "dit heeft")."""
        return self.reader.can_open(at)

    # --- what is said

    def _quoted(self, who: str, said: list[Part] | None) -> list[Part] | None:
        """What is said after the name of who says it, unless it begins with that name for a pronoun."""
        name = capitalised(who)
        if said is None or any(part.text == name for part in said):
            return None
        return [Part([], 0, name + self.words.colon), *said]

    def _says(self, excerpt: Excerpt) -> list[Part] | None:
        """What is said, after who says it ("..., zegt Stoltenberg")."""
        who = self.telling.actor if self.telling.speech else None
        if not who or excerpt.host is None:
            return None
        return self._quoted(who, self._completed(excerpt.host))

    def _completed(self, excerpt: Excerpt) -> list[Part] | None:
        """A main clause with what its verb asks for."""
        main = self._main(excerpt)
        if main is not None and self._asks_more(excerpt):
            return [*main, *self._phrase_parts(excerpt.attached)]
        return main

    def _claim(self, excerpt: Excerpt) -> list[Part] | None:
        """What someone claims to have done ("zegt de troepen te hebben teruggedrongen")."""
        who = self.telling.speaker
        if not who or self.telling.denied:
            return None
        phrases = [one for one in self.reader.read(excerpt.at) if not self._needless(one)]
        verb = next((i for i, one in enumerate(phrases) if one.kind == "finite"), None)
        if verb is None:
            return None
        rests = [one for one in phrases[verb:] if one.kind == "rest"]
        lead = [Part([], 0, capitalised(who) + self.words.colon)]
        lows = {self.sentence.lows[at] for at in excerpt.at}
        if (
            self._is(phrases[verb], "speaking")
            and len(rests) > 1
            and (self.sentence.lows[rests[0].at[-1]] in self.words.of["have"])
        ):
            middle = phrases[verb + 1 : phrases.index(rests[0])]
            nouns = [one for one in middle if one.kind == "noun"]
            if len(nouns) != 1:
                return None
            return lead + self._parts([*nouns, *rests[1:], *(one for one in middle if one is not nouns[0])], [])
        if not lows.isdisjoint(self.words.of["hedges"]):
            return None
        return self._quoted(who, self._completed(excerpt))

    def _speech(self, excerpt: Excerpt) -> list[Part] | None:
        """Who says, and what: "Stoltenberg zei dat ...", or "Stoltenberg: ..." where that is too long."""
        if not excerpt.content or not (self.telling.speech or self.telling.shape != "noun"):
            return None
        main = self._main(excerpt, said=True)
        if main is None:
            return None
        whole = [*main, *self._loosened(excerpt.content)]
        if len(fit_parts(self.sentence, whole, self.words, self.trigger)[0]) <= self.words.limit:
            return whole
        said = self._verb_last(excerpt.content[1:], None)
        who = self.telling.actor
        if said is None or not who or not self.telling.speech or not self._may_quote(excerpt.content):
            return whole
        return self._quoted(who, said) or whole

    def _loosened(self, positions: list[int]) -> list[Part]:
        """The phrases of a clause that depends on another: where and when it happened can go."""
        phrases = [one for one in self.reader.read(positions) if not self._needless(one)]
        nouns = sum(one.kind in ("noun", "pron") for one in phrases)
        return [
            Part(
                [at for at in one.at if not self._is_filler(at)],
                _LOOSE if nouns > 1 and one.kind == "prep" and self._is(one, "loose") else _FIXED,
            )
            for one in phrases
        ]

    def _is_filler(self, at: int) -> bool:
        known = self.words.phrases.get(self.sentence.lows[at], ())
        return any(spare and len(parts) == 1 for parts, spare in known)

    # --- clauses that depend on another

    def _of_dependent(self, excerpt: Excerpt) -> list[Shape | None]:
        found: list[Shape | None] = []
        antecedent = None
        if excerpt.kind == "relative":
            phrases = self.reader.read(excerpt.before)
            antecedent = self._nearest(phrases[-1]) if phrases else None
            if not phrases or phrases[-1].kind not in ("noun", "prep"):
                return []
            owned = antecedent is not None and len(antecedent.at) < len(phrases[-1].at)
            head = (
                antecedent.at
                if antecedent is not None and owned and phrases[-1].kind == "noun"
                else self._head(phrases)
            )
            whole = [Part(head), *self._phrase_parts(self._with_opener(excerpt))]
            found.append(Shape(whole, _RISKY))
            if antecedent is None or excerpt.opener not in self.words.of["subject_relatives"]:
                return found
        if not self._may_quote(excerpt.at) or not self._stands_alone(excerpt):
            return found
        parts = self._verb_last(excerpt.at, antecedent, inner=excerpt.kind != "dependent")
        if parts is not None and self.telling.speaker and excerpt.kind == "content":
            parts = self._quoted(self.telling.speaker, parts)
        return [self._shape(parts), *found]

    def _head(self, phrases: list[Phrase]) -> list[int]:
        """The last noun of these with all that stands behind it, to which a relative clause belongs."""
        i = len(phrases) - 1
        while i and phrases[i].kind in ("prep", "adverb") and phrases[i - 1].kind in ("noun", "prep", "adverb"):
            i -= 1
        at = [one for phrase in phrases[i:] for one in phrase.at]
        return self._without_article(at[1:] if phrases[i].kind == "prep" else at)

    def _with_opener(self, excerpt: Excerpt) -> list[int]:
        """A relative clause with the word that opens it."""
        opener = max((at for at in self.excerpter.kept if at < excerpt.at[0]), default=excerpt.at[0])
        return [opener, *(at for at in excerpt.at if at != opener)]

    def _stands_alone(self, excerpt: Excerpt) -> bool:
        """Whether a clause says the same without the one on which it depends: not after "als", nor what is feared."""
        if excerpt.kind == "hedged":
            return False
        if excerpt.kind == "content":
            if excerpt.opener not in self.words.of["certain"]:
                return False
            lows = {self.sentence.lows[at] for at in excerpt.before}
            return not excerpt.before or self.telling.speaker is not None or not lows.isdisjoint(
                self.words.of["reporting"]
            )  # fmt: skip
        return excerpt.opener not in self.words.of["conditional"]

    def _affirms(self, positions: list[int]) -> bool:
        return all(self.sentence.lows[at] not in self.words.of["negation"] for at in positions)

    def _may_quote(self, positions: list[int]) -> bool:
        """Whether a clause can stand without the verb before it: not what someone denies."""
        negated = any(self.sentence.lows[at] in self.words.of["negation"] for at in positions)
        return negated or not self.telling.denied

    def _verb_last(self, positions: list[int], antecedent: Phrase | None, *, inner: bool = True) -> list[Part] | None:
        """A clause whose verb comes last, in the order of a main clause."""
        phrases = [one for one in self.reader.read(positions) if not self._needless(one)]
        exists = bool(phrases) and self._is_expletive(phrases[0])
        phrases = [one for one in phrases[exists:] if one.kind != "sign"]
        verbs = [i for i, one in enumerate(phrases) if one.kind == "finite"]
        if len(verbs) != 1:
            return None
        verb, end = phrases[verbs[0]], self._rest_at(phrases)
        others = [one for i, one in enumerate(phrases) if i != verbs[0]]
        nouns = [one for one in others if one.kind in ("noun", "pron")]
        if antecedent is not None:
            if self._is(verb, "be") and end is not None and not nouns:
                return self._parts([antecedent, *others], [])
            if end is None and len(nouns) == 1 and self._are_many(antecedent, verb, nouns[0]) and self._moves(verb):
                return self._parts([antecedent, verb, *others], [], keep=2)  # "de rebellen, die Goma veroverden"
            return None
        others = self._with_attributes(others)
        if not others or others[0].kind not in ("noun", "pron") or not others[0].sure:
            if not (self._is(verb, "be") and end is not None and len(nouns) == 1 and nouns[0].sure):
                return None
            others = [nouns[0], *(one for one in others if one is not nouns[0])]
        promised = inner and self._is(verb, "present_passive") and self._affirms(positions)
        if self._goes(verb) and not promised and end is not None and others[0].kind != "pron":
            return self._parts(others, [], inner=inner)
        if exists and self._is(verb, "be") and end is None:
            return self._parts(others, [], inner=True)  # "dat er een dreiging is"
        if end is None and (self.telling.separable or not self._moves(verb)):
            return None
        return self._parts([others[0], verb, *others[1:]], [], keep=2, inner=inner)

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

    def _are_many(self, subject: Phrase, verb: Phrase, other: Phrase) -> bool:
        """Whether a plural verb can only have the first of two noun phrases for its subject."""
        lows = self.sentence.lows
        many = lows[subject.at[-1]].endswith("en") and lows[verb.at[0]].endswith("en")
        return many and other.kind == "noun" and other.sure and not lows[other.at[-1]].endswith(("en", "s"))

    def _with_attributes(self, phrases: list[Phrase]) -> list[Phrase]:
        """A subject that is a common noun takes along what stands before another noun ("de aanval op Gaza")."""
        if len(phrases) < 3 or [one.kind for one in phrases[:3]] != ["noun", "prep", "noun"]:
            return phrases
        if self.sentence.raws[phrases[0].at[-1]][0].isupper():
            return phrases
        return [Phrase("noun", phrases[0].at + phrases[1].at, sure=phrases[1].sure), *phrases[2:]]

    def _moves(self, verb: Phrase) -> bool:
        """Whether a finite verb at the end of its clause can stand in the second place as it is."""
        low = self.sentence.lows[verb.at[0]]
        if self._is(verb, "be", "have", "modal"):
            return True
        prefixes = tuple(self.words.of["particles"])
        return not any(low.startswith(one) and low[len(one) :] in self.words.finite for one in prefixes)

    # --- the noun alone

    def _opens(self, at: int) -> bool:
        low = self.sentence.lows[at]
        return low in self.words.of["prepositions"] and low not in self.words.of["belonging"]

    def _is_of(self, at: int) -> bool:
        return self.sentence.lows[at] in self.words.of["belonging"]

    def _nominal(self, positions: list[int]) -> Shape | None:
        """The trigger's noun phrase with what says of whom and where ("Russische aanval op burgers")."""
        phrases = self.reader.read(positions)
        i = next((i for i, one in enumerate(phrases) if self.trigger in one.at), None)
        if i is None or phrases[i].kind not in ("noun", "prep"):
            return None
        at = self._own_core(phrases[i])
        if not any(one.kind == "finite" for one in phrases):  # a verb that was not known for one
            owned = [n for n, one in enumerate(at) if one < self.trigger and self._is_of(one)]
            at = at[owned[-1] + 1 :] if owned else at
            at = at[self.sentence.lows[at[0]] in self.words.of["articles"] :]
        parts = [Part(at)]
        for following in phrases[i + 1 :]:
            if following.kind != "prep" or self._is(following, "circumstance"):
                break
            parts.append(Part(following.at, 3 if len(parts) > 1 else 1))
        told = len(parts) > 1 or any(self.sentence.lows[one] in self.words.of["belonging"] for one in at)
        named = any(self.sentence.raws[one][0].isupper() for one in at if one)
        cost = 2 if told else 3 if named else _BARE
        return Shape(parts, cost + (_DOUBTFUL if self.telling.unsure or not self._is_plainly_told(positions) else 0))

    def _described(self, excerpt: Excerpt) -> Shape | None:
        """The trigger's noun with the clause that describes it ("Bloedbad aangericht in een dorp")."""
        opened = bool(excerpt.attached) and self._is(Phrase("noun", excerpt.attached), "subject_relatives")
        phrase = self.reader.read(excerpt.at)[-1]
        if not opened or self.trigger not in phrase.at or self.telling.unsure or phrase.kind not in ("noun", "prep"):
            return None
        at = self._own_core(phrase)
        parts = self._verb_last(excerpt.attached[1:], Phrase("noun", at))
        if parts is not None and len(excerpt.attached) > _FEWEST:
            return Shape(parts, 1)
        return Shape([Part(at), *self._phrase_parts(excerpt.attached)], 2)

    def _own_core(self, phrase: Phrase) -> list[int]:
        """The trigger's noun phrase from its last preposition on, without its article."""
        at = phrase.at
        opened = [n for n, one in enumerate(at) if one < self.trigger and self._opens(one)]
        at = at[opened[-1] :] if opened else at
        while at and self.sentence.lows[at[0]] in self.words.of["prepositions"] | self.words.of["determiners"]:
            at = at[1:]
        return at

    def _is_plainly_told(self, positions: list[int]) -> bool:
        """Whether a clause neither denies nor doubts what it tells."""
        lows = {self.sentence.lows[at] for at in positions}
        return all(lows.isdisjoint(self.words.of[name]) for name in ("negation", "hedges", "doubt"))
