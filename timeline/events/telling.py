"""Knows what is told of an event beside its sentence, and gives its actors the names that a headline has room for."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.events.clauses import Sentence
from timeline.events.nounphrases import Phrase
from timeline.events.wording import Part
from timeline.lang.headline import HeadlineWords

_OFFICE = 4  # words within which the office of a person stands
_CLOSED = 2  # the bracket behind an abbreviation
_MANY = ("en", "s")  # endings of several
_PLAIN = 2  # words of a noun with its article


@dataclass(frozen=True, slots=True)
class Telling:
    """What is known of the event: the form of its trigger, who acts, and who says so where that is in doubt."""

    shape: str = "noun"
    speech: bool = False
    separable: bool = False
    actor: str | None = None
    full: str | None = None  # the actor's full name, where `actor` is a person's surname
    patient: str | None = None  # who undergoes
    persons: frozenset[str] = frozenset()  # which of the names are those of persons
    speaker: str | None = None
    source: str | None = None  # who says so, in doubt or not
    voice: str | None = None  # who says so where the sentence says "we" or "I"
    denied: bool = False
    unsure: bool = False  # planned, claimed, denied or only possible
    heads: frozenset[int] = frozenset()  # where names begin
    owners: frozenset[str] = frozenset()  # names in the form in which they own what follows ("Trumps")
    ahead: bool = False  # it is yet to come, or may be
    counted: bool = False  # it has casualties
    times: tuple[tuple[int, int, bool], ...] = ()  # words of temporal expressions, and whether each is a day or an hour


class NameGiver:
    """Gives names to the subjects of one sentence."""

    def __init__(self, sentence: Sentence, trigger: int, words: HeadlineWords, telling: Telling) -> None:
        self.sentence, self.trigger, self.words, self.telling = sentence, trigger, words, telling

    def surname(self, at: list[int]) -> list[int]:
        """Of a subject that names a person the name alone, for where the line is too long."""
        raws = self.sentence.raws[at[-1] + 1 : at[-1] + 4]
        if len(raws) > _CLOSED and raws[0] == "(" and raws[1].isupper() and raws[_CLOSED] == ")" and len(raws[1]) > 1:
            return [at[-1] + 2]  # "de Nationaal Coördinator ... (NCTV)"
        if (apposed := self._apposed(at[-1])) is not None:
            return apposed
        joined = any(self.sentence.lows[one] in self.words.of["links"] for one in at)
        if joined or self.trigger in at:
            return []
        known = {word for name in (*self.telling.persons, self.telling.full or "") for word in name.split()}
        names = [one for one in at if self.sentence.raws[one] in known and self.sentence.raws[one][0].isupper()]
        initial = any(len(self.sentence.raws[one]) == 1 and self.sentence.raws[one].isupper() for one in at)
        if not names or initial or names[-1] - names[0] >= len(names):
            return []
        before = [self.sentence.lows[one] for one in at if one < names[0]]
        office = any(low.endswith(self.words.ends["office_ends"]) for low in before[:_OFFICE])
        if not office and not self.words.of["belonging"].isdisjoint(before):
            return []  # "de dochter van Jansen"
        return names

    def _apposed(self, last: int) -> list[int] | None:
        """The name behind a subject that only says who it is ("de leider van de partij, Jan Jansen,")."""
        raws, known = self.sentence.raws, {name.rsplit(maxsplit=1)[-1] for name in self.telling.persons}
        first = last + 2
        end = next((at for at in range(first, min(first + _OFFICE, len(raws))) if raws[at] == ","), first)
        named = raws[last + 1 : first] == [","] and end > first and raws[end - 1] in known
        return list(range(first, end)) if named and all(raw[0].isupper() for raw in raws[first:end]) else None

    def name_for(self, phrases: list[Phrase]) -> str | None:
        """The name for a pronoun, or for a noun that points back ("de partij"), where the event's actor is known so."""
        subject = phrases[0]
        verb = next((one for one in phrases if one.kind in ("finite", "rest")), None)
        if verb is None or verb.kind == "rest":
            return None
        rests = [one for one in phrases if one.kind in ("rest", "particle")]
        ends = self.words.ends["infinitive_ends"]
        verbs = [self.sentence.lows[one.at[0]] for one in phrases if one.kind == "finite" and one is not verb]
        alone = all(low.endswith(ends) for low in verbs)  # "had de tas willen stelen"
        told = self.trigger in verb.at or (alone and any(self.trigger in one.at for one in rests))
        pointing = told and subject.kind == "noun" and self._points_back(subject)
        if not pointing and self.sentence.lows[subject.at[0]] not in self.words.of["subject_pronouns"]:
            return None
        name = self._who(verb, told, any(one.kind == "rest" for one in phrases))
        if name is None or (pointing and not self._is_new(name)):
            return None
        if self.sentence.lows[verb.at[0]].endswith("n"):
            return capitalised(name) if self._is_many(name) else None
        fits = name in self.telling.persons or (told and self._is_single(name, pointing))
        return capitalised(name) if fits else None

    def give_name(self, part: Part, phrase: Phrase) -> Part:
        """The part, with the name for a pronoun that is no subject; it stays where the line is too long."""
        name = self._object(phrase)
        if name is not None:
            part.word, part.short = name, part.at
        return part

    def _object(self, pronoun: Phrase) -> str | None:
        """Who undergoes, for "hem", where the sentence does not say it and no other pronoun may mean someone else."""
        name, low = self.telling.patient, self.sentence.lows[pronoun.at[0]]
        if pronoun.kind != "pron" or name is None or low not in self.words.of["object_pronouns"]:
            return None
        first, last = self.sentence.clause_of(self.trigger)
        if not first <= pronoun.at[0] < last or not self._is_new(name, proper=False) or name == self.telling.actor:
            return None
        of = self.words.of
        others = sum(one in of["object_pronouns"] or one in of["nominative"] for one in self.sentence.lows)
        many = low in self.words.of["plural_pronouns"]
        fits = self._is_many(name) if many else name in self.telling.persons or self._is_single(name, False)
        return name if fits and others == 1 else None

    def _points_back(self, subject: Phrase) -> bool:
        """Whether a subject is a common noun behind an article and nothing else ("de partij")."""
        lows, at = self.sentence.lows, subject.at
        plain = len(at) == _PLAIN and lows[at[0]] in self.words.of["definite_articles"]
        return plain and self.trigger not in at and self.sentence.raws[at[1]].islower()

    def _is_new(self, name: str, *, proper: bool = True) -> bool:
        """Whether no word of a name stands in the sentence: it was found out from what points back to it."""
        here = {low.strip("'’\"") for low in self.sentence.lows}
        known = any(part in here for part in name.lower().split()) or name in self.words.countries
        return not known and not (proper and name[:1].islower())

    def _is_single(self, name: str, pointing: bool) -> bool:
        """Whether a name that is no person's is that of one: a common noun, or an organisation for "de partij"."""
        if name[:1].islower():
            return not pointing and " " not in name and not self._is_many(name)
        return pointing and not name.endswith(_MANY)

    def _who(self, verb: Phrase, told: bool, participle: bool) -> str | None:
        """Who the subject of a verb is: the one who undergoes where it is passive, or where no other is known."""
        telling = self.telling
        alone = telling.patient if told and telling.actor is None and telling.patient else None
        if alone and self._is_new(alone, proper=False) and not self._is(verb, "have"):
            says = self._is(verb, "speaking") and self.trigger not in verb.at
            return None if says else alone
        if not (self._is(verb, "be") and participle):
            says = self._is(verb, "speaking") and self.trigger not in verb.at
            return telling.source if says else telling.actor
        if self._is(verb, "passive"):
            return telling.patient
        return None if telling.actor and telling.patient else telling.actor or telling.patient

    def _is_many(self, name: str) -> bool:
        """Whether a name is that of several ("rebellen", "Houthi's", "Verenigde Naties")."""
        last = name.rsplit(maxsplit=1)[-1]
        if last in self.words.countries:
            return False
        common = name[:1].islower() or last.endswith(("'s", "’s"))
        return last.lower() in self.words.of["many"] or (common and last.endswith(_MANY))

    def _is(self, phrase: Phrase, *names: str) -> bool:
        return any(self.sentence.lows[phrase.at[0]] in self.words.of[name] for name in names)


def capitalised(name: str) -> str:
    """A name with its first letter a capital ("het leger": "Het leger")."""
    return name[:1].upper() + name[1:]
