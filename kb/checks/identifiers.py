"""Rules on ids of records and numbers of statements."""

from collections.abc import Iterator

from kb.store.base import Base
from kb.store.problems import Problem


def one_kind_per_id(base: Base) -> Iterator[Problem]:
    """An id names one record, over all kinds; a former id is nobody's present one."""
    for entry in base.entries:
        first = base.by_id[entry.id]
        if first is not entry:
            yield entry.document.problem((), f"expected an id of its own, got '{entry.id}', also {first.document.file}")
        for number, former in enumerate(entry.record.former_ids):
            if former in base.by_id:
                yield entry.document.problem(
                    ("former_ids", number), f"expected an id that no record has, got '{former}'"
                )


def numbered_statements(base: Base) -> Iterator[Problem]:
    """Every statement has an id, and no two have the same."""
    for placed in base.placed:
        if not placed.id:
            yield placed.problem('expected an id, got nothing: run "python -m kb ids"', "id")
        elif (first := base.statements[placed.id]) is not placed:
            yield placed.problem(
                f"expected an id of its own, got '{placed.id}', also in {first.entry.document.file}", "id"
            )


def ids_kept(base: Base, last: int, retired: frozenset[int] = frozenset()) -> Iterator[Problem]:
    """Every number given so far is still there: statements are withdrawn, not deleted."""
    known = {int(id_.removeprefix("ML-")) for id_ in base.statements}
    unread = {int(id_.removeprefix("ML-")) for id_ in base.unread.ids if id_.startswith("ML-")}
    for number in sorted(set(range(1, last + 1)) - known - unread - retired):
        said = f"expected every number given so far, got no ML-{number:04d}: withdraw a statement, do not delete it"
        yield Problem("data/ids.yml", 1, 1, "last", said)
    for id_, placed in base.statements.items():
        if int(id_.removeprefix("ML-")) in retired:
            yield placed.problem(f"expected a number in use, got '{id_}', retired in data/ids.yml", "id")
        if int(id_.removeprefix("ML-")) > last:
            yield placed.problem(f"expected an id given by \"python -m kb ids\", got '{id_}', beyond the last", "id")
