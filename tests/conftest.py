"""The small bases that tests read, and copies of them that tests may spoil."""

import shutil
from pathlib import Path

import pytest

from kb.store.base import Base, read_base

TESTS = Path(__file__).parent
TINY = TESTS / "tiny" / "data"


@pytest.fixture(scope="session")
def tiny() -> Base:
    """The tiny base, in which nothing is wrong."""
    base, problems = read_base(TINY)
    assert problems == []
    return base


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the tiny base, to be edited."""
    return Path(shutil.copytree(TINY, tmp_path / "data"))
