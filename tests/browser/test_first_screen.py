"""What a reader sees of a page before scrolling: the answer, with its date."""

import pytest
from playwright.sync_api import Browser, ViewportSize

from kb.model.record_types import Kind
from kb.store.base import read_base
from tests.browser.reading import PHONE, until
from tests.built import REAL


def test_topics_begin_with_the_position_today_and_its_date(browser: Browser, address: str) -> None:
    topics = [entry.id for entry in read_base(REAL)[0].of_kind(Kind.TOPICS)]
    assert len(topics) > 20
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    late = {}
    for topic in topics:
        page.goto(f"{address}topics/{topic}.html")
        first = page.locator(".kb-leads .kb-line").first
        assert any(sign.isdigit() for sign in first.inner_text()), topic
        if (end := first.evaluate("line => line.getBoundingClientRect().bottom")) > PHONE["height"]:
            late[topic] = end
    context.close()
    assert late == {}


FACT = ".kb-facts .kb-answer:has(dt:text-is('{}'))"
ROW = ".kb-index > li, .kb-timeline > li"
#: Where the answers of a page stand; each must end on the first screen, of a telephone or of a desk.
ANSWERS = {
    "phone": {
        "index.html": [".kb-now > div"],
        "forces/gendarmerie.html": [FACT.format(q) for q in ("Head", "Under the authority of", "Strength")],
        "actors/ministry-security.html": [FACT.format("Head"), ".kb-leads .kb-sentence"],
        "actors/assimi-goita.html": [FACT.format("Office held"), ".kb-leads .kb-sentence"],
        "actors/minusma.html": [".kb-state", FACT.format("Head")],
        "disagreements/toll-of-moura.html": ["h1", ".kb-rivals > div >> nth=2"],
        "places/kidal.html": [".kb-leads .kb-sentence"],
    },
    "desk": {
        "who-does-what.html": ["tr[data-row] a.kb-cell:visible"],
        "actors/index.html": [ROW],
        "indicators/index.html": [ROW],
        "sources/index.html": [ROW],
        "timeline/index.html": [ROW],
        "compare/forces.html": [".kb-compare tbody tr"],
    },
}


@pytest.mark.parametrize(("screen", "size"), [("phone", PHONE), ("desk", {"width": 1280, "height": 800})])
def test_answers_stand_on_the_first_screen(browser: Browser, address: str, screen: str, size: ViewportSize) -> None:
    context = browser.new_context(viewport=size)
    page = context.new_page()
    late = {}
    for name, places in ANSWERS[screen].items():
        page.goto(address + name)
        for place in places:
            end = page.locator(place).first.evaluate("part => part.getBoundingClientRect().bottom")
            if not 0 < end <= size["height"]:
                late[name, place] = end
    # the name of the site is whole, and there is one field to search in
    page.goto(f"{address}index.html")
    name_cut = "name => name.scrollWidth > name.clientWidth || name.scrollHeight > name.clientHeight"
    assert not page.locator(".md-header__topic .md-ellipsis").first.evaluate(name_cut)
    assert page.locator("input[type=search]:visible").count() == 1
    context.close()
    assert late == {}


def test_answer_and_lead_share_the_first_screen_of_a_telephone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    for name in ("forces/gendarmerie.html", "forces/national-guard.html", "actors/ministry-defence.html"):
        page.goto(address + name)
        end = "part => part.getBoundingClientRect().bottom"
        answers = page.locator(".kb-facts > dl").first.evaluate(end)
        lead = page.locator(".kb-leads .kb-sentence").evaluate(end)
        assert answers < lead <= 800, name
    context.close()


def test_the_keyboard_reaches_everything_on_a_telephone(browser: Browser, tiny_address: str) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{tiny_address}forces/guard.html")
    # parts are shown in another order than they are written in
    assert page.evaluate("getComputedStyle(document.querySelector('.kb-page')).display") == "flex"
    stops = "[...document.querySelectorAll('.kb-page :is(summary, a[href])')].filter(part => part.checkVisibility())"
    page.evaluate(f"{stops}.forEach((part, number) => part.dataset.stop = number)")
    reached = []
    for _ in range(200):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.dataset.stop"))
        if reached[-1] is None and any(reached):
            break
    assert [int(stop) for stop in reached if stop] == list(range(page.evaluate(f"{stops}.length")))
    context.close()


def test_heads_of_columns_stay_in_sight_while_the_wheel_moves_the_page(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    where = """() => {
      const shown = part => part.getClientRects().length > 0
      const head = [...document.querySelectorAll(":is(.kb-compare, .kb-grid) thead tr:last-child th")].find(shown)
      return head.getBoundingClientRect().top - document.querySelector(".md-header").getBoundingClientRect().bottom
    }"""
    for name in ("compare/forces.html", "compare/minusma-mandates.html", "who-does-what.html"):
        for width in (1000, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(address + name)
            page.locator("table:is(.kb-compare, .kb-grid) tbody tr").nth(3).hover()
            before = page.evaluate("scrollY")
            page.mouse.wheel(0, 700)
            until(page, "before => scrollY > before + 600", before)
            page.wait_for_timeout(50)
            assert abs(page.evaluate(where)) < 2, (name, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
