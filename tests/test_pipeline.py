"""The whole way, on the seeds: what issue after issue must not lose."""

import datetime as dt
import inspect
import re
from pathlib import Path

import pandas as pd
import pytest

import timeline
from timeline import analysis, pipeline, table
from timeline.errors import LangError, ModelError
from timeline.values import Problem

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="module")
def result():
    problems = []
    made = pipeline.run(SEEDS, on_problem=problems.append)
    assert problems == []
    return made


@pytest.fixture(scope="module")
def timexes(result):
    return [(a, t) for a in result.articles for t in timeline.timexes(a.text, dct=a.dct)]


def day(text):
    return pd.Timestamp(text)


def one(frame):
    """The only row of a frame, as a dictionary."""
    assert len(frame) == 1, frame[["notes", "quote"]].to_string()
    return frame.to_dict("records")[0]


def saying(frame, words):
    return frame[frame["quote"].str.contains(words, regex=False)]


@pytest.mark.parametrize(
    ("words", "times", "start", "end"),
    [
        ("donderdag", 3, "2022-03-24", "2022-03-24"),
        ("eind april", 1, "2022-04-21", "2022-04-30"),
        ("24 februari", 1, "2022-02-24", "2022-02-24"),
        ("begin deze week", 1, "2022-03-21", "2022-03-23"),
        ("iets na 21.00 uur", 1, "2022-03-23", "2022-03-23"),
        ("vanochtend", 1, "2022-03-24", "2022-03-24"),
        ("meer dan twintig dagen", 1, "2022-03-03", "2022-03-23"),
    ],
)
def test_the_dates_of_the_seeds(timexes, words, times, start, end):
    found = [t for _, t in timexes if t.text == words]
    assert len(found) == times
    for each in found:
        assert (each.interval.start.isoformat(), each.interval.end.isoformat()) == (start, end)
        assert each.rule and each.reason


def test_a_clock_time_is_kept_beside_its_day(timexes):
    assert [t.time for _, t in timexes if "21.00" in t.text] == ["21:00"]


def test_distances_and_counts_are_no_dates(timexes):
    texts = " | ".join(t.text for _, t in timexes)
    for count in ("50 kilometer", "297", "150", "dertig", "zevenduizend"):
        assert count not in texts


def test_the_summit_is_one_event_of_two_articles(result):
    summit = result.events[(result.events["n_sources"] > 1) & (result.events["date_start"] == day("2022-03-24"))]
    row = one(summit[summit["event_type"] == "Diplomacy"])
    assert row["date_end"] == day("2022-03-24")
    assert row["status"] == "occurred"
    of_it = result.mentions[result.mentions["event_id"].isin(row["mention_ids"])]
    assert set(of_it["status"]) == {"planned", "occurred"}
    assert of_it["article_id"].nunique() == 2


def test_the_blockade_lasts_until_the_day_of_publication(result):
    row = one(saying(result.events, "blokkeren Mariupol"))
    assert (row["status"], row["date_basis"]) == ("ongoing", "timex")
    assert (row["date_start"], row["date_end"]) == (day("2022-03-03"), day("2022-03-23"))
    assert (row["core_start"], row["core_end"]) == (day("2022-03-03"), day("2022-03-23"))
    assert "Mariupol" in (row["location"], row["actor2"])


def test_the_dead_and_the_injured_of_kyiv_are_one_row_with_their_source(result):
    row = one(result.events[result.events["fatalities_low"] == 73])
    assert (row["fatalities_high"], row["injured_low"], row["injured_high"]) == (73, 297, 297)
    assert row["location"] == "Kyiv"
    assert row["attribution"] == "volgens het stadsbestuur"


def test_the_running_toll_of_the_war_is_cumulative(result):
    row = one(result.events[result.events["fatalities_low"] == 7000])
    assert (row["fatalities_high"], row["count_kind"]) == (15000, "cumulative")


@pytest.mark.parametrize(
    ("words", "trigger", "start", "end"),
    [
        ("Biden waarschuwde", "waarschuwde", "2022-03-23", "2022-03-23"),
        ("avondklok ingesteld", "avondklok", "2022-03-21", "2022-03-23"),
        ("de stad verlaten", "verlaten", "2022-03-23", "2022-03-23"),
    ],
)
def test_what_the_seeds_report_is_there(result, words, trigger, start, end):
    rows = saying(result.events, words)
    row = one(rows[rows["trigger"].str.contains(trigger, regex=False)])
    assert (row["date_start"], row["date_end"]) == (day(start), day(end))


def test_every_row_of_the_seeds_can_be_traced(result):
    text = {a.article_id: a.text for a in result.articles}
    table.check(result.mentions)
    table.check(result.events)
    for row in result.mentions.to_dict("records"):
        assert text[row["article_id"]][row["char_start"] : row["char_end"]] == row["quote"]
        assert row["date_reason"]
        if row["date_basis"] == "timex":
            assert text[row["article_id"]][row["date_char_start"] : row["date_char_end"]] == row["date_text"]


def test_an_id_is_no_number_to_a_spreadsheet(result):
    assert result.mentions["event_id"].str.fullmatch("e[0-9a-f]{16}").all()


def test_every_mention_is_in_one_event(result):
    joined = [mention for ids in result.events["mention_ids"] for mention in ids]
    assert sorted(joined) == sorted(result.mentions["event_id"])


def test_the_same_input_gives_the_same_result(result):
    pd.testing.assert_frame_equal(pipeline.run(SEEDS).events, result.events)


def test_the_public_names_are_the_contract():
    names = ["read", "sentences", "timexes", "mentions", "merge", "build", "figure", "to_html"]
    assert all(inspect.isfunction(getattr(timeline, name)) for name in names)
    assert list(inspect.signature(timeline.timexes).parameters) == ["text", "dct", "lang"]
    assert dir(timeline) == sorted(["Article", "Interval", "TimelineError", "Timex", *names])
    with pytest.raises(AttributeError, match="no attribute 'mention'"):
        timeline.mention  # noqa: B018


def test_an_article_in_another_language_is_reported_and_the_rest_goes_on():
    problems: list[Problem] = []
    text = "Bij een aanval op Aleppo vielen dinsdag drie doden."
    articles = [
        timeline.Article("en", None, "Three people died on Tuesday.", dt.date(2022, 3, 24), language="en"),
        timeline.Article("nl", None, text, dt.date(2022, 3, 24), language="nl-BE"),
    ]
    made = timeline.mentions(articles, on_problem=problems.append)
    assert [p.source for p in problems] == ["en"]
    assert set(made["article_id"]) == {"nl"}


def test_a_flaw_in_one_article_does_not_stop_the_rest(monkeypatch):
    def failing(article, **options):
        if article.article_id == "bad":
            raise RecursionError("too deep")
        return find(article, **options)

    find = analysis.find_mentions
    monkeypatch.setattr(analysis, "find_mentions", failing)
    text = "Bij een aanval op Aleppo vielen dinsdag drie doden."
    articles = [timeline.Article(name, None, text, dt.date(2022, 3, 24)) for name in ("bad", "good")]
    with pytest.warns(UserWarning, match=r"bad: could not be analysed \(RecursionError: too deep\)"):
        made = timeline.mentions(articles)
    assert set(made["article_id"]) == {"good"}


def test_articles_and_files_come_in_the_order_given():
    own = timeline.Article("own", None, "Bij een aanval op Aleppo vielen drie doden.", dt.date(2022, 3, 24))
    one, other = sorted(SEEDS.glob("*.txt"))
    read = [article.article_id for article in pipeline.run([one, own, other]).articles]
    assert len(read) == 3
    assert read.index("own") == 1


def test_corrections_are_not_ignored_where_nothing_is_merged():
    for given in ({"corrections": "corrections.toml"}, {"previous": pipeline.build(SEEDS)}):
        with pytest.raises(ValueError, match="merge=False leaves nothing for them to name"):
            pipeline.run(SEEDS, merge=False, **given)


def test_mentions_takes_articles_one_by_one():
    taken = []

    def stream():
        for number in range(3):
            taken.append(number)
            yield timeline.Article(str(number), None, "Dinsdag viel een dode.", dt.date(2022, 3, 24))

    timeline.mentions(stream())
    assert taken == [0, 1, 2]


def test_what_is_not_there_is_named():
    with pytest.raises(LangError, match="unknown language 'xx'; there is data for: nl"):
        timeline.sentences("x", lang="xx")
    with pytest.raises(ModelError, match="nl_no_such_model"):
        timeline.mentions([timeline.Article("a", None, "x", dt.date(2022, 1, 1))], model="nl_no_such_model")
    with pytest.raises(LangError, match=r"mine\.toml"):
        timeline.mentions([timeline.Article("a", None, "x", dt.date(2022, 1, 1))], lexicon="mine.toml")


def test_an_article_that_comes_twice_is_read_once():
    text = "Rebellen schoten gisteren een agent dood in Goma."
    article = timeline.Article("a", None, text, dt.date(2024, 5, 3))
    problems = []
    frame = timeline.mentions([article, article], on_problem=problems.append)
    assert len(frame) == 1
    assert [problem.source for problem in problems] == ["a"]


def test_a_list_of_dates_that_is_not_read_is_named_and_gives_no_events():
    war = "Gisteren kwamen bij een aanslag in Kabul tien mensen om het leven.\n"
    dull = "De ministers kwamen niet meer terug op het voorstel van de regering. " * 40 + "\n"
    text = (
        war
        + dull
        + "3 mei 1940\n" * 4_000
        + "1 mei 1941 aanslag in Bagdad\n" * 100
        + "3 mei 1940\n" * 4_000
        + dull
        + war
    )
    problems = []
    article = timeline.Article("lijst", None, text, dt.date(2022, 3, 23))
    result = pipeline.run([article], on_problem=problems.append)
    ((_, start, end),) = [(p.source, *_numbers(p.message)) for p in problems]
    assert problems[0].source == "lijst"
    assert len(war + dull) < start < end < len(text) - len(war)
    places = set(result.mentions["location"].dropna())
    assert places == {"Kabul"}
    assert "lijst" in timeline.to_html(result.events, problems=result.problems)


def test_a_public_function_without_a_receiver_warns_of_a_list():
    with pytest.warns(UserWarning, match="were not read"):
        timeline.timexes("nu " * 5_000, dct=dt.date(2022, 3, 23))


def _numbers(message):
    """The characters that a problem names."""
    return [int(number.replace(",", "")) for number in re.search(r"characters ([\d,]+) to ([\d,]+)", message).groups()]
