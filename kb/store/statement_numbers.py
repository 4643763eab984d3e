"""Giving statements their permanent ids.

``data/ids.yml`` keeps the highest number ever given and a mark of the statement that got it, so that two
branches that both give numbers conflict there, where git shows it.  A number is given once.
"""

import contextlib
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from kb.model.text_types import STATEMENT, id_of
from kb.store.drafts import PLACEHOLDERS
from kb.store.problems import Document
from kb.store.writing import alone, read_as_it_stands, write_whole
from kb.store.yaml_documents import BadFileError, compose

LEDGER = "ids.yml"
_GIVEN = re.compile(r"\bid: *ML-([0-9]{4,6})\b")
_LAST = re.compile(r"^last: ([0-9]{1,6})$", re.MULTILINE)
_MARK = re.compile(r"^mark: ([0-9a-f]{8})$", re.MULTILINE)
_RETIRED = re.compile(r"^  - ML-([0-9]{4,6})$", re.MULTILINE)
_HEAD = '# The highest statement number ever given.  "python -m kb ids" writes it; numbers are never used again.\n'
_MARK_HEAD = "# Of the statement that got it: two branches that both give numbers conflict here.\n"
_RETIRED_HEAD = '# Numbers that went before any edition kept them ("python -m kb retire"): never given again.\n'


@dataclass(frozen=True, slots=True)
class Given:
    """What one run of the command did: how many numbers it gave, and for each doubled one, file, old and new.

    ``drafts`` are the files in which statements still have the words of the draft, and get no number.
    """

    count: int
    renumbered: tuple[tuple[str, str, str], ...] = ()
    drafts: tuple[str, ...] = ()


def last_number(data: FilePath) -> int:
    """The highest number given so far in the base at ``data``; 0 where none has been or the ledger is damaged."""
    match = _LAST.search(_ledger(data))
    return int(match.group(1)) if match else 0


def retired_numbers(data: FilePath) -> frozenset[int]:
    """The numbers that were retired before an edition kept them: no statement bears them, and none ever will."""
    return frozenset(int(number) for number in _RETIRED.findall(_ledger(data)))


def retire(data: FilePath, numbers: Iterable[int]) -> int:
    """Enter ``numbers`` among the retired ones; says how many were not there yet."""
    with alone(data):
        before = retired_numbers(data)
        after = before | set(numbers)
        _write(data, last_number(data), after)
    return len(after) - len(before)


def allocate(data: FilePath, files: Sequence[FilePath], kept: Iterable[tuple[str, str]] = ()) -> Given:
    """Give an id to every statement without one in ``files``, and a new one to all but one that bear the same.

    ``kept``: pairs of file (kind and name) and id that keep their number whatever else bears it; without, the first
    file in order keeps it.  A file that cannot be read is passed over: the check says what is wrong with it.
    """
    with alone(data):
        retired = retired_numbers(data)
        first = last = max(last_number(data), _highest(data), *retired, 0)
        doubles = _doubles(data, frozenset(kept))
        mark, renumbered, drafts = "", [], []
        for file in files:
            with contextlib.suppress(BadFileError):
                edit = _fill(file, last, doubles)
                last, mark = last + edit.given, edit.mark or mark
                renumbered += edit.renumbered
                drafts += [short_name(file)] if edit.draft else []
        _write(data, last, retired, mark)
    return Given(last - first - len(renumbered), tuple(renumbered), tuple(drafts))


def _ledger(data: FilePath) -> str:
    """The text of the ledger, damaged or not."""
    ledger = data / LEDGER
    return ledger.read_text(encoding="utf-8", errors="replace") if ledger.is_file() else ""


def _write(data: FilePath, last: int, retired: Iterable[int], mark: str = "") -> None:
    """Write the ledger where it would change."""
    before = _ledger(data)
    kept = _MARK.search(before)
    mark = mark or (kept.group(1) if kept else "")
    listed = "".join(f"  - {id_of(number)}\n" for number in sorted(retired))
    text = f"{_HEAD}last: {last}\n" + (f"{_MARK_HEAD}mark: {mark}\n" if mark else "")
    text += f"{_RETIRED_HEAD}retired:\n{listed}" if listed else ""
    if text != before:
        write_whole(data / LEDGER, text)


def _highest(data: FilePath) -> int:
    """The highest number that stands in a record, where the ledger was lost or an edit went past it."""
    texts = (file.read_text(encoding="utf-8", errors="replace") for file in data.glob("*/*.yml") if file.is_file())
    return max((int(number) for text in texts for number in _GIVEN.findall(text)), default=0)


def _doubles(data: FilePath, kept: frozenset[tuple[str, str]]) -> set[tuple[str, int]]:
    """Statements that bear a number which another keeps, by file (kind and name) and place in its list."""
    bearers: dict[str, list[tuple[str, int]]] = {}
    for file in sorted(data.glob("*/*.yml")):
        with contextlib.suppress(BadFileError):
            for index, statement in enumerate(_statements(compose(file, str(file)))):
                id_ = statement.get("id")
                if isinstance(id_, str) and STATEMENT.fullmatch(id_):
                    bearers.setdefault(id_, []).append((short_name(file), index))
    found: set[tuple[str, int]] = set()
    for id_, places in bearers.items():
        keeper = next((place for place in places if (place[0], id_) in kept), places[0])
        found |= set(places) - {keeper}
    return found


def short_name(file: FilePath) -> str:
    """A file by kind and name: ``forces/guard.yml``."""
    return f"{file.parent.name}/{file.name}"


def _statements(document: Document) -> list[dict[str, object]]:
    statements = document.data.get("statements") if isinstance(document.data, dict) else None
    return [s if isinstance(s, dict) else {"id": ""} for s in statements] if isinstance(statements, list) else []


@dataclass(frozen=True, slots=True)
class _Edit:
    """What was done to one file."""

    given: int
    mark: str
    renumbered: list[tuple[str, str, str]]
    draft: bool


def _fill(file: FilePath, last: int, doubles: set[tuple[str, int]]) -> _Edit:
    """Write the missing ids of one file, and new ones where another statement keeps the number."""
    document = compose(file, str(file))
    statements = _statements(document)
    name = short_name(file)
    without = [i for i, s in enumerate(statements) if "id" not in s]
    left = {i for i in without if statements[i].get("text") in PLACEHOLDERS}
    wanted = [i for i in range(len(statements)) if (i in without and i not in left) or (name, i) in doubles]
    if not wanted:
        return _Edit(0, "", [], bool(left))
    lines = read_as_it_stands(file).splitlines(keepends=True)
    ids = {index: id_of(last + 1 + place) for place, index in enumerate(wanted)}
    for index in reversed(wanted):
        old = statements[index].get("id")
        _put(lines, document, index, ids[index], str(old) if old else "")
    text = "".join(lines)
    write_whole(file, text)
    renumbered = [(name, str(statements[i]["id"]), ids[i]) for i in wanted if "id" in statements[i]]
    mark = hashlib.sha256(str(statements[wanted[-1]].get("text", "")).encode()).hexdigest()[:8]
    return _Edit(len(wanted), mark, renumbered, bool(left))


def _put(lines: list[str], document: Document, index: int, id_: str, old: str) -> None:
    """Write one id into the lines of a file: in the place of ``old``, or before the statement's first field."""
    mark = document.mark(("statements", index, "id") if old else ("statements", index))
    row, column = mark.line - 1, mark.column - 1
    # the parser does not count a byte-order mark
    column += row == 0 and lines[0].startswith("\ufeff")
    line = lines[row]
    before, after = line[:column], line[column:]
    if old:
        lines[row] = before + after.replace(old, id_, 1)
    elif after.startswith("{"):
        lines[row] = f"{before}{{id: {id_}, {after[1:].lstrip(' ')}"
    else:
        ending = line[len(line.rstrip("\r\n")) :] or "\n"
        lines[row] = f"{before}id: {id_}{ending}{' ' * column}{after}"
