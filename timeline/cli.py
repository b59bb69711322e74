"""The command line: parse, call, print, exit code.

The stages are imported when a command runs, so that `--help` and shell completion do not wait for spaCy and Plotly.
Exit codes: 0 done (problems with single articles are named on stderr), 1 nothing was found, 2 nothing could be done.
"""

# ruff: noqa: PLC0415 (see above: the stages are imported when a command runs)
from __future__ import annotations

import datetime as dt
import sys
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

import click

from timeline import __version__
from timeline.errors import TimelineError
from timeline.lang import load_lang
from timeline.lang.load import load_load
from timeline.load.published import parse_published
from timeline.terminal import clean, tell_article, tell_counts, tell_timex
from timeline.values import OnProblem, Problem


class Failure(click.ClickException):
    """A mistake of the user's that left nothing to do: a message, and exit code 2."""

    exit_code = 2


class Commands(click.Group):
    """The group of commands; what a user can mend becomes a message, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except TimelineError as error:
            raise Failure(clean(str(error))) from error
        except RecursionError as error:
            raise Failure("the input is nested too deeply") from error
        except OSError as error:
            if error.filename is None:  # a broken pipe, which click ends quietly
                raise
            raise Failure(clean(f"{error.filename}: {error.strerror}")) from error
        except KeyboardInterrupt:
            click.echo("stopped", err=True)
            ctx.exit(130)


def parse_day(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.date | None:
    """Read a date of publication, as files write it too."""
    try:
        return None if value is None else parse_published(value, load_load(load_lang()))
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from error


class Progress:
    """A bar on stderr, when that is a terminal."""

    def __init__(self) -> None:
        self.bar: Any = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.render_finish()

    def __call__(self, done: int, total: int) -> None:
        """Show how far a run is."""
        if not sys.stderr.isatty():
            return
        if self.bar is None:
            self.bar = click.progressbar(length=total, label="articles", file=sys.stderr)
        self.bar.update(done - self.bar.pos)


@contextmanager
def listed_problems() -> Iterator[OnProblem]:
    """Collect problems, and list them on stderr at the end, also when nothing could be done."""
    found: list[Problem] = []
    try:
        yield found.append
    finally:
        for problem in found:
            click.echo(click.style("problem: ", fg="yellow") + clean(f"{problem.source}: {problem.message}"), err=True)


FILE = click.Path(dir_okay=False, path_type=Path)
EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
OUTPUT = click.Path(dir_okay=False, writable=True, path_type=Path)
Command = Callable[..., Any]


def published_option(text: str, *, required: bool = False) -> Callable[[Command], Command]:
    """Make the option for a date of publication."""
    return click.option("--published", metavar="DATE", callback=parse_day, required=required, help=text)


def reading_options(command: Command) -> Command:
    """Add what every command that reads articles takes."""
    for option in reversed(
        (
            click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path(path_type=Path)),
            published_option("Publication date of texts that do not say it themselves."),
            click.option("--model", metavar="NAME", help="An installed spaCy pipeline, for its entities and parse."),
            click.option("--lexicon", type=EXISTING, help="A TOML file with event words of your own."),
            click.option("--corrections", type=EXISTING, help="A file that merges, splits, edits or drops events."),
        )
    ):
        command = option(command)
    return command


def page_options(command: Command) -> Command:
    """Add what every command that writes a page takes."""
    for option in reversed(
        (
            click.option("--title", metavar="TEXT", help="Heading of the page."),
            click.option("--ui", type=click.Choice(["nl", "en"]), default="nl", help="Language of the page's labels."),
            click.option(
                "--plotly",
                type=click.Choice(["embed", "cdn"]),
                default="embed",
                help="Put Plotly in the file (works offline), or load it from the web (small file).",
            ),
            click.option("--open", "open_it", is_flag=True, help="Open the page in your browser."),
        )
    ):
        command = option(command)
    return command


MERGE = click.option("--merge/--no-merge", default=True, help="Join reports of one event into one row. [default: yes]")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="timeline", message="%(prog)s %(version)s")
def main() -> None:
    """Turn Dutch news articles into a table and an interactive timeline of conflict events.

    INPUT is a file or a folder: .txt and .md (with a metadata.csv beside them, or YAML front matter), .jsonl, .json,
    .csv with one article a line, or saved web pages. Each article needs its publication date.
    """


@main.command(short_help="Articles in, one HTML timeline out.")
@reading_options
@click.option("-o", "--output", type=OUTPUT, default=Path("output/timeline.html"), show_default=True, help="The page.")
@click.option("--table", "table_file", type=OUTPUT, help="Write the table too: .csv, .json or .parquet.")
@MERGE
@page_options
def build(
    *, output: Path, table_file: Path | None, open_it: bool, ui: str, plotly: str, title: str | None, **options: Any
) -> None:
    """Read articles and write one HTML page with the timeline.

    \b
    timeline build seeds/
    timeline build articles/ extra.txt --published 2022-03-24 -o page.html --table events.csv
    """
    from timeline import pipeline, table

    make_room(output)
    if table_file:
        table.format_of(table_file)
        make_room(table_file)
    result = run(**options)
    page = pipeline.to_html(
        result.events,
        mentions=result.mentions,
        articles=result.articles,
        problems=result.problems,
        title=title,
        ui=ui,
        plotly=plotly,
    )
    output.write_text(page, encoding="utf-8", newline="\n")
    if table_file:
        table.write_table(result.events, table_file)
    click.echo(tell_counts(result.counts, output))
    show(output, open_it)


@main.command("table", short_help="Articles in, the table of events out.")
@reading_options
@click.option("-o", "--output", type=OUTPUT, help="A .csv, .json or .parquet file. [default: CSV on stdout]")
@MERGE
def table_command(*, output: Path | None, **options: Any) -> None:
    """Read articles and write the table of events, one row per event.

    \b
    timeline table seeds/ -o events.parquet
    timeline table seeds/ --no-merge > mentions.csv
    """
    from timeline import table

    if output:
        table.format_of(output)
        make_room(output)
    result = run(**options)
    if output:
        table.write_table(result.events, output)
    else:
        click.echo(table.format_csv(result.events), nl=False)
    click.echo(tell_counts(result.counts, output), err=output is None)


@main.command(short_help="A table in, the HTML timeline out.")
@click.argument("table_file", metavar="TABLE", type=FILE)
@click.option("-o", "--output", type=OUTPUT, default=Path("output/timeline.html"), show_default=True, help="The page.")
@page_options
def render(*, table_file: Path, output: Path, open_it: bool, **options: Any) -> None:
    """Write the HTML page of a table that `build` or `table` wrote, also after you edited it in a spreadsheet.

    \b
    timeline render events.csv -o page.html
    """
    from timeline import pipeline, table

    make_room(output)
    events = table.read_table(table_file)
    output.write_text(pipeline.to_html(events, **options), encoding="utf-8", newline="\n")
    click.echo(tell_counts({"events": len(events)}, output))
    show(output, open_it)


@main.command(short_help="Why does this expression mean these days?")
@click.argument("words", nargs=-1, required=True, metavar="EXPRESSION")
@published_option("The day it was written.", required=True)
def explain(*, words: tuple[str, ...], published: dt.date) -> None:
    """Explain a Dutch date expression, or all in a sentence: rule, meaning, anchor, value, days.

    \b
    timeline explain "afgelopen dinsdag" --published 2022-03-15
    """
    import timeline

    found = timeline.timexes(" ".join(words), dct=published)
    click.echo("\n\n".join(map(tell_timex, found)) or "no date expression found")
    click.get_current_context().exit(0 if found else 1)


@main.command(short_help="An article with its dates marked.")
@click.argument("article", metavar="ARTICLE", type=click.Path(path_type=Path))
@published_option("Publication date, where the file does not say it itself.")
def dates(*, article: Path, published: dt.date | None) -> None:
    """Print an article with each date expression marked, and the days it means.

    \b
    timeline dates seeds/000_cb445e1e078a2101.txt
    """
    import timeline

    begin, end = ("\x1b[1;33m", "\x1b[0m") if sys.stdout.isatty() else ("[", "]")
    with listed_problems() as on_problem:
        for each in timeline.read(article, published=published, on_problem=on_problem):
            click.echo(tell_article(each, timeline.timexes(each.text, dct=each.dct), begin=begin, end=end))


@main.command("explain-merge", short_help="Why are these reports one event?")
@click.argument("event", metavar="EVENT")
@reading_options
def explain_merge(*, event: str, **options: Any) -> None:
    """Explain which mentions were joined into EVENT (an event_id), why, and what nearly was.

    \b
    timeline explain-merge seed-12 seeds/
    """
    from timeline import linkage

    corrections = options["corrections"]
    mentions = run(**options, merge=False).mentions
    click.echo(clean(linkage.explain_merge(event, mentions, corrections=corrections)))


def run(*, inputs: tuple[Path, ...], **options: Any) -> Any:
    """Run the pipeline with a bar, and list its problems."""
    from timeline import pipeline

    with listed_problems() as on_problem, Progress() as on_progress:
        return pipeline.run(inputs, **options, on_problem=on_problem, on_progress=on_progress)


def make_room(path: Path) -> None:
    """Make the folder of an output file."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Failure(f"cannot make the folder {path.parent}: {error.strerror}; give another place") from error


def show(path: Path, open_it: bool) -> None:
    """Open a page in the browser, if asked to."""
    if open_it:
        webbrowser.open(path.resolve().as_uri())
