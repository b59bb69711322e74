"""The command line: what it prints and writes, its exit codes, and that no mistake ends in a traceback."""

from __future__ import annotations

import csv
import importlib.util
import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from timeline import pipeline, table
from timeline.cli import main
from timeline.cli.terminal import mark_dates, tell_timex
from timeline.errors import TableError
from timeline.values import Timex

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
TEXT = "Bij een luchtaanval op Aleppo vielen dinsdag drie doden. Maandag bleef het stil.\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path


def call(*words: object) -> Result:
    result = CliRunner().invoke(main, list(map(str, words)))
    assert "Traceback" not in result.output
    return result


def test_build_writes_the_page_and_the_table_and_counts(home: Path) -> None:
    done = call(
        "build", SEEDS, "-o", "new/folder/page.html", "--table", "tables/events.csv", "--title", "Mijn <b>kop</b>"
    )
    assert (done.exit_code, done.stderr) == (0, "")
    page = (home / "new/folder/page.html").read_text(encoding="utf-8")
    assert "Mijn &lt;b&gt;kop&lt;/b&gt;" in page
    assert "Mijn <b>kop</b>" not in page
    events = table.read_table(home / "tables/events.csv")
    assert done.stdout.startswith("2 articles, 75 sentences, ")
    assert f", {len(events)} events, 0 problems -> new/folder/page.html" in done.stdout


def test_build_writes_to_output_by_default(home: Path) -> None:
    assert call("build", "a.txt", "--published", "2022-03-24").exit_code == 0
    assert (home / "output" / "timeline.html").stat().st_size > 10_000


def test_an_event_keeps_its_id_of_an_earlier_run(home: Path) -> None:
    raid = "Bij een luchtaanval op een ziekenhuis in Aleppo kwamen {} twaalf mensen om.\n"
    for name, day in (("later", "maandag"), ("early", "vandaag")):
        (home / f"{name}.txt").write_text(raid.format(day))
    heads = {name: f"---\npublished: 2022-03-{day}\n---\n" for name, day in (("early", 21), ("later", 24))}
    for name, head in heads.items():
        file = home / f"{name}.txt"
        file.write_text(head + file.read_text())
    call("table", "later.txt", "-o", "before.csv")
    call("table", "early.txt", "later.txt", "-o", "new.csv")
    call("table", "early.txt", "later.txt", "--previous", "before.csv", "-o", "kept.csv")
    before, new, kept = (table.read_table(home / f"{name}.csv") for name in ("before", "new", "kept"))
    assert len(before) == len(new) == len(kept) == 1
    assert new["event_id"].item() != before["event_id"].item() == kept["event_id"].item()
    said = call("explain-merge", kept["event_id"].item(), "early.txt", "later.txt", "--previous", "before.csv")
    assert said.exit_code == 0
    assert kept["event_id"].item() in said.output


def test_build_without_merging_keeps_every_mention(home: Path) -> None:
    call("table", SEEDS, "-o", "merged.json")
    call("table", SEEDS, "--no-merge", "-o", "apart.parquet")
    merged, apart = table.read_table(home / "merged.json"), table.read_table(home / "apart.parquet")
    assert len(apart) > len(merged)
    assert set(apart["n_sources"]) == {1}


def test_table_is_csv_on_stdout_and_counts_go_to_stderr(home: Path) -> None:
    done = call("table", "a.txt", "--published", "24 maart 2022")
    rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    assert [row["date_start"] for row in rows if row["fatalities_low"] == "3"] == ["2022-03-22"]
    assert done.stderr.startswith("1 article, 2 sentences, 2 expressions, ")


def test_render_gives_the_page_of_a_table_from_a_spreadsheet(home: Path) -> None:
    call("table", "a.txt", "--published", "2022-03-24", "-o", "events.csv")
    plain = call("render", "events.csv", "-o", "plain.html")
    rows = list(csv.reader(io.StringIO((home / "events.csv").read_text(encoding="utf-8-sig"), newline="")))
    start = rows[0].index("date_start")
    rows[1][start] = "22-3-2022"
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    (home / "excel.csv").write_text("\ufeff" + out.getvalue(), encoding="utf-8", newline="")
    edited = call("render", "excel.csv", "-o", "edited.html")
    assert (plain.exit_code, edited.exit_code) == (0, 0)
    assert (home / "plain.html").read_text("utf-8") == (home / "edited.html").read_text("utf-8")


def test_ui_and_plotly_choose_the_page(home: Path) -> None:
    for ui in ("nl", "en"):
        call("build", "a.txt", "--published", "2022-03-24", "--ui", ui, "--plotly", "cdn", "-o", f"{ui}.html")
    dutch, english = ((home / f"{ui}.html").read_text("utf-8") for ui in ("nl", "en"))
    assert dutch != english
    assert '<html lang="en"' in english
    assert len(english) < 1_000_000


def test_open_hands_the_page_to_the_browser(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    call("build", "a.txt", "--published", "2022-03-24", "-o", "page.html", "--open")
    assert opened == [(home / "page.html").resolve().as_uri()]


def test_explain_prints_rule_meaning_anchor_value_days(home: Path) -> None:
    done = call("explain", "afgelopen dinsdag", "--published", "2022-03-15")
    facts = dict(line.split(maxsplit=1) for line in done.stdout.splitlines()[1:])
    assert done.exit_code == 0
    assert done.stdout.startswith("afgelopen dinsdag\n")
    assert (facts["meaning"], facts["anchor"], facts["value"], facts["days"]) == (
        "a date",
        "2022-03-15",
        "2022-03-08",
        "2022-03-08",
    )
    assert facts["rule"]
    assert "8 maart 2022" in facts["reason"]


def test_explain_takes_words_without_quotes_and_more_than_one_date() -> None:
    done = call("explain", "van", "3", "tot", "5", "mei", "--published", "2022-05-20")
    assert "2022-05-03" in done.stdout
    assert "2022-05-05" in done.stdout


def test_explain_that_finds_nothing_exits_with_1() -> None:
    done = call("explain", "de brug", "--published", "2022-03-15")
    assert (done.exit_code, done.stdout) == (1, "no date expression found\n")


def test_dates_marks_expressions_with_their_days(home: Path) -> None:
    done = call("dates", "a.txt", "--published", "2022-03-24")
    assert done.exit_code == 0
    assert done.stdout == (
        "# a | 2022-03-24\n\n"
        "Bij een luchtaanval op Aleppo vielen [dinsdag = 2022-03-22] drie doden. "
        "[Maandag = 2022-03-21] bleef het stil.\n\n"
    )


def test_dates_of_an_article_with_metadata() -> None:
    done = call("dates", SEEDS / "000_cb445e1e078a2101.txt")
    assert done.stdout.count("[donderdag = 2022-03-24]") == 3
    assert "[eind april = 2022-04-21..2022-04-30]" in done.stdout


def test_explain_merge_tells_why(home: Path) -> None:
    events = pipeline.run([SEEDS]).events
    joined = events[events["n_sources"] > 1].iloc[0]
    done = call("explain-merge", joined["event_id"], SEEDS)
    assert done.exit_code == 0
    assert all(mention in done.stdout for mention in joined["mention_ids"])
    assert call("explain-merge", "nope", SEEDS).exit_code == 2


# ------------------------------------------------------------------------------------------------ mistakes


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["build", "nope.txt"], "nope.txt: does not exist"),
        (["build"], "Missing argument 'INPUT...'"),
        (["build", "a.txt"], "a.txt: has no publication date"),
        (["build", "a.txt", "--published", "2022-02-31"], "'2022-02-31'"),
        (["build", "a.txt", "--published", "gisteren"], "not a date"),
        (["build", "empty.txt"], "empty.txt: is empty"),
        (["build", "binary.txt"], "binary.txt: is a binary file"),
        (["build", "folder"], "folder: is a folder without articles"),
        (["build", "a.txt", "--published", "2022-03-24", "--table", "events.xlsx"], "a table ends in .csv"),
        (["build", "a.txt", "--published", "2022-03-24", "-o", "folder"], "folder"),
        (["build", "a.txt", "--published", "2022-03-24", "-o", "events.csv"], "events.csv: a page ends in .html"),
        (["render", "other.csv", "-o", "page.pdf"], "page.pdf: a page ends in .html"),
        (["table", "articles.csv", "-o", "articles.csv"], "articles.csv stands among what is read"),
        (["table", ".", "-o", "folder/../articles.csv"], "stands among what is read from ., and would be lost"),
        (["build", "a.txt", "--published", "2022-03-24", "-o", "a.txt/page.html"], "cannot make the folder a.txt"),
        (["build", "a.txt", "--published", "2022-03-24", "--lexicon", "nope.toml"], "nope.toml"),
        (["build", "a.txt", "--published", "2022-03-24", "--lexicon", "binary.txt"], "binary.txt"),
        (["build", "a.txt", "--published", "2022-03-24", "--corrections", "binary.txt"], "binary.txt"),
        (
            ["build", "a.txt", "--published", "2022-03-24", "--model", "nl_not_there"],
            "python -m spacy download nl_not_there",
        ),
        (["build", "a.txt", "--no-merge", "--corrections", "a.txt"], "--corrections needs --merge"),
        (["build", "a.txt", "--no-merge", "--previous", "a.txt"], "--previous needs --merge"),
        (["build", "a.txt", "--published", "2022-03-24", "--previous", "a.txt"], "a.txt"),
        (["build", "a.txt", "--published", "2022-03-24", "--ui", "fr"], "'fr' is not one of 'nl', 'en'"),
        (["table", "a.txt", "--published", "2022-03-24", "-o", "t.xls"], "a table ends in .csv"),
        (["render", "nope.csv"], "nope.csv: does not exist"),
        (["render", "a.txt"], "a table ends in .csv"),
        (["render", "broken.csv"], "row 2, column published: 'gisteren' is no day"),
        (["render", "other.csv"], "has no column event_id"),
        (["dates", "nope.txt"], "nope.txt: does not exist"),
        (["dates", "folder"], "is a folder without articles"),
        (["explain", "dinsdag"], "Missing option '--published'"),
        (["nope"], "No such command 'nope'"),
    ],
)
def test_a_mistake_gives_a_message_and_exit_code_2(home: Path, words: list[str], message: str) -> None:
    (home / "folder").mkdir()
    (home / "empty.txt").touch()
    (home / "binary.txt").write_bytes(b"\x00\xff" * 50)
    (home / "broken.csv").write_text("event_id,event_type,status,published\na,Battles,occurred,gisteren\n")
    (home / "other.csv").write_text("a,b\n1,2\n")
    (home / "articles.csv").write_text("text\nEr vielen doden.\n")
    done = call(*words)
    assert done.exit_code == 2
    assert message in done.stderr
    assert done.stdout == ""
    assert not (home / "output").exists() or not list((home / "output").iterdir())


def test_what_was_written_among_the_articles_is_no_article_and_may_be_written_again(home: Path) -> None:
    (home / "metadata.csv").write_text("file,published\na.txt,2022-03-24\n")
    for _ in range(2):
        assert "1 article, " in (done := call("build", ".", "-o", "page.html", "--table", "t.csv")).stdout
        assert done.stderr == ""
        assert call("table", ".", "-o", "t.json").stderr == ""
    for name in ("page.html", "t.csv", "t.json"):
        assert f"{name}: is what timeline wrote, not an article" in (done := call("build", name)).stderr
        assert done.exit_code == 2


def test_one_bad_article_is_named_and_the_rest_goes_on(home: Path) -> None:
    (home / "articles").mkdir()
    for name, content in {"goed.txt": TEXT.encode(), "leeg.txt": b"", "latijn.txt": "één man".encode("cp1252")}.items():
        (home / "articles" / name).write_bytes(content)
    (home / "articles" / "metadata.csv").write_text("file,published\ngoed.txt,2022-03-24\nlatijn.txt,2022-13-01\n")
    done = call("build", "articles", "weg.txt")
    problems = [line for line in done.stderr.splitlines() if line.startswith("problem: ")]
    assert done.exit_code == 0
    assert len(problems) == 4
    assert {name for name in ("leeg", "latijn", "weg") if any(f"{name}.txt: " in line for line in problems)} == {
        "leeg",
        "latijn",
        "weg",
    }
    assert "1 article, " in done.stdout
    assert ", 4 problems -> " in done.stdout


def test_all_bad_articles_are_named_before_giving_up(home: Path) -> None:
    done = call("build", "x.txt", "y.txt")
    assert done.exit_code == 2
    assert done.stderr.count("problem: ") == 2
    assert "no article could be read" in done.stderr


def test_a_flaw_of_our_own_is_a_message_too(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(pipeline, "run", fail)
    done = call("build", "a.txt")
    assert done.exit_code == 2
    assert "a flaw in timeline itself (ZeroDivisionError: oops)" in done.stderr
    assert "TIMELINE_TRACEBACK=1" in done.stderr


def test_a_full_disk_is_a_message(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", fail)
    done = call("build", "a.txt", "--published", "2022-03-24")
    assert done.exit_code == 2
    assert "No space left on device" in done.stderr


def test_ctrl_c_stops_quietly(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "run", interrupt)
    done = call("build", "a.txt")
    assert (done.exit_code, done.stderr) == (130, "stopped\n")


def test_hostile_text_moves_no_cursor(home: Path) -> None:
    (home / "a.txt").write_text("Dinsdag \x1b[2J\x1b]0;weg\x07 \u202egnos\u202c.\n", encoding="utf-8")
    done = call("dates", "a.txt", "--published", "2022-03-24")
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout
    assert "[Dinsdag = 2022-03-22] \ufffd[2J" in done.stdout
    assert "\x1b" not in call("build", "\x1b[31m.txt").stderr
    assert "\x1b" not in mark_dates("a\x1bb", [Timex(1, 2, "\x1b", "DATE", "2022")])
    assert "\x1b" not in tell_timex(Timex(0, 1, "\x1b", "DATE", "\x1b", reason="\x1b"))


def test_a_file_name_that_is_no_text_is_printed_all_the_same(home: Path) -> None:
    name = os.fsdecode(b"a\xff.txt")
    (home / name).write_text(TEXT)
    done = call("build", name, "weg\udcff.txt", "--published", "2022-03-24", "-o", f"{name}.html", "--table", "t.csv")
    assert done.exit_code == 0
    assert "weg\ufffd.txt: does not exist" in done.stderr
    assert "-> a\ufffd.txt.html" in done.stdout
    assert set(table.read_table(home / "t.csv")["article_id"]) == {"a\ufffd"}


# ------------------------------------------------------------------------------------------------ as a program


def run_program(*words: str, **options) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "timeline", *words], capture_output=True, text=True, check=False, cwd=ROOT, **options
    )


def test_python_m_timeline_works_and_needs_no_stage_for_its_version() -> None:
    done = run_program("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("timeline ")
    code = "import sys, timeline.cli; print([m for m in ('spacy', 'pandas', 'plotly') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_reader_that_leaves_is_no_error() -> None:
    command = f"{sys.executable} -m timeline table seeds/ | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.stdout == "event_id,e"
    assert "Traceback" not in done.stderr
    assert "Error" not in done.stderr


def test_a_terminal_without_the_letters_is_no_error(home: Path) -> None:
    (home / "a.txt").write_text("Maandag viel één dode in Київ, Oekraïne.", encoding="utf-8")
    words = [sys.executable, "-m", "timeline", "dates", "a.txt", "--published", "2022-03-24"]
    western = os.environ | {"PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(words, capture_output=True, check=True, cwd=home, env=western)
    assert "[Maandag = 2022-03-21] viel één dode in ????, Oekraïne.".encode("cp1252") in done.stdout
    words[3] = "table"
    done = subprocess.run(words, capture_output=True, check=True, cwd=home, env=western)
    assert "één dode in Київ, Oekraïne".encode() in done.stdout


def test_the_bar_is_on_a_terminal_only(home: Path) -> None:
    words = [sys.executable, "-m", "timeline", "build", "a.txt", "--published", "2022-03-24"]
    assert b"100%" not in subprocess.run(words, capture_output=True, check=True, cwd=home).stderr
    ours, theirs = pty.openpty()
    subprocess.run(words, stdout=subprocess.DEVNULL, stderr=theirs, check=True, cwd=home)
    os.close(theirs)
    assert b"100%" in os.read(ours, 10_000)
    os.close(ours)


# ------------------------------------------------------------------------------------------------ documents


def documents():
    spec = importlib.util.spec_from_file_location("write_cli", ROOT / "docs" / "write_cli.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_docs_cli_is_what_the_commands_say() -> None:
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == documents().page(), "run python docs/write_cli.py"


@pytest.mark.parametrize("name", [None, *sorted(main.commands)])
def test_every_command_and_option_has_help(name: str | None) -> None:
    command = main.commands[name] if name else main
    assert command.help
    assert not name or len(command.get_short_help_str(200)) < 60
    assert all(param.help for param in command.params if param.param_type_name == "option")
    assert call(*([name] if name else []), "--help").exit_code == 0


def test_every_example_in_the_help_is_a_command_that_parses() -> None:
    for name, command in main.commands.items():
        examples = [line.strip() for line in command.help.splitlines() if line.strip().startswith("timeline ")]
        assert examples, name
        assert all(line.split()[1] == name for line in examples)


def test_an_unknown_ending_of_a_table_is_found_before_the_work(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "run", lambda *_, **__: pytest.fail("the work was done for nothing"))
    with pytest.raises(TableError):
        table.format_of("x.xlsx")
    assert call("build", "a.txt", "--published", "2022-03-24", "--table", "x.xlsx").exit_code == 2
