"""The one schema: a pydantic model for each kind of record, every field with a help text.

Validation, the JSON Schemas for editors, the field tables of the editors' guide and the
``new`` command are all derived from these models.  This module holds nothing else.
"""

import re
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from kb.dates import Moment
from kb.vocabulary import (
    ActorType,
    DisagreementState,
    DisagreementType,
    EventType,
    ForceType,
    IndicatorType,
    InstrumentType,
    Kind,
    Measure,
    PlaceType,
    Qualifier,
    Question,
    RelationType,
    Section,
    SourceType,
    Standing,
    State,
    StatementStatus,
    TermType,
    Unit,
)

RECORD_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
STATEMENT_ID = r"^ML-\d{4,}$"
PHRASE_WORDS = 12

_HTML = re.compile(r"<[a-zA-Z/!?]|&[a-zA-Z#]\w*;")
_JINJA = re.compile(r"\{\{|\{%|\{#|\}\}|%\}")
_MARKDOWN = re.compile(r"!?\[[^\]]*\]\(|`|\*\*|__|^\s*[#>]", re.MULTILINE)
_LINK = re.compile(r"\[\[|\]\]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def _refuse(text: str, pattern: re.Pattern[str], expected: str) -> None:
    """Raise when ``pattern`` occurs in ``text``, showing what was found."""
    if found := pattern.search(text):
        shown = text[max(0, found.start() - 10) : found.end() + 20].strip()
        raise PydanticCustomError("text", "expected {expected}, got '{shown}'", {"expected": expected, "shown": shown})


def _plain(text: str) -> str:
    """Text without markup of any kind, links included."""
    _refuse(text, _LINK, "plain text without [[links]]")
    return _prose(text)


def _prose(text: str) -> str:
    """Text whose only markup is ``[[record-id]]`` and ``[[record-id|words]]``."""
    _refuse(text, _HTML, "plain text without HTML")
    _refuse(text, _JINJA, "plain text without Jinja expressions")
    _refuse(text, _MARKDOWN, "plain text without Markdown")
    _refuse(text, _CONTROL, "text without invisible control characters")
    return text


Id = Annotated[str, StringConstraints(pattern=RECORD_ID, max_length=60)]
StatementId = Annotated[str, StringConstraints(pattern=STATEMENT_ID)]
Plain = Annotated[str, StringConstraints(min_length=1, max_length=300), AfterValidator(_plain)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=120), AfterValidator(_plain)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_plain)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=900), AfterValidator(_prose)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"'{}]+$", max_length=500)]


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

    begins: Moment | None = None
    """When it began."""
    ends: Moment | None = None
    """When it ended."""


class Figure(Model):
    """A number of the statement, as data."""

    indicator: Id
    """Id of the indicator (data/indicators/) to whose series the figure belongs."""
    value: Annotated[float, Field(allow_inf_nan=False)]
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


class Existence(Model):
    """What the statement says of the record's own beginning, end or state."""

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
    timeless: bool = False
    """True for what needs no date: the meaning of a word, the text of a provision."""
    checked: Moment | None = None
    """The day on which a person last held it against its source, where later than the record's."""
    review: Review | None = None
    """When it must be looked at again, and why."""
    answers: dict[Question, Short] = {}
    """Which of the reader's questions it answers, each with the answer in a few words."""
    figures: list[Figure] = []
    """Its numbers, as data."""
    relations: list[Relation] = []
    """The relations that it states."""
    existence: Existence | None = None
    """What it says of the record's own beginning, end or state."""
    new_paragraph: bool = False
    """On a topic page: begins a new paragraph."""


class Names(Model):
    """What a thing is, was and may be called; all of it is searchable."""

    en: Name
    """Name in English."""
    fr: Name | None = None
    """Name in French."""
    acronym: Name | None = None
    """Usual acronym."""
    acronym_fr: Name | None = None
    """French acronym, where it differs."""
    former: list[Name] = []
    """Names it no longer bears."""
    variants: list[Name] = []
    """Other spellings and names, misprints of the sources included."""


class Record(Model):
    """What all kinds of record share."""

    kind: ClassVar[Kind]

    names: Names
    """Its names."""
    checked: Moment
    """The day on which a person last held the record against its sources."""
    review: Review | None = None
    """When the record as a whole must be looked at again, and why."""
    not_applicable: list[Question] = []
    """Questions that make no sense for this record."""
    see_also: list[Id] = []
    """Ids of records that a reader of this one wants next."""
    former_ids: list[Id] = []
    """Ids under which it was published before; their addresses lead here."""


class Actor(Record):
    """A body, organisation, armed group, State or person in public life."""

    kind = Kind.ACTORS

    type: ActorType
    """What sort of actor."""
    website: Url | None = None
    """Official site."""
    statements: list[Statement] = []
    """What is known of it."""


class Force(Record):
    """Who bears arms for the State or under a mandate."""

    kind = Kind.FORCES

    type: ForceType
    """In whose name it bears arms."""
    website: Url | None = None
    """Official site."""
    statements: list[Statement] = []
    """What is known of it."""


class Mandate(Record):
    """Who is charged with what by which text, in one of its versions."""

    kind = Kind.MANDATES

    bearer: Id
    """Id of the actor or force that is charged."""
    instrument: Id | None = None
    """Id of the text that charges it."""
    version: Short
    """Which version this is: first, 2015 (resolution 2227)."""
    replaces: Id | None = None
    """Id of the mandate that it replaced."""
    statements: list[Statement] = []
    """The tasks, one statement each, and what is known of the mandate as a whole."""


class Instrument(Record):
    """An agreement, law, policy, strategy, programme or fund."""

    kind = Kind.INSTRUMENTS

    type: InstrumentType
    """What sort of text or programme."""
    number: Short | None = None
    """Official number: 2015-052; 2227 (2015)."""
    website: Url | None = None
    """Official text or site."""
    statements: list[Statement] = []
    """What is known of it."""


class Event(Record):
    """Something that happened."""

    kind = Kind.TIMELINE

    type: EventType
    """What sort of event."""
    date: Moment
    """When it happened or began."""
    ends: Moment | None = None
    """When it ended, if it lasted."""
    participants: list[Id] = []
    """Ids of the actors, forces and instruments that took part."""
    places: list[Id] = []
    """Ids of the places where it happened."""
    changes: list[Id] = []
    """Ids of the records whose state it changed."""
    milestone: Short | None = None
    """For one of the few events that divide the story: why it does."""
    statements: list[Statement] = []
    """What is known of it."""


class DrawnOn(Model):
    """Statements of other records shown on a topic page."""

    section: Plain
    """The heading of the topic page under which they are shown."""
    statements: list[StatementId]
    """Their ids, in the order of reading."""


class Topic(Record):
    """A page of the outline that an officer expects."""

    kind = Kind.TOPICS

    order: int
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


class Indicator(Record):
    """A series of figures with one definition and one unit."""

    kind = Kind.INDICATORS

    type: IndicatorType
    """What it counts."""
    unit: Unit
    """The unit of every figure in it."""
    measure: Measure
    """Whether its figures are amounts, shares, places in a ranking or scores."""
    definition: Plain
    """What exactly is counted."""
    subject: Id | None = None
    """Id of the record of which it tells."""
    statements: list[Statement] = []
    """Statements that belong to no other record."""


class Place(Record):
    """A country, region, town or site."""

    kind = Kind.PLACES

    type: PlaceType
    """What sort of place."""
    within: Id | None = None
    """Id of the place that contains it."""
    statements: list[Statement] = []
    """What is known of it."""


class GlossaryTerm(Record):
    """A word or acronym that has no record of its own among the other kinds."""

    kind = Kind.GLOSSARY

    type: TermType
    """What sort of entry."""
    statements: list[Statement] = []
    """How the sources use or define it."""


class Position(Model):
    """One answer to the question of a disagreement."""

    says: Plain
    """The answer, in a few words, with who gives it."""
    value: Short | None = None
    """The answer alone, short enough for a list of rival values: at least 500 executed."""
    held_by: Short | None = None
    """Who gives this answer, by a name a stranger understands: UN human rights office, May 2023."""
    statements: list[StatementId]
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
    concerns: list[Id]
    """Ids of the records on whose pages it is shown."""
    would_settle: Plain
    """What evidence would decide it, or has decided it."""
    verdict: Plain | None = None
    """What can be said now: which answer holds and why, or how far the evidence narrows it."""
    shown: Plain
    """What the site shows meanwhile."""
    statements: list[Statement] = []
    """Statements that belong to no other record."""


class Author(Model):
    """A person (family and given) or an institution (literal)."""

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
    primary_seen: bool
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
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
    """Language, as a two-letter code."""
    number: Short | None = None
    """Document number: S/2014/173."""
    url: Url | None = None
    """Address where it was read."""
    archive: Url | None = None
    """Address of an archived copy."""
    read: Moment | None = None
    """Day on which it was read."""
    also: Url | None = None
    """Address of a second source that says the same."""
    proof: Plain | None = None
    """The official document that would prove it, where this is not it."""
    file: Annotated[str, StringConstraints(pattern=r"^[\w.-]+$")] | None = None
    """Name of its text in the folder KB_SOURCES, against which phrases are verified."""
    outline: list[Outline] = []
    """Its places, in its own order."""
    without_facts: list[Plain] = []
    """How those of its paragraphs begin that carry no fact of their own: headings, menus."""
    statements: list[Statement] = []
    """What other sources say of this one."""


Anything = (
    Actor | Force | Mandate | Instrument | Event | Topic | Indicator | Place | GlossaryTerm | Disagreement | Source
)

MODELS: dict[Kind, type[Anything]] = {
    model.kind: model
    for model in (
        Actor,
        Force,
        Mandate,
        Instrument,
        Event,
        Topic,
        Indicator,
        Place,
        GlossaryTerm,
        Disagreement,
        Source,
    )
}


def json_schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one kind, for editors."""
    schema = MODELS[kind].model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def section_tags() -> frozenset[str]:
    """The headings that records other than topics may use."""
    return frozenset(Section)
