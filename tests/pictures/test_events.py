"""Events by year and sort: every event once, in its year."""

from pathlib import Path

import pytest

from kb.cite.editions import read_edition
from kb.model.record_types import Kind
from kb.model.records import Event
from kb.model.statuses import StatementStatus
from kb.pages.whole_site import Site
from kb.pictures.events import BEFORE, Calendar, Happened, events
from kb.store.base import read_base
from tests.built import REAL
from tests.editions import edit
from tests.pictures.galleries import gallery


def test_every_event_is_there_once_in_its_year_and_row() -> None:
    found = gallery(REAL)
    picture = found.pictures["events"]
    assert isinstance(picture.frame, Calendar)
    shown = {mark.address.partition("#")[0]: mark for mark in picture.marks if isinstance(mark, Happened)}
    records = {f"timeline/{entry.id}.html": entry.record for entry in found.site.base.of_kind(Kind.TIMELINE)}
    assert len(picture.marks) == len(shown)
    # but for those that a source expected and that did not come: their statement is known to be wrong
    wrong = {StatementStatus.CORRECTED, StatementStatus.WITHDRAWN}
    for address in set(records) ^ set(shown):
        assert {statement.status for statement in records[address].statements} <= wrong
    for address, mark in shown.items():
        record = records[address]
        assert isinstance(record, Event)
        year = record.date.earliest.year
        assert picture.frame.columns[mark.column] == (str(year) if year >= 2011 else BEFORE)
        assert picture.frame.rows[mark.row] == record.type.label


def test_events_stand_in_the_order_of_their_dates() -> None:
    marks = gallery(REAL).pictures["events"].marks
    columns = [mark.column for mark in marks if isinstance(mark, Happened)]
    assert columns == sorted(columns)


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        ("", [("2021-decree", 2021 - 2011 + 1)]),
        ("    status: superseded\n    superseded_by: ML-0011\n", [("2021-decree", 2021 - 2011 + 1)]),
        ("    status: withdrawn\n    reason: it was not signed\n", []),
    ],
)
def test_an_event_of_which_nothing_true_is_told_has_no_dot(
    copy: Path, status: str, shown: list[tuple[str, int]]
) -> None:
    edit(copy, "timeline/2021-decree.yml", "    as_of: 2021-05-03\n", f"    as_of: 2021-05-03\n{status}")
    picture = events(Site(read_base(copy)[0], read_edition(copy, "https://x.example/")))
    found = [mark for mark in picture.marks if isinstance(mark, Happened)]
    assert [(mark.address.partition("/")[2].partition(".")[0], mark.column) for mark in found] == shown
    assert isinstance(picture.frame, Calendar)
    assert (picture.frame.columns[1], picture.frame.columns[-1]) == ("2011", "2021")
