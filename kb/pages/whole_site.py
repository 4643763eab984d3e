"""What is worked out once for the whole site: names, counts, events, disagreements, how far the sources go."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kb.answers.key_facts import span
from kb.cite.editions import Edition
from kb.model.disagreement import Disagreement
from kb.model.naming import called, full_name
from kb.model.partial_dates import Moment
from kb.model.record_types import Kind
from kb.model.records import Event
from kb.model.sections import Section
from kb.model.source import Source
from kb.model.statuses import StatementStatus
from kb.model.topic import Topic
from kb.pages.name_links import Speller
from kb.pages.parts import Acronym, EventView, Link
from kb.store.addresses import address
from kb.store.base import Base, linked
from kb.store.record_files import Entry

_FIRM = frozenset({StatementStatus.ESTABLISHED, StatementStatus.REPORTED, StatementStatus.DISPUTED})


@dataclass(frozen=True)
class Site:
    """The views of all pages of one base."""

    base: Base
    edition: Edition

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
        return tuple(sorted(found, key=lambda a: (a.acronym.casefold(), a.link.words)))

    @property
    def latest_events(self) -> tuple[EventView, ...]:
        """The eight newest events, the newest first."""
        return tuple(reversed(self.events[-8:]))

    def link(self, id_: str, words: str = "") -> Link:
        """A link to the record ``id_``."""
        entry = self.base.by_id[id_]
        return Link(words or called(entry.record.names), address(entry), full_name(entry.record.names))

    def statement_link(self, id_: str | None) -> Link | None:
        """A link to the statement ``id_`` on its own record's page; ``None`` where there is no such statement."""
        placed = self.base.statements.get(id_ or "")
        if placed is None:
            return None
        return Link(called(placed.entry.record.names), f"{address(placed.entry)}#{placed.id}", placed.id)

    @cached_property
    def events(self) -> tuple[EventView, ...]:
        """All events, oldest first."""
        return tuple(self.event(entry) for entry in sorted(self.base.of_kind(Kind.TIMELINE), key=_when))

    def event(self, entry: Entry) -> EventView:
        """An event as shown in lists."""
        record = entry.record
        assert isinstance(record, Event)
        summary = next((s for s in record.statements if s.section == Section.SUMMARY), None)
        segments = self.speller.segments(summary.text, entry.id) if summary else ()
        changes = tuple(self.link(change) for change in record.changes)
        dated = span(record.date, record.ends) if record.ends else record.date.human
        return EventView(record.date, dated, self.link(entry.id, record.names.en), record.type.label, segments, changes)

    @cached_property
    def events_of(self) -> dict[str, list[Entry]]:
        """For a record's id, the events it took part in, that happened there, that changed or mention it."""
        found: dict[str, list[Entry]] = {}
        for entry in sorted(self.base.of_kind(Kind.TIMELINE), key=_when):
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
            holders = [
                self.base.statements[id_].entry.id
                for position in record.positions
                for id_ in position.statements
                if id_ in self.base.statements
            ]
            for id_ in dict.fromkeys([*record.concerns, *holders]):
                found.setdefault(id_, []).append(entry)
        return found

    @cached_property
    def disputes(self) -> dict[str, list[Entry]]:
        """For a statement's id, the disagreements in which it is a position."""
        found: dict[str, list[Entry]] = {}
        for entry in self.base.of_kind(Kind.DISAGREEMENTS):
            record = entry.record
            assert isinstance(record, Disagreement)
            for id_ in dict.fromkeys(id_ for position in record.positions for id_ in position.statements):
                found.setdefault(id_, []).append(entry)
        return found


    @cached_property
    def overtook(self) -> dict[str, list[str]]:
        """For a statement's id, the statements that it superseded or corrected."""
        found: dict[str, list[str]] = {}
        for placed in self.base.placed:
            if newer := placed.statement.superseded_by or placed.statement.corrected_by:
                found.setdefault(newer, []).append(placed.id)
        return found

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
