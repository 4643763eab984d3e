"""The page "side by side": what an address asks for, choosing and removing, and what it says to addresses that fail."""

import csv
import io
import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.reading import PHONE, complaints, until
from tests.built import build
from tests.fuzz.hostile import ALL

TWO = "#minusma-2014,minusma-2015"


def opened(context: BrowserContext, start: str, fragment: str = "") -> Page:
    page = context.new_page()
    page.goto(f"{start}compare.html{fragment}")
    page.wait_for_selector("#kb-compare-picker:visible")
    return page


def row(page: Page, label: str) -> list[str]:
    """The cells of a row as they are read."""
    cells = page.locator(f"tr:has(> th:has-text('{label}'))").first.locator("td:visible")
    return [" ".join(text.split()) for text in cells.all_inner_texts()]


def kept(page: Page, button: str) -> str:
    """The file that a button gives, as text."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    return waiting.value.path().read_text("utf-8")


def said(page: Page) -> str:
    return page.inner_text("#kb-compare-said")


@pytest.mark.parametrize("start", ["web", "disk"])
def test_an_address_sets_two_mandates_side_by_side(
    context: BrowserContext, address: str, site: Path, start: str
) -> None:
    wrong = complaints(context)
    page = opened(context, {"web": address, "disk": site.as_uri() + "/"}[start], TWO)
    page.wait_for_selector("#kb-compare-tables table")
    heads = page.locator("#kb-compare-tables table").first.locator("thead th").all_inner_texts()
    assert heads == ["2014", "2015"]
    before, after = row(page, "Authorised strength")
    assert before.startswith("11,200 military and 1,440 police") and "ML-1384" in before
    assert after.startswith("11,240 military and 1,440 police") and "ML-1425" in after
    assert row(page, "Overseen by")[0] == "not stated in our sources"
    assert page.locator("#kb-compare-tables tr[data-sort='differs'] .kb-note").first.inner_text() == "differs"
    page.click("#cite > summary")
    names = "MINUSMA mandate under resolution 2164 (2014), MINUSMA mandate under resolution 2227 (2015)"
    cited = page.locator("#kb-reference").inner_text()
    assert f"“Side by side: {names}”" in cited
    assert f"compare.html{TWO}" in cited
    works = len(json.loads(kept(page, "CSL-JSON: Its sources")))
    assert works > 1
    for form in ("BibLaTeX", "BibTeX", "RIS"):
        own = kept(page, f"{form}: This page")
        assert names in own
        assert f"compare.html{TWO}" in own
        theirs = kept(page, f"{form}: Its sources")
        assert f"\n{theirs}".count("\nTY  - " if form == "RIS" else "\n@") == works
    (item,) = json.loads(kept(page, "CSL-JSON: This page"))
    assert item["title"] == f"Side by side: {names}"
    table = list(csv.DictReader(io.StringIO(kept(page, "CSV"))))
    (strength,) = [r for r in table if r["question"] == "Authorised strength" and "2014" in r["record"]]
    assert (strength["value"], strength["statement"]) == ("11,200 military and 1,440 police", "ML-1384")
    assert strength["address"].endswith("/s/ML-1384.html")
    assert strength["address"].startswith("https://")
    assert wrong == []


def test_the_free_comparison_says_what_the_ready_made_one_says(context: BrowserContext, address: str) -> None:
    page = opened(context, address, "#gendarmerie,national-guard")
    page.wait_for_selector("#kb-compare-tables table")
    free = row(page, "Share of women")
    page.goto(address + "compare/forces.html")
    assert free == row(page, "Share of women")[1:3]


def test_records_are_chosen_and_removed_with_the_keyboard_and_the_address_follows(
    context: BrowserContext, address: str
) -> None:
    page = opened(context, address)
    page.get_by_label("Kind").select_option("forces")
    page.get_by_label("Add").select_option("gendarmerie")
    until(page, "location.hash === '#gendarmerie'")
    assert said(page) == "Add a second one to compare."
    page.get_by_label("Add").select_option("national-guard")
    until(page, "location.hash === '#gendarmerie,national-guard'")
    page.wait_for_selector("#kb-compare-tables table")
    assert page.locator("#kb-compare-said").text_content() == "Side by side: National Gendarmerie, National Guard"
    page.get_by_label("Add").select_option("civil-protection")
    until(page, "document.querySelectorAll('#kb-compare-tables table:first-of-type thead th').length % 3 === 0")
    assert page.get_by_label("Add").is_disabled()
    remove = page.get_by_role("button", name="Remove National Gendarmerie")
    remove.focus()
    page.keyboard.press("Enter")
    until(page, "location.hash === '#national-guard,civil-protection'")
    assert page.evaluate("document.activeElement.id") == "kb-compare-add"
    page.go_back()
    until(page, "location.hash === '#gendarmerie,national-guard,civil-protection'")
    assert page.locator("#kb-compare-chosen li").count() == 3


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("#nobody-here,minusma-2014", "“nobody-here” is no record that can be compared. Add a second one to compare."),
        (f"{TWO},gendarmerie", "National Gendarmerie is not shown: it stands under Forces, the first under Mandates."),
        (f"{TWO},minusma-2016,minusma-2017", "MINUSMA mandate under resolution 2364 (2017) is not shown: "
         "at most three are set side by side."),
        ("#unsc-2014,kidal", "“unsc-2014” is no record that can be compared. "
         "“kidal” is no record that can be compared."),
        ("#minusma-2014,minusma-2014", "Add a second one to compare."),
        ("#%E0%A4%A,__proto__", "“%E0%A4%A” is no record that can be compared. "
         "“__proto__” is no record that can be compared."),
        ("#ready-made", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_said(context: BrowserContext, address: str, fragment: str, words: str) -> None:
    wrong = complaints(context)
    page = opened(context, address, fragment)
    until(page, "words => document.getElementById('kb-compare-said').textContent === words", words)
    assert wrong == []


def test_what_two_records_of_the_tiny_base_say_side_by_side(context: BrowserContext, tiny_address: str) -> None:
    page = context.new_page()
    page.goto(f"{tiny_address}compare.html?other=1#ministry-interior,hero")
    page.wait_for_selector("#kb-compare-tables table")
    tables = page.locator("#kb-compare-tables table")
    facts = tables.first.evaluate("table => table.outerHTML").replace(tiny_address, "")
    ministry, hero = ('<span class="kb-of">Ministry of the Interior</span>', '<span class="kb-of">Zoé Héro</span>')
    silent = '<span class="kb-none">not stated in our sources</span></td>'
    assert facts == (
        '<table class="kb-compare"><caption id="kb-compare-0">Key facts</caption><thead><tr><td></td>'
        '<th scope="col"><a href="actors/ministry-interior.html" title="Ministry of the Interior (MoI)">'
        'Ministry of the Interior</a></th><th scope="col"><a href="actors/hero.html" title="Zoé Héro">Zoé Héro</a></th>'
        '</tr></thead><tbody><tr data-sort=""><th scope="row">State </th>'
        f'<td>{ministry}<span class="kb-fact"><span class="kb-mark kb-is-in-force">Exists</span> '
        '<small>as of 2019 <a class="kb-cite" href="s/ML-0001.html">ML-0001</a></small></span></td>'
        f'<td class="kb-silent">{hero}{silent}<td class="kb-all-silent">not stated in our sources: Zoé Héro</td></tr>'
        f'<tr data-sort=""><th scope="row">Office held </th><td class="kb-silent">{ministry}{silent}'
        f'<td>{hero}<span class="kb-fact"><span>Head of the Guard</span> <small>not dated · 1 source '
        '<a class="kb-cite" href="s/ML-0002.html">ML-0002</a></small></span></td>'
        '<td class="kb-all-silent">not stated in our sources: Ministry of the Interior</td></tr></tbody></table>'
    )
    assert tables.locator("caption").all_inner_texts() == ["Key facts", "Functions", "Connected with", "Names"]
    assert page.get_by_role("region", name="Connected with").get_attribute("tabindex") == "0"
    assert (
        tables.nth(2).locator("td a:not(.kb-cite)").first.evaluate("a => a.href") == f"{tiny_address}forces/guard.html"
    )
    assert tables.nth(3).locator("[lang=fr]").all_text_contents() == ["Ministère de l’Intérieur"]
    assert page.locator("#kb-compare-said.kb-unseen").count() == 1
    # what is chosen is no longer offered; files are called after it
    assert page.locator("#kb-compare-add option").all_inner_texts() == ["choose"]
    page.click("#cite > summary")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="RIS: Its sources").click()
    assert waiting.value.suggested_filename == "ministry-interior-and-hero.sources.ris"
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV").click()
    assert waiting.value.suggested_filename == "ministry-interior-and-hero.csv"
    page.route("**/s/sources-other-forms.js", lambda route: route.abort("aborted"))
    page.get_by_role("button", name="CSL-JSON: Its sources").click()
    page.locator("#kb-compare-files [role=status]").get_by_text("The sources could not be loaded.").wait_for()
    # where nothing differs nothing is left, no table either
    switch = page.locator("#kb-compare-switch button")
    switch.click()
    assert switch.get_attribute("aria-pressed") == "true"
    assert page.locator("#kb-compare-tables .kb-compare-frame:visible").count() == 0
    rows = page.locator("#kb-compare-tables tbody tr").count()
    assert page.inner_text("#kb-compare-switch [role=status]") == f"{rows} rows hidden"
    switch.click()
    assert switch.get_attribute("aria-pressed") == "false"
    assert page.inner_text("#kb-compare-switch [role=status]") == ""
    assert page.locator("#kb-compare-tables .kb-compare-frame:visible").count() == 4
    # one alone is not compared, and none leaves the address of the page, as does another kind
    page.get_by_role("button", name="Remove Ministry of the Interior").click()
    until(page, "location.hash === '#hero' && !document.querySelector('#kb-compare-tables table')")
    assert not switch.is_visible()
    assert page.locator("#kb-compare-said.kb-unseen").count() == 0
    assert page.locator("#kb-compare-add option").all_inner_texts() == ["choose", "Ministry of the Interior"]
    assert page.get_by_role("button", name="CSV").count() == 0
    page.get_by_role("button", name="Remove Zoé Héro").click()
    until(page, "location.hash === ''")
    assert page.url == f"{tiny_address}compare.html?other=1"
    assert page.locator("#kb-compare-chosen li").count() == 0
    page.get_by_label("Kind").select_option("forces")
    assert page.locator("#kb-compare-add option").all_inner_texts() == ["choose", "Tiny Guard"]
    page.get_by_label("Add").select_option("guard")
    until(page, "location.hash === '#guard'")
    page.get_by_label("Kind").select_option("actors")
    until(page, "document.querySelectorAll('#kb-compare-chosen li').length === 0")
    assert page.url == f"{tiny_address}compare.html?other=1"
    # a file that is not there is said
    page.route("**/compare/actors.js", lambda route: route.abort("aborted"))
    page.goto(f"{tiny_address}compare.html#hero,ministry-interior")
    page.reload()
    page.get_by_text("What is known of these records could not be loaded.").wait_for()
    page.route("**/compare/names.js", lambda route: route.abort("aborted"))
    page.reload()
    page.get_by_text("The list of records could not be loaded.").wait_for()
    assert not page.locator("#kb-compare-picker").is_visible()


def test_only_rows_that_differ_can_be_left(context: BrowserContext, address: str) -> None:
    page = opened(context, address, TWO)
    page.wait_for_selector("#kb-compare-tables table")
    rows = page.locator("#kb-compare-tables tbody tr")
    every = rows.count()
    page.click("#kb-compare-switch button")
    left = page.locator("#kb-compare-tables tbody tr:visible")
    assert 0 < left.count() < every
    assert {one.get_attribute("data-sort") for one in left.all()} == {"differs"}
    assert page.inner_text("#kb-compare-switch [role=status]") == f"{every - left.count()} rows hidden"
    page.evaluate("location.hash = '#minusma-2014,minusma-2016'")
    until(page, "document.querySelectorAll('#kb-compare-chosen li')[1].textContent.includes('2016')")
    assert page.locator("#kb-compare-tables tr[data-sort='same']:visible").count() == 0
    page.click("#kb-compare-switch button")
    assert page.locator("#kb-compare-tables tr[data-sort='same']:visible").count() > 0


def test_without_scripts_the_ready_made_ones_are_whole(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "compare.html")
    assert not page.locator("#kb-compare-picker").is_visible()
    page.click(".kb-ready-made a:has-text('MINUSMA')")
    page.click("#task-3 > summary")
    assert page.locator("#task-3 .kb-cite:visible").count() >= 8
    assert not page.locator("#kb-compare-switch").is_visible()
    context.close()


def test_a_comparison_fits_the_smallest_phone_and_keeps_the_rules_of_accessibility(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    page = context.new_page()
    for name in ("compare.html#gendarmerie,national-guard,civil-protection", "compare/minusma-mandates.html",
                 "compare/forces.html", "compare/platform-and-cma.html"):  # fmt: skip
        page.goto(address + name)
        page.wait_for_selector("table.kb-compare:visible")
        assert page.evaluate("document.documentElement.scrollWidth") == 320, name
    page.goto(address + "compare.html#gendarmerie,national-guard,civil-protection")
    page.wait_for_selector("table.kb-compare:visible")
    assert [v["id"] for v in Axe().run(page).response["violations"]] == []
    context.close()


def test_hostile_names_are_shown_as_they_are(browser: Browser, tmp_path: Path, copy: Path) -> None:
    text = next(text for text in ALL if "onerror" in text).replace("<img", "< img")
    record = copy / "forces" / "guard.yml"
    record.write_text(record.read_text("utf-8").replace("Tiny Guard", f"Guard {text}", 1), "utf-8")
    (copy / "forces" / "watch.yml").write_text(
        "names:\n  en: '\" onmouseover=\"alert(1) & < b >'\nchecked: 2026-01-15\ntype: local-force\nstatements:\n"
        "  - id: ML-0015\n    section: summary\n    text: The watch keeps the harbour.\n    timeless: true\n"
        "    citations:\n      - {source: journal-2021, at: article, phrase: un pont}\n",
        "utf-8",
    )
    (copy / "ids.yml").write_text("last: 15\n", "utf-8")
    outcome = build(copy, tmp_path / "site")
    assert outcome.returncode == 0, outcome.stderr
    context = browser.new_context()
    wrong = complaints(context)
    page = opened(context, f"{(tmp_path / 'site').as_uri()}/", "#guard,watch,<b>x")
    page.wait_for_selector("#kb-compare-tables table")
    heads = page.locator("#kb-compare-tables table").first.locator("thead th").all_inner_texts()
    assert heads == [f"Guard {text}", '" onmouseover="alert(1) & < b >']
    assert said(page) == "“<b>x” is no record that can be compared."
    assert page.locator("#kb-compare img, #kb-compare [onmouseover], #kb-compare-said b").count() == 0
    assert wrong == []
    context.close()


@pytest.mark.parametrize("name", ["minusma-mandates", "forces"])
def test_the_first_rows_are_on_the_first_screen_of_a_phone(context: BrowserContext, address: str, name: str) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{address}compare/{name}.html")
    row = page.locator(".kb-compared :is(tr, details)[data-sort]:visible").first.bounding_box()
    assert row
    assert row["y"] + row["height"] < 800
