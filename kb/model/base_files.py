"""The files of a base beside its records: edition, numbers given, floors, second readings."""

from typing import Annotated

from pydantic import AfterValidator, Field, RootModel, StringConstraints
from pydantic_core import PydanticCustomError

from kb.model.licences import Terms
from kb.model.partial_dates import DateError, Day, Moment
from kb.model.record_types import Kind
from kb.model.statement import Model
from kb.model.text_types import Short, StatementId
from kb.model.written_values import WholeNumber

EDITION = r"^[1-9][0-9]{3}\.[1-9][0-9]{0,2}$"
READING = r"^[0-9]{4}-[0-9]{2}-[0-9]{2} (changed|kept)$"
MOST_STATEMENTS = 999_999


class EditionFile(Model):
    """The edition that the base makes when it is published (``edition.yml``)."""

    number: Annotated[str, StringConstraints(pattern=EDITION)]
    """Year and counter: 2026.1."""
    date: Day
    """The day of the edition."""
    title: Short = "Mali SSR Background"
    """What the whole is called."""
    publisher: Short
    """Who publishes it."""
    licence: Terms
    """The licence of records and prose."""


class Numbers(Model):
    """The numbers given so far (``ids.yml``)."""

    last: Annotated[WholeNumber, Field(ge=0, le=MOST_STATEMENTS)] = 0
    """The highest number ever given."""
    mark: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")] | None = None
    """Of the statement that got it, so that two branches that both give numbers conflict here."""
    retired: list[StatementId] = []
    """Numbers that went before any edition kept them."""


class Floors(RootModel[dict[Kind, Annotated[WholeNumber, Field(ge=0)]]]):
    """The least number of records of each kind (``floors.yml``)."""


def _real_day(text: str) -> str:
    """A reading whose day exists."""
    try:
        Moment(text.split()[0])
    except DateError as error:
        raise PydanticCustomError("date", str(error)) from None
    return text


class Readings(
    RootModel[dict[StatementId, Annotated[str, StringConstraints(pattern=READING), AfterValidator(_real_day)]]]
):
    """The second readings of statements: day, and whether it changed them (``readings.yml``)."""
