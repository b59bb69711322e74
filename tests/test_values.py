import datetime as dt

import pandas as pd
import pytest

from timeline.errors import InputError, PublicationDateError, TimelineError
from timeline.values import Article, Grain, Interval

DAY = dt.date(2022, 3, 23)


def test_an_interval_is_never_empty():
    with pytest.raises(ValueError, match="2022-03-23 > 2022-03-22"):
        Interval(DAY, DAY - dt.timedelta(days=1), Grain.DAY)
    assert Interval(DAY, DAY, Grain.DAY).days == 1


def test_published_on_is_the_local_day_of_the_article_not_of_the_machine():
    late = dt.datetime(2022, 3, 23, 23, 59, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    assert Article("a", None, "x", late).published_on == DAY
    assert Article("a", None, "x", DAY).published_on == DAY


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"article_id": 7}, "article 7: article_id is 7; give a text"),
        ({"text": None}, "article 'a': text is None; give a text"),
        ({"text": float("nan")}, "article 'a': text is nan; give a text"),
        ({"language": None}, "article 'a': language is None; give a text"),
        ({"dct": "2022-03-23"}, "article 'a': dct is '2022-03-23'; give a datetime.date"),
        ({"dct": pd.NaT}, "article 'a': dct is NaT; give a datetime.date"),
    ],
)
def test_an_article_that_is_none_says_what_it_lacks_where_it_is_made(given, said):
    with pytest.raises(InputError, match=said):
        Article(**({"article_id": "a", "title": None, "text": "x", "dct": DAY} | given))


def test_grains_run_from_fine_to_coarse():
    assert sorted(Grain) == list(Grain)
    assert Grain.PART_OF_DAY < Grain.DAY < Grain.WEEKEND < Grain.WEEK < Grain.MONTH < Grain.YEAR < Grain.CENTURY


def test_every_error_of_a_user_is_caught_by_one_name():
    assert issubclass(PublicationDateError, InputError)
    assert issubclass(InputError, TimelineError)
