"""Finds the full name that an article gives for a surname, and who holds an office that it names."""

from __future__ import annotations

import re
import unicodedata

from timeline.events.clauses import Sentence
from timeline.events.gazetteer import Gazetteer
from timeline.events.memory import remembered
from timeline.lang.actors import ActorWords

_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]{1,30}(?: [A-ZÀ-Þ][\w’'-]{1,30})?")
_ACCENTED = re.compile(r"\b[A-ZÀ-Þ][\w-]{2,30}")
_FIRST_NAMES = re.compile(r"((?:[A-ZÀ-Þ][\w’'.-]{0,20}\s(?:(?:[a-z]{1,4}\s){0,2})){1,3})$")


class FullNames:
    """The full names of one article; `titled` are surnames that it gives an office."""

    def __init__(self, text: str, words: ActorWords, gazetteer: Gazetteer) -> None:
        self.text, self.words, self.gazetteer = text, words, gazetteer
        self.titled: set[str] = set()
        self._full: dict[str, str] = {}
        self._holders: dict[str, str | None] = {}
        self._known = gazetteer.countries

    def is_title(self, low: str) -> bool:
        """Whether a word in lower case is an office or a trade."""
        return low in self.words.titles or low.endswith(self.words.title_tails)

    def holder(self, sentence: Sentence, first: int, last: int) -> str | None:
        """The person whom the article elsewhere names with the same office ("de Oekraïense president Zelensky")."""
        if last + 1 < len(sentence.raws) and sentence.raws[last + 1][0].isupper():
            return None
        office = self.text[sentence.starts[first] : sentence.ends[last]] + " "
        at = self.text.find(office)
        while at >= 0:
            match = _NAME.match(self.text, at + len(office))
            if match:
                return self.full_name(match[0]) if " " not in match[0] else match[0]
            at = self.text.find(office, at + 1)
        return None

    def sole_holder(self, office: str) -> str | None:
        """The one person to whom the article gives an office ("de veldmaarschalk": veldmaarschalk Khalifa Haftar)."""
        if office not in self._holders:
            names: set[str] = set()
            for written in (office, office.capitalize()):
                at = self.text.find(written + " ")
                while at >= 0:
                    match = _NAME.match(self.text, at + len(written) + 1)
                    if match and not (at and (self.text[at - 1].isalnum() or self.text[at - 1] == "-")):
                        names.add(match[0] if " " in match[0] else self.full_name(match[0]))
                    at = self.text.find(written + " ", at + 1)
            self._holders[office] = names.pop() if len(names) == 1 else None
        return self._holders[office]

    def owner(self, raw: str) -> str | None:
        """The person whose possessive a word is ("Bakari's", "Jansens"), where the article names that person."""
        for ending in self.words.possessives:
            base = raw[: -len(ending)]
            if raw.endswith(ending) and len(base) > len(ending) and self.text.count(base) > self.text.count(raw):
                full = self.full_name(base)
                if full != base or base in self.titled:
                    return full
        return None

    def full_name(self, name: str) -> str:
        """The full name that the article gives for a surname, else the surname.

        >>> from timeline.lang import load_lang
        >>> from timeline.lang.actors import load_actors
        >>> lang = load_lang("nl")
        >>> names = FullNames("NAVO-chef Jens Stoltenberg zei niets.", load_actors(lang), Gazetteer(lang))
        >>> names.full_name("Stoltenberg")
        'Jens Stoltenberg'
        """
        known = self._full.get(name)
        if known is not None:
            return known
        if name in self.words.not_first_names:
            return name  # "Jan Jansen van Volksgezondheid"
        if (accented := self.accented.get(name)) is not None:
            return self.full_name(accented)
        if self.gazetteer.is_listed(name) or name in self._known.capitals:
            return name
        self._full[name] = name
        at = self.text.find(name)
        while at >= 0:
            words = self.text[max(0, at - 30) : at].split()
            if words and self.is_title(words[-1].lower().rsplit("-", 1)[-1]):
                self.titled.add(name)
            match = _FIRST_NAMES.search(self.text, max(0, at - 45), at)
            if match and self._ends(at + len(name)) and "\n" not in match[0]:
                parts = self._without_titles(match[1].split())
                if parts and not self._lacks_link(parts[-1], name):
                    self._full[name] = " ".join([*parts, name])
                    if any(part.lower() not in self.words.name_links for part in parts):
                        break
            at = self.text.find(name, at + len(name))
        return self._full[name]

    def _lacks_link(self, link: str, name: str) -> bool:
        """Whether a surname would be written with a small word before it ("Van Gent"), and so "Gent" is no surname."""
        return link in self.words.surname_links and f"{link.capitalize()} {name}" not in self.text

    def _ends(self, end: int) -> bool:
        """Whether a name ends at an offset, but for the "s" of who owns something."""
        behind = self.text[end : end + 2]
        return not behind[:1].isalnum() or (behind[:1] == "s" and not behind[1:].isalnum())

    @remembered
    def accented(self) -> dict[str, str]:
        """The names that the article writes with accents too, by how they look without ("Guaido": Guaidó)."""
        words = {word for word in _ACCENTED.findall(self.text) if not word.isascii()}
        plain = {unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode(): word for word in words}
        return {name: word for name, word in plain.items() if len(name) == len(word)}

    def _without_titles(self, parts: list[str]) -> list[str]:
        """The words before a surname that are its first names, from the last office or country onwards."""
        keep: list[str] = []
        for part in reversed(parts):
            low = part.lower()
            if part == low and low not in self.words.name_links:
                break
            if self.is_title(low) or self.is_title(low.rsplit("-", 1)[-1]) or low in self._known.adjectives:
                break
            if part in self.words.openers or part in self.words.organisations or part in self._known.names:
                break
            if part in self.words.not_first_names or (part.endswith((".", ",")) and len(part) > 3):
                break
            keep.insert(0, part)
        while keep and not keep[0][0].isupper():
            keep.pop(0)
        return keep
