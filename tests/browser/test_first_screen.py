"""What a reader of a telephone sees of a topic before scrolling."""

from playwright.sync_api import Browser

from kb.model.record_types import Kind
from kb.store.base import read_base
from tests.browser.reading import PHONE
from tests.built import REAL


def test_topics_begin_with_the_position_today_and_its_date(browser: Browser, address: str) -> None:
    topics = [entry.id for entry in read_base(REAL)[0].of_kind(Kind.TOPICS)]
    assert len(topics) > 20
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    late = {}
    for topic in topics:
        page.goto(f"{address}topics/{topic}.html")
        first = page.locator(".kb-head .kb-line").first
        assert any(sign.isdigit() for sign in first.inner_text()), topic
        if (end := first.evaluate("line => line.getBoundingClientRect().bottom")) > PHONE["height"]:
            late[topic] = end
    context.close()
    assert late == {}
