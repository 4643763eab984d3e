"""Editions that stay: four of the tiny base, one after the other, with the site of the last around them."""

import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.built import TINY, build
from tests.editions import GUARD, MINISTRY, edit, run
from tests.html import tree

URL = "https://x.example/kb/"


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the site of the last of four editions of the tiny base, all of them kept and placed in it.

    Of the two in the middle nothing is looked at but that they are kept: their sites are copies, which saves a build.
    """
    home = tmp_path_factory.mktemp("four")
    data = Path(shutil.copytree(TINY, home / "data"))
    subprocess.run(["git", "init", "-q", str(home)], check=True)
    subprocess.run(["git", "-C", str(home), "config", "user.name", "A Test"], check=True)
    subprocess.run(["git", "-C", str(home), "config", "user.email", "test@x.example"], check=True)
    changes = ("counted over 300", "counted more than 300", "counted above 300", "counted well over 300")
    for place, words in enumerate(changes):
        if place:
            edit(data, GUARD, changes[place - 1], words)
            assert run(data, "reword", "ML-0005", "--why", f"why {place}", "--today", "2026-02-01") == 0
        number = f"2026.{place + 2}"
        assert run(data, "edition", number, "--today", f"2026-0{place + 2}-01") == 0
        site = home / f"site-{number}"
        if 0 < place < len(changes) - 1:
            copied(home / "site-2026.2", site, number, words)
        else:
            outcome = build(data, site, SITE_URL=URL)
            assert outcome.returncode == 0, outcome.stderr
        assert run(data, "freeze", str(site), str(home / "store"), number) == 0
    assert run(data, "place", str(home / "store"), str(site)) == 0
    site.rename(home / "site")
    return home


def copied(first: Path, site: Path, number: str, words: str) -> None:
    """A site that says of itself that it is the edition ``number``, with the new words on one page."""
    shutil.copytree(first, site)
    (site / "editions.js").write_text(f'globalThis.kbEditions = {{"newest":"{number}","draft":""}};', "utf-8")
    edit(site, "forces/guard.html", "counted over 300", words)


def test_an_address_of_an_edition_shows_the_same_words_after_three_later_ones(four: Path) -> None:
    first = {path: path.read_bytes() for path in (four / "site-2026.2").rglob("*") if path.is_file()}
    lasting = {path.relative_to(four / "site-2026.2"): content for path, content in first.items()}
    for name in ("robots.txt", "sitemap.xml", "sitemap.xml.gz", "404.html", "editions.js"):
        del lasting[Path(name)]
    frozen = four / "site/ed/2026.2"
    assert {path.relative_to(frozen) for path in frozen.rglob("*") if path.is_file()} == set(lasting)
    assert [name for name, content in lasting.items() if (frozen / name).read_bytes() != content] == []
    assert "counted over 300" in (frozen / "forces/guard.html").read_text("utf-8")
    assert "counted well over 300" in (four / "site/forces/guard.html").read_text("utf-8")


def test_citations_name_the_edition_and_the_address_under_which_it_stays(four: Path) -> None:
    for page, where in (("site/forces/guard.html", "ed/2026.5/"), ("site/ed/2026.2/forces/guard.html", "ed/2026.2/")):
        metas = {meta.get("name"): meta.get("content") for meta in tree(four / page).iter("meta")}
        assert metas["citation_public_url"] == f"{URL}{where}forces/guard.html"
        assert metas["z:edition"] == where.split("/")[1]
        assert (four / "site" / where / "forces/guard.html").exists()
        assert "kb-draft" not in (four / page).read_text("utf-8")
    assert f"{URL}ed/2026.5/s/ML-0005.html" in (four / "site/s/ML-0005.ris").read_text("utf-8")
    assert "kept since 2026.2; reworded in 2026.3 (why 1)" in (four / "site/s/ML-0005.html").read_text("utf-8")


def test_what_is_built_between_editions_is_a_draft_on_every_page_and_cited_as_such(four: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(four / "data", tmp_path / "data"))
    edit(data, MINISTRY, "checked: 2026-01-15", "checked: 2026-01-16")
    site = tmp_path / "site"
    outcome = build(data, site, SITE_URL=URL, KB_COMMIT="abc1234", SOURCE_DATE_EPOCH="1790000000")
    assert outcome.returncode == 0, outcome.stderr
    silent = [
        str(path.relative_to(site))
        for path in site.rglob("*.html")
        if "raft after 2026.5, commit abc1234" not in path.read_text("utf-8")
        and 'http-equiv="refresh"' not in path.read_text("utf-8")
    ]
    assert silent in ([], ["404.html"])
    metas = {meta.get("name"): meta.get("content") for meta in tree(site / "forces/guard.html").iter("meta")}
    assert metas["citation_public_url"] == f"{URL}forces/guard.html"
    assert metas["citation_date"] == "2026-09-21"
    assert run(data, "freeze", str(site), str(tmp_path / "store"), "2026.5") == 1
    assert not (tmp_path / "store").exists()


def test_files_that_did_not_change_are_stored_once(four: Path) -> None:
    one, other = four / "store/2026.2", four / "store/2026.5"
    same = [path.relative_to(one) for path in one.rglob("*.png")]
    assert same
    assert all((one / name).samefile(other / name) for name in same)
    assert not (one / "forces/guard.html").samefile(other / "forces/guard.html")


def test_the_repository_keeps_the_editions_on_a_branch_of_their_own(four: Path) -> None:
    def git(*arguments: str) -> str:
        command = ["git", "-C", str(four), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    assert git("log", "--format=%s", "editions").splitlines() == [f"edition 2026.{n}" for n in (5, 4, 3, 2)]
    kept = git("show", "editions:2026.2/forces/guard.html")
    assert kept == (four / "site/ed/2026.2/forces/guard.html").read_text("utf-8")
    assert git("status", "--porcelain", "--untracked-files=no") == ""


def test_an_edition_that_is_kept_cannot_be_kept_anew_in_other_words(
    four: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Path(shutil.copytree(four / "site-2026.2", tmp_path / "site"))
    store = Path(shutil.copytree(four / "store", tmp_path / "store"))
    assert run(four / "data", "freeze", str(site), str(store), "2026.2") == 0
    page = site / "forces/guard.html"
    page.write_text(page.read_text("utf-8") + " ", "utf-8")
    assert run(four / "data", "freeze", str(site), str(store), "2026.2") == 2
    assert "this edition is kept already, and the site differs from it" in capsys.readouterr().err


def test_a_frozen_page_says_that_a_newer_edition_is_out_and_what_has_changed(four: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((four / "site/ed/2026.2/forces/guard.html").as_uri())
    bar = page.locator(".kb-edition-bar")
    bar.wait_for()
    said = " ".join((bar.text_content() or "").split())
    assert said == (
        "This is edition 2026.2 (1 February 2026), kept as it was. The newest edition is 2026.5. "
        "This page has changed since. ML-0005 (reworded). The page as it is now"
    )
    assert bar.locator("a").first.get_attribute("href") == "#ML-0005"
    assert bar.get_attribute("aria-label") == "Edition"
    assert bar.locator("a").last.evaluate("link => link.href") == (four / "site/forces/guard.html").as_uri()
    page.goto((four / "site/ed/2026.2/s/ML-0003.html").as_uri())
    bar.wait_for()
    assert "This statement has not changed since." in (bar.text_content() or "")
    page.goto((four / "site/ed/2026.5/actors/hero.html").as_uri())
    bar.wait_for()
    assert "This is edition 2026.5 (1 May 2026), the newest. This page has not changed since." in (
        bar.text_content() or ""
    )
    page.goto((four / "site/forces/guard.html").as_uri())
    assert bar.count() == 0
    page.goto((four / "site-2026.2/forces/guard.html").as_uri())
    assert bar.count() == 0
    page.close()


def test_the_page_of_editions_and_the_feed_tell_what_each_changed(four: Path) -> None:
    text = " ".join((tree(four / "site/about/editions.html").text_content()).split())
    assert text.index("2026.5, 1 May 2026") < text.index("2026.2, 1 February 2026")
    assert "Reworded 1 ML-0005 In 2019 the note counted well over 300 guards. why 3" in text
    feed = (four / "site/feeds/changes.json").read_text("utf-8")
    assert feed.count('"title": "Edition ') == 4
    assert feed.count('"title": "Reworded: ML-0005"') == 3
