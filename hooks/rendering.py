"""What keeps rendering thousands of pages quick: nothing is compiled, looked up or rendered twice.

Some parts of Material's are the same on every page of records in a folder, and are rendered for the first of them.
The navigation alone takes half of the time in which Material renders a page, and names no page of a record.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from jinja2 import Environment
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

#: What depends on nothing but the settings, the folder of a page and the active page of the navigation.
PARTS = ("nav", "tabs", "palette", "find", "footer", "top")

Render = Callable[[Context], Iterator[str]]


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Tell what a page has in common with those that share these parts; a page in the navigation shares none."""
    if page not in nav.pages:
        # the hook "surroundings" has lit the index of the record by now
        active = next((other.url for other in nav.pages if other.active), "")
        context["kb_shares"] = page.url.rpartition("/")[0], active
    return context


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Keep what these parts print; each build has an environment of its own."""
    quicken(env)
    for part in PARTS:
        template = env.get_template(f"partials/{part}.html")
        template.root_render_func = keeping(template.root_render_func)


def quicken(env: Environment) -> None:
    """Compile each source once, and give templates their globals, all of which ``env`` must know by now, as a dict.

    Jinja looks at the file of a template whenever another includes it, and chains the globals of template and
    environment, which each inclusion copies key by key.
    """
    env.auto_reload = False
    env.from_string = cache(env.from_string)  # type: ignore[method-assign,assignment]
    env.make_globals = lambda own: {**env.globals, **(own or {})}  # type: ignore[method-assign,assignment]


def keeping(render: Render) -> Render:
    """``render``, which is asked once for all pages that share what it prints."""
    kept: dict[object, tuple[str, ...]] = {}

    def kept_or_rendered(context: Context) -> Iterator[str]:
        shares = context.get("kb_shares")
        if shares is None:
            yield from render(context)
            return
        if shares not in kept:
            kept[shares] = tuple(render(context))
        yield from kept[shares]

    return kept_or_rendered
