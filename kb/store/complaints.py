"""The record that a document holds, or what keeps it from being one: pydantic's complaints in our words."""

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kb.model.schema import Anything
from kb.model.statement import Model
from kb.model.text_types import RECORD_ID
from kb.store.problems import Document, Path, Problem, nearest, one_of


def _validated(model: type[Anything], document: Document) -> tuple[Anything | None, list[Problem]]:
    """The record, or all that keeps it from being one."""
    if not isinstance(document.data, dict):
        return None, [document.problem((), f"expected a mapping of fields, got {_sort(document.data)}")]
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        return None, [_translated(detail, model, document) for detail in error.errors()]


def _translated(detail: ErrorDetails, model: type[Model], document: Document) -> Problem:
    """One complaint of pydantic in our form: expected, got, nearest right value."""
    path: Path = tuple(step for step in detail["loc"] if step != "[key]")
    got = _shown(detail["input"])
    match detail["type"]:
        case "extra_forbidden":
            fields = _fields_at(model, path[:-1])
            said = f"expected a known field, got {_shown(path[-1])}{nearest(str(path[-1]), fields)}"
            return document.problem(path, said, key=True)
        case "missing":
            return document.problem(path, "expected this field, got nothing")
        case "enum":
            words = [word.strip("' ") for word in str(detail["ctx"]["expected"]).replace(" or ", ", ").split(",")]
            near = nearest(detail["input"], words) if isinstance(detail["input"], str) else ""
            said = f"expected {one_of(words)}, got {got}{near}"
            return document.problem(path, said, key="[key]" in detail["loc"])
        case "date" | "text":
            return document.problem(path, detail["msg"] if "got" in detail["msg"] else f"{detail['msg']}, got {got}")
    return document.problem(path, f"expected {_expected(detail)}, got {got}")


_EXPECTED = {
    "list_type": "a list",
    "dict_type": "a mapping of fields",
    "model_type": "a mapping of fields",
    "model_attributes_type": "a mapping of fields",
    "string_type": "text",
    "float_parsing": "a number",
    "float_type": "a number",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_parsing_size": "a whole number of fewer digits",
    "finite_number": "a finite number",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "is_instance_of": "text",
}


_PATTERNS = {
    RECORD_ID: "an id of small letters a-z, digits and single hyphens",
    r"^ML-\d{4,}$": "a statement id such as ML-0123",
    r"^[a-z]{2}$": "a two-letter language code such as fr",
    r"^[\w.-]+$": "a file name",
}


def _expected(detail: ErrorDetails) -> str:
    """What a complaint wanted, in words."""
    context: dict[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case "string_too_short":
            return "some text"
        case "string_too_long":
            return f"at most {context['max_length']} characters"
        case "string_pattern_mismatch":
            pattern = str(context["pattern"])
            return _PATTERNS.get(pattern, "an address that begins with https://")
    return _EXPECTED.get(detail["type"], detail["msg"])


def _shown(value: object) -> str:
    """What was found, short enough for a message."""
    if isinstance(value, str):
        return f"'{value if len(value) <= 60 else value[:57] + '…'}'" if value else "nothing"
    return _sort(value)


def _sort(value: object) -> str:
    """``a list``, ``a mapping``, ``text`` or ``nothing``."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a mapping"
    return "text" if value else "nothing"


def _fields_at(model: type[Model], path: Path) -> list[str]:
    """The field names that may stand at ``path`` in ``model``."""
    schema = model.model_json_schema()
    here: dict[str, Any] = schema
    for step in path:
        here = here.get("items", {}) if isinstance(step, int) else here.get("properties", {}).get(step, {})
        here = _resolved(here, schema)
    return list(here.get("properties", {}))


def _resolved(part: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """A part of a JSON Schema with its reference followed, an optional one included."""
    for option in [part, *part.get("anyOf", [])]:
        if "$ref" in option:
            found: dict[str, Any] = schema["$defs"][option["$ref"].rsplit("/", 1)[-1]]
            return found
    return part
