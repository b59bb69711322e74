"""Knows where a sentence begins and ends, and makes the spaCy pipeline that knows it too.

Newspaper Dutch breaks the usual splitters: a sub-heading has no full stop, a quote of several sentences keeps its
closing mark with its last part, "top." before a capital is no abbreviation and "Angela B." may end a sentence or not.
The words are data (`lang/<code>/segment.toml`); here are only the shapes.
"""

from __future__ import annotations

import re
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from timeline.errors import ModelError
from timeline.lang import DEFAULT, Lang, load_lang
from timeline.lang.segment import SegmentData, load_segment

Span = tuple[int, int]

UPPER = "A-ZÀ-ÖØ-Þ\u0100\u0106\u010c\u0118\u011e\u0130\u0141\u015a\u0160\u017b\u017d"
LOWER = "a-zß-öø-ÿ"
CLOSERS = "\"'”’“»›)\\]"
OPENERS = "\"'“‘„‚«‹”’(\\["

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
# a mark, its closing quotes, then a space and something that is not plainly a going on; or no space and a capital
_END = re.compile(
    rf"[.!?]{{1,9}}[{CLOSERS}]{{0,6}}(?:(?P<gap>\s+)(?![{LOWER}\s&/+=%;:)\]])|(?=[{OPENERS},]*[{UPPER}][{LOWER}]))"
)
_BEFORE_TOKEN = "\"'“‘„‚«‹”’([,;:/"
_NEXT = re.compile(rf"([{OPENERS},]*)([^\W_]*)([^\s]?)\s*([{OPENERS}]*)(\S?)")
_INITIALS = re.compile(rf"(?:[{UPPER}]\.)*[{UPPER}]")
_SURNAME_INITIAL = re.compile(rf"\.(?<=\b([{UPPER}])\.)(?:[,)]|\s+(?:([{LOWER}]+)|\())")
_FIRST_NAME = re.compile(rf"[{UPPER}][^\W\d_]+\s+\Z")
_ITEM = re.compile(rf"\d{{1,2}}|[{LOWER}]")  # the number or letter of a list item
_LONGEST_TOKEN = 24
# a line of so many characters, where there are few, is no paragraph but a text that lost its line breaks
_FLAT, _FEW = 600, 4
_HEADING_WORDS, _HEADING_WIDTH = 9, 130
_HEADING_STOPS = frozenset(".,;:!?()|–—-")


def sentence_spans(text: str, lang: Lang) -> list[Span]:
    """Split a text into sentences; every line is at least one.

    Spans are character offsets, end exclusive, trimmed of white space, in order, disjoint; together they hold every
    character that is not white space.

    >>> text = 'Kop zonder punt\\n"Nooit." zei gen. De Vos. "Ga weg. Nu."'
    >>> [text[start:end] for start, end in sentence_spans(text, load_lang("nl"))]
    ['Kop zonder punt', '"Nooit." zei gen. De Vos.', '"Ga weg.', 'Nu."']
    """
    words = load_segment(lang)
    suspects = frozenset(m[1] for m in _SURNAME_INITIAL.finditer(text) if m[2] is None or m[2] not in words.name_parts)
    spans: list[Span] = []
    lines = [span for line in _LINE.finditer(text) if (span := _trim(text, *line.span()))[0] < span[1]]
    for first, last in lines:
        start = first
        flat = last - first > (_FLAT if len(lines) < _FEW else 3 * _FLAT)
        for match in _END.finditer(text, first, last):
            if _is_plain(text, match, words) or _ends(text, start, match, words, suspects):
                end, following = _boundary(text, start, match)
                spans += _sentence(text, start, end, flat, words)
                start = following
        spans += _sentence(text, start, last, flat, words)
    return spans


def _boundary(text: str, start: int, match: re.Match[str]) -> Span:
    """The end of one sentence and the start of the next; without a space, a quote may open the next ('bij."Ik')."""
    end = match.end()
    if match["gap"] is not None:
        return end - len(match["gap"]), end
    if text[end - 1] in "\"'" and text.count(text[end - 1], start, end) % 2:
        end -= 1
    return end, end


def _sentence(text: str, start: int, end: int, flat: bool, words: SegmentData) -> list[Span]:
    """A sentence, and before it the sub-heading that was glued to it in a text that lost its line breaks."""
    cut = _heading_end(text, start, end, words) if flat else start
    return [(start, end)] if cut == start else [(start, cut - 1), (cut, end)]


def _is_plain(text: str, match: re.Match[str], words: SegmentData) -> bool:
    """Most sentences end in a word that is no abbreviation, a space and a capital or a digit: this only saves time."""
    if match[0] != ". ":
        return False
    following = text[match.end()]
    if not (following.isupper() or following.isdigit()):
        return False
    mark = match.start()
    token = text[text.rfind(" ", max(0, mark - _LONGEST_TOKEN), mark) + 1 : mark]
    # one or two digits may be those of an item
    return token.isalnum() and len(token) > 1 + token.isdecimal() and token.lower() not in words.kinds


def _heading_end(text: str, start: int, end: int, words: SegmentData) -> int:
    """Where a sub-heading that a sentence begins with ends ("Rode knop Op dat moment ..."); its start if none does."""
    tokens = text[start : min(end, start + _HEADING_WIDTH)].split(" ", _HEADING_WORDS + 2)
    place = start
    if tokens[0].rstrip(".)").isdigit():  # the number of the heading belongs to it
        place += len(tokens.pop(0)) + 1
    if words.openers.isdisjoint(tokens[1:]):
        return start
    for before, word, following in zip(tokens, tokens[1:], tokens[2:], strict=False):
        place += len(before) + 1
        if not before or not following or not _HEADING_STOPS.isdisjoint(before[-3:]):
            break
        if word in words.openers and before.lower() not in words.bridges:
            # "Rode knop In Utrecht ..." and "Rode knop De Duitse ...", but not "Jan De Wit" or "Dan Na Amassagou"
            capital = following[0].isupper() and not following.endswith(words.adjective_endings)
            inside = word in words.particles or (before is not tokens[0] and before[0].isupper())
            name = (capital and inside) or (word in words.particles and following in words.name_parts)
            return start if name else place
    return start


def _trim(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def _ends(text: str, start: int, match: re.Match[str], words: SegmentData, suspects: frozenset[str]) -> bool:
    """Whether the mark that was matched ends the sentence that began at `start`."""
    mark = match.start()
    after = _NEXT.match(text, match.end())
    if after is None:  # cannot be: every part of the pattern may be empty
        return True
    opening, word = after[1], after[2]
    if match["gap"] is None and not _forgot_space(text, mark, word, words):
        return False
    run = match[0].rstrip()
    marks = run.rstrip("\"'”’“»›)]")
    if len(marks) > 2 and set(marks) == {"."}:
        return False  # an ellipsis
    if not word:
        return _ends_before_sign(run, after)
    if opening == ",":
        return False
    if word[0].islower() and not (word in words.clitics and after[5].isupper()):
        # an opening quote or bracket in lower case begins a sentence after a full word, hardly after an abbreviation
        return bool(opening) and _kind(text, start, mark, words)[1] is None
    if marks != ".":
        return True
    token, kind = _kind(text, start, mark, words)
    if kind is None:
        return True
    if opening and word[0].isupper():
        return kind != "all"
    if kind == "initial":
        named = len(token) == 1 and _FIRST_NAME.search(text, max(0, mark - 40), mark - 1) is not None
        return _ends_after_initial(named, token in suspects, after, words)
    if kind in {"item", "all"}:
        return False
    if word[0].isdigit():
        return kind == "small"
    return kind != "name" or _opens_sentence(after, words)


def _kind(text: str, start: int, mark: int, words: SegmentData) -> tuple[str, str | None]:
    """The token before a full stop, and what makes it an abbreviation, if anything does."""
    piece = text[max(start, mark - _LONGEST_TOKEN) : mark].rsplit(maxsplit=1)
    token = piece[-1].lstrip(_BEFORE_TOKEN) if piece else ""
    if not token or text[mark - 1].isspace():
        return "", None
    if mark - len(token) == start and _ITEM.fullmatch(token):
        return token, "item"
    shouted = len(token) > 1 and token.isalpha() and token.isupper()  # "VS" is no "vs."
    kind = None if shouted else words.kinds.get(token.lower())
    if kind is None and _INITIALS.fullmatch(token.rpartition("-")[2]):
        kind = "initial"
    return token, kind


def _opens_sentence(after: re.Match[str], words: SegmentData) -> bool:
    """Whether what follows begins with a word that opens sentences, and is not a name such as "De Gaulle"."""
    word, glued, second = after[2], after[3], after[5]
    if word not in words.openers or glued in ("-", "."):
        return False
    return not (word in words.particles and second.isupper())


def _ends_after_initial(named: bool, suspect: bool, after: re.Match[str], words: SegmentData) -> bool:
    """Tell "George W. Bush" and "J. de Vries" from "Angela B. De politie ..." (suspects go by an initial).

    `named`: a single initial after a first name; `suspect`: elsewhere in the text it stands for a surname.
    """
    if not after[2][0].isupper():
        return False
    if _opens_sentence(after, words):
        return True
    if after[2] in words.openers:
        return named
    return suspect and (named or not after[5].isupper())


def _ends_before_sign(run: str, after: re.Match[str]) -> bool:
    """Whether a sentence ends before something that is neither letter nor digit: a bullet, a dash, a lone quote."""
    sign = after[1][:1] or after[3]
    if sign in "-–—":
        return run[-1] in ".!?"
    return sign not in ",.!?…"


def _forgot_space(text: str, mark: int, word: str, words: SegmentData) -> bool:
    """Whether a mark with a capital right after it ends a sentence, not part of an abbreviation or a web address."""
    left = text[max(0, mark - 2) : mark]
    if word.lower() in words.domains or len(left) < 2 or any(sign.isupper() or sign in ".-" for sign in left):
        return False
    around = text[max(0, mark - 80) : mark].rsplit(" ", 1)[-1] + text[mark : mark + 80].split(" ", 1)[0]
    return not any(sign in around for sign in ("://", "www.", "@", "/"))


@Language.factory("timeline_sentences", default_config={"lang": DEFAULT})
def make_sentences(nlp: Language, name: str, lang: str) -> SentenceMarker:
    """Make the component `timeline_sentences` (a spaCy factory)."""
    return SentenceMarker(load_lang(lang))


class SentenceMarker:
    """Sets the sentence starts of a Doc from `sentence_spans`; a start inside a token moves to the next token."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def __call__(self, doc: Doc) -> Doc:
        """Mark every token as a start or not, so that a parser that follows keeps to it."""
        starts = [start for start, _ in sentence_spans(doc.text, self.lang)]
        position = 0
        for token in doc:
            reached = position
            while reached < len(starts) and starts[reached] <= token.idx:
                reached += 1
            token.is_sent_start = reached > position or token.i == 0
            position = reached
        return doc


def load_nlp(lang: str = DEFAULT, model: str | None = None) -> Language:
    """Make a blank pipeline with our sentences, or put our sentences into the installed pipeline `model`.

    Raises:
        ModelError: no such pipeline is installed; the message says how to install it.

    >>> load_nlp("nl").pipe_names
    ['timeline_sentences']
    """
    config: dict[str, Any] = {"lang": load_lang(lang).code}
    if model is None:
        nlp = spacy.blank(lang)
    else:
        try:
            nlp = spacy.load(model, exclude=["senter", "sentencizer"])
        except (OSError, ImportError, ValueError) as error:
            raise ModelError(
                f"the spaCy pipeline {model!r} cannot be loaded ({str(error).splitlines()[0]}); "
                f"install it (spaCy's own: `python -m spacy download {model}`), or leave --model out"
            ) from error
    nlp.add_pipe("timeline_sentences", first=True, config=config)
    return nlp
