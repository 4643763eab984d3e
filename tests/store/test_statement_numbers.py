"""Statement ids: given by a command, once, and never again."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from kb.__main__ import main
from kb.checks.rules import all_problems
from kb.model.text_types import MAX_ID
from kb.store.file_names import bad_stem
from kb.store.statement_numbers import allocate, last_number

ROOT = Path(__file__).parent.parent.parent
NEW = """\
names:
  en: {name}
checked: 2026-01-15
type: term
statements:
"""
STATEMENT = """\
  - section: summary
    text: A term is a word.
    as_of: 2019
    citations:
      - source: note-2019
        at: section 1
        phrase: There are two forces
"""


def term(data: Path, id_: str, statements: str = STATEMENT) -> Path:
    """A new glossary entry whose statements have no id."""
    file = data / "glossary" / f"{id_}.yml"
    file.write_text(NEW.format(name=id_) + statements, encoding="utf-8")
    return file


def numbers(data: Path) -> list[int]:
    """The numbers that statements of the base bear."""
    texts = (file.read_text(encoding="utf-8") for file in data.glob("*/*.yml"))
    return sorted(int(number) for text in texts for number in re.findall(r"\bid: ML-(\d+)", text))


def test_new_statements_get_the_next_numbers_and_nothing_else_changes(copy: Path) -> None:
    file = term(copy, "new", STATEMENT + "\n  -\n    # a comment stays\n    section: role\n    text: It’s a term.\n")
    before = file.read_text(encoding="utf-8")
    assert allocate(copy, [file]).count == 2
    after = file.read_text(encoding="utf-8")
    assert after.replace("id: ML-0015\n    ", "").replace("id: ML-0016\n    ", "") == before
    assert "  - id: ML-0015\n    section: summary\n" in after
    assert "    # a comment stays\n    id: ML-0016\n    section: role\n" in after
    assert last_number(copy) == 16


def test_statements_in_braces_get_theirs_within_the_braces(copy: Path) -> None:
    file = term(copy, "new", "  - {section: role, text: One.}\n  - { section: role, text: Two. }\n")
    assert allocate(copy, [file]).count == 2
    lines = file.read_text(encoding="utf-8").splitlines()[-2:]
    assert lines == ["  - {id: ML-0015, section: role, text: One.}", "  - {id: ML-0016, section: role, text: Two. }"]


def test_giving_ids_twice_gives_none_the_second_time(copy: Path) -> None:
    file = term(copy, "new")
    assert (allocate(copy, [file]).count, allocate(copy, [file]).count) == (1, 0)
    assert all_problems(copy)[1] == []


def test_a_number_is_never_given_again_though_its_statement_is_gone(copy: Path) -> None:
    allocate(copy, [term(copy, "gone")])
    (copy / "glossary" / "gone.yml").unlink()
    allocate(copy, [term(copy, "next")])
    assert "id: ML-0016\n" in (copy / "glossary" / "next.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("ledger", [None, "", "last: many\n", "<<<<<<< ours\nlast: 3\n", "last: 3\n"])
def test_a_lost_or_damaged_ledger_gives_no_number_twice(copy: Path, ledger: str | None) -> None:
    (copy / "ids.yml").unlink()
    if ledger is not None:
        (copy / "ids.yml").write_text(ledger, encoding="utf-8")
    allocate(copy, [term(copy, "new")])
    assert numbers(copy) == list(range(1, 16))
    assert last_number(copy) == 15


def test_a_withdrawn_statement_keeps_its_number(copy: Path) -> None:
    file = copy / "forces" / "guard.yml"
    before = file.read_text(encoding="utf-8")
    assert "id: ML-0008" in before
    assert "status: withdrawn" in before
    assert allocate(copy, [file]).count == 0
    assert file.read_text(encoding="utf-8") == before


def test_a_number_that_is_gone_is_reported_with_the_remedy(copy: Path) -> None:
    file = copy / "forces" / "guard.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("  - id: ML-0008")], encoding="utf-8")
    said = "expected every number given so far, got no ML-0008: withdraw a statement, do not delete it"
    assert [str(problem) for problem in all_problems(copy)[1]] == [f"data/ids.yml:1:1: last: {said}"]


def test_a_number_that_was_changed_is_told_once_where_it_stands_and_with_what_it_was(copy: Path) -> None:
    file = copy / "forces" / "guard.yml"
    assert "ML-0005" in (copy / "topics" / "security.yml").read_text(encoding="utf-8")
    file.write_text(file.read_text(encoding="utf-8").replace("id: ML-0005", "id: ML-0055"), encoding="utf-8")
    said = "expected an id given by \"python -m kb ids\", got 'ML-0055', beyond the last (did you mean 'ML-0005'?)"
    assert [str(problem).partition(": ")[2] for problem in all_problems(copy)[1]] == [f"statements[2].id: {said}"]


@pytest.mark.parametrize(
    ("spoilt", "says"),
    [
        ("ML-005", "expected a statement id such as ML-0123, got 'ML-005'"),
        ("ML-٠٠٠٥", "expected a statement id such as ML-0123, got 'ML-٠٠٠٥'"),
        ("ML-0006", "expected an id of its own, got 'ML-0006', also in data/forces/guard.yml"),
    ],
)
def test_a_number_that_was_spoilt_or_given_twice_is_told_once(copy: Path, spoilt: str, says: str) -> None:
    file = copy / "forces" / "guard.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("id: ML-0005", f"id: {spoilt}"), encoding="utf-8")
    assert [str(problem).partition(".id: ")[2] for problem in all_problems(copy)[1]] == [says]
    # a second one that is gone is told besides
    hero = copy / "actors" / "hero.yml"
    hero.write_text(hero.read_text(encoding="utf-8").partition("statements:")[0], encoding="utf-8")
    assert any("got no ML-0002" in str(problem) for problem in all_problems(copy)[1])


def test_what_refers_to_a_statement_that_was_deleted_is_not_told_as_well(copy: Path) -> None:
    file = copy / "forces" / "guard.yml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    first = next(at for at, line in enumerate(lines) if "id: ML-0005" in line)
    after = next(at for at, line in enumerate(lines) if at > first and line.startswith("  - id:"))
    file.write_text("".join([*lines[:first], *lines[after:]]), encoding="utf-8")
    said = "expected every number given so far, got no ML-0005: withdraw a statement, do not delete it"
    assert f"data/ids.yml:1:1: last: {said}" in map(str, all_problems(copy)[1])
    assert [problem for problem in all_problems(copy)[1] if "got 'ML-0005'" in str(problem)] == []


def test_messages_name_the_folder_that_was_checked(copy: Path) -> None:
    other = copy.rename(copy.parent / "other")
    (other / "floors.yml").write_text("glossary: 900\n", encoding="utf-8")
    (other / "readings.yml").write_text("ML-0099: 2026-01-10 kept\n", encoding="utf-8")
    (other / "ids.yml").write_text("last: 15\n", encoding="utf-8")
    files = {problem.file for problem in all_problems(other)[1]}
    assert {"other/glossary", "other/readings.yml", "other/ids.yml"} <= files
    assert [file for file in files if not file.startswith("other/")] == []


def test_an_id_given_by_hand_is_reported(copy: Path) -> None:
    term(copy, "new", STATEMENT.replace("- section", "- id: ML-0099\n    section"))
    said = "expected an id given by \"python -m kb ids\", got 'ML-0099', beyond the last"
    assert [str(problem) for problem in all_problems(copy)[1]] == [
        f"data/glossary/new.yml:6:9: statements[0].id: {said}"
    ]


def test_a_file_that_cannot_be_read_does_not_keep_others_from_their_ids(copy: Path) -> None:
    faulty, fine = term(copy, "faulty", "  - [\n"), term(copy, "fine")
    assert allocate(copy, [faulty, fine]).count == 1
    assert faulty.read_text(encoding="utf-8").endswith("  - [\n")


def test_two_commands_at_once_give_distinct_ids(copy: Path) -> None:
    for number in range(12):
        term(copy, f"new-{number}", STATEMENT * 5)
    command = [sys.executable, "-m", "kb", "--data", str(copy), "ids"]
    both = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate(timeout=60)[0] for process in both]
    assert sum(int(text.split()[0]) for text in said) == 60
    assert numbers(copy) == list(range(1, 75))
    assert last_number(copy) == 74


def test_the_command_says_how_many_ids_it_gave(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    term(copy, "new")
    assert main(["--data", str(copy), "ids"]) == 0
    assert capsys.readouterr().out == "1 ids given\n"


def test_the_command_says_which_of_two_statements_has_another_number_now(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = (term(copy, name, STATEMENT.replace("- section", "- id: ML-0015\n    section")) for name in ("a", "b"))
    assert main(["--data", str(copy), "ids"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith("glossary/b.yml: ML-0015 is borne by another statement and is ML-0016 now: "
                            "mend where it is named")  # fmt: skip
    assert said[1:] == ["0 ids given"]
    assert ["ML-0015" in file.read_text("utf-8") for file in (one, other)] == [True, False]


def test_a_retired_number_is_missed_by_nobody_and_never_given_again(copy: Path) -> None:
    gone = term(copy, "gone")
    allocate(copy, [gone])
    gone.unlink()
    assert main(["--data", str(copy), "retire", "ML-0015"]) == 0
    assert all_problems(copy)[1] == []
    allocate(copy, [term(copy, "next")])
    assert numbers(copy)[-1] == 16
    assert main(["--data", str(copy), "retire", "ML-0015"]) == 0
    assert (copy / "ids.yml").read_text(encoding="utf-8").count("ML-0015") == 1


def test_a_statement_that_bears_a_retired_number_is_reported(copy: Path) -> None:
    main(["--data", str(copy), "retire", "ML-0001"])
    problems = [str(problem) for problem in all_problems(copy)[1]]
    assert len(problems) == 1
    assert problems[0].endswith("expected a number in use, got 'ML-0001', retired in data/ids.yml")


def test_of_two_statements_with_one_number_the_one_of_the_last_commit_keeps_it(copy: Path) -> None:
    later = term(copy, "late", STATEMENT.replace("- section", "- id: ML-0015\n    section"))
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=copy, check=True)
    earlier = term(copy, "early", STATEMENT.replace("- section", "- id: ML-0015\n    section"))
    assert main(["--data", str(copy), "ids"]) == 0
    assert ["ML-0015" in file.read_text("utf-8") for file in (later, earlier)] == [True, False]


def test_the_command_passes_over_what_is_still_a_draft_and_says_so(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--data", str(copy), "new", "term", "barrier"])
    capsys.readouterr()
    assert main(["--data", str(copy), "ids"]) == 0
    said = "glossary/barrier.yml: a statement still has the words of the draft, and gets no number"
    assert capsys.readouterr().out.splitlines() == [said, "0 ids given"]


def test_ids_are_given_where_there_is_no_git(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> object:
        raise FileNotFoundError(2, "No such file or directory", "git")

    term(copy, "new")
    monkeypatch.setattr("kb.commands.editing.subprocess.run", missing)
    assert main(["--data", str(copy), "ids"]) == 0
    assert numbers(copy) == list(range(1, 16))


@pytest.mark.parametrize(("length", "fits"), [(MAX_ID, True), (MAX_ID + 1, False)])
def test_an_id_may_be_as_long_as_that_and_no_longer(copy: Path, length: int, fits: bool) -> None:
    stem = "a" * length
    assert (list(bad_stem(stem, "x.yml")) == []) is fits
    assert main(["--data", str(copy), "new", "term", stem]) == (0 if fits else 1)
