"""What is kept of a text that an editor had again: hashes and places of the passages cited, never the text itself."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from kb.model.partial_dates import Day
from kb.model.statement import Model
from kb.model.text_types import Short, StatementId, Url
from kb.model.written_values import WholeNumber

#: The folder of a base that holds them: a file for each source, by its id.
PASSAGES = "passages"
#: So many words on either side of a phrase belong to its passage.
AROUND = 12
DIGEST = r"^[0-9a-f]{16}$"

Digest = Annotated[str, StringConstraints(pattern=DIGEST)]
"""Hash of words as they are compared."""


class Extent(StrEnum):
    """How much of a source a text was."""

    WHOLE = "whole"
    EXCERPT = "excerpt"


class Passage(Model):
    """A citation whose phrase was found in a text of its source."""

    statement: StatementId
    """Number of the statement that cites."""
    phrase: Digest
    """Hash of the phrase."""
    passage: Digest
    """Hash of the phrase with the words around it."""
    word: Annotated[WholeNumber, Field(ge=1)]
    """The word of the text with which the phrase begins, counted from 1."""
    before: Annotated[WholeNumber, Field(ge=0, le=AROUND)]
    """Words of the passage before the phrase; fewer than usual where the text begins there."""
    after: Annotated[WholeNumber, Field(ge=0, le=AROUND)]
    """Words of the passage after the phrase; fewer than usual where the text ends there."""


class SeenText(Model):
    """A text of a source that an editor had again, with the passages found in it."""

    seen: Day
    """The day on which the text was had."""
    address: Url
    """The address from which it came."""
    kept_by: Short | None = None
    """Who keeps this copy of the same work, where the address is none of the source's own."""
    extent: Extent
    """Whether it was the whole source or an excerpt."""
    words: Annotated[WholeNumber, Field(ge=1)]
    """How many words it had."""
    passages: Annotated[list[Passage], Field(min_length=1)]
    """What was found in it."""


class SeenTexts(Model):
    """The texts of one source that editors had again (``passages/SOURCE.yml``)."""

    texts: Annotated[list[SeenText], Field(min_length=1)]
    """The texts, oldest first."""
