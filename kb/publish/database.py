"""The tables as one SQLite database, and what Datasette is told of it."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import Any

from kb.cite.editions import Edition
from kb.model.licences import licence
from kb.publish.columns import Table

#: SQLite's storage for each type of column; all else is text.
_STORAGE = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}
#: Where a database file holds the version of the library that wrote it, which is no part of the data.
_WRITER = slice(96, 100)
#: The columns that are searched in full, for which Datasette then shows a field; accents and English endings aside.
_SEARCHED = {"records": ("name", "name_fr", "acronym", "summary"), "statements": ("plain", "note")}
_TOKENS = "porter unicode61 remove_diacritics 2"
#: Evidence as readers ask for it: one row for each point in a source, with the sentence and the source's name.
_EVIDENCE = """\
CREATE VIEW evidence AS
SELECT statements.id AS statement, statements.plain AS sentence, statements.status, records.name AS record,
  sources.name AS source, citations.locator, citations.phrase, statements.address
FROM citations
JOIN statements ON statements.id = citations.statement
JOIN records ON records.id = statements.record
JOIN records AS sources ON sources.id = citations.source"""
#: What Datasette counts beside each table, and the column that stands for a row in tables that point to it.
_FACETS = {
    "records": ("kind", "type"),
    "statements": ("status", "section"),
    "citations": ("source",),
    "relations": ("type", "status"),
    "figures": ("indicator", "unit", "status"),
    "functions": ("domain", "function", "sector"),
    "evidence": ("status", "source"),
}
_LABELS = {"records": "name", "statements": "id"}


def database(edition: Edition, tables: Sequence[Table]) -> bytes:
    """A SQLite database of ``tables``, which Datasette and others open; the same tables give the same bytes."""
    with closing(sqlite3.connect(":memory:")) as connection:
        with connection:
            for table in tables:
                _fill(connection, table)
            connection.execute(_EVIDENCE)
            connection.execute("CREATE TABLE edition (name TEXT PRIMARY KEY, value TEXT)")
            about = {"edition": edition.label, "date": edition.date.isoformat(), "licence": edition.licence}
            connection.executemany("INSERT INTO edition VALUES (?, ?)", about.items())
        connection.execute("VACUUM")
        with connection:
            for name, columns in _SEARCHED.items():
                _search(connection, name, columns)
        content = bytearray(connection.serialize())
    content[_WRITER] = bytes(4)
    return bytes(content)


def _fill(connection: sqlite3.Connection, table: Table) -> None:
    """Make one table with its key, its references to others and an index on each, and put its rows in."""
    parts = [f'"{c.name}" {_STORAGE.get(c.type, "TEXT")}{" NOT NULL" if c.required else ""}' for c in table.columns]
    parts += [f"PRIMARY KEY ({', '.join(table.key)})"] if table.key else []
    parts += [f'FOREIGN KEY ("{own}") REFERENCES "{other or table.name}" ("{key}")' for own, other, key in table.points]
    # the names are those of kb/publish/tables.py, none comes from a record
    connection.execute(f'CREATE TABLE "{table.name}" ({", ".join(parts)})')
    marks = ", ".join("?" * len(table.columns))
    connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', [tuple(row.values()) for row in table.rows])
    for own, _, _ in table.points:
        connection.execute(f'CREATE INDEX "{table.name}_{own}" ON "{table.name}" ("{own}")')


def _search(connection: sqlite3.Connection, name: str, columns: Sequence[str]) -> None:
    """Make the full text of a table searchable; the words stay in the table, the index beside it."""
    fields = ", ".join(columns)
    # Datasette finds the index by these words, quotation marks included
    options = f"""content="{name}", tokenize='{_TOKENS}'"""
    connection.execute(f"CREATE VIRTUAL TABLE {name}_fts USING fts5({fields}, {options})")
    for command in ("rebuild", "optimize"):
        connection.execute(f"INSERT INTO {name}_fts ({name}_fts) VALUES ('{command}')")


def datasette(edition: Edition, tables: Sequence[Table]) -> dict[str, Any]:
    """What Datasette is told (``--metadata``): title, licence, what a row of each table is, what it counts.

    Of columns nothing is said: Datasette would put a screen of it before the rows.
    """
    terms = licence(edition.licence)
    told: dict[str, dict[str, Any]] = {
        table.name: {
            "description": table.meaning,
            "facets": list(_FACETS[table.name]),
            **({"label_column": _LABELS[table.name]} if table.name in _LABELS else {}),
        }
        for table in tables
    }
    told["evidence"] = {
        "description": "Each point in a source, with the sentence that rests on it and the names of both records",
        "facets": list(_FACETS["evidence"]),
    }
    return {
        "title": f"{edition.title}, {edition.words}",
        "source": edition.title,
        "source_url": edition.cited_url,
        "license": terms.title,
        "license_url": terms.address,
        "databases": {"base": {"tables": told}},
    }
