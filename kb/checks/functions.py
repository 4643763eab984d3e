"""Rules on the functions that statements say institutions have."""

from collections.abc import Iterator

from kb.answers.existence import existence_of
from kb.answers.functions import FIT, first_and_last, sector_of
from kb.checks.positions import _place
from kb.model.record_types import Kind
from kb.store.base import Base, Held
from kb.store.problems import Problem


def functions_of_institutions(base: Base) -> Iterator[Problem]:
    """Functions are those of institutions: bodies, organisations and forces, neither persons nor States."""
    for held in base.held:
        entry = base.by_id.get(held.institution)
        if entry is None or (held.holding.by and entry.kind not in {Kind.ACTORS, Kind.FORCES}):
            continue  # known_records has it
        if sector_of(entry) is None:
            got = f"'{entry.id}', which is {_sort(entry.record)}" if held.holding.by else "nothing"
            yield _problem(held, f"expected an institution that has the function, got {got}", "by")


def _sort(record: object) -> str:
    label = getattr(record, "type", "no institution")
    return f"a {getattr(label, 'label', label)}".replace("Person in public life", "person")


def functions_once(base: Base) -> Iterator[Problem]:
    """A statement says once that an institution has a function."""
    seen: set[tuple[int, str, str]] = set()
    for held in base.held:
        key = (id(held.placed.statement), held.holding.does, held.institution)
        if key in seen:
            yield _problem(held, f"expected each function once, got '{held.holding.does}' again")
        seen.add(key)


def functions_rest_on_what_holds(base: Base) -> Iterator[Problem]:
    """A statement that is withdrawn, corrected or disputed says of no function who has it."""
    for held in base.held:
        status = held.placed.statement.status
        if status not in FIT:
            yield _problem(held, f"expected a statement that holds or held, got one that is {status}")


def functions_dated(base: Base) -> Iterator[Problem]:
    """It can be told when an institution had its function: the statement is dated, or the text in which it stands."""
    for held in base.held:
        if held.placed.statement.status in FIT and first_and_last(base, held) is None:
            said = "expected a date (as_of, period, begins, or the beginning of the text), got none"
            yield _problem(held, said, "begins")


def functions_within_existence(base: Base) -> Iterator[Problem]:
    """An institution has its functions while it exists, neither before nor after."""
    for held in base.held:
        entry, found = base.by_id.get(held.institution), first_and_last(base, held)
        if entry is None or found is None:
            continue
        life, (first, last) = existence_of(base, entry), found
        if life.ends and first.earliest > life.ends.latest:
            said = f"expected a date until '{life.ends}', when '{entry.id}' ends, got '{first}'"
            yield _problem(held, said, "begins")
        elif life.begins and last.latest < life.begins.earliest:
            said = f"expected a date from '{life.begins}', when '{entry.id}' begins, got '{last}'"
            yield _problem(held, said, "ends")


def _problem(held: Held, said: str, *steps: str) -> Problem:
    index = _place(held.holding, held.placed.statement.functions)
    return held.placed.problem(said, "functions", index, *steps)
