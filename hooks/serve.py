"""While the site is served on an editor's machine: a page is made when the browser asks for it.

Making every page anew takes longer than an editor waits.  So ``make serve`` builds "dirty" with record pages
taken for unmodified, and this hook makes each page when it is asked for, from the newest data and templates.
``make build`` does not come here.
"""

import threading
from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from hooks import statements


class Workshop:
    """What the newest build knows, and which of its pages are made already."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.serving = False
        self.made: set[str] = set()
        self.config: MkDocsConfig
        self.files: Files
        self.nav: Navigation
        self.env: Environment

    def make(self, address: str) -> None:
        """Make the page at ``address`` (relative to the site's root), once for each build."""
        with self.lock:
            statements.make(address, self.config)
            file = next((f for f in self.files.documentation_pages() if f.dest_uri == address), None)
            if file is None or file.page is None or address in self.made:
                return
            _populate_page(file.page, self.config, self.files)
            _build_page(file.page, self.config, self.files.documentation_pages(), self.nav, self.env)
            self.made.add(address)


workshop = Workshop()


def on_startup(command: str, dirty: bool) -> None:
    """Take over only where pages are served and the build is told to be dirty."""
    workshop.serving = command == "serve" and dirty


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Take every page for unmodified, so that the build passes it over."""
    workshop.nav, workshop.files, workshop.config = nav, files, config
    if workshop.serving:
        for file in files.documentation_pages():
            file.is_modified = lambda: False  # type: ignore[method-assign]


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """A new build: no page of it is made yet."""
    workshop.env = env
    workshop.made.clear()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., Any]) -> None:
    """Make the page that a request asks for before the server looks for its file."""
    if not workshop.serving:
        return
    answer = server.get_app()
    assert answer is not None
    root = server.mount_path

    def answer_made(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        path = str(environ["PATH_INFO"]).removeprefix(root.rstrip("/")).lstrip("/")
        workshop.make(path or "index.html")
        return answer(environ, start)

    server.set_app(answer_made)
