"""The JSON Schemas as the site publishes them: each with its own address as ``$id``."""

from typing import Any

from kb.cite.editions import Edition
from kb.model.record_types import Kind
from kb.model.schema import json_schema


def published_schemas(edition: Edition) -> dict[str, dict[str, Any]]:
    """The JSON Schema of each kind by its file in the site."""
    found = {}
    for kind in Kind:
        where = f"schema/{kind}.json"
        schema = json_schema(kind)
        found[where] = {"$schema": schema.pop("$schema"), "$id": f"{edition.site_url}{where}", **schema}
    return found
