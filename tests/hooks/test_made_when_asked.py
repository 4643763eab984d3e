"""Files that are made when they are asked for, while the site is served, and all at once when it is written."""

import random
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from lxml import html

from hooks import files_beside, statements
from hooks.compressed_files import SMALLEST, compress
from hooks.made_files import Lot, MadeFile, way
from kb.cite.editions import read_edition
from kb.cite.reference_files import REFERENCE_FILES
from kb.model.words import plural, say
from kb.pages.pages_by_kind import page_of
from kb.pages.whole_site import Site
from kb.store.base import Base
from tests.built import ROOT, TINY


@pytest.fixture
def config(tiny: Base, tmp_path: Path) -> Any:
    """What of MkDocs's settings the hooks ask for, with the tiny base."""
    site = Site(tiny, read_edition(TINY, "https://ssr.example/"))
    views = {entry.id: page_of(site, entry.id) for entry in tiny.entries}
    env = Environment(loader=FileSystemLoader(ROOT / "templates"), autoescape=True, extensions=["jinja2.ext.i18n"])
    env.install_gettext_callables(say, plural, newstyle=True)  # type: ignore[attr-defined]
    scripts = dict.fromkeys(("moved", *statements.SCRIPTS), "assets/x.js")
    return SimpleNamespace(
        extra={"site": lambda: site, "views": lambda: views, "scripts": scripts},
        plugins={"macros": SimpleNamespace(env=env)},
        site_dir=str(tmp_path),
        use_directory_urls=False,
    )


def written(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("forces/guard.json", True),
        ("forces/guard.ris", True),
        ("forces/palace-guard.json", True),
        ("forces/palace-guard.html", True),
        # MkDocs has the page itself
        ("forces/guard.html", False),
        ("forces/guard.exe", False),
        ("forces/nobody.json", False),
        ("actors/guard.json", False),
    ],
)
def test_a_file_beside_a_page_is_made_where_there_is_such_a_one(
    config: Any, tmp_path: Path, address: str, there: bool
) -> None:
    assert files_beside.make(address, config) is there
    assert written(tmp_path) == ({address} if there else set())


def test_a_former_address_leads_on(config: Any, tmp_path: Path) -> None:
    files_beside.make("forces/palace-guard.html", config)
    page = html.fromstring((tmp_path / "forces/palace-guard.html").read_text("utf-8"))
    assert [a.get("href") for a in page.iter("a")] == ["guard.html"]
    assert [script.get("src") for script in page.iter("script")] == ["../assets/x.js"]


STATEMENT = {f"s/ML-0006.{ending}" for ending in ("html", *REFERENCE_FILES)}
DATA = {f"s/{name}.js" for name in ("part-0000", "states", "sources", "sources-other-forms")}


@pytest.mark.parametrize(
    ("address", "there", "files"),
    [
        ("s/ML-0006.html", True, STATEMENT),
        ("s/ML-0006.ris", True, STATEMENT),
        ("forces/ML-0006.html", False, set()),
        ("s/ML-0099.html", False, set()),
        ("s/states.js", True, DATA),
        ("s/other.js", False, DATA),
        ("s/states.json", False, set()),
    ],
)
def test_a_statement_is_made_with_all_beside_it_and_the_data_together(
    config: Any, tmp_path: Path, address: str, there: bool, files: set[str]
) -> None:
    assert statements.make(address, config) is there
    assert written(tmp_path) == files
    if address == "s/ML-0006.html":
        assert "Content-Security-Policy" not in (tmp_path / address).read_text("utf-8")


def test_while_the_site_is_served_nothing_is_written_unasked(
    config: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(way, "serving", True)
    files_beside.on_post_build(config)
    statements.on_post_build(config)
    assert written(tmp_path) == set()
    monkeypatch.setattr(way, "serving", False)
    files_beside.on_post_build(config)
    assert {"actors/hero.json", "forces/palace-guard.html", "forces/palace-guard.json"} - written(tmp_path) == {
        # the forces serve as examples: MkDocs writes what is beside them
        "forces/palace-guard.json"
    }
    statements.on_post_build(config)
    assert {"s/ML-0006.html", "s/states.js"} <= written(tmp_path)
    assert "Content-Security-Policy" in (tmp_path / "s/ML-0006.html").read_text("utf-8")


def test_a_made_file_is_left_to_requests_by_a_build_of_what_has_changed(config: Any, tmp_path: Path) -> None:
    file = MadeFile(config, "one/two.txt", lambda: "é")
    assert file.is_modified() is False
    file.copy_file(dirty=True)
    assert written(tmp_path) == set()
    file.copy_file()
    assert (tmp_path / "one/two.txt").read_bytes() == b"\xc3\xa9"
    assert (file.content_string, file.content_bytes) == ("é", b"\xc3\xa9")
    assert MadeFile(config, "one/two.txt", lambda: b"\xc3\xa9").content_string == "é"


def test_files_of_a_lot_are_made_together_at_the_first_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hooks.made_files._places", {})
    made: list[str] = []

    def make(name: str) -> dict[str, str]:
        made.append(name)
        return {"a.txt": name, f"{name}.txt": name}

    # never made before: where its files are is not known
    assert Lot("one", lambda: make("first"), late=True).places == ("a.txt", "first.txt")
    late = Lot("one", lambda: make("late"), late=True)
    assert (late.places, made) == (("a.txt", "first.txt"), ["first"])
    assert [late._content(where) for where in ("a.txt", "late.txt")] == ["late", "late"]
    assert (late.places, made) == (("a.txt", "late.txt"), ["first", "late"])
    assert Lot("one", lambda: make("now"), late=False).places == ("a.txt", "now.txt")


def test_only_what_gets_smaller_is_kept_compressed(tmp_path: Path) -> None:
    texts = {"short.txt": b"a" * (SMALLEST - 1), "long.txt": b"a" * SMALLEST, "picture.png": b"a" * SMALLEST}
    for name, content in {**texts, "noise.txt": random.Random(1).randbytes(3000)}.items():
        (tmp_path / name).write_bytes(content)
    # the noise was large enough, but no form of it is smaller
    assert compress(tmp_path) == 2
    made = {f"long.txt{ending}" for ending in (".gz", ".br", ".zst")}
    assert written(tmp_path) == {*texts, "noise.txt", *made}
