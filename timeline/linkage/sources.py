"""Knows who reports: which mentions are independent of each other, and which source says what."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from timeline.lang.linkage import LinkageWords
from timeline.linkage.profile import Profile

COPY = 90.0
"""From this likeness (0 to 100) on, two sentences are one agency's, whoever prints them."""

_SHORTEST = 40  # shorter sentences may be alike by chance


def count_sources(members: Sequence[Profile]) -> int:
    """Count independent sources: publishers, with copies of one agency's report counted once."""
    source = {member.publisher: member.publisher for member in members}

    def root(name: str) -> str:
        while source[name] != name:
            name = source[name]
        return name

    for i, one in enumerate(members):
        for other in members[i + 1 :]:
            if root(one.publisher) != root(other.publisher) and _one_source(one, other):
                high, low = sorted((root(one.publisher), root(other.publisher)))
                source[low] = high
    return len({root(name) for name in source})


def _one_source(one: Profile, other: Profile) -> bool:
    if one.agency is not None and one.agency == other.agency:
        return True
    long_enough = min(len(one.text), len(other.text)) >= _SHORTEST
    return long_enough and fuzz.ratio(one.text, other.text) >= COPY


def tell_versions(kind: str, versions: Sequence[tuple[str, Profile]], words: LinkageWords) -> str:
    """Tell in one line which source says what, in the order of the reports; `kind` is a text of `[conflicts]`."""
    texts = words.conflicts
    said: dict[str, list[str]] = {}
    for value, member in versions:
        unknown = texts["unknown-publisher"] if member.publisher == member.article else member.publisher
        if unknown not in said.setdefault(value, []):
            said[value].append(unknown)
    told = [texts["version"].format(value=value, sources=", ".join(names)) for value, names in said.items()]
    return texts[kind].format(versions=texts["or"].join(told))
