"""What editions keep: numbers their meaning, records their addresses; changes are told."""

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from kb.answers.edition_differences import differences
from kb.checks.rules import all_problems
from kb.cite.editions import current_edition
from kb.model.kept_editions import KeptEdition
from kb.pages.name_links import Speller
from kb.publish.changelog import entry, with_entry
from kb.publish.edition_files import draft_notice
from kb.publish.frozen_editions import freeze, keep_in_git, place
from kb.store.base import read_base
from kb.store.kept_editions import read_kept
from tests.built import TINY, build
from tests.editions import DECREE, GUARD, MINISTRY, edit, run
from tests.html import tree


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A copy of the tiny base of which edition 2026.2 is kept."""
    data = Path(shutil.copytree(TINY, tmp_path / "data"))
    assert run(data, "edition", "2026.2", "--today", "2026-03-01") == 0
    return data


def messages(data: Path) -> list[str]:
    return [str(problem) for problem in all_problems(data)[1]]


def test_an_edition_that_was_just_cut_holds(kept: Path) -> None:
    assert messages(kept) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("In 2019 the note counted over 300 guards.", "In 2019, the note counted “over 300” guards."),
        ("under the [[ministry-interior]].", "under the [[ministry-interior|Ministry-Interior]]."),
        ("    status: disputed\n    answers", "    status: withdrawn\n    reason: for a test\n    answers"),
        ("        phrase: more than 300 men and women\n", "        phrase: more than 300 men\n"),
        ("      - source: note-2019\n        at: section 1, para 1",
         "      - source: journal-2021\n        at: article\n        phrase: un\n"
         "      - source: note-2019\n        at: section 1, para 1"),
    ],
    ids=["marks and commas", "a link", "a status", "a phrase", "one more citation"],
)  # fmt: skip
def test_what_leaves_the_meaning_as_it_was_needs_no_word(kept: Path, old: str, new: str) -> None:
    edit(kept, GUARD, old, new)
    assert [message for message in messages(kept) if "2026.2" in message] == []


CHANGES = {
    "a word": ("counted over 300 guards", "counted under 300 guards", "its words"),
    "a number": ("counted over 300 guards", "counted over 3000 guards", "its words"),
    "a date": ("    as_of: 2019\n    status: superseded", "    as_of: 2018\n    status: superseded", "its dates"),
    "a place in the source": (
        "at: section 1, para 2\n        phrase: more than",
        "at: section 1, para 1\n        phrase: more than",
        "its citation of note-2019, section 1, para 2",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_beyond_wording_must_be_told_and_told_again(kept: Path, change: str) -> None:
    old, new, said = CHANGES[change]
    edit(kept, GUARD, old, new)
    found = [message for message in messages(kept) if "ML-0005" in message]
    assert len(found) == 1
    assert said in found[0]
    assert found[0].startswith("data/forces/guard.yml:")
    assert "python -m kb reword ML-0005 --why" in found[0]
    assert run(kept, "reword", "ML-0005", "--why", "a slip of the pen", "--today", "2026-04-01") == 0
    assert messages(kept) == []
    edit(kept, GUARD, "the note counted", "the note once counted")
    assert any("ML-0005" in message for message in messages(kept))


def test_a_kept_number_does_not_vanish_even_when_it_is_retired(kept: Path) -> None:
    text = (kept / GUARD).read_text("utf-8")
    (kept / GUARD).write_text(text[: text.index("  - id: ML-0008")], "utf-8")
    assert run(kept, "retire", "ML-0008") == 0
    assert any("ML-0008" in message and "withdraw it instead" in message for message in messages(kept))


def test_a_statement_that_moves_leaves_word_where_it_was(kept: Path) -> None:
    text = (kept / GUARD).read_text("utf-8")
    start = text.index("  - id: ML-0008")
    (kept / GUARD).write_text(text[:start], "utf-8")
    with (kept / MINISTRY).open("a", encoding="utf-8") as file:
        file.write(text[start:])
    assert any("python -m kb moved ML-0008" in message for message in messages(kept))
    assert run(kept, "moved", "ML-0008") == 0
    assert messages(kept) == []
    site = kept.parent / "site"
    outcome = build(kept, site)
    assert outcome.returncode == 0, outcome.stderr
    left = tree(site / "forces/guard.html").get_element_by_id("ML-0008")
    assert [a.get("href") for a in left.iter("a")] == ["../actors/ministry-interior.html#ML-0008"]


def test_a_record_may_take_another_id_but_not_vanish(kept: Path) -> None:
    (kept / DECREE).rename(kept / "instruments/decree-seven.yml")
    for file in kept.glob("*/*.yml"):
        file.write_text(file.read_text("utf-8").replace("decree-2021-7\n", "decree-seven\n"), "utf-8")
    assert any("expected a record 'decree-2021-7'" in message for message in messages(kept))
    edit(kept, "instruments/decree-seven.yml", "type: decree", "former_ids: [decree-2021-7]\ntype: decree")
    assert [message for message in messages(kept) if "2026.2" in message] == []


def test_what_an_edition_has_of_a_file_that_cannot_be_read_is_not_called_gone(kept: Path) -> None:
    edit(kept, GUARD, "names:", "zzz: 1\nnames:")
    assert [message.partition(": ")[2] for message in messages(kept)] == ["zzz: expected a known field, got 'zzz'"]


def test_a_record_that_an_edition_kept_stays_of_its_kind(kept: Path) -> None:
    (kept / "glossary/ssr.yml").rename(kept / "glossary/ssr-term.yml")
    edit(kept, "glossary/ssr-term.yml", "names:", "former_ids: [other]\nnames:")
    edit(kept, MINISTRY, "checked:", "former_ids: [ssr]\nchecked:")
    said = "expected the kind 'glossary', under which edition 2026.2 published 'ssr', got 'actors'"
    assert f"data/{MINISTRY}:2:1: {said}" in messages(kept)


def test_a_record_that_is_renamed_changes_no_statement(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "[[ministry-interior]]" in (kept / GUARD).read_text("utf-8")
    for old, new in (("ministry-interior", "interior-ministry"), ("note-2019", "old-note"), ("guard", "tiny-guard")):
        assert run(kept, "rename", old, new) == 0
    assert messages(kept) == []
    capsys.readouterr()
    assert run(kept, "diff", "2026.2") == 0
    assert capsys.readouterr().out == ""
    assert run(kept, "edition", "2026.3", "--today", "2026-06-01") == 0
    assert "reworded" not in capsys.readouterr().out


def test_a_damaged_edition_is_a_problem_of_its_file(kept: Path) -> None:
    path = kept / "editions/2026.2.json"
    path.write_text(path.read_text("utf-8").replace('"status": "disputed"', '"status": "perhaps"', 1), "utf-8")
    found = messages(kept)
    assert len(found) == 1
    assert found[0].startswith("data/editions/2026.2.json:1:1: statements.ML-0004.status: expected an edition")


def test_only_statements_of_an_edition_can_be_told_of(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(kept, "reword", "ML-0999", "--why", "none such") == 1
    assert "expected a statement of the newest edition (2026.2), got ML-0999" in capsys.readouterr().err
    (kept / "told.yml").write_text("moved:\n  ML-0999: guard\n", "utf-8")
    assert messages(kept) == [
        "data/told.yml:1:1: ML-0999: expected a statement that an edition has kept, got one that none has"
    ]


def test_what_an_edition_has_to_the_letter_is_not_told_of(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(kept, "reword", "ML-0005", "--why", "none") == 1
    assert "ML-0005 says what edition 2026.2 has" in capsys.readouterr().err
    edit(kept, GUARD, "the note counted", "the note once counted")
    assert run(kept, "reword", "ML-0005", "--why", "plain English", "--today", "2026-04-01") == 0
    edit(kept, GUARD, "the note once counted", "the note counted")
    assert any("ML-0005" in message for message in messages(kept))
    assert run(kept, "reword", "ML-0005", "--why", "back again") == 1
    assert messages(kept) == []


@pytest.mark.parametrize("why", ["", "see <b>", " "])
def test_a_reason_is_plain_words(kept: Path, why: str, capsys: pytest.CaptureFixture[str]) -> None:
    edit(kept, GUARD, "the note counted", "the note once counted")
    with pytest.raises(SystemExit):
        run(kept, "reword", "ML-0005", "--why", why)
    assert "expected the reason in plain words" in capsys.readouterr().err


NEW = """\
  - id: ML-0015
    section: role
    text: The Ministry of the Interior runs the police of Tiny Land.
    citations:
      - source: note-2019
        at: section 1, para 1
        phrase: runs the police
    as_of: 2019
"""


MORE = (
    "      - source: journal-2021\n        at: article\n        phrase: un\n"
    "      - source: note-2019\n        at: section 1, para 1"
)


def test_diff_lists_each_sort_of_change(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(kept, GUARD, "counted over 300 guards", "counted more than 300 guards")
    run(kept, "reword", "ML-0005", "--why", "plain English", "--today", "2026-04-01")
    edit(kept, "topics/security.yml", "    status: reported", "    status: withdrawn\n    reason: for a test")
    edit(kept, MINISTRY, "statements:\n", f"statements:\n{NEW}")
    edit(kept, "ids.yml", "last: 14", "last: 15")
    edit(kept, GUARD, "      - source: note-2019\n        at: section 1, para 1", MORE)
    assert messages(kept) == []
    assert run(kept, "edition", "2026.3", "--today", "2026-06-01") == 0
    capsys.readouterr()
    assert run(kept, "diff", "2026.2", "2026.3") == 0
    assert capsys.readouterr().out.splitlines() == [
        "Added",
        "  ML-0015  ministry-interior  The Ministry of the Interior runs the police of Tiny Land.",
        "Withdrawn",
        '  ML-0014  security  The note of 2019 held that reform had "not begun" & would cost 5 % of the budget.',
        "Reworded",
        "  ML-0005  guard  In 2019 the note counted more than 300 guards.  (why: plain English)",
        "Further evidence",
        "  ML-0004  guard  According to the note of 2019, the Guard was under the Ministry of the Interior.",
    ]
    assert not (kept / "told.yml").exists()
    assert run(kept, "diff", "2025.1") == 1


@pytest.mark.parametrize(
    ("citations", "said"),
    [
        (["note-2019, p. 1", "journal-2021, p. 2"], []),
        (["journal-2021, p. 2", "note-2019, p. 1"], []),
        (["note-2019, p. 1", "journal-2021, p. 2", "note-2019, p. 3"], ["evidence"]),
        (["note-2019, p. 1", "note-2019, p. 1", "journal-2021, p. 2"], ["evidence"]),
        (["note-2019, p. 1", "note-2019, p. 3"], ["reworded"]),
        (["note-2019, p. 1"], ["reworded"]),
    ],
    ids=["none", "another order", "a place", "a passage of a place", "another place", "a place less"],
)
def test_a_further_citation_is_no_rewording(kept: Path, citations: list[str], said: list[str]) -> None:
    edition = read_kept(kept, "2026.2")[0]
    assert edition

    def citing(found: list[str]) -> KeptEdition:
        statement = edition.statements["ML-0005"].model_copy(update={"citations": found})
        return edition.model_copy(update={"statements": {"ML-0005": statement}})

    found = differences(citing(["note-2019, p. 1", "journal-2021, p. 2"]), citing(citations))
    assert [str(difference.change) for difference in found] == said


@pytest.mark.parametrize("number", ["2026.1", "2025.9"])
def test_an_edition_comes_after_all_that_are_kept(kept: Path, number: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(kept, "edition", number, "--today", "2026-04-01") == 1
    assert "2026.2" in capsys.readouterr().err
    assert [path.name for path in sorted((kept / "editions").glob("20*"))] == ["2026.2.json"]


def test_an_edition_has_no_second_number(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(kept, "edition", "2026.02", "--today", "2026-04-01")
    assert "expected year and counter such as 2026.2, got '2026.02'" in capsys.readouterr().err


def test_an_edition_is_not_cut_again_with_other_records(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = kept / "editions/2026.2.json"
    before = file.read_bytes()
    assert run(kept, "edition", "2026.2", "--today", "2026-03-01") == 0
    edit(kept, MINISTRY, "checked: 2026-01-15", "checked: 2026-01-16")
    assert run(kept, "edition", "2026.2", "--today", "2026-03-02") == 1
    assert "take the next number" in capsys.readouterr().err
    assert file.read_bytes() == before


@pytest.mark.parametrize(("count", "end"), [(19, "`new-18`."), (20, "`new-19`."), (21, "`new-19` and 1 more.")])
def test_the_changelog_names_twenty_new_records_and_counts_the_others(kept: Path, count: int, end: str) -> None:
    old, base = read_kept(kept, "2026.2")[0], read_base(kept)[0]
    assert old
    records = {f"new-{n:02}": next(iter(old.records.values())) for n in range(count)}
    said = entry(old, old.model_copy(update={"records": {**old.records, **records}}), Speller(base))
    assert f"- 0 statements, {count} records." in said
    (line,) = [line for line in said.splitlines() if line.startswith("- New records: ")]
    assert line.endswith(f", {end}")


def test_a_frozen_edition_says_how_many_files_are_its_own_and_their_bytes(tmp_path: Path) -> None:
    site, store = tmp_path / "site", tmp_path / "store"
    site.mkdir()
    store.mkdir()
    (site / "same.html").write_bytes(b"12345")
    (site / "other.html").write_bytes(b"123")
    assert freeze(site, store, "2026.1") == (2, 8)
    assert freeze(site, store, "2026.1") == (0, 0)
    (site / "other.html").write_bytes(b"1234567")
    assert freeze(site, store, "2026.2") == (1, 7)
    kept = {path.relative_to(store).as_posix(): path.read_bytes() for path in store.glob("*/*")}
    assert kept == {
        "2026.1/same.html": b"12345", "2026.1/other.html": b"123",
        "2026.2/same.html": b"12345", "2026.2/other.html": b"1234567",
    }  # fmt: skip


def test_editions_are_placed_where_some_are_already_and_none_is_written_over(tmp_path: Path) -> None:
    site, store = tmp_path / "site", tmp_path / "store"
    (store / "2026.1").mkdir(parents=True)
    (store / "2026.1/page.html").write_text("first", "utf-8")
    assert place(store, site) == 1
    (store / "2026.2").mkdir()
    (store / "2026.2/page.html").write_text("second", "utf-8")
    assert place(store, site) == 2
    assert (site / "ed/2026.1/page.html").samefile(store / "2026.1/page.html")
    other = tmp_path / "other"
    other.mkdir()
    (other / "2026.1").mkdir()
    (other / "2026.1/page.html").write_text("of another store", "utf-8")
    assert place(other, site) == 1
    assert (site / "ed/2026.1/page.html").read_text("utf-8") == "of another store"
    assert (store / "2026.1/page.html").read_text("utf-8") == "first"


def test_what_is_kept_to_the_letter_is_that_edition_and_anything_else_a_draft_after_it(kept: Path) -> None:
    edition = current_edition(kept, read_base(kept)[0], "https://x.example", "abc123", dt.date(2026, 4, 2))
    assert (edition.kept, edition.draft, str(edition.date)) == (True, "", "2026-03-01")
    assert draft_notice(edition) == ("", "")
    edit(kept, MINISTRY, "checked: 2026-01-15", "checked: 2026-01-16")
    base = read_base(kept)[0]
    draft = current_edition(kept, base, "https://x.example", "abc123", dt.date(2026, 4, 2))
    assert (draft.kept, draft.draft, str(draft.date)) == (False, "draft after 2026.2, commit abc123", "2026-04-02")
    assert draft_notice(draft) == (
        "Draft after 2026.2, 2 April 2026",
        "Draft after 2026.2, commit abc123. It can still change: cite an edition where there is one.",
    )
    nameless = current_edition(kept, base, "https://x.example")
    assert (nameless.draft, str(nameless.date)) == ("draft after 2026.2", "2026-03-01")


def test_an_edition_says_in_its_file_which_it_is(kept: Path) -> None:
    (kept / "editions/2026.2.json").rename(kept / "editions/2026.3.json")
    said = "number: expected '2026.3', as the file is called, got '2026.2'"
    assert messages(kept) == [f"data/editions/2026.3.json:1:1: {said}"]


def test_diff_has_each_heading_once(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for old, new in (("counted over 300 guards", "counted 300 guards"), ("built a bridge", "built bridges")):
        edit(kept, GUARD, old, new)
    assert run(kept, "diff", "2026.2") == 0
    assert [line[:9] for line in capsys.readouterr().out.splitlines()] == ["Reworded", "  ML-0005", "  ML-0008"]


@pytest.mark.parametrize("url", ["https://ssr.example/", ""])
def test_an_edition_is_named_by_the_files_beside_the_base_too(tmp_path: Path, url: str) -> None:
    data = Path(shutil.copytree(TINY, tmp_path / "data"))
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n", "utf-8")
    (tmp_path / "pyproject.toml").write_text('version = "1"\nother = "1"\nversion = "1"\n', "utf-8")
    (tmp_path / "CITATION.cff").write_text(f"title: x\nurl: {url}\n" if url else "title: x\n", "utf-8")
    assert run(data, "edition", "2026.2", "--today", "2026-03-01") == 0
    changelog = (tmp_path / "CHANGELOG.md").read_text("utf-8")
    assert changelog.startswith("# Changelog\n\n## 2026.2 (1 March 2026)\n\n### Added\n\n- The first edition")
    assert (tmp_path / "pyproject.toml").read_text("utf-8") == 'version = "2026.2"\nother = "1"\nversion = "1"\n'
    cited = yaml.safe_load((tmp_path / "CITATION.cff").read_text("utf-8"))
    assert (cited["version"], cited["date-released"]) == ("2026.2", "2026-03-01")
    assert cited.get("url", "") == url


def test_only_the_site_of_an_edition_can_be_kept_as_that(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site, store = tmp_path / "site", tmp_path / "store"
    site.mkdir()
    for newest, draft in (("2026.1", ""), ("2026.2", "draft after 2026.2")):
        (site / "editions.js").write_text(f'{{"newest":"{newest}","draft":"{draft}"}}', "utf-8")
        assert run(tmp_path, "freeze", str(site), str(store), "2026.2") == 1
        said = f"{site}: expected the site of edition 2026.2, got another or a draft\n"
        assert capsys.readouterr().err == said
    assert not store.exists()


def test_the_changelog_gets_an_edition_on_top_and_keeps_what_was_written_by_hand() -> None:
    before = "# Changelog\n\nWords.\n\n## 2026.1 (1 January 2026)\n\n### Added\n\n- One.\n"
    once = with_entry(before, "2026.10", "## 2026.10 (2 June 2026)\n\n### Added\n\n- Two.\n")
    new = "## 2026.10 (2 June 2026)\n\n### Added\n\n- Two.\n\n### Site\n\n- Nothing.\n"
    assert once == before.replace("## 2026.1 ", f"{new}\n## 2026.1 ")
    told = once.replace("- Nothing.", "- A map.")
    again = with_entry(told, "2026.10", "## 2026.10 (3 June 2026)\n\n### Added\n\n- Three.\n")
    assert again == told.replace("2 June", "3 June").replace("- Two.", "- Three.")
    # 2026.1 is not the beginning of 2026.10
    assert with_entry(again, "2026.1", "## 2026.1 (4 June 2026)").count("## 2026.10 ") == 1


@pytest.mark.parametrize("change", ["other words", "a file more", "a file less"])
def test_an_edition_that_is_kept_is_not_kept_again_in_other_words(tmp_path: Path, change: str) -> None:
    site, store = tmp_path / "site", tmp_path / "store"
    site.mkdir()
    for name in ("one.html", "two.html"):
        (site / name).write_text("as it was", "utf-8")
    freeze(site, store, "2026.1")
    if change == "a file less":
        (site / "two.html").unlink()
    else:
        (site / ("two.html" if change == "other words" else "three.html")).write_text("otherwise", "utf-8")
    with pytest.raises(FileExistsError, match="kept already, and the site differs"):
        freeze(site, store, "2026.1")
    assert {path.name: path.read_text("utf-8") for path in store.glob("*/*")} == {
        "one.html": "as it was", "two.html": "as it was",
    }  # fmt: skip


def test_where_files_cannot_be_linked_they_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr("os.link", refused)
    site, store = tmp_path / "site", tmp_path / "store"
    (store / "2026.1").mkdir(parents=True)
    (store / "2026.1/page.html").write_text("kept", "utf-8")
    assert place(store, site) == 1
    assert (site / "ed/2026.1/page.html").read_text("utf-8") == "kept"
    assert not (site / "ed/2026.1/page.html").samefile(store / "2026.1/page.html")


def test_the_store_is_a_branch_of_the_repository_and_nothing_else_of_it_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def git(*arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=tmp_path, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "A")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "a@b.example")
    git("init", "-q", "-b", "main")
    (tmp_path / ".git/info/exclude").write_text("*.html\nstore\n", "utf-8")
    (tmp_path / "own.txt").write_text("own", "utf-8")
    git("add", ".")
    git("commit", "-qm", "first")
    before = git("rev-parse", "main")
    for number in ("2026.1", "2026.2"):
        (tmp_path / "store" / number).mkdir(parents=True)
        (tmp_path / "store" / number / "page.html").write_text(number, "utf-8")
        assert keep_in_git(tmp_path / "store", number) == f"refs/heads/editions: {git('rev-parse', 'editions')}"
    assert git("log", "--format=%s", "editions").split() == ["2026.2", "2026.1"]
    assert git("ls-tree", "-r", "--name-only", "editions").split() == ["2026.1/page.html", "2026.2/page.html"]
    assert git("show", "editions:2026.2/page.html") == "2026.2"
    assert (git("rev-parse", "HEAD"), git("ls-files"), git("branch", "--show-current")) == (before, "own.txt", "main")


def test_a_store_that_lies_in_no_repository_is_said_not_to_be_kept_in_git(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    assert keep_in_git(tmp_path / "store", "2026.1").startswith("not kept in git: fatal: not a git repository")
