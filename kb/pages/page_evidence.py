"""What the page of a record rests on and is connected with: statements, references, relations, events, mentions."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kb.answers.existence import Life, existence_of
from kb.model.partial_dates import Moment
from kb.model.questions import WHERE_TOLD, Question, questions_for
from kb.model.record_types import Kind
from kb.model.relation_types import RelationType
from kb.model.statuses import OVERTAKEN
from kb.model.words import count, say
from kb.pages.connections import mentions_of, relations_of
from kb.pages.disputes import disputes_of
from kb.pages.functions_page import functions_of
from kb.pages.parts import DisputeView, EventView, Link, RelationGroup
from kb.pages.references import References, cited_sources, references_of
from kb.pages.whole_site import Site
from kb.store.base import Placed
from kb.store.record_files import Entry

#: So many events are shown at once.
_EVENTS = 4


@dataclass(frozen=True)
class PageEvidence:
    """The evidence and the connections of one record."""

    site: Site
    entry: Entry

    @cached_property
    def life(self) -> Life:
        """Its beginning, end and state."""
        return existence_of(self.site.base, self.entry)

    @property
    def _placed(self) -> list[Placed]:
        return [Placed(statement, self.entry, index) for index, statement in enumerate(self.entry.record.statements)]

    @cached_property
    def _shown(self) -> list[tuple[Placed, str]]:
        """Every statement shown under a heading, with it."""
        return [(placed, placed.statement.section) for placed in self._placed]

    @property
    def _cited(self) -> list[Placed]:
        """Every statement shown on the page."""
        return [placed for placed, _ in self._shown]

    def _named(self, ids: Iterable[str]) -> list[Placed]:
        """The statements with these ids, as far as they are there."""
        return [self.site.base.statements[id_] for id_ in ids if id_ in self.site.base.statements]

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The sources that the page cites, in the order of reading."""
        return tuple(cited_sources(self._cited))

    @property
    def horizon(self) -> Moment | None:
        """The newest date that a source cited on the page covers."""
        return self.site.newest(self.source_ids)

    @cached_property
    def references(self) -> References:
        """The works that the page cites."""
        return references_of(self.site, self._cited)

    @property
    def _asked(self) -> tuple[Question, ...]:
        return questions_for(self.entry.kind, getattr(self.entry.record, "type", None))

    @property
    def missing(self) -> tuple[Question, ...]:
        """The reader's questions that the sources leave unanswered."""
        record = self.entry.record
        answered = {question for statement in record.statements for question in statement.answers} | WHERE_TOLD
        if self.life.begins:
            answered |= {Question.FOUNDED, Question.ADOPTED}
        ties = self.site.base.ties_of.get(self.entry.id, ())
        live = [tie for tie in ties if tie.placed.statement.status not in OVERTAKEN]
        if any(tie.relation.type == RelationType.HEADS and tie.relation.target == self.entry.id for tie in live):
            answered.add(Question.HEAD)
        return tuple(q for q in self._asked if q not in answered and q not in record.not_applicable)

    @property
    def missing_words(self) -> str:
        """Those questions, in a row."""
        return "; ".join(question.label.lower() for question in self.missing)

    @cached_property
    def relations(self) -> tuple[RelationGroup, ...]:
        """Its relations in both directions, in the order of the vocabulary."""
        return relations_of(self.site, self.entry)

    @cached_property
    def functions(self) -> tuple[tuple[Link, str], ...]:
        """The functions of the security sector that it has: each with its place in "who does what"."""
        return functions_of(self.site, self.entry.id)

    @cached_property
    def _events(self) -> tuple[EventView, ...]:
        return tuple(self.site.event(entry) for entry in self.site.events_of.get(self.entry.id, ()))

    @property
    def events(self) -> tuple[EventView, ...]:
        """The newest events that concern it, the newest first."""
        return self._events[:_EVENTS]

    @property
    def more_events(self) -> tuple[EventView, ...]:
        """The events before them."""
        return self._events[_EVENTS:]

    @property
    def more_events_words(self) -> str:
        """How many they are."""
        return count("%(n)s earlier event", "%(n)s earlier events", len(self.more_events))

    @property
    def events_title(self) -> str:
        """The heading over the events."""
        return say("What happened here") if self.entry.kind == Kind.PLACES else say("Events")

    @cached_property
    def disputes(self) -> tuple[DisputeView, ...]:
        """The disagreements that concern it."""
        return disputes_of(self.site, self.site.disagreements_of.get(self.entry.id, ()))

    @cached_property
    def mentioned_in(self) -> tuple[tuple[str, tuple[Link, ...]], ...]:
        """The records whose statements link to it, by kind; each links to the first such statement."""
        return mentions_of(self.site, self.entry)

    @cached_property
    def see_also(self) -> tuple[Link, ...]:
        """Records that a reader of this one wants next."""
        return tuple(self.site.link(id_) for id_ in self.entry.record.see_also if id_ in self.site.base.by_id)
