"""Rules of Material's that were left out of the style sheet, and whether one fits anything in a page."""

from pathlib import Path

from playwright.sync_api import Page

from tests.site.test_style_sheet import THEME

#: The selectors of a sheet that are not in the sheets of the page and fit an element of it, whatever its state.  The
#: sheets are given by the names of their files: from a disk a page may not read its own.
FITTING = """([theme, own]) => {
  // a list of selectors is cut at its commas, not at those within brackets; where only custom properties are given,
  // tests/site/test_style_sheet.py tells whether they are used
  const acts = rule => rule.selectorText && [...rule.style].some(name => !name.startsWith("--"))
  const cut = list => list.split(/,(?![^(]*\\))/).map(one => one.trim())
  const selectors = rules => [...rules].flatMap(rule =>
    [...(acts(rule) ? cut(rule.selectorText) : []), ...(rule.cssRules ? selectors(rule.cssRules) : [])])
  const read = text => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    return selectors(sheet.cssRules)
  }
  const name = sheet => new URL(sheet.href).pathname.split("/").at(-1)
  const kept = new Set([...document.styleSheets].flatMap(sheet => read(own[name(sheet)])))
  const states =
    /::[\\w-]+|:(before|after|hover|focus|focus-visible|focus-within|active|checked|target|indeterminate)\\b(?!-)/g
  const still = one => one.replace(states, "").replace(/(^|[\\s>~+(])(?=$|[\\s>~+)])/g, "$1*")
  // an element has to have every class that stands outside of brackets: most rules are sorted out by that
  const classes = new Set([...document.querySelectorAll("[class]")].flatMap(element => [...element.classList]))
  const outside = one => one.includes("\\\\") ? "" : one.replace(/\\[[^\\]]*\\]|:[\\w-]+\\(.*\\)/g, "")
  const there = one => (outside(one).match(/\\.[\\w-]+/g) ?? []).every(name => classes.has(name.slice(1)))
  const found = one => { try { return document.querySelector(still(one)) !== null } catch { return false } }
  const fits = one => there(one) && found(one)
  return [...new Set(read(theme))].filter(one => !kept.has(one) && fits(one))
}"""


def lost(page: Page, site: Path, theme: str = THEME) -> list[str]:
    """The rules of ``theme`` left out of ``site`` that fit something in one of its pages, whatever a reader does."""
    own = {path.name: path.read_text("utf-8") for path in site.glob("assets/*.css")}
    found: list[str] = page.evaluate(FITTING, [theme, own])
    return found
