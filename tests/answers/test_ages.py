"""How old an answer is: nothing of what is fresh, whole years of what is old, by the edition and not by the clock."""

import datetime as dt

import pytest

from kb.answers.ages import years_old
from kb.cite.editions import read_edition
from kb.model.partial_dates import Moment
from kb.pages.pages_by_kind import page_of
from kb.pages.whole_site import Site
from kb.store.base import read_base
from tests.built import REAL

NEWEST = Moment("2026-06-04")
EDITION = dt.date(2026, 11, 26)


@pytest.mark.parametrize(
    ("told", "years"),
    [
        ("2014", 11),
        ("2015-11-26", 11),
        ("2015-11-27", 10),
        ("2021-06-05", 0),
        ("2026-06-04", 0),
    ],
)
def test_what_was_told_five_years_before_the_newest_source_is_old(told: str, years: int) -> None:
    assert years_old(Moment(told), NEWEST, EDITION) == years


def test_without_a_date_nothing_is_said() -> None:
    assert years_old(None, NEWEST, EDITION) == 0
    assert years_old(Moment("2014"), None, EDITION) == 0


def test_old_figures_of_what_goes_on_tell_their_age_and_those_of_what_is_over_do_not() -> None:
    site = Site(read_base(REAL)[0], read_edition(REAL, "https://x.example/"))

    def small(id_: str, question: str) -> str:
        return next(a.values[0].small for a in page_of(site, id_).answers if a.question == question)

    assert "years old" in small("gendarmerie", "Strength")
    assert "last told" in small("gendarmerie", "Under the authority of")
    assert "years old" not in small("gendarmerie", "Founded or launched")
    assert "years old" in small("strength-gendarmerie", "Newest figure")
    assert "years old" not in small("minusma", "Strength")
    assert "last told" not in small("minusma", "Head")
    # an expert listed in 2014 may have left or not; a prime minister is known to have left
    assert "last told" in small("emmanuel-suquet", "Office held")
    assert "last told" not in small("abdoulaye-idrissa-maiga", "Office held")
