"""Copying a statement's address and a page's reference: on the web, over plain http, from a disk, and when refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.reading import DESK, PLAIN, complaints, until

GUARD = "forces/guard.html"
PUBLISHED = "https://mali-ssr-background.example.org/"


@pytest.fixture
def allowed(browser: Browser, tiny_address: str) -> Iterator[BrowserContext]:
    """A context in which the tests may read the clipboard, at the address of the tiny site."""
    context = browser.new_context(viewport=DESK)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=tiny_address)
    wrong = complaints(context)
    yield context
    context.close()
    assert wrong == []


@pytest.fixture(params=["web", "plain http", "disk"])
def start(request: pytest.FixtureRequest, tiny_address: str, tiny_site: Path) -> tuple[str, str]:
    """Where the site is read, and the address that others can cite."""
    plain = tiny_address.replace("127.0.0.1", PLAIN)
    return {
        "web": (tiny_address, tiny_address),
        "plain http": (plain, plain),
        "disk": (tiny_site.as_uri() + "/", PUBLISHED),
    }[request.param]


def clipboard(context: BrowserContext, tiny_address: str) -> str:
    page = context.new_page()
    page.goto(tiny_address)
    page.bring_to_front()
    found: str = page.evaluate("navigator.clipboard.readText()")
    page.close()
    return found


def said(page: Page) -> str:
    until(page, "document.querySelector('[role=status]#kb-said').textContent !== ''")
    return page.inner_text("#kb-said")


def test_a_click_on_a_number_copies_the_address_that_others_can_cite(
    allowed: BrowserContext, start: tuple[str, str], tiny_address: str
) -> None:
    read, published = start
    page = allowed.new_page()
    page.goto(f"{read}{GUARD}?h=guard")
    page.click("#ML-0006 summary")
    page.click("#ML-0006 a.kb-handle")
    wanted = f"{published}{GUARD}#ML-0006"
    assert said(page) == f"Copied: {wanted}"
    # the address of the page has changed, and the focus is where it was
    assert page.evaluate("document.activeElement.matches('#ML-0006 a.kb-handle')")
    assert page.locator("#ML-0006 a.kb-copied").count() == 1
    assert page.url.endswith("#ML-0006")
    assert clipboard(allowed, tiny_address) == wanted


def test_the_button_copies_the_reference_alone(
    allowed: BrowserContext, start: tuple[str, str], tiny_address: str
) -> None:
    page = allowed.new_page()
    page.goto(start[0] + GUARD)
    reference = page.text_content(".kb-reference")
    assert reference is not None
    page.click("#cite > summary")
    page.click(".kb-reference button")
    said(page)
    assert clipboard(allowed, tiny_address) == reference.removesuffix("Copy").strip()
    assert page.evaluate("document.activeElement.textContent") == "Copy"


def test_what_is_not_copied_is_said_and_shown(context: BrowserContext, start: tuple[str, str]) -> None:
    page = context.new_page()
    page.add_init_script("""
        if (navigator.clipboard) navigator.clipboard.writeText = () => Promise.reject(new Error("refused"))
        document.execCommand = () => false
    """)
    page.goto(start[0] + GUARD)
    page.click("#ML-0006 summary")
    page.click("#ML-0006 a.kb-handle")
    assert said(page) == f"This browser did not copy. Select and copy it here: {start[1]}{GUARD}#ML-0006"
    box = page.locator("#kb-said").bounding_box()
    assert box is not None
    assert box["width"] > 100
    assert page.locator("a.kb-not-copied").count() == 1
    assert page.locator("a.kb-copied").count() == 0
    page.click("#kb-said")
    assert page.locator("#kb-said.kb-unseen").count() == 0
    page.click("h1")
    assert page.locator("#kb-said.kb-unseen").count() == 1


def test_a_click_that_opens_a_new_tab_leaves_the_clipboard(allowed: BrowserContext, tiny_address: str) -> None:
    page = allowed.new_page()
    page.clock.install()
    page.goto(tiny_address + GUARD)
    page.evaluate("navigator.clipboard.writeText('what was there')")
    page.click("#ML-0006 summary")
    page.click("#ML-0006 a.kb-handle", modifiers=["Control"])
    assert clipboard(allowed, tiny_address) == "what was there"
    # that something was copied is marked for a second and a half
    page.bring_to_front()
    page.click("#ML-0006 a.kb-handle")
    mark = page.locator("#ML-0006 a.kb-copied")
    mark.wait_for()
    page.clock.fast_forward(1000)
    assert mark.count() == 1
    page.clock.fast_forward(700)
    assert mark.count() == 0


def test_selected_text_comes_without_its_numbers(context: BrowserContext, tiny_address: str) -> None:
    page = context.new_page()
    page.goto(tiny_address + GUARD)
    page.evaluate("getSelection().selectAllChildren(document.getElementById('ML-0006'))")
    chosen = page.evaluate("getSelection().toString()")
    assert "In May 2021 the press gave 450 guards." in chosen
    assert "ML-0006" not in chosen
    assert "[" not in chosen
