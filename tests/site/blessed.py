"""A built site in a form that is read: each page as text with its links and marks, and the files beside it."""

import re
from pathlib import Path

from lxml.html import HtmlElement as Element

from tests.html import article, tree

#: Pages written by hand say nothing of the base; schemas and settings of the theme have tests of their own.
UNREAD = re.compile(
    r"about/(data|design|editors|method|use|cite|index)\.html|404\.html|search\.html|assets/(?!search/)|schema/"
    r"|.*\.(sqlite|gz|png|zip)$"
)
#: Elements that begin a line.
LINES = frozenset({
    "p", "li", "h1", "h2", "h3", "dt", "dd", "tr", "ol", "ul", "dl", "table", "nav", "div", "section", "figure", "form",
    "blockquote", "details", "summary", "aside", "article", "header", "footer", "main",
    "figcaption", "button", "option",
})  # fmt: skip
#: Attributes that readers or scripts go by.
TOLD = ("id", "href", "title", "datetime", "value", "lang", "role", "hidden", "download", "src", "open", "rel")
_HASH = re.compile(r"\.[0-9a-f]{8}\.(js|css)")
_DRAFT = re.compile(r"(?<=[\s(])[0-9a-f]{7,10}(-dirty)?(?=[\s),.])")


def _open(element: Element) -> str:
    """What is told of an element before its text: class, and what it leads to or means."""
    names = "".join(f".{name}" for name in element.get("class", "").split() if name.startswith(("kb-", "ks-")))
    told = [n for n in element.attrib if n in TOLD or n.startswith(("data-", "aria-"))]
    rest = "".join(f" {n}={element.get(n)}" for n in sorted(told))
    return f"<{element.tag}{names}{rest}>" if names or rest or element.tag not in {"span", "div", "p"} else ""


def _written(element: Element, out: list[str]) -> None:
    """Write an element to ``out``, a line for each block."""
    if not isinstance(element.tag, str) or element.tag == "style":
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


def page(path: Path) -> str:
    """A page, a line for each block of its text."""
    root = tree(path)
    bodies = list(root.iter("main")) if root.find(".//*[@class='md-content']") is None else [article(root)]
    out: list[str] = []
    for body in bodies or [root]:
        _written(body, out)
    lines = (" ".join(line.split()) for line in "".join(out).split("\n"))
    return "".join(f"{line}\n" for line in lines if line)


def readable(site: Path) -> dict[str, str]:
    """For each folder of the site, its pages and files in one text, each under its name."""
    found: dict[str, list[str]] = {}
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = str(path.relative_to(site))
        if UNREAD.match(name):
            continue
        said = page(path) if path.suffix == ".html" else path.read_text("utf-8")
        said = _DRAFT.sub("COMMIT", _HASH.sub(r".HASH.\1", said))
        folder = name.partition("/")[0] if "/" in name else "top"
        part = "pages" if path.suffix == ".html" else "files"
        found.setdefault(f"{folder}.{part}.txt", []).append(f"=== {name}\n{said.rstrip()}\n")
    return {name: "\n".join(texts) for name, texts in found.items()}
