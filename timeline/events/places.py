"""Says where an event was: the place nearest to its trigger, in its clause, its sentence, before it, its scene."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.clauses import Sentence, is_sign
from timeline.events.gazetteer import Place
from timeline.events.inheritance import Inheritance
from timeline.events.landmarks import Named
from timeline.events.scene import Scene
from timeline.events.sites import SiteFinder, is_unlisted
from timeline.events.story import Story
from timeline.events.triggers import VIOLENT, Candidate
from timeline.lang.assertion import load_assertion
from timeline.lang.roles import load_places
from timeline.values import EventType

_OWN_REACH = 5  # words after a noun in which a place is its own ("de invasie van Oekraïne")
_AHEAD = 3  # words between an adjective and the institution it is of
_TOWN, _REGION, _COUNTRY = 1, 2, 3
_HELD = frozenset(("Talks", "Visit", "Commemoration", "Apology"))  # what is done in a place as other acts are
_SCENIC = frozenset(("Visit", "Commemoration", "Apology"))  # of these, what is set where the story is
_AHEAD_OF = frozenset(("Promise", "Refusal", "Demand"))  # of what is still to be done, and so where it leads
_TALKS, _ARRESTS = "Talks", "Arrests"
_VISIT, _PACT, _ALLIANCE = "Visit", "Agreement", "alliance"
_TAKEN = "territory"  # how the sub-types end in which a place changes hands
_INSTITUTIONAL = frozenset((EventType.JUSTICE, EventType.PROTESTS, EventType.RIOTS))
_LOOSE = frozenset((*VIOLENT, EventType.PROTESTS, EventType.RIOTS))  # where "bij" and an unknown name is a place


class PlaceFinder:
    """Finds places in one article; countries named in it decide between cities of the same name."""

    def __init__(self, story: Story, candidates: Sequence[Candidate] = ()) -> None:
        self.story = story
        self.words = load_places(story.lang)
        self.scene = Scene(story)
        self.sites = SiteFinder(story, self.scene)
        self.inherited = Inheritance(story, self.scene, self.sites, candidates)
        self._visited: dict[str, Place] = {}
        self._harmed = {(one.sentence.index, one.position) for one in candidates if one.type in VIOLENT}
        actors = story.actors
        saying = load_assertion(story.lang)
        self._tells = saying.speaking | saying.prefixes
        self._oblique = self.words.prepositions | actors.of_marks | actors.patient_marks | actors.between_marks

    def locate(
        self,
        candidate: Candidate,
        sources: list[tuple[int, int]],
        *,
        toll: bool = False,
        actor: str | None = None,
        recent: bool = True,
    ) -> Place | None:
        """The place of an event, or None where the article does not say it.

        An `actor` that is a court has a seat, a service a country. A running `toll` is of a whole war, so no place is
        carried over to it. What is not `recent` did not happen where the news comes from.
        """
        home = self._home(candidate, actor)
        seat = self.story.gazetteer.find(home) if home is not None else None
        court = seat if seat is not None and seat.precision < _COUNTRY else None
        own = self._own(candidate, sources, court)
        own = (
            own or self.inherited.there(candidate) or self.inherited.taken_up(candidate) or self._institution(candidate)
        )
        if own is not None and is_unlisted(own) and self.scene.country is not None:
            own = replace(own, iso=self.scene.country.iso)  # no other country is named beside it
        if own is not None and candidate.sub_type == _VISIT and actor is not None:
            self._visited[actor] = own
        if own is not None or candidate.rule.name in self.words.unplaced_rules:
            return own
        if candidate.type == EventType.DIPLOMACY and candidate.sub_type not in _SCENIC:
            return seat or self._spoken(candidate, actor)
        return self._taken_over(candidate, actor, seat, toll=toll, recent=recent)

    def _spoken(self, candidate: Candidate, actor: str | None) -> Place | None:
        """Where what is said is said or is: an embassy's country, where its content is, where a visitor is."""
        place = self.inherited.posted(candidate) or self._of_content(candidate)
        return place or (self._visited.get(actor or "") if candidate.sub_type == _TALKS else None)

    def _taken_over(
        self, candidate: Candidate, actor: str | None, seat: Place | None, *, toll: bool, recent: bool
    ) -> Place | None:
        """The place that an event has from what was told before or from the scene, or from who acts at home."""
        returns = not self.words.returning.isdisjoint(candidate.sentence.lows[slice(*candidate.clause)])
        before = None if toll or returns else self.inherited.before(candidate, recent=recent)
        place = before or self.inherited.setting(candidate, recent=recent and not toll)
        if self._is_foreign(candidate, actor, place):
            place = None
        state = self._state(candidate, actor) if candidate.type == EventType.JUSTICE else None
        if state is not None and (place is None or place.iso != state.iso):
            return state
        place = place or self._institution(candidate, last=True)
        if place is None or place.precision == _COUNTRY:
            place = self._town_of_people(candidate, place) or place
        return place if seat is None or (place is not None and place.iso == seat.iso) else seat

    def _home(self, candidate: Candidate, actor: str | None) -> str | None:
        """The seat of a court that acts, or that its sentence names; the country of a service."""
        homes = self.story.actors.homes
        if actor in homes or candidate.type != EventType.JUSTICE:
            return homes.get(actor or "")
        named = (entity.name for entity in self.story.entities(candidate.sentence.index) if entity.name in homes)
        return next((homes[name] for name in named), None)

    def _is_foreign(self, candidate: Candidate, actor: str | None, place: Place | None) -> bool:
        """Whether an alliance or another country decides, and so not in a place that was told of before."""
        decided = candidate.rule.catchall or candidate.rule.name in self.words.decisions
        if place is None or actor is None or not decided:
            return False
        if self.story.actors.kinds.get(actor) == _ALLIANCE:
            return True
        iso = self.story.gazetteer.countries.names.get(actor)
        return candidate.sub_type != _PACT and iso is not None and iso != place.iso

    def _town_of_people(self, candidate: Candidate, country: Place | None) -> Place | None:
        """The town of who acts or undergoes, where only its country is known ("drie Arnhemse mannen")."""
        sentence = candidate.sentence
        for at in range(*candidate.clause):
            behind = sentence.raws[at + 1 : at + 2]
            town = self.story.gazetteer.town_of(sentence.raws[at]) if behind and behind[0].islower() else None
            if town is not None and town.precision == _TOWN and (country is None or country.iso == town.iso):
                return replace(town, precision=_REGION)
        return None

    def _state(self, candidate: Candidate, actor: str | None) -> Place | None:
        """The country that acts itself ("Frankrijk vaardigde een arrestatiebevel uit"), whose justice works at home."""
        for entity in self.story.entities(candidate.sentence.index):
            inside = candidate.clause[0] <= entity.first < candidate.clause[1]
            if inside and entity.kind == "country" and entity.name == actor and entity.iso is not None:
                return self.story.gazetteer.find(entity.name)
        return None

    def _of_content(self, candidate: Candidate) -> Place | None:
        """The place of what is accused, condemned, denied or promised ("oorlogsmisdaden in Mali")."""
        sentence = candidate.sentence
        for named in self.sites.named(sentence.index):
            sent = candidate.sub_type in _AHEAD_OF and named.lead in self.words.goals
            if not (sent or named.lead in self.words.inside) or named.place.iso is None:
                continue
            clause = sentence.clause_of(named.at)
            if clause[0] >= candidate.clause[0] and self.words.meanwhile.isdisjoint(sentence.lows[slice(*clause)]):
                return named.place
        return None

    def _own(self, candidate: Candidate, sources: list[tuple[int, int]], court: Place | None) -> Place | None:
        """The place that the event's own sentence names for it."""
        index = candidate.sentence.index
        sentence = candidate.sentence
        behind = [
            first for first, _ in sources if sentence.lows[first] in self._tells and self._follows(sentence, first)
        ]
        told = [*sources, *map(sentence.clause_of, behind)]  # "..., zei hij op Nantucket"
        told = [part for part in told if not part[0] <= candidate.position < part[1]]
        if candidate.type == EventType.DIPLOMACY:
            told = []  # what is said is done where it is said
        here = [
            named
            for named in self.sites.named(index)
            if not any(first <= named.at < last for first, last in told) and self._fits(named, candidate)
        ]
        if candidate.form.shape == "noun":
            own = [named for named in here if 1 <= named.at - candidate.position <= _OWN_REACH]
            if own:
                return self._best(own, candidate)
        if sentence.lows[candidate.position] in self.words.of_countries and here:
            return self._country_of(self._best(here, candidate))
        inside = [named for named in here if candidate.clause[0] <= named.at < candidate.clause[1]]
        if not inside and (whole := self._whole(candidate)) is not None:
            return whole
        if not inside and court is not None:
            return court
        if candidate.type == EventType.DIPLOMACY and candidate.sub_type not in _HELD:
            here = [named for named in here if not self.sites.is_passed(index, named.at)]  # of another act
        for entries in (inside, here):
            if entries:
                return self._best(entries, candidate)
        return None

    def _country_of(self, place: Place) -> Place:
        """The whole country in which a place lies, where that is known."""
        if place.iso is None or place.precision == _COUNTRY:
            return place
        return Place(self.story.gazetteer.country_of(place.iso), place.iso, None, None, _COUNTRY)

    def _best(self, entries: list[Named], candidate: Candidate) -> Place:
        """Of places that its own sentence names the one of an event."""
        return self.sites.best(entries, candidate.sentence.index, candidate.position, moves=candidate.rule.moves)

    def _fits(self, named: Named, candidate: Candidate) -> bool:
        """Whether a place that the sentence names may be the event's."""
        index, words = candidate.sentence.index, self.words
        if (named.lead in words.through or named.lead in words.origins) and not candidate.rule.moves:
            return False  # "door Rusland", "een man uit Bennekom"
        at_court = candidate.type == EventType.JUSTICE or candidate.sub_type == _ARRESTS
        if at_court and any((index, at) in self._harmed for at in range(named.at - _OWN_REACH, named.at)):
            return False  # "wegens de aanslag in Gent"
        if named.lead in words.border_links:
            return candidate.rule.moves  # "de grens met India"
        if (
            named.lead in self.story.actors.of_marks
            and candidate.type == EventType.JUSTICE
            and self._is_office(named, index)
        ):
            return False  # "de president van Mali kreeg levenslang"
        if named.place.latitude is None and named.place.precision == _REGION:  # on no list
            if named.lead in words.loose and candidate.type not in _LOOSE:
                return False
            if named.lead in words.against and candidate.type != EventType.EXPLOSIONS:
                return False
        if candidate.type in VIOLENT:
            return not self.sites.is_passed(
                index, named.at
            )  # "gevlucht naar Tsjaad" does not say where people were killed
        if candidate.type != EventType.DIPLOMACY:
            return True
        if candidate.sub_type in _HELD:
            return named.lead not in words.against and (bool(named.lead) or candidate.sub_type == _VISIT)
        return bool(named.lead) and named.lead not in words.against and not self._is_topic(named, candidate)

    def _is_office(self, named: Named, index: int) -> bool:
        """Whether a place is what an office is of."""
        sentence, at = self.story.sentence(index), named.at - 1
        while at > 0 and sentence.lows[at] != named.lead:
            at -= 1
        return at > 0 and sentence.lows[at - 1] in self.story.actors.titles

    def _is_topic(self, named: Named, candidate: Candidate) -> bool:
        """Whether a place belongs to a noun before it, and so to what is spoken of ("de strijd in Jemen")."""
        sentence = candidate.sentence
        at = named.at - 1
        while at > 0 and sentence.lows[at] != named.lead:
            at -= 1
        if named.lead in self.words.place_nouns and at and sentence.lows[at - 1] in sentence.small.articles:
            at -= 1  # "de AIVD waarschuwde de gemeente Zwolle"
        if at <= candidate.clause[0] or at == candidate.position + 1:
            return False
        before, low = sentence.raws[at - 1], sentence.lows[at - 1]
        for entity in self.story.entities(sentence.index):
            if entity.last == at and before[0].isupper():
                return self._before(sentence, entity.first) in self._oblique  # "leden van de NAVO in Oost-Europa"
        if not before.islower() or not before.isalpha() or low in self.words.meetings:
            return False
        if low.endswith(self.words.meeting_tails) or low in sentence.small.finite:
            return False
        offset = sentence.starts[at - 1]
        dated = any(timex.start_char <= offset < timex.end_char for timex in self.story.timexes(sentence.index))
        return not dated

    def _whole(self, candidate: Candidate) -> Place | None:
        """The country that does or undergoes an event of which it is itself the place ("Venezuela kampt met")."""
        taken = (candidate.sub_type or "").endswith(_TAKEN)
        if not taken and (candidate.rule.name not in self.words.own_rules or candidate.form.shape == "noun"):
            return None
        sentence = candidate.sentence
        inside = [
            entity
            for entity in self.story.entities(sentence.index)
            if candidate.clause[0] <= entity.first and entity.last <= candidate.clause[1]
        ]
        for entity in reversed(inside) if taken else inside:
            before = self._before(sentence, entity.first)
            if entity.kind != "country" or entity.title or before in self._oblique:
                continue
            object_ = entity is not inside[0] or before in self.words.wholes or entity.first == candidate.position + 1
            if taken and not (object_ and entity.first > candidate.clause[0]):
                continue
            return self.story.gazetteer.find(" ".join(sentence.raws[entity.first : entity.last]))
        return None

    @staticmethod
    def _follows(sentence: Sentence, at: int) -> bool:
        """Whether a word comes after a sign, and so after what is said."""
        return at > 0 and is_sign(sentence.raws[at - 1])

    @staticmethod
    def _before(sentence: Sentence, at: int) -> str:
        """The word before a position, an article passed over."""
        if at > 1 and sentence.lows[at - 1] in sentence.small.articles:
            at -= 1
        return sentence.lows[at - 1] if at else ""

    def _institution(self, candidate: Candidate, *, last: bool = False) -> Place | None:
        """The country or town of who acts in its own only ("de Griekse politie arresteerde", "de Gentse raad eiste").

        Of acts that may be done abroad it is the `last` that is thought of; what is said has the town at most.
        """
        spoken = candidate.type == EventType.DIPLOMACY
        at_home = candidate.type in _INSTITUTIONAL or candidate.rule.name in self.words.own_rules
        if not (at_home or spoken or last):
            return None
        sentence = candidate.sentence
        for first, end in (candidate.clause, (0, len(sentence.lows))):
            for at in range(first, end):
                after = sentence.lows[at + 1 : at + 1 + _AHEAD]
                if sentence.raws[at][0].isupper() and not self.words.institutions.isdisjoint(after):
                    place = self.sites.landmarks.of_adjective(sentence.raws[at])
                    if place is not None and not (spoken and place.precision == _COUNTRY):
                        return place
        return None
