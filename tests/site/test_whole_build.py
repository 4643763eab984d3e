"""``make build``: a whole site at every moment, however the build ends."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hooks.whole_build import commit_time, main, put_in_place
from tests.built import ROOT, TINY, shared

#: How many builds are killed; more where the environment says so.
KILLS = int(os.environ.get("KILLS", "2"))


def started(site: Path, **environment: str) -> subprocess.Popen[str]:
    """A build of the tiny base into ``site``."""
    return subprocess.Popen(
        [sys.executable, "-m", "hooks.whole_build", "--site-dir", str(site)],
        cwd=ROOT,
        env={**os.environ, "KB_DATA": str(TINY), "NO_MKDOCS_2_WARNING": "1", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def files(site: Path) -> set[str]:
    """Every file of a site, by its address."""
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def finished(site: Path, **environment: str) -> tuple[int, str]:
    """A build from beginning to end: its exit status and what it complained of."""
    build = started(site, **environment)
    said = build.communicate(timeout=120)[1]
    return build.returncode, said


@pytest.fixture
def site(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole site of the tiny base, in a folder of its own."""
    place = tmp_path / "site"
    shutil.copytree(shared(tmp_path_factory, TINY, "tiny"), place)
    return place


@pytest.mark.skipif(sys.platform not in {"linux", "darwin"}, reason="folders cannot change places there")
def test_the_new_site_takes_the_place_of_the_old_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new, site = tmp_path / "new", tmp_path / "site"
    for folder in (new, site):
        folder.mkdir()
        (folder / "index.html").write_text(folder.name, "utf-8")
    steps: list[object] = []
    monkeypatch.setattr(Path, "rename", lambda *paths: steps.append(paths))
    put_in_place(new, site)
    assert steps == []
    assert [(folder / "index.html").read_text("utf-8") for folder in (new, site)] == ["site", "new"]


def test_of_two_builds_at_once_the_second_waits_and_one_killed_at_any_moment_leaves_a_whole_site(site: Path) -> None:
    whole = files(site)
    begun = time.monotonic()
    both = [started(site), started(site)]
    said = [build.communicate(timeout=120)[1] for build in both]
    assert [build.returncode for build in both] == [0, 0]
    assert sum("another build is at work: this one waits for it" in text for text in said) == 1
    assert files(site) == whole
    lasts = (time.monotonic() - begun) / 2
    chance = random.Random(7)
    for _ in range(KILLS):
        build = started(site)
        until = time.monotonic() + lasts * chance.uniform(0.2, 1.1)
        while time.monotonic() < until and build.poll() is None:
            assert (site / "index.html").exists()
            time.sleep(0.01)
        # the last moments are those after its end
        with contextlib.suppress(ProcessLookupError):
            os.killpg(build.pid, signal.SIGKILL)
        build.communicate()
        assert files(site) == whole
    # the next one clears up
    assert finished(site)[0] == 0
    assert sorted(path.name for path in site.parent.iterdir()) == [".site.lock", "site"]


def test_a_full_disk_leaves_the_old_site_one_line_and_nothing_behind(site: Path) -> None:
    whole = files(site)
    # a limit on the size of files ends writing as a full disk does, where there is no disk to fill
    command = f"ulimit -f 20; exec {sys.executable} -m hooks.whole_build --site-dir {site}"
    environment = {**os.environ, "KB_DATA": str(TINY), "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 1, done.stderr
    assert done.stderr.splitlines()[-1].endswith("the old site stays")
    assert "Traceback" not in done.stderr
    assert files(site) == whole
    assert sorted(path.name for path in site.parent.iterdir()) == [".site.lock", "site"]


def test_a_base_with_problems_leaves_the_old_site(site: Path, tmp_path: Path) -> None:
    whole = files(site)
    (tmp_path / "empty").mkdir()
    status, said = finished(site, KB_DATA=str(tmp_path / "empty"))
    assert status == 1
    assert "the records have problems" in said
    assert files(site) == whole


def test_where_folders_cannot_be_exchanged_they_are_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hooks.whole_build._exchanged", lambda *_: False)
    for name in ("new", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    put_in_place(tmp_path / "new", tmp_path / "site")
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == ["site", "site/new"]


def test_without_a_repository_the_date_is_that_of_the_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_DATA", str(TINY))
    monkeypatch.setattr("hooks.whole_build.ROOT", TINY.parent.parent.parent.parent)
    monkeypatch.setenv("PATH", "")
    assert time.gmtime(int(commit_time()))[:3] == (2026, 1, 15)


def test_the_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "--site-dir" in capsys.readouterr().out
