"""The words of the interface in the language of the site: catalogues in ``words/``, one for each language.

English stands in the code and needs none.  ``python -m hooks.words`` writes ``words/messages.pot``, all that a
catalogue gives words for: what templates, scripts of Python and the closed lists of the vocabulary say.
"""

import gettext
import importlib
import io
import os
import pkgutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from mkdocs.config.defaults import MkDocsConfig

ROOT = Path(__file__).parent.parent
# MkDocs puts the folder of a hook on the path, not that of the project
sys.path.insert(0, str(ROOT))

import kb.model
from kb.model.tags import Term
from kb.model.words import plural, say, speak, translated

TEMPLATE = ROOT / "words" / "messages.pot"
_SCRIPTS = [("browser/**.js", "javascript")]
_METHODS = [
    ("kb/**.py", "python"),
    ("hooks/**.py", "python"),
    ("macros.py", "python"),
    ("templates/**.html", "jinja2"),
    ("theme/**.html", "jinja2"),
    *_SCRIPTS,
]
_KEYWORDS = {"say": None, "_": None, "count": (1, 2), "ngettext": (1, 2)}


def on_config(config: MkDocsConfig) -> None:
    """Word the site by the catalogue of the theme's language, or by that which ``KB_WORDS`` names; else in English."""
    named = os.environ.get("KB_WORDS", "")
    path = Path(named) if named else ROOT / "words" / f"{config.theme.get('language', 'en')}.po"
    if named and not path.is_file():
        raise click.ClickException(f"KB_WORDS: expected a catalogue, found none at {path}")
    found = path.is_file()
    speak(_translations(path) if found else gettext.NullTranslations(), path.stem if found else "en")


def _translations(path: Path) -> gettext.NullTranslations:
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def catalogue() -> Catalog:
    """All messages of the interface, each with the places that say it."""
    found = Catalog(project="Mali SSR Background", charset="utf-8")
    for path, _, message, _, _ in extract_from_dir(str(ROOT), _METHODS, keywords=_KEYWORDS, directory_filter=_ours):
        found.add(message, locations=[(path, 0)])
    for term in _terms():
        for words in term.messages:
            found.add(words, locations=[(f"kb/model ({type(term).__name__})", 0)])
    return found


@cache
def _said_by_scripts() -> tuple[str | tuple[str, ...], ...]:
    """What the scripts say: a message, or one for one and one for many."""
    found = extract_from_dir(str(ROOT / "browser"), [("**.js", "javascript")], keywords=_KEYWORDS)
    return tuple(sorted({message for _, _, message, _, _ in found}, key=str))


def words_of_scripts() -> dict[str, str | list[str]]:
    """What the scripts say, by the English words, in the language of the site; nothing where that is English."""
    found: dict[str, str | list[str]] = {}
    for message in _said_by_scripts() if translated() else ():
        if isinstance(message, str):
            if (said := say(message)) != message:
                found[message] = said
        elif (both := [plural(message[0], message[1], n) for n in (1, 2)]) != list(message):
            found[message[0]] = both
    return found


def _ours(folder: str) -> bool:
    """Whether a folder may hold words: not those of tools, tests and what was built."""
    return Path(folder).name not in {"node_modules", "tests", "site", "data"} and not Path(folder).name.startswith(".")


def _terms() -> Iterator[Term]:
    """Every word of the closed lists."""
    for module in pkgutil.iter_modules(kb.model.__path__, "kb.model."):
        importlib.import_module(module.name)
    for kind in sorted(Term.__subclasses__(), key=lambda kind: kind.__name__):
        yield from kind


def main() -> None:
    """Write the template from which a catalogue is made."""
    TEMPLATE.parent.mkdir(exist_ok=True)
    with TEMPLATE.open("wb") as file:
        write_po(file, catalogue(), omit_header=True, sort_output=True, no_location=True)


if __name__ == "__main__":
    main()
