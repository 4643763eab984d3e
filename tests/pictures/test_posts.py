"""Who held which post: a lane a post, every bar a term of office that "as on a date" tells too."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from kb.answers.as_on import on_day
from kb.answers.date_ranges import Span
from kb.answers.posts import Term
from kb.pictures.lanes import Bar, Lanes, Stretch
from kb.pictures.picture import Picture
from kb.pictures.posts import Held, _tells, _title
from tests.built import REAL
from tests.pictures.galleries import gallery


def picture(name: str) -> Picture:
    return gallery(REAL).pictures[name]


def bars(name: str) -> list[Bar]:
    return [mark for mark in picture(name).marks if isinstance(mark, Bar)]


@pytest.mark.parametrize("name", ["posts-state", "posts-partners"])
@pytest.mark.parametrize("day", ["2014-01-01", "2019-06-01", "2023-06-01"])
def test_whoever_stands_in_a_picture_on_a_day_held_a_post_on_it(name: str, day: str) -> None:
    when = dt.date.fromisoformat(day)
    told = {p.words: answer for p, answer in on_day(gallery(REAL).site.base, when) if p.group == "Posts"}
    shown = [bar for bar in bars(name) if bar.begins < when < bar.ends]
    assert shown
    assert {bar.cells[1] for bar in shown} <= set(told)


def test_the_head_of_state_has_one_lane_and_his_deputy_is_not_in_it() -> None:
    frame = picture("posts-state").frame
    assert isinstance(frame, Lanes)
    holders = [bar.cells[1] for bar in bars("posts-state") if bar.lane == 0]
    assert holders[1:5] == ["Dioncounda Traoré", "Ibrahim Boubacar Keïta", "Bah N’Daw", "Assimi Goïta"]


@pytest.mark.parametrize("name", ["posts-state", "posts-partners"])
def test_each_bar_says_the_person_and_the_post_as_the_statement_has_them(name: str) -> None:
    base = gallery(REAL).site.base
    for bar in bars(name):
        placed = base.statements[bar.statement]
        person = placed.entry.record.names.en
        roles = {re.sub(r" *\([^)]*\)", "", relation.role or "Head") for relation in placed.statement.relations}
        assert bar.cells[1] == person
        assert bar.words.partition(":")[0] in {f"{person}, {role[0].upper()}{role[1:]}" for role in roles}


def test_prime_ministers_follow_on_each_other() -> None:
    lane = [bar for bar in bars("posts-state") if bar.cells[0] == "Prime Minister"]
    assert len(lane) >= 11
    assert [bar.inner_begins for bar in lane] == sorted(bar.inner_begins for bar in lane)


def test_headings_stand_before_lanes_in_order() -> None:
    frame = picture("posts-state").frame
    assert isinstance(frame, Lanes)
    assert [place for place, _ in frame.groups] == sorted({place for place, _ in frame.groups})
    assert frame.groups[0][0] == 0 and frame.groups[-1][0] < len(frame.lanes)


def test_a_body_with_three_holders_or_more_has_them_on_its_own_page() -> None:
    found = gallery(REAL)
    (own,) = [p for p in found.of_record("prime-minister") if p.name == "posts-prime-minister"]
    assert {mark.cells[0] for mark in own.marks} == {"Prime Minister"}
    lane = {bar.statement for bar in bars("posts-state") if bar.cells[0] == "Prime Minister"}
    assert {mark.statement for mark in own.marks} == lane
    assert "posts-anse" not in found.pictures


def test_a_lane_names_its_post_and_its_body_each_once() -> None:
    lanes = {bar.cells[0] for name in ("posts-state", "posts-partners") for bar in bars(name)}
    assert {
        "Independent Expert on human rights in Mali",
        "EU Special Representative for the Sahel",
        "Head of MISAHEL",
        "Auditor General",
        "President, National Transition Council",
    } <= lanes


def holder(role: str | None) -> Held:
    tie = gallery(REAL).site.base.ties[0]
    tie = replace(tie, relation=tie.relation.model_copy(update={"role": role}))
    day = dt.date(2015, 1, 1)
    return Held(Term((tie,), None, None, (), Span(day, day, day, day)), Stretch(day, day, day, day, True), ("body", ""))


@pytest.mark.parametrize(
    ("roles", "title"),
    [
        (["President", "Chair", None], "Chair"),
        (["President", "Acting president"], "President"),
        (["acting chair (second time)"], "Acting chair"),
        ([None, "Acting chair"], "Acting chair"),
        ([None], "Head"),
    ],
)
def test_a_lane_has_the_newest_title_that_is_told(roles: list[str | None], title: str) -> None:
    assert _title([holder(role) for role in roles]) == title


@pytest.mark.parametrize(
    ("cuts", "tells"),
    [
        ([(0, 0, 365, 365, True)], True),
        ([(0, 0, 364, 365, True)], False),
        ([(0, 0, 365, 365, False)], False),
        ([(0, 0, 100, 100, True), (100, 100, 300, 365, False)], True),
        ([(300, 300, 300, 365, True), (1, 100, 200, 200, True)], False),
    ],
)
def test_a_lane_has_one_holder_known_for_a_year_or_several_within_one(
    cuts: list[tuple[int, int, int, int, bool]], tells: bool
) -> None:
    def held(begins: int, first: int, last: int, ends: int, sure: bool) -> Held:
        one, two, three, four = (dt.date(2015, 1, 1) + dt.timedelta(days=day) for day in (begins, first, last, ends))
        term = Term((), None, None, (), Span(one, two, three, four))
        return Held(term, Stretch(one, two, three, four, sure), ("body", ""))

    assert _tells([held(*cut) for cut in cuts]) is tells
