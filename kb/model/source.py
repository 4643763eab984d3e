"""The fields of a source: a work on which statements rest."""

from typing import Annotated

from pydantic import StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from kb.model.common_fields import Record
from kb.model.partial_dates import Day, Moment
from kb.model.record_types import Kind, SourceType, Standing
from kb.model.statement import Model, Statement
from kb.model.text_types import Language, Plain, Short, Url
from kb.model.written_values import TrueOrFalse

#: A name that leads out of no folder.
FILE_NAME = r"^\w[\w.-]*$"


class Author(Model):
    """A person (family and given) or an institution (literal)."""

    @model_validator(mode="after")
    def _one_of_the_two(self) -> "Author":
        got = [name for name in ("literal", "family", "given") if getattr(self, name)]
        if got not in (["literal"], ["family"], ["family", "given"]):
            shown = {"got": " and ".join(f"'{name}'" for name in got) or "nothing"}
            wanted = "an institution ('literal') or a person ('family', and 'given' where known)"
            raise PydanticCustomError("text", f"expected {wanted}, got {{got}}", shown)
        return self

    literal: Short | None = None
    """Name of an institution, kept whole."""
    family: Short | None = None
    """Family name of a person."""
    given: Short | None = None
    """Given names of a person."""


class Outline(Model):
    """A place in a source that citations can name."""

    at: Short
    """The locator, as citations write it: section 4.iv."""
    title: Short | None = None
    """Its heading."""
    starts: Plain | None = None
    """How the passage begins in the stored text, so that phrases can be looked for in the right place."""


class Source(Record):
    """A work on which statements rest."""

    kind = Kind.SOURCES

    type: SourceType
    """What sort of work."""
    standing: Standing
    """How near it stands to what it reports."""
    primary_seen: TrueOrFalse
    """Whether the primary text itself was read, rather than a report of it."""
    title: Plain
    """Title, in the language of the work."""
    authors: list[Author] = []
    """Authors or issuing bodies."""
    publisher: Short | None = None
    """Publisher; of an article in a periodical, the periodical."""
    container: Plain | None = None
    """Title of the larger work of which it is a part: the book of a chapter, the collection of an entry."""
    editors: list[Author] = []
    """Editors of the larger work."""
    provenance: Plain | None = None
    """How its words were had where not at its own address: by way of a copy, a digest, a search excerpt."""
    date: Moment | None = None
    """Date of publication."""
    covers: Moment | None = None
    """Latest date that it speaks of, where that is not its own date."""
    language: Language
    """Language, as a two-letter code."""
    number: Short | None = None
    """Document number: S/2014/173."""
    url: Url | None = None
    """Address where it was read."""
    archive: Url | None = None
    """Address of an archived copy."""
    read: Day | None = None
    """Day on which it was read."""
    also: Url | None = None
    """Address of a second source that says the same."""
    proof: Plain | None = None
    """The official document that would prove it, where this is not it."""
    file: Annotated[str, StringConstraints(pattern=FILE_NAME, max_length=120)] | None = None
    """Name of its text in the folder KB_SOURCES, against which phrases are verified."""
    outline: list[Outline] = []
    """Its places, in its own order."""
    without_facts: list[Plain] = []
    """How those of its paragraphs begin that carry no fact of their own: headings, menus."""
    statements: list[Statement] = []
    """What other sources say of this one."""
