"""Makes the one row of an event from the rows of its mentions: what they agree on, and where they contradict.

The quote, article and offsets are those of one mention, the lead: the first that reports the status the event ends up
with, so that the quote proves the row. Every other cell comes from the mention that knows it best.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from timeline.lang.linkage import LinkageWords
from timeline.linkage.dating import settle_days
from timeline.linkage.evidence import VIOLENT
from timeline.linkage.nearness import relate_places
from timeline.linkage.profile import Profile
from timeline.linkage.sources import count_sources, tell_versions
from timeline.values import CountKind, Status

Row = Mapping[str, Any]

_STRENGTH = (Status.OCCURRED, Status.ONGOING, Status.CLAIMED, Status.PLANNED, Status.HYPOTHETICAL, Status.DENIED)
_PLACE = ("location", "country", "iso", "latitude", "longitude", "geo_precision")
_TYPE = ("event_type", "sub_event_type")
_SURE = 0.99
_DOUBT = 0.9  # a contradiction between sources takes a tenth off the confidence


def settle_row(members: Sequence[Profile], rows: Sequence[Row], words: LinkageWords) -> dict[str, Any]:
    """Make the event's row from its mentions, both in the stable order; a single mention is its own event.

    `rows` are the mentions' cells, None where missing. Every cell of the result that is not named here is the lead's;
    the event's id is for the caller to give.
    """
    if len(members) == 1:
        return dict(rows[0])
    status = _settle_status(members)
    days, day_conflict = settle_days(members, rows, words)
    lead = _find_lead(members, rows, status, days)
    counts, count_conflicts = _settle_counts(members, rows, words)
    conflicts = [day_conflict, *count_conflicts, _place_conflict(members, words), _blame_conflict(members, rows, words)]
    told = [line for line in conflicts if line]
    same_article = days.pop("article_id") == rows[lead]["article_id"]
    if not same_article:
        days |= {"date_char_start": None, "date_char_end": None}  # offsets hold in their own article only
    return {
        **rows[lead],
        **days,
        **counts,
        **_pick(rows, _TYPE, lead),
        **_pick_place(members, rows),
        **_pick_actors(rows, lead),
        "status": status,
        "n_sources": count_sources(members),
        "mention_ids": tuple(dict.fromkeys(name for row in rows for name in row["mention_ids"])),
        "first_reported": min(row["first_reported"] for row in rows),
        "last_reported": max(row["last_reported"] for row in rows),
        "conflicts": words.conflicts["separator"].join(told) or None,
        "confidence": _settle_confidence(members, rows, doubted=bool(told)),
    }


def _settle_status(members: Sequence[Profile]) -> str:
    """The strongest evidence, and between what happened and what goes on, the latest report."""
    strongest = min(members, key=lambda m: (_STRENGTH.index(Status(m.status)), m.order))
    if strongest.status not in (Status.OCCURRED, Status.ONGOING):
        return strongest.status
    return max((m for m in members if m.status in (Status.OCCURRED, Status.ONGOING)), key=lambda m: m.order).status


def _find_lead(members: Sequence[Profile], rows: Sequence[Row], status: str, days: Row) -> int:
    """The first mention with the event's status, and among those rather one with the event's days."""
    backed = [i for i, member in enumerate(members) if member.status == status]
    dated = [i for i in backed if all(rows[i][column] == days[column] for column in ("date_start", "date_end"))]
    return (dated or backed)[0]


def _pick(rows: Sequence[Row], columns: Sequence[str], lead: int) -> dict[str, Any]:
    """The cells that most mentions agree on; of several, the lead's, else the first."""
    votes = Counter(tuple(row[column] for column in columns) for row in rows)
    most = max(votes.values())
    mine = tuple(rows[lead][column] for column in columns)
    best = mine if votes[mine] == most else next(cells for cells in votes if votes[cells] == most)
    return dict(zip(columns, best, strict=True))


def _pick_place(members: Sequence[Profile], rows: Sequence[Row]) -> dict[str, Any]:
    """A place that a sentence names, rather than one carried over; then the most precise, and what most name."""
    names = Counter(member.place.folded for member in members if member.place)
    placed = [i for i, member in enumerate(members) if member.place]
    if not placed:
        return {}

    def rank(i: int) -> tuple[bool, bool, int, int, int]:
        place = members[i].place
        assert place is not None
        return (not place.said, place.is_country, place.precision or 3, -names[place.folded], i)

    best = min(placed, key=rank)
    return {column: rows[best][column] for column in _PLACE}


def _pick_actors(rows: Sequence[Row], lead: int) -> dict[str, Any]:
    """The pair of actors that is most complete, by most mentions."""
    pairs = Counter((row["actor1"], row["actor2"]) for row in rows)
    order = [(rows[lead]["actor1"], rows[lead]["actor2"]), *pairs]
    best = max(order, key=lambda pair: (sum(name is not None for name in pair), pairs[pair]))
    return {"actor1": best[0], "actor2": best[1]}


def _settle_counts(
    members: Sequence[Profile], rows: Sequence[Row], words: LinkageWords
) -> tuple[dict[str, Any], list[str | None]]:
    """Casualties by the latest report; sources of one day that differ give the lowest and the highest."""
    cells: dict[str, Any] = {}
    conflicts: list[str | None] = []
    for kind in ("fatalities", "injured"):
        told = [i for i, row in enumerate(rows) if row[f"{kind}_low"] is not None or row[f"{kind}_high"] is not None]
        if not told:
            continue
        latest = [i for i in told if members[i].published == members[told[-1]].published]
        latest = _narrowed(rows, told, latest, kind)
        low, high = _hull([(rows[i][f"{kind}_low"], rows[i][f"{kind}_high"]) for i in latest])
        cells |= {f"{kind}_low": low, f"{kind}_high": high}
        cells.setdefault("casualty_text", rows[latest[-1]]["casualty_text"])
        cells.setdefault("count_kind", _kind_of_count(members[latest[-1]], rows[latest[-1]]))
        if _contradict([(rows[i][f"{kind}_low"], rows[i][f"{kind}_high"]) for i in latest]):
            versions = [(_number(rows[i][f"{kind}_low"], rows[i][f"{kind}_high"], words), members[i]) for i in latest]
            conflicts.append(tell_versions(kind, versions, words))
    return cells, conflicts


def _kind_of_count(member: Profile, row: Row) -> str | None:
    """The toll of one attack, brought up to date, is the attack's own, also where a sentence reads like a total."""
    kind: str | None = row["count_kind"]
    return CountKind.INCIDENT if kind == CountKind.CUMULATIVE and not member.cumulative else kind


def _narrowed(rows: Sequence[Row], told: list[int], latest: list[int], kind: str) -> list[int]:
    """A later "at least thirty" does not undo an earlier thirty-six: a vague repetition is no correction."""
    if len(latest) != 1:
        return latest
    low, high = rows[latest[0]][f"{kind}_low"], rows[latest[0]][f"{kind}_high"]
    for i in reversed(told):
        earlier_low, earlier_high = rows[i][f"{kind}_low"], rows[i][f"{kind}_high"]
        if low == high or earlier_low is None or earlier_low != earlier_high:
            continue
        if (low is None or earlier_low > low) and (high is None or earlier_low <= high):
            return [i]
    return latest


def _hull(counts: Sequence[tuple[int | None, int | None]]) -> tuple[int | None, int | None]:
    """The lowest and the highest; open above where the highest "at least" passes every upper bound."""
    lows = [low for low, _ in counts if low is not None]
    highs = [high for _, high in counts if high is not None]
    low = min(lows) if lows else None
    open_above = [low for low, high in counts if high is None and low is not None]
    high = None if not highs or any(bound > max(highs) for bound in open_above) else max(highs)
    return low, high


def _contradict(counts: Sequence[tuple[int | None, int | None]]) -> bool:
    """Whether no one number fits all the counts."""
    lows = [low for low, _ in counts if low is not None]
    highs = [high for _, high in counts if high is not None]
    return bool(lows and highs) and max(lows) > min(highs)


def _number(low: int | None, high: int | None, words: LinkageWords) -> str:
    if high is None:
        return words.conflicts["at-least"].format(low=low)
    return str(high) if low in (high, None) else words.conflicts["range"].format(low=low, high=high)


def _place_conflict(members: Sequence[Profile], words: LinkageWords) -> str | None:
    placed = [member for member in members if member.place and not member.place.is_country]
    if not any(
        relate_places(one, other) in ("place-unclear", "different-places") for one in placed for other in placed
    ):
        return None
    return tell_versions("places", [(m.place.name, m) for m in placed if m.place], words)


def _blame_conflict(members: Sequence[Profile], rows: Sequence[Row], words: LinkageWords) -> str | None:
    """Whether one claim's victim is another's perpetrator; without a claim it may be a slip of the program."""
    told = [i for i, row in enumerate(rows) if row["attribution"] is not None or members[i].status == Status.CLAIMED]
    violent = [i for i in told if members[i].type in VIOLENT and members[i].speaker]
    blamed = {members[i].speaker for i in violent}
    victims = {name for i in violent for name in members[i].actors if name != members[i].speaker}
    if len(blamed) < 2 or not blamed & victims:
        return None
    versions = [(members[i].actors[speaker], members[i]) for i in violent if (speaker := members[i].speaker)]
    return tell_versions("perpetrator", versions, words)


def _settle_confidence(members: Sequence[Profile], rows: Sequence[Row], *, doubted: bool) -> float:
    """The chance that not every independent source errs, each taken at its best mention; less where they differ."""
    best: dict[str, float] = {}
    for member, row in zip(members, rows, strict=True):
        source = member.agency or member.publisher
        best[source] = max(best.get(source, 0.0), float(row["confidence"]))
    wrong = 1.0
    for confidence in best.values():
        wrong *= 1.0 - confidence
    return min(_SURE, 1.0 - wrong) * (_DOUBT if doubted else 1.0)
