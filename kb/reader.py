"""From YAML files to typed records, with the place of every value.

YAML is parsed to events and never constructed, so a scalar is the text that the editor wrote:
``NO``, ``010`` and ``2015-06`` cannot turn into a truth value, an octal number or a date.  The
model then gives each text its type.  Nothing is raised for bad input: every problem is gathered.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
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
MAX_ID = 60
#: The files of a base that are no records: kb.works and kb.ids read them.
_NO_RECORDS = frozenset({"edition.yml", "floors.yml", "ids.yml"})
_NULLS = frozenset({"~", "null", "Null", "NULL"})
#: What YAML does not allow in a text, and the two line breaks that no editor shows.
_CONTROL = re.compile("[^\\t\\n\\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STATEMENT = re.compile(r"\bid: *(ML-[0-9]{4,})")
_WORD = re.compile(r"[A-Za-z0-9-]+")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with its id, kind and the document it was read from."""

    id: str
    kind: Kind
    record: Anything
    document: Document


class BadFileError(Exception):
    """The file cannot be read at all; carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def _whole(name: str, message: str) -> Problem:
    """A problem with a file or folder as a whole."""
    return Problem(name, 1, 1, "", message)


def read_folder(data: FilePath) -> tuple[list[Entry], list[Problem]]:
    """All records below ``data`` (a folder for each kind), and everything wrong with their files."""
    entries: list[Entry] = []
    problems: list[Problem] = list(_strangers(data))
    for kind in Kind:
        for path in sorted((data / kind).glob("[!.]*.yml")):
            entry, found = _read_once(path, kind, f"{data.name}/{kind}/{path.name}", _state(path))
            problems += found
            entries += [entry] if entry else []
    return entries, problems


def _strangers(data: FilePath) -> Iterator[Problem]:
    """Folders that are no kind, and files in the wrong place or not ending in .yml, which would be passed over."""
    if not data.is_dir():
        yield _whole(data.name, "expected a folder of records, got nothing")
        return
    for path in sorted(data.glob("[!.]*")):
        name = f"{data.name}/{path.name}"
        if path.is_dir() and path.name in {*Kind}:
            yield from _not_yml(path, name)
        elif path.is_dir() and path.name != "schema":
            said = f"expected {one_of(list(Kind))} as folder of records, got '{path.name}'{nearest(path.name, Kind)}"
            yield _whole(name, said)
        elif path.suffix in {".yml", ".yaml"} and path.name not in _NO_RECORDS:
            yield _whole(name, f"expected records in the folder of their kind, got '{path.name}' beside the folders")


def _not_yml(folder: FilePath, name: str) -> Iterator[Problem]:
    """What in a folder of records does not end in .yml; hidden files are those of editors."""
    for path in sorted(folder.glob("[!.]*")):
        if path.suffix != ".yml":
            yield _whole(f"{name}/{path.name}", f"expected a file ending in .yml, got '{path.name}'")


@dataclass(frozen=True, slots=True)
class Unread:
    """What faulty files would hold, as far as it can be told: ids of records and statements, and every word.

    A reference to one of the ids is not called unknown, nor a source named in the words unused:
    the fault of one file is reported there and nowhere else.
    """

    ids: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


def unread(data: FilePath, entries: Iterable[Entry]) -> Unread:
    """What the files below ``data`` hold that gave none of the ``entries``."""
    read = {(entry.kind, entry.id) for entry in entries}
    ids: set[str] = set()
    words: set[str] = set()
    for path in (path for kind in Kind for path in (data / kind).glob("[!.]*")):
        if (path.parent.name, path.stem) not in read:
            text = path.read_bytes()[:MAX_BYTES].decode("utf-8", "replace") if path.is_file() else ""
            ids |= {path.stem, *_STATEMENT.findall(text)}
            words |= set(_WORD.findall(text))
    return Unread(frozenset(ids), frozenset(words))


def _state(path: FilePath) -> tuple[int, int, int]:
    """What changes when a file does."""
    found = path.lstat()
    return found.st_mtime_ns, found.st_size, found.st_ino


@cache
def _read_once(
    path: FilePath, kind: Kind, name: str, state: tuple[int, int, int]
) -> tuple[Entry | None, list[Problem]]:
    """``read_file``, once for each state of the file: while serving, one file changes and a thousand do not."""
    return read_file(path, kind, name)


def read_file(path: FilePath, kind: Kind, name: str) -> tuple[Entry | None, list[Problem]]:
    """The record in ``path``, called ``name`` in messages; ``None`` where it cannot be had."""
    problems = list(_bad_stem(path.stem, name))
    try:
        document = compose(path, name)
    except BadFileError as bad:
        return None, [*problems, bad.problem]
    problems += document.problems
    record, found = _validated(MODELS[kind], document)
    problems += found
    if record is None or problems:
        return None, problems
    return Entry(path.stem, kind, record, document), []


def _bad_stem(stem: str, name: str) -> Iterator[Problem]:
    """The stem of the file is the record's id, so it must have the form of one."""
    if not re.fullmatch(RECORD_ID, stem):
        wanted = "a file name of small letters a-z, digits and single hyphens (it is the record's id)"
        yield _whole(name, f"expected {wanted}, got '{stem}'")
    elif len(stem) > MAX_ID:
        yield _whole(name, f"expected a file name of at most {MAX_ID} characters, got {len(stem)}")


def compose(path: FilePath, name: str) -> Document:
    """The YAML of ``path`` as plain values with their places.  Raises ``BadFileError`` with the reason."""
    text = _text(path, name)
    walk = _Walk(name, yaml.parse(text, Loader=_Loader), {}, {}, [])
    try:
        data = walk.document()
    except yaml.MarkedYAMLError as error:
        raise BadFileError(_syntax(error, name, text)) from None
    except yaml.YAMLError as error:
        raise BadFileError(_whole(name, f"expected YAML, got {' '.join(str(error).split())}")) from None
    return Document(name, data, walk.values, walk.keys, tuple(walk.problems))


def _text(path: FilePath, name: str) -> str:
    """The text of the file, refused when it cannot be read, is too large, not UTF-8 or holds control characters."""
    if not path.is_file():
        raise BadFileError(_whole(name, "expected a file that can be read, got something else"))
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise BadFileError(_whole(name, f"expected a record of at most {MAX_BYTES:,} bytes, got {size:,}"))
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        raise BadFileError(_at(name, before, f"expected UTF-8, got byte 0x{raw[error.start]:02x}")) from None
    if found := _CONTROL.search(text):
        said = f"expected text without control characters, got U+{ord(found.group()):04X}"
        raise BadFileError(_at(name, text[: found.start()], said))
    return text


def _at(name: str, before: str, message: str) -> Problem:
    """A problem at the end of the text ``before``."""
    return Problem(name, before.count("\n") + 1, len(before) - before.rfind("\n"), "", message)


def _syntax(error: yaml.MarkedYAMLError, name: str, text: str) -> Problem:
    """A parser's complaint, said in our form; tabs, the usual cause, are named."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines()
    if 0 < line <= len(lines) and "\t" in lines[line - 1]:
        return Problem(name, line, lines[line - 1].index("\t") + 1, "", "expected spaces, got a tab")
    said = " ".join((error.problem or "something else").split())
    if ":" in said or "mapping values" in said:
        said += " (a text with a colon in it needs quotes)"
    return Problem(name, line, column, "", f"expected YAML, got: {said}")


@dataclass(frozen=True, slots=True)
class _Walk:
    """Turns a parser's events into plain values, and notes where each stands and which keys are repeated.

    Events and not nodes: nesting is refused before it is followed, and anchors are still to be seen.
    """

    name: str
    events: Iterator[yaml.Event]
    values: dict[Path, Mark]
    keys: dict[Path, Mark]
    problems: list[Problem]

    def document(self) -> object:
        """The one value of the file; problems that end the reading raise ``BadFileError``."""
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise BadFileError(_whole(self.name, "expected a record, got an empty file"))
        data = self._value(next(self.events), ())
        next(self.events)
        if not isinstance(after := next(self.events), yaml.StreamEndEvent):
            raise self._bad(after, (), "expected one record in a file, got '---' and a second one")
        return data

    def _bad(self, event: yaml.Event, path: Path, message: str) -> BadFileError:
        mark = _mark(event)
        return BadFileError(Problem(self.name, mark.line, mark.column, dotted(path), message))

    def _value(self, event: yaml.Event, path: Path) -> object:
        """The plain value that ``event`` begins; a plain ``null`` or ``~`` is an empty one."""
        self._refuse(event, path)
        self.values[path] = _mark(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[object] = []
            while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
                items.append(self._value(item, (*path, len(items))))
            return items
        assert isinstance(event, yaml.ScalarEvent)
        return "" if event.implicit[0] and event.value in _NULLS else event.value

    def _refuse(self, event: yaml.Event, path: Path) -> None:
        """What YAML offers beyond mappings, lists and text, and nesting beyond any record's."""
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        found = f"the anchor '&{anchor}'" if anchor else f"the tag '{_short(tag)}'" if tag else ""
        if isinstance(event, yaml.AliasEvent):
            found = f"the alias '*{anchor}'"
        if found:
            raise self._bad(event, path, f"expected the value written out, got {found}")
        if len(path) > MAX_DEPTH:
            raise self._bad(event, (), f"expected at most {MAX_DEPTH} levels of nesting, got more")

    def _mapping(self, path: Path) -> dict[str, object]:
        """A mapping; of a key given twice, the first counts."""
        result: dict[str, object] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self._refuse(event, path)
            if not isinstance(event, yaml.ScalarEvent):
                raise self._bad(event, path, "expected the name of a field, got a list or mapping")
            here, mark = (*path, event.value), _mark(event)
            if first := self.keys.get(here):
                said = f"expected each key once, got '{event.value}' again (first on line {first.line})"
                self.problems.append(Problem(self.name, mark.line, mark.column, dotted(here), said))
                _Walk(self.name, self.events, {}, {}, self.problems)._value(next(self.events), here)
                continue
            self.keys[here] = mark
            result[event.value] = self._value(next(self.events), here)
        return result


def _short(tag: str) -> str:
    """A tag as it is written."""
    return tag.replace("tag:yaml.org,2002:", "!!")


def _mark(event: yaml.Event) -> Mark:
    """Where an event begins."""
    start = event.start_mark
    return Mark(start.line + 1, start.column + 1) if start else Mark()


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
