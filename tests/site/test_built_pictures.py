"""Pictures in the built site: on their pages, as files beside them, with a table that is folded."""

import csv
from pathlib import Path

import pytest

from kb.pictures.gallery import PAGES
from kb.store.addresses import address
from tests.built import REAL
from tests.html import by_class, tree
from tests.pictures.galleries import gallery


@pytest.fixture(scope="session")
def site(real_site: Path) -> Path:
    """The site of the real base."""
    return real_site


def shown(page: Path) -> dict[str, object]:
    return {str(figure.get("id")): figure for figure in by_class(tree(page), "kb-picture")}


def test_every_picture_of_the_whole_base_stands_on_its_pages(site: Path) -> None:
    drawn = gallery(REAL).pictures
    base = gallery(REAL).site.base
    missing = [
        (name, id_)
        for name, ids in PAGES.items()
        for id_ in ids
        if name in drawn and f"picture-{name}" not in shown(site / address(base.by_id[id_]))
    ]
    assert missing == []
    # tests/pictures/test_command.py tells of the one that is not drawn
    assert set(PAGES) - set(drawn) <= {"command-before-2012"}
    assert "picture-presence" in shown(site / "index.html")
    assert "picture-events" in shown(site / "timeline" / "index.html")


def test_a_series_stands_on_the_page_of_its_indicator(site: Path) -> None:
    assert "picture-series-members-cnt" in shown(site / "indicators" / "members-cnt.html")
    assert shown(site / "indicators" / "women-share-army.html") == {}


def test_each_picture_lies_beside_its_table_as_files(site: Path) -> None:
    for name, picture in gallery(REAL).pictures.items():
        assert (site / "pictures" / f"{name}.svg").is_file()
        with (site / "pictures" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.reader(file))) == len(picture.rows) + 1


def test_the_table_below_a_picture_has_a_caption_and_its_marks(site: Path) -> None:
    for figure in by_class(tree(site / "actors" / "minusma.html"), "kb-picture"):
        (table,) = figure.iter("table")
        assert table.findtext("caption")
        rows = [link.get("href") for link in table.iter("a")]
        marks = {mark.get("href") for svg in figure.iter("svg") for mark in svg.iter("a")}
        assert set(rows) == marks and len(rows) >= len(marks)
        assert next(figure.iter("details")).get("open") is None
