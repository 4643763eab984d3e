"""What the benchmarks count, on a site and a note small enough to count by hand."""

import datetime as dt
import gzip
from pathlib import Path

from bench.building import as_stock
from bench.first_views import first_views, weight
from bench.note import Part, write


def page(site: Path, name: str, loaded: str) -> None:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<title>T</title>{loaded}<article class='a'><p>said</p></article>", "utf-8")


def test_a_first_view_counts_the_page_and_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_bytes(b"x" * 5000)
    page(tmp_path, "index.html", '<script src="a.js"></script><script src="./a.js"></script>')
    page(
        tmp_path, "forces/one.html", '<script src="../a.js"></script><script src="https://other.example/b.js"></script>'
    )
    own = len(gzip.compress((tmp_path / "forces/one.html").read_bytes(), 9, mtime=0))
    script = len(gzip.compress(b"x" * 5000, 9, mtime=0))
    assert weight(tmp_path, "forces/one.html") == own + script
    assert "| pages above 100 KB | 0 |" in first_views(tmp_path).lines


def test_stock_material_is_given_each_page_but_the_one_for_what_is_missing(tmp_path: Path) -> None:
    for name in ("index.html", "forces/one.html", "404.html"):
        page(tmp_path / "site", name, "")
    assert as_stock(tmp_path / "site", tmp_path / "stock") == 2
    assert "<p>said</p>" in (tmp_path / "stock/docs/forces/one.md").read_text("utf-8")


def test_the_note_keeps_parts_that_were_not_measured_anew(tmp_path: Path) -> None:
    note = tmp_path / "performance.md"
    write(note, dt.date(2026, 11, 1), "a machine", [Part("Building", ("one",)), Part("Serving", ("two",))])
    write(note, dt.date(2026, 11, 2), "a machine", [Part("Building", ("three",))])
    text = note.read_text("utf-8")
    assert "three" in text and "two" in text and "one" not in text.partition("## ")[2]
    assert "2 November 2026" in text and "1 November 2026" in text
    assert text.count("## ") == 2
