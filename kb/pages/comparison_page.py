"""The page of a ready-made comparison: facts side by side, and of mandates the tasks, with all their statements."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kb.answers.task_changes import CHANGED, Change, Told, changes
from kb.cite.printed import reference
from kb.cite.works import Citable, of_site_page
from kb.model.comparison import Task
from kb.model.statuses import OVERTAKEN
from kb.model.words import say
from kb.pages.compared_facts import Fact, Facts, Group, facts_of, not_applicable
from kb.pages.comparison_parts import Beside, Table, columns_of, only
from kb.pages.comparison_words import ChangeWords, change_words
from kb.pages.pages_by_kind import page_of
from kb.pages.parts import Link
from kb.pages.references import References, cited_sources, references_of
from kb.pages.sections import title_of
from kb.pages.statements import sources_said, when
from kb.pages.whole_site import Site
from kb.store.addresses import statement_address
from kb.store.base import Placed
from kb.store.comparison_files import Compared
from kb.store.record_files import Entry

#: Where ready-made comparisons are, and the page on which others are chosen.
FOLDER, ADDRESS = "compare", "compare.html"
#: So many records can be chosen on that page.
MOST = 3
#: Of so many columns each is wide enough for usual letters.
_NARROW = 6


@dataclass(frozen=True, slots=True)
class Proof:
    """A statement on which a cell rests: number, sentence, date."""

    id: str
    text: str
    dated: str

    @property
    def address(self) -> str:
        """Where its page is."""
        return statement_address(self.id)


@dataclass(frozen=True, slots=True)
class TaskCell:
    """What a mandate does with a task."""

    column: Link
    change: Change
    words: str
    proofs: tuple[Proof, ...]

    @property
    def short(self) -> str:
        """The same without the mandate to which it compares."""
        return change_words(self.change).label


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with a cell for each mandate; ``unknown`` are the mandates of which nothing is entered, in words."""

    label: str
    anchor: str
    cells: tuple[TaskCell, ...]
    unknown: str

    @property
    def sort(self) -> str:
        """``differs`` where a mandate is known to have changed the task."""
        return "differs" if any(cell.change in CHANGED for cell in self.cells) else ""

    @property
    def told(self) -> tuple[TaskCell, ...]:
        """The cells that say something."""
        return tuple(cell for cell in self.cells if cell.proofs)


@dataclass(frozen=True)
class ComparisonPage:
    """The view of one comparison."""

    site: Site
    compared: Compared

    @property
    def title(self) -> str:
        """Its heading."""
        return self.compared.comparison.title

    @property
    def question(self) -> str:
        """What it answers."""
        return self.compared.comparison.question

    @property
    def address(self) -> str:
        """Where its page is."""
        return comparison_address(self.compared)

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        return tuple(self.site.base.by_id[id_] for id_ in self.compared.comparison.records)

    @cached_property
    def columns(self) -> tuple[Link, ...]:
        """The records, as heads of columns."""
        return columns_of(self.site, self._entries)

    @property
    def many(self) -> bool:
        """Whether there are so many columns that each must be narrow."""
        return len(self._entries) > _NARROW

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The facts, side by side."""
        wanted, entries = self._wanted, self._entries
        found = tuple((*only(facts_of(self.site, e.id), wanted), *self._sentences(e)) for e in entries)
        in_turn = all(getattr(new.record, "replaces", None) == old.id for old, new in pairwise(entries))
        return Beside(self.columns, found, tuple(map(not_applicable, entries)), in_turn).tables()

    @property
    def _wanted(self) -> dict[Group, frozenset[str]]:
        """Of some groups the rows that are wanted: the questions chosen; of tasks neither names nor connections."""
        chosen = self.compared.comparison
        wanted: dict[Group, frozenset[str]] = {}
        if chosen.questions:
            wanted[Group.ANSWERS] = frozenset({say("State"), *(question.label for question in chosen.questions)})
        if chosen.tasks:
            wanted |= dict.fromkeys((Group.NAMES, Group.CONNECTIONS, Group.FUNCTIONS), frozenset())
        return wanted

    def _sentences(self, entry: Entry) -> Iterator[Facts]:
        """The sentences under the headings chosen."""
        for place, section in enumerate(self.compared.comparison.sections):
            own = [s for s in entry.record.statements if s.section == section and s.status not in OVERTAKEN]
            facts = tuple(
                Fact(self.site.speller.plain(s.text), f"{when(s).words} · {sources_said(s)}", s.id or "") for s in own
            )
            if facts:
                yield Facts(Group.SENTENCES, place, title_of(entry, section), facts)

    @cached_property
    def tasks(self) -> tuple[TaskRow, ...]:
        """The tasks, with what each mandate does with them."""
        rows = enumerate(self.compared.comparison.tasks, 1)
        return tuple(self._task(task, f"task-{number}") for number, task in rows)

    def _task(self, task: Task, anchor: str) -> TaskRow:
        told = changes(self.compared.comparison, task)
        cells = tuple(self._cell(column, one) for column, one in zip(self.columns, told, strict=True))
        unknown = ", ".join(cell.column.words for cell in cells if cell.change == Change.NOT_ENTERED)
        return TaskRow(task.task, anchor, cells, say("not entered: %(mandates)s", mandates=unknown) if unknown else "")

    def _cell(self, column: Link, told: Told) -> TaskCell:
        since = dict(zip(self.compared.comparison.records, self.columns, strict=True)).get(told.since)
        words = change_words(told.change).label
        if since:
            words = say("%(change)s since %(mandate)s", change=words, mandate=since.words)
        return TaskCell(column, told.change, words, tuple(map(self._proof, told.statements)))

    def _proof(self, id_: str) -> Proof:
        statement = self.site.base.statements[id_].statement
        return Proof(id_, self.site.speller.plain(statement.text), when(statement).words)

    @property
    def legend(self) -> tuple[ChangeWords, ...]:
        """The words for what becomes of tasks, as far as they occur."""
        used = {cell.change for row in self.tasks for cell in row.cells}
        return tuple(change_words(change) for change in Change if change in used)

    @property
    def free(self) -> Link:
        """The same records on the page on which others are chosen, where they are few enough."""
        ids = self.compared.comparison.records
        return Link(say("Compare others"), f"{ADDRESS}#{','.join(ids)}" if len(ids) <= MOST else ADDRESS)

    @cached_property
    def _told(self) -> tuple[Placed, ...]:
        """The statements on which it rests, in the order of the page."""
        cells = [cell for row in self.tasks for cell in row.cells]
        values = [fact for table in self.tables for row in table.rows for cell in row.cells for fact in cell.values]
        told = [*(proof.id for cell in cells for proof in cell.proofs), *(fact.statement for fact in values)]
        return tuple(self.site.base.statements[id_] for id_ in dict.fromkeys(told) if id_)

    @property
    def references(self) -> References:
        """The works on which it rests, with the places in them."""
        return references_of(self.site, self._told)

    @cached_property
    def sources(self) -> tuple[Citable, ...]:
        """The same as reference managers see them."""
        return tuple(page_of(self.site, id_).citable for id_ in cited_sources(self._told))

    @property
    def citable(self) -> Citable:
        """What a reference manager needs of the page."""
        return of_site_page(self.title, self.address, self.site.edition, self.question)

    @property
    def reference(self) -> str:
        """The readable reference of the page."""
        return reference(self.citable)

    @property
    def checked(self) -> str:
        """When it was held against the statements."""
        return say("checked %(date)s", date=self.compared.comparison.checked.human)


def comparison_address(compared: Compared) -> str:
    """Where the page of a comparison is."""
    return f"{FOLDER}/{compared.id}.html"


def comparison_links(site: Site) -> tuple[tuple[Link, str], ...]:
    """The ready-made comparisons, each with its question."""
    return tuple(
        (Link(one.comparison.title, comparison_address(one)), one.comparison.question) for one in site.base.comparisons
    )


def compared_in(site: Site, id_: str) -> tuple[Link, ...]:
    """The ready-made comparisons in which a record stands."""
    found = (one for one in site.base.comparisons if id_ in one.comparison.records)
    return tuple(Link(one.comparison.title, comparison_address(one)) for one in found)
