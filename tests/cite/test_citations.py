"""What a reader's reference manager makes of our pages and sources, read back with readers of each format."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware

from hooks.metadata import without_what_is_not_the_source_s
from kb.cite.bibtex import bibtex, plain_bibtex
from kb.cite.csl import csl
from kb.cite.editions import Edition, read_edition
from kb.cite.forms import FORMS, placed_in
from kb.cite.head_metadata import head
from kb.cite.json_ld import json_ld, site_page_json_ld
from kb.cite.printed import reference
from kb.cite.ris import ris
from kb.cite.works import Citable, of_data, of_page, of_site_page, of_source
from kb.model.record_types import Kind, SourceType
from kb.model.schema import MODELS
from kb.model.source import Source
from kb.store.problems import Document
from kb.store.record_files import Entry

EDITION = Edition(
    title="Mali SSR Background",
    number="2026.1",
    date=dt.date(2026, 11, 22),
    publisher="Mali SSR Background",
    licence="CC BY 4.0",
    site_url="https://ssr.example/",
)
AWKWARD = 'Keïta & "quotes" {braces} 50 % _x_ #1'
ADDRESS = "https://ssr.example/forces/garde-nationale.html"


def entry(kind: Kind, id_: str, **fields: Any) -> Entry:
    """A record as the reader would give it."""
    fields = {"names": {"en": "Garde nationale"}, "checked": "2026-11-20", **fields}
    return Entry(id_, kind, MODELS[kind].model_validate(fields), Document("x.yml", fields))


def page(name: str = "Garde nationale", abstract: str = "A force.") -> Citable:
    """A page of knowledge."""
    return of_page(
        entry(Kind.FORCES, "garde-nationale", type="internal-security", names={"en": name}), EDITION, abstract
    )


def source_entry(type_: str = "report", **fields: Any) -> Entry:
    """The entry of a source."""
    return entry(
        Kind.SOURCES,
        "unsc-2014",
        **{
            "type": type_,
            "standing": "primary",
            "primary_seen": "true",
            "title": "Mission report",
            "publisher": "United Nations",
            "date": "2014-03-11",
            "language": "en",
            **fields,
        },
    )


@pytest.mark.parametrize(
    ("type_", "publisher", "container", "placed"),
    [
        ("news", "Le Journal", None, ("Le Journal", "")),
        ("news", "Media House", "Le Journal", ("Le Journal", "Media House")),
        ("news", "Le Journal", "Le Journal", ("Le Journal", "")),
        ("chapter", "A Press", "A Book", ("A Book", "A Press")),
        ("chapter", "A Press", None, ("", "A Press")),
        ("report", "A Press", None, ("", "A Press")),
    ],
)
def test_a_work_stands_in_a_larger_one_that_its_publisher_may_be(
    type_: str, publisher: str, container: str | None, placed: tuple[str, str]
) -> None:
    record = source_entry(type_, publisher=publisher, **({"container": container} if container else {})).record
    assert isinstance(record, Source)
    assert placed_in(record) == placed


def source(type_: str = "report", **fields: Any) -> Citable:
    """A source as it is cited."""
    return of_source(source_entry(type_, **fields), EDITION)


def read_bibtex(work: Citable) -> dict[str, str]:
    """Our BibLaTeX as bibtexparser reads it, without the braces that protect a field as a whole."""
    library = bibtexparser.parse_string(bibtex(work), append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    (found,) = library.entries
    return {"entry": found.entry_type} | {field.key: field.value.strip("{}") for field in found.fields}


def read_ris(work: Citable) -> dict[str, Any]:
    """Our RIS as rispy reads it."""
    (found,) = rispy.loads(ris(work))
    return dict(found)


def read_csl(work: Citable) -> dict[str, Any]:
    """Our CSL-JSON after a round through JSON."""
    found: dict[str, Any] = json.loads(json.dumps([csl(work)]))[0]
    return found


def test_bibtex_is_read_back_as_an_entry_of_an_encyclopedia() -> None:
    found = read_bibtex(page())
    assert "author = {{Mali SSR Background}}," in bibtex(page())
    assert found == {
        "entry": "inbook",
        "title": "Garde nationale",
        "author": "Mali SSR Background",
        "booktitle": "Mali SSR Background",
        "edition": "2026.1",
        "date": "2026-11-22",
        "url": ADDRESS,
        "langid": "english",
        "abstract": "A force.",
    }


def test_ris_is_read_back_as_an_entry_of_an_encyclopedia() -> None:
    found = read_ris(page())
    assert found == {
        "type_of_reference": "ENCYC",
        "title": "Garde nationale",
        "authors": ["Mali SSR Background"],
        "secondary_title": "Mali SSR Background",
        "edition": "2026.1",
        "date": "2026/11/22/",
        "year": "2026",
        "language": "en",
        "abstract": "A force.",
        "urls": [ADDRESS],
    }


def test_ris_begins_with_its_type_and_ends_the_record() -> None:
    lines = ris(page()).splitlines()
    assert lines[0] == "TY  - ENCYC"
    assert lines[-1].startswith("ER  - ")


def test_csl_is_an_entry_of_an_encyclopedia_by_one_institution() -> None:
    assert read_csl(page()) == {
        "id": "mlssr-garde-nationale-2026.1",
        "type": "entry-encyclopedia",
        "title": "Garde nationale",
        "author": [{"literal": "Mali SSR Background"}],
        "container-title": "Mali SSR Background",
        "edition": "2026.1",
        "issued": {"date-parts": [[2026, 11, 22]]},
        "language": "en",
        "URL": ADDRESS,
        "note": "Page ID: garde-nationale",
        "abstract": "A force.",
    }


def test_printed_reference_names_edition_date_and_address_and_says_a_name_once() -> None:
    assert reference(page()) == (
        f"Mali SSR Background, “Garde nationale”, edition 2026.1 (22 November 2026), {ADDRESS}"
    )
    assert reference(source(type_="press-release", number="SC/1", url="https://un.example/1")) == (
        "United Nations, “Mission report”, press release, SC/1, 11 March 2014, https://un.example/1"
    )


def test_everything_agrees_on_title_edition_date_and_address() -> None:
    work = page(AWKWARD)
    printed, tags = reference(work), dict(head(work))
    data = json_ld(work, entry(Kind.FORCES, "garde-nationale", type="local-force", names={"en": AWKWARD}), EDITION)
    bib, cited, item = read_bibtex(work), read_ris(work), read_csl(work)
    assert {bib["title"], cited["title"], item["title"], tags["citation_title"], data["headline"]} == {AWKWARD}
    assert {bib["edition"], cited["edition"], item["edition"], tags["z:edition"], data["version"]} == {"2026.1"}
    assert {bib["date"], tags["citation_date"], data["datePublished"]} == {"2026-11-22"}
    assert {bib["url"], *cited["urls"], item["URL"], tags["citation_public_url"], data["url"]} == {ADDRESS}
    assert all(text in printed for text in (AWKWARD, "edition 2026.1", "22 November 2026", ADDRESS))


@pytest.mark.parametrize("title", [AWKWARD, r"a \ b ~ c $5", "Malian Armed Forces"])
def test_awkward_characters_survive_each_format(title: str) -> None:
    work = page(title, abstract=title)
    for found in (read_bibtex(work), read_ris(work), read_csl(work)):
        assert (found["title"], found["abstract"]) == (title, title)


@pytest.mark.parametrize("title", ["one { only", "one } only", "}x{"])
def test_a_lone_brace_does_not_break_the_file(title: str) -> None:
    assert read_bibtex(page(title))["url"] == ADDRESS
    # to BibTeX itself an escaped brace is a brace
    assert r"\textbrace" in bibtex(page(title))
    assert r"\textbrace" not in bibtex(page("a {pair} of braces"))


def test_names_of_bodies_keep_their_capitals_in_readers_that_write_sentence_case() -> None:
    assert "title = {{Malian Armed Forces}}," in bibtex(page("Malian Armed Forces"))


def test_a_line_break_in_the_abstract_does_not_end_the_field() -> None:
    assert read_ris(page(abstract="One\nER  - \n  two"))["abstract"] == "One ER - two"


@pytest.mark.parametrize(
    ("date", "parts", "day", "year"),
    [
        ("2015", [[2015]], "2015///", "2015"),
        ("2015-06", [[2015, 6]], "2015/06//", "2015"),
        ("2015-06-09", [[2015, 6, 9]], "2015/06/09/", "2015"),
        ("2014/2015", [[2014], [2015]], None, "2014"),
        ("2014-05/2015-03", [[2014, 5], [2015, 3]], None, "2014"),
        # the ends of a range must be known equally far, or citeproc-js stops
        ("2017-09/2018", [[2017, 9], [2018, 12]], None, "2017"),
        ("2018/2018-06-02", [[2018, 1, 1], [2018, 6, 2]], None, "2018"),
    ],
)
def test_partial_dates_and_ranges(date: str, parts: list[list[int]], day: str | None, year: str) -> None:
    work = source(date=date)
    assert read_csl(work)["issued"] == {"date-parts": parts}
    assert read_bibtex(work)["date"] == "/".join("-".join(f"{part:02}" for part in end) for end in parts)
    assert (read_ris(work).get("date"), read_ris(work)["year"]) == (day, year)
    years = list(dict.fromkeys(str(end[0]) for end in parts))
    assert f"year = {{{'--'.join(years)}}}" in plain_bibtex(work)
    tags = dict(head(work))
    assert tags["citation_date"] == date
    assert tags["citation_publication_date"] == (year if "/" in date else date.replace("-", "/"))


def test_an_undated_source_has_no_date_anywhere_and_says_so_in_print() -> None:
    work = source(date=None)
    assert "no date" in reference(work)
    assert "date" not in read_bibtex(work)
    assert "issued" not in read_csl(work)
    assert not {"date", "year"} & set(read_ris(work))
    assert not [name for name, _ in head(work) if "date" in name]


def test_head_of_a_page_of_knowledge() -> None:
    assert head(page()) == [
        ("z:itemType", "encyclopediaArticle"),
        ("citation_title", "Garde nationale"),
        ("citation_author", "Mali SSR Background,"),
        ("z:encyclopediaTitle", "Mali SSR Background"),
        ("citation_publication_date", "2026/11/22"),
        ("citation_date", "2026-11-22"),
        ("citation_language", "en"),
        ("citation_abstract", "A force."),
        ("citation_public_url", ADDRESS),
        ("z:edition", "2026.1"),
        ("z:rights", "CC BY 4.0"),
        ("z:extra", "Page ID: garde-nationale"),
    ]


@pytest.mark.parametrize(
    ("author", "content"),
    [
        ({"literal": "African Union"}, "African Union,"),
        ({"literal": "Political Affairs, United Nations"}, "Political Affairs – United Nations,"),
        ({"family": "Traoré", "given": "Aminata"}, "Traoré, Aminata"),
        ({"family": "Traoré"}, "Traoré"),
        # with a comma Zotero would make "legislation. gov.uk" of it
        ({"literal": "legislation.gov.uk"}, "legislation.gov.uk"),
        ({"family": "Ould Abdallah", "given": "Ahmed Salem"}, "Ould Abdallah, Ahmed Salem;"),
        ({"family": "Ould Abdallah", "given": "Ahmed"}, "Ould Abdallah, Ahmed"),
        ({"family": "Traoré", "given": "Aminata Dramane"}, "Traoré, Aminata Dramane"),
    ],
)
def test_each_author_has_one_tag_that_zotero_keeps_whole(author: dict[str, str], content: str) -> None:
    tags = [value for name, value in head(source(authors=[author])) if name == "citation_author"]
    assert tags == [content]


@pytest.mark.parametrize(
    ("type_", "zotero", "csl_type", "ris_type", "bibtex_type"),
    [
        ("report", "report", "report", "RPRT", "report"),
        ("background-note", "report", "report", "RPRT", "report"),
        ("press-release", "report", "report", "RPRT", "report"),
        ("resolution", "report", "report", "RPRT", "report"),
        ("legislation", "statute", "legislation", "STAT", "report"),
        ("webpage", "webpage", "webpage", "ELEC", "online"),
        ("news", "newspaperArticle", "article-newspaper", "NEWS", "online"),
        ("book", "book", "book", "BOOK", "book"),
        ("chapter", "bookSection", "chapter", "CHAP", "inbook"),
        ("article", "journalArticle", "article-journal", "JOUR", "article"),
        ("reference", "encyclopediaArticle", "entry-encyclopedia", "ENCYC", "inbook"),
        ("dataset", "dataset", "dataset", "DATA", "dataset"),
    ],
)
def test_each_type_of_source(type_: str, zotero: str, csl_type: str, ris_type: str, bibtex_type: str) -> None:
    whole: dict[str, dict[str, Any]] = {
        "chapter": {"container": "The book"},
        "reference": {"authors": [{"family": "Diallo"}]},
    }
    work = source(type_, **whole.get(type_, {}))
    assert dict(head(work))["z:itemType"] == zotero
    assert read_csl(work)["type"] == csl_type
    assert read_ris(work)["type_of_reference"] == ris_type
    assert read_bibtex(work)["entry"] == bibtex_type
    assert "United Nations" in ris(work)


def test_an_institution_with_a_comma_stays_one_author() -> None:
    work = source(authors=[{"literal": "Political Affairs, United Nations"}])
    assert read_ris(work)["authors"] == ["Political Affairs – United Nations"]
    assert read_bibtex(work)["author"] == "Political Affairs, United Nations"
    assert read_csl(work)["author"] == [{"literal": "Political Affairs, United Nations"}]


def test_every_type_of_source_has_a_form() -> None:
    assert set(SourceType) < set(FORMS)


def test_a_source_is_described_as_itself_at_its_own_address() -> None:
    work = source(url="https://un.example/S/2014/1", archive="https://archive.example/1", read="2026-11-20")
    tags = dict(head(work))
    assert tags["citation_public_url"] == "https://un.example/S/2014/1"
    assert tags["z:archiveLocation"] == "https://archive.example/1"
    assert "z:rights" not in tags
    assert tags["z:extra"] == "Mali SSR Background: https://ssr.example/sources/unsc-2014.html"
    assert read_csl(work)["accessed"] == {"date-parts": [[2026, 11, 20]]}
    assert "edition" not in read_csl(work)


def test_a_source_without_address_is_cited_at_its_page() -> None:
    assert read_csl(source())["URL"] == "https://ssr.example/sources/unsc-2014.html"


def test_a_law_without_named_author_is_by_its_issuing_authority() -> None:
    tags = head(source("legislation", publisher="Republic of Mali", number="2015-052"))
    assert ("citation_author", "Republic of Mali,") in tags
    # Chicago puts "Pub. L. No." before a number that has its own field
    assert ("z:nameOfAct", "Mission report (2015-052)") in tags
    assert ("z:dateEnacted", "2014-03-11") in tags


def test_a_newspaper_is_where_an_article_stands_and_not_its_author() -> None:
    work = source("news", publisher="Le Monde", number="22841")
    assert "author" not in read_csl(work)
    assert read_csl(work)["container-title"] == "Le Monde"
    assert read_bibtex(work)["organization"] == "Le Monde"
    assert dict(head(work))["z:publicationTitle"] == "Le Monde"
    assert "Document number: 22841" in dict(head(work))["z:extra"]


def test_only_a_source_is_cited_as_one() -> None:
    with pytest.raises(TypeError, match="expected a source, got forces/x"):
        of_source(entry(Kind.FORCES, "x", type="local-force"), EDITION)


def test_json_ld_of_a_page_lists_subject_edition_and_sources() -> None:
    subject = entry(
        Kind.FORCES,
        "garde-nationale",
        type="internal-security",
        names={"en": "Garde nationale", "fr": "Garde nationale", "acronym": "GNM"},
    )
    data = json.loads(json.dumps(json_ld(page(), subject, EDITION, [source_entry(number="S/2014/173")])))
    assert data["@type"] == ["WebPage", "Article"]
    assert data["isPartOf"]["version"] == "2026.1"
    assert data["lastReviewed"] == "2026-11-20"
    assert data["about"] == {
        "@id": f"{ADDRESS}#about",
        "@type": "GovernmentOrganization",
        "name": "Garde nationale",
        "alternateName": ["GNM"],
    }
    assert data["citation"] == [
        {"@type": "Report", "@id": "https://ssr.example/sources/unsc-2014.html#work", "name": "Mission report"}
    ]


@pytest.mark.parametrize(("count", "named"), [(40, True), (41, False)])
def test_of_many_sources_json_ld_gives_the_nodes_alone(count: int, named: bool) -> None:
    subject = entry(Kind.ACTORS, "agency", type="ministry", names={"en": "Agency"})
    cited = json_ld(page(), subject, EDITION, [source_entry()] * count)["citation"]
    assert [("name" in node, node["@id"].endswith("#work")) for node in cited] == [(named, True)] * count


def test_json_ld_of_a_source_page_holds_the_source() -> None:
    data = json_ld(source("news", authors=[{"family": "Roger", "given": "B."}]), source_entry("news"), EDITION)
    # the node by which the pages that cite it mean it
    assert data["mainEntity"]["@id"] == f"{data['@id']}#work"
    assert data["@type"] == "WebPage"
    assert data["mainEntity"]["@type"] == "NewsArticle"
    assert data["mainEntity"]["author"] == [{"@type": "Person", "familyName": "Roger", "givenName": "B."}]


@pytest.mark.parametrize(
    ("kind", "fields", "type_"),
    [
        (Kind.ACTORS, {"type": "ministry"}, "GovernmentOrganization"),
        (Kind.ACTORS, {"type": "armed-group"}, "Organization"),
        (Kind.ACTORS, {"type": "person"}, "Person"),
        (Kind.INSTRUMENTS, {"type": "law"}, "Legislation"),
        (Kind.INSTRUMENTS, {"type": "programme"}, "CreativeWork"),
        (Kind.TIMELINE, {"type": "peace", "date": "2015-06/2015-08"}, "Event"),
        (Kind.PLACES, {"type": "town"}, "Place"),
        (Kind.INDICATORS, {"type": "money", "unit": "eur", "measure": "value", "definition": "All of it."}, "Dataset"),
        (Kind.GLOSSARY, {"type": "acronym"}, "DefinedTerm"),
    ],
)
def test_what_a_page_is_about(kind: Kind, fields: dict[str, str], type_: str) -> None:
    subject = entry(kind, "x", **fields)
    assert json_ld(of_page(subject, EDITION, ""), subject, EDITION)["about"]["@type"] == type_


def test_an_edition_is_read_as_text_and_its_address_ends_in_one_slash(tmp_path: Path) -> None:
    file = tmp_path / "edition.yml"
    file.write_text("number: 2026.10\ndate: 2026-11-22\npublisher: P\nlicence: CC BY 4.0\n", encoding="utf-8")
    for url in ("https://ssr.example", "https://ssr.example/", "https://ssr.example//"):
        edition = read_edition(tmp_path, url)
        assert edition.site_url == "https://ssr.example/"
    assert (edition.number, edition.date) == ("2026.10", dt.date(2026, 11, 22))
    assert edition.title == "Mali SSR Background"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1:1: expected fields with values, got an empty file"),
        ("number: [", "1:10: expected YAML, got: "),
        ("number: 2026.1\ndate: 2026-11-22\nlicence: L\n", "1:1: publisher: expected this field, got nothing"),
        (
            "number: 2026.1\ndate: 2026-11\npublisher: P\nlicence: CC BY 4.0\n",
            "2:7: date: expected a whole day, got '2026-11'",
        ),
        ("number: [1]\ndate: 2026-11-22\npublisher: P\nlicence: L\n", "1:9: number: expected text, got a list"),
        ("number:\ndate: 2026-11-22\npublisher: P\nlicence: L\n", "1:8: number: expected "),
        ("number: first\ndate: 2026-11-22\npublisher: P\nlicence: L\n", "1:9: number: expected an edition such as"),
        ("number: 2026.1\ndate: 1\npublisher: P\nlicense: L\n", "2:7: date: expected a date such as"),
    ],
)
def test_a_bad_edition_gives_one_clear_message(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "edition.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError) as caught:
        read_edition(tmp_path, "https://ssr.example/")
    assert str(caught.value).startswith(f"{tmp_path.name}/edition.yml:{message}")


def test_the_edition_of_the_base_can_be_read() -> None:
    edition = read_edition(Path(__file__).parent.parent.parent / "data", "https://ssr.example")
    assert edition.title == "Mali SSR Background"


def test_a_chapter_stands_in_its_book_and_never_in_its_publisher() -> None:
    work = source("chapter", container="Connecting Government", publisher="Public Service Commission")
    assert (read_csl(work)["container-title"], read_csl(work)["publisher"]) == (
        "Connecting Government",
        "Public Service Commission",
    )
    assert read_bibtex(work)["booktitle"] == "Connecting Government"
    without = source("chapter", publisher="DCAF")
    assert "container-title" not in read_csl(without)
    assert read_csl(without)["publisher"] == "DCAF"


def test_an_entry_without_author_is_a_web_page_which_every_style_prints() -> None:
    work = source("reference", publisher="Encyclopædia Universalis")
    assert (read_csl(work)["type"], read_csl(work)["container-title"]) == ("webpage", "Encyclopædia Universalis")


def test_how_the_words_were_had_is_in_no_file() -> None:
    work = source("news", publisher="Le Monde", provenance="by way of a search excerpt")
    for text in (bibtex(work), plain_bibtex(work), ris(work), json.dumps(csl(work)), str(head(work)), reference(work)):
        assert "excerpt" not in text


def test_names_with_and_in_them_are_one_publisher() -> None:
    work = source(publisher="Institute for Peace and Security")
    assert "institution = {{Institute for Peace and Security}}" in bibtex(work)


def test_the_day_of_news_is_where_citation_js_looks_for_it() -> None:
    assert "Y1  - 2014/03/11/\n" in ris(source("news"))
    assert "PY  -" not in ris(source("news"))


def test_plain_bibtex_asks_nothing_that_a_work_does_not_have() -> None:
    assert plain_bibtex(source()).startswith("@techreport{unsc-2014,")
    assert "  month = mar,\n}" in plain_bibtex(source())
    assert plain_bibtex(source(date=None)).startswith("@misc{")
    assert "howpublished = {Le Monde}" in plain_bibtex(source("news", publisher="Le Monde"))
    assert "year = {2014--2015}" in plain_bibtex(source(date="2014/2015"))


def test_home_is_the_whole_and_an_index_is_within_it() -> None:
    home = of_site_page("Home", "index.html", EDITION)
    index = of_site_page("Forces", "forces/index.html", EDITION)
    assert (home.title, home.container, home.address) == ("Mali SSR Background", "", "https://ssr.example/")
    assert (index.title, index.container) == ("Forces", "Mali SSR Background")
    assert dict(head(index))["z:extra"] == "Edition: 2026.1"


def test_the_data_page_is_a_data_set_with_its_version_and_files() -> None:
    work = of_data("about/data.html", EDITION, "All of it.")
    assert dict(head(work))["z:versionNumber"] == "2026.1"
    assert read_csl(work)["version"] == "2026.1"
    data = site_page_json_ld(work, EDITION, [("https://ssr.example/data/base.json", "application/json")])
    assert data["@type"] == "Dataset"
    assert data["distribution"][0]["contentUrl"] == "https://ssr.example/data/base.json"
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_a_page_about_an_undated_source_offers_no_date_or_abstract_but_the_source_s() -> None:
    page_text = (
        '<meta name="description" content="X"><meta property="og:description" content="X">'
        '<p>checked <time class="kb-x" datetime="2026-11-22" title="a">22 November 2026</time></p>'
    )
    bare = without_what_is_not_the_source_s(page_text, source(date=None))
    assert bare == '<p>checked <span class="kb-x" title="a">22 November 2026</span></p>'
    assert "<time" in without_what_is_not_the_source_s(page_text, source())
    own = of_source(source_entry(), EDITION, "What it says.")
    assert without_what_is_not_the_source_s(page_text, own) == page_text
