"""Tables as files: CSV, and a Frictionless Data Package that describes them."""

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from typing import Any

from kb.cite.editions import Edition
from kb.model.licences import licence
from kb.publish.columns import Column, Row, Table, cell


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
