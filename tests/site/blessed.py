"""A built site in a form that is read: each page's head, its text with its links and marks, and the files beside it."""

import contextlib
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml.html import HtmlElement as Element

from tests.html import article, tree

#: Pages written by hand say nothing of the base; schemas and settings of the theme have tests of their own.
UNREAD = re.compile(
    r"about/(data|design|editors|method|performance|use|cite|index)\.html|assets/(?!search/)|schema/"
    r"|.*\.(gz|png|zip)$"
)
#: Elements that begin a line.
LINES = frozenset({
    "p", "li", "h1", "h2", "h3", "dt", "dd", "tr", "ol", "ul", "dl", "table", "nav", "div", "section", "figure",
    "blockquote", "details", "summary", "aside", "article", "header", "footer", "main",
    "figcaption", "button", "option", "caption", "thead", "tbody", "form", "input",
})  # fmt: skip
#: Attributes that are nobody's business: the look of Material's own, and what every picture is held to elsewhere.
UNTOLD = frozenset({"class", "style"})
_HASH = re.compile(r"\.[0-9a-f]{8}\.(js|css)")
_ALLOWED = re.compile(r"'sha256-[^']+'")
_DRAFT = re.compile(r"(?<=[\s(])[0-9a-f]{7,10}(-dirty)?(?=[\s),.])")


def head(root: Element) -> Iterator[str]:
    """What the head of a page says to browsers, search engines and programs, a line for each thing."""
    for element in root.iter("title", "meta", "link", "script"):
        kind, said = element.get("type", ""), (element.text or "").strip()
        if kind == "application/ld+json":
            told = json.loads(said)
            yield from (f"json {key}: {json.dumps(told[key], ensure_ascii=False, sort_keys=True)}" for key in told)
        elif element.tag != "script" or element.get("src"):
            rest = " ".join(f"{name}={value}" for name, value in sorted(element.items()))
            yield " ".join(f"<{element.tag} {rest}> {said}".split())


def _open(element: Element) -> str:
    """What is told of an element before its text: class, and what it leads to or means."""
    names = "".join(f".{name}" for name in element.get("class", "").split() if not name.startswith("md-"))
    told = [name for name in element.attrib if name not in UNTOLD]
    rest = "".join(f" {n}={element.get(n)}" for n in sorted(told))
    return f"<{element.tag}{names}{rest}>" if names or rest or element.tag not in {"span", "div", "p"} else ""


def _written(element: Element, out: list[str]) -> None:
    """Write an element to ``out``, a line for each block."""
    if not isinstance(element.tag, str) or element.tag in {"style", "head", "script"}:
        return
    if element.tag in LINES:
        out.append("\n")
    out += [_open(element), element.text or ""]
    if element.tag == "svg":
        # what is drawn stands in the file of the picture; here what it says at this width, and where it leads
        told = [text.text_content() for text in element.iter("text")] + [a.get("href", "") for a in element.iter("a")]
        out.append(" | ".join(told))
        return
    for child in element:
        _written(child, out)
        out.append(child.tail or "")


def frame(root: Element) -> Iterator[str]:
    """What we put around the text of a page, a line for each thing: draft, search, and the pages beside this one."""
    ours = root.xpath("//body//*[starts-with(@class, 'kb-') and not(ancestor-or-self::article)]")
    for element in ours if root.find(".//*[@class='md-content']") is not None else []:
        if not any(parent in ours for parent in element.iterancestors()):
            out: list[str] = []
            _written(element, out)
            yield "around " + " ".join("".join(out).split())


def page(path: Path) -> str:
    """A page, a line for each block of its text."""
    root = tree(path)
    bodies = [root] if root.find(".//*[@class='md-content']") is None else [article(root)]
    out: list[str] = []
    for body in bodies:
        _written(body, out)
    lines = (" ".join(line.split()) for line in "".join(out).split("\n"))
    return "".join(f"{line}\n" for line in lines if line)


def readable(site: Path) -> dict[str, str]:
    """For each folder of the site, its pages and files in one text each, every page and file under its name."""
    pages: dict[str, dict[str, Path]] = {}
    files: dict[str, dict[str, str]] = {}
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = str(path.relative_to(site))
        folder = name.partition("/")[0] if "/" in name else "top"
        if path.suffix == ".html" and not UNREAD.match(name):
            pages.setdefault(folder, {})[name] = path
        elif not UNREAD.match(name):
            said = _database(path) if path.suffix == ".sqlite" else path.read_text("utf-8")
            files.setdefault(folder, {})[name] = said
    found = {f"{folder}.files.txt": "\n".join(_files(texts)) for folder, texts in files.items()}
    found |= {f"{folder}.pages.txt": "\n".join(_pages(paths)) for folder, paths in pages.items()}
    return {name: _lasting(said) for name, said in found.items()}


def _files(texts: dict[str, str]) -> Iterator[str]:
    """What most files of a sort say alike, then each with what its own say or lack beside."""
    sorts: dict[str, dict[str, list[str]]] = {}
    for name, said in texts.items():
        sort = Path(name).name.partition(".")[2]
        sorts.setdefault(sort, {})[name] = _of_itself(name, said).rstrip().splitlines()
    told: dict[str, str] = {}
    for sort, lines in sorts.items():
        alike = _alike(lines)
        if alike:
            yield _named(f"most files .{sort}", "".join(f"{line}\n" for line in alike))
        told |= {name: "".join(f"{line}\n" for line in _beside(own, alike)) for name, own in lines.items()}
    yield from (_named(name, told[name]) for name in texts)


def _database(path: Path) -> str:
    """The tables of a database as it tells them, each with the number of its rows, which its CSV has."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        # what SQLite itself keeps of a table to be searched in differs from version to version
        own = "sql IS NOT NULL AND name NOT GLOB '*_fts_*' ORDER BY type, name"
        told = database.execute(f"SELECT type, name, sql FROM sqlite_master WHERE {own}").fetchall()
        lines = []
        for kind, name, sql in told:
            count = f'SELECT count(*) FROM "{name}"'
            rows = "" if kind == "index" else f"{database.execute(count).fetchone()[0]} rows of "
            lines.append(f"{rows}{kind} {name}: {sql}")
        return "\n".join(lines)


def _pages(paths: dict[str, Path]) -> Iterator[str]:
    """What heads and frames of most of these pages say alike; then each page, with what its own say or lack beside."""
    roots = {name: tree(path) for name, path in paths.items()}
    heads = {
        name: [_of_itself(name, _ALLOWED.sub("'HASH'", line)) for line in (*head(root), *frame(root))]
        for name, root in roots.items()
    }
    alike = _alike(heads)
    if alike:
        yield _named("most pages", "".join(f"{line}\n" for line in alike))
    for name, path in paths.items():
        yield _named(name, "".join(f"{line}\n" for line in _beside(heads[name], alike)) + page(path))


def _alike(texts: dict[str, list[str]]) -> list[str]:
    """The lines that stand once in each of more than half of these texts."""
    often = Counter(line for lines in texts.values() for line, times in Counter(lines).items() if times == 1)
    return [line for line, times in often.items() if times > max(1, len(texts) / 2)]


def _beside(lines: list[str], alike: list[str]) -> Iterator[str]:
    """The lines of a text without those that most have once, and which of these it lacks."""
    times = Counter(lines)
    yield from (line for line in lines if times[line] > 1 or line not in alike)
    yield from (f"lacks {line}" for line in alike if not times[line])


def _of_itself(name: str, said: str) -> str:
    """What a page or file says, with SELF for its own name in addresses: so pages say alike what is alike.

    The script of that name is none of it: its address holds a hash of its text.
    """
    own = re.escape(Path(name).name.partition(".")[0])
    return re.sub(rf"(?<=[/=\s]){own}(?=\.[a-z])(?!\.[0-9a-f]{{8}}\.(?:js|css)\b)", "SELF", said)


def _named(name: str, said: str) -> str:
    return f"=== {name}\n{said.rstrip()}\n"


def _lasting(said: str) -> str:
    """A text without what changes with every commit or script."""
    return _DRAFT.sub("COMMIT", _HASH.sub(r".HASH.\1", said))
