"""The page of a topic: an abstract, milestones, who is involved, then its statements as a text under its headings."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kb.answers.existence import existence_of
from kb.model.sections import Section
from kb.model.statuses import OVERTAKEN
from kb.model.topic import Topic
from kb.model.words import count, say
from kb.pages.disputes import disputes_of
from kb.pages.parts import (
    DisputeView,
    EventView,
    Fold,
    Link,
    Paragraph,
    SectionView,
    StatementView,
    slug,
)
from kb.pages.record_page import Page
from kb.pages.sections import folded, newest_first
from kb.pages.state_badge import short_state
from kb.pages.statements import statement_view
from kb.store.base import Placed

#: After so many statements a paragraph ends by itself.
_LONG = 4

#: Of a topic without an abstract so many of its newest statements come first.
_NEWEST = 2

#: A section that holds more than so many statements shows its first paragraph, the answer, and folds the rest.
_AT_ONCE = 5

#: A topic with so many statements on functions leads to "who does what".
_TELLING = 5


@dataclass(frozen=True, slots=True)
class Involved:
    """Who or what a reader meets first in a topic, with its state: a sort for shape and colour, and words."""

    link: Link
    sort: str
    state: str


class TopicPage(Page):
    """A topic; its headings follow the argument, not the common order."""

    @property
    def type_label(self) -> str:
        """The part of the outline to which it belongs."""
        return self._topic.part

    @property
    def order(self) -> int:
        """Its place in the outline."""
        return self._topic.order

    @property
    def _topic(self) -> Topic:
        record = self.entry.record
        assert isinstance(record, Topic)
        return record

    @cached_property
    def _shown(self) -> list[tuple[Placed, str]]:
        """Its own statements and then those drawn from others, heading by heading; each once, those above first."""
        own = [(placed, placed.statement.section) for placed in self._placed]
        drawn = [(placed, group.section) for group in self._topic.draws_on for placed in self._named(group.statements)]
        headings = list(dict.fromkeys([*self._topic.headings, *(heading for _, heading in [*own, *drawn])]))
        above = {placed.id for placed in self._abstracted}
        listed = [pair for pair in [*own, *drawn] if pair[0].id not in above]
        return sorted(listed, key=lambda shown: headings.index(shown[1]))

    @cached_property
    def _abstracted(self) -> list[Placed]:
        named = self._named(self._topic.abstract)
        if named or any(placed.statement.section == Section.SUMMARY for placed in self._placed):
            return named
        drawn = self._named(id_ for group in self._topic.draws_on for id_ in group.statements)
        return newest_first([one for one in [*self._placed, *drawn] if one.statement.status not in OVERTAKEN])[:_NEWEST]

    @property
    def _cited(self) -> list[Placed]:
        """The abstract, then all that follows."""
        return [*self._abstracted, *(placed for placed, _ in self._shown)]

    @property
    def description(self) -> str:
        """The abstract's first statement as plain text."""
        said = [*(view for paragraph in self.abstract for view in paragraph.statements), *self.today]
        return "".join(s.text for s in said[0].segments) if said else super().description

    @cached_property
    def today(self) -> tuple[StatementView, ...]:
        """The position today: the last statement named for the abstract, or the newest of those taken for it."""
        last = self._abstracted[-1:] if self._topic.abstract else self._abstracted[:1]
        return tuple(self._view(placed, set()) for placed in last)

    @cached_property
    def abstract(self) -> tuple[Paragraph, ...]:
        """What led to the position today; nothing where no statements are named for it."""
        now = {view.id for view in self.today}
        before = [placed for placed in self._abstracted if placed.id not in now]
        return paragraphs([self._view(placed, set()) for placed in before], len(before))

    @property
    def lead(self) -> tuple[StatementView, ...]:
        """Its summary, where the abstract does not say it."""
        above = {placed.id for placed in self._abstracted}
        return tuple(view for view in super().lead if view.id not in above)

    @cached_property
    def milestones(self) -> tuple[EventView, ...]:
        """The events that divide its story, in the order of time."""
        found = (self.site.base.by_id[id_] for id_ in self._topic.milestones if id_ in self.site.base.by_id)
        return tuple(self.site.event(entry) for entry in found)

    @property
    def tells_of_functions(self) -> bool:
        """Whether some of its statements say which institution has which function."""
        return sum(bool(placed.statement.functions) for placed in self._cited) >= _TELLING

    @cached_property
    def involved(self) -> tuple[Involved, ...]:
        """Whom a reader meets first."""
        entries = [self.site.base.by_id[id_] for id_ in self._topic.involved if id_ in self.site.base.by_id]
        return tuple(
            Involved(self.site.link(entry.id), *short_state(entry, existence_of(self.site.base, entry)))
            for entry in entries
        )

    def _view(self, placed: Placed, seen: set[str]) -> StatementView:
        return statement_view(self.site, placed, self.entry.id, seen)

    @cached_property
    def sections(self) -> tuple[SectionView, ...]:
        """Its statements as a text; each section begins with its answer, a long rest is folded."""
        groups: dict[str, list[Placed]] = {}
        for placed, heading in self._shown:
            if heading != Section.SUMMARY:
                groups.setdefault(heading, []).append(placed)
        return tuple(self._section(heading, placed) for heading, placed in groups.items())

    def _section(self, heading: str, placed: Sequence[Placed]) -> SectionView:
        seen: set[str] = set()
        views = [self._view(one, seen) for one in placed]
        holding, _, gone = folded(views, len(views))
        whole = paragraphs(holding.statements, _LONG)
        shown = whole if len(holding.statements) <= _AT_ONCE else whole[:1]
        rest = whole[len(shown) :]
        number = sum(len(paragraph.statements) for paragraph in rest)
        more = Fold(count("%(n)s more statement", "%(n)s more statements", number), (), rest)
        over = Fold(gone.words, (), paragraphs(gone.statements, _LONG))
        folds = tuple(fold for fold in (more, over) if fold.paragraphs)
        return SectionView(heading, slug(heading), (), folds, shown)

    @property
    def _own_contents(self) -> tuple[Link, ...]:
        strip = [Link(say("Milestones"), "#milestones")] if self.milestones else []
        who = [Link(say("Who is involved"), "#involved")] if self.involved else []
        return (*strip, *who)

    @cached_property
    def disputes(self) -> tuple[DisputeView, ...]:
        """The disagreements that concern it or a statement it shows."""
        concerned = {entry.id: entry for entry in self.site.disagreements_of.get(self.entry.id, ())}
        for placed in self._cited:
            concerned |= {entry.id: entry for entry in self.site.disputes.get(placed.id, ())}
        return disputes_of(self.site, concerned.values())


def paragraphs(views: Sequence[StatementView], most: int) -> tuple[Paragraph, ...]:
    """Statements as runs of text: a new one where a statement asks for it, has a label, or a run is full."""
    runs: list[list[StatementView]] = []
    for view in views:
        if not runs or len(runs[-1]) >= most or view.new_paragraph or view.label:
            runs.append([])
        runs[-1].append(view)
    return tuple(Paragraph(tuple(run), _line(run)) for run in runs)


def _line(run: Sequence[StatementView]) -> str:
    """The words under a run: how many sources it rests on."""
    sources = {cited.source.address.partition("#")[0] for view in run for cited in view.cited}
    statements = count("%(n)s statement", "%(n)s statements", len(run))
    works = count("%(n)s source", "%(n)s sources", len(sources))
    return say("%(statements)s · %(sources)s", statements=statements, sources=works)
