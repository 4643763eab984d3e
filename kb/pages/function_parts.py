"""The parts of the page "who does what", as plain data."""

from dataclasses import dataclass

from kb.answers.functions import Tenure
from kb.pages.parts import Link


@dataclass(frozen=True, slots=True)
class ProofView:
    """A statement that says so: its sentence, dates and capacity in words, whether it tells of the day at hand."""

    id: str
    sentence: str
    address: str
    words: str
    legal: bool
    weight: int
    tenure: Tenure
    shown: bool


@dataclass(frozen=True, slots=True)
class HolderView:
    """An institution that has or had a function: ``within``, the ids of those of which it is a part.

    ``former``: places that led here while the institution had another id.
    """

    anchor: str
    former: tuple[str, ...]
    institution: Link
    id: str
    national: bool
    within: str
    marks: str
    words: str
    proofs: tuple[ProofView, ...]
    shown: bool


@dataclass(frozen=True, slots=True)
class CellView:
    """A place in the grid: who ever had the function there (or nobody), and whether its column is shown."""

    holder: HolderView | None
    column_shown: bool


@dataclass(frozen=True, slots=True)
class FunctionView:
    """A row: who has the function, and a note where several share it or nobody is known to have it."""

    tag: str
    label: str
    meaning: str
    note: str
    sort: str
    names: str
    of_the_state: bool
    holders: tuple[HolderView, ...]
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class DomainView:
    """Functions that have something in common."""

    label: str
    functions: tuple[FunctionView, ...]


@dataclass(frozen=True, slots=True)
class ColumnView:
    """An institution with its functions, each with the words of its cell; ``head`` is its name over a narrow column."""

    id: str
    institution: Link
    head: str
    functions: tuple[tuple[str, HolderView], ...]
    shown: bool


@dataclass(frozen=True, slots=True)
class SectorView:
    """Columns side by side; ``width``: how many of them are shown."""

    label: str
    columns: tuple[ColumnView, ...]
    width: int

    @property
    def every(self) -> int:
        """How many columns there are, hidden ones included."""
        return len(self.columns)
