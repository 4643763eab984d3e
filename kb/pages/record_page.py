"""What the page of a record shows, as plain data; kinds that differ have modules of their own.

A view is worked out from the base alone; rendering it changes nothing.  Addresses are relative to the site's root,
but for those that begin with ``#``, which are places on the page itself.
"""

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Any

from kb.answers.key_facts import dated_event, own_rows
from kb.cite.json_ld import json_ld
from kb.cite.works import Citable, of_page
from kb.model.naming import called
from kb.model.record_types import Kind
from kb.model.records import Event
from kb.model.sections import Section
from kb.model.words import say
from kb.pages.answers_shown import answers_of
from kb.pages.page_evidence import PageEvidence
from kb.pages.parts import (
    AnswerView,
    Badge,
    DisputeView,
    Link,
    Paragraph,
    Run,
    SectionView,
    StatementView,
    Value,
    When,
    slug,
)
from kb.pages.sections import sections_of
from kb.pages.state_badge import badge_of
from kb.pages.statements import review_of, statement_view

#: So many answers stand at the head of a page; the others are folded.
MOST_ANSWERS = 6
#: So many rows of answers stand before the lead on a telephone, where two short ones share a row.
ROWS_FIRST = 3


class Page(PageEvidence):
    """The page of one record."""

    @property
    def template(self) -> str:
        """The template that prints it."""
        return f"{self.entry.kind}.html"

    @property
    def dispute(self) -> DisputeView | None:
        """For the page of a disagreement, the disagreement."""
        return None

    @property
    def today(self) -> tuple[StatementView, ...]:
        """For a topic, the position today."""
        return ()

    @property
    def abstract(self) -> tuple[Paragraph, ...]:
        """For a topic, what led to that."""
        return ()

    @property
    def title(self) -> str:
        """English name, with the acronym where there is one: for citations, titles of windows and lists."""
        names = self.entry.record.names
        shown = names.acronym and names.acronym.casefold() not in names.en.casefold().split()
        return f"{names.en} ({names.acronym})" if shown else names.en

    @property
    def heading(self) -> str:
        """The short name: what the record is called."""
        return called(self.entry.record.names)

    @property
    def heading_runs(self) -> tuple[Run, ...]:
        """The same in runs of one language."""
        return self.in_runs(self.heading)

    def in_runs(self, text: str) -> tuple[Run, ...]:
        """Words that name the record, in runs of one language."""
        return (Run(text),)

    @property
    def other_names(self) -> tuple[Link, ...]:
        """The full name where the heading is short, the acronym and the French name, small under the heading."""
        names = self.entry.record.names
        listed = [(names.en, ""), (names.acronym, ""), (names.fr, "fr"), (names.acronym_fr, "fr")]
        told: dict[str, str] = {}
        for name, language in listed:
            if name and name != self.heading:
                told.setdefault(name, language)
        return tuple(Link(name, "", "", language) for name, language in told.items())

    @cached_property
    def _summaries(self) -> tuple[StatementView, ...]:
        seen: set[str] = set()
        own = self.entry.id
        return tuple(
            statement_view(self.site, placed, own, seen)
            for placed in self._placed
            if placed.statement.section == Section.SUMMARY
        )

    @property
    def lead(self) -> tuple[StatementView, ...]:
        """What the record is of, in a sentence or two."""
        return tuple(view for view in self._summaries if not view.overtaken)

    @property
    def overtaken_lead(self) -> tuple[StatementView, ...]:
        """What was said in its place before."""
        return tuple(view for view in self._summaries if view.overtaken)

    @cached_property
    def description(self) -> str:
        """The lead as plain text; for a record without one, what sort of record it is."""
        if self._summaries:
            return "".join(segment.text for segment in self._summaries[0].segments)
        record = self.entry.record
        sort = getattr(record, "type", None) or self.entry.kind
        return f"{record.names.en}: {sort.label.lower()} on {self.site.edition.title}"

    @property
    def badge(self) -> Badge | None:
        """Its state."""
        return badge_of(self.entry, self.life, tuple(self.site.link(id_) for id_ in self.life.successors))

    @property
    def type_label(self) -> str:
        """The group of its index in which the record stands."""
        type_ = getattr(self.entry.record, "type", None)
        return type_.plural if type_ and self.entry.kind != Kind.TIMELINE else ""

    @property
    def type_anchor(self) -> str:
        """The anchor of that group."""
        return slug(self.type_label)

    @cached_property
    def stated_answers(self) -> tuple[AnswerView, ...]:
        """The answers that statements give."""
        return answers_of(self.site, self.entry.id, self._placed, self._asked)

    @cached_property
    def _all_answers(self) -> tuple[AnswerView, ...]:
        answered = {answer.question for answer in self.stated_answers}
        rest = (answer for answer in self._own_answers if answer.question not in answered)
        return (*self.stated_answers, *rest)

    @cached_property
    def _own_answers(self) -> tuple[AnswerView, ...]:
        """What its own fields answer."""
        rows = own_rows(self.entry, self.site.base.by_id.get)
        return tuple(
            AnswerView(name, values, "large" if values[0].words == self._when else "small")
            for name, row in rows
            for values in (tuple(Value(*value[:2], "", value[2], value[1].startswith("http")) for value in row),)
        )

    @property
    def _when(self) -> str:
        """The day of an event, as its own fields answer it: the one of them that is printed large."""
        record = self.entry.record
        return dated_event(record) if isinstance(record, Event) else ""

    @property
    def answers_first(self) -> bool:
        """Whether answers of statements stand before the lead: a reader asks for them, and the lead is long."""
        return bool(self.stated_answers)

    @property
    def answers(self) -> tuple[AnswerView, ...]:
        """The four to six answers at the head of the page."""
        return self._all_answers[:MOST_ANSWERS]

    @property
    def first_answers(self) -> tuple[AnswerView, ...]:
        """Those of them that a telephone shows before the lead, so that both are on its first screen."""
        rows = list(accumulate(0.5 if answer.size == "large" else 1 for answer in self.answers))
        return self.answers[: bisect_right(rows, ROWS_FIRST) or 1] if self.answers_first else self.answers

    @property
    def further_answers(self) -> tuple[AnswerView, ...]:
        """The others of them."""
        return self.answers[len(self.first_answers) :]

    @property
    def more_answers(self) -> tuple[AnswerView, ...]:
        """The other answers, and the names under which sources know it."""
        names, site = self.entry.record.names, getattr(self.entry.record, "website", None)
        rest = [
            (say("Formerly"), [Value(name, "", "") for name in names.former]),
            (say("Also called or spelt"), [Value(name, "", "") for name in names.variants]),
            (say("Site"), [Value(site.partition("://")[2].rstrip("/"), site, "", "", True)] if site else []),
        ]
        named = tuple(AnswerView(question, tuple(values), "small") for question, values in rest if values)
        return (*self._all_answers[MOST_ANSWERS:], *named)

    @cached_property
    def sections(self) -> tuple[SectionView, ...]:
        """Its statements by heading, but for the lead and what the page shows elsewhere."""
        return sections_of(self.site, self.entry, [pair for pair in self._shown if pair[1] != Section.SUMMARY])

    @cached_property
    def contents(self) -> tuple[Link, ...]:
        """What is on the page, in its order."""
        found = [*self._own_contents, *(Link(section.title, f"#{section.anchor}") for section in self.sections)]
        if self.disputes:
            found.append(Link(say("Where sources differ"), "#disagreements"))
        if self.relations:
            found.append(Link(say("Connected with"), "#relations"))
        if self.events:
            found.append(Link(self.events_title, "#timeline"))
        if self.missing:
            found.append(Link(say("What the sources do not say"), "#missing"))
        return tuple(found) if len(found) > 1 else ()

    @property
    def _own_contents(self) -> tuple[Link, ...]:
        """What only pages of its kind hold, before all else."""
        return ()

    @property
    def review(self) -> When | None:
        """By when it must be looked at again."""
        return review_of(self.entry.record.review)

    @property
    def dates_words(self) -> str:
        """When it was checked and how far its sources go, in one line."""
        said = [say("checked %(date)s", date=self.entry.record.checked.human)]
        if self.horizon:
            said.append(say("newest source %(date)s", date=self.horizon.human))
        return " · ".join(said)

    @cached_property
    def citable(self) -> Citable:
        """What a reference manager needs of the page."""
        return of_page(self.entry, self.site.edition, self.description)

    @property
    def json_ld(self) -> dict[str, Any]:
        """The page for search engines."""
        sources = [self.site.base.by_id[id_] for id_ in self.source_ids]
        return json_ld(self.citable, self.entry, self.site.edition, sources)
