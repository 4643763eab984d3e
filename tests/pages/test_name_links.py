"""Which names in a sentence are links: whole names of one record, once in a section, never to the page itself."""

import shutil
from pathlib import Path

import pytest

from kb.pages.name_links import Speller
from kb.store.base import read_base
from tests.built import TINY

BODIES = {"near": "en: Guard Post", "border": "en: Guard Post North", "x": "en: X", "twin-a": "en: Twin Force"}


@pytest.fixture(scope="module")
def speller(tmp_path_factory: pytest.TempPathFactory) -> Speller:
    """The tiny base with bodies of names that are alike, one letter long, or borne by two."""
    data = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("names") / "data"))
    for id_, name in BODIES.items():
        text = f"names: {{{name}}}\nchecked: 2026-01-15\ntype: agency\n"
        (data / "actors" / f"{id_}.yml").write_text(text, "utf-8")
    # within a kind no two records have the same name
    text = "names: {en: Other, fr: Twin Force}\nchecked: 2026-01-15\ntype: local-force\n"
    (data / "forces/twin-b.yml").write_text(text, "utf-8")
    base, problems = read_base(data)
    assert problems == []
    return Speller(base)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("The Guard Post and the Guard Post North.", {"Guard Post": "near", "Guard Post North": "border"}),
        ("Guard Post, Guard Post, Guard Post", {"Guard Post": "near"}),
        ("Guard Posts and Guard Post-like", {}),
        ("The Guard Post’s men", {"Guard Post": "near"}),
        ("X is a letter, and no name of one letter is a link", {}),
        ("Twin Force is the name of two", {}),
        ("guard post in small letters", {}),
        ("[[near]] and [[border|the other]]", {"Guard Post": "near", "the other": "border"}),
        ("[[near]] and Guard Post", {"Guard Post": "near"}),
        ("[[near|a post]], then [[near|the post]]", {"a post": "near", "the post": "near"}),
        ("[[nobody|a stranger]]", {}),
        ("The [[hero]], TG and SSR", {"Zoé Héro": "hero", "TG": "guard", "SSR": "ssr"}),
    ],
)
def test_a_name_is_a_link_where_it_stands_whole_and_is_that_of_one_record(
    speller: Speller, text: str, links: dict[str, str]
) -> None:
    segments = speller.segments(text)
    assert {one.text: one.id for one in segments if one.id} == links
    assert "".join(one.text for one in segments) == speller.plain(text)
    # a name is linked at its first mention only; whoever links by hand does so as often as he likes
    assert len([one for one in segments if one.id]) == len(links)


def test_a_page_does_not_link_to_itself_nor_a_section_twice_to_another(speller: Speller) -> None:
    assert [one.id for one in speller.segments("The Guard Post of [[hero]]", own="near") if one.id] == ["hero"]
    assert [one.id for one in speller.segments("[[near]] of [[hero]]", own="near") if one.id] == ["hero"]
    seen: set[str] = set()
    told = [speller.segments(text, seen=seen) for text in ("The Guard Post.", "The Guard Post of [[near]].")]
    assert [[one.id for one in segments if one.id] for segments in told] == [["near"], []]


def test_a_link_bears_the_full_name_as_title_where_it_shows_another(speller: Speller) -> None:
    titles = {one.text: one.title for one in speller.segments("TG, [[near]], [[hero|the head]]") if one.id}
    assert titles == {"TG": "Tiny Guard (TG)", "Guard Post": "", "the head": "Zoé Héro"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[[post]] is a word", "Border post is a word"),
        ("A [[post]] here. [[post]] there", "A border post here. Border post there"),
        ("The note says: [[post]]", "The note says: Border post"),
        ("The [[ssr]] of the [[hero]]", "The Security sector reform of the Zoé Héro"),
    ],
)
def test_a_common_noun_has_a_small_letter_within_a_sentence(tmp_path: Path, text: str, shown: str) -> None:
    data = Path(shutil.copytree(TINY, tmp_path / "data"))
    term = "names: {en: Border post}\nchecked: 2026-01-15\ntype: term\n"
    (data / "glossary/post.yml").write_text(term, "utf-8")
    speller = Speller(read_base(data)[0])
    assert speller.plain(text) == shown
    assert "".join(one.text for one in speller.segments(text)) == shown
