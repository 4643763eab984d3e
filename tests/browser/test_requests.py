"""What pages ask for: nothing of anyone else, no script that the page does not need."""

from playwright.sync_api import BrowserContext

from tests.browser.reading import search

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


def test_nothing_is_asked_of_anyone_else(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name in ("actors/minusma.html", "about/as-on.html", "index.html"):
        page.goto(address + name)
    search(page, "police in 2014")
    assert asked
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def test_a_page_loads_the_scripts_it_needs_and_no_other(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    for name, scripts in SCRIPTS.items():
        page.goto(address + name)
        sources = page.eval_on_selector_all("script[src*='/browser/']", "all => all.map(script => script.src)")
        names = [source.rpartition("/")[2].partition(".")[0] for source in sources]
        # every page may be of an edition, and every page with statements has handles to cite them by
        assert [one for one in names if one not in {"edition-bar", "cite"}] == ["frame", "search", *scripts], name
