"""Tells a noun that reports an event from one that only refers to an event told elsewhere."""

from __future__ import annotations

from timeline.events.casualties import count_casualties
from timeline.events.fitting import is_aside
from timeline.events.story import Story
from timeline.events.triggers import CROWD, VIOLENT, Candidate
from timeline.lang.assertion import load_assertion
from timeline.lang.casualties import load_casualties
from timeline.lang.dating import load_dating
from timeline.values import EventType, Status

_FORESEEN = ("Warning", "Threat")
_REPORTED = "Statement"  # the kind of what is only said
_REFERS = 3  # words before a noun among which stands what makes it a reference
_NAMED_SOON = 6  # words after a noun in which a name says which event it is
_IDENTIFIABLE = frozenset(EventType) - {EventType.DIPLOMACY, EventType.STRATEGIC_DEVELOPMENTS, EventType.JUSTICE}


def without_content(candidates: list[Candidate], story: Story) -> list[Candidate]:
    """The candidates without those that are only what another one is about.

    A noun after a verb of speaking in its clause is what is spoken of ("waarschuwde voor een aanval"), an infinitive
    with "te" is what is agreed, promised or asked ("kwamen overeen om troepen te sturen"), and a definite noun beside a
    running toll is what the toll counts from ("sinds het begin van de aanval").
    """
    by_sentence: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_sentence.setdefault(candidate.sentence.index, []).append(candidate)
    return [candidate for candidate in candidates if not _is_content(candidate, by_sentence, story)]


def _is_content(candidate: Candidate, by_sentence: dict[int, list[Candidate]], story: Story) -> bool:
    others = [other for other in by_sentence[candidate.sentence.index] if other is not candidate]
    if candidate.sub_type == _REPORTED and _says_who_reported(candidate, story):
        return True
    if not others:
        return False
    words = load_assertion(story.lang)
    lows, at = candidate.sentence.lows, candidate.position
    if candidate.sub_type == _REPORTED and is_aside(candidate.sentence, candidate.clause, load_dating(story.lang)):
        return True  # "..., heeft het OM bekendgemaakt": the event is what was made known
    if not candidate.rule.speech and candidate.form.shape != "noun" and _is_denied_there(candidate, others):
        return True
    if candidate.type in CROWD and candidate.rule.status is None and _is_foretold(candidate, others):
        return True
    if candidate.form.shape == "inf" and at and lows[at - 1] in words.infinitive_mark:
        governs = ("noun", "inf")  # two infinitives with one mark stand side by side
        return any(other.form.shape not in governs and other.position < at and not other.rule.harm for other in others)
    if candidate.form.shape != "noun":
        return False
    if _is_referred_to(candidate, others, story):
        return True
    if _is_warned_of(candidate, others, story):
        return True
    dated = any(timex.interval is not None for timex in story.timexes(candidate.sentence.index))
    spoken = any(other.rule.speech and other.clause == candidate.clause for other in others)
    if not dated and spoken and not _is_known_violence(candidate, story):
        return True
    harmed = any(other.rule.harm and other.form.shape != "noun" for other in others)
    cumulative = load_casualties(story.lang).cumulative
    running = harmed and cumulative.found(candidate.sentence.words, candidate.sentence.padded)
    return running and is_definite(candidate, story)


def _says_who_reported(candidate: Candidate, story: Story) -> bool:
    """Whether a sentence only says who told what the one before it tells ("dat heeft de minister bevestigd")."""
    lows, words = candidate.sentence.lows, load_dating(story.lang)
    return lows[0] in words.reporting_of and len(lows) > 1 and lows[1] in words.reporting_first


def _is_warned_of(candidate: Candidate, others: list[Candidate], story: Story) -> bool:
    """Whether a noun is what its clause warns of or threatens with; one with a day of its own behind it was."""
    if not any(
        other.sub_type in _FORESEEN and other.clause == candidate.clause and other.position < candidate.position
        for other in others
    ):
        return False
    sentence = candidate.sentence
    places = (sentence.position_at(timex.start_char) for timex in story.timexes(sentence.index) if timex.interval)
    return not any(candidate.position < at < candidate.clause[1] for at in places)


def _is_foretold(candidate: Candidate, others: list[Candidate]) -> bool:
    """Whether it is what its clause's verb announces or threatens ("kondigen een staking aan"): one event."""
    return any(
        other.rule.status in (Status.PLANNED, Status.HYPOTHETICAL)
        and other.type == candidate.type
        and other.clause == candidate.clause
        for other in others
    )


def _is_referred_to(candidate: Candidate, others: list[Candidate], story: Story) -> bool:
    """Whether a gathering or riot only says after what something else happened ("noodtoestand na rellen").

    Not so where it has a date of its own, or the sentence counts its victims.
    """
    if candidate.type not in CROWD or all(other.type in CROWD for other in others):
        return False
    before = candidate.sentence.lows[max(0, candidate.position - _REFERS) : candidate.position]
    if load_assertion(story.lang).referring.isdisjoint(before):
        return False
    if not is_definite(candidate, story) and _is_identified(candidate, story):
        return False  # "na betogingen in Oran" tells of them for the first time
    ahead = range(candidate.position + 1, candidate.position + 1 + _NAMED_SOON)
    timexes = story.timexes(candidate.sentence.index)
    if any(timex.interval and candidate.sentence.position_at(timex.start_char) in ahead for timex in timexes):
        return False
    return not count_casualties(candidate.sentence, load_casualties(story.lang)).counted


def _is_known_violence(candidate: Candidate, story: Story) -> bool:
    """Whether a noun names one act of violence that did happen ("de moord op de agente Lies Jans")."""
    return candidate.type in VIOLENT and is_definite(candidate, story) and _is_identified(candidate, story)


def _is_denied_there(candidate: Candidate, others: list[Candidate]) -> bool:
    """Whether a verb of denying goes before, in a clause of its own: what is denied is no event beside the denial."""
    return any(
        other.rule.status is Status.DENIED
        and other.position < candidate.position
        and other.clause[1] == candidate.clause[0]
        for other in others
    )


def is_definite(candidate: Candidate, story: Story) -> bool:
    """Whether the trigger is a noun that an article or the like marks as known."""
    if candidate.form.shape != "noun":
        return False
    lows, small = candidate.sentence.lows, candidate.sentence.small
    for at in range(candidate.position - 1, max(-1, candidate.position - 4), -1):
        if lows[at] in load_assertion(story.lang).definite:
            return True
        if lows[at] in small.particle_followers or not lows[at].endswith(small.attributive_ends):
            return False  # no adjective: the article before it is another noun's
    return False


def is_background(candidate: Candidate, story: Story) -> bool:
    """Whether a noun only refers to an event told elsewhere ("vanwege de aanval"), and does not say which."""
    if not is_definite(candidate, story):
        return False
    sentence = candidate.sentence
    if any(timex.interval is not None for timex in story.timexes(sentence.index)):
        return False
    if candidate.type in _IDENTIFIABLE and (_is_identified(candidate, story) or _takes_its_course(candidate, story)):
        return False
    return not count_casualties(sentence, load_casualties(story.lang)).counted


def _takes_its_course(candidate: Candidate, story: Story) -> bool:
    """Whether the clause tells that it began or ended ("de gijzeling is voorbij"), which is news of its own."""
    clause = candidate.sentence.lows[slice(*candidate.clause)]
    return not load_assertion(story.lang).course.isdisjoint(clause)


def _is_identified(candidate: Candidate, story: Story) -> bool:
    """Whether a name soon after the noun says which event it is ("de schietpartij in Las Vegas")."""
    first, last = candidate.position + 1, candidate.position + 1 + _NAMED_SOON
    raws = candidate.sentence.raws[first:last]
    for at, raw in enumerate(raws):
        if not raw[0].isalnum() or raw in candidate.sentence.small.coordinators:
            return False  # another clause, or another thing beside it
        if raw[0].isupper() and at > 0:
            # "de aanval op Oekraïne" may be any of many, "de aanslag in Mali" rather not
            located = raws[at - 1].lower() in candidate.sentence.small.locatives
            return located or raw not in story.gazetteer.countries.names
    return False
