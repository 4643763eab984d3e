"""The fields of each kind of record, with their help texts."""

from kb.model.common_fields import Record
from kb.model.functions import Sector
from kb.model.partial_dates import Moment
from kb.model.record_types import (
    ActorType,
    EventType,
    ForceType,
    IndicatorType,
    InstrumentType,
    Kind,
    PlaceType,
    TermType,
)
from kb.model.statement import Statement
from kb.model.text_types import Id, Plain, Short, Url
from kb.model.units import Measure, Unit
from kb.model.written_values import TrueOrFalse


class Actor(Record):
    """A body, organisation, armed group, State or person in public life."""

    kind = Kind.ACTORS

    type: ActorType
    """What sort of actor."""
    sector: Sector | None = None
    """Its part of the security sector, where its type does not tell: where its column stands in Who does what."""
    family_name: Short | None = None
    """Of a person: the family name as it stands in the name, where it is not its end: Oh of Oh Joon."""
    website: Url | None = None
    """Official site."""
    statements: list[Statement] = []
    """What is known of it."""


class Force(Record):
    """Who bears arms for the State or under a mandate."""

    kind = Kind.FORCES

    type: ForceType
    """In whose name it bears arms."""
    sector: Sector | None = None
    """Its part of the security sector, where its type does not tell: where its column stands in Who does what."""
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
    """For one of the few events that divide the story (about 25): why it does, in a few words."""
    turning_point: TrueOrFalse = False
    """True for the few milestones known to the day that pictures mark and “as on a date” offers first."""
    statements: list[Statement] = []
    """What is known of it."""


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
