"""What each page shows, as plain data: templates turn these views into Markdown and HTML.

A view is worked out from the base alone; rendering it changes nothing.  Addresses are relative to
the site's root, and reference numbers follow the order in which statements are shown.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from kb.base import Base, Placed, Tie
from kb.checks import outline_entry
from kb.dates import Moment
from kb.existence import Life, existence_of
from kb.keyfacts import own_rows, span, state_words
from kb.names import Segment, Speller, address, all_names, called
from kb.reader import Entry
from kb.schema import Citation, Disagreement, Event, Indicator, Source, Statement, Topic
from kb.series import Point, points
from kb.vocabulary import Kind, Measure, Question, Section, StatementStatus, questions_for

_SLUG = re.compile(r"[^a-z0-9]+")
_OVERTAKEN = frozenset({StatementStatus.SUPERSEDED, StatementStatus.CORRECTED, StatementStatus.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a record's page (or a place on it): words, address and the record's full name."""

    words: str
    address: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A numbered citation of a page: the source's name and page, the locator there, the phrase."""

    number: int
    source: Link
    at: str
    at_address: str
    phrase: str
    language: str
    weak: str


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement as shown: its text in segments, its dates in words, its references by number."""

    id: str
    label: str
    segments: tuple[Segment, ...]
    references: tuple[int, ...]
    status: StatementStatus
    newer: Link | None
    reason: str
    dated: str
    checked: Moment
    review_by: Moment | None
    review_why: str
    home: Link | None
    new_paragraph: bool

    @property
    def overtaken(self) -> bool:
        """Whether it no longer holds."""
        return self.status in _OVERTAKEN


@dataclass(frozen=True, slots=True)
class SectionView:
    """Statements under one heading."""

    title: str
    anchor: str
    statements: tuple[StatementView, ...]

    @property
    def paragraphs(self) -> list[list[StatementView]]:
        """The statements as runs of text: a new one where a statement asks for it, has a label or no longer holds."""
        runs: list[list[StatementView]] = []
        for view in self.statements:
            if not runs or view.new_paragraph or view.label or view.overtaken or runs[-1][-1].overtaken:
                runs.append([])
            runs[-1].append(view)
        return runs


@dataclass(frozen=True, slots=True)
class Answer:
    """A row of the key facts: a question with its answers, each with the statement and references it rests on."""

    question: str
    values: tuple[tuple[str, str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class RelationView:
    """A related record: how, since when, by which statement."""

    label: str
    other: Link
    role: str
    dated: str
    statement: str
    statement_address: str


@dataclass(frozen=True, slots=True)
class EventView:
    """An event in a list: date in words and for machines, name, page."""

    date: Moment
    dated: str
    link: Link
    type: str
    summary: tuple[Segment, ...]
    changes: tuple[Link, ...]

    @property
    def decade(self) -> str:
        """The decade it falls in: ``2010s``."""
        return f"{self.date.earliest.year // 10}0s"


@dataclass(frozen=True, slots=True)
class PositionView:
    """One side of a disagreement with the statements that hold it."""

    says: str
    statements: tuple[StatementView, ...]


@dataclass(frozen=True)
class Site:
    """The views of all pages of one base."""

    base: Base

    @cached_property
    def speller(self) -> Speller:
        """What records are called."""
        return Speller(self.base)

    @cached_property
    def horizon(self) -> Moment | None:
        """The newest date that any source covers."""
        dates = [
            moment
            for entry in self.base.of_kind(Kind.SOURCES)
            if isinstance(entry.record, Source) and (moment := entry.record.covers or entry.record.date)
        ]
        return max(dates, key=lambda moment: (moment.latest, moment.text), default=None)

    def link(self, id_: str, words: str = "") -> Link:
        """A link to the record ``id_``."""
        entry = self.base.by_id[id_]
        return Link(words or called(entry.record.names), address(entry), ", ".join(all_names(entry.record.names)[:3]))

    def page(self, id_: str) -> "Page":
        """The page of the record ``id_``."""
        return Page(self, self.base.by_id[id_])

    @cached_property
    def events(self) -> tuple[EventView, ...]:
        """All events, oldest first."""
        return tuple(self.event(entry) for entry in sorted(self.base.of_kind(Kind.TIMELINE), key=_when))

    def event(self, entry: Entry) -> EventView:
        """An event as shown in lists."""
        record = entry.record
        assert isinstance(record, Event)
        summary = next((s for s in record.statements if s.section == Section.SUMMARY), None)
        segments = self.speller.segments(summary.text, entry.id) if summary else ()
        changes = tuple(self.link(change) for change in record.changes)
        dated = span(record.date, record.ends)
        return EventView(record.date, dated, self.link(entry.id, record.names.en), record.type.label, segments, changes)

    @cached_property
    def events_of(self) -> dict[str, list[Entry]]:
        """For a record's id, the events it took part in, that happened there, that changed or mention it."""
        found: dict[str, list[Entry]] = {}
        for entry in sorted(self.base.of_kind(Kind.TIMELINE), key=_when):
            record = entry.record
            assert isinstance(record, Event)
            named = [*record.participants, *record.places, *record.changes]
            named += [placed for placed, mentions in self.base.mentions.items() if any(m.entry is entry for m in mentions)]
            for id_ in dict.fromkeys(named):
                found.setdefault(id_, []).append(entry)
        return found

    @cached_property
    def disagreements_of(self) -> dict[str, list[Entry]]:
        """For a record's id, the disagreements that concern it or one of its statements."""
        found: dict[str, list[Entry]] = {}
        for entry in self.base.of_kind(Kind.DISAGREEMENTS):
            record = entry.record
            assert isinstance(record, Disagreement)
            holders = [
                self.base.statements[id_].entry.id
                for position in record.positions
                for id_ in position.statements
                if id_ in self.base.statements
            ]
            for id_ in dict.fromkeys([*record.concerns, *holders]):
                found.setdefault(id_, []).append(entry)
        return found

    @cached_property
    def disputes(self) -> dict[str, list[Entry]]:
        """For a statement's id, the disagreements in which it is a position."""
        found: dict[str, list[Entry]] = {}
        for entry in self.base.of_kind(Kind.DISAGREEMENTS):
            record = entry.record
            assert isinstance(record, Disagreement)
            for id_ in dict.fromkeys(id_ for position in record.positions for id_ in position.statements):
                found.setdefault(id_, []).append(entry)
        return found


def _when(entry: Entry) -> tuple[object, ...]:
    assert isinstance(entry.record, Event)
    return (*entry.record.date.sort_key, entry.id)


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
        type_ = getattr(record, "type", None)
        return f"{record.names.en}: {(type_.label if type_ else self.entry.kind.label).lower()} on {self.site_name}"

    site_name = "Mali SSR Background"

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
        return state_words(self.life)

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
        return tuple((name, tuple(Link(*value) for value in values)) for name, values in rows)

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
        ordered = groups if self.entry.kind == Kind.TOPICS else sorted(groups, key=list(Section).index)  # type: ignore[arg-type]
        return tuple(self._section(tag, groups[tag]) for tag in ordered)

    def _section(self, tag: str, placed: Sequence[Placed]) -> SectionView:
        title = Section(tag).label if tag in set(Section) else tag
        ordered = sorted(placed, key=lambda p: p.statement.status in _OVERTAKEN)
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
            titles = list(dict.fromkeys(
                [p.statement.section for p in self._placed] + [d.section for d in self.entry.record.draws_on]))
            drawn_in = {id_: d.section for d in self.entry.record.draws_on for id_ in d.statements}
            listed.sort(key=lambda p: titles.index(
                p.statement.section if p.entry is self.entry else drawn_in[p.id]))
        elif isinstance(self.entry.record, Disagreement):
            listed = [*listed, *self._named(position.statements for position in self.entry.record.positions)]
        else:
            order = {tag: number for number, tag in enumerate(Section)}
            listed = sorted(listed, key=lambda p: (order.get(p.statement.section, 99), p.statement.status in _OVERTAKEN))  # type: ignore[call-overload]
        return listed

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

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The page's citations by number."""
        return tuple(self._reference(number, *point) for point, number in self._numbers.items())

    def _reference(self, number: int, source: str, at: str, phrase: str) -> Reference:
        entry = self.site.base.by_id[source]
        record = entry.record
        assert isinstance(record, Source)
        weak = "" if record.primary_seen else f"{record.standing.label.lower()}; primary text not seen"
        link = self.site.link(source, record.names.en)
        return Reference(number, link, at, f"{address(entry)}#{place_anchor(record, at)}", phrase, record.language, weak)

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
            if placed.statement.status in _OVERTAKEN:
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
        return tuple(q for q in self._asked if q not in answered and q not in record.not_applicable)

    @cached_property
    def relations(self) -> tuple[RelationView, ...]:
        """Its relations in both directions, in the order of the vocabulary."""
        ties = self.site.base.ties_of.get(self.entry.id, ())
        relied = [tie for tie in ties if tie.placed.statement.status not in _OVERTAKEN]
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

    @cached_property
    def places(self) -> tuple[tuple[str, str, str, tuple[Link, ...]], ...]:
        """For a source: each of its places that bears statements (anchor, locator, title), in its own order."""
        record = self.entry.record
        assert isinstance(record, Source)
        found: dict[str, dict[str, Link]] = {}
        citing = self.site.base.citing.get(self.entry.id, ())
        for placed, citation in sorted(citing, key=lambda pair: place_order(record, pair[1].at)):
            text = self.site.speller.plain(placed.statement.text)
            link = Link(text, f"{address(placed.entry)}#{placed.id}", placed.id)
            found.setdefault(citation.at, {})[placed.id] = link
        titles = {item.at: item.title or "" for item in record.outline}
        return tuple((place_anchor(record, at), at, titles.get(at, ""), tuple(links.values())) for at, links in found.items())


def _point(citation: Citation) -> tuple[str, str, str]:
    return citation.source, citation.at, citation.phrase


def slug(text: str) -> str:
    """``text`` as part of an address: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return _SLUG.sub("-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")


def place_anchor(source: Source, at: str) -> str:
    """The anchor of the place ``at`` on the page of ``source``."""
    return f"at-{slug(at)}"


def place_order(source: Source, at: str) -> tuple[int, list[object]]:
    """A key that puts places in the order of the source: its outline first, then by numbers in the locator."""
    number = outline_entry(source.outline, at)
    parts = [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.split(r"(\d+)", at)]
    return (len(source.outline) if number is None else number, list(parts))


def dated(statement: Statement) -> str:
    """The date of a statement in words."""
    if statement.period:
        return span(statement.period.begins, statement.period.ends)
    return statement.as_of.human if statement.as_of else ""
