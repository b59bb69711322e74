"""Decides which temporal expression dates which event: in its clause or sentence, carried, or the publication."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from timeline.events.clauses import Sentence
from timeline.events.distance import back_from, days_before
from timeline.events.fitting import FAR, is_case, is_of_noun, is_own, misfit_of, partner_of
from timeline.events.story import Story
from timeline.events.tense import Tense, tense_of
from timeline.events.triggers import Candidate
from timeline.lang.assertion import AssertionWords
from timeline.lang.dating import DatingWords
from timeline.values import DateBasis, Grain, Status, Timex

_LOOK_BACK = 4  # sentences
_LEAD = 2  # the last sentence of what counts as the lead

_SOON_AFTER = dt.timedelta(days=6)  # "kort na" is taken for within a week
_SOON_REACH = 5  # words of "na de invasie op" before the expression


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
        self._told: dict[int, Dating] = {}  # by sentence the last day on which something happened
        self._said: dict[int, Dating] = {}  # and on which something was said

    def date(self, candidate: Candidate, status: Status) -> Dating:
        """The dating of an event with this trigger and status."""
        tense = tense_of(candidate, self.assertion)
        sentence = candidate.sentence
        found = None
        if self.words.start_words.found(sentence.words, sentence.padded):
            found = self._since_start()
        if found is None:
            found = self._by_distance(candidate) or self._from_expression(candidate, tense)
        if found is None and (candidate.refers or is_case(candidate, tense, self.words)):
            found = Dating(DateBasis.NONE, reason=self.words.reasons["none"])
        if found is None:
            found = self._carried(candidate, tense, status)
        if found is None:
            found = self._published(candidate, tense, status)
        if found.basis is DateBasis.TIMEX and not found.lasting:
            self._remember(candidate, found)
        return found

    def _remember(self, candidate: Candidate, found: Dating) -> None:
        """Keep the day for the sentences that go on, unless it is that of an event that is only referred to."""
        known = found.timex is not None and is_of_noun(candidate.sentence, found.timex, self.words)
        if not (candidate.refers or known):
            (self._said if candidate.rule.speech else self._told)[candidate.sentence.index] = found

    def _by_distance(self, candidate: Candidate) -> Dating | None:
        """The days of what something else came a stated time after."""
        timexes = self.story.timexes(candidate.sentence.index)
        found = days_before(candidate, timexes, self.story.published, self.words) if timexes else None
        if found is None:
            return None
        days, reasons = found.days, self.words.reasons
        main = found.main.text if found.main is not None else reasons["publication_day"]
        reason = reasons["distance"].format(text=found.timex.text, main=main)
        core = (days.start, days.end) if days.grain is Grain.DAY else None
        return Dating(DateBasis.TIMEX, days.start, days.end, core, days.grain, found.timex, None, False, reason)

    def _from_expression(self, candidate: Candidate, tense: Tense) -> Dating | None:
        timexes = [
            timex
            for timex in self.story.timexes(candidate.sentence.index)
            if timex.interval is not None and timex.type != "SET"
        ]
        if is_case(candidate, tense, self.words):
            timexes = [timex for timex in timexes if is_own(candidate, timex, self.words)]
        if not timexes:
            return None
        published = self.story.published
        scored = [
            (misfit_of(candidate, timex, tense, published, self.words), index) for index, timex in enumerate(timexes)
        ]
        misfit, index = min(scored)
        if misfit >= FAR:
            return None
        partner = partner_of(candidate.sentence, timexes, index, self.words)
        return self._placed(candidate, timexes[index], partner, timexes, tense)

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
        before = self._words_before(sentence, at)
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
            if already:
                start = back_from(published, timex.value) or start
            core = (start, end) if already else None
            return Dating(DateBasis.TIMEX, start, end, core, grain, timex, None, already)
        if not self.words.until.isdisjoint(before) and end >= published and tense is not Tense.PAST:
            reason = self.words.reasons["until"].format(text=timex.text)
            core = (published, max(published, start))
            return Dating(DateBasis.TIMEX, published, end, core, grain, timex, None, True, reason)
        if start == end < published and self._is_soon_after(candidate, at):
            reason = self.words.reasons["soon_after"].format(text=timex.text)
            last = min(start + _SOON_AFTER, published)
            return Dating(DateBasis.TIMEX, start, last, None, Grain.WEEK, timex, None, False, reason)
        core = (start, end) if start == end else None
        return Dating(DateBasis.TIMEX, start, end, core, grain, timex, time)

    def _is_soon_after(self, candidate: Candidate, at: int) -> bool:
        """Whether the expression dates what the trigger came soon after ("kort na de invasie op 24 februari")."""
        lows = candidate.sentence.lows
        for first in range(max(1, at - _SOON_REACH), at):
            if lows[first] in self.words.after and lows[first - 1] in self.words.shortly:
                return candidate.position < first
        return False

    def _words_before(self, sentence: Sentence, at: int) -> set[str]:
        """The word before an expression, past those that belong to it ("sinds het begin van maart")."""
        while at > 1 and sentence.lows[at - 1] in self.words.leading:
            at -= 1
        return {sentence.lows[at - 1], " ".join(sentence.lows[max(0, at - 3) : at])} if at else set()

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
        if status is Status.PLANNED and tense is Tense.FUTURE and (dating := self._told.get(index - 1)) is not None:
            ahead = dating.start is not None and dating.start > self.story.published
            return self._carried_over(dating) if ahead else None
        if tense in (Tense.PRESENT, Tense.FUTURE) or status in (Status.PLANNED, Status.HYPOTHETICAL):
            return None
        if tense is Tense.PERFECT and candidate.rule.speech:
            return None
        if tense is Tense.PLUPERFECT and not candidate.rule.harm:
            return None
        if tense is Tense.PERFECT and self._looks_back(candidate):
            return None
        for back in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
            dating = self._told.get(back)
            if dating is None and back in self._said:
                if not candidate.rule.speech:
                    continue  # the day on which something was said is not that of what happened
                dating = self._said[back]
            near = tense is not Tense.PERFECT or self.story.same_paragraph(back, index)
            behind = dating is not None and dating.start is not None and dating.start <= self.story.published
            if dating is not None and near and behind:
                return self._carried_over(dating)
            if tense is Tense.PERFECT:
                continue
            sentence = self.story.sentence(back)
            for timex in reversed(self.story.timexes(back)):
                past = timex.interval is not None and timex.interval.start <= self.story.published
                said = not candidate.rule.speech and self._is_of_saying(sentence, timex)
                if past and timex.type in ("DATE", "TIME") and not (said or is_of_noun(sentence, timex, self.words)):
                    return self._carry(timex)
        return None

    def _carried_over(self, dating: Dating) -> Dating:
        """The days of an event told before."""
        reason = self.words.reasons["carried"].format(text=dating.timex.text if dating.timex is not None else "")
        return replace(dating, basis=DateBasis.CARRIED, time=None, reason=reason)

    def _is_of_saying(self, sentence: Sentence, timex: Timex) -> bool:
        """Whether an expression says when something was said ("dat meldde het leger donderdag")."""
        clause = sentence.clause_of(sentence.position_at(timex.start_char))
        return not self.assertion.speaking.isdisjoint(sentence.lows[slice(*clause)])

    def _carry(self, timex: Timex) -> Dating:
        interval = timex.interval
        assert interval is not None
        core = (interval.start, interval.end) if interval.days == 1 else None
        reason = self.words.reasons["carried"].format(text=timex.text)
        return Dating(DateBasis.CARRIED, interval.start, interval.end, core, interval.grain, timex, None, False, reason)

    def _published(self, candidate: Candidate, tense: Tense, status: Status) -> Dating:
        """The day of publication where the sentence tells news, else no day at all."""
        sentence = candidate.sentence
        none = Dating(DateBasis.NONE, reason=self.words.reasons["none"])
        if status is Status.HYPOTHETICAL:
            return none
        looks_back = self._looks_back(candidate)
        early = sentence.index <= _LEAD
        if status is Status.PLANNED:
            return self._today()
        if tense is Tense.PLUPERFECT and not early:
            return none
        if tense in (Tense.PAST, Tense.PERFECT, Tense.NONE) and looks_back and not early:
            return none
        if tense in (Tense.PAST, Tense.NONE) and not early and not candidate.rule.speech:
            return none
        return self._today()

    def _looks_back(self, candidate: Candidate) -> bool:
        """Whether the clause looks back without saying to when ("al", "eerder")."""
        return not self.words.undated.isdisjoint(candidate.sentence.lows[slice(*candidate.clause)])

    def _today(self) -> Dating:
        published = self.story.published
        reason = self.words.reasons["publication"]
        return Dating(DateBasis.PUBLICATION, published, published, None, Grain.DAY, None, None, False, reason)
