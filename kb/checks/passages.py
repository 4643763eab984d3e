"""Rules on what is kept of texts had again: of which source, and from where."""

from collections.abc import Iterable, Iterator

from kb.evidence.recorded_quotations import bare
from kb.evidence.seen_passages import own_addresses
from kb.model.record_types import Kind
from kb.store.base import Base
from kb.store.passage_files import SeenSource
from kb.store.problems import Problem, nearest


def passages_of_sources(base: Base, seen: Iterable[SeenSource]) -> Iterator[Problem]:
    """Passages are kept of a source that is there, from an address of its own or a copy that says whose it is."""
    sources = {entry.id for entry in base.of_kind(Kind.SOURCES)}
    for one in seen:
        if one.source not in sources:
            if not base.unread.may_hold(one.source):
                said = f"expected the id of a source as name of the file, got '{one.source}'"
                yield one.document.problem((), said + nearest(one.source, sources))
            continue
        own = own_addresses(base, one.source)
        for number, text in enumerate(one.texts.texts):
            if not text.kept_by and bare(text.address) not in own:
                said = f"expected an address of '{one.source}', or kept_by: who keeps this copy, got '{text.address}'"
                yield one.document.problem(("texts", number, "address"), said)
