"""Frozen editions: the built site of each under its own address, files that did not change stored once.

The store is a folder with one folder for each edition, kept as the branch ``editions`` of the repository, where git
stores what an edition has in common with the one before only once.  The site gets it as ``ed/``.
"""

import filecmp
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

#: Where the site has the editions.
PLACE = "ed"
#: Where the repository keeps them.
BRANCH = "refs/heads/editions"
#: What belongs to the site as it is and not to an edition: what crawlers and servers ask for at its root, the file that
#: tells frozen pages of later editions, the editions themselves, and a copy of the whole as one file.
_OF_THE_ROOT = frozenset({"robots.txt", "sitemap.xml", "sitemap.xml.gz", "404.html", "editions.js", PLACE, "offline"})


def freeze(site: Path, store: Path, number: str) -> tuple[int, int]:
    """Keep the built ``site`` as the edition ``number`` in ``store``; says how many files were new, and their bytes.

    A file that an earlier edition has too becomes a hard link to it, where the file system allows.
    Raises ``FileExistsError`` where the edition is kept already, in other words.
    """
    target, earlier = store / number, sorted(path for path in store.glob("*") if path.is_dir())
    if target.exists():
        if sorted(_files(target)) != sorted(_files(site)) or _differing(site, target):
            raise FileExistsError(17, "this edition is kept already, and the site differs from it", str(target))
        return 0, 0
    part = store / f".{number}-part"
    shutil.rmtree(part, ignore_errors=True)
    new = size = 0
    for name in _files(site):
        same = next((old / name for old in reversed(earlier) if _same(site / name, old / name)), None)
        _link(same or site / name, part / name, copy=same is None)
        new, size = (new, size) if same else (new + 1, size + (site / name).stat().st_size)
    part.rename(target)
    return new, size


def place(store: Path, site: Path) -> int:
    """Put every edition of ``store`` into ``site``, as hard links where the file system allows; says how many."""
    editions = sorted(path for path in store.glob("[0-9]*") if path.is_dir()) if store.is_dir() else []
    for edition in editions:
        for name in _files(edition):
            _link(edition / name, site / PLACE / edition.name / name)
    return len(editions)


def _files(folder: Path) -> Iterator[str]:
    """The files of a site that belong to an edition, by their places."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and name.parts[0] not in _OF_THE_ROOT:
            yield name.as_posix()


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and filecmp.cmp(one, other, shallow=False)


def _differing(site: Path, target: Path) -> bool:
    return any(not _same(site / name, target / name) for name in _files(target))


def _link(source: Path, target: Path, *, copy: bool = False) -> None:
    """Make ``target`` the same file as ``source``, or a copy where it must not change with it or cannot be the same."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists() and target.samefile(source):
        return
    # never written over: other editions may hold the same file
    target.unlink(missing_ok=True)
    try:
        if copy:
            shutil.copyfile(source, target)
        else:
            os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def keep_in_git(store: Path, message: str) -> str:
    """Make the store the newest commit of the branch ``editions`` of the repository in which it lies; says how it went.

    Nothing else of the repository is touched.
    """
    with tempfile.TemporaryDirectory() as folder:
        where = {"GIT_INDEX_FILE": f"{folder}/index", "GIT_WORK_TREE": str(store.resolve())}
        try:
            where["GIT_DIR"] = _git(store, {}, "rev-parse", "--absolute-git-dir")
            before = _git(store, where, "for-each-ref", "--format=%(objectname)", BRANCH)
            _git(store, where, "add", "--all", "--force", ".")
            parents = ("-p", before) if before else ()
            commit = _git(store, where, "commit-tree", _git(store, where, "write-tree"), *parents, "-m", message)
            _git(store, where, "update-ref", BRANCH, commit)
        except (OSError, subprocess.CalledProcessError) as error:
            return f"not kept in git: {getattr(error, 'stderr', '') or error}".strip()
    return f"{BRANCH}: {commit}"


def _git(folder: Path, environment: dict[str, str], *arguments: str) -> str:
    """What git says when called in ``folder``; raises ``CalledProcessError``."""
    outcome = subprocess.run(
        ["git", *arguments], cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=True
    )
    return outcome.stdout.strip()
