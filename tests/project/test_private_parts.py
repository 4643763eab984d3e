"""The private parts of MkDocs and Material that we use: all of them, each with what to mend when it changes."""

import ast
import inspect
import re
from pathlib import Path

import material
import pytest
from mkdocs.commands import build

from hooks import rendering
from hooks.policy import CHARSET, PARTS
from tests.built import ROOT

CODE = [ROOT / "macros.py", *sorted((ROOT / "hooks").glob("*.py"))]
MATERIAL = Path(material.__file__).parent / "templates"

#: Names with an underscore, with the parameters that we give, in their order, and the file to mend.
FUNCTIONS = {
    "_populate_page": (["page", "config", "files"], "hooks/serve.py: Workshop._make"),
    "_build_page": (["page", "config", "doc_files", "nav", "env"], "hooks/serve.py: Workshop._make"),
}
#: What we look for in Material's templates: the template, the text, and the file to mend.
TEXTS = [
    ("base.html", CHARSET, "hooks/policy.py: CHARSET, before which nothing may stand"),
    ("base.html", "{% block extrahead %}", "theme/main.html: extrahead"),
    ("base.html", "{% block header %}", "theme/main.html: header"),
    ("base.html", "{% block scripts %}", "theme/main.html: scripts"),
    ("partials/header.html", "</nav>", "theme/main.html: the form of the search stands before it"),
    ("main.html", '{% extends "base.html" %}', "theme/main.html"),
    ("partials/content.html", "{{ page.content }}", "hooks/serve.py: with_trouble"),
    *((f"partials/javascripts/{part}.html", "<script>", "hooks/policy.py: PARTS") for part in PARTS),
    *((f"partials/{part}.html", "{", "hooks/rendering.py: PARTS") for part in rendering.PARTS if part != "find"),
]


def private_imports(path: Path) -> set[str]:
    """The names with an underscore that a module takes from MkDocs, its plugins or Material."""
    return {
        alias.name
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and re.match(r"mkdocs|material", node.module or "")
        for alias in node.names
        if alias.name.startswith("_")
    }


def test_no_other_private_names_are_used() -> None:
    assert {name for path in CODE for name in private_imports(path)} == set(FUNCTIONS)


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_private_functions_take_what_we_give(name: str) -> None:
    wanted, mend = FUNCTIONS[name]
    given = list(inspect.signature(getattr(build, name)).parameters)
    assert given[: len(wanted)] == wanted, f"mend {mend}"


@pytest.mark.parametrize(("template", "text", "mend"), TEXTS, ids=lambda value: str(value)[:40])
def test_templates_of_material_hold_what_we_look_for(template: str, text: str, mend: str) -> None:
    # minified templates leave out the spaces of tags
    found = (MATERIAL / template).read_text("utf-8")
    assert text in found, f"mend {mend}"
