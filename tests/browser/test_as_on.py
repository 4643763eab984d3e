"""The page "as on a date": what it shows on a day, and what it says to a day that is none."""

import datetime as dt
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from kb.answers.as_on import on_day, presences
from kb.cite.editions import read_edition
from kb.model.partial_dates import Moment
from kb.model.record_types import Kind
from kb.pages.as_on_page import newest_day
from kb.pages.whole_site import Site
from kb.store.base import read_base
from tests.browser.reading import DESK, PHONE, until
from tests.built import REAL

AS_ON = "about/as-on.html"


def opened(context: BrowserContext, start: str, fragment: str = "") -> Page:
    page = context.new_page()
    page.goto(start + AS_ON + fragment)
    page.wait_for_selector("#kb-as-on:visible")
    return page


def shown(page: Page) -> int:
    return page.locator(".kb-presences > li:not([hidden])").count()


def every(page: Page) -> int:
    return page.locator(".kb-presences > li").count()


def edges() -> list[str]:
    """The first and last possible days of a span, and the days beside them."""
    span = next(p.span for p in presences(read_base(REAL)[0]) if 1990 < p.span.possible_until.year < 2100)
    days = (span.possible_from, span.possible_until)
    return [str(day + dt.timedelta(step)) for day in days for step in (-1, 0, 1)]


@pytest.mark.parametrize("name", [AS_ON, "who-does-what.html"])
def test_a_day_that_is_also_a_turning_point_leaves_the_focus_where_it_is(
    context: BrowserContext, address: str, name: str
) -> None:
    page = context.new_page()
    page.goto(address + name)
    field = page.locator("input[type=date]")
    field.wait_for()
    field.focus()
    field.fill("2012-03-22")
    until(page, "() => location.hash === '#2012-03-22'")
    assert page.evaluate("document.activeElement.type") == "date"
    assert page.evaluate("document.getElementById('2012-03-22') !== null")
    page.go_back()
    until(page, "() => location.hash === ''")
    page.locator("a[href$='#2012-03-22']:visible").first.press("Enter")
    until(page, "() => location.hash === '#2012-03-22'")
    until(page, "document.activeElement.hash === '#2012-03-22'")


def test_each_group_counts_what_it_shows(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}about/as-on.html")
    shown_rows = "fold.querySelectorAll('li:not([hidden])').length"
    counts = f"all => all.map(fold => [fold.querySelector('small').textContent, String({shown_rows})])"
    folds = page.locator("details.kb-decade:has(.kb-presences)")
    whole = folds.evaluate_all(counts)
    numbers = page.locator(".kb-presences").evaluate_all(
        "all => all.map(list => [...list.children].map(row => +row.dataset.n))"
    )
    assert all(rows == sorted(rows) for rows in numbers) and max(map(len, numbers)) > 20
    assert page.locator(".kb-other-days").count() == 0
    page.goto(f"{address}about/as-on.html#2024-01-25")
    until(page, "() => document.getElementById('kb-day-said').textContent.endsWith('25 January 2024')")
    chosen = folds.evaluate_all(counts)
    for told, there in (*whole, *chosen):
        assert told == there
    assert whole != chosen


def test_the_page_says_what_the_command_says(context: BrowserContext, address: str) -> None:
    base = read_base(REAL)[0]
    page = opened(context, address)
    for day in ("2013-09-30", "2020-08-18", "2024-06-01", *edges()):
        answers = on_day(base, dt.date.fromisoformat(day))
        page.evaluate("day => { location.hash = day }", day)
        words = Moment(day).human
        until(page, "words => document.getElementById('kb-day-said').textContent.endsWith(words)", words)
        assert shown(page) == len(answers)
        possibly = sum(answer == "possibly" for _, answer in answers)
        assert page.locator(".kb-presences > li.kb-possibly:not([hidden])").count() == possibly
        said = page.locator(".kb-presences > li.kb-possibly:not([hidden]) .kb-name[data-said='possibly']")
        assert said.count() == possibly
        assert page.inner_text("#kb-day-said") == f"{len(answers)} entries on {words}"
        assert page.input_value("#kb-day") == day


@pytest.mark.parametrize("start", ["web", "disk"])
def test_a_day_is_chosen_and_cleared_in_the_field(
    context: BrowserContext, address: str, site: Path, start: str
) -> None:
    page = opened(context, {"web": address, "disk": site.as_uri() + "/"}[start])
    page.fill("#kb-day", "2015-01-01")
    until(page, "location.hash === '#2015-01-01'")
    until(page, "document.getElementById('kb-day-said').textContent.endsWith('on 1 January 2015')")
    assert 0 < shown(page) < every(page)
    page.fill("#kb-day", "")
    until(page, "location.hash === '#all'")
    assert shown(page) == every(page)
    assert page.locator(".kb-possibly").count() == 0
    assert page.inner_text("#kb-day-said") == "all entries, with their dates"
    page.go_back()
    until(page, "document.getElementById('kb-day-said').textContent.endsWith('on 1 January 2015')")
    assert page.input_value("#kb-day") == "2015-01-01"


@pytest.mark.parametrize("text", ["2020-13-45", "2023-02-29", "2020", "2020-8-18"])
def test_a_day_that_is_none_is_refused_with_a_message(context: BrowserContext, address: str, text: str) -> None:
    page = opened(context, address, f"#{text}")
    assert page.inner_text("#kb-day-said").startswith(f"{text} is not a date, expected one such as 2020-08-18")
    assert page.input_value("#kb-day") == ""
    assert shown(page) == every(page)
    page.evaluate("location.hash = '#2020-08-18'")
    until(page, "document.getElementById('kb-day-said').textContent.endsWith('entries on 18 August 2020')")
    assert page.input_value("#kb-day") == "2020-08-18"


def test_a_day_outside_the_sources_is_refused_in_the_field(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    page.fill("#kb-day", "1815-06-18")
    assert page.inner_text("#kb-day-said").startswith("expected a day from 1 January 1960 to ")
    assert page.evaluate("location.hash") == ""


def test_no_heading_stands_over_nothing(context: BrowserContext, address: str) -> None:
    page = opened(context, address, "#1960-01-01")
    lists = page.locator("ul.kb-presences")
    for number in range(lists.count()):
        one = lists.nth(number)
        heading = one.locator("xpath=ancestor::details[1]")
        assert heading.is_visible() == (one.locator("> li:not([hidden])").count() > 0)


def test_a_link_to_a_group_keeps_the_day_where_the_group_has_entries(context: BrowserContext, address: str) -> None:
    page = opened(context, address, "#2020-08-18")
    before = shown(page)
    page.evaluate("location.hash = '#posts'")
    page.wait_for_timeout(200)
    assert shown(page) == before
    page.evaluate("location.hash = '#1890-01-01'")
    until(page, "document.querySelectorAll('.kb-presences:not([hidden])').length === 0")
    page.evaluate("location.hash = '#posts'")
    until(page, "!document.getElementById('posts').hidden")
    assert shown(page) == every(page)


def test_the_page_opens_on_the_newest_day_of_which_a_source_speaks(browser: Browser, address: str) -> None:
    base = read_base(REAL)[0]
    newest = newest_day(Site(base, read_edition(REAL, address)))
    wanted = on_day(base, newest)
    told = []
    for scripts in (True, False):
        context = browser.new_context(viewport=PHONE, java_script_enabled=scripts)
        page = context.new_page()
        page.goto(address + AS_ON)
        rows = page.locator(".kb-presences > li:visible")
        told.append(rows.locator(".kb-name").all_inner_texts())
        first = rows.first.bounding_box()
        assert first
        assert first["y"] + first["height"] < PHONE["height"]
        if scripts:
            assert page.input_value("#kb-day") == str(newest)
            assert shown(page) == len(wanted)
        context.close()
    at_once = [presence for presence, _ in wanted if presence.group in {"Posts", "Missions and forces"}]
    assert told[0] == told[1]
    assert len(told[0]) == len(at_once) > 20


@pytest.mark.parametrize("name", [AS_ON, "who-does-what.html"])
def test_turning_points_are_told_with_their_events(context: BrowserContext, address: str, name: str) -> None:
    events = [event for event in read_base(REAL)[0].of_kind(Kind.TIMELINE) if getattr(event.record, "turning_point", 0)]
    page = context.new_page()
    page.set_viewport_size(DESK)
    page.goto(address + name)
    links = page.locator("#kb-days a:visible").all_inner_texts()
    for event in events:
        assert f"{event.record.date.human} {event.record.names.en}" in links
    page.set_viewport_size(PHONE)
    page.goto(f"{address}{name}#2020-08-18")
    page.reload()
    assert page.locator("#kb-days a:visible").count() == 0
    page.click("#kb-days > summary")
    page.locator("#kb-days a", has_text="22 March 2012").click()
    until(page, "() => document.querySelector('input[type=date]').value === '2012-03-22'")
    assert page.locator("#kb-days a:visible").count() == 0
    until(page, "() => document.activeElement.matches('#kb-days > summary')")


def test_without_scripts_a_turning_point_opens_what_was_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(address + AS_ON)
    assert not page.locator("#kb-days").is_visible()
    page.locator("#turning-points ~ details > summary").first.click()
    assert page.locator("#turning-points ~ details[open] li:visible").count() > 3
    context.close()
