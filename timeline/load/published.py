"""Reads a date of publication, as files write it: ISO 8601, as in an e-mail, or as the article's language does."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from timeline.lang.load import LoadData

REMEDIES = (
    "give it in a metadata.csv beside the file (columns file, published), "
    "in front matter (published: 2022-03-23), or with --published DATE"
)

_ISO = re.compile(r"\d{4}-?\d{2}-?\d{2}(?:[T ]\d{1,2}:\d{2}.{0,22})?")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?!\d)")
_WORDS = re.compile(r"(?<!\d)(\d{1,2})\.?[ -]([^\W\d_]{3,10})\.?[ -](\d{4})(?!\d)")
_CLOCK = re.compile(r"(?<![\d.:])(\d{1,2})[:.](\d{2})(?::(\d{2}))?(?![\d.:-])")
_EARLIEST, _LATEST = 1600, 2200  # the first newspapers; what lies outside is a slip of the pen


def parse_published(value: str | dt.date, words: LoadData) -> dt.date | dt.datetime:
    """Read a date of publication; a day without a clock time stays a date.

    Day comes before month in numbers, as Dutch writes them; a year has four digits.

    Raises:
        ValueError: no such day, or not a date; the message says which.

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.load import load_load
    >>> parse_published("23 maart 2022, 22.30 uur", load_load(load_lang("nl")))
    datetime.datetime(2022, 3, 23, 22, 30)
    """
    if isinstance(value, dt.date):
        return _plausible(value)
    text = " ".join(value.split())
    try:
        return _plausible(_from_iso(text) or _from_words(text, words) or _from_mail(text))
    except ValueError as error:
        raise ValueError(f"{value[:60]!r}: {error}") from error


def _plausible(value: dt.date) -> dt.date:
    if not _EARLIEST <= value.year <= _LATEST:
        raise ValueError(f"{value.year} is no year in which news was published")
    return value


def _from_iso(text: str) -> dt.date | None:
    if not _ISO.fullmatch(text):
        return None
    return dt.date.fromisoformat(text) if len(text) <= 10 else dt.datetime.fromisoformat(text)


def _from_words(text: str, words: LoadData) -> dt.date | None:
    """ "23-03-2022", "23 maart 2022", with or without a weekday before and a clock time after."""
    if found := _NUMBERS.search(text):
        month = int(found[2])
    elif found := _WORDS.search(text):
        named = words.months.get(found[2][:3].lower())
        if named is None:
            return None
        month = named
    else:
        return None
    day = dt.date(int(found[3]), month, int(found[1]))
    clock = _CLOCK.search(text, found.end())
    if clock is None:
        return day
    return dt.datetime(day.year, day.month, day.day, int(clock[1]), int(clock[2]), int(clock[3] or 0))


def _from_mail(text: str) -> dt.date:
    """ "Wed, 23 Mar 2022 22:30:00 +0100", as feeds write it."""
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError) as error:
        raise ValueError("not a date; write it as 2022-03-23 or 2022-03-23T22:30+01:00") from error
