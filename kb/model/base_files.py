"""The files of a base beside its records: edition, numbers given, floors, second readings."""

from typing import Annotated

from pydantic import AfterValidator, Field, RootModel, StringConstraints
from pydantic_core import PydanticCustomError

from kb.model.licences import Terms
from kb.model.partial_dates import DateError, Moment
from kb.model.record_types import Kind
from kb.model.statement import Model
from kb.model.text_types import Short, StatementId

EDITION = r"^[0-9]{4}\.[0-9]{1,3}$"
READING = r"^[0-9]{4}-[0-9]{2}-[0-9]{2} (changed|kept)$"
MOST_STATEMENTS = 999_999


def whole_day(date: Moment) -> Moment:
    """A date that is one day, written as one."""
    if len(date.text) != len("2026-11-22"):
        raise PydanticCustomError("date", f"expected a whole day, got '{date}'")
    return date


class EditionFile(Model):
    """The edition that the base makes when it is published (``edition.yml``)."""

    number: Annotated[str, StringConstraints(pattern=EDITION)]
    """Year and counter: 2026.1."""
    date: Annotated[Moment, AfterValidator(whole_day)]
    """The day of the edition."""
    title: Short = "Mali SSR Background"
    """What the whole is called."""
    publisher: Short
    """Who publishes it."""
    licence: Terms
    """The licence of records and prose."""


class Numbers(Model):
    """The numbers given so far (``ids.yml``)."""

    last: Annotated[int, Field(ge=0, le=MOST_STATEMENTS)] = 0
    """The highest number ever given."""
    mark: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")] | None = None
    """Of the statement that got it, so that two branches that both give numbers conflict here."""
    retired: list[StatementId] = []
    """Numbers that went before any edition kept them."""


class Floors(RootModel[dict[Kind, Annotated[int, Field(ge=0)]]]):
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
