"""What the search finds: a document for each record under all its names, and one for each statement."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from kb.model.naming import all_names
from kb.model.record_types import Kind
from kb.pages.pages_by_kind import page_of
from kb.pages.record_page import Page
from kb.pages.whole_site import Site
from kb.store.addresses import address

#: What a reader is most likely to want comes first among equals.
_BOOST = {
    Kind.ACTORS: 3.0, Kind.FORCES: 3.0, Kind.PLACES: 3.0, Kind.GLOSSARY: 3.0, Kind.INSTRUMENTS: 2.0, Kind.TOPICS: 2.0,
    Kind.MANDATES: 1.0, Kind.SOURCES: 0.2,
}  # fmt: skip


#: Kinds whose names are what readers type; those of events, figures and sources are descriptions.
_NAMED = frozenset({Kind.ACTORS, Kind.FORCES, Kind.PLACES, Kind.GLOSSARY, Kind.INSTRUMENTS})


def documents(site: Site) -> Iterator[dict[str, Any]]:
    """The documents of Material's index: location, title, text, and a boost for the page itself."""
    for entry in site.base.entries:
        page = page_of(site, entry.id)
        where = address(entry)
        yield {
            "location": where,
            "title": page.title,
            "text": _escaped(f"{_names(page)}. {page.description}"),
            # Material weighs tags far above titles, and shows them: the other names by which a record is known
            **({"tags": [_escaped(name) for name in _other_names(page)]} if entry.kind in _NAMED else {}),
            "boost": _BOOST.get(entry.kind, 1.0),
        }
        for statement in entry.record.statements:
            if statement.id:
                yield {
                    "location": f"{where}#{statement.id}",
                    "title": f"{page.title}: {statement.id}",
                    "text": _escaped(site.speller.plain(statement.text)),
                    "boost": 0.5 * _BOOST.get(entry.kind, 1.0),
                }


def _other_names(page: Page) -> list[str]:
    """Acronyms first, then French, former and variant names, then the name itself where it is short."""
    names = page.entry.record.names
    return list(dict.fromkeys(filter(None, (names.acronym, names.acronym_fr, *all_names(names)))))


def _names(page: Page) -> str:
    """Every name of the record, those with accents also without, for readers and browsers that do not fold them."""
    names = all_names(page.entry.record.names)
    plain = (folded(name) for name in names if folded(name) != name)
    return ", ".join(dict.fromkeys([*names, *plain]))


def folded(text: str) -> str:
    """``text`` without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _escaped(text: str) -> str:
    """``text`` as the index wants it: Material prints it as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
