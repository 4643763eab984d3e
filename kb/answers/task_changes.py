"""What became of a task from mandate to mandate, as far as the base has their tasks.

That a mandate is not entered says nothing of it: a task is called kept only where the mandate just before gives it
too, and dropped only where the whole list of a later mandate lacks it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kb.model.comparison import Comparison, Given, Task


class Change(StrEnum):
    """What a mandate does with a task."""

    GIVEN = "given"
    """Given; nothing is told of the mandate just before."""
    KEPT = "kept"
    """Given by the mandate just before as well."""
    ADDED = "added"
    """New with this mandate."""
    REWORDED = "reworded"
    """Given by an earlier mandate, in other terms, to others or for another area."""
    DROPPED = "dropped"
    """Given by an earlier mandate, and not among all the tasks of this one."""
    ABSENT = "absent"
    """Not among all the tasks of this mandate."""
    NOT_ENTERED = "not-entered"
    """No statement tells."""


#: What makes a difference to the mandate before.
CHANGED = frozenset({Change.ADDED, Change.REWORDED, Change.DROPPED})


@dataclass(frozen=True, slots=True)
class Told:
    """What a mandate says of a task: what becomes of it, and the statements on which that rests.

    ``since`` is the mandate to which that compares, where it is not the one just before.
    """

    mandate: str
    change: Change
    statements: tuple[str, ...]
    since: str = ""


def changes(comparison: Comparison, task: Task) -> tuple[Told, ...]:
    """What each mandate of the comparison, in its order, does with the task."""
    given = {one.mandate: one for one in task.given}
    whole = {one.mandate: one.statement for one in comparison.whole_lists}
    return tuple(_told(comparison.records, given, whole))


def _told(mandates: Sequence[str], given: dict[str, Given], whole: dict[str, str]) -> Iterator[Told]:
    last, before, dropped = "", "", False
    for mandate in mandates:
        one = given.get(mandate)
        since = last if last != before else ""
        if one and one.statements:
            change = _change(one, kept=bool(last) and last == before)
            yield Told(mandate, change, tuple(one.statements), since if one.reworded else "")
            last, dropped = mandate, False
        elif one and mandate in whole:
            fresh = bool(last) and not dropped
            yield Told(mandate, Change.DROPPED if fresh else Change.ABSENT, (whole[mandate],), since if fresh else "")
            dropped = True
        else:
            yield Told(mandate, Change.NOT_ENTERED, ())
        before = mandate


def _change(one: Given, *, kept: bool) -> Change:
    if one.added or one.reworded:
        return Change.ADDED if one.added else Change.REWORDED
    return Change.KEPT if kept else Change.GIVEN
