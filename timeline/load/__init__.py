"""Reads files into articles, one module per format.

A folder of `.txt` and `.md` files with a `metadata.csv` beside them, files with YAML front matter, `.jsonl`, `.json`
and `.csv` with one article a line or row, saved web pages (`.html`). No network, no clock; nothing is lost in silence.
"""

from timeline.load.reading import read_articles

__all__ = ["read_articles"]
