"""What a reader's first view of a page loads: the page and all that it names, compressed."""

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin

from bench.note import Part, table

#: Pages of each sort.
PAGES = ("index.html", "forces/index.html", "timeline/index.html", "sources/index.html", "search.html")
_LOADED = re.compile(r'<(?:script[^>]*\ssrc|link rel="(?:stylesheet|icon)" href|img[^>]*\ssrc)="([^"?#]+)')


def first_views(site: Path) -> Part:
    """The bytes of the first view of some pages, the heaviest of all included."""
    pages = [path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != "404.html"]
    sizes = {page: weight(site, page) for page in pages}
    heaviest = max(sizes, key=lambda page: (sizes[page], page))
    middle = sorted(sizes.values())[len(sizes) // 2]
    over = sum(size > 100_000 for size in sizes.values())
    rows = [(page, f"{sizes[page] / 1000:.1f}") for page in dict.fromkeys([*PAGES, heaviest]) if page in sizes]
    rows += [("median of all", f"{middle / 1000:.1f}"), ("pages above 100 KB", str(over))]
    return Part("First views", table(("page, with all that it loads, compressed", "KB"), rows))


def weight(site: Path, page: str) -> int:
    """The bytes that a browser without anything kept loads for ``page``."""
    text = (site / page).read_text(encoding="utf-8")
    named = {urljoin(f"/{page}", address).lstrip("/") for address in _LOADED.findall(text) if "://" not in address}
    return sum(_compressed(site / name) for name in {page, *named} if (site / name).is_file())


_known: dict[tuple[Path, int], int] = {}


def _compressed(path: Path) -> int:
    state = path, path.stat().st_mtime_ns
    if state not in _known:
        _known[state] = len(gzip.compress(path.read_bytes(), 9, mtime=0))
    return _known[state]
