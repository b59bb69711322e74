"""Puts the phrases of a main clause in the order of a headline: subject first, no auxiliary, what can go marked."""

from __future__ import annotations

from timeline.events.clauses import Sentence
from timeline.events.excerpt import Excerpt, Excerpter
from timeline.events.nounphrases import Phrase
from timeline.events.phrases import PhraseReader
from timeline.events.ranking import PhraseRanker
from timeline.events.telling import NameGiver, Telling
from timeline.events.wording import Part
from timeline.lang.headline import HeadlineWords

_PLACE, _CIRCUMSTANCE = 3, 4  # the ranks of what says where, and under what circumstances
Span = tuple[int, int]


class Arranger(PhraseRanker):
    """Arranges the main clauses of one sentence."""

    def __init__(
        self, sentence: Sentence, position: int, dropped: list[Span], words: HeadlineWords, telling: Telling
    ) -> None:
        self.sentence, self.trigger, self.words, self.telling = sentence, position, words, telling
        self.names = NameGiver(sentence, position, words, telling)
        self.reader = PhraseReader(
            sentence,
            position,
            telling.shape,
            words,
            times=telling.times,
            heads=telling.heads,
            owners=telling.owners,
        )
        self.gone = {at for first, last in dropped for at in range(first, min(last, len(sentence.raws)))} - {position}
        self.excerpter = Excerpter(self.reader, self.gone, words, closing=True)

    def _main(self, excerpt: Excerpt, *, said: bool = False) -> list[Part] | None:
        phrases = self.reader.read(self._led(excerpt.at))
        parted = [n + 1 for n, one in enumerate(phrases[1:]) if self._is(one, "interposed") and one.kind == "adverb"]
        phrases = [
            one
            for n, one in enumerate(phrases)
            if not self._needless(one) and not (one.kind == "sign" and (n + 1 in parted or n - 1 in parted))
        ]
        if excerpt.content and phrases and phrases[-1].kind == "particle":
            phrases = [  # "waarschuwde er ook voor dat"
                Phrase("adverb", one.at, one.spare, one.sure) if self._is_expletive(one) else one for one in phrases
            ]
        phrases = self._whole_names(phrases)
        verb = next((i for i, one in enumerate(phrases) if one.kind == "finite"), None)
        if verb is None:
            return self._telegram(phrases)
        if excerpt.content and not said and self.telling.shape != "noun":
            return None  # "belooft" asks for what
        before, after = phrases[:verb], phrases[verb + 1 :]
        if excerpt.shares:
            subject = self._subject_of(excerpt.before)
            inverted = subject is None
            if subject is not None:
                return self._ordered(subject, phrases[verb], after, [])
            if not any(one.kind == "pron" for one in after[:1]):
                return None  # its subject is not here
            before = [] if inverted else before
        if before and before[-1].kind == "sign" and after and before[0].kind != "prep" and self._is(before[0], "aside"):
            before = [one for one in before if one.kind == "adverb" and self._is(one, "held")]  # "Zoals altijd, is ..."
        bare = self.telling.speech and self.trigger in phrases[verb].at and not after and bool(before)
        # a second verb that is no infinitive: a clause that was not seen to begin
        second = any(one.kind == "finite" and not self._may_be_infinitive(one) for one in after)
        if second or self._is_ragged(before) or (bare and not said):
            return None
        if (fronted := self._with_object_first(before, phrases[verb], after)) is not None:
            return fronted
        subjects = [one for one in before if one.kind in ("noun", "pron") and not self._is_expletive(one)]
        if len(before) == 1 and after and after[0].kind in ("noun", "pron") and self._is_time(before[0]):
            subjects = []  # "Een eeuw lag de stad in puin"
        if subjects and before[-1].kind != "adverb":
            return self._ordered(before, phrases[verb], after, [])
        return self._inverted(before, phrases[verb], after)

    def _whole_names(self, phrases: list[Phrase]) -> list[Phrase]:
        """The phrases, with a town that says which before its noun ("de Groninger gemeenteraad")."""
        found: list[Phrase] = []
        for phrase in phrases:
            before = found[-1].at if found else []
            named = len(before) > 1 and self.sentence.raws[before[-1]][0].isupper()
            if (
                named
                and found[-1].kind == phrase.kind == "noun"
                and before[-1] + 1 == phrase.at[0]
                and self.sentence.lows[before[-1]].endswith(self.words.ends["town_ends"])
                and self.sentence.raws[phrase.at[0]].islower()
                and self.sentence.lows[phrase.at[0]] not in self.words.of["determiners"]
            ):
                found[-1] = Phrase("noun", before + phrase.at, sure=phrase.sure)
            else:
                found.append(phrase)
        return found

    def _is_time(self, phrase: Phrase) -> bool:
        """Whether a phrase says no more than when or how long ("de afgelopen maanden")."""
        last, _ = self.reader.times.get(phrase.at[0], (0, False))
        counted = len(phrase.at) > 1 and self.sentence.lows[phrase.at[-1]] in self.words.of["time_nouns"]
        return (counted or last - 1 == phrase.at[-1]) and self.trigger not in phrase.at

    def _led(self, at: list[int]) -> list[int]:
        """The words of a main clause without one that only leads on from what went before ("Zo won de partij ...")."""
        leads = len(at) > 1 and self.sentence.lows[at[0]] in self.words.of["opening"] and at[0] != self.trigger
        return at[1:] if leads and self.reader.is_finite(at[1]) else at

    def _with_object_first(self, before: list[Phrase], verb: Phrase, after: list[Phrase]) -> list[Part] | None:
        """The subject first, where only "dat" or "dit" stands before the verb ("Dat heeft de stad gemeld")."""
        pointed = len(before) == 1 and before[0].kind == "pron" and self._is(before[0], "objects")
        if not pointed or not after or after[0].kind != "noun" or not after[0].sure:
            return None
        if not self._is(verb, "have", "speaking"):
            return None
        parts = self._parts([after[0], verb, before[0], *after[1:]], [], keep=3)
        name = self.telling.actor
        if (
            name is not None
            and name in self.sentence.raws
            and name not in (self.sentence.raws[at] for at in after[0].at)
        ):
            parts[0] = Part([], 0, name)  # "de Nationaal Coördinator ... (NCTV)"
        return parts

    def _may_be_infinitive(self, verb: Phrase) -> bool:
        return self.sentence.lows[verb.at[0]].endswith(self.words.ends["infinitive_ends"]) or self._is(verb, "infinite")

    def _is_ragged(self, before: list[Phrase]) -> bool:
        """Whether a verb stands last, as in a clause that depends on another, by the phrases before it."""
        kinds = [one.kind for one in before]
        if any(kinds[i : i + 2] in (["noun", "noun"], ["noun", "pron"], ["pron", "noun"]) for i in range(len(kinds))):
            return True
        opened = bool(before) and len(before[0].at) > 1 and self._is(before[0], "subject_relatives")
        return opened and self.sentence.lows[before[0].at[1]] in self.words.of["determiners"]

    def _needless(self, phrase: Phrase) -> bool:
        opens = phrase.at[0] in self.excerpter.openers
        if phrase.kind == "noun" and self.sentence.lows[phrase.at[0]] in self.words.of["definite_articles"]:
            last, _ = self.reader.times.get(phrase.at[0], (0, False))
            return last - 1 == phrase.at[-1] and self.trigger not in phrase.at  # "de afgelopen dagen"
        return phrase.kind == "adverb" and phrase.spare and self.trigger not in phrase.at and not opens

    def _is_expletive(self, phrase: Phrase) -> bool:
        return phrase.kind == "pron" and self.sentence.lows[phrase.at[0]] in self.words.of["expletive"]

    def _subject_of(self, positions: list[int]) -> list[Phrase] | None:
        """The subject of a clause that begins with it."""
        phrases = [one for one in self.reader.read(positions) if not self._needless(one)]
        verb = next((i for i, one in enumerate(phrases) if one.kind == "finite"), 0)
        kinds = [one.kind for one in phrases[:verb]]
        whole = bool(kinds) and kinds[0] in ("noun", "pron") and set(kinds[1:]) <= {"prep", "adverb"}
        return phrases[:verb] if whole else None

    def _goes(self, verb: Phrase) -> bool:
        """Whether a headline can do without this auxiliary: not where it says that something is yet to come."""
        return self._is(verb, "be") and not (self.telling.ahead and self._is(verb, "present_passive"))

    def _rest_at(self, phrases: list[Phrase]) -> int | None:
        return next((i for i, one in enumerate(phrases) if one.kind == "rest"), None)

    def _inverted(self, before: list[Phrase], verb: Phrase, after: list[Phrase]) -> list[Part] | None:
        """A clause of which the subject comes after the verb ("In Kyiv zijn 73 burgers omgekomen")."""
        told = [*before, *after]
        after = [one for one in after if not self._is_expletive(one)]
        if len(after) > 1 and after[0].kind == after[1].kind == "noun" and self._is_time(after[0]):
            opened = self.sentence.lows[after[1].at[0]] in self.words.of["determiners"]
            after = after[1:] if opened else after  # "Daarom stapten de afgelopen maanden enkele leden op"
        lead = [one for one in before if one.kind in ("prep", "noun")]
        held = [one for one in before if one.kind == "adverb" and self._is(one, "held")]
        nouns = [i for i, one in enumerate(after) if one.kind in ("noun", "pron")]
        end = self._rest_at(after)
        if self._goes(verb) and end is not None:
            middle = after[:end]
            nouns = [i for i in nouns if i < end]
            if not nouns:
                return self._parts([*held, *middle, *after[end:]], lead)
            own = middle[nouns[0]]
            if not own.sure:
                return None
            if own.kind == "pron":
                return self._parts([own, verb, *held, *(one for one in after if one is not own)], lead, keep=2)
            rest = held + [one for i, one in enumerate(middle) if i != nouns[0]]
            if [one.kind for one in (*rest, *after[end:])] == ["prep", "rest"]:
                return self._parts([own, *after[end:], *rest], lead)  # "omgekomen in Kyiv"
            return self._parts([own, *rest, *after[end:]], lead)
        if not nouns:
            return None
        own = after[nouns[0]]
        ends = any(one.kind in ("rest", "finite") and self._is(one, "be") for one in after)
        if ends and self._is(verb, "modal") and any(self._is_expletive(one) for one in told):
            return None  # "zou er beraad zijn"
        if self._is(verb, "be") and self.trigger not in verb.at and any(self._is_expletive(one) for one in told):
            spoken = [one for one in after if one.kind == "adverb"]
            others = [one for one in after if one is not own and one not in spoken]
            return self._parts([*spoken, own, *others], lead)  # "er waren twee betogingen"
        if not own.sure or any(one.kind in ("particle", "rest") for one in after[: nouns[0]]):
            return None
        others = held + [one for i, one in enumerate(after) if i != nouns[0]]
        victims = any(self.sentence.lows[at] in self.words.of["victims"] for at in own.at)
        if self._is(verb, "fall") and victims and not any(one.kind in ("particle", "rest") for one in others):
            return self._parts([own, *others], lead)
        return self._ordered([own], verb, others, lead)

    def _ordered(
        self, subject: list[Phrase], verb: Phrase, after: list[Phrase], lead: list[Phrase]
    ) -> list[Part] | None:
        """Subject, verb, the rest; without an auxiliary that the rest can do without."""
        subject = [one for one in subject if not self._is_expletive(one)]
        end = self._rest_at(after)
        if self._is(verb, "have") and all(one.kind in ("prep", "adverb") for one in after):
            return None  # "had met de moord": what it had stands elsewhere
        unsaid = after and all(one.kind == "adverb" for one in after) and self._is(after[-1], "unfinished")
        if self._is(verb, "be") and self.trigger not in verb.at and unsaid:
            return None  # "is vermoedelijk": the day on which it is was dropped
        if self._goes(verb) and end is not None and self.trigger not in verb.at:
            rest = self.sentence.lows[after[end].at[0]]
            if rest != self.words.purpose_mark and subject and subject[0].kind != "pron":
                return self._parts([*subject, *after], lead)
        return self._parts([*subject, verb, *after], lead, keep=len(subject) + 1)

    def _telegram(self, phrases: list[Phrase]) -> list[Part] | None:
        """A clause without a finite verb is a headline as it stands."""
        return self._parts(phrases, []) if phrases else None

    def _parts(self, phrases: list[Phrase], lead: list[Phrase], *, keep: int = 0, inner: bool = False) -> list[Part]:
        """The phrases with what each is worth; of the subject the name, and no article before it."""
        parts: list[Part] = []
        phrases = self._joined(phrases)
        closing = max((i for i, one in enumerate(phrases) if one.kind in ("rest", "particle")), default=-1)
        for i, phrase in enumerate(phrases):
            at = [one for one in phrase.at if not self._is_spare_word(one)]
            short = [one for one in at if not self._is_intensive(one)]
            parts.append(Part(at, self._rank(phrases, i, closing, keep), short=short if len(short) < len(at) else []))
            if i and phrase.kind == "prep" == phrases[i - 1].kind and parts[-1].rank and parts[-2].rank:
                hangs = self.sentence.lows[phrases[i - 1].at[-1]] in self.words.of["relational"]
                after = parts[-1].rank == _PLACE and parts[-2].rank == _CIRCUMSTANCE
                if hangs or after or parts[-1].rank < parts[-2].rank < _CIRCUMSTANCE:
                    parts[-1].rank = max(parts[-1].rank, parts[-2].rank)  # what hangs on a phrase goes before it
        if parts and phrases[0].kind == "noun":
            parts[0].at = self._without_article(parts[0].at)
            bare = len(self._without_article(parts[0].at)) < len(parts[0].at) or (
                self.sentence.lows[parts[0].at[0]] in self.words.of["articles"] - self.words.of["articles_bare"]
            )
            parts[0].short = self.names.surname(parts[0].at) or parts[0].at[bare and len(parts[0].at) > 1 :]
        if phrases and phrases[0].kind in ("pron", "noun") and not inner:
            name = self.names.name_for(phrases)
            if name:
                parts[0] = Part([], 0, name)
        for phrase, part in zip(phrases[1:], parts[1:], strict=True):
            self.names.give_name(part, phrase)
        for phrase in lead:
            if phrase.kind == "prep":
                spared = any(self._is(one, "have") for one in phrases if one.kind == "finite")
                held = 0 if self.trigger in phrase.at else 5 if spared else 3
                parts.append(Part([at for at in phrase.at if not self._is_spare_word(at)], held))
        return parts

    def _joined(self, phrases: list[Phrase]) -> list[Phrase]:
        """The phrases, with "van ..." in one with what stands before it, also across a quotation mark."""
        found: list[Phrase] = []
        for phrase in phrases:
            owns = phrase.kind == "prep" and self._is(phrase, "belonging") and bool(found)
            if owns and found[-1].kind == "prep" and found[-1].at[-1] + 1 == phrase.at[0]:
                found[-1] = Phrase("prep", found[-1].at + phrase.at, sure=phrase.sure)
            else:
                found.append(phrase)
        return found

    def _is_intensive(self, at: int) -> bool:
        """Whether an adjective behind an article can go ("een grootschalige aanval")."""
        lows = self.sentence.lows
        known = lows[at] in self.words.of["intensive"] and self.sentence.raws[at][0].islower()
        return known and at > 0 and lows[at - 1] in self.words.of["articles"]

    def _is_spare_word(self, at: int) -> bool:
        known = self.words.phrases.get(self.sentence.lows[at], ())
        return at != self.trigger and any(spare and len(parts) == 1 for parts, spare in known) and (
            self.sentence.lows[at].endswith("e")
        )  # fmt: skip

    def _without_article(self, at: list[int]) -> list[int]:
        lows = self.sentence.lows
        if (
            len(at) > 1
            and lows[at[0]] in self.words.of["articles_bare"]
            and lows[at[1]] not in self.words.of["prepositions"]
        ):
            return at[1:]
        return at
