"""The look that figure and page share: a colour for each event type, a glyph for each status, the fonts.

Each colour has at least 4.5 to 1 contrast with the lanes behind it, in light and in dark (WCAG 1.4.3 and 1.4.11).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from timeline.values import EventType, Status


class Hue(NamedTuple):
    """One colour as two: on a light ground and on a dark one."""

    light: str
    dark: str


class Glyph(NamedTuple):
    """How a status is drawn: Plotly's symbol, filled or not, slanted text or not, and an SVG drawing of 16 by 16."""

    symbol: str
    filled: bool
    slanted: bool
    svg: str


TYPE_HUES: dict[str, Hue] = {
    EventType.BATTLES: Hue("#bf3f0b", "#ff8f5e"),
    EventType.EXPLOSIONS: Hue("#b0102f", "#ff7d8a"),
    EventType.VIOLENCE_AGAINST_CIVILIANS: Hue("#9b1c7d", "#f58be0"),
    EventType.PROTESTS: Hue("#0a6c80", "#4fd1e0"),
    EventType.RIOTS: Hue("#7a5f00", "#e6c34a"),
    EventType.STRATEGIC_DEVELOPMENTS: Hue("#0a67b3", "#63b3ff"),
    EventType.DIPLOMACY: Hue("#0a7552", "#3fd6a0"),
    EventType.HUMANITARIAN: Hue("#4b5a70", "#b3bfd1"),
    EventType.JUSTICE: Hue("#7c3aa8", "#cf9bf0"),
}
# for the types of a user's own lexicon, in the alphabetical order of those types
OTHER_HUES: tuple[Hue, ...] = (
    Hue("#5b53a8", "#a9a3f5"),
    Hue("#8a4a1c", "#e0a070"),
    Hue("#2f6b2f", "#86d086"),
    Hue("#8f3358", "#f08fb6"),
    Hue("#3d6480", "#8fc1e3"),
    Hue("#6b5b1f", "#cfc070"),
)
_DOT = '<circle cx="8" cy="8" r="5.5" fill="currentColor"/>'
_RING = '<circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="2.2"/>'
STATUS_GLYPHS: dict[str, Glyph] = {
    Status.OCCURRED: Glyph("circle", True, False, _DOT),
    Status.ONGOING: Glyph(
        "circle",
        True,
        False,
        '<circle cx="6" cy="8" r="5" fill="currentColor"/><path d="M11 3.5 16 8l-5 4.5z" fill="currentColor"/>',
    ),
    Status.PLANNED: Glyph(
        "diamond",
        False,
        False,
        '<path d="M8 1.6 14.4 8 8 14.4 1.6 8z" fill="none" stroke="currentColor" stroke-width="2"/>',
    ),
    Status.CLAIMED: Glyph("circle", False, True, _RING),
    Status.HYPOTHETICAL: Glyph(
        "triangle-up",
        False,
        True,
        '<path d="M8 2.2 14.6 13.6H1.4z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/>',
    ),
    Status.DENIED: Glyph(
        "circle-x",
        False,
        False,
        _RING + '<path d="M4.6 4.6 11.4 11.4M11.4 4.6 4.6 11.4" stroke="currentColor" stroke-width="1.8"/>',
    ),
}
HATCHED: frozenset[str] = frozenset({Status.PLANNED, Status.HYPOTHETICAL})
FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif'


def order_types(present: Iterable[str]) -> list[str]:
    """Put event types in the order of the lanes: ours first, then those of a user's own lexicon by name.

    >>> order_types(["Piracy", "Justice", "Battles"])
    ['Battles', 'Justice', 'Piracy']
    """
    found = set(present)
    return [str(name) for name in TYPE_HUES if name in found] + sorted(found - set(TYPE_HUES))


def hue_of(event_type: str, types: list[str]) -> Hue:
    """Give the colour of an event type among `types`, the types of the whole table as `order_types` has them.

    >>> hue_of("Battles", ["Battles"]).light
    '#bf3f0b'
    """
    if event_type in TYPE_HUES:
        return TYPE_HUES[event_type]
    others = [name for name in types if name not in TYPE_HUES]
    return OTHER_HUES[others.index(event_type) % len(OTHER_HUES)]


def type_css(types: list[str]) -> str:
    """Write the CSS variables `--t0`, `--t1`, ... with the colours of the types, for light and dark."""

    def rule(selector: str, shade: int) -> str:
        pairs = ";".join(f"--t{i}:{hue_of(name, types)[shade]}" for i, name in enumerate(types))
        return f"{selector}{{{pairs}}}"

    classes = "".join(f".t{i}{{--c:var(--t{i})}}" for i in range(len(types)))
    preferred = f"@media screen and (prefers-color-scheme:dark){{{rule(':root:not([data-theme=light])', 1)}}}"
    return rule(":root", 0) + preferred + rule(":root[data-theme=dark]", 1) + classes
