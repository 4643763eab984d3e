"""What one edition has changed against another, statement by statement."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kb.model.kept_editions import KeptEdition, KeptStatement
from kb.model.statuses import StatementStatus
from kb.store.kept_editions import named_in, under_ids


class Change(StrEnum):
    """What became of a statement between two editions; the order is that in which changes are listed."""

    ADDED = "added"
    CORRECTED = "corrected"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    RESTATED = "status"
    REWORDED = "reworded"
    MOVED = "moved"
    GONE = "gone"
    EVIDENCED = "evidence"

    @property
    def label(self) -> str:
        """The word as a heading."""
        return _LABELS.get(self, self.capitalize())


#: Headings that are not the word itself.
_LABELS = {Change.RESTATED: "Other status", Change.EVIDENCED: "Further evidence"}


@dataclass(frozen=True, slots=True)
class Difference:
    """A statement that differs: what became of it, and how it was and is (``None`` where it was or is not)."""

    id: str
    change: Change
    before: KeptStatement | None
    after: KeptStatement | None

    @property
    def text(self) -> str:
        """Its newest words."""
        statement = self.after or self.before
        return statement.text if statement else ""

    @property
    def record(self) -> str:
        """The record that holds it, or held it last."""
        statement = self.after or self.before
        return statement.record if statement else ""


#: The changes that follow from a new status; any other is named as such.
_BY_STATUS = {
    StatementStatus.CORRECTED: Change.CORRECTED,
    StatementStatus.SUPERSEDED: Change.SUPERSEDED,
    StatementStatus.WITHDRAWN: Change.WITHDRAWN,
}


def differences(old: KeptEdition, new: KeptEdition) -> tuple[Difference, ...]:
    """Every statement that differs, by sort of change and number; one can differ in more than one way."""
    ids = renamed_records(old, new)
    before = {id_: under_ids(kept, ids) if ids else kept for id_, kept in old.statements.items()}
    found = [
        Difference(id_, change, old.statements.get(id_), new.statements.get(id_))
        for id_ in {**old.statements, **new.statements}
        for change in _changes(before.get(id_), new.statements.get(id_))
    ]
    order = list(Change)
    return tuple(sorted(found, key=lambda d: (order.index(d.change), len(d.id), d.id)))


def _changes(before: KeptStatement | None, after: KeptStatement | None) -> Iterator[Change]:
    if before is None or after is None:
        yield Change.GONE if after is None else Change.ADDED
        return
    if before.status != after.status:
        yield _BY_STATUS.get(after.status, Change.RESTATED)
    if (before.text, before.dates) != (after.text, after.dates) or set(before.citations) - set(after.citations):
        yield Change.REWORDED
    elif Counter(after.citations) - Counter(before.citations):
        # takes nothing from what was cited: a place was added, or a passage of a place
        yield Change.EVIDENCED
    if before.record != after.record:
        yield Change.MOVED


def renamed_records(old: KeptEdition, new: KeptEdition) -> dict[str, str]:
    """The id in ``new`` of each record of ``old`` that is gone and has one that was not there in its place everywhere.

    Its place is that of the record that holds a statement, of a source that it cites, of a link in its text.
    """
    heirs: dict[str, set[str]] = {}
    for id_, before in old.statements.items():
        after = new.statements.get(id_)
        for was, now in zip(named_in(before), named_in(after), strict=False) if after else ():
            if was not in new.records:
                heirs.setdefault(was, set()).add(now)
    return {id_: next(iter(found)) for id_, found in heirs.items() if len(found) == 1 and not found & {*old.records}}


def changed_records(old: KeptEdition, new: KeptEdition) -> dict[str, str]:
    """Each record of ``old`` whose page rests on something else in ``new`` (changed) or that is not in it (gone)."""
    found = {}
    for id_, before in old.records.items():
        after = new.records.get(id_)
        if after is None or after.mark != before.mark:
            found[id_] = "gone" if after is None else "changed"
    return found


def new_records(old: KeptEdition, new: KeptEdition) -> tuple[str, ...]:
    """The records of ``new`` that were not in ``old``."""
    return tuple(id_ for id_ in new.records if id_ not in old.records)
