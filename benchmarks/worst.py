"""Search for the strings that cost most per character, and compare them with newspaper text: figures are ratios.

    python benchmarks/worst.py [--size N] [--generations N] [--keep N] [--final N] [--seed N]

Families of strings are tried first: every example, reject and word of the language's rules repeated, single characters
repeated, random soups of them. The worst are then bred for some generations (glued, cut, mutated), and the worst of
those are measured at `--size` characters, and the few worst of all at `--final`, each in a process of its own whose
memory is reported. What is timed is the processor time of sentences and dates together; `normal` is the corpus beside
this file, repeated.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import multiprocessing
import random
import resource
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from timeline.lang import load_lang
from timeline.lang.segment import load_segment
from timeline.lang.timex import load_timex
from timeline.segment import sentence_spans
from timeline.timex import find_timexes

CORPUS = Path(__file__).parent / "corpus" / "articles.jsonl"
DCT = dt.datetime(2022, 3, 23, 5, 30)  # the small hours, in which most can be meant
CHARACTERS = (
    "\n\r\t\v\x00 \u00a0\u200b\u2028.,:;!?'\"’‘“”„«»`´()[]{}<>-–—/\\|@#$%&*+=~_^°€½²0159aAzZéßǅİıﬁ\u0301🙂\ud800٣"
)
ODD = "0123456789 .,:-/'’\n\u00a0İßé\u200b(\"%"
SEPARATORS = (" ", ", ", ". ", "\n", "\n\n", "", " en ", "-", "; ")
TRIAL = 2_000
LANG = load_lang()
Family = tuple[str, str]


class Cost(NamedTuple):
    """What a text costs: microseconds of a processor per character, expressions found, peak memory in MB."""

    seconds: float
    segment: float
    found: int
    memory: float


def measure(text: str, rounds: int = 1) -> Cost:
    """The least of some rounds, as what else the machine does only adds."""
    best = Cost(float("inf"), 0.0, 0, 0.0)
    for _ in range(rounds):
        start = time.process_time()
        sents = sentence_spans(text, LANG)
        middle = time.process_time()
        found = len(find_timexes(text, sents=sents, dct=DCT, lang=LANG))
        spent = (time.process_time() - start) / len(text) * 1e6
        if spent < best.seconds:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            best = Cost(spent, (middle - start) / len(text) * 1e6, found, peak)
    return best


def repeat(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def normal_text() -> str:
    with CORPUS.open(encoding="utf-8") as lines:
        return "\n\n".join(json.loads(line)["text"] for line in lines) + "\n\n"


def families(rng: random.Random) -> Iterator[Family]:
    """Each kind of string, by a name and the unit that is repeated."""
    data = load_timex(LANG)
    for char in CHARACTERS:
        yield f"character {char!a}", char
        yield f"character {char!a} and a blank", char + " "
    expressions: list[str] = []
    for rule in data.rules:
        for example in rule.examples:
            expressions.append(example.expr)
            yield f"example of {rule.name}", example.text + " "
            for separator in SEPARATORS[:4]:
                yield f"expression of {rule.name} and {separator!r}", example.expr + separator
        for text in rule.rejects:
            yield f"reject of {rule.name}", text + " "
    words = {word for kind in (*data.words.values(), *data.classes.values()) for word in kind if word}
    words |= set(load_segment(LANG).kinds)
    for word in sorted(words):
        for separator in (" ", ". ") if len(word) < 6 else (" ",):
            yield f"word and {separator!r}", word + separator
    for number in ("3", "11", "24", "1940", "2022", "'22", "20.15", "24-02-", "1,5", "1.000", "06-12345678"):
        for separator in SEPARATORS:
            yield f"number and {separator!r}", number + separator
    yield from soups(rng, expressions, sorted(words))


def soups(rng: random.Random, expressions: list[str], words: list[str]) -> Iterator[Family]:
    """Random mixtures, long enough that nothing comes back soon."""
    for i in range(60):
        separator = rng.choice(SEPARATORS)
        yield f"soup of expressions {i}", separator.join(rng.choices(expressions, k=400)) + separator
        yield f"soup of words {i}", separator.join(rng.choices(words, k=400)) + separator
        both = [rng.choice(rng.choice((expressions, words))) for _ in range(400)]
        yield f"soup of both {i}", separator.join(both) + separator
        digits = rng.choices([*"0123456789-./:' ,", "uur", " maart ", "'s ", "\n"], k=600)
        yield f"soup of digits {i}", "".join(digits)


def breed(pool: list[Family], rng: random.Random) -> Iterator[Family]:
    """Strings made of two of the worst, or of one with a few characters changed."""
    for i in range(len(pool)):
        (_, one), (_, other) = rng.choice(pool), rng.choice(pool)
        yield "glued", one.strip(" ") + rng.choice(SEPARATORS) + other.strip(" ") + rng.choice(SEPARATORS)
        yield "alternated", (one[: rng.randint(1, 40)] + other[: rng.randint(1, 40)]) or " "
        letters = list(pool[i][1])
        for _ in range(rng.randint(1, 3)):
            at = rng.randrange(len(letters) + 1)
            if letters[at:] and rng.random() < 0.5:
                letters[at] = rng.choice(("", letters[at].swapcase(), rng.choice(ODD)))
            else:
                letters.insert(at, rng.choice(ODD))
        yield "mutated", "".join(letters) or " "


def search(generations: int, keep: int, rng: random.Random) -> list[tuple[float, Family]]:
    """The worst families, by microseconds per character of a short text; not too many of one kind."""
    tried: dict[str, tuple[float, Family]] = {}

    def attempt(found: Iterator[Family]) -> None:
        for family in found:
            unit = family[1][:TRIAL]
            if unit not in tried:
                tried[unit] = (measure(repeat(unit, TRIAL)).seconds, family)

    attempt(families(rng))
    for _ in range(generations):
        attempt(breed([family for _, family in select(tried.values(), keep)], rng))
    print(f"{len(tried):,} strings tried at {TRIAL:,} characters")
    return select(tried.values(), keep)


def select(tried: Iterable[tuple[float, Family]], keep: int) -> list[tuple[float, Family]]:
    counts: Counter[str] = Counter()
    worst: list[tuple[float, Family]] = []
    for entry in sorted(tried, key=lambda entry: -entry[0]):
        counts[entry[1][0]] += 1
        if counts[entry[1][0]] <= keep // 4:
            worst.append(entry)
    return worst[:keep]


def measure_alone(unit: str, size: int) -> Cost:
    """Measure in a new process, so that its peak of memory is its own; the short run fills the caches."""
    measure(normal_text())
    return measure(repeat(unit, size))


def report(family: Family, cost: Cost, size: int, normal: float) -> None:
    name, unit = family
    each = cost.seconds * size / cost.found if cost.found else 0.0
    print(
        f"{cost.seconds / normal:6.2f} x  {cost.seconds:6.3f} us/char (sentences {cost.segment:.3f})"
        f"  {each:7.1f} us/expression  {cost.memory:6,.0f} MB  {name}: {unit[:50]!a}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=200_000)
    parser.add_argument("--generations", type=int, default=6)
    parser.add_argument("--keep", type=int, default=60)
    parser.add_argument("--show", type=int, default=20)
    parser.add_argument("--final", type=int, default=0, help="characters of the last measurement, 0 for none")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    text = normal_text()
    measure(text)
    worst = search(options.generations, options.keep, random.Random(options.seed))
    normal = measure(repeat(text, options.size), 3).seconds
    print(f"normal text: {normal:.3f} us/char")
    measured = [(measure(repeat(family[1], options.size), 2), family) for _, family in worst]
    measured.sort(reverse=True)
    for cost, family in measured[: options.show]:
        report(family, cost, options.size, normal)
    if options.final:
        spawn = multiprocessing.get_context("spawn")
        for family in [("normal", text), *(family for _, family in measured[:3])]:
            with spawn.Pool(1) as pool:
                cost = pool.apply(measure_alone, (family[1], options.final))
            normal = cost.seconds if family[0] == "normal" else normal
            report(family, cost, options.final, normal)


if __name__ == "__main__":
    main()
