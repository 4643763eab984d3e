"""The editions that a base has kept, and what has changed since each."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as FilePath

from kb.answers.edition_differences import Change, Difference, changed_records, differences
from kb.model.kept_editions import KeptEdition, Told
from kb.model.words import say
from kb.store.base import Base
from kb.store.kept_editions import as_edition, kept_numbers, read_kept, read_told


@dataclass(frozen=True)
class History:
    """The kept editions, the oldest first, what was told since, and the base as it is now (if any was kept)."""

    kept: tuple[KeptEdition, ...] = ()
    told: Told = field(default_factory=Told)
    now: KeptEdition | None = None

    @property
    def newest(self) -> KeptEdition | None:
        """The newest kept edition."""
        return self.kept[-1] if self.kept else None

    @cached_property
    def steps(self) -> tuple[tuple[KeptEdition, tuple[Difference, ...]], ...]:
        """Each edition but the first with what it changed against the one before, the oldest first."""
        pairs = zip(self.kept, self.kept[1:], strict=False)
        return tuple((new, differences(old, new)) for old, new in pairs)

    def of_statement(self, id_: str) -> tuple[str, ...]:
        """Since which edition the statement ``id_`` is kept, and what was changed of it by later ones and since."""
        first = next((edition.number for edition in self.kept if id_ in edition.statements), None)
        if first is None:
            return (say("in no edition yet"),) if self.kept else ()
        later = (
            say("%(change)s in %(edition)s", change=found.change.label.lower(), edition=edition.number) + _why(found)
            for edition, found in self._changes.get(id_, ())
        )
        newest = self.kept[-1].number
        since = (
            say("%(change)s after %(edition)s", change=found.change.label.lower(), edition=newest) + _why(found)
            for found in self._unkept.get(id_, ())
        )
        return (say("kept since %(edition)s", edition=first), *later, *since)

    @cached_property
    def _unkept(self) -> dict[str, list[Difference]]:
        """For a statement's number, what has changed of it since the newest edition."""
        found: dict[str, list[Difference]] = {}
        assert self.newest and self.now
        for difference in differences(self.newest, self.now):
            found.setdefault(difference.id, []).append(difference)
        return found

    @cached_property
    def _changes(self) -> dict[str, list[tuple[KeptEdition, Difference]]]:
        """For a statement's number, what editions changed of it after they had it."""
        found: dict[str, list[tuple[KeptEdition, Difference]]] = {}
        for edition, changed in self.steps:
            for difference in changed:
                if difference.change != Change.ADDED:
                    found.setdefault(difference.id, []).append((edition, difference))
        return found

    def since(self, edition: KeptEdition) -> tuple[dict[str, str], dict[str, str]]:
        """What of ``edition`` is no longer as it was: statements by number, records by id, each with what became of it.

        Of several changes of a statement the first in the order of ``Change`` is told, but other words before another
        status: whoever has quoted it must know of them.
        """
        assert self.now
        found: dict[str, str] = {}
        for difference in differences(edition, self.now):
            id_, change = difference.id, difference.change
            if change == Change.REWORDED and found.get(id_) == Change.RESTATED:
                del found[id_]
            if change != Change.ADDED:
                found.setdefault(id_, str(change))
        return found, changed_records(edition, self.now)


def _why(found: Difference) -> str:
    """The reason that was told, in brackets."""
    return f" ({found.after.why})" if found.after and found.after.why else ""


def read_history(data: FilePath, base: Base) -> History:
    """The history of the base at ``data``; a file that cannot be read is passed over, as the check reports it."""
    kept = tuple(edition for number in kept_numbers(data) if (edition := read_kept(data, number)[0]))
    told, _ = read_told(data)
    return History(kept, told, as_edition(base, kept[-1].number, kept[-1].date, told) if kept else None)
