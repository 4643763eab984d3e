"""The private parts of MkDocs and Material that we use: all of them, each with what to mend when it changes."""

import ast
import inspect
import re
from pathlib import Path

import material
import pytest
from mkdocs.commands import build

from hooks import policy, rendering, scripts, styles
from hooks.policy import CHARSET
from tests.built import ROOT

#: All Python of the project.
CODE = sorted(path for folder in ("hooks", "kb", "bench", "links", "tests") for path in (ROOT / folder).rglob("*.py"))
CODE.append(ROOT / "macros.py")
MATERIAL = Path(material.__file__).parent / "templates"

#: Names with an underscore, with the parameters that we give, in their order, and the file to mend.
FUNCTIONS = {
    "_populate_page": (["page", "config", "files"], "hooks/serve.py: Workshop._make"),
    "_build_page": (["page", "config", "doc_files", "nav", "env"], "hooks/serve.py: Workshop._make"),
}
#: What we look for in Material's templates: the template, the text, and the file to mend.
TEXTS = [
    ("base.html", CHARSET, "hooks/policy.py: CHARSET, before which nothing may stand"),
    *(
        ("base.html", f"{{% block {name} %}}", f"theme/main.html: {name}")
        for name in ("styles", "extrahead", "header", "tabs", "announce", "config", "scripts")
    ),
    ("base.html", "{% block content %}", "theme/404.html: content"),
    ("base.html", "{% for path in config.extra_css %}", "hooks/styles.py: on_files, which puts one sheet there"),
    ("base.html", "assets/stylesheets/main.", "theme/main.html: styles, and hooks/styles.py: THEME"),
    ("base.html", f"{scripts.THEIRS}bundle.", "theme/main.html: scripts, and hooks/scripts.py: THEIRS"),
    ("base.html", '<div data-md-component="skip">', "hooks/surroundings.py: _SKIP"),
    ("base.html", '"navigation" in page.meta.hide', "hooks/surroundings.py: on_page_markdown"),
    ("base.html", '<meta name="description" content="', "hooks/metadata.py: _DESCRIPTION"),
    ("base.html", "{% if page.previous_page %}", "hooks/policy.py: on_page_context"),
    ("base.html", '<article class="', "hooks/serve.py: _START"),
    ("main.html", '{% extends "base.html" %}', "theme/main.html"),
    ("partials/header.html", "</nav>", "theme/main.html: the form of the search stands before it"),
    ("partials/header.html", 'data-md-component="header-topic"', "theme/main.html: the title told twice"),
    ("partials/content.html", "{{ page.content }}", "hooks/serve.py: with_trouble"),
    (".icons/material/magnify.svg", "<svg", "theme/partials/find.html"),
    *((f"partials/javascripts/{part}.html", "<script>", "hooks/policy.py: PARTS") for part in policy.PARTS),
    *((f"{part}.html", "", "hooks/styles.py: PARTS") for part in styles.PARTS),
    *((f"partials/{part}.html", "{", "hooks/rendering.py: PARTS") for part in rendering.PARTS if part != "find"),
    # the frame that browser/frame/ moves
    *(
        (f"{place}.html", f'data-md-component="{part}"', f"browser/frame/{module}.js: part {part}")
        for place, part, module in (
            ("base", "main", "scrolling"),
            ("base", "sidebar", "scrolling"),
            ("partials/header", "header", "scrolling"),
            ("partials/header", "header-title", "scrolling"),
            ("partials/tabs", "tabs", "scrolling"),
            ("partials/top", "top", "scrolling"),
            ("partials/toc", "toc", "contents"),
            ("partials/palette", "palette", "scheme"),
        )
    ),
    ("base.html", 'data-md-type="navigation"', "browser/frame/scrolling.js: besideText"),
    ("base.html", 'class="no-js"', "browser/entries/frame.js"),
    ("base.html", 'id="__drawer"', "browser/frame/menu.js"),
    ("partials/nav-item.html", 'aria-labelledby="{{ path }}_label"', "browser/frame/menu.js"),
    ("partials/palette.html", 'data-md-color-media="', "browser/frame/scheme.js: chosen"),
    ("partials/javascripts/base.html", "__md_get=", "browser/frame/scheme.js: kept"),
    ("partials/javascripts/base.html", policy.KEPT, "hooks/policy.py: KEPT"),
    ("partials/javascripts/base.html", "__md_set=", "browser/frame/scheme.js: kept"),
    ("partials/javascripts/palette.html", '__md_get("__palette")', "browser/frame/scheme.js: Palette"),
]
#: Names that Material gives: classes, attributes and custom properties.
_NAMES = re.compile(r"(?<![\w-])(?:md|data-md|--md)-[a-z][\w-]*\w")
#: What is built of two parts in a script.
_BUILT = {"data-md-color"}
#: Ours, in which such names are used.
USERS = sorted(
    path
    for folder, ending in (("docs/assets", "*.css"), ("browser", "*.js"), ("theme", "*.html"), ("templates", "*.html"))
    for path in (ROOT / folder).rglob(ending)
)


def private_imports(path: Path) -> set[str]:
    """The names with an underscore that a module takes from MkDocs, its plugins or Material, modules included."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and re.match(r"mkdocs|material", node.module or ""):
            found |= {*(node.module or "").split("."), *(alias.name for alias in node.names)}
        elif isinstance(node, ast.Import):
            found |= {part for alias in node.names for part in alias.name.split(".") if re.match("mkdocs", alias.name)}
    return {name for name in found if name.startswith("_")} - {"__main__"}


def private_uses(path: Path) -> set[str]:
    """The attributes with an underscore that a hook uses of objects that are not its own."""
    tree = ast.parse(path.read_text("utf-8"))
    own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    own |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)}
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return {name for name in used - own if name.startswith("_") and not name.startswith("__")}


def test_no_other_private_names_are_used() -> None:
    assert {name for path in CODE for name in private_imports(path)} == set(FUNCTIONS)


@pytest.mark.parametrize("path", [ROOT / "macros.py", *sorted((ROOT / "hooks").glob("*.py"))], ids=lambda p: p.name)
def test_hooks_use_no_private_attribute_of_others(path: Path) -> None:
    assert private_uses(path) == set(), f"mend {path.name}, or list it here with a guard"


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_private_functions_take_what_we_give(name: str) -> None:
    wanted, mend = FUNCTIONS[name]
    given = list(inspect.signature(getattr(build, name)).parameters)
    assert given[: len(wanted)] == wanted, f"mend {mend}"


@pytest.mark.parametrize(("template", "text", "mend"), TEXTS, ids=lambda value: str(value)[:40])
def test_templates_of_material_hold_what_we_look_for(template: str, text: str, mend: str) -> None:
    path = MATERIAL / template
    assert path.is_file() and text in path.read_text("utf-8"), f"mend {mend}"


def test_material_has_each_name_of_its_own_that_we_use() -> None:
    theirs = "\n".join(
        path.read_text("utf-8")
        for pattern in ("*.html", "partials/**/*.html", "assets/stylesheets/*.css", "assets/javascripts/bundle.*.js")
        for path in MATERIAL.glob(pattern)
    )
    known = set(_NAMES.findall(theirs))
    used = {
        (name, path.relative_to(ROOT).as_posix()) for path in USERS for name in _NAMES.findall(path.read_text("utf-8"))
    }
    assert {"md-typeset", "--md-typeset-a-color"} <= {name for name, _ in used}
    assert {f"mend {path}: {name}" for name, path in used if name not in known | _BUILT} == set()


def test_material_s_style_sheets_are_those_we_trim() -> None:
    sheets = {path.relative_to(MATERIAL).as_posix() for path in MATERIAL.glob("assets/stylesheets/*.css")}
    assert len(sheets) == 2 and all(styles.THEME.fullmatch(name) for name in sheets), "mend hooks/styles.py: THEME"
