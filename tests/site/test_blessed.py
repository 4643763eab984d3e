"""The whole site of the base of tests/every, as it was last read by a person: any change shows in the diff.

Accept what is meant: "make bless", and read what git shows.
"""

import difflib
import os
from pathlib import Path

import pytest

from hooks.carry import document
from kb.checks.rules import CHECKS
from kb.cite.editions import read_edition
from kb.model.field_tables import tables
from kb.model.statuses import State, StatementStatus
from kb.pages.whole_site import Site
from kb.publish.country_brief import Brief
from kb.store.base import read_base
from tests.built import ROOT, build
from tests.every import everything, with_changes, with_editions
from tests.html import misnested, text, tree
from tests.site.blessed import readable

BLESSED = ROOT / "tests" / "every" / "site"
MOST_LINES = 60
#: Limits of one, so that few records show what stands only where there are many: parts of a source, folds, a link,
#: lots of an index.
FEW = """
from kb.cite import json_ld
from kb.find import index_parts
from kb.pages import compared_facts, edition_list, indexes, long_groups, page_evidence, references, source_parts
from kb.pages import timeline_index, topic_page
source_parts.FULL, page_evidence._EVENTS, indexes._MANY, topic_page._TELLING = 330, 1, 6, 1
long_groups.LONGEST, compared_facts._MOST, edition_list._AT_ONCE, timeline_index._MANY = 1, 2, 1, 3
json_ld._NAMED, references._ADDRESSED = 1, 2
index_parts.FIRST, index_parts.RECORDS, index_parts.STATEMENTS = 10, 40, 100
"""


def made(folder: Path) -> Path:
    """The site with the brief, in ``folder``."""
    data = with_changes(with_editions(everything(folder / "data")))
    told = {"KB_COMMIT": "0123456789", "SITE_URL": "https://x.example/", "CONTACT": "editors@x.example"}
    outcome = build(data, folder / "site", FEW, **told)
    assert outcome.returncode == 0, outcome.stderr
    brief = folder / "site" / "brief" / "brief.html"
    brief.parent.mkdir()
    edition = read_edition(data, "https://x.example/")
    brief.write_text(document(Brief(Site(read_base(data)[0], edition)), edition), "utf-8")
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("blessed"))


@pytest.fixture(scope="module")
def texts(site: Path) -> dict[str, str]:
    return readable(site)


def changed(texts: dict[str, str]) -> list[str]:
    """The lines in which the site differs from the one that was blessed."""
    blessed = {path.name: path.read_text("utf-8") for path in sorted(BLESSED.glob("*.txt"))}
    assert blessed, "nothing is blessed: make bless"
    return [
        line
        for name in sorted(blessed.keys() | texts.keys())
        if blessed.get(name, "") != texts.get(name, "")
        for line in difflib.unified_diff(
            blessed.get(name, "").splitlines(), texts.get(name, "").splitlines(), f"blessed/{name}", name, "", "", 1, ""
        )
    ]


def test_the_site_is_the_one_that_was_blessed(texts: dict[str, str]) -> None:
    if os.environ.get("BLESS"):
        BLESSED.mkdir(exist_ok=True)
        for old in BLESSED.glob("*.txt"):
            old.unlink()
        for name, said in texts.items():
            (BLESSED / name).write_text(said, "utf-8")
    changes = changed(texts)
    said = "\n".join([*changes[:MOST_LINES], f"{len(changes)} lines; if they are meant: make bless"])
    assert not changes, said


def test_each_status_and_state_stands_on_a_page(texts: dict[str, str]) -> None:
    pages = "".join(said for name, said in texts.items() if name.endswith(".pages.txt"))
    for status in StatementStatus:
        assert f"ks-statement--{status}" in pages, status
    for status in StatementStatus:
        assert f"kb-statement--{status}" in pages, status
    for state in State:
        assert state.label in pages, state


def test_the_guide_for_editors_has_each_field_and_each_rule(site: Path) -> None:
    page = tree(site / "about/editors.html")
    for told in tables():
        heading = page.get_element_by_id(told.anchor)
        (table,) = heading.xpath("following::table[1]")
        assert (text(heading), text(heading.xpath("following::p[1]")[0])) == (told.name, " ".join(told.help.split()))
        assert [text(head) for head in table.iter("th")] == ["Field", "Form", "Needed", "What it is for"]
        rows = [[text(cell) for cell in row] for row in table.find("tbody")]
        assert rows == [
            [row.name, row.form, "yes" if row.required else "", " ".join(row.help.split())] for row in told.rows
        ]
    (rules,) = page.find_class("kb-rules")
    said = list(zip(map(text, rules[::2]), map(text, rules[1::2]), strict=True))
    assert said == [(rule.__name__.replace("_", " "), " ".join((rule.__doc__ or "").split())) for rule in CHECKS]
    assert [text(page.get_element_by_id(part)) for part in ("fields", "rules")] == ["Fields", "Rules"]


def test_every_page_closes_what_it_opens_and_nothing_else(site: Path) -> None:
    wrong = {str(path.relative_to(site)): misnested(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}
    assert {name: tag for name, tag in wrong.items() if tag} == {}
    assert [misnested(page) for page in ("<p><b>x</p></b>", "<div><p>x</p>", "<p>x</p></div>", "<p>a<br>b</p>")] == [
        "</p>", "<div>", "</div>", "",
    ]  # fmt: skip
