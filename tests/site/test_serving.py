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
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

import pytest

from hooks.start_serving import refused
from tests.built import ROOT, TINY, linked

#: An editor waits for three seconds on a quiet machine of two cores; tests run beside this one, so it is given longer.
PATIENCE = 45.0


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A copy of the project, served with the tiny base: its folder and its address.  How long a change takes with the
    real base, "make bench BENCH=serving" tells.
    """
    with serving(tmp_path_factory.mktemp("served"), TINY) as found:
        yield found


@contextmanager
def serving(folder: Path, data: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the project in ``folder``, served with the base ``data``: its folder and its address."""
    project = linked(folder, "docs", "templates", "browser", "data", "mkdocs.yml")
    for name in ("docs", "templates", "browser"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copytree(data, project / "data")
    shutil.copy(ROOT / "mkdocs.yml", project)
    with socket.create_server(("127.0.0.1", 0)) as free:
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "hooks.start_serving", place]
    log = (project / "log").open("w")
    environment = {name: value for name, value in os.environ.items() if name != "KB_DATA"}
    server = subprocess.Popen(command, cwd=project, env=environment, stdout=log, stderr=subprocess.STDOUT)
    (project / "pid").write_text(str(server.pid))
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
        time.sleep(0.05)
    raise AssertionError(f"{words!r} is not at {address} after {PATIENCE} s")


def test_a_change_is_in_the_browser_within_seconds(served: tuple[Path, str]) -> None:
    project, address = served
    page = f"{address}/forces/guard.html"
    assert seconds_until(page, "Guard") < PATIENCE
    for file, old, new, where in (
        ("data/places/tiny-town.yml", "en: Tiny Town", "en: Town of the test", f"{address}/places/tiny-town.html"),
        ("templates/parts/foot.html", '{{ _("Cite this page") }}', "Cite the page of the test", page),
        ("docs/about/use.md", "# ", "# Test ", f"{address}/about/use.html"),
    ):
        path = project / file
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
        assert seconds_until(where, new.removeprefix("# ").removeprefix("en: ").strip()) < PATIENCE


def test_a_changed_script_is_in_the_browser_and_a_faulty_one_keeps_the_last(served: tuple[Path, str]) -> None:
    project, address = served
    page = f"{address}/forces/guard.html"
    script = project / "browser/copying.js"
    good = script.read_text("utf-8")
    script.write_text(good.replace("Copied:", "Copied by the test:"), "utf-8")
    start = time.monotonic()
    while not _says(page, "Copied by the test:"):
        assert time.monotonic() - start < PATIENCE
    script.write_text(good + "oops(\n", "utf-8")
    while "copying.js:" not in (project / "log").read_text("utf-8"):
        assert time.monotonic() - start < 2 * PATIENCE
        time.sleep(0.1)
    assert "Copied by the test:" in _script(page)
    script.write_text(good, "utf-8")


def _says(page: str, words: str) -> bool:
    """Whether the script of the page says so; not while a build takes its place between page and script."""
    try:
        return words in _script(page)
    except urllib.error.HTTPError:
        return False


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
    page = f"{address}/forces/guard.html"
    assert seconds_until(page, "Tiny Guard") < PATIENCE
    path = project / "data/forces/guard.yml"
    good = path.read_text("utf-8")
    path.write_text(good + "oops: [\n", "utf-8")
    assert seconds_until(page, "The last good site is shown") < PATIENCE
    assert seconds_until(page, "Tiny Guard") < PATIENCE
    assert "guard.yml" in (project / "log").read_text("utf-8")
    path.write_text(good.replace("en: Tiny Guard", "en: Guard mended", 1), "utf-8")
    assert seconds_until(page, "Guard mended") < PATIENCE
    path.write_text(good, "utf-8")
    gone(page, "Guard mended")


def record_of(project: Path) -> Path:
    """The file of a record of a force of the tiny base."""
    return sorted((project / "data/forces").glob("*.yml"))[0]


@pytest.mark.parametrize("name", ["record", "ids.yml", "edition.yml", "floors.yml", "readings.yml"])
def test_a_spoilt_file_leaves_the_last_good_site_which_names_it(served: tuple[Path, str], name: str) -> None:
    project, address = served
    path = record_of(project) if name == "record" else project / "data" / name
    good = path.read_bytes() if path.exists() else None
    path.write_bytes(b"[\xff\n")
    try:
        for page in ("index.html", f"forces/{record_of(project).stem}.html"):
            assert seconds_until(f"{address}/{page}", f"{path.name}:1") < PATIENCE
    finally:
        path.write_bytes(good) if good is not None else path.unlink()
    gone(f"{address}/index.html", "The last good site is shown")


def gone(address: str, words: str) -> None:
    """Wait until the page at ``address`` no longer says ``words``."""
    start = time.monotonic()
    while words in text_of(address):
        assert time.monotonic() - start < PATIENCE
        time.sleep(0.05)


def text_of(address: str) -> str:
    """What the server answers, whether it has found the page or not."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read().decode("utf-8"))
    except urllib.error.HTTPError as error:
        return f"{error.code}"


def test_a_renamed_and_a_deleted_record_are_gone(served: tuple[Path, str]) -> None:
    project, address = served
    glossary = project / "data/glossary"
    text = "names:\n  en: Passing term\nchecked: 2026-01-15\ntype: acronym\n"
    (glossary / "passing-term.yml").write_text(text, "utf-8")
    old, new = f"{address}/glossary/passing-term", f"{address}/glossary/passed-term"
    assert seconds_until(f"{old}.html", "Passing term") < PATIENCE
    assert '"passing-term"' in text_of(f"{old}.json")
    (glossary / "passing-term.yml").rename(glossary / "passed-term.yml")
    assert seconds_until(f"{new}.html", "Passing term") < PATIENCE
    assert text_of(f"{old}.html") == text_of(f"{old}.json") == "404"
    (glossary / "passed-term.yml").unlink()
    gone(f"{new}.html", "Passing term")
    assert "Passing term" not in text_of(f"{address}/assets/search/names-0.js")


def test_an_address_that_no_file_can_have_is_not_found(served: tuple[Path, str]) -> None:
    _, address = served
    for strange in ("%00", "forces/%00.html", "../" * 9 + "etc/passwd", "x" * 5000):
        assert text_of(f"{address}/{strange}") == "404"


def test_many_edits_leave_memory_and_search_as_they_were(served: tuple[Path, str]) -> None:
    project, address = served
    path = record_of(project)
    good = path.read_text("utf-8")
    page, index = f"{address}/forces/{path.stem}.html", f"{address}/assets/search/names-0.js"
    before = text_of(index)
    for number in range(16):
        path.write_text(re.sub(r"en: (.*)", rf"en: \1 x{number}", good, count=1), "utf-8")
        assert seconds_until(page, f"x{number}") < PATIENCE
        if number == 5:
            early = memory(project)
    assert "x15" in text_of(index)
    path.write_text(good, "utf-8")
    gone(page, "x15")
    assert text_of(index) == before
    if early:
        assert memory(project) < early * 1.1 + 2000


def memory(project: Path) -> int:
    """The memory of the server in kilobytes, where the system tells it."""
    status = Path(f"/proc/{(project / 'pid').read_text()}/status")
    found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found.group(1)) if found else 0


def test_a_port_in_use_is_told_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        place = f"127.0.0.1:{taken.getsockname()[1]}"
        outcome = subprocess.run([sys.executable, "-m", "hooks.start_serving", place], cwd=ROOT, text=True,
                                 capture_output=True, check=False)  # fmt: skip
    assert outcome.returncode == 1 and outcome.stdout == ""
    assert outcome.stderr.startswith(f"{place} is in use by another program; ")
    assert outcome.stderr.count("\n") == 1


def test_an_address_without_a_port_is_told_in_one_line() -> None:
    assert refused("localhost").startswith("ADDRESS: expected host and port")
