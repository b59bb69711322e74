"""The commands: parse, call, print, exit code.

The stages are imported when a command runs, so that `--help` and shell completion do not wait for spaCy and Plotly.
Exit codes: 0 done (problems with single articles are named on stderr), 1 nothing was found, 2 nothing could be done.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path
from typing import Any

import click

from timeline import __version__
from timeline.cli.options import EXPORTS, FILE, MERGE, OUTPUT, PAGE, page_options, published_option, reading_options
from timeline.cli.session import Commands, listed_problems, make_room, run, show
from timeline.cli.terminal import clean, tell_article, tell_counts, tell_timex


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="timeline", message="%(prog)s %(version)s")
def main() -> None:
    """Turn Dutch news articles into a table and an interactive timeline of conflict events.

    INPUT is a file or a folder: .txt and .md (with a metadata.csv beside them, or YAML front matter), .jsonl, .json,
    .csv with one article a line, or saved web pages. Each article needs its publication date.
    """


@main.command(short_help="Articles in, one HTML timeline out.")
@PAGE
@click.option("--table", "table_file", type=OUTPUT, help="Write the table too: .csv, .json or .parquet.")
@reading_options
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

    make_room(output, options["inputs"])
    if table_file:
        table.format_of(table_file)
        make_room(table_file, options["inputs"])
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
@click.option("-o", "--output", type=OUTPUT, help="A .csv, .json or .parquet file. [default: CSV on stdout]")
@reading_options
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
        make_room(output, options["inputs"])
    result = run(**options)
    if output:
        table.write_table(result.events, output)
    else:
        click.echo(table.format_csv(result.events).encode("utf-8"), nl=False)
    click.echo(tell_counts(result.counts, output), err=output is None)


@main.command(short_help="A table in, the HTML timeline out.")
@click.argument("table_file", metavar="TABLE", type=FILE)
@PAGE
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


@main.command("export", short_help="A table in, a file for another tool out.")
@click.argument("table_file", metavar="TABLE", type=FILE)
@click.option("-o", "--output", type=OUTPUT, required=True, help="The file to write.")
@click.option("--format", "name", type=click.Choice(EXPORTS), required=True, help="The format to write.")
def export_command(*, table_file: Path, output: Path, name: str) -> None:
    """Write a table for another tool: TimelineJS (JSON), maps (GeoJSON), calendars (iCalendar), or a CSV with the
    columns of ACLED or UCDP GED. What a format cannot hold is counted on stderr.

    \b
    timeline export events.csv -o events.geojson --format geojson
    """
    from timeline import export, table

    make_room(output)
    made = export.export(table.read_table(table_file), name)
    output.write_text(made.text, encoding="utf-8", newline="")
    for left_out in made.left_out:
        click.echo(left_out, err=True)
    click.echo(tell_counts({"events": made.written}, output))


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

    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    begin, end = ("\x1b[1;33m", "\x1b[0m") if coloured else ("[", "]")
    with listed_problems() as on_problem:
        for each in timeline.read(article, published=published, on_problem=on_problem):
            click.echo(tell_article(each, timeline.timexes(each.text, dct=each.dct), begin=begin, end=end))


@main.command("explain-merge", short_help="Why are these reports one event?")
@click.argument("event", metavar="EVENT")
@reading_options
def explain_merge(*, event: str, **options: Any) -> None:
    """Explain which mentions were joined into EVENT (an event_id of the table), why, and what nearly was.

    \b
    timeline explain-merge EVENT_ID seeds/
    """
    from timeline import linkage, table

    corrections, earlier = options.pop("corrections"), options.pop("previous")
    previous = table.read_table(earlier) if earlier else None
    mentions = run(**options, merge=False).mentions
    click.echo(clean(linkage.explain_merge(event, mentions, corrections=corrections, previous=previous)))
