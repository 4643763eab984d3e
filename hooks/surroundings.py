"""What stands around a page: the link that skips to its heading, the active tab, the pages beside it.

The left-hand column of Material is hidden everywhere, so that no column shifts from page to page; the pages of a
section stand in a row under the tabs instead.  On a telephone Material's drawer holds them all.
"""

import re
from typing import Any

import click
from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from kb.model.words import say

#: Material's link leads to the first second-level heading, past all that a page says at once.
_SKIP = re.compile(r'<div data-md-component="skip">.*?</div>', re.DOTALL)

#: A heading, or a table of Markdown, which has no attribute.
_NAMED = re.compile(r"<h[1-6][^>]*>(?P<heading>.*?)</h[1-6]>|<table>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")

#: The index taken for active while a page of its kind is made.
_lit: list[Page] = []


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Hide the left-hand column."""
    page.meta["hide"] = [*{*page.meta.get("hide", []), "navigation"}]
    return markdown


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Let the theme's templates of ours word what they say, and leave out the empty lines of all, a kilobyte a page."""
    env.globals["say"] = say
    # the site map keeps its lines
    env.get_template("sitemap.xml")
    env.trim_blocks = env.lstrip_blocks = True


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Take the index of a record for the active page, and give the theme the pages beside it."""
    index = _index(page, nav)
    if index:
        index.active = True
        _lit.append(index)
    tops = [item for item in nav.items if isinstance(item, Section) and item.active]
    context["kb_beside"] = [child for top in tops for child in top.children if isinstance(child, Page)]
    return context


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Name the tables of hand-written pages, which Markdown gives no caption, by the heading over them."""
    heading = str(escape(page.title or ""))

    def named(match: re.Match[str]) -> str:
        nonlocal heading
        if match["heading"]:
            heading = _TAG.sub("", match["heading"])
            return match[0]
        return f'<table><caption class="kb-unseen">{heading}</caption>'

    return _NAMED.sub(named, html) if "<table>" in html else html


def _index(page: Page, nav: Navigation) -> Page | None:
    """The index of the kind to which the page of a record belongs, or the page within which another says it is."""
    if not page.meta.keys() & {"record", "part_of", "list_of", "within"}:
        return None
    wanted = page.meta.get("within") or f"{page.file.src_uri.partition('/')[0]}/index.md"
    return next((other for other in nav.pages if other.file.src_uri == wanted), None)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Let the skip link lead to the heading; a version of Material without the link must not pass unseen."""
    while _lit:
        _lit.pop().active = False
    return skipping(output)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for the page "not found"."""
    return skipping(output) if template_name == "404.html" else output


def skipping(output: str) -> str:
    """``output`` with a skip link to the heading of the page."""
    link = f'<div data-md-component="skip"><a href="#top" class="md-skip">{say("Skip to content")}</a></div>'
    found, number = _SKIP.subn(link, output, count=1)
    if not number:
        raise click.ClickException("Material's skip link has changed: mend _SKIP in hooks/surroundings.py")
    return found
