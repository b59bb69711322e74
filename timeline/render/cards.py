"""The list of events as HTML: a card each, grouped by day, complete without any script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from timeline.lang.ui import Ui, fill
from timeline.render.markup import clean, escape, one_line, web_link
from timeline.render.rows import Row, actors_of, is_dated, is_exact
from timeline.render.sources import Sources
from timeline.render.toll import draw_tolls
from timeline.render.words import name_type, write_casualties, write_day, write_when
from timeline.values import DateBasis

_NOT_IN_ID = re.compile(r"[^A-Za-z0-9_.-]")


@dataclass(frozen=True, slots=True)
class Context:
    """What every card needs: the words, the source texts, the types in order, the mentions by their id."""

    ui: Ui
    sources: Sources
    types: list[str]
    mentions: Mapping[str, Row]


def element_ids(rows: Iterable[Row]) -> list[str]:
    """Make one HTML id for each event, `event-` and its id; unique also where the ids hold odd characters.

    >>> element_ids([{"event_id": "a b"}, {"event_id": "a-b"}])
    ['event-a-b', 'event-a-b-2']
    """
    used: set[str] = set()
    made = []
    for row in rows:
        name = base = "event-" + _NOT_IN_ID.sub("-", row["event_id"])[:80]
        n = 1
        while name in used:
            n += 1
            name = f"{base}-{n}"
        used.add(name)
        made.append(name)
    return made


def headline(row: Row) -> str:
    """The one line that names an event: its notes, else its sentence."""
    return one_line(row["notes"]) or one_line(row["quote"]) or one_line(row["trigger"])


def write_list(rows: Sequence[Row], ids: Sequence[str], context: Context) -> str:
    """Write the dated events, grouped by their first day; events known to the day come before those that are not."""
    dated = [(row, name) for row, name in zip(rows, ids, strict=True) if is_dated(row)]
    parts = []
    for (day, exact), group in groupby(dated, key=lambda pair: (pair[0]["date_start"], is_exact(pair[0]))):
        heading = write_day(day, context.ui, "day_long")
        if not exact:
            heading = fill(context.ui.dates["from_day_long"], day=heading)
        parts.append(f'<section class="day"><h3>{escape(heading)}</h3><ol>')
        parts += [write_card(row, name, context) for row, name in group]
        parts.append("</ol></section>")
    return "\n".join(parts)


def write_undated(rows: Sequence[Row], ids: Sequence[str], context: Context) -> str:
    """Write the tray of events without a date; "" where there are none."""
    undated = [(row, name) for row, name in zip(rows, ids, strict=True) if not is_dated(row)]
    if not undated:
        return ""
    ui = context.ui
    cards = "\n".join(write_card(row, name, context) for row, name in undated)
    return (
        f'<section id="undated" class="panel"><h2>{escape(ui.text["undated_heading"])}'
        f' <span class="count">{ui.digits(len(undated))}</span></h2>'
        f'<p class="note">{escape(ui.text["undated_note"])}</p><ol>{cards}</ol></section>'
    )


def write_card(row: Row, name: str, context: Context) -> str:
    """Write one event: the line that is always there, and what opens below it."""
    ui = context.ui
    number = context.types.index(row["event_type"])
    many = ""
    if row["n_sources"] > 1:
        many = f' <span class="tag">{escape(ui.say("sources_many", n=row["n_sources"]))}</span>'
    return (
        f'<li class="event t{number} s-{row["status"]}" id="{name}"{_other_ids(row)}><details><summary>'
        f'<svg class="glyph" aria-hidden="true"><use href="#g-{row["status"]}"/></svg>'
        f'<bdi class="headline">{escape(headline(row))}</bdi>'
        f'<span class="when">{escape(write_when(row, ui))}{many}</span></summary>'
        f'<div class="card">{_write_tags(row, context)}{_write_quote(row, context)}'
        f"{_write_facts(row, context)}{_write_source(row, context)}</div></details></li>"
    )


def _other_ids(row: Row) -> str:
    """The ids by which an address may still name the event: those of its mentions."""
    names = row["mention_ids"] if isinstance(row["mention_ids"], (tuple, list)) else ()
    others = [element_ids([{"event_id": name}])[0] for name in names if name != row["event_id"]]
    return f' data-ids="{" ".join(others)}"' if others else ""


def _write_tags(row: Row, context: Context) -> str:
    ui = context.ui
    words = [*actors_of(row), row["location"] or "", row["country"] or ""]
    shown = [one_line(word, 60) for word in dict.fromkeys(words) if word]
    tags = "".join(f' <bdi class="tag">{escape(word)}</bdi>' for word in shown if word)
    kind = name_type(row["event_type"], ui)
    return (
        f'<p class="tags"><span class="tag status">{escape(ui.statuses[row["status"]])}</span>'
        f' <bdi class="tag kind">{escape(kind)}</bdi>{tags}</p>'
    )


def _write_quote(row: Row, context: Context) -> str:
    """Refer to the sentence in the source texts, which the script shows here; else quote it in full."""
    if (name := context.sources.sentence_id(row)) is not None:
        span = _span_in_quote(row)
        of = f' data-mark="{_units(row["quote"][: span[0]])}-{_units(row["quote"][: span[1]])}"' if span else ""
        return f'<blockquote dir="auto" data-sentence="{name}"{of}></blockquote>'
    return f'<blockquote dir="auto">{_mark_loose(row)}</blockquote>' if row["quote"] else ""


def _span_in_quote(row: Row) -> tuple[int, int] | None:
    """Where the words that date the event stand in its sentence; None where they stand elsewhere."""
    if row["date_char_start"] is None or row["date_char_end"] is None:
        return None
    first, last = row["date_char_start"] - row["char_start"], row["date_char_end"] - row["char_start"]
    inside = 0 <= first < last <= len(row["quote"]) and row["quote"][first:last] == row["date_text"]
    return (first, last) if inside else None


def _units(text: str) -> int:
    """How many characters a script counts in text as the page has it: UTF-16, without controls."""
    return len(clean(text).encode("utf-16-le")) // 2


def _mark_loose(row: Row) -> str:
    quote = row["quote"]
    if (span := _span_in_quote(row)) is None:
        return escape(quote)
    first, last = span
    return f"{escape(quote[:first])}<mark>{escape(quote[first:last])}</mark>{escape(quote[last:])}"


def _write_facts(row: Row, context: Context) -> str:
    ui = context.ui
    facts = [("why", _write_why(row, context))]
    if row["date_alternatives"]:
        facts.append(("alternatives", _text(row["date_alternatives"])))
    if (people := write_casualties(row, ui)) is not None:
        spoken = ui.say("casualty_words", text=one_line(row["casualty_text"] or ""))
        kind = f" ({escape(ui.count_kinds[row['count_kind']])})" if row["count_kind"] else ""
        facts.append(
            ("casualties", escape(people) + kind + (f" – <bdi>{escape(spoken)}</bdi>" if row["casualty_text"] else ""))
        )
    if row["attribution"]:
        label = ui.text["attribution"]
        said = row["attribution"]
        repeats = said.lower().startswith(f"{label.lower()} ")
        facts.append(("attribution", _text(said[len(label) :] if repeats else said)))
    if row["conflicts"]:
        facts.append(("conflicts", _text(row["conflicts"])))
    cells = "".join(f"<div><dt>{escape(ui.text[key])}</dt><dd>{value}</dd></div>" for key, value in facts if value)
    return f"<dl>{cells}</dl>{_write_comparison(row, context)}"


def _text(text: str) -> str:
    return f"<bdi>{escape(one_line(text, 400))}</bdi>"


def _write_why(row: Row, context: Context) -> str:
    """Say where the date comes from: the words, the day they count from, the reason, the rule."""
    ui = context.ui
    parts = []
    if row["date_text"]:
        words = f"<bdi>{escape(ui.say('why_text', text=one_line(row['date_text'], 100)))}</bdi>"
        if row["date_basis"] == DateBasis.CARRIED:
            mark = context.sources.mark_id(row)
            if mark:
                words = f'<a href="#{mark}">{words}</a>'
            words += f" {escape(ui.text['why_other_sentence'])}"
        parts.append(words)
    if row["date_basis"] in (DateBasis.PUBLICATION, DateBasis.NONE) or not parts:
        parts.append(escape(ui.bases[row["date_basis"]]))
    reason = (row["date_reason"] or "").removeprefix(f"{row['date_text']}, ")
    anchor = row["date_anchor"]
    if anchor is not None and not (str(anchor.year) in reason and str(anchor.day) in reason):
        parts.append(escape(ui.say("why_anchor", date=write_day(anchor, ui))))
    if reason:
        parts.append(_text(reason))
    if row["date_rule"]:
        parts.append(f"<bdi>{escape(ui.say('why_rule', rule=one_line(row['date_rule'], 60)))}</bdi>")
    return " · ".join(parts)


def _write_comparison(row: Row, context: Context) -> str:
    """Put the mentions of a merged event side by side: source, date, numbers, certainty; and draw its toll."""
    names = row["mention_ids"] if isinstance(row["mention_ids"], (tuple, list)) else ()
    found = [context.mentions[name] for name in names if name in context.mentions]
    if len(found) < 2:
        return ""
    ui = context.ui
    columns = {
        "compare_date": [write_when(mention, ui) for mention in found],
        "compare_status": [ui.statuses[mention["status"]] for mention in found],
    }
    numbers = [write_casualties(mention, ui) or "–" for mention in found]
    tolls = draw_tolls(found, [context.sources.of(mention).name(ui) for mention in found], ui)
    if set(numbers) != {"–"}:
        columns["compare_numbers"] = numbers
    head = "".join(f'<th scope="col">{escape(ui.text[key])}</th>' for key in ("compare_source", *columns))
    lines = []
    for mention, cells in zip(found, zip(*columns.values(), strict=True), strict=True):
        rest = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        lines.append(f'<tr><th scope="row">{_link_sentence(mention, context)}</th>{rest}</tr>')
    return (
        f"{tolls}<table><caption>{escape(ui.text['compare'])}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(lines)}</tbody></table>"
    )


def _link_sentence(row: Row, context: Context) -> str:
    source = context.sources.of(row)
    target = context.sources.sentence_id(row) or f"article-{source.number}"
    return f'<a href="#{target}"><bdi>{escape(source.name(context.ui))}</bdi></a>'


def _write_source(row: Row, context: Context) -> str:
    ui = context.ui
    source = context.sources.of(row)
    url = source.url or web_link(row["url"])
    out = ""
    if url:
        link = escape(ui.text["source_link"])
        out = f' · <a href="{escape(url)}" rel="noopener noreferrer external">{link}</a>'
    return f'<p class="from">{escape(ui.text["source"])}: {_link_sentence(row, context)}{out}</p>'
