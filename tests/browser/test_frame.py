"""The frame of pages: what of Material's own script we do ourselves, on the web and from a disk."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.reading import DESK, PHONE, complaints, until

LONG, PROSE = "forces/guard.html", "about/editors.html"
ACTIVE = ".md-sidebar--secondary .md-nav__link--active"
SCHEME = "document.body.dataset.mdColorScheme"


@pytest.fixture(params=["web", "disk"])
def start(request: pytest.FixtureRequest, tiny_address: str, tiny_site: Path) -> str:
    return {"web": tiny_address, "disk": tiny_site.as_uri() + "/"}[request.param]


def shown(page: Page, part: str) -> bool:
    """Whether a part of the frame is not hidden."""
    return not page.locator(f"[data-md-component='{part}']").first.evaluate("part => part.hidden")


def test_the_scheme_is_the_systems_until_the_reader_chooses_and_then_kept(browser: Browser, start: str) -> None:
    context = browser.new_context(viewport=DESK, color_scheme="dark")
    wrong = complaints(context)
    page = context.new_page()
    page.goto(start + LONG)
    assert page.evaluate(SCHEME) == "slate"
    assert page.locator("meta[name='color-scheme']").get_attribute("content") == "dark"
    assert page.locator("meta[name='theme-color']").get_attribute("content") == "#12332a"
    page.get_by_title("Switch to light").click()
    assert page.evaluate(SCHEME) == "default"
    assert page.locator("meta[name='theme-color']").get_attribute("content") == "#1d4d3f"
    page.goto(start + PROSE)
    assert page.evaluate(SCHEME) == "default"
    # by keyboard: the buttons are radio buttons to it
    page.locator("#__palette_0").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(SCHEME) == "slate"
    page.keyboard.press("Space")
    assert page.evaluate(SCHEME) == "default"
    page.keyboard.press("Space")
    assert page.evaluate(SCHEME) == "slate"
    assert page.get_by_title("Switch to light").is_visible() and not page.get_by_title("Switch to dark").is_visible()
    context.close()
    assert wrong == []


def test_what_has_focus_from_the_keyboard_is_seen(context: BrowserContext, tiny_address: str) -> None:
    page = context.new_page()
    page.goto(tiny_address + LONG)
    # the link that skips, the bar that says which draft it is, then the emblem in the header
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-logo')")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_the_menu_of_a_telephone_is_opened_by_the_keyboard_and_takes_no_focus_while_closed(
    browser: Browser, tiny_address: str
) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(tiny_address + LONG)
    opener = page.locator("label", has_text="Menu")
    assert not page.locator(".md-sidebar--primary a").first.is_visible()
    opener.focus()
    page.keyboard.press("Enter")
    until(page, "() => document.getElementById('__drawer').checked")
    assert page.locator(".md-sidebar--primary a").first.is_visible()
    context.close()


def test_the_frame_follows_the_scrolling(context: BrowserContext, start: str) -> None:
    page = context.new_page()
    page.goto(start + PROSE)
    assert shown(page, "tabs") and not shown(page, "top")
    page.evaluate("scrollTo(0, 900)")
    until(page, "() => document.querySelector('.md-header--shadow .md-header__title--active')")
    assert not shown(page, "tabs") and not shown(page, "top")
    # a reader who scrolls up may want to go to the top
    page.evaluate("scrollTo(0, 800)")
    until(page, "() => !document.querySelector('[data-md-component=top]').hidden")
    page.get_by_role("button", name="Back to top").click()
    until(page, "() => scrollY === 0 && document.querySelector('[data-md-component=top]').hidden")
    assert shown(page, "tabs")
    assert not page.locator(".md-header--shadow, .md-header__title--active").count()


def test_the_table_of_contents_marks_what_is_read_and_keeps_it_in_sight(context: BrowserContext, start: str) -> None:
    page = context.new_page()
    page.goto(start + PROSE)
    links = page.locator(".md-sidebar--secondary [data-md-component=toc] a")
    assert links.count() > 10
    active = page.locator(ACTIVE)
    assert active.count() == 0
    for number in (3, links.count() - 1, 1):
        place = links.nth(number).get_attribute("href")
        links.nth(number).click()
        until(page, "([one, place]) => document.querySelector(one)?.hash === place", [ACTIVE, place])
        assert active.count() == 1
        column = page.locator(".md-sidebar--secondary .md-sidebar__scrollwrap").bounding_box()
        link = active.bounding_box()
        assert column and link and column["y"] <= link["y"] <= column["y"] + column["height"] - link["height"]
        assert page.locator(".md-sidebar--secondary .md-nav__link--passed").count() == number + 1


def test_folds_open_for_a_link_to_what_they_hold(context: BrowserContext, start: str) -> None:
    page = context.new_page()
    page.goto(start + LONG)
    inner = page.evaluate("[...document.querySelectorAll('details:not([open]) [id]')].at(-1).id")
    page.evaluate("id => { location.hash = id }", inner)
    until(page, "id => document.getElementById(id).checkVisibility()", inner)
    page.goto(start + PROSE)
    page.goto(f"{start}{LONG}#{inner}")
    until(page, "id => document.getElementById(id).checkVisibility()", inner)


def test_the_menu_of_a_telephone_opens_by_keyboard_and_closes_when_it_has_led_somewhere(
    browser: Browser, start: str
) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(start + "index.html")
    page.locator("label.md-header__button[for=__drawer]").click()
    page.wait_for_timeout(300)
    section = page.locator(".md-sidebar--primary label[tabindex='0']").first
    section.focus()
    page.keyboard.press("a")
    assert page.locator(".md-nav[aria-expanded=true]").count() == 0
    page.keyboard.press("Enter")
    assert page.locator(".md-nav[aria-expanded=true]").count() == 1
    assert page.locator("#__drawer").is_checked()
    page.evaluate("location.hash = 'top'")
    until(page, "() => !document.getElementById('__drawer').checked")
    context.close()


def test_wide_tables_scroll_by_themselves(browser: Browser, start: str) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(start + PROSE)
    assert page.locator(".md-typeset__scrollwrap > .md-typeset__table > table").count() > 3
    assert page.locator(".md-content table:not([class])").count() == page.locator(".md-typeset__table > table").count()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    # what scrolls is reached by keyboard, in its place among the links
    page.set_viewport_size({"width": 130, "height": 600})
    until(page, "document.querySelector('.md-typeset__scrollwrap[tabindex]')")
    assert {wrap.get_attribute("tabindex") for wrap in page.locator(".md-content [tabindex]").all()} == {"0"}
    context.close()
