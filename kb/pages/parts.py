"""The parts that pages are made of, as plain data, and the words and addresses they share.

Addresses are relative to the site's root.  Nothing here looks anything up: the modules beside this one do.
"""

import re
import unicodedata
from dataclasses import dataclass

from kb.answers.key_facts import span
from kb.model.partial_dates import Moment
from kb.model.statement import Statement
from kb.model.statuses import StatementStatus
from kb.pages.name_links import Segment

_SLUG = re.compile(r"[^a-z0-9]+")


#: A statement of such a status no longer holds.
OVERTAKEN = frozenset({StatementStatus.SUPERSEDED, StatementStatus.CORRECTED, StatementStatus.WITHDRAWN})


#: After so many statements a paragraph ends by itself.
_LONG_RUN = 6


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a record's page (or a place on it): words, address and the record's full name."""

    words: str
    address: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym with the record that bears it and its French name."""

    acronym: str
    link: Link
    french: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A numbered citation of a page: the source's name and page, the locator there, the phrase."""

    number: int
    source: Link
    at: str
    at_address: str
    phrase: str
    language: str
    weak: str


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement as shown: its text in segments, its dates in words, its references by number."""

    id: str
    label: str
    segments: tuple[Segment, ...]
    references: tuple[int, ...]
    status: StatementStatus
    newer: Link | None
    reason: str
    dated: str
    checked: Moment
    review_by: Moment | None
    review_why: str
    home: Link | None
    new_paragraph: bool

    @property
    def overtaken(self) -> bool:
        """Whether it no longer holds."""
        return self.status in OVERTAKEN


@dataclass(frozen=True, slots=True)
class SectionView:
    """Statements under one heading."""

    title: str
    anchor: str
    statements: tuple[StatementView, ...]

    @property
    def paragraphs(self) -> list[list[StatementView]]:
        """The statements as runs of text: a new one where a statement asks for it, has a label or no longer holds."""
        runs: list[list[StatementView]] = []
        for view in self.statements:
            full = bool(runs) and len(runs[-1]) >= _LONG_RUN
            if not runs or full or view.new_paragraph or view.label or view.overtaken or runs[-1][-1].overtaken:
                runs.append([])
            runs[-1].append(view)
        return runs


@dataclass(frozen=True, slots=True)
class Answer:
    """A row of the key facts: a question with its answers, each with the statement and references it rests on."""

    question: str
    values: tuple[tuple[str, str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class RelationView:
    """A related record: how, since when, by which statement."""

    label: str
    other: Link
    role: str
    dated: str
    statement: str
    statement_address: str


@dataclass(frozen=True, slots=True)
class EventView:
    """An event in a list: date in words and for machines, name, page."""

    date: Moment
    dated: str
    link: Link
    type: str
    summary: tuple[Segment, ...]
    changes: tuple[Link, ...]

    @property
    def decade(self) -> str:
        """The decade it falls in: ``2010s``."""
        return f"{self.date.earliest.year // 10}0s"


@dataclass(frozen=True, slots=True)
class PositionView:
    """One side of a disagreement with the statements that hold it."""

    says: str
    statements: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place in a source with the statements that rest on it, each shortened: link by id, beginning of the text."""

    anchor: str
    at: str
    title: str
    statements: tuple[tuple[Link, str], ...]


def slug(text: str) -> str:
    """``text`` as part of an address: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return _SLUG.sub("-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")


def dated(statement: Statement) -> str:
    """The date of a statement in words."""
    if statement.period:
        return span(statement.period.begins, statement.period.ends)
    return statement.as_of.human if statement.as_of else ""
