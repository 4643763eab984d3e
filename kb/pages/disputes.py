"""Where sources differ: each disagreement told once, with its question, the rival values and what can be said now."""

import textwrap
from collections.abc import Iterable

from kb.model.disagreement import Disagreement, Position
from kb.model.record_types import DisagreementState, DisagreementType
from kb.pages.parts import DisputeView, Link, Mark, RivalValue
from kb.pages.statements import dispute_anchor
from kb.pages.whole_site import Site
from kb.store.addresses import address
from kb.store.record_files import Entry

#: Disagreements that are matters of the documents rather than of Mali.
OF_DOCUMENTS = frozenset({DisagreementType.SLIP, DisagreementType.SUM, DisagreementType.TENSE})

#: A value as long as this is taken from the words of a position that has none of its own.
_VALUE = 80


def dispute_view(site: Site, entry: Entry) -> DisputeView:
    """The disagreement ``entry``, short enough for a page that it concerns."""
    record = entry.record
    assert isinstance(record, Disagreement)
    open_ = record.state == DisagreementState.OPEN
    badge = Mark("disputed" if open_ else "in-force", record.state.label.split()[0])
    rivals = tuple(_rival(site, position) for position in record.positions)
    link = Link(record.names.en, address(entry))
    return DisputeView(dispute_anchor(entry.id), record.question, rivals, record.verdict or "", badge, link, not open_)


def _rival(site: Site, position: Position) -> RivalValue:
    found = [site.statement_link(id_) for id_ in position.statements]
    numbers = tuple(Link(link.title, link.address) for link in found if link)
    value = position.value or textwrap.shorten(position.says, _VALUE, placeholder=" …")
    return RivalValue(value, position.held_by or "", numbers)


def disputes_of(site: Site, entries: Iterable[Entry]) -> tuple[DisputeView, ...]:
    """Disagreements of ``entries``: open ones first, matters of the documents last."""
    ordered = sorted(entries, key=_weight)
    return tuple(dispute_view(site, entry) for entry in ordered)


def _weight(entry: Entry) -> tuple[bool, bool, str]:
    record = entry.record
    assert isinstance(record, Disagreement)
    return record.type in OF_DOCUMENTS, record.state != DisagreementState.OPEN, entry.id
