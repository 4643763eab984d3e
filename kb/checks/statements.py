"""Rules on sections, summaries and status of statements."""

from collections.abc import Iterator

from kb.model.record_types import Kind
from kb.model.sections import Section, section_tags
from kb.model.statuses import StatementStatus
from kb.store.base import Base
from kb.store.problems import Problem, nearest

_SUMMARISED = frozenset({Kind.ACTORS, Kind.FORCES, Kind.MANDATES, Kind.INSTRUMENTS, Kind.TIMELINE})


def known_sections(base: Base) -> Iterator[Problem]:
    """Records other than topics group their statements under the common headings."""
    for placed in base.placed:
        section = placed.statement.section
        if placed.entry.kind != Kind.TOPICS and section not in section_tags():
            said = f"expected a section tag, got '{section}'{nearest(section, section_tags())}"
            yield placed.problem(said, "section")


def one_summary(base: Base) -> Iterator[Problem]:
    """Actors, forces, mandates, instruments and events have one statement as summary; others at most one."""
    for entry in base.entries:
        count = sum(statement.section == Section.SUMMARY for statement in entry.record.statements)
        if count > 1 or (count == 0 and entry.kind in _SUMMARISED):
            said = f"expected one statement with section 'summary', got {count or 'none'}"
            yield entry.document.problem(("statements",), said, key=True)


def reasons_given(base: Base) -> Iterator[Problem]:
    """A superseded or corrected statement names the newer one; a withdrawn or unconfirmed one says why."""
    needs = {
        "superseded_by": {StatementStatus.SUPERSEDED},
        "corrected_by": {StatementStatus.CORRECTED},
        "reason": {StatementStatus.WITHDRAWN, StatementStatus.UNCONFIRMED},
    }
    for placed in base.placed:
        status = placed.statement.status
        for name, statuses in needs.items():
            given = getattr(placed.statement, name) is not None
            if status in statuses and not given:
                yield placed.problem(f"expected this field for a statement that is {status}, got nothing", name)
            elif given and status not in statuses and name != "reason":
                got = getattr(placed.statement, name)
                yield placed.problem(f"expected no such field for a statement that is {status}, got '{got}'", name)
