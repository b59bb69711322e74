"""Measures how linkage grows: mentions of an invented war, at 1,000, 10,000 and 100,000, in processor time and memory.

    python benchmarks/linkage.py [--sizes 1000 10000 100000] [--per-day 100]

The mentions are made from a fixed seed. Each event has a day, a town, a target and a toll, and up to six reports that
tell it in other words, with other counts and vaguer days; each report is one article. Beside the time stands how well
the events come back, so that speed is not bought with joins.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter
from typing import Any

import pandas as pd

from timeline import table
from timeline.linkage import link

TYPES = [
    ("Explosions/Remote violence", "Air/drone strike", "luchtaanval"),
    ("Explosions/Remote violence", "Shelling/artillery/missile attack", "beschieting"),
    ("Battles", "Armed clash", "gevechten"),
    ("Violence against civilians", "Attack", "moordpartij"),
    ("Strategic developments", "Agreement", "akkoord"),
    ("Diplomacy", "Meeting", "overleg"),
]
SYLLABLES = ["ka", "mo", "ri", "ten", "lo", "sha", "ver", "du", "bel", "gor", "ni", "zel", "pra", "wu", "fin", "hask"]


def word(chance: random.Random, length: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(length))


def invent(size: int, per_day: int) -> tuple[pd.DataFrame, dict[str, int]]:
    """Mentions of an invented war, and the true event of each."""
    chance = random.Random(f"linkage {size} {per_day}")
    towns = [(word(chance, 2).title() + str(n), chance.uniform(44, 52), chance.uniform(24, 40)) for n in range(200)]
    words = [word(chance, 3) for _ in range(4000)]
    first = pd.Timestamp("2015-01-01")
    rows: list[dict[str, Any]] = []
    truth: dict[str, int] = {}
    event = 0
    while len(rows) < size:
        event += 1
        day = first + pd.Timedelta(days=chance.randrange(max(1, size // per_day)))
        kind = chance.choice(TYPES)
        town = chance.choice(towns)
        telling = chance.sample(words, 9)
        toll = chance.choice([None, chance.randint(1, 60)])
        for _ in range(min(chance.choice([1, 1, 1, 2, 3, 6]), size - len(rows))):
            name = f"m{len(rows):06}"
            truth[name] = event
            said = [*chance.sample(telling, 6), *chance.choices(words, k=4), kind[2], town[0]]
            rows.append(report(chance, name, day=day, kind=kind, town=town, toll=toll, said=" ".join(said)))
    return table.as_table(pd.DataFrame(rows, columns=list(table.NAMES), dtype=object)), truth


def report(chance: random.Random, name: str, *, day: Any, kind: Any, town: Any, toll: Any, said: str) -> dict[str, Any]:
    late = chance.randrange(3)
    dated = chance.random() < 0.7
    start = day if dated else day + pd.Timedelta(days=late)
    known = chance.random() < 0.8
    published = day + pd.Timedelta(days=late)
    return {
        "event_id": name,
        "article_id": name,
        "publisher": f"krant {chance.randrange(12)}",
        "published": published,
        "first_reported": published,
        "last_reported": published,
        "date_start": start,
        "date_end": start,
        "event_date": start,
        "grain": "day",
        "date_basis": "timex" if dated else "publication",
        "status": "occurred",
        "event_type": kind[0],
        "sub_event_type": kind[1],
        "trigger": kind[2],
        "location": town[0] if known else None,
        "iso": "UA",
        "latitude": town[1] if known else None,
        "longitude": town[2] if known else None,
        "fatalities_low": toll,
        "fatalities_high": toll,
        "quote": said,
        "notes": said,
        "char_start": 0,
        "char_end": len(said),
        "n_sources": 1,
        "mention_ids": (name,),
        "confidence": 0.7,
    }


def pairs(groups: Counter[Any]) -> int:
    return sum(n * (n - 1) // 2 for n in groups.values())


def peak() -> float:
    """The most memory that the run has taken so far, in MB; before linking it is that of the frame of mentions."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--per-day", type=int, default=100, help="mentions per day of the war (100)")
    options = parser.parse_args()
    heads = ("mentions", "events", "seconds", "ms each", "MB frame", "MB peak", "precision", "recall")
    print(" ".join(f"{head:>{width}}" for head, width in zip(heads, (9, 8, 8, 8, 8, 8, 9, 7), strict=True)))
    for size in options.sizes:
        mentions, truth = invent(size, options.per_day)
        before = peak()
        started = time.process_time()
        events = link(mentions)
        took = time.process_time() - started
        linked = Counter((row, truth[name]) for row, ids in enumerate(events["mention_ids"]) for name in ids)
        right = pairs(linked)
        made = pairs(Counter(dict(enumerate(map(len, events["mention_ids"])))))
        wanted = pairs(Counter(truth.values()))
        print(
            f"{size:>9,} {len(events):>8,} {took:>8.1f} {1000 * took / size:>8.2f} {before:>8.0f} {peak():>8.0f} "
            f"{right / max(1, made):>9.3f} {right / max(1, wanted):>7.3f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
