"""Compares two mentions: what forbids that they are one event, and how much speaks for it.

The score is a sum of documented weights, in the manner of Fellegi and Sunter's record linkage: each piece of evidence
adds what it tells, and what speaks against takes away. From `THRESHOLD` on, two mentions are held to be one event.
Nothing here depends on the other mentions of the run.
"""

from __future__ import annotations

from typing import NamedTuple

from timeline.linkage.evidence import FACT, VIOLENT, weigh
from timeline.linkage.nearness import relate_days, relate_places
from timeline.linkage.profile import Profile
from timeline.linkage.timing import names_one_thing
from timeline.linkage.weights import Evidence
from timeline.values import EventType, Status

THRESHOLD = 4.0

_RELATED = {
    frozenset(pair)
    for one, others in {
        EventType.BATTLES: (*VIOLENT, EventType.STRATEGIC_DEVELOPMENTS, EventType.RIOTS),
        EventType.EXPLOSIONS: (*VIOLENT, EventType.STRATEGIC_DEVELOPMENTS),
        EventType.VIOLENCE_AGAINST_CIVILIANS: (*VIOLENT, EventType.STRATEGIC_DEVELOPMENTS, EventType.RIOTS),
        EventType.PROTESTS: (EventType.RIOTS,),
        EventType.STRATEGIC_DEVELOPMENTS: (EventType.DIPLOMACY, EventType.HUMANITARIAN, EventType.JUSTICE),
    }.items()
    for pair in ((one, other) for other in others)
}


class Comparison(NamedTuple):
    """The outcome for one pair: the barrier that forbids it (None where there is none), else evidence and score."""

    barrier: str | None
    evidence: tuple[Evidence, ...]
    score: float

    @property
    def matches(self) -> bool:
        """Whether the two are held to be one event, seen by themselves."""
        return self.barrier is None and self.score >= THRESHOLD

    @property
    def refers(self) -> bool:
        """Whether one of the two refers back to an event that is known, which the other is held to tell."""
        return any(item.name == "referred-to" for item in self.evidence)


def compare(one: Profile, other: Profile) -> Comparison:
    """Compare two mentions; the outcome does not depend on which comes first."""
    if one.order > other.order:
        one, other = other, one
    if (barrier := find_barrier(one, other)) is not None:
        return Comparison(barrier, (), 0.0)
    evidence = weigh(one, other)
    return Comparison(None, evidence, round(sum(item.weight for item in evidence), 4))


def find_barrier(one: Profile, other: Profile) -> str | None:
    """Name what forbids that two mentions are one event, whatever else they share."""
    if one.article == other.article and not (_repeats_headline(one, other) or _speaks_on(one, other)):
        return "same-article"
    if one.settled or other.settled:
        return "already-joined"
    if one.cumulative != other.cumulative:
        return "toll-and-incident"
    if (one.status == Status.DENIED) != (other.status == Status.DENIED):
        return "denial"
    if one.type != other.type and frozenset((one.type, other.type)) not in _RELATED:
        return "types-clash"
    if (relation := relate_days(one.days, other.days).name) in ("different-days", "too-vague"):
        return relation
    if relate_places(one, other) == "different-places":
        return "different-places"
    if one.keys.isdisjoint(other.keys):
        return "nothing-shared"
    return None


def _speaks_on(one: Profile, other: Profile) -> bool:
    """Whether one of two mentions of an article refers, without a day, to the event in that town that the other tells.

    What its words mean otherwise is for the score, and for the clustering where the article tells of two such events.
    """
    undated = any(mention.days.back and mention.days.start is None for mention in (one, other))
    return undated and (one.type, one.subtype) == (other.type, other.subtype) and names_one_thing(one, other)


def _repeats_headline(one: Profile, other: Profile) -> bool:
    """Whether one of two mentions of an article is its title, which tells again what the article tells."""
    if one.headline == other.headline or (one.status != other.status and not {one.status, other.status} <= FACT):
        return False
    same = one.type == other.type or {one.type, other.type} <= VIOLENT
    return same and not (one.days.exact and other.days.exact and one.days.start != other.days.start)
