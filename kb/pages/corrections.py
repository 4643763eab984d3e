"""The list of corrections: what this site has said and no longer holds to be right."""

from dataclasses import dataclass

from kb.model.naming import called
from kb.model.partial_dates import Moment
from kb.model.statuses import StatementStatus
from kb.pages.parts import Link
from kb.pages.whole_site import Site
from kb.store.addresses import statement_address


@dataclass(frozen=True, slots=True)
class Correction:
    """A statement that was withdrawn, or whose source was found wrong: what it said, why not, what shows it."""

    status: StatementStatus
    statement: Link
    record: str
    text: str
    reason: str
    newer: Link | None
    checked: Moment


_LISTED = (StatementStatus.WITHDRAWN, StatementStatus.CORRECTED)


def corrections(site: Site) -> tuple[Correction, ...]:
    """Every correction, the last checked first."""
    found = []
    for placed in site.base.placed:
        statement = placed.statement
        if statement.status not in _LISTED or not placed.id:
            continue
        newer = statement.corrected_by
        found.append(
            Correction(
                status=statement.status,
                statement=Link(placed.id, statement_address(placed.id)),
                record=called(placed.entry.record.names),
                text=site.speller.plain(statement.text),
                reason=statement.reason or "",
                newer=Link(newer, statement_address(newer)) if newer else None,
                checked=site.checked(placed),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.checked.latest, one.statement.words), reverse=True))
