"""Knows what linkage compares of a mention: a row of the table read once into days, places, names, counts and words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from timeline.lang.linkage import LinkageWords, plain, words_of
from timeline.values import CountKind, DateBasis, Status

NAME, NUMBER, WORD, COMMON = 1.3, 1.0, 1.0, 0.3
"""How much a word tells: a name more than a noun, a word that half of all war reports share next to nothing."""

REPORTED_LATE = 3
"""A report without a day of its own tells of its own day or, at most, of the three before it."""

AHEAD = 7
"""A plan without a day of its own is for the week that follows."""

SHORT = 2
"""An expression of at most two days (a night has two) names one moment; a longer one may last."""

_TO_COME = (Status.PLANNED, Status.HYPOTHETICAL)


@dataclass(frozen=True, slots=True)
class Days:
    """When a mention says it happened, as ordinals, both inclusive; `low` to `high` is what it may still mean.

    `start` and `end` are None without a date. `exact`: an expression in the clause names one day or night. `lasting`:
    the days between are all meant, as of a siege.
    """

    start: int | None
    end: int | None
    low: int
    high: int
    exact: bool
    lasting: bool
    basis: str

    @property
    def length(self) -> int:
        """The number of days named, 0 without a date."""
        return 0 if self.start is None or self.end is None else self.end - self.start + 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a name, its country's code, coordinates in degrees, and ACLED's precision, 1 town to 3 country.

    `said`: the sentence itself names it.
    """

    name: str
    folded: str
    iso: str | None
    latitude: float | None
    longitude: float | None
    precision: int | None
    is_country: bool
    said: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """One mention as linkage sees it. Counts are (low, high), None where open; `words` maps stems to weights;
    `keys` are the telling
    stems and the town; `order` is the stable order of mentions, first reported first, never the order of the rows."""

    row: int
    id: str
    article: str
    publisher: str
    published: int
    char_start: int
    settled: bool
    days: Days
    time: str | None
    status: str
    type: str
    subtype: str | None
    trigger: str
    trigger_stems: frozenset[str]
    actors: Mapping[str, str]
    speaker: str | None
    place: Place | None
    fatalities: tuple[int | None, int | None]
    injured: tuple[int | None, int | None]
    cumulative: bool
    words: Mapping[str, float]
    weight: float
    surfaces: Mapping[str, str]
    targets: Mapping[str, str]
    text: str
    agency: str | None
    keys: frozenset[str]
    order: tuple[int, str, int, str]


def read_profiles(mentions: pd.DataFrame, words: LinkageWords) -> list[Profile]:
    """Read a frame of mentions (see `timeline.table`) into profiles, in the order of the rows."""
    wanted = mentions[list(_COLUMNS)].astype(object)
    rows = wanted.where(wanted.notna(), None).itertuples(index=False, name=None)
    return [_profile(number, dict(zip(_COLUMNS, row, strict=True)), words) for number, row in enumerate(rows)]


_COLUMNS = [
    "event_id",
    "date_start",
    "date_end",
    "core_start",
    "grain",
    "time",
    "date_basis",
    "date_text",
    "status",
    "event_type",
    "sub_event_type",
    "trigger",
    "actor1",
    "actor2",
    "location",
    "country",
    "iso",
    "latitude",
    "longitude",
    "geo_precision",
    "fatalities_low",
    "fatalities_high",
    "injured_low",
    "injured_high",
    "count_kind",
    "attribution",
    "notes",
    "quote",
    "article_id",
    "publisher",
    "published",
    "char_start",
    "mention_ids",
]


def _profile(number: int, row: dict[str, Any], words: LinkageWords) -> Profile:
    published = row["published"].toordinal()
    weights, surfaces = weigh_words(f"{row['quote']}\n{row['notes']}", words, skip=row["date_text"] or "")
    actors = {plain(name): str(name) for name in (row["actor1"], row["actor2"]) if name}
    return Profile(
        row=number,
        id=row["event_id"],
        article=row["article_id"],
        publisher=row["publisher"] or row["article_id"],
        published=published,
        char_start=int(row["char_start"]),
        settled=len(row["mention_ids"]) > 1,
        days=_days(row, published),
        time=row["time"],
        status=row["status"],
        type=row["event_type"],
        subtype=row["sub_event_type"],
        trigger=row["trigger"],
        trigger_stems=frozenset(part for word in words_of(row["trigger"]) for part in words.parts(word)) - words.stop,
        actors=actors,
        speaker=plain(row["actor1"]) if row["actor1"] else None,
        place=(place := _place(row, words)),
        fatalities=_count(row, "fatalities"),
        injured=_count(row, "injured"),
        cumulative=row["count_kind"] == CountKind.CUMULATIVE,
        words=weights,
        weight=sum(weights.values()),
        surfaces=surfaces,
        targets={words.targets[stem]: surfaces[stem] for stem in sorted(weights) if stem in words.targets},
        text=plain(row["quote"]),
        agency=_agency(row, words),
        keys=_keys(weights, place),
        order=(published, row["article_id"], int(row["char_start"]), row["event_id"]),
    )


def weigh_words(text: str, words: LinkageWords, *, skip: str = "") -> tuple[dict[str, float], dict[str, str]]:
    """Give a text's stems with their weights, and for each stem the word it was read from.

    Stop words and the words of `skip` (the date, which is compared as a date) are left out. The weights do not
    depend on the other mentions, so that a new article leaves the joins of the others as they are.
    """
    left_out = {stem for word in words_of(skip) for stem in words.parts(word)} | words.stop
    weights: dict[str, float] = {}
    surfaces: dict[str, str] = {}
    for word in words_of(text):
        if len(word) < 2 or words.stem(word) in left_out:
            continue
        for part in words.parts(word):
            if len(part) < 2 or part in left_out:
                continue
            tells = _tells(word, part, words)
            if tells > weights.get(part, 0.0):
                weights[part], surfaces[part] = tells, word
    return weights, surfaces


def _tells(word: str, stem: str, words: LinkageWords) -> float:
    if stem in words.common or plain(word) in words.countries:
        return COMMON
    if word.isdigit():
        return NUMBER
    return NAME if word[0].isupper() else WORD


def _days(row: Mapping[str, Any], published: int) -> Days:
    basis, status = row["date_basis"], row["status"]
    start, end = _ordinal(row["date_start"]), _ordinal(row["date_end"])
    if start is None or end is None:
        return Days(None, None, published - AHEAD, published + AHEAD, False, False, basis)
    length = end - start + 1
    lasting = length > SHORT and row["core_start"] is not None
    if basis == DateBasis.PUBLICATION and not lasting:
        to_come = status in _TO_COME
        return Days(
            start,
            end,
            start if to_come else start - REPORTED_LATE,
            end + (AHEAD if to_come else 0),
            False,
            False,
            basis,
        )
    exact = basis == DateBasis.TIMEX and length <= SHORT
    slack = 1 if basis == DateBasis.CARRIED and length <= SHORT else 0
    return Days(start, end, start - slack, end + slack, exact, lasting, basis)


def _ordinal(day: dt.datetime | None) -> int | None:
    return None if day is None else day.toordinal()


def _place(row: Mapping[str, Any], words: LinkageWords) -> Place | None:
    name = row["location"] or row["country"]
    if not name:
        return None
    folded = plain(name)
    precision = None if row["geo_precision"] is None else int(row["geo_precision"])
    is_country = folded == plain(row["country"] or "") or folded in words.countries or precision == 3
    said = folded in plain(row["quote"])  # else it was carried over from elsewhere in the article, or is the article's
    return Place(name, folded, row["iso"], row["latitude"], row["longitude"], precision, is_country, said)


def _keys(weights: Mapping[str, float], place: Place | None) -> frozenset[str]:
    """What two mentions must have one of in common to be compared at all: a telling word, or a town."""
    telling = {stem for stem, weight in weights.items() if weight > COMMON}
    return frozenset(telling | ({place.folded} if place and not place.is_country else set()))


def _count(row: Mapping[str, Any], kind: str) -> tuple[int | None, int | None]:
    low, high = row[f"{kind}_low"], row[f"{kind}_high"]
    return (None if low is None else int(low), None if high is None else int(high))


def _agency(row: Mapping[str, Any], words: LinkageWords) -> str | None:
    """The news agency that the mention credits, or that published it."""
    for text in (row["attribution"], row["publisher"]):
        folded = plain(text or "")
        if hits := sorted(name for name in words.agencies if f" {name} " in f" {' '.join(words_of(folded))} "):
            return hits[-1]
    return None


def by_order(profiles: Iterable[Profile]) -> list[Profile]:
    """Sort profiles in their stable order."""
    return sorted(profiles, key=lambda profile: profile.order)
