"""What can go wrong, as one tree of exceptions.

TimelineError            anything a user can mend: the message names the file and the remedy
├── InputError           a file or folder that cannot be read as articles
│   ├── PublicationDateError   an article whose publication date is unknown or impossible
│   └── MetadataError    a metadata.csv or front matter that does not hold
├── LangError            a language folder whose data does not hold (also a user's own lexicon)
├── TableError           a frame or a table file that breaks the schema
└── ModelError           a spaCy pipeline that cannot be loaded
"""


class TimelineError(Exception):
    """Anything a user can mend; the message names the file and the remedy."""


class InputError(TimelineError):
    """A file or folder that cannot be read as articles."""


class PublicationDateError(InputError):
    """An article whose publication date is unknown or impossible."""


class MetadataError(InputError):
    """A metadata.csv or a front matter that does not hold."""


class LangError(TimelineError):
    """A language folder, or a user's own lexicon, whose data does not hold."""


class TableError(TimelineError):
    """A frame or a table file that breaks the schema of `timeline.table`."""


class ModelError(TimelineError):
    """A spaCy pipeline that cannot be loaded."""
