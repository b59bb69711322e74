"""Reads a language, which is a folder of data, and checks it before anything uses it.

Each room's data has its own module here that knows its shape (`lang/segment.py`, `lang/timex.py`, ...); a `Lang`
hands them out lazily, so that a run reads only what it needs.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from timeline.errors import LangError

DEFAULT = "nl"


class Lang:
    """One language's data. `code` is the name of its folder."""

    def __init__(self, code: str, folder: Traversable) -> None:
        self.code = code
        self.folder = folder

    def toml(self, name: str) -> dict[str, Any]:
        """Read one TOML file of the folder.

        Raises:
            LangError: the file is absent or is not TOML; the message names it.
        """
        source = self.folder / name
        try:
            return tomllib.loads(source.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise LangError(f"the language {self.code!r} has no file {name}") from error
        except tomllib.TOMLDecodeError as error:
            raise LangError(f"{source}: not valid TOML: {error}") from error


@cache
def load_lang(code: str = DEFAULT) -> Lang:
    """Load the language whose folder is `timeline/lang/<code>/`; the same object for the same code.

    Raises:
        LangError: there is no such folder; the message lists those there are.

    >>> load_lang("nl").code
    'nl'
    """
    home = files(__name__)
    known = sorted(entry.name for entry in home.iterdir() if entry.is_dir() and (entry / "language.toml").is_file())
    if code not in known:
        raise LangError(f"unknown language {code!r}; there is data for: {', '.join(known)}")
    return Lang(code, home / code)
