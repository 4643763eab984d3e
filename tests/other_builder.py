"""``make exit``: the site built by ProperDocs, the maintained fork of MkDocs 1, is the site built by MkDocs.

ProperDocs is in an environment of its own (``.venv-exit``), as pinned in requirements/exit.txt.
"""

import filecmp
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.built import REAL, ROOT, build

BUILDER = ROOT / ".venv-exit" / "bin" / "properdocs"
#: The one line in which each builder names itself, and Material its version.
_GENERATOR = re.compile(rb'\s*<meta name="generator" content="[^"]*">')


def differing(one: Path, other: Path) -> list[str]:
    """The files that only one folder has, or that differ in more than the name of the builder."""
    names = {path.relative_to(site).as_posix() for site in (one, other) for path in site.rglob("*") if path.is_file()}
    return [name for name in sorted(names) if not _same(one / name, other / name)]


def _same(one: Path, other: Path) -> bool:
    if not (one.is_file() and other.is_file()):
        return False
    if filecmp.cmp(one, other, shallow=False):
        return True
    return _GENERATOR.sub(b"", one.read_bytes()) == _GENERATOR.sub(b"", other.read_bytes())


def main() -> int:
    """Build twice and compare; the exit status is 1 where the sites differ."""
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder) / "mkdocs", Path(folder) / "properdocs"
        known = {"KB_DATA": str(REAL), "SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1"}
        command = [str(BUILDER), "build", "--strict", "-f", "mkdocs.yml", "--site-dir", str(theirs)]
        built = build(REAL, ours)
        moved = subprocess.run(
            command, cwd=ROOT, env={**os.environ, **known}, capture_output=True, text=True, check=False
        )
        for outcome in (built, moved):
            if outcome.returncode:
                print(outcome.stderr, file=sys.stderr)
                return 1
        wrong = differing(ours, theirs)
        count = sum(path.is_file() for path in ours.rglob("*"))
    print("\n".join(wrong))
    print(f"{count} files, {len(wrong)} of them other than by MkDocs")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
