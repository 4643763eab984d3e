"""The folders of a base: what lies in them that is no record, and whether they can be read."""

import os
import re
from collections.abc import Iterator
from pathlib import Path as FilePath

from kb.model.base_files import EDITION
from kb.model.comparison import COMPARISONS
from kb.model.passages import PASSAGES
from kb.model.record_types import Kind
from kb.store.problems import Problem, nearest, one_of
from kb.store.yaml_documents import whole_file

#: The files of a base that are no records.
_NO_RECORDS = frozenset({"edition.yml", "floors.yml", "ids.yml", "readings.yml", "told.yml"})
#: The folders of a base that hold no records.
_EDITIONS = "editions"
_NO_FOLDERS_OF_RECORDS = frozenset({"schema", _EDITIONS})
_EDITION_FILE = re.compile(EDITION.strip("^$") + r"\.json")
#: A record that no listing shows; .#x.yml and ._x.yml are files that editors keep beside another.
_HIDDEN_RECORD = re.compile(r"\.(?:[^._#~].*\.)?yml")


def strangers(data: FilePath) -> Iterator[Problem]:
    """Folders that are no kind, and files in the wrong place or not ending in .yml, which would be passed over."""
    if not data.is_dir():
        yield whole_file(data.name, "expected a folder of records, got nothing")
        return
    for path in sorted(data.glob("[!.]*")):
        name = f"{data.name}/{path.name}"
        if path.name in {*Kind, COMPARISONS, PASSAGES}:
            yield from _not_yml(path, name)
        elif path.name in _NO_FOLDERS_OF_RECORDS and not path.is_dir():
            yield whole_file(name, f"expected '{path.name}' to be a folder, got something else")
        elif path.name == _EDITIONS:
            yield from _no_edition(path, name)
        elif path.name in _NO_RECORDS:
            continue  # read by itself, with a message of its own
        elif path.is_dir() and path.name not in _NO_FOLDERS_OF_RECORDS:
            said = f"expected {one_of(list(Kind))} as folder of records, got '{path.name}'{nearest(path.name, Kind)}"
            yield whole_file(name, said)
        elif not path.is_dir():
            yield whole_file(
                name, f"expected records in the folder of their kind, got '{path.name}' beside the folders"
            )


def _no_edition(folder: FilePath, name: str) -> Iterator[Problem]:
    """What in the folder of kept editions is none, and would be passed over."""
    for path in sorted(folder.glob("[!.]*")):
        if not _EDITION_FILE.fullmatch(path.name):
            yield whole_file(f"{name}/{path.name}", f"expected an edition such as 2026.1.json, got '{path.name}'")


def _not_yml(folder: FilePath, name: str) -> Iterator[Problem]:
    """What in a folder of records does not end in .yml, or is hidden as no file of an editor is."""
    if said := unreadable(folder):
        yield whole_file(name, f"expected a folder of records that can be read, got: {said}")
        return
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith(".")
        if hidden and _HIDDEN_RECORD.fullmatch(path.name):
            said = f"expected a file name that does not begin with a full stop, got '{path.name}'"
            yield whole_file(f"{name}/{path.name}", said)
        elif not hidden and path.suffix != ".yml":
            yield whole_file(f"{name}/{path.name}", f"expected a file ending in .yml, got '{path.name}'")


def unreadable(folder: FilePath) -> str:
    """Why a folder of records cannot be read; nothing where it can, or is not there."""
    try:
        if os.path.lexists(folder):
            next(folder.iterdir(), None)
        if not folder.is_symlink():
            return ""
        base, target = folder.parent.resolve(), folder.resolve()
    except OSError as error:
        return error.strerror or "something else"
    return "a link to what the base holds, or to what holds it" if _overlap(base, target) else ""


def _overlap(one: FilePath, other: FilePath) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)
