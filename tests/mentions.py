"""Builds event mentions for tests: every field has a plain default, a test names only what it is about."""

import datetime as dt

from timeline.values import Article, DateBasis, EventMention, Grain, Status

DAY = dt.date(2022, 3, 23)
ARTICLE = Article("a1", "Kop", "Bij een aanval vielen doden.", dt.datetime(2022, 3, 24, 6), "De Krant", None)


def mention(**given) -> EventMention:
    """An attack in Kyiv on 23 March 2022 in article a1, but for what is given."""
    fields = dict.fromkeys(EventMention.__dataclass_fields__)
    fields |= {
        "event_id": "m1",
        "article_id": "a1",
        "event_date": DAY,
        "date_start": DAY,
        "date_end": DAY,
        "date_edtf": "2022-03-23",
        "grain": Grain.DAY,
        "time_precision": 1,
        "date_basis": DateBasis.TIMEX,
        "status": Status.OCCURRED,
        "event_type": "Explosions/Remote violence",
        "trigger": "aanval",
        "location": "Kyiv",
        "notes": "Aanval op Kyiv",
        "quote": "Bij een aanval vielen doden.",
        "char_start": 0,
        "char_end": 28,
        "confidence": 0.9,
    }
    return EventMention(**(fields | given))
