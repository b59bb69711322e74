"""Gives events that name no party those whom the article names for them, where one pair or one attacker stands out."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from timeline.events.folding import Found
from timeline.events.heads import OF_PARTIES
from timeline.events.story import Story
from timeline.lang.actors import ActorWords, load_actors
from timeline.values import CountKind, EventType, Status

Pair = tuple[str | None, str | None]
_PARTIES = ("country", "organisation", "group", "seat")
_APART = 3  # words from one party to the next, with "en", an article and an adjective between
_FEWEST = 2  # attacks by one, and by no other, that make the article's other attacks there theirs
_REBEL = "rebel"  # the kind of an organisation that fights (`actors.toml`)
_SIDES = ("one", "other")
_HAPPENED = (Status.OCCURRED, Status.CLAIMED, Status.ONGOING)


def share_parties(events: list[Found], mentions: list[Found], story: Story) -> None:
    """Fill in the parties of truces, talks and fighting that name none, and the attacker where there is only one."""
    _share_pair(events, mentions, story)
    _share_attacker(events, mentions, story)


def _share_pair(events: list[Found], mentions: list[Found], story: Story) -> None:
    lacking = [event for event in events if _has_parties(event, story) and event.actor1 is None]
    if not lacking:
        return
    pairs = (
        _pairs_between(story)
        or [
            (one.actor1, one.actor2)
            for one in mentions
            if one.actor1 and one.actor2 and one.candidate.sub_type == OF_PARTIES[0]
        ]
        or _belligerents(story)
        or _belligerents(story, armies=True)
        or _fighters(mentions, story)
    )
    counted = Counter(pairs).most_common(2)
    if len(counted) == 1 or (counted and counted[0][1] > counted[1][1]):
        for event in lacking:
            event.actor1, event.actor2 = counted[0][0][0], event.actor2 or counted[0][0][1]


def _belligerents(story: Story, *, armies: bool = False) -> list[tuple[str, str]]:
    """The two of whose forces an article tells most; nothing where a third comes near.

    With `armies` "the army" counts too, that of the country where rebels fight it.
    """
    words = story.actors
    counted: Counter[str] = Counter()
    for index in range(len(story.spans)):
        sentence = story.sentence(index)
        for one in story.entities(index):
            forces = one.kind == "country" and one.title and sentence.lows[one.last - 1] in words.forces
            rebels = one.kind == "organisation" and words.kinds.get(one.name) == _REBEL
            if forces or rebels or (armies and one.kind == "group" and one.name in words.armies):
                counted[one.name] += 1
    most = counted.most_common(3)
    if len(most) < len(_SIDES) or (len(most) > len(_SIDES) and most[1][1] <= most[2][1]):
        return []
    pair = (most[0][0], most[1][0])
    if armies and not any(words.kinds.get(name) == _REBEL for name in pair):
        return []  # "the army" is that of a country named otherwise
    return [pair]


def _fighters(mentions: list[Found], story: Story) -> list[Pair]:
    """The two who fight in what an article tells of fighting; nothing where there is a third."""
    parties = {
        one.name for index in range(len(story.spans)) for one in story.entities(index) if one.kind in _PARTIES
    } - story.actors.victim  # fmt: skip
    counted = Counter(
        name
        for one in mentions
        if one.candidate.type in (EventType.BATTLES, EventType.EXPLOSIONS)
        for name in (one.actor1, one.actor2)
        if name in parties
    )
    return [(counted.most_common(1)[0][0], next(name for name, _ in counted.most_common()[1:]))] if len(counted) == (
        len(_SIDES)
    ) else []  # fmt: skip


def _has_parties(event: Found, story: Story) -> bool:
    """Whether an event is between two: a truce, talks, what "both sides" do, fighting of which no side is told."""
    words = load_actors(story.lang)
    lows = event.candidate.sentence.lows[slice(*event.candidate.clause)]
    counted = not words.both.isdisjoint(lows) and not words.both_marks.isdisjoint(lows)
    truce = not words.truces.isdisjoint(lows) and event.actor2 is None
    if counted or truce or not words.sides.isdisjoint(lows):
        return True
    fighting = event.candidate.type == EventType.BATTLES and (event.actor2 is None or event.actor2 in words.victim)
    return event.candidate.sub_type in OF_PARTIES or fighting


def _share_attacker(events: list[Found], mentions: list[Found], story: Story) -> None:
    """Name the attacker in attacks that name none, in a country where the article tells of attacks by one alone."""
    if not any(_is_attack(event, story.actors) and event.actor1 is None for event in events):
        return
    names = {story.gazetteer.country_of(iso): iso for iso in story.countries}
    enemies = {names[b]: a for pair in _belligerents(story) for a, b in (pair, pair[::-1]) if a in names and b in names}
    attacks = [one for one in mentions if _is_attack(one, story.actors) and one.actor1 is not None]
    for event in events:
        toll = event.casualties.kind is CountKind.CUMULATIVE
        if not _is_attack(event, story.actors) or event.actor1 is not None or toll:
            continue
        where = event.place.iso if event.place is not None else None
        there = {one.actor1 for one in attacks if one.place is not None and one.place.iso == where}
        many = sum(one.actor1 in there and one.place is not None and one.place.iso == where for one in attacks)
        if where is None or event.actor2 in there:
            continue
        if len(there) == 1 and many >= _FEWEST:
            event.actor1 = there.pop()
        elif there:
            event.actor1 = next((one for one in there if one is not None and enemies.get(where) == one), None)


def _is_attack(event: Found, words: ActorWords) -> bool:
    kind, low = event.candidate.type, event.candidate.sentence.lows[event.candidate.position]
    violent = kind == EventType.EXPLOSIONS or (kind == EventType.VIOLENCE_AGAINST_CIVILIANS and low in words.forces)
    return violent and event.status in _HAPPENED


def _pairs_between(story: Story) -> list[Pair]:
    """The pairs between whom something is, in all of the article ("het bestand tussen Jemen en Oman")."""
    pairs: list[Pair] = []
    for index in range(len(story.spans)):
        if not any(f" {mark} " in story.low(index) for mark in story.actors.between_marks):
            continue
        sentence = story.sentence(index)
        for one, other in pairwise(story.entities(index)):
            joined = one.last < other.first <= one.last + _APART and sentence.lows[one.last] in (
                sentence.small.coordinators
            )
            ahead = sentence.lows[max(0, one.first - _APART + 1) : one.first]
            between = not story.actors.between_marks.isdisjoint(ahead)
            if joined and between and one.kind in _PARTIES and other.kind in _PARTIES:
                pairs.append((one.name, other.name))
    return pairs
