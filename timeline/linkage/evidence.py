"""Weighs what two mentions have in common: days, place, kind, actors, counts, words, details and status."""

from __future__ import annotations

from rapidfuzz import fuzz

from timeline.linkage.nearness import days_between, relate_days, relate_places
from timeline.linkage.profile import Profile
from timeline.linkage.timing import knows_of, names_one_thing, weigh_days
from timeline.linkage.weights import WEIGHTS, Evidence
from timeline.values import EventType, Status

VIOLENT = {EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS}
PHYSICAL = {*VIOLENT, EventType.PROTESTS, EventType.RIOTS}
_DISTINCT = {  # a drone and a missile may be one attack in two reports, but talks are no warning and an arrest no coup
    EventType.DIPLOMACY,
    EventType.STRATEGIC_DEVELOPMENTS,
    EventType.HUMANITARIAN,
    EventType.JUSTICE,
}
_ANY_KIND = {"Other", "Statement"}
_MEETINGS = {"Talks", "Visit"}
FACT = {Status.OCCURRED, Status.ONGOING, Status.CLAIMED}
_SPEECH_APART = -2.5  # two who speak are two statements; two armies may be one battle told from both sides
_ASIDE = -0.3
_ELSEWHERE = -1.0  # an attack is where it is, also where an earlier sentence says so; talks are about other places
_ANOTHER, _BACK, _BACK_SAID = 1.0, 0.6, 0.2  # how much words that are not shared may take away
_WIRE = 90.0
_CLOCK_APART = 150  # minutes: reports round, and give local time or ours


def weigh(one: Profile, other: Profile) -> tuple[Evidence, ...]:
    """Give all evidence for and against that two mentions are one event; `one` is the first in the stable order."""
    return (
        *weigh_days(one, other),
        *_weigh_place(one, other),
        *_weigh_kind(one, other),
        *_weigh_actors(one, other),
        *_weigh_counts(one, other),
        *_weigh_wording(one, other),
        *_weigh_details(one, other),
        *_weigh_status(one, other),
    )


def _weigh_place(one: Profile, other: Profile) -> list[Evidence]:
    relation = relate_places(one, other)
    if relation is None:
        return []
    said = any(mention.place is not None and mention.place.said for mention in (one, other))
    elsewhere = relation == "place-guessed" and said and {one.type, other.type} <= PHYSICAL
    return [Evidence(relation, _ELSEWHERE if elsewhere else WEIGHTS[relation])]


def _weigh_kind(one: Profile, other: Profile) -> list[Evidence]:
    if one.type != other.type:
        untold = (one.of_victims or other.of_victims) and {one.type, other.type} <= VIOLENT
        name = "same-type" if untold else "related-type"
    elif one.subtype is not None and one.subtype == other.subtype and one.subtype not in _ANY_KIND:
        name = "same-kind"
    elif one.type in _DISTINCT and _kinds_differ(one.subtype, other.subtype):
        name = "other-kind"
    else:
        name = "same-type"
    found = [Evidence(name, WEIGHTS[name])]
    told = (
        one.trigger_stems & (other.trigger_stems | other.wording.weights.keys())
        | other.trigger_stems & one.wording.weights.keys()
    )
    if told:
        found.append(Evidence("same-trigger", WEIGHTS["same-trigger"]))
    rare = one.rare & other.rare
    if (
        one.type == other.type
        and rare
        and relate_days(one.days, other.days).name in ("same-day", "same-night", "day-within")
    ):
        found.append(Evidence("rare-kind", WEIGHTS["rare-kind"]))
    return found


def _kinds_differ(one: str | None, other: str | None) -> bool:
    """Whether two kinds cannot be one: any statement may be a warning or a demand, but it is no meeting."""
    kinds = {one, other}
    if None in kinds or "Other" in kinds or one == other:
        return False
    return len(kinds & _MEETINGS) == 1 or not kinds & _ANY_KIND


def _weigh_actors(one: Profile, other: Profile) -> list[Evidence]:
    if not one.actors or not other.actors:
        return []
    shared = {mine for mine in one.actors if any(same_name(mine, yours) for yours in other.actors)}
    shared |= {yours for yours in other.actors if any(same_name(mine, yours) for mine in one.actors)}
    meeting = {one.subtype, other.subtype} <= _MEETINGS and (
        relate_places(one, other) == "same-place" or bool(one.rare & other.rare)
    )
    if one.type == other.type == EventType.DIPLOMACY and not meeting and not shared & {one.speaker, other.speaker}:
        return [Evidence("other-actors", _SPEECH_APART)]  # what they talk about may well be the same
    if not shared:
        aside = names_one_thing(one, other) or knows_of(
            one, other
        )  # who acts in a sentence that refers back, acts in something else
        return [Evidence("other-actors", _ASIDE if aside else WEIGHTS["other-actors"])]
    name = "same-actors" if one.actors.keys() == other.actors.keys() and len(shared) > 1 else "shared-actor"
    return [Evidence(name, WEIGHTS[name])]


def same_name(one: str, other: str) -> bool:
    """Whether two folded names are of one actor: the same, or the surname of the other."""
    return one == other or f" {one} " in f" {other} " or f" {other} " in f" {one} "


def _weigh_counts(one: Profile, other: Profile) -> list[Evidence]:
    same, fit, differ = 0.0, False, 0.0
    updated = one.published != other.published
    for mine, yours in ((one.fatalities, other.fatalities), (one.injured, other.injured)):
        if mine[0] is None or yours[0] is None:
            continue
        if mine[0] == yours[0]:
            same += 0.2 if mine[0] == 0 else min(1.8, 0.4 + 0.12 * mine[0])
        elif _overlap(mine, yours) or (updated and mine[1] is None and yours[0] > mine[0]):
            fit = True  # "at least two" on the first day says nothing against sixteen on the third
        else:
            differ += _weigh_difference(mine[0], yours[0], updated=updated)
    found = [Evidence("same-count", round(same, 4))] if same else []
    if differ:
        found.append(Evidence("counts-differ", round(differ, 4)))
    elif fit:
        found.append(Evidence("counts-fit", WEIGHTS["counts-fit"]))
    return found


def _weigh_difference(earlier: int, later: int, *, updated: bool) -> float:
    """Tolls rise in later reports, seldom fall, and do not differ much between reports of one day."""
    low, high = sorted((earlier, later))
    far = 2.0 if high > 3 * low + 3 else 1.0
    how = (0.6 if later > earlier else 1.0) if updated else 2.0
    return WEIGHTS["counts-differ"] * far * how


def _overlap(mine: tuple[int | None, int | None], yours: tuple[int | None, int | None]) -> bool:
    """Whether two counts can both hold; "at least forty" can be anything from forty to four times as many."""
    (low, high), (other_low, other_high) = mine, yours
    low, other_low = low or 0, other_low or 0
    return low <= (4 * other_low if other_high is None else other_high) and other_low <= (
        4 * low if high is None else high
    )


def _weigh_wording(one: Profile, other: Profile) -> list[Evidence]:
    """Words in common, but for the trigger, which is weighed by itself.

    A sentence that only refers back ("since the attack in Utrecht last Monday, …") is about something else; where
    trigger and town agree, its other words are little sign that it means another event.
    """
    both = one.trigger_stems & other.trigger_stems
    amount, alike = one.wording.shared(other.wording, but=both), one.wording.alike(other.wording, but=both)
    anchored = bool(both) and relate_places(one, other) == "same-place"
    short = 0.25 * min(one.wording.total, other.wording.total)
    floor = min(short, _ANOTHER if not anchored else _BACK_SAID if names_one_thing(one, other) else _BACK)
    weight = round(max(-floor, min(7.0 * (alike - 0.15), amount, 3.5)), 4)
    found = [Evidence("wording-alike" if weight > 0 else "wording-unlike", weight)]
    if alike > 0.6 and len(one.text) > 40 and fuzz.ratio(one.text, other.text) >= _WIRE:
        found.append(Evidence("wire-copy", WEIGHTS["wire-copy"]))
    elif (
        one.article != other.article and (titles := round(min(0.4, 2.0 * (one.title.alike(other.title) - 0.1)), 4)) > 0
    ):
        found.append(Evidence("headlines-alike", titles))
    return found


def _weigh_details(one: Profile, other: Profile) -> list[Evidence]:
    found = []
    if one.targets and other.targets:
        name = "other-target" if one.targets.keys().isdisjoint(other.targets.keys()) else "same-target"
        found.append(Evidence(name, WEIGHTS[name]))
    if (gap := _minutes_apart(one.time, other.time)) is not None and days_between(one.days, other.days) == 0:
        if gap > _CLOCK_APART:
            found.append(Evidence("other-clock", WEIGHTS["other-clock"]))
        elif gap <= 15:
            found.append(Evidence("same-clock", WEIGHTS["same-clock"]))
    earlier, later = (
        (one, other) if (one.published, one.days.high) <= (other.published, other.days.high) else (other, one)
    )
    if later.anew and not earlier.anew and one.days.start != other.days.start:
        found.append(Evidence("told-anew", WEIGHTS["told-anew"]))
    return found


def _minutes_apart(one: str | None, other: str | None) -> int | None:
    """Minutes between two clock times on one day, None where one is no clock time."""
    minutes = []
    for time in (one, other):
        hour, _, minute = (time or "").partition(":")
        if not (hour.isdigit() and minute.isdigit()):
            return None
        minutes.append(60 * int(hour) + int(minute))
    return abs(minutes[0] - minutes[1])


def _weigh_status(one: Profile, other: Profile) -> list[Evidence]:
    pair = {one.status, other.status}
    if Status.HYPOTHETICAL in pair and pair & FACT:
        return [Evidence("guess-and-fact", WEIGHTS["guess-and-fact"])]
    if Status.PLANNED in pair and pair & FACT:
        return [Evidence("plan-and-fact", WEIGHTS["plan-and-fact"])]
    return []
