"""The briefing basket: gathered on any page, put in order, taken away with live footnotes, shared by its address."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.reading import complaints, until


@pytest.fixture(params=["web", "disk"])
def start(request: pytest.FixtureRequest, tiny_address: str, tiny_site: Path) -> str:
    return {"web": tiny_address, "disk": tiny_site.as_uri() + "/"}[request.param]


def gather(page: Page, start: str, where: str, id_: str) -> None:
    page.set_default_timeout(8000)
    page.goto(start + where)
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    page.locator(f"a.kb-cite[href*='{id_}']").first.click()
    page.get_by_role("button", name="Add to basket").click()


def filled(context: BrowserContext, start: str) -> Page:
    page = context.new_page()
    gather(page, start, "forces/guard.html", "ML-0006")
    gather(page, start, "topics/security.html", "ML-0005")
    page.goto(f"{start}basket.html")
    page.wait_for_selector(".kb-basket li:nth-child(2)")
    # an address without a gathering brings none to choose from, and nothing went wrong
    assert page.get_by_role("button", name="Add it to mine").count() == 0
    assert page.locator(".kb-said-here").inner_text() == ""
    return page


def pasted(page: Page) -> str:
    page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), {id: 'paste'}))")
    page.focus("#paste")
    page.keyboard.press("Control+V")
    return page.input_value("#paste")


def pasted_into(page: Page, tag: str, button: str) -> str:
    """What a button copies, as a field or a word processor takes it: the text, or what stands within an element."""
    page.evaluate("document.querySelector('.kb-said-here').textContent = ''")
    page.get_by_role("button", name=button).click()
    until(page, "document.querySelector('.kb-said-here').textContent.startsWith('Copied')")
    made = "tag => document.body.appendChild(document.createElement(tag))"
    page.evaluate(f"tag => {{ const place = ({made})(tag); place.contentEditable = true; place.focus() }}", tag)
    page.keyboard.press("Control+V")
    found = page.evaluate("() => document.activeElement.value ?? document.activeElement.innerHTML")
    assert isinstance(found, str)
    return found


def test_it_survives_a_reload_in_the_reader_s_order(context: BrowserContext, start: str) -> None:
    wrong = complaints(context)
    page = filled(context, start)
    page.get_by_role("button", name="Move ML-0005 up").click()
    page.fill("#kb-heading", "Strength, then & now")
    page.get_by_role("button", name="Add heading").click()
    page.reload()
    page.wait_for_selector(".kb-basket li:nth-child(3)")
    assert page.locator("#kb-heading").input_value() == ""
    rows = page.locator(".kb-basket li").all_inner_texts()
    assert [re.sub(" .*", "", row.partition("ML-")[2]) for row in rows[:2]] == ["0005", "0006"]
    assert rows[2].startswith("Strength, then & now")
    assert page.url.endswith("#ML-0005,ML-0006,~Strength%2C%20then%20%26%20now")
    assert rows[0].startswith("In 2019 the note counted over 300 guards. [superseded] ML-0005")
    assert rows[1].startswith("In May 2021 the press gave 450 guards. ML-0006")
    assert page.locator(".kb-basket a").first.evaluate("link => link.href") == f"{start}s/ML-0005.html"
    # a heading without words is none
    page.fill("#kb-heading", "  ")
    page.get_by_role("button", name="Add heading").click()
    page.get_by_role("button", name="Copy the address of this basket").click()
    until(page, "document.querySelector('.kb-said-here').textContent === 'Copied: address.'")
    published = "https://mali-ssr-background.example.org/"
    assert pasted(page) == f"{published}basket.html#ML-0005,ML-0006,~Strength%2C%20then%20%26%20now"
    # another address of a basket, pasted over this one
    page.goto(page.url.partition("#")[0] + "#ML-0007")
    page.get_by_role("button", name="Take it instead").click()
    page.wait_for_selector(".kb-basket li:only-child :text('ML-0007')")
    assert page.url.endswith("#ML-0007")
    assert page.get_by_text("another gathering").count() == 0
    page.get_by_role("button", name="Empty the basket").click()
    page.get_by_text("Nothing is gathered yet. “cite” beside a statement gathers it.").wait_for()
    assert page.get_by_text("what each page from a disk gathers").count() == start.startswith("file:")
    assert not page.get_by_role("button", name="Copy as text").is_visible()
    assert page.url.endswith("basket.html")
    assert wrong == []


def test_the_focus_stays_with_what_was_moved_and_the_place_is_said(context: BrowserContext, tiny_address: str) -> None:
    page = filled(context, tiny_address)
    focused = "document.activeElement.getAttribute('aria-label')"
    page.get_by_role("button", name="Move ML-0005 up").press("Enter")
    until(page, "() => document.querySelector('.kb-said-here').textContent === 'Now at place 1 of 2.'")
    assert page.evaluate(focused) == "Move ML-0005 up"
    page.get_by_role("button", name="Move ML-0005 down").press("Enter")
    until(page, "() => document.querySelector('.kb-said-here').textContent === 'Now at place 2 of 2.'")
    page.get_by_role("button", name="Move ML-0005 up").press("Enter")
    until(page, "() => document.querySelector('.kb-said-here').textContent === 'Now at place 1 of 2.'")
    page.get_by_role("button", name="Remove ML-0005").press("Enter")
    until(page, "() => document.querySelector('.kb-said-here').textContent === 'Removed; 1 left.'")
    assert page.evaluate(focused) == "Remove ML-0006"
    page.get_by_role("button", name="Remove ML-0006").press("Enter")
    until(page, "() => document.activeElement.matches('.kb-said-here')")


def test_a_browser_that_may_keep_nothing_says_so_and_all_else_goes_on(
    context: BrowserContext, tiny_address: str
) -> None:
    refuse = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
    context.add_init_script(refuse)
    wrong = complaints(context)
    page = context.new_page()
    gather(page, tiny_address, "forces/guard.html", "ML-0006")
    until(page, "document.querySelector('.kb-panel-said').textContent === 'This browser keeps nothing for this site.'")
    page.keyboard.press("Escape")
    # the frame works: the scheme is switched
    page.locator("#__palette_0").focus()
    page.keyboard.press("Space")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.goto(f"{tiny_address}basket.html#ML-0005")
    page.wait_for_selector(".kb-basket li")
    page.get_by_role("button", name="Remove ML-0005").click()
    until(page, "document.querySelector('.kb-said-here').textContent.includes('keeps nothing for this site')")
    assert wrong == []


def test_what_cannot_be_read_is_said_beside_the_button(context: BrowserContext, tiny_address: str) -> None:
    page = context.new_page()
    page.route("**/s/sources.js", lambda route: route.abort("aborted"))
    page.goto(f"{tiny_address}basket.html#ML-0005")
    page.get_by_role("button", name="Copy as text").click()
    trouble = page.get_by_role("status").get_by_text("A file that this needs could not be read.")
    trouble.wait_for()
    # the next time it may be there
    page.unroute("**/s/sources.js")
    page.get_by_role("button", name="Copy as Markdown").click()
    until(page, "document.querySelector('.kb-said-here').textContent === 'Copied: Markdown.'")
    page.get_by_role("button", name="Copy as text").click()
    trouble.wait_for(state="detached")
    assert "[^1]" in (text := pasted_into(page, "textarea", "Copy as Markdown")), text
    rich = pasted_into(page, "div", "Copy as rich text")
    assert re.search(r"300 guards\. \[superseded\]<sup[^>]*>1</sup>", rich), rich


def test_text_has_numbered_footnotes_and_each_source_once(context: BrowserContext, start: str) -> None:
    page = filled(context, start)
    page.get_by_role("button", name="Copy as text").click()
    until(page, "document.querySelector('.kb-said-here').textContent.startsWith('Copied')")
    text = pasted(page)
    assert "In May 2021 the press gave 450 guards. [1]" in text
    assert "In 2019 the note counted over 300 guards. [superseded] [2]" in text
    assert re.search(r"^\[2\] Tiny Press, “Tiny Guard: .*ML-0005", text, re.MULTILINE)
    assert text.partition("Sources\n")[2].count("A Note on Tiny Land") == 1


def test_the_word_file_has_footnotes_of_its_own(context: BrowserContext, start: str, tmp_path: Path) -> None:
    wrong = complaints(context)
    page = filled(context, start)
    with page.expect_download() as download:
        page.get_by_role("button", name="Word file").click()
    file = tmp_path / "briefing.docx"
    assert download.value.suggested_filename == "briefing.docx"
    page.get_by_text("The file is ready.").wait_for()
    download.value.save_as(file)
    with zipfile.ZipFile(file) as archive:
        body, notes = (archive.read(f"word/{name}.xml").decode() for name in ("document", "footnotes"))
    assert re.findall(r'<w:footnoteReference w:id="(\d)"', body) == ["1", "2"]
    assert "In May 2021 the press gave 450 guards." in body
    assert "statement ML-0006" in notes
    assert notes.count("<w:hyperlink ") == 2
    assert "300 guards. [superseded]" in body
    assert 'w:val="Heading1"' in body and ">Sources<" in body
    assert body.index(">Sources<") < body.index("A Note on Tiny Land")
    assert body.count('w:spacing w:after="120"') == 2 and body.count('w:spacing w:after="60"') == 2
    assert notes.count('w:pStyle w:val="FootnoteText"') >= 2 and 'w:rStyle w:val="Hyperlink"' in notes
    assert wrong == []


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_puts_the_footnotes_at_the_foot_of_the_page(
    context: BrowserContext, tiny_address: str, tmp_path: Path
) -> None:
    page = filled(context, tiny_address)
    with page.expect_download() as download:
        page.get_by_role("button", name="Word file").click()
    download.value.save_as(tmp_path / "briefing.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    # as OpenDocument it says which note it takes for a live one
    command = ["soffice", profile, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "briefing.docx")], check=True, capture_output=True)
    read = (tmp_path / "briefing.fodt").read_text("utf-8")
    notes = re.findall(r'<text:note [^>]*text:note-class="footnote">(.*?)</text:note>', read, re.DOTALL)
    assert [re.findall("ML-000[0-9]", note)[0] for note in notes] == ["ML-0006", "ML-0005"]


def test_sources_go_to_reference_managers(context: BrowserContext, tiny_address: str, tmp_path: Path) -> None:
    page = filled(context, tiny_address)
    with page.expect_download() as download:
        page.get_by_role("button", name="Sources as RIS").click()
    file = tmp_path / "sources.ris"
    download.value.save_as(file)
    text = file.read_text("utf-8")
    assert text.count("TY  -") == text.count("ER  -") == 2
    assert download.value.suggested_filename == "sources.ris"
    with page.expect_download() as download:
        page.get_by_role("button", name="Sources as BibLaTeX").click()
    download.value.save_as(tmp_path / "sources.bib")
    assert download.value.suggested_filename == "sources.bib"
    assert (tmp_path / "sources.bib").read_text("utf-8").count("\n@") + 1 == 2


def test_its_address_brings_it_to_another_reader_who_keeps_his_own(context: BrowserContext, start: str) -> None:
    page = context.new_page()
    page.set_default_timeout(8000)
    page.goto(f"{start}basket.html#ML-0005,~Mine,ML-0099")
    page.wait_for_selector(".kb-basket li:nth-child(3)")
    assert "no statement of that number" in page.locator(".kb-basket").inner_text()
    assert page.locator(".kb-basket a").all_inner_texts() == ["ML-0005"]
    other = context.new_page()
    other.goto(f"{start}basket.html#ML-0006")
    other.get_by_role("button", name="Add it to mine").click()
    other.wait_for_selector(".kb-basket li:nth-child(4)")
    assert other.url.endswith("#ML-0005,~Mine,ML-0099,ML-0006")
    assert other.get_by_text("another gathering").count() == 0
