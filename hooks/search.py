"""The search in the site: the files of its index, the form in the header, and its description for browsers."""

import html
from pathlib import Path
from string import Template

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from hooks.made_files import Lot, way
from kb.find.index_parts import index_files
from kb.pages.whole_site import Site

ROOT = Path(__file__).parent.parent

#: Where the files of the index lie in the site.
FOLDER = "assets/search"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the index, and the description by which a browser can search here from its address bar."""
    site: Site = config.extra["site"]()
    lot = Lot("search", lambda: {f"{FOLDER}/{n}": text for n, text in index_files(site).items()}, late=way.serving)
    lot.add_to(files, config)
    config.extra["search_index"] = lot.places[0]
    files.append(File.generated(config, "opensearch.xml", content=_description(config)))
    return files


def _description(config: MkDocsConfig) -> str:
    """The OpenSearch description, with the addresses of the published site."""
    template = Template((ROOT / "templates/opensearch.xml").read_text(encoding="utf-8"))
    root = (config.site_url or "").rstrip("/") + "/"
    return template.substitute(name=html.escape(config.site_name), root=html.escape(root))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Tell the theme where the scripts and the index of the search are."""
    scripts: dict[str, str] = config.extra["scripts"]
    places = {"panel": scripts["search-panel"], "worker": scripts["search-worker"]}
    env.globals["kb_search"] = {**places, "first": config.extra["search_index"]}
    return env
