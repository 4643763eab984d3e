"""The references of a page, grouped by source: the work, and the places in it that the page's statements cite."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.model.record_types import Standing
from kb.model.source import Source
from kb.model.words import count, say
from kb.pages.other_languages import source_link
from kb.pages.parts import Link
from kb.pages.source_contents import place_address
from kb.pages.whole_site import Site
from kb.store.addresses import address
from kb.store.base import Placed

#: What stands at one remove or more from what it reports, which a reference says.
_WEAK = frozenset({Standing.MIRROR, Standing.DATA, Standing.REFERENCE})


@dataclass(frozen=True, slots=True)
class Work:
    """A source with title (in its own language), date, standing where that is weak, address, and the places cited.

    Title and date are empty where the words of the link say them.
    """

    link: Link
    title: str
    language: str
    date: str
    weak: str
    url: str
    places: tuple[Link, ...]


#: Up to so many sources are printed with their addresses; the longest record of a body has fewer.
_ADDRESSED = 45
#: How a place ends that is all of a short text: an article, a page, a press release.
_WHOLE = " text"


@dataclass(frozen=True, slots=True)
class References:
    """The works that a page cites, and how many places in how many works they are, in words."""

    words: str
    works: tuple[Work, ...]


def cited_sources(placed: Iterable[Placed]) -> dict[str, dict[str, None]]:
    """The sources that the statements cite, in their order, each with the places cited."""
    found: dict[str, dict[str, None]] = {}
    for one in placed:
        for citation in one.statement.citations:
            found.setdefault(citation.source, {})[citation.at] = None
    return found


def references_of(site: Site, placed: Sequence[Placed]) -> References:
    """The references of a page that shows these statements.

    A page of many sources does without their addresses on paper: it would be too heavy, and the country brief, the
    files and the pages of the records that it draws on have them.
    """
    found = cited_sources(placed)
    addresses = len(found) <= _ADDRESSED
    places = count("%(n)s place", "%(n)s places", sum(len(ats) for ats in found.values()))
    works = count("%(n)s source", "%(n)s sources", len(found))
    words = say("References: %(places)s in %(works)s", places=places, works=works)
    return References(words, tuple(_work(site, source, ats, addresses) for source, ats in found.items()))


def _work(site: Site, source: str, ats: Iterable[str], addressed: bool) -> Work:
    entry = site.base.by_id[source]
    record = entry.record
    assert isinstance(record, Source)
    weak = record.standing.label.lower() if record.standing in _WEAK else ""
    places = tuple(Link(at, place_address(site, entry, at)) for at in ats)
    where = address(entry)
    if len(places) == 1 and places[0].words.endswith(_WHOLE):
        # "article text" tells nothing that the title does not
        where, places = places[0].address, ()
    date = record.date.human if record.date else say("not dated")
    name, url = record.names.en, record.url or "" if addressed else ""
    title = "" if record.title in name else record.title
    date = "" if record.date and f"({record.date.text})" in name else date
    return Work(source_link(entry, where), title, record.language, date, weak, url, places)
