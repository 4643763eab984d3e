"""``COMPRESS=1 make build``: beside each text file of the site the same compressed, for hosts that send such files.

The best that a host could do on each request is done once.  Names are those that nginx, Caddy and others look for.
"""

import gzip
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli
import zstandard

#: Endings of files that compression makes smaller; pictures and archives are compressed already.
TEXT = frozenset(
    {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv", ".bib", ".bibtex", ".ris", ".atom", ".ics"}
)
#: What fits into one packet is not sent sooner for being smaller.
SMALLEST = 1400
#: Deterministic: no name and no time is written.  Brotli's highest quality takes twenty times as long for 3 % less.
FORMS: Mapping[str, Callable[[bytes], bytes]] = {
    ".gz": lambda content: gzip.compress(content, 9, mtime=0),
    ".br": lambda content: brotli.compress(content, quality=9),
    ".zst": lambda content: zstandard.ZstdCompressor(level=12).compress(content),
}


def compress(site: Path) -> int:
    """Write the compressed forms of every text file below ``site``; says of how many."""
    paths = [path for path in sorted(site.rglob("*")) if path.suffix in TEXT and path.is_file()]
    # the libraries let other threads run while they work
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return sum(pool.map(_forms, paths))


def _forms(path: Path) -> bool:
    """Write the forms of one file that are smaller than it; whether it was large enough for any."""
    content = path.read_bytes()
    if len(content) < SMALLEST:
        return False
    for ending, form in FORMS.items():
        if len(small := form(content)) < len(content):
            path.with_name(path.name + ending).write_bytes(small)
    return True
