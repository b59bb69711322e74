"""Gives events without an actor the one whom the rest of the article shows: the invader, the taker, the accused."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

from timeline.events.folding import Found
from timeline.events.story import Story
from timeline.events.topic import Topic
from timeline.events.triggers import VIOLENT
from timeline.values import CountKind, DateBasis, EventType, Status

_HAPPENED = (Status.OCCURRED, Status.CLAIMED, Status.ONGOING)
_TAKEN = ("Government regains territory", "Non-state actor overtakes territory", "Non-violent transfer of territory")
_ARRESTED = ("Arrests",)
_TRIED = ("Trial", "Ruling", "Sentence", "Charge", "Arrest or imprisonment", "Warrant", "Investigation", "Release")
_TOWN = (1, 2)  # how precise a town is as a place, or what lies near it
_FEWEST = 2  # times that an article tells of a country's forces in another
_STEPS = 2  # sentences from one step of a trial to the next
_REBEL = "rebel"  # the kind of an organisation that fights (`actors.toml`)
_NEWS = dt.timedelta(days=7)  # how old the event can be of which an article is
_SHORTENED = re.compile(r"^[A-ZÀ-Þ][\w’'-]{1,20}(?: \w{2,4})? [A-ZÀ-Þ]\.$")  # how the accused are named: "Jan B."


def share_sole(events: list[Found], mentions: list[Found], story: Story) -> None:
    """Fill in who acts or undergoes where the article names only one who can."""
    if any(event.actor1 is None and event.status in _HAPPENED for event in events):
        if story.topic is Topic.CONFLICT:
            _share_invader(events, story)
        _share_state(events, story)
        _share_agent(events, mentions, story, _TAKEN, (EventType.BATTLES, EventType.STRATEGIC_DEVELOPMENTS))
        _share_agent(events, mentions, story, _ARRESTED, (EventType.JUSTICE, EventType.STRATEGIC_DEVELOPMENTS))
        _share_culprit(events, mentions, story)
        _share_day(events, mentions, story)
    _name_town(events, story)
    _share_step(events, story)
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


def _share_state(events: list[Found], story: Story) -> None:
    """Name the country for what only a state imposes ("er werd een avondklok ingesteld")."""
    for event in events:
        imposed = event.candidate.sentence.lows[event.candidate.position] in story.actors.state_acts
        if imposed and event.actor1 is None and event.place is not None and event.place.iso is not None:
            event.actor1 = story.gazetteer.country_of(event.place.iso)


def _name_town(events: list[Found], story: Story) -> None:
    """Give a town its name where only a noun stands for it ("viel de enclave")."""
    for event in events:
        if event.actor2 not in story.actors.town_nouns or event.place is None or event.place.precision not in _TOWN:
            continue
        known = (f" {article} {event.actor2} " for article in story.actors.takes_up_after)
        if any(words in event.candidate.sentence.padded for words in known):
            event.actor2 = event.place.name


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
        fell = kinds is _TAKEN and _falls(one, story)
        kind = one.candidate.sub_type in kinds or fell
        return one.candidate.type in types and kind and one.status in _HAPPENED

    agents = {one.actor1 for one in mentions if fits(one) and one.actor1 is not None}
    agent = agents.pop() if len(agents) == 1 else None
    if agent is None or (kinds is _ARRESTED and not agent.endswith(story.actors.arresting)):
        return
    for event in events:
        if event.actor1 is None and fits(event) and event.actor2 != agent:
            event.actor1 = agent


def _falls(event: Found, story: Story) -> bool:
    """Whether a town falls, to whomever."""
    low = event.candidate.sentence.lows[event.candidate.position]
    return event.actor2 is not None and low in story.actors.undergoing and story.gazetteer.is_listed(event.actor2)


def _is_news(event: Found, story: Story) -> bool:
    """Whether an event was in the days before the article."""
    start, told = event.dating.start, story.article.dct
    day = told.date() if isinstance(told, dt.datetime) else told
    return start is not None and dt.timedelta(0) <= day - start <= _NEWS


def _share_culprit(events: list[Found], mentions: list[Found], story: Story) -> None:
    """Name the one person of whom an article tells violence in what it takes up as known ("de schietpartij")."""
    violent = [one for one in mentions if one.candidate.type in VIOLENT and one.status in _HAPPENED]
    people = Counter(one.actor1 for one in violent if one.actor1 is not None)
    shortened = [(name, times) for name, times in people.items() if _SHORTENED.match(name)]
    if len(shortened) != 1:
        return
    for event in events:
        known = event.candidate.refers or _is_news(event, story)
        known = known and event.candidate.type in VIOLENT and event.status in _HAPPENED
        victims = {one.actor2 for one in violent if one.actor1 == shortened[0][0]}
        other = event.actor2 is not None and event.actor2[0].isupper() and event.actor2 not in victims
        if known and not other and event.actor1 is None:
            event.actor1 = shortened[0][0]


def _share_day(events: list[Found], mentions: list[Found], story: Story) -> None:
    """Name who attacked on a day, where the article knows one alone, in its other attacks there on that day."""
    known = [one for one in mentions if _is_attack(one) and _may_attack(one.actor1, story)]
    for event in events:
        if event.actor1 is not None or not _is_attack(event):
            continue
        agents = {one.actor1 for one in known if _is_same_day(one, event)}
        if len(agents) == 1 and event.actor2 not in agents:
            event.actor1 = agents.pop()


def _may_attack(name: str | None, story: Story) -> bool:
    """Whether a name is of those who attack: an accused, rebels, a group; no service of a state, no lone man."""
    if name is None or name.endswith(story.actors.arresting) or name in story.actors.singles:
        return False
    kind = story.actors.kinds.get(name, _REBEL)
    named = name in (story.gazetteer.country_of(iso) for iso in story.countries)
    return kind == _REBEL and not named and (_SHORTENED.match(name) is not None or " " not in name)


def _is_attack(event: Found) -> bool:
    kind, happened = event.candidate.type, event.status in _HAPPENED
    toll = event.casualties.kind is CountKind.CUMULATIVE
    return happened and not toll and kind in (EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.EXPLOSIONS)


def _is_same_day(one: Found, other: Found) -> bool:
    """Whether two events were on the same day in the same place, as far as is told."""
    undated = (DateBasis.PUBLICATION, DateBasis.NONE)
    known = one.dating.start is not None and one.dating.start == one.dating.end
    day = known and one.dating.start == other.dating.start and one.dating.end == other.dating.end
    places = [event.place.iso for event in (one, other) if event.place is not None]
    return (day or one.dating.basis in undated) and one.candidate.type == other.candidate.type and len(set(places)) <= 1


def _is_person(name: str, index: int, story: Story) -> bool:
    """Whether a name is a person's of whom a sentence tells."""
    named = any(one.kind == "person" and one.name == name for one in story.entities(index))
    return named or _SHORTENED.match(name) is not None


def _share_step(events: list[Found], story: Story) -> None:
    """Give a step of a trial that names no one the roles of the step told just before it ("een straf die ...")."""
    last: Found | None = None
    for event in events:
        if not _is_step(event):
            continue
        sure = last is not None and last.actor2 is not None and _is_person(last.actor2, last.index, story)
        near = last is not None and event.index - last.index <= _STEPS * sure
        if near and last is not None and event.actor1 is None and event.actor2 is None:
            event.actor1, event.actor2 = last.actor1, last.actor2
        last = event if event.actor1 is not None or event.actor2 is not None else last


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
