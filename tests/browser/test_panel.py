"""The panel of a statement: from its handle to a footnote in the clipboard, wherever it is read."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.reading import DESK, FOUND, PLAIN, complaints, until

GUARD, TOPIC = "forces/guard.html", "topics/security.html"
HANDLE = "a.kb-cite[href*='ML-0006']"


#: Whether the panel takes a click on a handle away from the browser.
TAKEN = """keys => {
  const click = new MouseEvent("click", { bubbles: true, cancelable: true, ...keys })
  let taken = false
  addEventListener("click", event => { taken = event.defaultPrevented; event.preventDefault() }, { once: true })
  document.querySelector("a.kb-cite").dispatchEvent(click)
  return taken
}"""


@pytest.fixture(params=["web", "plain http", "disk"])
def start(request: pytest.FixtureRequest, tiny_address: str, tiny_site: Path) -> str:
    plain = tiny_address.replace("127.0.0.1", PLAIN)
    return {"web": tiny_address, "plain http": plain, "disk": tiny_site.as_uri() + "/"}[request.param]


def opened(page: Page, address: str, handle: str = HANDLE) -> None:
    page.set_default_timeout(8000)
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    page.locator(handle).first.click()
    page.wait_for_selector("dialog.kb-panel[open]")


def pasted(page: Page) -> str:
    """What the reader's clipboard holds, as a paste tells it."""
    page.evaluate("document.querySelector('dialog')?.close()")
    page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), {id: 'paste'}))")
    page.focus("#paste")
    page.keyboard.press("Control+V")
    return page.input_value("#paste")


@pytest.mark.parametrize(
    ("where", "id_", "text"),
    [
        (GUARD, "ML-0006", "In May 2021 the press gave 450 guards."),
        # a statement of another record, shown here too
        (TOPIC, "ML-0005", "In 2019 the note counted over 300 guards."),
    ],
)
def test_a_footnote_is_in_the_clipboard_in_two_actions(
    context: BrowserContext, start: str, where: str, id_: str, text: str
) -> None:
    wrong = complaints(context)
    page = context.new_page()
    opened(page, start + where, f"a.kb-cite[href*='{id_}']")
    panel = page.locator("dialog.kb-panel")
    assert panel.get_by_text(text, exact=True).count() == 1
    assert f"https://mali-ssr-background.example.org/s/{id_}.html" in panel.inner_text()
    told = {
        "ML-0005": ["Superseded, see ML-0006", "In 2019 the note counted over 300 guards.", "draft after 2026.1"],
        "ML-0006": ["In May 2021 the press gave 450 guards.", "relying on Le Journal: La Garde passe"],
    }[id_]
    assert [words for words in told if words not in panel.inner_text()] == []
    assert panel.locator("h2").inner_text() == f"Statement {id_}"
    assert panel.locator("[lang=fr]").all_inner_texts() == (
        ["La Garde passe à l’Intérieur"] if id_ == "ML-0006" else []
    )
    assert panel.locator(".kb-panel-status").count() == (id_ == "ML-0005")
    ways = panel.locator("a").evaluate_all("all => all.map(link => [link.textContent, link.href, link.download])")
    forms = {"BibLaTeX": "bib", "BibTeX": "bibtex", "RIS": "ris", "CSL-JSON": "csl.json"}
    assert ways[:6] == [
        ["Page of this statement, with more styles", f"{start}s/{id_}.html", ""],
        *[[name, f"{start}s/{id_}.{ending}", ""] for name, ending in forms.items()],
        ["Open the basket", f"{start}basket.html", ""],
    ]
    assert "BibLaTeX · BibTeX · RIS · CSL-JSON" in panel.inner_text()
    panel.get_by_role("button", name="Copy address").click()
    assert panel.get_by_role("status").inner_text().endswith(f"/s/{id_}.html")
    panel.get_by_role("button", name="Copy footnote").click()
    until(
        page,
        "document.querySelector('.kb-panel-said').textContent.startsWith('Copied: Tiny Press, “Tiny Guard: strength')",
    )
    assert pasted(page).startswith("Tiny Press, “Tiny Guard: strength")
    assert wrong == []


def test_a_fact_gets_from_the_search_box_into_a_document_in_three_actions(context: BrowserContext, start: str) -> None:
    wrong = complaints(context)
    document = context.new_page()
    document.goto(f"{start}search.html")
    document.evaluate("document.body.append(Object.assign(document.createElement('textarea'), {id: 'document'}))")
    page = context.new_page()
    page.set_default_timeout(8000)
    page.goto(f"{start}index.html")
    # 1: what is sought is typed into the box of the page, 2: the footnote of the answer is copied
    page.locator("form.kb-search input").press_sequentially("strength of the Tiny Guard")
    answer = page.locator(f"{FOUND} .kb-find-first").first
    answer.get_by_role("button", name="Copy footnote").click()
    answer.get_by_text("Copied: ").wait_for()
    # 3: into the document
    document.bring_to_front()
    document.focus("#document")
    document.keyboard.press("Control+V")
    assert document.input_value("#document").startswith("Tiny Press, “Tiny Guard: strength")
    assert "s/ML-0006.html" in document.input_value("#document")
    assert wrong == []


def test_it_opens_and_closes_by_keyboard_and_focus_goes_back(context: BrowserContext, tiny_address: str) -> None:
    page = context.new_page()
    page.goto(tiny_address + GUARD)
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    page.locator(HANDLE).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog.kb-panel[open]")
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")
    until(page, "document.activeElement.classList.contains('kb-cite')")
    # a click beside it closes it too, one within it does not, nor is a second one shown upon it
    page.locator(HANDLE).first.evaluate("handle => { handle.click(); handle.click() }")
    page.locator("dialog h2").click()
    assert page.locator("dialog").count() == 1
    gathered = page.locator("dialog .kb-panel-said")
    for button, words in (
        ("Add to basket", "is in the basket."),
        ("Remove from basket", "is no longer in the basket."),
    ):
        page.get_by_role("button", name=button, exact=True).click()
        assert gathered.inner_text() == f"ML-0006 {words}"
    page.mouse.click(5, 5)
    page.wait_for_selector("dialog", state="detached")
    page.locator(HANDLE).first.click()
    page.get_by_role("button", name="Close").click()
    page.wait_for_selector("dialog", state="detached")
    # with a key held down the handle is a link like others
    for key in ("ctrlKey", "metaKey", "shiftKey", "altKey"):
        assert page.evaluate(TAKEN, {key: True}) is False, key
    assert page.evaluate(TAKEN, {}) is True


def test_without_scripts_the_handle_leads_to_the_statement_s_page(browser: Browser, tiny_address: str) -> None:
    context = browser.new_context(viewport=DESK, java_script_enabled=False)
    page = context.new_page()
    page.goto(tiny_address + GUARD)
    page.locator("#ML-0006 a.kb-cite").first.click()
    assert page.url == f"{tiny_address}s/ML-0006.html"
    context.close()


def test_a_statement_s_own_page_copies_its_references(context: BrowserContext, start: str) -> None:
    wrong = complaints(context)
    page = context.new_page()
    page.goto(f"{start}s/ML-0006.html")
    wanted = page.locator("[data-copy]").nth(2).evaluate("e => e.firstChild.textContent")
    page.get_by_role("button", name="Copy APA").click()
    assert page.locator("p[role=status]").inner_text() == f"Copied: {wanted}"
    page.get_by_role("button", name="Add to basket").click()
    assert page.locator("p[role=status]").inner_text() == "ML-0006 is in the basket."
    assert pasted(page) == wanted
    assert wrong == []


def test_a_former_address_takes_the_number_of_the_statement_along(context: BrowserContext, start: str) -> None:
    page = context.new_page()
    page.goto(f"{start}forces/palace-guard.html#ML-0006")
    page.wait_for_url("**/guard.html#ML-0006")
    assert page.title().startswith("Tiny Guard")
