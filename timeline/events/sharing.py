"""Gives events without an actor the one whom the rest of the article shows: the invader, the taker, the accused."""

from __future__ import annotations

import re
from collections import Counter

from timeline.events.folding import Found
from timeline.events.story import Story
from timeline.events.topic import Topic
from timeline.events.triggers import VIOLENT
from timeline.values import CountKind, EventType, Status

_HAPPENED = (Status.OCCURRED, Status.CLAIMED, Status.ONGOING)
_TAKEN = ("Government regains territory", "Non-state actor overtakes territory", "Non-violent transfer of territory")
_ARRESTED = ("Arrests",)
_TRIED = ("Trial", "Ruling", "Sentence", "Charge", "Arrest or imprisonment", "Warrant", "Investigation", "Release")
_FEWEST = 2  # times that an article tells of a country's forces in another
_SHORTENED = re.compile(r"^[A-ZÀ-Þ][\w’'-]{1,20}(?: \w{2,4})? [A-ZÀ-Þ]\.$")  # how the accused are named: "Jan B."


def share_sole(events: list[Found], mentions: list[Found], story: Story) -> None:
    """Fill in who acts or undergoes where the article names only one who can."""
    if any(event.actor1 is None and event.status in _HAPPENED for event in events):
        if story.topic is Topic.CONFLICT:
            _share_invader(events, story)
        _share_agent(events, mentions, story, _TAKEN, (EventType.BATTLES, EventType.STRATEGIC_DEVELOPMENTS))
        _share_agent(events, mentions, story, _ARRESTED, (EventType.JUSTICE, EventType.STRATEGIC_DEVELOPMENTS))
        _share_culprit(events, mentions)
    _share_accused(events, mentions, story)


def _share_invader(events: list[Found], story: Story) -> None:
    """Name the country whose forces fight in another for what is done there, and the other for what is done to it."""
    lacking = [event for event in events if event.actor1 is None and event.status in _HAPPENED and event.place]
    lacking = [event for event in lacking if _is_of_war(event, story)]
    if not lacking:
        return
    forces = _forces(story)
    for event in lacking:
        iso = event.place.iso if event.place is not None else None
        foreign = [(name, times) for (name, code), times in forces.most_common() if code != iso]
        if iso is None or not foreign or foreign[0][1] < _FEWEST:
            continue
        if len(foreign) > 1 and foreign[1][1] * 2 > foreign[0][1]:
            continue
        invader, home = foreign[0][0], story.gazetteer.country_of(iso)
        if event.actor2 == invader:
            event.actor1 = home
        elif event.actor2 == home or event.candidate.type != EventType.BATTLES or event.actor2 is not None:
            event.actor1 = invader
        else:
            event.actor1, event.actor2 = invader, home


def _is_of_war(event: Found, story: Story) -> bool:
    """Whether an event is a deed of forces: fighting, shelling, the deaths of a war; no single murder."""
    kind = event.candidate.type
    if kind in (EventType.BATTLES, EventType.EXPLOSIONS):
        return True
    lows = event.candidate.sentence.lows
    toll = event.casualties.kind is CountKind.CUMULATIVE
    return kind == EventType.VIOLENCE_AGAINST_CIVILIANS and (toll or lows[event.candidate.position] in (
        story.actors.forces
    ))  # fmt: skip


def _forces(story: Story) -> Counter[tuple[str, str | None]]:
    """How often the article tells of each country's forces."""
    counted: Counter[tuple[str, str | None]] = Counter()
    for index in range(len(story.spans)):
        lows = story.sentence(index).lows
        for one in story.entities(index):
            if one.kind == "country" and one.title and lows[one.last - 1] in story.actors.forces:
                counted[one.name, one.iso] += 1
    return counted


def _share_agent(
    events: list[Found], mentions: list[Found], story: Story, kinds: tuple[str, ...], types: tuple[EventType, ...]
) -> None:
    """Name the one agent of an article's events of some kinds in those that name none."""

    def fits(one: Found) -> bool:
        return one.candidate.type in types and one.candidate.sub_type in kinds and one.status in _HAPPENED

    agents = {one.actor1 for one in mentions if fits(one) and one.actor1 is not None}
    agent = agents.pop() if len(agents) == 1 else None
    if agent is None or (kinds is _ARRESTED and not agent.endswith(story.actors.arresting)):
        return
    for event in events:
        if event.actor1 is None and fits(event) and event.actor2 != agent:
            event.actor1 = agent


def _share_culprit(events: list[Found], mentions: list[Found]) -> None:
    """Name the one person of whom an article tells violence in what it takes up as known ("de schietpartij")."""
    violent = [one for one in mentions if one.candidate.type in VIOLENT and one.status in _HAPPENED]
    people = Counter(one.actor1 for one in violent if one.actor1 is not None)
    shortened = [(name, times) for name, times in people.items() if _SHORTENED.match(name)]
    if len(shortened) != 1:
        return
    for event in events:
        known = event.candidate.refers and event.candidate.type in VIOLENT and event.status in _HAPPENED
        if known and event.actor1 is None and event.actor2 != shortened[0][0]:
            event.actor1 = shortened[0][0]


def _share_accused(events: list[Found], mentions: list[Found], story: Story) -> None:
    """Name the one accused of an article in the steps of the trial that name no one."""
    lacking = [event for event in events if _is_step(event) and event.actor1 is None and event.actor2 is None]
    if not lacking:
        return
    named = Counter(
        one.name
        for index in range(len(story.spans))
        for one in story.entities(index)
        if one.kind == "person" and _SHORTENED.match(one.name)
    )
    accused = {name for name, times in named.items() if times >= _FEWEST}
    if len(accused) > 1:
        accused &= {name for one in mentions if _is_step(one) for name in (one.actor1, one.actor2) if name}
    if len(accused) == 1:
        name = accused.pop()
        for event in lacking:
            event.actor2 = name


def _is_step(event: Found) -> bool:
    """Whether an event is one of a trial."""
    return event.candidate.type == EventType.JUSTICE and event.candidate.sub_type in _TRIED
