"""Draws the table of events: a plain Plotly figure, and a page that needs nothing else."""

from timeline.render.figure import draw_figure
from timeline.render.page import write_page

__all__ = ["draw_figure", "write_page"]
