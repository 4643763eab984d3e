"""Where the pages of records are."""

from kb.store.record_files import Entry


def address(entry: Entry) -> str:
    """Where a record's page is, relative to the site's root."""
    return f"{entry.kind}/{entry.id}.html"


def statement_address(id_: str) -> str:
    """Where the page of the statement ``id_`` is, relative to the site's root."""
    return f"s/{id_}.html"
