"""The files beside the page of a record, JSON and its reference in four forms, under its id and under former ids.

There are five for each record: too many for MkDocs, which looks through all files of a site again and again.  They are
written when the site is built; while it is served each is made when it is asked for.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from pydantic_core import to_json

from hooks.made_files import MadeFile, way, write
from kb.cite.reference_files import REFERENCE_FILES
from kb.model.record_types import Kind
from kb.model.words import language
from kb.pages.record_page import Page
from kb.publish.json_files import record_json


def dump(value: object) -> str:
    """A value as JSON, a line for each part: pydantic's writer is many times faster than the standard library's."""
    return to_json(value, indent=1).decode() + "\n"


def _reference(ending: str, page: Page) -> str:
    return REFERENCE_FILES[ending]([page.citable])


#: What makes each file, by the ending of its name.
FORMS: Mapping[str, Callable[[Page], str]] = {
    "json": lambda page: dump(record_json(page)),
    **{ending: partial(_reference, ending) for ending in REFERENCE_FILES},
}
#: The kind of the records that serve as examples (docs/about/cite.md, docs/about/data.md).
EXAMPLES = Kind.FORCES


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Tell MkDocs of those to which hand-written pages link by way of example: it checks such links."""
    for stem, page in _stems(config):
        if page.entry.kind == EXAMPLES:
            for ending, form in FORMS.items():
                files.append(MadeFile(config, f"{stem}.{ending}", partial(form, page)))
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Write them into the site."""
    if way.serving:
        return
    for stem, page in _stems(config):
        for ending, form in FORMS.items() if page.entry.kind != EXAMPLES else ():
            _put(config, f"{stem}.{ending}", form(page))
        if not stem.endswith(f"/{page.entry.id}"):
            _put(config, f"{stem}.html", _moved(page, config))


def make(address: str, config: MkDocsConfig) -> bool:
    """While the site is served: write the file that is asked for at ``address``; says whether there is such a one."""
    stem, _, ending = address.partition(".")
    page = dict(_stems(config)).get(stem)
    if page and ending in FORMS:
        _put(config, address, FORMS[ending](page))
    elif page and ending == "html" and not stem.endswith(f"/{page.entry.id}"):
        _put(config, address, _moved(page, config))
    else:
        return False
    return True


def _stems(config: MkDocsConfig) -> Iterator[tuple[str, Page]]:
    """Each record's page with the address, but for the ending, that it has or had."""
    for page in config.extra["views"]().values():
        for id_ in (page.entry.id, *page.entry.record.former_ids):
            yield f"{page.entry.kind}/{id_}", page


def _moved(page: Page, config: MkDocsConfig) -> str:
    """The page at a former address, which leads on.

    The script carries the number of a statement along, which the browser would leave behind; without scripts the
    top of the page is reached.
    """
    macros: Any = config.plugins["macros"]
    template = macros.env.get_template("moved.html")
    script, target = f"../{config.extra['scripts']['moved']}", f"{page.entry.id}.html"
    return str(template.render(target=target, title=page.title, language=language(), script=script))


def _put(config: MkDocsConfig, address: str, text: str) -> None:
    write(f"{config.site_dir}/{address}", text.encode())
