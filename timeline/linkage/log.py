"""Tells in words why mentions were joined, and why the nearest others were not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from timeline.errors import InputError
from timeline.lang import DEFAULT
from timeline.lang.linkage import LinkageWords
from timeline.lang.ui import load_ui
from timeline.linkage.cluster import Join
from timeline.linkage.compare import THRESHOLD, Comparison, compare
from timeline.linkage.dating import tell_span
from timeline.linkage.evidence import same_name
from timeline.linkage.profile import Profile
from timeline.linkage.sources import count_sources
from timeline.linkage.stages import AT_A_TIME, Corrections, Linkage, join, warn
from timeline.values import OnProblem

COLUMNS = ("event_id", "mention_a", "mention_b", "article_a", "article_b", "score", "weights", "reasons")
NEAR = 3
"""How many of the nearest that were not joined an explanation names."""

_WIDTH = 100  # characters of a quote in an explanation


def merge_log(
    mentions: pd.DataFrame,
    *,
    corrections: Corrections | None = None,
    previous: pd.DataFrame | None = None,
    on_problem: OnProblem | None = None,
    language: str = DEFAULT,
) -> pd.DataFrame:
    """List every join that `link` makes, with its score, its weights by name and its reasons in words.

    One row per join, strongest first in each event; the arguments are those of `link`. A join made by hand has no
    score.

    >>> from timeline.table import from_mentions
    >>> list(merge_log(from_mentions([])).columns)[:3]
    ['event_id', 'mention_a', 'mention_b']
    """
    linked = join(
        mentions.reset_index(drop=True),
        corrections=corrections,
        previous=previous,
        on_problem=on_problem or warn,
        language=language,
    )
    event_of = {position: linked.name_of(members) for members in linked.clusters for position in members}
    rows = [
        _log_row(linked, made.one, made.other, _compared(linked, made), event_of[made.one])
        for made in _together(linked, event_of)
    ]
    rows.sort(key=lambda row: -row["score"])  # of equal scores the first in the stable order comes first
    for correction, one, other in linked.by_hand:
        if event_of[one] == event_of[other]:
            why = linked.words.explain["why"].format(why=correction.why) if correction.why else ""
            told = linked.words.reasons["by-hand"].format(why=why)
            rows.append(_log_row(linked, one, other, None, event_of[one]) | {"reasons": told})
    frame = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return frame.astype(dict.fromkeys((name for name in COLUMNS if name not in ("score", "weights")), "string")).astype(
        {"score": "Float64"}
    )


def _together(linked: Linkage, event_of: dict[int, str]) -> Iterator[Join]:
    """The automatic joins that no split has undone, in the stable order; with the profiles of some at a time kept."""
    ranks = linked.profiles.ranks
    joins = [made for made in linked.joins if event_of[made.one] == event_of[made.other]]
    joins.sort(key=lambda made: (ranks[made.one], ranks[made.other]))
    for start in range(0, len(joins), AT_A_TIME):
        part = joins[start : start + AT_A_TIME]
        linked.profiles.keep([position for made in part for position in made[:2]])
        yield from part


def _compared(linked: Linkage, made: Join) -> Comparison:
    """What speaks for a join; compared again, since nobody keeps the reasons of thousands of joins."""
    return made.comparison or compare(linked.profiles[made.one], linked.profiles[made.other])


def _log_row(linked: Linkage, one: int, other: int, comparison: Comparison | None, event: str) -> dict[str, Any]:
    left, right = linked.profiles[one], linked.profiles[other]
    return {
        "event_id": event,
        "mention_a": left.id,
        "mention_b": right.id,
        "article_a": left.article,
        "article_b": right.article,
        "score": None if comparison is None else comparison.score,
        "weights": {} if comparison is None else {item.name: item.weight for item in comparison.evidence},
        "reasons": "" if comparison is None else "; ".join(tell_reasons(left, right, comparison, linked.words)),
    }


def tell_reasons(one: Profile, other: Profile, comparison: Comparison, words: LinkageWords) -> list[str]:
    """Put the evidence of a comparison, or the barrier, into words."""
    if comparison.barrier is not None:
        return [words.barriers[comparison.barrier].format(**_facts(comparison.barrier, one, other, words))]
    return [words.reasons[item.name].format(**_facts(item.name, one, other, words)) for item in comparison.evidence]


def _facts(name: str, one: Profile, other: Profile, words: LinkageWords) -> dict[str, str]:
    """What fills the braces of a reason's text."""
    if name == "place-within" and one.place is not None and one.place.is_country:
        one, other = other, one
    mine, yours = (p.title if name == "headlines-alike" else p.wording for p in (one, other))
    shared = sorted(mine.weights.keys() & yours.weights.keys(), key=lambda stem: (-mine.weights[stem], stem))
    facts = {
        "day": _tell_days(one, words),
        "other": _tell_days(other, words),
        "place": one.place.name if one.place else "",
        "actors": ", ".join(one.actors.values()),
        "word": one.trigger,
        "words": ", ".join(mine.surfaces[stem] for stem in shared[:6]),
        "count": _tell_counts(one),
    }
    if name in ("near-place", "place-within", "place-unclear", "place-guessed", "also-named", "different-places"):
        facts["other"] = other.place.name if other.place else ""
    elif name in ("same-kind", "other-kind", "same-type", "related-type", "types-clash"):
        labels = load_ui(words.code).event_types
        kinds = [labels.get(profile.type, profile.type) for profile in (one, other)]
        if name in ("same-kind", "other-kind"):
            kinds = [one.subtype or kinds[0], other.subtype or kinds[1]]
        facts |= {"kind": kinds[0], "other": kinds[1]}
    elif name == "shared-actor":
        facts["actors"] = ", ".join(
            name for key, name in one.actors.items() if any(same_name(key, its) for its in other.actors)
        )
    elif name == "other-actors":
        facts["other"] = ", ".join(other.actors.values())
    elif name in ("counts-fit", "counts-differ"):
        facts["other"] = _tell_counts(other)
    elif name in ("same-target", "other-target"):
        facts |= {"word": ", ".join(one.targets.values()), "other": ", ".join(other.targets.values())}
    elif name in ("same-clock", "other-clock"):
        facts |= {"word": one.time or "", "other": other.time or ""}
    return facts


def _tell_days(profile: Profile, words: LinkageWords) -> str:
    days = profile.days
    if days.start is None or days.end is None:
        return "–"
    return tell_span(days.start, days.end, words)


def _tell_counts(profile: Profile) -> str:
    counts = []
    for low, high in (profile.fatalities, profile.injured):
        if low is not None:
            counts.append(f"{low}" if low == high else f"{low}–{'…' if high is None else high}")
    return " / ".join(counts)


def explain_merge(
    event_id: str,
    mentions: pd.DataFrame,
    *,
    corrections: Corrections | None = None,
    previous: pd.DataFrame | None = None,
    on_problem: OnProblem | None = None,
    language: str = DEFAULT,
) -> str:
    """Explain one event for people: its mentions, why they were joined, and what nearly was.

    `event_id` is the event's id or that of any of its mentions; the other arguments are those of `link`.

    Raises:
        InputError: there is no such event.
    """
    linked = join(
        mentions.reset_index(drop=True),
        corrections=corrections,
        previous=previous,
        on_problem=on_problem or warn,
        language=language,
    )
    position_of = {name: position for position, name in enumerate(linked.profiles.ids)}
    if event_id not in position_of:
        raise InputError(
            f"there is no event or mention {event_id!r} in this table; its ids stand in the column event_id"
        )
    members = next(m for m in linked.clusters if position_of[event_id] in m)
    linked.profiles.keep(members)
    return "\n".join(
        [*_tell_event(linked, members, mentions), *_tell_joins(linked, members), *_tell_near(linked, members)]
    )


def _tell_event(linked: Linkage, members: list[int], mentions: pd.DataFrame) -> Iterator[str]:
    texts = linked.words.explain
    profiles = [linked.profiles[position] for position in members]
    heading = texts["single"] if len(members) == 1 else texts["heading"]
    yield heading.format(event=linked.name_of(members), count=len(members), sources=count_sources(profiles))
    for position, profile in zip(members, profiles, strict=True):
        row = mentions.iloc[position]
        quote = " ".join(str(row["quote"]).split())
        shown = quote if len(quote) <= _WIDTH else quote[: _WIDTH - 1] + "…"
        yield texts["mention"].format(
            id=profile.id, published=row["published"].date(), publisher=profile.publisher, quote=shown
        )


def _tell_joins(linked: Linkage, members: list[int]) -> Iterator[str]:
    texts = linked.words.explain
    ranks = linked.profiles.ranks
    for made in sorted(linked.joins, key=lambda made: (-made.score, ranks[made.one], ranks[made.other])):
        if made.one in members and made.other in members:
            yield from _tell_pair(linked, made.one, made.other, _compared(linked, made))
    for correction, one, other in linked.by_hand:
        if one in members and other in members:
            why = texts["why"].format(why=correction.why) if correction.why else ""
            yield f"  {linked.profiles[one].id} + {linked.profiles[other].id}: " + linked.words.reasons[
                "by-hand"
            ].format(why=why)


def _tell_pair(linked: Linkage, one: int, other: int, comparison: Comparison) -> Iterator[str]:
    texts, profiles = linked.words.explain, linked.profiles
    left, right = sorted((profiles[one], profiles[other]), key=lambda profile: profile.order)
    yield texts["join"].format(
        left=left.id, right=right.id, score=f"{comparison.score:.1f}", threshold=f"{THRESHOLD:.1f}"
    )
    reasons = tell_reasons(left, right, comparison, linked.words)
    if comparison.barrier is not None:
        yield texts["barrier"].format(reason=reasons[0])
        return
    for item, reason in zip(comparison.evidence, reasons, strict=True):
        yield texts["reason"].format(weight=f"{item.weight:+.1f}", reason=reason)


def _tell_near(linked: Linkage, members: list[int]) -> Iterator[str]:
    """The nearest mentions of other articles that stayed apart."""
    inside, texts = set(members), linked.words.explain
    best: dict[int, tuple[float, int, Comparison]] = {}
    for position, profile in enumerate(linked.profiles):
        if position in inside:
            continue
        for member in members:
            comparison = compare(linked.profiles[member], profile)
            if comparison.barrier is None and comparison.score > best.get(position, (0.0,))[0]:
                best[position] = (comparison.score, member, comparison)
    nearest = sorted(best, key=lambda position: (-best[position][0], linked.profiles.ranks[position]))[:NEAR]
    if nearest:
        yield texts["near"]
    for position in nearest:
        _, member, comparison = best[position]
        yield from _tell_pair(linked, member, position, comparison)
        yield texts["cluster" if comparison.matches else "below"]
