"""Figures as dots: how a source hedges each, how exactly it is dated, whether a newer one has overtaken it."""

import datetime as dt
from dataclasses import dataclass

from kb.answers.figure_series import moment, whole
from kb.model.partial_dates import Moment
from kb.model.statuses import StatementStatus
from kb.model.units import Qualifier, Unit
from kb.model.words import say
from kb.pages.whole_site import Site
from kb.pictures.picture import DRAWN, Key, Mark, leads_to
from kb.store.base import Datum

#: How a dot shows the hedge of its source.
HEDGES = {
    Qualifier.OVER: "over",
    Qualifier.AT_LEAST: "over",
    Qualifier.ESTIMATED_OVER: "over",
    Qualifier.UNDER: "under",
    Qualifier.UP_TO: "under",
    Qualifier.ABOUT: "about",
    Qualifier.ESTIMATED: "about",
    Qualifier.PLANNED: "planned",
    Qualifier.AUTHORISED: "planned",
}
_SIGNS = {
    Qualifier.OVER: "> ",
    Qualifier.AT_LEAST: "≥ ",
    Qualifier.ESTIMATED_OVER: "> ",
    Qualifier.UNDER: "< ",
    Qualifier.UP_TO: "≤ ",
    Qualifier.ABOUT: "≈ ",
    Qualifier.ESTIMATED: "≈ ",
}


def _legend() -> tuple[Key, ...]:
    """The lines of the legend."""
    return (
        Key("firm", say("As the source gives it")),
        Key("about", say("About, or estimated")),
        Key("over", say("More than, at least")),
        Key("under", say("Less than, up to")),
        Key("planned", say("Planned or authorised")),
        Key("overtaken", say("Overtaken by a newer figure")),
        Key("contested", say("Disputed")),
    )


#: Money in words that fit beside a dot.
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot(Mark):
    """A figure: its row, the days between which it holds, its value and how to draw it.

    ``label`` is the value in short, with the sign of its hedge; ``state`` is ``held``, ``overtaken`` or ``contested``.
    """

    row: int
    begins: dt.date
    ends: dt.date
    dated: str
    value: float
    label: str
    hedge: str
    state: str


def dot(site: Site, datum: Datum, row: int, *, named: str) -> Dot | None:
    """The dot of a figure, in the row called ``named``; ``None`` where it has no date or is known to be wrong."""
    when, placed = moment(datum), datum.placed
    if when is None or placed.statement.status not in DRAWN:
        return None
    qualifier = Qualifier(datum.figure.qualifier) if datum.figure.qualifier else None
    hedge = HEDGES[qualifier] if qualifier else ""
    sign = _SIGNS.get(qualifier, "") if qualifier else ""
    state = _state(placed.statement.status)
    said = whole(datum.figure)
    remark = "" if state == "held" else placed.statement.status.label
    return Dot(
        words=f"{named}, {when.human}: {said}{f' ({remark.lower()})' if remark else ''}",
        cells=(named, when.human, said, remark),
        statement=placed.id,
        address=leads_to(placed),
        row=row,
        begins=when.earliest,
        ends=when.latest,
        dated=_year(when),
        value=datum.figure.value,
        label=f"{sign}{in_short(datum.figure.value)}{' %' if datum.figure.unit == Unit.PERCENT else ''}",
        hedge=hedge,
        state=state,
    )


def _state(status: StatementStatus) -> str:
    return {StatementStatus.SUPERSEDED: "overtaken", StatementStatus.DISPUTED: "contested"}.get(status, "held")


def _year(when: Moment) -> str:
    """The year or years of a date."""
    first, last = when.earliest.year, when.latest.year
    return str(first) if first == last else f"{first}–{last}"


def in_short(value: float) -> str:
    """A number that fits beside a dot: ``29.7 million``, ``13,289``, ``7.6``; three digits of what is larger."""
    for size, word in _SCALES:
        if abs(value) >= size:
            # of 999.9 billion three digits would be 1e+03
            return f"{value / size:,.3g} {word}" if abs(value) < 999.5 * size else f"{value / size:,.0f} {word}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def legend_of(dots: tuple[Dot, ...]) -> tuple[Key, ...]:
    """The lines of the legend for what is drawn."""
    used = {one.hedge or "firm" for one in dots if one.hedge or one.state == "held"} | {one.state for one in dots}
    keys = tuple(key for key in _legend() if key.sample in used)
    return keys if len(keys) > 1 else ()
