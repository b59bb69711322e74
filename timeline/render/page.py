"""Writes the page: one HTML file that needs nothing else, and that loads and runs nothing else either.

The same table gives the same bytes. The list, the source texts and the legend are in the HTML; the script draws the
timeline from the numbers of `timeline.render.series` with Plotly, which is packed into the page.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

import pandas as pd
from plotly.offline import get_plotlyjs, get_plotlyjs_version

from timeline.lang.ui import Ui, load_ui
from timeline.render.cards import Context, element_ids, write_list, write_undated
from timeline.render.markup import escape, one_line, script_json
from timeline.render.rows import Row, is_dated, rows_of, sort_rows
from timeline.render.series import make_series, make_words
from timeline.render.sources import Sources, write_sources
from timeline.render.theme import STATUS_GLYPHS, order_types, type_css
from timeline.render.words import name_type, write_span
from timeline.table import check
from timeline.values import Article, Problem

SCRIPTS: tuple[str, ...] = (
    "calendar.js",
    "state.js",
    "lanes.js",
    "pack.js",
    "chart.js",
    "histogram.js",
    "axes.js",
    "overview.js",
    "list.js",
    "hover.js",
    "filters.js",
    "address.js",
    "download.js",
    "keyboard.js",
    "main.js",
)
_CDN = "https://cdn.plot.ly/plotly-{version}.min.js"
_SLOT = re.compile(r"\{\{(\w{1,30})\}\}")


def write_page(
    events: pd.DataFrame,
    *,
    mentions: pd.DataFrame | None = None,
    articles: Iterable[Article] = (),
    problems: Iterable[Problem] = (),
    title: str | None = None,
    ui: str = "nl",
    plotly: str = "embed",
) -> str:
    """Write the timeline of a frame of events as one HTML page.

    Args:
        events: a frame of the schema of `timeline.table`.
        mentions: the frame that was merged into `events`, to show an event's sources side by side.
        articles: the articles themselves, for the source texts at the foot; without them the quoted sentences stand
            there.
        problems: what went wrong on the way, shown at the foot.
        title: the heading; a general one where None.
        ui: the language of the page's own words, see `timeline.lang.ui.ui_codes`.
        plotly: "embed" puts the drawing library into the page (about 2 MB, works offline), "cdn" loads it from
            plotly's own site.

    Raises:
        LangError: the page has no words for `ui`.
        TableError: a frame breaks the schema.
        ValueError: `plotly` is neither of the two.

    >>> from timeline.table import from_mentions
    >>> write_page(from_mentions([])).startswith("<!DOCTYPE html>")
    True
    """
    if plotly not in ("embed", "cdn"):
        raise ValueError(f"plotly is 'embed' or 'cdn', not {plotly!r}")
    words = load_ui(ui)
    rows = sort_rows(rows_of(check(events)))
    merged = rows_of(check(mentions)) if mentions is not None else []
    context = Context(
        ui=words,
        sources=Sources([*rows, *merged], articles),
        types=order_types(row["event_type"] for row in rows),
        mentions={row["event_id"]: row for row in merged},
    )
    return _fill(_asset("page.html"), _slots(rows, context, problems, title, plotly))


def _slots(
    rows: Sequence[Row], context: Context, problems: Iterable[Problem], title: str | None, plotly: str
) -> dict[str, str]:
    ui = context.ui
    ids = element_ids(rows)
    script = _script()
    library, sources = _library(plotly)
    slots = {key: escape(text) for key, text in ui.text.items()}
    return slots | {
        "code": escape(ui.code),
        "csp": _policy([_sha256(script), *sources]),
        "title": escape(one_line(title or ui.text["title"])),
        "style": _asset("page.css"),
        "types_style": type_css(context.types),
        "glyphs": _glyphs(),
        "summary": escape(_summary(rows, context)),
        "type_chips": _type_chips(rows, context),
        "status_chips": _status_chips(rows, ui),
        "count": escape(ui.count("events", len(rows))),
        "cards": write_list(rows, ids, context),
        "undated": write_undated(rows, ids, context),
        "sources": write_sources(context.sources, ui),
        "problems": _write_problems(problems, ui),
        "series": script_json(make_series(rows, context)),
        "words": script_json(make_words(ui)),
        "plotly": library,
        "script": script,
    }


def _fill(template: str, slots: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda slot: slots[slot[1]], template)


@cache
def _asset(name: str) -> str:
    return (files("timeline.render") / "assets" / name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    """The page's own script: the files one after the other, as one module."""
    return "\n" + "\n".join(_asset(name) for name in SCRIPTS)


def _sha256(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _library(plotly: str) -> tuple[str, tuple[str, ...]]:
    """The element that brings Plotly in, and what the policy must allow for it."""
    code = get_plotlyjs()
    digest = _sha256(code)
    if plotly == "cdn":
        address = _CDN.format(version=get_plotlyjs_version())
        return f'<script src="{address}" integrity="{digest}" crossorigin="anonymous"></script>', (address, digest)
    packed = base64.b64encode(gzip.compress(code.encode(), 9, mtime=0)).decode()
    return f'<script type="text/plain" id="plotly-packed">{packed}</script>', (digest,)


def _policy(scripts: Sequence[str]) -> str:
    allowed = " ".join(name if name.startswith("https:") else f"'{name}'" for name in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _glyphs() -> str:
    return "".join(
        f'<symbol id="g-{name}" viewBox="0 0 16 16">{glyph.svg}</symbol>' for name, glyph in STATUS_GLYPHS.items()
    )


def _summary(rows: Sequence[Row], context: Context) -> str:
    ui = context.ui
    counts = {"events": ui.count("events", len(rows)), "articles": ui.count("articles", len(context.sources))}
    dated = [row for row in rows if is_dated(row)]
    if not dated:
        return ui.say("summary_undated", **counts)
    first, last = min(row["date_start"] for row in dated), max(row["date_end"] for row in dated)
    return ui.say("summary", **counts, period=write_span(first, last, ui))


def _type_chips(rows: Sequence[Row], context: Context) -> str:
    chips = []
    for number, name in enumerate(context.types):
        label = escape(name_type(name, context.ui))
        count = context.ui.digits(sum(row["event_type"] == name for row in rows))
        chips.append(
            f'<button type="button" class="chip t{number}" data-type="{number}" aria-pressed="true">'
            f'<i class="swatch"></i><bdi>{label}</bdi> <span class="n">{count}</span></button>'
        )
    return "".join(chips)


def _status_chips(rows: Sequence[Row], ui: Ui) -> str:
    chips = []
    for number, name in enumerate(STATUS_GLYPHS):
        count = sum(row["status"] == name for row in rows)
        if count:
            chips.append(
                f'<button type="button" class="chip" data-status="{number}" aria-pressed="true">'
                f'<svg class="glyph" aria-hidden="true"><use href="#g-{name}"/></svg>{escape(ui.statuses[name])}'
                f' <span class="n">{ui.digits(count)}</span></button>'
            )
    return "".join(chips)


def _write_problems(problems: Iterable[Problem], ui: Ui) -> str:
    pairs = [(escape(one_line(problem.source, 300)), escape(one_line(problem.message, 600))) for problem in problems]
    items = "".join(f"<li><bdi>{source}</bdi>: <bdi>{message}</bdi></li>" for source, message in pairs)
    if not items:
        return ""
    heading = f'<h2 id="problems-heading">{escape(ui.text["problems_heading"])}</h2>'
    return f'<section id="problems" aria-labelledby="problems-heading">{heading}<ul>{items}</ul></section>'
