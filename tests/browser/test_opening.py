"""A page opens whole: no request fails, nothing moves, nothing is wider than the screen, no rule of style lacks.

What moves is Chromium's own measure, cumulative layout shift.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.reading import DESK, KINDS_OF_PAGE, PHONE, complaints, search, until
from tests.browser.style_rules import lost

#: What is taken for no shift: a share of the screen times the share of it by which something moved.
STILL = 0.005
#: What moved so far without the reader's doing: [how much, what].
WATCH = """
window.moved = []
const named = ({ node }) => `${node?.nodeName}.${node?.getAttribute?.("class") ?? ""}#${node?.id ?? ""}`
const note = shifts => moved.push(...shifts.filter(shift => !shift.hadRecentInput).map(
  shift => [shift.value, shift.sources.map(named).join(" ")]))
const watch = new PerformanceObserver(list => note(list.getEntries()))
watch.observe({ type: "layout-shift", buffered: true })
window.tellMoved = () => { note(watch.takeRecords()); return moved }"""
#: Waits until the screen is drawn.
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
#: The form of "side by side" comes when its file has been read; elsewhere scripts are done when a page is loaded.
READY = "() => document.getElementById('kb-compare-picker')?.hidden !== true"


def moved(page: Page) -> list[tuple[float, str]]:
    """What moved since the page was opened."""
    until(page, READY)
    page.evaluate(DRAWN)
    found: list[tuple[float, str]] = page.evaluate("tellMoved()")
    return found


@pytest.mark.parametrize(("start", "size"), [("web", PHONE), ("disk", DESK)], ids=["phone", "desk from a disk"])
def test_pages_open_whole(browser: Browser, address: str, site: Path, start: str, size: ViewportSize) -> None:
    """One page of each kind; each from a server and from a disk, on a telephone and on a desk."""
    context = browser.new_context(viewport=size)
    context.add_init_script(WATCH)
    wrong = complaints(context)
    page = context.new_page()
    moving, wide, without = {}, {}, {}
    for name in KINDS_OF_PAGE:
        # the page "not found" is served at any address, so that its own addresses are those of a server
        page.goto((address if start == "web" or name == "404.html" else f"{site.as_uri()}/") + name)
        until(page, READY)
        if (wider := page.evaluate("document.documentElement.scrollWidth")) > size["width"]:
            wide[name] = wider
        page.evaluate("scrollTo(0, 900)")
        page.evaluate(DRAWN)
        if rules := lost(page, site):
            without[name] = rules
        found = moved(page)
        if sum(value for value, _ in found) >= STILL:
            moving[name] = found
    noticed = ["article", "article:hover", ".md-content article", ":is(.no-such, article)", "[class] article"]
    sheet = f"{', '.join([*noticed, '.no-such', '.no-such article'])} {{ color: red }}"
    assert lost(page, site, sheet) == noticed
    context.close()
    assert (wrong, moving, wide, without) == ([], {}, {}, {})


def test_no_rule_that_was_left_out_fits_the_search_or_a_panel(browser: Browser, address: str, site: Path) -> None:
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.goto(address + "forces/gendarmerie.html")
    search(page, "police in 2014")
    assert lost(page, site) == []
    page.keyboard.press("Escape")
    page.evaluate("document.querySelector('a.kb-cite').click()")
    page.wait_for_selector("dialog.kb-panel[open]")
    assert lost(page, site) == []
    context.close()


def test_the_measure_notices_what_moves(browser: Browser, tiny_address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(tiny_address + "index.html")
    assert sum(value for value, _ in moved(page)) < STILL
    page.evaluate("document.querySelector('h1').before('late', document.createElement('hr'))")
    assert sum(value for value, _ in moved(page)) >= STILL
    context.close()
