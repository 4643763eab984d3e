"""The fields of a topic: a page of the outline that an officer expects."""

from typing import Annotated

from pydantic import Field

from kb.model.common_fields import Record
from kb.model.record_types import Kind
from kb.model.statement import Model, Statement
from kb.model.text_types import Id, Plain, Short, StatementId
from kb.model.written_values import WholeNumber

#: How long an abstract is, in words: what a reader takes in at once, and what a minister can be told.
ABSTRACT_WORDS = range(80, 121)
#: How long the last sentence of an abstract may be, in characters: home prints it as the topic's answer.
ANSWER_LENGTH = 150


class DrawnOn(Model):
    """Statements of other records shown on a topic page."""

    section: Plain
    """The heading of the topic page under which they are shown."""
    statements: Annotated[list[StatementId], Field(min_length=1)]
    """Their ids, in the order of reading."""


class Topic(Record):
    """A page of the outline that an officer expects."""

    kind = Kind.TOPICS

    order: WholeNumber
    """Place in the outline."""
    part: Short
    """Part of the outline to which it belongs: Background."""
    headings: list[Plain] = []
    """Its headings in the order of the page, where that is not the order of its statements."""
    abstract: list[StatementId] = []
    """Statements, its own or of other records, that make up its abstract: 80 to 120 words, the position today last."""
    milestones: list[Id] = []
    """Ids of the events in its strip of milestones, in the order of time."""
    involved: list[Id] = []
    """Ids of the actors, forces and instruments that a reader meets here first."""
    draws_on: list[DrawnOn] = []
    """Statements of other records shown here too."""
    statements: list[Statement] = []
    """The page's own statements, in the order of reading."""
