"""From YAML to records: every value is the text that the editor wrote, and its place is known."""

import os
from pathlib import Path
from typing import Any

import pytest

from kb.model.record_types import Kind
from kb.store.base import read_base
from kb.store.passage_files import write_passages
from kb.store.problems import Document, Mark, nearest, one_of
from kb.store.record_files import read_file
from kb.store.yaml_documents import MAX_DEPTH, BadFileError, compose

RECORD = """\
# a comment
names:
  en: Étude
  former: [Old, "Older"]
checked: 2026-01-15
type: term
statements:
  - section: summary
    text: >-
      One
      two.
    citations:
    - {source: note, at: section 1, phrase: three}
"""


def read(tmp_path: Path, text: str | bytes) -> Document:
    """The document of a file with this text."""
    file = tmp_path / "x.yml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return compose(file, "data/glossary/x.yml")


def refused(tmp_path: Path, text: str | bytes) -> str:
    """Why a file with this text cannot be read."""
    with pytest.raises(BadFileError) as caught:
        read(tmp_path, text)
    return str(caught.value).removeprefix("data/glossary/x.yml:")


@pytest.mark.parametrize(
    "written", ["NO", "010", "2015-06", "2015-06-20", "1.10", "1e3", "0x1F", "12:30:45", "yes", "=", "1_000", ".inf"]
)
def test_a_scalar_stays_the_text_that_was_written(tmp_path: Path, written: str) -> None:
    assert read(tmp_path, f"a: {written}\nb: [{written}]\n").data == {"a": written, "b": [written]}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_a_null_is_an_empty_text_unless_it_is_quoted(tmp_path: Path, written: str) -> None:
    assert read(tmp_path, f'a: {written}\nb: "{written}"\n').data == {"a": "", "b": written}


def test_every_value_and_every_key_has_its_line_and_column(tmp_path: Path) -> None:
    document = read(tmp_path, RECORD)
    statement = ("statements", 0)
    assert {path: (mark.line, mark.column) for path, mark in document.values.items()} == {
        (): (2, 1),
        ("names",): (3, 3),
        ("names", "en"): (3, 7),
        ("names", "former"): (4, 11),
        ("names", "former", 0): (4, 12),
        ("names", "former", 1): (4, 17),
        ("checked",): (5, 10),
        ("type",): (6, 7),
        ("statements",): (8, 3),
        statement: (8, 5),
        (*statement, "section"): (8, 14),
        (*statement, "text"): (9, 11),
        (*statement, "citations"): (13, 5),
        (*statement, "citations", 0): (13, 7),
        (*statement, "citations", 0, "source"): (13, 16),
        (*statement, "citations", 0, "at"): (13, 26),
        (*statement, "citations", 0, "phrase"): (13, 45),
    }
    assert document.keys[("statements",)] == Mark(7, 1)
    assert document.keys[(*statement, "citations", 0, "phrase")] == Mark(13, 37)


def test_what_has_no_place_is_reported_at_the_nearest_thing_that_contains_it(tmp_path: Path) -> None:
    document = read(tmp_path, RECORD)
    assert document.mark(("statements", 0, "reason")) == Mark(8, 5)
    assert document.mark(("statements", 0, "reason"), key=True) == Mark(8, 5)
    assert document.mark(("nothing", 3)) == Mark(2, 1)


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_line_endings_and_a_byte_order_mark_change_nothing(tmp_path: Path, ending: str) -> None:
    plain = read(tmp_path, RECORD)
    document = read(tmp_path, b"\xef\xbb\xbf" + RECORD.replace("\n", ending).encode())
    assert (document.data, document.values) == (plain.data, plain.values)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1: expected fields with values, got an empty file"),
        ("# only\n", "1:1: expected fields with values, got an empty file"),
        ("a: b\n---\nc: d\n", "2:1: expected one document in a file, got '---' and a second one"),
        ("a: &x b\n", "1:4: a: expected the value written out, got the anchor '&x'"),
        ("a: b\nc: *x\n", "2:4: c: expected the value written out, got the alias '*x'"),
        ("a: !!str b\n", "1:4: a: expected the value written out, got the tag '!!str'"),
        ("&k a: b\n", "1:1: expected the value written out, got the anchor '&k'"),
        ("[a]: b\n", "1:1: expected the name of a field, got a list or mapping"),
        ("a:\n\t- b\n", "2:1: expected spaces, got a tab"),
        ("é: \x07\n", "1:4: expected text without control characters, got U+0007"),
        ("a: b\u2028c: d\n", "1:5: expected text without control characters, got U+2028"),
        ("ééé\nà: é".encode() + b"\xff", "2:5: expected UTF-8, got byte 0xff"),
        ("é".encode("utf-16"), "1:1: expected UTF-8, got UTF-16"),
        ("a: " + "[" * 300_000, f"1:{4 + MAX_DEPTH}: expected at most {MAX_DEPTH} levels of nesting, got more"),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_why(tmp_path: Path, text: str | bytes, said: str) -> None:
    assert refused(tmp_path, text) == said


def test_aliases_cannot_multiply(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    assert refused(tmp_path, "\n".join(lines)) == "1:5: a0: expected the value written out, got the anchor '&a0'"


def test_of_a_key_given_twice_the_first_counts_and_the_second_is_reported_with_both_lines(tmp_path: Path) -> None:
    document = read(tmp_path, 'a: 1\nb: {"c\\0d": 1, "c\\0d": {e: 2}}\na: [3, {a: 4, a: 5}]\na: 6\n')
    assert document.data == {"a": "1", "b": {"c\0d": "1"}}
    where = "data/glossary/x.yml:"
    assert [str(problem) for problem in document.problems] == [
        f"{where}2:16: b.c\\x00d: expected each key once, got 'c\\x00d' again (first on line 2)",
        f"{where}3:1: a: expected each key once, got 'a' again (first on line 1)",
        f"{where}3:15: a[1].a: expected each key once, got 'a' again (first on line 3)",
        f"{where}4:1: a: expected each key once, got 'a' again (first on line 1)",
    ]


def test_all_problems_of_a_file_are_found_at_once(tmp_path: Path) -> None:
    file = tmp_path / "Bad.yml"
    file.write_text("names: {en: ''}\ntype: trem\ntype: term\nzzz: 1\n", encoding="utf-8")
    entry, problems = read_file(file, Kind.GLOSSARY, "data/glossary/Bad.yml")
    assert entry is None
    assert sorted((problem.line, problem.field) for problem in problems) == [
        (1, ""),
        (1, "checked"),
        (1, "names.en"),
        (2, "type"),
        (3, "type"),
        (4, "zzz"),
    ]


def test_a_record_knows_its_id_kind_and_document(tmp_path: Path) -> None:
    file = tmp_path / "etude-1.yml"
    file.write_text(RECORD, encoding="utf-8")
    entry, problems = read_file(file, Kind.GLOSSARY, "data/glossary/etude-1.yml")
    assert problems == []
    assert entry is not None
    assert (entry.id, entry.kind, entry.record.names.en) == ("etude-1", Kind.GLOSSARY, "Étude")
    assert entry.record.statements[0].text == "One two."


def test_a_faulty_file_makes_nothing_else_unknown(copy: Path) -> None:
    guard = copy / "forces" / "guard.yml"
    guard.write_text(guard.read_text(encoding="utf-8").replace("ML-0006", "ML-6", 1) + "{", encoding="utf-8")
    base, problems = read_base(copy)
    assert [problem.file for problem in problems] == ["data/forces/guard.yml"]
    assert {"guard", "ML-0003"} <= base.unread.ids
    assert "journal-2021" in base.unread.words
    assert "guard" not in base.by_id


def test_the_nearest_word_is_suggested_and_only_if_it_is_near() -> None:
    assert nearest("actrs", ["actors", "forces"]) == " (did you mean 'actors'?)"
    assert nearest("ACTORS", ["actors"]) == " (did you mean 'actors'?)"
    assert nearest("zzz", ["actors", "forces"]) == ""


def test_alternatives_are_listed_as_a_sentence_lists_them() -> None:
    assert [one_of(words) for words in (["a"], ["a", "b"], ["a", "b", "c"])] == ["'a'", "'a' or 'b'", "'a', 'b' or 'c'"]


def test_a_file_is_read_again_once_it_has_changed_and_not_before(copy: Path) -> None:
    first, unchanged = ({e.id: e for e in read_base(copy)[0].entries} for _ in range(2))
    assert [id_ for id_ in first if first[id_] is not unchanged[id_]] == []
    guard = copy / "forces/guard.yml"
    guard.write_text(guard.read_text("utf-8").replace("en: Tiny Guard", "en: Small Guard"), "utf-8")
    changed = {e.id: e for e in read_base(copy)[0].entries}
    assert [id_ for id_ in first if first[id_] is not changed[id_]] == ["guard"]
    assert changed["guard"].record.names.en == "Small Guard"


def test_a_file_that_the_system_refuses_is_told_and_what_it_may_hold_is_not_known(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = copy / "forces/guard.yml"
    os.utime(refused, ns=(0, 1))
    opened = Path.open

    def refusing(path: Path, *rest: Any, **named: Any) -> Any:
        if path == refused:
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest, **named)

    monkeypatch.setattr(Path, "open", refusing)
    base, problems = read_base(copy)
    said = "expected a file that can be read, got: Permission denied"
    assert [str(problem) for problem in problems] == [f"data/forces/guard.yml:1:1: {said}"]
    assert base.unread.ids == {"guard"}
    assert base.unread.words == frozenset()


def test_where_nothing_is_kept_of_a_source_its_file_goes(tmp_path: Path) -> None:
    (tmp_path / "passages").mkdir()
    (tmp_path / "passages/one.yml").write_text("texts: []\n", "utf-8")
    for _ in range(2):
        assert write_passages(tmp_path, "one", []) == tmp_path / "passages/one.yml"
        assert [*(tmp_path / "passages").iterdir()] == []
