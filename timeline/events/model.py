"""Takes over the named entities and the parse of a trained spaCy pipeline, where the user named one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.events.clauses import Sentence
from timeline.events.nouns import Entity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

KINDS = {
    "PER": "person",
    "PERSON": "person",
    "ORG": "organisation",
    "LOC": "place",
    "GPE": "place",
}
# the relations of Universal Dependencies, as spaCy's Dutch pipelines label them
_SUBJECTS, _PASSIVE, _OBJECTS, _AGENTS = ("nsubj", "csubj"), ("nsubj:pass",), ("obj", "iobj"), ("obl:agent",)
_RELATIVE, _JOINED = "acl:relcl", "conj"
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


@dataclass(frozen=True, slots=True)
class Arguments:
    """The character offsets of the words that a parse makes the subject, the object and the agent of a verb.

    Of a passive the subject is in `object`, and what "door" names in `subject`.
    """

    subject: int | None = None
    object: int | None = None


def arguments_of(doc: Doc, offset: int) -> Arguments:
    """Who acts and who undergoes by the parse of the verb at a character offset; nothing where nothing is parsed."""
    span = doc.char_span(offset, offset + 1, alignment_mode="expand") if doc.has_annotation("DEP") else None
    if span is None:
        return Arguments()
    verb = span[0]
    own = _dependent(verb, (*_SUBJECTS, *_PASSIVE))
    if own is None and verb.dep_ == _JOINED:
        own = _dependent(verb.head, (*_SUBJECTS, *_PASSIVE))  # "het leger viel aan en doodde twee mensen"
    passive = own is not None and own.dep_ in _PASSIVE
    subject, agent, patient = _meant(own, verb), _dependent(verb, _AGENTS), _dependent(verb, _OBJECTS)
    acts, undergoes = (agent, subject) if passive else (subject or agent, patient)
    return Arguments(acts.idx if acts is not None else None, undergoes.idx if undergoes is not None else None)


def _dependent(verb: Token, relations: tuple[str, ...]) -> Token | None:
    return next((child for child in verb.children if child.dep_ in relations), None)


def _meant(subject: Token | None, verb: Token) -> Token | None:
    """A subject, or the noun that it stands for where it opens a relative clause ("het leger, dat de stad innam")."""
    relative = subject is not None and verb.dep_ == _RELATIVE and subject.i < verb.i and subject.pos_ == "PRON"
    return verb.head if relative else subject
