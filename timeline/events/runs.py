"""Says which capitalised words are one name: where a name begins, what links it, and where it ends."""

from __future__ import annotations

from functools import lru_cache

from timeline.events.clauses import Sentence, is_sign
from timeline.events.nouns import NounFinder
from timeline.lang.actors import ActorWords
from timeline.lang.roles import Countries

_MOST_LINKS = 2  # small words in a row within a name


@lru_cache(maxsize=16)
def first_words(words: ActorWords, known: Countries) -> frozenset[str]:
    """The first words of the names that have several."""
    names = (*words.organisations, *words.seats, *known.names)
    return frozenset(name.split(" ", 1)[0] for name in names if " " in name)


class RunFinder(NounFinder):
    """Reads the runs of capitalised words in one article's sentences."""

    def run_end(self, sentence: Sentence, position: int) -> int:
        """Where a run of capitalised words, with small links inside, ends."""
        raws = sentence.raws
        last = position + 1
        while last < len(raws):
            if "\n" in self.text[sentence.ends[last - 1] : sentence.starts[last]]:
                break  # a heading ends here
            if raws[last][0].isupper() and not is_sign(raws[last]):
                if raws[last].lower() in self.known.adjectives or raws[last].lower() in sentence.small.number_words:
                    break
                if self.describes(sentence, last) and self.gazetteer.find(" ".join(raws[position:last])) is not None:
                    break  # "in Wenen Europese diplomaten"
                last += 1
            elif "-" in raws[last] and self.is_linked(raws[last]):
                last += 1  # "Omar al-Bashir"
            elif self._is_of_town(sentence, position, last):
                break
            elif (links := self._links(sentence, last)) and self._goes_on(sentence, last + links):
                last += links + 1
            else:
                break
        return last

    def _is_of_town(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether a full name is followed by the town that its office is of ("burgemeester Jan Jansen van Woerden")."""
        raws = sentence.raws
        if last - first < 2 or not first or last + 1 >= len(raws) or raws[last] not in self.words.of_marks:
            return False
        return sentence.lows[first - 1] in self.words.town_offices and self.gazetteer.find(raws[last + 1]) is not None

    def _links(self, sentence: Sentence, position: int) -> int:
        """How many small words that link a name stand here ("van den")."""
        lows = sentence.lows[position : position + _MOST_LINKS]
        return next((n for n, low in enumerate(lows) if low not in self.words.name_links), len(lows))

    def is_linked(self, raw: str) -> bool:
        """Whether a word is a name with a small link before its hyphen ("al-Bashir")."""
        link, _, rest = raw.partition("-")
        return link in self.words.name_links and rest[:1].isupper()

    def _goes_on(self, sentence: Sentence, position: int) -> bool:
        """Whether a name goes on after a small link, rather than another one beginning ("Zelensky de VN")."""
        if position >= len(sentence.raws) or not sentence.raws[position][0].isupper():
            return False
        raw = sentence.raws[position]
        if raw in self.words.not_first_names:
            return False  # "Jan Jansen van Volksgezondheid"
        listed = (
            self.gazetteer.is_listed(raw)
            or raw in self.words.organisations
            or raw in self.known.names
            or raw in self.known.inhabitants
            or raw in first_words(self.words, self.known)
        )
        return not listed and raw.lower() not in self.known.adjectives

    def says_what_place(self, sentence: Sentence, position: int) -> bool:
        """Whether a noun that opens the sentence says what place the next name is of ("Buurland Polen zweeg")."""
        words = self.gazetteer.words
        if sentence.lows[position] not in words.wholes and sentence.lows[position] not in words.taken_up:
            return False
        after = sentence.raws[position + 1 : position + 2]
        return bool(after) and self.gazetteer.find(after[0]) is not None

    def is_of_region(self, sentence: Sentence, position: int) -> bool:
        """Whether the adjective of a town or region stands before the name of a place ("het Groningse Baflo")."""
        words, raws = self.gazetteer.words, sentence.raws
        if raws[position] not in words.town_adjectives or position + 1 >= len(raws) or not position:
            return False
        name = raws[position + 1]
        named = name[0].isupper() and name not in self.words.organisation_parts and name not in words.never_places
        return named and sentence.lows[position - 1] in words.place_marks

    def merely_opens(self, sentence: Sentence, position: int) -> bool:
        """Whether a lone capitalised word only opens the sentence: the article has it nowhere else as a name."""
        raws = sentence.raws
        if position and not is_sign(raws[position - 1]):
            return False
        if position + 1 < len(raws) and raws[position + 1][0].isupper():
            return False
        name = raws[position]
        if self.gazetteer.is_listed(name) or name in self.known.capitals or name in self.people.accented:
            return False
        at = self.text.find(" " + name)
        while at >= 0:
            behind = self.text[at + len(name) + 1 : at + len(name) + 2]
            if at and not behind.isalnum() and (self.text[at - 1].islower() or self.text[at - 1] in ",("):
                return False
            at = self.text.find(" " + name, at + 1)
        return True

    def describes(self, sentence: Sentence, position: int) -> bool:
        """Whether a capitalised word is an adjective of a noun after it ("Zuid-Amerikaanse landen")."""
        if not sentence.lows[position].endswith(self.words.demonym_tails) or position + 1 >= len(sentence.raws):
            return False
        after = sentence.lows[position + 1]
        small = sentence.small
        return sentence.raws[position + 1].islower() and not (
            after in small.finite or after in small.particle_followers
        )
