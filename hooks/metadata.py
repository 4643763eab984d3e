"""What the head of a page that is no record's says of it: home, indexes, pages about the site."""

import json
import re
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from kb.cite.head_metadata import head
from kb.cite.json_ld import site_page_json_ld
from kb.cite.works import Citable, of_data, of_site_page
from kb.model.record_types import Kind
from kb.pages.whole_site import Site
from kb.publish.published_files import MEDIA_TYPES

#: The page that offers the base as a data set, and the files of it with their media types.
DATA_PAGE, DATA_FILES = "about/data.html", MEDIA_TYPES
#: The descriptions of a page, which Zotero would take for an abstract of the source that it is about.
_DESCRIPTION = re.compile(r'<meta (?:name="description"|property="og:description") content="[^"]*">')
_TIME = re.compile(r'<time((?:\s[^>]*?)?)\sdatetime="[^"]*"([^>]*)>(.*?)</time>', re.DOTALL)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: object) -> dict[str, Any]:
    """Give the theme the head metadata of a page without a record."""
    if "record" in page.meta:
        return context
    edition = config.extra["site"]().edition
    path, abstract = page.file.dest_uri, str(page.meta.get("description") or "")
    if path == DATA_PAGE:
        work = of_data(path, edition, abstract)
        files = [(edition.site_url + name, type_) for name, type_ in DATA_FILES]
    else:
        work, files = of_site_page(str(page.title), path, edition, abstract or _about_the_site(path, config)), []
    if "comparison" in page.meta:
        context["kb_files"] = page.meta["comparison"]
    context["kb_head"] = head(work)
    context["kb_json_ld"] = json.dumps(site_page_json_ld(work, edition, files), ensure_ascii=False)
    return context


def _about_the_site(path: str, config: MkDocsConfig) -> str:
    return str(config.site_description or "") if path == "index.html" else ""


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep Zotero from taking for the source's what the page about a source says of itself.

    Of a work without an abstract it takes the page's description, of one without a date the page's first ``time``.
    """
    record = page.meta.get("record")
    site: Site = config.extra["site"]()
    if not record or site.base.by_id[record].kind != Kind.SOURCES:
        return output
    return without_what_is_not_the_source_s(output, config.extra["views"]()[record].citable)


def without_what_is_not_the_source_s(output: str, work: Citable) -> str:
    """The page about ``work`` without what would pass for the work's abstract or date where it has none."""
    if not work.abstract:
        *before, last = _DESCRIPTION.split(output)
        output = "".join(part.rstrip() for part in before) + last
    return output if work.date else _TIME.sub(r"<span\1\2>\3</span>", output)
