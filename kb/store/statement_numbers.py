"""Giving statements their permanent ids.

The highest number ever given stands in ``data/ids.yml``; a number is given once.  The file is locked
while numbers are given, so that two editors (or two commands) on one machine cannot take the same.
"""

import contextlib
import fcntl
import re
from collections.abc import Iterable, Iterator
from pathlib import Path as FilePath

from kb.store.yaml_documents import BadFileError, compose

LEDGER = "ids.yml"


_GIVEN = re.compile(r"\bid: *ML-([0-9]{4,})\b")


_LAST = re.compile(r"^last: (\d+)$", re.MULTILINE)


_RETIRED = re.compile(r"^  - ML-(\d{4,})$", re.MULTILINE)


_HEAD = '# The highest statement number ever given.  "python -m kb ids" writes it; numbers are never used again.\n'


_RETIRED_HEAD = '# Numbers that went before any edition kept them ("python -m kb retire"): never given again.\n'


def last_number(data: FilePath) -> int:
    """The highest number given so far in the base at ``data``; 0 where none has been or the ledger is damaged."""
    ledger = data / LEDGER
    match = _LAST.search(ledger.read_text(encoding="utf-8")) if ledger.exists() else None
    return int(match.group(1)) if match else 0


def retired_numbers(data: FilePath) -> frozenset[int]:
    """The numbers that were retired before an edition kept them: no statement bears them, and none ever will."""
    ledger = data / LEDGER
    text = ledger.read_text(encoding="utf-8") if ledger.exists() else ""
    return frozenset(int(number) for number in _RETIRED.findall(text))


def retire(data: FilePath, numbers: Iterable[int]) -> int:
    """Enter ``numbers`` among the retired ones; says how many were not there yet."""
    with _locked(data):
        before = retired_numbers(data)
        after = before | set(numbers)
        _write(data, last_number(data), after)
    return len(after) - len(before)


@contextlib.contextmanager
def _locked(data: FilePath) -> Iterator[None]:
    """Keep other commands from the ledger for the while."""
    with (data / LEDGER).open("a+", encoding="utf-8") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _write(data: FilePath, last: int, retired: Iterable[int]) -> None:
    """Write the ledger."""
    listed = "".join(f"  - ML-{number:04d}\n" for number in sorted(retired))
    text = f"{_HEAD}last: {last}\n" + (f"{_RETIRED_HEAD}retired:\n{listed}" if listed else "")
    (data / LEDGER).write_text(text, encoding="utf-8")


def _highest(data: FilePath) -> int:
    """The highest number that stands in a record, where the ledger was lost or an edit went past it."""
    texts = (file.read_text(encoding="utf-8", errors="replace") for file in data.glob("*/*.yml") if file.is_file())
    return max((int(number) for text in texts for number in _GIVEN.findall(text)), default=0)


def allocate(data: FilePath, files: Iterable[FilePath]) -> int:
    """Give an id to every statement without one in ``files``; says how many were given.

    A file that cannot be read is passed over: the check says what is wrong with it.
    """
    with _locked(data):
        retired = retired_numbers(data)
        first = last = max(last_number(data), _highest(data), *retired, 0)
        for file in files:
            with contextlib.suppress(BadFileError):
                last = _fill(file, last)
            _write(data, last, retired)
    return last - first


def _fill(file: FilePath, last: int) -> int:
    """Write the missing ids of one file; returns the last number used."""
    document = compose(file, str(file))
    statements = document.data.get("statements") if isinstance(document.data, dict) else None
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    missing = [
        document.mark(("statements", index))
        for index, statement in enumerate(statements if isinstance(statements, list) else [])
        if isinstance(statement, dict) and "id" not in statement
    ]
    numbers = range(last + 1, last + 1 + len(missing))
    for mark, number in reversed(list(zip(missing, numbers, strict=True))):
        row, column = mark.line - 1, mark.column - 1
        line = lines[row]
        before, after = line[:column], line[column:]
        if after.startswith("{"):
            lines[row] = f"{before}{{id: ML-{number:04d}, {after[1:].lstrip(' ')}"
        else:
            lines[row] = f"{before}id: ML-{number:04d}\n{' ' * column}{after}"
    if missing:
        file.write_text("".join(lines), encoding="utf-8")
    return last + len(missing)
