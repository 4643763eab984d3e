"""Building against stock Material, which is given the same pages as HTML; and the check."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.note import Part, table

ROOT = Path(__file__).parent.parent
#: What a page says; the page of a statement is none of Material's.
_ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)
_STATEMENT = re.compile(r"<main>(.*)</main>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
#: Material as it comes, its search included, with the pages of records out of the navigation as ours are.
STOCK = """\
site_name: stock
theme: {name: material, font: false}
use_directory_urls: false
plugins: [search]
nav: [index.md]
validation: {nav: {omitted_files: ignore}, links: {not_found: ignore, unrecognized_links: ignore, anchors: ignore}}
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, seconds of the processor, megabytes at most."""

    wall: float
    cpu: float
    memory: float


def cost(command: Sequence[str], folder: Path, **environment: str) -> Cost:
    """What ``command`` costs in ``folder``, its children included; raises ``CalledProcessError`` where it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stderr is not None
    with process.stderr:
        said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        error = subprocess.CalledProcessError(process.returncode, command, stderr=said)
        error.add_note(said.decode(errors="replace"))
        raise error
    scale = 1024 if sys.platform == "darwin" else 1
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024 / scale)


def building(data: Path, site: Path, stock: Path) -> Part:
    """Build ``data`` into ``site``, the same pages with stock Material below ``stock``, and check."""
    mkdocs = [sys.executable, "-m", "mkdocs", "build"]
    ours = cost([*mkdocs, "--strict", "--site-dir", str(site)], ROOT, KB_DATA=str(data))
    pages = as_stock(site, stock / "all")
    fewer = as_stock(site, stock / "fewer", statements=False)
    theirs = cost([*mkdocs, "--site-dir", str(stock / "site")], stock / "all")
    of_fewer = cost([*mkdocs, "--site-dir", str(stock / "site")], stock / "fewer")
    checked = cost([sys.executable, "-m", "kb", "--data", str(data), "check"], ROOT)
    said = f"Stock Material builds the same {pages:,} pages, given as HTML; ours also writes all files beside them. \
Without the pages of statements, which are none of Material’s here, it is left with {fewer:,}."
    rows = [
        ("build", *_said(ours)),
        ("stock Material", *_said(theirs)),
        ("stock Material, without the pages of statements", *_said(of_fewer)),
        ("check", *_said(checked)),
        ("build : stock", *_ratios(ours, theirs)),
        ("build : stock without the pages of statements", *_ratios(ours, of_fewer)),
    ]
    return Part("Building", (said, "", *table(("what", "seconds", "seconds of CPU", "MB at most"), rows)))


def _said(one: Cost) -> tuple[str, str, str]:
    return f"{one.wall:.1f}", f"{one.cpu:.1f}", f"{one.memory:.0f}"


def _ratios(ours: Cost, theirs: Cost) -> tuple[str, str, str]:
    return f"{ours.wall / theirs.wall:.2f}", f"{ours.cpu / theirs.cpu:.2f}", f"{ours.memory / theirs.memory:.2f}"


def as_stock(site: Path, stock: Path, *, statements: bool = True) -> int:
    """Write the pages of ``site`` as sources for stock Material, with or without those of statements; says how many."""
    stock.mkdir(parents=True)
    (stock / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    pages = 0
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        found = _ARTICLE.search(text) or (_STATEMENT.search(text) if statements else None)
        if not found or path.name == "404.html":
            continue
        title = _TITLE.search(text)
        source = stock / "docs" / path.relative_to(site).with_suffix(".md")
        source.parent.mkdir(parents=True, exist_ok=True)
        head = (title.group(1) if title else path.stem).replace('"', "'")
        source.write_text(f'---\ntitle: "{head}"\n---\n<div>\n{found.group(1)}\n</div>\n', encoding="utf-8")
        pages += 1
    return pages
