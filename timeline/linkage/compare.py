"""Compares two mentions: what forbids that they are one event, and how much speaks for it.

The score is a sum of documented weights, in the manner of Fellegi and Sunter's record linkage: each piece of evidence
adds what it tells, and what speaks against takes away. From `THRESHOLD` on, two mentions are held to be one event.
Nothing here depends on the other mentions of the run.
"""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz import fuzz

from timeline.linkage.nearness import days_between, relate_days, relate_places
from timeline.linkage.profile import Profile
from timeline.values import EventType, Status

THRESHOLD = 4.0

WEIGHTS: dict[str, float] = {
    # days; a report's own day is a guess, so it weighs less than an expression, and less again the later the report
    "same-day": 1.8,
    "same-night": 1.6,
    "background-day": 0.8,
    "adjacent-days": 0.6,
    "undated": -0.8,
    # place
    "same-place": 1.2,
    "near-place": 0.7,
    "place-within": 0.4,
    "same-country": 0.3,
    "place-unclear": -1.0,
    "place-guessed": -0.4,
    # kind
    "same-kind": 0.8,
    "same-type": 0.4,
    "other-kind": -0.8,
    "related-type": -0.3,
    "same-trigger": 0.7,
    # who
    "same-actors": 0.7,
    "shared-actor": 0.5,
    "other-actors": -0.8,
    # how many
    "counts-fit": 0.3,
    "counts-differ": -0.5,
    # what was hit, and when on the day
    "same-target": 0.8,
    "other-target": -2.0,
    "same-clock": 0.7,
    "other-clock": -1.5,
    # factuality
    "plan-and-fact": 0.3,
    "guess-and-fact": -1.5,
    "wire-copy": 3.0,
}
"""What each piece of evidence adds; `near-publication`, `day-within`, `days-overlap`, `same-count` and the wording
are graded, and so are not in this list."""

_VIOLENT = {EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS}
_PHYSICAL = {*_VIOLENT, EventType.PROTESTS, EventType.RIOTS}
_ELSEWHERE = -1.0  # an attack is where it is, also where an earlier sentence says so; talks are about other places
_RELATED = {
    frozenset(pair)
    for one, others in {
        EventType.BATTLES: (*_VIOLENT, EventType.STRATEGIC_DEVELOPMENTS, EventType.RIOTS),
        EventType.EXPLOSIONS: (*_VIOLENT, EventType.STRATEGIC_DEVELOPMENTS),
        EventType.VIOLENCE_AGAINST_CIVILIANS: (*_VIOLENT, EventType.STRATEGIC_DEVELOPMENTS, EventType.RIOTS),
        EventType.PROTESTS: (EventType.RIOTS,),
        EventType.STRATEGIC_DEVELOPMENTS: (EventType.DIPLOMACY, EventType.HUMANITARIAN, EventType.JUSTICE),
    }.items()
    for pair in ((one, other) for other in others)
}
_SAID_ANEW = {"both-by-publication": 1.0, "near-publication": 0.5}  # who speaks on two days makes two statements
_FACT = {Status.OCCURRED, Status.ONGOING, Status.CLAIMED}
_ANY_KIND = {"Other", "Statement"}
_DISTINCT = {  # a drone and a missile may be one attack in two reports, but talks are no warning and an arrest no coup
    EventType.DIPLOMACY,
    EventType.STRATEGIC_DEVELOPMENTS,
    EventType.HUMANITARIAN,
    EventType.JUSTICE,
}
_SPEECH_APART = -2.5  # two who speak are two statements; two armies may be one battle told from both sides
_LONG_AGO = 14
_WIRE = 90.0
_CLOCK_APART = 150  # minutes: reports round, and give local time or ours


class Evidence(NamedTuple):
    """One reason for or against, by the name of its text in the language's `linkage.toml`, and what it adds."""

    name: str
    weight: float


class Comparison(NamedTuple):
    """The outcome for one pair: the barrier that forbids it (None where there is none), else evidence and score."""

    barrier: str | None
    evidence: tuple[Evidence, ...]
    score: float

    @property
    def matches(self) -> bool:
        """Whether the two are held to be one event, seen by themselves."""
        return self.barrier is None and self.score >= THRESHOLD


def compare(one: Profile, other: Profile) -> Comparison:
    """Compare two mentions; the outcome does not depend on which comes first."""
    if one.order > other.order:
        one, other = other, one
    if (barrier := find_barrier(one, other)) is not None:
        return Comparison(barrier, (), 0.0)
    evidence = (
        *_weigh_days(one, other),
        *_weigh_place(one, other),
        *_weigh_kind(one, other),
        *_weigh_actors(one, other),
        *_weigh_counts(one, other),
        *_weigh_wording(one, other),
        *_weigh_details(one, other),
        *_weigh_status(one, other),
    )
    return Comparison(None, evidence, round(sum(item.weight for item in evidence), 4))


def find_barrier(one: Profile, other: Profile) -> str | None:
    """Name what forbids that two mentions are one event, whatever else they share."""
    if one.article == other.article and not _repeats_headline(one, other):
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


def _repeats_headline(one: Profile, other: Profile) -> bool:
    """Whether one of two mentions of an article is its title, which tells again what the article tells."""
    if one.headline == other.headline or one.status != other.status:
        return False
    same = one.type == other.type and (one.subtype == other.subtype or bool(one.trigger_stems & other.trigger_stems))
    return same and not (one.days.exact and other.days.exact and one.days.start != other.days.start)


def _weigh_days(one: Profile, other: Profile) -> list[Evidence]:
    relation = relate_days(one.days, other.days)
    weight = WEIGHTS.get(relation.name, relation.weight)
    if EventType.DIPLOMACY in (one.type, other.type) and one.days.start != other.days.start:
        weight -= _SAID_ANEW.get(relation.name, 0.0)
    found = [Evidence(relation.name, weight)]
    if one.days.exact and other.days.exact and one.days.start == other.days.start:
        latest = max(one.days.high, other.days.high)
        if min(one.published, other.published) - latest > _LONG_AGO:
            found.append(Evidence("background-day", WEIGHTS["background-day"]))
    return found


def _weigh_place(one: Profile, other: Profile) -> list[Evidence]:
    relation = relate_places(one, other)
    if relation is None:
        return []
    physical = {one.type, other.type} <= _PHYSICAL
    return [Evidence(relation, _ELSEWHERE if physical and relation == "place-guessed" else WEIGHTS[relation])]


def _weigh_kind(one: Profile, other: Profile) -> list[Evidence]:
    if one.type != other.type:
        name = "related-type"
    elif one.subtype is not None and one.subtype == other.subtype and one.subtype not in _ANY_KIND:
        name = "same-kind"
    elif one.type in _DISTINCT and not {one.subtype, other.subtype} & {None, *_ANY_KIND}:
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
    return found


def _weigh_actors(one: Profile, other: Profile) -> list[Evidence]:
    if not one.actors or not other.actors:
        return []
    shared = {mine for mine in one.actors if any(same_name(mine, yours) for yours in other.actors)}
    shared |= {yours for yours in other.actors if any(same_name(mine, yours) for mine in one.actors)}
    if one.type == other.type == EventType.DIPLOMACY and not shared & {one.speaker, other.speaker}:
        return [Evidence("other-actors", _SPEECH_APART)]  # what they talk about may well be the same
    if not shared:
        return [Evidence("other-actors", WEIGHTS["other-actors"])]
    name = "same-actors" if one.actors.keys() == other.actors.keys() and len(shared) > 1 else "shared-actor"
    return [Evidence(name, WEIGHTS[name])]


def same_name(one: str, other: str) -> bool:
    """Whether two folded names are of one actor: the same, or the surname of the other."""
    return one == other or f" {one} " in f" {other} " or f" {other} " in f" {one} "


def _weigh_counts(one: Profile, other: Profile) -> list[Evidence]:
    same, fit, differ = 0.0, False, 0.0
    for mine, yours in ((one.fatalities, other.fatalities), (one.injured, other.injured)):
        if mine[0] is None or yours[0] is None:
            continue
        if mine[0] == yours[0]:
            same += 0.2 if mine[0] == 0 else min(1.8, 0.4 + 0.12 * mine[0])
        elif _overlap(mine, yours):
            fit = True
        else:
            low, high = sorted((mine[0], yours[0]))
            far = high > 3 * low + 3
            updated = one.published != other.published
            differ += WEIGHTS["counts-differ"] * (2.0 if far else 1.0) * (1.0 if updated else 2.0)
    found = [Evidence("same-count", round(same, 4))] if same else []
    if differ:
        found.append(Evidence("counts-differ", differ))
    elif fit:
        found.append(Evidence("counts-fit", WEIGHTS["counts-fit"]))
    return found


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
    trigger and town agree, its other words are no sign that it means another event.
    """
    both = one.trigger_stems & other.trigger_stems
    amount, alike = one.wording.shared(other.wording, but=both), one.wording.alike(other.wording, but=both)
    anchored = bool(both) and relate_places(one, other) == "same-place"
    weight = round(max(-0.2 if anchored else -1.0, min(7.0 * (alike - 0.15), amount, 3.5)), 4)
    found = [Evidence("wording-alike" if weight > 0 else "wording-unlike", weight)]
    if alike > 0.6 and len(one.text) > 40 and fuzz.ratio(one.text, other.text) >= _WIRE:
        found.append(Evidence("wire-copy", WEIGHTS["wire-copy"]))
    elif (
        one.article != other.article and (titles := round(min(0.6, 2.0 * (one.title.alike(other.title) - 0.1)), 4)) > 0
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
    if Status.HYPOTHETICAL in pair and pair & _FACT:
        return [Evidence("guess-and-fact", WEIGHTS["guess-and-fact"])]
    if Status.PLANNED in pair and pair & _FACT:
        return [Evidence("plan-and-fact", WEIGHTS["plan-and-fact"])]
    return []
