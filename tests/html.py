"""Built pages as trees."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from lxml import etree, html
from lxml.html import HtmlElement as Element

#: Elements whose text is not read as prose.
_SILENT = ("script", "style", "svg")
_SAID = etree.XPath("descendant::text()[not(ancestor::script or ancestor::style or ancestor::svg)]")
_OF_CLASS = etree.XPath("descendant-or-self::*[contains(concat(' ', normalize-space(@class), ' '), $name)]")
#: Elements without content, which are not closed.
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
})  # fmt: skip
_RAW = re.compile(r"<(script|style)\b[^>]*>.*?</\1>|<!--.*?-->|<!doctype[^>]*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>")


def misnested(page: str) -> str:
    """The first tag of a page that closes another element than the innermost, or is never closed; else nothing."""
    left: list[str] = []
    for closing, name, _, empty in _TAG.findall(_RAW.sub("", page)):
        if not closing and not empty and name.lower() not in _VOID:
            left.append(name)
        elif closing and (not left or left.pop() != name):
            return f"</{name}>"
    return f"<{left[-1]}>" if left else ""


@lru_cache(maxsize=64)
def tree(path: Path) -> Element:
    """The page at ``path``."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
    return html.parse(str(path), parser).getroot()


def classes(element: Element) -> set[str]:
    return set(element.get("class", "").split())


def by_class(root: Element, name: str) -> Iterator[Element]:
    """The elements from ``root`` on that have a class, in their order."""
    found: list[Element] = _OF_CLASS(root, name=f" {name} ")
    return iter(found)


def article(root: Element) -> Element:
    """What the page says, without header, navigation and footer."""
    return next(by_class(root, "md-content__inner"))


def text(element: Element) -> str:
    """The text of an element, white space folded."""
    silent = next(element.iter(*_SILENT), None) is not None
    return " ".join("".join(_SAID(element) if silent else element.itertext()).split())
