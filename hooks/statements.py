"""A page for each statement, and the files beside it, written when the site is built.

They pass through neither Markdown nor Material: there are thousands of them, and each is a page to land on, to cite
and to leave.  While the site is served each is made when it is asked for.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig

from hooks.made_files import way
from hooks.made_files import write as write_file
from hooks.policy import STATEMENT_POLICY
from hooks.rendering import quicken
from kb.cite.head_metadata import head
from kb.cite.reference_files import REFERENCE_FILES
from kb.model.words import language, plural, say
from kb.pages.statement_page import StatementPage
from kb.pages.whole_site import Site
from kb.publish.open_graph import PICTURE, SHARED
from kb.publish.statement_data import statement_files

FOLDER = "s"
#: The scripts of ``browser/entries/`` that act on the page of a statement.
SCRIPTS = ("cite", "edition-bar")
_env = Environment(
    loader=FileSystemLoader(Path(__file__).parent.parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    extensions=["jinja2.ext.i18n"],
)
_env.install_gettext_callables(say, plural, newstyle=True)  # type: ignore[attr-defined]
quicken(_env)


def files_of(site: Site, id_: str, scripts: Mapping[str, str], *, policy: bool) -> Iterator[tuple[str, str]]:
    """Name and text of the page of the statement ``id_`` and of each file beside it.

    ``scripts`` are the addresses of the bundled scripts; ``policy`` is off while the site is served, as for other
    pages.  Raises ``KeyError`` where there is no such statement.
    """
    view = StatementPage(site, site.base.statements[id_])
    work = view.citable
    meta = f'<meta http-equiv="Content-Security-Policy" content="{STATEMENT_POLICY}">'
    yield (
        f"{id_}.html",
        _env.get_template("statement.html").render(
            view=view,
            language=language(),
            edition=site.edition,
            head=[(name, SHARED.get(name, ""), content) for name, content in head(work)],
            picture=f"{site.edition.site_url}{PICTURE}",
            # a "<" would let the text end the element
            json_ld=Markup(json.dumps(view.json_ld, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")),
            policy=Markup(meta) if policy else "",
            style="assets/statement.css",
            icon="assets/favicon.svg",
            scripts=[scripts[name] for name in SCRIPTS],
        ),
    )
    for ending, form in REFERENCE_FILES.items():
        yield f"{id_}.{ending}", form([work])


def on_post_build(config: MkDocsConfig) -> None:
    """Write every page, into the site as it stands."""
    if not way.serving:
        site: Site = config.extra["site"]()
        write(config, site.base.statements, policy=True)
        for name, text in statement_files(site):
            _put(config, name, text)


def write(config: MkDocsConfig, ids: Iterable[str], *, policy: bool) -> None:
    """Write the pages of the statements ``ids`` into the folder of the site."""
    site, scripts = config.extra["site"](), config.extra["scripts"]
    # templates change under an editor's hands alone
    _env.auto_reload = way.serving
    for id_ in ids:
        for name, text in files_of(site, id_, scripts, policy=policy):
            _put(config, name, text)


def _put(config: MkDocsConfig, name: str, text: str) -> None:
    write_file(f"{config.site_dir}/{FOLDER}/{name}", text.encode())


def make(address: str, config: MkDocsConfig) -> bool:
    """While the site is served: write the statement whose page or file is asked for at ``address``, or a data file.

    Says whether there is such a one.
    """
    folder, _, name = address.partition("/")
    id_ = name.partition(".")[0]
    site: Site = config.extra["site"]()
    if folder != FOLDER:
        return False
    if id_ in site.base.statements:
        write(config, [id_], policy=False)
        return True
    found = dict(statement_files(site)) if name.endswith(".js") else {}
    for where, text in found.items():
        _put(config, where, text)
    return name in found
