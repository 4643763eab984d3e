"""A picture as plain data: marks that each lead to a statement, and the frame that they are drawn in.

Nothing here draws.  ``drawing/`` turns a picture into SVG, ``templates/parts/figure.html`` prints it; the table
below it is made of the same marks, so that the two cannot differ.  Addresses are relative to the site's root.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kb.answers.existence import RELIED_ON
from kb.cite.editions import Edition
from kb.cite.forms import ENTRY
from kb.cite.printed import reference
from kb.cite.works import Citable
from kb.model.partial_dates import Moment
from kb.model.sections import Section
from kb.model.source import Author
from kb.model.statuses import StatementStatus
from kb.model.words import count, say
from kb.store.addresses import address
from kb.store.base import Placed
from kb.store.record_files import Entry

#: What may be drawn: what is relied on, what is disputed and what was overtaken, each marked so; not what is wrong.
DRAWN = RELIED_ON | {StatementStatus.DISPUTED, StatementStatus.SUPERSEDED}
#: Fewer marks than these make no picture: a sentence or a table says it better.
FEWEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something drawn: its words for tooltip and screen reader, its row of the table, the statement it rests on."""

    words: str
    cells: tuple[str, ...]
    statement: str
    address: str


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend: the sample that stands before the words, and the words."""

    sample: str
    words: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What a drawing needs beside its marks; each drawing has a frame of its own."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture: marks, the frame they stand in, and the heads of the columns that their cells fill."""

    name: str
    title: str
    description: str
    drawing: str
    columns: tuple[str, ...]
    marks: tuple[Mark, ...]
    frame: Frame
    legend: tuple[Key, ...] = ()
    notes: tuple[str, ...] = ()
    #: numbered marks with their words below the picture: turning points
    points: tuple[Mark, ...] = ()

    @cached_property
    def rows(self) -> tuple[Mark, ...]:
        """The rows of the table: each mark once, in its order."""
        return tuple(dict.fromkeys((*self.marks, *self.points)))

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of the columns of the table."""
        return (*self.columns, say("Statement"))

    @property
    def invitation(self) -> str:
        """What the fold above the table says."""
        return count(
            "As a table (%(n)s row), and how to cite", "As a table (%(n)s rows), and how to cite", len(self.rows)
        )

    @property
    def worth_drawing(self) -> bool:
        """Whether there is enough to see."""
        return len(self.marks) >= FEWEST

    def citable(self, edition: Edition) -> Citable:
        """The picture as a work, at the address of its file."""
        return Citable(
            id=f"mlssr-picture-{self.name}-{edition.key}",
            kind=ENTRY,
            title=self.title,
            authors=(Author(literal=edition.publisher),),
            address=f"{edition.cited_url}pictures/{self.name}.svg",
            language="en",
            container=edition.title,
            publisher=edition.publisher,
            date=Moment(edition.date.isoformat()),
            edition=edition.label,
            licence=edition.licence,
        )

    def as_csv(self, edition: Edition) -> str:
        """The table as CSV (RFC 4180): a row a mark, with statement and absolute address, the citation in each."""
        cited = f"{reference(self.citable(edition))} ({edition.licence})"
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow((*self.columns, "statement", "address", "citation"))
        for row in self.rows:
            writer.writerow((*map(_plain, row.cells), row.statement, f"{edition.site_url}{row.address}", cited))
        return out.getvalue()


def _plain(cell: str) -> str:
    """``cell`` without a first character that a spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell


def told(entry: Entry) -> Placed | None:
    """The statement that tells what a record is about: its summary where that may be drawn, else the first that may."""
    every = (Placed(statement, entry, place) for place, statement in enumerate(entry.record.statements))
    placed = [one for one in every if one.id and one.statement.status in DRAWN]
    return next((one for one in placed if one.statement.section == Section.SUMMARY), placed[0] if placed else None)


def leads_to(placed: Placed) -> str:
    """The address of a statement on its own record's page."""
    return f"{address(placed.entry)}#{placed.id}"


def listed(words: Iterable[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
