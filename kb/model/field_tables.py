"""The tables of fields in the editors' guide, from the schema."""

from dataclasses import dataclass
from typing import Any

from kb.model.comparison import COMPARISONS
from kb.model.partial_dates import DAY
from kb.model.schema import MODELS, comparison_schema, json_schema


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field: name, what may stand in it, whether it must be given, and what it is for."""

    name: str
    form: str
    required: bool
    help: str


@dataclass(frozen=True, slots=True)
class FieldTable:
    """The fields of one model."""

    name: str
    anchor: str
    help: str
    rows: tuple[FieldRow, ...]


def tables() -> list[FieldTable]:
    """A table for each kind of record, then one for each part that records share."""
    shared: dict[str, dict[str, Any]] = {}
    found: list[FieldTable] = []
    for kind, model in MODELS.items():
        schema = json_schema(kind)
        shared |= schema.get("$defs", {})
        found.append(_table(f"{kind} ({model.__name__})", schema, schema.get("$defs", {})))
    compared = comparison_schema()
    shared |= compared["$defs"]
    found.append(_table(f"{COMPARISONS} (Comparison)", compared, compared["$defs"]))
    parts = (part for part in shared.values() if part.get("type") == "object")
    return found + [_table(part["title"], part, shared) for part in sorted(parts, key=lambda part: str(part["title"]))]


def help_text(part: dict[str, Any], definitions: dict[str, Any]) -> str:
    """What a field is for; a field whose help is that of its type has it there only."""
    target = definitions.get(str(part.get("$ref", "")).rsplit("/", 1)[-1], {})
    return str(part.get("description") or target.get("description", ""))


def _table(name: str, schema: dict[str, Any], definitions: dict[str, Any]) -> FieldTable:
    required = set(schema.get("required", ()))
    rows = tuple(
        FieldRow(field, form(part), field in required, help_text(part, definitions))
        for field, part in schema["properties"].items()
    )
    return FieldTable(name, "fields-" + name.partition(" ")[0].lower(), str(schema.get("description", "")), rows)


def form(part: dict[str, Any]) -> str:
    """What may stand in a field, in words."""
    options = [option for option in part.get("anyOf", [part]) if option.get("type") != "null"]
    return " or ".join(dict.fromkeys(_form(option) for option in options))


def _form(part: dict[str, Any]) -> str:
    if "$ref" in part:
        return str(part["$ref"]).rsplit("/", 1)[-1]
    if part.get("type") == "array":
        return f"list of {form(part['items'])}"
    if part.get("type") == "object":
        return "mapping"
    if part.get("pattern") == DAY:
        return "day"
    if "pattern" in part and "integer" in part.get("type", ()):
        return "date"
    return {"string": "text", "number": "number", "integer": "whole number", "boolean": "true or false"}.get(
        str(part.get("type")), str(part.get("type", "text"))
    )
