"""The documents say what is true: the README's commands are those that run, its columns those of the table."""

import datetime as dt
import re
import tomllib
from pathlib import Path

import timeline
from timeline import table

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_ci_runs_the_test_command_of_the_readme():
    assert "\nbash tests/run.sh\n" in README
    assert "tests/run.sh" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_main_command_of_the_readme_is_the_one_that_the_tests_run():
    job = "timeline build seeds/ -o output/timeline.html"
    assert f".venv/bin/{job}" in README
    assert f"\n{job}\n" in (ROOT / "tests" / "run.sh").read_text(encoding="utf-8")


def test_the_readme_names_every_column_of_the_table():
    rows = README.split("## The table")[1].split("## Limits")[0]
    named = re.findall(r"`([a-z_0-9]+)`", "\n".join(line.split("|")[1] for line in rows.splitlines() if "|" in line))
    assert sorted(named) == sorted(table.NAMES)


def test_every_link_to_a_file_leads_somewhere():
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_no_dutch_date_word_stands_in_a_python_file():
    words = re.compile(r"['\"](gisteren|vorige|afgelopen|januari|maandag|volgens|doden)['\"]")
    for source in (ROOT / "timeline").rglob("*.py"):
        assert not words.search(source.read_text(encoding="utf-8")), source


def test_the_lexicon_of_the_docs_loads_and_does_what_it_says(tmp_path):
    page = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")
    block = page.split("```toml\n")[1].split("```")[0]
    own = tmp_path / "my-lexicon.toml"
    own.write_text(block, encoding="utf-8")
    (trigger,) = tomllib.loads(block)["trigger"]
    published = dt.date(2024, 3, 12)
    texts = [*trigger["examples"], *trigger["rejects"]]
    articles = [timeline.Article(str(number), None, text, published) for number, text in enumerate(texts)]
    found = timeline.mentions(articles, lexicon=own)
    assert list(found.loc[found["event_type"] == "Infrastructure", "article_id"]) == ["0"]
