"""Writes the table in the formats of other tools, one module per format.

Each format keeps what it can hold and says what it had to leave out; none makes a day or a number more precise than
the table has it.
"""

from timeline.export.formats import FORMATS, Export, export

__all__ = ["FORMATS", "Export", "export"]
