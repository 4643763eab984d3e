"""``make build``: the whole site takes the old one's place in one step, or the old one stays.

The new site is made in a folder beside the old one and the two change places, which the system does at once
(Linux, macOS); there is no moment without a site, and none with half of one.  Of two builds at once the second waits.
"""

import argparse
import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from filelock import FileLock, Timeout
from mkdocs.__main__ import cli

from hooks.compressed_files import compress
from kb.publish.frozen_editions import place
from kb.store.base_files import read_edition_file

ROOT = Path(__file__).parent.parent
#: Of renameat2(2) and renamex_np(2), which exchange two folders in one step.
_AT_FDCWD, _RENAME_EXCHANGE, _RENAME_SWAP = -100, 2, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Build; the exit status is 0 where the new site is in place, 1 where the old one has stayed."""
    parser = argparse.ArgumentParser(prog="python -m hooks.whole_build", description=__doc__)
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site", help="where the site is to be (site)")
    parser.add_argument("--editions", type=Path, default=ROOT / "editions", help="the kept editions (editions)")
    options = parser.parse_args(arguments)
    site = options.site_dir.resolve()
    os.environ.setdefault("SOURCE_DATE_EPOCH", commit_time())
    with _alone(site):
        _clear(site)
        new = Path(tempfile.mkdtemp(dir=site.parent, prefix=f".{site.name}-new-"))
        try:
            return _build(new, site, options.editions)
        finally:
            shutil.rmtree(new, ignore_errors=True)


def _build(new: Path, site: Path, editions: Path) -> int:
    """Make the site in ``new``, kept editions included, and put it in the place of ``site``."""
    try:
        new.chmod(0o755)
        cli(["build", "--strict", "--site-dir", str(new)], standalone_mode=False)
        place(editions, new)
        if os.environ.get("COMPRESS"):
            compress(new)
        put_in_place(new, site)
    except click.ClickException as error:
        error.show()
    except click.Abort:
        print("the old site stays" if site.exists() else "there is no site yet", file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or new}: {error.strerror or error}; the old site stays", file=sys.stderr)
    else:
        return 0
    return 1


def commit_time() -> str:
    """Seconds since 1970 of the last commit; where there is no repository, of the edition's day.

    The same commit gives the same bytes: dates in the site's files are those of the commit.
    """
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        told = ""
    if told:
        return told
    edition, _ = read_edition_file(Path(os.environ.get("KB_DATA", ROOT / "data")))
    return str(86400 * (edition.date.earliest.toordinal() - 719163)) if edition else "0"


@contextmanager
def _alone(site: Path) -> Iterator[None]:
    """Keep other builds of this site waiting, and say so when it is this one that waits."""
    site.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(site.parent / f".{site.name}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        print("another build is at work: this one waits for it", file=sys.stderr)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _clear(site: Path) -> None:
    """Remove what builds that were killed have left, and bring the old site back where it was taken away."""
    aside = site.parent / f".{site.name}-old"
    if aside.exists() and not site.exists():
        aside.rename(site)
    for left in [aside, *site.parent.glob(f".{site.name}-new-*")]:
        shutil.rmtree(left, ignore_errors=True)


def put_in_place(new: Path, site: Path) -> None:
    """Let ``new`` and ``site`` change places; afterwards ``new`` holds what ``site`` held, if anything."""
    if not site.exists():
        new.rename(site)
    elif not _exchanged(new, site):
        # the next build brings the old site back, should this one be killed here
        aside = site.parent / f".{site.name}-old"
        site.rename(aside)
        new.rename(site)
        shutil.rmtree(aside, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can."""
    paths = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            return bool(library.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
        if sys.platform == "darwin":
            return bool(library.renamex_np(*paths, _RENAME_SWAP) == 0)
    except (OSError, AttributeError, TypeError):
        pass
    return False


if __name__ == "__main__":
    sys.exit(main())
