"""Folds mentions of one event in one article into one: the best dated is its face, the others fill what it lacks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from timeline.events.casualties import Casualties
from timeline.events.dating import Dating
from timeline.events.gazetteer import Place
from timeline.events.tolls import join_tolls
from timeline.events.triggers import CROWD, VIOLENT, Candidate
from timeline.values import CountKind, DateBasis, EventType, Grain, Status

_BASIS_RANK = {DateBasis.TIMEX: 0, DateBasis.CARRIED: 1, DateBasis.PUBLICATION: 2, DateBasis.NONE: 3}
_SOON = 2  # sentences within which the same actor's same act is one event
_UNDER_HEADING = 4  # sentences under a heading that tell what it sums up
_RECENT = 7  # days
_DESTROYED = "Looting/property destruction"  # ACLED's name for it
_BESIDE = 2  # words from one part of a verb to the other
_HARM_REACH = 2  # sentences after an attack that may tell what it did


@dataclass(slots=True)
class Found:
    """One event under construction, from one trigger."""

    candidate: Candidate
    status: Status
    dating: Dating
    place: Place | None
    place_here: bool
    actor1: str | None
    actor2: str | None
    casualties: Casualties
    attribution: str | None
    sources: list[tuple[int, int]]
    only_folds: bool = False
    only_dates: bool = False  # told to say when another event of its sentence was
    folded: int = 0
    body: Found | None = None  # of a heading's mention, the same event's mention in the text under it

    @property
    def index(self) -> int:
        """The index of its sentence."""
        return self.candidate.sentence.index


def fold(found: list[Found], headings: frozenset[int] = frozenset()) -> list[Found]:
    """One entry per event, in text order; an event that a heading tells too has one there besides.

    `headings` are the indices of the sentences that are headings. `timeline.linkage` joins the two.
    """
    kept: list[Found] = []
    for entry in found:
        earlier = next((one for one in reversed(kept) if _same(one, entry) or _heads(one, entry, headings)), None)
        if earlier is None:
            if not entry.only_folds:
                kept.append(entry)
        elif earlier.body is not None:
            _absorb(earlier.body, entry)
        elif entry.only_folds or (earlier.index in headings) == (entry.index in headings):
            _absorb(earlier, entry)
        else:
            heading, body = (earlier, entry) if earlier.index in headings else (entry, earlier)
            heading.body = body
            _share(heading, body)
            kept.append(entry)
    return kept


def _heads(heading: Found, entry: Found, headings: frozenset[int]) -> bool:
    """Whether a heading without a day of its own sums up what the text soon tells of a day or so before."""
    if heading.index not in headings or entry.index in headings or heading.body is not None:
        return False
    if (
        entry.only_dates
        or heading.dating.basis is not DateBasis.PUBLICATION
        or entry.index - heading.index > _UNDER_HEADING
    ):
        return False
    day, reported = entry.dating.start, heading.dating.start
    if day is None or reported is None or abs((reported - day).days) > _RECENT:
        return False
    dated = replace(heading, dating=entry.dating)
    return _same(dated, entry) or (dated.status is entry.status and _harm_of(entry, dated, 1))


def _share(heading: Found, body: Found) -> None:
    """Tell heading and body what the other knows of their event; the day is that of the better dated."""
    heading.folded += 1
    body.folded += 1
    better = heading if _better_dated(heading, body) and not _is_report(body, heading) else body
    carried = DateBasis.CARRIED if better.dating.basis is DateBasis.TIMEX else better.dating.basis
    for one in (heading, body):
        if one is not better:
            one.dating = replace(better.dating, basis=carried)
    if body.candidate.rule.harm and not heading.candidate.rule.harm:
        body.candidate.type, body.candidate.sub_type = heading.candidate.type, heading.candidate.sub_type
    for one, other in ((heading, body), (body, heading)):
        _fill(one, other)


def _same(one: Found, other: Found) -> bool:
    """Whether a later mention is of the same event as an earlier one."""
    apart = other.index - one.index
    if apart == 0 and one.only_dates != other.only_dates:
        return False
    if apart and _is_toll(one) and _is_counted_apart(one, other):
        return False
    planned = one.status is not other.status and Status.PLANNED in (one.status, other.status)
    if planned and not _completes(one, other, apart):
        return False
    if _harm_of(one, other, apart) or (apart == 0 and _harm_of(other, one, 0)):
        return True
    if apart and _refers(one, other) and other.candidate.type in VIOLENT:
        return _days_agree(one, other) and _places_agree(one, other)
    if apart and one.status is other.status and _is_crowd_again(one, other, apart):
        return True
    if apart == 0 and one.dating.timex is other.dating.timex and {one.candidate.type, other.candidate.type} <= CROWD:
        return one.status is other.status and _places_agree(one, other)
    if one.candidate.type != other.candidate.type:
        return False
    if apart == 0:
        return (_same_clause(one, other) and _one_thing(one, other)) or (
            one.dating.timex is other.dating.timex and _akin(one, other)
        )
    same_actor = one.actor1 is not None and one.actor1 == other.actor1 and _akin(one, other)
    if one.candidate.rule.speech or other.candidate.rule.speech:
        return same_actor and _days_agree(one, other) and (apart <= _SOON or one.actor2 == other.actor2)
    if same_actor and apart <= _SOON and one.candidate.rule.moves and _days_agree(one, other):
        return True
    return _days_agree(one, other) and _places_agree(one, other) and _akin(one, other) and not _is_others(one, other)


def _is_others(one: Found, other: Found) -> bool:
    """Whether two deeds are of two parties, each known by its name, the later one told with a place of its own."""
    names = (one.actor1, other.actor1)
    if one.actor1 == other.actor1 or any(name is None or not name[0].isupper() for name in names):
        return False
    places = (one.place, other.place)
    return other.place_here and all(place is not None for place in places) and places[0] != places[1]


def _completes(one: Found, other: Found, apart: int) -> bool:
    """Whether a later mention only says what an announced one leads to ("Zo liggen er straks vier oorlogsschepen")."""
    announced = one.status is Status.PLANNED and 0 < apart <= _SOON and one.candidate.rule.moves
    opening = other.candidate.sentence.lows[0] in other.candidate.sentence.small.resulting
    return announced and opening and one.candidate.rule is other.candidate.rule


def _refers(one: Found, other: Found) -> bool:
    """Whether a later violent noun with a definite article only takes up the earlier event ("bij de aanslag")."""
    return other.candidate.refers and one.candidate.type in VIOLENT and one.status is other.status


def _is_crowd_again(one: Found, other: Found, apart: int) -> bool:
    """Whether a gathering or riot is taken up again: named as known ("de rellen"), or now told with its day."""
    if not {one.candidate.type, other.candidate.type} <= CROWD or not _places_agree(one, other):
        return False
    if other.candidate.refers and other.dating.basis is not DateBasis.TIMEX:
        return _days_agree(one, other)
    if one.status is Status.PLANNED and other.dating.basis is DateBasis.CARRIED and apart <= _SOON:
        return one.dating.start == other.dating.start  # "een actiedag uitgeroepen. Er zullen duizenden demonstreren"
    undated = one.dating.basis in (DateBasis.PUBLICATION, DateBasis.NONE)
    if not undated or other.dating.basis is not DateBasis.TIMEX or apart > _SOON:
        return False
    day, reported = other.dating.start, one.dating.start
    if one.candidate.type != other.candidate.type or day is None:
        return False
    return reported is None or 0 <= (reported - day).days <= _RECENT


def _harm_of(attack: Found, harm: Found, apart: int) -> bool:
    """Whether the second tells what the first, violent one did."""
    if _is_toll(harm) and not _is_toll(attack):
        return False
    if not (harm.candidate.rule.harm or _is_damage(harm)) or apart < 0 or apart > _HARM_REACH:
        return False
    if attack.candidate.type not in VIOLENT and not (attack.candidate.type == EventType.RIOTS and _is_hurt(harm)):
        return False
    if apart == 0:
        return _same_clause(attack, harm) or attack.dating.timex is harm.dating.timex
    updates = harm.candidate.form.shape == "noun" or _is_report(attack, harm)
    if harm.dating.basis is DateBasis.TIMEX and not updates and not _days_agree(attack, harm):
        return False
    return _places_agree(attack, harm)


def _is_damage(found: Found) -> bool:
    """Whether it tells what was destroyed, and neither by whom nor when."""
    untold = found.actor1 is None and found.dating.basis is not DateBasis.TIMEX
    return found.candidate.sub_type == _DESTROYED and untold


def _is_hurt(found: Found) -> bool:
    """Whether it tells of injured and not of dead, nor of who hurt them."""
    casualties = found.casualties
    return casualties.injured[0] is not None and casualties.killed[0] is None and found.actor1 is None


def _is_report(attack: Found, harm: Found) -> bool:
    """Whether a later date is that of the telling ("donderdag was het dodental opgelopen"), and not of the attack."""
    if attack.dating.start is None or harm.dating.start is None:
        return False
    return harm.casualties.told and harm.dating.start > attack.dating.start


def _is_toll(found: Found) -> bool:
    """Whether it is a running toll, which is an event of its own and never told of one attack."""
    return found.casualties.kind is CountKind.CUMULATIVE


def _is_counted_apart(toll: Found, other: Found) -> bool:
    """Whether those who fell elsewhere, or at another time, are told after a running toll."""
    if _is_toll(other) or not other.casualties.counted:
        return False
    return other.place_here or other.dating.basis is DateBasis.TIMEX


def _same_clause(one: Found, other: Found) -> bool:
    return one.candidate.clause == other.candidate.clause and one.index == other.index


def _one_thing(one: Found, other: Found) -> bool:
    """Whether two triggers of one clause tell one event: a noun with its verb, or the same rule twice."""
    shapes = {one.candidate.form.shape == "noun", other.candidate.form.shape == "noun"}
    beside = abs(one.candidate.position - other.candidate.position) <= _BESIDE
    verb = beside and one.candidate.sub_type == other.candidate.sub_type  # "worden verdacht van"
    return _akin(one, other) or verb or len(shapes) == 2


def _days_agree(one: Found, other: Found) -> bool:
    if other.dating.basis in (DateBasis.NONE, DateBasis.PUBLICATION) and other.dating.timex is None:
        return one.index + 3 >= other.index or one.dating.start == other.dating.start
    if one.dating.start is None or other.dating.start is None:
        return one.dating.start is other.dating.start
    assert one.dating.end is not None and other.dating.end is not None
    return one.dating.start <= other.dating.end and other.dating.start <= one.dating.end


def _places_agree(one: Found, other: Found) -> bool:
    if one.place is None or other.place is None or not (one.place_here and other.place_here):
        return True
    if one.place.name == other.place.name:
        return True
    return one.place.iso == other.place.iso and 3 in (one.place.precision, other.place.precision)


def _akin(one: Found, other: Found) -> bool:
    """Whether the triggers may name one thing: the same rule, or talks and talks."""
    if one.candidate.rule.catchall:
        return _word_of(one) == _word_of(other)
    if one.candidate.rule.name == other.candidate.rule.name:
        return True
    talks = one.candidate.type == EventType.DIPLOMACY and one.candidate.sub_type == other.candidate.sub_type
    return talks and one.dating.timex is not None and one.dating.start == other.dating.start


def _word_of(one: Found) -> str:
    return one.candidate.sentence.lows[one.candidate.position]


def _absorb(face: Found, other: Found) -> None:
    """Fill what the face lacks, and let a better dated mention be the face."""
    face.folded += 1
    if other.only_folds:
        join_tolls(face.casualties, other.casualties)
        face.attribution = face.attribution or other.attribution
        return
    if face.candidate.type == EventType.PROTESTS and other.candidate.type == EventType.RIOTS:
        face.candidate.type, face.candidate.sub_type = other.candidate.type, other.candidate.sub_type
    if _better_dated(other, face) and not _is_report(face, other):
        face.dating = other.dating
        if not other.candidate.rule.harm:
            face.candidate, face.sources, face.status = other.candidate, other.sources, other.status
            face.place, face.place_here = other.place or face.place, other.place_here or face.place_here
    if face.candidate.rule.harm and not other.candidate.rule.harm:
        face.candidate, face.sources = other.candidate, other.sources
    _fill(face, other)


def _fill(face: Found, other: Found) -> None:
    """Take over what only the other mention of the event tells."""
    face.place = face.place or other.place
    if other.place_here and not face.place_here:
        face.place, face.place_here = other.place, True
    face.actor1 = face.actor1 or (other.actor1 if other.actor1 != face.actor2 else None)
    face.actor2 = face.actor2 or (other.actor2 if other.actor2 != face.actor1 else None)
    face.attribution = face.attribution or other.attribution
    join_tolls(face.casualties, other.casualties)


def _better_dated(other: Found, face: Found) -> bool:
    """Whether a later mention says better when it was: on a better ground, or the day within a month or a year."""
    if _BASIS_RANK[other.dating.basis] != _BASIS_RANK[face.dating.basis]:
        return _BASIS_RANK[other.dating.basis] < _BASIS_RANK[face.dating.basis]
    mine, theirs = face.dating, other.dating
    if mine.grain is None or mine.grain < Grain.MONTH or mine.lasting or face.casualties.kind is CountKind.CUMULATIVE:
        return False
    if mine.start is None or mine.end is None or theirs.start is None or theirs.end is None:
        return False
    day = theirs.basis is DateBasis.TIMEX and theirs.start == theirs.end
    return day and mine.start <= theirs.start <= mine.end
