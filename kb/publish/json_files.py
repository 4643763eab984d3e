"""Records and the whole base as JSON, every citation included."""

from typing import Any

from kb.cite.editions import Edition
from kb.model.licences import licence
from kb.pages.name_links import Speller
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
        **_entry(page.entry, page.site),
        "sources": {id_: _fields(base.by_id[id_], page.site.speller) for id_ in sorted(page.source_ids)},
    }


def base_json(site: Site) -> dict[str, Any]:
    """The whole base: every record of every kind."""
    records = [_entry(entry, site) for entry in site.base.entries]
    return {"format": FORMAT, **_edition(site.edition), "records": records}


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "edition": edition.label,
        "draft": bool(edition.draft),
        "edition_date": edition.date.isoformat(),
        "title": edition.title,
        "publisher": edition.publisher,
        "licence": edition.licence,
        "licence_spdx": licence(edition.licence).spdx,
        "licence_address": edition.licence_address,
    }


def _entry(entry: Entry, site: Site) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": str(entry.kind),
        "address": f"{site.edition.site_url}{address(entry)}",
        "record": _fields(entry, site.speller),
    }


def _fields(entry: Entry, speller: Speller) -> dict[str, Any]:
    """The fields of a record; each statement with its status and, beside its text, the same without markup."""
    fields = entry.record.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    for shown, statement in zip(fields.get("statements", ()), entry.record.statements, strict=True):
        shown["status"] = str(statement.status)
        shown["plain"] = speller.plain(statement.text)
    return fields
