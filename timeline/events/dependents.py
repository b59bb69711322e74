"""Shapes of clauses that depend on another: "nadat ...", "dat ...", "de man die ..."."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.events.excerpt import Excerpt
from timeline.events.nounphrases import Phrase
from timeline.events.relatives import RelativeArranger
from timeline.events.telling import capitalised
from timeline.events.wording import Part

RISKY = 3  # what counts against a noun with its relative clause
_LOOSE, _FIXED = 4, 0  # how soon a phrase of a clause goes


@dataclass(slots=True)
class Shape:
    """The parts of a line, and what counts against it beforehand."""

    parts: list[Part]
    cost: int = 0


class DependentArranger(RelativeArranger):
    """Arranges what hangs on a main clause."""

    def _shape(self, parts: list[Part] | None, cost: int = 0) -> Shape | None:
        return Shape(parts, cost) if parts else None

    def _phrase_parts(self, positions: list[int]) -> list[Part]:
        """The phrases of what follows a main clause, without what says nothing."""
        phrases = [one for one in self.reader.read(positions) if not self._needless(one)]
        return [self.names.give_name(Part(one.at), one) for one in phrases]

    def _asks_more(self, excerpt: Excerpt) -> bool:
        """Whether the verb of a clause asks for what stands behind it ("sommeert ... om", "bepaalt wanneer ...")."""
        asking = self.words.of["asking"]
        if not excerpt.attached or self.sentence.lows[excerpt.attached[0]] in self.words.of["beside"]:
            return False
        if self.sentence.lows[excerpt.attached[0]] in self.words.of["questions"]:
            return True
        open_end = self.reader.is_finite(excerpt.at[-1]) and len(excerpt.at) > 1
        return open_end or any(self.sentence.lows[at] in asking for at in excerpt.at)

    def _quoted(self, who: str, said: list[Part] | None) -> list[Part] | None:
        """What is said after the name of who says it, unless it begins with that name for a pronoun."""
        first = who.split(maxsplit=1)[0].lower()
        if first in self.words.of["determiners"] - self.words.of["articles"]:
            return None  # no name of anyone
        name = capitalised(who)
        if said is None or any(part.text == name for part in said):
            return None
        return [Part([], 0, name + self.words.colon), *said]

    def _is_filler(self, at: int) -> bool:
        known = self.words.phrases.get(self.sentence.lows[at], ())
        return any(spare and len(parts) == 1 for parts, spare in known)

    def _loosened(self, positions: list[int]) -> list[Part]:
        """The phrases of a clause that depends on another: where and when it happened can go."""
        phrases = [one for one in self.reader.read(positions) if not self._needless(one)]
        nouns = sum(one.kind in ("noun", "pron") for one in phrases)
        return [
            self.names.give_name(
                Part(
                    [at for at in one.at if not self._is_filler(at)],
                    _LOOSE if nouns > 1 and one.kind == "prep" and self._is(one, "loose") else _FIXED,
                ),
                one,
            )
            for one in phrases
        ]

    def _of_dependent(self, excerpt: Excerpt) -> list[Shape | None]:
        found: list[Shape | None] = []
        antecedent = None
        if excerpt.kind == "relative":
            phrases = self.reader.read(excerpt.before)
            antecedent = self._nearest(phrases[-1]) if phrases else None
            if not phrases or phrases[-1].kind not in ("noun", "prep"):
                return []
            if phrases[0].kind == "adverb" and len(phrases) > 1:
                phrases = phrases[1:]
            owned = antecedent is not None and len(antecedent.at) < len(phrases[-1].at)
            head = (
                antecedent.at
                if antecedent is not None and owned and phrases[-1].kind == "noun"
                else self._head(phrases)
            )
            whole = [Part(head), *self._phrase_parts(self._with_opener(excerpt))]
            found.append(Shape(whole, RISKY))
            plain = not self.telling.unsure and self._affirms(excerpt.before)
            if plain and excerpt.opener in self.words.of["adverbial"]:
                return [self._shape(self._placed(excerpt, phrases[-1])), *found]
            if plain and excerpt.opener in self.words.of["subject_relatives"]:
                found.insert(0, self._shape(self._undergone(excerpt, phrases[-1])))
            if antecedent is None or excerpt.opener not in self.words.of["subject_relatives"]:
                return found
        if not self._may_quote(excerpt.at) or not self._stands_alone(excerpt):
            return found
        parts = self._verb_last(excerpt.at, antecedent, inner=excerpt.kind != "dependent")
        if parts is not None and excerpt.kind == "dependent":
            parts = self._hosted(excerpt, parts)
        announced = any(self.sentence.lows[at] in self.words.of["announcing"] for at in excerpt.at)
        if parts is not None and announced and excerpt.attached:
            parts = [*parts, *self._phrase_parts(excerpt.attached)]
        if parts is not None and self.telling.speaker and excerpt.kind == "content":
            parts = self._quoted(self.telling.speaker, parts)
        return [self._shape(parts), *found]

    def _hosted(self, excerpt: Excerpt, parts: list[Part]) -> list[Part]:
        """For the pronoun of a clause the subject of its main clause, where that has no other noun (", omdat hij")."""
        lows, first = self.sentence.lows, parts[0].at[:1]
        if (
            parts[0].text
            or not first
            or lows[first[0]] not in self.words.of["subject_pronouns"] - (self.words.of["determiners"])
        ):
            return parts
        phrases = self.reader.read(excerpt.before)
        nouns = [one for one in phrases if one.kind in ("noun", "pron") and not self._is_time(one)]
        verb = self.reader.finite_in(excerpt.at)
        if len(nouns) != 1 or nouns[0].kind == "pron" or not nouns[0].sure or verb is None:
            return parts
        if self._is_plural(nouns[0]) != lows[verb].endswith("n"):
            return parts
        return [Part(self._without_article(nouns[0].at)), *parts[1:]]

    def _placed(self, excerpt: Excerpt, place: Phrase) -> list[Part] | None:
        """A clause behind "waar" or "waarbij" by itself, with the place behind it ("in Gent, waar de politie ...")."""
        phrases = self.reader.read(excerpt.at)
        subject = next((one for one in phrases if one.kind in ("noun", "pron")), None)
        verb = self.reader.finite_in(excerpt.at)
        loose = any(one.kind == "particle" and verb is not None and one.at[-1] < verb for one in phrases)
        if subject is None or subject.kind == "pron" or loose or subject.at[0] != excerpt.at[0]:
            return None
        if self.sentence.lows[subject.at[-1]] in self.words.of["determiners"]:
            return None  # "de toch al zwakke regering"
        parts = self._verb_last(excerpt.at, None, inner=False)
        where = excerpt.opener in self.words.of["place_relatives"] and place.kind == "prep"
        return [*parts, Part(place.at, _LOOSE)] if parts is not None and where else parts

    def _undergone(self, excerpt: Excerpt, antecedent: Phrase) -> list[Part] | None:
        """A relative clause with its own subject, and what it tells of as object ("het akkoord dat Egypte sloot")."""
        phrases = [one for one in self.reader.read(excerpt.at) if not self._needless(one)]
        verbs = [one for one in phrases if one.kind == "finite"]
        others = [one for one in phrases if one.kind != "finite"]
        nouns = [one for one in others if one.kind in ("noun", "pron")]
        if len(verbs) != 1 or len(nouns) != 1 or others[0] is not nouns[0] or not nouns[0].sure:
            return None
        if antecedent.kind == "prep":
            antecedent = Phrase("noun", antecedent.at[1:], sure=antecedent.sure)
        verb, subject = verbs[0], nouns[0]
        told = any(self.trigger in one.at for one in phrases if one.kind in ("finite", "rest"))
        single = not self.words.of["singling"].isdisjoint(self.sentence.lows[at] for at in antecedent.at)
        if not told or single or self._is(verb, "be") or subject.kind == "pron" or not antecedent.at:
            return None
        many, others_many = self._is_plural(subject), self._is_plural(antecedent)
        if many == others_many:
            actor = self.telling.actor
            if not actor or not self._holds(subject, actor) or self._holds(antecedent, actor):
                return None
        if self.sentence.lows[verb.at[0]].endswith("n") != many:
            return None
        return self._moved([subject], verb, [antecedent, *others[1:]])

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

    def _head(self, phrases: list[Phrase]) -> list[int]:
        """The last noun of these with all that stands behind it, to which a relative clause belongs."""
        i = len(phrases) - 1
        while i and phrases[i].kind in ("prep", "adverb") and phrases[i - 1].kind in ("noun", "prep", "adverb"):
            i -= 1
        at = [one for phrase in phrases[i:] for one in phrase.at]
        return self._without_article(at[1:] if phrases[i].kind == "prep" else at)

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
            acts = self._acts(antecedent, verb, phrases) or self._must_act(antecedent, verb, phrases)
            if acts and not self._is(verb, "be"):  # "de rebellen, die Goma veroverden"
                return self._moved([antecedent], verb, others)
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
        if end is None and self.telling.separable:
            return None
        return self._moved([others[0]], verb, others[1:], inner=inner)

    def _moved(
        self, subject: list[Phrase], verb: Phrase, others: list[Phrase], *, inner: bool = False
    ) -> list[Part] | None:
        """A clause with its last verb in the second place; its particle stays ("binnenviel": "viel ... binnen")."""
        if self._rest_at(others) is None and not self._moves(verb):
            particle = self._particle_of(verb)
            if not particle:
                return None
            raw = self.sentence.raws[verb.at[0]]
            parts = self._parts([*subject, verb, *others, Phrase("particle", verb.at)], [], keep=2, inner=inner)
            parts[len(subject)].word, parts[-1].word = raw[len(particle) :], raw[: len(particle)]
            return parts
        return self._parts([*subject, verb, *others], [], keep=2, inner=inner)

    def _particle_of(self, verb: Phrase) -> str:
        """The particle with which a verb begins, if it is sure to be one."""
        low = self.sentence.lows[verb.at[0]]
        found = [
            one for one in self.words.ends["loosened"] if low.startswith(one) and low[len(one) :] in self.words.finite
        ]
        return max(found, key=len, default="")

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
        if self._is(verb, "be", "have", "modal", "whole"):
            return True
        prefixes = tuple(self.words.of["particles"])
        return not any(low.startswith(one) and low[len(one) :] in self.words.finite for one in prefixes)
