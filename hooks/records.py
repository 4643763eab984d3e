"""A page for each record, and the files beside it.

Record pages are virtual: adding a record touches one file, and no stub can drift.  A hand-written page at
the same address wins, and the build says so.  Nothing here decides what a page says: views come from
``kb.pages``, their looks from ``templates/``; ``macros.py`` hands the one to the other.
"""

import datetime as dt
import gc
import html
import json
import logging
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click
from jinja2 import select_autoescape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage

ROOT = Path(__file__).parent.parent
# MkDocs puts the folder of a hook on the path, not that of the project
sys.path.insert(0, str(ROOT))

from hooks.files_beside import dump
from hooks.kept import KEPT
from hooks.made_files import MadeFile, way
from hooks.rendering import quicken
from kb.answers.history import read_history
from kb.checks.rules import all_problems
from kb.cite.editions import Edition, current_edition
from kb.cite.head_metadata import head
from kb.cite.reporting import Reporting
from kb.model.record_types import Kind
from kb.model.words import plural, say
from kb.pages.indexes import index_words, list_pages
from kb.pages.pages_by_kind import page_of
from kb.pages.record_page import Page
from kb.pages.whole_site import Site
from kb.publish.json_files import base_json
from kb.store.base import Base
from kb.store.problems import Problem

log = logging.getLogger("mkdocs.hooks.records")


#: After how many new objects Python looks for those that only point at each other; by itself after 700.
_RARELY = 100_000

#: The site of the last build in which nothing was wrong: what is served while an editor mends a record.
last_good: list[Site] = []


def on_startup(command: str, dirty: bool) -> None:
    """Have Python tidy up rarely in a build: little is left over, and looking for it takes a tenth of the time."""
    if command == "build":
        gc.set_threshold(_RARELY)


def on_config(config: MkDocsConfig) -> None:
    """Read the base; a base with problems ends the build, with all of them, before anything is written.

    While the site is served, the problems are shown and the last good site stays.
    """
    data = Path(os.environ.get("KB_DATA", ROOT / "data"))
    base, problems = all_problems(data)
    way.trouble = [str(problem) for problem in sorted(problems)]
    if not problems:
        told = config.extra.get("report") or {}
        reporting = Reporting(str(told.get("repository") or ""), str(told.get("contact") or ""))
        last_good[:] = [Site(base, edition_of(data, base, config), read_history(data, base), reporting)]
    elif last_good:
        log.error("the last good site stays\n%s", _listed(problems))
    else:
        raise click.ClickException(_listed(problems))
    if not way.serving:
        # what has been read stays to the end, and need not be looked through
        gc.freeze()
    # as a function: the macros plugin writes all of "extra" as JSON, and would take a second over the site itself
    site = last_good[0]
    config.extra["site"] = lambda: site


def edition_of(data: Path, base: Base, config: MkDocsConfig) -> Edition:
    """What is built: an edition, or a draft of the commit that the environment names."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    day = dt.datetime.fromtimestamp(int(seconds), dt.UTC).date() if seconds else None
    return current_edition(data, base, config.site_url or "", os.environ.get("KB_COMMIT", ""), day)


def _listed(problems: list[Problem]) -> str:
    lines = "\n".join(str(problem) for problem in sorted(problems))
    return f"the records have problems\n{lines}\n{len(problems)} in all"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each record and an index for each kind."""
    # page text is Markdown and stays as it is; what templates ending in .html print is escaped
    macros: Any = config.plugins["macros"]
    macros.env.autoescape = select_autoescape(enabled_extensions=("html",), default=False)
    macros.env.add_extension("jinja2.ext.i18n")
    macros.env.install_gettext_callables(say, plural, newstyle=True)
    quicken(macros.env)
    site: Site = config.extra["site"]()
    views = {entry.id: page_of(site, entry.id) for entry in site.base.entries}
    config.extra["views"] = lambda: views
    _add_lists(files, config, site)
    for entry in site.base.entries:
        page = views[entry.id]
        add(files, config, f"{entry.kind}/{entry.id}.md", partial(_body, page))
        for number, link in enumerate(getattr(page, "parts", ())[1:], 2):
            title = f"{html.escape(page.title)}, {link.words}"
            told = html.escape(page.description)
            part = {"title": title, "description": told, "part_of": entry.id, "part": number, "hide": ["toc"]}
            where = f"{link.address.removesuffix('.html')}.md"
            add(files, config, where, partial(with_front, part, "source-part.html"))
    # a page links to it, which MkDocs checks
    files.append(MadeFile(config, "data/base.json", lambda: dump(base_json(site))))
    return files


def _add_lists(files: Files, config: MkDocsConfig, site: Site) -> None:
    """The index of each kind, and the pages that its long groups have of their own."""
    for kind in Kind:
        told = html.escape(index_words(site, kind))
        meta = {"title": kind.plural, "description": told, "kind_index": str(kind), "hide": ["toc"]}
        add(files, config, f"{kind}/index.md", partial(with_front, meta, f"index/{kind}.html"))
        for link in (page.link for page in list_pages(site, kind)):
            own = {"title": html.escape(link.words), "list_of": str(kind), "list_page": link.address}
            meta = {**own, "description": told, "hide": ["toc"]}
            add(files, config, f"{link.address.removesuffix('.html')}.md", partial(with_front, meta, "list-page.html"))


def _body(page: Page) -> str:
    """The source of a record's page."""
    meta = {
        "title": html.escape(page.title),
        "description": html.escape(page.description),
        "record": page.entry.id,
        "hide": ["toc"],
    }
    return with_front(meta, page.template)


def with_front(meta: dict[str, Any], template: str) -> str:
    """The source of a page that is made by a template alone."""
    # JSON is YAML, and made in a tenth of the time
    front = json.dumps(meta, ensure_ascii=False)
    return f'---\n{front}\n---\n{{% filter blocks %}}{{% include "{template}" %}}{{% endfilter %}}\n'


def add(files: Files, config: MkDocsConfig, path: str, make: Callable[[], str]) -> None:
    """Add a virtual page, unless someone wrote one by hand."""
    if files.get_file_from_path(path):
        log.info("%s is written by hand and stands in for the page of the record", path)
    else:
        files.append(MadeFile(config, path, make))


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Put back the HTML that the filters ``blocks`` and ``literal`` kept from Markdown."""
    return KEPT.put_back(html)


def on_page_context(context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: object) -> dict[str, Any]:
    """Give the theme the head metadata of a record's page, and the way back to its index."""
    record = page.meta.get("record")
    if record:
        view = config.extra["views"]()[record]
        context["kb_head"] = head(view.citable)
        context["kb_json_ld"] = json.dumps(view.json_ld, ensure_ascii=False)
        context["kb_twin"] = context["kb_files"] = record
    return context
