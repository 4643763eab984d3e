"""The one style sheet of the pages: it lacks nothing of Material's that a page uses, and first views are light."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import material
import pytest
from mkdocs.config import load_config

from bench.first_views import weight
from hooks.scripts import WORD_FILE
from hooks.styles import names_in_pages
from tests.built import REAL, REAL_SITE, ROOT, TINY, shared

THEME = "\n".join(
    path.read_text("utf-8") for path in (Path(material.__file__).parent / "templates/assets/stylesheets").glob("*.css")
).replace(".focus-visible", ":focus-visible")
#: What a first view may weigh, the page (40 KB at most) and all that it loads, compressed, in bytes.
HEAVIEST = 85_000

_CLASS = re.compile(r"\.((?:[a-z_][\w-]*)|-[a-z][\w-]*)", re.IGNORECASE)
_CLASSES = re.compile(r'\sclass="([^"]+)"')
_TAG = re.compile(r"<([a-z]\w*)")
_DECLARED = re.compile(r"[{;](--[\w-]+):")
_USED = re.compile(r"var\((--[\w-]+)")
_ADDRESS = re.compile(r"url\((?:\"[^\"]*\"|[^)]*)\)")


@pytest.fixture(scope="module", params=["tiny", REAL_SITE])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared(tmp_path_factory, {"tiny": TINY, "real": REAL}[request.param], request.param)


def sheet(site: Path) -> str:
    """The text of the one sheet."""
    (path,) = site.glob("assets/style.*.css")
    return path.read_text("utf-8")


def names(sheet: str) -> set[str]:
    """The classes for which a sheet has rules."""
    return set(_CLASS.findall(_ADDRESS.sub("", sheet)))


def test_no_page_has_a_class_whose_rules_were_left_out(site: Path) -> None:
    lost = names(THEME) - names(sheet(site))
    assert {"md-search", "md-annotation", "tabbed-set"} <= lost
    found: dict[str, set[str]] = {}
    for path in site.rglob("*.html"):
        page = path.read_text("utf-8")
        if "/style." in page:
            for name in lost & {name for several in set(_CLASSES.findall(page)) for name in several.split()}:
                found.setdefault(name, set()).add(path.relative_to(site).as_posix())
    assert found == {}, "mend hooks/styles.py: PARTS or WRITTEN"


def test_no_property_is_used_whose_value_was_left_out(site: Path) -> None:
    text = sheet(site)
    drawn = (path.read_text("utf-8") for path in site.glob("pictures/*.svg"))
    used = {name for part in (text, *drawn) for name in _USED.findall(part)}
    assert (used & set(_DECLARED.findall(THEME))) - set(_DECLARED.findall(text)) == set()


def test_pages_load_one_style_sheet_and_no_part_of_another(site: Path) -> None:
    for name in ("index.html", "404.html", "sources/index.html"):
        sheets = re.findall(r'rel="stylesheet" href="([^"]+)"', (site / name).read_text("utf-8"))
        assert [re.sub(r"^(\.\.)?/|\w{8}(?=\.css)", "", sheet) for sheet in sheets] == ["assets/style..css"]
    assert {path.name.partition(".")[0] for path in site.rglob("*.css")} == {"style", "statement"}
    assert not list(site.rglob("*.css.map"))


def test_the_first_view_of_no_page_is_heavy(site: Path) -> None:
    # the largest pages, and those that load the most
    pages = sorted(site.rglob("*.html"), key=lambda path: path.stat().st_size)[-40:]
    found = {
        name: weight(site, name)
        for name in [path.relative_to(site).as_posix() for path in pages] + ["search.html", "check.html", "basket.html"]
    }
    assert {name: size for name, size in found.items() if size > HEAVIEST} == {}


def test_names_stand_in_scripts_templates_settings_and_hand_written_pages(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text('<p class="of-a-page">its-prose</p>', "utf-8")
    config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(tmp_path))
    scripts = {"frame": "assets/frame.js", WORD_FILE: "assets/word.js"}
    config.extra["scripts"] = scripts
    written = {"assets/frame.js": 'add("of-a-script") // of-a-comment', "assets/word.js": 'add("of-documents")'}
    files: Any = SimpleNamespace(src_uris={n: SimpleNamespace(content_string=text) for n, text in written.items()})
    found = names_in_pages(config, files)
    assert {"of-a-page", "of-a-script", "md-header", "kb-page", "slate", "admonition"} <= found
    assert not {"its-prose", "of-a-comment", "of-documents"} & found
