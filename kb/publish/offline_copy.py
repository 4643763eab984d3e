"""The whole site as one zip, to be carried on a stick, and the list of what can be carried."""

import hashlib
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

#: Where the site has what can be carried, and the page that offers it.
FOLDER, PAGE = "offline", "about/carry.html"
#: Editions have copies of their own, and what is carried does not carry itself.
_LEFT_OUT = frozenset({FOLDER, "ed", "robots.txt", "sitemap.xml", "sitemap.xml.gz"})
#: The first moment that a zip can name: that of the build is no part of the site.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_LIST = re.compile(r'(<div class="kb-downloads">).*?(</div>)', re.DOTALL)
_START = """\
<!doctype html>
<html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={folder}/index.html">
<title>{title}</title><p><a href="{folder}/index.html">{title}</a></p></html>
"""


def pack(site: Path, target: Path, folder: str, title: str) -> None:
    """Write the built ``site`` as the zip ``target``: a page to begin with, and all else in one ``folder``.

    The same site gives the same bytes.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        _put(archive, "START.html", _START.format(folder=folder, title=escape(title)).encode())
        for name in _names(site):
            content = (site / name).read_bytes()
            if name == PAGE:
                content = with_downloads(content.decode("utf-8"), ()).encode()
            _put(archive, f"{folder}/{name}", content)


def _names(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site)
        if path.is_file() and name.parts[0] not in _LEFT_OUT:
            yield name.as_posix()


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    # what it says was made where: Windows otherwise, and other bytes there
    entry.create_system = 3
    archive.writestr(entry, content)


def offered(site: Path, words: Mapping[str, str]) -> list[tuple[str, str, str, str]]:
    """What lies in the site to be carried: name, words, size and SHA-256; ``words`` are by the ending of the file."""
    found = []
    for path in sorted((site / FOLDER).glob("*")):
        if path.suffix in words:
            content = path.read_bytes()
            size = f"{len(content) / 1_000_000:.1f} MB"
            found.append((path.name, words[path.suffix], size, hashlib.sha256(content).hexdigest()))
    return found


def with_downloads(page: str, files: Sequence[tuple[str, str, str, str]]) -> str:
    """The page that offers the files, with these in its list.  Raises ``ValueError`` where it has no place for them."""
    if not _LIST.search(page):
        raise ValueError(f'{PAGE}: expected a place for downloads (class="kb-downloads"), got none')
    rows = "".join(
        f'<li><a href="../{FOLDER}/{escape(name)}" download>{escape(name)}</a> ({size}): {escape(words)}'
        f'<br><span class="kb-checksum">SHA-256 {checksum}</span></li>'
        for name, words, size, checksum in files
    )
    listed = f"<ul>{rows}</ul>" if rows else "<p>This copy of the site has none of them beside it.</p>"
    return _LIST.sub(lambda match: match.group(1) + listed + match.group(2), page, count=1)
