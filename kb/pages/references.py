"""The references of a page: a number for each point in a source that its statements cite."""

from collections.abc import Iterable

from kb.model.record_types import Standing
from kb.model.source import Source
from kb.model.statement import Citation
from kb.pages.parts import Reference
from kb.pages.source_contents import place_anchor
from kb.pages.whole_site import Site
from kb.store.addresses import address
from kb.store.base import Placed

#: Source, locator and phrase.
Point = tuple[str, str, str]

#: What stands at one remove or more from what it reports, which a reference says.
_WEAK = frozenset({Standing.MIRROR, Standing.DATA, Standing.REFERENCE})


def point(citation: Citation) -> Point:
    """The point in a source that a citation names."""
    return citation.source, citation.at, citation.phrase


def numbered(placed: Iterable[Placed]) -> dict[Point, int]:
    """A number for each point that the statements cite, in their order; the same point has one number."""
    numbers: dict[Point, int] = {}
    for one in placed:
        for citation in one.statement.citations:
            numbers.setdefault(point(citation), len(numbers) + 1)
    return numbers


def reference_of(site: Site, number: int, cited: Point) -> Reference:
    """A reference as it is shown."""
    source, at, phrase = cited
    entry = site.base.by_id[source]
    record = entry.record
    assert isinstance(record, Source)
    weak = record.standing.label.lower() if record.standing in _WEAK else ""
    link = site.link(source, record.names.en)
    return Reference(number, link, at, f"{address(entry)}#{place_anchor(at)}", phrase, record.language, weak)
