"""Rules on disagreements."""

from collections.abc import Iterator

from kb.model.disagreement import Disagreement
from kb.model.record_types import DisagreementState, Kind
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


def each_side_its_own_statements(base: Base) -> Iterator[Problem]:
    """Two sides of a disagreement rest on different statements; of an open one, each side has one that is disputed."""
    for entry in base.of_kind(Kind.DISAGREEMENTS):
        record = entry.record
        assert isinstance(record, Disagreement)
        seen: set[str] = set()
        for number, position in enumerate(record.positions):
            for place, id_ in enumerate(position.statements):
                if id_ in seen:
                    said = f"expected a statement of this side alone, got '{id_}', which another side has"
                    yield entry.document.problem(("positions", number, "statements", place), said)
            seen |= set(position.statements)
            named = [base.statements[id_].statement for id_ in position.statements if id_ in base.statements]
            disputed = any(s.status == StatementStatus.DISPUTED for s in named)
            if record.state == DisagreementState.OPEN and named and not disputed:
                said = "expected a statement with the status 'disputed' on each side, as the question is open, got none"
                yield entry.document.problem(("positions", number, "statements"), said, key=True)
