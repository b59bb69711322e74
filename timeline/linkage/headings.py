"""Knows which mentions stand in a heading and repeat what their own article tells under it.

Such a mention proves nothing that the text does not: it goes with the text's mention before any comparison, and what
the event's row says is the text's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from timeline.linkage.cluster import Join
from timeline.linkage.compare import THRESHOLD, Comparison
from timeline.linkage.evidence import VIOLENT, same_name
from timeline.linkage.nearness import relate_places
from timeline.linkage.profile import Profile
from timeline.linkage.profiles import Profiles
from timeline.linkage.weights import Evidence
from timeline.values import Status

REPEATS = "repeats-text"
"""The name of the reason, in the language's `linkage.toml`."""

AT_A_TIME = 50
"""Articles whose mentions are compared at a time."""

_FEW = 1.0  # the weight of words in common that may be by chance
_SURE = {Status.PLANNED, Status.DENIED}  # neither is another status in other words
_CLOSED = (".", "!", "?", "…")
_QUOTES = "\"”’'»“) "


def pair_headings(mentions: pd.DataFrame, profiles: Profiles) -> dict[int, int]:
    """Give for each heading's mention (its position) that of the same event in the text of its article."""
    single = mentions["mention_ids"].map(len) == 1
    closed = mentions["quote"].str.rstrip(_QUOTES).str.endswith(_CLOSED)
    headed = set(mentions.loc[single & ~closed, "article_id"]) & set(mentions.loc[single & closed, "article_id"])
    of_article: dict[str, list[int]] = defaultdict(list)
    for position, article in enumerate(profiles.articles):
        if article in headed and single.iat[position]:
            of_article[article].append(position)
    pairs = {}
    groups = list(of_article.values())
    for start in range(0, len(groups), AT_A_TIME):
        part = groups[start : start + AT_A_TIME]
        profiles.keep(position for positions in part for position in positions)
        for positions in part:
            texts = [position for position in positions if closed.iat[position]]
            for heading in (position for position in positions if not closed.iat[position]):
                fitting = [text for text in texts if _tell_one_event(profiles[heading], profiles[text])]
                if fitting:
                    pairs[heading] = min(fitting, key=lambda text: _distance(profiles[heading], profiles[text]))
    return pairs


def leave_out(pairs: Mapping[int, int], candidates: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pairs of mentions worth comparing, without those of headings that have their text."""
    return (pair for pair in candidates if pair[0] not in pairs and pair[1] not in pairs)


def join_headings(
    pairs: Mapping[int, int], clusters: Sequence[list[int]], joins: Sequence[Join]
) -> tuple[list[list[int]], list[Join]]:
    """Put each heading's mention into the cluster of its text, and the joins made so beside the others."""
    if not pairs:
        return list(clusters), list(joins)
    cluster_of = {position: members for members in clusters for position in members}
    for heading, text in pairs.items():
        cluster_of[text].append(heading)
    known = Comparison(None, (Evidence(REPEATS, THRESHOLD),), THRESHOLD)
    left = [members for members in clusters if len(members) > 1 or members[0] not in pairs]
    return left, [*joins, *(Join(heading, text, THRESHOLD, known) for heading, text in pairs.items())]


def _tell_one_event(heading: Profile, text: Profile) -> bool:
    """Whether two mentions of one article agree in days, place, status and kind, and in a party, count or words."""
    if heading.cumulative != text.cumulative or (heading.days.start, heading.days.end) != (
        text.days.start,
        text.days.end,
    ):
        return False
    if heading.status != text.status and not _SURE.isdisjoint((heading.status, text.status)):
        return False
    where = relate_places(heading, text)
    if where == "different-places":
        return False
    told = heading.trigger_stems & (text.trigger_stems | text.wording.weights.keys())
    shared = heading.wording.shared(text.wording, but=told)
    if {heading.type, text.type} <= VIOLENT:
        counted = heading.fatalities[0] is not None and heading.fatalities == text.fatalities
        return bool(told) or counted or (heading.type == text.type and where == "same-place") or shared > _FEW
    if (heading.type, heading.subtype) != (text.type, text.subtype):
        return False
    spoken = heading.speaker is not None and text.speaker is not None and same_name(heading.speaker, text.speaker)
    return spoken or shared > (0 if told else _FEW)


def _distance(heading: Profile, text: Profile) -> tuple[bool, bool, int]:
    """How near a text is to its heading: rather of its kind, rather under it than over it, and soon."""
    apart = text.char_start - heading.char_start
    return heading.subtype != text.subtype, apart < 0, abs(apart)
