"""Built pages as trees."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement as Element

#: Elements whose text is not read as prose.
_SILENT = frozenset({"script", "style", "svg"})


@lru_cache(maxsize=64)
def tree(path: Path) -> Element:
    """The page at ``path``."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
    return html.parse(str(path), parser).getroot()


def classes(element: Element) -> set[str]:
    return set(element.get("class", "").split())


def by_class(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if name in classes(element))


def article(root: Element) -> Element:
    """What the page says, without header, navigation and footer."""
    return next(by_class(root, "md-content__inner"))


def text(element: Element) -> str:
    """The text of an element, white space folded."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    if element.tag in _SILENT:
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
