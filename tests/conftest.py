"""The small bases that tests read, copies of them that tests may spoil, and the order of the tests."""

import gc
import os
import shutil
from pathlib import Path
from threading import Thread

import pytest

from kb.store.base import Base, read_base
from tests.built import REAL, TINY, shared


def reads_real_site(test: pytest.Item) -> bool:
    """Whether a test reads the site made of the real base."""
    return "real_site" in getattr(test, "fixturenames", ()) or test.get_closest_marker("real_site") is not None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that read the real site after the others: each of two processes begins with one half of the list,
    and is not to wait for the build.
    """
    apart = [test for test in items if not reads_real_site(test)], [test for test in items if reads_real_site(test)]
    halves = [(tests[: len(tests) // 2], tests[len(tests) // 2 :]) for tests in apart]
    items[:] = [test for half in zip(*halves, strict=True) for tests in half for test in tests]


@pytest.fixture(scope="session", autouse=True)
def real_site_begun(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The real site is being built, where a test reads it, beside the tests that do not."""
    first = os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0"
    if first and any(map(reads_real_site, request.session.items)):
        Thread(target=shared, args=(tmp_path_factory, REAL, "real")).start()


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site made of the real base."""
    return shared(tmp_path_factory, REAL, "real")


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


def pytest_collection_finish() -> None:
    """What was loaded and collected is kept to the end: it is not looked through again for what could be let go."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
