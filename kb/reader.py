"""From YAML files to typed records, with the place of every value.

YAML is composed to nodes and never constructed, so a scalar is the text that the editor wrote:
``NO``, ``010`` and ``2015-06`` cannot turn into a truth value, an octal number or a date.  The
model then gives each text its type.  Nothing is raised for bad input: every problem is gathered.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kb.problems import Document, Mark, Path, Problem, dotted, nearest, one_of
from kb.schema import MODELS, RECORD_ID, Anything, Model
from kb.vocabulary import Kind

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with its id, kind and the document it was read from."""

    id: str
    kind: Kind
    record: Anything
    document: Document


class _Bad(Exception):
    """The file cannot be read at all; carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_folder(data: FilePath) -> tuple[list[Entry], list[Problem]]:
    """All records below ``data`` (a folder for each kind), and everything wrong with their files."""
    entries: list[Entry] = []
    problems: list[Problem] = list(_strangers(data))
    for kind in Kind:
        for path in sorted((data / kind).glob("*.yml")):
            entry, found = read_file(path, kind, f"{data.name}/{kind}/{path.name}")
            problems += found
            entries += [entry] if entry else []
    return entries, problems


def _strangers(data: FilePath) -> Iterator[Problem]:
    """Folders that are no kind, and files that do not end in .yml, which would be passed over in silence."""
    if not data.is_dir():
        yield Problem(data.name, 1, 1, "", "expected a folder of records, got nothing")
        return
    for path in sorted(data.iterdir()):
        if path.is_dir() and path.name not in {*Kind, "schema"}:
            yield Problem(f"{data.name}/{path.name}", 1, 1, "", f"expected {one_of(list(Kind))}"
                          f" as folder of records, got '{path.name}'{nearest(path.name, Kind)}")
        elif path.is_dir() and path.name != "schema":
            for file in sorted(path.iterdir()):
                if file.suffix != ".yml" and not file.name.startswith("."):
                    yield Problem(f"{data.name}/{path.name}/{file.name}", 1, 1, "",
                                  f"expected a file ending in .yml, got '{file.name}'")


def read_file(path: FilePath, kind: Kind, name: str) -> tuple[Entry | None, list[Problem]]:
    """The record in ``path``, called ``name`` in messages; ``None`` where it cannot be had."""
    try:
        document = compose(path, name)
    except _Bad as bad:
        return None, [bad.problem]
    problems = list(_bad_stem(path.stem, document))
    problems += _repeated(document)
    record, found = _validated(MODELS[kind], document)
    problems += found
    if record is None or problems:
        return None, problems
    return Entry(path.stem, kind, record, document), []


def _bad_stem(stem: str, document: Document) -> Iterator[Problem]:
    """The stem of the file is the record's id, so it must have the form of one."""
    if not re.fullmatch(RECORD_ID, stem):
        yield Problem(document.file, 1, 1, "", "expected a file name of small letters a-z, digits and single"
                      f" hyphens (it is the record's id), got '{stem}'")


def compose(path: FilePath, name: str) -> Document:
    """The YAML of ``path`` as plain values with their places.  Raises ``_Bad`` with the reason."""
    text = _text(path, name)
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise _Bad(_syntax(error, name, text)) from None
    except yaml.YAMLError as error:
        raise _Bad(Problem(name, 1, 1, "", f"expected YAML, got {' '.join(str(error).split())}")) from None
    if node is None:
        raise _Bad(Problem(name, 1, 1, "", "expected a record, got an empty file"))
    values: dict[Path, Mark] = {}
    keys: dict[Path, Mark] = {}
    data = _Walk(name, values, keys).value(node, ())
    return Document(name, data, values, keys)


def _text(path: FilePath, name: str) -> str:
    """The text of the file, refused when too large or not UTF-8."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise _Bad(Problem(name, 1, 1, "", f"expected a record of at most {MAX_BYTES:,} bytes, got {size:,}"))
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        raise _Bad(Problem(name, line, column, "", f"expected UTF-8, got byte 0x{raw[error.start]:02x}")) from None


def _syntax(error: yaml.MarkedYAMLError, name: str, text: str) -> Problem:
    """A parser's complaint, said in our form; tabs, the usual cause, are named."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines()
    if 0 < line <= len(lines) and "\t" in lines[line - 1]:
        return Problem(name, line, lines[line - 1].index("\t") + 1, "", "expected spaces, got a tab")
    said = " ".join((error.problem or "something else").split())
    if ":" in said and "mapping values" in said:
        said += " (a text with a colon in it needs quotes)"
    return Problem(name, line, column, "", f"expected YAML, got: {said}")


@dataclass(frozen=True, slots=True)
class _Walk:
    """Turns nodes into plain values and notes where each stands."""

    name: str
    values: dict[Path, Mark]
    keys: dict[Path, Mark]

    def value(self, node: yaml.Node, path: Path) -> object:
        """The plain value of ``node``; problems that end the reading raise ``_Bad``."""
        mark = Mark(node.start_mark.line + 1, node.start_mark.column + 1)
        if path in self.values or len(path) > MAX_DEPTH:
            raise _Bad(Problem(self.name, mark.line, mark.column, "", "expected less deep nesting"))
        self.values[path] = mark
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        return str(node.value)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, object]:
        """A mapping; of a key given twice, the second is kept under a name that no field has."""
        result: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            mark = Mark(key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if key in result:
                first = self.keys[(*path, key)]
                self.keys[(*path, f"{key}\0{first.line}")] = mark
                continue
            self.keys[(*path, key)] = mark
            result[key] = self.value(value_node, (*path, key))
        return result


def _repeated(document: Document) -> Iterator[Problem]:
    """A key may stand once in a mapping."""
    for path, mark in document.keys.items():
        key = str(path[-1])
        if "\0" in key:
            name, first = key.split("\0")
            yield Problem(document.file, mark.line, mark.column, dotted((*path[:-1], name)),
                          f"expected each key once, got '{name}' again (first on line {first})")


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
            said = f"expected a known field, got '{path[-1]}'{nearest(str(path[-1]), fields)}"
            return document.problem(path, said, key=True)
        case "missing":
            return document.problem(path, "expected this field, got nothing")
        case "enum":
            words = [word.strip("' ") for word in str(detail["ctx"]["expected"]).replace(" or ", ", ").split(",")]
            return document.problem(path, f"expected {one_of(words)}, got {got}{nearest(str(detail['input']), words)}")
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
    """``a list``, ``a mapping`` or ``text``."""
    return "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else "text"


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
