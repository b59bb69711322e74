"""Measures in the drawn page whether labels lie over each other, or over a bar or a glyph."""

from __future__ import annotations

import itertools

BOXES = (
    "return [...document.querySelectorAll('#chart .textpoint text, #chart .annotation-text')].map((t) => {"
    "const b = t.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom, t.textContent] })"
)


# the frame of the drawing follows from its margins: what Plotly lays over it to drag is not there on a touch screen
CROSSINGS = (
    "const box = (e) => e.getBoundingClientRect(); const whole = box(chart); const { l, r } = chart.layout.margin;"
    "const frame = { left: whole.left + l, right: whole.left + chart.layout.width - r };"
    "const marks = [...document.querySelectorAll('#chart .scatterlayer .point, #chart .barlayer path')].map(box);"
    "return [...document.querySelectorAll('#chart .textpoint text')].filter((text) => { const t = box(text);"
    "return marks.some((m) => t.left < Math.min(m.right, frame.right) - 1 && Math.max(m.left, frame.left) < t.right - 1"
    " && t.top + 4 < m.bottom && m.top < t.bottom - 4) }).map((text) => text.textContent)"
)


# labels that lie on their own bar may cross it, never a glyph
ON_GLYPH = (
    "const box = (e) => e.getBoundingClientRect();"
    "const glyphs = [...document.querySelectorAll('#chart .scatterlayer .point')].map(box);"
    "const notes = [...document.querySelectorAll('#chart .annotation')].filter((e) => e.querySelector('.bg'));"
    "return notes.filter((note) => { const t = box(note); "
    "return glyphs.some((g) => t.left < g.right - 3 && g.left + 3 < t.right && t.top + 5 < g.bottom"
    " && g.top < t.bottom - 5) }).map((note) => note.textContent)"
)


def overlaps(boxes):
    names = []
    for (l1, t1, r1, b1, name1), (l2, t2, r2, b2, name2) in itertools.combinations(boxes, 2):
        if l1 < r2 - 1 and l2 < r1 - 1 and t1 < b2 - 5 and t2 < b1 - 5:
            names.append((name1, name2))
    return names
