"""The map of places: dots where the towns lie, answers as their statements give them, and what is missing named."""

from dataclasses import replace
from xml.etree import ElementTree as Xml

import pytest

from hooks.pictures import drawings
from kb.model.questions import Question
from kb.model.record_types import PlaceType
from kb.model.records import Place
from kb.model.statuses import StatementStatus
from kb.pictures.gazetteer import unmistakable
from kb.pictures.towns import Credited, Town, _answer, towns
from tests.built import REAL, TINY
from tests.pictures.galleries import gallery

SVG = "{http://www.w3.org/2000/svg}"


def found() -> dict[str, Town]:
    return {mark.label: mark for mark in gallery(REAL).pictures["towns"].marks if isinstance(mark, Town)}


def test_towns_lie_in_mali_and_to_each_other_as_they_should() -> None:
    dots = found()
    assert all(-12.3 < dot.longitude < 4.3 and 10.1 < dot.latitude < 25.1 for dot in dots.values())
    assert max(dots.values(), key=lambda dot: dot.latitude).label == "Taoudénit"
    assert min(dots.values(), key=lambda dot: dot.longitude).label == "Kayes"
    assert max(dots.values(), key=lambda dot: dot.longitude).label == "Ménaka"
    assert dots["Timbuktu"].longitude < dots["Gao"].longitude < dots["Kidal"].longitude


def test_every_answer_on_the_map_is_the_one_of_its_statement_and_dated() -> None:
    base = gallery(REAL).site.base
    answered = {name: dot for name, dot in found().items() if dot.number}
    assert {"Kidal", "Gao", "Ménaka", "Timbuktu"} <= set(answered)
    assert sorted(dot.number for dot in answered.values()) == [*range(1, len(answered) + 1)]
    for name, dot in answered.items():
        said = base.statements[dot.statement].statement.answers[Question.CONTROL]
        assert dot.cells[:2] == (name, said) and dot.words == f"{name}: {said}"
        assert dot.cells[2]


def test_of_the_others_no_statement_says_who_controls_them() -> None:
    base = gallery(REAL).site.base
    for dot in found().values():
        entry = base.statements[dot.statement].entry
        told = any(Question.CONTROL in statement.answers for statement in entry.record.statements)
        assert told == bool(dot.number)


def test_what_is_missing_is_named() -> None:
    records = [entry.record for entry in gallery(REAL).site.base.entries if isinstance(entry.record, Place)]
    with_town = {record.names.en for record in records if record.type in {PlaceType.TOWN, PlaceType.REGION}}
    notes = gallery(REAL).pictures["towns"].notes
    missing = sorted(with_town - set(found()))
    assert "Ouagadougou" in missing
    assert notes[1].endswith(f"by the name: {', '.join(missing[:-1])} and {missing[-1]}.")
    assert "borders of regions, areas and lines of control" in notes[0]
    assert "Natural Earth" in notes[-1]


def test_a_place_that_no_town_is_known_for_has_no_dot() -> None:
    site = gallery(REAL).site
    known = towns(site, lambda: {"Kidal": (1.4, 18.4), "Tombouctou": (-3.0, 16.8), "Nowhere": (0.0, 0.0)})
    assert [mark.words.split(":")[0] for mark in known.marks] == ["Kidal", "Timbuktu"]
    assert "Bamako" in known.notes[1] and "Nowhere" not in known.notes[1]
    assert towns(site, dict).marks == ()


def test_a_base_without_places_to_look_up_reads_no_list_of_towns() -> None:
    picture = towns(gallery(TINY).site, lambda: pytest.fail("the list was read"))
    assert not picture.worth_drawing
    assert not any(note.startswith("Not on the map") for note in picture.notes)
    assert "towns" not in gallery(TINY).pictures


def test_a_name_that_two_towns_have_places_neither() -> None:
    twice = [("Tin", (1.0, 15.0)), ("Gao", (0.0, 16.3)), ("Tin", (2.0, 14.0)), ("Tin", (3.0, 13.0))]
    assert unmistakable(twice) == {"Gao": (0.0, 16.3)}


@pytest.mark.parametrize("status", [StatementStatus.SUPERSEDED, StatementStatus.DISPUTED, StatementStatus.WITHDRAWN])
def test_an_answer_that_is_not_relied_on_is_no_answer(status: StatementStatus) -> None:
    entry = gallery(REAL).site.base.by_id["gao"]
    assert isinstance(entry.record, Place) and _answer(entry)
    statements = [statement.model_copy(update={"status": status}) for statement in entry.record.statements]
    assert _answer(replace(entry, record=entry.record.model_copy(update={"statements": statements}))) is None


def test_every_town_is_named_on_both_maps_and_the_file_names_its_sources() -> None:
    picture = gallery(REAL).pictures["towns"]
    assert isinstance(picture.frame, Credited)
    for svg in drawings([picture])["towns"].values():
        words = [text.text for text in Xml.fromstring(svg).iter(f"{SVG}text")]
        assert set(found()) <= set(words)
        assert picture.frame.credit in words
    assert "Natural Earth" in picture.frame.credit and "GeoNames, CC BY 4.0" in picture.frame.credit
