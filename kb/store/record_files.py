"""The record files of a base: which there are, what they hold, and what faulty ones would hold.

The model gives each text its type.  Nothing is raised for bad input: every problem is gathered.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

from kb.model.base_files import EDITION
from kb.model.comparison import COMPARISONS
from kb.model.passages import PASSAGES
from kb.model.record_types import Kind
from kb.model.schema import MODELS, Anything
from kb.store.complaints import validated
from kb.store.file_names import bad_stem
from kb.store.file_states import FileState, state_of
from kb.store.partial_records import sound_part
from kb.store.problems import Document, Problem, nearest, one_of
from kb.store.yaml_documents import MAX_BYTES, BadFileError, compose, whole_file

#: The files of a base that are no records.
_NO_RECORDS = frozenset({"edition.yml", "floors.yml", "ids.yml", "readings.yml", "told.yml"})
#: The folders of a base that hold no records.
_EDITIONS = "editions"
_NO_FOLDERS_OF_RECORDS = frozenset({"schema", _EDITIONS})
_EDITION_FILE = re.compile(EDITION.strip("^$") + r"\.json")


_STATEMENT = re.compile(r"\bid: *(ML-[0-9]{4,6})\b")


_WORD = re.compile(r"[A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with its id, kind and the document it was read from.

    ``partial``: some of its statements are faulty and left out; such a record is checked and never shown.
    """

    id: str
    kind: Kind
    record: Anything
    document: Document
    partial: bool = False


def read_folder(data: FilePath) -> tuple[list[Entry], list[Problem]]:
    """All records below ``data`` (a folder for each kind), and everything wrong with their files."""
    entries: list[Entry] = []
    problems: list[Problem] = list(_strangers(data))
    for kind in Kind:
        for path in sorted((data / kind).glob("[!.]*.yml")):
            entry, found = _read_once(path, kind, f"{data.name}/{kind}/{path.name}", state_of(path))
            problems += found
            entries += [entry] if entry else []
    return entries, problems


def _strangers(data: FilePath) -> Iterator[Problem]:
    """Folders that are no kind, and files in the wrong place or not ending in .yml, which would be passed over."""
    if not data.is_dir():
        yield whole_file(data.name, "expected a folder of records, got nothing")
        return
    for path in sorted(data.glob("[!.]*")):
        name = f"{data.name}/{path.name}"
        if path.name in {*Kind, COMPARISONS, PASSAGES}:
            yield from _not_yml(path, name)
        elif path.name == _EDITIONS and path.is_dir():
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
    """What in a folder of records does not end in .yml; hidden files are those of editors."""
    try:
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        yield whole_file(name, f"expected a folder of records that can be read, got: {error.strerror}")
        return
    for path in paths:
        if path.suffix != ".yml":
            yield whole_file(f"{name}/{path.name}", f"expected a file ending in .yml, got '{path.name}'")


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
            text = _beginning(path)
            ids |= {path.stem, *_STATEMENT.findall(text)}
            words |= set(_WORD.findall(text))
    return Unread(frozenset(ids), frozenset(words))


def _beginning(path: FilePath) -> str:
    """As much of the file as a record may hold; nothing where it cannot be read."""
    if not path.is_file():
        return ""
    try:
        with path.open("rb") as file:
            # in UTF-16, which is refused, each second byte of a word is none
            return file.read(MAX_BYTES).replace(b"\0", b"").decode("utf-8", "replace")
    except OSError:
        return ""


_Read = tuple[Entry | None, list[Problem]]
#: What the files held in the state in which they were read last.
_read: dict[tuple[FilePath, Kind, str], tuple[FileState, _Read]] = {}


def _read_once(path: FilePath, kind: Kind, name: str, state: FileState) -> _Read:
    """``read_file``, once for each state of the file: while serving, one file changes and a thousand do not."""
    known = _read.get((path, kind, name))
    if known is None or known[0] != state:
        known = _read[path, kind, name] = state, read_file(path, kind, name)
    return known[1]


def read_file(path: FilePath, kind: Kind, name: str) -> tuple[Entry | None, list[Problem]]:
    """The record in ``path``, called ``name`` in messages; ``None`` where it cannot be had, even in part."""
    problems = list(bad_stem(path.stem, name))
    try:
        document = compose(path, name)
    except BadFileError as bad:
        return None, [*problems, bad.problem]
    problems += document.problems
    record, found, wrong = validated(MODELS[kind], document)
    problems += found
    if record and not problems:
        return Entry(path.stem, kind, record, document), []
    rest = sound_part(document, wrong)
    part = validated(MODELS[kind], rest)[0] if rest else None
    return (Entry(path.stem, kind, part, rest, partial=True) if part and rest else None), problems
