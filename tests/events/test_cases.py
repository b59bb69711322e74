"""The cases in `cases/*.txt`, readable without Python; `cases/README.txt` says how they are written."""

import datetime as dt
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "cases"


def cases():
    for file in sorted(HERE.glob("*.txt")):
        if file.stem == "README":
            continue
        for number, block in enumerate(("\n" + file.read_text(encoding="utf-8")).split("\n> ")[1:], start=1):
            head, *lines = block.strip().split("\n")
            wanted = [line[2:] for line in lines if line.startswith("= ")]
            text = "\n".join(line for line in lines if not line.startswith("= ")).strip()
            yield pytest.param(head, text, wanted, id=f"{file.stem}-{number}")


def shown(mention) -> dict[str, str]:
    """The cells of a row as the cases write them."""

    def cells(*values):
        return " ".join("-" if value is None else str(value) for value in values)

    return {
        "type": cells(mention.event_type),
        "status": cells(mention.status),
        "days": cells(mention.date_start, mention.date_end),
        "core": cells(mention.core_start, mention.core_end),
        "basis": cells(mention.date_basis),
        "time": cells(mention.time),
        "actor1": cells(mention.actor1),
        "actor2": cells(mention.actor2),
        "place": cells(mention.location),
        "country": cells(mention.country),
        "iso": cells(mention.iso),
        "deaths": cells(mention.fatalities_low, mention.fatalities_high),
        "injured": cells(mention.injured_low, mention.injured_high),
        "kind": cells(mention.count_kind),
        "attribution": cells(mention.attribution),
        "notes": cells(mention.notes),
    }


@pytest.mark.parametrize(("head", "text", "wanted"), list(cases()))
def test_case(read, head, text, wanted):
    published = dt.datetime.fromisoformat(head) if " " in head else dt.datetime.fromisoformat(f"{head} 18:00")
    mentions = read(text, published)
    assert wanted, "a case without expectations tests nothing"
    for line in wanted:
        if line == "none":
            assert mentions == []
        elif line.startswith("count: "):
            assert len(mentions) == int(line[7:]), [mention.trigger for mention in mentions]
        else:
            trigger, *fields = (part.strip() for part in line.split("|"))
            found = [shown(mention) for mention in mentions if mention.trigger == trigger]
            assert found, f"{trigger!r} is none of {[mention.trigger for mention in mentions]}"
            want = dict(field.split(": ", 1) for field in fields)
            assert any({name: row[name] for name in want} == want for row in found), found
