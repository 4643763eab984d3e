"""What pictures show, as data: every mark has its statement, the table is the picture, the file can be read."""

import csv
import gettext
import io
from dataclasses import replace

import pytest

from kb.model.statement import Statement
from kb.model.statuses import StatementStatus
from kb.model.words import speak
from kb.pictures.gallery import PAGES, WHOLE, Gallery
from kb.pictures.picture import DRAWN, FEWEST, Mark, Picture, told
from kb.store.addresses import address
from kb.store.base import Base
from tests.built import REAL, TINY
from tests.pictures.galleries import gallery

#: The one picture for which the base tells nothing yet: tests/pictures/test_command.py says what stands in its place.
SILENT = "command-before-2012"


def pictures() -> list[Picture]:
    return [picture for data in (TINY, REAL) for picture in gallery(data).pictures.values()]


@pytest.mark.parametrize("name", WHOLE)
def test_a_picture_of_the_whole_base_is_known_by_its_name(name: str) -> None:
    assert WHOLE[name](gallery(REAL).site).name == name


@pytest.mark.parametrize("picture", pictures(), ids=lambda picture: picture.name)
def test_every_mark_rests_on_a_statement_and_leads_to_it(picture: Picture) -> None:
    bases = [gallery(data).site.base for data in (TINY, REAL) if picture in gallery(data).pictures.values()]
    for mark in picture.rows:
        placed = bases[0].statements[mark.statement]
        assert mark.address == f"{address(placed.entry)}#{mark.statement}"
        assert placed.statement.status in DRAWN, mark


@pytest.mark.parametrize("picture", pictures(), ids=lambda picture: picture.name)
def test_the_table_has_a_row_for_each_mark_and_no_other(picture: Picture) -> None:
    assert set(picture.rows) == {*picture.marks, *picture.points}
    assert all(len(row.cells) == len(picture.columns) for row in picture.rows)
    assert all(row.words and any(row.cells) for row in picture.rows)


@pytest.mark.parametrize("picture", pictures(), ids=lambda picture: picture.name)
def test_the_csv_is_the_table_with_the_citation(picture: Picture) -> None:
    edition = gallery(REAL).site.edition
    head, *rows = csv.reader(io.StringIO(picture.as_csv(edition), newline=""))
    assert head == [*picture.columns, "statement", "address", "citation"]
    assert [row[-3] for row in rows] == [row.statement for row in picture.rows]
    assert all(row[-2].startswith("https://x.example/") for row in rows)
    assert all(picture.title in row[-1] and edition.number in row[-1] for row in rows)


def test_a_table_holds_no_formulas() -> None:
    mark = Mark(words="w", cells=("=1+1", "-5", "plain"), statement="ML-0001", address="a.html#ML-0001")
    spoilt = replace(gallery(REAL).pictures["presence"], marks=(mark,), points=())
    *_, row = csv.reader(io.StringIO(spoilt.as_csv(gallery(REAL).site.edition), newline=""))
    assert row[:3] == ["'=1+1", "'-5", "plain"]


def test_what_is_known_to_be_wrong_is_not_drawn() -> None:
    assert {StatementStatus.CORRECTED, StatementStatus.WITHDRAWN} & DRAWN == set()


def test_no_picture_of_fewer_than_three_marks_is_drawn() -> None:
    assert all(len(picture.marks) >= FEWEST for picture in pictures())
    assert "presence" not in gallery(TINY).pictures


def test_every_picture_of_the_whole_base_is_drawn_and_has_its_pages() -> None:
    found = gallery(REAL)
    drawn = {name: ids for name, ids in PAGES.items() if name != SILENT}
    assert set(drawn) <= set(found.pictures)
    for name, ids in drawn.items():
        assert [id_ for id_ in ids if id_ not in found.site.base.by_id] == []
        assert all(found.pictures[name] in found.of_record(id_) for id_ in ids)


def test_words_of_pictures_are_short_enough_for_tooltips() -> None:
    long = [mark.words for picture in pictures() for mark in picture.rows if len(mark.words) > 260]
    assert long == []


class _Backwards(gettext.NullTranslations):
    """A language in which everything stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"[{message}]"

    def ngettext(self, one: str, many: str, n: int) -> str:
        return f"[{one if n == 1 else many}]"


def test_the_words_of_pictures_come_from_the_catalogue() -> None:
    site = gallery(REAL).site
    speak(_Backwards())
    try:
        made = Gallery(site).pictures.values()
        words = [word for p in made for word in (p.title, *p.heads, *p.notes, p.invitation)]
        words += [key.words for p in made for key in p.legend]
    finally:
        speak(gettext.NullTranslations())
    assert [word for word in words if not word.startswith("[")] == []


def test_a_record_is_told_by_its_summary_or_else_by_the_first_statement_that_may_be_drawn(tiny: Base) -> None:
    entry = tiny.by_id["guard"]

    def by(*statements: Statement) -> str:
        found = told(replace(entry, record=entry.record.model_copy(update={"statements": list(statements)})))
        return found.id if found else ""

    own = list(entry.record.statements)
    assert own[0].section == "summary"
    gone = own[0].model_copy(update={"status": StatementStatus.WITHDRAWN})
    assert (by(*own), by(*reversed(own)), by(gone, *own[1:]), by(gone)) == ("ML-0003", "ML-0003", "ML-0004", "")
