"""Statements that another record holds now: the page on which an edition had them leads to them."""

from kb.pages.parts import Link
from kb.pages.whole_site import Site
from kb.store.addresses import address


def moved_statements(site: Site, record: str) -> tuple[Link, ...]:
    """For each statement that has left the record, its number with a link to where it is now."""
    left = sorted(id_ for id_, before in site.history.told.moved.items() if before == record)
    found = (site.base.statements.get(id_) for id_ in left)
    return tuple(Link(placed.id, f"{address(placed.entry)}#{placed.id}") for placed in found if placed)
