"""What can be carried: the site as one zip, the country brief as one document."""

import hashlib
import re
import shutil
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest
from lxml import html as lxml_html

from hooks.carry import WORDS, document, main, pdf
from kb.cite.editions import read_edition
from kb.model.record_types import Kind
from kb.pages.whole_site import Site
from kb.publish.country_brief import Brief
from kb.publish.offline_copy import FOLDER, PAGE, offered, pack, with_downloads
from kb.store.base import read_base
from tests.built import REAL, TINY, shared
from tests.editions import edit


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Path:
    """A copy of the site made of the tiny base."""
    return Path(shutil.copytree(shared(tmp_path_factory, TINY, "tiny"), tmp_path / "site"))


def test_the_zip_holds_the_whole_site_and_a_page_to_begin_with(site: Path, tmp_path: Path) -> None:
    (site / "ed/2026.2").mkdir(parents=True)
    (site / "ed/2026.2/index.html").write_text("kept", "utf-8")
    # into folders that are not there yet
    pack(site, tmp_path / "new/deep/one.zip", "copy", "Tiny & Land")
    with zipfile.ZipFile(tmp_path / "new/deep/one.zip") as archive:
        archive.extractall(tmp_path / "stick")
    own = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    root = tmp_path / "stick/copy"
    carried = {path.relative_to(root) for path in root.rglob("*") if path.is_file()}
    assert {str(path) for path in own - carried} == {
        "ed/2026.2/index.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz",
    }  # fmt: skip
    assert [name for name in carried if (root / name).read_bytes() != (site / name).read_bytes()] == []
    start = (tmp_path / "stick/START.html").read_text("utf-8")
    assert (tmp_path / "stick" / re.findall(r'href="([^"]*)"', start)[0]).is_file()
    assert "Tiny &amp; Land" in start


def test_the_same_site_gives_the_same_zip_whatever_it_offers(site: Path, tmp_path: Path) -> None:
    pack(site, tmp_path / "one.zip", "copy", "Tiny")
    page = (site / PAGE).read_text("utf-8")
    (site / PAGE).write_text(with_downloads(page, [("x.zip", "words", "1.0 MB", "0" * 64)]), "utf-8")
    (site / FOLDER).mkdir()
    shutil.copy(tmp_path / "one.zip", site / FOLDER)
    for path in site.rglob("*"):
        path.touch()
    pack(site, tmp_path / "two.zip", "copy", "Tiny")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_the_page_offers_each_file_with_its_size_and_checksum(site: Path) -> None:
    (site / FOLDER).mkdir()
    (site / FOLDER / "a.zip").write_bytes(b"z" * 1_500_000)
    (site / FOLDER / "other.txt").write_text("no", "utf-8")
    page = with_downloads((site / PAGE).read_text("utf-8"), offered(site, WORDS))
    root = lxml_html.fromstring(page)
    (place,) = root.find_class("kb-downloads")
    assert [a.get("href") for a in place.iter("a")] == [f"../{FOLDER}/a.zip"]
    assert "(1.5 MB)" in place.text_content()
    assert hashlib.sha256(b"z" * 1_500_000).hexdigest() in place.text_content()
    assert with_downloads(page, ()) == (site / PAGE).read_text("utf-8")


def test_the_command_puts_one_zip_on_the_site_and_offers_it(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KB_DATA", str(TINY))
    (site / FOLDER).mkdir()
    (site / FOLDER / "older.zip").write_bytes(b"older")
    assert main(["offline", "--site-dir", str(site)]) == 0
    (made,) = (site / FOLDER).iterdir()
    assert capsys.readouterr().out.startswith(f"{made}  ")
    (place,) = lxml_html.fromstring((site / PAGE).read_text("utf-8")).find_class("kb-downloads")
    assert [a.get("href") for a in place.iter("a")] == [f"../{FOLDER}/{made.name}"]
    assert zipfile.ZipFile(made).testzip() is None


def test_the_command_puts_one_brief_on_the_site_and_leaves_the_zip(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_DATA", str(TINY))
    monkeypatch.setattr("hooks.carry.pdf", lambda made: made.encode())
    assert main(["brief", "--site-dir", str(site)]) == 0
    (site / FOLDER / "older.pdf").write_bytes(b"older")
    (site / FOLDER / "whole.zip").write_bytes(b"whole")
    assert main(["brief", "--site-dir", str(site)]) == 0
    made, whole = sorted((site / FOLDER).iterdir(), key=lambda path: path.suffix)
    assert (made.name.endswith("-brief.pdf"), whole.name) == (True, "whole.zip")
    assert "Tiny" in lxml_html.fromstring(made.read_text("utf-8")).findtext(".//h1")
    assert made.name in (site / PAGE).read_text("utf-8")


def test_without_weasyprint_the_command_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(SystemExit, match="the brief needs WeasyPrint and the system's Pango library"):
        pdf("<p>x</p>")


def test_the_command_says_where_there_is_no_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["offline", "--site-dir", str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"{tmp_path / PAGE}: expected a built site, got nothing: run 'make build'\n"
    assert [*tmp_path.iterdir()] == []


def test_a_page_without_a_place_for_downloads_is_refused() -> None:
    with pytest.raises(ValueError, match="expected a place for downloads"):
        with_downloads("<p>nothing</p>", ())


@pytest.fixture(scope="module", params=["tiny", "real"])
def brief(request: pytest.FixtureRequest) -> Brief:
    data = {"tiny": TINY, "real": REAL}[request.param]
    return Brief(Site(read_base(data)[0], read_edition(data, "https://x.example/")))


def test_the_brief_has_every_topic_and_no_sentence_that_no_longer_holds(brief: Brief) -> None:
    base = brief.site.base
    assert {chapter.anchor for chapter in brief.chapters} == {entry.id for entry in base.of_kind(Kind.TOPICS)}
    said = [
        one
        for chapter in brief.chapters
        for paragraphs in (chapter.abstract, *(text for _, text in chapter.sections))
        for paragraph in paragraphs
        for one in paragraph
    ]
    assert said
    gone = {"superseded", "corrected", "withdrawn"}
    assert [one.id for one in said if base.statements[one.id].statement.status in gone] == []
    lists = {source.number: source.page for source in brief.references}
    for one in said:
        cited = {f"sources/{citation.source}.html" for citation in base.statements[one.id].statement.citations}
        assert {lists[number] for number in one.sources} == cited


def test_a_heading_of_the_brief_under_which_nothing_holds_any_more_is_left_out(copy: Path) -> None:
    edit(copy, "topics/security.yml", "  - section: Forces\n", "  - section: Strength\n")
    edit(copy, "topics/security.yml", "[ML-0003, ML-0005]", "[ML-0005]")
    brief = Brief(Site(read_base(copy)[0], read_edition(copy, "https://x.example/")))
    (chapter,) = brief.chapters
    assert "Strength" in {section.title for page in brief._pages for section in page.sections}
    assert "Strength" not in {title for title, _ in chapter.sections}


def test_the_brief_is_one_document_whose_places_are_all_there(brief: Brief) -> None:
    root = lxml_html.fromstring(document(brief, brief.site.edition))
    places = {element.get("id") for element in root.iter() if element.get("id")}
    links = [a.get("href") for a in root.iter("a")]
    assert [link for link in links if link.startswith("#") and link[1:] not in places] == []
    assert [link for link in links if not link.startswith(("#", "http://", "https://"))] == []
    (contents,) = root.find_class("contents")
    assert len(list(contents.iter("li"))) == len(brief.chapters) + 3
    assert [h1.text for h1 in root.iter("h1")] == [brief.site.edition.title]


@pytest.fixture(scope="module")
def tiny_pdf() -> tuple[bytes, str]:
    """The brief of the tiny base, as a PDF and as the document of which it is made."""
    pytest.importorskip("weasyprint", reason="installed for make brief")
    brief = Brief(Site(read_base(TINY)[0], read_edition(TINY, "https://x.example/")))
    made = document(brief, brief.site.edition)
    return pdf(made), made


def test_the_pdf_says_that_it_is_accessible_and_comes_out_the_same(tiny_pdf: tuple[bytes, str]) -> None:
    content, made = tiny_pdf
    assert b"pdfuaid" in _plain(content)
    assert b"/StructTreeRoot" in _plain(content)
    assert pdf(made) == content


def test_the_pdf_has_a_bookmark_for_each_heading_and_a_live_link_for_each_in_the_document(
    tiny_pdf: tuple[bytes, str],
) -> None:
    content, made = tiny_pdf
    root, plain = lxml_html.fromstring(made), _plain(content)
    headings = [h.text for h in root.iter("h2", "h3") if h.get("class") != "plain"]
    assert [title.decode() for title in re.findall(rb"/Title \(([^)]*)\)/Dest ", plain)] == headings
    addresses = {a.get("href") for a in root.iter("a") if not a.get("href").startswith("#")}
    assert {uri.decode() for uri in re.findall(rb"/URI \(([^)]*)\)", plain)} == addresses


@pytest.mark.skipif(not shutil.which("verapdf"), reason="veraPDF is not installed")
def test_verapdf_finds_that_the_brief_is_pdf_ua(brief: Brief, tmp_path: Path) -> None:
    weasyprint = pytest.importorskip("weasyprint", reason="installed for make brief")
    file, other = tmp_path / "brief.pdf", tmp_path / "other.pdf"
    made = document(brief, brief.site.edition)
    file.write_bytes(pdf(made))
    other.write_bytes(weasyprint.HTML(string=made).write_pdf())
    command = ["verapdf", "--flavour", "ua1", "--format", "text"]
    both = [[*command, str(path)] for path in (file, other)]
    said = [subprocess.run(one, text=True, capture_output=True, check=False).stdout for one in both]
    assert [one.split()[0] for one in said] == ["PASS", "FAIL"]


def _plain(content: bytes) -> bytes:
    """A PDF with its compressed parts unpacked."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL)
    unpacked = (zlib.decompressobj().decompress(stream) for stream in streams if stream.startswith(b"\x78"))
    return content + b"".join(unpacked)
