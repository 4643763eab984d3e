"""Words in other languages are marked wherever a page, a list, a result or a panel names a work by its title."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml.html import HtmlElement as Element

from kb.cite.editions import read_edition
from kb.find.index_parts import rows
from kb.model.record_types import Kind
from kb.pages.indexes import index
from kb.pages.list_files import row_data
from kb.pages.other_languages import OWN, runs, spans, taken
from kb.pages.parts import Run
from kb.pages.whole_site import Site
from kb.store.base import Base
from tests.built import TINY, shared
from tests.html import tree

TITLE = "La Garde passe à l’Intérieur"
FRENCH = [("fr", 12, 12 + len(TITLE))]


@pytest.mark.parametrize(
    ("name", "title", "words"),
    [
        # the title itself, the title cut short, and the same with another word at its beginning
        ("RFI: Mali : la Cédéao lève ses sanctions (2012)", "Mali : la Cédéao lève ses sanctions", None),
        ("TVT: il est investi hier (2021)", "Il est investi hier au Mali", "il est investi hier"),
        ("Kaweru: Rome et Paris conseillent (2025)", "Mali : rome et Paris conseillent", "Rome et Paris conseillent"),
        # an English name of ours with proper names in common
        ("Malijet: Paramount trial, Modibo Keïta heard (2020)", "Affaire Paramount : Modibo Keïta entendu", ""),
        ("AMAP: meeting of the High Council (2019)", "Mali : Réunion du Conseil supérieur", ""),
    ],
)
def test_what_a_name_takes_from_the_title_is_found(name: str, title: str, words: str | None) -> None:
    assert taken(name, title) == (title if words is None else words)


def test_a_text_falls_into_runs_of_one_language(tiny: Base) -> None:
    french, english = (
        tiny.by_id["journal-2021"],
        next(entry for entry in tiny.of_kind(Kind.SOURCES) if entry.record.language == OWN),
    )
    text = f"🗎 {english.record.title}; Dupé, “{TITLE}”, 2021"
    found = runs(text, [english, french])
    assert found == (Run(f"🗎 {english.record.title}; Dupé, “"), Run(TITLE, "fr"), Run("”, 2021"))
    # scripts count the sign outside the basic plane twice
    begin = text.index(TITLE) + 1
    assert spans(found) == [("fr", begin, begin + len(TITLE))]
    assert runs("nothing of it", [french]) == (Run("nothing of it"),)


def test_lists_and_the_index_of_the_search_tell_scripts_where_the_words_are(tiny: Base) -> None:
    site = Site(tiny, read_edition(TINY, "https://x.example/"))
    listed = {row.name: row_data(row) for group in index(site, Kind.SOURCES).groups for row in group.rows}
    name = f"Le Journal: {TITLE} (2021-05-04)"
    assert listed[name][-1] == FRENCH
    assert all(row[-1] != FRENCH for other, row in listed.items() if other != name)
    found = {row[1]: row for row in rows(site)[0]}
    french = found.pop("journal-2021")
    assert french[-1] == FRENCH
    assert {len(row) for row in found.values()} == {len(french) - 1}


def test_no_page_says_a_title_without_its_language(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = shared(tmp_path_factory, TINY, "tiny")
    said = [(path, element) for path in sorted(site.rglob("*.html")) for element in _saying(path)]
    wrong = [f"{path.relative_to(site)}: <{element.tag}>" for path, element in said if not _french(element)]
    assert wrong == []
    folders = {path.relative_to(site).parts[0] for path, _ in said}
    assert folders >= {"sources", "s", "forces", "mandates", "instruments", "timeline"}


def _saying(path: Path) -> Iterator[Element]:
    """The elements of a page that hold the title; but what a screen reader passes over, and the title of the window."""
    for element in tree(path).iter():
        if element.tag in {"script", "title"} or any(a.get("aria-hidden") for a in (element, *element.iterancestors())):
            continue
        if TITLE in (element.text or "") or any(TITLE in (child.tail or "") for child in element):
            yield element


def _french(element: Element) -> bool:
    return next((e.get("lang") for e in (element, *element.iterancestors()) if e.get("lang")), "") == "fr"
