"""Regions as tiles: as many as there were, no two in one place, nothing said that a statement does not say."""

import pytest

from kb.pictures.regions import PLACES, Heading, Maps, Tile
from tests.built import REAL
from tests.pictures.galleries import gallery


def tiles(name: str, place: int = 0) -> list[Tile]:
    return [m for m in gallery(REAL).pictures[name].marks if isinstance(m, Tile) and m.map == place]


@pytest.mark.parametrize(("place", "regions"), [(0, 8), (1, 10), (2, 10)])
def test_regions_come_into_being_as_their_statements_tell(place: int, regions: int) -> None:
    assert len([tile for tile in tiles("regions", place) if tile.look != "district"]) == regions


def test_what_is_new_in_a_map_was_not_in_the_one_before() -> None:
    new = {tile.label for tile in tiles("regions", 1) if tile.look == "new"}
    assert new == {"Ménaka", "Taoudénit"}
    assert new & {tile.label for tile in tiles("regions", 0)} == set()


def test_maps_are_headed_by_the_figures_of_the_series() -> None:
    picture = gallery(REAL).pictures["regions"]
    headings = [mark.title for mark in picture.marks if isinstance(mark, Heading)]
    assert headings == ["Before 19 January 2016", "10 regions, 19 January 2016", "19 regions, 13 March 2023"]
    assert picture.frame == Maps(3)
    # nine of the nineteen have no record; the picture says so
    assert any(note.startswith("9 regions") for note in picture.notes)


def test_no_two_tiles_lie_on_each_other() -> None:
    assert len(set(PLACES.values())) == len(PLACES)
    for place in range(3):
        spots = [(tile.column, tile.row) for tile in tiles("regions", place)]
        assert len(spots) == len(set(spots))


def test_each_region_has_the_date_and_the_sentence_of_what_was_last_told() -> None:
    found = {tile.label: tile for tile in tiles("regions-told")}
    assert len(found) == len(PLACES)
    kidal = found["Kidal"]
    assert kidal.small == "6/2026" and kidal.look == "new"
    assert "25 and 26 April 2026" in kidal.cells[2] and "[[" not in kidal.cells[2]
    assert found["Sikasso"].look == "plain"
