"""How the page of a source on which much rests is cut into parts that a telephone can load."""

from collections.abc import Mapping

from kb.evidence.source_places import place_order
from kb.model.record_types import Kind
from kb.model.source import Source
from kb.store.base import Base, Placed
from kb.store.record_files import Entry

#: How many characters of statements a part holds before the next place begins another.
FULL = 40_000

Contents = dict[str, dict[str, Placed]]
"""For each place of a source, in the source's own order, the statements that rest on it by their ids."""


def contents_of(base: Base, entry: Entry) -> Contents:
    """What rests on the source ``entry``, place by place."""
    record = entry.record
    assert isinstance(record, Source)
    found: Contents = {}
    for placed, citation in sorted(base.citing.get(entry.id, ()), key=lambda pair: place_order(record, pair[1].at)):
        found.setdefault(citation.at, {})[placed.id] = placed
    return found


def parts_of_places(base: Base) -> Mapping[tuple[str, str], int]:
    """For each source and place in it, the number of the part of its page that shows the place, from 1."""
    found: dict[tuple[str, str], int] = {}
    for entry in base.of_kind(Kind.SOURCES):
        citing = base.citing.get(entry.id, ())
        if sum(len(placed.statement.text) for placed, _ in citing) <= FULL:
            # most: one part, in whichever order
            found.update(((entry.id, citation.at), 1) for _, citation in citing)
            continue
        part, length = 1, 0
        for at, placed in contents_of(base, entry).items():
            if length > FULL:
                part, length = part + 1, 0
            length += sum(len(one.statement.text) for one in placed.values())
            found[entry.id, at] = part
    return found
