"""Decides which temporal expression dates which event: in its clause or sentence, carried, or the publication."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from timeline.events.story import Story
from timeline.events.tense import Tense, tense_of
from timeline.events.triggers import Candidate
from timeline.lang.assertion import AssertionWords
from timeline.lang.dating import DatingWords
from timeline.values import DateBasis, Grain, Status, Timex

_FAR = 20.0  # a worse fit than this dates nothing
_LOOK_BACK = 4  # sentences
_LEAD = 2  # the last sentence of what counts as the lead


@dataclass(frozen=True, slots=True)
class Dating:
    """When an event was: its possible days, the certain ones, and the expression and reason behind them."""

    basis: DateBasis
    start: dt.date | None = None
    end: dt.date | None = None
    core: tuple[dt.date, dt.date] | None = None
    grain: Grain | None = None
    timex: Timex | None = None
    time: str | None = None
    lasting: bool = False
    reason: str | None = None


class Dater:
    """Dates the events of one article, first to last; later ones may take over the date of earlier ones."""

    def __init__(self, story: Story, words: DatingWords, assertion: AssertionWords) -> None:
        self.story = story
        self.words = words
        self.assertion = assertion
        self._last: tuple[int, Dating] | None = None

    def date(self, candidate: Candidate, status: Status) -> Dating:
        """The dating of an event with this trigger and status."""
        tense = tense_of(candidate, self.assertion)
        sentence = candidate.sentence
        found = None
        if self.words.start_words.found(sentence.words, sentence.padded):
            found = self._since_start()
        if found is None:
            found = self._from_expression(candidate, tense)
        if found is None:
            found = self._carried(candidate, tense, status)
        if found is None:
            found = self._published(candidate, tense, status)
        if found.basis is DateBasis.TIMEX and not found.lasting:
            self._last = (sentence.index, found)
        return found

    def _from_expression(self, candidate: Candidate, tense: Tense) -> Dating | None:
        timexes = [
            timex
            for timex in self.story.timexes(candidate.sentence.index)
            if timex.interval is not None and timex.type != "SET"
        ]
        if not timexes:
            return None
        scored = [(self._misfit(candidate, timex), index) for index, timex in enumerate(timexes)]
        misfit, index = min(scored)
        if misfit >= _FAR:
            return None
        timex = timexes[index]
        partner = self._partner(candidate, timexes, index)
        return self._placed(candidate, timex, partner, timexes, tense)

    def _misfit(self, candidate: Candidate, timex: Timex) -> float:
        """How badly an expression fits a trigger: 0 is best, `_FAR` is not at all."""
        sentence = candidate.sentence
        at = sentence.position_at(timex.start_char)
        distance = abs(at - candidate.position)
        misfit = distance / 20
        clause = sentence.clause_of(at)
        if clause != candidate.clause:
            misfit += 1.0 if at <= 1 else 5.0
        before = sentence.lows[at - 1] if at else ""
        noun = candidate.form.shape == "noun"
        if before in self.words.of and at >= 2 and not self._opens_range(candidate, at, timex):
            if noun and 1 <= at - candidate.position <= 6 and clause == candidate.clause:
                return 0.0
            if sentence.raws[at - 2][0].isalpha():
                return misfit + 12.0
        if noun and 1 <= at - candidate.position <= 3:
            misfit -= 2.0
        if timex.type == "DURATION":
            misfit += 1.0
        return misfit

    def _opens_range(self, candidate: Candidate, at: int, timex: Timex) -> bool:
        """Whether "van" opens a range ("van 3 tot 5 mei") rather than belonging to a noun."""
        sentence = candidate.sentence
        after = sentence.position_at(timex.end_char)
        return after < len(sentence.lows) and sentence.lows[after] in self.words.range_links

    def _partner(self, candidate: Candidate, timexes: list[Timex], index: int) -> Timex | None:
        """The other end of a range of which this expression is one ("tussen 12 en 22 juli")."""
        sentence = candidate.sentence
        for first, second in ((index, index + 1), (index - 1, index)):
            if first < 0 or second >= len(timexes):
                continue
            between = self.story.text[timexes[first].end_char : timexes[second].start_char].split()
            at = sentence.position_at(timexes[first].start_char)
            opened = at > 0 and (sentence.lows[at - 1] in self.words.between or sentence.lows[at - 1] in self.words.of)
            linked = len(between) <= 3 and bool(between) and between[0].lower() in self.words.range_links
            if linked and opened:
                return timexes[second] if first == index else timexes[first]
        return None

    def _placed(
        self, candidate: Candidate, timex: Timex, partner: Timex | None, timexes: list[Timex], tense: Tense
    ) -> Dating:
        """The days that an expression gives, after what stands before it ("sinds", "tot")."""
        interval = timex.interval
        assert interval is not None
        start, end, grain = interval.start, interval.end, interval.grain
        published = self.story.published
        if partner is not None and partner.interval is not None:
            start, end = min(start, partner.interval.start), max(end, partner.interval.end)
            whole = not candidate.rule.harm
            return Dating(DateBasis.TIMEX, start, end, (start, end) if whole else None, grain, timex)
        sentence = candidate.sentence
        at = sentence.position_at(timex.start_char)
        before = set(sentence.lows[max(0, at - 2) : at])
        time = timex.time or self._time_beside(timex, timexes)
        if not self.words.since.isdisjoint(before) and start <= published:
            last = self._section_day(candidate) or published
            last = max(last, start)
            lasting = tense in (Tense.PRESENT, Tense.PERFECT) and not candidate.rule.harm
            core: tuple[dt.date, dt.date] | None = (min(end, last), last)
            reason = self.words.reasons["since"].format(text=timex.text)
            return Dating(DateBasis.TIMEX, start, last, core, grain, timex, None, lasting, reason)
        if timex.type == "DURATION" and end == published and start < end:
            already = not self.words.already.isdisjoint(sentence.lows[max(0, at - 3) : at])
            core = (start, end) if already else None
            return Dating(DateBasis.TIMEX, start, end, core, grain, timex, None, already)
        if not self.words.until.isdisjoint(before) and end >= published and tense is not Tense.PAST:
            reason = self.words.reasons["until"].format(text=timex.text)
            core = (published, max(published, start))
            return Dating(DateBasis.TIMEX, published, end, core, grain, timex, None, True, reason)
        core = (start, end) if start == end else None
        return Dating(DateBasis.TIMEX, start, end, core, grain, timex, time)

    def _time_beside(self, timex: Timex, timexes: list[Timex]) -> str | None:
        for other in timexes:
            if other.time and other is not timex and other.interval == timex.interval:
                return other.time
        return None

    def _section_day(self, candidate: Candidate) -> dt.date | None:
        heading = self.story.heading_before(candidate.sentence.index)
        return heading.interval.end if heading is not None and heading.interval is not None else None

    def _since_start(self) -> Dating | None:
        """From the start of the war, as another sentence dates it, to publication."""
        start = self.story.war_start()
        if start is None or start.interval is None:
            return None
        first, published = start.interval.start, self.story.published
        if first > published:
            return None
        reason = self.words.reasons["ends_published"]
        return Dating(DateBasis.CARRIED, first, published, None, start.interval.grain, start, None, False, reason)

    def _carried(self, candidate: Candidate, tense: Tense, status: Status) -> Dating | None:
        """The day of the section, or of the episode that the sentence goes on with."""
        index = candidate.sentence.index
        heading = self.story.heading_before(index)
        if heading is not None and heading.interval is not None:
            if tense is Tense.FUTURE or status in (Status.PLANNED, Status.HYPOTHETICAL):
                return None
            return self._carry(heading)
        if tense in (Tense.PRESENT, Tense.FUTURE) or status in (Status.PLANNED, Status.HYPOTHETICAL):
            return None
        if tense is Tense.PERFECT and candidate.rule.speech:
            return None
        for back in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
            if self._last is not None and self._last[0] == back:
                dating = self._last[1]
                if dating.timex is not None:
                    reason = self.words.reasons["carried"].format(text=dating.timex.text)
                    return replace(dating, basis=DateBasis.CARRIED, time=None, reason=reason)
            for timex in reversed(self.story.timexes(back)):
                past = timex.interval is not None and timex.interval.start <= self.story.published
                if past and timex.type in ("DATE", "TIME"):
                    return self._carry(timex)
        return None

    def _carry(self, timex: Timex) -> Dating:
        interval = timex.interval
        assert interval is not None
        core = (interval.start, interval.end) if interval.days == 1 else None
        reason = self.words.reasons["carried"].format(text=timex.text)
        return Dating(DateBasis.CARRIED, interval.start, interval.end, core, interval.grain, timex, None, False, reason)

    def _published(self, candidate: Candidate, tense: Tense, status: Status) -> Dating:
        """The day of publication where the sentence tells news, else no day at all."""
        sentence, published = candidate.sentence, self.story.published
        none = Dating(DateBasis.NONE, reason=self.words.reasons["none"])
        if status is Status.HYPOTHETICAL:
            return none
        looks_back = not self.words.undated.isdisjoint(sentence.lows[slice(*candidate.clause)])
        early = sentence.index <= _LEAD
        if tense is Tense.PLUPERFECT and not early:
            return none
        if tense in (Tense.PAST, Tense.PERFECT, Tense.NONE) and looks_back and not early:
            return none
        if tense in (Tense.PAST, Tense.NONE) and not early and not candidate.rule.speech:
            return none
        reason = self.words.reasons["publication"]
        return Dating(DateBasis.PUBLICATION, published, published, None, Grain.DAY, None, None, False, reason)
