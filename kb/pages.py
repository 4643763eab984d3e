"""What each page shows, as plain data: templates turn these views into Markdown and HTML.

A view is worked out from the base alone; rendering it changes nothing.  Addresses are relative to
the site's root, and reference numbers follow the order in which statements are shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kb.base import Placed, Tie
from kb.dates import Moment
from kb.existence import Life, attested, existence_of
from kb.keyfacts import has_state, own_rows, span, state_words
from kb.metadata import json_ld
from kb.names import address, all_names, called
from kb.reader import Entry
from kb.rests import place_anchor, resting
from kb.schema import Citation, Disagreement, Indicator, Source, Topic
from kb.series import Point, points
from kb.site import Site
from kb.views import (
    OVERTAKEN,
    Answer,
    EventView,
    Link,
    PlaceView,
    PositionView,
    Reference,
    RelationView,
    SectionView,
    StatementView,
    dated,
    slug,
)  # fmt: skip
from kb.vocabulary import Kind, Measure, Question, RelationType, Section, Standing, questions_for
from kb.works import Citable, of_page, of_source

#: What stands at one remove or more from what it reports, which a reference says.
_WEAK = frozenset({Standing.MIRROR, Standing.DATA, Standing.REFERENCE})


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
        if isinstance(record, Disagreement):
            return record.question
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
        record = self.entry.record
        if isinstance(record, Topic):
            return record.part
        type_ = getattr(record, "type", None)
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
    def data(self) -> tuple[Point, ...]:
        """For an indicator: its figures, oldest first."""
        return tuple(points(self.site.base, self.entry.id))

    @property
    def bars(self) -> tuple[Point, ...]:
        """Its figures as bars, where there are several and a length means something."""
        record = self.entry.record
        counted = isinstance(record, Indicator) and record.measure in {Measure.VALUE, Measure.SHARE}
        shown = tuple(point for point in self.data if not point.overtaken)
        return shown if counted and len(shown) > 1 else ()

    @cached_property
    def sections(self) -> tuple[SectionView, ...]:
        """Its statements by heading, the common headings in their order, a topic's own in order of first use."""
        groups: dict[str, list[Placed]] = {}
        for placed in self._placed:
            groups.setdefault(placed.statement.section, []).append(placed)
        if isinstance(self.entry.record, Topic):
            for drawn in self.entry.record.draws_on:
                found = [self.site.base.statements[id_] for id_ in drawn.statements if id_ in self.site.base.statements]
                groups.setdefault(drawn.section, []).extend(found)
        groups.pop(Section.SUMMARY, None)
        if isinstance(self.entry.record, Disagreement):
            sided = {id_ for position in self.entry.record.positions for id_ in position.statements}
            groups = {tag: [p for p in placed if p.id not in sided] for tag, placed in groups.items()}
            groups = {tag: placed for tag, placed in groups.items() if placed}
        ordered = sorted(groups, key=self._heading_order)
        return tuple(self._section(tag, groups[tag]) for tag in ordered)

    def _section(self, tag: str, placed: Sequence[Placed]) -> SectionView:
        title = Section(tag).label if tag in set(Section) else tag
        # on a topic page the order is that of the argument; elsewhere what no longer holds comes last
        topic = self.entry.kind == Kind.TOPICS
        ordered = placed if topic else sorted(placed, key=lambda p: p.statement.status in OVERTAKEN)
        return SectionView(title, slug(title), tuple(self._view(p) for p in ordered))

    @property
    def _placed(self) -> list[Placed]:
        return [Placed(statement, self.entry, index) for index, statement in enumerate(self.entry.record.statements)]

    @cached_property
    def _shown(self) -> list[Placed]:
        """Every statement shown on the page, in the order of reading."""
        listed = self._placed
        if isinstance(self.entry.record, Topic):
            listed = [*listed, *self._named(drawn.statements for drawn in self.entry.record.draws_on)]
            drawn_in = {id_: d.section for d in self.entry.record.draws_on for id_ in d.statements}
            listed.sort(
                key=lambda p: self._heading_order(p.statement.section if p.entry is self.entry else drawn_in[p.id])
            )
        elif isinstance(self.entry.record, Disagreement):
            listed = [*listed, *self._named(position.statements for position in self.entry.record.positions)]
        else:
            listed.sort(key=lambda p: (self._heading_order(p.statement.section), p.statement.status in OVERTAKEN))
        return listed

    def _heading_order(self, tag: str) -> int:
        """The place of a heading: a topic's own order, elsewhere that of the vocabulary."""
        return self._headings.index(tag)

    @cached_property
    def _headings(self) -> list[str]:
        """The headings of the page in order: those a topic lists, then as its statements have them."""
        record = self.entry.record
        if not isinstance(record, Topic):
            return list(Section)
        used = [s.section for s in record.statements] + [drawn.section for drawn in record.draws_on]
        return list(dict.fromkeys([*record.headings, *used]))

    def _named(self, groups: Iterable[Sequence[str]]) -> list[Placed]:
        return [self.site.base.statements[id_] for group in groups for id_ in group if id_ in self.site.base.statements]

    @cached_property
    def _numbers(self) -> dict[tuple[str, str, str], int]:
        """A number for each citation of the page, in the order of reading; the same point has one number."""
        numbers: dict[tuple[str, str, str], int] = {}
        for placed in self._shown:
            for citation in placed.statement.citations:
                numbers.setdefault(_point(citation), len(numbers) + 1)
        return numbers

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
        return tuple(self._reference(number, *point) for point, number in self._numbers.items())

    def _reference(self, number: int, source: str, at: str, phrase: str) -> Reference:
        entry = self.site.base.by_id[source]
        record = entry.record
        assert isinstance(record, Source)
        weak = record.standing.label.lower() if record.standing in _WEAK else ""
        link = self.site.link(source, record.names.en)
        return Reference(number, link, at, f"{address(entry)}#{place_anchor(at)}", phrase, record.language, weak)

    def _view(self, placed: Placed) -> StatementView:
        statement = placed.statement
        numbers = tuple(self._numbers[_point(c)] for c in statement.citations if _point(c) in self._numbers)
        foreign = placed.entry is not self.entry and placed.entry.id != self.entry.id
        review = statement.review or None
        return StatementView(
            id=placed.id,
            label=statement.label or "",
            segments=self.site.speller.segments(statement.text, self.entry.id),
            references=numbers,
            status=statement.status,
            newer=self._statement_link(statement.superseded_by or statement.corrected_by),
            reason=statement.reason or "",
            dated=dated(statement),
            checked=statement.checked or placed.entry.record.checked,
            review_by=review.by if review else None,
            review_why=review.why if review else "",
            home=self._statement_link(placed.id) if foreign else None,
            new_paragraph=statement.new_paragraph,
        )

    def _statement_link(self, id_: str | None) -> Link | None:
        placed = self.site.base.statements.get(id_ or "")
        if placed is None:
            return None
        return Link(called(placed.entry.record.names), f"{address(placed.entry)}#{placed.id}", placed.id)

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
        ties = self.site.base.ties_of.get(self.entry.id, ())
        relied = [tie for tie in ties if tie.placed.statement.status not in OVERTAKEN]
        views = (self._relation(tie) for tie in relied)
        return tuple(sorted(views, key=lambda view: (view.label, view.other.words)))

    def _relation(self, tie: Tie) -> RelationView:
        outward = tie.subject == self.entry.id
        relation = tie.relation
        label = relation.type.label if outward else relation.type.plural
        other = self.site.link(relation.target if outward else tie.subject)
        statement = self._statement_link(tie.placed.id)
        when = span(relation.begins, relation.ends) or dated(tie.placed.statement)
        where = statement.address if statement else address(tie.placed.entry)
        return RelationView(label, other, relation.role or "", when, tie.placed.id, where)

    @cached_property
    def events(self) -> tuple[EventView, ...]:
        """The events that concern it, oldest first."""
        return tuple(self.site.event(entry) for entry in self.site.events_of.get(self.entry.id, ()))

    @cached_property
    def disagreements(self) -> tuple[Link, ...]:
        """The disagreements that concern it, by their questions."""
        found = self.site.disagreements_of.get(self.entry.id, ())
        return tuple(
            Link(entry.record.question, address(entry), entry.record.names.en)
            for entry in found
            if isinstance(entry.record, Disagreement)
        )

    @cached_property
    def mentioned_in(self) -> tuple[tuple[str, tuple[Link, ...]], ...]:
        """The records whose statements link to it, by kind; each links to the first such statement."""
        groups: dict[Kind, dict[str, Link]] = {}
        for placed in self.site.base.mentions.get(self.entry.id, ()):
            link = Link(called(placed.entry.record.names), f"{address(placed.entry)}#{placed.id}", placed.id)
            groups.setdefault(placed.entry.kind, {}).setdefault(placed.entry.id, link)
        return tuple((kind.plural, tuple(groups[kind].values())) for kind in Kind if kind in groups)

    @cached_property
    def see_also(self) -> tuple[Link, ...]:
        """Records that a reader of this one wants next."""
        return tuple(self.site.link(id_) for id_ in self.entry.record.see_also if id_ in self.site.base.by_id)

    @cached_property
    def positions(self) -> tuple[PositionView, ...]:
        """For a disagreement: the sides."""
        record = self.entry.record
        assert isinstance(record, Disagreement)
        return tuple(
            PositionView(side.says, tuple(self._view(placed) for placed in self._named([side.statements])))
            for side in record.positions
        )

    @property
    def citable(self) -> Citable:
        """What a reference manager needs of the page; the page of a source describes the source."""
        if self.entry.kind == Kind.SOURCES:
            return of_source(self.entry, self.site.edition)
        return of_page(self.entry, self.site.edition, self.description)

    @property
    def json_ld(self) -> dict[str, Any]:
        """The page for search engines."""
        sources = [self.site.base.by_id[id_] for id_ in self.source_ids]
        return json_ld(self.citable, self.entry, self.site.edition, sources)

    @property
    def places(self) -> tuple[PlaceView, ...]:
        """For a source: each of its places that bears statements, in its own order."""
        return resting(self.site, self.entry)


def page_of(site: Site, id_: str) -> Page:
    """The page of the record ``id_``."""
    return Page(site, site.base.by_id[id_])


def _point(citation: Citation) -> tuple[str, str, str]:
    return citation.source, citation.at, citation.phrase
