"""A Chromium for the tests: found, or installed by the platform's means.

In order: the environment variable CHROMIUM, the system's own, the one that Playwright keeps.  Where none is
there, ``python -m tests.chromium`` installs one with apt-get (as root, on Debian and its kin) or through
Playwright, and otherwise says in one line what to install.  The headless shell, the same browser without its windows,
is taken first: it opens a page in half the time.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
#: Flags for a browser in a closed machine: no sandbox as root, no look-ups of its own.
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def find() -> str | None:
    """The path of a Chromium, or ``None``."""
    if named := os.environ.get("CHROMIUM"):
        return named if Path(named).is_file() else None
    return next((path for name in NAMES if (path := shutil.which(name))), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _install() -> None:
    """Try the platform's means, the shell first; output goes to standard error."""
    apt: list[list[str]] = []
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        get = ["apt-get", "-qq", "-o", "Acquire::http::Timeout=10", "-o", "Acquire::Retries=0"]
        _run([*get, "update"])
        # where there is another browser, a shell that cannot be had is done without
        _run([*get, "install", "-y", SHELL])
        apt = [[*get, "install", "-y", "chromium"]]
    for command in [*apt, [sys.executable, "-m", "playwright", "install", "chromium"]]:
        if not find():
            _run(command)


def _run(command: list[str]) -> None:
    subprocess.run(command, stdout=sys.stderr, check=False)


def main() -> int:
    """Make sure that there is a Chromium, the shell if possible; exit status 1 where none can be had."""
    if not (os.environ.get("CHROMIUM") or shutil.which(SHELL)):
        _install()
    if find():
        return 0
    print(
        "No Chromium: install the package 'chromium' (or Google Chrome), or set CHROMIUM to its path.", file=sys.stderr
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
