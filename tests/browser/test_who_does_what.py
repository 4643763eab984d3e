"""The page "who does what": each cell of each day is what the answers say, and opens its statements."""

import datetime as dt
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from kb.answers.functions import Tenure, tenures
from kb.answers.who_does_what import BY_WEIGHT, cells_on, lacking, overlap
from kb.model.functions import Function
from kb.model.partial_dates import Moment
from kb.model.record_types import Kind
from kb.model.records import Event
from kb.store.base import Base, read_base
from tests.browser.accessibility import some_of_each_make, violations
from tests.browser.reading import DESK, until
from tests.built import REAL, TINY
from tests.html import tree

PAGE = "who-does-what.html"
#: What the page shows: for each cell its marks, for each row its note and who has it, the columns, the institutions
#: with the headings over them, the statements, and what is said of the day in all.
SHOWN = """() => {
  const page = document.getElementById("kb-who-does-what")
  const all = place => [...page.querySelectorAll(place)].filter(element => !element.closest("[hidden]"))
  return {
    cells: Object.fromEntries(all("table a.kb-cell").map(a => [a.getAttribute("href").slice(1), a.dataset.marks])),
    notes: Object.fromEntries(
      all("tr[data-row]").map(row => [row.dataset.row, row.querySelector(".kb-note").textContent])
    ),
    columns: all("th[data-column]").map(head => head.dataset.column),
    sorts: Object.fromEntries(all("tr[data-row]").map(row => [row.dataset.row, row.dataset.sort])),
    holding: Object.fromEntries(
      all("details.kb-function").map(e => [e.id, e.querySelector(".kb-holding").textContent])
    ),
    names: Object.fromEntries([...page.querySelectorAll("li[data-institution]")].map(
      li => [li.dataset.institution, li.querySelector("a").textContent]
    )),
    institutions: [...page.querySelectorAll("#by-institution div[data-of]")].filter(
      e => !e.hidden
    ).map(e => e.dataset.of),
    idle: [...page.querySelectorAll("#by-institution dl")].filter(
      e => e.hidden !== e.previousElementSibling.hidden || e.hidden !== !e.querySelector("div:not([hidden])")
    ).length,
    said: document.getElementById("kb-wdw-said").textContent,
    widths: all("th.kb-sector").reduce((sum, head) => sum + head.colSpan, 0),
    proofs: all("#by-function li[data-pf]").map(
      li => `${li.parentElement.parentElement.id} ${li.querySelector("a.kb-cite").textContent}`
    ),
    apart: all("table a.kb-cell").filter(a => {
      const words = page.querySelector(a.getAttribute("href") + " > p > .kb-rowfacts").textContent
      return !words || !a.getAttribute("aria-label").endsWith(`: ${words}`)
    }).map(a => a.hash),
  }
}"""

#: What is said beside an institution of a function that it has for sure or not, in which capacity.
ASIDES = {
    (sure, role): f" ({', '.join(words)})" if words else ""
    for sure in (True, False)
    for weight, role in enumerate(BY_WEIGHT)
    for words in [[*([] if sure else ["possibly"]), *(["takes part"] * (weight == 3)), *(["supports"] * (weight == 4))]]
}


@cache
def base_of(data: Path) -> tuple[Base, tuple[Tenure, ...]]:
    base = read_base(data)[0]
    return base, tuple(tenures(base))


def expected(data: Path, day: dt.date) -> dict[str, object]:
    """What the page must show of a day."""
    base, all_tenures = base_of(data)
    cells = cells_on(all_tenures, day)
    marks = {
        f"{cell.function}--{cell.institution}": " ".join(
            [str(BY_WEIGHT.index(cell.role)), *([] if cell.sure else ["possibly"]), *(["legal"] if cell.legal else [])]
        )
        for cell in cells
    }
    notes, sorts, holding = {}, {}, {}
    for function in Function:
        row = [cell for cell in cells if cell.function == function]
        holding[str(function)] = {cell.institution: ASIDES[cell.sure, cell.role] for cell in row}
        shared = len(overlap(base, row))
        words = {"nobody": "nobody known", "state": "no State body known", "": f"{shared} share it" if shared else ""}
        notes[str(function)] = words[lacking(function, row)]
        sorts[str(function)] = lacking(function, row) or ("shared" if shared else "")
    proofs = [f"{c.function}--{c.institution} {t.held.placed.id}" for c in cells for t in c.tenures]
    columns = {cell.institution for cell in cells}
    had = len({cell.function for cell in cells})
    return {
        "cells": marks,
        "notes": notes,
        "sorts": sorts,
        "holding": holding,
        "columns": columns,
        "institutions": columns,
        "said": f"functions: {had} of {len(Function)} · institutions: {len(columns)}",
        "proofs": sorted(proofs),
    }


def told(record: object) -> bool:
    """Whether it is an event that the page offers as a turning point."""
    return isinstance(record, Event) and record.turning_point


def named(words: str, names: dict[str, str]) -> dict[str, str]:
    """Which institutions a line names, longer names first, each with what is said aside."""
    found = {}
    for id_, name in sorted(names.items(), key=lambda one: -len(one[1])):
        if match := re.search(rf"(?:^|(?<=, )){re.escape(name)}( \([a-z, ]+\))?(?=, |$)", words):
            found[id_] = match.group(1) or ""
            words = words[: match.start()] + "–" + words[match.end() :]
    assert set(words) <= set("–, "), words
    return found


#: The same of each of several days, chosen one after the other by the address.
SHOWN_OF_DAYS = f"""async days => {{
  const shown = {SHOWN}
  const all = []
  for (const day of days) {{
    location.hash = day
    const until = performance.now() + 30000
    while (document.getElementById("kb-wdw-day").value !== day) {{
      if (performance.now() > until) throw new Error(`${{day}} is not shown`)
      await new Promise(resolve => setTimeout(resolve, 2))
    }}
    all.push(shown())
  }}
  return all
}}"""


def shown(page: Page) -> dict[str, object]:
    """What the page shows."""
    return read(page.evaluate(SHOWN))


def shown_of(page: Page, days: list[dt.date]) -> dict[dt.date, dict[str, object]]:
    """What the page shows of each of several days."""
    found = page.evaluate(SHOWN_OF_DAYS, [day.isoformat() for day in days])
    return dict(zip(days, map(read, found), strict=True))


def read(found: dict[str, Any]) -> dict[str, object]:
    """What the page shows, as ``expected`` has it."""
    assert found["widths"] == len(found["columns"])
    # a cell and its place below the grid say the same
    assert found["apart"] == []
    # a heading stands over what is shown, and over nothing else
    assert found["idle"] == 0
    return {
        "cells": found["cells"],
        "notes": found["notes"],
        "sorts": found["sorts"],
        "holding": {function: named(words, found["names"]) for function, words in found["holding"].items()},
        "columns": set(found["columns"]),
        "institutions": set(found["institutions"]),
        "said": found["said"],
        "proofs": sorted(found["proofs"]),
    }


def edges(data: Path) -> list[dt.date]:
    """Every day on which the page can change."""
    spans = [tenure.span for tenure in base_of(data)[1]]
    days = {day for span in spans for day in (span.possible_from, span.sure_from, span.sure_until, span.possible_until)}
    return sorted(day for day in days if 1960 < day.year < 2027)


def opened(context: BrowserContext, start: str, fragment: str = "") -> Page:
    page = context.new_page()
    page.goto(start + PAGE + fragment)
    page.wait_for_selector("#kb-wdw-form:visible")
    return page


def test_every_cell_of_every_day_is_what_statements_say(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    turning = [event.record.date.earliest for event in base_of(REAL)[0].of_kind(Kind.TIMELINE) if told(event.record)]
    assert len(turning) > 4
    # a browser takes a while for each: all days are those of tests/answers/test_functions.py
    for day, found in shown_of(page, [*turning, *edges(REAL)[::6]]).items():
        assert found == expected(REAL, day), day


def test_in_the_tiny_base_too(context: BrowserContext, tiny_address: str) -> None:
    page = opened(context, tiny_address)
    for day, found in shown_of(page, edges(TINY)).items():
        assert found == expected(TINY, day), day


@pytest.mark.parametrize("start", ["web", "disk"])
def test_a_day_is_chosen_in_the_field_and_stands_in_the_address(
    context: BrowserContext, address: str, site: Path, start: str
) -> None:
    page = opened(context, {"web": address, "disk": site.as_uri() + "/"}[start], "#2015-07-01")
    assert shown(page) == expected(REAL, dt.date(2015, 7, 1))
    page.fill("#kb-wdw-day", "2013-07-01")
    until(page, "location.hash === '#2013-07-01'")
    page.wait_for_selector('a.kb-cell[href="#peace-operations--afisma"]:visible')
    page.go_back()
    until(page, "document.getElementById('kb-wdw-day').value === '2015-07-01'")
    page.evaluate("location.hash = '#2015-13-01'")
    until(page, "document.getElementById('kb-wdw-said').textContent.startsWith('2015-13-01 is not a date')")
    first, last = (Moment(page.get_attribute("#kb-wdw-day", edge) or "").human for edge in ("min", "max"))
    for outside in ("1900-01-01", "2999-12-31"):
        page.fill("#kb-wdw-day", outside)
        assert page.inner_text("#kb-wdw-said") == f"expected a day from {first} to {last}"
        assert page.evaluate("location.hash") == "#2015-13-01"


def test_without_scripts_the_page_shows_the_day_of_the_edition_and_all_statements(
    browser: Browser, address: str, site: Path
) -> None:
    context = browser.new_context(viewport=DESK, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PAGE)
    day = dt.date.fromisoformat(page.locator("#kb-who-does-what").get_attribute("data-day") or "")
    cells = {
        link.get_attribute("href", timeout=0)[1:]: link.get_attribute("data-marks")  # type: ignore[index]
        for link in page.locator("table a.kb-cell:visible").all()
    }
    context.close()
    assert cells == expected(REAL, day)["cells"]
    root = tree(site / PAGE)
    told = sorted(
        (str(li.getparent().getparent().get("id")), link.text_content())
        for li in root.iter("li")
        if li.get("data-pf")
        for link in li.iter("a")
    )
    every = [(f"{t.held.holding.does}--{t.held.institution}", t.held.placed.id) for t in base_of(REAL)[1]]
    assert told == sorted(every)
    assert [id_ for _, id_ in told if not (site / f"s/{id_}.html").exists()] == []
    # what is not so on that day is told by its dates
    assert "25 April 2013 – 30 June 2023" in root.text_content()


def test_a_cell_opens_its_statements_and_they_lead_to_their_pages(context: BrowserContext, address: str) -> None:
    page = opened(context, address, "#2022-06-01")
    page.click('a.kb-cell[href="#intelligence--anse"]')
    panel = page.locator("dialog.kb-cell-panel[open]")
    assert panel.locator("h2").inner_text() == "Intelligence"
    numbers = panel.locator("li[data-pf]:visible a.kb-cite").all_inner_texts()
    assert sorted(numbers) == ["ML-0264", "ML-0267", "ML-1548"]
    assert "legal basis" in panel.inner_text()
    page.keyboard.press("Escape")
    assert page.locator("dialog.kb-cell-panel").count() == 0
    assert page.evaluate("location.hash") == "#2022-06-01"


def test_a_link_to_a_cell_opens_it_though_it_is_of_another_day(context: BrowserContext, address: str) -> None:
    page = opened(context, address, "#peace-operations--afisma")
    assert page.locator("#peace-operations--afisma li[data-pf]").first.is_visible()
    # what tells of the day of the edition gives way to what tells of the day chosen
    assert not page.locator(".kb-still").is_visible()
    assert page.locator("#kb-days").is_visible()
    # one to a function opens it, in the view where it stands
    page.click("[data-show=by-institution]")
    assert not page.evaluate("document.getElementById('public-order').open")
    page.evaluate("location.hash = '#public-order'")
    until(page, "document.getElementById('public-order').open")
    assert page.locator("#public-order > summary").is_visible()


def test_a_place_named_by_a_former_id_leads_to_the_cell(context: BrowserContext, tiny_address: str) -> None:
    page = opened(context, tiny_address, "#protection-of-sites--palace-guard")
    assert page.locator("#protection-of-sites--guard li[data-pf]").first.is_visible()


def test_a_cell_opens_beside_the_grid_until_the_reader_turns_away(context: BrowserContext, tiny_address: str) -> None:
    page = opened(context, tiny_address, "#2021-05-03")
    until(page, "document.querySelector('#kb-wdw-day').value === '2021-05-03'")
    cell = page.locator("table a.kb-cell[href='#protection-of-sites--guard']")
    panel = page.locator("dialog.kb-panel.kb-cell-panel")
    cell.click()
    assert panel.locator("h2").inner_text() == "Protection of sites"
    assert panel.locator(".kb-holders > li").count() == 1
    # a place has its id once, and the panel its name
    assert page.locator("[id='protection-of-sites--guard'], [id='protection-of-sites--palace-guard']").count() == 2
    assert page.get_by_role("dialog", name="Protection of sites").count() == 1
    panel.locator("h2").click()
    assert panel.count() == 1
    page.mouse.click(5, 5)
    panel.wait_for(state="detached")
    page.locator("a.kb-to-cell[href='#protection-of-sites--guard']").evaluate("link => link.click()")
    panel.get_by_role("button", name="Close").click()
    panel.wait_for(state="detached")
    # with a key held down it is a link like others
    taken = """cell => {
      const note = event => { window.taken = event.defaultPrevented; event.preventDefault() }
      addEventListener("click", note, { once: true })
      cell.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: true }))
      return window.taken
    }"""
    assert cell.evaluate(taken) is False
    assert panel.count() == 0
    # a grid wider than its frame takes the focus, and the names over its columns stay in sight
    frame, heads = page.locator(".kb-grid-frame"), page.locator("table.kb-grid thead tr").nth(1)
    assert frame.get_attribute("tabindex") is None
    resize = "(table, width) => { table.style.minWidth = width; dispatchEvent(new Event('resize')) }"
    page.locator("table.kb-grid").evaluate(resize, "2000px")
    assert frame.get_attribute("tabindex") == "0"
    assert frame.evaluate("frame => frame.classList.contains('kb-fits')") is False
    page.evaluate("document.querySelector('table.kb-grid tbody tr:nth-child(6)').scrollIntoView()")
    until(page, "document.querySelector('table.kb-grid thead').rows[1].style.transform !== ''")
    under = page.locator(".md-header").evaluate("header => header.getBoundingClientRect().bottom")
    assert abs(heads.evaluate("row => row.getBoundingClientRect().top") - under) < 2
    page.locator("table.kb-grid").evaluate(resize, "")
    assert frame.get_attribute("tabindex") is None
    assert heads.evaluate("row => row.style.transform") == ""
    for shown in ("by-institution", "by-function"):
        page.click(f"[data-show={shown}]")
        pressed = page.locator("#kb-wdw-switch [aria-pressed=true]")
        assert [button.get_attribute("data-show") for button in pressed.all()] == [shown]


def test_by_institution_and_by_function_are_two_views(context: BrowserContext, address: str) -> None:
    page = opened(context, address, "#2024-06-01")
    assert page.locator("#by-function").is_visible()
    assert not page.locator("#by-institution").is_visible()
    page.click("[data-show=by-institution]")
    assert not page.locator("#by-function").is_visible()
    row = page.locator("#by-institution div[data-of=gendarmerie]")
    assert "Public order" in row.inner_text()
    # who has no function on the day is not listed
    assert not page.locator("#by-institution div[data-of=minusma]").is_visible()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_the_page_keeps_the_rules_and_fits_the_screen(browser: Browser, address: str, width: int, scheme: str) -> None:
    """The other widths in both schemes are tried by "make accessibility"."""
    size = {"width": width, "height": 800}
    context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = opened(context, address)
    page.click("#public-order > summary")
    # where the page is scrolled to, the heads that stay in sight cover part of a row, which axe takes for small targets
    page.evaluate("scrollTo(0, 0)")
    wide = page.evaluate("document.documentElement.scrollWidth")
    grid = page.locator("table.kb-grid").is_visible()
    some_of_each_make(page)
    broken = violations(page)
    context.close()
    assert broken == []
    assert wide <= width
    assert grid == (width > 960)


def test_no_name_over_a_column_is_cut(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + PAGE)
    cut = """heads => heads.filter(e => e.getClientRects().length).filter(e => {
      const words = document.createRange()
      words.selectNodeContents(e)
      const [needed, given] = [words.getBoundingClientRect(), e.getBoundingClientRect()]
      return needed.height > given.height + 1 || needed.width > given.width + 1
        || getComputedStyle(e).textOverflow === "ellipsis"
    }).map(e => e.textContent)"""
    heads = page.locator(".kb-sector > span, .kb-column > a")
    assert heads.count() > 30
    assert heads.evaluate_all(cut) == []
