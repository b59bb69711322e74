"""Knows what is told of an event beside its sentence, and gives its actors the names that a headline has room for."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.events.clauses import Sentence
from timeline.events.nounphrases import Phrase
from timeline.lang.headline import HeadlineWords

_OFFICE = 4  # words within which the office of a person stands
_CLOSED = 2  # the bracket behind an abbreviation
_MANY = ("en", "s")  # endings of several


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
    denied: bool = False
    unsure: bool = False  # planned, claimed, denied or only possible
    heads: frozenset[int] = frozenset()  # where names begin
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

    def name_for(self, phrases: list[Phrase]) -> str | None:
        """The name for a pronoun; not where the verb is plural or passive."""
        pronoun = phrases[0]
        verb = next((one for one in phrases if one.kind == "finite"), None)
        if verb is None or self.sentence.lows[pronoun.at[0]] not in self.words.of["subject_pronouns"]:
            return None
        name = self._who(verb, any(one.kind == "rest" for one in phrases))
        many = self.sentence.lows[verb.at[0]].endswith("n")
        if name is None or (not self._is_many(name) if many else name not in self.telling.persons):
            return None
        return capitalised(name)

    def _who(self, verb: Phrase, participle: bool) -> str | None:
        """Who the subject of a verb is: the one who undergoes where it is passive."""
        telling = self.telling
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
