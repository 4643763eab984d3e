"""While the site is served on an editor's machine: a page or file is made when the browser asks for it.

Making everything anew takes longer than an editor waits.  So ``make serve`` builds "dirty" with pages taken for
unmodified, and this hook makes each page when it is asked for, from the newest data and templates.  Whatever an
editor spoils, the last good site stays, and every page of it says what is wrong.  ``make build`` does not come here.
"""

import contextlib
import html
import logging
import re
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from watchdog import events
from watchdog.observers import Observer

from hooks import files_beside, statements
from hooks.made_files import MadeFile, way

log = logging.getLogger("mkdocs.hooks.serve")

#: What an editor's program does to a file that it saves.  Reading is no change: the build reads.
CHANGES = [events.FileModifiedEvent, events.FileCreatedEvent, events.FileDeletedEvent, events.FileMovedEvent]
#: Where in a page the news of what is wrong stand: at the start of what is read.
_START = re.compile(r"<article[^>]*>|<main[^>]*>|<body[^>]*>")


class Templates(BytecodeCache):
    """Compiled templates by their texts: MkDocs makes its environment anew for each build."""

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what this template was compiled to, if its text is still the same."""
        if code := self._compiled.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to, in the place of what it was compiled to before."""
        self._compiled = {known: code for known, code in self._compiled.items() if known[0] != bucket.key}
        self._compiled[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


class Workshop:
    """What the newest build knows, and which of its pages and files are made already."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.made: set[str] = set()
        self.left: set[str] = set()
        self.templates = Templates()
        self.config: MkDocsConfig
        self.files: Files
        self.nav: Navigation
        self.env: Environment

    def make(self, address: str) -> None:
        """Make the page or file at ``address`` (relative to the site's root), once for each build."""
        with self.lock:
            if address in self.made:
                return
            if self._make(address):
                self.made.add(address)
                self.left.discard(address)
            elif address in self.left:
                # what was renamed or deleted since it was made
                (Path(self.config.site_dir) / address).unlink(missing_ok=True)

    def _make(self, address: str) -> bool:
        """Make it; whether there is such a page or file."""
        if statements.make(address, self.config) or files_beside.make(address, self.config):
            return True
        file = self.files.get_file_from_path(address.removesuffix(".html") + ".md" * address.endswith(".html"))
        file = file or self.files.get_file_from_path(address)
        if file and file.page:
            _populate_page(file.page, self.config, self.files)
            _build_page(file.page, self.config, self.files.documentation_pages(), self.nav, self.env)
        elif isinstance(file, MadeFile):
            file.write()
        return bool(file)

    def begin(self) -> None:
        """A new build: nothing of it is made yet."""
        self.left |= self.made
        self.made.clear()


workshop = Workshop()


def on_startup(command: str, dirty: bool) -> None:
    """Take over only where pages are served and the build is told to be dirty."""
    way.serving = command == "serve" and dirty


def on_config(config: MkDocsConfig) -> None:
    """Leave the site map out: nobody asks for it here, and it names every page."""
    if way.serving:
        config.theme.static_templates.discard("sitemap.xml")


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Compile each template of a page once."""
    if way.serving:
        macros: Any = config.plugins["macros"]
        macros.env.bytecode_cache = workshop.templates


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Take every page for unmodified, so that the build passes it over."""
    workshop.nav, workshop.files, workshop.config = nav, files, config
    if way.serving:
        for file in files.documentation_pages():
            file.is_modified = lambda: False  # type: ignore[method-assign]


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """A new build: no page of it is made yet."""
    workshop.env = env
    if way.serving:
        env.bytecode_cache = workshop.templates
        workshop.begin()


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Say in a page what is wrong."""
    return with_trouble(output) if way.serving else output


def with_trouble(output: str) -> str:
    """A page that says first what is wrong with what the editor has written, if anything is."""
    if not way.trouble:
        return output
    said = "".join(f"<li><code>{html.escape(line)}</code></li>" for line in way.trouble)
    news = f'<div class="admonition failure" role="alert"><p class="admonition-title">The last good site is shown: \
{len(way.trouble)} to be mended</p><ul>{said}</ul></div>'
    return _START.sub(lambda found: found.group() + news, output, count=1)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., Any]) -> None:
    """Make what a request asks for before the server looks for its file, and survive every fault of a build."""
    if not way.serving:
        return
    answer, errors = server.get_app(), server.error_handler
    assert answer is not None
    root = server.mount_path

    def answer_made(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        # no file has such a name, and the system refuses to look for one
        environ["PATH_INFO"] = str(environ["PATH_INFO"]).replace("\0", "\ufffd".encode().decode("latin-1"))
        path = environ["PATH_INFO"].removeprefix(root.rstrip("/")).lstrip("/")
        try:
            workshop.make(path + "index.html" * (not path or path.endswith("/")))
        except Exception as error:  # whatever a template, a macro or a view raises
            log.exception("%s cannot be made", path)
            start("500 Internal Server Error", [("Content-Type", "text/html; charset=utf-8")])
            return [f"<title>{html.escape(path)}</title><body><pre>{html.escape(_said(error))}</pre></body>".encode()]
        return answer(environ, start)

    server.set_app(answer_made)
    server.error_handler = lambda code: with_trouble((errors(code) or b"").decode()).encode() or None
    server.builder = lambda: _kept_serving(builder)
    _watch_at_once(server, config)


def _kept_serving(builder: Callable[..., Any]) -> None:
    """Build; a fault of any kind is told in the pages of the last good site.  Requests wait."""
    with workshop.lock:
        try:
            builder()
        except (Exception, SystemExit) as error:
            log.error("the last good site stays\n%s", _said(error))
            way.trouble = _said(error).splitlines()
            workshop.begin()


def _said(error: BaseException) -> str:
    return str(getattr(error, "message", error)) or type(error).__name__


def _watch_at_once(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Have the system tell of changes; MkDocs looks at every file twice a second."""

    class Watcher(Observer):  # type: ignore[misc,valid-type]
        def schedule(self, handler: Any, path: str, *, recursive: bool = False, **kwargs: Any) -> Any:
            return super().schedule(handler, path, recursive=recursive, event_filter=CHANGES)

    # what MkDocs and other plugins watch already: the new observer has to be told of each
    watched: list[str] = []
    for path in dict.fromkeys([config.docs_dir, config.config_file_path or "", *config.watch]):
        with contextlib.suppress(KeyError):
            server.unwatch(path)
            watched.append(path)
    server.observer = Watcher()
    for path in watched:
        server.watch(path)
