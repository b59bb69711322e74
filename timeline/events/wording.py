"""Puts words of a sentence together as a line: spaces, quotes, capitals."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.events.clauses import Sentence, is_sign

_TIGHT = frozenset(",.;:!?)”’%…")
_EDGES = " .,;:–—-…"
_PAIRS = (('"', '"'), ("“", "”"), ("‘", "’"), ("(", ")"), ("«", "»"), ("„", "”"))

_PAIRED = frozenset(sign for pair in _PAIRS for sign in pair) | {"'"}

_OPENING = frozenset("'\"‘“„«(")


@dataclass(slots=True)
class Part:
    """Words by position, or a `text` put before them; the higher `rank`, the sooner they go (0: never)."""

    at: list[int] = field(default_factory=list)
    rank: int = 0
    text: str = ""
    short: list[int] = field(default_factory=list)  # what says the same in fewer words
    word: str = ""  # half of the word at `at`, which a verb leaves behind where it moves ("viel" of "binnenviel")


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
    before = -2
    lead = " ".join([part.text for part in parts if part.text])
    raws, lows, starts, ends = sentence.raws, sentence.lows, sentence.starts, sentence.ends
    for part in parts:
        for at in part.at:
            raw = part.word or raws[at]
            quoted = bool(pieces) and pieces[-1] in _OPENING
            if (pieces or lead) and not quoted and lows[at] in closed and (at == 0 or is_sign(raws[at - 1])):
                raw = lows[at]
            opened = bool(pieces) and _opens(sentence, before)
            if (
                pieces
                and not opened
                and (starts[at] > ends[before] if before == at - 1 and not part.word else raw not in _TIGHT)
            ):
                pieces.append(" ")
            pieces.append(raw)
            before = at
    line = _balance("".join(pieces).strip(_EDGES)).strip(_EDGES)
    line = f"{lead} {line}" if lead and line else lead or line
    first = next((i for i, sign in enumerate(line) if sign.isalnum()), 0)
    if line[first : first + 2].isalpha() and len(line) > first:
        return line[:first] + line[first].upper() + line[first + 1 :]
    return line


def _opens(sentence: Sentence, at: int) -> bool:
    """Whether a sign opens what follows it: tight to that, and not to what stands before it."""
    tight = at + 1 < len(sentence.raws) and sentence.starts[at + 1] == sentence.ends[at]
    return tight and sentence.raws[at] in _OPENING and (at == 0 or sentence.ends[at - 1] < sentence.starts[at])


def _balance(line: str) -> str:
    """The line without quotes and brackets of which only one half is left."""
    if _PAIRED.isdisjoint(line):
        return " ".join(line.replace(",,", ",").split())
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
