"""Score the program on the project's own annotated articles, and hold it to what it has reached.

    python benchmarks/score.py            print every figure
    python benchmarks/score.py --pin      write them to baseline.json, as the floor that the tests hold

The corpus, `corpus/articles.jsonl`, was written and annotated for the project by a language model that had not seen the
program; `corpus/README.md` says how. `baseline.json` pins each figure and a hash of the corpus, so that neither the
program nor the measure can slip unnoticed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

import timeline

HERE = Path(__file__).parent
CORPUS = HERE / "corpus" / "articles.jsonl"
BASELINE = HERE / "baseline.json"
KEYS = {
    "battle": "Battles",
    "explosion_remote_violence": "Explosions/Remote violence",
    "violence_against_civilians": "Violence against civilians",
    "protest": "Protests",
    "riot": "Riots",
    "strategic_development": "Strategic developments",
    "diplomacy": "Diplomacy",
    "humanitarian": "Humanitarian",
    "justice": "Justice",
}
Days = tuple[str | None, str | None]


def f1(hits: int, found: int, gold: int) -> float:
    return round(2 * hits / (found + gold), 4) if found + gold else 0.0


def right_days(gold: dict[str, Any]) -> set[Days]:
    pairs = {(first, last) for first, last in gold.get("accept") or []}
    if gold.get("start_date") or not pairs:
        pairs.add((gold.get("start_date"), gold.get("end_date")))
    return pairs


def score_sentences(docs: list[dict[str, Any]]) -> dict[str, float]:
    hits = found = gold = 0
    for doc in docs:
        got, wanted = set(timeline.sentences(doc["text"])), {tuple(span) for span in doc["sentences"]}
        hits, found, gold = hits + len(got & wanted), found + len(got), gold + len(wanted)
    return {"sentences F1": f1(hits, found, gold)}


def score_timexes(docs: list[dict[str, Any]]) -> dict[str, float]:
    spans = days = found = placed = gold = gold_placed = 0
    for doc in docs:
        wanted = [g for g in doc["timexes"] if not g.get("optional")]
        free = [g for g in doc["timexes"] if g.get("optional")]
        gold += len(wanted)
        gold_placed += sum(g.get("start_date") is not None for g in wanted)
        for timex in timeline.timexes(doc["text"], dct=dt.datetime.fromisoformat(doc["dct"])):
            hit = next((g for g in wanted if overlaps(timex, g)), None)
            if hit is None and any(overlaps(timex, g) for g in free):
                continue
            found += 1
            placed += timex.interval is not None
            if hit is None:
                continue
            wanted.remove(hit)
            spans += 1
            interval = timex.interval
            if interval and hit.get("start_date"):
                days += (interval.start.isoformat(), interval.end.isoformat()) in right_days(hit)
    return {"timex spans F1": f1(spans, found, gold), "timex days F1": f1(days, placed, gold_placed)}


def overlaps(timex: timeline.Timex, gold: dict[str, Any]) -> bool:
    return timex.start_char < gold["end"] and gold["start"] < timex.end_char


def score_events(docs: list[dict[str, Any]]) -> dict[str, float]:
    articles = [timeline.Article(d["id"], d["title"], d["text"], dt.datetime.fromisoformat(d["dct"])) for d in docs]
    rows = timeline.mentions(articles).to_dict("records")
    hits = typed = both = found = gold = 0
    for doc in docs:
        mine = [row for row in rows if row["article_id"] == doc["id"]]
        pairs, neutral = match(doc, mine)
        found += len(mine) - neutral
        gold += len(doc["events"])
        for row, event in pairs:
            kind, day = type_right(row, event), days_of(row) in right_days(event)
            hits, typed, both = hits + 1, typed + kind, both + (kind and day)
    return {
        "events F1": f1(hits, found, gold),
        "events typed F1": f1(typed, found, gold),
        "events typed and dated F1": f1(both, found, gold),
    }


def match(doc: dict[str, Any], rows: list[Any]) -> tuple[list[tuple[Any, Any]], int]:
    """(row, event) pairs, one to one and best first, and how many rows count as neither right nor wrong."""
    at = [sentence_of(doc, row) for row in rows]
    options = [
        (2 * type_right(row, event) + 2 * (days_of(row) in right_days(event)) + (at[i] == event["sentence"]), -i, -j)
        for i, row in enumerate(rows)
        for j, event in enumerate(doc["events"])
        if at[i] == event["sentence"] or at[i] in event.get("also", [])
    ]
    taken: dict[int, int] = {}
    for _, i, j in sorted(options, reverse=True):
        if -i not in taken and -j not in taken.values():
            taken[-i] = -j
    loose = {-i for _, i, _ in options if -i not in taken}
    loose |= {i for i, sentence in enumerate(at) if sentence in doc.get("borderline", []) and i not in taken}
    return [(rows[i], doc["events"][j]) for i, j in taken.items()], len(loose)


def sentence_of(doc: dict[str, Any], row: Any) -> int:
    middle = (row["char_start"] + row["char_end"]) // 2
    return next((i for i, (start, end) in enumerate(doc["sentences"]) if start <= middle < end), -1)


def type_right(row: Any, event: dict[str, Any]) -> bool:
    return row["event_type"] in {KEYS[key] for key in (event["event_type"], *event.get("event_type_alt", []))}


def days_of(row: Any) -> Days:
    first, last = row["date_start"], row["date_end"]
    return (None, None) if pd.isna(first) else (f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d}")


def documents() -> Iterator[dict[str, Any]]:
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def figures() -> dict[str, Any]:
    """Every figure, and the hash of the corpus that it was measured on."""
    docs = list(documents())
    scores = score_sentences(docs) | score_timexes(docs) | score_events(docs)
    return {"corpus": hashlib.sha256(CORPUS.read_bytes()).hexdigest()[:16], **scores}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true", help="write the figures to baseline.json")
    options = parser.parse_args()
    measured = figures()
    print(json.dumps(measured, indent=2, ensure_ascii=False))
    if options.pin:
        BASELINE.write_text(json.dumps(measured, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
