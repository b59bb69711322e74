"""Dutch news articles in, a table and an interactive timeline of conflict events out.

The names below are the whole public interface; they are imported when first used, so that `timeline --help` and
shell completion do not wait for spaCy, pandas and Plotly.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from timeline.errors import TimelineError
from timeline.values import Article, Interval, Timex

if TYPE_CHECKING:
    from timeline.pipeline import build, figure, mentions, merge, read, sentences, timexes, to_html

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Interval",
    "TimelineError",
    "Timex",
    "build",
    "figure",
    "mentions",
    "merge",
    "read",
    "sentences",
    "timexes",
    "to_html",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")
    return getattr(import_module("timeline.pipeline"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
