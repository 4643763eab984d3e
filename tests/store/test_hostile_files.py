"""Files and folders as they must not be: each ends in a message with its place, within seconds, and loses nothing.

Each case was found by mutation or attack; its kind is in the name of the test.
"""

import os
import shutil
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest

from kb.__main__ import main
from kb.checks.rules import all_problems
from kb.evidence.source_places import place_order
from kb.model.source import Source
from kb.model.statement import Figure
from kb.model.units import Unit
from kb.store.base import read_base
from kb.store.statement_numbers import allocate
from kb.store.writing import write_whole

ROOT = Path(__file__).parent.parent.parent
GUARD = "forces/guard.yml"


def said_of(data: Path) -> list[str]:
    """Everything that the check says of a base."""
    return sorted(str(problem) for problem in all_problems(data)[1])


def edit(data: Path, file: str, old: str, new: str) -> None:
    """Replace one text in one file."""
    text = (data / file).read_text(encoding="utf-8")
    assert old in text
    (data / file).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (r'"A\nER  - \nTY  - JOUR"', "names.en: expected text on one line, got U+000A"),
        (r'"x\x9b"', "names.en: expected text without invisible characters, got U+009B"),
        (r'"a\u00a0b"', "names.en: expected text without invisible characters, got U+00A0"),
        (r'"a\u2028b"', "names.en: expected text on one line, got U+2028"),
        (r'"a\ue000b"', "names.en: expected text without invisible characters, got U+E000"),
        (r'"a\u3164b"', "names.en: expected text without invisible characters, got U+3164"),
        (r'"a\ufffdb"', "names.en: expected every letter, got U+FFFD in the place of one"),
        ('"o\ufb03cer"', "names.en: expected letters as typed, got '\ufb03' (did you mean 'ffi'?)"),
        ('"Ｇuard"', "names.en: expected letters as typed, got 'Ｇ' (did you mean 'G'?)"),
        ('"𝐆uard"', "names.en: expected letters as typed, got '𝐆' (did you mean 'G'?)"),
        ('"Gu\u0430rd"', "names.en: expected a word in one script, got 'Gu\u0430rd'"),
        ('"C\u03bfte"', "names.en: expected a word in one script, got 'C\u03bfte'"),
        (r'"Ke\u0301ta"', "names.en: expected composed letters (Unicode NFC), got 'e' with a mark apart"),
    ],
)
def test_a_plain_field_is_one_line_of_visible_composed_characters(copy: Path, name: str, shown: str) -> None:
    edit(copy, GUARD, "  en: Tiny Guard", f"  en: {name}")
    assert said_of(copy) == [f"data/{GUARD}:3:7: {shown}"]


@pytest.mark.parametrize(
    "good", ["Garde d’Élite", "Тест", "Garde Тест", "№ 2²", "α", "日本", "Ménaka – “Nord”", "مجلس"]
)
def test_names_of_any_script_are_names(copy: Path, good: str) -> None:
    edit(copy, GUARD, "  en: Tiny Guard", f"  en: '{good}'")
    assert said_of(copy) == []


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://a.example/x", True),
        ("https://a.example/João(2)?a=b&c=d#e", True),
        ("https://a.example/x\\", False),
        ("https://a.example/a|b", False),
        ("https:///nowhere", False),
        ("javascript:alert(1)", False),
    ],
)
def test_an_address_holds_nothing_that_ends_a_field_or_a_link(copy: Path, address: str, good: bool) -> None:
    edit(copy, GUARD, "type: internal-security", f"website: '{address}'\ntype: internal-security")
    assert (said_of(copy) == []) == good


@pytest.mark.parametrize("id_", ["ML-00003", "ML-0000", "ML-٠٠٠٣", "ML-" + "1" * 5000, "ML-3"])
def test_a_number_has_one_form(copy: Path, id_: str) -> None:
    edit(copy, GUARD, "id: ML-0003", f"id: {id_}")
    assert any("statements[0].id: expected a statement id such as ML-0123" in line for line in said_of(copy))


@pytest.mark.parametrize("id_", ["ml-0003", "ML_0003", "ML–0003", "ML0003", "' ML-0003'"])
def test_a_number_misspelt_is_one_message_though_others_name_it(copy: Path, id_: str) -> None:
    edit(copy, GUARD, "id: ML-0003", f"id: {id_}")
    (said,) = said_of(copy)
    assert said.startswith(f"data/{GUARD}:16:9: statements[0].id: expected a statement id such as ML-0123, got ")


@pytest.mark.parametrize("text", ["yes", "no", "on", "TRUE", "1", "maybe"])
def test_a_truth_value_has_one_form(copy: Path, text: str) -> None:
    edit(copy, GUARD, "  - id: ML-0003\n", f"  - id: ML-0003\n    timeless: {text}\n")
    near = {"no": " (did you mean 'false'?)", "maybe": ""}.get(text, " (did you mean 'true'?)")
    assert said_of(copy) == [f"data/{GUARD}:17:15: statements[0].timeless: expected true or false, got '{text}'{near}"]


@pytest.mark.parametrize("text", ["014", "14.0", "1_4", "+14", "' 14'", "0x0e", "1e1", "-0"])
def test_a_whole_number_has_one_form(copy: Path, text: str) -> None:
    (copy / "ids.yml").write_text(f"last: {text}\n", encoding="utf-8")
    said = f"data/ids.yml:1:7: last: expected a whole number such as 12, got '{text.strip(chr(39))}'"
    assert said_of(copy) == [said]


@pytest.mark.parametrize(
    ("retired", "said"),
    [
        ("ML-0015", []),
        ("ML-0015, ML-0015", ["retired[1]: expected each number once, got 'ML-0015' again"]),
    ],
)
def test_a_number_is_retired_once(copy: Path, retired: str, said: list[str]) -> None:
    (copy / "ids.yml").write_text(f"last: 15\nretired: [{retired}]\n", encoding="utf-8")
    found = [line for line in said_of(copy) if "retired" in line]
    assert found == [f"data/ids.yml:1:1: {one}" for one in said]


@pytest.mark.parametrize("number", ["2026.0", "2026.01", "0000.1", "2026", "26.1", "2026.1000"])
def test_an_edition_has_one_number(copy: Path, number: str) -> None:
    edit(copy, "edition.yml", "2026.1", number)
    assert said_of(copy) == [f"data/edition.yml:1:9: number: expected an edition such as 2026.1, got '{number}'"]


@pytest.mark.parametrize(
    ("author", "got"),
    [("{}", "nothing"), ("{given: Anna}", "'given'"), ("{literal: A, family: B}", "'literal' and 'family'")],
)
def test_an_author_is_an_institution_or_a_person(copy: Path, author: str, got: str) -> None:
    edit(copy, "sources/note-2019.yml", "  - literal: Institute of Small States", f"  - {author}")
    wanted = "an institution ('literal') or a person ('family', and 'given' where known)"
    assert said_of(copy) == [f"data/sources/note-2019.yml:10:5: authors[0]: expected {wanted}, got {got}"]


@pytest.mark.parametrize("date", ["2026", "2026-01", "2026-01-15/2026-01-16"])
def test_what_was_checked_was_checked_on_a_day(copy: Path, date: str) -> None:
    edit(copy, GUARD, "checked: 2026-01-15", f"checked: {date}")
    assert said_of(copy) == [f"data/{GUARD}:7:10: checked: expected a whole day, got '{date}'"]


@pytest.mark.parametrize("name", ["..", ".", "../x", ".hidden", "a/b", "x" * 121])
def test_a_stored_text_lies_in_its_folder(copy: Path, name: str) -> None:
    edit(copy, "sources/note-2019.yml", "file: note.txt", f"file: '{name}'")
    (said,) = said_of(copy)
    assert said.startswith("data/sources/note-2019.yml:14:7: file: expected a")


@pytest.mark.parametrize("date", ["9999", "0005", "0001-01-01", "9999-12-31", "3000"])
@pytest.mark.parametrize("field", ["as_of: {}", "existence: {{begins: {}}}"])
def test_a_year_is_one_that_a_record_can_speak_of(copy: Path, date: str, field: str) -> None:
    edit(copy, GUARD, "  - id: ML-0003\n", f"  - id: ML-0003\n    {field.format(date)}\n")
    assert any(f"expected a year from 1000 to 2999, got '{date}'" in line for line in said_of(copy))


def test_a_date_is_quoted_whole_and_short(copy: Path) -> None:
    edit(copy, GUARD, "checked: 2026-01-15", "checked: 25/11/2026")
    assert said_of(copy)[0].endswith("got '25/11/2026'")
    edit(copy, GUARD, "checked: 25/11/2026", f"checked: '{'9' * 500_000}'")
    assert max(map(len, said_of(copy))) < 300


def test_a_locator_with_a_raised_digit_is_a_text(copy: Path) -> None:
    source = read_base(copy)[0].by_id["journal-2021"].record
    assert isinstance(source, Source)
    places = ["page 10", "page 2", "page 3²"]
    assert sorted(places, key=lambda at: place_order(source, at)) == ["page 2", "page 3²", "page 10"]


@pytest.mark.parametrize("id_", ["index", "aux", "con", "prn", "nul", "com1", "lpt9"])
def test_reserved_names_are_no_ids(copy: Path, id_: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(copy), "new", "actor", id_]) == 1
    assert capsys.readouterr().err == f"expected an id that is not reserved, got '{id_}'\n"
    (copy / "glossary" / f"{id_}.yml").write_bytes((copy / "glossary" / "ssr.yml").read_bytes())
    assert f"data/glossary/{id_}.yml:1:1: expected a file name that is not reserved, got '{id_}'" in said_of(copy)
    (copy / "glossary" / f"{id_}.yml").unlink()
    edit(copy, GUARD, "[palace-guard]", f"[{id_}]")
    assert said_of(copy)[0].endswith(f"former_ids[0]: expected an id that is not reserved, got '{id_}'")


@pytest.mark.parametrize("name", ["edition.yml", "ids.yml", "floors.yml", "readings.yml"])
@pytest.mark.parametrize(
    "content", [b"\xff", b"", b"- a\n", b"last: " + b"1" * 5000, b"x: [", b"\x00", b"a: 1\na: 2\n"]
)
def test_every_file_of_the_base_is_read_by_the_same_reader(copy: Path, name: str, content: bytes) -> None:
    (copy / name).write_bytes(content)
    begun = time.monotonic()
    said = said_of(copy)
    assert time.monotonic() - begun < 2
    assert any(line.startswith(f"data/{name}:") for line in said)
    assert all(len(line) < 800 for line in said)


def test_a_ledger_far_ahead_is_one_message(copy: Path) -> None:
    (copy / "ids.yml").write_text("last: 999999\n", encoding="utf-8")
    (said,) = said_of(copy)
    assert "got no ML-0015 to ML-999999" in said
    (copy / "ids.yml").write_text("last: 3000000\n", encoding="utf-8")
    assert said_of(copy) == ["data/ids.yml:1:7: last: expected a number of at most 999999, got '3000000'"]


def test_a_missing_ledger_is_one_message(copy: Path) -> None:
    (copy / "ids.yml").unlink()
    assert said_of(copy) == ['data/ids.yml:1:1: expected the ledger of numbers, got nothing: run "python -m kb ids"']


def test_a_faulty_file_named_like_a_statement_is_a_file_with_a_bad_name(copy: Path) -> None:
    (copy / "glossary" / "ML-x.yml").write_text("a: [", encoding="utf-8")
    assert all(line.startswith("data/glossary/ML-x.yml:") for line in said_of(copy))


def test_many_unknown_keys_end_soon_and_in_few_messages(copy: Path) -> None:
    (copy / "glossary" / "keys.yml").write_text("".join(f"key{n}: x\n" for n in range(20_000)), encoding="utf-8")
    begun = time.monotonic()
    said = said_of(copy)
    assert time.monotonic() - begun < 5
    assert len(said) == 51
    assert any("expected fewer mistakes, got" in line for line in said)


@pytest.mark.parametrize(("keys", "more"), [(49, 0), (50, 0), (51, 1), (52, 2)])
def test_fifty_mistakes_of_a_file_are_told_and_how_many_more_there_are(copy: Path, keys: int, more: int) -> None:
    with (copy / "glossary" / "ssr.yml").open("a", encoding="utf-8") as file:
        file.write("".join(f"key{n}: x\n" for n in range(keys)))
    said = said_of(copy)
    assert len([line for line in said if "expected a known field" in line]) == min(keys, 50)
    told = [line.partition("expected fewer mistakes, ")[2] for line in said if "fewer mistakes" in line]
    assert told == ([f"got {more} more"] if more else [])


def test_one_mistake_made_very_often_is_told_in_few_messages(copy: Path) -> None:
    edit(copy, GUARD, "see_also: [hero]", f"see_also: [{', '.join(['hero'] * 2_000)}]")
    edit(copy, "actors/hero.yml", "target: guard", "target: gard")
    said = said_of(copy)
    assert len([line for line in said if GUARD in line]) == 51
    assert f"data/{GUARD}:13:318: expected fewer mistakes, got 1949 more" in said
    assert any("actors/hero.yml" in line for line in said)


@pytest.mark.parametrize(("space", "shown"), [("\u1680", "\\u1680"), ("\u2003", "\\u2003"), ("\u3000", "\\u3000")])
def test_a_space_that_is_not_the_usual_one_is_told_by_its_code(copy: Path, space: str, shown: str) -> None:
    edit(copy, "actors/hero.yml", "en: Zoé Héro", f"en: {space}")
    (said,) = [line for line in said_of(copy) if ": names.en: " in line]
    assert said.endswith(f"expected some text, got '{shown}'")


def test_a_huge_file_is_not_read_whole(copy: Path) -> None:
    with (copy / "glossary" / "huge.yml").open("wb") as file:
        file.truncate(3_000_000_000)
    begun = time.monotonic()
    assert said_of(copy) == [
        "data/glossary/huge.yml:1:1: expected a record of at most 1,000,000 bytes, got 3,000,000,000"
    ]
    assert time.monotonic() - begun < 2


def test_a_folder_of_records_that_is_a_file_is_said(copy: Path) -> None:
    for file in (copy / "topics").iterdir():
        file.unlink()
    (copy / "topics").rmdir()
    (copy / "topics").write_text("x", encoding="utf-8")
    assert any(
        line.startswith("data/topics:1:1: expected a folder of records that can be read") for line in said_of(copy)
    )


@pytest.mark.parametrize("folder", ["topics", "actors", "sources", "comparisons"])
@pytest.mark.parametrize(
    ("target", "got"),
    [
        (None, "Too many levels of symbolic links"),
        ("nowhere", "No such file or directory"),
        (".", "a link to what the base holds, or to what holds it"),
        ("..", "a link to what the base holds, or to what holds it"),
        ("places", "a link to what the base holds, or to what holds it"),
    ],
)
def test_a_folder_of_records_that_leads_astray_is_one_message(
    copy: Path, folder: str, target: str | None, got: str
) -> None:
    shutil.rmtree(copy / folder)
    (copy / folder).symlink_to(target or folder)
    (copy / "floors.yml").write_text("topics: 1\nactors: 1\nsources: 1\n", encoding="utf-8")
    assert said_of(copy) == [f"data/{folder}:1:1: expected a folder of records that can be read, got: {got}"]


def test_a_folder_of_records_may_be_linked_from_elsewhere(copy: Path, tmp_path: Path) -> None:
    (copy / "topics").rename(tmp_path / "elsewhere")
    (copy / "topics").symlink_to(tmp_path / "elsewhere")
    assert said_of(copy) == []


@pytest.mark.parametrize("folder", ["editions", "schema"])
def test_a_folder_beside_the_records_is_a_folder(copy: Path, folder: str) -> None:
    (copy / folder).symlink_to(folder)
    assert said_of(copy) == [f"data/{folder}:1:1: expected '{folder}' to be a folder, got something else"]


def test_no_record_is_lost_because_it_is_hidden(copy: Path) -> None:
    for name in (".yml", ".ssr.yml", ".#ssr.yml", "._ssr.yml", ".ssr.yml.swp", ".DS_Store"):
        (copy / "glossary" / name).write_text("x", encoding="utf-8")
    wanted = "expected a file name that does not begin with a full stop, got"
    assert said_of(copy) == [f"data/glossary/{name}:1:1: {wanted} '{name}'" for name in (".ssr.yml", ".yml")]


@pytest.mark.parametrize("name", ["lost.YML", "lost.txt", "notes"])
def test_a_file_beside_the_folders_is_said(copy: Path, name: str) -> None:
    (copy / name).write_text("x", encoding="utf-8")
    assert said_of(copy) == [
        f"data/{name}:1:1: expected records in the folder of their kind, got '{name}' beside the folders"
    ]


def test_faults_of_a_statement_and_of_the_whole_base_are_told_in_one_run(copy: Path) -> None:
    edit(copy, GUARD, "see_also: [hero]", "see_also: [heero]")
    edit(copy, GUARD, "  - id: ML-0003\n", "  - id: ML-0003\n    colour: red\n")
    said = "\n".join(said_of(copy))
    assert "statements[0].colour: expected a known field" in said
    edit(copy, GUARD, "    section: organisation", "    section: organizaton")
    said = "\n".join(said_of(copy))
    assert "statements[0].colour: expected a known field" in said
    assert "].section: expected a section tag, got 'organizaton' (did you mean 'organisation'?)" in said


def test_a_record_read_in_part_complains_of_nothing_that_its_faulty_statement_would_mend(copy: Path) -> None:
    edit(copy, GUARD, "  - id: ML-0003\n", "  - id: ML-0003\n    colour: red\n")
    assert [line for line in said_of(copy) if "colour" not in line] == []


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_numbering_keeps_line_ends_and_byte_order_mark(copy: Path, ending: bytes, mark: bytes) -> None:
    file = copy / "glossary" / "new.yml"
    text = "names: {en: New}\nchecked: 2026-01-15\ntype: term\nstatements:\n  - section: summary\n    text: It is.\n"
    before = mark + text.encode().replace(b"\n", ending)
    file.write_bytes(before)
    assert allocate(copy, [file]).count == 1
    wanted = before.replace(b"  - section", b"  - id: ML-0015" + ending + b"    section")
    assert file.read_bytes() == wanted


def test_numbering_a_record_on_one_line_with_a_byte_order_mark(copy: Path) -> None:
    file = copy / "glossary" / "new.yml"
    file.write_bytes(b"\xef\xbb\xbf{statements: [{section: summary, text: It is.}]}\n")
    allocate(copy, [file])
    assert file.read_bytes() == b"\xef\xbb\xbf{statements: [{id: ML-0015, section: summary, text: It is.}]}\n"


def test_of_two_statements_with_one_number_the_committed_one_keeps_it(copy: Path) -> None:
    file = copy / "glossary" / "aaa.yml"
    file.write_text("names: {en: New}\nstatements:\n  - id: ML-0003\n    section: summary\n", encoding="utf-8")
    given = allocate(copy, sorted(copy.glob("*/*.yml")), kept={(GUARD, "ML-0003")})
    assert given.renumbered == (("glossary/aaa.yml", "ML-0003", "ML-0015"),)
    assert "id: ML-0015\n" in file.read_text(encoding="utf-8")
    assert "id: ML-0003\n" in (copy / GUARD).read_text(encoding="utf-8")


def test_two_branches_that_number_statements_differ_in_the_ledger(copy: Path) -> None:
    ledgers = []
    for text in ("One.", "Another."):
        (copy / "glossary" / "new.yml").write_text(
            f"names: {{en: New}}\nstatements:\n  - section: summary\n    text: {text}\n", encoding="utf-8"
        )
        before = (copy / "ids.yml").read_bytes()
        allocate(copy, [copy / "glossary" / "new.yml"])
        ledgers.append((copy / "ids.yml").read_text(encoding="utf-8"))
        (copy / "ids.yml").write_bytes(before)
    assert ledgers[0] != ledgers[1]
    assert ledgers[0].splitlines()[:2] == ledgers[1].splitlines()[:2]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x.yml"
    file.write_text("old", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(file, "new")
    assert [path.name for path in tmp_path.iterdir()] == ["x.yml"]
    assert file.read_text(encoding="utf-8") == "old"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """One command of kb as a process."""
    return subprocess.run(
        [sys.executable, "-m", "kb", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_a_console_that_lacks_characters_shows_escapes(copy: Path) -> None:
    done = run("--data", str(copy), "as-on", "2021-03-01", PYTHONIOENCODING="cp850")
    assert done.returncode == 0, done.stderr
    done = run("--data", "tests/broken/data", "check", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_a_reader_that_has_read_enough_ends_the_command_quietly() -> None:
    command = f"{sys.executable} -m kb --data tests/broken/data check | head -1"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.stdout.count(b"\n") == 1
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


def test_a_command_that_cannot_write_says_so_in_a_line(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object) -> None:
        raise OSError(30, "Read-only file system", "data/ids.yml")

    monkeypatch.setattr(os, "replace", refused)
    assert main(["--data", str(copy), "retire", "ML-0014"]) == 2
    assert capsys.readouterr().err == "data/ids.yml: Read-only file system\n"


def test_an_id_too_long_for_a_file_is_refused(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(copy), "new", "actor", "a" * 300]) == 1
    assert capsys.readouterr().err == "expected an id of at most 60 characters, got 300\n"


def test_a_licence_is_one_that_files_can_name(copy: Path) -> None:
    # found by mutation: the check passed, and the build ended in a traceback
    edit(copy, "edition.yml", "licence: CC BY 4.0", "licence: Public domain")
    assert said_of(copy) == [
        "data/edition.yml:5:10: licence: expected 'CC BY 4.0' or 'CC BY-SA 4.0' or 'CC0 1.0', got 'Public domain'"
    ]


def test_a_text_that_ends_too_soon_is_faulty_at_its_end(copy: Path) -> None:
    # found by mutation: the message named a line after the last
    (copy / "actors" / "hero.yml").write_bytes(b"names:\n  en: Hero\n  b")
    (said,) = [line for line in said_of(copy) if "hero.yml" in line]
    assert said.startswith("data/actors/hero.yml:3:4: expected YAML")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)"])
def test_a_text_is_no_formula_of_a_spreadsheet(copy: Path, text: str) -> None:
    edit(copy, GUARD, "  en: Tiny Guard", f"  en: '{text}'")
    assert said_of(copy) == [
        f"data/{GUARD}:3:7: names.en: expected text that no spreadsheet takes for a formula, got '{text}'"
    ]


def test_a_second_reading_is_of_a_day_that_exists(copy: Path) -> None:
    (copy / "readings.yml").write_text("ML-0001: 2026-02-30 kept\n", encoding="utf-8")
    assert said_of(copy) == ["data/readings.yml:1:10: ML-0001: expected a day that exists, got '2026-02-30'"]


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("see_also: [hero]", 'see_also: ["hero "]', "13:12: see_also[0]: expected an id of small letters"),
        ("see_also: [hero]", 'see_also: ["hero\u00a0"]', "13:12: see_also[0]: expected an id of small letters"),
        ("[palace-guard]", r'["palace-guard\n"]', r"14:14: former_ids[0]: expected an id of small letters a-z, "
                           r"digits and single hyphens, got 'palace-guard\n'"),
        ("id: ML-0003", 'id: "ML-0003 "', "16:9: statements[0].id: expected a statement id such as ML-0123"),
        ("source: note-2019", "source: ' note-2019'", "20:17: statements[0].citations[0].source: expected an id of"),
        ("en: Tiny Guard", r'en: "\u0301"', "3:7: names.en: expected each mark on a letter, got one alone"),
        ("en: Tiny Guard", r'en: "Tiny \u0308Guard"', "3:7: names.en: expected each mark on a letter, got one alone"),
        ("en: Tiny Guard", 'en: "T' + "\u0335" * 5 + 'iny"', "3:7: names.en: expected at most 4 marks on a letter"),
        ("en: Tiny Guard", "en: …", "3:7: names.en: expected a name with a letter or digit, got '…'"),
        ("en: Tiny Guard", "en: Tiny  Guard", "3:7: names.en: expected single spaces in a name, got 'Tiny  Guard'"),
        *(("value: 300", f"value: {value}", "59:16: statements[2].figures[0].value: expected a number such as 6000")
          for value in ("٣٠٠", "3_00", "0300", "+300", "3e2", "300.", "' 300 '", "-0", "-0.0", "1e400", ".nan", "0x1")),
        *(("value: 300", f"value: {value}", "59:16: statements[2].figures[0].value: expected a number of at most 15")
          for value in ("9007199254740993", "300.10000000000002", "9" * 5000)),
        ("[[ministry-interior]]", "[[ministry-interior|]]", "34:11: statements[1].text: expected links such as [["),
        ("[[ministry-interior]]", "[[ministry-interior|a|b]]", "34:11: statements[1].text: expected links such as [["),
        ("[[ministry-interior]]", "[[guard|[[hero]]]]", "34:11: statements[1].text: expected links such as [["),
        ("    status: withdrawn\n", "    status: withdrawn\n    period: {}\n",
         "93:13: statements[5].period: expected a beginning or an end, got neither"),
        ("      begins: 1962\n      state: exists\n", "      successors: []\n",
         "25:7: statements[0].existence: expected a beginning, an end, a state or successors, got nothing"),
        ("[[ministry-interior]]", "[[ministry-interior| ]]", "34:11: statements[1].text: expected links such as [["),
        ("as_of: 2021-05-04", "as_of: '{2021}'", "69:12: statements[3].as_of: expected a date such as 2015, 2015-06, "
                              "2015-06-20 or 2014/2015-06, got '{2021}'"),
        ("[[ministry-interior]]", "[[ministry-interior", "34:11: statements[1].text: expected links such as [["),
    ],
)  # fmt: skip
def test_what_is_written_has_one_form(copy: Path, old: str, new: str, shown: str) -> None:
    edit(copy, GUARD, old, new)
    assert [line for line in said_of(copy) if line.startswith(f"data/{GUARD}:{shown}")] != []


@pytest.mark.parametrize("value", ["0", "-5", "7.6", "0.05", "-0.5", "100.0", "123456789012345", "0.00123456789012345"])
def test_numbers_as_people_write_them_are_numbers(value: str) -> None:
    assert Figure(indicator="x", value=value, unit=Unit.SCORE).value == float(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "unit", "measure", "wanted"),
    [
        (-0.5, "score", "score", ""), (-2.5, "percent", "value", ""), (-9, "fcfa", "value", ""), (0, "km", "value", ""),
        (1, "rank", "rank", ""), (100, "percent", "share", ""), (1.5, "years", "value", ""),
        (150, "percent", "value", ""),
        (0, "rank", "rank", "a number of at least 1"), (1.5, "rank", "rank", "a whole number of 'rank'"),
        (-0.1, "percent", "share", "a number of at least 0"), (-1, "km2", "value", "a number of at least 0"),
        (100.1, "percent", "share", "a share of at most 100 per cent"),
        (-1, "count", "value", "a number of at least 0"),
        (0.5, "count", "value", "a whole number of 'count'"), (-1, "months", "value", "a number of at least 0"),
    ],
)  # fmt: skip
def test_a_number_is_one_that_its_unit_and_measure_can_have(
    copy: Path, value: float, unit: str, measure: str, wanted: str
) -> None:
    edit(copy, "indicators/strength-guard.yml", "unit: persons\nmeasure: value", f"unit: {unit}\nmeasure: {measure}")
    for old in ("300", "450"):
        edit(copy, GUARD, f"value: {old}\n        unit: persons", f"value: {value}\n        unit: {unit}")
    said = [line.partition("value: ")[2] for line in said_of(copy)]
    assert said == ([f"expected {wanted}, got '{value}'"] * 2 if wanted else [])


def test_what_is_refused_is_shown_with_what_is_around_it(copy: Path) -> None:
    edit(copy, GUARD, "  en: Tiny Guard", "  en: A Guard of Tiny Land <b>in bold</b> and of the Palace")
    (said,) = said_of(copy)
    assert said.endswith("expected plain text without HTML, got 'Tiny Land <b>in bold</b> and of'")


@pytest.mark.parametrize("name", ["Việt Nam", "שָׁלוֹם", "हिन्दी", "กี่ ที่", "MINUSMA 2", "№ 5", "Ḥ̣ā̊"])
def test_letters_with_marks_are_letters(copy: Path, name: str) -> None:
    edit(copy, GUARD, "  en: Tiny Guard", f"  en: '{unicodedata.normalize('NFC', name)}'")
    assert said_of(copy) == []


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://a.example:8080/x", True), ("https://[2001:db8::1]/x", False), ("https://élysée.example/", True),
        ("https://good.example@evil.example/", False), ("https://a.example:99999999/", False),
        ("https://[::1/", False), ("https://192.0.2.7/x", False), ("http://localhost/x", False),
        ("https://.../", False), ("https://?x", False), ("https://a..example/", False),
        ("https://a.example/%C3%A9l%e9ment?50%25", True), ("https://a.example/%zz", False),
        ("https://a.example/100%", False), ("https://a.example/a%2", False), ("https://a.example/%%20", False),
        ("https://a.example/a%00b", False), ("https://a.example/%0d%0aSet-Cookie:x", False),
        ("https://a.example/%7F", False), ("https://a.example/\u202egpj.exe", False), ("//evil.example/x", False),
        ("data:text/html,<script>alert(1)</script>", False), ("JaVaScRiPt:alert(1)", False),
    ],
)  # fmt: skip
def test_an_address_names_a_host_and_nobody(copy: Path, address: str, good: bool) -> None:
    edit(copy, GUARD, "type: internal-security", f"website: '{address}'\ntype: internal-security")
    said = said_of(copy)
    assert (said == []) == good
    assert all(line.startswith(f"data/{GUARD}:11:10: website: expected ") for line in said)


@pytest.mark.parametrize("name", ["edition.yml", "ids.yml", "floors.yml", "readings.yml", "told.yml"])
@pytest.mark.parametrize("kind", ["loop", "dangling", "folder", "pipe"])
def test_a_file_of_the_base_that_is_none_is_one_message(copy: Path, name: str, kind: str) -> None:
    (copy / name).unlink(missing_ok=True)
    match kind:
        case "folder":
            (copy / name).mkdir()
        case "pipe":
            os.mkfifo(copy / name)
        case _:
            (copy / name).symlink_to(name if kind == "loop" else "nowhere.yml")
    assert said_of(copy) == [f"data/{name}:1:1: expected a file that can be read, got something else"]


@pytest.mark.parametrize("kind", ["loop", "dangling", "folder", "pipe"])
def test_a_record_that_is_no_file_is_one_message(copy: Path, kind: str) -> None:
    file = copy / "glossary/x.yml"
    match kind:
        case "folder":
            file.mkdir()
        case "pipe":
            os.mkfifo(file)
        case _:
            file.symlink_to("x.yml" if kind == "loop" else "nowhere.yml")
    assert said_of(copy) == ["data/glossary/x.yml:1:1: expected a file that can be read, got something else"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le", "utf-32"])
def test_a_record_in_another_encoding_is_one_message(copy: Path, encoding: str) -> None:
    marks = {"utf-16-be": b"\xfe\xff", "utf-16-le": b"\xff\xfe"}.get(encoding, b"")
    file = copy / GUARD
    file.write_bytes(marks + file.read_text("utf-8").encode(encoding))
    assert said_of(copy) == [f"data/{GUARD}:1:1: expected UTF-8, got UTF-16"]


@pytest.mark.parametrize("folder", sorted(path.name for path in (ROOT / "tests/tiny/data").iterdir() if path.is_dir()))
@pytest.mark.parametrize(("content", "got"), [("", "an empty file"), ("# x\n", "an empty file")])
def test_an_empty_file_is_one_message(copy: Path, folder: str, content: str, got: str) -> None:
    (copy / folder / "empty.yml").write_text(content, "utf-8")
    assert said_of(copy) == [f"data/{folder}/empty.yml:1:1: expected fields with values, got {got}"]


@pytest.mark.parametrize("name", ["x.yml", "2026.1", "2026.1.yml", "2026.1.json.txt", "2026.1.JSON"])
def test_what_is_no_edition_beside_the_editions_is_said(copy: Path, name: str) -> None:
    (copy / "editions").mkdir()
    (copy / "editions" / name).write_text("{}", "utf-8")
    assert said_of(copy) == [f"data/editions/{name}:1:1: expected an edition such as 2026.1.json, got '{name}'"]


@pytest.mark.parametrize("date", ["2024-02-30", "0000", "0000-00-00", "2023-02-29", "٢٠٢٦-٠١-١٥", "2026-01-15T10:00Z"])
def test_a_date_is_a_day_that_exists_in_plain_digits(copy: Path, date: str) -> None:
    edit(copy, GUARD, "as_of: 2021-05-04", f"as_of: '{date}'")
    (said,) = said_of(copy)
    assert said.startswith(f"data/{GUARD}:69:12: statements[3].as_of: expected a")
    assert said.endswith(f", got '{date}'")


def test_an_edition_is_of_a_whole_day(copy: Path) -> None:
    edit(copy, "edition.yml", "2026-01-15", "2026-01")
    assert said_of(copy) == ["data/edition.yml:2:7: date: expected a whole day, got '2026-01'"]


@pytest.mark.parametrize(
    ("key", "shown"),
    [(r'"\e[2J"', r"\x1b[2J"), (r'"a\nb"', r"a\nb"), ('"a\u202eb"', r"a\u202eb"), ("~", "~"), ("<<", "<<")],
)
def test_a_hostile_key_is_quoted_and_harmless(copy: Path, key: str, shown: str) -> None:
    edit(copy, GUARD, "type: internal-security", f"{key}: x\ntype: internal-security")
    assert said_of(copy) == [f"data/{GUARD}:11:1: {shown}: expected a known field, got '{shown}'"]


@pytest.mark.parametrize("text", ["a: &a [x, x]\nb: [*a, *a]", "a: " + "[" * 5000, "a: !!python/name:os.system ''"])
def test_what_yaml_offers_beyond_plain_values_is_one_message(copy: Path, text: str) -> None:
    (copy / "glossary/x.yml").write_text(text, "utf-8")
    (said,) = said_of(copy)
    assert said.startswith("data/glossary/x.yml:1:")
    assert len(said) < 300


def test_numbering_keeps_line_ends_of_carriage_returns_alone(copy: Path) -> None:
    file = copy / "glossary/new.yml"
    file.write_bytes(b"names: {en: New}\rchecked: 2026-01-15\rtype: term\rstatements:\r  - section: summary\r")
    allocate(copy, [file])
    assert file.read_bytes().endswith(b"\rstatements:\r  - id: ML-0015\r    section: summary\r")
