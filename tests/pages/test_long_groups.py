"""Groups too long for the page of their list: every row on one page of its own, and no page too long."""

import pytest

from kb.model.record_types import Kind
from kb.pages.long_groups import LONGEST, pages_for


def test_a_group_that_its_list_can_show_has_no_page_of_its_own() -> None:
    assert pages_for(Kind.SOURCES, "Reports", ["x"] * LONGEST) == ()


@pytest.mark.parametrize("number", [LONGEST + 1, 2 * LONGEST, 2 * LONGEST + 1, 20 * LONGEST + 7])
def test_every_row_of_a_long_group_stands_on_one_page(number: int) -> None:
    pages = pages_for(Kind.SOURCES, "News articles", [f"Paper {n}: title" for n in range(number)])
    assert [row for page in pages for row in range(page.first, page.last)] == list(range(number))
    assert max(page.last - page.first for page in pages) <= LONGEST
    assert len({page.link.address for page in pages}) == len(pages)


def test_a_page_says_from_which_to_which_name_it_goes() -> None:
    names = [f"Agence {n}: a title" for n in range(LONGEST)] + ["Zone"]
    first, last = pages_for(Kind.SOURCES, "News articles", names)
    assert first.link.words == f"News articles, part 1: Agence 0 to Agence {LONGEST // 2 - 1}"
    assert (last.link.words, last.link.address) == (
        f"News articles, part 2: Agence {LONGEST // 2} to Zone",
        "sources/index.news-articles-2.html",
    )
