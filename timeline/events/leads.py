"""Finds the names that stand right behind one of some words ("in Goma"), from which places are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from timeline.lang import Lang
from timeline.lang.actors import load_actors
from timeline.lang.roles import load_places

_CAPITAL = re.compile(r" (?=[A-ZÀ-Þ])")
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]{1,30}(?: [A-ZÀ-Þ][\w'’-]{1,30}){0,2}")


class LeadFinder:
    """Finds up to three capitalised words behind any of `leads`, in whatever letters these are written.

    It looks from the capitals back, since a text has few; a pattern of all the leads tries each at every word.

    >>> list(LeadFinder(["in", "nabij"]).find("In Goma en nabij Port Said ontmoette Sterin Amin niemand."))
    ['Goma', 'Port Said']
    """

    def __init__(self, leads: Iterable[str]) -> None:
        self._leads = tuple(sorted(leads, key=len, reverse=True))
        self._longest = max(map(len, self._leads))

    def find(self, text: str) -> Iterator[str]:
        """The names, left to right; none has words of another, or of what leads up to another."""
        done = 0
        for space in _CAPITAL.finditer(text):
            end = space.start()
            if end < done:
                continue
            behind = text[max(done, end - self._longest) : end].lower()
            if behind.endswith(self._leads) and self._opens_word(behind, text, end):
                name = _NAME.match(text, end + 1)
                if name is not None:
                    done = name.end()
                    yield name[0]

    def _opens_word(self, behind: str, text: str, end: int) -> bool:
        """Whether a lead that ends here begins where a word does ("in", but not that of "begin")."""
        starts = (end - len(lead) for lead in self._leads if behind.endswith(lead))
        return any(start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "_") for start in starts)


@dataclass(frozen=True, slots=True)
class Leads:
    """What leads up to places: `inside` them, or anywhere near (`near`); to what is theirs; to the seat of a court."""

    inside: LeadFinder
    near: LeadFinder
    of: LeadFinder
    courts: LeadFinder


@cache
def leads_of(lang: Lang) -> Leads:
    """The finders of a language."""
    words = load_places(lang)
    return Leads(
        inside=LeadFinder(words.inside),
        near=LeadFinder(words.prepositions - words.through),
        of=LeadFinder(load_actors(lang).of_marks),
        courts=LeadFinder(
            [court + more for court in words.courts for more in ("", *(f" {word}" for word in words.inside))]
        ),
    )
