"""The page "who does what": functions in rows, institutions in columns, and the statements of each cell.

All that ever was is there, so that a script can show another day; what is not so on the day of the edition is marked.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kb.answers.functions import Tenure
from kb.answers.who_does_what import BY_WEIGHT, NOT_OF_THE_STATE, Cell, cells_on, lacking, overlap, wholes
from kb.model.functions import FUNCTIONS_OF, NOT_NATIONAL, Domain, Function, Sector
from kb.model.naming import called
from kb.model.partial_dates import Moment
from kb.model.record_types import ActorType, ForceType
from kb.model.words import say
from kb.pages.function_parts import (
    CellView,
    ColumnView,
    DomainView,
    FunctionView,
    HolderView,
    ProofView,
    SectorView,
)
from kb.pages.function_words import (
    aside_words,
    cell_words,
    dates_words,
    holder_words,
    legal_words,
    marks_of,
    note_words,
    role_words,
)
from kb.pages.parts import Link
from kb.pages.whole_site import Site
from kb.store.addresses import statement_address

#: Where the page is.
ADDRESS = "who-does-what.html"


#: A longer name stands over its column as its acronym, where it has one: it would take two lines there.
_LONG_HEAD = 24

_RANKS: dict[object, int] = {type_: place for place, type_ in enumerate((*ActorType, *ForceType))}


@dataclass(frozen=True)
class FunctionsPage:
    """The grid of one base on the day of the edition."""

    site: Site

    @property
    def day(self) -> dt.date:
        """The day of the edition, for which the page is made."""
        return self.site.edition.date

    @property
    def last_day(self) -> dt.date:
        """The last day that can be chosen."""
        horizon = self.site.horizon
        return max(self.day, horizon.latest) if horizon else self.day

    @property
    def day_shown(self) -> str:
        """The day of the edition in words, in the corner of the grid."""
        return Moment(self.day.isoformat()).human

    @property
    def day_words(self) -> str:
        """The same, before what is said of it."""
        return say("As on %(date)s:", date=self.day_shown)

    @property
    def width(self) -> int:
        """How many columns the grid has at most, that of the functions included."""
        return 1 + len(self._institutions)

    @cached_property
    def _cells(self) -> dict[tuple[Function, str], Cell]:
        return {(cell.function, cell.institution): cell for cell in cells_on(self.site.tenures, self.day)}

    @cached_property
    def _filled(self) -> frozenset[str]:
        """The institutions whose columns are shown."""
        return frozenset(cell.institution for cell in self._cells.values())

    @cached_property
    def _institutions(self) -> tuple[str, ...]:
        """Every institution that ever had a function, by sector, type and name."""
        sectors = {tenure.held.institution: tenure.sector for tenure in self.site.tenures}

        def place(id_: str) -> tuple[int, int, str]:
            record = self.site.base.by_id[id_].record
            rank = _RANKS.get(getattr(record, "type", None), 0)
            return list(Sector).index(sectors[id_]), rank, record.names.en

        return tuple(sorted(sectors, key=place))

    @cached_property
    def domains(self) -> tuple[DomainView, ...]:
        """The rows, all functions of the vocabulary."""
        return tuple(DomainView(d.label, tuple(map(self._function, FUNCTIONS_OF[d]))) for d in Domain)

    @cached_property
    def sectors(self) -> tuple[SectorView, ...]:
        """The columns, by sector."""
        found: dict[Sector, list[str]] = {}
        sectors = {tenure.held.institution: tenure.sector for tenure in self.site.tenures}
        for id_ in self._institutions:
            found.setdefault(sectors[id_], []).append(id_)
        columns = {sector: tuple(map(self._column, ids)) for sector, ids in found.items()}
        return tuple(SectorView(s.label, list_, sum(c.shown for c in list_)) for s, list_ in columns.items())

    def _column(self, id_: str) -> ColumnView:
        rows = [function for domain in self.domains for function in domain.functions]
        own = tuple((row.label, holder) for row in rows for holder in row.holders if holder.id == id_)
        shown = tuple(sorted(own, key=lambda one: not one[1].shown))
        names = self.site.base.by_id[id_].record.names
        head = names.acronym if names.acronym and len(names.en) > _LONG_HEAD else called(names)
        return ColumnView(id_, self.site.link(id_), head, shown, id_ in self._filled)

    def _function(self, function: Function) -> FunctionView:
        tenures = [tenure for tenure in self.site.tenures if tenure.held.holding.does == function]
        held = {tenure.held.institution for tenure in tenures}
        holders = {id_: self._holder(function, id_, tenures) for id_ in self._institutions if id_ in held}
        cells = [cell for cell in self._cells.values() if cell.function == function]
        sort = lacking(function, cells)
        shared = overlap(self.site.base, cells)
        return FunctionView(
            tag=function,
            label=function.label,
            meaning=function.meaning,
            note=note_words(sort, len(shared)),
            sort=sort or ("shared" if shared else ""),
            names=", ".join(
                self._named(function, id_) for id_ in holders if id_ in {cell.institution for cell in cells}
            ),
            of_the_state=function not in NOT_OF_THE_STATE,
            holders=tuple(sorted(holders.values(), key=lambda holder: not holder.shown)),
            cells=tuple(CellView(holders.get(id_), id_ in self._filled) for id_ in self._institutions),
        )

    def _named(self, function: Function, id_: str) -> str:
        return holder_words(self.site.link(id_).words, self._cells[function, id_])

    def _holder(self, function: Function, id_: str, tenures: Iterable[Tenure]) -> HolderView:
        cell = self._cells.get((function, id_))
        own = [tenure for tenure in tenures if tenure.held.institution == id_]
        proofs = tuple(sorted(map(self._proof, own), key=_newest_first))
        return HolderView(
            anchor=f"{function}--{id_}",
            former=tuple(f"{function}--{old}" for old in self.site.base.by_id[id_].record.former_ids),
            institution=self.site.link(id_),
            id=id_,
            national=own[0].sector not in NOT_NATIONAL,
            within=" ".join(wholes(self.site.base, id_)),
            marks=marks_of(cell),
            words=cell_words(cell) if cell else dates_words(proofs[0].tenure),
            proofs=proofs,
            shown=cell is not None,
        )

    def _proof(self, tenure: Tenure) -> ProofView:
        placed, role = tenure.held.placed, tenure.held.holding.role
        said = [dates_words(tenure), *([role_words(role)] if role else []), *([legal_words()] if tenure.legal else [])]
        shown, text = tenure.on(self.day) != "no", self.site.speller.plain(placed.statement.text)
        words = " · ".join(said)
        own, weight = statement_address(placed.id), BY_WEIGHT.index(role)
        return ProofView(placed.id, text, own, words, tenure.legal, weight, tenure, shown)

    @property
    def words(self) -> str:
        """What the page shows and how it says so."""
        return say(
            "Functions of the security sector and the institutions that have them, as far as statements of this base "
            "say so. What has begun and is not known to have ended goes on; “possibly” marks a beginning or end that "
            "the sources date imprecisely. An empty cell says only that no statement tells of it."
        )

    @property
    def said(self) -> str:
        """How much of the grid is filled."""
        rows = [function for domain in self.domains for function in domain.functions]
        had = sum(any(holder.shown for holder in row.holders) for row in rows)
        return say(
            "functions: %(functions)s of %(every)s · institutions: %(institutions)s",
            functions=had,
            every=len(rows),
            institutions=len(self._filled),
        )


def _newest_first(proof: ProofView) -> tuple[bool, int, int]:
    """Proofs of the day at hand first, then by weight, then the newest."""
    return not proof.shown, proof.weight, -proof.tenure.span.sure_from.toordinal()


def functions_of(site: Site, id_: str) -> tuple[tuple[Link, str], ...]:
    """The functions of an institution on the day of the edition, each with what is to be said beside its name."""
    cells = sorted(cells_on(site.tenures_of.get(id_, ()), site.edition.date), key=_place)
    return tuple((Link(c.function.label, f"{ADDRESS}#{c.function}--{id_}"), aside_words(c)) for c in cells)


def _place(cell: Cell) -> int:
    return list(Function).index(cell.function)
