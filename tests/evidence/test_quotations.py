"""Phrases are looked for in the stored texts, where their locators say; paragraphs count the statements on them."""

import json
import re
import shutil
from pathlib import Path

import pytest

from kb.__main__ import main
from kb.evidence.quotations import coverage, verify
from kb.evidence.recorded_quotations import recorded
from kb.evidence.stored_texts import Passages, cut, fits, held, normal
from kb.model.record_types import Kind
from kb.store.base import Base, read_base
from kb.store.record_files import Entry, read_folder

TINY = Path(__file__).parent.parent / "tiny"
SOURCES = TINY / "sources"
HERO = "actors/hero.yml"


def after(data: Path, file: str, old: str, new: str) -> Base:
    """The tiny base with one edit."""
    text = (data / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (data / file).write_text(text.replace(old, new), encoding="utf-8")
    base, problems = read_base(data)
    assert problems == []
    return base


def test_every_phrase_of_a_held_text_is_found_and_the_others_are_counted(tiny: Base) -> None:
    outcome = verify(tiny, SOURCES)
    assert (outcome.found, outcome.not_held, outcome.problems) == (7, 7, [])


def test_a_quotation_recorded_from_the_address_bears_a_phrase_out(copy: Path, tmp_path: Path) -> None:
    address = "https://journal.example/2021/guard"
    file = copy / "sources" / "journal-2021.yml"
    text = re.sub(r"^url: .*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
    file.write_text(f"{text}url: {address}/\n", "utf-8")
    folder = tmp_path / "quotations"
    folder.mkdir()
    lines = [
        {"source_url": f"{address}#top", "fragment": "Les Quatre cent cinquante gardes sont là"},
        {"url": "https://elsewhere.example/", "quote": "protéger le parlement"},
    ]
    (folder / "read.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    outcome = verify(read_base(copy)[0], SOURCES, recorded(folder))
    assert (outcome.found, outcome.recorded, outcome.not_held, outcome.problems) == (7, 1, 6, [])
    (folder / "read.jsonl").write_text("{}\n[\n", "utf-8")
    with pytest.raises(ValueError, match=r"read.jsonl:2:1: expected a JSON object"):
        recorded(folder)


def test_words_borrowed_from_a_text_held_are_reported(copy: Path) -> None:
    borrowed = "Led by nobody and it protects public buildings"
    text = (SOURCES / "note.txt").read_text("utf-8")
    assert "protects public buildings" in text
    run = next(p for p in re.findall(r"[^.\n]+", text) if len(p.split()) >= 8).strip()
    lowered = run[0].lower() + run[1:]
    base = after(copy, HERO, "Zoé Héro headed the [[guard|Guard]] from 2018.", f"Of this, {lowered}, and {borrowed}.")
    assert [p.message.split(",")[0] for p in verify(base, SOURCES).problems] == ["expected words of our own"]
    # the words of a link are words of the sentence
    file = copy / HERO
    linked = "Of the Guard: has more than [[guard|300 men]] and women."
    file.write_text(re.sub(r"text: .*", f"text: '{linked}'", file.read_text("utf-8"), count=1), "utf-8")
    said = verify(read_base(copy)[0], SOURCES).problems
    assert [p.message.split(",")[0] for p in said] == ["expected words of our own"]
    quoted = f"Of this, “{run}” is said."
    file.write_text(re.sub(r"text: .*", f"text: '{quoted}'", file.read_text("utf-8"), count=1), "utf-8")
    assert verify(read_base(copy)[0], SOURCES).problems == []


def test_without_the_texts_nothing_is_found_and_nothing_is_wrong(tiny: Base, tmp_path: Path) -> None:
    outcome = verify(tiny, tmp_path)
    assert (outcome.found, outcome.not_held, outcome.problems) == (0, 14, [])


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("para 2", "para 1", "expected it at 'section 1, para 1', got it at 'section 1, para 2'"),
        ("section 1, para 2", "section 2", "expected it at 'section 2', got it at 'section 1, para 2'"),
        ("Led by Zoé", "Lead by Zoé", "expected words of note.txt, got 'Lead by Zoé Héro since 2018'"),
    ],
)
def test_a_phrase_elsewhere_or_in_other_words_is_reported(copy: Path, old: str, new: str, says: str) -> None:
    outcome = verify(after(copy, HERO, old, new), SOURCES)
    assert (outcome.found, outcome.not_held) == (6, 7)
    (problem,) = outcome.problems
    assert str(problem) == f"data/actors/hero.yml:13:17: statements[0].citations[0].phrase: {says}"


def test_of_many_places_three_are_named(copy: Path, tmp_path: Path) -> None:
    texts = Path(shutil.copytree(SOURCES, tmp_path / "texts"))
    with (texts / "note.txt").open("a", encoding="utf-8") as file:
        file.write("\nLed by Zoé Héro since 2018, as said.\n" * 3)
    outcome = verify(after(copy, HERO, "section 1, para 2", "section 1, para 9"), texts)
    (problem,) = outcome.problems
    assert str(problem).endswith("got it at 'section 1, para 2' and 'section 2, para 2' and 'section 2, para 3'")


def test_an_outline_that_the_text_does_not_have_is_reported(copy: Path) -> None:
    outcome = verify(after(copy, "sources/note-2019.yml", "starts: 2. Reform", "starts: 2. Reforms"), SOURCES)
    said = "outline[1].starts: expected the beginning of a line of note.txt, got '2. Reforms'"
    assert str(outcome.problems[0]).split(": ", 1) == ["data/sources/note-2019.yml:21:13", said]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoé  Héro", "zoe hero"),
        ("“would cost” 5 %", '"would cost" 5\u00a0%'),
        ("l’Intérieur", "l'interieur"),
        ("2013–2014 — non‑state", "2013-2014 - non-state"),
        ("cœur", "coeur"),
        ("**Bold** and\n  broken", "bold and broken"),
        ("Ségou", "Se\u0301gou"),
        ("« ici »", "ici"),
    ],
)
def test_comparison_ignores_case_accents_space_and_the_shapes_of_quotes_and_dashes(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(("one", "other"), [("300", "3000"), ("not begun", "begun"), ("a-b", "ab")])
def test_comparison_does_not_ignore_words_or_digits(one: str, other: str) -> None:
    assert normal(one) != normal(other)


def note(tiny: Base) -> Passages:
    """The note of the tiny base."""
    return held(tiny, SOURCES)["note.txt"]


def test_a_text_is_cut_at_its_outline_and_headings_are_not_counted(tiny: Base) -> None:
    assert [(paragraph.locator, paragraph.line) for paragraph in note(tiny).paragraphs] == [
        ("section 1", 3),
        ("section 1, para 1", 5),
        ("section 1, para 2", 7),
        ("section 2", 9),
        ("section 2, para 1", 11),
    ]


def test_a_phrase_may_run_from_one_paragraph_into_the_next(tiny: Base) -> None:
    (place,) = note(tiny).find("so does the Guard. The Guard protects")
    assert place.locator == "section 1, para 1"


def test_a_phrase_is_found_wherever_it_recurs(tiny: Base) -> None:
    assert [place.locator for place in note(tiny).find("the guard")] == ["section 1, para 1", "section 1, para 2"]
    assert note(tiny).find("") == []


@pytest.mark.parametrize(
    ("locator", "fitting"),
    [
        ("section 1", True),
        ("section 1, para 2", True),
        ("section 1, item 2", True),
        ("section 1, para 1", False),
        ("section 1, para 12", False),
        ("section 1.2, para 2", False),
        ("subsection 1, para 2", False),
        ("section 12", False),
    ],
)
def test_a_locator_names_its_outline_entry_and_paragraph(tiny: Base, locator: str, fitting: bool) -> None:
    (place,) = note(tiny).find("Led by")
    assert fits(locator, place) is fitting


def test_coverage_counts_for_each_paragraph_the_statements_that_cite_it(tiny: Base) -> None:
    covered = coverage(tiny, SOURCES)["note.txt"]
    assert [(item.paragraph.locator, item.statements, item.carries_facts) for item in covered] == [
        ("section 1", 0, False),
        ("section 1, para 1", 3, True),
        ("section 1, para 2", 3, True),
        ("section 2", 0, False),
        ("section 2, para 1", 1, True),
    ]


def test_coverage_counts_a_statement_once_though_it_cites_a_paragraph_twice(copy: Path) -> None:
    twice = "phrase: Led by\n      - source: note-2019\n        at: section 1\n        phrase: since 2018\n"
    base = after(copy, HERO, "phrase: Led by Zoé Héro since 2018\n", twice)
    assert [item.statements for item in coverage(base, SOURCES)["note.txt"]] == [0, 3, 3, 0, 1]


def test_paragraphs_said_to_be_without_facts_are_not_asked_for(copy: Path) -> None:
    base = after(copy, "sources/note-2019.yml", "file: note.txt\n", "file: note.txt\nwithout_facts: [REFORM has]\n")
    assert [item.carries_facts for item in coverage(base, SOURCES)["note.txt"]] == [False, True, True, False, False]


def test_two_sources_in_one_file_are_told_apart_though_their_locators_are_alike(copy: Path, tmp_path: Path) -> None:
    first = copy / "sources" / "note-2019.yml"
    second = first.read_text(encoding="utf-8").replace("starts: 1. Forces", "starts: 3. Forces")
    (copy / "sources" / "other.yml").write_text(second.replace("starts: 2. Reform", "starts: 4."), encoding="utf-8")
    entries: list[Entry] = [entry for entry in read_folder(copy)[0] if entry.kind == Kind.SOURCES]
    text = (SOURCES / "note.txt").read_text(encoding="utf-8")
    whole = cut("note.txt", f"{text}\n3. Forces\n\nThere are two forces.\n\n4. Reform\n", entries[1:])
    assert [(place.source, place.locator) for place in whole.find("There are two forces")] == [
        ("note-2019", "section 1, para 1"),
        ("other", "section 1, para 1"),
    ]


def test_the_commands_ask_for_the_folder_of_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KB_SOURCES", raising=False)
    for command in ("verify", "coverage"):
        with pytest.raises(SystemExit, match=r"KB_SOURCES: expected a folder .* got nothing"):
            main(["--data", str(TINY / "data"), command])


def test_the_commands_end_with_a_count(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("KB_SOURCES", str(SOURCES))
    assert main(["--data", str(TINY / "data"), "verify"]) == 0
    assert capsys.readouterr().out == (
        "7 phrases found in texts held, 0 in quotations recorded and 0 in passages seen again (50.0%); 0 problems; "
        "7 phrases that can be held against none\n"
    )
    assert main(["--data", str(TINY / "data"), "coverage"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "note.txt"
    assert said[2].startswith("    3  section 1, para 1  There are two forces.")
    assert said[-1] == "0 paragraphs that carry facts have no statement"


def test_a_paragraph_without_a_statement_is_marked_and_counted(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KB_SOURCES", str(SOURCES))
    topic = copy / "topics/security.yml"
    text = topic.read_text("utf-8")
    topic.write_text(text[: text.index("  - id: ML-0014")], "utf-8")
    assert main(["--data", str(copy), "coverage"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert [line[:18] for line in said if line.startswith("!")] == ["!   0  section 2, "]
    assert said[-1] == "1 paragraphs that carry facts have no statement"


def test_an_outline_may_name_a_part_of_which_no_beginning_is_told(copy: Path) -> None:
    outcome = verify(after(copy, "sources/note-2019.yml", "    starts: 2. Reform\n", ""), SOURCES)
    assert [problem.message for problem in outcome.problems] == [
        "expected it at 'section 2, para 1', got it at 'section 1, para 4'"
    ]


def test_the_command_says_where_a_quotation_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KB_SOURCES", str(SOURCES))
    monkeypatch.setenv("KB_QUOTATIONS", str(tmp_path))
    (tmp_path / "read.jsonl").write_text('{"url": "https://journal.example/garde", "quote": "un pont"}\n\n', "utf-8")
    assert main(["--data", str(TINY / "data"), "verify"]) == 0
    assert "1 in quotations recorded" in capsys.readouterr().out
    (tmp_path / "read.jsonl").write_text("\n\n[]\n", "utf-8")
    with pytest.raises(SystemExit, match=r"read.jsonl:3:1: expected a JSON object on the line"):
        main(["--data", str(TINY / "data"), "verify"])


@pytest.mark.parametrize(("files", "heads"), [(["note.txt"], ["note.txt"]), (["other.txt"], []), ([], ["note.txt"])])
def test_coverage_shows_the_texts_that_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], files: list[str], heads: list[str]
) -> None:
    monkeypatch.setenv("KB_SOURCES", str(SOURCES))
    assert main(["--data", str(TINY / "data"), "coverage", *files]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if line.endswith(".txt")] == heads


def test_a_place_whose_beginning_is_not_told_does_not_hide_those_after_it(copy: Path) -> None:
    base = after(copy, "sources/note-2019.yml", "    starts: 1. Forces\n", "")
    note = [entry for entry in base.of_kind(Kind.SOURCES) if entry.id == "note-2019"]
    paragraphs = cut("note.txt", (SOURCES / "note.txt").read_text("utf-8"), note).paragraphs
    assert {one.at for one in paragraphs} == {"section 2"}
