"""Events by year and sort: a dot each, on the page of the timeline."""

from collections.abc import Iterator
from dataclasses import dataclass

from kb.model.record_types import EventType, Kind
from kb.model.records import Event
from kb.model.words import say
from kb.pages.whole_site import Site
from kb.pictures.lanes import last_day
from kb.pictures.picture import Frame, Mark, Picture, leads_to, told
from kb.store.base import Placed

#: The first year with a column of its own; what happened before stands in one column.
FIRST_YEAR = 2011
BEFORE = "earlier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened(Mark):
    """An event in the row of its sort and the column of its year."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Calendar(Frame):
    """The words of the rows and of the columns."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]


def events(site: Site) -> Picture:
    """The picture of all events; the newest year is the last of which sources tell."""
    found = sorted(_events(site), key=lambda one: (*one[0].date.sort_key, one[1].entry.id))
    last = max([last_day(site).year, *(record.date.earliest.year for record, _ in found)])
    columns = (BEFORE, *map(str, range(FIRST_YEAR, last + 1)))
    rows = [type_ for type_ in EventType if any(record.type == type_ for record, _ in found)]
    marks = tuple(_mark(record, placed, rows.index(record.type)) for record, placed in found)
    return Picture(
        name="events",
        title=say("Events by year and sort, %(first)s–%(last)s", first=FIRST_YEAR, last=last),
        description=say(
            "%(n)s events, a dot each, in %(rows)s rows by sort and in a column for each year.",
            n=len(marks),
            rows=len(rows),
        ),
        drawing="calendar",
        columns=(say("Date"), say("Sort"), say("Event")),
        marks=marks,
        frame=Calendar(tuple(type_.label for type_ in rows), columns),
        notes=(
            say("A year with many dots is one of which the sources tell much, not always one in which much happened."),
        ),
    )


def _events(site: Site) -> Iterator[tuple[Event, Placed]]:
    """The events that have a statement to lead to, with it."""
    for entry in site.base.of_kind(Kind.TIMELINE):
        assert isinstance(entry.record, Event)
        if placed := told(entry):
            yield entry.record, placed


def _mark(record: Event, placed: Placed, row: int) -> Happened:
    year = record.date.earliest.year
    return Happened(
        words=f"{record.date.human}: {record.names.en}",
        cells=(record.date.human, record.type.label, record.names.en),
        statement=placed.id,
        address=leads_to(placed),
        row=row,
        column=max(year - FIRST_YEAR + 1, 0),
    )
