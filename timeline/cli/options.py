"""The options that several commands share, and how their values are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from timeline.lang import load_lang
from timeline.lang.load import load_load
from timeline.load.published import parse_published

FILE = click.Path(dir_okay=False, path_type=Path)
EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
OUTPUT = click.Path(dir_okay=False, writable=True, path_type=Path)
EXPORTS = ("acled", "geojson", "ics", "timelinejs", "ucdp")
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
            click.option("--previous", type=EXISTING, help="The table of an earlier run: its events keep their ids."),
        )
    ):
        command = option(command)
    return command


def parse_page(ctx: click.Context, param: click.Parameter, value: Path) -> Path:
    """Read the name of a page: one that ends as a table or a text does is a slip."""
    if value.suffix.lower() not in ("", ".html", ".htm"):
        raise click.BadParameter(f"{value}: a page ends in .html; `timeline table` writes tables", ctx, param)
    return value


PAGE = click.option(
    "-o",
    "--output",
    type=OUTPUT,
    callback=parse_page,
    default=Path("output/timeline.html"),
    show_default=True,
    help="The page.",
)


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


def parse_day(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.date | None:
    """Read a date of publication, as files write it too."""
    try:
        return None if value is None else parse_published(value, load_load(load_lang()))
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from error


MERGE = click.option("--merge/--no-merge", default=True, help="Join reports of one event into one row. [default: yes]")
