"""Command and oversight: a line is a relation that a statement states, on a day on which it held."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from kb.answers.existence import own_date
from kb.cite.editions import read_edition
from kb.model.relation_types import RelationType
from kb.model.statuses import StatementStatus
from kb.pages.whole_site import Site
from kb.pictures import command
from kb.pictures.command import NOTE, Edge, Graph, command_today
from kb.pictures.lanes import last_day
from kb.pictures.picture import Picture
from kb.store.base import read_base
from tests.built import REAL
from tests.editions import GUARD, edit
from tests.pictures.galleries import gallery


def picture(name: str) -> Picture:
    return gallery(REAL).pictures[name]


def edges(name: str) -> set[tuple[str, str, str]]:
    return {(mark.above, mark.below, mark.respect) for mark in picture(name).marks if isinstance(mark, Edge)}


def test_every_line_is_a_relation_of_its_statement() -> None:
    base = gallery(REAL).site.base
    for found in gallery(REAL).pictures.values():
        for mark in found.marks:
            if isinstance(mark, Edge):
                placed = base.statements[mark.statement]
                stated = {(placed.entry.id, r.target, r.type) for r in placed.statement.relations}
                upward = {(mark.below, mark.above, up) for up in (RelationType.REPORTS_TO, RelationType.PART_OF)}
                assert stated & {*upward, (mark.above, mark.below, RelationType.OVERSEES)}
                assert mark.disputed == (placed.statement.status == StatementStatus.DISPUTED)


def test_employment_and_administration_of_the_guard_are_told_apart() -> None:
    assert ("ministry-security", "national-guard", "employment") in edges("command-2019")
    assert ("ministry-defence", "national-guard", "administration") in edges("command-2019")


def test_what_was_later_is_not_in_the_picture_of_2019_nor_what_had_ended_in_that_of_today() -> None:
    assert ("ministry-security", "national-police", "authority") in edges("command-today")
    assert ("ministry-security", "national-police", "authority") not in edges("command-2019")
    assert ("national-assembly", "security-sector", "oversight") in edges("command-2019")
    assert not any("national-assembly" in edge for edge in edges("command-today"))
    assert dt.date(2019, 6, 30) == NOTE


def test_only_bodies_joined_by_a_line_are_in_a_picture() -> None:
    for found in gallery(REAL).pictures.values():
        if isinstance(found.frame, Graph):
            joined = {id_ for mark in found.marks if isinstance(mark, Edge) for id_ in (mark.above, mark.below)}
            assert {node.id for node in found.frame.nodes} == joined


def test_a_body_has_its_neighbourhood_on_its_own_page_alone() -> None:
    (own,) = [p for p in gallery(REAL).of_record("gendarmerie") if isinstance(p.frame, Graph)]
    assert isinstance(own.frame, Graph)
    assert [node.id for node in own.frame.nodes if node.middle] == ["gendarmerie"]
    assert all("gendarmerie" in (mark.above, mark.below) for mark in own.marks if isinstance(mark, Edge))
    assert not any(isinstance(p.frame, Graph) for p in gallery(REAL).of_record("kidal"))


def test_what_was_last_told_long_ago_is_marked_in_the_picture_of_today() -> None:
    marks = [mark for mark in picture("command-today").marks if isinstance(mark, Edge)]
    day = last_day(gallery(REAL).site)
    for mark in marks:
        seen = own_date(gallery(REAL).site.base.statements[mark.statement].statement)
        assert mark.old == (seen is not None and seen.latest < day.replace(year=day.year - 5) + dt.timedelta(days=1))
    assert {mark.old for mark in marks} == {True, False}
    assert not any(mark.old for mark in picture("command-2019").marks if isinstance(mark, Edge))


def test_that_nothing_tells_of_the_time_before_2012_is_said_in_the_picture_of_today() -> None:
    assert "command-before-2012" not in gallery(REAL).pictures
    (said,) = picture("command-today").notes
    assert "before 2012: no statement tells it" in said


def test_where_statements_tell_of_the_time_before_it_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    site = gallery(REAL).site
    monkeypatch.setattr(command, "BEFORE", NOTE)
    assert command.command_before(site).worth_drawing
    assert command_today(site).notes == ()


@pytest.mark.parametrize(("lines", "said"), [(0, "no statement tells it"), (2, "too few statements tell it"), (3, "")])
def test_the_time_before_2012_is_passed_over_with_a_word_or_drawn(lines: int, said: str) -> None:
    before = picture("command-2019")
    notes = command._silence(replace(before, marks=before.marks[:lines]))
    assert [note.partition("before 2012: ")[2] for note in notes] == ([f"{said}."] if said else [])


@pytest.mark.parametrize(
    ("day", "there"),
    [("1961-12-31", False), ("1962-01-01", True), ("2022-01-30", True), ("2022-01-31", False), ("2022-02-01", False)],
)
def test_a_body_is_in_being_from_its_first_day_to_the_one_before_its_end(copy: Path, day: str, there: bool) -> None:
    old = "    existence:\n      begins: 1962\n      state: exists\n"
    edit(copy, GUARD, old, old.replace("state: exists", "ends: 2022-01-31"))
    site = Site(read_base(copy)[0], read_edition(copy, "https://x.example/"))
    assert command._in_being(site, "guard", dt.date.fromisoformat(day)) is there
