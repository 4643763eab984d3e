"""Events by year and sort: every event once, in its year."""

from kb.model.record_types import Kind
from kb.model.records import Event
from kb.model.statuses import StatementStatus
from kb.pictures.events import BEFORE, Calendar, Happened
from tests.built import REAL
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
