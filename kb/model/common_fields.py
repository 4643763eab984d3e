"""The fields that all kinds of record share."""

from typing import ClassVar

from kb.model.partial_dates import Day
from kb.model.questions import Question
from kb.model.record_types import Kind
from kb.model.statement import Model, Review
from kb.model.text_types import Id, Name


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
    sought: list[Name] = []
    """Words by which readers look for it and which are no name of it: French, milices, prisons. Shown nowhere."""


class Record(Model):
    """What all kinds of record share."""

    kind: ClassVar[Kind]

    names: Names
    """Its names."""
    checked: Day
    """The day on which a person last held the record against its sources."""
    review: Review | None = None
    """When the record as a whole must be looked at again, and why."""
    not_applicable: list[Question] = []
    """Questions that make no sense for this record."""
    see_also: list[Id] = []
    """Ids of records that a reader of this one wants next."""
    former_ids: list[Id] = []
    """Ids under which it was published before; their addresses lead here."""
