"""A statement as a page shows it: the sentence with at most one mark, and the quiet line of its evidence."""

import textwrap
from collections.abc import Iterable
from dataclasses import replace

from kb.answers.key_facts import span
from kb.model.disagreement import Disagreement
from kb.model.record_types import DisagreementState, Standing
from kb.model.source import Source
from kb.model.statement import Citation, Review, Statement
from kb.model.statuses import OVERTAKEN, StatementStatus
from kb.model.words import count, say
from kb.pages.other_languages import source_link
from kb.pages.parts import Cited, Link, Mark, Remark, StatementView, When
from kb.pages.source_contents import place_address
from kb.pages.whole_site import Site
from kb.store.addresses import address, statement_address
from kb.store.base import Placed

#: What stands at one remove or more from what it reports, which a line of evidence says.
_WEAK = frozenset({Standing.MIRROR, Standing.DATA, Standing.REFERENCE})

#: How many characters of a sentence tell it from its neighbours.
_CLUE = 26


def statement_view(site: Site, placed: Placed, own: str, seen: set[str] | None = None) -> StatementView:
    """``placed`` as shown on the page of the record ``own``; names already in ``seen`` are not linked again."""
    statement = placed.statement
    segments = site.speller.segments(statement.text, own, set() if seen is None else seen)
    is_own = placed.entry.id == own
    if not is_own:
        segments = tuple(replace(segment, title="") for segment in segments)
    return StatementView(
        id=placed.id,
        label=statement.label or "",
        segments=segments,
        clue=textwrap.shorten("".join(s.text for s in segments), _CLUE, placeholder=" …"),
        mark=_mark(site, placed, own),
        status=statement.status,
        when=when(statement),
        sources=sources_said(statement),
        cited=tuple(_cited(site, citation, told=is_own) for citation in statement.citations),
        remarks=tuple(_remarks(site, placed, told=is_own)),
        review=review_of(statement.review),
        review_why=statement.review.why if statement.review else "",
        place="" if is_own else f"{address(placed.entry)}#{placed.id}",
        address=statement_address(placed.id),
        own=is_own,
        overtaken=statement.status in OVERTAKEN,
        new_paragraph=statement.new_paragraph,
    )


def when(statement: Statement) -> When:
    """The date of a statement, labelled."""
    if statement.period:
        begins, ends = statement.period.begins, statement.period.ends
        machine = f"{begins}/{ends}" if begins and ends else str(begins or ends)
        return When(span(begins, ends), machine)
    if statement.as_of and "/" in statement.as_of.text:
        return When(statement.as_of.human, str(statement.as_of))
    if statement.as_of:
        return When(say("as of %(date)s", date=statement.as_of.human), str(statement.as_of))
    return When(say("needs no date") if statement.timeless else say("not dated"))


def dated(statement: Statement) -> str:
    """The date of a statement in words, without a label."""
    if statement.period:
        return span(statement.period.begins, statement.period.ends)
    return statement.as_of.human if statement.as_of else ""


def review_of(review: Review | None) -> When | None:
    """By when something must be looked at again: in words, and the last day of it."""
    return When(say("review by %(date)s", date=review.by.human), str(review.by.latest)) if review else None


def sources_said(statement: Statement) -> str:
    """How many sources a statement rests on, in words."""
    return count("%(n)s source", "%(n)s sources", len({citation.source for citation in statement.citations}))


def _mark(site: Site, placed: Placed, own: str) -> Mark | None:
    """The one mark of a sentence: that it no longer holds, that sources differ, or that it is not confirmed."""
    status = placed.statement.status
    if status in OVERTAKEN:
        return Mark("ended", status.label.lower())
    disputes = [entry for entry in site.disputes.get(placed.id, ()) if entry.id != own]
    if disputes and (status == StatementStatus.DISPUTED or _is_open(disputes[0].record)):
        return Mark("disputed", say("sources differ"), dispute_anchor(disputes[0].id))
    if status in {StatementStatus.DISPUTED, StatementStatus.UNCONFIRMED}:
        return Mark("disputed" if status == StatementStatus.DISPUTED else "unknown", status.label.lower())
    return None


def dispute_anchor(id_: str) -> str:
    """The anchor on a record's page at which the disagreement ``id_`` is told."""
    return f"differ-{id_}"


def _is_open(record: object) -> bool:
    return isinstance(record, Disagreement) and record.state == DisagreementState.OPEN


def _cited(site: Site, citation: Citation, *, told: bool) -> Cited:
    """A citation; its phrase is ``told`` on the statement's own pages alone, which keeps long topics light."""
    entry = site.base.by_id[citation.source]
    record = entry.record
    assert isinstance(record, Source)
    weak = record.standing.label.lower() if record.standing in _WEAK else ""
    link = source_link(entry, place_address(site, entry, citation.at))
    return Cited(link, citation.at, citation.phrase if told else "", record.language, weak)


def _remarks(site: Site, placed: Placed, *, told: bool) -> Iterable[Remark]:
    """What a reader of the evidence should know beside it; when it was checked is ``told`` on its own page."""
    statement = placed.statement
    newer = site.statement_link(statement.superseded_by or statement.corrected_by)
    if statement.status != StatementStatus.ESTABLISHED:
        words = statement.status.plural if statement.status.plural != statement.status.label else ""
        yield Remark(statement.status.label, statement.reason or words, _numbered(newer))
    for entry in site.disputes.get(placed.id, ()):
        record = entry.record
        assert isinstance(record, Disagreement)
        yield Remark(say("Sources differ"), "", Link(record.question, address(entry)))
    if statement.date_basis:
        yield Remark(say("Date"), statement.date_basis)
    if statement.note:
        yield Remark(say("Note"), statement.note)
    if told:
        yield Remark(say("Checked"), site.checked(placed).human)


def _numbered(link: Link | None) -> Link | None:
    """A link to a statement, by its number."""
    return Link(say("by %(statement)s", statement=link.title), link.address) if link else None
