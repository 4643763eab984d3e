"""Building the site for tests: once for each base and run, however many processes test at the same time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).parent.parent
TINY = ROOT / "tests" / "tiny" / "data"
REAL = Path(os.environ.get("KB_DATA", ROOT / "data"))


#: Marks a test that reads the site made of the real base: it is run after those that do not.
REAL_SITE = pytest.param("real", marks=pytest.mark.real_site)


def build(data: Path, site: Path, before: str = "pass", **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the base at ``data`` strictly into ``site``, as "make build" does; the outcome is not judged.

    ``before``: Python that the process runs first.
    """
    run = f"{before}\nfrom mkdocs.__main__ import cli\ncli()"
    command = [sys.executable, "-c", run, "build", "--strict", "--site-dir", str(site)]
    known = {"KB_DATA": str(data), "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **known, **environment}, text=True, capture_output=True, check=False
    )


#: What a copy of the project makes for itself, or has no use for.
_OWN = frozenset({".git", ".venv", "site", ".site-new", ".site.lock"})


def linked(project: Path, *own: str) -> Path:
    """The folder ``project`` with links to every part of the project, but those of its ``own`` that a test makes."""
    project.mkdir(exist_ok=True)
    for part in ROOT.iterdir():
        if part.name not in {*_OWN, *own}:
            (project / part.name).symlink_to(part)
    return project


def shared(factory: pytest.TempPathFactory, data: Path, name: str) -> Path:
    """The site built from ``data``, made by the first process that asks and used by all."""
    folder = factory.getbasetemp()
    root = folder.parent if os.environ.get("PYTEST_XDIST_WORKER") else folder
    site = root / f"site-{name}"
    with FileLock(root / f"{name}.lock"):
        if not (site / "index.html").exists():
            outcome = build(data, site)
            assert outcome.returncode == 0, outcome.stderr
    return site
