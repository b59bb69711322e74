"""Makes the headline of an event out of its sentence's own words, as a news desk would."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from timeline.events.clauses import Sentence
from timeline.events.dependents import Shape
from timeline.events.lines import clip, cut_parts, fit_parts
from timeline.events.shapes import Shaper
from timeline.events.telling import Telling
from timeline.events.wording import Part, join_parts
from timeline.lang.headline import HeadlineWords

_FEWEST = 2  # words of a headline
_SHORT = 20  # characters of a headline that says little
_LONGEST = 200  # words of a sentence that is read; a longer one is a list or a trick
_CUT, _BLIND, _TAKEN, _NAMELESS, _POINTING, _THIN = 4, 2, 5, 3, 4, 4  # what counts against a line
_TOLL = 3  # what it costs that a line does not say how many fell
_OPENING = 3  # words in which two lines of one sentence may not be alike
Span = tuple[int, int]


def make_headline(
    sentence: Sentence,
    position: int,
    dropped: list[Span],
    words: HeadlineWords,
    telling: Telling,
    *,
    taken: Collection[str] = (),
) -> str:
    """The clause of the trigger in at most `words.limit` characters, without the spans of `dropped` (source, date).

    The subject comes first, "is" and "werd" go where a headline can do without. Of the shapes that the sentence can
    take the one counts against which least speaks: a cut, a pronoun that nobody knows, a line that says little or is
    `taken` by another event of the sentence.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.headline import load_headline
    >>> from timeline.lang.reading import load_reading
    >>> text = "Volgens de stad zijn in Kyiv 73 burgers omgekomen, onder wie vier kinderen."
    >>> sentence = Sentence(text, 0, len(text), 0, load_reading(load_lang("nl")))
    >>> make_headline(sentence, 8, [(0, 3)], load_headline(load_lang("nl")), Telling("part"))
    '73 burgers omgekomen in Kyiv'
    """
    if len(sentence.raws) > _LONGEST:
        return clip(sentence, list(range(_LONGEST)), words) or sentence.text[: words.limit - 1].strip()
    shaper = Shaper(sentence, position, dropped, words, telling)
    judge = _Judge(shaper, taken)
    best, least = "", 100
    for shape in shaper.shapes():
        if shape.cost >= least or judge.opens_badly(shape.parts):
            continue
        line, cost = judge.line(shape)
        if line and cost < least:
            best, least = line, cost
            shaper.least = least
            if not cost:
                break
    return best or clip(sentence, list(range(len(sentence.raws))), words) or _bare(sentence, position, words)


def _bare(sentence: Sentence, position: int, words: HeadlineWords) -> str:
    """The trigger alone, or the first characters, of a sentence that is nothing else."""
    line = join_parts(sentence, [Part([position])])
    return line or sentence.text[: words.limit - 1].strip() + words.ellipsis


class _Judge:
    """Says what speaks against a line."""

    def __init__(self, shaper: Shaper, taken: Collection[str]) -> None:
        self.shaper, self.sentence, self.words, self.taken = shaper, shaper.sentence, shaper.words, taken

    def line(self, shape: Shape) -> tuple[str, int]:
        """The line of a shape and its cost; no line where it would be ragged."""
        fitted, kept, strained = fit_parts(self.sentence, shape.parts, self.words, self.shaper.trigger)
        cost = shape.cost + strained
        told = any(self.shaper.trigger in part.at for part in kept) or any(part.text for part in kept)
        line = fitted or ""
        if fitted is None:
            line, told = cut_parts(self.sentence, shape.parts, self.words, self.shaper.trigger)
            cost += _CUT
        cost += 0 if told else _BLIND
        if not line or not (self._ends_well(line) or self._ends_clause(kept, line)):
            return "", 0
        if "," in line and (self._is_broken(kept) or self._is_parted(kept)):
            return "", 0
        count = len(line.split())
        if count < _FEWEST and len(self.sentence.raws) > _FEWEST + 1:
            cost += _TAKEN + _THIN
        elif len(line) < _SHORT and (len(self.sentence.text) > 2 * _SHORT or self._lost_day(count)):
            cost += _THIN
        speaks = self.shaper.telling.speech and self.shaper.trigger == self._last(kept)
        quoted = any(part.text.endswith(self.words.colon) for part in kept)
        if speaks and not quoted and len(self.sentence.raws) > 2 * count:
            cost += _TAKEN  # "Jansen oordeelt": what he says stands elsewhere
        if self._is_taken(line) or self._is_torn(kept):
            cost += _TAKEN
        if self.shaper.telling.counted and not self._counts(line):
            cost += _TOLL
        return line, cost + self._pointing(shape.parts)

    def _is_torn(self, kept: list[Part]) -> bool:
        """Whether the particle of a verb is lost ("kondigde ... aan")."""
        telling, lows = self.shaper.telling, self.sentence.lows
        at = [one for part in kept for one in part.at]
        if not telling.separable or telling.shape not in ("pres", "past") or self.shaper.trigger not in at:
            return False
        if lows[self.shaper.trigger].startswith(self.words.ends["loosened"]):
            return False  # "aankwam"
        return self.words.of["particles"].isdisjoint(lows[one] for one in at if one != self.shaper.trigger)

    def _counts(self, line: str) -> bool:
        """Whether a line has a number, in figures or words."""
        if any(sign.isdigit() for sign in line):
            return True
        words = line.lower().split()
        return not self.words.numbers.isdisjoint(words) or any(
            one.endswith(self.words.ends["number_ends"]) for one in words
        )

    def _is_taken(self, line: str) -> bool:
        """Whether another event of the sentence has this line, or begins so where this one is its circumstance."""
        if not self.taken:
            return False
        opening, at = line.split()[:_OPENING], self.shaper.trigger
        before = self.sentence.lows[max(0, at - _OPENING) : at]
        noun = self.shaper.telling.shape == "noun" and not self.words.of["circumstance"].isdisjoint(before)
        return line in self.taken or (noun and any(other.split()[:_OPENING] == opening for other in self.taken))

    def _is_broken(self, kept: list[Part]) -> bool:
        """Whether a link or a preposition stands before a sign: what it joins or governs is gone ("en niet, zoals")."""
        at = [one for part in kept for one in part.at]
        open_ended = self.words.of["links"]
        return any(
            self.sentence.raws[after] == "," and self.sentence.lows[one] in open_ended for one, after in pairwise(at)
        )

    def _is_parted(self, kept: list[Part]) -> bool:
        """Whether a comma stands between a subject and its verb, and no clause that it closes before it."""
        at = [one for part in kept for one in part.at]
        n = next((n for n, one in enumerate(at) if self.sentence.raws[one] == ","), len(at))
        if n + 1 >= len(at) or not self.shaper.reader.is_finite(at[n + 1]):
            return False
        opened = self.words.of["relative"] | self.words.of["subordinate"]
        return self.shaper.reader.finite_in(at[:n]) is None and opened.isdisjoint(
            self.sentence.lows[one] for one in at[:n]
        )

    def _lost_day(self, count: int) -> bool:
        """Whether few words are left of a sentence whose news is the day ("Het vonnis volgt pas 12 juni")."""
        return count <= _FEWEST + 1 and not self.sentence.raws[0][0].isdigit() and bool(self.shaper.telling.times)

    def _last(self, parts: list[Part]) -> int | None:
        return next((part.at[-1] for part in reversed(parts) if part.at), None)

    def _pointing(self, parts: list[Part]) -> int:
        """What it costs that a line begins with a pronoun nobody knows ("Hij", "Dat")."""
        if parts[0].text:
            return 0
        positions = [at for part in parts for at in part.at]
        if not positions or self.sentence.lows[positions[0]] not in self.words.of["pointing"]:
            return 0
        first = self.sentence.lows[positions[0]]
        follows = self.sentence.lows[positions[1]] if len(positions) > 1 else ""
        subject = follows in self.words.of["expletive"] or follows in self.words.of["articles"]
        if first in self.words.of["content"] and (subject or self.shaper.excerpter.opens_content(positions[0])):
            return 0
        noun = first in self.words.of["determiners"] and len(positions) > 1 and self.shaper.opens_noun(positions[1])
        if noun:
            return 0
        return _POINTING if first in self.words.of["determiners"] else _NAMELESS

    def opens_badly(self, parts: list[Part]) -> bool:
        """Whether a line would begin with a verb, "en" or "die" that does not begin the sentence."""
        at = next((one for part in parts for one in part.at if self.sentence.raws[one][0].isalnum()), None)
        if at is None or at == self.shaper.excerpter.first or any(part.text for part in parts):
            return False
        low, telling = self.sentence.lows[at], self.shaper.telling
        if at == self.shaper.trigger and telling.shape in ("pres", "past", "inf"):
            return True
        return self.shaper.reader.is_finite(at) or any(
            low in self.words.of[one] for one in ("coordinate", "subject_relatives", "subordinate", "belonging")
        )

    def _ends_clause(self, kept: list[Part], line: str) -> bool:
        """Whether a line ends with the verb at the end of a clause that depends on another ("dat zij vrij zijn")."""
        at = next(
            (one for part in reversed(kept) for one in reversed(part.at) if self.sentence.raws[one].isalnum()), None
        )
        if at is None or line.endswith(self.words.ellipsis):
            return False
        closes = (
            self.sentence.lows[at] in self.words.of["infinite"] or self.sentence.lows[at] in self.words.of["closing"]
        )
        if not closes and not self.shaper.reader.is_finite(at):
            return False
        ended = at + 1 >= len(self.sentence.raws) or not self.sentence.raws[at + 1][0].isalnum()
        return ended or self.sentence.lows[at + 1] in self.words.of["coordinate"]

    def _ends_well(self, line: str) -> bool:
        """Whether a line does not end on a word that asks for another."""
        last = line.rstrip(self.words.ellipsis).rsplit(None, 1)[-1].strip("'\"’”)").lower()
        return last not in self.words.not_last or last in self.words.of["particles"]
