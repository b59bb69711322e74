"""The words of the page are checked before anyone reads them."""

from __future__ import annotations

import copy
import re
import tomllib
from importlib.resources import files

import pytest

from timeline.errors import LangError
from timeline.lang import load_lang
from timeline.lang.ui import check_same, check_ui, load_ui, ui_codes


def tables(code):
    return tomllib.loads((files("timeline.lang") / code / "ui.toml").read_text(encoding="utf-8"))


def test_english_is_a_language_of_the_page_only():
    assert ui_codes() == ["en", "nl"]
    with pytest.raises(LangError, match="unknown language 'en'"):
        load_lang("en")
    with pytest.raises(LangError, match=r"'fr'; it has: en, nl"):
        load_ui("fr")
    with pytest.raises(LangError):
        load_ui("../nl")


@pytest.mark.parametrize(
    ("section", "key", "value", "message"),
    [
        ("text", "title", "", r"nl/ui.toml: \[text\] title is not a text"),
        ("text", "title", 3, r"\[text\] title is not a text"),
        ("calendar", "months", ["jan"], r"\[calendar\] months is not a list of 12"),
        ("statuses", "planned", None, r"\[statuses\] has no label for 'planned'"),
        ("event_types", "Battles", None, r"\[event_types\] has no label for 'Battles'"),
        ("dates", None, None, r"the table \[dates\] is missing"),
    ],
)
def test_a_broken_file_names_table_and_key(section, key, value, message):
    broken = copy.deepcopy(tables("nl"))
    if key is None:
        del broken[section]
    elif value is None:
        del broken[section][key]
    else:
        broken[section][key] = value
    with pytest.raises(LangError, match=message):
        check_ui(broken, "nl")


def test_every_language_has_the_same_keys_and_holes():
    measure = tables("nl")
    for key, value, message in (
        ("title", None, "title is missing"),
        ("extra", "x", "extra is unknown"),
        ("list_shown", "{foo} of {total}", "fills in names"),
    ):
        broken = copy.deepcopy(tables("en"))
        if value is None:
            del broken["text"][key]
        else:
            broken["text"][key] = value
        with pytest.raises(LangError, match=message):
            check_same(broken, measure, "en")


def test_the_assets_use_every_text_and_only_texts_there_are():
    texts = set(tables("nl")["text"])
    home = files("timeline.render")
    sources = [entry for folder in (home, home / "assets") for entry in folder.iterdir() if entry.is_file()]
    code = "\n".join(entry.read_text(encoding="utf-8") for entry in sources)
    asked = set(re.findall(r'say\(\s*"(\w+)"', code)) | set(re.findall(r'\.text\["(\w+)"\]', code))
    assert asked <= texts
    unused = {key for key in texts if not re.search(rf"\b{key}\b", code)}
    assert unused <= {key for key in texts if key.endswith(("_one", "_many")) or key.startswith("overview_")}
