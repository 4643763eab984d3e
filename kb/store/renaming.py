"""Giving a record another id, with every edit that follows from it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path as FilePath
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints

from kb.model.comparison import Comparison
from kb.model.passages import PASSAGES
from kb.model.record_types import Kind
from kb.model.schema import MODELS
from kb.model.text_types import RECORD_ID
from kb.store.drafts import check_new_id
from kb.store.problems import Mark, nearest
from kb.store.writing import alone, read_as_it_stands, write_whole
from kb.store.yaml_documents import compose

_FORMER = "former_ids"
#: The field with its list in the same line, or below it.
_FORMER_LIST = re.compile(
    r"^former_ids:(?:[^\r\n]*\S[^\r\n]*(?=\r?\n|\Z)|[^\S\r\n]*(?:\r?\n[^\S\r\n]*- [^\r\n]*)+)", re.MULTILINE
)


def rename(data: FilePath, docs: FilePath, old: str, new: str) -> list[FilePath]:
    """Give the record ``old`` the id ``new``: its file, its former ids, every reference in records and documents.

    Says which files were written.  Every text is made before the first is written.  Raises ``ValueError`` that says
    why it cannot be, ``BadFileError`` for a record that cannot be read.
    """
    with alone(data):
        path = _file_of(data, old)
        if new not in _former(path):
            check_new_id(data, new)
            _check_former(data, new)
        kind = path.parent.name
        edits = {file: text for file in sorted(data.glob("*/*.yml")) if (text := _edited(file, old, new))}
        edits |= {file: text for file in sorted(docs.rglob("*.md")) if (text := _linked(file, kind, old, new))}
        text = edits.pop(path, None) or read_as_it_stands(path)
        renamed = path.with_stem(new)
        for file, content in {renamed: _with_former(text, _former(path), old, new), **edits}.items():
            write_whole(file, content)
        path.unlink()
        passages = list(_renamed_passages(data, old, new))
    return [renamed, *passages, *edits]


def _renamed_passages(data: FilePath, old: str, new: str) -> Iterator[FilePath]:
    """The file of the passages seen in the source ``old``, if there is one, under its new name."""
    path = data / PASSAGES / f"{old}.yml"
    if path.exists():
        yield path.rename(path.with_stem(new))


def _file_of(data: FilePath, id_: str) -> FilePath:
    """The file of the record ``id_``."""
    files = {path.stem: path for kind in Kind for path in sorted((data / kind).glob("*.yml"))}
    if id_ not in files:
        raise ValueError(f"expected the id of a record, got '{id_}'{nearest(id_, files)}")
    return files[id_]


def _check_former(data: FilePath, new: str) -> None:
    """``ValueError`` where another record was published under the id ``new``."""
    for file in sorted(data.glob("*/*.yml")):
        if _FORMER in (text := read_as_it_stands(file)) and new in text and new in _former(file):
            said = f"expected an id that no record had before, got '{new}', under which {file.stem} was known"
            raise ValueError(said)


def _former(path: FilePath) -> list[str]:
    """The former ids of the record at ``path``."""
    record = compose(path, str(path)).data
    found = record.get(_FORMER) if isinstance(record, dict) else None
    return [str(id_) for id_ in found] if isinstance(found, list) else []


def _with_former(text: str, former: list[str], old: str, new: str) -> str:
    """``text`` of a record with ``old`` among its former ids, and without ``new``."""
    line = f"{_FORMER}: [{', '.join([*(id_ for id_ in former if id_ != new), old])}]"
    line_end = "\r\n" if "\r\n" in text else "\n"
    if _FORMER_LIST.search(text):
        return _FORMER_LIST.sub(line, text, count=1)
    if not re.search(r"^statements:", text, re.MULTILINE):
        return f"{text.rstrip()}{line_end}{line}{line_end}"
    return re.sub(r"^statements:", f"{line}{line_end}statements:", text, count=1, flags=re.MULTILINE)


def _edited(file: FilePath, old: str, new: str) -> str | None:
    """The text of a record in which ``old`` is ``new`` wherever it is an id; ``None`` where it is nowhere."""
    text = read_as_it_stands(file)
    if old not in text:
        return None
    document = compose(file, str(file))
    lines = text.splitlines(keepends=True)
    for mark in sorted(_places(document.data, document.values, old), key=lambda m: (m.line, m.column), reverse=True):
        line, start = lines[mark.line - 1], mark.column - 1
        lines[mark.line - 1] = line[:start] + line[start:].replace(old, new, 1)
    changed = re.sub(rf"\[\[{re.escape(old)}(?=\||\]\])", f"[[{new}", "".join(lines))
    return changed if changed != text else None


def _places(data: object, marks: Mapping[tuple[str | int, ...], Mark], old: str) -> Iterator[Mark]:
    """Where ``old`` stands as the value of a field that holds ids."""
    for path, mark in marks.items():
        names = [step for step in path if isinstance(step, str)]
        if names and names[-1] in id_fields() and names[-1] != _FORMER and _at(data, path) == old:
            yield mark


def _at(data: Any, path: tuple[str | int, ...]) -> object:
    for step in path:
        data = data[step]
    return data


@cache
def id_fields() -> frozenset[str]:
    """The names of all fields that hold ids of records, from the models."""
    found: set[str] = set()
    models: list[type[BaseModel]] = [*MODELS.values(), Comparison]
    for model in models:
        for name, field in model.model_fields.items():
            whole = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
            if _holds_ids(whole):
                found.add(name)
            models += [part for part in _models_in(field.annotation) if part not in models]
    return frozenset(found)


def _holds_ids(annotation: object) -> bool:
    if get_origin(annotation) is Annotated:
        marks = (mark for mark in get_args(annotation)[1:] if isinstance(mark, StringConstraints))
        if any(mark.pattern == RECORD_ID for mark in marks):
            return True
    return any(_holds_ids(part) for part in get_args(annotation) if get_origin(annotation) is not dict)


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in {list, Union, UnionType, Annotated}:
        for part in get_args(annotation):
            yield from _models_in(part)


def _linked(file: FilePath, kind: str, old: str, new: str) -> str | None:
    """The text of a document with its links to the record mended; ``None`` where it has none."""
    text = read_as_it_stands(file)
    changed = re.sub(rf"(?<![\w-]){kind}/{re.escape(old)}(?=\.[a-z]|#)", f"{kind}/{new}", text)
    changed = re.sub(rf"""(record_page\(["']){re.escape(old)}(?=["'])""", rf"\g<1>{new}", changed)
    return changed if changed != text else None
