"""The built site in a real browser: no scripts, the reader's clock, accessibility, no third party."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, ViewportSize

from tests.browser.accessibility import BUT_COLOURS, small_targets, some_of_each_make, violations, weak_colours
from tests.browser.reading import DESK, KINDS_OF_PAGE, PHONE, SECOND_OF_EACH_KIND

#: How many screens of a telephone a page may be long when it opens.
LONGEST = {
    "index.html": 3, "topics/peace-process.html": 15, "actors/minusma.html": 14, "timeline/index.html": 20,
    **dict.fromkeys(
        ("actors/index.html", "glossary/index.html", "indicators/index.html", "instruments/index.html",
         "sources/index.html", "sources/index.news-articles.html", "about/as-on.html", "about/open-questions.html",
         "about/reviews.html", "about/editions.html", "who-does-what.html"), 20,
    ),
}  # fmt: skip

SCHEME = "document.body.dataset.mdColorScheme"

#: Pages so large that they are left to "make accessibility".
LARGE = frozenset({
    "sources/unsc-2014.html", "timeline/index.html", "about/as-on.html", "about/open-questions.html",
    "about/reviews.html", "actors/index.html", "actors/minusma.html", "indicators/index.html", "about/editors.html",
    "who-does-what.html", "compare/minusma-mandates.html",
})  # fmt: skip


def test_the_measures_of_accessibility_notice(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(
        "<html lang=en><title>T</title><main><h1>One</h1><p style='color:#999'>Faint<p style='color:#999'>Faint too"
        "<p>A <a href=#x>link in a sentence</a> is as it is<p><a href=#y>y</a><p><button style='all:unset'>b</button>"
        "<img src=x><h3>Three</h3></main>"
    )
    assert [found.partition(":")[0] for found in violations(page, BUT_COLOURS)] == ["heading-order", "image-alt"]
    assert weak_colours(page) == ["color-contrast: [['p:nth-child(2)']]"]
    assert [found[:9] for found in small_targets(page)] == ['<a href="', "<button s"]
    page.close()


def test_pages_keep_the_rules_of_accessibility(browser: Browser, address: str) -> None:
    """One page of each kind, the largest apart: all rules on the phone, the size of targets on a desk as well."""
    context = browser.new_context(viewport=PHONE, color_scheme="light", reduced_motion="reduce")
    page = context.new_page()
    broken: dict[str, list[str]] = {}
    for name in (name for name in KINDS_OF_PAGE if name not in LARGE):
        page.goto(address + name)
        some_of_each_make(page)
        found = [*violations(page, BUT_COLOURS), *small_targets(page), *weak_colours(page)]
        # the next page opens in the colours chosen here
        before = page.evaluate(SCHEME)
        page.click("label[for^=__palette_]:visible")
        assert {before, page.evaluate(SCHEME)} == {"default", "slate"}
        found += weak_colours(page)
        page.set_viewport_size(DESK)
        found += small_targets(page)
        page.set_viewport_size(PHONE)
        if found:
            broken[name] = found
    context.close()
    assert broken == {}


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 960, 1280])
def test_two_pages_of_each_kind_keep_the_rules_at_every_width(
    browser: Browser, address: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    size: ViewportSize = {"width": width, "height": 800}
    context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    broken: dict[str, list[str]] = {}
    for name in (*KINDS_OF_PAGE, *SECOND_OF_EACH_KIND):
        answer = page.goto(address + name)
        assert answer, name
        assert answer.ok or name == "404.html", name
        some_of_each_make(page)
        found = [*violations(page), *small_targets(page)]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append("wider than the screen")
        if found:
            broken[name] = found
    context.close()
    assert broken == {}


def test_pages_open_short_on_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    long = {}
    for name, screens in LONGEST.items():
        page.goto(address + name)
        found = page.evaluate("document.documentElement.scrollHeight") / PHONE["height"]
        if found > screens:
            long[name] = found
    context.close()
    assert long == {}


def test_home_is_one_screen_of_a_desk(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(address + "index.html")
    assert page.evaluate("document.documentElement.scrollHeight") <= 800
    shown = page.locator("main").inner_text()
    for words in ("Mali now", "Latest events", "Topics", "International missions", "How to cite", "Method"):
        assert words in shown
    context.close()


@pytest.mark.parametrize("width", [320, 360])
def test_what_a_page_is_takes_one_line_of_a_phone(browser: Browser, tiny_address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(tiny_address + "forces/guard.html")
    bar = page.locator(".kb-draft a")
    assert bar.evaluate("link => link.getClientRects().length") == 1
    assert page.locator(".md-banner").evaluate("bar => bar.getBoundingClientRect().height") < 32
    assert "cite an edition" in (bar.get_attribute("title") or "")
    bar.click()
    assert page.locator("h1").inner_text() == "Editions"
    context.close()


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
    for words in ('heading "National Gendarmerie', "Key facts", "On this page", "sources", 'link "Cite statement ML-'):
        assert words in heard
    assert page.title().startswith("National Gendarmerie")
