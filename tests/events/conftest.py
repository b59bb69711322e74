import datetime as dt

import pytest

from timeline.events import find_mentions
from timeline.lang import load_lang
from timeline.segment import sentence_spans
from timeline.timex import find_timexes
from timeline.values import Article, EventMention


def read(text: str, dct: dt.date | dt.datetime = dt.datetime(2022, 3, 23, 18, 0), **options) -> list[EventMention]:
    """Text to events, the whole way."""
    lang = load_lang("nl")
    sents = sentence_spans(text, lang)
    timexes = find_timexes(text, sents=sents, dct=dct, lang=lang)
    return find_mentions(Article("a", None, text, dct), sents=sents, timexes=timexes, lang=lang, **options)


@pytest.fixture(name="read")
def _read():
    return read
