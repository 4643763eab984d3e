"""Drawings: named, linked, without styles of their own, the same twice, and no words in them are taken for markup."""

import re
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree as Xml

import pytest

from hooks.pictures import Drawing, Exhibition, Shown, _drawn, drawings
from kb.pictures.command import Graph
from kb.pictures.picture import Picture
from tests.built import REAL, ROOT
from tests.pictures.galleries import gallery

SVG = "{http://www.w3.org/2000/svg}"
NAMES = sorted(gallery(REAL).pictures)
FORMS = ("narrow", "wide")
WIDTHS = {"narrow": 328, "wide": 704}


@cache
def drawn() -> dict[str, Drawing]:
    return drawings(gallery(REAL).pictures.values())


def tree(name: str, form: str) -> Xml.Element:
    return Xml.fromstring(drawn()[name][form])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_is_named_and_described(name: str, form: str) -> None:
    svg, picture = tree(name, form), gallery(REAL).pictures[name]
    title, description = svg[0], svg[1]
    assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
    assert (title.text, description.text) == (picture.title, picture.description)
    assert svg.get("aria-labelledby") == title.get("id") and svg.get("aria-describedby") == description.get("id")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_has_no_styles_scripts_or_foreign_parts(name: str, form: str) -> None:
    for part in tree(name, form).iter():
        assert part.tag.startswith(SVG)
        assert part.tag.removeprefix(SVG) not in {"style", "script", "foreignObject", "image"}
        assert [key for key in part.attrib if key == "style" or key.startswith("on")] == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NAMES)
def test_every_mark_is_a_link_to_its_statement(name: str, form: str) -> None:
    picture = gallery(REAL).pictures[name]
    links = [(part.get("href"), part.get("aria-label")) for part in tree(name, form).iter(f"{SVG}a")]
    # the bodies of a graph stand for no figure, and lead to their pages
    bodies = picture.frame.nodes if isinstance(picture.frame, Graph) else ()
    led = {(f"~/{mark.address}", mark.words) for mark in picture.rows}
    assert led | {(f"~/{node.address}", node.label) for node in bodies} == set(links)
    # the table below has the same links for the keyboard
    assert {part.get("tabindex") for part in tree(name, form).iter(f"{SVG}a")} == {"-1"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_has_its_width_and_words_that_can_be_read(name: str, form: str) -> None:
    svg = tree(name, form)
    assert float(svg.get("width", 0)) <= WIDTHS[form]
    sizes = {float(part.get("font-size", "")) for part in svg.iter() if part.get("font-size")}
    assert min(sizes) >= 9.5


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_drawing_stands_beside_its_paper(name: str) -> None:
    for form in FORMS:
        svg = tree(name, form)
        width, height = (float(svg.get(side, 0)) for side in ("width", "height"))
        for part in svg.iter(f"{SVG}rect"):
            assert float(part.get("x", 0)) >= -1 and float(part.get("x", 0)) + float(part.get("width", 0)) <= width + 1
            assert float(part.get("y", 0)) + float(part.get("height", 0)) <= height + 1


@pytest.mark.parametrize("name", NAMES)
def test_what_is_pointed_to_within_a_page_is_there_once(name: str) -> None:
    both = "".join(drawn()[name].values())
    ids = re.findall(r' id="([^"]+)"', both)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", both)) <= set(ids)


def test_colours_are_those_of_the_theme() -> None:
    style = (ROOT / "docs" / "assets" / "pictures.css").read_text(encoding="utf-8")
    whole = "".join(form for both in drawn().values() for form in both.values())
    used = set(re.findall(r"var\((--kb-pic-[\w-]+)", whole))
    # light, dark, forced colours and print: each gives all of them
    assert all(style.count(f"{name}:") == 4 for name in used)
    assert len(used) > 4


@pytest.mark.parametrize("name", NAMES)
def test_the_file_stands_alone(name: str) -> None:
    found = gallery(REAL)
    shown = Shown(found.pictures[name], drawn()[name], found.site.edition)
    svg = Xml.fromstring(shown.file.encode("utf-8"))
    assert all(part.get("href", "").startswith("https://x.example/") for part in svg.iter(f"{SVG}a"))
    assert "var(" not in shown.file
    assert found.site.edition.number in (svg.findtext(f"{SVG}metadata") or "")


def test_addresses_lead_from_the_page_that_shows_the_picture() -> None:
    shown = Exhibition(gallery(REAL), drawn()).picture("presence")
    assert shown and 'href="../actors/minusma.html#' in shown.svg("../")
    assert "~/" not in shown.svg("../")


def test_a_picture_drawn_twice_is_the_same() -> None:
    pictures = list(gallery(REAL).pictures.values())
    assert _drawn(pictures) == drawn()


def test_words_are_never_markup() -> None:
    picture = gallery(REAL).pictures["presence"]
    wicked = '<script>alert(1)</script>" onload="x & y'
    mark = replace(picture.marks[0], words=wicked, label=wicked)  # type: ignore[call-arg]
    spoilt: Picture = replace(picture, title=wicked, marks=(mark, *picture.marks[1:]))
    for form in _drawn([spoilt])["presence"].values():
        svg = Xml.fromstring(form)
        assert svg[0].text == wicked
        assert any(part.get("aria-label") == wicked for part in svg.iter(f"{SVG}a"))
        assert all("onload" not in part.attrib and not part.tag.endswith("script") for part in svg.iter())
