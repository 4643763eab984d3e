"""The JSON Schemas for editors, as files in ``data/schema/``."""

import json
from pathlib import Path as FilePath

from kb.model.comparison import COMPARISONS
from kb.model.passages import PASSAGES
from kb.model.record_types import Kind
from kb.model.schema import comparison_schema, json_schema, passages_schema

SCHEMA_COMMAND = "python -m kb schema"


def schema_files() -> dict[str, str]:
    """The JSON Schemas of each kind, of comparisons and of passages, by file name in data/schema/."""
    schemas = {str(kind): json_schema(kind) for kind in Kind}
    schemas |= {COMPARISONS: comparison_schema(), PASSAGES: passages_schema()}
    return {f"{name}.json": json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for name, schema in schemas.items()}


def stale_schemas(folder: FilePath) -> list[str]:
    """The names of schema files in ``folder`` that are not what the models give."""

    def now(name: str) -> str:
        path = folder / name
        return path.read_text(encoding="utf-8") if path.exists() else ""

    return [name for name, content in schema_files().items() if now(name) != content]
