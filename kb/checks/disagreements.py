"""Rules on disagreements."""

from collections.abc import Iterator

from kb.model.disagreement import Disagreement
from kb.model.record_types import Kind
from kb.model.statuses import StatementStatus
from kb.store.base import Base
from kb.store.problems import Problem

_DOUBTED = frozenset({StatementStatus.DISPUTED, StatementStatus.CORRECTED})


def disagreements_have_sides(base: Base) -> Iterator[Problem]:
    """A disagreement has at least two positions, or one whose statement is disputed or corrected."""
    for entry in base.of_kind(Kind.DISAGREEMENTS):
        record = entry.record
        if isinstance(record, Disagreement) and len(record.positions) < 2 and not _doubted(base, record):
            said = f"expected at least two positions, got {len(record.positions) or 'none'}"
            yield entry.document.problem(("positions",), said, key=True)


def _doubted(base: Base, record: Disagreement) -> bool:
    """Whether a statement of one of the positions is itself disputed or corrected."""
    named = [base.statements.get(id_) for position in record.positions for id_ in position.statements]
    return any(placed and placed.statement.status in _DOUBTED for placed in named)
