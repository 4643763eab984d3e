"""What the home page says of today: who is there, what is new of a region, what the answers rest on."""

from pathlib import Path

import pytest

from kb.cite.editions import read_edition
from kb.pages.home_page import mali_now, present_now
from kb.pages.whole_site import Site
from kb.store.base import Base, read_base
from tests.built import TINY

REGION = """\
names:
  en: The Hills
checked: 2026-01-15
type: region
statements:
  - id: ML-0015
    section: status
    text: The Hills were held by a band.
    citations:
      - {{source: journal-2021, at: article, phrase: un pont}}
    as_of: {}
"""
HELD = "    answers: {control: a band}\n"


def site_of(base: Base) -> Site:
    return Site(base, read_edition(TINY, "https://ssr.example/"))


@pytest.mark.parametrize(
    ("day", "answer", "said"),
    [
        ("2021-05-04", HELD, [("The Hills", "controlled by a band", "as of 4 May 2021", False)]),
        ("2021-05-04", "", [("The Hills", "The Hills were held by a band.", "as of 4 May 2021", True)]),
        # the newest source is of 4 May 2021
        ("2020-05-05", HELD, [("The Hills", "controlled by a band", "as of 5 May 2020", False)]),
        ("2020-05-04", HELD, []),
    ],
)
def test_of_a_region_what_was_said_within_a_year_is_told(
    copy: Path, day: str, answer: str, said: list[tuple[str, str, str, bool]]
) -> None:
    (copy / "places/hills.yml").write_text(REGION.format(day) + answer, "utf-8")
    rows = mali_now(site_of(read_base(copy)[0]))
    assert [(row.asked.words, row.value, row.small, row.sentence) for row in rows] == said
    assert {row.address for row in rows} == ({"places/hills.html#ML-0015"} if said else set())


def test_where_no_source_bears_a_date_nobody_is_said_to_be_there(tiny: Base) -> None:
    assert site_of(Base(())).horizon is None
    assert present_now(site_of(Base(()))) == ()
