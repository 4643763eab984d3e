"""A built site in a form that is read: each page's head, its text with its links and marks, and the files beside it."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml.html import HtmlElement as Element

from tests.html import article, tree

#: Pages written by hand say nothing of the base; schemas and settings of the theme have tests of their own.
UNREAD = re.compile(
    r"about/(data|design|editors|method|performance|use|cite|index)\.html|assets/(?!search/)|schema/"
    r"|.*\.(sqlite|gz|png|zip)$"
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
            yield json.dumps(json.loads(said), ensure_ascii=False, sort_keys=True)
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
        # a picture is held to its marks and its table elsewhere
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
    files: dict[str, list[str]] = {}
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = str(path.relative_to(site))
        folder = name.partition("/")[0] if "/" in name else "top"
        if path.suffix == ".html" and not UNREAD.match(name):
            pages.setdefault(folder, {})[name] = path
        elif not UNREAD.match(name):
            files.setdefault(f"{folder}.files.txt", []).append(_named(name, path.read_text("utf-8")))
    found = {name: "\n".join(said) for name, said in files.items()}
    found |= {f"{folder}.pages.txt": "\n".join(_pages(paths)) for folder, paths in pages.items()}
    return {name: _lasting(said) for name, said in found.items()}


def _pages(paths: dict[str, Path]) -> Iterator[str]:
    """What heads and frames of most of these pages say alike; then each page, with what its own say or lack beside."""
    roots = {name: tree(path) for name, path in paths.items()}
    heads = {
        name: [_ALLOWED.sub("'HASH'", line) for line in (*head(root), *frame(root))] for name, root in roots.items()
    }
    often = Counter(line for lines in heads.values() for line in dict.fromkeys(lines))
    alike = [line for line, times in often.items() if times > max(1, len(paths) / 2)]
    if alike:
        yield _named("most pages", "".join(f"{line}\n" for line in alike))
    for name, path in paths.items():
        own = [line for line in heads[name] if line not in alike]
        own += [f"lacks {line}" for line in alike if line not in heads[name]]
        yield _named(name, "".join(f"{line}\n" for line in own) + page(path))


def _named(name: str, said: str) -> str:
    return f"=== {name}\n{said.rstrip()}\n"


def _lasting(said: str) -> str:
    """A text without what changes with every commit or script."""
    return _DRAFT.sub("COMMIT", _HASH.sub(r".HASH.\1", said))
