"""The language's data is checked when it is read: what does not hold is refused with file, rule and reason."""

import re
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from timeline.errors import LangError
from timeline.lang import Lang, load_lang
from timeline.lang.timex import load_timex
from timeline.timex.pattern import compile_pattern
from timeline.timex.rules import load_rules
from timeline.timex.template import expand

RULE = """
[[rule]]
name = "{name}"
pattern = "{pattern}"
{more}
meaning = {{ op = "{op}" }}
examples = {examples}
rejects = {rejects}
"""
GOOD = {
    "name": "own-rule", "pattern": "{month} drop", "more": "", "op": "month",
    "examples": '[["Een mei drop.", "mei drop", "2021-05-01/2021-05-31"]]', "rejects": '["Een drop."]',
}  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    """A copy of the Dutch folder that a test may spoil."""
    copy = tmp_path / "nl"
    shutil.copytree(Path(str(files("timeline.lang"))) / "nl", copy)
    return copy


def add_rule(folder, **change):
    file = folder / "timex-deictic.toml"
    file.write_text(file.read_text(encoding="utf-8") + RULE.format(**(GOOD | change)), encoding="utf-8")
    return Lang("nl", folder)


def test_a_good_rule_loads(folder):
    assert "own-rule" in {rule.text.name for rule in load_rules(add_rule(folder)).rules}


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"examples": "[]"}, "at least one example"),
        ({"rejects": "[]"}, "at least one example and one reject"),
        ({"examples": '[["Een mei drop.", "juni", "-"]]'}, "does not stand in"),
        ({"examples": '[["Een mei drop.", "mei drop", "31 mei"]]'}, "is not a day"),
        ({"examples": '[["Een mei drop."]]'}, "an example is"),
        ({"examples": '"mei"'}, "must be a list"),
        ({"name": "weekday-bare"}, "two rules are named"),
        ({"op": "dance"}, "no operation 'dance'"),
        ({"pattern": "{maand}"}, "no class 'maand'"),
        ({"pattern": "<maand>"}, "no macro <maand>"),
        ({"pattern": "(mei"}, "a missing"),
        ({"pattern": "mei)"}, "unexpected"),
        ({"pattern": "[mei]"}, "matches nothing"),
        ({"more": 'members = ["year"]'}, "no slot for the members"),
        ({"more": 'after = ["nowhere"]'}, "no word list 'nowhere'"),
    ],
)
def test_a_rule_that_does_not_hold_is_refused(folder, change, complaint):
    lang = add_rule(folder, **change)
    with pytest.raises(LangError, match=complaint):
        load_rules(lang)


def test_a_missing_table_is_named(folder):
    main = folder / "timex.toml"
    main.write_text(main.read_text(encoding="utf-8").replace("[reason]", "[raison]"), encoding="utf-8")
    with pytest.raises(LangError, match=r"timex\.toml: the key 'reason'"):
        load_timex(Lang("nl", folder))


def test_macros_may_not_contain_themselves():
    with pytest.raises(LangError, match="contains itself"):
        expand("<a>", {"a": "x<a>"}, "here")


def test_a_template_tells_what_can_begin_and_follow():
    pattern = compile_pattern("[begin |{count} ]{month}[ {year}]", load_timex(load_lang("nl")), "here")
    assert {"begin", "drie", "mei"} <= pattern.heads()
    assert (" ", "mei") in pattern.seconds("drie")
    assert {("", ""), (" ", "#")} <= pattern.seconds("mei")
    assert pattern.seconds("nooit") == frozenset()


def test_every_feast_has_days_and_every_day_a_name():
    data = load_timex(load_lang("nl"))
    assert set(data.classes["holiday"].values()) == set(data.holidays)


def test_there_is_no_data_that_nothing_reads():
    data = load_timex(load_lang("nl"))
    code = "".join(path.read_text(encoding="utf-8") for path in Path(str(files("timeline.timex"))).glob("*.py"))
    templates = " ".join((*data.macros.values(), *(r.pattern for r in data.rules), *(j.between for j in data.joins)))
    asked = {name for r in data.rules for name in r.after + r.not_after + r.before + r.not_before + r.near + r.not_near}
    slots = set(re.findall(r"{([^:}]+)", templates))
    quoted = set(re.findall(r'"([\w-]+)"', code))
    assert set(data.macros) <= set(re.findall(r"<([\w-]+)>", templates))
    assert {*data.classes, *data.numbers} <= slots | quoted
    assert {*data.words, *data.endings} <= asked | quoted
    assert [name for name, words in data.words.items() if not words] == []
