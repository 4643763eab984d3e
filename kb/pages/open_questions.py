"""What the sources leave unanswered: the reader's fixed questions over all records of a kind."""

from dataclasses import dataclass

from kb.model.questions import WHERE_TOLD, Question, questions_for
from kb.model.record_types import Kind
from kb.model.words import count
from kb.pages.pages_by_kind import page_of
from kb.pages.parts import Link
from kb.pages.record_page import Page
from kb.pages.whole_site import Site

ANSWERED, MISSING, NOT_APPLICABLE = "answered", "not found", "does not apply"


@dataclass(frozen=True, slots=True)
class Gap:
    """A record with the questions about it that the sources leave open, and how many they answer."""

    link: Link
    open: tuple[Question, ...]
    answered: int

    @property
    def words(self) -> str:
        """The open questions, in a row."""
        return ", ".join(question.label.lower() for question in self.open)


@dataclass(frozen=True, slots=True)
class KindGaps:
    """The gaps of one kind, and for each of its questions how many records leave it open."""

    title: str
    anchor: str
    records: tuple[Gap, ...]
    by_question: tuple[tuple[str, int, int], ...]

    @property
    def words(self) -> str:
        """How many records leave a question open."""
        return count("%(n)s record with open questions", "%(n)s records with open questions", len(self.records))


def gaps(site: Site) -> tuple[KindGaps, ...]:
    """The open questions of every kind that has questions."""
    found = (_of_kind(site, kind) for kind in Kind)
    return tuple(kind for kind in found if kind.records)


def _of_kind(site: Site, kind: Kind) -> KindGaps:
    pages = [page_of(site, entry.id) for entry in site.base.of_kind(kind)]
    asked = {page.entry.id: _asked(page) for page in pages}
    rows = tuple(
        Gap(site.link(page.entry.id, page.title), page.missing, len(asked[page.entry.id]) - len(page.missing))
        for page in pages
        if page.missing
    )
    counts = []
    for question in Question:
        concerned = [page for page in pages if question in asked[page.entry.id]]
        if concerned:
            missing = sum(question in page.missing for page in concerned)
            counts.append((question.label, missing, len(concerned)))
    return KindGaps(kind.plural, str(kind), rows, tuple(counts))


def _asked(page: Page) -> tuple[Question, ...]:
    """The questions that apply to a record."""
    record = page.entry.record
    asked = questions_for(page.entry.kind, getattr(record, "type", None))
    return tuple(question for question in asked if question not in WHERE_TOLD.union(record.not_applicable))
