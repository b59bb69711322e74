"""Makes the headline of an event out of its sentence's own words, as a news desk would."""

from __future__ import annotations

from collections.abc import Collection

from timeline.events.arrangement import Arranger, Telling, capitalised
from timeline.events.clauses import Sentence
from timeline.events.excerpt import Excerpt
from timeline.events.phrases import Phrase
from timeline.events.wording import Part, clip, fit_parts, join_parts
from timeline.lang.headline import HeadlineWords

_FEWEST = 2  # words of a headline
_LONGEST = 200  # words of a sentence that is read; a longer one is a list or a trick
Span = tuple[int, int]


def make_headline(
    sentence: Sentence,
    position: int,
    dropped: list[Span],
    words: HeadlineWords,
    telling: Telling,
    *,
    taken: Collection[str] = (),
) -> str:
    """The clause of the trigger in at most `words.limit` characters, without the spans of `dropped` (source, date).

    The subject comes first, "is" and "werd" go where a headline can do without; of several shapes the first that is
    safe and not yet `taken` by another event counts, and only at last the sentence cut at a word, with an ellipsis.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.headline import load_headline
    >>> from timeline.lang.reading import load_reading
    >>> text = "Volgens de stad zijn in Kyiv 73 burgers omgekomen, onder wie vier kinderen."
    >>> sentence = Sentence(text, 0, len(text), 0, load_reading(load_lang("nl")))
    >>> make_headline(sentence, 8, [(0, 3)], load_headline(load_lang("nl")), Telling("part"))
    '73 burgers omgekomen in Kyiv'
    """
    if len(sentence.raws) > _LONGEST:
        return clip(sentence, [Part(list(range(_LONGEST)))], words) or sentence.text[: words.limit - 1].strip()
    writer = _Writer(sentence, position, dropped, words, telling)
    best = ""
    for parts in writer.shapes():
        line = fit_parts(sentence, parts, words)
        if writer.opens_badly(parts):
            continue
        alone = len(line.split()) < _FEWEST and not (taken and position in parts[0].at)
        if not line or alone or not writer.ends_well(line):
            continue
        if len(line) <= words.limit and line not in taken:
            return line
        if not best or best in taken:
            best = clip(sentence, parts, words)
    return best or clip(sentence, [Part(list(range(len(sentence.raws))))], words) or writer.bare()


class _Writer(Arranger):
    """The shapes that the headline of one event may take."""

    def bare(self) -> str:
        """The trigger alone, or the first characters, of a sentence that is nothing else."""
        line = join_parts(self.sentence, [Part([self.trigger])])
        return line or self.sentence.text[: self.words.limit - 1].strip() + self.words.ellipsis

    def opens_badly(self, parts: list[Part]) -> bool:
        """Whether a line would begin with a verb, "en" or "die" that does not begin the sentence."""
        at = next((one for part in parts for one in part.at if self.sentence.raws[one][0].isalnum()), None)
        first = next((one for one, raw in enumerate(self.sentence.raws) if raw[0].isalnum()), None)
        if at is None or at == first or parts[0].text:
            return False
        low = self.sentence.lows[at]
        return self.reader.is_finite(at) or any(
            low in self.words.of[one] for one in ("coordinate", "subject_relatives")
        )

    def ends_well(self, line: str) -> bool:
        """Whether a line does not end on a word that asks for another."""
        last = line.rsplit(None, 1)[-1].strip("'\"’”)").lower()
        return last not in self.words.not_last or last in self.words.of["particles"]

    def shapes(self) -> list[list[Part]]:
        """The shapes from the best to the least, each as parts."""
        excerpt = self.excerpter.excerpt()
        found: list[list[Part] | None] = []
        safe = False
        if excerpt.kind == "main":
            main = self._main(excerpt)
            unsaid = self.telling.speech and excerpt.at[-1] == self.trigger and not excerpt.content
            safe = main is not None or (excerpt.at[0] == 0 and not unsaid)
            found += [self._speech(excerpt), self._claim(excerpt), main]
        elif excerpt.kind == "says":
            found.append(self._says(excerpt))
        elif excerpt.kind == "purpose":
            found.append(self._with_purpose(excerpt))
        else:
            found.append(self._dependent(excerpt))
        if self.telling.shape == "noun":
            found.append(self._nominal(excerpt.at))
        everything = list(range(len(self.sentence.raws)))
        gone = self.excerpter.gone
        first = next((at for at in everything if self.sentence.raws[at][0].isalnum()), 0)
        if first not in gone:
            if excerpt.whole or (safe and not self.reader.is_finite(excerpt.at[0])):
                found.append([Part(excerpt.whole or [*excerpt.at, *excerpt.content])])
            found.append([Part([at for at in everything if at not in gone])])
        found.append([Part(everything)])
        return [parts for parts in found if parts]

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
        main = self._main(Excerpt("main", excerpt.before)) if who and excerpt.before else None
        return self._quoted(who, main) if who else None

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
        main = self._main(excerpt)
        return self._quoted(who, main)

    def _speech(self, excerpt: Excerpt) -> list[Part] | None:
        """Who says, and what: "Stoltenberg zei dat ...", or "Stoltenberg: ..." where that is too long."""
        if not excerpt.content or not (self.telling.speech or self.telling.shape != "noun"):
            return None
        main = self._main(excerpt, said=True)
        if main is None:
            return None
        whole = [*main, Part([at for at in excerpt.content if not self._is_filler(at)])]
        if len(fit_parts(self.sentence, whole, self.words)) <= self.words.limit:
            return whole
        said = self._verb_last(excerpt.content[1:], None)
        who = self.telling.actor
        if said is None or not who or not self.telling.speech or not self._may_quote(excerpt.content):
            return whole
        return self._quoted(who, said) or whole

    def _is_filler(self, at: int) -> bool:
        known = self.words.phrases.get(self.sentence.lows[at], ())
        return any(spare and len(parts) == 1 for parts, spare in known)

    # --- clauses that depend on another

    def _dependent(self, excerpt: Excerpt) -> list[Part] | None:
        antecedent = None
        if excerpt.kind == "relative":
            if excerpt.opener not in self.words.of["subject_relatives"]:
                return None
            phrases = self.reader.read(excerpt.before)
            antecedent = self._nearest(phrases[-1]) if phrases else None
            if antecedent is None:
                return None
        parts = self._verb_last(excerpt.at, antecedent)
        if not self._may_quote(excerpt.at):
            return None
        if parts is not None and self.telling.speaker and excerpt.kind == "content":
            return self._quoted(self.telling.speaker, parts)
        return parts

    def _may_quote(self, positions: list[int]) -> bool:
        """Whether a clause can stand without the verb before it: not what someone denies."""
        negated = any(self.sentence.lows[at] in self.words.of["negation"] for at in positions)
        return negated or not self.telling.denied

    def _verb_last(self, positions: list[int], antecedent: Phrase | None) -> list[Part] | None:
        """A clause whose verb comes last, in the order of a main clause."""
        phrases = [one for one in self.reader.read(positions) if not self._needless(one)]
        phrases = [one for one in phrases if not self._is_expletive(one) and one.kind != "sign"]
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
        if self._is(verb, "be") and end is not None and others[0].kind != "pron":
            return self._parts(others, [], inner=True)
        if end is None and (self.telling.separable or not self._moves(verb)):
            return None
        return self._parts([others[0], verb, *others[1:]], [], keep=2, inner=True)

    def _nearest(self, phrase: Phrase) -> Phrase | None:
        """Whom a relative clause behind a phrase tells of: in "het bezoek van Borrell" the name."""
        at, named = phrase.at, self.sentence.raws[phrase.at[-1]][0].isupper()
        if phrase.kind == "prep" and not (named and self._is(phrase, "people_marks")):
            return None
        if phrase.kind not in ("noun", "prep"):
            return None
        owned = [i for i, one in enumerate(at) if self.sentence.lows[one] in self.words.of["belonging"]]
        if owned and named:
            return Phrase("noun", at[owned[-1] + 1 :], sure=phrase.sure)
        return Phrase("noun", at[1:] if phrase.kind == "prep" else at, sure=phrase.sure)

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

    def _with_purpose(self, excerpt: Excerpt) -> list[Part] | None:
        """The main clause with its purpose, in which the trigger stands."""
        main = self._main(Excerpt("main", excerpt.before)) if excerpt.before else None
        return [*main, Part(excerpt.at)] if main else None

    # --- the noun alone

    def _opens(self, at: int) -> bool:
        low = self.sentence.lows[at]
        return low in self.words.of["prepositions"] and low not in self.words.of["belonging"]

    def _nominal(self, positions: list[int]) -> list[Part] | None:
        """The trigger's noun phrase with what says of whom and where ("Russische aanval op burgers")."""
        phrases = self.reader.read(positions)
        i = next((i for i, one in enumerate(phrases) if self.trigger in one.at), None)
        if i is None or phrases[i].kind not in ("noun", "prep"):
            return None
        at = phrases[i].at
        opened = [n for n, one in enumerate(at) if one < self.trigger and self._opens(one)]
        at = at[opened[-1] :] if opened else at
        while at and self.sentence.lows[at[0]] in self.words.of["prepositions"] | self.words.of["determiners"]:
            at = at[1:]
        parts = [Part(at)]
        for following in phrases[i + 1 :]:
            if following.kind != "prep" or self._is(following, "circumstance"):
                break
            parts.append(Part(following.at, 3 if len(parts) > 1 else 1))
        return parts
