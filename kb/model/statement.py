"""A statement and its parts: the fields that editors write, each with its help text."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from kb.model.functions import Function, HolderRole
from kb.model.partial_dates import Day, Moment
from kb.model.questions import Question
from kb.model.relation_types import RelationType
from kb.model.statuses import State, StatementStatus
from kb.model.text_types import Id, Plain, Prose, Short, StatementId
from kb.model.units import Qualifier, Unit
from kb.model.written_values import TrueOrFalse, one_form_of_number

PHRASE_WORDS = 12


class Model(BaseModel):
    """What all models share: unknown fields are errors, records cannot be changed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, str_strip_whitespace=True)


class Citation(Model):
    """A point in a source."""

    source: Id
    """Id of the source, that is the name of its file in data/sources/."""
    at: Short
    """Where in the source: an entry of the source's outline, with detail after a comma (section 4.iv, para 2)."""
    phrase: Plain
    """A fragment of at most 12 words, in the source's own words and language, by which the passage can be found."""


class Review(Model):
    """When a statement or record must be looked at again."""

    by: Moment
    """The day or month by which a person must look at it again."""
    why: Short
    """The reason, for instance: mandate renewed each year."""


class Period(Model):
    """From when until when; an end that is left out is not known or has not come."""

    @model_validator(mode="after")
    def _has_an_end(self) -> "Period":
        if not self.begins and not self.ends:
            raise PydanticCustomError("text", "expected a beginning or an end, got neither")
        return self

    begins: Moment | None = None
    """When it began."""
    ends: Moment | None = None
    """When it ended."""


class Figure(Model):
    """A number of the statement, as data."""

    indicator: Id
    """Id of the indicator (data/indicators/) to whose series the figure belongs."""
    value: Annotated[float, Field(allow_inf_nan=False), BeforeValidator(one_form_of_number)]
    """The number alone, without unit: 6000, 7.6, 1230563972349."""
    unit: Unit
    """The unit, which must be that of the indicator."""
    qualifier: Qualifier | None = None
    """How the source hedges the figure."""
    as_of: Moment | None = None
    """The date to which the figure applies, where it is not that of the statement."""
    word: Short | None = None
    """For a category, the word itself: Partly free."""


class Relation(Model):
    """A relation between the record in which the statement stands and another."""

    type: RelationType
    """What relates the two, read from this record to the target."""
    target: Id
    """Id of the other record."""
    role: Short | None = None
    """In what respect or capacity: for employment; Minister; co-leader."""
    begins: Moment | None = None
    """When the relation began, where the statement gives it."""
    ends: Moment | None = None
    """When the relation ended, where the statement gives it."""


class Holding(Model):
    """A function of the security sector, and the institution that the statement says has it."""

    does: Function
    """The function."""
    by: Id | None = None
    """Id of the institution, where it is not the record itself (of a mandate: its bearer)."""
    role: HolderRole | None = None
    """In what capacity, where it does not simply have the function."""
    legal: TrueOrFalse = False
    """True where the sentence names the law, decree or mandate that gives it, though other sources are cited."""
    begins: Moment | None = None
    """When it came to have the function, where the statement gives it and its period does not."""
    ends: Moment | None = None
    """When it ceased to have it, where the statement gives it and its period does not."""


class Existence(Model):
    """What the statement says of the record's own beginning, end or state."""

    @model_validator(mode="after")
    def _says_something(self) -> "Existence":
        if not (self.begins or self.ends or self.state or self.successors):
            raise PydanticCustomError("text", "expected a beginning, an end, a state or successors, got nothing")
        return self

    begins: Moment | None = None
    """When it came into being or into force."""
    ends: Moment | None = None
    """When it ended, lapsed or was replaced."""
    state: State | None = None
    """What its state was at the statement's date (as_of)."""
    successors: list[Id] = []
    """Ids of the records that took its place."""


class Statement(Model):
    """One checkable sentence in our own words, kept with its evidence."""

    id: StatementId | None = None
    """Permanent id, given by "python -m kb ids", never by hand and never used again."""
    section: Plain
    """The heading under which it stands: a section tag; topics may use headings of their own."""
    label: Short | None = None
    """The number or hour the source gives to it: (b)(ii), 0900-1000."""
    text: Prose
    """The sentence, neutral, dated, attributed where the source attributes; links are [[id]] or [[id|words]]."""
    citations: list[Citation] = []
    """The points in sources on which it rests."""
    as_of: Moment | None = None
    """The date at which it was true, as far as the source tells."""
    period: Period | None = None
    """The stretch of time through which it was true."""
    status: StatementStatus = StatementStatus.ESTABLISHED
    """How far it holds."""
    superseded_by: StatementId | None = None
    """For a superseded statement: the id of the newer one."""
    corrected_by: StatementId | None = None
    """For a corrected statement (the source is wrong): the id of the statement that shows it."""
    reason: Plain | None = None
    """For a withdrawn, corrected or unconfirmed statement: why."""
    note: Plain | None = None
    """What a reader of the evidence should know beside it: a misprint in the source, a fault not mended."""
    date_basis: Short | None = None
    """How the date is known where the passage itself does not give it: date of the document; named in section 3."""
    timeless: TrueOrFalse = False
    """True for what needs no date: the meaning of a word, the text of a provision."""
    checked: Day | None = None
    """The day on which a person last held it against its source, where later than the record's."""
    review: Review | None = None
    """When it must be looked at again, and why."""
    answers: dict[Question, Short] = {}
    """Which of the reader's questions it answers, each with the answer in a few words."""
    figures: list[Figure] = []
    """Its numbers, as data."""
    relations: list[Relation] = []
    """The relations that it states."""
    functions: list[Holding] = []
    """The functions of the security sector that it says an institution has."""
    existence: Existence | None = None
    """What it says of the record's own beginning, end or state."""
    new_paragraph: TrueOrFalse = False
    """On a topic page: begins a new paragraph."""
