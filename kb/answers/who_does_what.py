"""The grid "who does what" on a day: a cell for each function that an institution had, overlaps, what nobody had."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.answers.existence import RELIED_ON
from kb.answers.functions import Tenure
from kb.model.functions import NOT_NATIONAL, Function, HolderRole, Sector
from kb.model.relation_types import RelationType
from kb.store.base import Base

#: What an institution does in a function, the most first; ``None``: it simply has it.
BY_WEIGHT = (HolderRole.LEADS, None, HolderRole.SHARES, HolderRole.TAKES_PART, HolderRole.SUPPORTS)


#: Those who do so have the function; who takes part or supports helps others that have it.
HAVING = frozenset({HolderRole.LEADS, None, HolderRole.SHARES})


#: Functions that by their nature others than the State have: that no State body has one is nothing to be told.
NOT_OF_THE_STATE = frozenset({Function.CIVIL_SOCIETY_OVERSIGHT, Function.PEACE_OPERATIONS})


@dataclass(frozen=True, slots=True)
class Cell:
    """A function that an institution had on a day, with the tenures that tell so."""

    function: Function
    institution: str
    sector: Sector
    tenures: tuple[Tenure, ...]
    sure: bool
    role: HolderRole | None
    legal: bool

    @property
    def national(self) -> bool:
        """Whether the institution is one of the State."""
        return self.sector not in NOT_NATIONAL


def cells_on(tenures: Iterable[Tenure], day: dt.date) -> tuple[Cell, ...]:
    """The cells of a day; of the roles in one the weightiest sure one counts, else the weightiest possible one."""
    found: dict[tuple[Function, str], list[Tenure]] = {}
    for tenure in tenures:
        if tenure.on(day) != "no":
            found.setdefault((tenure.held.holding.does, tenure.held.institution), []).append(tenure)
    return tuple(_cell(*key, held, day) for key, held in found.items())


def _cell(function: Function, institution: str, held: Sequence[Tenure], day: dt.date) -> Cell:
    sure = [tenure for tenure in held if tenure.on(day) == "yes"]
    roles = {tenure.held.holding.role for tenure in sure or held}
    role = next(role for role in BY_WEIGHT if role in roles)
    legal = any(tenure.legal for tenure in held)
    return Cell(function, institution, held[0].sector, tuple(held), bool(sure), role, legal)


def overlap(base: Base, cells: Iterable[Cell]) -> tuple[str, ...]:
    """The institutions of the State that surely have one function beside each other; empty where fewer than two do.

    A part is not counted beside the whole that has the same function: the army beside the armed forces.
    """
    having = [cell.institution for cell in cells if cell.national and cell.sure and cell.role in HAVING]
    apart = tuple(id_ for id_ in having if not set(wholes(base, id_)) & set(having))
    return apart if len(apart) > 1 else ()


def wholes(base: Base, id_: str) -> tuple[str, ...]:
    """The institutions of which this one is a part, and those of which they are."""
    found: list[str] = []
    waiting = [id_]
    while waiting:
        here = waiting.pop()
        for tie in base.ties_of.get(here, ()):
            relation, status = tie.relation, tie.placed.statement.status
            up = relation.type == RelationType.PART_OF and tie.subject == here and status in RELIED_ON
            if up and relation.target not in found and relation.target != id_:
                found.append(relation.target)
                waiting.append(relation.target)
    return tuple(found)


def lacking(function: Function, cells: Sequence[Cell]) -> str:
    """``nobody`` where none is known to have the function, ``state`` where no body of the State is, else nothing.

    Who only takes part or supports does not have it; who possibly does is known of.
    """
    having = [cell for cell in cells if cell.role in HAVING]
    if not having:
        return "nobody"
    return "state" if function not in NOT_OF_THE_STATE and not any(cell.national for cell in having) else ""
