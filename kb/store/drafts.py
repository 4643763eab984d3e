"""A first draft of a record, derived from the schema."""

import re
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

from kb.model.field_tables import form, help_text
from kb.model.partial_dates import DAY
from kb.model.record_types import Kind
from kb.model.schema import json_schema
from kb.model.text_types import MAX_ID, RECORD_ID, RESERVED_IDS
from kb.store.writing import write_whole

#: What the draft gives to required fields, so that it reads as an example; all of it is to be replaced.
_EXAMPLES = {
    "en": "Name in English",
    "title": "Title of the work",
    "question": "What is in question?",
}
_TEXT, _ID = "To be written", "to-be-written"
_SENTENCE = "What it is, in one sentence of our own words."
_PHRASE = "To be copied from the source"
_SIDES = ("The first source, in a few words", "The second source, in a few words")
#: A record that still holds one of these is a draft.
PLACEHOLDERS = frozenset({*_EXAMPLES.values(), _TEXT, _ID, _SENTENCE, _PHRASE, *_SIDES})


def draft(kind: Kind, today: str) -> str:
    """A commented record of ``kind``: required fields filled with examples, the others commented out."""
    schema = json_schema(kind)
    lines = [f"# yaml-language-server: $schema=../schema/{kind}.json", f"# {schema['description']}"]
    lines += _lines(schema, schema, today, 0)
    return "\n".join(lines) + "\n"


def _lines(part: dict[str, Any], schema: dict[str, Any], today: str, depth: int) -> Iterator[str]:
    """The fields of one mapping, each under its help text."""
    required = set(part.get("required", ()))
    pad = "  " * depth
    for name, field in part["properties"].items():
        yield f"{pad}# {help_text(field, schema['$defs'])}"
        if name == "statements":
            yield from _statement(pad, today)
        elif name == "positions":
            yield from _positions(pad)
        elif name in required:
            yield from _required(name, field, schema, today, depth)
        else:
            yield f"{pad}# {name}: {form(field)}"


def _required(name: str, field: dict[str, Any], schema: dict[str, Any], today: str, depth: int) -> Iterator[str]:
    """A field that must be given, with an example."""
    pad = "  " * depth
    target = schema["$defs"].get(str(field.get("$ref", "")).rsplit("/", 1)[-1], field)
    if "properties" in target:
        yield f"{pad}{name}:"
        yield from _lines(target, schema, today, depth + 1)
        return
    words = target.get("enum", [])
    if words:
        yield f"{pad}# one of: {', '.join(words)}"
    yield f"{pad}{name}: {_example(name, target, today)}"


def _example(name: str, target: dict[str, Any], today: str) -> str:
    if target.get("enum"):
        return str(target["enum"][0])
    if target.get("pattern") == "^[a-z]{2}$":
        return "en"
    if target.get("pattern") == DAY:
        return today
    if target.get("type") == "string":
        # an id or a text: the check says what it should be
        return _EXAMPLES.get(name, _ID if "pattern" in target else _TEXT)
    listed = f"[{_ID}]" if target.get("minItems") else "[]"
    plain = {"array": listed, "integer": "1", "number": "1", "boolean": "false"}
    return plain.get(str(target.get("type")), today)


def _statement(pad: str, today: str) -> Iterator[str]:
    """A first statement, which names no source yet: the check asks for one."""
    yield f"{pad}statements:"
    yield f"{pad}  - section: summary"
    yield f"{pad}    # other records are linked as [[their-id]] or [[their-id|words]]"
    yield f'{pad}    text: "{_SENTENCE}"'
    yield f"{pad}    citations:"
    yield f"{pad}      - source: {_ID}"
    yield f'{pad}        at: "{_TEXT}"'
    yield f'{pad}        phrase: "{_PHRASE}"'
    yield f"{pad}    as_of: {today[:4]}"
    yield f"{pad}  # the editors' guide explains the other fields: status, period, answers, figures …"


def _positions(pad: str) -> Iterator[str]:
    yield f"{pad}positions:"
    for says in _SIDES:
        yield f"{pad}  - says: {says}"
        yield f"{pad}    statements: [ML-0001]"


def check_new_id(data: FilePath, id_: str) -> None:
    """Nothing where a record of the base at ``data`` can have the id ``id_``; else ``ValueError`` says why not."""
    if not re.fullmatch(RECORD_ID, id_):
        raise ValueError(f"expected an id of small letters a-z, digits and single hyphens, got '{id_[:MAX_ID]}'")
    if len(id_) > MAX_ID:
        raise ValueError(f"expected an id of at most {MAX_ID} characters, got {len(id_)}")
    if id_ in RESERVED_IDS:
        raise ValueError(f"expected an id that is not reserved, got '{id_}'")
    taken = next(iter(sorted(data.glob(f"*/{id_}.yml"))), None)
    if taken:
        raise ValueError(f"expected an id of its own, got '{id_}', which {taken} has")


def new_record(data: FilePath, kind: Kind, id_: str, today: str) -> FilePath:
    """Write the draft of a record; ``ValueError`` says why it cannot be."""
    check_new_id(data, id_)
    path = data / kind / f"{id_}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, draft(kind, today))
    return path
