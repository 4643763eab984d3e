"""What lets the plain commands run, and the files stay the same bytes, on systems other than the one of the tests."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built import ROOT, TINY
from tests.project.test_architecture import CODE, imports, named

#: Modules of the standard library that Windows has not.
UNIX_ONLY = frozenset(
    {"curses", "fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
)
#: Runs a command as if these were missing, but for the one that Python cannot do without here.
AS_ON_WINDOWS = f"""
import sys, runpy
sys.modules |= dict.fromkeys({sorted(UNIX_ONLY - {"posix"})})
runpy.run_module("kb", run_name="__main__")
"""


@pytest.mark.parametrize("path", [*CODE, *sorted((ROOT / "links").glob("*.py"))], ids=named)
def test_nothing_is_imported_that_one_system_has_alone(path: Path) -> None:
    assert not imports(path) & UNIX_ONLY


@pytest.mark.parametrize("command", [["check"], ["ids"], ["as-on", "2021-03-01"], ["--help"]])
def test_commands_run_where_those_modules_are_missing(copy: Path, command: list[str]) -> None:
    # the library of locks has another way on Windows, and says so where it is not
    python = [sys.executable, "-W", "ignore:only soft file lock"]
    called = [*python, "-c", AS_ON_WINDOWS, "--data", str(copy), *command]
    done = subprocess.run(called, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


@pytest.mark.parametrize("convert", ["true", "input", "false"])
def test_a_checkout_has_the_bytes_that_were_committed_whatever_git_is_told(tmp_path: Path, convert: str) -> None:
    def git(*command: str) -> None:
        subprocess.run(
            ["git", "-c", f"core.autocrlf={convert}", *command], cwd=tmp_path, check=True, capture_output=True
        )

    record, picture = TINY / "forces/guard.yml", b"\x89PNG\r\n\x1a\n\r\n"
    git("init", "-q")
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    shutil.copy(record, tmp_path)
    (tmp_path / "picture.png").write_bytes(picture)
    git("add", "-A")
    for file in ("guard.yml", "picture.png"):
        (tmp_path / file).unlink()
    git("checkout", "--", ".")
    assert (tmp_path / "guard.yml").read_bytes() == record.read_bytes()
    assert (tmp_path / "picture.png").read_bytes() == picture
