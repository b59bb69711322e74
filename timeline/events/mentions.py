"""Reads one article for its events: triggers, factuality, dates, roles, places and casualties, one row per event."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.events.assertion import judge
from timeline.events.attribution import attribute, own_source
from timeline.events.background import is_background, is_definite, without_content
from timeline.events.casualties import Casualties
from timeline.events.dated import find_dated, leave_known
from timeline.events.dating import Dater, Dating
from timeline.events.folding import Found, fold
from timeline.events.gazetteer import Gazetteer
from timeline.events.headings import find_headings
from timeline.events.parties import share_parties
from timeline.events.places import PlaceFinder
from timeline.events.roles import find_roles
from timeline.events.rows import make_rows
from timeline.events.scanner import Scan, TriggerScanner, worth_reading
from timeline.events.sharing import share_sole
from timeline.events.sieve import can_be, settle
from timeline.events.story import Story
from timeline.events.tense import read_form
from timeline.events.tolls import TollReader, count_victim, join_tolls, toll_after
from timeline.events.topic import Topic, is_opinion
from timeline.events.triggers import VIOLENT, Candidate, accept
from timeline.lang import Lang
from timeline.lang.assertion import load_assertion
from timeline.lang.dating import load_dating
from timeline.lang.events import load_events
from timeline.values import Article, CountKind, EventMention, EventType, Status, Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MOST_TRIED = 40  # words of a sentence tried as triggers: what has more is a list or a trick, and takes for ever
_BLOODY = VIOLENT | {EventType.PROTESTS, EventType.RIOTS}  # where people may fall
_NONE, _UNTOLD = (0, 0), (None, None)  # bounds of a toll
_NEWS = 31  # days around the publication within which an event is of the news


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

    >>> import datetime as dt
    >>> from timeline.lang import load_lang
    >>> article = Article("a", None, "Rusland bombardeerde de stad.", dt.date(2022, 3, 23))
    >>> [(m.event_type, m.actor1) for m in find_mentions(article, sents=[(0, 29)], timexes=[], lang=load_lang("nl"))]
    [('Explosions/Remote violence', 'Rusland')]
    """
    scanner = _scanner(lang, lexicon) if lexicon is None else TriggerScanner(load_events(lang, lexicon))
    scan = scanner.scan(article.text)
    if not scan.hits or not sents:
        return []
    story = Story(article, sents, timexes, lang, _gazetteer(lang), doc=doc)
    story.topic = Topic.OTHER if is_opinion(article.title, scanner.lexicon.topic) else scan.topic
    candidates = _candidates(scan, story)
    if not candidates:
        return []
    found = _read(candidates, story)
    if found:
        dated = _read(find_dated(story, scanner.lexicon.report, {entry.index for entry in found}), story)
        found += leave_known(dated, found)
        found.sort(key=lambda entry: (entry.index, entry.candidate.position))
    events = fold(found, find_headings(story))
    share_parties(events, found, story)
    share_sole(events, found, story)
    return make_rows(events, story)


@cache
def _scanner(lang: Lang, lexicon: Path | None) -> TriggerScanner:
    return TriggerScanner(load_events(lang, lexicon))


@cache
def _gazetteer(lang: Lang) -> Gazetteer:
    return Gazetteer(lang)


def _candidates(scan: Scan, story: Story) -> list[Candidate]:
    """The hits that stand as their rules ask; of a word's rules the first that fits."""
    candidates: list[Candidate] = []
    tried: Counter[int] = Counter()
    split: dict[int, set[str]] = {}
    for offset, sieve in scan.hits:
        index = story.sentence_at(offset)
        if index is None or tried[index] >= _MOST_TRIED:
            continue
        words = split.get(index)
        if words is None:
            words = split[index] = scan.words_in(*story.spans[index])
        forms = sieve.left_in(words)
        here = worth_reading(forms, words, index, story)
        if not here:
            continue
        tried[index] += 1
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
    assertion = load_assertion(story.lang)
    dater, places = Dater(story, load_dating(story.lang), assertion), PlaceFinder(story, candidates)
    found: list[Found] = []
    telling = without_content(candidates, story)
    tolls = TollReader(telling, story)
    for candidate in telling:
        status = judge(candidate, assertion)
        casualties = tolls.read(candidate)
        spared = candidate.rule.harm and casualties.counted and (status is None or _none_hurt(casualties))
        if (status is None and not spared) or is_background(candidate, story):
            continue
        status = status or Status.OCCURRED
        if not can_be(candidate, status):
            continue
        candidate.refers = is_definite(candidate, story)
        attribution, sources = attribute(candidate, status, story, assertion)
        dating = dater.date(candidate, status)
        here = bool(places.sites.named(candidate.sentence.index))
        status = settle(candidate, status, dating, story, known=casualties.counted or here)
        if status is None:
            continue
        actor1, actor2, speaker = find_roles(candidate, story, assertion, sources)
        if actor1 is None and candidate.refers:
            actor1, actor2 = _actors_before(candidate, found, actor2)
        if actor2 is not None and candidate.rule.kills and status is Status.OCCURRED:
            count_victim(casualties, actor2)
        attribution = attribution or own_source(candidate, speaker, actor1, story, assertion)
        found.append(
            Found(
                candidate=candidate,
                status=status,
                dating=dating,
                place=places.locate(
                    candidate,
                    sources,
                    toll=casualties.kind is CountKind.CUMULATIVE,
                    actor=actor1,
                    recent=_is_recent(dating, story),
                ),
                place_here=here,
                actor1=actor1,
                actor2=actor2,
                casualties=casualties,
                only_folds=spared,
                only_dates=tolls.only_dates(candidate),
                attribution=attribution,
                sources=sources,
            )
        )
    _add_later_tolls(found, story)
    return found


def _is_recent(dating: Dating, story: Story) -> bool:
    """Whether an event is of the news: what an older one has no place for is not set where that comes from."""
    return dating.end is None or abs((story.published - dating.end).days) <= _NEWS


def _add_later_tolls(found: list[Found], story: Story) -> None:
    """Give each violent event the toll that the sentences after it tell."""
    taken = {entry.index for entry in found}
    for at, entry in enumerate(found):
        last = at + 1 == len(found) or found[at + 1].index != entry.index
        single = entry.casualties.kind is not CountKind.CUMULATIVE and entry.candidate.type in _BLOODY
        if last and single and entry.status in (Status.OCCURRED, Status.CLAIMED):
            toll = toll_after(entry.index, taken, story, entry.casualties)
            told = entry.casualties.killed, entry.casualties.injured
            join_tolls(entry.casualties, toll)
            if entry.attribution is None and told != (entry.casualties.killed, entry.casualties.injured):
                entry.attribution = toll.source


def _none_hurt(casualties: Casualties) -> bool:
    """Whether all that is told of a toll is that there is none: that is no event by itself."""
    return {casualties.killed, casualties.injured} <= {_NONE, _UNTOLD}


def _actors_before(candidate: Candidate, found: list[Found], actor2: str | None) -> tuple[str | None, str | None]:
    """The actors of the last event of the same rule, which a definite noun takes up ("het bestand loopt af")."""
    for earlier in reversed(found):
        if earlier.candidate.rule is candidate.rule and earlier.actor1 is not None:
            return earlier.actor1, actor2 or earlier.actor2
    return None, actor2
