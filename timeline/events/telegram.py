"""Says which articles a headline too long can do without, as a telegram does."""

from __future__ import annotations

from timeline.events.clauses import Sentence, is_sign
from timeline.lang.headline import HeadlineWords


def without_articles(sentence: Sentence, at: list[int], words: HeadlineWords, *, definite: bool) -> list[int]:
    """The words of a phrase without "een" and, where `definite`, "de" and "het" too.

    An article stays before a number or a victim, before what means something else without it ("de een", "een paar"),
    and in a set phrase: behind a preposition "de" only goes where an adjective or a name follows ("in het leven").

    >>> from timeline.lang import load_lang
    >>> from timeline.lang.headline import load_headline
    >>> from timeline.lang.reading import load_reading
    >>> text = "De rechter legde de man een boete op in de oude haven."
    >>> sentence = Sentence(text, 0, len(text), 0, load_reading(load_lang("nl")))
    >>> left = without_articles(sentence, list(range(12)), load_headline(load_lang("nl")), definite=True)
    >>> " ".join(sentence.raws[at] for at in left)
    'rechter legde man boete op in oude haven'
    """
    return [one for n, one in enumerate(at) if not _goes(sentence, at, n, words, definite)]


def _goes(sentence: Sentence, at: list[int], n: int, words: HeadlineWords, definite: bool) -> bool:
    lows, one, of = sentence.lows, at[n], words.of
    if lows[one] not in (of["articles"] if definite else of["articles_first_spared"]):
        return False
    if n + 1 == len(at) or at[n + 1] != one + 1 or is_sign(sentence.raws[one + 1]) or sentence.quoted[one]:
        return False
    before, after = sentence.raws[one - 1] if one else "", lows[one + 1]
    if one and (sentence.raws[one][0].isupper() or before[-1] in _QUOTES or before.lower() in of["subject_relatives"]):
        return False  # "De Telegraaf"
    if before[:1].isupper() and (sentence.raws[one + 1][0].isupper() or after in of["name_articles"]):
        return False  # "Place de la République"
    if after in words.numbers or after[0].isdigit() or any(after in of[name] for name in _BEFORE):
        return False
    if lows[one] in of["articles_first_spared"] or not one or lows[one - 1] not in of["prepositions"]:
        return True
    adjective = after.endswith("e") and after not in of["nouns_in_e"] and n + 2 < len(at) and at[n + 2] == one + 2
    return sentence.raws[one + 1][0].isupper() or (adjective and lows[one + 2] not in of["prepositions"])


_QUOTES = frozenset("'\"‘“„")
_BEFORE = ("prepositions", "determiners", "victims", "with_article", "be", "have")
