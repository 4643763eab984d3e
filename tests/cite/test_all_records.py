"""The citations of every record: readers of each format find the same title, author, date and address."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware

from kb.cite.bibtex import bibtex, plain_bibtex
from kb.cite.csl import csl
from kb.cite.editions import read_edition
from kb.cite.forms import ENTRY
from kb.cite.head_metadata import head
from kb.cite.printed import quoted, reference
from kb.cite.ris import ris
from kb.cite.works import Citable, inverted
from kb.model.source import Author
from kb.pages.pages_by_kind import page_of
from kb.pages.whole_site import Site
from kb.store.base import read_base
from tests.built import REAL

#: The item of CSL-JSON 1.0.2: what its schema knows of what we write.
CSL_FIELDS = {
    "id", "type", "title", "author", "editor", "container-title", "genre", "number", "edition", "version", "issued",
    "publisher", "language", "URL", "accessed", "note", "abstract",
}  # fmt: skip
#: The types of BibTeX as of 1988, which are all that bibtexparser reads by default.
PLAIN_TYPES = {"misc", "techreport", "article", "book", "incollection"}


@pytest.fixture(scope="module")
def works() -> list[Citable]:
    """What each page of the real base is cited as."""
    site = Site(read_base(REAL)[0], read_edition(REAL, "https://ssr.example/"))
    return [page_of(site, entry.id).citable for entry in site.base.entries]


def entries(text: str) -> list[dict[str, str]]:
    raw = bibtexparser.parse_string(text)
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    found = [{"entry": e.entry_type, **{f.key: str(f.value).strip("{}") for f in e.fields}} for e in library.entries]
    # addresses stand as they are: they are no LaTeX
    return [{**entry, "url": str(e["url"])} for entry, e in zip(found, raw.entries, strict=True)]


def spoken(author: Author) -> set[str]:
    """An author as formats may write him."""
    return {author.literal or "", inverted(author)}


def test_all_formats_agree_over_every_record(works: list[Citable]) -> None:
    bib, plain = entries("".join(map(bibtex, works))), entries("".join(map(plain_bibtex, works)))
    cited = [dict(rispy.loads(ris(work))[0]) for work in works]
    for work, b, p, r in zip(works, bib, plain, cited, strict=True):
        item, tags, printed = csl(work), head(work), reference(work)
        named: dict[str, str] = dict(tags)
        title = named.get("citation_title") or named["z:nameOfAct"]
        assert {b["title"], p["title"], r["title"], item["title"], title} == {work.title}
        assert quoted(work.title) in printed
        assert {*r["urls"], item["URL"], named["citation_public_url"]} == {work.address}
        assert b["url"] == p["url"] == work.address.replace("~", "%7E")
        assert (b.get("date"), named.get("citation_date")) == ((str(work.date),) * 2 if work.date else (None, None))
        assert [name for name, _ in tags].count("citation_author") == len(work.authors) == len(r.get("authors", ()))
        for author, read in zip(work.authors, r.get("authors", ()), strict=True):
            assert read in spoken(author)
        assert b.get("abstract") == item.get("abstract") == (work.abstract or None)


def test_csl_items_have_no_field_that_the_schema_does_not_know(works: list[Citable]) -> None:
    assert {name for work in works for name in csl(work)} <= CSL_FIELDS


def test_plain_bibtex_has_the_types_that_everybody_reads(works: list[Citable]) -> None:
    assert {entry["entry"] for entry in entries("".join(map(plain_bibtex, works)))} <= PLAIN_TYPES


def test_nobody_is_named_three_times(works: list[Citable]) -> None:
    for work in works:
        names = [*(author.literal for author in work.authors), work.container, work.publisher]
        assert max(names.count(name) for name in names if name) <= 2, work.id


def test_ris_holds_no_tag_that_readers_do_not_know(works: list[Citable]) -> None:
    assert all("unknown_tag" not in record for record in rispy.loads("".join(map(ris, works))))


@pytest.mark.skipif(not shutil.which("biber"), reason="biber is not installed: apt-get install biber")
def test_biber_misses_nothing_but_the_dates_of_undated_works(works: list[Citable], tmp_path: Path) -> None:
    file = tmp_path / "all.bib"
    works = [*works[:20], *(work for work in works if work.kind != ENTRY)]
    file.write_text("".join(map(bibtex, works)), encoding="utf-8")
    command = ["biber", "--tool", "--validate-datamodel", str(file)]
    said = subprocess.run(command, cwd=tmp_path, text=True, capture_output=True, check=False).stdout
    warnings = [line for line in said.splitlines() if line.startswith("WARN")]
    assert [line for line in warnings if "'date, year'" not in line] == []
    assert len(warnings) == sum(work.date is None for work in works)


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed: apt-get install pandoc")
def test_pandoc_reads_every_work_with_its_language(works: list[Citable], tmp_path: Path) -> None:
    file = tmp_path / "all.bib"
    file.write_text("".join(map(bibtex, works)), encoding="utf-8")
    command = ["pandoc", "-f", "biblatex", "-t", "csljson", str(file)]
    done = subprocess.run(command, text=True, capture_output=True, check=True)
    found: dict[str, Any] = {item["id"]: item for item in json.loads(done.stdout)}
    assert done.stderr == ""
    assert {work.id: found[work.id]["language"][:2] for work in works} == {work.id: work.language for work in works}
