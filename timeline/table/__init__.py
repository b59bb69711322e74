"""The table of events: its columns and dtypes, the check that guards them, reading and writing."""

from timeline.table.reading import read_table
from timeline.table.schema import COLUMNS, DAYS, NAMES, VOCABULARIES, Column, as_table, check, from_mentions
from timeline.table.writing import csv_text, format_csv, format_of, plain_rows, write_table

__all__ = [
    "COLUMNS",
    "DAYS",
    "NAMES",
    "VOCABULARIES",
    "Column",
    "as_table",
    "check",
    "csv_text",
    "format_csv",
    "format_of",
    "from_mentions",
    "plain_rows",
    "read_table",
    "write_table",
]
