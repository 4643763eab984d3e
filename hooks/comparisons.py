"""The pages of ready-made comparisons, and what the page "compare" loads to set other records side by side."""

import html
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from hooks.made_files import Lot, MadeFile, way
from hooks.records import add, with_front
from kb.cite.reference_files import REFERENCE_FILES
from kb.pages.comparison_page import FOLDER, ComparisonPage
from kb.pages.whole_site import Site
from kb.publish.comparison_data import comparison_files, comparison_table
from kb.publish.table_files import csv_text


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages, and the facts of every record that can be compared."""
    site: Site = config.extra["site"]()
    for compared in site.base.comparisons:
        view = ComparisonPage(site, compared)
        meta = {
            "title": html.escape(view.title),
            "description": html.escape(view.question),
            "comparison": compared.id,
            "within": "compare.md",
            "hide": ["toc"],
        }
        add(files, config, f"{FOLDER}/{compared.id}.md", partial(with_front, meta, "comparison.html"))
        for ending in REFERENCE_FILES:
            for name, text in ((compared.id, _cited), (f"{compared.id}.sources", _sources)):
                files.append(MadeFile(config, f"{FOLDER}/{name}.{ending}", partial(text, view, ending)))
        files.append(MadeFile(config, f"{FOLDER}/{compared.id}.csv", partial(_table, view)))
    Lot("comparisons", lambda: dict(comparison_files(site)), late=way.serving).add_to(files, config)
    return files


def _cited(view: ComparisonPage, ending: str) -> str:
    """A file of the page itself."""
    return REFERENCE_FILES[ending]([view.citable])


def _sources(view: ComparisonPage, ending: str) -> str:
    """A file of the sources on which it rests."""
    return REFERENCE_FILES[ending](view.sources)


def _table(view: ComparisonPage) -> str:
    """Its values as a table."""
    table = comparison_table(view)
    return csv_text(table.columns, table.rows)
