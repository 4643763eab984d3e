"""What the page of a record shows, as plain data; kinds that differ have modules of their own.

A view is worked out from the base alone; rendering it changes nothing.  Addresses are relative to
the site's root, and reference numbers follow the order in which statements are shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kb.answers.existence import Life, attested, existence_of
from kb.answers.key_facts import has_state, own_rows, state_words
from kb.cite.json_ld import json_ld
from kb.cite.works import Citable, of_page
from kb.model.naming import all_names
from kb.model.partial_dates import Moment
from kb.model.questions import Question, questions_for
from kb.model.record_types import Kind
from kb.model.relation_types import RelationType
from kb.model.sections import Section
from kb.pages.connections import disagreements_of, mentions_of, relations_of
from kb.pages.parts import (
    OVERTAKEN,
    Answer,
    EventView,
    Link,
    Reference,
    RelationView,
    SectionView,
    StatementView,
    dated,
    slug,
)
from kb.pages.references import Point, numbered, point, reference_of
from kb.pages.whole_site import Site
from kb.store.base import Placed
from kb.store.record_files import Entry

#: The place of each common heading.
_ORDER: dict[str, int] = {str(section): place for place, section in enumerate(Section)}


@dataclass(frozen=True)
class Page:
    """The page of one record."""

    site: Site
    entry: Entry

    @property
    def names(self) -> tuple[str, ...]:
        """What else the record is or was called, beside English and French name and acronym."""
        names = self.entry.record.names
        return tuple(name for name in all_names(names) if name not in {names.en, names.fr, names.acronym})

    @property
    def title(self) -> str:
        """English name, with the acronym where there is one."""
        names = self.entry.record.names
        shown = names.acronym and names.acronym.casefold() not in names.en.casefold().split()
        return f"{names.en} ({names.acronym})" if shown else names.en

    @cached_property
    def summary(self) -> StatementView | None:
        """The one-sentence description."""
        return next((self._view(p) for p in self._placed if p.statement.section == Section.SUMMARY), None)

    @property
    def description(self) -> str:
        """The one-sentence description as plain text; for a record without one, what sort of record it is."""
        if self.summary:
            return "".join(segment.text for segment in self.summary.segments)
        record = self.entry.record
        sort = getattr(record, "type", None) or self.entry.kind
        return f"{record.names.en}: {sort.label.lower()} on {self.site.edition.title}"

    @cached_property
    def life(self) -> Life:
        """Its beginning, end and state."""
        return existence_of(self.site.base, self.entry)

    @cached_property
    def successors(self) -> tuple[Link, ...]:
        """Links to what took its place."""
        return tuple(self.site.link(id_) for id_ in self.life.successors)

    @property
    def state_line(self) -> str:
        """The state in words, as far as sources tell."""
        return state_words(self.life, attested(self.entry)) if has_state(self.entry) else ""

    @property
    def state_statements(self) -> tuple[str, ...]:
        """The statements on which the state rests."""
        return tuple(placed.id for placed in self.life.evidence)

    @property
    def type_label(self) -> str:
        """The group of its index in which the record stands."""
        type_ = getattr(self.entry.record, "type", None)
        return type_.plural if type_ and self.entry.kind != Kind.TIMELINE else ""

    @property
    def type_anchor(self) -> str:
        """The anchor of that group."""
        return slug(self.type_label)

    @property
    def website(self) -> str:
        """Its official site."""
        return getattr(self.entry.record, "website", None) or ""

    @property
    def own_facts(self) -> tuple[tuple[str, tuple[Link, ...]], ...]:
        """The rows of the key facts that its own fields give."""
        rows = own_rows(self.entry, self.site.base.by_id.get)
        answered = {answer.question for answer in self.answers}
        return tuple((name, tuple(Link(*value) for value in values)) for name, values in rows if name not in answered)

    @cached_property
    def sections(self) -> tuple[SectionView, ...]:
        """Its statements by heading, but for the summary and what the page shows elsewhere."""
        groups: dict[str, list[Placed]] = {}
        for placed, heading in self._shown:
            if heading != Section.SUMMARY:
                groups.setdefault(heading, []).append(placed)
        return tuple(self._section(heading, groups[heading]) for heading in groups)

    def _section(self, heading: str, placed: Sequence[Placed]) -> SectionView:
        title = Section(heading).label if heading in set(Section) else heading
        return SectionView(title, slug(title), tuple(self._view(p) for p in placed))

    @property
    def _placed(self) -> list[Placed]:
        return [Placed(statement, self.entry, index) for index, statement in enumerate(self.entry.record.statements)]

    @cached_property
    def _shown(self) -> list[tuple[Placed, str]]:
        """Every statement shown under a heading, with it, in the order of reading; what no longer holds comes last."""
        listed = [(placed, placed.statement.section) for placed in self._placed]
        return sorted(listed, key=lambda shown: (_ORDER[shown[1]], shown[0].statement.status in OVERTAKEN))

    @property
    def _cited(self) -> list[Placed]:
        """Every statement shown on the page, in the order in which its references are numbered."""
        return [placed for placed, _ in self._shown]

    def _named(self, ids: Iterable[str]) -> list[Placed]:
        """The statements with these ids, as far as they are there."""
        return [self.site.base.statements[id_] for id_ in ids if id_ in self.site.base.statements]

    @cached_property
    def _numbers(self) -> dict[Point, int]:
        """A number for each citation of the page, in the order of reading."""
        return numbered(self._cited)

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The sources that the page cites, in the order of reading."""
        return tuple(dict.fromkeys(source for source, _, _ in self._numbers))

    @property
    def horizon(self) -> Moment | None:
        """The newest date that a source cited on the page covers."""
        return self.site.newest(self.source_ids)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The page's citations by number."""
        return tuple(reference_of(self.site, number, cited) for cited, number in self._numbers.items())

    def _view(self, placed: Placed) -> StatementView:
        statement = placed.statement
        numbers = tuple(self._numbers[point(c)] for c in statement.citations if point(c) in self._numbers)
        foreign = placed.entry is not self.entry and placed.entry.id != self.entry.id
        review = statement.review or None
        return StatementView(
            id=placed.id,
            label=statement.label or "",
            segments=self.site.speller.segments(statement.text, self.entry.id),
            references=numbers,
            status=statement.status,
            newer=self.site.statement_link(statement.superseded_by or statement.corrected_by),
            reason=statement.reason or "",
            dated=dated(statement),
            checked=self.site.checked(placed),
            review_by=review.by if review else None,
            review_why=review.why if review else "",
            home=self.site.statement_link(placed.id) if foreign else None,
            new_paragraph=statement.new_paragraph,
        )

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """The reader's questions that its statements in force answer."""
        found: dict[Question, list[tuple[str, str, tuple[int, ...]]]] = {}
        for placed in self._placed:
            if placed.statement.status in OVERTAKEN:
                continue
            view = self._view(placed)
            for question, value in placed.statement.answers.items():
                found.setdefault(question, []).append((value, placed.id, view.references))
        return tuple(Answer(q.label, tuple(found[q])) for q in self._asked if q in found)

    @property
    def _asked(self) -> tuple[Question, ...]:
        return questions_for(self.entry.kind, getattr(self.entry.record, "type", None))

    @property
    def missing(self) -> tuple[Question, ...]:
        """The reader's questions that the sources leave unanswered."""
        record = self.entry.record
        answered = {question for statement in record.statements for question in statement.answers}
        if self.life.begins:
            answered |= {Question.FOUNDED, Question.ADOPTED}
        if any(relation.label == RelationType.HEADS.plural for relation in self.relations):
            answered.add(Question.HEAD)
        return tuple(q for q in self._asked if q not in answered and q not in record.not_applicable)

    @cached_property
    def relations(self) -> tuple[RelationView, ...]:
        """Its relations in both directions, in the order of the vocabulary."""
        return relations_of(self.site, self.entry)

    @cached_property
    def events(self) -> tuple[EventView, ...]:
        """The events that concern it, oldest first."""
        return tuple(self.site.event(entry) for entry in self.site.events_of.get(self.entry.id, ()))

    @cached_property
    def disagreements(self) -> tuple[Link, ...]:
        """The disagreements that concern it, by their questions."""
        return disagreements_of(self.site, self.entry)

    @cached_property
    def mentioned_in(self) -> tuple[tuple[str, tuple[Link, ...]], ...]:
        """The records whose statements link to it, by kind; each links to the first such statement."""
        return mentions_of(self.site, self.entry)

    @cached_property
    def see_also(self) -> tuple[Link, ...]:
        """Records that a reader of this one wants next."""
        return tuple(self.site.link(id_) for id_ in self.entry.record.see_also if id_ in self.site.base.by_id)

    @property
    def citable(self) -> Citable:
        """What a reference manager needs of the page."""
        return of_page(self.entry, self.site.edition, self.description)

    @property
    def json_ld(self) -> dict[str, Any]:
        """The page for search engines."""
        sources = [self.site.base.by_id[id_] for id_ in self.source_ids]
        return json_ld(self.citable, self.entry, self.site.edition, sources)
