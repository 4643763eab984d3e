"""The figures of an indicator on an axis of time, on its own page."""

import datetime as dt
from dataclasses import dataclass

from kb.answers.figure_series import moment
from kb.model.record_types import Kind
from kb.model.records import Indicator
from kb.model.units import Measure
from kb.model.words import say
from kb.pages.whole_site import Site
from kb.pictures.figures import dot, legend_of
from kb.pictures.picture import FEWEST, Frame, Picture
from kb.store.record_files import Entry

_HALF_YEAR = dt.timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Plane(Frame):
    """Time across, value up: both ends of the axis of time; whether value begins at nothing, or the first is on top."""

    begins: dt.date
    ends: dt.date
    from_nothing: bool
    ranked: bool


def all_series(site: Site) -> dict[str, Picture]:
    """The picture of each indicator with enough dated figures, by its id."""
    pictures = ((entry.id, _series(site, entry)) for entry in site.base.of_kind(Kind.INDICATORS))
    return {id_: picture for id_, picture in pictures if picture}


def _series(site: Site, entry: Entry) -> Picture | None:
    """``None`` for words without numbers, and where fewer than three figures stand on different days."""
    record = entry.record
    assert isinstance(record, Indicator)
    if record.measure == Measure.CATEGORY:
        return None
    data = sorted(site.base.series.get(entry.id, ()), key=lambda datum: (str(moment(datum) or ""), datum.placed.id))
    dots = tuple(one for datum in data if (one := dot(site, datum, 0, named=record.names.en)))
    if len({one.begins for one in dots}) < FEWEST:
        return None
    first, last = min(one.begins for one in dots), max(one.ends for one in dots)
    return Picture(
        name=f"series-{entry.id}",
        title=say("%(name)s: figures of %(years)s", name=record.names.en, years=_years(first, last)),
        description=f"{say('%(n)s figures on an axis of time.', n=len(dots))} {record.definition}",
        drawing="plane",
        columns=(say("Series"), say("Date"), say("Figure"), say("Remark")),
        marks=dots,
        frame=Plane(
            first - _HALF_YEAR,
            last + _HALF_YEAR,
            record.measure in {Measure.VALUE, Measure.SHARE},
            record.measure == Measure.RANK,
        ),
        legend=legend_of(dots),
    )


def _years(first: dt.date, last: dt.date) -> str:
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
