"""Tables as files: CSV, a Frictionless Data Package that describes them, a database for Datasette."""

import csv
import hashlib
import io
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import Any

from kb.cite.editions import Edition
from kb.model.licences import licence
from kb.publish.columns import Column, Row, Table, cell

#: SQLite's storage for each type of column; all else is text.
_STORAGE = {"integer": "INTEGER", "number": "REAL"}
#: Where a database file holds the version of the library that wrote it, which is no part of the data.
_WRITER = slice(96, 100)


def csv_text(columns: Sequence[Column], rows: Iterable[Row]) -> str:
    """A CSV (RFC 4180, lines ended as on Unix) with a line of names on top."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    writer.writerows([cell(value) for value in row.values()] for row in rows)
    return out.getvalue()


def data_package(edition: Edition, tables: Sequence[Table], files: dict[str, str]) -> dict[str, Any]:
    """The description of ``tables``, of which ``files`` holds the CSVs by name (Data Package, version 1)."""
    terms = licence(edition.licence)
    return {
        "profile": "tabular-data-package",
        "name": "mali-ssr-background",
        "id": f"{edition.site_url}data/datapackage.json",
        "title": edition.title,
        "description": "Sourced statements on security sector reform in Mali, as tables",
        "homepage": edition.site_url,
        "version": edition.key,
        "created": f"{edition.date.isoformat()}T00:00:00Z",
        "licenses": [{"name": terms.spdx, "path": terms.address, "title": terms.title}],
        "contributors": [{"title": edition.publisher, "role": "publisher"}],
        "resources": [_resource(table, files[f"{table.name}.csv"].encode()) for table in tables],
    }


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    """One table of a Data Package."""
    keys = [
        {"fields": [column], "reference": {"resource": other, "fields": [key]}} for column, other, key in table.points
    ]
    schema: dict[str, Any] = {"fields": [column.schema for column in table.columns], "missingValues": [""]}
    schema |= {"primaryKey": list(table.key)} if table.key else {}
    schema |= {"foreignKeys": keys} if keys else {}
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.name.capitalize(),
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }


def database(edition: Edition, tables: Sequence[Table]) -> bytes:
    """A SQLite database of ``tables``, which Datasette and others open; the same tables give the same bytes."""
    with closing(sqlite3.connect(":memory:")) as connection:
        with connection:
            for table in tables:
                _fill(connection, table)
            connection.execute("CREATE TABLE edition (name TEXT PRIMARY KEY, value TEXT)")
            about = {"edition": edition.label, "date": edition.date.isoformat(), "licence": edition.licence}
            connection.executemany("INSERT INTO edition VALUES (?, ?)", about.items())
        connection.execute("VACUUM")
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
