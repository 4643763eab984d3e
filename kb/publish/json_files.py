"""Records and the whole base as JSON, every citation included."""

from typing import Any

from kb.cite.editions import Edition
from kb.pages.record_page import Page
from kb.pages.whole_site import Site
from kb.store.addresses import address
from kb.store.record_files import Entry

FORMAT = 1


def record_json(page: Page) -> dict[str, Any]:
    """One record: its fields as in the data, its address, the edition, and the sources it cites."""
    base, edition = page.site.base, page.site.edition
    return {
        "format": FORMAT,
        **_edition(edition),
        **_entry(page.entry, edition),
        "sources": {id_: _fields(base.by_id[id_]) for id_ in sorted(page.source_ids)},
    }


def base_json(site: Site) -> dict[str, Any]:
    """The whole base: every record of every kind."""
    records = [_entry(entry, site.edition) for entry in site.base.entries]
    return {"format": FORMAT, **_edition(site.edition), "records": records}


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "edition": edition.number,
        "edition_date": edition.date.isoformat(),
        "title": edition.title,
        "publisher": edition.publisher,
        "licence": edition.licence,
    }


def _entry(entry: Entry, edition: Edition) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": str(entry.kind),
        "address": f"{edition.site_url}{address(entry)}",
        "record": _fields(entry),
    }


def _fields(entry: Entry) -> dict[str, Any]:
    return entry.record.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
