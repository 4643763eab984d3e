"""All records together, immutable, with the indexes that pages and checks ask for."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as FilePath

from kb.model.record_types import Kind
from kb.model.records import Indicator, Mandate
from kb.model.statement import Citation, Figure, Holding, Relation, Statement
from kb.store.comparison_files import Compared, read_comparisons
from kb.store.problems import Path, Problem
from kb.store.record_files import Entry, Unread, read_folder, unread
from kb.store.second_readings import Reading, readings

LINK = re.compile(r"\[\[([^\]|]*)(?:\|([^\]]*))?\]\]")


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement with the entry that holds it and its place in the list."""

    statement: Statement
    entry: Entry
    index: int

    @property
    def path(self) -> Path:
        """Its path in the document, for messages."""
        return ("statements", self.index)

    @property
    def id(self) -> str:
        """Its id, or an empty string while it has none."""
        return self.statement.id or ""

    def problem(self, message: str, *steps: str | int) -> Problem:
        """A problem with it, at the field named by ``steps``."""
        return self.entry.document.problem((*self.path, *steps), message)


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation from one record to another, with the statement that says so."""

    subject: str
    relation: Relation
    placed: Placed


@dataclass(frozen=True, slots=True)
class Held:
    """A function that an institution has, with the statement that says so."""

    institution: str
    holding: Holding
    placed: Placed


@dataclass(frozen=True, slots=True)
class Datum:
    """A figure with the statement that gives it."""

    figure: Figure
    placed: Placed


@dataclass(frozen=True)
class Base:
    """The whole base.  Entries are in order of kind and id; indexes are worked out once, on demand."""

    entries: tuple[Entry, ...]
    unread: Unread = field(default_factory=Unread)
    readings: Mapping[str, Reading] = field(default_factory=dict)
    """For a statement's id, its newest second reading."""
    comparisons: tuple[Compared, ...] = ()
    """The ready-made comparisons, in their order."""
    folder: str = "data"
    """The name of its folder, for messages."""

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Every entry by its id (the first, where an id stands in two kinds: a check reports that)."""
        found: dict[str, Entry] = {}
        for entry in self.entries:
            found.setdefault(entry.id, entry)
        return found

    def of_kind(self, kind: Kind) -> tuple[Entry, ...]:
        """The entries of one kind, by id."""
        return self._kinds.get(kind, ())

    @cached_property
    def _kinds(self) -> Mapping[Kind, tuple[Entry, ...]]:
        found: dict[Kind, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.kind, []).append(entry)
        return {kind: tuple(entries) for kind, entries in found.items()}

    @cached_property
    def indicators_of(self) -> Mapping[str, tuple[Entry, ...]]:
        """For a record's id, the indicators of which it is the subject."""
        found: dict[str, list[Entry]] = {}
        for entry in self.of_kind(Kind.INDICATORS):
            if isinstance(entry.record, Indicator) and entry.record.subject:
                found.setdefault(entry.record.subject, []).append(entry)
        return {id_: tuple(entries) for id_, entries in found.items()}

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Every statement, in the order of entries and of their lists."""
        return tuple(
            Placed(statement, entry, index)
            for entry in self.entries
            for index, statement in enumerate(entry.record.statements)
        )

    @cached_property
    def statements(self) -> Mapping[str, Placed]:
        """Every statement that has an id, by it (the first, where two have the same: a check reports that)."""
        found: dict[str, Placed] = {}
        for placed in self.placed:
            if placed.id:
                found.setdefault(placed.id, placed)
        return found

    @cached_property
    def mentions(self) -> Mapping[str, tuple[Placed, ...]]:
        """For a record's id, the statements of other records that link to it or relate to it."""
        found: dict[str, list[Placed]] = defaultdict(list)
        for placed in self.placed:
            targets = [*linked(placed.statement.text), *(tie.target for tie in placed.statement.relations)]
            targets += [holding.by for holding in placed.statement.functions if holding.by]
            for target in dict.fromkeys(targets):
                if target != placed.entry.id:
                    found[target].append(placed)
        return {target: tuple(list_) for target, list_ in found.items()}

    @cached_property
    def citing(self) -> Mapping[str, tuple[tuple[Placed, Citation], ...]]:
        """For a source's id, what rests on it."""
        found: dict[str, list[tuple[Placed, Citation]]] = defaultdict(list)
        for placed in self.placed:
            for citation in placed.statement.citations:
                found[citation.source].append((placed, citation))
        return {source: tuple(list_) for source, list_ in found.items()}

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Every relation, from the record that states it."""
        return tuple(
            Tie(placed.entry.id, relation, placed) for placed in self.placed for relation in placed.statement.relations
        )

    @cached_property
    def ties_of(self) -> Mapping[str, tuple[Tie, ...]]:
        """For a record's id, the relations from it and to it."""
        found: dict[str, list[Tie]] = defaultdict(list)
        for tie in self.ties:
            for end in dict.fromkeys((tie.subject, tie.relation.target)):
                found[end].append(tie)
        return {end: tuple(list_) for end, list_ in found.items()}

    @cached_property
    def held(self) -> tuple[Held, ...]:
        """Every function that a statement says an institution has."""
        return tuple(
            Held(holding.by or _charged(placed.entry), holding, placed)
            for placed in self.placed
            for holding in placed.statement.functions
        )

    @cached_property
    def series(self) -> Mapping[str, tuple[Datum, ...]]:
        """For an indicator's id, its figures."""
        found: dict[str, list[Datum]] = defaultdict(list)
        for placed in self.placed:
            for figure in placed.statement.figures:
                found[figure.indicator].append(Datum(figure, placed))
        return {indicator: tuple(list_) for indicator, list_ in found.items()}


def _charged(entry: Entry) -> str:
    """Whose functions a record tells of where it does not say: those of the bearer of a mandate, else its own."""
    return entry.record.bearer if isinstance(entry.record, Mandate) else entry.id


def linked(text: str) -> Iterator[str]:
    """The ids that ``[[id]]`` and ``[[id|words]]`` in a text link to."""
    return (match.group(1) for match in LINK.finditer(text))


def read_base(data: FilePath) -> tuple[Base, list[Problem]]:
    """The base in the folder ``data``, and everything wrong with its single files."""
    entries, problems = read_folder(data)
    whole = [entry for entry in entries if not entry.partial]
    comparisons, wrong = read_comparisons(data)
    return Base(tuple(entries), unread(data, whole), readings(data), comparisons, data.name), [*problems, *wrong]
