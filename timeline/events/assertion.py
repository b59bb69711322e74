"""Judges how sure an event is (its status) and finds who says so (its attribution), from cues with a scope."""

from __future__ import annotations

from timeline.events.clauses import Sentence, is_sign
from timeline.events.story import Story
from timeline.events.triggers import Candidate
from timeline.lang.assertion import AssertionWords
from timeline.values import Status

_LONGEST_SOURCE = 12  # words of a source


def judge(candidate: Candidate, words: AssertionWords) -> Status | None:
    """The status that the words around a trigger give it, or None where they undo the event.

    The tense and the date have their say later, in `timeline.events.dating`.
    """
    sentence, position = candidate.sentence, candidate.position
    start, end = candidate.clause
    lows = sentence.lows
    padded = sentence.padded_clause(candidate.clause)
    if _undone(candidate, padded, words):
        return None
    if sentence.raws[-1] == "?" and not any(sentence.quoted):
        return None
    if candidate.rule.status is not None:
        return candidate.rule.status
    if lows[start] in words.irrealis or (start > 0 and lows[start - 1] in words.irrealis):
        return None if not candidate.rule.speech else Status.HYPOTHETICAL
    for cue in words.status:
        if candidate.rule.speech and cue.status in (Status.DENIED, Status.CLAIMED):
            continue
        in_sentence = cue.cues.scope == "sentence"
        scope = sentence.padded if in_sentence else padded
        found = sentence.words if in_sentence else set(lows[start:end])
        if cue.cues.found(found, scope) or any(_in_order(pair, scope) for pair in cue.pairs):
            return cue.status
    if candidate.form.shape == "inf" and not words.modal.isdisjoint(lows[start:position]):
        return Status.HYPOTHETICAL
    return Status.OCCURRED


def _in_order(pair: tuple[str, str], scope: str) -> bool:
    at = scope.find(pair[0])
    return at >= 0 and scope.find(pair[1], at + len(pair[0]) - 1) >= 0


def _undone(candidate: Candidate, padded: str, words: AssertionWords) -> bool:
    """Whether a negation or a word that makes it merely thinkable undoes the event."""
    if candidate.rule.status is Status.DENIED:
        return False
    lows, position = candidate.sentence.lows, candidate.position
    start = max(candidate.clause[0], position - words.negation_reach)
    before = lows[start:position]
    if candidate.form.shape == "noun":
        if not words.thinkable.isdisjoint(before[-3:]):
            return True
    elif candidate.form.shape in ("pres", "past"):
        # the finite verb is negated after it, closely or at the end of its clause
        before = [*before, *lows[position + 1 : position + 4]]
    if words.negation.isdisjoint(before):
        return False
    return not words.negation_but.found(set(), padded)


def attribute(candidate: Candidate, story: Story, words: AssertionWords) -> tuple[str | None, list[tuple[int, int]]]:
    """Who says so, in the article's words, and the spans of words of the sentence that say it."""
    sentence = candidate.sentence
    said = _said_in(sentence, candidate, story, words)
    if said is not None:
        return said
    following = sentence.index + 1
    if following < len(story.spans) and story.same_paragraph(sentence.index, following):
        other = story.sentence(following)
        # "Dat meldt X": the next sentence names the source of this one
        if len(other.lows) > 2 and other.lows[0] in words.that and other.lows[1] in words.speaking:
            source = _source_after(other, 2, words)
            if source is not None:
                return _name_of(other, source, story, words), []
    return None, []


def _said_in(
    sentence: Sentence, candidate: Candidate, story: Story, words: AssertionWords
) -> tuple[str, list[tuple[int, int]]] | None:
    lows = sentence.lows
    for at, low in enumerate(lows):
        if low in words.prefixes and at + 1 < len(lows):
            source = _source_after(sentence, at + 1, words)
            if source is not None:
                return _prefixed(sentence, at, source, story, words), [(at, source[1])]
    if candidate.rule.speech:
        return None
    for at, low in enumerate(lows):
        if low not in words.speaking or at == candidate.position:
            continue
        before = _source_before(sentence, at, story)
        inverted = at > 0 and (is_sign(sentence.raws[at - 1]))
        if inverted or before is None:
            source = _source_after(sentence, at + 1, words)
            if source is not None and at + 1 < len(lows):
                return _name_of(sentence, source, story, words), [(at, source[1])]
        if before is not None:
            return _name_of(sentence, before, story, words), [(before[0], at + 1)]
    return None


def _prefixed(sentence: Sentence, at: int, source: tuple[int, int], story: Story, words: AssertionWords) -> str:
    """The source with its preposition, as written; a pronoun gives way to the name it stands for."""
    name = _name_of(sentence, source, story, words)
    return f"{sentence.raws[at].lower()} {name}"


def _name_of(sentence: Sentence, source: tuple[int, int], story: Story, words: AssertionWords) -> str:
    first, last = source
    if last == first + 1 and (resolved := story.antecedent(sentence.index, sentence.lows[first])):
        return resolved
    text = story.text[sentence.starts[first] : sentence.ends[last - 1]]
    return " ".join(text.split())


def _source_after(sentence: Sentence, position: int, words: AssertionWords) -> tuple[int, int] | None:
    """The words after "volgens" or a speaking verb that name a source."""
    lows, raws = sentence.lows, sentence.raws
    last = position
    while last < len(lows) and last - position < _LONGEST_SOURCE:
        low, raw = lows[last], raws[last]
        if is_sign(raw):
            break
        if low in words.stop and not (low in words.noun_links and last > position):
            break
        if low in words.noun_links and last > position:
            # "het ministerie van Defensie" goes on, "Klitschko de ..." does not
            if last + 1 >= len(lows) or not (raws[last + 1][0].isupper() or lows[last + 1] in words.determiners):
                break
        elif (
            last > position and raw[0].islower() and raws[last - 1][0].isupper() and low not in words.noun_links
        ) or raw[0].isdigit():
            break
        last += 1
    while last > position and lows[last - 1] in words.determiners | words.noun_links:
        last -= 1
    if last == position or " ".join(lows[position:last]) in words.empty:
        return None
    return position, last


def _source_before(sentence: Sentence, verb: int, story: Story) -> tuple[int, int] | None:
    """The subject just before a speaking verb."""
    for entity in reversed(story.entities(sentence.index)):
        if entity.last <= verb and verb - entity.last <= 1 and entity.kind not in ("adjective",):
            first = entity.first
            while first > 0 and sentence.lows[first - 1] in story.actors.titles and first > entity.first - 3:
                first -= 1
            return first, entity.last
    return None
