"""Finds the words that are the subject of a trigger's verb, and those that a preposition governs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.events.clauses import is_sign
from timeline.events.excerpt import Excerpt, Excerpter
from timeline.events.memory import remembered
from timeline.events.nounphrases import Phrase
from timeline.events.phrases import PhraseReader
from timeline.events.story import Story
from timeline.events.triggers import Candidate
from timeline.lang.actors import load_actors
from timeline.lang.headline import load_headline

_SUBJECT = ("noun", "pron")
_FEWEST = 2  # commas around what stands beside a subject
_BENT = ("en", "e")  # endings of an adjective
_PLURAL = ("en", "s")
_LONGEST = 250  # words of a sentence that is read for its clauses
_FAR = 15  # words before a relative pronoun in which the noun is that it stands for
_INSIDE_CLAUSE = ("dependent", "content")


@dataclass(frozen=True, slots=True)
class Subject:
    """Words of a sentence by position; `relative` where "die" or "dat" stands for them in the clause of the trigger."""

    at: tuple[int, ...]
    relative: bool = False
    own: tuple[int, ...] = ()  # the first noun of the clause itself, which may be the subject after all


class ClauseReader:
    """Reads the clause of one trigger for its subject and its objects; `hidden` words are left out.

    `found` says whether the clause has a finite verb, so that what it lacks is truly not there.
    """

    def __init__(self, candidate: Candidate, story: Story, hidden: Iterable[int]) -> None:
        self.sentence, self.position, self.text = candidate.sentence, candidate.position, story.text
        self.words, self.actors = load_headline(story.lang), load_actors(story.lang)
        self.reader = PhraseReader(self.sentence, self.position, candidate.form.shape, self.words)
        quoted = self.sentence.quoted
        beside = {at for at, inside in enumerate(quoted) if inside} if not quoted[self.position] else set()
        if not any(self.reader.is_finite(at) for at in beside):
            beside = set()  # a word or a title in quotation marks, and nothing that is said
        if quoted[self.position] and self._opens_content():
            beside = {at for at, inside in enumerate(quoted) if not inside}  # 'verwacht "dat de raad zal ...'
        self.hidden = {*hidden, *beside}
        if len(quoted) > _LONGEST:
            self.excerpt = Excerpt("main", [])  # a list or a trick, and no sentence
        else:
            self.excerpt = Excerpter(self.reader, set(self.hidden), self.words).excerpt()
        self.phrases = self.reader.read(self.excerpt.at) if self.excerpt.at else []

    def _opens_content(self) -> bool:
        """Whether the quotation that the trigger stands in is a clause that depends on what stands before it."""
        first = self.position
        while first and self.sentence.quoted[first - 1]:
            first -= 1
        opener = next((low for low in self.sentence.lows[first : first + 2] if low.isalpha()), "")
        return opener in self.words.of["certain"]

    @remembered
    def verb(self) -> int | None:
        """The number of the phrase that is the finite verb."""
        verbs = [i for i, phrase in enumerate(self.phrases) if phrase.kind == "finite"]
        own = next((i for i in verbs if self.position in self.phrases[i].at), None)
        return own if own is not None else next(iter(verbs), None)

    @remembered
    def subject(self) -> Subject | None:
        """The subject of the clause; None where it shows none."""
        excerpt = self.excerpt
        if excerpt.kind == "relative":
            return self._of_relative()
        if self.verb is None and excerpt.kind == "main" and self._is_plural_verb():
            verb = next(i for i, one in enumerate(self.phrases) if self.position in one.at)
            return self._among(self.phrases, verb)
        if self.verb is None or excerpt.kind == "purpose":
            return self._of_phrases(excerpt.before) if excerpt.kind == "purpose" else None
        own = (
            self._before_comma()
            or self._opening_name()
            or self._among(self.phrases, self.verb, last=excerpt.kind in _INSIDE_CLAUSE)
        )
        if excerpt.shares and self.sentence.lows[self.phrases[self.verb].at[0] - 1] in self.words.of["coordinate"]:
            ahead = [at for at in range(self.phrases[self.verb].at[0] - 1) if at not in self.hidden]
            return self._of_phrases(excerpt.before) or self._of_phrases(ahead) or own
        if own is not None and len(own.at) == 1 and own.at[0] and self._is_relative(own.at[0]):
            return self._antecedent(own.at[0])
        return own

    def _is_plural_verb(self) -> bool:
        """Whether what looks like an infinitive is all the verb that its clause has ("komen de leiders bijeen")."""
        before = self.sentence.lows[self.position - 1] if self.position else ""
        there = any(self.position in one.at and one.kind == "rest" for one in self.phrases)
        return there and self.reader.shape == "inf" and before != self.words.purpose_mark

    def _is_relative(self, at: int) -> bool:
        """Whether a word is a relative pronoun behind a comma, in what was not read as a clause of its own."""
        return self.sentence.lows[at] in self.words.of["subject_relatives"] and self.sentence.raws[at - 1] == ","

    def _before_comma(self) -> Subject | None:
        """The subject of a verb right behind a comma, where all before it is a noun and what stands beside that.

        "De leider van de partij, Jan Jansen, eiste", "Jan Jansen, een agent, eiste".
        """
        if self.verb is None or self.phrases[self.verb].at[0] < _FEWEST:
            return None
        at = self.phrases[self.verb].at[0]
        if self.sentence.raws[at - 1] != "," or self.sentence.raws[:at].count(",") < _FEWEST:
            return None
        ahead = [one for one in range(at - 1) if one not in self.hidden]
        if any(self.reader.is_finite(one) for one in ahead):
            return None
        opens = ahead[:1] == [0] and self.sentence.lows[0] not in self.words.of["prepositions"]
        return Subject(tuple(ahead)) if opens else None

    def _opening_name(self) -> Subject | None:
        """The name at the beginning that opens with a small link ("Van Westerhout dreigde")."""
        raws, lows = self.sentence.raws, self.sentence.lows
        verb = self.phrases[self.verb].at[0] if self.verb is not None else 0
        if lows[0] not in self.actors.name_links or verb < _FEWEST or not raws[1][0].isupper():
            return None
        named = f" {lows[0]} {raws[1]}" in self.text and all(raw[0].isupper() for raw in raws[:verb])
        return Subject(tuple(range(verb))) if named else None

    @property
    def finite(self) -> str:
        """The finite verb in lower case."""
        return self.sentence.lows[self.phrases[self.verb].at[0]] if self.verb is not None else ""

    @property
    def lows(self) -> set[str]:
        """The words of the clause in lower case."""
        return {self.sentence.lows[at] for at in self.excerpt.at}

    @remembered
    def objects(self) -> list[tuple[int, ...]]:
        """The noun phrases of the clause without its subject and without what a preposition governs."""
        taken = set(self.subject.at) if self.subject is not None else set()
        return [tuple(one.at) for one in self.phrases if one.kind == "noun" and taken.isdisjoint(one.at)]

    def place_of(self, position: int) -> tuple[str, str]:
        """The kind of phrase that a word stands in and its first word ("prep", "bij"), or "subject"."""
        if self.subject is not None and position in self.subject.at:
            return "subject", ""
        for phrase in self.phrases:
            if position in phrase.at:
                return phrase.kind, self.sentence.lows[phrase.at[0]]
        return "", ""

    @remembered
    def governed(self) -> frozenset[int]:
        """The words of the clause that a preposition governs."""
        return frozenset(at for phrase in self.phrases if phrase.kind == "prep" for at in phrase.at[1:])

    def _among(self, phrases: list[Phrase], verb: int, *, last: bool = False) -> Subject | None:
        """The subject by its place: before the verb, else the first noun or pronoun after it."""
        before = [one for one in phrases[:verb] if self._may_be_subject(one) and not self._ends_list(one.at[0])]
        earlier = max((i for i in range(verb) if phrases[i].kind == "finite"), default=-1)
        since = [one for one in phrases[earlier + 1 : verb] if one in before]
        before = since or before  # a clause that was not seen to begin
        after = [one for one in phrases[verb + 1 :] if self._may_be_subject(one)]
        after = [one for one in after if not self._describes(one, phrases)]
        after = self._behind_rest(phrases) or after
        found = before[:1] if last else before[-1:]
        pronoun = next((one.at[-1] for one in phrases[:verb] if self._is_nominative(one)), None)
        if pronoun is not None and not last:
            return Subject((pronoun,))  # "sinds hij de macht greep"
        if found and not last and after and self.sentence.lows[found[0].at[0]] in self.actors.neuter:
            next_one = phrases[verb + 1]
            if len(found[0].at) == 1 and next_one is after[0] and next_one.kind == "noun":
                found = after  # "Dat meldt de politie"
        if (not found and not last) or self._behind_rest(phrases):
            found = after[:1]
        return Subject(tuple(found[0].at)) if found else None

    def _is_nominative(self, phrase: Phrase) -> bool:
        """Whether a phrase is or ends in a pronoun that can only be a subject, also behind what is no preposition."""
        lone = phrase.kind in ("pron", "prep") and phrase.at[-1] not in self.hidden
        return lone and self.sentence.lows[phrase.at[-1]] in self.actors.only_subjects

    def _behind_rest(self, phrases: list[Phrase]) -> list[Phrase]:
        """The nouns that a second participle has for itself ("zijn tien mensen gedood en twee kinderen ontvoerd")."""
        here = next((i for i, one in enumerate(phrases) if self.position in one.at and one.kind == "rest"), None)
        if here is None:
            return []
        rests = [i for i in range(here) if phrases[i].kind == "rest" and phrases[i + 1].kind == "link"]
        return [one for one in phrases[rests[-1] : here] if self._may_be_subject(one)] if rests else []

    def _describes(self, phrase: Phrase, phrases: list[Phrase]) -> bool:
        """Whether a lone word is an adjective of the noun behind it ("zijn dronken supporters opgepakt")."""
        at = phrase.at[0]
        behind = next((one for one in phrases if one.at[0] == at + 1), None)
        lone = len(phrase.at) == 1 and phrase.kind == "noun" and self.sentence.raws[at].islower()
        return (
            lone
            and behind is not None
            and behind.kind == "noun"
            and self.sentence.lows[at + 1] not in self.words.of["determiners"]
            and self.sentence.lows[at].endswith(_BENT)
        )

    def _ends_list(self, at: int) -> bool:
        """Whether a word goes on with a list of names that a preposition opens ("in Mali, Niger en Tsjaad")."""
        raws, lows, links = self.sentence.raws, self.sentence.lows, self.words.of["links"]
        first = at - 1
        while first >= 0 and (raws[first] == "," or lows[first] in links or raws[first][0].isupper()) and (
            lows[first] not in self.words.of["prepositions"]
        ):  # fmt: skip
            first -= 1
        listed = any(raws[one] == "," or lows[one] in links for one in range(first + 1, at))
        return listed and first >= 0 and lows[first] in self.words.of["prepositions"]

    def _may_be_subject(self, phrase: Phrase) -> bool:
        if phrase.kind not in _SUBJECT:
            return False
        if len(phrase.at) == 1 and self.sentence.lows[phrase.at[0]] in self.actors.no_subject:
            return False
        return not all(is_sign(self.sentence.raws[at]) for at in phrase.at)

    def _of_phrases(self, positions: list[int]) -> Subject | None:
        """The subject of another clause of the sentence."""
        phrases = self.reader.read(positions) if positions else []
        verb = next((i for i, one in enumerate(phrases) if one.kind == "finite"), None)
        if verb is None:
            found = next((one for one in phrases if self._may_be_subject(one)), None)
            return Subject(tuple(found.at)) if found is not None else None
        return self._among(phrases, verb)

    def _of_relative(self) -> Subject | None:
        """What "die" or "dat" stands for, unless the clause has a subject of its own."""
        own = [one for one in self.phrases if self._may_be_subject(one)]
        nominative = next(
            (one for one in own if one.kind == "pron" and self.sentence.lows[one.at[0]] in self.actors.nominative),
            None,
        )
        if nominative is not None:
            return Subject(tuple(nominative.at))
        if self.excerpt.opener not in self.words.of["subject_relatives"]:
            return Subject(tuple(own[0].at)) if own else None
        opener = self._opener()
        if opener is not None and opener + 2 < self.position and self.sentence.lows[opener + 1] in self.words.verbs:
            return Subject((opener,))  # "zijn broer had pech: die werd opgepakt"
        found = self._antecedent(opener) if opener is not None else None
        if found is not None and own and own[0].kind == "noun" and self._disagrees(found):
            return Subject(tuple(own[0].at))  # "het bestand dat Rusland en Turkije sloten"
        if found is not None and own and own[0].kind == "noun":
            return Subject(found.at, relative=True, own=tuple(own[0].at))
        return found

    def _disagrees(self, subject: Subject) -> bool:
        """Whether a noun and the verb of the clause are not both singular or both plural."""
        if self.verb is None:
            return False
        noun = self.sentence.lows[subject.at[-1]]
        verb = self.sentence.lows[self.phrases[self.verb].at[0]]
        many = verb in self.actors.plural_verbs or verb.endswith(self.actors.plural_ends)
        return noun.endswith(_PLURAL) != many

    def _opener(self) -> int | None:
        """Where the word stands that opens the clause; words left out may stand behind it."""
        at = self.excerpt.at[0] - 1
        while at > 0 and self.sentence.lows[at] != self.excerpt.opener:
            at -= 1
        return at if at > 0 else None

    def _antecedent(self, opener: int) -> Subject | None:
        """The noun before a relative pronoun, past a place that stands between ("een vrouw uit Gent die ...")."""
        start = opener - 1 if is_sign(self.sentence.raws[opener - 1]) else opener
        first = start
        while first and first > start - _FAR and not is_sign(self.sentence.raws[first - 1]):
            first -= 1
        phrases = self.reader.read([at for at in range(first, start) if at not in self.hidden])
        ahead = [one for one in phrases if one.kind in ("noun", "prep")]
        while len(ahead) > 1 and ahead[-1].kind == "prep" and all(self._is_name(at) for at in ahead[-1].at[1:]):
            ahead.pop()
        if not ahead:
            return None
        return Subject(tuple(ahead[-1].at[1:] if ahead[-1].kind == "prep" else ahead[-1].at), relative=True)

    def _is_name(self, at: int) -> bool:
        return self.sentence.raws[at][0].isupper()
