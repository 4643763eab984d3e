"""The search as readers use it: by keys and by hand, over http and from a disk, on a phone, without a worker."""

import gzip
import re
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import etree
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.accessibility import violations, weak_colours
from tests.browser.reading import DESK, FOUND, PATIENCE, PHONE, complaints, found, search, until

#: Bytes that a reader loads until the first result, compressed; and before turning to the search.
MOST_BYTES, MOST_BEFORE = 150_000, 2_000
#: Whether words of the page are marked.
MARKED = "() => (CSS.highlights.get('kb-found')?.size ?? 0) > 1"


@pytest.fixture(scope="module", params=["web", "disk"])
def start(request: pytest.FixtureRequest, tiny_site: Path) -> str:
    """The tiny site over http, and from a folder on disk."""
    return tiny_site.as_uri() + "/" if request.param == "disk" else str(request.getfixturevalue("tiny_address"))


@pytest.fixture(scope="module")
def reader(browser: Browser, start: str) -> Iterator[Page]:
    """The page of one reader, who goes on from test to test; nothing may go wrong in it."""
    context = browser.new_context(viewport=DESK)
    wrong = complaints(context)
    yield context.new_page()
    context.close()
    assert wrong == []


@pytest.fixture
def page(reader: Page, start: str) -> Page:
    """The home page, on which nothing is being searched."""
    reader.keyboard.press("Escape")
    if reader.url != f"{start}index.html" or reader.locator("dialog.kb-find[open]").count():
        reader.set_viewport_size(DESK)
        reader.goto(f"{start}index.html")
    return reader


def heading(page: Page) -> str:
    return page.inner_text("h1")


@pytest.mark.parametrize("query", ["Tiny Guard", "TG", "garde de tiny", "palace guard", "Garde de Tny", "tinyguard"])
def test_a_record_is_found_under_any_of_its_names(page: Page, query: str) -> None:
    search(page, query)
    assert found(page)[0] == "forces/guard.html"


def test_the_answer_comes_first_with_its_date_and_sources(page: Page) -> None:
    search(page, "which ministry is the Tiny Guard under")
    assert found(page)[0] == "forces/guard.html#ML-0004"
    first = page.inner_text(f"{FOUND} .kb-find-first > li")
    assert re.search(r"Ministry of the Interior.*Tiny Guard.*2019 · 1 source · .* old · ML-0004", first, re.DOTALL)


def test_an_answer_is_cited_where_it_stands(page: Page) -> None:
    search(page, "which ministry is the Tiny Guard under")
    row = page.locator(f"{FOUND} .kb-find-first > li").first
    row.get_by_role("button", name="Copy footnote").click()
    page.wait_for_selector(f"{FOUND} [role=status]:has-text('ML-0004')")
    assert re.match(r"Copied: .*statement ML-0004", row.locator("[role=status]").inner_text())
    search(page, "guard strength")
    row = page.locator(f"{FOUND} .kb-find-row[data-id=strength-guard]")
    row.get_by_role("link", name="ML-0006").click()
    page.wait_for_selector("dialog.kb-panel[open] :text('Copy footnote')")


@pytest.mark.parametrize("query", ["ML-0006", "ml0006", "ML 6", "https://x.example/forces/guard.html#ML-0006"])
def test_a_statement_is_found_by_its_number_and_gone_to_by_enter(page: Page, query: str) -> None:
    search(page, query)
    assert found(page)[0] == "forces/guard.html#ML-0006"
    page.keyboard.press("Enter")
    page.wait_for_url("**/forces/guard.html#ML-0006")


def test_what_was_overtaken_says_so(page: Page) -> None:
    search(page, "ML-0005")
    assert "overtaken" in page.inner_text(f"{FOUND} .kb-find-row")


def test_words_that_nothing_holds_are_named(page: Page) -> None:
    search(page, "guard zeppelin")
    assert "forces/guard.html" in found(page)
    assert "without “zeppelin”" in page.inner_text("dialog [role=status]")


def test_words_that_were_read_otherwise_are_named(page: Page) -> None:
    search(page, "palase guard")
    assert "“palase” read as “palace”" in page.inner_text("dialog [role=status]")


@pytest.mark.parametrize("query", ["zzzzqqq", "(.*)", "*)", "++", "<img src=x onerror=alert(1)>", "'\"`", "\\"])
def test_nothing_found_is_said_and_nothing_breaks(page: Page, query: str) -> None:
    wrong = complaints(page.context)
    search(page, query)
    assert re.search(r"Nothing found|result", page.inner_text("dialog [role=status]"))
    search(page, "guard")
    assert found(page)
    assert wrong == []


def test_keys_open_the_search_go_through_it_and_close_it(page: Page) -> None:
    # what was sought before would stand in the field
    page.reload()
    page.keyboard.press("/")
    page.wait_for_selector("dialog.kb-find[open]")
    page.keyboard.type("guard")
    page.wait_for_selector(f"{FOUND}[data-query=guard]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    links = page.locator(f"{FOUND} a")
    assert links.nth(1).evaluate("link => link === document.activeElement")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.locator("dialog input").evaluate("field => field === document.activeElement")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("s")
    assert page.input_value("dialog input") == "guards"
    page.keyboard.press("Escape")
    assert page.locator("dialog.kb-find[open]").count() == 0
    assert urlsplit(page.url).query == ""


def test_first_letters_are_kept_and_escape_leads_back_to_where_the_reader_was(
    context: BrowserContext, tiny_address: str
) -> None:
    page = context.new_page()
    page.goto(tiny_address + "forces/guard.html")
    # a reader has clicked into the text, far from any link
    page.locator("#ML-0006 .kb-sentence").click(position={"x": 3, "y": 3})
    page.keyboard.type("/guarx")
    page.keyboard.press("Backspace")
    page.wait_for_selector("dialog.kb-find[open]")
    until(page, "document.querySelector('dialog.kb-find input').value === 'guar'")
    page.keyboard.press("d")
    assert page.input_value("dialog.kb-find input") == "guard"
    # the place is given back a moment after the dialog has closed
    dialog = page.locator("dialog.kb-find")
    dialog.evaluate("dialog => { dialog.addEventListener('close', () => { dialog.dataset.left = '' }) }")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog.kb-find[data-left]", state="attached")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.kb-statement').id") == "ML-0006"
    # what had the focus has it again
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('.kb-statement').id") == "ML-0006"
    search(page, "la garde passe")
    title = page.locator(f"{FOUND} .kb-find-row[data-id='journal-2021'] > a")
    assert title.locator("[lang=fr]").inner_text() == "La Garde passe à l’Intérieur"
    assert title.inner_text() == "Le Journal: La Garde passe à l’Intérieur (2021-05-04)"


def test_the_field_of_the_home_page_searches_with_the_first_key(reader: Page, start: str) -> None:
    page = reader
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    # a desk has the field of the header alone
    page.set_viewport_size(PHONE)
    page.goto(start + "index.html")
    page.click(".kb-home-find input")
    page.wait_for_timeout(100)
    assert [url for url in asked if re.search(r"assets/search/|search-(panel|worker)", url)] == []
    page.keyboard.type("palace guard", delay=15)
    page.wait_for_selector(f"{FOUND}[data-query='palace guard']")
    assert found(page)[0] == "forces/guard.html"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('form').className") == "kb-home-find"
    assert page.input_value(".kb-home-find input") == ""
    page.keyboard.type("hero")
    page.wait_for_selector(f"{FOUND}[data-query=hero]")


def test_keys_within_a_field_are_letters(reader: Page, start: str) -> None:
    page = reader
    page.goto(start + "about/as-on.html")
    page.focus("#kb-day")
    page.keyboard.press("f")
    page.wait_for_timeout(200)
    assert page.locator("dialog.kb-find[open]").count() == 0


def test_a_result_opens_with_its_words_marked_and_back_shows_the_list(page: Page) -> None:
    search(page, "ministère guard interior")
    assert "h=" not in page.locator(f"{FOUND} a").first.evaluate("link => link.href")
    page.locator(f"{FOUND} a").first.click()
    until(page, MARKED)
    # the page stays as it is: nothing that is selected is let go, nothing is copied with its mark
    assert page.locator(".md-content mark").count() == 0
    assert urlsplit(page.url).query == ""
    page.go_back()
    page.wait_for_selector(f"{FOUND} .kb-find-row")
    assert page.input_value("dialog input") == "ministère guard interior"


def test_a_click_with_ctrl_opens_a_tab_and_keeps_the_list(page: Page) -> None:
    search(page, "guard")
    with page.context.expect_page() as opened:
        page.locator(f"{FOUND} a").first.click(modifiers=["Control"])
    # the tab is opened blank, and goes to the page then
    opened.value.wait_for_url("**/*.html*")
    until(opened.value, MARKED)
    assert urlsplit(opened.value.url).query == ""
    opened.value.close()
    assert page.locator(f"{FOUND} .kb-find-row").count() > 0
    assert page.locator("dialog.kb-find[open]").count() == 1


def test_filters_have_counts_and_show_one_kind(page: Page) -> None:
    search(page, "guard")
    button = page.locator(".kb-find-filters button", has_text="Mandates")
    count = int(button.inner_text().rpartition(" ")[2])
    button.click()
    page.wait_for_selector(".kb-find-filters [aria-pressed=true]:has-text('Mandates')")
    assert len(found(page)) == count
    assert all(place.startswith("mandates/") for place in found(page))


def test_statements_are_searched_when_names_do_not_answer_or_on_demand(page: Page) -> None:
    # those that another query asked for would be there
    page.reload()
    search(page, "tiny guard")
    # a statement says on how many sources it rests, a record nothing of the kind
    assert "source" not in page.inner_text(FOUND)
    assert [place for place in found(page) if "#ML-" in place] == []
    page.click(f"{FOUND} > button")
    page.wait_for_selector(f"{FOUND} a[href*='#ML-']")
    assert page.locator("dialog input").evaluate("field => field === document.activeElement")
    search(page, "protects public buildings")
    assert "forces/guard.html#ML-0003" in found(page)
    said = page.locator(f"{FOUND} .kb-find-row[data-number^=ML] .kb-find-said").all_inner_texts()
    assert [text for text in said if "ML-" in text and "source" not in text] == []


def test_the_page_of_results_has_an_address_and_keeps_to_it(reader: Page, start: str) -> None:
    page = reader
    page.goto(start + "search.html?q=palace+guard&only=forces")
    page.wait_for_selector(f"{FOUND} .kb-find-row")
    assert found(page) == ["forces/guard.html"]
    page.fill(".kb-find-field", "")
    page.fill(".kb-find-field", "hero")
    page.wait_for_selector(f"{FOUND}[data-query=hero]")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["hero"]}


def test_enter_goes_to_the_page_of_results(page: Page) -> None:
    search(page, "guard")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=guard")
    page.wait_for_selector(f"{FOUND} .kb-find-row")


def test_any_page_searches_what_its_address_asks(reader: Page, start: str) -> None:
    page = reader
    page.goto(start + "index.html?q=h%C3%A9ro")
    page.wait_for_selector(f"{FOUND} .kb-find-row")
    assert "actors/hero.html" in found(page)


def without(browser: Browser, address: str, files: str) -> Page:
    """The page ``address`` in a browser that cannot have ``files``."""
    page = browser.new_context(viewport=DESK).new_page()
    page.route(files, lambda route: route.abort())
    page.goto(address)
    return page


#: Browsers in which no worker comes to be: there is none, it is refused at once, or when it is to run.
NO_WORKER = (
    "delete globalThis.Worker",
    "globalThis.Worker = class { constructor() { throw new Error() } }",
    "globalThis.Worker = class { constructor() { setTimeout(() => this.onerror()) } postMessage() {} terminate() {} }",
)


def test_without_a_worker_the_page_searches_itself(browser: Browser, tiny_address: str) -> None:
    for refusal in NO_WORKER:
        page = browser.new_context(viewport=DESK).new_page()
        page.add_init_script(refusal)
        page.goto(tiny_address)
        search(page, "palace guard")
        assert found(page)[0] == "forces/guard.html", refusal
        page.context.close()


@pytest.mark.parametrize("files", ["**/assets/search/**", "**/search-worker.*"])
def test_an_index_or_engine_that_cannot_be_read_is_said(browser: Browser, tiny_address: str, files: str) -> None:
    page = without(browser, tiny_address, files)
    page.click("form.kb-search input")
    page.fill("dialog input", "guard")
    page.wait_for_selector("dialog [role=status]:has-text('could not be read')")
    page.context.close()


def test_a_phone_has_it_on_the_whole_screen(reader: Page, start: str) -> None:
    page = reader
    page.set_viewport_size(PHONE)
    page.goto(start + "index.html")
    page.click("form.kb-search button")
    page.wait_for_selector("dialog.kb-find[open]")
    box = page.locator("dialog.kb-find").bounding_box()
    assert box == {"x": 0, "y": 0, **PHONE}
    page.keyboard.type("guard")
    page.wait_for_selector(f"{FOUND} .kb-find-row")
    assert page.locator("dialog.kb-find").evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
    page.set_viewport_size(DESK)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_keep_the_rules_of_accessibility(browser: Browser, tiny_address: str, scheme: str) -> None:
    context = browser.new_context(viewport=DESK, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    # in the dark nothing else is otherwise
    broken = violations if scheme == "light" else weak_colours
    page.goto(tiny_address)
    assert page.evaluate("document.body.dataset.mdColorScheme") == {"light": "default", "dark": "slate"}[scheme]
    search(page, "guard strength")
    found = broken(page)
    page.goto(tiny_address + "search.html?q=guard")
    page.wait_for_selector(f"{FOUND} .kb-find-row")
    found += broken(page)
    context.close()
    assert found == []


def test_a_reader_without_scripts_is_led_to_the_lists(browser: Browser, tiny_address: str) -> None:
    context = browser.new_context(viewport=DESK, java_script_enabled=False)
    page = context.new_page()
    page.goto(tiny_address)
    page.fill("form.kb-search input", "guard")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=guard")
    page.click("#kb-search-page >> text=forces")
    assert heading(page) == "Forces"
    context.close()


def test_nothing_of_the_search_is_loaded_before_a_reader_turns_to_it(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + "forces/gendarmerie.html")
    page.wait_for_timeout(300)
    assert [url for url in asked if re.search(r"assets/search/|search-(panel|worker)|lunr", url)] == []
    page.focus("form.kb-search input")

    def loaded() -> set[str]:
        return {urlsplit(url).path.rpartition("/")[2].partition(".")[0] for url in asked}

    end = time.monotonic() + PATIENCE
    while not {"search-panel", "search-worker", "names-0"} <= loaded():
        assert time.monotonic() < end, loaded()
        page.wait_for_timeout(20)
    page.wait_for_timeout(300)
    assert "statements-0" not in loaded()


def test_the_first_result_costs_little(site: Path) -> None:
    def cost(*patterns: str) -> int:
        return sum(len(gzip.compress(path.read_bytes(), 9)) for pattern in patterns for path in site.glob(pattern))

    scripts = "assets/browser/search-panel.*.js", "assets/browser/search-worker.*.js"
    assert 0 < cost("assets/search/names-0.js", *scripts) <= MOST_BYTES
    assert 0 < cost("assets/browser/search.*.js") <= MOST_BEFORE
    assert not list(site.glob("assets/javascripts/lunr/*")) and not (site / "search").exists()


def test_browsers_are_told_how_to_search_here(site: Path) -> None:
    description = etree.parse(str(site / "opensearch.xml"))
    template = description.find("{*}Url").get("template") or ""
    assert re.fullmatch(r"https://[^/]+/(?:.*/)?search\.html\?q=\{searchTerms\}", template)
    assert 'rel="search" type="application/opensearchdescription+xml"' in (site / "index.html").read_text("utf-8")
