"""Figures of one sort side by side: women's share, strengths, amounts of money; a row for each indicator."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kb.model.record_types import IndicatorType, Kind
from kb.model.records import Indicator
from kb.model.units import Qualifier, Unit
from kb.model.words import count, say
from kb.pages.whole_site import Site
from kb.pictures.figures import Dot, dot, legend_of
from kb.pictures.picture import Frame, Picture
from kb.store.base import Datum

#: Where the largest figure is so many times the smallest, the axis is logarithmic: small ones would be invisible.
_FAR_APART = 50
_PROVIDED_FOR = frozenset({Qualifier.PLANNED, Qualifier.AUTHORISED})


@dataclass(frozen=True, slots=True)
class Rows(Frame):
    """The names of the rows, the unit across, whether the axis is logarithmic."""

    rows: tuple[str, ...]
    unit: str
    logarithmic: bool


def women(site: Site) -> Picture:
    """Women's share of forces and offices."""
    return _compared(site, "women", say("Women’s share of forces and offices"), IndicatorType.WOMEN, Unit.PERCENT)


def strengths(site: Site) -> Picture:
    """The strength of forces and missions, as far as it is of persons who were there."""
    return _compared(
        site, "strengths", say("Strength of forces and missions"), IndicatorType.STRENGTH, Unit.PERSONS, counted=_there
    )


def money_eur(site: Site) -> Picture:
    """Budgets, costs and pledges in euros."""
    return _compared(site, "money-eur", say("Budgets, costs and pledges in euros"), IndicatorType.MONEY, Unit.EUR)


def money_fcfa(site: Site) -> Picture:
    """Budgets and programming laws in CFA francs."""
    title = say("Budgets and programming laws in CFA francs")
    return _compared(site, "money-fcfa", title, IndicatorType.MONEY, Unit.FCFA)


def _there(indicator: str, datum: Datum) -> bool:
    return indicator.startswith("strength-") and datum.figure.qualifier not in _PROVIDED_FOR


def _any(indicator: str, datum: Datum) -> bool:
    return True


def _compared(
    site: Site, name: str, title: str, type_: IndicatorType, unit: Unit, *, counted: Callable[[str, Datum], bool] = _any
) -> Picture:
    """The figures of all indicators of one type and unit; the rows by their newest figure, the greatest first."""
    series: dict[str, list[Dot]] = {}
    for entry in site.base.of_kind(Kind.INDICATORS):
        record = entry.record
        if isinstance(record, Indicator) and (record.type, record.unit) == (type_, unit):
            data = (datum for datum in site.base.series.get(entry.id, ()) if counted(entry.id, datum))
            dots = [one for datum in data if (one := dot(site, datum, 0, named=record.names.en))]
            if dots:
                series[record.names.en] = sorted(dots, key=lambda one: (one.begins, one.ends, one.statement))
    rows = sorted(series, key=lambda row: (-series[row][-1].value, row))
    marks = tuple(_in_row(one, place) for place, row in enumerate(rows) for one in series[row])
    values = [one.value for one in marks if one.value > 0]
    return Picture(
        name=name,
        title=title,
        description=say(
            "%(rows)s, one for each series, with a dot for each of %(n)s figures.",
            rows=count("%(n)s row", "%(n)s rows", len(rows)),
            n=len(marks),
        ),
        drawing="rows",
        columns=(say("Series"), say("Date"), say("Figure"), say("Remark")),
        marks=marks,
        frame=Rows(tuple(rows), unit.label, bool(values) and max(values) > _FAR_APART * min(values)),
        legend=legend_of(marks),
    )


def _in_row(one: Dot, row: int) -> Dot:
    return replace(one, row=row)
