"""``make bench``: measure, and write the figures to docs/about/performance.md.

Ratios are made within one run, since wall times differ by a quarter from run to run on a shared machine.
"""

import argparse
import datetime as dt
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.building import building
from bench.first_views import first_views
from bench.note import Part, write
from bench.scale import TIMES, scale
from bench.searching import searching
from bench.serving import serving

ROOT = Path(__file__).parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the parts that are asked for, all of them by default; each replaces its part of the note."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", help="building, views, search, serving, scale (all)")
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="folder of the records (data)")
    parser.add_argument("--edits", type=int, default=20, help="edits while serving (20)")
    parser.add_argument("--times", type=int, nargs="+", default=TIMES, help="sizes of the base for scale (1 3 10)")
    parser.add_argument("--note", type=Path, default=ROOT / "docs/about/performance.md", help="where figures go")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        for part in _measured(options, Path(folder)):
            # at once: a later part that fails does not take this one with it
            write(options.note, dt.date.today(), _machine(), [part])
            print(part.heading, *part.lines, sep="\n", flush=True)
    return 0


def _measured(options: argparse.Namespace, folder: Path) -> Iterator[Part]:
    """The parts that are asked for, each when it has been measured."""
    asked = set(options.parts) or {"building", "views", "search", "serving", "scale"}
    if asked & {"building", "views"}:
        site = folder / "site"
        yield building(options.data, site, folder / "stock")
        yield first_views(site)
    if "search" in asked:
        yield searching()
    if "serving" in asked:
        yield serving(options.data, folder / "served", options.edits)
    if "scale" in asked:
        yield scale(options.data, folder / "scale", options.times)


def _machine() -> str:
    """The machine in a few words, with how busy it is now."""
    load = f", load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}{load}"


if __name__ == "__main__":
    sys.exit(main())
