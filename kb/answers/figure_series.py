"""The figures of an indicator as a table and as bars."""

from dataclasses import dataclass

from kb.model.naming import called
from kb.model.partial_dates import Moment
from kb.model.statement import Figure
from kb.model.statuses import OVERTAKEN
from kb.model.units import Qualifier, Unit
from kb.store.addresses import address
from kb.store.base import Base, Datum
from kb.store.record_files import Entry

#: Units that say nothing beside a figure: what is counted stands in the name of the series.
BARE = frozenset({Unit.COUNT, Unit.RANK, Unit.SCORE, Unit.CATEGORY})


@dataclass(frozen=True, slots=True)
class Point:
    """A figure as shown: its date, that and its value in words, its length as a bar, its statement and sources.

    ``shown`` is for a table whose caption names the unit, ``whole`` for where the value stands alone.
    """

    told: Moment | None
    dated: str
    shown: str
    whole: str
    value: float
    width: float
    overtaken: bool
    statement: tuple[str, str, str]
    sources: tuple[Entry, ...]


def points(base: Base, indicator: str) -> list[Point]:
    """The figures of a series, oldest first, those without a date last."""
    data = sorted(base.series.get(indicator, ()), key=_order)
    top = max((datum.figure.value for datum in data), default=0) or 1
    return [_point(base, datum, top) for datum in data]


def newest(base: Base, indicator: str) -> Point | None:
    """The newest figure that may be relied on; one without a date only where none has one."""
    holding = [point for point in points(base, indicator) if not point.overtaken]
    return next((point for point in reversed(holding) if point.dated), holding[-1] if holding else None)


def moment(datum: Datum) -> Moment | None:
    """The date of a figure: its own, or its statement's."""
    statement = datum.placed.statement
    return datum.figure.as_of or statement.as_of or (statement.period.begins if statement.period else None)


def _order(datum: Datum) -> tuple[bool, object, str]:
    when = moment(datum)
    return (when is None, when.sort_key if when else (), datum.placed.id)


def _point(base: Base, datum: Datum, top: float) -> Point:
    placed = datum.placed
    when = moment(datum)
    return Point(
        told=when,
        dated=when.human if when else "",
        shown=shown(datum.figure),
        whole=whole(datum.figure),
        value=datum.figure.value,
        width=round(100 * max(datum.figure.value, 0) / top, 1),
        overtaken=placed.statement.status in OVERTAKEN,
        statement=(placed.id, f"{address(placed.entry)}#{placed.id}", called(placed.entry.record.names)),
        sources=tuple(base.by_id[id_] for id_ in dict.fromkeys(c.source for c in placed.statement.citations)),
    )


def whole(figure: Figure) -> str:
    """A figure in words, its unit too, where it has one that is a word: ``estimated 4,000 persons``."""
    named = not figure.word and figure.unit not in {*BARE, Unit.PERCENT}
    return f"{shown(figure)} {figure.unit.label}" if named else shown(figure)


def shown(figure: Figure) -> str:
    """A figure in words: qualifier, number with thousands set off, and the sign of a percentage."""
    if figure.word:
        return figure.word
    number = f"{figure.value:,.0f}" if figure.value == int(figure.value) else f"{figure.value:,}"
    number += " %" if figure.unit == Unit.PERCENT else ""
    return f"{Qualifier(figure.qualifier).label} {number}" if figure.qualifier else number
