"""Fits words of a sentence to a line: what can be spared goes, and at last the end is cut."""

from __future__ import annotations

from typing import NamedTuple

from timeline.events.clauses import Sentence, is_sign
from timeline.events.telegram import without_articles
from timeline.events.wording import Part, join_parts
from timeline.lang.headline import HeadlineWords

_FEWEST = 3  # words before an ellipsis
_ENOUGH = 3  # words of a phrase that loses its last "van ..."
_SIGNS = 10  # characters of signs that a line may lose
_LONGEST_SET = 4  # words of a set phrase before its last
_ALWAYS = 5  # the rank of what goes in any case
_OPENED = 2  # words of a phrase with an article
_SPARABLE = 3  # the rank from which on a phrase goes before the line is cut


class Fit(NamedTuple):
    """A line, if one fits, the parts left of it, and whether articles or room had to be found."""

    line: str | None
    kept: list[Part]
    strained: bool = False


def fit_parts(sentence: Sentence, parts: list[Part], words: HeadlineWords, trigger: int) -> Fit:
    """The line as long as it may be, and its parts: what says least goes first, from the end; articles before places.

    None where the line is too long with what cannot go, even if it may be somewhat longer than a line should be.
    """
    kept = [part for part in parts if part.rank < _ALWAYS]
    line = _fitting(sentence, kept, words)
    for rank in range(_ALWAYS - 1, 0, -1):
        if rank == _SPARABLE and line is None:
            kept = shortened(kept)
            line = _fitting(sentence, kept, words)
            if line is None:
                tersely = _tersely(sentence, kept, words)
                if tersely is not None:
                    return tersely
        for i in range(len(kept) - 1, -1, -1):
            if line is not None:
                return Fit(line, kept)
            if kept[i].rank != rank:
                continue
            trimmed = _trim(sentence, kept[i].at, words)
            if trimmed:
                kept[i] = Part(trimmed, rank)
                line = _fitting(sentence, kept, words)
                if line is not None:
                    return Fit(line, kept)
            del kept[i]
            line = _fitting(sentence, kept, words)
    if line is not None:
        return Fit(line, kept)
    trimmed = _trim(sentence, kept[-1].at, words) if kept else []
    shorter = [*kept[:-1], Part(trimmed)] if trimmed and trigger not in kept[-1].at[len(trimmed) :] else []
    line = _fitting(sentence, shorter, words) if shorter else None
    if line is not None:
        return Fit(line, shorter)
    subject = _trimmed_subject(sentence, shorter or kept, words, trigger)
    for left in (kept, shorter, subject):
        tersely = _tersely(sentence, left, words, stretched=True) if left else None
        if tersely is not None:
            return tersely
    return Fit(None, kept)


def _trimmed_subject(sentence: Sentence, kept: list[Part], words: HeadlineWords, trigger: int) -> list[Part]:
    """The parts with a subject that loses its last "van ...", where a verb or a place follows it."""
    follows = sentence.lows[kept[1].at[0]] if len(kept) > 1 and kept[1].at else ""
    if kept[:1] and not kept[0].text and (follows in words.finite or follows in words.of["loose"]):
        first = _trim(sentence, kept[0].at, words)
        if first and trigger not in kept[0].at[len(first) :]:
            return [Part(first), *kept[1:]]
    return []


def _tersely(sentence: Sentence, parts: list[Part], words: HeadlineWords, *, stretched: bool = False) -> Fit | None:
    """The line without articles, as few of them as need be; where `stretched`, longer rather than with all gone."""
    terse = []
    for definite in (False, True):
        terse.append([_without_articles(sentence, part, words, definite) for part in parts])
        line = _fitting(sentence, terse[-1], words)
        if line is not None:
            return Fit(line, terse[-1], True)
    if stretched:
        for kept in (parts, *terse):
            line = _fitting(sentence, kept, words, room=words.limit - words.most)
            if line is not None:
                return Fit(line, kept, True)
    return None


def _without_articles(sentence: Sentence, part: Part, words: HeadlineWords, definite: bool) -> Part:
    if part.word or len(part.at) < _OPENED:
        return part
    at = without_articles(sentence, part.at, words, definite=definite)
    return Part(at, part.rank, part.text) if len(at) < len(part.at) else part


def _fitting(sentence: Sentence, parts: list[Part], words: HeadlineWords, *, room: int = 0) -> str | None:
    """The line of these parts if, with `room` to spare, it is not too long.

    The widths of the words tell so of most lines, before they are joined.
    """
    widths, limit = sentence.widths, words.limit - room
    least = sum([len(part.word) + 1 if part.word else sum([widths[at] for at in part.at]) for part in parts])
    least += sum([len(part.text) for part in parts])
    if least - 1 > limit:  # the first word has no space before it
        return None
    line = join_parts(sentence, parts, words.closed)
    return line if len(line) <= limit else None


def shortened(parts: list[Part]) -> list[Part]:
    """The parts with the shorter of their forms."""
    return [
        Part(part.short, part.rank, part.text, word="" if part.short == part.at else part.word) if part.short else part
        for part in parts
    ]


def _trim(sentence: Sentence, at: list[int], words: HeadlineWords) -> list[int]:
    """A phrase without the last "van ..." in it, where enough stays to stand alone."""
    owned = [i for i, one in enumerate(at) if sentence.lows[one] in words.of["belonging"]]
    quoted = any(sentence.raws[one] in "'‘’\"“”" for one in at)
    if not owned or owned[-1] < _ENOUGH or quoted:
        return []
    before = sentence.lows[at[owned[-1] - 1]]
    verbal = before.endswith("en") and sentence.lows[at[owned[-1] - 2]] in words.of["neuter"]
    if verbal or before in words.of["relational"]:
        return []  # "het uitroepen van", "op verdenking van"
    for length in range(2, min(owned[-1], _LONGEST_SET) + 2):  # "in het kader van"
        entry = tuple(sentence.lows[one] for one in at[owned[-1] + 1 - length : owned[-1] + 1])
        if any(entry == known for known, _ in words.phrases.get(entry[0], ())):
            return []
    return at[: owned[-1]]


def cut_parts(sentence: Sentence, parts: list[Part], words: HeadlineWords, trigger: int) -> tuple[str, bool]:
    """The first phrases that fit, and an ellipsis; and whether the word of the event is among them.

    What says least goes first. A line is cut where a phrase ends, and within one only before "van", "in" or "en".
    """
    kept, room = shortened(parts), 1 + words.limit - words.most  # a sign's room, in a line as long as may be
    for i in range(len(kept) - 1, -1, -1):
        if kept[i].rank >= _SPARABLE and _fitting(sentence, kept, words, room=room) is None:
            del kept[i]
    kept = _near(sentence, kept, words.most + _SIGNS)
    for n in range(len(kept) - 1, -1, -1):
        ends = [*_borders(sentence, kept[n].at, words), len(kept[n].at)]
        for end in reversed(ends):
            cut = [*kept[:n], Part(kept[n].at[:end], 0, kept[n].text, word=kept[n].word)]
            positions = [at for part in cut for at in part.at]
            if not positions or _dangles(sentence, positions, words):
                continue
            line = _fitting(sentence, cut, words, room=room)
            if not line:
                continue
            if len(line.split()) < _FEWEST:
                return "", False
            begun = _begun(sentence, positions, words)
            if begun and trigger not in positions[begun:]:
                left = [
                    Part([at for at in part.at if at < positions[begun]], 0, part.text, word=part.word) for part in cut
                ]
                return join_parts(sentence, left, words.closed) + words.ellipsis, trigger in positions
            whole = end == len(kept[n].at) and n + 1 < len(kept) and _is_whole(sentence, positions, kept[n + 1], words)
            return line + ("" if whole else words.ellipsis), trigger in positions
    return "", False


def _begun(sentence: Sentence, positions: list[int], words: HeadlineWords) -> int:
    """Where a last clause begins of which the verb is cut off, behind a clause that has its own; 0 for none."""
    lows, of = sentence.lows, words.of
    opening = (of["subordinate"] | of["relative"]) - of["content"] - of["questions"]
    named = of["may_compare"] - of["pronouns"]  # "als eerste land"
    n = next(
        (
            n
            for n in range(len(positions) - 1, 0, -1)
            if lows[positions[n]] in opening
            and (lows[positions[n]] not in named or lows[positions[n] + 1] in of["pronouns"] | of["articles"])
        ),
        0,
    )
    if not n or any(lows[at] in words.finite for at in positions[n:]):
        return 0
    ahead = positions[: n - (sentence.raws[positions[n - 1]] == ",")]
    return n if any(lows[at] in words.finite for at in ahead) and not _dangles(sentence, ahead, words) else 0


def _is_whole(sentence: Sentence, positions: list[int], following: Part, words: HeadlineWords) -> bool:
    """Whether words end with an infinitive behind "te", and what follows only says where, when or what for."""
    at = positions[-1]
    closed = at > 0 and sentence.lows[at - 1] == words.purpose_mark
    return closed and bool(following.at) and sentence.lows[following.at[0]] in words.of["aims"]


def _near(sentence: Sentence, parts: list[Part], most: int) -> list[Part]:
    """The parts up to the one with which a line is certainly too long."""
    length = 0
    for n, part in enumerate(parts):
        length += len(part.text) + sum(len(sentence.raws[at]) for at in part.at)
        if length > most:
            return parts[: n + 1]
    return parts


def _borders(sentence: Sentence, at: list[int], words: HeadlineWords) -> list[int]:
    """Where a phrase may be cut: before a preposition or a link that does not open it."""
    prepositions, links, relative = (words.of[name] for name in ("prepositions", "links", "relative"))
    return [
        i
        for i in range(1, len(at))
        if (low := sentence.lows[at[i]]) in prepositions or low in links or low in relative or is_sign(low)
    ]


def _dangles(sentence: Sentence, positions: list[int], words: HeadlineWords) -> bool:
    """Whether the last of these words asks for another."""
    at = positions[-1]
    low = sentence.lows[at]
    if low in words.not_last or is_sign(sentence.raws[at]) or low in words.numbers or low[0].isdigit():
        return True
    initial = sentence.raws[at].rpartition("-")[2]
    if len(initial) == 1 and initial.isupper():
        return True  # "Mohammed A."
    return low in words.adjectives or low in words.of["relative"] or low in words.of["subordinate"]


def clip(sentence: Sentence, positions: list[int], words: HeadlineWords) -> str:
    """The first words that fit, not ending on a word that asks for another, and an ellipsis."""
    left = positions[: words.limit]
    while left:
        low = sentence.lows[left[-1]]
        if not _dangles(sentence, left, words) and not low.endswith("e"):
            line = _fitting(sentence, [Part(left)], words, room=1)
            if line is not None:
                return line + words.ellipsis if len(line.split()) >= _FEWEST else ""
        left = left[:-1]
    return ""
