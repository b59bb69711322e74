"""Turns the bytes of a file into text, and says so where the encoding had to be guessed."""

from __future__ import annotations

import codecs
from pathlib import Path

from timeline.errors import InputError

_BOMS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1b\x85")
_KNOWN = ((b"%PDF", "a PDF"), (b"PK\x03\x04", "a Word file or a zip"), (b"\xd0\xcf\x11\xe0", "an old Office file"))


def read_text(path: Path, *, keep_line_ends: bool = False) -> tuple[str, str | None]:
    r"""Read a text file; gives the text with `\n` line ends and a remark where the encoding had to be guessed.

    UTF-8, UTF-16 and UTF-32 (these two with their mark), else Windows-1252. Line ends are made `\n` (unless
    kept), so that character offsets count the same on every system; nothing else is changed.

    Raises:
        InputError: the file cannot be read, is empty, or is no text; the message says what to do.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("does not exist; check the name and the folder") from error
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}); check its rights") from error
    text, remark = decode(raw)
    if not keep_line_ends:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\ufeff\u200b \t\r\n"):
        raise InputError("is empty; put the article's text in it or leave it out")
    return text, remark


def decode(raw: bytes) -> tuple[str, str | None]:
    """Decode bytes; gives the text and a remark where the encoding had to be guessed.

    Raises:
        InputError: these bytes are no text.

    >>> decode("één".encode("cp1252"))[0]
    'één'
    """
    encoding = next((name for mark, name in _BOMS if raw.startswith(mark)), None)
    if encoding is None and _is_binary(raw):
        kind = next((name for mark, name in _KNOWN if raw.startswith(mark)), "a binary file")
        raise InputError(f"is {kind}, not text; save the article as plain text (.txt, UTF-8)")
    try:
        return raw.decode(encoding or "utf-8"), None
    except UnicodeDecodeError as error:
        if encoding:
            raise InputError(f"says it is {encoding} but is not; save it as UTF-8") from error
    try:
        return raw.decode(
            "cp1252"
        ), "is not UTF-8 and was read as Windows-1252; if letters look wrong, save it as UTF-8"
    except UnicodeDecodeError as error:
        raise InputError("is neither UTF-8 nor Windows-1252; save it as UTF-8") from error


def _is_binary(raw: bytes) -> bool:
    """NUL bytes, or more than a stray control character."""
    head = raw[:65536]
    if b"\0" in head or head.startswith(b"%PDF"):
        return True
    strange = sum(1 for byte in head if byte < 32 and byte not in _TEXT_CONTROLS)
    return strange > 2 + len(head) // 50
