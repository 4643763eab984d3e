"""The fields of a disagreement: a point on which sources differ."""

from typing import Annotated

from pydantic import Field

from kb.model.common_fields import Record
from kb.model.record_types import DisagreementState, DisagreementType, Kind
from kb.model.statement import Model, Statement
from kb.model.text_types import Id, Plain, Short, StatementId


class Position(Model):
    """One answer to the question of a disagreement."""

    says: Plain
    """The answer, in a few words, with who gives it."""
    value: Short | None = None
    """The answer alone, short enough for a list of rival values: at least 500 executed."""
    held_by: Short | None = None
    """Who gives this answer, by a name a stranger understands: UN human rights office, May 2023."""
    statements: Annotated[list[StatementId], Field(min_length=1)]
    """Ids of the statements that hold it."""


class Disagreement(Record):
    """A point on which sources differ, or on which one is plainly in error."""

    kind = Kind.DISAGREEMENTS

    type: DisagreementType
    """How the sources come to differ."""
    state: DisagreementState
    """Whether the evidence at hand decides it."""
    question: Plain
    """What is in question, as a question."""
    positions: list[Position]
    """The answers, side by side."""
    concerns: Annotated[list[Id], Field(min_length=1)]
    """Ids of the records on whose pages it is shown."""
    would_settle: Plain
    """What evidence would decide it, or has decided it."""
    verdict: Plain | None = None
    """What can be said now: which answer holds and why, or how far the evidence narrows it."""
    shown: Plain
    """What the site shows meanwhile."""
    statements: list[Statement] = []
    """Statements that belong to no other record."""
