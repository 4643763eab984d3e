"""The one doorway between MkDocs and ``kb``: macros for templates, and hooks that make a page of each record.

Record pages are virtual: adding a record touches one file, and no stub can drift.  A hand-written page at
the same address wins, and the build says so.  Nothing here decides what a page says: views come from
``kb.pages``, their looks from ``templates/``.
"""

import html
import inspect
import json
import logging
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from jinja2 import select_autoescape
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from pydantic_core import to_json

from kb.__main__ import all_problems
from kb.as_on import TURNING_POINTS, Presence
from kb.as_on import presences as all_presences
from kb.checks import CHECKS
from kb.citations import Citable, Edition, bibtex, csl, of_page, of_source, read_edition, reference, ris
from kb.exports import base_json, record_json
from kb.fields import FieldTable, tables
from kb.freshness import Due
from kb.freshness import reviews as all_reviews
from kb.gaps import KindGaps
from kb.gaps import gaps as open_gaps
from kb.indexes import Index, index
from kb.metadata import head, json_ld
from kb.pages import Page, page_of
from kb.search import documents
from kb.site import Site
from kb.vocabulary import Kind

#: Characters that Markdown or HTML would take for markup.
_SPECIAL = frozenset('\\`*_{}[]<>&#|!"')

log = logging.getLogger("mkdocs.hooks.records")

ROOT = Path(__file__).parent


LUNR_SUPPORT = "assets/javascripts/lunr/min/lunr.stemmer.support.min.js"

#: Files of pinned npm packages that pages need, by their place in the site.
VENDORED = {"assets/vendor/iframe-worker.js": "node_modules/iframe-worker/shim/index.js"}

#: Material's search dialog has no accessible name; this gives it one.
SEARCH_DIALOG = (
    'data-md-component="search" role="dialog"',
    'data-md-component="search" role="dialog" aria-label="Search"',
)


#: A heading of Markdown on a line of its own.
HEADING = re.compile(r"^(#{1,3} .*)$", re.MULTILINE)
MARK = "kb-block-"

UNINDEXED = {"search": {"exclude": True}}


@dataclass(frozen=True, slots=True)
class Build:
    """What one build knows.  Kept in ``config.extra``: this module is loaded twice, as hook and as macros."""

    site: Site
    edition: Edition


def _build(config: MkDocsConfig) -> Build:
    build: Build = config.extra["kb"]
    return build


def on_config(config: MkDocsConfig) -> None:
    """Read the base; a base with problems ends the build, with all of them, before anything is written."""
    data = Path(os.environ.get("KB_DATA", ROOT / "data"))
    base, problems = all_problems(data)
    if problems:
        lines = "\n".join(str(problem) for problem in sorted(problems))
        raise click.ClickException(f"the records have problems\n{lines}\n{len(problems)} in all")
    config.extra["kb"] = Build(Site(base), read_edition(data / "edition.yml", config.site_url or ""))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each record and an index for each kind, and the files that go with them."""
    # page text is Markdown and stays as it is; what templates ending in .html print is escaped
    macros: Any = config.plugins["macros"]
    macros.env.autoescape = select_autoescape(enabled_extensions=("html",), default=False)
    site, edition = _build(config).site, _build(config).edition
    for kind in Kind:
        meta = {"title": kind.plural, "kind_index": str(kind), "hide": ["toc"], **UNINDEXED}
        _add(files, config, f"{kind}/index.md", meta, f'{{% include "index/{kind}.html" %}}')
    for entry in site.base.entries:
        page = page_of(site, entry.id)
        meta = {
            "title": html.escape(page.title),
            "description": html.escape(page.description),
            "record": entry.id,
            "hide": ["navigation"],
            **UNINDEXED,
        }
        _add(files, config, f"{entry.kind}/{entry.id}.md", meta, f'{{% include "{entry.kind}.html" %}}')
        for name, content in _twins(page, edition).items():
            files.append(File.generated(config, f"{entry.kind}/{name}", content=content))
    _fold_accents(files, config)
    for target, source in VENDORED.items():
        files.append(File.generated(config, target, content=(ROOT / source).read_bytes()))
    # the pages are kept out of the index that Material makes of their HTML; these stand in for them
    search: Any = config.plugins["material/search"]
    search.search_index.entries.extend(documents(site))
    files.append(File.generated(config, "data/base.json", content=_dump(base_json(site.base, edition))))
    return files


def _fold_accents(files: Files, config: MkDocsConfig) -> None:
    """Append our folding of accents to the file of Material's that its search worker loads."""
    original = files.get_file_from_path(LUNR_SUPPORT)
    if original is None:
        raise click.ClickException(f"Material no longer has {LUNR_SUPPORT}: mend the folding of accents in search")
    files.remove(original)
    content = original.content_string + (ROOT / "templates/fold.js").read_text(encoding="utf-8")
    files.append(File.generated(config, LUNR_SUPPORT, content=content))


def _add(files: Files, config: MkDocsConfig, path: str, meta: dict[str, Any], body: str) -> None:
    """Add a virtual page, unless someone wrote one by hand."""
    if files.get_file_from_path(path):
        log.info("%s is written by hand and stands in for the page of the record", path)
        return
    # JSON is YAML, and made in a tenth of the time
    front = json.dumps(meta, ensure_ascii=False)
    files.append(File.generated(config, path, content=f"---\n{front}\n---\n{body}\n"))


def _twins(page: Page, edition: Edition) -> dict[str, str]:
    """The files beside a record's page: the record as JSON, and its reference in three forms."""
    id_ = page.entry.id
    citable = _citable(page, edition)
    return {
        f"{id_}.json": _dump(record_json(page, edition)),
        f"{id_}.bib": bibtex(citable),
        f"{id_}.ris": ris(citable),
        f"{id_}.csl.json": _dump([csl(citable)]),
    }


def _citable(page: Page, edition: Edition) -> Citable:
    if page.entry.kind == Kind.SOURCES:
        return of_source(page.entry, edition)
    return of_page(page.entry, edition, page.description)


def _dump(value: object) -> str:
    # pydantic's writer is many times faster than the standard library's where lines are indented
    return to_json(value, indent=1).decode() + "\n"


@event_priority(-100)
def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str | None:
    """After the macros: keep what templates have made HTML already from Markdown, which would parse it at length.

    Headings stay, for the table of contents; ``on_page_content`` puts the HTML back.
    """
    if not {"record", "kind_index"} & page.meta.keys():
        return None
    parts = HEADING.split(markdown)
    page.meta["kb_blocks"] = parts[0::2]
    return "\n\n".join(f"{heading}\n\n{MARK}{number}".strip() for number, heading in enumerate(["", *parts[1::2]]))


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str | None:
    """Put back the HTML that ``on_page_markdown`` kept."""
    blocks = page.meta.pop("kb_blocks", None)
    if blocks is None:
        return None
    return re.sub(f"<p>{MARK}(\\d+)</p>", lambda match: blocks[int(match.group(1))], html)


def on_page_context(context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: object) -> dict[str, Any]:
    """Give the theme the head metadata of a record's page, and the way back to its index."""
    record = page.meta.get("record")
    if record:
        build = _build(config)
        view = page_of(build.site, record)
        citable = _citable(view, build.edition)
        sources = [build.site.base.by_id[id_] for id_ in dict.fromkeys(view.source_ids)]
        context["kb_head"] = head(citable)
        context["kb_json_ld"] = json.dumps(json_ld(citable, view.entry, build.edition, sources), ensure_ascii=False)
        context["kb_twin"] = record
    return context


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Give the search dialog its name; a version of Material without the dialog must not pass unseen."""
    found, better = SEARCH_DIALOG
    if found not in output:
        raise click.ClickException("Material's search dialog has changed: mend SEARCH_DIALOG in macros.py")
    return output.replace(found, better, 1)


def define_env(env: Any) -> None:
    """The macros: each returns a view from ``kb``."""

    @env.macro  # type: ignore[untyped-decorator]
    def record_page(id_: str) -> Page:
        """The view of a record's page."""
        return page_of(_build(env.conf).site, id_)

    @env.macro  # type: ignore[untyped-decorator]
    def site() -> Site:
        """The views of the whole site: indexes, home page, horizon."""
        return _build(env.conf).site

    @env.macro  # type: ignore[untyped-decorator]
    def index_of(kind: str) -> Index:
        """The index of a kind."""
        return index(_build(env.conf).site, Kind(kind))

    @env.macro  # type: ignore[untyped-decorator]
    def edition() -> Edition:
        """The edition being built."""
        return _build(env.conf).edition

    @env.macro  # type: ignore[untyped-decorator]
    def printed_reference(view: Page) -> str:
        """The readable reference of a record's page."""
        return reference(_citable(view, _build(env.conf).edition))

    @env.macro  # type: ignore[untyped-decorator]
    def gaps() -> tuple[KindGaps, ...]:
        """The questions that the sources leave open."""
        return open_gaps(_build(env.conf).site)

    @env.macro  # type: ignore[untyped-decorator]
    def presences() -> list[Presence]:
        """Everything with a span, for the page "as on a date"."""
        return all_presences(_build(env.conf).site.base)

    @env.macro  # type: ignore[untyped-decorator]
    def turning_points() -> tuple[tuple[str, str], ...]:
        """Days on which much changed."""
        return TURNING_POINTS

    @env.macro  # type: ignore[untyped-decorator]
    def reviews() -> list[Due]:
        """What must be looked at again."""
        return all_reviews(_build(env.conf).site.base)

    @env.macro  # type: ignore[untyped-decorator]
    def check_rules() -> list[tuple[str, str]]:
        """The rules over the whole base: name and rule, from the checks' docstrings."""
        return [(rule.__name__.replace("_", " "), inspect.getdoc(rule) or "") for rule in CHECKS]

    @env.filter  # type: ignore[untyped-decorator]
    def heading(text: str) -> str:
        """``text`` safe in a Markdown heading."""
        return Markup("".join(f"&#{ord(c)};" if c in _SPECIAL else c for c in text))

    @env.macro  # type: ignore[untyped-decorator]
    def field_tables() -> list[FieldTable]:
        """The fields of each kind of record, from the schema."""
        return tables()
