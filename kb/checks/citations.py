"""Rules on citations and sources."""

from collections.abc import Iterator

from kb.evidence.source_places import outline_entry
from kb.model.record_types import Kind
from kb.model.source import Source
from kb.model.statement import PHRASE_WORDS
from kb.store.base import Base
from kb.store.problems import Problem, nearest


def evidence(base: Base) -> Iterator[Problem]:
    """A statement rests on at least one citation."""
    for placed in base.placed:
        if not placed.statement.citations:
            yield placed.problem("expected at least one citation, got none", "citations")


def citations_once(base: Base) -> Iterator[Problem]:
    """A statement cites a passage once."""
    for placed in base.placed:
        citations = placed.statement.citations
        for index, citation in enumerate(citations):
            if citation in citations[:index]:
                said = f"expected each passage once, got '{citation.source}, {citation.at}' again"
                yield placed.problem(said, "citations", index)


def short_phrases(base: Base) -> Iterator[Problem]:
    """A citation's phrase is a fragment of at most 12 words."""
    for placed in base.placed:
        for index, citation in enumerate(placed.statement.citations):
            words = len(citation.phrase.split())
            if words > PHRASE_WORDS:
                said = f"expected at most {PHRASE_WORDS} words, got {words}"
                yield placed.problem(said, "citations", index, "phrase")


def known_places_in_sources(base: Base) -> Iterator[Problem]:
    """Where a source has an outline, a locator is one of its entries, with detail after a comma."""
    for placed in base.placed:
        for index, citation in enumerate(placed.statement.citations):
            entry = base.by_id.get(citation.source)
            outline = entry.record.outline if entry and isinstance(entry.record, Source) else []
            if outline and outline_entry(outline, citation.at) is None:
                known = [item.at for item in outline]
                said = f"expected a place in '{citation.source}', got '{citation.at}'{nearest(citation.at, known)}"
                yield placed.problem(said, "citations", index, "at")


def places_once(base: Base) -> Iterator[Problem]:
    """A source's outline names each place once."""
    for entry in base.of_kind(Kind.SOURCES):
        listed = [place.at for place in entry.record.outline] if isinstance(entry.record, Source) else []
        for number, at in enumerate(listed):
            if at in listed[:number]:
                yield entry.document.problem(("outline", number, "at"), f"expected each place once, got '{at}' again")


def used_sources(base: Base) -> Iterator[Problem]:
    """A source bears at least one statement, or is itself the subject of one."""
    for entry in base.of_kind(Kind.SOURCES):
        if entry.id not in base.citing and not entry.record.statements and not base.unread.may_name(entry.id):
            yield entry.document.problem((), f"expected a statement that cites '{entry.id}', got none")
