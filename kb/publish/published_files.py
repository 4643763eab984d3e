"""Every file to take away, by its place in the site."""

import json
from collections.abc import Mapping

from kb.model.record_types import Kind
from kb.pages.whole_site import Site
from kb.publish.calendars import review_calendar, timeline_calendar
from kb.publish.citation_file import citation_file
from kb.publish.database import database, datasette
from kb.publish.edition_files import SCRIPT, editions_script
from kb.publish.feeds import Feed, changes_feed, feed_files, timeline_feed
from kb.publish.index_tables import index_table
from kb.publish.schema_files import published_schemas
from kb.publish.table_files import csv_text, data_package
from kb.publish.tables import tables

#: The files that hold the whole base, with their media types.
MEDIA_TYPES = (
    ("data/base.json", "application/json"),
    ("data/datapackage.json", "application/json"),
    ("data/base.sqlite", "application/vnd.sqlite3"),
    *(
        (f"data/{name}.csv", "text/csv")
        for name in ("records", "statements", "citations", "relations", "figures", "functions")
    ),
)

ROBOTS = """\
# Everything may be read and indexed.
User-agent: *
Allow: /

Sitemap: {site_url}sitemap.xml
"""


def published_files(site: Site) -> dict[str, str | bytes]:
    """The files that go with the site beside those of single pages: their places and contents."""
    edition = site.edition
    found: dict[str, str | bytes] = {
        **_tables(site),
        **{f"feeds/{name}": _text(value) for name, value in feed_files(_feeds(site), edition).items()},
        "feeds/timeline.ics": timeline_calendar(site),
        "feeds/reviews.ics": review_calendar(site),
        **{where: _text(schema) for where, schema in published_schemas(edition).items()},
        SCRIPT: editions_script(site),
        "robots.txt": ROBOTS.format(site_url=edition.site_url),
        "CITATION.cff": citation_file(edition),
    }
    for kind in Kind:
        table = index_table(site, kind)
        found[f"{kind}/index.csv"] = csv_text(table.columns, table.rows)
    return found


def _feeds(site: Site) -> tuple[Feed, ...]:
    return changes_feed(site), timeline_feed(site)


def _tables(site: Site) -> dict[str, str | bytes]:
    """The tables in each form, with their description."""
    listed = tables(site)
    files = {f"{table.name}.csv": csv_text(table.columns, table.rows) for table in listed}
    package = _text(data_package(site.edition, listed, files))
    return {
        **{f"data/{name}": text for name, text in files.items()},
        "data/datapackage.json": package,
        "data/base.sqlite": database(site.edition, listed),
        "data/datasette.json": _text(datasette(site.edition, listed)),
    }


def _text(value: bytes | Mapping[str, object]) -> str | bytes:
    """A value as its file: JSON in lines, all else as it is."""
    return value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False, indent=1) + "\n"
