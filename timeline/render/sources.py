"""The source texts at the foot of the page: each article once, its quoted sentences and dating words linkable.

Where the articles themselves are at hand their whole text stands there; else (events from a CSV) the quoted
sentences do. Cards refer to a sentence by its id, so each sentence is stored once.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from timeline.lang.ui import Ui
from timeline.render.markup import escape, one_line, web_link
from timeline.render.rows import Row
from timeline.render.words import write_day
from timeline.values import Article

Span = tuple[int, int]


@dataclass(slots=True)
class Source:
    """One article as the page shows it; `text` is None where only quotes are known.

    `sentences` and `marks` are spans of the text by where they start, disjoint among themselves.
    """

    number: int
    title: str | None
    publisher: str | None
    url: str | None
    published: dt.date
    text: str | None
    used: bool  # whether an event comes from it
    sentences: dict[int, int] = field(default_factory=dict)
    quotes: dict[int, str] = field(default_factory=dict)
    marks: dict[int, int] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)  # of the quotes, in order
    mark_starts: list[int] = field(default_factory=list)

    def name(self, ui: Ui) -> str:
        """Name the article briefly: its publisher or number, and its day."""
        date = write_day(self.published, ui, "short")
        if self.publisher:
            return f"{one_line(self.publisher, 60)}, {date}"
        return ui.say("source_article", n=self.number, date=date)


class Sources:
    """All articles that the events and mentions come from, numbered by day of publication."""

    def __init__(self, rows: Iterable[Row], articles: Iterable[Article]) -> None:
        known = {article.article_id: article for article in articles}
        by_article: dict[str, list[Row]] = {}
        for row in rows:
            by_article.setdefault(row["article_id"], []).append(row)
        days = {name: article.published_on for name, article in known.items()}
        days |= {name: found[0]["published"] for name, found in by_article.items() if name not in days}
        self._by_id: dict[str, Source] = {}
        for number, name in enumerate(sorted(days, key=lambda name: (days[name], name)), start=1):
            found = by_article.get(name, [])
            self._by_id[name] = _make_source(number, days[name], known.get(name), found)

    def __iter__(self) -> Iterator[Source]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def of(self, row: Row) -> Source:
        """The article of an event or a mention."""
        return self._by_id[row["article_id"]]

    def sentence_id(self, row: Row) -> str | None:
        """The element that holds the row's sentence; None where the texts do not have it as quoted."""
        source = self.of(row)
        start = row["char_start"]
        if source.quotes.get(start) == row["quote"]:
            return f"z{source.number}-{start}"
        return None

    def mark_id(self, row: Row) -> str | None:
        """The element that holds the words that date the row; None where they are not in the texts."""
        source = self.of(row)
        start, end = row["date_char_start"], row["date_char_end"]
        if start is None or end is None or (before := bisect_right(source.mark_starts, start)) == 0:
            return None
        first = source.mark_starts[before - 1]
        return f"d{source.number}-{first}" if end <= source.marks[first] else None


def _make_source(number: int, published: dt.date, article: Article | None, rows: Sequence[Row]) -> Source:
    first: Row = rows[0] if rows else {"title": None, "publisher": None, "url": None}
    source = Source(
        number=number,
        title=(article.title if article else None) or first["title"],
        publisher=(article.publisher if article else None) or first["publisher"],
        url=web_link((article.url if article else None) or first["url"]),
        published=published,
        text=article.text if article and article.text else None,
        used=bool(rows),
    )
    taken: list[Span] = []
    for row in sorted(rows, key=lambda row: (row["char_start"], row["char_end"], row["event_id"])):
        start, end, quote = row["char_start"], row["char_end"], row["quote"]
        if start in source.quotes or (taken and start < taken[-1][1]) or not quote:
            continue
        if source.text is None:
            end = start + len(quote)
        elif source.text[start:end] != quote:
            continue
        taken.append((start, end))
        source.sentences[start] = end
        source.quotes[start] = quote
        source.starts.append(start)
    _add_marks(source, rows)
    return source


def _add_marks(source: Source, rows: Sequence[Row]) -> None:
    """Note where dating words stand; those that overlap make one mark."""
    spans: set[Span] = set()
    for row in rows:
        start, end = row["date_char_start"], row["date_char_end"]
        if start is not None and end is not None and start < end and _slice(source, start, end) == row["date_text"]:
            spans.add((start, end))
    for start, end in sorted(spans):
        if source.mark_starts and start < source.marks[source.mark_starts[-1]]:
            first = source.mark_starts[-1]
            source.marks[first] = max(end, source.marks[first])
        else:
            source.mark_starts.append(start)
            source.marks[start] = end


def _slice(source: Source, start: int, end: int) -> str | None:
    if source.text is not None:
        return source.text[start:end]
    if (before := bisect_right(source.starts, start)) == 0:
        return None
    first = source.starts[before - 1]
    return source.quotes[first][start - first : end - first]


def write_sources(sources: Sources, ui: Ui) -> str:
    """Write the section with all source texts."""
    whole = any(source.text is not None for source in sources)
    note = ui.text["sources_full" if whole else "sources_quotes"]
    heading = f'<h2 id="sources-heading">{escape(ui.text["sources_heading"])}</h2><p class="note">{escape(note)}</p>'
    parts = [f'<section id="sources" aria-labelledby="sources-heading">{heading}']
    parts += [_write_source(source, ui) for source in sources if source.used]
    parts += [_write_unused([source for source in sources if not source.used], ui), "</section>"]
    return "\n".join(parts)


def _write_unused(unused: Sequence[Source], ui: Ui) -> str:
    """List the articles in which nothing was found, so that a reader sees that they were read."""
    if not unused:
        return ""
    items = "".join(f"<li>{_write_name(source, ui)}{_write_about(source, ui)}</li>" for source in unused)
    heading = f"{escape(ui.text['sources_unused'])} ({ui.digits(len(unused))})"
    return f'<details class="unused"><summary>{heading}</summary><ul>{items}</ul></details>'


def _write_name(source: Source, ui: Ui) -> str:
    name = ui.say("source_article", n=source.number, date=write_day(source.published, ui, "day"))
    title = f'<bdi class="title">{escape(one_line(source.title))}</bdi>' if source.title else ""
    return f"{escape(name)} {title}"


def _write_about(source: Source, ui: Ui) -> str:
    facts = []
    if source.publisher:
        facts.append(f"<bdi>{escape(one_line(source.publisher, 80))}</bdi>")
    if source.url:
        link = escape(ui.text["source_link"])
        facts.append(f'<a href="{escape(source.url)}" rel="noopener noreferrer external">{link}</a>')
    return f'<p class="facts">{" · ".join(facts)}</p>' if facts else ""


def _write_source(source: Source, ui: Ui) -> str:
    return (
        f'<article id="article-{source.number}"><h3>{_write_name(source, ui)}</h3>{_write_about(source, ui)}'
        f'<div class="text" dir="auto">{_write_text(source)}</div></article>'
    )


def _write_text(source: Source) -> str:
    if source.text is None:
        lines = (_write_sentence(source, quote, start) for start, quote in source.quotes.items())
        return "\n".join(lines)
    parts = []
    done = 0
    for start, end in source.sentences.items():
        parts.append(_write_marked(source, source.text[done:start], done))
        parts.append(_write_sentence(source, source.text[start:end], start))
        done = end
    parts.append(_write_marked(source, source.text[done:], done))
    return "".join(parts)


def _write_sentence(source: Source, text: str, start: int) -> str:
    return f'<span class="sent" id="z{source.number}-{start}">{_write_marked(source, text, start)}</span>'


def _write_marked(source: Source, text: str, offset: int) -> str:
    """Escape a stretch of text that starts at `offset`, its dating words underlined."""
    parts = []
    done = 0
    marks = source.mark_starts
    for start in marks[bisect_left(marks, offset) : bisect_left(marks, offset + len(text))]:
        first, last = start - offset, source.marks[start] - offset
        if last > len(text):
            continue
        parts.append(escape(text[done:first]))
        parts.append(f'<u id="d{source.number}-{start}">{escape(text[first:last])}</u>')
        done = last
    parts.append(escape(text[done:]))
    return "".join(parts)
