"""What is due for review is marked by the clock of the reader's device, wherever that is."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from lxml.html import HtmlElement
from playwright.sync_api import Browser, Page

from tests.browser.reading import DESK
from tests.html import tree

REVIEWS = "about/reviews.html"
#: A force that is to be reviewed by January 2027: its last day is the 31st.
GUARD = "forces/guard.html"


def at(browser: Browser, moment: dt.datetime, zone: str = "Africa/Bamako") -> Page:
    """A page of a reader whose device is in ``zone``, at ``moment`` by the clock on the wall there."""
    context = browser.new_context(viewport=DESK, timezone_id=zone)
    context.clock.set_fixed_time(moment.replace(tzinfo=ZoneInfo(zone)))
    return context.new_page()


@pytest.mark.parametrize(
    ("moment", "zone", "mark"),
    [
        ("2026-12-02T23:59:59", "Africa/Bamako", ""),
        ("2026-12-03T00:00:01", "Africa/Bamako", "due"),
        ("2027-01-31T23:59:59", "Africa/Bamako", "due"),
        ("2027-02-01T00:00:01", "Africa/Bamako", "overdue"),
        ("2027-01-31T23:59:59", "Pacific/Pago_Pago", "due"),
        ("2027-02-01T00:00:01", "Pacific/Kiritimati", "overdue"),
    ],
)
def test_a_mark_changes_when_a_day_has_ended_for_the_reader(
    browser: Browser, tiny_address: str, moment: str, zone: str, mark: str
) -> None:
    page = at(browser, dt.datetime.fromisoformat(moment), zone)
    page.goto(tiny_address + GUARD)
    found = page.locator("[data-review-by]")
    assert found.count() == 1
    assert found.text_content() == "review by January 2027" + (f" ({mark})" if mark else "")
    assert page.locator(".kb-review--overdue").count() == (mark == "overdue")
    assert page.locator(".kb-review--due").count() == (mark == "due")
    page.context.close()


@pytest.mark.parametrize("moment", ["2020-01-01T09:00", "2027-12-27T09:00"])
def test_all_that_is_overdue_is_counted(browser: Browser, address: str, site: Path, moment: str) -> None:
    now = dt.datetime.fromisoformat(moment)
    marks: list[HtmlElement] = tree(site / REVIEWS).xpath("//*[@data-review-by]")
    days = [dt.date.fromisoformat(mark.get("data-review-by", "")) for mark in marks]
    assert len(days) > 10
    overdue = sum(day < now.date() for day in days)
    due = sum(now.date() <= day < now.date() + dt.timedelta(60) for day in days)
    for start in (address, site.as_uri() + "/"):
        page = at(browser, now)
        page.goto(start + REVIEWS)
        assert page.inner_text("#kb-overdue-count") == f"{overdue} of {len(days)} are overdue today."
        assert page.locator(".kb-review--overdue").count() == overdue
        assert page.locator(".kb-review--due").count() == due
        page.context.close()
