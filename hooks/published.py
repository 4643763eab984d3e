"""Files to take away, and what a page says of itself where its address is shared (Open Graph)."""

from html import unescape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from hooks.made_files import Lot, way
from kb.pages.whole_site import Site
from kb.publish.edition_files import draft_notice
from kb.publish.open_graph import open_graph
from kb.publish.published_files import published_files

#: Names and titles of the feeds, and the pages by which readers of feeds find them.
FEEDS = (("changes", "Changes"), ("timeline", "Timeline"))
WITH_FEEDS = frozenset({"index.html", "timeline/index.html"})


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the files."""
    site: Site = config.extra["site"]()
    Lot("published", lambda: published_files(site), late=way.serving).add_to(files, config)
    return files


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: object) -> dict[str, Any]:
    """Give the theme what those see to whom the address of the page is sent."""
    edition = config.extra["site"]().edition
    context["kb_draft"], context["kb_draft_in_full"] = draft_notice(edition)
    title = unescape(str(page.title if page.title and not page.is_homepage else config.site_name))
    described = unescape(str(page.meta.get("description") or config.site_description or ""))
    context["kb_feeds"] = FEEDS if page.file.url in WITH_FEEDS else ()
    context["kb_open_graph"] = open_graph(edition, title, described, page.file.url)
    return context
