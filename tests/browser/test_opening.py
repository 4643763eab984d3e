"""A page opens whole: no request fails, nothing moves, nothing is wider than the screen.

What moves is Chromium's own measure, cumulative layout shift.
"""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.reading import KINDS_OF_PAGE, complaints, until

#: What is taken for no shift: a share of the screen times the share of it by which something moved.
STILL = 0.005
#: What moved so far without the reader's doing: [how much, what].
WATCH = """window.moved = []; new PerformanceObserver(list => { for (const shift of list.getEntries())
  if (!shift.hadRecentInput) window.moved.push([shift.value, shift.sources.map(
    ({ node }) => node?.nodeName + "." + (node?.getAttribute?.("class") ?? "") + "#" + (node?.id ?? "")).join(" ")])
}).observe({ type: "layout-shift", buffered: true })"""
#: The form of "side by side" comes when its file has been read; elsewhere scripts are done when a page is loaded.
READY = "() => document.getElementById('kb-compare-picker')?.hidden !== true"


def moved(page: Page) -> list[tuple[float, str]]:
    """What moved since the page was opened."""
    until(page, READY)
    # shifts are told after the frame in which they happen
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.wait_for_timeout(60)
    found: list[tuple[float, str]] = page.evaluate("window.moved")
    return found


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_open_whole(browser: Browser, address: str, width: int) -> None:
    """One page of each kind."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.add_init_script(WATCH)
    wrong = complaints(context)
    page = context.new_page()
    moving, wide = {}, {}
    for name in KINDS_OF_PAGE:
        page.goto(address + name)
        found = moved(page)
        if sum(value for value, _ in found) >= STILL:
            moving[name] = found
        if (wider := page.evaluate("document.documentElement.scrollWidth")) > width:
            wide[name] = wider
    context.close()
    assert (wrong, moving, wide) == ([], {}, {})


def test_the_measure_notices_what_moves(browser: Browser, tiny_address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(tiny_address + "index.html")
    assert sum(value for value, _ in moved(page)) < STILL
    page.evaluate("document.querySelector('h1').before('late', document.createElement('hr'))")
    assert sum(value for value, _ in moved(page)) >= STILL
    context.close()
