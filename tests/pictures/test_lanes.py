"""Stretches of time: cut to the axis, sure in the middle, possible at the ends."""

import datetime as dt
from dataclasses import replace

import pytest

from kb.answers.as_on import presences
from kb.answers.date_ranges import Span
from kb.pictures.lanes import Bar, Lanes, Point, Stretch, stretch
from kb.pictures.presence import NOT_PRESENT, _bar
from tests.built import REAL
from tests.pictures.galleries import gallery


def day(year: int, month: int = 1) -> dt.date:
    return dt.date(year, month, 1)


def test_a_span_is_cut_to_the_axis() -> None:
    span = Span(day(2010), day(2011), day(2020), day(2030))
    cut = stretch(span, day(2012), day(2026))
    assert cut == Stretch(day(2012), day(2012), day(2020), day(2026), sure=True)


def test_a_span_outside_the_axis_is_not_drawn() -> None:
    assert stretch(Span(day(2000), day(2000), day(2005), day(2006)), day(2012), day(2026)) is None
    assert stretch(Span(day(2027), day(2027), day(2028), day(2028)), day(2012), day(2026)) is None
    # what ends or begins on the edge is
    assert stretch(Span(day(2000), day(2000), day(2012), day(2012)), day(2012), day(2026))
    assert stretch(Span(day(2026), day(2026), day(2028), day(2028)), day(2012), day(2026))


def test_a_span_without_a_sure_day_is_nowhere_drawn_as_sure() -> None:
    cut = stretch(Span(day(2014), day(2016), day(2015), day(2017)), day(2012), day(2026))
    assert cut and not cut.sure
    assert (cut.inner_begins, cut.inner_ends) == (day(2015), day(2016))


def test_presence_shows_exactly_what_as_on_a_date_tells() -> None:
    found = gallery(REAL)
    picture = found.pictures["presence"]
    present = (p for p in presences(found.site.base) if p.group == "Missions and forces" and p.id not in NOT_PRESENT)
    told = {p.words: p for p in present}
    bars = {mark.cells[0]: mark for mark in picture.marks if isinstance(mark, Bar)}
    assert set(bars) <= set(told)
    assert all(bar.cells[2] == told[name].dated for name, bar in bars.items())
    assert all(bar.statement in told[name].statements for name, bar in bars.items())
    left_out = [told[name] for name in set(told) - set(bars)]
    assert all((p.span.possible_until - p.span.possible_from).days < 31 for p in left_out)


def test_bars_stand_in_lanes_of_their_own_and_within_the_axis() -> None:
    for picture in gallery(REAL).pictures.values():
        if isinstance(picture.frame, Lanes):
            bars = [mark for mark in picture.marks if isinstance(mark, Bar)]
            assert {bar.lane for bar in bars} == set(range(len(picture.frame.lanes)))
            for bar in bars:
                assert picture.frame.begins <= bar.begins <= bar.inner_begins <= bar.inner_ends <= bar.ends
                assert bar.ends <= picture.frame.ends


def test_turning_points_are_numbered_by_date() -> None:
    points = [point for point in gallery(REAL).pictures["presence"].points if isinstance(point, Point)]
    assert [point.number for point in points] == list(range(1, len(points) + 1))
    assert [point.day for point in points] == sorted(point.day for point in points)
    assert len(points) >= 5


@pytest.mark.parametrize(("days", "drawn"), [(30, False), (31, True)])
def test_a_visit_of_less_than_a_month_is_no_presence(days: int, drawn: bool) -> None:
    site = gallery(REAL).site
    found = next(p for p in presences(site.base) if p.id == "minusma")
    first = dt.date(2015, 1, 1)
    span = Span(first, first, first, first + dt.timedelta(days=days))
    bar = _bar(site, replace(found, span=span), 7, dt.date(2026, 1, 1))
    assert (bar is not None) is drawn
    if bar:
        assert (bar.lane, bar.begins, bar.ends) == (7, first, first + dt.timedelta(days=days))
