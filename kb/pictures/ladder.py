"""MINUSMA: its mandates one after the other, the ceilings that each set, who was deployed, and the dead."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kb.answers.existence import existence_of
from kb.answers.figure_series import moment
from kb.model.partial_dates import Moment
from kb.model.record_types import Kind
from kb.model.records import Mandate
from kb.model.words import say
from kb.pages.whole_site import Site
from kb.pictures.figures import Dot, dot
from kb.pictures.picture import DRAWN, Frame, Key, Mark, Picture, leads_to
from kb.store.addresses import address
from kb.store.base import Datum
from kb.store.record_files import Entry

BEARER = "minusma"
#: The series of ceilings, each with its tone and the word for its persons.
CEILINGS = {"troops-authorised-minusma": ("mission", "troops"), "police-authorised-minusma": ("foreign", "police")}
#: The series of persons deployed, each with the word for them.
DEPLOYED = {
    "strength-minusma": "personnel",
    "troops-deployed-minusma": "troops",
    "strength-minusma-military": "military personnel",
    "strength-minusma-police": "police",
}
TOLL = {"deaths-minusma": "peacekeepers dead", "deaths-attacks-minusma": "killed in attacks"}


def _legend() -> tuple[Key, ...]:
    """The lines of the legend."""
    return (
        Key("mission-line", say("Ceiling for troops")),
        Key("foreign-line", say("Ceiling for police")),
        Key("firm", say("Figure of persons")),
        Key("rung", say("Mandate, by the number of its resolution")),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung(Mark):
    """A mandate: a rung below the axis with the number of its resolution."""

    label: str
    begins: dt.date
    ends: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling(Mark):
    """The persons that a mandate authorised, as a level through its time."""

    tone: str
    label: str
    value: float
    begins: dt.date
    ends: dt.date


@dataclass(frozen=True, slots=True)
class Ladder(Frame):
    """Both ends of the axis of time; the words for persons deployed, for each row of dots, and of tolls after them."""

    begins: dt.date
    ends: dt.date
    deployed: tuple[str, ...]
    tolls: tuple[str, ...]


def minusma(site: Site) -> Picture:
    """The picture of MINUSMA; empty in a base that has no such mission."""
    mandates = list(_mandates(site))
    rungs = [_rung(entry, begins, ends) for entry, begins, ends in mandates]
    ceilings = [ceiling for mandate in mandates for ceiling in _ceilings(site, *mandate)]
    dots = [*_dots(site, DEPLOYED, 0), *_dots(site, TOLL, len(DEPLOYED))]
    marks: tuple[Mark, ...] = (*rungs, *ceilings, *dots)
    first = min((rung.begins for rung in rungs), default=site.edition.date)
    last = max([rung.ends for rung in rungs] + [one.ends for one in dots], default=site.edition.date)
    return Picture(
        name="minusma",
        title=say("MINUSMA: mandates, ceilings and deployment, %(first)s–%(last)s", first=first.year, last=last.year),
        description=say(
            "%(n)s mandates one after the other; above them the ceilings that each set, the figures of persons "
            "deployed, and below them the dead.",
            n=len(rungs),
        ),
        drawing="ladder",
        columns=(say("What"), say("When"), say("Figure")),
        marks=marks,
        frame=Ladder(first, last, tuple(DEPLOYED.values()), tuple(TOLL.values())),
        legend=_legend(),
        notes=(say("No level is drawn between two figures of persons deployed: the sources give none."),),
    )


def _mandates(site: Site) -> Iterator[tuple[Entry, dt.date, dt.date]]:
    """The mandates of the mission whose beginning and end are known, the oldest first."""
    found: list[tuple[dt.date, dt.date, Entry]] = []
    for entry in site.base.of_kind(Kind.MANDATES):
        life = existence_of(site.base, entry)
        if isinstance(entry.record, Mandate) and entry.record.bearer == BEARER and life.begins and life.ends:
            found.append((life.begins.earliest, life.ends.latest, entry))
    return ((entry, begins, ends) for begins, ends, entry in sorted(found, key=lambda one: one[:2]))


def _rung(entry: Entry, begins: dt.date, ends: dt.date) -> Rung:
    record = entry.record
    assert isinstance(record, Mandate)
    statement = next(s for s in record.statements if s.existence and s.id)
    label = (record.instrument or entry.id).removeprefix("res-")
    when = f"{_human(begins)} – {_human(ends)}"
    return Rung(
        words=f"{record.names.en}: {when}",
        cells=(record.names.en, when, ""),
        statement=statement.id or "",
        address=f"{address(entry)}#{statement.id}",
        label=label,
        begins=begins,
        ends=ends,
    )


def _ceilings(site: Site, entry: Entry, begins: dt.date, ends: dt.date) -> Iterator[Ceiling]:
    """What the statements of a mandate say that it authorised; the first of each series."""
    for indicator, (tone, persons) in CEILINGS.items():
        data = [d for d in site.base.series.get(indicator, ()) if d.placed.entry.id == entry.id and _drawn(d)]
        for datum in data[:1]:
            value = f"{datum.figure.value:,.0f}"
            yield Ceiling(
                words=f"{entry.record.names.en}: up to {value} {persons}",
                cells=(f"Ceiling for {persons}", f"{_human(begins)} – {_human(ends)}", value),
                statement=datum.placed.id,
                address=leads_to(datum.placed),
                tone=tone,
                label=value,
                value=datum.figure.value,
                begins=begins,
                ends=ends,
            )


def _drawn(datum: Datum) -> bool:
    return datum.placed.statement.status in DRAWN


def _dots(site: Site, series: dict[str, str], first_row: int) -> Iterator[Dot]:
    for row, (indicator, persons) in enumerate(series.items(), first_row):
        data = sorted(site.base.series.get(indicator, ()), key=lambda datum: (str(moment(datum)), datum.placed.id))
        made = (dot(site, datum, row, named=f"MINUSMA {persons}") for datum in data)
        yield from (_three_cells(one) for one in made if one)


def _three_cells(one: Dot) -> Dot:
    """Without the column of remarks, which no other mark here fills."""
    return replace(one, cells=(one.cells[0], one.cells[1], " ".join(filter(None, one.cells[2:]))))


def _human(day: dt.date) -> str:
    return Moment(day.isoformat()).human
