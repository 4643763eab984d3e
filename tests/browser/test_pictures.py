"""Pictures in a real browser: one drawing shown at a time, no page wider than the screen, marks that can be seen."""

import pytest
from playwright.sync_api import Browser

#: A page with each sort of drawing: lanes, a graph, dots in rows, a plane, a ladder, tiles, a calendar.
PAGES = (
    "index.html", "topics/security-sector.html", "topics/gender.html", "indicators/members-cnt.html",
    "actors/minusma.html", "places/mali.html", "timeline/index.html",
)  # fmt: skip


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_pictures_and_their_tables_fit_the_screen(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    for name in PAGES:
        page.goto(address + name)
        page.evaluate(
            "document.querySelectorAll('.kb-picture-fold, .kb-picture details').forEach(fold => { fold.open = true })"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        figures = page.locator(".kb-picture")
        for place in range(figures.count()):
            assert figures.nth(place).locator("svg.kb-svg:visible").count() == 1, name
    context.close()


def test_marks_can_be_seen_in_forced_colours_and_in_the_dark(browser: Browser, address: str) -> None:
    looks = []
    for options in ({}, {"color_scheme": "dark"}, {"forced_colors": "active"}):
        context = browser.new_context(viewport={"width": 1280, "height": 740}, **options)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(address + "index.html")
        looks.append(
            page.evaluate(
                "[getComputedStyle(document.querySelector('.kb-svg--wide a rect[fill^=var]')).fill,"
                " getComputedStyle(document.body).backgroundColor]"
            )
        )
        context.close()
    assert all(fill != background for fill, background in looks)
    assert looks[0][0] != looks[1][0]


def test_a_mark_leads_to_its_statement(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 740})
    page = context.new_page()
    page.goto(address + "index.html")
    page.locator(".kb-svg--narrow a:has-text('MINUSMA') rect").last.click()
    page.wait_for_load_state()
    assert "/actors/minusma.html#ML-" in page.url
    context.close()
