"""Where the pages of records are."""

from kb.store.record_files import Entry


def address(entry: Entry) -> str:
    """Where a record's page is, relative to the site's root."""
    return f"{entry.kind}/{entry.id}.html"
