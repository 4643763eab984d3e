"""Rules on ids of records and numbers of statements."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from kb.model.base_files import Numbers
from kb.model.text_types import STATEMENT, id_of, number_of
from kb.store.base import Base
from kb.store.problems import Problem


def one_kind_per_id(base: Base) -> Iterator[Problem]:
    """An id names one record, over all kinds; a former id is nobody's present one and of one record only."""
    for entry in base.entries:
        first = base.by_id[entry.id]
        if first is not entry:
            yield entry.document.problem((), f"expected an id of its own, got '{entry.id}', also {first.document.file}")
    owners: dict[str, str] = {}
    for entry in base.entries:
        for number, former in enumerate(entry.record.former_ids):
            if former in base.by_id:
                said = f"expected an id that no record has, got '{former}'"
                yield entry.document.problem(("former_ids", number), said)
            elif owners.setdefault(former, entry.id) != entry.id or former in entry.record.former_ids[:number]:
                said = f"expected a former id of its own, got '{former}', also that of '{owners[former]}'"
                yield entry.document.problem(("former_ids", number), said)


def numbered_statements(base: Base) -> Iterator[Problem]:
    """Every statement has an id, and no two have the same."""
    for placed in base.placed:
        if not placed.id:
            yield placed.problem('expected an id, got nothing: run "python -m kb ids"', "id")
        elif (first := base.statements[placed.id]) is not placed:
            yield placed.problem(
                f"expected an id of its own, got '{placed.id}', also in {first.entry.document.file}", "id"
            )


def ids_kept(base: Base, ledger: Numbers, spoilt: int = 0) -> Iterator[Problem]:
    """Every number given so far is still there: statements are withdrawn, not deleted.

    Of so many ids it is told already that they are ``spoilt``, each where it stands.
    """
    file = f"{base.folder}/ids.yml"
    retired = {number_of(id_) for id_ in ledger.retired}
    beyond = [placed for id_, placed in base.statements.items() if number_of(id_) > ledger.last]
    gone = lost_numbers(base, ledger)
    doubles = sum(bool(placed.id) and base.statements[placed.id] is not placed for placed in base.placed)
    # one number gone, and one wrong or twice there: it was changed, which is said where it stands
    changed = len(gone) == len(beyond) + spoilt + doubles == 1
    yield from _retired_once(ledger, file)
    for first, last in _runs([] if changed else gone):
        numbers = id_of(first) if first == last else f"{id_of(first)} to {id_of(last)}"
        said = f"expected every number given so far, got no {numbers}: withdraw a statement, do not delete it"
        yield Problem(file, 1, 1, "last", said)
    for id_, placed in base.statements.items():
        if number_of(id_) in retired:
            yield placed.problem(f"expected a number in use, got '{id_}', retired in {file}", "id")
    for placed in beyond:
        meant = f" (did you mean '{id_of(gone[0])}'?)" if changed else ""
        said = f"expected an id given by \"python -m kb ids\", got '{placed.id}', beyond the last{meant}"
        yield placed.problem(said, "id")


def lost_numbers(base: Base, ledger: Numbers) -> list[int]:
    """The numbers given so far that no statement has, none of a file that cannot be read either."""
    # who cannot read a folder misses the numbers in it, whatever they are
    if base.unread.folders:
        return []
    unread = {id_ for id_ in base.unread.ids if STATEMENT.fullmatch(id_)}
    there = {number_of(id_) for id_ in (*base.statements, *unread, *ledger.retired)}
    return [number for number in range(1, ledger.last + 1) if number not in there]


def without_follow_ups(base: Base, ledger: Numbers) -> Base:
    """The base in which nothing is told of what refers to a number that is lost: that is told once, of the number."""
    ids = base.unread.ids | {id_of(number) for number in lost_numbers(base, ledger)}
    return replace(base, unread=replace(base.unread, ids=ids))


def _retired_once(ledger: Numbers, file: str) -> Iterator[Problem]:
    """A number is retired once."""
    for index, id_ in enumerate(ledger.retired):
        if id_ in ledger.retired[:index]:
            yield Problem(file, 1, 1, f"retired[{index}]", f"expected each number once, got '{id_}' again")


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of numbers that follow one another."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        yield members[0], members[-1]
