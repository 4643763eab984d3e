"""The built sites in a real browser: one browser for each process of tests, the sites on a local server and on disk."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.reading import DESK, PLAIN, complaints
from tests.built import TINY, shared
from tests.chromium import FLAGS, find


@pytest.fixture(scope="session")
def site(real_site: Path) -> Path:
    """The folder of the site made of the real base."""
    return real_site


@pytest.fixture(scope="session")
def tiny_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site made of the tiny base."""
    return shared(tmp_path_factory, TINY, "tiny")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find()
    assert path, "no Chromium: run python -m tests.chromium"
    with sync_playwright() as playwright:
        plain = f"--host-resolver-rules=MAP {PLAIN} 127.0.0.1"
        found = playwright.chromium.launch(executable_path=path, args=[*FLAGS, plain])
        yield found
        found.close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing: the tests say what is wrong."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path, kind: type[Quiet] = Quiet) -> Iterator[str]:
    """The address of a local server of ``site``, of one ``kind`` or another."""
    handler = functools.partial(kind, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site on a local server, as readers on the web have it."""
    with served(site) as found:
        yield found


@pytest.fixture(scope="session")
def tiny_address(tiny_site: Path) -> Iterator[str]:
    """The tiny site on a local server."""
    with served(tiny_site) as found:
        yield found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Pages of a reader, in which nothing may go wrong that the console tells."""
    found = browser.new_context(viewport=DESK)
    wrong = complaints(found)
    yield found
    found.close()
    assert wrong == []
