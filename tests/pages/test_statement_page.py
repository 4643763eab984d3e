"""The page of one statement: its context, its evidence, what became of it, its reference; light, right in Zotero."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest

from hooks.statements import SCRIPTS, files_of
from kb.cite.editions import read_edition
from kb.cite.reporting import Reporting
from kb.cite.styles import apa, chicago_author_date, chicago_note
from kb.pages.statement_page import StatementPage
from kb.pages.whole_site import Site
from kb.store.base import Base, read_base
from tests.built import REAL, TINY, shared
from tests.html import text, tree

MOST_BYTES = 12_000
#: An address as long as those of GitHub Pages, and the longer words of a draft.
ADDRESS = "https://an-organisation.github.io/ssr-background/"
DRAFT = "draft after 2026.2, commit 0123456789"
ADDRESSES = {name: f"assets/browser/{name}.js" for name in SCRIPTS}


def site_of(base: Base) -> Site:
    return Site(base, read_edition(TINY, "https://ssr.example/"))


def page(base: Base, id_: str) -> StatementPage:
    return StatementPage(site_of(base), base.statements[id_])


def html(base: Base, id_: str) -> str:
    return dict(files_of(site_of(base), id_, ADDRESSES, policy=True))[f"{id_}.html"]


def test_a_statement_says_what_overtook_it_and_the_newer_one_what_it_overtook(tiny: Base) -> None:
    old, new = page(tiny, "ML-0005"), page(tiny, "ML-0006")
    assert [link.address for link in old.newer] == ["s/ML-0006.html"]
    assert [link.words for link in new.older] == ["ML-0005"]
    assert old.status == "superseded"
    assert "What overtook it" in html(tiny, "ML-0005")
    assert "What overtook it" not in html(tiny, "ML-0006")


def test_the_sources_stand_before_what_is_said_of_the_statement_s_own_life(tiny: Base) -> None:
    told = html(tiny, "ML-0006")
    places = [told.index(words) for words in ("<blockquote", "As of", "What it rests on", "Last checked", 'id="cite"')]
    assert places == sorted(places)


def test_a_footnote_names_a_place_once_however_many_phrases_are_cited_from_it(tiny: Base) -> None:
    placed = tiny.statements["ML-0005"]
    once = placed.statement.citations[0]
    again = once.model_copy(update={"phrase": "men and women"})
    twice = placed.statement.model_copy(update={"citations": [once, again]})
    view = StatementPage(site_of(tiny), replace(placed, statement=twice))
    assert len(view.evidence) == 2
    assert view.footnote == page(tiny, "ML-0005").footnote
    assert view.footnote.count(once.at) == 1
    ((_, places),) = view.rests
    assert [[one.phrase for one in place] for place in places] == [[once.phrase, "men and women"]]


def test_the_evidence_leads_to_its_place_and_gives_the_source_s_own_reference(tiny: Base) -> None:
    (evidence,) = page(tiny, "ML-0005").evidence
    assert evidence.source.address == "sources/note-2019.html#at-section-1-para-2"
    assert evidence.phrase == "more than 300 men and women"
    said = "Institute of Small States, “A Note on Tiny Land & its ‘Guard’”, background"
    assert evidence.reference[0].text.startswith(said)


def test_a_web_source_offers_a_look_for_a_copy_near_its_date_without_saying_that_there_is_one(tiny: Base) -> None:
    found = [one for id_ in tiny.statements for one in page(tiny, id_).evidence if one.lookup]
    assert found
    for one in found:
        assert re.match(r"https://web\.archive\.org/web/\d{8}/https?://", one.lookup)
        assert not one.archive


def test_references_are_those_of_the_styles(tiny: Base) -> None:
    work = page(tiny, "ML-0005").citable
    title, address = "Tiny Guard: strength and presence (statement ML-0005)", "https://ssr.example/s/ML-0005.html"
    assert chicago_note(work) == (
        f"Tiny Press, “{title},” in Tiny Land Background, ed. 2026.1, January 15, 2026, {address}."
    )
    assert chicago_author_date(work) == (
        f"Tiny Press. 2026. “{title}.” In Tiny Land Background, ed. 2026.1. January 15. {address}."
    )
    assert apa(work) == f"Tiny Press. (2026). {title}. In Tiny Land Background (ed. 2026.1). {address}"


def test_a_site_published_under_its_own_name_is_named_once() -> None:
    real = read_base(REAL)[0]
    site = Site(real, read_edition(REAL, "https://ssr.example/"))
    view = StatementPage(site, next(iter(real.statements.values())))
    for _, line in view.printed:
        assert line.count(site.edition.title) == 1


def test_the_head_gives_zotero_one_statement(tiny: Base) -> None:
    content = html(tiny, "ML-0005")
    for name, value in (
        ("z:itemType", "encyclopediaArticle"),
        ("citation_title", "Tiny Guard: strength and presence (statement ML-0005)"),
        ("citation_author", "Tiny Press,"),
        ("citation_date", "2026-01-15"),
        ("citation_abstract", "In 2019 the note counted over 300 guards."),
        ("citation_public_url", "https://ssr.example/s/ML-0005.html"),
        ("z:extra", "Statement: ML-0005"),
    ):
        assert f' name="{name}" content="{value}">' in content
    # where its address is shared, the sentence is shown with the picture of the site
    shared = {meta.get("property"): meta.get("content") for meta in lxml.html.fromstring(content).iter("meta")}
    assert shared["og:title"] == "Tiny Guard: strength and presence (statement ML-0005)"
    assert shared["og:description"] == "In 2019 the note counted over 300 guards."
    assert shared["og:url"] == "https://ssr.example/s/ML-0005.html"
    assert shared["og:image"] == "https://ssr.example/assets/card.png"
    data = json.loads(content.partition('ld+json">')[2].partition("</script>")[0])
    assert (data["@type"], data["identifier"], data["creativeWorkStatus"]) == ("Claim", "ML-0005", "superseded")


def test_text_of_records_is_escaped_and_cannot_end_the_data(tiny: Base) -> None:
    placed = tiny.statements["ML-0005"]
    hostile = placed.statement.model_copy(update={"text": "</script><b onclick=x>\"'&"})
    entry = placed.entry
    record = entry.record.model_copy(update={"statements": [hostile]})
    changed = replace(entry, record=record)
    base = Base(tuple(changed if e is entry else e for e in tiny.entries))
    content = html(base, "ML-0005")
    assert "<b onclick" not in content
    assert content.count("</script>") == 1 + len(SCRIPTS)


def test_every_page_of_the_real_base_is_light_whatever_is_set(real_site: Path) -> None:
    base = read_base(REAL)[0]
    edition = replace(read_edition(REAL, ADDRESS), draft=DRAFT)
    pages = sorted((real_site / "s").glob("ML-*.html"), key=lambda page: page.stat().st_size)
    assert len(pages) == len(base.statements)
    # what may be set adds about as much to each page
    heavy = [page.stem for page in pages[-40:]]

    def sizes(ids: Iterable[str], **reporting: str) -> dict[str, int]:
        site = Site(base, edition, reporting=Reporting(**reporting))
        return {id_: len(next(files_of(site, id_, ADDRESSES, policy=True))[1].encode()) for id_ in ids}

    mailed = sizes(heavy, contact="background@an-organisation.example")
    heaviest = sorted(mailed, key=lambda id_: mailed[id_])[-10:]
    filed = sizes(heaviest, repository="https://github.com/an-organisation/ssr-background")
    assert all(filed[id_] > size for id_, size in sizes(heaviest).items())
    assert {id_: size for found in (mailed, filed) for id_, size in found.items() if size > MOST_BYTES} == {}


def test_a_statement_on_many_sources_looks_for_copies_from_their_pages(tiny: Base) -> None:
    real = read_base(REAL)[0]
    site = Site(real, read_edition(REAL, "https://ssr.example/"))
    views = [StatementPage(site, placed) for placed in real.statements.values()]
    sources = {view.id: {citation.source for citation in view.placed.statement.citations} for view in views}
    few, many = ([view for view in views if (len(sources[view.id]) > 4) is wanted] for wanted in (False, True))
    assert any(one.lookup for view in few for one in view.evidence)
    assert many
    assert not any(one.lookup for view in many for one in view.evidence)
    assert any(view.copies for view in many)
    assert not any(view.copies for view in few)
    assert page(tiny, "ML-0005").copies == ""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared(tmp_path_factory, TINY, "tiny")


def test_every_statement_has_its_page_and_files_out_of_index_and_map(tiny: Base, built: Path) -> None:
    for id_ in tiny.statements:
        content = text(tree(built / "s" / f"{id_}.html"))
        assert page(tiny, id_).text in content
        for suffix in ("bib", "bibtex", "ris", "csl.json"):
            assert (built / "s" / f"{id_}.{suffix}").stat().st_size > 60
    assert "/s/ML-" not in (built / "sitemap.xml").read_text("utf-8")
    index = built / "search" / "search_index.json"
    assert not index.exists() or '"location":"s/' not in index.read_text("utf-8")


def test_links_of_a_statement_s_page_lead_somewhere(tiny: Base, built: Path) -> None:
    for id_ in tiny.statements:
        for link in tree(built / "s" / f"{id_}.html").iter("a", "link", "script"):
            target = link.get("href") or link.get("src")
            if target and not target.startswith(("http", "#")):
                path, _, anchor = target.partition("#")
                file = (built / "s" / path).resolve()
                assert file.exists(), (id_, target)
                assert not anchor or f'id="{anchor}"' in file.read_text("utf-8"), (id_, target)
