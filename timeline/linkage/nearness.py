"""Knows how two dates and two places of mentions lie to each other."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from rapidfuzz import fuzz

from timeline.linkage.profile import REPORTED_LATE, Days, Place, Profile
from timeline.values import DateBasis, EventType

VAGUE = 62
"""From two months on, an expression is too vague to be joined with a shorter one."""

AGREEMENT = "Agreement"
"""ACLED's kind of strategic development that is reached at one place and holds at another."""

_GAP_WEIGHTS = (1.3, 0.9, 0.4, 0.0)
_BOTH_GUESSED = (1.3, 0.4, -0.2, -0.8)  # who names no day tells of today, rather than of what was told yesterday
_ONE_TOWN, _TOWNS_NEAR, _TOWNS_APART, _REGION_APART = 0.5, 15.0, 40.0, 150.0  # km


class DayRelation(NamedTuple):
    """How two dates lie to each other: a reason's name (or a barrier's), and its weight where it is graded."""

    name: str
    weight: float = 0.0


def relate_days(one: Days, other: Days) -> DayRelation:
    """Say how two dates relate: the same day, one within the other, near by publication, or apart."""
    if one.low > other.high or other.low > one.high:
        return DayRelation("different-days")
    if one.start is None or other.start is None:
        return DayRelation("undated")
    if one.lasting != other.lasting and max(one.length, other.length) > VAGUE:
        return DayRelation("too-vague")
    guesses = (one.basis == DateBasis.PUBLICATION) + (other.basis == DateBasis.PUBLICATION)
    gap = days_between(one, other)
    if gap > REPORTED_LATE and (_tells_little(one) or _tells_little(other)):
        return DayRelation("undated")
    if guesses and not (one.lasting or other.lasting):
        return _relate_guess(one, other, gap, guesses)
    if gap:
        return DayRelation("adjacent-days")
    return _relate_overlap(one, other)


def _tells_little(days: Days) -> bool:
    """Whether a day may be that of another event, since the sentence refers back to this one."""
    return days.back and not days.exact and not days.lasting


def _relate_guess(one: Days, other: Days, gap: int, guesses: int) -> DayRelation:
    """At least one of the two has no more than the day of its report."""
    by_gap = _BOTH_GUESSED if guesses == 2 else _GAP_WEIGHTS
    weight = by_gap[min(gap, len(by_gap) - 1)]
    if guesses == 1 and _reported_before(one, other):
        weight = -0.5
    if max(one.length, other.length) > SHORT_ENOUGH:
        weight = min(weight, 0.3)
    return DayRelation("both-by-publication" if guesses == 2 else "near-publication", round(weight, 4))


def _reported_before(one: Days, other: Days) -> bool:
    """Whether the one report came before the other's day, and tells of no plan: they meet by the slack alone."""
    guess, dated = (one, other) if one.basis == DateBasis.PUBLICATION else (other, one)
    assert dated.start is not None
    return guess.high < dated.start


SHORT_ENOUGH = 3
"""Up to three days ("begin deze week") an interval still tells which event it is."""


def _relate_overlap(one: Days, other: Days) -> DayRelation:
    lengths = sorted((one.length, other.length))
    if lengths == [1, 1]:
        return DayRelation("same-day")
    if lengths[1] == 2 and not (one.lasting or other.lasting):
        return DayRelation("same-night")
    if lengths[1] > VAGUE and not (one.lasting and other.lasting) and lengths[1] > 3 * lengths[0]:
        return DayRelation("too-vague")
    if one.lasting and other.lasting:
        return DayRelation("days-overlap", round(1.6 * _jaccard(one, other) - 0.2, 4))
    if one.lasting or other.lasting:
        return DayRelation("days-overlap", 0.4 if lengths[1] <= SHORT_ENOUGH else -0.4)
    name = "day-within" if lengths[0] <= 2 else "days-overlap"
    graded = 1.2 if lengths[1] <= SHORT_ENOUGH else 0.9 if lengths[1] <= 10 else 0.4 if lengths[1] <= 31 else 0.0
    return DayRelation(name, graded + (0.4 if (one.start, one.end) == (other.start, other.end) else 0.0))


def _jaccard(one: Days, other: Days) -> float:
    """The days that two lasting events share, of all the days of either."""
    assert one.start is not None and one.end is not None and other.start is not None and other.end is not None
    shared = min(one.end, other.end) - max(one.start, other.start) + 1
    return shared / (one.length + other.length - shared)


def days_between(one: Days, other: Days) -> int:
    """Count the days between two dates: 0 where they share a day or one has none, 1 for neighbours."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return 0
    return max(0, one.start - other.end, other.start - one.end)


def relate_places(one: Profile, other: Profile) -> str | None:
    """Name how the places of two mentions relate; None where one names none.

    Where people talk, a country is what they talk about as often as where they are, and so parts nothing; nor does a
    place that is not in the sentence itself, or one that the other's sentence names too.
    """
    here, there = one.place, other.place
    if here is None or there is None:
        return None
    if here.key == there.key:
        return "same-country" if here.is_country else "same-place"
    relation = _relate_names(one, other, here, there)
    if relation in ("different-places", "place-unclear") and (here.folded in other.text or there.folded in one.text):
        return "also-named"
    if relation in ("different-places", "place-unclear") and not (here.said and there.said):
        return "place-guessed"
    return relation


def _relate_names(one: Profile, other: Profile, here: Place, there: Place) -> str:
    talk = (_is_talk(one) or _is_talk(other)) and (here.is_country or there.is_country)
    if here.iso and there.iso and here.iso != there.iso:
        return "place-unclear" if talk else "different-places"
    if here.is_country or there.is_country:
        return _relate_country(here, there, talk)
    return _relate_towns(here, there)


def _is_talk(mention: Profile) -> bool:
    return mention.type == EventType.DIPLOMACY or mention.subtype == AGREEMENT


def _relate_country(here: Place, there: Place, talk: bool) -> str:
    if here.iso and here.iso == there.iso:
        return "same-country" if here.is_country and there.is_country else "place-within"
    return "different-places" if here.is_country and there.is_country and not talk else "place-unclear"


def _relate_towns(here: Place, there: Place) -> str:
    region = 2 in (here.precision, there.precision)
    distance = kilometres(here, there)
    if distance is None:
        alike = fuzz.ratio(here.folded, there.folded) >= 85
        contained = here.folded in there.folded or there.folded in here.folded
        return "near-place" if alike or contained else "place-unclear"
    if distance <= _ONE_TOWN and not region:
        return "same-place"
    if distance <= _TOWNS_NEAR:
        return "near-place"
    if region:
        return "place-within" if distance <= _REGION_APART else "different-places"
    return "place-unclear" if distance <= _TOWNS_APART else "different-places"


def kilometres(here: Place, there: Place) -> float | None:
    """Measure the distance along the globe in km; None where a place has no coordinates."""
    if here.latitude is None or here.longitude is None or there.latitude is None or there.longitude is None:
        return None
    phi, psi = radians(here.latitude), radians(there.latitude)
    east = radians(there.longitude - here.longitude)
    root = sin((psi - phi) / 2) ** 2 + cos(phi) * cos(psi) * sin(east / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(root)))
