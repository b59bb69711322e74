"""A user's own triggers: they add to ours, and what is wrong with them is said with file and key."""

import re
import tomllib

import pytest

from timeline.errors import LangError
from timeline.lang import load_lang
from timeline.lang.events import load_events

OWN = """
[[trigger]]
name = "piracy"
type = "Piracy"
sub_type = "Hijacking"
nouns = ["scheepskaping scheepskapingen"]
verbs = ["enteren entert enter | enterde enterden | geënterd"]
unless = ["spel"]
examples = ["Piraten enterden een tanker."]
rejects = ["In het spel enterden zij een schip."]
"""


@pytest.fixture(name="own")
def _own(tmp_path):
    def write(text: str):
        path = tmp_path / "my.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_own_triggers_and_types_are_found_beside_ours(read, own):
    text = "Bij Somalië enterden piraten dinsdag een tanker. Rebellen bombardeerden gisteren de stad."
    plain = [(mention.trigger, mention.event_type) for mention in read(text)]
    mine = [(mention.trigger, mention.event_type) for mention in read(text, lexicon=own(OWN))]
    assert ("enterden", "Piracy") in mine
    assert ("enterden", "Piracy") not in plain
    assert ("bombardeerden", "Explosions/Remote violence") in mine


def test_own_rejects_hold(read, own):
    assert not [m for m in read("In het spel enterden zij een schip.", lexicon=own(OWN)) if m.event_type == "Piracy"]


def test_a_changed_file_is_read_again(read, own):
    text = "Piraten enterden een tanker."
    assert [m.event_type for m in read(text, lexicon=own(OWN))] == ["Piracy"]
    path = own(OWN.replace('"Piracy"', '"Sea robbery"'))
    assert [m.event_type for m in read(text, lexicon=path)] == ["Sea robbery"]


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (('name = "piracy"', 'name = "Piracy at sea"'), "name"),
        (('type = "Piracy"\n', ""), "type"),
        (('examples = ["Piraten enterden een tanker."]\n', ""), "examples"),
        (('nouns = ["scheepskaping scheepskapingen"]', "nouns = 3"), "nouns"),
        (("| enterde enterden |", "|"), "verbs"),
        (('unless = ["spel"]', 'unles = ["spel"]'), "unles"),
        (('unless = ["spel"]', 'needs = { verbs = ["nowhere"] }'), "nowhere"),
        (('unless = ["spel"]', 'status = "perhaps"'), "status"),
        (('name = "piracy"', 'name = "air-strike"'), "air-strike"),
        (("[[trigger]]", "[[trigger"), "TOML"),
    ],
)
def test_a_broken_lexicon_is_named_with_its_key(own, change, key):
    path = own(OWN.replace(*change))
    with pytest.raises(LangError) as error:
        load_events(load_lang("nl"), path)
    assert str(path) in str(error.value)
    assert key in str(error.value)


def test_a_missing_lexicon_is_named(tmp_path):
    with pytest.raises(LangError, match=r"none\.toml"):
        load_events(load_lang("nl"), tmp_path / "none.toml")


def test_a_noun_split_at_its_spaces_is_refused(own):
    with pytest.raises(LangError, match="'van' is no noun"):
        load_events(load_lang("nl"), own(OWN.replace("scheepskaping scheepskapingen", "kaping van schepen")))


def test_there_are_no_cues_that_no_rule_asks_for():
    tables = [file.read_text(encoding="utf-8") for file in load_lang("nl").folder.iterdir() if file.suffix == ".toml"]
    made = {name for table in tables for name in tomllib.loads(table).get("cues", {})}
    asked = set(re.findall(r'"([\w-]+)"', " ".join(tables)))
    assert made - asked == set()
