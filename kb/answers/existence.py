"""What the statements in force say of a record's beginning, end and state."""

from dataclasses import dataclass

from kb.model.partial_dates import Moment
from kb.model.statement import Statement
from kb.model.statuses import State, StatementStatus
from kb.store.base import Base, Placed
from kb.store.record_files import Entry

#: A statement of such a status may be relied on.
RELIED_ON = frozenset({StatementStatus.ESTABLISHED, StatementStatus.REPORTED, StatementStatus.UNCONFIRMED})


@dataclass(frozen=True, slots=True)
class Life:
    """A record's beginning, end, state at a date, successors, and the statements on which that rests."""

    begins: Moment | None = None
    ends: Moment | None = None
    state: State | None = None
    known_on: Moment | None = None
    successors: tuple[str, ...] = ()
    evidence: tuple[Placed, ...] = ()


def attested(entry: Entry) -> Moment | None:
    """The newest date at which a statement in force shows the record's thing."""
    dates = (own_date(s) for s in entry.record.statements if s.status in RELIED_ON and not doubts(s))
    return max(filter(None, dates), key=lambda moment: (moment.latest, moment.text), default=None)


def doubts(statement: Statement) -> bool:
    """Whether a statement says that nothing is known of the thing any more, which shows it on no day."""
    return statement.existence is not None and statement.existence.state == State.NOT_KNOWN


def own_date(statement: Statement) -> Moment | None:
    """The date at which the statement holds: its own, or the end of its period."""
    if statement.as_of or not statement.period:
        return statement.as_of
    return statement.period.ends or statement.period.begins


def existence_of(base: Base, entry: Entry) -> Life:
    """The life of the record, from its statements that are in force; the newest state wins."""
    begins = ends = known_on = None
    state: State | None = None
    successors: list[str] = []
    resting: list[Placed] = []
    for index, statement in enumerate(entry.record.statements):
        said = statement.existence
        if said is None or statement.status not in RELIED_ON:
            continue
        resting.append(Placed(statement, entry, index))
        begins, ends = begins or said.begins, ends or said.ends
        successors += said.successors
        at = statement.as_of or said.ends or said.begins
        if said.state and (known_on is None or (at and at.latest >= known_on.latest)):
            state, known_on = said.state, at
    if state is None and ends is not None:
        state, known_on = State.ENDED, ends
    return Life(begins, ends, state, known_on, tuple(dict.fromkeys(successors)), tuple(resting))


def in_force(statement: Statement) -> bool:
    """Whether a statement may be relied on: neither superseded, corrected, withdrawn nor disputed."""
    return statement.status in RELIED_ON
