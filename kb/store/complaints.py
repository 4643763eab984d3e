"""The record that a document holds, or what keeps it from being one: pydantic's complaints in our words."""

from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kb.model.base_files import EDITION, READING
from kb.model.passages import DIGEST
from kb.model.source import FILE_NAME
from kb.model.text_types import ADDRESS, RECORD_ID, STATEMENT_ID
from kb.store.problems import MOST_OF_A_FILE, Document, Path, Problem, nearest, one_of

AnyModel = TypeVar("AnyModel", bound=BaseModel)


def validated(model: type[AnyModel], document: Document) -> tuple[AnyModel | None, list[Problem], frozenset[Path]]:
    """The record (or settings) in the document, or all that keeps it from being one, with the paths that are wrong."""
    if not isinstance(document.data, dict):
        said = f"expected a mapping of fields, got {_sort(document.data)}"
        return None, [document.problem((), said)], frozenset({()})
    try:
        return model.model_validate(document.data), [], frozenset()
    except ValidationError as error:
        details = error.errors(include_url=False)
    problems = [_translated(detail, model, document) for detail in details[:MOST_OF_A_FILE]]
    if len(details) > MOST_OF_A_FILE:
        problems.append(document.problem((), f"expected fewer mistakes, got {len(details) - MOST_OF_A_FILE} more"))
    return None, problems, frozenset(_steps(detail) for detail in details)


def _steps(detail: ErrorDetails) -> Path:
    """Where a complaint stands."""
    return tuple(step for step in detail["loc"] if step != "[key]")


def _translated(detail: ErrorDetails, model: type[BaseModel], document: Document) -> Problem:
    """One complaint of pydantic in our form: expected, got, nearest right value."""
    path = _steps(detail)
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
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "is_instance_of": "text",
}


_PATTERNS = {
    RECORD_ID: "an id of small letters a-z, digits and single hyphens",
    STATEMENT_ID: "a statement id such as ML-0123",
    EDITION: "an edition such as 2026.1",
    READING: "a day and 'changed' or 'kept'",
    DIGEST: "a hash of 16 digits 0-9 and a-f",
    ADDRESS: "an address that begins with https://",
    r"^[a-z]{2}$": "a two-letter language code such as fr",
    FILE_NAME: "a file name",
}


def _expected(detail: ErrorDetails) -> str:
    """What a complaint wanted, in words."""
    context: dict[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case "string_too_short":
            return "some text"
        case "too_short":
            return "a list with something in it"
        case "string_too_long":
            return f"at most {context['max_length']} characters"
        case "less_than_equal":
            return f"a number of at most {context['le']}"
        case "greater_than_equal":
            return f"a number of at least {context['ge']}"
        case "string_pattern_mismatch":
            pattern = str(context["pattern"])
            return _PATTERNS.get(pattern, f"text of the form {pattern}")
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


@cache
def _schema_of(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema()


def _fields_at(model: type[BaseModel], path: Path) -> list[str]:
    """The field names that may stand at ``path`` in ``model``."""
    schema = _schema_of(model)
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
