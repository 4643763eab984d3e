"""Stretches of time in lanes under one axis: a lane a mission, a post or a group."""

import datetime as dt
from dataclasses import dataclass

from kb.answers.date_ranges import Span
from kb.model.words import say
from kb.pages.whole_site import Site
from kb.pictures.picture import Frame, Mark, leads_to, told


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar(Mark):
    """A stretch in a lane: possible from ``begins`` to ``ends``; between the inner days sure, or at least likelier.

    ``sure`` is false where no single day is sure.  ``label`` is drawn in or beside it, where there is room.
    """

    lane: int
    label: str
    tone: str
    begins: dt.date
    inner_begins: dt.date
    inner_ends: dt.date
    ends: dt.date
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Point(Mark):
    """A day marked through all lanes, with its number in the list below the picture."""

    day: dt.date
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint(Mark):
    """A line from one lane to another on a day; ``merged`` where the one went over into the other."""

    day: dt.date
    lane: int
    into: int
    merged: bool


@dataclass(frozen=True, slots=True)
class Lanes(Frame):
    """The names of the lanes, in order, with headings of groups of them, and the days at both ends of the axis."""

    lanes: tuple[str, ...]
    groups: tuple[tuple[int, str], ...]
    begins: dt.date
    ends: dt.date
    #: whether a lane's name stands above it; otherwise its bar says it
    named: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A span cut to the axis."""

    begins: dt.date
    inner_begins: dt.date
    inner_ends: dt.date
    ends: dt.date
    sure: bool


def stretch(span: Span, first: dt.date, last: dt.date) -> Stretch | None:
    """``span`` cut to the days of the axis; ``None`` where it lies outside."""
    if span.possible_until < first or span.possible_from > last:
        return None
    inner = sorted((span.sure_from, span.sure_until))
    days = [min(max(day, first), last) for day in (span.possible_from, *inner, span.possible_until)]
    return Stretch(days[0], days[1], days[2], days[3], span.sure_from <= span.sure_until)


def turning_points(site: Site, first: dt.date, last: dt.date) -> tuple[Point, ...]:
    """The turning points within the axis, as far as a statement tells of them; numbered from the first on."""
    within = [event for event in reversed(site.turning_points) if first <= event.date.earliest <= last]
    found = [(event, placed) for event in within if (placed := told(site.base.by_id[event.id]))]
    return tuple(
        Point(
            words=f"{event.link.words}, {event.dated}",
            cells=(event.link.words, say("turning point"), event.dated),
            statement=placed.id,
            address=leads_to(placed),
            day=event.date.earliest,
            number=number,
        )
        for number, (event, placed) in enumerate(found, 1)
    )


def last_day(site: Site) -> dt.date:
    """The end of an axis: the newest day of which a source speaks, with no clock."""
    return site.horizon.latest if site.horizon else site.edition.date
