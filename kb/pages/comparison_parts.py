"""The parts of a comparison: columns, and rows whose cells are told apart."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kb.model.naming import full_name
from kb.model.questions import Question
from kb.model.records import Mandate
from kb.model.words import say
from kb.pages.compared_facts import Fact, Facts, Group
from kb.pages.comparison_words import group_words, missing_words
from kb.pages.parts import Link
from kb.pages.whole_site import Site
from kb.store.addresses import address
from kb.store.record_files import Entry

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: Questions that each mandate answers in its own way: that the answer has changed tells nothing.
_ITS_OWN = frozenset({Question.ADOPTED, Question.DURATION})

#: The groups of which it is told if records differ: names and sentences always do.
MARKED = frozenset({Group.ANSWERS, Group.FUNCTIONS, Group.CONNECTIONS})


@dataclass(frozen=True, slots=True)
class Cell:
    """What one record says to one question: values, or in words why there is none.

    ``changed``: a mandate answers in another way than the one that it replaced.
    """

    column: str
    values: tuple[Fact, ...]
    missing: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A question with a cell for each record; ``sort`` is differs, same, or empty where that cannot be told."""

    label: str
    sort: str
    cells: tuple[Cell, ...]

    @property
    def note(self) -> str:
        """Whether the records differ, in words."""
        return {"differs": say("differs"), "same": say("the same")}.get(self.sort, "")

    @property
    def silent(self) -> str:
        """The records of which nothing is stated, in one line, for a telephone."""
        found: dict[str, list[str]] = {}
        for cell in self.cells:
            if cell.missing:
                found.setdefault(cell.missing, []).append(cell.column)
        return "; ".join(f"{missing}: {', '.join(columns)}" for missing, columns in found.items())


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that have something in common."""

    title: str
    anchor: str
    rows: tuple[Row, ...]


def columns_of(site: Site, entries: Sequence[Entry]) -> tuple[Link, ...]:
    """The heads of columns: mandates of one bearer by the year of each, all others by name."""
    years = [year_of(entry) for entry in entries]
    bearers = {getattr(entry.record, "bearer", entry.id) for entry in entries}
    if len(bearers) == 1 and "" not in years and len(set(years)) == len(years):
        return tuple(Link(y, address(e), full_name(e.record.names)) for y, e in zip(years, entries, strict=True))
    return tuple(site.link(entry.id) for entry in entries)


def year_of(entry: Entry) -> str:
    """The year by which a mandate is told from others of its bearer, from its version; empty for all else."""
    found = _YEAR.search(entry.record.version) if isinstance(entry.record, Mandate) else None
    return found.group() if found else ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Records side by side: their columns, what each has, and the rows that make no sense for it."""

    columns: tuple[Link, ...]
    found: tuple[tuple[Facts, ...], ...]
    senseless: tuple[tuple[str, ...], ...]
    in_turn: bool
    """Whether each is a mandate that replaced the one before it."""

    def tables(self) -> tuple[Table, ...]:
        """The rows in which a record has something, in the order of the vocabulary, by group."""
        cells: dict[tuple[Group, int, str], list[tuple[Fact, ...]]] = {}
        for number, facts in enumerate(self.found):
            for one in facts:
                row = cells.setdefault((one.group, one.place, one.label), [() for _ in self.columns])
                row[number] = one.values
        made: dict[Group, list[Row]] = {}
        for key in sorted(cells, key=lambda key: (list(Group).index(key[0]), key[1], key[2])):
            made.setdefault(key[0], []).append(self._row(key[0], key[2], cells[key]))
        return tuple(Table(group_words(group), str(group), tuple(rows)) for group, rows in made.items())

    def _row(self, group: Group, label: str, values: Sequence[tuple[Fact, ...]]) -> Row:
        said = [wording(facts) for facts in values]
        marked = self.in_turn and group == Group.ANSWERS and label not in _unmarked()
        cells = tuple(
            Cell(column.words, facts, self._missing(group, label, number) if not facts else "", changed)
            for number, (column, facts) in enumerate(zip(self.columns, values, strict=True))
            for changed in (marked and _changed(said, number),)
        )
        return Row(label, sort_of(said) if group in MARKED else "", cells)

    def _missing(self, group: Group, label: str, number: int) -> str:
        return missing_words(group, label in self.senseless[number])


def _unmarked() -> frozenset[str]:
    return frozenset({say("State"), *(question.label for question in _ITS_OWN)})


def _changed(said: Sequence[frozenset[str]], number: int) -> bool:
    """Whether a cell says another thing than the one before it; of a silent one nothing is known."""
    return number > 0 and bool(said[number]) and bool(said[number - 1]) and said[number] != said[number - 1]


def wording(facts: Sequence[Fact]) -> frozenset[str]:
    """What a cell says, without case and spaces, to be held against others."""
    return frozenset(" ".join(fact.words.casefold().split()) for fact in facts)


def sort_of(said: Sequence[frozenset[str]]) -> str:
    """Whether those that say something differ; the same only where all say it."""
    known = [one for one in said if one]
    if len(set(known)) > 1:
        return "differs"
    return "same" if len(known) == len(said) else ""


def only(facts: Sequence[Facts], labels: Mapping[Group, frozenset[str]]) -> tuple[Facts, ...]:
    """The facts whose rows are wanted, where a group names those that are."""
    return tuple(one for one in facts if one.label in labels.get(one.group, {one.label}))
