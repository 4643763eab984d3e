"""Hostile text in every field that bears text: shown as it is in every page, and one value in every file.

Two sites are made of the base of tests/every: one with a plain word of its own in each field, which tells where the
field is shown and how many records each file holds, and one with hostile text in the same fields.
"""

import csv
import io
import itertools
import json
import sqlite3
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import bibtexparser
import feedparser
import pytest
import rispy
from icalendar import Calendar
from lxml import etree
from pydantic import BaseModel

from kb.answers.posts import ASIDE
from kb.model.naming import family_name, inverted
from kb.model.schema import MODELS
from tests.built import build
from tests.every import everything
from tests.fuzz.every_field import ADDRESS, Leaf, complaints, fill, leaves, put, tree
from tests.fuzz.hostile import ALL
from tests.html import text
from tests.html import tree as page_tree

#: What no field takes, whatever it is for.
REFUSED = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{ 7 * 7 }}", "{% raw %}", "[a](javascript:alert(1))",
    "![a](https://evil.example/x.png)", "`a`", "A\nER  - \nTY  - JOUR", "a\u2028b", "=cmd|' /C calc'!A0", "@SUM(1)",
    "javascript:alert(1)",
]  # fmt: skip
#: A text that a field of prose may well hold, though no address may.
PROSE = frozenset({"javascript:alert(1)"})
LONGEST, MOST_WORDS = 85, 10


def word(leaf: Leaf) -> str:
    """The word by which a field is known wherever it is shown."""
    return f"Kw{leaf.number}w"


@cache
def accepted() -> tuple[str, ...]:
    """The hostile texts that a plain field takes: all that its readers must bear."""
    record = {"names": {"en": "x"}, "checked": "2026-01-15", "type": "term"}
    return tuple(
        " ".join(one.split())
        for one in ALL
        if not complaints("glossary/x.yml", {**record, "names": {"en": "Name", "variants": [one.strip()]}})
    )


def hostile(leaf: Leaf, shift: int = 0) -> str:
    """Some hostile texts with the field's word; neighbours have others, as has another ``shift``."""
    if leaf.address:
        return f"{ADDRESS}/{word(leaf)}?a=1&lt;b=(2)*c*;$d%27%3C&x=~e_f"
    texts, said, here = accepted(), "", leaf.number * 3 + shift * 7
    while len(said) < LONGEST and len(said.split()) < MOST_WORDS:
        put_in, here = texts[here % len(texts)], here + 1
        if len(said) + len(put_in) > LONGEST or len((said + " " + put_in).split()) > MOST_WORDS:
            break
        said = f"{said} {put_in}".strip()
    return f"{said} {word(leaf)}"


def ordinary(leaf: Leaf, shift: int = 0) -> str:
    """Plain letters, as long as the hostile text, with the field's word: what depends on length is then the same."""
    said = hostile(leaf, shift).removesuffix(word(leaf)).strip()
    return word(leaf) if leaf.address else f"{'x' * len(said)} {word(leaf)}"


class Sites:
    """The two sites and what stands in their fields."""

    def __init__(self, folder: Path) -> None:
        self.plain, self.plain_texts = self._made(folder / "plain", ordinary)
        self.spoilt, self.texts = self._made(folder / "spoilt", hostile)

    @staticmethod
    def _made(folder: Path, make: Any) -> tuple[Path, dict[Leaf, str]]:
        data = everything(folder / "data")
        filled = fill(
            data, leaves(data), lambda leaf: [said for n in range(4) for said in _choices(leaf, make(leaf, n))]
        )
        kept = [leaf for leaf, said in filled.texts.items() if said == leaf.was and leaf.path[-1] != "section"]
        assert kept == [], {leaf: filled.refused[leaf] for leaf in kept}
        outcome = build(data, folder / "site")
        assert outcome.returncode == 0, outcome.stderr
        return folder / "site", filled.texts

    def files(self, ending: str) -> list[tuple[Path, Path]]:
        """Each file with this ending, as it is in the plain site and in the spoilt one."""
        found = sorted(path.relative_to(self.plain) for path in self.plain.rglob(f"*{ending}"))
        assert found == sorted(path.relative_to(self.spoilt) for path in self.spoilt.rglob(f"*{ending}"))
        assert found, ending
        return [(self.plain / name, self.spoilt / name) for name in found]


def _choices(leaf: Leaf, said: str) -> list[str]:
    if leaf.address:
        return [said if said.startswith("https") else f"{ADDRESS}/{said}"]
    # sentences are of one length, so that an abstract of some is of the length that it should have
    if leaf.path[0] == "statements" and leaf.path[-1] == "text":
        return [" ".join([*"abcdefghijklmno"[len(said.split()) :], said])]
    # a place in a source begins as its outline has it
    return [said, f"{leaf.was.split(',')[0]}, {said}"] if leaf.path[-1] == "at" else [said]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    return Sites(tmp_path_factory.mktemp("hostile"))


def _fields(model: type[BaseModel], path: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Every field of a model, with those of the models in it."""
    found = set()
    for name, info in model.model_fields.items():
        here = (*path, name)
        found.add(here)
        inner = [part for part in _types(info.annotation) if isinstance(part, type) and issubclass(part, BaseModel)]
        for part in inner:
            found |= _fields(part, here)
    return found


def _types(annotation: Any) -> list[Any]:
    parts = getattr(annotation, "__args__", ())
    return [annotation] + [inner for part in parts for inner in _types(part)]


def _given(value: Any, path: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Every field that a record gives."""
    if isinstance(value, list):
        return {found for item in value for found in _given(item, path)}
    if isinstance(value, dict):
        return {(*path, key) for key in value} | {f for k, v in value.items() for f in _given(v, (*path, k))}
    return set()


def test_each_field_of_each_kind_occurs_in_the_base(tmp_path: Path) -> None:
    data = everything(tmp_path / "data")
    given = {kind: {f for path in (data / kind).glob("*.yml") for f in _given(tree(path))} for kind in MODELS}
    # what all kinds share (names, review, the fields of a statement) is there once; what a kind has of its own, in it
    anywhere = set().union(*given.values())
    lacking = {(kind, *f) for kind, model in MODELS.items() for f in _fields(model) if f not in anywhere}
    own = {
        (kind, name)
        for kind, model in MODELS.items()
        for name in model.__annotations__
        if name not in {"kind", "statements"} and (name,) not in given[kind]
    }
    assert lacking | own == set()


def test_what_could_run_or_forge_is_refused_in_every_field_with_its_place(tmp_path: Path) -> None:
    data = everything(tmp_path / "data")
    taken = []
    for leaf, attack in itertools.product(leaves(data), REFUSED):
        changed = tree(data / leaf.file)
        put(changed, leaf.path, attack)
        said = complaints(leaf.file, changed).get(leaf.path)
        if said is None and not (attack in PROSE and not leaf.address):
            taken.append((leaf, attack))
        assert said is None or said.startswith("expected "), said
    assert taken == []


def test_the_pages_hold_no_element_or_attribute_that_we_did_not_write(sites: Sites) -> None:
    for plain, spoilt in sites.files(".html"):
        before, after = page_tree(plain), page_tree(spoilt)
        known = {(e.tag, name) for e in before.iter() for name in ("", *e.attrib)}
        found = {(e.tag, name) for e in after.iter() for name in ("", *e.attrib)}
        # a link within a name may have a title, or none, as the name is long; a foreign title may be within a name
        assert found - known <= {("a", "title"), ("span", "lang")}, spoilt
        assert not [name for _, name in found if name.startswith("on") or name == "style"], spoilt
        for tag in (
            "script",
            "img",
            "iframe",
            "form",
            "link",
            "meta",
            "svg",
            "style",
            "base",
            "object",
            "h1",
            "h2",
            "p",
        ):
            assert len(list(before.iter(tag))) == len(list(after.iter(tag))), (spoilt, tag)
        assert _tokens(after, "class") <= _tokens(before, "class"), spoilt
        assert not [a for a in after.iter("a") if a.get("href", "").lower().startswith(("javascript", "data:"))], spoilt
        assert not [e for e in after.iter() if "evil.example" in (e.get("href") or e.get("src") or "")], spoilt


def _tokens(root: Any, name: str) -> set[str]:
    return {token for e in root.iter() for token in e.get(name, "").split()}


def test_what_a_field_holds_is_shown_as_it_is_wherever_the_field_is_shown(sites: Sites) -> None:
    shown: set[Leaf] = set()
    for plain, spoilt in sites.files(".html"):
        before, after = text(page_tree(plain)), text(page_tree(spoilt))
        for leaf, said in sites.texts.items():
            if word(leaf) in before and not leaf.address and said != leaf.was:
                shown.add(leaf)
                if spoilt.match("actors/index.html") and said not in after:
                    said = inverted(said, family_name(said))
                assert any(shown_so in after for shown_so in _shown(leaf, said)), (spoilt, leaf, said)
    worded = {leaf for leaf in sites.texts if not leaf.address}
    hidden, seen = ({_field(leaf) for leaf in some} for some in (worded - shown, shown))
    assert hidden == HIDDEN.keys() | OFTEN, (sorted(hidden - set(HIDDEN)), sorted(set(HIDDEN) - hidden))
    assert seen >= OFTEN


def _field(leaf: Leaf) -> str:
    return ".".join(str(step) for step in leaf.path if isinstance(step, str))


#: Fields that a page shows only of what holds and was told last.
OFTEN = frozenset({"statements.answers.control", "statements.relations.role"})


def _shown(leaf: Leaf, said: str) -> list[str]:
    """How a page may show what a field holds: the title of a post begins a line, without words in brackets."""
    if leaf.path[-1] != "role":
        return [said]
    title = ASIDE.sub("", said)
    return [said, title, title[:1].upper() + title[1:]]


#: Fields that no page shows in words, each with the reason.
HIDDEN = {
    "statements.section": "one of our own words, or of a topic's headings",
    "outline.at": "citations name it, so that here it keeps its words",
    "outline.starts": "where the check of phrases looks for a place",
    "outline.title": "stands beside places with statements, which here keep their words",
    "without_facts": "for the list of paragraphs without statements",
    "editors.family": "in the files for programs, not in the short reference",
    "editors.given": "as the family name",
    "editors.literal": "as the family name",
    "provenance": "in the files for programs",
    "names.variants": "found by the search, not shown",
    "names.sought": "found by the search, not shown",
}


def test_an_address_is_the_link_that_it_was_wherever_there_is_one(sites: Sites) -> None:
    linked: set[Leaf] = set()
    for plain, spoilt in sites.files(".html"):
        before, after = ({a.get("href") for a in page_tree(page).iter("a")} for page in (plain, spoilt))
        for leaf in (leaf for leaf in sites.texts if leaf.address and sites.plain_texts[leaf] in before):
            linked.add(leaf)
            assert sites.texts[leaf] in after, (spoilt, leaf)
    assert {leaf.path[-1] for leaf in linked} >= {"url", "archive", "website"}


def test_each_reference_file_holds_one_work_and_that_of_sources_as_many_as_before(sites: Sites) -> None:
    for ending in (".ris", ".bib", ".bibtex", ".csl.json"):
        for plain, spoilt in sites.files(ending):
            held = _works(plain)
            assert _works(spoilt) == held, spoilt
            assert held == 1 or ".sources." in spoilt.name, spoilt


def _works(file: Path) -> int:
    """How many works a file of references holds; what is none of them is a mistake."""
    text = file.read_text("utf-8")
    if file.suffix == ".ris":
        return len(rispy.loads(text))
    if file.suffix == ".json":
        return len(json.loads(text))
    library = bibtexparser.parse_string(text)
    assert (library.failed_blocks, library.comments) == ([], []), file
    return len(library.entries)


def test_each_table_feed_and_index_holds_as_many_rows_and_no_formula(sites: Sites) -> None:
    for plain, spoilt in sites.files(".csv"):
        lengths, rows = [Counter(map(len, _rows(path))) for path in (plain, spoilt)], _rows(spoilt)
        assert lengths[0] == lengths[1], spoilt
        assert [cell for row in rows for cell in row if cell[:1] in "=+@-\t\r" and cell] == [], spoilt
    for plain, spoilt in sites.files(".atom"):
        feeds = [feedparser.parse(path.read_bytes()) for path in (plain, spoilt)]
        assert [len(feed.entries) for feed in feeds] == [len(feeds[0].entries)] * 2
        assert feeds[1].bozo == 0
    for plain, spoilt in sites.files(".ics"):
        events = [len(Calendar.from_ical(path.read_bytes()).walk("VEVENT")) for path in (plain, spoilt)]
        assert events[0] == events[1] > 0
    for ending in (".xml", ".svg"):
        for _, spoilt in sites.files(ending):
            etree.fromstring(spoilt.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))


def test_each_json_file_script_and_database_has_the_same_shape(sites: Sites) -> None:
    for plain, spoilt in sites.files(".json"):
        assert _shape(json.loads(plain.read_text("utf-8"))) == _shape(json.loads(spoilt.read_text("utf-8"))), spoilt
    for plain, spoilt in sites.files(".js"):
        if spoilt.parent.name == "search":
            first, second = (_called(path.read_text("utf-8")) for path in (plain, spoilt))
            for key in ("records", "statements"):
                assert len(first.get(key, ())) == len(second.get(key, ())), spoilt
    counts = [_counts(path) for path in (sites.plain / "data/base.sqlite", sites.spoilt / "data/base.sqlite")]
    assert counts[0] == counts[1]
    for _, page in sites.files(".html"):
        for script in page_tree(page).iter("script"):
            if "json" in (script.get("type") or ""):
                json.loads(script.text or "")


def _rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))


def _shape(value: Any) -> Any:
    """A value with its words left out."""
    if isinstance(value, dict):
        return {key: _shape(inner) for key, inner in value.items()}
    return [_shape(inner) for inner in value] if isinstance(value, list) else type(value).__name__


def _called(script: str) -> Any:
    """What a file of the search index gives to its function."""
    return json.loads(script.partition("(")[2].rstrip().removesuffix(";").removesuffix(")"))


def _counts(path: Path) -> dict[str, int]:
    with sqlite3.connect(path) as database:
        # the tables of the full text count words
        wanted = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%!_fts%' ESCAPE '!'"
        names = [name for (name,) in database.execute(wanted)]
        return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
