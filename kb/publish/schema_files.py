"""The JSON Schemas as the site publishes them: each with its own address as ``$id``."""

from typing import Any

from kb.cite.editions import Edition
from kb.model.comparison import COMPARISONS
from kb.model.record_types import Kind
from kb.model.schema import comparison_schema, json_schema


def published_schemas(edition: Edition) -> dict[str, dict[str, Any]]:
    """The JSON Schema of each kind, and that of comparisons, by its file in the site."""
    found = {}
    for name, schema in {**{str(kind): json_schema(kind) for kind in Kind}, COMPARISONS: comparison_schema()}.items():
        where = f"schema/{name}.json"
        # what a schema is written in stands first, then its address
        found[where] = {"$schema": schema["$schema"], "$id": f"{edition.site_url}{where}", **schema}
    return found
