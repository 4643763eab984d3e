"""Regions as tiles: as many as there were, no two in one place, nothing said that a statement does not say."""

from pathlib import Path

import pytest

from kb.cite.editions import read_edition
from kb.pages.whole_site import Site
from kb.pictures.regions import PLACES, Heading, Maps, Tile, last_told
from kb.store.base import read_base
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


REGION = """\
names: {{en: Kidal}}
checked: 2026-01-15
type: region
statements:
  - id: ML-0015
    section: {section}
    text: Kidal is held.
    {dated}
    citations:
      - {{source: journal-2021, at: article, phrase: un pont}}
"""


@pytest.mark.parametrize(
    ("section", "dated", "told"),
    [
        # the newest source of the tiny base is of 4 May 2021
        ("summary", "as_of: 2020-05-04", [("5/2020", "new")]),
        ("status", "as_of: 2020-05-03", [("5/2020", "plain")]),
        ("activities", "as_of: 2021-05-04", []),
        ("summary", "timeless: true", []),
    ],
)
def test_a_region_of_which_no_day_is_told_has_no_tile(
    copy: Path, section: str, dated: str, told: list[tuple[str, str]]
) -> None:
    (copy / "places/kidal.yml").write_text(REGION.format(section=section, dated=dated), "utf-8")
    marks = last_told(Site(read_base(copy)[0], read_edition(copy, "https://x.example/"))).marks
    assert [(mark.small, mark.look) for mark in marks if isinstance(mark, Tile)] == told
