"""What the benchmarks count, on a site and a note small enough to count by hand."""

import datetime as dt
import gzip
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import bench.__main__
from bench.building import Cost, as_stock, cost
from bench.first_views import first_views, weight
from bench.note import Part, write
from bench.scale import enlarge, exponent
from kb.checks.rules import all_problems
from kb.checks.wording import plain
from kb.model.naming import called
from kb.store.base import read_base
from tests.built import TINY


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
    (tmp_path / "site/s").mkdir()
    (tmp_path / "site/s/ML-0001.html").write_text("<title>S</title><main><p>stated</p></main>", "utf-8")
    assert as_stock(tmp_path / "site", tmp_path / "stock") == 3
    assert as_stock(tmp_path / "site", tmp_path / "fewer", statements=False) == 2
    assert "<p>stated</p>" in (tmp_path / "stock/docs/s/ML-0001.md").read_text("utf-8")
    assert "<p>said</p>" in (tmp_path / "stock/docs/forces/one.md").read_text("utf-8")


def test_the_note_keeps_parts_that_were_not_measured_anew(tmp_path: Path) -> None:
    note = tmp_path / "performance.md"
    write(note, dt.date(2026, 11, 1), "a machine", [Part("Building", ("one",)), Part("Serving", ("two",))])
    write(note, dt.date(2026, 11, 2), "a machine", [Part("Building", ("three",))])
    text = note.read_text("utf-8")
    assert "three" in text and "two" in text and "one" not in text.partition("## ")[2]
    assert "2 November 2026" in text and "1 November 2026" in text
    assert text.count("## ") == 2


def test_a_part_that_fails_leaves_those_before_it_in_the_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench.__main__, "serving", lambda *_: Part("Serving", ("quick",)))
    fails = [sys.executable, "-c", "exit('no space left')"]
    monkeypatch.setattr(bench.__main__, "scale", lambda *_: cost(fails, tmp_path))
    note = tmp_path / "performance.md"
    with pytest.raises(subprocess.CalledProcessError) as failed:
        bench.__main__.main(["serving", "scale", "--note", str(note)])
    assert "quick" in note.read_text("utf-8")
    assert failed.value.__notes__ == ["no space left\n"]


def test_an_enlarged_base_is_sound_and_refers_to_itself(tmp_path: Path) -> None:
    base, _ = read_base(TINY)
    enlarge(base, TINY, tmp_path / "data", 3)
    larger, problems = all_problems(tmp_path / "data")
    assert [str(problem) for problem in problems] == []
    assert len(larger.entries) == 3 * len(base.entries)
    assert len(larger.statements) == 3 * len(base.statements)
    said = Counter(plain(base, placed.statement.text, called) for placed in base.placed)
    of_all = Counter(plain(larger, placed.statement.text, called) for placed in larger.placed)
    assert of_all == Counter({text: 3 * number for text, number in said.items()})
    assert sorted(map(len, larger.citing.values())) == sorted([*map(len, base.citing.values())] * 3)


def test_the_exponent_is_the_power_with_which_costs_grow() -> None:
    for power in (0.5, 1.0, 2.0):
        costs = [Cost(0.0, 7.0 * times**power, 0.0) for times in (1, 3, 10)]
        assert exponent((1, 3, 10), costs) == pytest.approx(power)
