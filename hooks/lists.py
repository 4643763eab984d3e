"""What the lists of records can be narrowed by: for the templates, and as files that the script of lists loads."""

from functools import cache
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from hooks.made_files import Lot, way
from kb.model.record_types import Kind
from kb.pages.list_facets import Chosen
from kb.pages.list_files import list_files
from kb.pages.list_narrowing import Narrowing, place_of


def on_config(config: MkDocsConfig) -> None:
    """Work out each list once, when it is first wanted."""
    chosen = Chosen(config.extra["site"]())
    # as a function: the macros plugin writes all of "extra" as JSON
    config.extra["lists"] = cache(lambda kind: Narrowing(chosen, Kind(kind)))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the data of each list."""
    lists = config.extra["lists"]

    def made() -> dict[str, str]:
        return {place: file for kind in Kind for place, file in list_files(lists(str(kind))).items()}

    Lot("lists", made, late=way.serving).add_to(files, config)
    return files


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: object) -> dict[str, Any]:
    """Have a list load its data, after the script that takes them (hooks/scripts.py)."""
    if kind := page.meta.get("kind_index"):
        context["kb_scripts"] = [*context["kb_scripts"], place_of(Kind(kind))]
    return context
