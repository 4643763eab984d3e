"""Indexes by state: each button shows its records, and no heading over nothing."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.reading import until

INDEX = "actors/index.html"


def shown(page: Page) -> int:
    return page.locator(".kb-index > li:not([hidden])").count()


def headings_fit(page: Page) -> bool:
    """Whether a heading is visible exactly where a row stands under it."""
    lists = page.locator("ul.kb-index")
    return all(
        lists.nth(number).locator("xpath=ancestor::details[1]").is_visible()
        == (lists.nth(number).locator("> li:not([hidden])").count() > 0)
        for number in range(lists.count())
    )


@pytest.mark.parametrize("start", ["web", "disk"])
def test_each_button_shows_as_many_records_as_it_says(
    context: BrowserContext, address: str, site: Path, start: str
) -> None:
    page = context.new_page()
    page.goto({"web": address, "disk": site.as_uri() + "/"}[start] + INDEX)
    every = shown(page)
    buttons = page.locator("#kb-filter button")
    assert buttons.count() > 2
    hidden = 0
    for number in range(1, buttons.count()):
        button = buttons.nth(number)
        button.click()
        count = int((button.text_content() or "").rpartition("(")[2].rstrip(")"))
        assert shown(page) == count
        assert count < every
        assert page.locator("#kb-filter button[aria-pressed=true]").all_text_contents() == [button.text_content()]
        assert page.evaluate("location.hash") == f"#state-{button.get_attribute('data-state')}"
        assert headings_fit(page)
        hidden += page.locator("ul.kb-index:not(:visible)").count()
    assert hidden > 0
    buttons.first.click()
    assert shown(page) == every
    assert page.evaluate("location.hash") == ""
    assert page.locator("details.kb-decade:not(:visible)[id]").count() == 0


def test_a_state_can_be_linked_to(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}{INDEX}#state-ended")
    pressed = page.locator("#kb-filter button[aria-pressed=true]")
    assert pressed.get_attribute("data-state") == "ended"
    assert (pressed.text_content() or "").endswith(f"({shown(page)})")


@pytest.mark.parametrize("fragment", ["#state-nonsense", "#top", ""])
def test_any_other_address_shows_all(context: BrowserContext, address: str, fragment: str) -> None:
    page = context.new_page()
    page.goto(f"{address}{INDEX}{fragment}")
    assert page.locator(".kb-index > li").count() == shown(page)
    assert page.locator("#kb-filter button[aria-pressed=true]").get_attribute("data-state") == ""


def test_a_link_to_a_group_that_is_hidden_shows_all(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}{INDEX}#state-ended")
    group = page.locator("details.kb-decade[id]:not(:visible)").first.get_attribute("id")
    page.evaluate("group => { location.hash = group }", group)
    until(page, "document.querySelectorAll('.kb-index > li[hidden]').length === 0")
    assert page.locator("#kb-filter button[aria-pressed=true]").get_attribute("data-state") == ""
    until(page, f"Math.abs(document.getElementById('{group}').getBoundingClientRect().top) < innerHeight")
