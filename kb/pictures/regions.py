"""Regions as tiles: the division of the territory by year, and what was last told of each region.

Tiles stand about where the regions lie; their size and borders say nothing.  ``towns.py`` has the
map of places.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from kb.answers.existence import RELIED_ON, existence_of, own_date
from kb.answers.figure_series import moment
from kb.model.partial_dates import Moment
from kb.model.record_types import Kind, PlaceType
from kb.model.records import Place
from kb.model.sections import Section
from kb.model.words import count, say
from kb.pages.whole_site import Site
from kb.pictures.lanes import last_day
from kb.pictures.picture import DRAWN, Frame, Key, Mark, Picture, leads_to, told
from kb.store.base import Datum, Placed
from kb.store.record_files import Entry

SERIES = "regions-mali"
#: The column and row of each tile, from the west and from the north.
PLACES = {
    "taoudenit": (2, 0), "kidal": (3, 0),
    "tombouctou": (2, 1), "gao": (3, 1), "menaka": (4, 1),
    "kayes": (0, 2), "koulikoro": (1, 2), "segou": (2, 2), "mopti": (3, 2),
    "bamako": (1, 3), "sikasso": (2, 3),
}  # fmt: skip
#: The capital is a district beside the regions.
DISTRICT = "bamako"
#: The headings under which a place's record says how it stands.
_STANDING = frozenset({Section.SUMMARY, Section.STATUS})
_DAY = dt.timedelta(days=1)
FRESH = dt.timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile(Mark):
    """A region in one of the maps; ``look`` is ``plain``, ``new`` or ``district``, ``small`` a second line."""

    map: int
    column: int
    row: int
    label: str
    small: str
    look: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Mark):
    """The words above a map, which lead to the statement that they rest on."""

    map: int
    title: str


@dataclass(frozen=True, slots=True)
class Maps(Frame):
    """How many maps stand side by side or below each other."""

    maps: int


def division(site: Site) -> Picture:
    """The regions by year: a map for each number of regions that a figure gives, and one of the time before."""
    steps = list(_steps(site))
    if not steps:
        return _maps([], 0, 0)
    marks: list[Mark] = []
    before: set[str] = set()
    for place, step in enumerate([None, *steps]):
        datum, when = step or steps[0]
        there = [
            entry for entry in _regions(site) if _begun(site, entry, when.latest if step else when.earliest - _DAY)
        ]
        marks.append(_count(site, datum, when, place))
        marks += [_tile(site, entry, place, new=place > 0 and entry.id not in before) for entry in there]
        before = {entry.id for entry in there}
    return _maps(marks, len(steps) + 1, int(steps[-1][0].figure.value) - len(before - {DISTRICT}))


def _maps(marks: list[Mark], maps: int, missing: int) -> Picture:
    said = count(
        "%(n)s region of the newest division has no page here and no tile.",
        "%(n)s regions of the newest division have no page here and no tile.",
        missing,
    )
    notes = (said,) if missing > 0 else ()
    return Picture(
        name="regions",
        title=say("Regions by year"),
        description=say(
            "%(n)s maps of tiles: one for each number of regions that a source gives, and one of the time before.",
            n=maps,
        ),
        drawing="tiles",
        columns=(say("Division or region"), say("When"), say("What is told")),
        marks=tuple(marks),
        frame=Maps(maps),
        legend=(
            Key("plain", say("Region")),
            Key("new", say("Newly in operation")),
            Key("district", say("District of the capital")),
        ),
        notes=(*notes, _caveat()),
    )


def last_told(site: Site) -> Picture:
    """What was last told of each region, with its date: who is said to control it, where a source says so."""
    last = last_day(site)
    marks = tuple(tile for entry in _regions(site) if (tile := _told_tile(site, entry, last)))
    return Picture(
        name="regions-told",
        title=say("What was last told of each region, and when"),
        description=say(
            "%(n)s tiles, each with the date of the newest statement on the state of its region; the sentences are in "
            "the table.",
            n=len(marks),
        ),
        drawing="tiles",
        columns=(say("Region"), say("As of"), say("What is told")),
        marks=marks,
        frame=Maps(1),
        legend=(Key("new", say("Told within a year of the newest source")), Key("plain", say("Told earlier"))),
        notes=(say("Who is said to control a region stands in its sentence, where a source says so."), _caveat()),
    )


def _caveat() -> str:
    return say("Tiles stand about where the regions lie; their size and borders say nothing.")


def _regions(site: Site) -> list[Entry]:
    """The regions that have a tile, from north to south."""
    found = [entry for entry in site.base.of_kind(Kind.PLACES) if entry.id in PLACES and _is_region(entry)]
    return sorted(found, key=lambda entry: PLACES[entry.id][::-1])


def _is_region(entry: Entry) -> bool:
    return isinstance(entry.record, Place) and entry.record.type == PlaceType.REGION


def _steps(site: Site) -> Iterator[tuple[Datum, Moment]]:
    """The figures of the number of regions, the oldest of each number, by their dates."""
    dated = [(datum, when) for datum in site.base.series.get(SERIES, ()) if (when := moment(datum))]
    dated = [(datum, when) for datum, when in dated if datum.placed.statement.status in DRAWN]
    seen: set[float] = set()
    for datum, when in sorted(dated, key=lambda step: (step[1].sort_key, step[0].placed.id)):
        if datum.figure.value not in seen:
            seen.add(datum.figure.value)
            yield datum, when


def _begun(site: Site, entry: Entry, day: dt.date) -> bool:
    begins = existence_of(site.base, entry).begins
    return begins is None or begins.earliest <= day


def _count(site: Site, datum: Datum, when: Moment, place: int) -> Heading:
    number = f"{datum.figure.value:,.0f} regions"
    title = f"{number}, {when.human}" if place else f"Before {when.human}"
    return Heading(
        words=title,
        cells=(number if place else "Before", when.human, site.speller.plain(datum.placed.statement.text)),
        statement=datum.placed.id,
        address=leads_to(datum.placed),
        map=place,
        title=title,
    )


def _tile(site: Site, entry: Entry, place: int, *, new: bool) -> Tile:
    life = existence_of(site.base, entry)
    placed = life.evidence[0] if life.begins else told(entry)
    assert placed
    begun = life.begins.human if life.begins else ""
    name = entry.record.names.en
    look = "district" if entry.id == DISTRICT else "new" if new else "plain"
    return _placed(
        site, entry, placed, place, look, "", words=f"{name}{f', from {begun}' if begun else ''}", when=begun
    )


def _told_tile(site: Site, entry: Entry, last: dt.date) -> Tile | None:
    newest = _newest(entry)
    if newest is None:
        return None
    placed, when = newest
    look = "new" if when.latest >= last - FRESH else "plain"
    words = f"{entry.record.names.en}, as of {when.human}"
    return _placed(site, entry, placed, 0, look, _month(when), words=words, when=when.human)


def _newest(entry: Entry) -> tuple[Placed, Moment] | None:
    """The newest statement that says how the region stands, with its date; of two of a day the first."""
    every = [Placed(statement, entry, place) for place, statement in enumerate(entry.record.statements)]
    dated = [
        (placed, when)
        for placed in every
        if placed.statement.section in _STANDING and placed.statement.status in RELIED_ON
        if (when := own_date(placed.statement))
    ]
    return max(dated, key=lambda found: (found[1].latest, -found[0].index), default=None)


def _placed(
    site: Site, entry: Entry, placed: Placed, place: int, look: str, small: str, *, words: str, when: str
) -> Tile:
    column, row = PLACES[entry.id]
    return Tile(
        words=words,
        cells=(entry.record.names.en, when, site.speller.plain(placed.statement.text)),
        statement=placed.id,
        address=leads_to(placed),
        map=place,
        column=column,
        row=row,
        label=entry.record.names.en,
        small=small,
        look=look,
    )


def _month(when: Moment) -> str:
    """``4/2026``: a date that fits a tile."""
    first, last = when.earliest, when.latest
    return f"{last.month}/{last.year}" if (first.year, first.month) == (last.year, last.month) else str(last.year)
