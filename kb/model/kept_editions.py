"""What a base keeps of each edition (``editions/2026.2.json``), and what was told since (``told.yml``)."""

from typing import Annotated

from pydantic import StringConstraints

from kb.model.base_files import EDITION
from kb.model.partial_dates import Moment
from kb.model.record_types import Kind
from kb.model.statement import Model
from kb.model.statuses import StatementStatus
from kb.model.text_types import Id, Plain, StatementId

Mark = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]


class KeptRecord(Model):
    """A record as an edition had it."""

    kind: Kind
    """Its kind, which is part of its address."""
    mark: Mark
    """Of all that its page rests on: the record and the statements of others that it shows."""


class KeptStatement(Model):
    """A statement as an edition had it."""

    record: Id
    """The record that held it."""
    status: StatementStatus
    """How far it held."""
    text: str
    """The sentence as written."""
    dates: str = ""
    """As of when and through which time it was true."""
    citations: list[str]
    """Source and place of each citation."""
    why: str = ""
    """Why it has other words than in the edition before, where it has."""


class KeptEdition(Model):
    """An edition: its records and statements by id."""

    number: Annotated[str, StringConstraints(pattern=EDITION)]
    date: Moment
    records: dict[Id, KeptRecord]
    statements: dict[StatementId, KeptStatement]


class Rewording(Model):
    """That a statement says what it said, in other words, dates or citations."""

    mark: Mark
    """Of the statement as it is now, so that a further change must be told again."""
    day: Moment
    """When it was told."""
    why: Plain
    """Why it was changed, for those who have cited it."""


class Told(Model):
    """What editors have said of changes since the newest edition; the next edition takes it over and empties it."""

    reworded: dict[StatementId, Rewording] = {}
    """Statements that say the same in other words."""
    moved: dict[StatementId, Id] = {}
    """Statements that another record holds now, with the record on whose page they were: it leads to them. Stays."""
