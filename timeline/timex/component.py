"""The spaCy component `timeline_timex`: puts the temporal expressions of a doc in `doc._.timexes` and `doc.spans`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from timeline.errors import PublicationDateError
from timeline.lang import DEFAULT, load_lang
from timeline.timex.tagger import find_timexes

SPANS = "timexes"


class TimexComponent:
    """Finds and resolves temporal expressions in a doc; `doc._.dct` is the day or time of publication."""

    def __init__(self, lang: str) -> None:
        self.lang = load_lang(lang)

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.timexes` and `doc.spans["timexes"]`, each span labelled with its TIMEX3 type.

        Raises:
            PublicationDateError: `doc._.dct` is not set; without it yesterday is no day.
        """
        if doc._.dct is None:
            raise PublicationDateError("the text has no publication date: set doc._.dct before the pipe timeline_timex")
        sents = [(sent.start_char, sent.end_char) for sent in doc.sents] if doc.has_annotation("SENT_START") else []
        doc._.timexes = find_timexes(doc.text, sents=sents, dct=doc._.dct, lang=self.lang)
        spans = [
            doc.char_span(timex.start_char, timex.end_char, label=timex.type, alignment_mode="expand")
            for timex in doc._.timexes
        ]
        doc.spans[SPANS] = [span for span in spans if span is not None]
        return doc


@Language.factory("timeline_timex", default_config={"lang": DEFAULT})
def make_timex(nlp: Language, name: str, lang: str) -> TimexComponent:
    """Make the component for a pipeline.

    >>> import datetime as dt
    >>> import spacy
    >>> nlp = spacy.blank("nl")
    >>> doc = nlp.make_doc("Dat gebeurde eergisteren.")
    >>> doc._.dct = dt.date(2022, 3, 24)
    >>> [span.text for span in nlp.add_pipe("timeline_timex")(doc).spans["timexes"]]
    ['eergisteren']
    """
    return TimexComponent(lang)


for extension in ("dct", "timexes"):
    if not Doc.has_extension(extension):
        Doc.set_extension(extension, default=None)
