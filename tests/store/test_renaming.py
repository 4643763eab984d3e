"""The command "rename": every edit that follows from another id."""

from pathlib import Path

import pytest

from kb.__main__ import main
from kb.checks.rules import all_problems
from kb.store.renaming import id_fields, rename
from tests.every import everything


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    text = '[it](../forces/guard.md) forces/guard.json forces/guardian.html {{ record_page("guard") }}\n'
    (folder / "cite.md").write_text(text, encoding="utf-8")
    return folder


def texts(data: Path) -> str:
    return "".join(path.read_text("utf-8") for path in sorted(data.glob("*/*.yml")))


@pytest.mark.parametrize("old", ["guard", "ministry-interior", "note-2019", "tiny-town", "decree-2021-7"])
def test_after_a_renaming_nothing_is_wrong_and_the_old_id_leads_to_the_record(
    copy: Path, docs: Path, old: str
) -> None:
    before = all_problems(copy)[0]
    rename(copy, docs, old, "brand-new")
    base, problems = all_problems(copy)
    assert problems == []
    assert old not in base.by_id
    assert old in base.by_id["brand-new"].record.former_ids
    assert len(base.entries) == len(before.entries)
    assert f"[[{old}" not in texts(copy)
    assert [p.statement.id for p in base.placed if p.entry.id == "brand-new"] == [
        p.statement.id for p in before.placed if p.entry.id == old
    ]


def test_only_ids_change_and_not_words_that_look_like_one(copy: Path, docs: Path) -> None:
    before = texts(copy)
    rename(copy, docs, "hero", "zoe-hero")
    after = texts(copy)
    assert after.count("Héro") == before.count("Héro")
    assert "Zoe-hero" not in after


def test_links_in_documents_follow(copy: Path, docs: Path) -> None:
    written = rename(copy, docs, "guard", "home-guard")
    text = (docs / "cite.md").read_text("utf-8")
    assert text == (
        '[it](../forces/home-guard.md) forces/home-guard.json forces/guardian.html {{ record_page("home-guard") }}\n'
    )
    assert docs / "cite.md" in written


def test_line_ends_and_comments_stay(copy: Path, docs: Path) -> None:
    file = copy / "forces" / "guard.yml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n") + b"# the end\r\n")
    rename(copy, docs, "guard", "home-guard")
    content = (copy / "forces" / "home-guard.yml").read_bytes()
    assert content.endswith(b"# the end\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")


@pytest.mark.parametrize("listed", ["former_ids: [palace-guard]\n", "former_ids:\n  - palace-guard\n", ""])
def test_former_ids_are_added_to_however_they_are_written(copy: Path, docs: Path, listed: str) -> None:
    file = copy / "forces" / "guard.yml"
    file.write_text(file.read_text("utf-8").replace("former_ids: [palace-guard]\n", listed), "utf-8")
    rename(copy, docs, "guard", "home-guard")
    base, problems = all_problems(copy)
    assert problems == []
    assert base.by_id["home-guard"].record.former_ids == [*(["palace-guard"] if listed else []), "guard"]


def test_a_record_can_have_its_old_id_back(copy: Path, docs: Path) -> None:
    rename(copy, docs, "guard", "palace-guard")
    base, problems = all_problems(copy)
    assert problems == []
    assert base.by_id["palace-guard"].record.former_ids == ["guard"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("gard", "x", "expected the id of a record, got 'gard' (did you mean 'guard'?)"),
        ("guard", "hero", "expected an id of its own, got 'hero'"),
        ("guard", "Bad_Id", "expected an id of small letters"),
        ("guard", "index", "expected an id that is not reserved"),
        ("hero", "palace-guard", "expected an id that no record had before, got 'palace-guard', under which guard was"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_changes(
    copy: Path, docs: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, message: str
) -> None:
    before = texts(copy)
    assert main(["--data", str(copy), "rename", old, new, "--docs", str(docs)]) == 1
    assert message in capsys.readouterr().err
    assert texts(copy) == before


def test_fields_with_ids_are_those_of_the_models() -> None:
    assert {"source", "target", "see_also", "within", "successors", "former_ids", "indicator", "by"} <= id_fields()
    assert not {"id", "text", "section", "superseded_by"} & id_fields()


def test_a_reference_by_a_former_id_is_told_the_id_of_now(copy: Path) -> None:
    file = copy / "actors" / "hero.yml"
    file.write_text(file.read_text("utf-8").replace("statements:", "see_also: [palace-guard]\nstatements:", 1), "utf-8")
    said = [str(problem) for problem in all_problems(copy)[1]]
    assert any("got 'palace-guard', which is now 'guard'" in problem for problem in said)


def test_comparisons_follow_in_their_records_tasks_and_whole_lists(tmp_path: Path, docs: Path) -> None:
    data = everything(tmp_path / "data")
    for old in ("guard-2021", "guard-2023", "hero"):
        rename(data, docs, old, f"new-{old}")
    base, problems = all_problems(data)
    assert problems == []
    tasks, bodies = (one.comparison for one in base.comparisons[:2])
    assert tasks.records == ["new-guard-2021", "new-guard-2023"]
    assert {one.mandate for task in tasks.tasks for one in task.given} == set(tasks.records)
    assert [one.mandate for one in tasks.whole_lists] == ["new-guard-2023"]
    assert bodies.records == ["ministry-interior", "new-hero"]
