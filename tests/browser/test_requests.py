"""What pages ask for: nothing of anyone else, nothing in vain, no script that the page does not need."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.reading import DESK, KINDS_OF_PAGE, complaints, search

#: The scripts of ours that act on a page, for some pages that differ in them; those of frame and search are on all.
SCRIPTS = {
    "index.html": [],
    "about/use.html": [],
    "actors/index.html": ["copying", "lists"],
    "timeline/index.html": ["copying", "lists"],
    "timeline/2013-07-afisma-handover.html": ["copying", "paper"],
    "forces/gendarmerie.html": ["copying", "paper", "reviews"],
    "about/as-on.html": ["copying", "as-on"],
    "who-does-what.html": ["who-does-what"],
    "compare.html": ["copying", "compare"],
    "compare/forces.html": ["copying", "compare"],
    "about/reviews.html": ["reviews"],
}


def test_no_request_fails_from_a_disk(browser: Browser, site: Path) -> None:
    """One page of each kind; that none fails from a server is held where pages open (test_opening.py)."""
    context = browser.new_context(viewport=DESK)
    wrong = complaints(context)
    page = context.new_page()
    for name in KINDS_OF_PAGE:
        # the page "not found" is served at any address, so that its own addresses are those of a server
        if name != "404.html":
            page.goto(f"{site.as_uri()}/{name}")
            # what scripts ask for, they ask for when the page is there
            page.wait_for_timeout(60)
    context.close()
    assert wrong == []


def test_nothing_is_asked_of_anyone_else(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name in ("index.html", "actors/minusma.html", "about/as-on.html"):
        page.goto(address + name)
        search(page, "police in 2014")
    assert asked
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_page_loads_the_scripts_it_needs_and_no_other(context: BrowserContext, address: str, name: str) -> None:
    page = context.new_page()
    page.goto(address + name)
    sources = page.eval_on_selector_all("script[src*='/browser/']", "all => all.map(script => script.src)")
    names = [source.rpartition("/")[2].partition(".")[0] for source in sources]
    # every page may be of an edition, and every page with statements has handles to cite them by
    assert [one for one in names if one not in {"edition-bar", "cite"}] == ["frame", "search", *SCRIPTS[name]]
