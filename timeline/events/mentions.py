"""Reads one article for its events: triggers, factuality, dates, roles, places and casualties, one row per event."""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.events.assertion import judge
from timeline.events.attribution import attribute
from timeline.events.casualties import count_casualties
from timeline.events.dating import Dater, Dating
from timeline.events.folding import IDENTIFIABLE, Found, fold
from timeline.events.gazetteer import Gazetteer
from timeline.events.headline import make_headline
from timeline.events.places import PlaceFinder
from timeline.events.roles import find_roles
from timeline.events.story import Story
from timeline.events.tense import Tense, read_form, tense_of
from timeline.events.triggers import Candidate, TriggerScanner, accept, worth_reading
from timeline.lang import Lang
from timeline.lang.assertion import load_assertion
from timeline.lang.casualties import load_casualties
from timeline.lang.dating import load_dating
from timeline.lang.events import Form, load_events
from timeline.lang.headline import load_headline
from timeline.values import Article, DateBasis, EventMention, Grain, Status, Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PRECISE, _PARTLY = 2, 12  # days: an event within so many is dated to the day, to a part of a month
_NAMED_SOON = 6  # words after a noun in which a name says which event it is
_MORNING = 12  # a paper of before noon tells of today's events beforehand


def find_mentions(
    article: Article,
    *,
    sents: list[tuple[int, int]],
    timexes: list[Timex],
    lang: Lang,
    lexicon: Path | None = None,
    doc: Doc | None = None,
) -> list[EventMention]:
    """Find the conflict events that an article reports, one entry per event, in text order.

    Args:
        article: the article; its `dct` decides what is past.
        sents: character spans of its sentences.
        timexes: its temporal expressions, sorted.
        lang: the language.
        lexicon: a user's own triggers, a TOML file as `events_*.toml`.
        doc: the article as read by a trained spaCy pipeline, whose named entities are used beside our own.

    Raises:
        LangError: the lexicon does not hold.

    >>> from timeline.lang import load_lang
    >>> article = Article("a", None, "Rusland bombardeerde de stad.", dt.date(2022, 3, 23))
    >>> [(m.event_type, m.actor1) for m in find_mentions(article, sents=[(0, 29)], timexes=[], lang=load_lang("nl"))]
    [('Explosions/Remote violence', 'Rusland')]
    """
    scanner = _scanner(lang, lexicon) if lexicon is None else TriggerScanner(load_events(lang, lexicon))
    hits, conflict = scanner.scan(article.text)
    if not hits or not sents:
        return []
    story = Story(article, sents, timexes, lang, _gazetteer(lang), doc=doc)
    story.conflict = conflict
    candidates = _candidates(hits, story)
    if not candidates:
        return []
    return [_mention(found, story) for found in fold(_read(candidates, story))]


@cache
def _scanner(lang: Lang, lexicon: Path | None) -> TriggerScanner:
    return TriggerScanner(load_events(lang, lexicon))


@cache
def _gazetteer(lang: Lang) -> Gazetteer:
    return Gazetteer(lang)


def _candidates(hits: list[tuple[int, tuple[Form, ...]]], story: Story) -> list[Candidate]:
    """The hits that stand as their rules ask; of a word's rules the first that fits."""
    candidates: list[Candidate] = []
    for offset, forms in hits:
        index = story.sentence_at(offset)
        if index is None:
            continue
        here = worth_reading(forms, story.low(index))
        if not here:
            continue
        sentence = story.sentence(index)
        position = sentence.position_at(offset)
        for form in here:
            candidate = accept(form, sentence, position, story)
            if candidate is not None:
                candidate.form = read_form(candidate, forms, load_assertion(story.lang))
                candidates.append(candidate)
                break
    return candidates


def _read(candidates: list[Candidate], story: Story) -> list[Found]:
    """Everything about each candidate that its words do not undo."""
    lang = story.lang
    assertion, casualty_words = load_assertion(lang), load_casualties(lang)
    dater, places = Dater(story, load_dating(lang), assertion), PlaceFinder(story)
    found: list[Found] = []
    for candidate in candidates:
        status = judge(candidate, assertion)
        casualties = count_casualties(candidate.sentence, casualty_words)
        spared = status is None and candidate.rule.harm and casualties.counted
        if (status is None and not spared) or _is_background(candidate, story):
            continue
        status = status or Status.OCCURRED
        candidate.refers = _is_definite(candidate, story)
        attribution, sources = attribute(candidate, story, assertion)
        dating = dater.date(candidate, status)
        status = _status_in_time(candidate, status, dating, story)
        actor1, actor2 = find_roles(candidate, story, assertion, sources)
        if candidate.rule.speech and attribution is None:
            attribution = actor1
        here = bool(places.named(candidate.sentence.index))
        found.append(
            Found(
                candidate=candidate,
                status=status,
                dating=dating,
                place=places.locate(candidate, sources),
                place_here=here,
                actor1=actor1,
                actor2=actor2,
                casualties=casualties,
                only_folds=spared,
                attribution=attribution,
                sources=sources,
            )
        )
    return found


def _is_definite(candidate: Candidate, story: Story) -> bool:
    """Whether the trigger is a noun that an article or the like marks as known."""
    if candidate.form.shape != "noun":
        return False
    lows, small = candidate.sentence.lows, candidate.sentence.small
    for at in range(candidate.position - 1, max(-1, candidate.position - 4), -1):
        if lows[at] in load_assertion(story.lang).definite:
            return True
        if lows[at] in small.particle_followers or not lows[at][0].isalpha():
            return False
    return False


def _is_background(candidate: Candidate, story: Story) -> bool:
    """Whether a noun only refers to an event told elsewhere ("vanwege de aanval"), and does not say which."""
    if not _is_definite(candidate, story):
        return False
    sentence = candidate.sentence
    if any(timex.interval is not None for timex in story.timexes(sentence.index)):
        return False
    if candidate.type in IDENTIFIABLE and _is_identified(candidate, story):
        return False
    return not count_casualties(sentence, load_casualties(story.lang)).counted


def _is_identified(candidate: Candidate, story: Story) -> bool:
    """Whether a name soon after the noun says which event it is ("de schietpartij in Las Vegas")."""
    first, last = candidate.position + 1, candidate.position + 1 + _NAMED_SOON
    raws = candidate.sentence.raws[first:last]
    for at, raw in enumerate(raws):
        if not raw[0].isalnum():
            return False
        if raw[0].isupper() and at > 0:
            return True
    return False


def _status_in_time(candidate: Candidate, status: Status, dating: Dating, story: Story) -> Status:
    """The status after the date and the tense: what is yet to come is planned, what lasts is ongoing."""
    published = story.published
    if status in (Status.OCCURRED, Status.ONGOING) and dating.start is not None and dating.start > published:
        return Status.PLANNED
    if status is not Status.OCCURRED:
        return status
    if dating.lasting:
        return Status.ONGOING
    tense = tense_of(candidate, load_assertion(story.lang))
    if candidate.rule.lasting and dating.basis is not DateBasis.TIMEX:
        words = candidate.sentence.lows[slice(*candidate.clause)]
        dating_words, sentence = load_dating(story.lang), candidate.sentence
        since = dating_words.start_words.found(sentence.words, sentence.padded)
        still = tense is Tense.PERFECT and (since or not dating_words.already.isdisjoint(words))
        if tense is Tense.PRESENT or still:
            return Status.ONGOING
    if tense is Tense.FUTURE and dating.basis is not DateBasis.CARRIED:
        return Status.PLANNED
    dct = story.article.dct
    early = not isinstance(dct, dt.datetime) or dct.hour < _MORNING
    today = dating.start == dating.end == published and dating.basis is DateBasis.TIMEX
    if tense is Tense.PRESENT and today and early:
        return Status.PLANNED
    return status


def _mention(found: Found, story: Story) -> EventMention:
    candidate, dating, place = found.candidate, found.dating, found.place
    sentence, article = candidate.sentence, story.article
    timex = dating.timex
    trigger = sentence.raws[candidate.position]
    key = "\x1f".join(
        (article.article_id, str(sentence.start), str(sentence.end), candidate.type, trigger, str(candidate.position))
    )
    return EventMention(
        event_id=hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        article_id=article.article_id,
        event_date=_middle(dating),
        date_start=dating.start,
        date_end=dating.end,
        core_start=dating.core[0] if dating.core else None,
        core_end=dating.core[1] if dating.core else None,
        date_edtf=_edtf(dating),
        grain=dating.grain,
        time_precision=_precision(dating),
        time=dating.time,
        date_text=timex.text if timex else None,
        date_value=timex.value if timex else None,
        date_mod=timex.mod if timex else None,
        date_anchor=timex.anchor if timex else None,
        date_basis=dating.basis,
        date_rule=timex.rule or None if timex else None,
        date_reason=dating.reason or (timex.reason or None if timex else None),
        date_alternatives=_alternatives(timex),
        date_char_start=timex.start_char if timex else None,
        date_char_end=timex.end_char if timex else None,
        status=found.status,
        event_type=candidate.type,
        sub_event_type=candidate.sub_type,
        trigger=trigger,
        actor1=found.actor1,
        actor2=found.actor2,
        location=place.name if place else None,
        country=story.gazetteer.country_of(place.iso) if place and place.iso else None,
        iso=place.iso if place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        geo_precision=place.precision if place else None,
        fatalities_low=found.casualties.killed[0],
        fatalities_high=found.casualties.killed[1],
        injured_low=found.casualties.injured[0],
        injured_high=found.casualties.injured[1],
        count_kind=found.casualties.kind,
        casualty_text=found.casualties.text,
        attribution=found.attribution,
        notes=_notes(found, story),
        quote=sentence.text,
        char_start=sentence.start,
        char_end=sentence.end,
        confidence=_confidence(found, story),
    )


def _notes(found: Found, story: Story) -> str:
    sentence = found.candidate.sentence
    dropped = list(found.sources)
    return make_headline(sentence, found.candidate.position, dropped, load_headline(story.lang))


def _middle(dating: Dating) -> dt.date | None:
    if dating.start is None or dating.end is None:
        return None
    return dating.start + (dating.end - dating.start) // 2


def _precision(dating: Dating) -> int | None:
    if dating.start is None or dating.end is None:
        return None
    days = (dating.end - dating.start).days + 1
    if dating.lasting or days <= _PRECISE:
        return 1
    return 2 if days <= _PARTLY else 3


def _edtf(dating: Dating) -> str | None:
    """The days in EDTF: a day, a month, a year, or an interval."""
    start, end = dating.start, dating.end
    if start is None or end is None:
        return None
    about = "~" if dating.timex is not None and dating.timex.mod == "APPROX" else ""
    if start == end:
        return f"{start.isoformat()}{about}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return f"{start.year:04d}{about}"
    if start.day == 1 and (end + dt.timedelta(days=1)).day == 1 and (start.year, start.month) == (end.year, end.month):
        return f"{start.isoformat()[:7]}{about}"
    return f"{start.isoformat()}{about}/{end.isoformat()}{about}"


def _alternatives(timex: Timex | None) -> str | None:
    if timex is None or not timex.alternatives:
        return None
    return "; ".join(f"{other.start.isoformat()}/{other.end.isoformat()}" for other in timex.alternatives)


def _confidence(found: Found, story: Story) -> float:
    """How likely a reader would keep the row, from the rule's strength, the date's basis and what is named."""
    score = 0.55 if found.candidate.rule.weak else 0.7
    score += {DateBasis.TIMEX: 0.15, DateBasis.CARRIED: 0.05, DateBasis.PUBLICATION: 0.0, DateBasis.NONE: -0.1}[
        found.dating.basis
    ]
    score += 0.05 * (found.actor1 is not None) + 0.05 * (found.place is not None) + 0.05 * (found.folded > 0)
    if not story.conflict:
        score -= 0.25
    if found.dating.grain is not None and found.dating.grain > Grain.MONTH:
        score -= 0.05
    return round(min(0.95, max(0.05, score)), 2)
