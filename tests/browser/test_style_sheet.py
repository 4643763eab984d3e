"""No rule of Material's that was left out of the style sheet fits anything in a page, whatever a reader does."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.reading import DESK, KINDS_OF_PAGE, PHONE, complaints, search
from tests.site.test_style_sheet import THEME

#: The selectors of a sheet that are not in the sheets of the page and fit an element of it, whatever its state.
FITTING = """theme => {
  // a list of selectors is cut at its commas, not at those within brackets; where only custom properties are given,
  // tests/site/test_style_sheet.py tells whether they are used
  const acts = rule => rule.selectorText && [...rule.style].some(name => !name.startsWith("--"))
  const cut = list => list.split(/,(?![^(]*\\))/).map(one => one.trim())
  const selectors = rules => [...rules].flatMap(rule =>
    [...(acts(rule) ? cut(rule.selectorText) : []), ...(rule.cssRules ? selectors(rule.cssRules) : [])])
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(theme)
  const kept = new Set([...document.styleSheets].flatMap(one => selectors(one.cssRules)))
  const states =
    /::[\\w-]+|:(before|after|hover|focus|focus-visible|focus-within|active|checked|target|indeterminate)\\b(?!-)/g
  const still = one => one.replace(states, "").replace(/(^|[\\s>~+(])(?=$|[\\s>~+)])/g, "$1*")
  const fits = one => { try { return document.querySelector(still(one)) !== null } catch { return false } }
  return [...new Set(selectors(sheet.cssRules))].filter(one => !kept.has(one) && fits(one))
}"""


def lost(page: Page) -> list[str]:
    found: list[str] = page.evaluate(FITTING, THEME)
    return found


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_rule_that_was_left_out_fits_a_page(browser: Browser, address: str, size: dict[str, int]) -> None:
    context = browser.new_context(viewport=size)
    wrong = complaints(context)
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for name in KINDS_OF_PAGE:
        page.goto(address + name)
        page.evaluate("window.scrollTo(0, 900)")
        page.wait_for_timeout(100)
        if rules := lost(page):
            found[name] = rules
    assert page.evaluate(FITTING, "article { color: red } article:hover, .no-such { color: red }") == [
        "article", "article:hover",
    ]  # fmt: skip
    context.close()
    assert found == {} and wrong == []


def test_no_rule_that_was_left_out_fits_the_search_or_a_panel(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.goto(address + "forces/gendarmerie.html")
    search(page, "police in 2014")
    assert lost(page) == []
    page.keyboard.press("Escape")
    page.evaluate("document.querySelector('a.kb-cite').click()")
    page.wait_for_selector("dialog.kb-panel[open]")
    assert lost(page) == []
    context.close()
