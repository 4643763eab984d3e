"""What a record can be chosen by in the list of its kind: kind, state, place, topic, source and their like.

A statement that was corrected or withdrawn tells of no place, topic or source: it should not have been there.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from babel import Locale
from babel.localedata import exists

from kb.answers.existence import own_date
from kb.answers.figure_series import moment
from kb.answers.key_facts import has_state
from kb.model.alphabet import folded, sort_key
from kb.model.disagreement import Disagreement
from kb.model.naming import all_names, called
from kb.model.partial_dates import Moment
from kb.model.record_types import DisagreementState, Kind
from kb.model.records import Event, Indicator, Mandate, Place
from kb.model.relation_types import RelationType
from kb.model.source import Source
from kb.model.statuses import State, StatementStatus
from kb.model.tags import Term
from kb.model.topic import Topic
from kb.model.words import language, say
from kb.pages.other_languages import OWN
from kb.pages.pages_by_kind import page_of
from kb.pages.parts import slug
from kb.pages.telling_facts import STATES, state_of
from kb.pages.whole_site import Site
from kb.store.base import Placed
from kb.store.record_files import Entry

_NOT_TOLD = frozenset({StatementStatus.CORRECTED, StatementStatus.WITHDRAWN})


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """Something to choose by: its place among the choices, its tag in addresses, its words."""

    rank: tuple[Any, ...]
    tag: str
    words: str


@dataclass(frozen=True)
class Chosen:
    """What the records of a base can be chosen by."""

    site: Site

    def kind(self, entry: Entry) -> Iterator[Value]:
        """The type within its kind; of a topic the part of the outline."""
        record = entry.record
        if isinstance(record, Topic):
            yield Value((record.order,), slug(record.part), record.part)
        else:
            type_ = getattr(record, "type", None)
            assert isinstance(type_, Term)
            yield _term(type_, type_.plural)

    def state(self, entry: Entry) -> Iterator[Value]:
        """The state, as the list shows it."""
        tag, _ = state_of(page_of(self.site, entry.id))
        if tag:
            yield Value((STATES.index(tag),), tag, _state_words(tag))

    def milestone(self, entry: Entry) -> Iterator[Value]:
        """Whether an event is one of those that divide the story."""
        if isinstance(entry.record, Event) and entry.record.milestone:
            yield Value((0,), "yes", say("only these"))

    def standing(self, entry: Entry) -> Iterator[Value]:
        """How near a source stands to what it reports."""
        assert isinstance(entry.record, Source)
        yield _term(entry.record.standing, entry.record.standing.label)

    def language(self, entry: Entry) -> Iterator[Value]:
        """The language of a source."""
        assert isinstance(entry.record, Source)
        yield Value((entry.record.language,), entry.record.language, _language(entry.record.language))

    def bearer(self, entry: Entry) -> Iterator[Value]:
        """Who is charged by a mandate."""
        assert isinstance(entry.record, Mandate)
        yield from self._records([entry.record.bearer])

    def subject(self, entry: Entry) -> Iterator[Value]:
        """Of what an indicator tells."""
        assert isinstance(entry.record, Indicator)
        yield from self._records([entry.record.subject] if entry.record.subject else [])

    def actor(self, entry: Entry) -> Iterator[Value]:
        """Who took part in an event."""
        assert isinstance(entry.record, Event)
        yield from self._records(entry.record.participants)

    def place(self, entry: Entry) -> Iterator[Value]:
        """Where an event happened, what holds a place, where a body is based; else the places named in its statements.

        What is within a place is in what contains it too.
        """
        record = entry.record
        if isinstance(record, Event):
            ids = record.places
        elif isinstance(record, Place):
            ids = [record.within] if record.within else []
        else:
            based = (t.relation.target for t in self._ties(entry) if t.relation.type == RelationType.BASED_IN)
            ids = [*based, *(id_ for placed in self.told(entry) for id_ in self._named[placed.id])]
        places = [id_ for id_ in ids if id_ in self._within]
        yield from self._records([*places, *(outer for id_ in places for outer in self._within[id_])])

    def topic(self, entry: Entry) -> Iterator[Value]:
        """The topics whose pages show it, name it or rest on it, in the order of the outline."""
        topics = [self.site.base.by_id[id_] for id_ in self._topics.get(entry.id, ())]
        for topic in topics:
            assert isinstance(topic.record, Topic)
            yield Value((topic.record.order,), topic.id, called(topic.record.names))

    def source(self, entry: Entry) -> Iterator[Value]:
        """The sources on which its statements rest."""
        yield from self._records([c.source for placed in self.told(entry) for c in placed.statement.citations])

    def years(self, entry: Entry) -> tuple[int, int] | None:
        """First and last year: of a thing from beginning to end, else those of which its statements tell."""
        days = [day for when in self.moments(entry) for day in (when.earliest, when.latest)]
        return (min(days).year, max(days).year) if days else None

    def told(self, entry: Entry) -> list[Placed]:
        """What tells of a record: its statements, a topic's from others, figures, positions, what rests on a source."""
        base, record = self.site.base, entry.record
        found = [Placed(statement, entry, number) for number, statement in enumerate(record.statements)]
        ids: list[str] = []
        if isinstance(record, Topic):
            ids = [*record.abstract, *(id_ for group in record.draws_on for id_ in group.statements)]
        elif isinstance(record, Disagreement):
            ids = [id_ for position in record.positions for id_ in position.statements]
        elif isinstance(record, Indicator):
            found += [datum.placed for datum in base.series.get(entry.id, ())]
        elif isinstance(record, Source):
            found += [placed for placed, _ in base.citing.get(entry.id, ())]
        found += [base.statements[id_] for id_ in ids if id_ in base.statements]
        return [placed for placed in found if placed.statement.status not in _NOT_TOLD]

    def moments(self, entry: Entry) -> Iterator[Moment]:
        """The dates that bound a record, or of which it tells."""
        record = entry.record
        if isinstance(record, Event):
            yield from filter(None, (record.date, record.ends))
        elif isinstance(record, Source):
            yield from filter(None, (record.date,))
        elif isinstance(record, Indicator):
            yield from filter(None, map(moment, self.site.base.series.get(entry.id, ())))
        else:
            life = page_of(self.site, entry.id).life if has_state(entry) else None
            dates = list(filter(None, (own_date(placed.statement) for placed in self.told(entry))))
            begins, ends = (life.begins, life.ends) if life else (None, None)
            yield from [begins] if begins else dates
            yield from [ends] if ends else dates

    def _records(self, ids: Iterable[str]) -> Iterator[Value]:
        for id_ in dict.fromkeys(ids):
            words = called(self.site.base.by_id[id_].record.names)
            yield Value((sort_key(words),), id_, words)

    def _ties(self, entry: Entry) -> Iterator[Any]:
        return (tie for tie in self.site.base.ties_of.get(entry.id, ()) if tie.subject == entry.id)

    @cached_property
    def _named(self) -> dict[str, tuple[str, ...]]:
        """For a statement's id, the records to which its sentence links."""
        parts = {p.id: self.site.speller.segments(p.statement.text, p.entry.id) for p in self.site.base.placed}
        return {id_: tuple(part.id for part in found if part.id) for id_, found in parts.items()}

    @cached_property
    def _within(self) -> dict[str, tuple[str, ...]]:
        """For a place's id, the places that contain it, the nearest first."""
        outer = {e.id: e.record.within for e in self.site.base.of_kind(Kind.PLACES) if isinstance(e.record, Place)}
        found: dict[str, tuple[str, ...]] = {}
        for id_ in outer:
            around: list[str] = []
            next_ = outer[id_]
            while next_ and next_ not in around:
                around.append(next_)
                next_ = outer.get(next_)
            found[id_] = tuple(around)
        return found

    @cached_property
    def _topics(self) -> dict[str, list[str]]:
        """For a record's id, the topics that reach it."""
        found: dict[str, list[str]] = {}
        for entry in self.site.base.of_kind(Kind.TOPICS):
            for id_ in dict.fromkeys(self._reached(entry)):
                found.setdefault(id_, []).append(entry.id)
        return found

    def _reached(self, topic: Entry) -> Iterator[str]:
        record, site = topic.record, self.site
        assert isinstance(record, Topic)
        yield from (*record.involved, *record.milestones)
        yield from (entry.id for entry in site.disagreements_of.get(topic.id, ()))
        for placed in self.told(topic):
            yield from (placed.entry.id, *self._named[placed.id])
            yield from (citation.source for citation in placed.statement.citations)
            yield from (figure.indicator for figure in placed.statement.figures)
            yield from (entry.id for entry in site.disputes.get(placed.id, ()))


def _state_words(tag: str) -> str:
    if tag == "unknown":
        return say("Not told")
    return (DisagreementState(tag) if tag in set(DisagreementState) else State(tag)).label


def _language(code: str) -> str:
    """The name of a language in that of the page, or in English where Babel does not know that of the page."""
    spoken = language() if exists(language()) else OWN
    return str(Locale(spoken).languages[code]).capitalize()


def _term(term: Term, words: str) -> Value:
    return Value((list(type(term)).index(term),), str(term), words)


def other_words(entry: Entry) -> str:
    """The words by which a record is found beside those of its names in the list: of other names and its number."""
    names = entry.record.names
    shown = set(_words(f"{names.en} {names.fr or ''}"))
    others = " ".join(filter(None, (*all_names(names), getattr(entry.record, "number", None))))
    return " ".join(dict.fromkeys(word for word in _words(others) if word not in shown))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", folded(text))


Maker = Callable[[Entry], Iterator[Value]]
