"""What pages ask for: nothing of anyone else, nothing in vain, no script that the page does not need."""

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.reading import KINDS_OF_PAGE, type_in

#: The scripts of ours that act on a page, for some pages that differ in them; the stand-in for workers is on all.
SCRIPTS = {
    "index.html": [],
    "about/use.html": [],
    "actors/index.html": ["index-filter"],
    "timeline/index.html": [],
    "timeline/2013-07-afisma-handover.html": ["copying"],
    "forces/gendarmerie.html": ["copying", "reviews"],
    "about/as-on.html": ["copying", "as-on"],
    "about/reviews.html": ["reviews"],
}


@pytest.mark.parametrize("name", KINDS_OF_PAGE)
def test_no_request_fails(context: BrowserContext, address: str, name: str) -> None:
    page = context.new_page()
    failed: list[str] = []
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto(address + name, wait_until="networkidle")
    assert failed == []


def test_nothing_is_asked_of_anyone_else(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name in ("index.html", "actors/minusma.html", "about/as-on.html"):
        page.goto(address + name)
        page.click("input[name=query]")
        type_in(page, "police")
        page.wait_for_timeout(500)
    assert asked
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_page_loads_the_scripts_it_needs_and_no_other(context: BrowserContext, address: str, name: str) -> None:
    page = context.new_page()
    page.goto(address + name)
    sources = page.eval_on_selector_all("script[src*='/browser/']", "all => all.map(script => script.src)")
    names = [source.rpartition("/")[2].partition(".")[0] for source in sources]
    assert names == ["disk-worker", *SCRIPTS[name]]
