"""Weighs when two mentions say it happened, and whether one refers back to what the other tells."""

from __future__ import annotations

from timeline.linkage.nearness import relate_days, relate_places
from timeline.linkage.profile import REPORTED_LATE, Profile
from timeline.linkage.weights import WEIGHTS, Evidence
from timeline.values import EventType

_SAID_ANEW = {"both-by-publication": 1.0, "near-publication": 0.5}  # who speaks on two days makes two statements
_LOOKED_BACK = 0.5
_DAY_UNSAID = {"undated", "near-publication", "both-by-publication", "day-within", "days-overlap"}
_LONG_AGO = 14
_FRESH, _FADED = 10, 0.2  # after so many days a reference may mean another event a little sooner
_ELSEWHERE_SAID = 0.3  # the town of the event stands in another sentence of its article


def weigh_days(one: Profile, other: Profile) -> list[Evidence]:
    """Give the evidence of when two mentions say it happened; `one` is the first in the stable order."""
    relation = relate_days(one.days, other.days)
    weight = WEIGHTS.get(relation.name, relation.weight)
    if relation.name in _DAY_UNSAID and (referred := _weigh_reference(one, other)) > max(weight, 0.0):
        return [Evidence("referred-to", referred)]
    if relation.name == "undated" and names_one_thing(one, other):
        weight /= 2
    if EventType.DIPLOMACY in (one.type, other.type) and one.days.start != other.days.start:
        weight -= _SAID_ANEW.get(relation.name, 0.0)
    found = [Evidence(relation.name, weight)]
    if one.days.exact and other.days.exact and one.days.start == other.days.start:
        latest = max(one.days.high, other.days.high)
        if min(one.published, other.published) - latest > _LONG_AGO:
            found.append(Evidence("background-day", WEIGHTS["background-day"]))
        elif max(one.published, other.published) - latest > REPORTED_LATE and knows_of(one, other):
            found.append(Evidence("background-day", _LOOKED_BACK))
    return found


def names_one_thing(one: Profile, other: Profile) -> bool:
    """Whether both name one town and one trigger: "the attack in Utrecht", with or without its day."""
    said = all(mention.place is not None and mention.place.said for mention in (one, other))
    return said and bool(one.trigger_stems & other.trigger_stems) and relate_places(one, other) == "same-place"


def knows_of(one: Profile, other: Profile) -> bool:
    """Whether one of two reports of one kind of thing refers to it as known: "the attack of 18 March"."""
    return (one.days.back or other.days.back) and bool(one.trigger_stems & other.trigger_stems)


def _weigh_reference(one: Profile, other: Profile) -> float:
    """What it adds that one report refers back to the other's event; less after some time; 0 where neither does."""
    if one.trigger_stems.isdisjoint(other.trigger_stems) or relate_places(one, other) != "same-place":
        return 0.0
    for known, told in sorted(((one, other), (other, one)), key=lambda pair: (-pair[0].published, pair[0].order)):
        if not known.days.back or known.days.exact or known.days.lasting or not (known.place and known.place.said):
            continue
        last = told.published if told.days.end is None else told.days.end
        if last <= known.published:
            weight = WEIGHTS["referred-to"] - (_FADED if known.published - last > _FRESH else 0.0)
            return weight if told.place and told.place.said else weight - _ELSEWHERE_SAID
    return 0.0
