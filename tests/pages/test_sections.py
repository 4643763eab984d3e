"""Statements under their headings: the newest first, but where they are told in an order of their own."""

import datetime as dt
from pathlib import Path

import pytest

from kb.answers.existence import own_date
from kb.cite.editions import read_edition
from kb.model.record_types import Kind
from kb.model.sections import Section
from kb.pages.connections import relations_of
from kb.pages.pages_by_kind import page_of
from kb.pages.parts import Fold, SectionView, StatementView
from kb.pages.sections import sections_of
from kb.pages.topic_page import TopicPage
from kb.pages.whole_site import Site
from kb.store.base import Base, Placed, read_base
from tests.built import REAL
from tests.editions import edit

TOLD_IN_ORDER = {Section.MANDATE, Section.PROVISIONS, Section.WHAT_HAPPENED, Section.CONSEQUENCES}


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(read_base(REAL)[0], read_edition(REAL, "https://ssr.example/"))


def tiny_site(data: Path) -> Site:
    return Site(read_base(data)[0], read_edition(data, "https://ssr.example/"))


def day(base: Base, view: StatementView) -> dt.date:
    moment = own_date(base.statements[view.id].statement)
    return moment.latest if moment else dt.date.min


def test_statements_stand_newest_first_or_as_their_text_has_them(site: Site) -> None:
    base, seen = site.base, {"in order": 0, "newest first": 0}
    for entry in (entry for entry in base.entries if entry.kind != Kind.TOPICS):
        own = [Placed(statement, entry, at) for at, statement in enumerate(entry.record.statements)]
        for heading in dict.fromkeys(one.statement.section for one in own):
            told = [one for one in own if one.statement.section == heading]
            (section,) = sections_of(site, entry, [(one, heading) for one in told])
            parts: list[SectionView | Fold] = [section, *section.folds]
            shown = [view.id for part in parts for view in part.statements]
            assert sorted(shown) == sorted(one.id for one in told), (entry.id, heading)
            in_order = heading in TOLD_IN_ORDER or any(one.statement.label for one in told)
            own_order = [one.id for one in told]
            for part in parts:
                ids, days = [view.id for view in part.statements], [day(base, view) for view in part.statements]
                wanted = [id_ for id_ in own_order if id_ in ids]
                assert ids == wanted if in_order else days == sorted(days, reverse=True), (entry.id, heading)
                seen["in order" if in_order else "newest first"] += in_order or ids != wanted
    assert min(seen.values()) > 5, seen


def test_a_page_has_its_headings_once_and_all_its_statements(site: Site) -> None:
    for entry in site.base.entries:
        titles = [section.title for section in getattr(page_of(site, entry.id), "sections", ())]
        assert len(set(titles)) == len(titles), entry.id


def test_the_summary_of_a_topic_is_under_no_heading(copy: Path) -> None:
    edit(copy, "topics/security.yml", "    section: Forces\n    text", "    section: summary\n    text")
    page = page_of(tiny_site(copy), "security")
    assert isinstance(page, TopicPage)
    assert [view.id for view in page.lead] == ["ML-0013"]
    assert [section.title for section in page.sections] == ["Reform", "Forces"]


@pytest.mark.parametrize("years", [(2018, 2020), (2020, 2018)])
def test_of_two_relations_of_a_sort_with_another_record_the_newer_is_told(copy: Path, years: tuple[int, int]) -> None:
    old = "      - type: heads\n        target: guard\n        begins: 2018\n"
    edit(copy, "actors/hero.yml", old, "".join(old.replace("2018", str(year)) for year in years))
    site = tiny_site(copy)
    told = [view for group in relations_of(site, site.base.by_id["guard"]) for view in group.relations]
    assert [view.dated for view in told if view.other.words == "Zoé Héro"] == ["from 2020"]
