"""Statements under their headings: the newest first, but where they are told in an order of their own."""

import datetime as dt

import pytest

from kb.answers.existence import own_date
from kb.cite.editions import read_edition
from kb.model.record_types import Kind
from kb.model.sections import Section
from kb.pages.pages_by_kind import page_of
from kb.pages.sections import sections_of
from kb.pages.statements import StatementView
from kb.pages.whole_site import Site
from kb.store.base import Base, Placed, read_base
from tests.built import REAL

TOLD_IN_ORDER = {Section.MANDATE, Section.PROVISIONS, Section.WHAT_HAPPENED, Section.CONSEQUENCES}


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(read_base(REAL)[0], read_edition(REAL, "https://ssr.example/"))


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
            shown = [view.id for part in (section, *section.folds) for view in part.statements]
            assert sorted(shown) == sorted(one.id for one in told), (entry.id, heading)
            in_order = heading in TOLD_IN_ORDER or any(one.statement.label for one in told)
            own_order = [one.id for one in told]
            for part in (section, *section.folds):
                ids, days = [view.id for view in part.statements], [day(base, view) for view in part.statements]
                wanted = [id_ for id_ in own_order if id_ in ids]
                assert ids == wanted if in_order else days == sorted(days, reverse=True), (entry.id, heading)
                seen["in order" if in_order else "newest first"] += in_order or ids != wanted
    assert min(seen.values()) > 5, seen


def test_a_page_has_its_headings_once_and_all_its_statements(site: Site) -> None:
    for entry in site.base.entries:
        titles = [section.title for section in getattr(page_of(site, entry.id), "sections", ())]
        assert len(set(titles)) == len(titles), entry.id
