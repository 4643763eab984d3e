"""The record files of a base: which there are, what they hold, and what faulty ones would hold.

The model gives each text its type.  Nothing is raised for bad input: every problem is gathered.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path as FilePath
from typing import Any, TypeVar

from kb.model.record_types import Kind
from kb.model.schema import MODELS, Anything
from kb.store.complaints import validated
from kb.store.file_names import bad_stem
from kb.store.file_states import once_for_each_state
from kb.store.folders import strangers, unreadable
from kb.store.partial_records import sound_part
from kb.store.problems import Document, Problem
from kb.store.yaml_documents import MAX_BYTES, BadFileError, compose

#: The number of a statement, however its id is misspelt.
_NUMBERED = re.compile(r"\bid: *['\"]? *ML\W?_?([0-9]{4,6})\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z0-9-]+")
_Found = TypeVar("_Found")


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
    found_out: dict[Callable[["Entry"], Any], Any] = field(default_factory=dict, compare=False, repr=False)
    """What functions of this record alone have found out about it (``once_for_each_record``)."""


def once_for_each_record(ask: Callable[[Entry], _Found]) -> Callable[[Entry], _Found]:
    """``ask``, which is asked once about each record as it was read: a file that has not changed gives the same one."""

    @wraps(ask)
    def asked_once(entry: Entry) -> _Found:
        if ask not in entry.found_out:
            entry.found_out[ask] = ask(entry)
        found: _Found = entry.found_out[ask]
        return found

    return asked_once


def read_folder(data: FilePath) -> tuple[list[Entry], list[Problem]]:
    """All records below ``data`` (a folder for each kind), and everything wrong with their files."""
    entries: list[Entry] = []
    problems: list[Problem] = list(strangers(data))
    for kind in Kind:
        if unreadable(data / kind):
            continue
        for path in sorted((data / kind).glob("[!.]*.yml")):
            entry, found = read_file(path, kind, f"{data.name}/{kind}/{path.name}")
            problems += found
            entries += [entry] if entry else []
    return entries, problems


@dataclass(frozen=True, slots=True)
class Unread:
    """What faulty files would hold, as far as it can be told: ids of records and statements, and every word.

    A reference to one of the ids is not called unknown, nor a source named in the words unused:
    the fault of one file is reported there and nowhere else.
    """

    ids: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()
    """Folders that cannot be read: they may hold anything."""

    def may_hold(self, id_: str) -> bool:
        """Whether a faulty file may hold this record or statement."""
        return bool(self.folders) or id_ in self.ids

    def may_name(self, word: str) -> bool:
        """Whether a faulty file may have this word."""
        return bool(self.folders) or word in self.words


def unread(data: FilePath, entries: Iterable[Entry]) -> Unread:
    """What the files below ``data`` hold that gave none of the ``entries``."""
    read = {(entry.kind, entry.id) for entry in entries}
    ids: set[str] = set()
    words: set[str] = set()
    folders = frozenset(kind for kind in Kind if unreadable(data / kind))
    for path in (path for kind in sorted({*Kind} - folders) for path in (data / kind).glob("[!.]*")):
        if (path.parent.name, path.stem) not in read:
            text = _beginning(path)
            ids |= {path.stem, *(f"ML-{number}" for number in _NUMBERED.findall(text))}
            words |= set(_WORD.findall(text))
    return Unread(frozenset(ids), frozenset(words), folders)


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


@once_for_each_state
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
