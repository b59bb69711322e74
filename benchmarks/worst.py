"""Search for the strings that cost most per character, and compare them with newspaper text: figures are ratios.

    python benchmarks/worst.py [--normal PATH...] [--size N] [--generations N] [--keep N] [--final N] [--seed N]

Families of strings are tried first: every example, reject and word of the language's rules repeated, single characters
repeated, random soups of them. The worst are then bred for some generations (glued, cut, mutated), and the worst of
those are measured at `--size` characters. Texts in which nothing comes back are measured too, for what was read before
is not read again: expressions in random order, and what means to get around the limit on lists (`timex/density`): lists
with text between them, and text with an expression every so many characters. The few worst of all are measured at
`--final` characters, each in a process of its own whose memory is reported. What is timed is processor time, of
sentences and dates together and of dates alone; `normal` are the articles of `--normal`, by default the corpus beside
this file.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import json
import multiprocessing
import random
import resource
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import timeline
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
SHORT, LONG = 8, 400_000
# what the texts that mean to get around the limit on lists are made of
LISTED, BETWEEN, GAPS = (100, 1_900, 4_000), (50, 500, 2_000, 10_000), (16, 24, 32, 40, 48, 64)
LANG = load_lang()
Family = tuple[str, str]


class Cost(NamedTuple):
    """What a text costs: microseconds of a processor per character, expressions found, peak memory in MB."""

    seconds: float
    segment: float
    found: int
    memory: float

    @property
    def dates(self) -> float:
        """The part of finding and resolving, with the sentences given."""
        return self.seconds - self.segment


def ignore(start: int, end: int) -> None:
    """Take no notice of what is left out."""


def measure(text: str, rounds: int = 1) -> Cost:
    """The least of some rounds, as what else the machine does only adds."""
    best = Cost(float("inf"), 0.0, 0, 0.0)
    for _ in range(rounds):
        start = time.process_time()
        sents = sentence_spans(text, LANG)
        middle = time.process_time()
        found = len(find_timexes(text, sents=sents, dct=DCT, lang=LANG, on_skip=ignore))
        spent = (time.process_time() - start) / len(text) * 1e6
        if spent < best.seconds:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            best = Cost(spent, (middle - start) / len(text) * 1e6, found, peak)
    return best


def repeat(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def normal_texts(paths: list[str]) -> list[str]:
    if paths:
        return [article.text for article in timeline.read(paths, published="2019-01-01", on_problem=lambda _: None)]
    with CORPUS.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def measure_normal(texts: list[str], rounds: int = 3) -> Cost:
    """The articles one by one, as they are read in earnest."""
    best = Cost(float("inf"), 0.0, 0, 0.0)
    for _ in range(rounds):
        size, costs = sum(len(text) for text in texts), [(len(text), measure(text)) for text in texts if text]
        spent = sum(length * cost.seconds for length, cost in costs) / size
        if spent < best.seconds:
            segment = sum(length * cost.segment for length, cost in costs) / size
            best = Cost(spent, segment, sum(cost.found for _, cost in costs), costs[-1][1].memory)
    return best


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


def endless(rng: random.Random, prose: str) -> Iterator[Family]:
    """Texts in which nothing comes back within `LONG` characters."""
    every = sorted({example.expr for rule in load_timex(LANG).rules for example in rule.examples})
    short = [expr for expr in every if len(expr) <= SHORT]
    yield "short expressions, never twice the same", " ".join(rng.choices(short, k=LONG // 6)) + " "
    yield "expressions, never twice the same", ", ".join(rng.choices(every, k=LONG // 16)) + ", "
    yield "lines of expressions, never twice the same", "\n".join(rng.choices(every, k=LONG // 16)) + "\n"
    examples = sorted({example.text for rule in load_timex(LANG).rules for example in rule.examples})
    yield "examples, never twice the same", " ".join(rng.choices(examples, k=LONG // 40)) + " "
    for listed, between in itertools.product(LISTED, BETWEEN):
        texts = (
            " ".join(rng.choices(short, k=listed)) + "\n" + cut(prose, between, rng) + "\n"
            for _ in range(LONG // (6 * listed + between) + 1)
        )
        yield f"lists of {listed:,} expressions, {between:,} characters of text between", "".join(texts)
    for gap, kind in itertools.product(GAPS, (short, every)):
        texts = (f"{expr} {cut(prose, gap - len(expr) - 2, rng)} " for expr in rng.choices(kind, k=LONG // gap))
        lines = "\n" if kind is short else ""
        yield f"text with an expression every {gap} characters, at most {max(map(len, kind))} long", lines.join(texts)


def cut(prose: str, size: int, rng: random.Random) -> str:
    """So many characters of text from anywhere in it."""
    start = rng.randrange(len(prose) - max(BETWEEN))
    return prose[start : start + max(size, 0)]


def plain(texts: list[str]) -> str:
    """The sentences of the articles that hold no temporal expression, one after the other, as long as the texts."""
    kept: list[str] = []
    for text in texts:
        sents = sentence_spans(text, LANG)
        starts = [timex.start_char for timex in find_timexes(text, sents=sents, dct=DCT, lang=LANG)]
        kept += [text[a:b] for a, b in sents if not any(a <= start < b for start in starts)]
    return repeat(" ".join(kept) + " ", LONG)


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
    measure("\n\n".join(normal_texts([])))
    return measure(repeat(unit, size))


def report(family: Family, cost: Cost, size: int, normal: Cost) -> None:
    name, unit = family
    each = cost.dates * size / cost.found if cost.found else 0.0
    print(
        f"{cost.seconds / normal.seconds:6.2f} x, dates alone {cost.dates / normal.dates:6.2f} x"
        f"  {cost.seconds:6.3f} us/char (sentences {cost.segment:.3f})"
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
    parser.add_argument("--normal", nargs="+", default=[], help="articles that are normal text")
    options = parser.parse_args()
    texts = normal_texts(options.normal)
    measure_normal(texts, 1)
    rng = random.Random(options.seed)
    unending = list(endless(rng, plain(texts)))
    worst = search(options.generations, options.keep, rng)
    normal = measure_normal(texts)
    print(f"normal text: {normal.seconds:.3f} us/char, dates alone {normal.dates:.3f}")
    finalists: list[Family] = []
    for found, shown in (([family for _, family in worst], options.show), (unending, len(unending))):
        measured = [(measure(repeat(family[1], options.size), 2), family) for family in found]
        measured.sort(reverse=True)
        for cost, family in measured[:shown]:
            report(family, cost, options.size, normal)
        finalists += [family for _, family in measured[:4]]
    if options.final:
        spawn = multiprocessing.get_context("spawn")
        for family in [("normal", "\n\n".join(texts) + "\n\n"), *finalists]:
            with spawn.Pool(1) as pool:
                cost = pool.apply(measure_alone, (family[1], options.final))
            report(family, cost, options.final, normal)


if __name__ == "__main__":
    main()
