"""Stretches of time in words, with either end, both or none; how far a source speaks."""

from dataclasses import replace

import pytest

from kb.answers.key_facts import own_rows, span
from kb.model.partial_dates import Moment
from kb.store.base import Base


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


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ({"date": "2021-05-04", "covers": "2020"}, {"Date": "4 May 2021", "Speaks of times until": "2020"}),
        ({"date": "2021-05-04"}, {"Date": "4 May 2021"}),
        ({"covers": "2020"}, {"Date": "not dated, speaks of times until 2020"}),
        ({}, {"Date": "not dated"}),
    ],
)
def test_how_far_a_source_speaks_is_told_once(tiny: Base, dates: dict[str, str], said: dict[str, str]) -> None:
    entry = tiny.by_id["journal-2021"]
    given = {name: Moment(dates[name]) if name in dates else None for name in ("date", "covers")}
    rows = own_rows(replace(entry, record=entry.record.model_copy(update=given)), tiny.by_id.get)
    told = {name: values[0][0] for name, values in rows}
    assert {name: told[name] for name in ("Date", "Speaks of times until") if name in told} == said
