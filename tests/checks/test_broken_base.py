"""tests/broken holds every mistake once; what the check says of it is part of the interface, word for word."""

import difflib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kb.__main__ import main
from kb.checks.rules import CHECKS, Check
from kb.store.base import read_base

ROOT = Path(__file__).parent.parent.parent
BROKEN = ROOT / "tests" / "broken" / "data"
EXPECTED = ROOT / "tests" / "broken" / "expected.txt"
BLESS = "BLESS=1 python -m pytest tests/checks/test_broken_base.py"
FORM = re.compile(r"data(/[^/:]+)+:\d+:\d+: ([^ :]+: )?expected .+, got.* .+")


def checked() -> tuple[int, str]:
    """Exit status and output of the check of the broken base, with the count at the end."""
    command = [sys.executable, "-m", "kb", "--data", str(BROKEN.relative_to(ROOT)), "check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout + done.stderr


def test_every_mistake_is_reported_word_for_word() -> None:
    status, said = checked()
    assert status == 1
    if os.environ.get("BLESS"):
        EXPECTED.write_text(said, encoding="utf-8")
    expected = EXPECTED.read_text(encoding="utf-8")
    changes = difflib.unified_diff(expected.splitlines(), said.splitlines(), "expected.txt", "said", lineterm="")
    assert said == expected, "\n".join([*changes, "", f'if the new messages are better, accept them: "{BLESS}"'])


def test_every_message_says_where_what_was_expected_and_what_was_found() -> None:
    *messages, count = EXPECTED.read_text(encoding="utf-8").splitlines()
    assert [message for message in messages if not FORM.fullmatch(message)] == []
    assert count == f"{len(messages)} problems"
    assert len(set(messages)) == len(messages)


@pytest.mark.parametrize("rule", CHECKS, ids=lambda rule: rule.__name__)
def test_every_rule_is_broken_once(rule: Check) -> None:
    base, _ = read_base(BROKEN)
    assert list(rule(base))


def test_a_file_is_reported_if_and_only_if_it_is_wrong() -> None:
    reported = {line.split(":")[0] for line in EXPECTED.read_text(encoding="utf-8").splitlines()}
    for file in sorted(path for path in BROKEN.rglob("*") if path.is_file()):
        name = f"data/{file.relative_to(BROKEN)}"
        wrong = b"# Nothing is wrong here" not in file.read_bytes()
        assert wrong == bool({name, os.path.dirname(name)} & reported), name


def said_of(data: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What the check says of a base made here; it must fail."""
    assert main(["--data", str(data), "check"]) == 1
    return capsys.readouterr().out.splitlines()


def test_a_file_too_large_to_be_a_record_is_not_read(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copy / "glossary" / "large.yml").write_bytes(b"a" * 5_000_000)
    assert said_of(copy, capsys) == [
        "data/glossary/large.yml:1:1: expected a record of at most 1,000,000 bytes, got 5,000,000"
    ]


def test_what_is_no_file_is_not_read(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copy / "glossary"
    (folder / "folder.yml").mkdir()
    (folder / "link.yml").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.yml")
    assert said_of(copy, capsys) == [
        f"data/glossary/{name}.yml:1:1: expected a file that can be read, got something else"
        for name in ("folder", "link", "pipe")
    ]


def test_names_that_cannot_be_printed_are_shown_as_escapes(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = (copy / "glossary" / "ssr.yml").read_text(encoding="utf-8").replace("ecurity", "ecret").replace("SR", "x")
    wanted = "expected a file name of small letters a-z, digits and single hyphens (it is the record's id), got"
    for name, shown in ((b"two\nlines.yml", "two\\nlines"), (b"caf\xe9.yml", "caf\\udce9")):
        file = Path(os.fsdecode(os.fsencode(copy) + b"/glossary/" + name))
        file.write_text(record, encoding="utf-8")
        assert said_of(copy, capsys) == [f"data/glossary/{shown}.yml:1:1: {wanted} '{shown}'"]
        file.unlink()


def test_an_empty_folder_that_is_no_kind_is_named(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copy / "source").mkdir()
    (said,) = said_of(copy, capsys)
    assert said.endswith("as folder of records, got 'source' (did you mean 'sources'?)")


def test_hidden_files_of_editors_are_passed_over(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copy / "glossary" / ".#ssr.yml").symlink_to("editor@host.1")
    (copy / "glossary" / ".ssr.yml.swp").write_bytes(b"\xff")
    assert main(["--data", str(copy), "check"]) == 0
    assert capsys.readouterr().out == "13 records, 14 statements: no problems\n"


def test_a_base_that_is_not_there_is_said_to_be_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said_of(tmp_path / "data", capsys) == ["data:1:1: expected a folder of records, got nothing"]


def test_check_of_one_file_shows_its_problems_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(BROKEN), "check", str(BROKEN / "glossary" / "tab.yml")]) == 1
    assert capsys.readouterr() == ("data/glossary/tab.yml:4:1: expected spaces, got a tab\n", "1 problem\n")


def test_check_of_a_file_that_is_not_there_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(BROKEN), "check", "no/such.yml"]) == 1
    assert capsys.readouterr().out == "no/such.yml:1:1: expected a file, got nothing\n"
