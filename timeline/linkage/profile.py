"""Knows what linkage compares of a mention: a row of the table read once into days, places, names, counts and words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from timeline.lang.linkage import LinkageWords
from timeline.lang.stems import plain, words_of
from timeline.linkage.reference import Reference, find_any_reference, find_reference
from timeline.linkage.wording import COMMON, Wording, names_any, read_actors, read_trigger, read_wording, stems_of
from timeline.values import CountKind, DateBasis, Status

REPORTED_LATE = 3
"""A report without a day of its own tells of its own day or, at most, of the three before it."""

UPDATED_LATE = 7
"""A count of victims goes on rising for at most a week."""

REFERRED_LATE = 31
"""An event that is known ("the attack in Utrecht") was at most a month before."""

AHEAD = 7
"""A plan without a day of its own is for the week that follows."""

LONGEST = 1000
"""Characters of a quote that are compared letter by letter."""

SHORT = 2
"""An expression of at most two days (a night has two) names one moment; a longer one may last."""

_TO_COME = (Status.PLANNED, Status.HYPOTHETICAL)


@dataclass(frozen=True, slots=True)
class Days:
    """When a mention says it happened, as ordinals, both inclusive; `low` to `high` is what it may still mean.

    `start` and `end` are None without a date. `exact`: an expression in the clause names one day or night. `lasting`:
    the days between are all meant, as of a siege. `back`: the sentence refers to an event that is known, so that a
    day that is not its own says little.
    """

    start: int | None
    end: int | None
    low: int
    high: int
    exact: bool
    lasting: bool
    basis: str
    back: bool = False

    @property
    def length(self) -> int:
        """The number of days named, 0 without a date."""
        return 0 if self.start is None or self.end is None else self.end - self.start + 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a name, its country's code, coordinates in degrees, and ACLED's precision, 1 town to 3 country.

    `key` is one for all spellings of the name; `said`: the sentence itself names it.
    """

    name: str
    folded: str
    key: str
    iso: str | None
    latitude: float | None
    longitude: float | None
    precision: int | None
    is_country: bool
    said: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """One mention as linkage sees it.

    Counts are (low, high), None where open. `keys` are the telling stems and the town; `headline`: the sentence is
    the article's title; `anew`: it tells of something that happens again; `order` is the stable order of mentions,
    first reported first, never that of the rows. `of_victims`: the trigger tells of victims, not of what befell them.
    """

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
    rare: frozenset[str]
    of_victims: bool
    actors: Mapping[str, str]
    speaker: str | None
    place: Place | None
    fatalities: tuple[int | None, int | None]
    injured: tuple[int | None, int | None]
    cumulative: bool
    wording: Wording
    title: Wording
    headline: bool
    anew: bool
    targets: Mapping[str, str]
    text: str
    agency: str | None
    keys: frozenset[str]
    order: tuple[int, str, int, str]


COLUMNS = (
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
    "title",
    "publisher",
    "published",
    "char_start",
    "mention_ids",
)
"""What linkage reads of a row."""

DAY_COLUMNS = (
    "date_start",
    "date_end",
    "core_start",
    "date_basis",
    "date_text",
    "status",
    "trigger",
    "published",
    "quote",
)
"""What the days of a profile are read from."""


def read_profile(number: int, row: Mapping[str, Any], words: LinkageWords) -> Profile:
    """Read a row (see `timeline.table`, cells None where missing) into a profile; `number` is its position."""
    published = row["published"].toordinal()
    wording = read_wording(f"{row['quote']}\n{row['notes']}", words, skip=row["date_text"] or "")
    actors = read_actors((row["actor1"], row["actor2"]), row["trigger"], words)
    victims_of = _victims_of(row["quote"], words)
    days = read_days(row, words)
    title, quote = plain(row["title"] or ""), plain(row["quote"])[:LONGEST]
    return Profile(
        row=number,
        id=row["event_id"],
        article=row["article_id"],
        publisher=row["publisher"] or row["article_id"],
        published=published,
        char_start=int(row["char_start"]),
        settled=len(row["mention_ids"]) > 1,
        days=days,
        time=row["time"],
        status=row["status"],
        type=row["event_type"],
        subtype=row["sub_event_type"],
        trigger=row["trigger"],
        trigger_stems=(trigger := read_trigger(row["trigger"], wording, words) | victims_of),
        rare=trigger & words.rare,
        of_victims={words.stem(word) for word in words_of(row["trigger"])} <= words.victims,
        actors=actors,
        speaker=next((name for name in actors if name == words.fold_name(row["actor1"] or "")), None),
        place=(place := _place(row, words)),
        fatalities=_count(row, "fatalities"),
        injured=_count(row, "injured"),
        cumulative=row["count_kind"] == CountKind.CUMULATIVE and not victims_of,
        wording=wording,
        title=read_wording(row["title"] or "", words),
        headline=bool(title) and quote.strip(" .") in title,
        anew=not days.back and names_any(row["quote"], words.anew),
        targets={words.targets[s]: word for s, word in sorted(wording.surfaces.items()) if s in words.targets},
        text=quote,
        agency=_agency(row, words),
        keys=_keys(wording, place),
        order=(published, row["article_id"], int(row["char_start"]), row["event_id"]),
    )


def read_days(row: Mapping[str, Any], words: LinkageWords) -> Days:
    """Read when a row says it happened, and what else its words may mean."""
    basis, published = row["date_basis"], row["published"].toordinal()
    planned = row["status"] in _TO_COME
    start, end = _ordinal(row["date_start"]), _ordinal(row["date_end"])
    known = None if planned else find_reference(row["quote"], row["trigger"], words, day=row["date_text"] or "")
    back = known is not None
    if start is None or end is None:
        return Days(
            None, None, published - (REFERRED_LATE if back else AHEAD), published + AHEAD, False, False, basis, back
        )
    length = end - start + 1
    lasting = length > SHORT and row["core_start"] is not None
    if known and known.how is Reference.AFTER and not lasting:  # the day is that of what came after
        return Days(None, None, published - REFERRED_LATE, max(published, end), False, False, DateBasis.NONE, True)
    if length <= SHORT and end >= published - 1 and names_any(row["quote"], words.updates):
        # the day on which the new count was told
        back = bool(_victims_of(row["quote"], words))
        low = published - REFERRED_LATE if back else start - UPDATED_LATE
        return Days(start, end, low, end, False, False, DateBasis.PUBLICATION, back)
    if basis == DateBasis.PUBLICATION and not lasting:
        if planned:
            return Days(start, end, start, end + AHEAD, False, False, basis)
        return Days(
            start, end, published - REFERRED_LATE if back else start - REPORTED_LATE, end, False, False, basis, back
        )
    exact = basis == DateBasis.TIMEX and length <= SHORT
    slack = 1 if basis == DateBasis.CARRIED and length <= SHORT else 0
    low = min(start, published - REFERRED_LATE) if back and slack else start - slack
    return Days(start, end, low, end + slack, exact, lasting, basis, back)


def _victims_of(sentence: str, words: LinkageWords) -> frozenset[str]:
    """The stems of the one event whose count of victims a sentence brings up to date; empty where it does not."""
    known = find_any_reference(sentence, words) if names_any(sentence, words.updates) else None
    return frozenset() if known is None else stems_of(known.word, words) - words.stop


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
    return Place(
        name, folded, words.fold_name(name), row["iso"], row["latitude"], row["longitude"], precision, is_country, said
    )


def _keys(wording: Wording, place: Place | None) -> frozenset[str]:
    """What two mentions must have one of in common to be compared at all: a telling word, or a town."""
    keys = {stem for stem, weight in wording.weights.items() if weight > COMMON}
    if place is not None and not place.is_country:
        keys.add(place.key)
        if place.latitude is not None and place.longitude is not None:  # towns go by several spellings
            keys.add(f"{place.latitude:.1f} {place.longitude:.1f}")
    return frozenset(keys)


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
