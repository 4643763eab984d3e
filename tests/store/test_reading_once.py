"""While serving, what has not changed is neither read nor looked through again."""

import os
from pathlib import Path

import pytest

from kb.store.base import read_base
from kb.store.file_states import once_for_each_state
from kb.store.record_files import once_for_each_record
from tests.built import TINY


def _changed(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1_000_000))


def test_a_file_is_read_once_for_each_state_and_each_question(tmp_path: Path) -> None:
    reads: list[tuple[str, str]] = []

    @once_for_each_state
    def read(path: Path, asked: str) -> str:
        text = path.read_text("utf-8")
        reads.append((asked, text))
        return text

    path = tmp_path / "one.yml"
    _changed(path, "first")
    assert [read(path, "a"), read(path, "a"), read(path, "b")] == ["first"] * 3
    _changed(path, "second")
    assert read(path, "a") == "second"
    path.unlink()
    with pytest.raises(FileNotFoundError):
        read(path, "a")
    _changed(path, "third")
    assert read(path, "a") == "third"
    assert reads == [("a", "first"), ("b", "first"), ("a", "second"), ("a", "third")]


def test_a_record_is_asked_once_until_its_file_changes(tmp_path: Path) -> None:
    asked: list[str] = []

    @once_for_each_record
    def ask(entry: object) -> int:
        asked.append(entry.id)  # type: ignore[attr-defined]
        return len(asked)

    data = tmp_path / "data"
    for path in TINY.rglob("*.yml"):
        copy = data / path.relative_to(TINY)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    before, _ = read_base(data)
    first = {entry.id: ask(entry) for entry in before.entries}
    changed = next(entry for entry in before.entries if entry.kind == "places")
    path = data / changed.kind / f"{changed.id}.yml"
    _changed(path, path.read_text("utf-8") + "# read again\n")
    after, _ = read_base(data)
    again = {entry.id: ask(entry) for entry in after.entries}
    assert {id_ for id_, found in again.items() if found != first[id_]} == {changed.id}
    assert asked[len(first) :] == [changed.id]
