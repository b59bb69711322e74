"""Makes hostile text safe to print: in HTML, in the text fields of Plotly, in JSON inside a script element."""

from __future__ import annotations

import html
import json
import re
from typing import Any
from urllib.parse import urlsplit

# C0 and C1 controls but for tab and newline, the bidi controls that reorder what follows, and lone surrogates
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
_BLANKS = re.compile(r"\s{1,10000}")


def clean(text: str) -> str:
    """Drop the characters that no text needs and that break or reorder a page.

    >>> clean("a\\x00b\\u202ec")
    'abc'
    """
    return _CONTROLS.sub("", text)


def escape(text: str) -> str:
    """Make text safe as the content of an element or of a quoted attribute of HTML.

    >>> escape('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    return html.escape(clean(text), quote=True)


def plotly_text(text: str) -> str:
    """Make text safe for Plotly, which reads some markup but shows `&quot;` as it stands.

    >>> plotly_text('"A" & <b>')
    '"A" &amp; &lt;b&gt;'
    """
    return one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def one_line(text: str, limit: int = 200) -> str:
    """Put text on one line, cut off with an ellipsis at `limit` characters.

    >>> one_line("een  twee\\ndrie", 9)
    'een twee…'
    """
    line = _BLANKS.sub(" ", clean(text)).strip()
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def script_json(value: Any) -> str:
    """Write JSON that can stand inside a script element.

    >>> script_json("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return _CONTROLS.sub("", text)


def web_link(url: str | None) -> str | None:
    """Give a link that may be followed, else None: only http and https, no spaces or control characters.

    >>> web_link("javascript:alert(1)") is None
    True
    """
    if not url or clean(url) != url or any(char.isspace() for char in url) or len(url) > 2000:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
