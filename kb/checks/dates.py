"""Rules on dates, periods and existence."""

from collections.abc import Iterator

from kb.answers.existence import RELIED_ON, existence_of, in_force
from kb.model.partial_dates import Moment
from kb.model.record_types import Kind
from kb.model.records import Event
from kb.model.statuses import State
from kb.store.base import Base, Placed
from kb.store.problems import Path, Problem
from kb.store.record_files import Entry


def ordered_periods(base: Base) -> Iterator[Problem]:
    """A period does not end before it begins."""
    for placed in base.placed:
        statement = placed.statement
        for name, span in (("period", statement.period), ("existence", statement.existence)):
            if span:
                yield from _backwards(placed.entry, (*placed.path, name), span.begins, span.ends)
        for index, relation in enumerate(statement.relations):
            yield from _backwards(placed.entry, (*placed.path, "relations", index), relation.begins, relation.ends)
        for index, holding in enumerate(statement.functions):
            yield from _backwards(placed.entry, (*placed.path, "functions", index), holding.begins, holding.ends)
    for entry in base.of_kind(Kind.TIMELINE):
        assert isinstance(entry.record, Event)
        yield from _backwards(entry, (), entry.record.date, entry.record.ends)


def _backwards(entry: Entry, path: Path, begins: Moment | None, ends: Moment | None) -> Iterator[Problem]:
    if begins and ends and ends.latest < begins.earliest:
        said = f"expected an end on or after '{begins}', got '{ends}'"
        yield entry.document.problem((*path, "ends"), said)


def events_within_existence(base: Base) -> Iterator[Problem]:
    """An event does not lie outside the existence of those who took part in it."""
    for entry in base.of_kind(Kind.TIMELINE):
        assert isinstance(entry.record, Event)
        for number, target in enumerate(entry.record.participants):
            if target not in base.by_id:
                continue
            life = existence_of(base, base.by_id[target])
            date = entry.record.date
            path = ("participants", number)
            if life.begins and date.latest < life.begins.earliest:
                yield entry.document.problem(
                    path, f"expected a date from '{life.begins}', when '{target}' begins, got '{date}'"
                )
            elif life.ends and date.earliest > life.ends.latest:
                yield entry.document.problem(
                    path, f"expected a date until '{life.ends}', when '{target}' ends, got '{date}'"
                )


def one_beginning_and_end(base: Base) -> Iterator[Problem]:
    """The statements in force agree on one beginning, one end and one state at one date."""
    for entry in base.entries:
        for name in ("begins", "ends", "state"):
            seen: dict[str, tuple[str, Placed]] = {}
            for placed in _asserting(entry, name):
                value = str(getattr(placed.statement.existence, name))
                date = str(placed.statement.as_of or "") if name == "state" else ""
                other, first = seen.setdefault(date, (value, placed))
                if value != other:
                    said = f"expected '{other}', as {first.id or 'an earlier statement'} has it, got '{value}'"
                    yield placed.problem(said, "existence", name)


def _asserting(entry: Entry, name: str) -> Iterator[Placed]:
    """The statements in force of a record that give this part of its existence."""
    for index, statement in enumerate(entry.record.statements):
        if in_force(statement) and statement.existence and getattr(statement.existence, name):
            yield Placed(statement, entry, index)


def dated_once_over(base: Base) -> Iterator[Problem]:
    """Of a thing that is over, every statement in force is dated, so that none reads as if it still were."""
    for entry in base.entries:
        life = existence_of(base, entry)
        if life.ends is None and life.state not in {State.ENDED, State.LAPSED, State.REPLACED}:
            continue
        for index, statement in enumerate(entry.record.statements):
            dates = (statement.as_of, statement.period, statement.existence)
            if statement.status in RELIED_ON and not any(dates):
                said = f"expected a date (as_of or period), got none, though '{entry.id}' is over"
                yield entry.document.problem(("statements", index, "as_of"), said)


def turning_points_of_a_day(base: Base) -> Iterator[Problem]:
    """A turning point is a milestone, with its reason, and is known to the day, which it has to itself."""
    seen: dict[str, str] = {}
    for entry in base.of_kind(Kind.TIMELINE):
        record = entry.record
        if not isinstance(record, Event) or not record.turning_point:
            continue
        if not record.milestone:
            yield entry.document.problem(("turning_point",), "expected a reason under 'milestone', got none")
        if record.date.earliest != record.date.latest:
            yield entry.document.problem(("turning_point",), f"expected an event of one day, got '{record.date}'")
        first = seen.setdefault(record.date.text, entry.id)
        if first != entry.id:
            said = f"expected a day of its own, got '{record.date}', also that of '{first}'"
            yield entry.document.problem(("turning_point",), said)
