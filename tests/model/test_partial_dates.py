"""Partial and imprecise dates."""

import datetime as dt

import pytest

from kb.model.partial_dates import DateError, Moment

FORMS = "expected a date such as 2015, 2015-06, 2015-06-20 or 2014/2015-06, got"


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "human"),
    [
        ("2015", "2015-01-01", "2015-12-31", "2015"),
        ("2015-06", "2015-06-01", "2015-06-30", "June 2015"),
        ("2015-06-20", "2015-06-20", "2015-06-20", "20 June 2015"),
        ("2016-02", "2016-02-01", "2016-02-29", "February 2016"),
        ("2014/2015-06", "2014-01-01", "2015-06-30", "between 2014 and June 2015"),
        ("2015-06/2015", "2015-06-01", "2015-12-31", "between June 2015 and 2015"),
        ("2025-10-07/2025-10-08", "2025-10-07", "2025-10-08", "7 or 8 October 2025"),
        ("2025-10-07/2025-10-09", "2025-10-07", "2025-10-09", "between 7 and 9 October 2025"),
        ("2025-09-30/2025-10-01", "2025-09-30", "2025-10-01", "30 September or 1 October 2025"),
        ("2015-10/2016-10", "2015-10-01", "2016-10-31", "between October 2015 and October 2016"),
        ("2015-05/2015-06", "2015-05-01", "2015-06-30", "May or June 2015"),
        ("2015-12/2016-01", "2015-12-01", "2016-01-31", "December 2015 or January 2016"),
        ("2017/2018", "2017-01-01", "2018-12-31", "2017 or 2018"),
        ("2017/2017", "2017-01-01", "2017-12-31", "2017"),
        ("1000", "1000-01-01", "1000-12-31", "1000"),
        ("2999-12-31", "2999-12-31", "2999-12-31", "31 December 2999"),
    ],
)
def test_a_date_is_the_stretch_of_days_in_which_it_lies(text: str, earliest: str, latest: str, human: str) -> None:
    moment = Moment(text)
    assert (moment.earliest, moment.latest) == (dt.date.fromisoformat(earliest), dt.date.fromisoformat(latest))
    assert (moment.human, str(moment)) == (human, text)


@pytest.mark.parametrize(
    "text",
    [
        "NO",
        "010",
        "15",
        "2015-6",
        "2015-06-1",
        "20150620",
        "2015?",
        "ca. 2015",
        "2015 ",
        "2015\n",
        "２０１５",
        "-2015",
        "2015/",
        "/2015",
        "/",
        "2015/2016/2017",
        "2015-06-20T10:00",
        "02015",
        "2015--2016",
        "null",
    ],
)
def test_what_is_no_date_is_refused_with_the_forms_that_are(text: str) -> None:
    with pytest.raises(DateError, match="expected a date such as"):
        Moment(text)


def test_an_empty_date_is_called_nothing() -> None:
    with pytest.raises(DateError) as caught:
        Moment("")
    assert str(caught.value) == f"{FORMS} nothing"


@pytest.mark.parametrize("text", ["2015-13", "2015-00", "2015-02-30", "2015-02-29", "2015-06-31", "2015-06-00"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(DateError) as caught:
        Moment(text)
    assert str(caught.value) == f"expected a day that exists, got '{text}'"


@pytest.mark.parametrize("text", ["2016/2015", "2015-06-20/2015-06-19", "2015-07/2015-06"])
def test_a_range_does_not_end_before_it_begins(text: str) -> None:
    with pytest.raises(DateError) as caught:
        Moment(text)
    assert str(caught.value) == f"expected a range that begins before it ends, got '{text}'"


def test_dates_sort_by_their_first_day_and_then_the_precise_before_the_vague() -> None:
    texts = ["2016", "2015-06-20", "2015", "2015-06", "2014/2015-06", "2015-01-01"]
    ordered = sorted(texts, key=lambda text: Moment(text).sort_key)
    assert ordered == ["2014/2015-06", "2015-01-01", "2015", "2015-06", "2015-06-20", "2016"]


def test_equal_texts_are_equal_dates() -> None:
    assert Moment("2015") == Moment("2015")
    assert len({Moment("2015"), Moment("2015"), Moment("2015-01")}) == 2
