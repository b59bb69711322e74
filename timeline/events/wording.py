"""Puts words of a sentence together as a line: spaces, quotes, what can be spared, the cut at the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.events.clauses import Sentence, is_sign
from timeline.lang.headline import HeadlineWords

_TIGHT = frozenset(",.;:!?)”’%…")
_EDGES = " .,;:–—-…"
_PAIRS = (('"', '"'), ("“", "”"), ("‘", "’"), ("(", ")"), ("«", "»"), ("„", "”"))

_FEWEST = 3  # words before an ellipsis
_ENOUGH = 4  # words of a phrase that loses its last "van ..."
_SHORT = 36  # characters below which nothing more goes


@dataclass(slots=True)
class Part:
    """Words by position, or a `text` put before them; the higher `rank`, the sooner they go (0: never)."""

    at: list[int] = field(default_factory=list)
    rank: int = 0
    text: str = ""


def join_parts(sentence: Sentence, parts: list[Part], closed: frozenset[str] = frozenset()) -> str:
    """The parts as a line, its first letter a capital, quotes balanced; `closed` are words that lose
    theirs where they no longer open the sentence.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.reading import load_reading
    >>> text = "Zondag vielen in Homs 'vier' doden."
    >>> sentence = Sentence(text, 0, len(text), 0, load_reading(load_lang("nl")))
    >>> join_parts(sentence, [Part([4, 5, 6, 7]), Part([2, 3])])
    "'Vier' doden in Homs"
    """
    pieces: list[str] = []
    before: int | None = None
    lead = " ".join(part.text for part in parts if part.text)
    for at in (at for part in parts for at in part.at):
        raw = sentence.raws[at]
        opened = at == 0 or is_sign(sentence.raws[at - 1])
        if opened and (pieces or lead) and sentence.lows[at] in closed:
            raw = sentence.lows[at]
        gap = before is not None and (
            sentence.starts[at] > sentence.ends[at - 1] if before == at - 1 else raw not in _TIGHT
        )
        pieces.append((" " if gap and pieces else "") + raw)
        before = at
    line = _balance("".join(pieces).strip(_EDGES)).strip(_EDGES)
    line = f"{lead} {line}" if lead and line else lead or line
    first = next((i for i, sign in enumerate(line) if sign.isalnum()), 0)
    if line[first : first + 2].isalpha() and len(line) > first:
        return line[:first] + line[first].upper() + line[first + 1 :]
    return line


def _balance(line: str) -> str:
    """The line without quotes and brackets of which only one half is left."""
    for opening, closing in _PAIRS:
        if opening == closing:
            if line.count(opening) % 2:
                line = line.replace(opening, "")
        elif line.count(opening) != _closing(line, closing):
            line = "".join(
                sign
                for i, sign in enumerate(line)
                if sign not in (opening, closing) or (sign == closing and _is_apostrophe(line, i))
            )
    quotes = [i for i, sign in enumerate(line) if sign == "'" and not _is_apostrophe(line, i)] if "'" in line else []
    if len(quotes) % 2:
        line = "".join(sign for i, sign in enumerate(line) if i not in quotes)
    line = " ".join(line.replace("()", "").replace(",,", ",").split())
    return line[:-2] + line[-1] if line.endswith((" '", ' "')) else line


def _closing(line: str, sign: str) -> int:
    if sign not in line:
        return 0
    return sum(one == sign and not _is_apostrophe(line, i) for i, one in enumerate(line))


def _is_apostrophe(line: str, i: int) -> bool:
    """Whether a sign stands within a word ("zo'n"), or begins one as "'s" does."""
    if line[i] not in "'’":
        return False
    if 0 < i < len(line) - 1 and line[i - 1].isalnum() and line[i + 1].isalnum():
        return True
    return i < len(line) - 2 and line[i + 1] in "stn" and line[i + 2] in " -" and (i == 0 or line[i - 1] == " ")


def fit_parts(sentence: Sentence, parts: list[Part], words: HeadlineWords) -> str:
    """The line as long as it should be: what says least goes first, from the end."""
    kept = list(parts)
    line = join_parts(sentence, kept, words.closed)
    for rank in (5, 4, 3, 2, 1):
        for i in range(len(kept) - 1, -1, -1):
            bound = words.limit if rank == 1 else words.aim
            if rank < 5 and len(line) <= bound:
                break
            if kept[i].rank == rank:
                shorter = join_parts(sentence, kept[:i] + kept[i + 1 :], words.closed)
                trimmed = _trim(sentence, kept[i].at, words)
                if trimmed and (rank == 1 or len(line) > words.limit):
                    kept[i] = Part(trimmed, rank)
                    line = join_parts(sentence, kept, words.closed)
                    if len(line) <= bound:
                        break
                    shorter = join_parts(sentence, kept[:i] + kept[i + 1 :], words.closed)
                if rank < 4 and len(shorter) < _SHORT and len(line) <= words.limit:
                    continue
                del kept[i]
                line = shorter
    return line


def _trim(sentence: Sentence, at: list[int], words: HeadlineWords) -> list[int]:
    """A phrase without the last "van ..." in it, where enough stays to stand alone."""
    owned = [i for i, one in enumerate(at) if sentence.lows[one] in words.of["belonging"]]
    quoted = any(sentence.raws[one] in "'‘’\"“”" for one in at)
    return at[: owned[-1]] if owned and owned[-1] >= _ENOUGH and not quoted else []


def clip(sentence: Sentence, parts: list[Part], words: HeadlineWords) -> str:
    """The first words that fit, not ending on a word that asks for another, and an ellipsis."""
    positions = [(n, at) for n, part in enumerate(parts) for at in part.at][: words.limit]
    while positions:
        n, at = positions.pop()
        low = sentence.lows[at]
        dangling = low in words.not_last or is_sign(sentence.raws[at]) or low in words.numbers or low[0].isdigit()
        attributive = low.endswith("e") or low in words.adjectives
        if dangling or attributive:
            continue
        cut = [Part([one for m, one in [*positions, (n, at)] if m == i], 0, part.text) for i, part in enumerate(parts)]
        line = join_parts(sentence, cut, words.closed)
        if len(line) + 1 <= words.limit:
            if len(line.split()) < _FEWEST:
                return ""
            return line + words.ellipsis
    return ""
