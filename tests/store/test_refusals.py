"""A command that cannot do what it is asked: it says so in a line, its exit status tells, and it changes nothing."""

import shutil
from pathlib import Path

import pytest

from kb.__main__ import main
from tests.built import TINY
from tests.editions import GUARD, edit


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a base that keeps edition 2026.2, a stored text in Latin-1, and a file that is no record."""
    shutil.copytree(TINY, tmp_path / "data")
    assert main(["--data", str(tmp_path / "data"), "edition", "2026.2", "--today", "2026-03-01"]) == 0
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/note.txt").write_bytes("1. Forces\n\nLes forces armées".encode("latin-1"))
    (tmp_path / "list.yml").write_text("a: [", "utf-8")
    monkeypatch.setenv("KB_SOURCES", str(tmp_path / "sources"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def held(place: Path) -> dict[str, bytes]:
    """Everything that lies in the folder; files by which commands wait for each other are none of it."""
    files = (path for path in place.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {str(path.relative_to(place)): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    ("command", "status", "says"),
    [
        ("moved ML-0003", 1, "ML-0003 is where edition 2026.2 has it, in 'guard'"),
        ("moved ML-0099", 1, "expected a statement of the newest edition (2026.2), got ML-0099"),
        ("reword ML-0099 --why x", 1, "expected a statement of the newest edition (2026.2), got ML-0099"),
        ("edition 2026.1", 1, "expected a number after 2026.2, got 2026.1"),
        ("diff 2025.1", 1, "kept are: 2026.2"),
        ("freeze nowhere store 2026.2", 2, "nowhere/editions.js: No such file or directory"),
        ("new actor guard", 1, "expected an id of its own, got 'guard', which data/forces/guard.yml has"),
        ("new actor Guard", 1, "expected an id of small letters a-z, digits and single hyphens, got 'Guard'"),
        ("rename nobody somebody", 1, "expected the id of a record, got 'nobody'"),
        ("rename hero guard", 1, "expected an id of its own, got 'guard', which data/forces/guard.yml has"),
        ("read nowhere.yml", 2, "nowhere.yml:1:1: expected a file that can be read, got something else"),
        ("read list.yml", 2, "list.yml:1:5: expected YAML, got: did not find expected node content"),
        ("hold nobody", 1, "expected the id of a source, got 'nobody'"),
        ("hold note-2019 sources/note.txt", 1, "--from: expected the address from which the text came, got nothing"),
        ("hold note-2019 sources/note.txt --from https://a.example/ --kept-by x", 2,
         "sources/note.txt:3:15: expected UTF-8, got byte 0xe9"),
        ("hold note-2019 nowhere.txt --from https://a.example/ --kept-by x", 2,
         "nowhere.txt:1:1: expected a file that can be read, got: No such file or directory"),
        ("verify", 2, "note.txt:3:15: expected UTF-8, got byte 0xe9"),
        ("coverage", 2, "note.txt:3:15: expected UTF-8, got byte 0xe9"),
        *((f"new actor x --today {day}", "usage", f"expected a day such as 2020-08-18, got '{day}'")
          for day in ("today", "2026-02-30", "20260301", "2026-W09-7", "2026-3-1")),
        *((f"retire {number}", "usage", f"expected a statement such as ML-0123, got '{number}'")
          for number in ("ML-0000", "ML-00003", "ML-999999999", "3", "guard")),
        ("edition 2026.03", "usage", "expected year and counter such as 2026.2, got '2026.03'"),
        ("new actr x", "usage", "expected a kind of record, got 'actr' (did you mean 'actor'?)"),
    ],
)  # fmt: skip
def test_a_command_refuses_in_a_line_and_changes_nothing(
    place: Path, capsys: pytest.CaptureFixture[str], command: str, status: int | str, says: str
) -> None:
    before = held(place)
    capsys.readouterr()
    if status == "usage":
        with pytest.raises(SystemExit) as refused:
            main(["--data", "data", *command.split()])
        assert refused.value.code == 2
    else:
        assert main(["--data", "data", *command.split()]) == status
    said = capsys.readouterr()
    assert said.err.splitlines()[-1].endswith(says)
    assert "Traceback" not in said.err
    assert held(place) == before


def test_no_edition_is_cut_of_a_faulty_base(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(place / "data", GUARD, "see_also: [hero]", "see_also: [heero]")
    before = held(place)
    assert main(["--data", "data", "edition", "2026.3"]) == 1
    said = capsys.readouterr()
    assert "expected a record, got 'heero'" in said.out
    assert said.err == "1 problem\n"
    assert held(place) == before


def test_stale_schemas_are_told_and_only_told(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", "data", "schema"]) == 0
    assert main(["--data", "data", "schema", "--check"]) == 0
    (place / "data/schema/actors.json").write_text("{}", "utf-8")
    before = held(place)
    capsys.readouterr()
    assert main(["--data", "data", "schema", "--check"]) == 1
    assert capsys.readouterr().out.startswith("data/schema/actors.json: stale: run ")
    assert held(place) == before


def test_a_command_makes_the_folders_into_which_it_writes(place: Path) -> None:
    assert main(["--data", "elsewhere/data", "new", "term", "barrier"]) == 0
    assert (place / "elsewhere/data/glossary/barrier.yml").is_file()
    (place / "site").mkdir()
    (place / "site/editions.js").write_text('{"newest":"2026.2","draft":""}', "utf-8")
    (place / "site/index.html").write_text("home", "utf-8")
    assert main(["--data", "data", "freeze", "site", "kept/of/all", "2026.2"]) == 0
    assert main(["--data", "data", "place", "kept/of/all", "site"]) == 0
    assert (place / "site/ed/2026.2/index.html").read_text("utf-8") == "home"
