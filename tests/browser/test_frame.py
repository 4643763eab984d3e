"""The frame of pages: what of Material's own script we do ourselves, on the web and from a disk."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.reading import DESK, PHONE, complaints, until

LONG, PROSE = "forces/guard.html", "about/editors.html"
ACTIVE = ".md-sidebar--secondary .md-nav__link--active"
SCHEME = "document.body.dataset.mdColorScheme"
#: Scrolls, and waits until all that follows has followed.
SCROLL = """y => new Promise(done => {
  scrollTo({ top: y, behavior: "instant" })
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))
})"""
#: Of each column beside the text: where it is kept, and how far above the end of the window or the text it ends.
BESIDE = """[...document.querySelectorAll("[data-md-component=sidebar]")].map(column => {
  const ends = Math.min(innerHeight, document.querySelector(".md-footer").getBoundingClientRect().top)
  const { height, bottom } = column.querySelector(".md-sidebar__scrollwrap").getBoundingClientRect()
  return [column.style.top, height ? Math.round(ends - bottom) : null]
})"""


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
    until(page, "!document.body.hasAttribute('data-md-color-switching')")
    # the system may change its mind, while a page is open and between two
    page.emulate_media(color_scheme="light")
    until(page, f"{SCHEME} === 'default'")
    page.emulate_media(color_scheme="dark")
    page.reload()
    assert page.evaluate(SCHEME) == "slate"
    page.get_by_title("Switch to light").click()
    assert page.evaluate(SCHEME) == "default"
    assert page.locator("meta[name='theme-color']").get_attribute("content") == "#1d4d3f"
    page.goto(start + PROSE)
    assert page.evaluate(SCHEME) == "default"
    # by keyboard: the buttons are radio buttons to it
    page.locator("#__palette_0").focus()
    page.keyboard.press("a")
    assert page.evaluate(SCHEME) == "default"
    page.keyboard.press("Enter")
    assert page.evaluate(SCHEME) == "slate"
    assert page.evaluate("document.activeElement.id") == "__palette_1"
    page.keyboard.press("Space")
    assert page.evaluate(SCHEME) == "default"
    page.keyboard.press("Space")
    assert page.evaluate(SCHEME) == "slate"
    assert page.get_by_title("Switch to light").is_visible() and not page.get_by_title("Switch to dark").is_visible()
    page.emulate_media(color_scheme="light")
    page.reload()
    assert page.evaluate(SCHEME) == "slate"
    palette = page.evaluate(
        "Object.fromEntries(Object.entries(document.body.dataset).filter(([n]) => /^mdColor/.test(n)))"
    )
    assert palette == {
        "mdColorMedia": "(prefers-color-scheme: dark)", "mdColorScheme": "slate",
        "mdColorPrimary": "custom", "mdColorAccent": "custom",
    }  # fmt: skip
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
    # whatever can be reached is reached in the order in which it stands
    assert set(page.locator("[tabindex]").evaluate_all("all => all.map(part => part.tabIndex)")) <= {0, -1}
    assert page.locator(".md-sidebar--primary a").first.is_visible()
    context.close()


def test_the_frame_follows_the_scrolling(context: BrowserContext, start: str) -> None:
    page = context.new_page()
    page.goto(start + PROSE)
    assert shown(page, "tabs") and not shown(page, "top")
    page.evaluate("scrollTo(0, 900)")
    until(page, "() => document.querySelector('.md-header--shadow .md-header__title--active')")
    assert not shown(page, "tabs") and not shown(page, "top")
    # where a link within the page leads is no scrolling up
    page.evaluate("location.hash = document.querySelectorAll('[data-md-component=toc] a')[1].hash")
    page.evaluate(SCROLL, 500)
    assert not shown(page, "top")
    page.wait_for_timeout(260)
    # a reader who scrolls up may want to go to the top
    page.evaluate(SCROLL, 900)
    page.evaluate(SCROLL, 800)
    until(page, "() => !document.querySelector('[data-md-component=top]').hidden")
    button = page.get_by_role("button", name="Back to top")
    assert button.get_attribute("tabindex") is None
    assert button.evaluate("top => top.style.top") == "64px"
    button.click()
    until(page, "() => scrollY === 0 && document.querySelector('[data-md-component=top]').hidden")
    assert shown(page, "tabs")
    assert not page.locator(".md-header--shadow, .md-header__title--active").count()
    assert page.locator("[data-md-component=top]").get_attribute("tabindex") == "-1"
    assert page.evaluate("document.activeElement === document.body")
    # a title is above the header at its last pixel, tabs fade after ten, a shadow falls on what is below the header
    edges = """() => {
      const header = document.querySelector("[data-md-component=header]").offsetHeight
      const [title, tabs, main] = [".md-content h1", "[data-md-component=tabs]", "[data-md-component=main]"].map(
        place => document.querySelector(place))
      return {
        ".md-header__title--active": title.offsetTop + title.offsetHeight - header,
        "[data-md-component=tabs][hidden]": tabs.offsetTop + 10 - header, ".md-header--shadow": main.offsetTop - header,
      }
    }"""
    for mark, edge in page.evaluate(edges).items():
        for y, there in ((edge - 1, 0), (edge, 1)):
            page.evaluate(SCROLL, y)
            assert page.locator(mark).count() == there, (mark, y)


def test_columns_beside_the_text_end_with_the_window_or_the_text(context: BrowserContext, tiny_address: str) -> None:
    page = context.new_page()
    page.goto(tiny_address + PROSE)
    for y in (0, 100, 3000, 99_999):
        page.evaluate(SCROLL, y)
        columns = page.evaluate(BESIDE)
        assert [top for top, _ in columns] == ["48px", "48px"]
        assert columns[1][1] == 24, y
    for width, wanted in ((1100, ["", "48px"]), (800, ["", ""])):
        page.set_viewport_size({"width": width, "height": 900})
        until(page, f"wanted => String({BESIDE}.map(([top]) => top)) === String(wanted)", wanted)


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
    # for paper all are open, and then as they were
    folds = "[...document.querySelectorAll('details')].map(fold => fold.open)"
    before = page.evaluate(folds)
    assert {*before} == {True, False}
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert {*page.evaluate(folds)} == {True}
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(folds) == before
    # an address that was cut within a sign is one of nothing
    page.evaluate("location.hash = '%E0%A4%A'")
    # one that names a part of a fold within another opens both, and it is seen
    deep = page.evaluate("""() => {
      const fold = document.querySelector("details details")
      const folds = [fold, fold.parentElement.closest("details")]
      for (const one of folds) one.open = false
      const place = Object.assign(document.createElement("p"), { id: "tiefe é", textContent: "deep" })
      fold.append(place)
      scrollTo(0, 0)
      location.hash = place.id
      return new Promise(done => setTimeout(() => {
        const { top, bottom } = place.getBoundingClientRect()
        done([folds.map(one => one.open), bottom > 0 && top < innerHeight])
      }, 300))
    }""")
    assert deep == [[True, True], True]
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
    page.keyboard.press("Enter")
    assert page.locator(".md-nav[aria-expanded=true]").count() == 0
    assert page.locator("#__drawer").is_checked()
    # a page that is kept for the way back is shown as it was left
    back = "persisted => dispatchEvent(new PageTransitionEvent('pageshow', { persisted }))"
    page.evaluate(back, False)
    assert page.locator("#__drawer").is_checked()
    page.evaluate(back, True)
    assert not page.locator("#__drawer").is_checked()
    page.evaluate("document.getElementById('__drawer').checked = true")
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
    page.set_viewport_size({"width": 1700, "height": 600})
    until(page, "!document.querySelector('.md-typeset__scrollwrap[tabindex]')")
    context.close()
