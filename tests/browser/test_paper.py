"""Records on paper: whose they are, light, short; evidence where the reader asked for it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.reading import until

GENDARMERIE = "forces/gendarmerie.html"
#: What a record may fill, the longest included.
SHEETS = 5
#: Kinds whose pages are records; topics are texts, and sources are read on the screen.
RECORDS = ("actors", "forces", "mandates", "instruments", "places", "indicators", "timeline", "disagreements")


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """A page of a reader whose system is dark."""
    context = browser.new_context(color_scheme="dark")
    # the window of the system for printing cannot be seen by a test: what it would print is counted
    context.add_init_script("print = () => { window.printed = document.querySelectorAll('[data-wanted]').length }")
    tab = context.new_page()
    tab.goto((site / GENDARMERIE).as_uri())
    yield tab
    context.close()


def sheets(page: Page) -> int:
    """How many sheets the page fills."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


def seen(page: Page, selector: str) -> int:
    """How many elements are seen on paper; a script opens every fold there, like a browser's own command."""
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    until(page, "() => document.querySelector('details.kb-evidence').open")
    found = page.locator(selector).evaluate_all("all => all.filter(one => one.checkVisibility()).length")
    assert isinstance(found, int)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    until(page, "() => !document.querySelector('details.kb-evidence:not([data-wanted])')?.open")
    return found


def test_the_longest_records_fill_five_sheets_at_most(page: Page, site: Path) -> None:
    records = [path for kind in RECORDS for path in (site / kind).glob("*.html") if path.name != "index.html"]
    longest = sorted(records, key=lambda path: path.stat().st_size)[-5:]
    filled = {}
    for path in longest:
        page.goto(path.as_uri())
        filled[path.name] = sheets(page)
    assert all(1 < number <= SHEETS for number in filled.values()), filled


def test_on_top_stand_title_edition_and_address_dark_on_light(page: Page) -> None:
    page.emulate_media(media="print")
    line, heading = page.locator("p.kb-on-paper"), page.locator("h1")
    words = line.inner_text()
    assert words.startswith("Mali SSR Background · ")
    assert words.endswith("/forces/gendarmerie.html")
    assert re.search(r"edition|draft after", words)
    over, under = line.bounding_box(), heading.bounding_box()
    assert over and under and over["y"] < under["y"]
    colours = page.evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]")
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    # how to cite stays on one sheet, without its button
    assert page.locator("#cite").evaluate("box => getComputedStyle(box).breakInside") == "avoid"
    assert not page.locator("#cite button").first.is_visible()
    page.emulate_media(media="screen")
    assert not line.is_visible()


def test_evidence_is_printed_where_the_reader_opened_it(page: Page) -> None:
    phrases = ".kb-evidence q"
    assert seen(page, phrases) == 0
    fold = page.locator("details.kb-evidence").nth(1)
    fold.locator("summary").click()
    own = fold.locator("q").count()
    assert own > 0
    assert seen(page, phrases) == own
    fold.locator("summary").click()
    assert seen(page, phrases) == 0


def test_a_button_prints_all_evidence_once(page: Page) -> None:
    page.locator("#cite > summary").click()
    page.get_by_role("button", name="Print with all evidence").click()
    folds = page.locator("details:is(.kb-evidence, .kb-fold, .kb-picture-table)").count()
    assert page.evaluate("window.printed") == folds > 20
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("[data-wanted]").count() == 1, "what the reader opened stays: how to cite"
    page.evaluate("dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))")
    page.locator("details.kb-evidence summary").first.click()
    page.evaluate("dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))")
    assert page.locator("[data-wanted]").count() == 2, "what is opened after that is no concern of the button"


def test_each_statement_is_numbered_and_each_source_named_with_its_address(page: Page, site: Path) -> None:
    page.emulate_media(media="print")
    number = page.evaluate("getComputedStyle(document.querySelector('.kb-statement[id]'), '::after').content")
    assert re.search(r"ML-\d{4}", number)
    addresses = page.locator("#references .kb-on-paper")
    assert addresses.count() > 5
    assert all(one.is_visible() and one.inner_text().startswith("http") for one in addresses.all())


def test_without_scripts_paper_is_as_short(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((site / GENDARMERIE).as_uri())
    assert 1 < sheets(tab) <= SHEETS
    context.close()
