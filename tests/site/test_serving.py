"""Serving: a change to a record, a template or a page is in the browser within seconds."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.built import REAL, ROOT, linked

#: An editor waits for three seconds on a quiet machine of two cores; tests run beside this one, so it is given longer.
PATIENCE = 45.0


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A copy of the project, served with the whole base: its folder and its address."""
    project = linked(tmp_path_factory.mktemp("served"), "docs", "templates", "browser", "data", "mkdocs.yml")
    for name in ("docs", "templates", "browser"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copytree(REAL, project / "data")
    shutil.copy(ROOT / "mkdocs.yml", project)
    with socket.create_server(("127.0.0.1", 0)) as free:
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "--no-strict", "--dev-addr", place]
    log = (project / "log").open("w")
    environment = {name: value for name, value in os.environ.items() if name != "KB_DATA"}
    server = subprocess.Popen(command, cwd=project, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        yield project, _address(project / "log")
    finally:
        server.terminate()
        server.wait(10)
        log.close()


def _address(log: Path) -> str:
    """The address that the server says it is at."""
    for _ in range(600):
        if found := re.search(r"Serving on (http://\S+)", log.read_text("utf-8")):
            return found.group(1).rstrip("/")
        time.sleep(0.1)
    raise AssertionError(log.read_text("utf-8"))


def seconds_until(address: str, words: str) -> float:
    """How long it takes until the page at ``address`` says ``words``."""
    start = time.monotonic()
    while time.monotonic() - start < PATIENCE:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                if words in answer.read().decode("utf-8"):
                    return time.monotonic() - start
        except urllib.error.HTTPError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"{words!r} is not at {address} after {PATIENCE} s")


def test_a_change_is_in_the_browser_within_seconds(served: tuple[Path, str]) -> None:
    project, address = served
    page = f"{address}/forces/gendarmerie.html"
    assert seconds_until(page, "Gendarmerie") < PATIENCE
    for file, old, new, where in (
        ("data/forces/gendarmerie.yml", "en: National Gendarmerie", "en: Gendarmerie of the test", page),
        ("templates/parts/cite.html", "Cite this page", "Cite the page of the test", page),
        ("docs/about/use.md", "# ", "# Test ", f"{address}/about/use.html"),
    ):
        path = project / file
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
        assert seconds_until(where, new.removeprefix("# ").removeprefix("en: ").strip()) < PATIENCE


def test_a_changed_script_is_in_the_browser_and_a_faulty_one_keeps_the_last(served: tuple[Path, str]) -> None:
    project, address = served
    page = f"{address}/forces/fama.html"
    script = project / "browser/copying.js"
    good = script.read_text("utf-8")
    script.write_text(good.replace("Copied:", "Copied by the test:"), "utf-8")
    start = time.monotonic()
    while "Copied by the test:" not in _script(page):
        assert time.monotonic() - start < PATIENCE
    script.write_text(good + "oops(\n", "utf-8")
    while "copying.js:" not in (project / "log").read_text("utf-8"):
        assert time.monotonic() - start < 2 * PATIENCE
        time.sleep(0.1)
    assert "Copied by the test:" in _script(page)
    script.write_text(good, "utf-8")


def _script(page: str) -> str:
    """The script for copying that a page loads."""
    with urllib.request.urlopen(page, timeout=PATIENCE) as answer:
        found = re.search(r'src="([^"]*/copying\.\w+\.js)"', answer.read().decode("utf-8"))
    assert found
    with urllib.request.urlopen(urljoin(page, found.group(1)), timeout=PATIENCE) as answer:
        text: str = answer.read().decode("utf-8")
    return text


def test_a_faulty_record_keeps_the_last_good_page_and_the_server(served: tuple[Path, str]) -> None:
    project, address = served
    page = f"{address}/forces/national-guard.html"
    assert seconds_until(page, "National Guard") < PATIENCE
    path = project / "data/forces/national-guard.yml"
    good = path.read_text("utf-8")
    path.write_text(good + "oops: [\n", "utf-8")
    time.sleep(4)
    assert seconds_until(page, "National Guard") < PATIENCE
    assert "national-guard.yml" in (project / "log").read_text("utf-8")
    path.write_text(good.replace("en: National Guard", "en: Guard mended"), "utf-8")
    assert seconds_until(page, "Guard mended") < PATIENCE
