"""Side by side: every filled cell rests on a statement of its record, in the pages and in what the page loads."""

import csv
import io
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import rispy

from kb.answers.task_changes import Change
from kb.cite.editions import read_edition
from kb.pages.compared_facts import Fact, Group, facts_of
from kb.pages.comparison_page import ComparisonPage, compared_in
from kb.pages.whole_site import Site
from kb.publish.comparison_data import comparison_files
from kb.store.base import Base, read_base
from tests.built import REAL, TINY, shared
from tests.every import everything
from tests.html import tree


@pytest.fixture(scope="module", params=["tiny", "real"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    data = REAL if request.param == "real" else everything(tmp_path_factory.mktemp("every") / "data")
    base, problems = read_base(data)
    assert problems == []
    return Site(base, read_edition(data, "https://x.example/"))


def tells_of(base: Base, number: str, id_: str) -> bool:
    """Whether a statement is of a record, or relates another to it, or says what function it has."""
    placed = base.statements[number]
    statement = placed.statement
    named = {tie.target for tie in statement.relations} | {holding.by for holding in statement.functions}
    if statement.functions:
        named.add(getattr(placed.entry.record, "bearer", None))
    return placed.entry.id == id_ or id_ in named


def unbacked(base: Base, id_: str, label: str, facts: tuple[Fact, ...]) -> list[str]:
    return [f"{id_}: {label}: {fact.words}" for fact in facts if not tells_of(base, fact.statement, id_)]


def test_every_fact_of_every_page_rests_on_a_statement_of_its_record(site: Site) -> None:
    wrong, filled = [], 0
    for compared in site.base.comparisons:
        for table in ComparisonPage(site, compared).tables:
            for row in table.rows:
                for id_, cell in zip(compared.comparison.records, row.cells, strict=True):
                    assert bool(cell.values) != bool(cell.missing)
                    if table.anchor != Group.NAMES:
                        filled += len(cell.values)
                        wrong += unbacked(site.base, id_, row.label, cell.values)
    assert wrong == []
    assert filled > 5


def test_no_row_is_empty(site: Site) -> None:
    for compared in site.base.comparisons:
        rows = [row for table in ComparisonPage(site, compared).tables for row in table.rows]
        assert all(any(cell.values for cell in row.cells) for row in rows)


def test_every_task_rests_on_statements_of_its_mandate(site: Site) -> None:
    for compared in site.base.comparisons:
        for task in ComparisonPage(site, compared).tasks:
            for id_, cell in zip(compared.comparison.records, task.cells, strict=True):
                assert bool(cell.proofs) == (cell.change != Change.NOT_ENTERED)
                assert {site.base.statements[proof.id].entry.id for proof in cell.proofs} <= {id_}


def loaded(text: str) -> Any:
    return json.loads(text[text.index("{", text.index(",") if "assign" in text else 0) :].rstrip().removesuffix(")"))


def test_what_the_page_loads_says_the_same_and_rests_on_the_same(site: Site) -> None:
    files = dict(comparison_files(site))
    names = loaded(files.pop("compare/names.js"))
    wrong = []
    for where, text in files.items():
        found = loaded(text)
        kind = Path(where).stem
        assert {record[0] for record in names["kinds"][kind]["records"]} == set(found)
        for id_, record in found.items():
            own = facts_of(site, id_)
            assert [row[2] for row in record["rows"]] == [facts.label for facts in own]
            for (group, _, label, values), facts in zip(record["rows"], own, strict=True):
                assert [value[0] for value in values] == [fact.words for fact in facts.values]
                if names["groups"][group][0] != "Names":
                    wrong += [f"{id_}: {label}" for value in values if not tells_of(site.base, value[2], id_)]
    assert wrong == []


def test_each_record_of_a_comparison_knows_of_it(site: Site) -> None:
    for compared in site.base.comparisons:
        for id_ in compared.comparison.records:
            assert compared.comparison.title in [link.words for link in compared_in(site, id_)]


def test_mandates_are_told_apart_by_their_years_and_what_changed_is_marked(site: Site) -> None:
    compared = next(one for one in site.base.comparisons if one.comparison.tasks)
    page = ComparisonPage(site, compared)
    assert all(column.words.isdigit() for column in page.columns)
    ceiling = next(row for table in page.tables for row in table.rows if row.label == "Authorised strength")
    assert ceiling.sort == "differs"
    assert not ceiling.cells[0].changed
    told = [cell for cell in ceiling.cells if cell.values]
    assert [cell.changed for cell in told[1:]] == [
        new.values[0].words != old.values[0].words for old, new in pairwise(told)
    ]


def test_its_sources_are_those_of_the_statements_that_the_page_shows(site: Site) -> None:
    for compared in site.base.comparisons:
        view = ComparisonPage(site, compared)
        shown = {fact.statement for t in view.tables for row in t.rows for cell in row.cells for fact in cell.values}
        shown |= {proof.id for task in view.tasks for cell in task.cells for proof in cell.proofs}
        cited = {c.source for id_ in shown - {""} for c in site.base.statements[id_].statement.citations}
        assert cited
        assert {work.id for work in view.sources} == cited
        assert len(view.references.works) == len(view.sources) == len(cited)


def test_reference_managers_get_the_page_and_its_sources_as_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder, base = shared(tmp_path_factory, TINY, "tiny") / "compare", read_base(TINY)[0]
    (compared,) = base.comparisons
    page = tree(folder / f"{compared.id}.html")
    files = [a.get("href") for p in page.find_class("kb-files") for a in p.iter("a")]
    assert len(files) == 9
    table = list(csv.DictReader(io.StringIO((folder / f"{compared.id}.csv").read_text("utf-8"))))
    own, sources = (rispy.loads((folder / f"{compared.id}{name}.ris").read_text("utf-8")) for name in ("", ".sources"))
    assert [one["title"] for one in own] == [compared.comparison.title]
    view = ComparisonPage(Site(base, read_edition(TINY, "https://x.example/")), compared)
    assert [one["title"] for one in sources] == [work.title for work in view.sources]
    shown = {fact.statement for t in view.tables for row in t.rows for cell in row.cells for fact in cell.values}
    shown |= {proof.id for task in view.tasks for cell in task.cells for proof in cell.proofs}
    assert {row["statement"] for row in table} == shown
    assert {row["record"] for row in table} <= {column.title or column.words for column in view.columns}
    for name in files:
        assert (folder / name).stat().st_size
    twins = {link.get("href") for link in page.iter("link") if link.get("rel") == "describedby"}
    assert twins == set(files[:4])
