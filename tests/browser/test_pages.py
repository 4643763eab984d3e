"""The built site in a real browser: search, no scripts, the reader's clock, accessibility, no third party."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.reading import DESK, KINDS_OF_PAGE, PHONE, type_in, until

#: What readers type, and the page that must be among the first three.
QUERIES = {
    "MINUSMA": "actors/minusma",
    "MUNISMA": "actors/minusma",
    "EUTM": "actors/eutm-mali",
    "EUCAP": "actors/eucap-sahel-mali",
    "AFISMA": "actors/afisma",
    "MISMA": "actors/afisma",
    "MISAHEL": "actors/misahel",
    "Keita": "actors/ibk",
    "Keïta": "actors/ibk",
    "IBK": "actors/ibk",
    "ATT": "actors/att",
    "Segou": "places/segou",
    "Ségou": "places/segou",
    "Menaka": "places/menaka",
    "Ménaka": "places/menaka",
    "Tombouctou": "places/tombouctou",
    "Timbuktu": "places/tombouctou",
    "Taoudenit": "places/taoudenit",
    "Kidal": "places/kidal",
    "Gao": "places/gao",
    "gendarmerie": "forces/gendarmerie",
    "Gendarmerie nationale": "forces/gendarmerie",
    "garde nationale": "forces/national-guard",
    "National Guard": "forces/national-guard",
    "police nationale": "forces/national-police",
    "police judiciaire": "forces/judicial-police",
    "FAMa": "forces/fama",
    "FORSAT": "forces/forsat",
    "Serval": "forces/serval",
    "G5 Sahel": "actors/g5-sahel",
    "FC-G5S": "forces/fc-g5s",
    "CNRSS": "actors/cnrss",
    "commissariat à la réforme": "actors/crss",
    "commissariat a la reforme": "actors/crss",
    "CNDDR": "actors/cnddr",
    "DDR": "glossary/ddr",
    "(CNDH)": "actors/cndh",
    "droits de l'homme": "actors/cndh",
    "Médiateur": "actors/ombudsperson",
    "mediateur": "actors/ombudsperson",
    "Vérificateur général": "actors/auditor-general",
    "LOPM": "instruments/lopm",
    "LPSI": "instruments/lpsi",
    "PRODEJ": "instruments/prodej",
    "accord pour la paix": "instruments/algiers-agreement",
    "Algiers agreement": "instruments/algiers-agreement",
    "Ouagadougou": "instruments/ouagadougou-agreement",
    "resolution 2164": "instruments/res-2164",
    "CEDEAO": "actors/ecowas",
    "ECOWAS": "actors/ecowas",
    "GATIA": "actors/gatia",
    "MNLA": "actors/mnla",
    "JNIM": "actors/jnim",
    "GSIM": "actors/jnim",
    "Buyoya": "actors/pierre-buyoya",
    "ministère de la Sécurité": "actors/ministry-security",
    "MSPC": "actors/ministry-security",
    "ministere de la defense": "actors/ministry-defence",
    "Cour supreme": "actors/supreme-court",
    "Denmark": "actors/denmark",
}


def first_three(page: Page, query: str) -> list[str]:
    """The pages that the search shows first for ``query``."""
    said = "document.querySelector('.md-search-result__meta').textContent"
    type_in(page, "")
    until(page, f"/Type to start/.test({said})")
    type_in(page, query)
    until(page, f"/\\d|No match/.test({said})")
    links = page.eval_on_selector_all(
        ".md-search-result__item",
        "all => all.slice(0, 3).map(item => item.querySelector('a').href)",
    )
    return [link.partition("?")[0].partition("#")[0] for link in links]


def misses(page: Page, start: str, queries: dict[str, str]) -> dict[str, list[str]]:
    """The queries whose page is not among the first three, with what is."""
    page.goto(start)
    page.click("input[name=query]")
    found = {query: first_three(page, query) for query in queries}
    stems = {query: [Path(link).stem for link in links] for query, links in found.items()}
    return {query: links for query, links in stems.items() if Path(queries[query]).name not in links}


def test_search_finds_records_under_all_their_names(context: BrowserContext, address: str) -> None:
    assert len(QUERIES) >= 40
    assert misses(context.new_page(), address, QUERIES) == {}


def test_search_works_from_a_folder_on_disk(context: BrowserContext, site: Path) -> None:
    some = {query: QUERIES[query] for query in ("Keita", "Segou", "Gendarmerie nationale", "CEDEAO", "(CNDH)")}
    assert misses(context.new_page(), (site / "index.html").as_uri(), some) == {}


def test_search_finds_a_single_statement(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address)
    page.click("input[name=query]")
    type_in(page, "ML-0100")
    page.wait_for_selector(".md-search-result__item")
    assert "#ML-0100" in page.inner_html(".md-search-result__list")


#: Pages so large that the rules take half a minute on them: they are tried at one size and in one scheme.
LARGE = frozenset({
    "sources/unsc-2014.html", "timeline/index.html", "about/as-on.html", "about/open-questions.html",
    "about/reviews.html", "actors/index.html", "actors/minusma.html", "indicators/index.html", "about/editors.html",
})  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_pages_keep_the_rules_of_accessibility(
    browser: Browser, address: str, scheme: str, size: dict[str, int]
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    broken: dict[str, list[str]] = {}
    for name in KINDS_OF_PAGE:
        if name in LARGE and (scheme, size) != ("light", PHONE):
            continue
        page.goto(address + name)
        for violation in Axe().run(page).response["violations"]:
            nodes = [node["target"] for node in violation["nodes"]][:3]
            broken.setdefault(name, []).append(f"{violation['id']}: {nodes}")
    context.close()
    assert broken == {}


def test_no_page_is_wider_than_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    wide = {}
    for name in KINDS_OF_PAGE:
        page.goto(address + name)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            wide[name] = width
    context.close()
    assert wide == {}


def test_pages_are_complete_without_scripts(browser: Browser, address: str) -> None:
    shown = []
    for scripts in (True, False):
        context = browser.new_context(viewport=DESK, java_script_enabled=scripts)
        page = context.new_page()
        counts = []
        for name in ("actors/minusma.html", "topics/police-reform.html", "about/as-on.html", "about/reviews.html"):
            page.goto(address + name)
            counts.append(page.locator(".md-content .kb-statement:visible, .kb-presences > li:visible").count())
            counts.append(page.locator(".md-content time:visible").count())
        shown.append(counts)
        context.close()
    assert shown[0] == shown[1]
    assert sum(shown[0]) > 100


def test_a_screen_reader_hears_what_things_are(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + "forces/gendarmerie.html")
    heard = page.locator("main").aria_snapshot()
    for words in ('heading "National Gendarmerie', "Key facts", 'heading "References"', 'link "Reference 1"'):
        assert words in heard
    assert page.title().startswith("National Gendarmerie")
