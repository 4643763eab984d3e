"""What rests on a source: its places that bear statements, in the source's own order."""

import textwrap

from kb.evidence.source_places import place_order
from kb.model.source import Source
from kb.pages.parts import Link, PlaceView, slug
from kb.pages.whole_site import Site
from kb.store.addresses import address
from kb.store.record_files import Entry


def place_anchor(at: str) -> str:
    """The anchor of the place ``at`` on the page of its source."""
    return f"at-{slug(at)}"


#: How much of a statement is shown beside its number: enough to know it by.
_SHOWN = 50


def resting(site: Site, entry: Entry) -> tuple[PlaceView, ...]:
    """Each place of the source ``entry`` that bears statements, with them, in the source's own order."""
    record = entry.record
    assert isinstance(record, Source)
    found: dict[str, dict[str, tuple[Link, str]]] = {}
    citing = site.base.citing.get(entry.id, ())
    for placed, citation in sorted(citing, key=lambda pair: place_order(record, pair[1].at)):
        text = textwrap.shorten(site.speller.plain(placed.statement.text), _SHOWN, placeholder=" …")
        link = Link(placed.id, f"{address(placed.entry)}#{placed.id}")
        found.setdefault(citation.at, {})[placed.id] = (link, text)
    titles = {item.at: item.title or "" for item in record.outline}
    return tuple(
        PlaceView(place_anchor(at), at, titles.get(at, ""), tuple(shown.values())) for at, shown in found.items()
    )
