"""The whole site of the base of tests/every, as it was last read by a person: any change shows in the diff.

Accept what is meant: "make bless", and read what git shows.
"""

import difflib
import os

import pytest

from kb.model.statuses import State, StatementStatus
from tests.built import ROOT, build
from tests.every import everything
from tests.site.blessed import readable

BLESSED = ROOT / "tests" / "every" / "site"
MOST_LINES = 60


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("blessed")
    outcome = build(everything(folder / "data"), folder / "site", KB_COMMIT="0123456789", SITE_URL="https://x.example/")
    assert outcome.returncode == 0, outcome.stderr
    return readable(folder / "site")


def test_the_site_is_the_one_that_was_blessed(texts: dict[str, str]) -> None:
    if os.environ.get("BLESS"):
        BLESSED.mkdir(exist_ok=True)
        for old in BLESSED.glob("*.txt"):
            old.unlink()
        for name, said in texts.items():
            (BLESSED / name).write_text(said, "utf-8")
    blessed = {path.name: path.read_text("utf-8") for path in sorted(BLESSED.glob("*.txt"))}
    assert blessed, "nothing is blessed: make bless"
    changes = [
        line
        for name in sorted(blessed.keys() | texts.keys())
        for line in difflib.unified_diff(
            blessed.get(name, "").splitlines(), texts.get(name, "").splitlines(), f"blessed/{name}", name, "", "", 1, ""
        )
    ]
    said = "\n".join([*changes[:MOST_LINES], f"{len(changes)} lines; if they are meant: make bless"])
    assert not changes, said


def test_each_status_and_state_stands_on_a_page(texts: dict[str, str]) -> None:
    pages = "".join(said for name, said in texts.items() if name.endswith(".pages.txt"))
    for status in StatementStatus:
        assert f"ks-statement--{status}" in pages, status
    for status in StatementStatus:
        assert f"kb-statement--{status}" in pages, status
    for state in State:
        assert state.label in pages, state
