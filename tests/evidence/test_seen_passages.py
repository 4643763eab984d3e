"""A text that an editor had again leaves hashes behind, which hold its phrases and tell what has changed since."""

import re
import shutil
from pathlib import Path

import pytest

from kb.__main__ import main
from kb.checks.rules import all_problems
from kb.evidence.quotations import Outcome, verify
from kb.evidence.seen_passages import digest, places
from kb.store.base import read_base
from kb.store.passage_files import read_passages
from kb.store.renaming import rename

SOURCES = Path(__file__).parent.parent / "tiny" / "sources"
GUARD = "forces/guard.yml"
SOURCE, ADDRESS = "journal-2021", "https://journal.example/garde"
FILE = f"passages/{SOURCE}.yml"
#: Holds five of the seven phrases that cite it.
TEXT = """\
« La Garde, jusque‑là rattachée à la Présidence, passe à l’Intérieur », dit le décret signé lundi à Tiny Town.
Elle est chargée de protéger les bâtiments publics. Quatre cent cinquante gardes y veillent, et il y a un pont.
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """The text of the journal, in a folder of texts."""
    path = tmp_path / "texts" / f"{SOURCE}.txt"
    path.parent.mkdir()
    path.write_text(TEXT, "utf-8")
    return path


def hold(copy: Path, *words: str | Path) -> int:
    return main(["--data", str(copy), "hold", SOURCE, *map(str, words), "--seen", "2026-11-26"])


def outcome(copy: Path, texts: Path | None = None) -> Outcome:
    base, problems = read_base(copy)
    seen, wrong = read_passages(copy)
    assert [*problems, *wrong] == []
    return verify(base, SOURCES, {}, seen, texts)


def said(copy: Path, texts: Path | None = None) -> list[str]:
    return [str(problem) for problem in outcome(copy, texts).problems]


def edit(path: Path, old: str, new: str) -> None:
    content = path.read_text("utf-8")
    assert content.count(old) == 1
    path.write_text(content.replace(old, new), "utf-8")


def test_phrases_found_count_as_seen_again_and_no_word_of_the_text_is_kept(
    copy: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (outcome(copy).seen, outcome(copy).not_held) == (0, 7)
    assert hold(copy, text, "--from", f"{ADDRESS}/#top") == 0
    assert capsys.readouterr().out.splitlines() == [
        "data/mandates/guard-2021.yml: ML-0010: not in the text: 'protéger le parlement'",
        f"{SOURCE}: 6 phrases found, 1 still to be found",
    ]
    assert (outcome(copy).found, outcome(copy).seen, outcome(copy).not_held) == (7, 6, 1)
    assert round(outcome(copy).share, 3) == round(13 / 14, 3)
    assert said(copy, text.parent) == []
    assert all_problems(copy)[1] == []
    kept = (copy / FILE).read_text("utf-8")
    assert not re.search('garde[^"]|décret|pont', kept.replace(f"{ADDRESS}/#top", ""), re.IGNORECASE)
    assert kept.count("statement: ML-") == 6
    assert "seen: 2026-11-26" in kept
    assert "words: 40\n" in kept


def test_a_whole_text_without_a_phrase_is_told_by_the_status(copy: Path, text: Path) -> None:
    assert hold(copy, text, "--from", ADDRESS, "--whole") == 1
    assert "extent: whole" in (copy / FILE).read_text("utf-8")
    text.write_text(f"{TEXT} On l’a vue protéger le parlement.", "utf-8")
    assert hold(copy, text, "--from", ADDRESS, "--whole") == 0


def test_a_phrase_that_was_changed_falls_out_and_is_told_until_it_is_held_anew(copy: Path, text: Path) -> None:
    hold(copy, text, "--from", ADDRESS)
    edit(copy / GUARD, "phrase: quatre cent cinquante gardes", "phrase: Quatre-cent gardes")
    assert outcome(copy).seen == 5
    (problem,) = said(copy)
    assert problem.startswith(f"data/{FILE}:")
    assert problem.partition(".phrase: ")[2] == (
        "expected the phrase of ML-0006 as it was seen on 2026-11-26, got 'Quatre-cent gardes': "
        f'"python -m kb hold {SOURCE}" anew'
    )
    edit(copy / GUARD, "phrase: Quatre-cent gardes", "phrase: cent cinquante gardes y")
    hold(copy, text, "--from", ADDRESS)
    assert (outcome(copy).seen, said(copy)) == (6, [])


def test_case_and_accents_of_a_phrase_may_change(copy: Path, text: Path) -> None:
    hold(copy, text, "--from", ADDRESS)
    edit(copy / GUARD, "phrase: quatre cent cinquante gardes", "phrase: Quatre cent  Cinquante gardés")
    assert (outcome(copy).seen, said(copy)) == (6, [])


def test_a_citation_that_is_gone_is_dropped_without_a_text(
    copy: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hold(copy, text, "--from", ADDRESS)
    edit(copy / GUARD, "source: journal-2021\n        at: article\n        phrase: un pont", "source: note-2019\n"
         "        at: section 1, para 2\n        phrase: since 2018")  # fmt: skip
    assert said(copy)[0].partition(" got ")[2].startswith("no citation of journal-2021")
    capsys.readouterr()
    assert hold(copy) == 0
    assert capsys.readouterr().out == "ML-0008: dropped, as its phrase has changed\n"
    assert (outcome(copy).seen, said(copy)) == (5, [])


def test_hashes_are_compared_anew_with_a_text_once_more(copy: Path, text: Path) -> None:
    hold(copy, text, "--from", ADDRESS)
    text.write_text(f"More before it. {TEXT} And more after it.", "utf-8")
    assert said(copy, text.parent) == []
    text.write_text(TEXT.replace("y veillent", "y dormaient"), "utf-8")
    assert {s.partition(", got ")[2] for s in said(copy, text.parent)} == {
        f"other words around '{phrase}' in {SOURCE}.txt"
        for phrase in ("quatre cent cinquante gardes", "chargée de protéger les bâtiments publics", "un pont")
    }
    (text.parent / f"{SOURCE}.2.txt").write_text(TEXT, "utf-8")
    assert said(copy, text.parent) == []
    (text.parent / f"{SOURCE}.2.txt").unlink()
    text.write_text(TEXT.replace("un pont", "une rue"), "utf-8")
    assert f"nothing like 'un pont' in {SOURCE}.txt" in {s.partition(", got ")[2] for s in said(copy, text.parent)}
    text.rename(text.parent / "another.txt")
    assert said(copy, text.parent) == []


def test_a_citation_stands_with_the_newest_text_that_has_it(
    copy: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hold(copy, text, "--from", ADDRESS)
    text.write_text("Or, il y a un pont, et jamais on n’a su protéger le parlement.", "utf-8")
    hold(copy, text, "--from", "https://elsewhere.example/x", "--kept-by", "National Library")
    assert capsys.readouterr().out.splitlines()[-1] == f"{SOURCE}: 2 phrases found, 0 still to be found"
    (seen,), _ = read_passages(copy)
    assert [(len(one.passages), one.kept_by) for one in seen.texts.texts] == [(5, None), (2, "National Library")]
    assert (outcome(copy).seen, outcome(copy).not_held, all_problems(copy)[1]) == (7, 0, [])


def test_an_address_is_the_sources_own_or_a_copy_says_whose_it_is(
    copy: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hold(copy, text) == 1
    assert hold(copy, text, "--from", "https://elsewhere.example/x") == 1
    assert main(["--data", str(copy), "hold", "journal-2012", str(text), "--from", ADDRESS]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "--from: expected the address from which the text came, got nothing",
        f"--from: expected an address of '{SOURCE}', or --kept-by with it, got 'https://elsewhere.example/x'",
        "expected the id of a source, got 'journal-2012' (did you mean 'journal-2021'?)",
    ]
    assert not (copy / FILE).exists()
    hold(copy, text, "--from", ADDRESS)
    edit(copy / FILE, ADDRESS, "https://elsewhere.example/x")
    assert [str(problem) for problem in all_problems(copy)[1]] == [
        f"data/{FILE}:4:14: texts[0].address: expected an address of '{SOURCE}', or kept_by: who keeps this copy, "
        "got 'https://elsewhere.example/x'"
    ]


def test_the_file_is_of_a_source_and_goes_with_it_to_another_name(copy: Path, text: Path, tmp_path: Path) -> None:
    hold(copy, text, "--from", ADDRESS)
    assert copy / "passages" / "garde-2021.yml" in rename(copy, tmp_path, SOURCE, "garde-2021")
    assert (outcome(copy).seen, all_problems(copy)[1]) == (6, [])
    shutil.copy(copy / "passages" / "garde-2021.yml", copy / "passages" / "note-2018.yml")
    assert [str(problem) for problem in all_problems(copy)[1]] == [
        "data/passages/note-2018.yml:2:1: expected the id of a source as name of the file, got 'note-2018' "
        "(did you mean 'note-2019'?)"
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("seen: 2026-11-26", "seen: 2026-11", "texts[0].seen: expected a whole day, got '2026-11'"),
        ("extent: excerpt", "extent: part", "texts[0].extent: expected 'whole' or 'excerpt', got 'part'"),
        ("words: 40", "words: 0", "texts[0].words: expected a number of at least 1, got '0'"),
        ("    words:", "    word:", "texts[0].word: expected a known field, got 'word' (did you mean 'words'?)"),
        (f'"{digest("un pont")}"', '"un pont"', "phrase: expected a hash of 16 digits 0-9 and a-f, got 'un pont'"),
    ],
)
def test_a_file_is_read_strictly(copy: Path, text: Path, old: str, new: str, says: str) -> None:
    hold(copy, text, "--from", ADDRESS)
    edit(copy / FILE, old, new)
    problems = [str(problem) for problem in all_problems(copy)[1]]
    assert any(problem.startswith(f"data/{FILE}:") and problem.endswith(says) for problem in problems)
    assert hold(copy, text, "--from", ADDRESS) == 1


def test_a_file_without_texts_or_beside_its_form_is_told(copy: Path) -> None:
    (copy / "passages").mkdir()
    (copy / FILE).write_text("texts: []\n", "utf-8")
    (copy / "passages" / "text.txt").write_text(TEXT, "utf-8")
    assert sorted(str(problem) for problem in all_problems(copy)[1]) == [
        f"data/{FILE}:1:8: texts: expected a list with something in it, got a list",
        "data/passages/text.txt:1:1: expected a file ending in .yml, got 'text.txt'",
    ]


def test_a_phrase_is_found_at_its_words_wherever_it_recurs() -> None:
    assert list(places(["the", "guard", "and", "the", "guardians"], "The “Guard”")) == [(0, 2), (3, 5)]
    assert list(places(["guard"], "")) == []


def test_the_command_counts_three_ways(
    copy: Path, text: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hold(copy, text, "--from", ADDRESS)
    capsys.readouterr()
    monkeypatch.setenv("KB_SOURCES", str(SOURCES))
    monkeypatch.setenv("KB_TEXTS", str(text.parent))
    assert main(["--data", str(copy), "verify"]) == 0
    assert capsys.readouterr().out == (
        "7 phrases found in texts held, 0 in quotations recorded and 6 in passages seen again (92.9%); 0 problems; "
        "1 phrases that can be held against none\n"
    )
    monkeypatch.setenv("KB_TEXTS", str(text))
    with pytest.raises(SystemExit, match="KB_TEXTS: expected a folder, got "):
        main(["--data", str(copy), "verify"])


def test_of_a_text_that_has_no_phrase_nothing_is_kept(
    copy: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text.write_text("Rien de tout cela.", "utf-8")
    hold(copy, text, "--from", ADDRESS)
    assert capsys.readouterr().out.splitlines()[-1] == f"{SOURCE}: 0 phrases found, 7 still to be found"
    assert not (copy / FILE).exists()
