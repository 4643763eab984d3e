"""What is worked out once for the whole site: names, counts, events, disagreements, how far the sources go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from kb.answers.as_on import Presence, presences
from kb.answers.functions import Tenure, tenures
from kb.answers.history import History
from kb.answers.key_facts import dated_event
from kb.answers.posts import Term, terms
from kb.cite.editions import Edition
from kb.cite.reporting import NOWHERE, Reporting
from kb.model.alphabet import sort_key
from kb.model.disagreement import Disagreement
from kb.model.naming import called, full_name
from kb.model.partial_dates import Moment
from kb.model.record_types import Kind
from kb.model.records import Event
from kb.model.relation_types import RelationType
from kb.model.sections import Section
from kb.model.source import Source
from kb.model.statuses import StatementStatus
from kb.model.topic import Topic
from kb.model.words import say
from kb.pages.name_links import Speller
from kb.pages.parts import Acronym, EventView, Link
from kb.pages.source_parts import parts_of_places
from kb.store.addresses import address
from kb.store.base import Base, Placed, linked
from kb.store.record_files import Entry

T = TypeVar("T")

_FIRM = frozenset({StatementStatus.ESTABLISHED, StatementStatus.REPORTED, StatementStatus.DISPUTED})


@dataclass(frozen=True)
class Site:
    """The views of all pages of one base."""

    base: Base
    edition: Edition
    history: History = field(default_factory=History)
    reporting: Reporting = NOWHERE

    def checked(self, placed: Placed) -> Moment:
        """The day on which a person last held a statement against its source."""
        days = [placed.statement.checked or placed.entry.record.checked]
        if reading := self.base.readings.get(placed.id):
            days.append(Moment(reading.day.isoformat()))
        return max(days, key=lambda moment: moment.sort_key)

    @property
    def read_again(self) -> str:
        """How many statements have had a second reading, in words: ``2,150 of 2,191 statements (98 %)``."""
        count = sum(placed.id in self.base.readings for placed in self.base.placed)
        total = len(self.base.placed)
        return f"{count:,} of {total:,} statements ({count / max(total, 1):.0%})".replace("%", " %")

    @cached_property
    def speller(self) -> Speller:
        """What records are called."""
        return Speller(self.base)

    @cached_property
    def horizon(self) -> Moment | None:
        """The newest date covered by a source on which a firm statement rests."""
        citing = self.base.citing
        return self.newest(
            entry.id
            for entry in self.base.of_kind(Kind.SOURCES)
            if any(placed.statement.status in _FIRM for placed, _ in citing.get(entry.id, ()))
        )

    @property
    def horizon_words(self) -> str:
        """That date in words."""
        return self.horizon.human if self.horizon else say("not dated")

    def newest(self, sources: Iterable[str]) -> Moment | None:
        """The newest date that any of these sources covers."""
        records = (self.base.by_id[id_].record for id_ in sources)
        dates = (record.covers or record.date for record in records if isinstance(record, Source))
        return max(filter(None, dates), key=lambda moment: (moment.earliest, moment.text), default=None)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many records there are of each kind."""
        return {str(kind): len(self.base.of_kind(kind)) for kind in Kind}

    @cached_property
    def acronyms(self) -> tuple[Acronym, ...]:
        """Every acronym of every record, French ones included, by the alphabet."""
        found = [
            Acronym(acronym, Link(names.en, address(entry)), names.fr or "")
            for entry in self.base.entries
            for names in (entry.record.names,)
            for acronym in dict.fromkeys(filter(None, (names.acronym, names.acronym_fr)))
        ]
        return tuple(sorted(found, key=lambda a: (sort_key(a.acronym), sort_key(a.link.words))))

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Every term of office that statements in force tell."""
        return tuple(terms(self.base))

    @cached_property
    def terms_of(self) -> Mapping[str, tuple[Term, ...]]:
        """For a person's id, the terms of office."""
        return _grouped((term.ties[0].subject, term) for term in self.terms)

    @cached_property
    def presences(self) -> tuple[Presence, ...]:
        """Everything with a span: posts, missions, texts, bodies."""
        return tuple(presences(self.base))

    @cached_property
    def posts_of(self) -> Mapping[str, tuple[Presence, ...]]:
        """For a person's id, the posts held, each with its span."""
        return _grouped((presence.id, presence) for presence in self.presences if presence.group == "Posts")

    @cached_property
    def tenures(self) -> tuple[Tenure, ...]:
        """Every function that statements say an institution has or had."""
        return tuple(tenures(self.base))

    @cached_property
    def tenures_of(self) -> Mapping[str, tuple[Tenure, ...]]:
        """For an institution's id, the functions that it has or had; for a statement's number, those that it tells."""
        return _grouped(
            (id_, tenure) for tenure in self.tenures for id_ in (tenure.held.institution, tenure.held.placed.id)
        )

    @cached_property
    def heads_of(self) -> Mapping[str, tuple[Term, ...]]:
        """For a body's id, the terms of those who headed it."""
        relations = ((term.ties[0].relation, term) for term in self.terms)
        return _grouped((relation.target, term) for relation, term in relations if relation.type == RelationType.HEADS)

    @cached_property
    def parts_of_places(self) -> Mapping[tuple[str, str], int]:
        """For each source and place in it, the part of the source's page that shows it."""
        return parts_of_places(self.base)

    @cached_property
    def numbers_of_parts(self) -> Mapping[str, int]:
        """For each source on which something rests, how many parts its page has."""
        parts = _grouped((source, part) for (source, _), part in self.parts_of_places.items())
        return {source: max(own) for source, own in parts.items()}

    @property
    def latest_events(self) -> tuple[EventView, ...]:
        """The five newest events, the newest first."""
        return self.events[:5]

    def link(self, id_: str, words: str = "") -> Link:
        """A link to the record ``id_``, with its full name where the words are others."""
        entry = self.base.by_id[id_]
        shown, full = words or called(entry.record.names), full_name(entry.record.names)
        return Link(shown, address(entry), full if full != shown else "")

    def statement_link(self, id_: str | None) -> Link | None:
        """A link to the statement ``id_`` on its own record's page; ``None`` where there is no such statement."""
        placed = self.base.statements.get(id_ or "")
        if placed is None:
            return None
        return Link(called(placed.entry.record.names), f"{address(placed.entry)}#{placed.id}", placed.id)

    @cached_property
    def events(self) -> tuple[EventView, ...]:
        """All events, the newest first."""
        return tuple(self.event(entry) for entry in sorted(self.base.of_kind(Kind.TIMELINE), key=_when, reverse=True))

    @cached_property
    def turning_points(self) -> tuple[EventView, ...]:
        """The events that pictures mark and “as on a date” offers first, the newest first."""
        found = (entry for entry in self.base.of_kind(Kind.TIMELINE) if getattr(entry.record, "turning_point", False))
        return tuple(self.event(entry) for entry in sorted(found, key=_when, reverse=True))

    def event(self, entry: Entry) -> EventView:
        """An event as shown in lists."""
        record = entry.record
        assert isinstance(record, Event)
        summary = next((s for s in record.statements if s.section == Section.SUMMARY), None)
        segments = self.speller.segments(summary.text, entry.id) if summary else ()
        link = self.link(entry.id, record.names.en)
        return EventView(
            entry.id, record.date, dated_event(record), link, record.type.label, segments, record.milestone or ""
        )

    @cached_property
    def events_of(self) -> dict[str, list[Entry]]:
        """For a record's id, the events it took part in, that happened there, changed or mention it; newest first."""
        found: dict[str, list[Entry]] = {}
        for entry in sorted(self.base.of_kind(Kind.TIMELINE), key=_when, reverse=True):
            record = entry.record
            assert isinstance(record, Event)
            named = [*record.participants, *record.places, *record.changes]
            named += [id_ for statement in record.statements for id_ in linked(statement.text) if id_ != entry.id]
            for id_ in dict.fromkeys(named):
                found.setdefault(id_, []).append(entry)
        return found

    @cached_property
    def disagreements_of(self) -> dict[str, list[Entry]]:
        """For a record's id, the disagreements that concern it or one of its statements."""
        found: dict[str, list[Entry]] = {}
        for entry in self.base.of_kind(Kind.DISAGREEMENTS):
            record = entry.record
            assert isinstance(record, Disagreement)
            holders = [self.base.statements[id_].entry.id for id_ in _positions(entry) if id_ in self.base.statements]
            for id_ in dict.fromkeys([*record.concerns, *holders]):
                found.setdefault(id_, []).append(entry)
        return found

    @cached_property
    def disputes(self) -> Mapping[str, tuple[Entry, ...]]:
        """For a statement's id, the disagreements in which it is a position."""
        entries = self.base.of_kind(Kind.DISAGREEMENTS)
        return _grouped((id_, entry) for entry in entries for id_ in dict.fromkeys(_positions(entry)))

    @cached_property
    def overtook(self) -> Mapping[str, tuple[str, ...]]:
        """For a statement's id, the statements that it superseded or corrected."""
        newer = ((p.statement.superseded_by or p.statement.corrected_by, p.id) for p in self.base.placed)
        return _grouped((id_, older) for id_, older in newer if id_)

    @cached_property
    def drawn_by(self) -> dict[str, list[Entry]]:
        """For a statement's id, the topics that draw on it."""
        found: dict[str, list[Entry]] = {}
        for entry in self.base.of_kind(Kind.TOPICS):
            record = entry.record
            assert isinstance(record, Topic)
            drawn = [id_ for group in record.draws_on for id_ in group.statements]
            for id_ in dict.fromkeys([*record.abstract, *drawn]):
                if (placed := self.base.statements.get(id_)) and placed.entry.id != entry.id:
                    found.setdefault(id_, []).append(entry)
        return found


def _when(entry: Entry) -> tuple[object, ...]:
    assert isinstance(entry.record, Event)
    return (*entry.record.date.sort_key, entry.id)


def _positions(entry: Entry) -> list[str]:
    assert isinstance(entry.record, Disagreement)
    return [id_ for position in entry.record.positions for id_ in position.statements]


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    """For each first of ``pairs``, its seconds."""
    found: dict[str, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}
