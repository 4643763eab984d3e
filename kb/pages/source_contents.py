"""What rests on a source: its places that bear statements, with them in full, in the source's own order."""

from dataclasses import dataclass

from kb.model.source import Source
from kb.model.words import count
from kb.pages.parts import Link, slug
from kb.pages.source_parts import contents_of
from kb.pages.whole_site import Site
from kb.store.addresses import address
from kb.store.base import Placed
from kb.store.record_files import Entry

#: So many statements are shown at once; places beyond them are folded.
_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Resting:
    """A statement that rests on a place: its record, its address, its text and whether it still holds."""

    link: Link
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place in a source with the statements that rest on it."""

    anchor: str
    title: str
    count: str
    statements: tuple[Resting, ...]
    open: bool


def place_anchor(at: str) -> str:
    """The anchor of the place ``at`` on the page of its source."""
    return f"at-{slug(at)}"


def part_address(entry: Entry, part: int) -> str:
    """Where a part of a source's page is; ids of records hold no full stop, so that none is like it."""
    return address(entry) if part == 1 else f"{entry.kind}/{entry.id}.{part}.html"


def place_address(site: Site, entry: Entry, at: str) -> str:
    """Where the place ``at`` of the source ``entry`` is shown."""
    part = site.parts_of_places.get((entry.id, at), 1)
    return f"{part_address(entry, part)}#{place_anchor(at)}"


def resting(site: Site, entry: Entry, part: int) -> tuple[PlaceView, ...]:
    """The places that the part ``part`` of the page of ``entry`` shows."""
    record = entry.record
    assert isinstance(record, Source)
    titles = {item.at: item.title or "" for item in record.outline}
    found, shown = [], 0
    for at, placed in contents_of(site.base, entry).items():
        if site.parts_of_places[entry.id, at] != part:
            continue
        title = titles.get(at, "")
        words = f"{at}: {title}" if title and title != at else at
        statements = tuple(_resting(site, one) for one in placed.values())
        found.append(PlaceView(place_anchor(at), words, _counted(len(statements)), statements, shown < _SHOWN))
        shown += len(statements)
    return tuple(found)


def _resting(site: Site, placed: Placed) -> Resting:
    link = site.link(placed.entry.id)
    return Resting(
        Link(link.words, f"{link.address}#{placed.id}"), placed.id, site.speller.plain(placed.statement.text)
    )


def _counted(n: int) -> str:
    return count("%(n)s statement", "%(n)s statements", n)
