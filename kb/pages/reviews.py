"""What must be looked at again, and when.

Whether that is due or overdue is worked out when a page is read, by the reader's clock; here there are only dates.
"""

from dataclasses import dataclass

from kb.model.naming import called
from kb.model.partial_dates import Moment
from kb.model.record_types import Kind
from kb.model.statement import Review
from kb.model.words import say
from kb.pages.name_links import Speller
from kb.store.addresses import address
from kb.store.base import Base


@dataclass(frozen=True, slots=True)
class Due:
    """A record or statement with a review: its page, what it says, by when and why."""

    review: Review
    checked: Moment
    name: str
    address: str
    id: str
    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class DueGroup:
    """What is due in one month of one kind of record; of the groups the first is open."""

    title: str
    due: tuple[Due, ...]
    open: bool

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.due)


def reviews(base: Base) -> list[Due]:
    """Every review that the base asks for, the earliest first."""
    speller = Speller(base)
    found: list[Due] = []
    for entry in base.entries:
        name, page = called(entry.record.names), address(entry)
        if entry.record.review:
            whole = say("the whole record")
            found.append(Due(entry.record.review, entry.record.checked, name, page, "", whole, entry.kind))
        for statement in entry.record.statements:
            if statement.review:
                checked = statement.checked or entry.record.checked
                text = speller.plain(statement.text)
                place = f"{page}#{statement.id}"
                found.append(Due(statement.review, checked, name, place, statement.id or "", text, entry.kind))
    return sorted(found, key=lambda due: (due.review.by.latest, due.name, due.id))


def review_groups(base: Base) -> tuple[DueGroup, ...]:
    """The same by month, then by kind: hundreds fall due together, a year after they were checked."""
    groups: dict[tuple[str, int], list[Due]] = {}
    for due in reviews(base):
        month = f"{due.review.by.latest:%Y-%m}"
        groups.setdefault((month, list(Kind).index(due.kind)), []).append(due)
    return tuple(
        DueGroup(f"{Moment(month).human}: {found[0].kind.plural}", tuple(found), n == 0)
        for n, ((month, _), found) in enumerate(sorted(groups.items()))
    )
