"""Stretches of time in words, with either end, both or none."""

import pytest

from kb.answers.key_facts import span
from kb.model.partial_dates import Moment


@pytest.mark.parametrize(
    ("begins", "ends", "words"),
    [
        ("2020-08-18", "2020-08-20", "18–20 August 2020"),
        ("2020-08-18", "2020-09-20", "18 August 2020 – 20 September 2020"),
        ("2020-08", "2020-09", "August 2020 – September 2020"),
        ("2020-08-18", "2020-08-18", "18 August 2020"),
        ("2015", None, "from 2015"),
        (None, "2015", "until 2015"),
        (None, None, ""),
    ],
)
def test_a_stretch_of_time_in_words(begins: str | None, ends: str | None, words: str) -> None:
    first, last = (Moment(day) if day else None for day in (begins, ends))
    assert span(first, last) == words
