"""Takes over the named entities of a trained spaCy pipeline, where the user named one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.clauses import Sentence
from timeline.events.nouns import Entity

if TYPE_CHECKING:
    from spacy.tokens import Doc

KINDS = {
    "PER": "person",
    "PERSON": "person",
    "ORG": "organisation",
    "LOC": "place",
    "GPE": "place",
}
_CERTAIN = frozenset(("country", "organisation", "seat", "adjective", "inhabitant"))  # the language's own lists hold


def with_model(entities: list[Entity], sentence: Sentence, doc: Doc) -> list[Entity]:
    """Our entities of a sentence with what the pipeline knows better: who is a person, what a place is.

    A span that our lists name stays as it is; of the others the pipeline's label holds, and what it alone found is
    added. The result is in order and disjoint.
    """
    found = list(entities)
    for span in doc.ents:
        kind = KINDS.get(span.label_)
        if kind is None or span.start_char < sentence.start or span.end_char > sentence.end:
            continue
        first = sentence.position_at(span.start_char)
        last = sentence.position_at(span.end_char - 1) + 1
        overlapping = [entity for entity in found if entity.first < last and first < entity.last]
        if any(entity.kind in _CERTAIN or entity.title for entity in overlapping):
            continue
        name = overlapping[0].name if len(overlapping) == 1 and kind == "person" else span.text
        found = [entity for entity in found if entity not in overlapping]
        found.append(Entity("name" if kind == "place" else kind, first, last, name, place=kind == "place"))
    return sorted(found, key=lambda entity: entity.first)
