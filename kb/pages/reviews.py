"""What must be looked at again, and when.

Whether that is due or overdue is worked out when a page is read, by the reader's clock; here there are only dates.
"""

from dataclasses import dataclass

from kb.model.naming import called
from kb.model.partial_dates import Moment
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


def reviews(base: Base) -> list[Due]:
    """Every review that the base asks for, the earliest first."""
    speller = Speller(base)
    found: list[Due] = []
    for entry in base.entries:
        name, page = called(entry.record.names), address(entry)
        if entry.record.review:
            found.append(Due(entry.record.review, entry.record.checked, name, page, "", say("the whole record")))
        for statement in entry.record.statements:
            if statement.review:
                checked = statement.checked or entry.record.checked
                text = speller.plain(statement.text)
                found.append(Due(statement.review, checked, name, f"{page}#{statement.id}", statement.id or "", text))
    return sorted(found, key=lambda due: (due.review.by.latest, due.name, due.id))
