"""The weights of evidence: what each thing that two mentions have in common adds, and what against it takes away."""

from __future__ import annotations

from typing import NamedTuple

WEIGHTS: dict[str, float] = {
    # days; a report's own day is a guess, so it weighs less than an expression, and less again the later the report
    "same-day": 1.8,
    "same-night": 1.6,
    "background-day": 0.8,
    "adjacent-days": 0.6,
    "undated": -0.8,
    "referred-to": 1.5,
    # place
    "same-place": 1.2,
    "near-place": 0.7,
    "place-within": 0.4,
    "same-country": 0.3,
    "place-unclear": -1.0,
    "place-guessed": -0.4,
    "also-named": 0.3,
    # kind
    "same-kind": 0.8,
    "same-type": 0.4,
    "other-kind": -0.8,
    "related-type": -0.3,
    "same-trigger": 0.7,
    "rare-kind": 0.8,
    # who
    "same-actors": 0.7,
    "shared-actor": 0.5,
    "other-actors": -0.8,
    # how many
    "counts-fit": 0.3,
    "counts-differ": -0.5,
    # what was hit, and when on the day
    "same-target": 0.8,
    "other-target": -2.0,
    "same-clock": 0.7,
    "other-clock": -1.5,
    # factuality
    "told-anew": -2.0,
    "plan-and-fact": 0.3,
    "guess-and-fact": -1.5,
    "wire-copy": 3.0,
}
"""What each piece of evidence adds; `near-publication`, `day-within`, `days-overlap`, `same-count` and the wording
are graded, and so are not in this list."""


class Evidence(NamedTuple):
    """One reason for or against, by the name of its text in the language's `linkage.toml`, and what it adds."""

    name: str
    weight: float
