"""The country brief: what of the site goes into one document, in the order of its pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kb.cite.printed import reference
from kb.cite.works import of_source
from kb.model.record_types import Kind
from kb.pages.name_links import Segment
from kb.pages.pages_by_kind import page_of
from kb.pages.parts import EventView, Paragraph, StatementView, slug
from kb.pages.topic_page import TopicPage, paragraphs
from kb.pages.whole_site import Site


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with the numbers of the sources on which it rests, and the address of its page."""

    id: str
    segments: tuple[Segment, ...]
    sources: tuple[int, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A topic: title, abstract, then headings with paragraphs of sentences."""

    anchor: str
    title: str
    part: str
    address: str
    abstract: tuple[tuple[Said, ...], ...]
    sections: tuple[tuple[str, tuple[tuple[Said, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class Who:
    """An actor or force that a topic names first: name, address, state, and what it is, in one sentence."""

    name: str
    address: str
    state: str
    words: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A source by the number that sentences give: its words, its own address, the address of the page about it."""

    number: int
    words: str
    address: str
    page: str


@dataclass(frozen=True)
class Brief:
    """The whole brief; ``root`` is the address under which its links lead to the site."""

    site: Site

    @property
    def root(self) -> str:
        """Where links lead: to the edition where it stays."""
        return self.site.edition.cited_url

    @cached_property
    def _pages(self) -> list[TopicPage]:
        found = [page_of(self.site, entry.id) for entry in self.site.base.of_kind(Kind.TOPICS)]
        topics = [page for page in found if isinstance(page, TopicPage)]
        return sorted(topics, key=lambda page: (page.order, page.entry.id))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {}

    def _numbered(self, source: str) -> int:
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The topics, in the order of the outline; sentences that no longer hold are left out."""
        return tuple(self._chapter(page) for page in self._pages)

    def _chapter(self, page: TopicPage) -> Chapter:
        above = [*page.abstract, *paragraphs(page.today or page.lead, 1)]
        sections = []
        for section in page.sections:
            folded = [paragraph for fold in section.folds for paragraph in fold.paragraphs]
            text = self._paragraphs([*section.paragraphs, *folded])
            if text:
                sections.append((section.title, text))
        where = f"{Kind.TOPICS}/{page.entry.id}.html"
        return Chapter(
            slug(page.entry.id), page.title, page.type_label, where, self._paragraphs(above), tuple(sections)
        )

    def _paragraphs(self, runs: Sequence[Paragraph]) -> tuple[tuple[Said, ...], ...]:
        said = (self._said([one for one in paragraph.statements if not one.overtaken]) for paragraph in runs)
        return tuple(paragraph for paragraph in said if paragraph)

    def _said(self, statements: Sequence[StatementView]) -> tuple[Said, ...]:
        return tuple(Said(one.id, one.segments, self._sources(one.id), one.address) for one in statements)

    def _sources(self, id_: str) -> tuple[int, ...]:
        cited = self.site.base.statements[id_].statement.citations
        return tuple(dict.fromkeys(self._numbered(citation.source) for citation in cited))

    @cached_property
    def who(self) -> tuple[Who, ...]:
        """Whom the topics name first, by name."""
        found: dict[str, Who] = {}
        for page in self._pages:
            for one in page.involved:
                id_ = one.link.address.rpartition("/")[2].removesuffix(".html")
                if self.site.base.by_id[id_].kind in (Kind.ACTORS, Kind.FORCES):
                    shown = page_of(self.site, id_)
                    found[id_] = Who(shown.title, one.link.address, one.state, shown.description)
        return tuple(sorted(found.values(), key=lambda who: slug(who.name)))

    @cached_property
    def milestones(self) -> tuple[EventView, ...]:
        """The events that divide the story, newest first."""
        return tuple(event for event in self.site.events if event.milestone)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The sources, by the numbers that sentences give."""
        # the chapters give the numbers
        _ = self.chapters
        return tuple(self._reference(number, id_) for id_, number in self._numbers.items())

    def _reference(self, number: int, id_: str) -> Reference:
        work = of_source(self.site.base.by_id[id_], self.site.edition)
        words = reference(work).removesuffix(work.address).rstrip()
        return Reference(number, words, work.address, f"{Kind.SOURCES}/{id_}.html")
